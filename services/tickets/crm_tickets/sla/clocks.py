"""The clocks of a ticket follow it: read, planned anew and written in the transaction of whatever happened to it.

The rule kept here: whoever comes here holds the ticket's row, so of two who act at once the second sees the first's
clocks. Each move of a clock is written down with what moved it, and told; a warning or a breach also to people.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import clocks_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, insert, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import rules as ticket_rules
from crm_tickets.sla import escalation, rulebook
from crm_tickets.sla.planning import Clock, followed, summed_up
from crm_tickets.sla.rules import Callback, Case, Life, Policy, Step, fitting
from crm_tickets.tables import clock_changes, clocks, promises, ticket_steps, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

# What a clock depends on; a change of anything else moves none.
DECISIVE = (
    "state",
    "priority",
    "category",
    "channel",
    "team",
    "owner_id",
    "handler_team",
    "account_id",
    "first_response_time",
    "told_time",
    "close_time",
    "outcome",
)
SUMMARY = ("due_time", "due_kind", "due_state", "policy_id", "tier")
COLUMNS = tuple(name for name in Clock.__dataclass_fields__ if name not in ("clock_id", "events"))
# Alone they change nothing: they are true together, as of their moment.
PASSING: dict[str, Any] = {"consumed_seconds": 0, "reckon_time": None, "events": ()}
TOLD_ON = ("warned", "breached")
IDS = bindparam("ids", type_=ARRAY(BigInteger()))
ONE = bindparam("ticket_id", type_=BigInteger())
OF_TICKET = Statement(
    select(*clocks.c).where(clocks.c.ticket_id == ONE).order_by(clocks.c.clock_id)
)
STEPS = Statement(
    select(*(ticket_steps.c[n] for n in ("step_id", "step_time", "kind", "state", "handler_team")))
    .where(ticket_steps.c.ticket_id == ONE)
    .order_by(ticket_steps.c.step_id)
)
CALLBACKS = Statement(
    select(*promises.c)
    .where(promises.c.ticket_id == ONE, promises.c.kind == "callback")
    .order_by(promises.c.promise_id)
)
SUM_UP = Statement(
    update(tickets)
    .where(tickets.c.ticket_id == ONE)
    .values({name: bindparam(name, type_=tickets.c[name].type) for name in SUMMARY})
    .returning(*tickets.c)
)
REST = Statement(
    update(clocks)
    .where(clocks.c.ticket_id == ONE, clocks.c.next_time.is_not(None))
    .values(next_time=None)
)


def concerns(before: Row, after: Row) -> bool:
    """Whether a change of a ticket can move its clocks."""
    return any(getattr(before, name) != getattr(after, name) for name in DECISIVE)


def follow(
    call: "Call", row: Row, cause: str, announce: Callable[[Row], None] = lambda _row: None
) -> Row:
    """The clocks of a held ticket follow what happened to it; the ticket as it is then.

    `announce` tells of the ticket, before its clocks are told of.
    """
    book, tier = rulebook.in_force(call, row.account_id)
    if not book.policies and row.due_state is None and row.policy_id is None:
        row = _summed(call, row, (None, None, None), None, tier)
        announce(row)
        return row
    is_new = cause == "created"
    known = [] if is_new else call.all(OF_TICKET, ticket_id=row.ticket_id)
    policy = fitting(book.policies, _case(row, tier))
    before = [clock_of(each) for each in known]
    life = _life(call, row, _has_callbacks(before, policy))
    after = followed(before, life, policy, book.calendar, call.clock.now(), is_new=is_new)
    summary = summed_up(after)
    changed = _summed(call, row, summary, policy and policy.policy_id, tier)
    announce(changed)
    write(call, changed, known, after, cause, book)
    return changed


def rest(call: "Call", ticket_id: int) -> None:
    """The ticket is deleted: nothing of it fires until it is back."""
    call.run(REST, ticket_id=ticket_id)


def _summed(call: "Call", row: Row, summary: Any, policy_id: int | None, tier: str) -> Row:
    """The ticket with what it says of its clocks."""
    state, due, kind = summary
    values = {
        "due_time": due,
        "due_kind": kind,
        "due_state": state,
        "policy_id": policy_id,
        "tier": tier,
    }
    if all(getattr(row, name) == value for name, value in values.items()):
        return row
    return call.first(SUM_UP, ticket_id=row.ticket_id, **values)


def _case(row: Row, tier: str) -> Case:
    team = row.team if row.owner_id or row.team else row.handler_team
    return Case(row.priority, tier, row.category, row.channel, team, row.create_time)


def _has_callbacks(known: Iterable[Clock], policy: Policy | None) -> bool:
    asked = policy is not None and any(rule.kind == "callback" for rule in policy.clocks)
    return asked or any(clock.kind == "callback" for clock in known)


def _life(call: "Call", row: Row, with_callbacks: bool) -> Life:
    """All that a ticket's clocks depend on."""
    steps = call.all(STEPS, ticket_id=row.ticket_id)
    called = call.all(CALLBACKS, ticket_id=row.ticket_id) if with_callbacks else ()
    return Life(
        create_time=row.create_time,
        close_time=row.close_time,
        outcome=row.outcome or "",
        first_response_time=row.first_response_time,
        told_time=row.told_time,
        steps=[Step(*each) for each in steps],
        callbacks=[_callback(each) for each in called],
    )


