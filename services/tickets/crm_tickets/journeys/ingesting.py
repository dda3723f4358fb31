"""Events of a log come in, in any order and as often as one likes, and the cases that they belong to are measured.

The rule kept here: an event is what it says; the same event is there once. The measures of a case are written in the
transaction of its events, and batches of one log wait for each other, so that a kill at any moment leaves a log that
is right as far as it goes.
"""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.tickets.v1 import event_logs_pb2 as pb
from crm_chassis import copying
from crm_chassis.records import from_mapping, moment_of
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, column, delete, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_tickets.journeys import log_rules, logs, reading, rules
from crm_tickets.tables import case_journeys, case_moves, event_logs, log_events

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from crm_chassis.call import Call

TAKEN = (
    *("event_key", "case_id", "event_time", "row_number", "activity", "person", "team"),
    "lifecycle",
)
COUNTED = (*(name for name in reading.MEASURED if name != "path"), "event_count", "case_id")
LOG_ID = bindparam("event_log_id", type_=BigInteger)
CASES = bindparam("case_ids", type_=ARRAY(Text))


def _from_arrays(table: Any, names: Sequence[str], *texts: str) -> Any:
    """Rows that come as one array for each column; `texts` are columns that come as text."""
    kinds = {name: Text() if name in texts else table.c[name].type for name in names}
    arrays = [bindparam(name, type_=ARRAY(kind)) for name, kind in kinds.items()]
    rows = func.unnest(*arrays).table_valued(*(column(n, k) for n, k in kinds.items()))
    return rows.render_derived()


def _take() -> Statement:
    rows = _from_arrays(log_events, TAKEN)
    source = select(LOG_ID, *(rows.c[name] for name in TAKEN))
    made = insert(log_events).from_select(["event_log_id", *TAKEN], source)
    return Statement(made.on_conflict_do_nothing().returning(log_events.c.case_id))


def _measure() -> Statement:
    rows = _from_arrays(case_journeys, [*COUNTED, "path"], "path")
    # An array of arrays would be taken apart whole.
    path = func.string_to_array(rows.c.path, "\x1f", type_=ARRAY(Text))
    source = select(LOG_ID, *(rows.c[name] for name in COUNTED), path)
    made = insert(case_journeys).from_select(["event_log_id", *COUNTED, "path"], source)
    kept = [name for name in (*COUNTED, "path") if name != "case_id"]
    return Statement(
        made.on_conflict_do_update(
            index_elements=["event_log_id", "case_id"],
            set_={name: made.excluded[name] for name in kept},
        ).returning(case_journeys.c.case_journey_id, case_journeys.c.case_id)
    )


TAKE = _take()
MEASURE = _measure()
KNOWN = Statement(
    select(case_journeys.c.case_id).where(
        case_journeys.c.event_log_id == LOG_ID, case_journeys.c.case_id == func.any(CASES)
    )
)
OF_CASES = Statement(
    select(
        *(log_events.c[name] for name in ("case_id", *log_rules.Event._fields[1:])),
        log_events.c.event_time.label("time"),
    )
    .where(log_events.c.event_log_id == LOG_ID, log_events.c.case_id == func.any(CASES))
    .order_by(
        log_events.c.case_id,
        log_events.c.event_time,
        log_events.c.row_number,
        log_events.c.event_key,
    )
)
FORGET_MOVES = Statement(
    delete(case_moves).where(
        case_moves.c.case_journey_id == func.any(bindparam("keys", type_=ARRAY(BigInteger)))
    )
)


class Taken(NamedTuple):
    """An event as it is kept."""

    event_key: bytes
    case_id: str
    event_time: "datetime"
    row_number: int
    activity: str
    person: str
    team: str
    lifecycle: str


def ingest_log_events(
    call: "Call", request: pb.IngestLogEventsRequest
) -> pb.IngestLogEventsResponse:
    """Takes events in."""
    log = logs.row_of(call, request.event_log_id, held=True)
    rejects: list[pb.LogReject] = []
    taken = list(_read(log, request.events, rejects))
    events = list({event.event_key: event for event in reversed(taken)}.values())
    new = _keep(call, log, events)
    if new:
        cases = _measure_cases(call, log, sorted(set(new)))
        log = _grown(call, log, events, len(new), cases)
    return pb.IngestLogEventsResponse(
        taken_count=len(new),
        known_count=len(taken) - len(new),
        rejects=rejects,
        event_log=logs.message(log),
    )


