"""The handlers of event logs: made once for each source, told, removed whole.

The rule kept here: a log is history beside the tickets. It never becomes tickets, and what is removed takes its events
and journeys along.
"""

import re
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from crm.tickets.v1 import event_logs_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from google.protobuf.json_format import MessageToDict
from sqlalchemy import BigInteger, bindparam, delete, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets.journeys import counting, following, log_rules, reading, telling
from crm_tickets.tables import case_journeys, event_logs, log_events

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("event_log_id", "source", "display_name", "event_count", "case_count", "create_time")
OF_CASES = (
    "case_journey_id",
    "case_id",
    *(name for name in reading.MEASURED if name != "path"),
    "event_count",
)
WORST_FIRST = "bounce_count desc, hand_over_count desc"
KEY = event_logs.c.event_log_id == bindparam("event_log_id", type_=BigInteger)
LOG = Statement(select(*event_logs.c).where(KEY))
HELD = Statement(select(*event_logs.c).where(KEY).with_for_update())
GONE = Statement(delete(event_logs).where(KEY))
MADE = (
    *("source", "display_name", "place", "mapping", "time_zone", "waiting_activities"),
    *("creator_id", "create_time", "update_time"),
)
MAKE = Statement(
    insert(event_logs)
    .values({name: bindparam(name, type_=event_logs.c[name].type) for name in MADE})
    .on_conflict_do_nothing(index_elements=["source"])
    .returning(*event_logs.c)
)
CASE = Statement(
    select(*case_journeys.c).where(
        case_journeys.c.case_journey_id == bindparam("case_journey_id", type_=BigInteger)
    )
)
EVENTS = Statement(
    select(
        *(log_events.c[name] for name in ("event_time", "activity", "person", "team", "lifecycle"))
    )
    .where(
        log_events.c.event_log_id == bindparam("event_log_id", type_=BigInteger),
        log_events.c.case_id == bindparam("case_id"),
    )
    .order_by(log_events.c.event_time, log_events.c.row_number, log_events.c.event_key)
)


def message(row: Row) -> pb.EventLog:
    """A log as others see it."""
    return records.to_message(pb.EventLog, row)


def row_of(call: "Call", event_log_id: int, *, held: bool = False) -> Row:
    """One log, held until the transaction ends when events are taken into it."""
    missing = ("event_log", event_log_id)
    return call.one(HELD if held else LOG, event_log_id=event_log_id, missing=missing)


def zone_of(name: str, field: str = "event_log.time_zone") -> tzinfo:
    """A time zone by its name; UTC for none."""
    try:
        return ZoneInfo(name or "UTC")
    except (ValueError, KeyError, OSError):
        raise Invalid({field: said("%(name)s is no time zone", name=name)}) from None


def _check_form(form: str) -> None:
    """Raises Invalid for a form of times that cannot be read by."""
    try:
        datetime.strptime(datetime(2020, 2, 3, 4, 5, 6).strftime(form), form)  # noqa: DTZ001, DTZ007
    except (ValueError, re.error):
        field = "event_log.mapping.time_format"
        raise Invalid({field: 'must be like "%d/%m/%Y %H:%M"'}) from None


def create_event_log(call: "Call", request: pb.CreateEventLogRequest) -> pb.EventLog:
    """Says what log it is."""
    given = request.event_log
    zone_of(given.time_zone)
    if given.mapping.time_format:
        _check_form(given.mapping.time_format)
    now = call.clock.now()
    usual = "team" if given.mapping.team_column else "person"
    mapping = MessageToDict(given.mapping, preserving_proto_field_name=True)
    row = call.first(
        MAKE,
        source=given.source.strip(),
        display_name=given.display_name.strip(),
        place=records.values(given, "place")["place"] or usual,
        mapping=mapping,
        time_zone=given.time_zone,
        waiting_activities=list(given.waiting_activities),
        creator_id=call.principal.id,
        create_time=now,
        update_time=now,
    )
    if row is None:
        text = said("There is a log of the source %(source)s already.", source=given.source)
        raise AlreadyExists("EVENT_LOG_EXISTS", text)
    made = message(row)
    call.emit("crm.tickets.EventLog.created", made)
    return made


def get_event_log(call: "Call", request: pb.GetEventLogRequest) -> pb.EventLog:
    """One log."""
    return message(row_of(call, request.event_log_id))


def list_event_logs(call: "Call", request: pb.ListEventLogsRequest) -> pb.ListEventLogsResponse:
    """A page of logs."""
    return lists.reply(call, event_logs, request, pb.ListEventLogsResponse, filterable=FILTERABLE)


def delete_event_log(call: "Call", request: pb.DeleteEventLogRequest) -> pb.EventLog:
    """Removes a log with everything in it."""
    row = row_of(call, request.event_log_id, held=True)
    records.check_etag(row, request.etag)
    call.run(GONE, event_log_id=row.event_log_id)
    gone = message(row)
    call.emit("crm.tickets.EventLog.deleted", gone, before=gone)
    return gone


def suggest_log_mapping(_call: "Call", request: pb.SuggestLogMappingRequest) -> pb.LogMapping:
    """Which column is what."""
    columns = list(request.columns)
    found = log_rules.suggested(columns)
    form, ambiguous = "", False
    if found["time"]:
        at = columns.index(found["time"])
        form, ambiguous = log_rules.time_form(
            row.cells[at] for row in request.rows if len(row.cells) > at
        )
    named = {f"{part}_column": column for part, column in found.items()}
    return pb.LogMapping(**named, time_format=form, dates_ambiguous=ambiguous)


def list_case_journeys(
    call: "Call", request: pb.ListCaseJourneysRequest
) -> pb.ListCaseJourneysResponse:
    """A page of the journeys of a log."""
    row = row_of(call, request.event_log_id)
    return lists.reply(
        call,
        case_journeys,
        request,
        pb.ListCaseJourneysResponse,
        filterable=OF_CASES,
        order_by=WORST_FIRST,
        where=counting.listed_case_journeys,
        **counting.asked(request),
        _log=row.event_log_id,
    )


def get_case_journey(call: "Call", request: pb.GetCaseJourneyRequest) -> pb.CaseJourney:
    """The whole path of a case."""
    key = request.case_journey_id
    row = call.one(CASE, case_journey_id=key, missing=("case_journey", key))
    log = row_of(call, row.event_log_id)
    found = call.all(EVENTS, event_log_id=row.event_log_id, case_id=row.case_id)
    events = [log_rules.Event(*each) for each in found]
    moments = log_rules.moments_of(events, log.place, frozenset(log.waiting_activities))
    told = telling.of_moments(moments, following.settings_of(call), moments[-1].time)
    return records.to_message(pb.CaseJourney, row, journey=told)
