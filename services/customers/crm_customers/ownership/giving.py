"""How accounts change hands: in one statement for many, with who did it and why.

The rule kept here: whoever gives accounts has said who and why before the first row is written, so that the history
which the database keeps is complete.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple

from crm_chassis.call import Call
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, any_, bindparam, update
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import accounts as account_handlers
from crm_customers.ownership import history
from crm_customers.tables import accounts

GIVE = Statement(
    update(accounts)
    .where(accounts.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .values(
        owner_id=bindparam("owner_id", type_=Text),
        team=bindparam("team", type_=Text),
        etag=accounts.c.etag + 1,
        update_time=bindparam("now", type_=accounts.c.update_time.type),
    )
    .returning(*(column for column in accounts.c if column.name not in account_handlers.HIDDEN))
)


class Gift(NamedTuple):
    """An account (its locked row) and whose it becomes, and why."""

    row: Row
    owner_id: str
    team: str
    reason: str


def give(call: Call, gifts: Iterable[Gift]) -> list[int]:
    """Writes new owners and tells of them; those that have them already are left alone. Returns what changed."""
    groups: dict[tuple[str, str, str], dict[int, Any]] = defaultdict(dict)
    for gift in gifts:
        if (gift.row.owner_id, gift.row.team) != (gift.owner_id, gift.team):
            groups[gift[1:]][gift.row.account_id] = gift.row
    changed: list[int] = []
    for (owner_id, team, reason), rows in groups.items():
        history.say(call, reason)
        given = {"owner_id": owner_id, "team": team, "now": call.clock.now()}
        for after in call.all(GIVE, ids=sorted(rows), **given):
            before = account_handlers.message_of(rows[after.account_id])
            call.emit(
                "crm.customers.Account.updated",
                account_handlers.message_of(after),
                before=before,
            )
            changed.append(after.account_id)
    return changed
