"""When packs are published: by hand, or by themselves when their time has come.

The rule kept here: by itself a pack is published once for each period, whichever replica does it and however often it
is tried: the job has a key, the period a lock, and what is there is not published again. Facts that are not current are
waited for, and everybody can see that and why.
"""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import auth, i18n, roles, users
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition, Refusal
from crm_chassis.i18n import N_
from crm_chassis.logs import log
from crm_chassis.notices import notify
from crm_chassis.records import moment_of
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import bindparam, func, select, update

from crm_reports import rules
from crm_reports.asking import language_of
from crm_reports.follower import SERVICES, following_of
from crm_reports.measures import MEASURES
from crm_reports.minding import people_of
from crm_reports.packs import composing, drawing, editions, keeping, mails, meetings, schedules
from crm_reports.packs.schedules import Days
from crm_reports.packs.tables import packs
from crm_reports.packs.working_days import WorkingDays, of_calendar, of_country
from crm_reports.plans import PLANS
from crm_reports.tables import snapshots

PLAN, PUBLISH = "plan_packs", "publish_pack"
PERIODIC = {PLAN: 20.0}
AGAIN = timedelta(seconds=30)
# A pack that waits longer is told of to who keeps it.
LOUD = timedelta(minutes=10)
# What was missed while nothing ran is made up for, as far back as this.
MISSED = timedelta(days=100)
NOTHING = N_("No other module is connected: there is nothing to report on.")
NOT_YET = N_("Records are still being read. Publish when the dashboards are complete.")
NO_KEEPER = N_(
    "Who keeps this pack may not publish any more: an administrator takes it over by saving it."
)
NEEDS_WORDS = N_("is needed: this period was published before; say what changed and why")
DUE = Statement(
    select(packs)
    .where(
        packs.c.delete_time.is_(None),
        packs.c.next_time <= bindparam("now", type_=packs.c.next_time.type),
    )
    .order_by(packs.c.next_time)
    .limit(20)
    .with_for_update(skip_locked=True)
)
BEFORE_MEETINGS = Statement(
    select(packs)
    .where(packs.c.delete_time.is_(None), packs.c.schedule["rhythm"].astext == "meeting")
    .with_for_update(skip_locked=True)
)
PUBLISHED = Statement(
    select(func.max(snapshots.c.last_day).label("last_day")).where(
        snapshots.c.pack_id == bindparam("pack_id")
    )
)
HELD = Statement(select(packs).where(packs.c.pack_id == bindparam("pack_id")).with_for_update())


def worked_days(row: Any) -> WorkingDays:
    """The working days by which a pack is scheduled; a calendar of tickets as it is, or as it was last read."""
    schedule = row.schedule
    number = schedule.get("business_calendar_id")
    if not number:
        return of_country(schedule.get("country", ""), schedule.get("region", ""))
    return of_calendar(row.calendar or {})


def read_calendar(
    call: Call, schedule: Mapping[str, Any], known: Mapping[str, Any]
) -> dict[str, Any]:
    """The business calendar of a schedule as tickets has it now; what was known when it does not answer."""
    number = schedule.get("business_calendar_id")
    if not number:
        return {}
    try:
        return meetings.calendar(call, int(number))
    except Refusal:
        return dict(known)


def following_time(
    call: Call, row: Any, after: datetime, fired: int = 0
) -> tuple[datetime | None, int | None]:
    """When a pack is published next, and before which meeting; `fired` is the one whose time has just come."""
    schedule, zone = row.schedule, rules.zone_of(row.time_zone)
    if schedule.get("rhythm") != "meeting":
        return schedules.next_time(schedule, zone, worked_days(row), after), None
    ahead = timedelta(hours=schedule.get("hours_before") or schedules.USUAL_HOURS)
    start = after
    for _meeting in range(schedules.SLOTS):
        meeting = meetings.coming(call, int(schedule["regular_meeting_id"]), start)
        if meeting is None:
            break
        start = moment_of(meeting.start_time)
        if meeting.meeting_id != fired and not _published(call, row, meeting.meeting_id):
            return max(start - ahead, after), meeting.meeting_id
    return None, None


