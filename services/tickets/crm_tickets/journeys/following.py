"""Every move of a ticket is measured with it: its counts, its hand-overs, and whether it is passed around by now.

The rule kept here: what was measured is written in the transaction of the move, from the ticket's own steps, so that
measuring again changes nothing. That somebody is passed around is told once for each time it comes to that.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.tickets.v1 import journeys_pb2 as pb
from crm_chassis.records import from_mapping
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, column, func, literal, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_tickets import queries
from crm_tickets.journeys import reading, rules
from crm_tickets.tables import journey_settings, ticket_journeys, ticket_moves

if TYPE_CHECKING:
    from crm_chassis.call import Call

SETTINGS = Statement(
    select(*journey_settings.c).where(journey_settings.c.settings_id == literal(1))
)
_journey = insert(ticket_journeys).values(
    {name: bindparam(name, type_=ticket_journeys.c[name].type) for name in ticket_journeys.c.keys()}  # noqa: SIM118
)
KEEP_JOURNEY = Statement(
    _journey.on_conflict_do_update(
        index_elements=["ticket_id"],
        set_={name: _journey.excluded[name] for name in reading.MEASURED},
    )
)


def _keep_moves() -> Statement:
    """All hand-overs of a ticket from arrays; those that are there are brought up to date."""
    types = {name: ticket_moves.c[name].type for name in reading.MOVED}
    arrays = [bindparam(name, type_=ARRAY(kind)) for name, kind in types.items()]
    # As columns of their types: what comes out of unnest has none of its own.
    rows = func.unnest(*arrays).table_valued(*(column(n, k) for n, k in types.items()))
    rows = rows.render_derived()
    source = select(
        bindparam("ticket_id", type_=BigInteger), *(rows.c[name] for name in reading.MOVED)
    )
    made = insert(ticket_moves).from_select(["ticket_id", *reading.MOVED], source)
    return Statement(
        made.on_conflict_do_update(
            index_elements=["ticket_id", "number"],
            set_={name: made.excluded[name] for name in reading.MOVED if name != "number"},
        )
    )


KEEP_MOVES = _keep_moves()
# What changes where a ticket lies; everything else leaves its way as it is.
PLACED = ("handler_id", "handler_team", "state")


class Told(NamedTuple):
    """What a move changes on the ticket itself, and the way as it is with the move."""

    columns: Mapping[str, Any]
    path: rules.Path | None
    start: datetime
    repeats: int
    crossed: bool


def settings_of(call: "Call") -> Row:
    """From when on somebody is passed around, and what hours cost."""
    return call.first(SETTINGS)


def ahead(call: "Call", row: Row, after: Mapping[str, Any], kind: str, reason: str) -> Told:
    """What a held ticket's way is with a step that is about to be written."""
    now = call.clock.now()
    if all(after[name] == getattr(row, name) for name in PLACED):
        return Told({}, None, now, 0, False)
    steps = call.all(queries.STEPS, ticket_id=row.ticket_id)
    place = after["handler_team"] or after["handler_id"]
    step = rules.Moment(now, place, after["handler_id"], after["state"], kind, reason)
    moments = [*map(reading.moment_of_step, steps), step]
    path = rules.measure(moments, now)
    repeats = sum(moment.kind == "reopened" for moment in moments)
    columns = judged(call, row, path, now)
    crossed = columns.get("bounce_time") is not None
    return Told(columns, path, moments[0].time, repeats, crossed)


def judged(call: "Call", row: Row, path: rules.Path, now: datetime) -> dict[str, Any]:
    """The ticket's columns that are another after a look at its way."""
    found: dict[str, Any] = {
        "bounce_count": path.bounces,
        "department_count": path.departments,
    }
    around = bool(reading.too_many(path, settings_of(call))) if path.moves else False
    if around != (row.bounce_time is not None):
        found["bounce_time"] = now if around else None
    return {name: value for name, value in found.items() if getattr(row, name) != value}


def keep(call: "Call", written: Row, told: Told, ticket: Any) -> None:
    """Keeps what a move told, and tells those who listen; `ticket` is the ticket as others see it now."""
    if told.path is None:
        return
    store(call, written, told.path, told.start, told.repeats)
    if told.crossed:
        call.emit("crm.tickets.Ticket.bounced", ticket)
    if is_told(written, told.path, told.repeats):
        tell(call, written, told.path, told.start, told.repeats)


def is_told(ticket: Row, path: rules.Path, repeats: int) -> bool:
    """Whether the feed has a way: once it goes over departments, or has come to its end, be it undone since."""
    return bool(path.moves) or ticket.close_time is not None or repeats > 0


def store(call: "Call", ticket: Row, path: rules.Path, start: datetime, repeats: int) -> None:
    """The measured way of a ticket in place of what was there."""
    values = reading.measured(path, start, ticket.close_time, repeats)
    named = dict(zip(reading.MEASURED, values, strict=True))
    call.run(KEEP_JOURNEY, ticket_id=ticket.ticket_id, **named)
    if path.moves:
        columns = zip(*map(reading.moved, path.moves), strict=True)
        arrays = {n: list(c) for n, c in zip(reading.MOVED, columns, strict=True)}
        call.run(KEEP_MOVES, ticket_id=ticket.ticket_id, **arrays)


def tell(call: "Call", ticket: Row, path: rules.Path, start: datetime, repeats: int) -> None:
    """The whole way as it is by now goes into the feed: reports count what goes on, not only what is over."""
    values = reading.measured(path, start, ticket.close_time, repeats)
    named = dict(zip(reading.MEASURED, values, strict=True))
    journey = from_mapping(
        pb.TicketJourney,
        {**named, "ticket_id": ticket.ticket_id, "account_id": ticket.account_id},
    )
    journey.moves.extend(reading.move_messages(path.moves, reasons=False))
    for stay in path.stays:
        length = reading.seconds(stay.length)
        journey.stays.add(team=stay.place, duration_seconds=length, visit_count=stay.visits)
    call.emit("crm.tickets.TicketJourney.measured", journey)