def _read(log: Row, sent: Iterable[pb.LogEvent], rejects: list[pb.LogReject]) -> Iterator[Taken]:
    """The events that can be kept; of the others it is noted why not."""
    form, zone = log.mapping.get("time_format", ""), logs.zone_of(log.time_zone)
    for position, event in enumerate(sent):
        case_id, activity = event.case_id.strip(), event.activity.strip()
        texts = (
            case_id,
            activity,
            event.person.strip(),
            event.team.strip(),
            event.lifecycle.strip(),
        )
        problem = log_rules.problem_of(texts, case_id, activity)
        moment = None
        if not problem:
            moment, problem = _moment(event, form, zone)
        if moment is None:
            values = {"row_number": event.row_number, "position": position, "reason": problem}
            rejects.append(from_mapping(pb.LogReject, values))
            continue
        said = "\x1f".join((*texts, moment.isoformat(), str(event.occurrence)))
        number = event.row_number or log.event_count + position + 1
        yield Taken(
            blake2b(said.encode(), digest_size=16).digest(),
            *(case_id, moment, number, activity),
            *texts[2:],
        )


def _moment(event: pb.LogEvent, form: str, zone: "tzinfo") -> "tuple[datetime | None, str]":
    """When an event was; None, and why that cannot be said."""
    text = event.time_text.strip()
    if event.HasField("event_time"):
        try:
            moment = moment_of(event.event_time)
        except OverflowError:
            return None, "time_out_of_range"
    elif not text:
        return None, "no_time"
    else:
        read = log_rules.moment_of(text, form, zone)
        if read is None:
            return None, "time_unreadable"
        moment = read
    return (moment, "") if log_rules.is_usual(moment) else (None, "time_out_of_range")


def _keep(call: "Call", log: Row, events: Sequence[Taken]) -> list[str]:
    """Keeps what is new; returns the case of each new event."""
    if not events:
        return []
    columns = zip(*events, strict=True)
    arrays = {name: list(values) for name, values in zip(TAKEN, columns, strict=True)}
    return [row.case_id for row in call.all(TAKE, event_log_id=log.event_log_id, **arrays)]


def _measure_cases(call: "Call", log: Row, case_ids: list[str]) -> int:
    """Measures these cases from all their events; says how many of them are new."""
    key = {"event_log_id": log.event_log_id, "case_ids": case_ids}
    known = [row.case_id for row in call.all(KNOWN, **key)]
    found = call.all(OF_CASES, **key)
    ways = {
        case_id: _way(log, list(rows)) for case_id, rows in groupby(found, attrgetter("case_id"))
    }
    columns = zip(*(values for values, _moves in ways.values()), strict=True)
    arrays = {n: list(c) for n, c in zip([*COUNTED, "path"], columns, strict=True)}
    kept = call.all(MEASURE, event_log_id=log.event_log_id, **arrays)
    keys = {row.case_id: row.case_journey_id for row in kept}
    call.run(FORGET_MOVES, keys=list(keys.values()))
    copying.copy(
        call.connection,
        case_moves.name,
        ("case_journey_id", "event_log_id", *reading.MOVED),
        (
            (keys[case_id], log.event_log_id, *reading.moved(move))
            for case_id, (_values, moves) in ways.items()
            for move in moves
        ),
    )
    for case_id, (values, moves) in ways.items():
        _tell(call, log, keys[case_id], values, moves)
    return len(case_ids) - len(known)


def _way(log: Row, rows: list[Row]) -> tuple[list[Any], list[rules.Move]]:
    """The measures of a case (as COUNTED and its path), and its hand-overs."""
    events = [
        log_rules.Event(row.time, row.activity, row.person, row.team, row.lifecycle) for row in rows
    ]
    moments = log_rules.moments_of(events, log.place, frozenset(log.waiting_activities))
    path = rules.measure(moments, moments[-1].time)
    done = [e.activity for e in events if e.lifecycle.lower() in ("", "complete")]
    repeats = rules.repeats(done)
    values = reading.measured(path, events[0].time, events[-1].time, repeats)
    return [*values[:-1], len(events), rows[0].case_id, "\x1f".join(path.places)], path.moves


def _tell(call: "Call", log: Row, key: int, values: list[Any], moves: Sequence[rules.Move]) -> None:
    """A measured case goes into the feed, for whoever makes figures of it."""
    named = dict(zip([*COUNTED, "path"], values, strict=True))
    named["path"] = [place for place in named["path"].split("\x1f") if place]
    journey = from_mapping(
        pb.CaseJourney,
        {**named, "case_journey_id": key, "event_log_id": log.event_log_id},
    )
    journey.moves.extend(reading.move_messages(moves, reasons=False))
    call.emit("crm.tickets.CaseJourney.measured", journey)


def _grown(call: "Call", log: Row, events: Sequence[Taken], new: int, cases: int) -> Row:
    """The log with what came in."""
    times = [event.event_time for event in events]
    after = call.update(
        event_logs,
        log.event_log_id,
        event_count=log.event_count + new,
        case_count=log.case_count + cases,
        start_time=min([*times, *filter(None, [log.start_time])]),
        end_time=max([*times, *filter(None, [log.end_time])]),
        update_time=call.clock.now(),
    )
    call.emit("crm.tickets.EventLog.updated", logs.message(after), before=logs.message(log))
    return after
