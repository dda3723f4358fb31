"""Handlers of packs: what they are made of, for whom, and when they are published.

The rule kept here: whoever keeps a pack changes it, and administrators; its audience reads it. A pack can hold only
what its keeper may open, since it is computed with their rights.
"""

from typing import Any

from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import i18n, lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Forbidden, Invalid
from crm_chassis.i18n import N_
from crm_chassis.records import to_message
from crm_chassis.roles import ROLES
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from crm_reports import rules
from crm_reports.asking import language_of
from crm_reports.measures import MEASURES
from crm_reports.packs import audience, composing, schedules
from crm_reports.packs.tables import pack_wishes, packs
from crm_reports.tables import snapshots

FILTERABLE = (
    "pack_id",
    "title",
    "owner_id",
    "period",
    "next_time",
    "create_time",
    "update_time",
    "delete_time",
)
GIVEN = ("title", "chinese_title", "items", "roles", "teams", "user_ids", "languages", "period")
MAILS = {
    "link": pb.PACK_MAIL_KIND_LINK,
    "pdf": pb.PACK_MAIL_KIND_PDF,
    "files": pb.PACK_MAIL_KIND_FILES,
}
NOT_YOURS = N_("Somebody else keeps this pack.")
ONE = Statement(
    select(packs).where(packs.c.pack_id == bindparam("pack_id"), audience.condition(packs))
)
HELD = Statement(
    select(packs)
    .where(packs.c.pack_id == bindparam("pack_id"), audience.condition(packs))
    .with_for_update()
)
WISHES = Statement(select(pack_wishes).where(pack_wishes.c.user_id == bindparam("user_id")))
NEWEST = Statement(
    select(snapshots.c.snapshot_id)
    .where(snapshots.c.pack_id == bindparam("pack_id"), audience.condition(snapshots))
    .order_by(snapshots.c.create_time.desc(), snapshots.c.snapshot_id.desc())
    .limit(1)
)
_wish = insert(pack_wishes).values(
    {name: bindparam(name) for name in ("pack_id", "user_id", "mail")}
)
WISH = Statement(
    _wish.on_conflict_do_update(
        index_elements=["pack_id", "user_id"], set_={"mail": _wish.excluded.mail}
    )
)
NO_WISH = Statement(
    delete(pack_wishes).where(
        pack_wishes.c.pack_id == bindparam("pack_id"),
        pack_wishes.c.user_id == bindparam("user_id"),
    )
)


def message_of(row: Any, **more: Any) -> pb.Pack:
    """A pack as its row has it."""
    return to_message(pb.Pack, row, **more)


def message(call: Call, row: Any) -> pb.Pack:
    """A pack as its reader sees it."""
    from crm_reports.packs.publishing import REASONS  # late: it keeps packs by us

    pack = message_of(row)
    wish = next(
        (w for w in call.all(WISHES, user_id=call.principal.id) if w.pack_id == row.pack_id), None
    )
    if wish is not None:
        pack.mail = MAILS[wish.mail]
    newest = call.first(NEWEST, pack_id=row.pack_id, **audience.reader(call))
    pack.last_snapshot_id = newest.snapshot_id if newest else 0
    with i18n.reader(language_of(call)):
        pack.waiting_reason = i18n.gettext(REASONS.get(row.waiting_reason, row.waiting_reason))
    return pack


def title_of(row: Any, language: str) -> str:
    """What a pack is called in a language."""
    title: str = (language == "zh-Hans" and row.chinese_title) or row.title
    return title


def readable(call: Call, pack_id: int) -> Row:
    """A pack that the caller may read."""
    return call.one(ONE, missing=("pack", pack_id), pack_id=pack_id, **audience.reader(call))


def held(call: Call, pack_id: int) -> Row:
    """The same, held until this call ends."""
    return call.one(HELD, missing=("pack", pack_id), pack_id=pack_id, **audience.reader(call))


def must_keep(call: Call, row: Row) -> None:
    """Raises Forbidden for whoever neither keeps it nor is an administrator."""
    if call.principal.id != row.owner_id and "admin" not in call.principal.roles:
        raise Forbidden(NOT_YOURS)


def _tidy(call: Call, pack: pb.Pack, values: dict[str, Any]) -> dict[str, Any]:
    """The values, checked, with what was not said filled in."""
    wrong: dict[str, str] = {}
    if "period" in values:
        values["period"] = values["period"] or "last_month"
    if "time_zone" in values:
        values["time_zone"] = values["time_zone"] or call.principal.time_zone or "UTC"
        try:
            rules.zone_of(values["time_zone"])
        except rules.WrongInput as mistake:
            wrong["pack.time_zone"] = mistake.text
    if set(values.get("roles", ())) - set(ROLES):
        wrong["pack.roles"] = said("must be of %(roles)s", roles=", ".join(ROLES))
    if "items" in values:
        known = {each.dashboard_id for each in composing.ask(call, "ListDashboards").dashboards}
        for at, item in enumerate(pack.items):
            found = composing.problems(item, MEASURES, known)
            wrong |= {f"pack.items[{at}].{name}": text for name, text in found.items()}
    if "schedule" in values:
        found = schedules.problems(pack.schedule, values.get("period", ""))
        wrong |= {f"pack.schedule.{name}": text for name, text in found.items()}
        values["schedule"] = values["schedule"] or {}
    if wrong:
        raise Invalid(wrong)
    if "items" in values:
        values["items"] = Jsonb(values["items"])
    return values


