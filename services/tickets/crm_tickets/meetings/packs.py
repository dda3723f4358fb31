"""Handlers of packs: assembled at a set time before a meeting, and kept as they were.

The rule kept here: a pack is never changed; assembled again it is a further edition. What is not closed is in it by
itself. What another module does not tell is named, and the pack is assembled all the same.
"""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import snapshots_pb2
from crm.tickets.v1 import meeting_packs_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import Precondition, Refusal
from crm_chassis.notices import notify
from crm_chassis.records import moment_of, to_mapping, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import DateTime, and_, any_, bindparam, func, or_, select, update

from crm_tickets.meetings import agenda, figures, landing, planning, rules, seeing
from crm_tickets.queries import number, numbers, words
from crm_tickets.questions import results as questions
from crm_tickets.satisfaction import results as satisfaction
from crm_tickets.tables import actions, agenda_items, meeting_packs, meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("edition", "create_time")
USUAL = timedelta(days=30)
MOST = 300
REPORTS = 12
# What other areas add: each is asked for the answers of a time and the one before, and gives the fields of PackSurvey.
Surveys = Callable[["Call", datetime, datetime], list[dict[str, Any]]]
SURVEYS: list[Surveys] = [satisfaction.in_pack, questions.in_pack]

LAST_PACK = Statement(
    select(func.max(meeting_packs.c.end_time).label("end_time"))
    .join(meetings, meetings.c.meeting_id == meeting_packs.c.meeting_id)
    .where(
        meetings.c.regular_meeting_id == number("regular_meeting_id"),
        meetings.c.meeting_id != number("meeting_id"),
        meetings.c.start_time < bindparam("start", type_=DateTime(timezone=True)),
    )
)
OWN_PACKS = Statement(
    select(
        func.min(meeting_packs.c.start_time).label("start_time"),
        func.max(meeting_packs.c.create_time).label("create_time"),
    ).where(meeting_packs.c.meeting_id == number("meeting_id"))
)
# What belongs to the regular meeting until it is closed; of its departments what is late, proposed or nobody's; and
# what is nobody's at all.
RETURNING = Statement(
    select(*actions.c)
    .where(
        actions.c.delete_time.is_(None),
        actions.c.state.not_in(rules.CLOSED),
        or_(
            actions.c.regular_meeting_id == number("regular_meeting_id"),
            actions.c.meeting_id == number("meeting_id"),
            and_(actions.c.owner_id == "", actions.c.team == ""),
            and_(
                actions.c.team == any_(words("departments")),
                actions.c.state.in_(rules.TO_DO),
                or_(
                    actions.c.state == "proposed",
                    actions.c.due_time <= bindparam("now", type_=DateTime(timezone=True)),
                ),
            ),
        ),
    )
    .order_by(actions.c.due_time.nulls_first(), actions.c.action_id)
    .limit(MOST)
)
COUNTED = Statement(
    update(actions)
    .where(actions.c.action_id == any_(numbers("ids")))
    .values(pack_count=actions.c.pack_count + 1)
)
ON_AGENDA = Statement(
    select(*agenda_items.c)
    .where(agenda_items.c.delete_time.is_(None), agenda.on_agenda())
    .order_by(agenda_items.c.agenda_item_id)
    .limit(MOST)
)


def message(call: "Call", row: Row) -> pb.MeetingPack:
    """A pack as others see it; where a report is read is known only now."""
    pack = to_message(pb.MeetingPack, row)
    base = call.peers.home.app.config.modules.get("reports", "").rstrip("/")
    for report in pack.reports:
        report.url = f"{base}/snapshots/{report.snapshot_id}" if base else ""
    return pack


def assemble_meeting_pack(call: "Call", request: pb.AssembleMeetingPackRequest) -> pb.MeetingPack:
    """Assembles a pack now."""
    meeting = seeing.one(call, meetings, request.meeting_id, held=True)
    if meeting.state not in ("planned", "running"):
        text = "This meeting is over: its pack stays as it was."
        raise Precondition("MEETING_OVER", text, metadata={"state": meeting.state})
    return message(call, assemble(call, meeting)[1])


def assemble_pack(call: "Call", payload: dict[str, Any]) -> None:
    """The time of a pack has come: it is assembled, unless one was since then."""
    row = call.first(seeing.OWN[meetings, True], key=payload["meeting_id"])
    now = call.clock.now()
    if row is None or row.state not in ("planned", "running") or now < row.pack_time:
        return
    own = call.first(OWN_PACKS, meeting_id=row.meeting_id)
    if own is None or own.create_time is None or own.create_time < row.pack_time:
        assemble(call, row)


