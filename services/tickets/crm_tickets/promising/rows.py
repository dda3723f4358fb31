"""The rows of promises as time sees them: what happens next, what happened, and what a ticket says of its promises.

The rule kept here: whoever changes a promise holds its ticket; in the same transaction what is next is reckoned anew,
what happened is written down, and the ticket says how its promises stand.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, case, func, literal, null, or_, select, update
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import queries
from crm_tickets import rules as ticket_rules
from crm_tickets.promising import rules
from crm_tickets.tables import promise_changes, promises, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

ONE = bindparam("ticket_id", type_=BigInteger())
_owed = (
    select(
        func.min(promises.c.due_time).label("due"),
        case(
            (func.bool_or(promises.c.state == "broken"), literal("broken", Text)),
            (func.count() > 0, literal("open", Text)),
            else_=null(),
        ).label("state"),
    )
    .where(promises.c.ticket_id == ONE, queries.pending_promise())
    .cte("owed")
)
SUM_UP = Statement(
    update(tickets)
    .where(
        tickets.c.ticket_id == ONE,
        or_(
            tickets.c.promise_due_time.is_distinct_from(_owed.c.due),
            tickets.c.promise_state.is_distinct_from(_owed.c.state),
        ),
    )
    .values(promise_due_time=_owed.c.due, promise_state=_owed.c.state)
)
REST = Statement(
    update(promises)
    .where(promises.c.ticket_id == ONE, promises.c.next_time.is_not(None))
    .values(next_time=None)
)
# In the order of their tickets, which are held first: as everybody else holds them.
OF_KIND = Statement(
    select(*promises.c)
    .select_from(promises.join(tickets, tickets.c.ticket_id == promises.c.ticket_id))
    .where(
        promises.c.kind == bindparam("kind", type_=Text()),
        queries.pending_promise(),
        tickets.c.delete_time.is_(None),
    )
    .order_by(promises.c.ticket_id, promises.c.promise_id)
    .with_for_update(of=[tickets, promises], key_share=True)
)
PLAN = Statement(
    update(promises)
    .where(
        promises.c.promise_id == func.any(bindparam("ids", type_=ARRAY(BigInteger))),
    )
    .values(next_time=bindparam("next_time", type_=promises.c.next_time.type))
)


def owed(row: Row) -> rules.Owed:
    """A promise as far as time is concerned."""
    return rules.Owed(
        due_time=row.due_time,
        since_time=row.since_time or row.create_time,
        pending=ticket_rules.is_pending(row.state, row.keep_time, row.reason),
        remind_time=row.remind_time,
        lapse_time=row.lapse_time,
        escalation_count=row.escalation_count,
    )


def next_of(row: Row, rule: rules.Rule, **changed: Any) -> dict[str, Any]:
    """The columns that change, and with them when the next thing happens by itself."""
    after = row._replace(**changed)
    return {**changed, "next_time": rules.next_time(owed(after), rule)}


def plan(call: "Call", row: Row, rule: rules.Rule) -> None:
    """When the next thing happens to a promise that is there already."""
    moment = rules.next_time(owed(row), rule)
    call.run(PLAN, ids=[row.promise_id], next_time=moment)


def follow_rule(call: "Call", rule: rules.Rule) -> None:
    """All promises of a kind that need somebody follow its rule."""
    for row in call.all(OF_KIND, kind=rule.kind):
        plan(call, row, rule)


def rest(call: "Call", ticket_id: int) -> None:
    """The ticket is deleted: nothing of it happens by itself until it is back."""
    call.run(REST, ticket_id=ticket_id)


def sum_up(call: "Call", ticket_id: int) -> None:
    """The held ticket says how its promises stand."""
    call.run(SUM_UP, ticket_id=ticket_id)


def note(
    call: "Call",
    row: Row,
    kind: str,
    reason: str = "",
    *,
    consent: str = "",
    told: Sequence[str] = (),
) -> None:
    """Writes down what happened to a promise, and how it stood afterwards."""
    call.insert(
        promise_changes,
        promise_id=row.promise_id,
        change_time=call.clock.now(),
        actor_id=call.principal.id,
        kind=kind,
        state=row.state,
        due_time=row.due_time,
        due_text=row.due_text,
        owner_id=row.owner_id,
        team=row.team,
        reason=reason,
        consent=consent,
        told_ids=list(told),
    )
