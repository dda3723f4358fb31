"""What somebody holds: accounts, open protections, open alerts and open deals; and how it becomes somebody else's.

The rule kept here: what hangs on an account goes with it. Accounts are locked in the order of their numbers before
anything that hangs on them, so that two who accept at once do not wait for each other.
"""

from collections.abc import Collection, Sequence
from typing import Any

from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Integer, Text, any_, bindparam, literal, or_, select, union
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import seeing
from crm_customers.ownership import conflicts, protections, questions
from crm_customers.tables import accounts, conflict_alerts, deals, hand_over_items
from crm_customers.tables import protections as protection_table

FROM = bindparam("from_id", type_=Text)
IDS = bindparam("ids", type_=ARRAY(BigInteger))
MOST = 10_000


OPEN_DEALS = (
    deals.c.state == literal("open"),
    deals.c.delete_time.is_(None),
    deals.c.account_id.is_not(None),
)


def _held() -> Any:
    """The numbers of all accounts on which somebody holds something."""
    mine = accounts.alias("mine")
    owned = select(mine.c.account_id).where(mine.c.owner_id == FROM, mine.c.delete_time.is_(None))
    protected = select(protection_table.c.account_id).where(
        protection_table.c.owner_id == FROM, protection_table.c.end_time > questions.NOW
    )
    alerted = select(conflict_alerts.c.account_id).where(
        conflict_alerts.c.state == literal("open"),
        or_(conflict_alerts.c.owner_id == FROM, conflict_alerts.c.other_id == FROM),
    )
    selling = select(deals.c.account_id).where(deals.c.owner_id == FROM, *OPEN_DEALS)
    return union(owned, protected, alerted, selling)


_waiting = select(hand_over_items.c.account_id).where(
    hand_over_items.c.state.in_((literal("pending"), literal("refused")))
)
HELD = Statement(
    select(*questions.SHOWN)
    .where(
        accounts.c.account_id.in_(_held()),
        accounts.c.account_id.not_in(_waiting),
        accounts.c.delete_time.is_(None),
        questions.seen(),
        or_(accounts.c.account_id == any_(IDS), literal(0) == bindparam("named", type_=Integer)),
    )
    .order_by(accounts.c.account_id)
    .limit(MOST)
    .with_for_update()
)
PROTECTIONS = Statement(
    select(*protection_table.c)
    .where(
        protection_table.c.account_id == any_(IDS),
        protection_table.c.owner_id == FROM,
        protection_table.c.end_time > questions.NOW,
    )
    .order_by(protection_table.c.protection_id)
    .with_for_update()
)
ALERTS = Statement(
    select(*conflict_alerts.c)
    .where(
        conflict_alerts.c.account_id == any_(IDS),
        conflict_alerts.c.state == literal("open"),
        or_(conflict_alerts.c.owner_id == FROM, conflict_alerts.c.other_id == FROM),
    )
    .order_by(conflict_alerts.c.conflict_alert_id)
    .with_for_update()
)

DEALS = Statement(
    select(*deals.c)
    .where(deals.c.account_id == any_(IDS), deals.c.owner_id == FROM, *OPEN_DEALS)
    .order_by(deals.c.deal_id)
    .with_for_update()
)


def held_by(call: Call, from_id: str, ids: Sequence[int]) -> list[Row]:
    """The accounts, locked, on which somebody holds something that the caller sees and that waits for nobody yet."""
    given = {"from_id": from_id, "ids": list(ids), "named": len(ids), "now": call.clock.now()}
    return call.all(HELD, **given, **questions.rows_of(call))


def pass_on(
    call: Call, ids: Collection[int], from_id: str, to_id: str, to_team: str, reason: str
) -> int:
    """What somebody holds on these locked accounts, besides them, is somebody else's; says how much it was."""
    given = {"ids": sorted(ids), "from_id": from_id}
    held = call.all(PROTECTIONS, **given, now=call.clock.now())
    for row in held:
        protections.pass_on(call, row, to_id, to_team or row.team)
    alerts = call.all(ALERTS, **given)
    for row in alerts:
        _pass_alert(call, row, from_id, to_id, to_team, reason)
    selling = call.all(DEALS, **given)
    for row in selling:
        seeing.changed(call, "updated", row, owner_id=to_id, team=to_team or row.team)
    return len(held) + len(alerts) + len(selling)


def _pass_alert(call: Call, row: Row, from_id: str, to_id: str, to_team: str, reason: str) -> None:
    """An open alert has another person on one side; when both sides are one, it is settled."""
    side, team = ("owner_id", "team") if row.owner_id == from_id else ("other_id", "other_team")
    other_side = row.other_id if side == "owner_id" else row.owner_id
    values: dict[str, Any] = {side: to_id, team: to_team or getattr(row, team)}
    already = side == "other_id" and call.first(
        conflicts.LOCK_OPEN, account_id=row.account_id, other_id=to_id
    )
    if other_side == to_id or already:
        outcome = "moved" if side == "owner_id" else "owner_keeps"
        values = {
            "state": "resolved",
            "outcome": outcome if other_side == to_id else "no_conflict",
            "resolution": reason,
            "resolver_id": call.principal.id,
            "resolve_time": call.clock.now(),
        }
    after = call.update(
        conflict_alerts, row.conflict_alert_id, **values, update_time=call.clock.now()
    )
    what = "resolved" if "state" in values else "updated"
    call.emit(
        f"crm.customers.ConflictAlert.{what}",
        conflicts.message_of(after),
        before=conflicts.message_of(row),
    )
