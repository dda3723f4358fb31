"""What service levels do in the background: after new rules all open tickets are looked at, some at a time.

The rule kept here: a ticket that was being made while the rules changed, and that goes by the old ones, is looked at
again as soon as its transaction must have ended. A walk remembers its place in its job and may be taken twice.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm_chassis.column_types import TransactionId
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, DateTime, Text, bindparam, cast, func, select

from crm_tickets.sla import clocks, firing
from crm_tickets.tables import known_accounts, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

BATCH = 200
SOON = timedelta(seconds=1)
# No transaction lives as long: statements and idle ones are ended before.
LONGEST = timedelta(minutes=10)
AFTER = bindparam("after", type_=BigInteger())
_open = (
    select(*tickets.c)
    .where(
        tickets.c.state != "closed",
        tickets.c.delete_time.is_(None),
        tickets.c.ticket_id > AFTER,
    )
    .order_by(tickets.c.ticket_id)
    .limit(BATCH)
    .with_for_update(key_share=True)
)
OPEN = Statement(_open)
YOUNG = Statement(
    _open.where(tickets.c.create_time >= bindparam("since", type_=DateTime(timezone=True)))
)
_snapshot = func.pg_current_snapshot()
ENDS = Statement(select(cast(func.pg_snapshot_xmax(_snapshot), Text).label("ends")))
ENDED = Statement(
    select(
        (
            func.pg_snapshot_xmin(_snapshot) >= cast(bindparam("ends", type_=Text()), TransactionId)
        ).label("ended")
    )
)
OF_ACCOUNT = Statement(
    select(*tickets.c)
    .select_from(tickets.join(known_accounts, known_accounts.c.account_id == tickets.c.account_id))
    .where(
        tickets.c.account_id == bindparam("account_id", type_=BigInteger()),
        tickets.c.state != "closed",
        tickets.c.delete_time.is_(None),
        tickets.c.tier != known_accounts.c.tier,
    )
    .order_by(tickets.c.ticket_id)
    .with_for_update(of=tickets)
)


def follow_rules(call: "Call", payload: dict[str, Any]) -> None:
    """Looks at the next open tickets; after the last, waits for those that were being made meanwhile."""
    if "ends" not in payload:
        now = call.clock.now()
        ends: Any = call.first(ENDS)
        payload = {"after": 0, "ends": ends.ends, "since": (now - LONGEST).isoformat()}
    if payload.get("young") and not payload["after"]:
        ended: Any = call.first(ENDED, ends=payload["ends"])
        if not ended.ended:
            _again(call, payload, call.clock.now() + SOON)
            return
    young = {"since": datetime.fromisoformat(payload["since"])} if payload.get("young") else {}
    rows = call.all(YOUNG if young else OPEN, after=payload["after"], **young)
    for row in rows:
        clocks.follow(call, row, "rules")
    if len(rows) == BATCH:
        _again(call, {**payload, "after": rows[-1].ticket_id}, None)
    elif not young:
        _again(call, {**payload, "after": 0, "young": True}, None)


def _again(call: "Call", payload: dict[str, Any], when: datetime | None) -> None:
    """The walk goes on; its key is its own, so that newer rules begin a walk beside it."""
    call.enqueue("follow_rules", payload, run_time=when, key=f"follow_rules-{payload['ends']}")


def follow_customer(call: "Call", account_id: int) -> None:
    """A customer came into another tier: their open tickets follow."""
    for row in call.all(OF_ACCOUNT, account_id=account_id):
        clocks.follow(call, row, "customer")


JOBS = {"follow_rules": follow_rules, "fire_clocks": firing.fire_clocks}
PERIODIC = {"fire_clocks": 60.0}