def create_pack(call: Call, request: pb.CreatePackRequest) -> pb.Pack:
    """Makes a pack."""
    given = request.pack
    values = _tidy(call, given, records.values(given, *GIVEN, "time_zone", "schedule"))
    now = call.clock.now()
    row = call.insert(packs, **values, owner_id=call.principal.id, create_time=now, update_time=now)
    row = _planned(call, row)
    call.emit("crm.reports.Pack.created", message_of(row))
    return message(call, row)


def _planned(call: Call, row: Row) -> Row:
    """With its next time."""
    from crm_reports.packs import publishing  # late: it keeps packs by us

    calendar = publishing.read_calendar(call, row.schedule, row.calendar)
    planned = row._replace(calendar=calendar)
    at, meeting = publishing.first_time(call, planned)
    if row.schedule.get("rhythm") not in (None, "", "meeting") and at is None:
        raise Invalid({"pack.schedule.rhythm": "leads to no day to come"})
    return call.update(packs, row.pack_id, next_time=at, next_meeting_id=meeting, calendar=calendar)


def get_pack(call: Call, request: pb.GetPackRequest) -> pb.Pack:
    """One pack."""
    return message(call, readable(call, request.pack_id))


def _readable() -> Any:
    return audience.condition(packs)


def list_packs(call: Call, request: pb.ListPacksRequest) -> pb.ListPacksResponse:
    """The packs that the caller may read."""
    found, token = lists.page(
        call,
        packs,
        request,
        pb.Pack,
        filterable=FILTERABLE,
        order_by="title",
        where=_readable,
        convert=lambda row: message(call, row),
        **audience.reader(call),
    )
    return pb.ListPacksResponse(packs=found, next_page_token=token)


def update_pack(call: Call, request: pb.UpdatePackRequest) -> pb.Pack:
    """Changes one; what was published stays."""
    given = request.pack
    row = held(call, given.pack_id)
    must_keep(call, row)
    records.check_etag(row, given.etag)
    asked = records.changes(given, request.update_mask)
    values = {name: asked[name] for name in (*GIVEN, "time_zone", "schedule") if name in asked}
    before = message_of(row)
    if "schedule" in values or "period" in values:
        _check_together(given, row, values)
    values = _tidy(call, given, values)
    if _keeper_left(call, row):
        values["owner_id"] = call.principal.id
    after = call.update(packs, row.pack_id, **values, update_time=call.clock.now())
    if {"schedule", "period", "time_zone"} & values.keys():
        after = _planned(call, after)
    call.emit("crm.reports.Pack.updated", message_of(after), before=before)
    return message(call, after)


def _keeper_left(call: Call, row: Row) -> bool:
    """Whether who keeps it may not publish any more: the administrator who saves it does from then on."""
    from crm_reports.packs import publishing  # late: it keeps packs by us

    return publishing.keeper_of(call, row) is None


def _check_together(given: pb.Pack, row: Row, values: dict[str, Any]) -> None:
    """A period since the last meeting needs the meeting that the schedule names, whichever of them changes."""
    period = values.get("period") or row.period
    schedule = values.get("schedule", row.schedule) or {}
    if period == "since_last_meeting" and not schedule.get("regular_meeting_id"):
        field = "schedule.regular_meeting_id" if given.HasField("schedule") else "period"
        raise Invalid({f"pack.{field}": "is needed: before or since whose meetings"})


def delete_pack(call: Call, request: pb.DeletePackRequest) -> pb.Pack:
    """Ends one."""
    row = held(call, request.pack_id)
    must_keep(call, row)
    records.check_etag(row, request.etag)
    now = call.clock.now()
    return _written(call, row, "deleted", delete_time=now, next_time=None, waiting_time=None)


def undelete_pack(call: Call, request: pb.UndeletePackRequest) -> pb.Pack:
    """It goes on from now."""
    row = held(call, request.pack_id)
    must_keep(call, row)
    if row.delete_time is None:
        return message(call, row)
    return _written(call, _planned(call, row), "undeleted", delete_time=None)


def _written(call: Call, row: Row, event: str, **values: Any) -> pb.Pack:
    after = call.update(packs, row.pack_id, **values, update_time=call.clock.now())
    call.emit(f"crm.reports.Pack.{event}", message_of(after), before=message_of(row))
    return message(call, after)


def set_pack_mail(call: Call, request: pb.SetPackMailRequest) -> pb.PackMail:
    """How the caller is told by mail."""
    row = readable(call, request.pack_id)
    key = {"pack_id": row.pack_id, "user_id": call.principal.id}
    if request.mail:
        name = pb.PackMailKind.Name(request.mail).removeprefix("PACK_MAIL_KIND_").lower()
        call.run(WISH, mail=name, **key)
    else:
        call.run(NO_WISH, **key)
    return pb.PackMail(pack_id=row.pack_id, mail=request.mail)
