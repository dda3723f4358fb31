"""What happens to promises by itself: found by one index and done once, however many processes look for it.

The rule kept here: whoever does it holds ticket and promise, and passes by what somebody else holds; the promise's own
row decides. A promise that somebody settles at the same moment is settled, and nothing else happens to it.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_tickets import promises as promising
from crm_tickets import queries
from crm_tickets.promising import rows, rules, settings, telling
from crm_tickets.tables import promises, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

AT_ONCE = 100
DUE = Statement(
    select(*promises.c)
    .select_from(promises.join(tickets, tickets.c.ticket_id == promises.c.ticket_id))
    .where(
        promises.c.next_time <= bindparam("now", type_=promises.c.next_time.type),
        tickets.c.delete_time.is_(None),
    )
    .order_by(promises.c.next_time)
    .limit(bindparam("most", type_=BigInteger()))
    .with_for_update(skip_locked=True, key_share=True, of=[promises, tickets])
)


def fire_some(call: "Call", most: int = AT_ONCE) -> int:
    """Does what has waited longest; says for how many promises."""
    now = call.clock.now()
    due = call.all(DUE, now=now, most=most)
    book = settings.by_kind(call) if due else {}
    for row in due:
        fire(call, row, book.get(row.kind) or rules.Rule(row.kind), now)
    return len(due)


def fire(call: "Call", row: Row, rule: rules.Rule, now: datetime) -> None:
    """What is due of one promise that is held, with its ticket."""
    acts, after = rules.fallen_due(rows.owed(row), rule, now)
    moments = [m for m in rules.reminders(rows.owed(row), rule) if m <= now]
    ticket: Any = queries.ticket_row(call, row.ticket_id)
    for act in acts:
        if act.what == "lapse":
            row = promising.settle(call, row, "lapse", "")
        elif act.what == "remind":
            rows.note(call, row, "reminded", told=telling.remind(call, row, ticket, moments[-1]))
        else:
            told = telling.escalate(call, row, ticket, rule.steps[act.step], act.step)
            rows.note(call, row, "escalated", told=told)
    values = {"remind_time": after.remind_time, "escalation_count": after.escalation_count}
    promising.passed(call, row, rows.next_of(row, rule, **values))


def fire_promises(call: "Call", _payload: dict[str, Any]) -> None:
    """The net under the loop: the same as a job."""
    while fire_some(call) == AT_ONCE:
        pass


JOBS = {"fire_promises": fire_promises}
PERIODIC = {"fire_promises": 60.0}