def first_time(call: Call, row: Any) -> tuple[datetime | None, int | None]:
    """When a pack that was made or changed now is published next; unknown while tickets does not answer."""
    try:
        return following_time(call, row, call.clock.now())
    except Refusal:
        return None, None


def _published(call: Call, row: Any, meeting_id: int) -> bool:
    key = {"pack_id": row.pack_id, "month": "", "period_key": f"meeting-{meeting_id}"}
    return call.first(editions.LAST, **key) is not None


def plan_packs(call: Call, _payload: dict[str, Any]) -> None:
    """Packs whose time has come get a job each, and their next time."""
    now = call.clock.now()
    for row in call.all(DUE, now=now):
        meeting = row.next_meeting_id
        payload = {"pack_id": row.pack_id, "at": row.next_time.isoformat(), "meeting_id": meeting}
        key = f"{PUBLISH}/{row.pack_id}/{meeting or row.next_time.isoformat()}"
        call.enqueue(PUBLISH, payload, key=key)
        # Meetings that are over need no pack; other times come one after the other.
        after = now if meeting else max(row.next_time, now - MISSED)
        _set_next(call, row, after, meeting or 0)
    for row in call.all(BEFORE_MEETINGS):
        if row.next_time is None or row.next_time > now:
            _set_next(call, row, now)


def _set_next(call: Call, row: Row, now: datetime, fired: int = 0) -> None:
    """Its next time; while tickets does not answer what is known stands."""
    keeper = keeper_of(call, row)
    asking = as_keeper(call, keeper) if keeper else call
    calendar = read_calendar(asking, row.schedule, row.calendar)
    try:
        at, meeting = following_time(asking, row._replace(calendar=calendar), now, fired)
    except Refusal:
        coming = row.next_time is not None and row.next_time > now
        at, meeting = (row.next_time, row.next_meeting_id) if coming else (None, None)
    if (at, meeting) != (row.next_time, row.next_meeting_id):
        call.run(
            update(packs)
            .where(packs.c.pack_id == row.pack_id)
            .values(next_time=at, next_meeting_id=meeting, calendar=calendar)
        )


def keeper_of(call: Call, row: Row) -> auth.Principal | None:
    """Who keeps a pack, with today's rights; None: they may not publish any more."""
    if call.principal.id == row.owner_id:
        return call.principal
    user = call.first(users.GET, user_id=row.owner_id)
    if user is None or user.disabled_time is not None:
        return None
    keeper = auth.person_of(user)
    return keeper if roles.allows(keeper.scopes, "reports.publish") else None


def as_keeper(call: Call, keeper: auth.Principal) -> Call:
    """The same call with the rights of who keeps the pack."""
    return replace(call, principal=keeper, peers=call.peers.home.as_caller(keeper, call.ends))


def _keeper_call(call: Call, row: Row) -> Call:
    keeper = keeper_of(call, row)
    if keeper is None:
        raise Precondition("KEEPER_GONE", NO_KEEPER)
    return as_keeper(call, keeper)


def services_of(items: list[pb.PackItem]) -> set[str]:
    """The services whose facts these items show."""
    found: set[str] = set()
    for item in items:
        if item.kind == pb.PACK_ITEM_KIND_GOALS or item.dashboard_id.startswith("own-"):
            found |= set(SERVICES)
        elif item.dashboard_id in PLANS:
            found |= set(PLANS[item.dashboard_id].services)
        elif item.kind == pb.PACK_ITEM_KIND_ACTIONS:
            found.add("tickets")
        found |= {MEASURES[name].relation.service for name in item.measure_ids if name in MEASURES}
    return found


