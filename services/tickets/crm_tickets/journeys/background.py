"""Journeys are measured again in the background: after an upgrade, and when it changes what is too many.

The rule kept here: a ticket is held while it is measured, and what is found is written over what was there, so it does
not matter how often or when this runs.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Boolean, bindparam, or_, select

from crm_tickets import moves, queries
from crm_tickets.journeys import following, reading
from crm_tickets.tables import tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

MANY = 200
NEXT = Statement(
    select(*tickets.c)
    .where(
        tickets.c.ticket_id > bindparam("after", type_=BigInteger),
        or_(~bindparam("open_only", type_=Boolean), tickets.c.state != "closed"),
    )
    .order_by(tickets.c.ticket_id)
    .limit(MANY)
    .with_for_update(key_share=True)
)


def measure_journeys(call: "Call", payload: dict[str, Any]) -> None:
    """The next tickets, and a job for those after them; `tell` also tells their ways, as they moved last."""
    open_only, tell = bool(payload.get("open_only")), bool(payload.get("tell"))
    rows = call.all(NEXT, after=payload["after"], open_only=open_only)
    for row in rows:
        _measure(call, row, tell=tell)
    if len(rows) == MANY:
        last = rows[-1].ticket_id
        work = {"after": last, "open_only": open_only, "tell": tell}
        call.enqueue("measure_journeys", work, key=f"journeys-after-{last}-{open_only}-{tell}")


def _measure(call: "Call", row: Any, *, tell: bool) -> None:
    now = call.clock.now()
    steps = call.all(queries.STEPS, ticket_id=row.ticket_id)
    path = reading.path_of_steps(steps, now)
    repeats = sum(step.kind == "reopened" for step in steps)
    start = steps[0].step_time if steps else row.create_time
    following.store(call, row, path, start, repeats)
    if tell and steps and following.is_told(row, path, repeats):
        told = _until_it_moved(steps)
        last = reading.path_of_steps(told, told[-1].step_time)
        following.tell(call, row, last, start, repeats)
    changed = following.judged(call, row, path, now)
    if not changed:
        return
    written = moves.amend(call, row, **changed)
    if changed.get("bounce_time") is not None:
        call.emit("crm.tickets.Ticket.bounced", moves.message(written))


def _until_it_moved(steps: Sequence[Row]) -> Sequence[Row]:
    """The steps up to the last one that moved the ticket: who tells of its way again says the same."""
    places = [tuple(getattr(step, name) for name in following.PLACED) for step in steps]
    moved = (at for at in range(len(steps) - 1, 0, -1) if places[at] != places[at - 1])
    return steps[: next(moved, 0) + 1]
