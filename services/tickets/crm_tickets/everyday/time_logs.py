"""Handlers of time logs: how long somebody worked on what.

The rule kept here: a person has one timer; starting it elsewhere stops it where it ran, and one that was forgotten ends
by itself after half a day and says so. Each entry names its customer, so that its cost can be counted.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import time_logs_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.notices import notify
from crm_chassis.records import check_etag, to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, ColumnElement, Date, and_, cast, func, or_, select

from crm_tickets import people, queries, rules
from crm_tickets.everyday import activities, catalogue, costs
from crm_tickets.everyday.rules import TIMER_LIMIT, whole_minutes
from crm_tickets.queries import number, word
from crm_tickets.tables import activities as activity_table
from crm_tickets.tables import time_logs

if TYPE_CHECKING:
    from crm_chassis.call import Call

EVENT = "crm.tickets.TimeLog"
FILTERABLE = (
    *("ticket_id", "activity_id", "activity_name", "user_id", "team", "start_time", "minutes"),
    *("running", "account_id", "create_time"),
)
CHANGEABLE = frozenset({"activity_id", "start_time", "minutes", "note"})
_running = and_(
    time_logs.c.user_id == word("user_id"), time_logs.c.running, time_logs.c.delete_time.is_(None)
)
MINE = Statement(select(*time_logs.c).where(_running).with_for_update())
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(cast(func.hashtextextended(word("key"), 0), BigInteger)))
)
HELD = Statement(
    select(*time_logs.c)
    .where(time_logs.c.time_log_id == number("key"), queries.on_seen_ticket(time_logs))
    .with_for_update(of=time_logs)
)
PLAIN = Statement(
    select(*time_logs.c).where(
        time_logs.c.time_log_id == number("key"), queries.on_seen_ticket(time_logs)
    )
)
BY_KEY = Statement(
    select(*time_logs.c).where(time_logs.c.time_log_id == number("key")).with_for_update()
)
_day = cast(func.timezone("UTC", time_logs.c.start_time), Date)
SPENT = Statement(
    select(
        time_logs.c.activity_id,
        _day.label("day"),
        func.sum(time_logs.c.minutes).label("total"),
        activity_table.c.rates,
    )
    .join(activity_table, activity_table.c.activity_id == time_logs.c.activity_id)
    .where(time_logs.c.ticket_id == number("ticket_id"), time_logs.c.delete_time.is_(None))
    .group_by(time_logs.c.activity_id, _day, activity_table.c.activity_id)
)


def message(row: Row) -> pb.TimeLog:
    """A time log as others see it."""
    return to_message(pb.TimeLog, row)


def _activity(call: "Call", activity_id: int, path: str) -> Row:
    """An activity of the catalogue; raises Invalid for one that is not in it."""
    try:
        return catalogue.row_of(call, activities.KIND, activity_id)
    except NotFound:
        raise Invalid({path: "there is no such activity"}) from None


def _insert(call: "Call", ticket: Row, user_id: str, activity: Row, **values: Any) -> Row:
    now = call.clock.now()
    row = call.insert(
        time_logs,
        ticket_id=ticket.ticket_id,
        activity_id=activity.activity_id,
        activity_name=activity.display_name,
        user_id=user_id,
        team=people.team_of(call, user_id),
        account_id=ticket.account_id,
        create_time=now,
        update_time=now,
        **values,
    )
    call.emit(f"{EVENT}.created", message(row))
    return row


def create_time_log(call: "Call", request: pb.CreateTimeLogRequest) -> pb.TimeLog:
    """Notes time."""
    given = request.time_log
    ticket = queries.ticket(call, given.ticket_id, held=True)
    user_id = given.user_id.strip() or call.principal.id
    _may(call, user_id)
    activity = _activity(call, given.activity_id, "time_log.activity_id")
    start = _start(call, given)
    row = _insert(
        call, ticket, user_id, activity, start_time=start, minutes=given.minutes, note=given.note
    )
    return message(row)


def _start(call: "Call", given: pb.TimeLog) -> datetime:
    """From when: as said, else so that it ends now."""
    now = call.clock.now()
    if not given.HasField("start_time"):
        return now - timedelta(minutes=given.minutes)
    start = records.moment_of(given.start_time)
    if start > now:
        raise Invalid({"time_log.start_time": "must not lie ahead"})
    return start


def _may(call: "Call", user_id: str) -> None:
    """Raises Forbidden for somebody else's time, but for who leads."""
    if user_id != call.principal.id and not {"admin", "manager"} & set(call.principal.roles):
        raise Forbidden("Everybody notes their own time; managers that of others.")


def get_time_log(call: "Call", request: pb.GetTimeLogRequest) -> pb.TimeLog:
    """One of them."""
    return message(_seen(call, PLAIN, request.time_log_id, gone=True))


def _seen(call: "Call", statement: Statement, key: int, *, gone: bool = False) -> Row:
    row = call.one(statement, missing=("time_log", key), key=key, **queries.eyes(call))
    if row.delete_time is not None and not gone:
        raise NotFound("time_log", key)
    return row


def _listed() -> ColumnElement[bool]:
    asked = number("_ticket")
    return and_(queries.on_seen_ticket(time_logs), or_(asked == 0, time_logs.c.ticket_id == asked))


