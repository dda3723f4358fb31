"""The keys of all accounts anew, after it has changed how they are made.

The rule kept here: one short transaction after the other; whoever is changed meanwhile has new keys already.
Until the walk has come by, a record is found by those of its keys that are made as before.
"""

from typing import Any

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Integer, bindparam, select, update

from crm_customers import profiles
from crm_customers.tables import accounts

BATCH = 500
_id, _after = accounts.c.account_id, bindparam("after", type_=BigInteger)
_most = bindparam("most", type_=Integer)
NEXT = Statement(select(accounts).where(_id > _after).order_by(_id).limit(_most).with_for_update())
KEEP = Statement(
    update(accounts).where(_id == bindparam("this")).values(match_keys=bindparam("match_keys"))
)


def rekey(call: Call, payload: dict[str, Any]) -> None:
    """Makes the keys of the next accounts; a migration that changes keys starts it (migrations customers_0016)."""
    rows = call.all(NEXT, after=payload.get("after", 0), most=BATCH)
    for row in rows:
        made = profiles.changed_keys(row, {})
        if made != row.match_keys:
            call.run(KEEP, this=row.account_id, match_keys=made)
    if len(rows) == BATCH:
        call.enqueue("rekey", {"after": rows[-1].account_id}, key="rekey")


JOBS = {"rekey": rekey}
