"""Warnings and breaches: what is due is found by one index and fired once, however many processes look for it.

The rule kept here: whoever fires holds ticket and clock, and passes by what somebody else holds; the clock's own row
decides. A ticket that is held by a step fires with that step.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, case, func, select, update
from sqlalchemy.dialects.postgresql import ARRAY, TIMESTAMP

from crm_tickets.sla import clocks as following
from crm_tickets.sla import rulebook
from crm_tickets.sla.planning import Clock, fired
from crm_tickets.tables import clocks, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

AT_ONCE = 100
IDS = bindparam("ids", type_=ARRAY(BigInteger()))
NOW = bindparam("now", type_=clocks.c.next_time.type)
DUE = Statement(
    select(*clocks.c)
    .select_from(clocks.join(tickets, tickets.c.ticket_id == clocks.c.ticket_id))
    .where(clocks.c.next_time <= NOW)
    .order_by(clocks.c.next_time)
    .limit(bindparam("most", type_=BigInteger()))
    .with_for_update(skip_locked=True, of=[clocks, tickets])
)
TICKETS = Statement(select(*tickets.c).where(tickets.c.ticket_id == func.any(IDS)))
_changed = (
    func.unnest(
        IDS,
        bindparam("states", type_=ARRAY(Text)),
        *(
            bindparam(name, type_=ARRAY(TIMESTAMP(timezone=True)))
            for name in ("warned", "breached", "next")
        ),
    )
    .table_valued("clock_id", "state", "warned_time", "breach_time", "next_time")
    .render_derived()
)
FIRE = Statement(
    update(clocks)
    .where(clocks.c.clock_id == _changed.c.clock_id)
    .values(
        state=_changed.c.state,
        warned_time=_changed.c.warned_time,
        breach_time=_changed.c.breach_time,
        next_time=_changed.c.next_time,
        etag=clocks.c.etag + 1,
        update_time=NOW,
    )
    .returning(*clocks.c)
)
LOUDER = Statement(
    update(tickets)
    .where(tickets.c.ticket_id == func.any(IDS))
    .values(
        due_state=case(
            (
                tickets.c.ticket_id == func.any(bindparam("late", type_=ARRAY(BigInteger()))),
                "breached",
            ),
            (tickets.c.due_state == "breached", "breached"),
            else_="warned",
        )
    )
    .returning(*tickets.c)
)


def fire_some(call: "Call", most: int = AT_ONCE) -> int:
    """Fires the clocks that have waited longest; says how many there were."""
    now = call.clock.now()
    due = call.all(DUE, now=now, most=most)
    if not due:
        return 0
    known = {row.clock_id: row for row in due}
    after = [fired(following.clock_of(row), now) for row in due]
    written = {row.clock_id: row for row in _write(call, after, now)}
    late = {written[clock.clock_id].ticket_id for clock in after if "breached" in clock.events}
    told = {written[clock.clock_id].ticket_id for clock in after if clock.events}
    loud = call.all(LOUDER, ids=sorted(told), late=sorted(late))
    of = {row.ticket_id: row for row in loud}
    following.note(
        call, [(known[clock.clock_id], written[clock.clock_id]) for clock in after], "time"
    )
    book = rulebook.in_force(call)[0]
    for clock in after:
        row = written[clock.clock_id]
        if clock.events:
            following.tell(call, clock.events, row, known[clock.clock_id], of[row.ticket_id], book)
    return len(due)


def _write(call: "Call", after: Sequence[Clock], now: datetime) -> list[Row]:
    return call.all(
        FIRE,
        ids=[clock.clock_id for clock in after],
        states=[clock.state for clock in after],
        warned=[clock.warned_time for clock in after],
        breached=[clock.breach_time for clock in after],
        next=[clock.next_time for clock in after],
        now=now,
    )


def fire_clocks(call: "Call", _payload: dict[str, Any]) -> None:
    """The net under the loop: the same as a job."""
    while fire_some(call) == AT_ONCE:
        pass