def list_time_logs(call: "Call", request: pb.ListTimeLogsRequest) -> pb.ListTimeLogsResponse:
    """A page of them."""
    reply = lists.reply(
        call,
        time_logs,
        request,
        pb.ListTimeLogsResponse,
        filterable=FILTERABLE,
        order_by="start_time desc",
        where=_listed,
        _ticket=request.ticket_id,
        **queries.eyes(call),
    )
    if request.ticket_id:
        ticket = queries.ticket(call, request.ticket_id, held=False, gone=True)
        _sum_up(call, reply, ticket.ticket_id)
    return reply


def _sum_up(call: "Call", reply: pb.ListTimeLogsResponse, ticket_id: int) -> None:
    """How long in all, and what that costs."""
    rows = call.all(SPENT, ticket_id=ticket_id)
    spent = [costs.Spent(row.activity_id, row.day, row.total) for row in rows]
    summed = costs.costs(spent, {row.activity_id: row.rates for row in rows})
    reply.total_minutes = sum(each.minutes for each in spent)
    reply.unrated_minutes = summed.unrated_minutes
    for currency, amount in summed.amounts.items():
        reply.total_costs.add(currency=currency, amount=str(amount))


def update_time_log(call: "Call", request: pb.UpdateTimeLogRequest) -> pb.TimeLog:
    """Corrects one."""
    given = request.time_log
    row = _seen(call, HELD, given.time_log_id)
    check_etag(row, given.etag)
    _may(call, row.user_id)
    values = records.changes(given, request.update_mask)
    if fixed := [n for n in values if n not in CHANGEABLE and values[n] != getattr(row, n)]:
        raise Invalid({f"time_log.{name}": "does not change here" for name in fixed})
    values = {n: v for n, v in values.items() if n in CHANGEABLE and v != getattr(row, n)}
    if row.running and values.keys() & {"start_time", "minutes"}:
        raise Precondition("TIMER_RUNS", "The timer runs: stop it first.")
    if "start_time" in values:
        values["start_time"] = _start(call, given)
    if "activity_id" in values:
        activity = _activity(call, given.activity_id, "time_log.activity_id")
        values["activity_name"] = activity.display_name
    return message(_changed(call, row, **values) if values else row)


def _changed(call: "Call", row: Row, what: str = "updated", **values: Any) -> Row:
    after = call.update(time_logs, row.time_log_id, **values, update_time=call.clock.now())
    call.emit(f"{EVENT}.{what}", message(after), before=message(row))
    return after


def delete_time_log(call: "Call", request: pb.DeleteTimeLogRequest) -> pb.TimeLog:
    """Removes one; removing it twice is removing it once."""
    row = _seen(call, HELD, request.time_log_id, gone=True)
    check_etag(row, request.etag)
    _may(call, row.user_id)
    if row.delete_time is None:
        ended = {"minutes": _minutes(call, row), "running": False} if row.running else {}
        row = _changed(call, row, "deleted", delete_time=call.clock.now(), **ended)
    return message(row)


def _minutes(call: "Call", row: Row) -> int:
    return whole_minutes(row.start_time, min(call.clock.now(), row.start_time + TIMER_LIMIT))


def _stop(call: "Call", row: Row, note: str = "") -> Row:
    """A held running timer ends now."""
    more = {"note": note} if note.strip() else {}
    return _changed(call, row, "updated", running=False, minutes=_minutes(call, row), **more)


def start_timer(call: "Call", request: pb.StartTimerRequest) -> pb.TimeLog:
    """The caller's timer runs here from now on."""
    me = call.principal.id
    if not rules.is_person(me):
        raise Forbidden("Only people have a timer.")
    ticket = queries.ticket(call, request.ticket_id, held=True)
    activity = _activity(call, request.activity_id, "activity_id")
    call.first(ONE_BY_ONE, key=f"timer:{me}")
    for row in call.all(MINE, user_id=me):
        if (row.ticket_id, row.activity_id) == (ticket.ticket_id, activity.activity_id):
            return message(row)
        _stop(call, row)
    now = call.clock.now()
    made = _insert(call, ticket, me, activity, start_time=now, minutes=0, running=True)
    payload = {"time_log_id": made.time_log_id}
    call.enqueue("end_timer", payload, now + TIMER_LIMIT, f"timer-{made.time_log_id}")
    return message(made)


def stop_timer(call: "Call", request: pb.StopTimerRequest) -> pb.TimeLog:
    """The caller's timer stops."""
    ticket = queries.ticket(call, request.ticket_id, held=True, gone=True)
    me = call.principal.id
    call.first(ONE_BY_ONE, key=f"timer:{me}")
    found = [row for row in call.all(MINE, user_id=me) if row.ticket_id == ticket.ticket_id]
    if not found:
        raise Precondition("NO_TIMER", "No timer of yours runs on this ticket.")
    return message(_stop(call, found[0], request.note))


def end_timer(call: "Call", payload: dict[str, Any]) -> None:
    """Job: a timer that was forgotten ends, and its person is told to look at it."""
    row = call.first(BY_KEY, key=payload["time_log_id"])
    if row is None or not row.running or row.delete_time is not None:
        return
    if call.clock.now() < row.start_time + TIMER_LIMIT:
        return
    _stop(call, row)
    text = said(
        "Your timer ran for 12 hours on #%(ticket_id)s: correct it.", ticket_id=row.ticket_id
    )
    notify(
        call,
        [row.user_id],
        "timer_ended",
        text,
        resource="crm.tickets.Ticket",
        resource_id=row.ticket_id,
        key=f"timer-{row.time_log_id}",
    )


JOBS = {"end_timer": end_timer}
