"""Handlers of business calendars: hours as data, shown as they will be, and tried before anybody depends on them.

The rule kept here: what cannot be read is refused with the field that is wrong; a calendar by which clocks run is not
removed under them.
"""

from calendar import monthrange
from datetime import date, timedelta
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import business_calendars_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.business_hours import written
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, bindparam, exists, literal, select
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.sla import rulebook, words
from crm_tickets.sla.hours import Hours, problems
from crm_tickets.sla.rules import Run, parts
from crm_tickets.tables import business_calendars, policies

if TYPE_CHECKING:
    from crm_chassis.call import Call

FIELDS = (
    "display_name",
    "time_zone",
    "hours",
    "country",
    "region",
    "make_up_hours",
    "days",
)
FILTERABLE = (
    "display_name",
    "time_zone",
    "country",
    "region",
    "create_time",
    "update_time",
    "delete_time",
)
_one = select(*business_calendars.c).where(
    business_calendars.c.business_calendar_id == bindparam("key", type_=BigInteger())
)
GET, HELD = Statement(_one), Statement(_one.with_for_update())
USED = Statement(
    select(
        exists(
            select(literal(1))
            .select_from(policies)
            .where(
                policies.c.delete_time.is_(None),
                policies.c.clocks.contains(bindparam("uses", type_=JSONB())),
            )
        ).label("used")
    )
)


def _message(row: Row) -> pb.BusinessCalendar:
    return to_message(pb.BusinessCalendar, row)


def _row(call: "Call", key: int, *, held: bool = False) -> Row:
    return call.one(HELD if held else GET, key=key, missing=("business calendar", key))


def _check(given: Any) -> None:
    """Raises Invalid unless the calendar can be reckoned by."""
    if found := problems(given):
        raise Invalid({f"business_calendar.{path}": text for path, text in found.items()})


def _stored(values: dict[str, Any]) -> dict[str, Any]:
    """Column values: the days as JSONB, in their order, and without the zeros that say nothing."""
    if "days" in values:
        values["days"] = Jsonb(sorted(values["days"], key=lambda day: str(day["date"])))
    if "hours" in values:
        values["hours"] = [" ".join(text.lower().split()) for text in values["hours"]]
    return values


def create_business_calendar(
    call: "Call", request: pb.CreateBusinessCalendarRequest
) -> pb.BusinessCalendar:
    """Adds a calendar."""
    _check(request.business_calendar)
    now = call.clock.now()
    values = _stored(records.values(request.business_calendar, *FIELDS))
    made = _message(call.insert(business_calendars, **values, create_time=now, update_time=now))
    call.emit("crm.tickets.BusinessCalendar.created", made)
    rulebook.changed(call)
    return made


def get_business_calendar(
    call: "Call", request: pb.GetBusinessCalendarRequest
) -> pb.BusinessCalendar:
    """One calendar."""
    return _message(_row(call, request.business_calendar_id))


def list_business_calendars(
    call: "Call", request: pb.ListBusinessCalendarsRequest
) -> pb.ListBusinessCalendarsResponse:
    """A page of calendars."""
    return lists.reply(
        call,
        business_calendars,
        request,
        pb.ListBusinessCalendarsResponse,
        filterable=FILTERABLE,
        order_by="display_name",
    )


def update_business_calendar(
    call: "Call", request: pb.UpdateBusinessCalendarRequest
) -> pb.BusinessCalendar:
    """Changes a calendar; what runs by it is reckoned anew."""
    given = request.business_calendar
    row = _row(call, given.business_calendar_id, held=True)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    after = pb.BusinessCalendar()
    after.CopyFrom(_message(row))
    for name in values:
        after.ClearField(name)
        value = getattr(given, name)
        if name in ("hours", "days"):
            getattr(after, name).extend(value)
        else:
            setattr(after, name, value)
    _check(after)
    return _changed(call, row, "updated", **_stored(values))


def delete_business_calendar(
    call: "Call", request: pb.DeleteBusinessCalendarRequest
) -> pb.BusinessCalendar:
    """Removes a calendar that nothing runs by."""
    row = _row(call, request.business_calendar_id, held=True)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return _message(row)
    used: Any = call.first(USED, uses=Jsonb([{"business_calendar_id": row.business_calendar_id}]))
    if used.used:
        raise Precondition("CALENDAR_IN_USE", "A policy has clocks that run by this calendar.")
    return _changed(call, row, "deleted", delete_time=call.clock.now())


def undelete_business_calendar(
    call: "Call", request: pb.UndeleteBusinessCalendarRequest
) -> pb.BusinessCalendar:
    """Restores a calendar."""
    row = _row(call, request.business_calendar_id, held=True)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This calendar was not removed.")
    return _changed(call, row, "undeleted", delete_time=None)


def _changed(call: "Call", row: Row, what: str, **values: Any) -> pb.BusinessCalendar:
    key = row.business_calendar_id
    after = call.update(business_calendars, key, **values, update_time=call.clock.now())
    made = _message(after)
    call.emit(f"crm.tickets.BusinessCalendar.{what}", made, before=_message(row))
    rulebook.changed(call)
    return made


def preview_business_calendar(
    call: "Call", request: pb.PreviewBusinessCalendarRequest
) -> pb.CalendarMonth:
    """A month, day by day."""
    if request.business_calendar_id:
        given: Any = _row(call, request.business_calendar_id)
    else:
        given = request.business_calendar
        _check(given)
    hours = Hours(given)
    here = call.clock.now().astimezone(hours.zone)
    month = request.month or f"{here:%Y-%m}"
    year, number = map(int, month.split("-"))
    language = request.language or call.language
    reply = pb.CalendarMonth(month=month)
    if not 1970 <= year <= 2100:
        raise Invalid(
            {"month": said("lies outside the years %(first)s to %(last)s", first=1970, last=2100)}
        )
    for day in range(1, monthrange(year, number)[1] + 1):
        found = hours.day(date(year, number, day), language)
        told = reply.days.add(
            date=f"{month}-{day:02}",
            hours=[written(span) for span in found.spans],
            reason=f"DAY_REASON_{found.reason.upper()}",
            name=found.name,
            open_minutes=_minutes(found.spans),
        )
        reply.open_minutes += told.open_minutes
    return reply


def _minutes(spans: Any) -> int:
    """How many minutes of the clock on the wall these spans are; what overlaps counts once."""
    total, last = 0, 0
    for span in sorted(spans):
        start = max(span.start, last)
        total += max(0, span.end - start)
        last = max(last, span.end)
    return total


def reckon_business_time(call: "Call", request: pb.ReckonBusinessTimeRequest) -> pb.ReckonedTime:
    """When so much business time will have passed."""
    hours = Hours(_row(call, request.business_calendar_id))
    calendar = hours.calendar()
    given = request.HasField("start_time")
    start = records.moment_of(request.start_time) if given else call.clock.now()
    target = timedelta(minutes=request.minutes)
    due = calendar.after(start, target)
    if due is None:
        raise Precondition("NEVER_OPEN", "By this calendar so much time never passes.")
    found = parts([Run(start, None)], calendar, due)
    language = request.language or call.language
    told = words.Told(start, due, target, found, hours, SimpleNamespace(state="running"))
    return pb.ReckonedTime(
        due_time=records.timestamp(due),
        parts=words.messages(found, hours, language),
        text=words.text(told, language),
    )