def _callback(row: Row) -> Callback:
    if ticket_rules.is_pending(row.state, row.keep_time, row.reason):
        return Callback(row.promise_id, row.create_time, None, kept=False)
    kept = row.keep_time is not None
    end = row.keep_time if kept else row.update_time
    return Callback(row.promise_id, row.create_time, end, kept)


def clock_of(row: Row) -> Clock:
    """A clock as planning has it."""
    values = {name: getattr(row, name) for name in COLUMNS}
    values["pause_states"] = tuple(row.pause_states)
    return Clock(**values, clock_id=row.clock_id)


def message(row: Row) -> pb.Clock:
    """A clock as others see it."""
    return to_message(pb.Clock, row)


def write(
    call: "Call",
    ticket: Row,
    known: Sequence[Row],
    after: Sequence[Clock],
    cause: str,
    book: rulebook.Rulebook,
) -> None:
    """Writes the clocks that changed, why, and tells of it."""
    rows = {row.clock_id: row for row in known}
    changed = [clock for clock in after if _differs(clock, rows.get(clock.clock_id))]
    if not changed:
        return
    written = _written(call, ticket, changed, rows)
    note(call, [(rows.get(row.clock_id), row) for row in written], cause)
    for clock, row in zip(changed, written, strict=True):
        tell(call, clock.events, row, rows.get(row.clock_id), ticket, book)


def _differs(clock: Clock, row: Row | None) -> bool:
    return (
        row is None
        or bool(clock.events)
        or (replace(clock, **PASSING) != replace(clock_of(row), **PASSING))
    )


def _written(
    call: "Call", ticket: Row, changed: Sequence[Clock], known: dict[int, Row]
) -> list[Row]:
    """The rows of these clocks, in their order."""
    now = call.clock.now()
    made = [clock for clock in changed if not clock.clock_id]
    fresh = iter(_inserted(call, ticket.ticket_id, made) if made else ())
    rows: list[Row] = []
    for clock in changed:
        if not clock.clock_id:
            rows.append(next(fresh))
            continue
        values = _values(clock)
        old = known[clock.clock_id]
        differing = {n: v for n, v in values.items() if v != getattr(old, n)}
        rows.append(call.update(clocks, clock.clock_id, **differing, update_time=now))
    return rows


def _values(clock: Clock) -> dict[str, Any]:
    values = {name: getattr(clock, name) for name in COLUMNS}
    values["pause_states"] = list(clock.pause_states)
    return values


@lru_cache(maxsize=32)
def _many(table: Any, names: tuple[str, ...], count: int) -> Statement:
    """INSERT of so many rows at once, returning them in their order."""
    return Statement(
        insert(table)
        .values(
            [
                {name: bindparam(f"{name}_{n}", type_=table.c[name].type) for name in names}
                for n in range(count)
            ]
        )
        .returning(*table.c)
    )


def _insert(call: "Call", table: Any, rows: Sequence[dict[str, Any]]) -> list[Row]:
    statement = _many(table, tuple(sorted(rows[0])), len(rows))
    given = {f"{name}_{n}": value for n, row in enumerate(rows) for name, value in row.items()}
    return call.all(statement, **given)


def _inserted(call: "Call", ticket_id: int, made: Sequence[Clock]) -> list[Row]:
    now = call.clock.now()
    times = {"create_time": now, "update_time": now, "ticket_id": ticket_id}
    return _insert(call, clocks, [_values(clock) | times for clock in made])


def note(call: "Call", pairs: Sequence[tuple[Row | None, Row]], cause: str) -> None:
    """Why each clock moved that is due at another time or stands elsewhere."""
    now = call.clock.now()
    rows: list[dict[str, Any]] = []
    for old, new in pairs:
        if old is not None and (old.state, old.due_time) == (new.state, new.due_time):
            continue
        rows.append(
            {
                "clock_id": new.clock_id,
                "ticket_id": new.ticket_id,
                "change_time": now,
                "actor_id": call.principal.id,
                "cause": cause,
                "kind": new.kind,
                "old_state": old.state if old is not None else None,
                "new_state": new.state,
                "old_due_time": old.due_time if old is not None else None,
                "new_due_time": new.due_time,
                "policy_id": new.policy_id,
            }
        )
    if rows:
        _insert(call, clock_changes, rows)


def tell(
    call: "Call",
    events: Iterable[str],
    row: Row,
    before: Row | None,
    ticket: Row,
    book: rulebook.Rulebook,
) -> None:
    """The events of one clock, and the notices to people."""
    earlier = message(before) if before is not None else None
    for event in events:
        told = message(row)
        if event in TOLD_ON:
            told.ticket.CopyFrom(to_message(tickets_pb2.Ticket, ticket))
            escalation.tell(call, event, row, ticket, book)
        call.emit(f"crm.tickets.Clock.{event}", told, before=earlier)