def check_current(call: Call, items: list[pb.PackItem], end: datetime | None) -> None:
    """Raises Precondition unless the facts that the items need are complete up to the end of the period."""
    wanted = services_of(items)
    found = following_of(call)
    here = [name for name in sorted(wanted) if call.peers.get(name)]
    if wanted and not here:
        raise Precondition("NO_FACTS", NOTHING)
    for name in here:
        source = found.followers[name].source()
        known = source.current_time.ToDatetime(call.clock.now().tzinfo)
        complete = source.HasField("current_time") and end is not None and known >= end
        if source.state != dashboards_pb2.SOURCE_STATE_CURRENT and not (
            complete and source.state == dashboards_pb2.SOURCE_STATE_UNREACHABLE
        ):
            raise Precondition("NOT_CURRENT", NOT_YET)


def items_of(row: Any) -> list[pb.PackItem]:
    """A pack's items."""
    return list(keeping.message_of(row).items)


def computed(call: Call, row: Any, asked: composing.Asked) -> dict[str, list[pb.PackBlock]]:
    """All blocks in all languages of the pack, out of one moment of the facts."""
    items = items_of(row)
    facts = following_of(call).facts
    with facts.moment():
        return {
            language: composing.blocks(call, items, asked, language)
            for language in (row.languages or i18n.LANGUAGES)
        }


def days_asked(call: Call, row: Any, request: Any) -> Days:
    """The days that somebody asks for, or those of the pack's rule as of now."""
    if not (request.start_date or request.end_date):
        return days_by_rule(call, row, call.clock.now())
    try:
        period = rules.period_of(request.start_date, request.end_date, row.time_zone)
    except rules.WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    today = call.clock.now().astimezone(period.zone).date()
    if period.first is None or period.last is None:
        raise Invalid({"end_date" if period.first else "start_date": "is needed"})
    if period.first > today:
        raise Invalid({"start_date": "must be a day that has begun"})
    return Days(period.first, period.last)


def days_by_rule(call: Call, row: Any, at: datetime) -> Days:
    """The days of the pack's rule as of a moment."""
    today = at.astimezone(rules.zone_of(row.time_zone)).date()
    if row.period != "since_last_meeting":
        return schedules.days_before(row.period, today)
    last = None
    with suppress(Refusal):
        last = meetings.last_before(call, int(row.schedule["regular_meeting_id"]), at)
    if last:
        first = composing.since(last, row.time_zone)
    else:
        published = call.first(PUBLISHED, pack_id=row.pack_id)
        first = (published and published.last_day) or today - schedules.DAY * 30
    return Days(min(first, today), today)


def publish(call: Call, row: Row, days: Days, words: str, publisher: str, key: str = "") -> Row:
    """Publishes a pack for these days. `call` is that of who keeps it; by hand a further version needs words."""
    month, period_key = days.month, key or days.key
    if key.startswith("meeting-"):
        month = ""
    before = editions.last_of(call, row.pack_id, month, period_key)
    if before is not None and not words.strip():
        raise Invalid({"words": NEEDS_WORDS})
    zone = rules.zone_of(row.time_zone)
    check_current(call, items_of(row), rules.Period(days.first, days.last, zone).end)
    number = int(row.schedule.get("regular_meeting_id") or 0)
    written = computed(call, row, composing.Asked(days, row.time_zone, number))
    what = {"title": row.title, "chinese_title": row.chinese_title, "words": words}
    about = {"first": str(days.first), "last": str(days.last), "zone": row.time_zone}
    made = editions.keep(
        call,
        {
            "pack_id": row.pack_id,
            "month": month,
            "period_key": period_key,
            "first_day": days.first,
            "last_day": days.last,
            "title": row.title,
            "chinese_title": row.chinese_title,
            "summary": words,
            "time_zone": row.time_zone,
            "roles": list(row.roles),
            "teams": list(row.teams),
            "user_ids": list(row.user_ids),
            "owner_id": publisher,
            "content_hash": editions.content_hash(what | about, written),
        },
        written,
        before,
    )
    _tell(call, row, made)
    return made