def assemble(call: "Call", meeting: Row) -> tuple[Row, Row]:
    """A further edition of a held meeting's pack: the meeting as it is then, and the pack."""
    now = call.clock.now()
    start = _start(call, meeting, now)
    returning = _returning(call, meeting, now)
    reports, missing = _reports(call, start)
    pack = call.insert(
        meeting_packs,
        meeting_id=meeting.meeting_id,
        edition=meeting.pack_edition + 1,
        start_time=start,
        end_time=now,
        figures=_json(figures.figures(call, start, now)),
        issues=_json(figures.issues(call, start, now)),
        actions=_json([to_mapping(landing.message(row)) for row in returning]),
        agenda_items=_json(
            [to_mapping(agenda.message(r)) for r in call.all(ON_AGENDA, **agenda.of(meeting))]
        ),
        reports=_json(reports),
        surveys=_json([each for ask in SURVEYS for each in ask(call, start, now)]),
        missing=_json(missing),
        creator_id=call.principal.id,
        create_time=now,
    )
    if not meeting.pack_edition and returning:
        call.run(COUNTED, ids=[row.action_id for row in returning])
    call.emit("crm.tickets.MeetingPack.created", message(call, pack))
    after = planning.changed(call, meeting, "updated", pack_edition=pack.edition)
    _tell(call, after, pack)
    return after, pack


def _json(entries: Sequence[Any]) -> Any:
    """Entries as a JSONB column takes them."""
    return Jsonb(list(entries))


def _start(call: "Call", meeting: Row, now: datetime) -> datetime:
    """Since when: as with the first edition, else since the last meeting of the kind, else for a month."""
    own = call.first(OWN_PACKS, meeting_id=meeting.meeting_id)
    if own is not None and own.start_time is not None:
        return min(own.start_time, now - timedelta(seconds=1))
    last = call.first(
        LAST_PACK,
        regular_meeting_id=meeting.regular_meeting_id or 0,
        meeting_id=meeting.meeting_id,
        start=meeting.start_time,
    )
    since = last.end_time if last is not None else None
    return since if since is not None and since < now else now - USUAL


def _returning(call: "Call", meeting: Row, now: datetime) -> list[Row]:
    """The actions that are not closed, the most urgent first."""
    found = call.all(
        RETURNING,
        regular_meeting_id=meeting.regular_meeting_id or 0,
        meeting_id=meeting.meeting_id,
        departments=rules.path(meeting.departments, meeting.team),
        now=now,
    )

    def order(row: Row) -> tuple[int, float, int]:
        weight = rules.Weight(row.state, row.owner_id, row.due_time, row.action_id)
        return rules.pack_order(weight, now)

    return sorted(found, key=order)


def _reports(call: "Call", start: datetime) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The reports that were published since then, or the last one; and what is missing when reports does not answer."""
    peer = call.peers.get("reports")
    if peer is None:
        return [], []
    try:
        request = snapshots_pb2.ListSnapshotsRequest(page_size=REPORTS)
        found = list(peer.call("ListSnapshots", request).snapshots)
    except Refusal as refusal:
        reason = "forbidden" if refusal.code == "PERMISSION_DENIED" else "unavailable"
        return [], [{"service": "reports", "reason": reason, "parts": ["reports"]}]
    recent = [each for each in found if moment_of(each.create_time) >= start] or found[:1]
    return [_report(each) for each in recent], []


def _report(snapshot: snapshots_pb2.Snapshot) -> dict[str, Any]:
    return {
        "snapshot_id": snapshot.snapshot_id,
        "title": snapshot.title,
        "month": snapshot.month,
        "edition": snapshot.edition,
        "publish_time": moment_of(snapshot.create_time).isoformat(),
    }


def _tell(call: "Call", meeting: Row, pack: Row) -> None:
    notify(
        call,
        planning.participants(meeting),
        "pack_ready",
        said(
            "The pack is there: %(title)s, %(when)s", title=meeting.title, when=meeting.start_time
        ),
        resource="crm.tickets.Meeting",
        resource_id=meeting.meeting_id,
        key=f"pack-{meeting.meeting_id}-{pack.edition}",
    )


def get_meeting_pack(call: "Call", request: pb.GetMeetingPackRequest) -> pb.MeetingPack:
    """One pack."""
    return message(call, seeing.hanging(call, meeting_packs, request.meeting_pack_id))


def list_meeting_packs(
    call: "Call", request: pb.ListMeetingPacksRequest
) -> pb.ListMeetingPacksResponse:
    """The packs of a meeting."""
    meeting = seeing.one(call, meetings, request.meeting_id)
    found, token = lists.page(
        call,
        meeting_packs,
        request,
        pb.MeetingPack,
        filterable=FILTERABLE,
        order_by="edition desc",
        where=seeing.PACKS,
        convert=lambda row: message(call, row),
        _meeting=meeting.meeting_id,
    )
    return pb.ListMeetingPacksResponse(meeting_packs=found, next_page_token=token)