def _tell(call: Call, row: Row, made: Row) -> None:
    from crm_reports.snapshots import message as snapshot_message  # late: it publishes through us

    call.emit("crm.reports.Snapshot.published", snapshot_message(call, made))
    if row.waiting_time is not None:
        call.run(
            update(packs)
            .where(packs.c.pack_id == row.pack_id)
            .values(waiting_time=None, waiting_reason="")
        )
    mails.enqueue(call, row, made)


def publish_pack(call: Call, request: pb.PublishPackRequest) -> pb.PackEdition:
    """Publishes now, for these days or those of the rule."""
    row = keeping.held(call, request.pack_id)
    keeping.must_keep(call, row)
    asking = _keeper_call(call, row)
    days = days_asked(asking, row, request)
    made = publish(asking, row, days, request.words, call.principal.id)
    return editions.message(call, made)


def preview_pack(call: Call, request: pb.PreviewPackRequest) -> pb.PackEdition:
    """What would be published now, in the caller's language."""
    row = keeping.readable(call, request.pack_id)
    asking = _keeper_call(call, row)
    days, language = days_asked(asking, row, request), language_of(call)
    number = int(row.schedule.get("regular_meeting_id") or 0)
    asked = composing.Asked(days, row.time_zone, number)
    with following_of(call).facts.moment():
        blocks = composing.blocks(asking, items_of(row), asked, language)
    with i18n.reader(language, row.time_zone):
        html = str(drawing.render(blocks))
    return pb.PackEdition(
        pack_id=row.pack_id,
        title=keeping.title_of(row, language),
        start_date=str(days.first),
        end_date=str(days.last),
        time_zone=row.time_zone,
        blocks=blocks,
        html=html,
        language=language,
    )


def publish_due(call: Call, payload: dict[str, Any]) -> None:
    """The job: publishes what its time has come for, unless it was; waits while facts are not current."""
    row = call.first(HELD, pack_id=payload["pack_id"])
    if row is None or row.delete_time is not None:
        return
    at, meeting = datetime.fromisoformat(payload["at"]), payload.get("meeting_id")
    try:
        asking = _keeper_call(call, row)
        days = days_by_rule(asking, row, at)
        key = f"meeting-{meeting}" if meeting else days.key
        month = "" if meeting else days.month
        if editions.last_of(call, row.pack_id, month, key) is not None:
            return
        publish(asking, row, days, "", row.owner_id, key if meeting else "")
    except Precondition as refusal:
        _wait(call, row, payload, refusal)


def _wait(call: Call, row: Row, payload: dict[str, Any], refusal: Precondition) -> None:
    """It is tried again; who keeps it is told when that takes long."""
    now = call.clock.now()
    since = row.waiting_time or now
    log.warning("a pack waits to be published", pack_id=row.pack_id, reason=refusal.reason)
    call.run(
        update(packs)
        .where(packs.c.pack_id == row.pack_id)
        .values(waiting_time=since, waiting_reason=refusal.reason)
    )
    meeting = payload.get("meeting_id")
    key = f"{PUBLISH}/{row.pack_id}/{meeting or payload['at']}"
    call.enqueue(PUBLISH, payload, run_time=now + AGAIN, key=key)
    if refusal.reason == "KEEPER_GONE" or now - since >= LOUD:
        gone = refusal.reason == "KEEPER_GONE"
        notify(
            call,
            [row.owner_id, *(people_of(call, "admin") if gone else ())],
            "pack_waits",
            said("The pack %(title)s waits to be published.", title=row.title),
            resource="crm.reports.Pack",
            resource_id=row.pack_id,
            key=f"pack-waits-{row.pack_id}-{payload['at']}",
        )


REASONS = {"NO_FACTS": NOTHING, "NOT_CURRENT": NOT_YET, "KEEPER_GONE": NO_KEEPER}
JOBS = {PLAN: plan_packs, PUBLISH: publish_due}
