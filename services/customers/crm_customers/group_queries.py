"""The questions about groups of accounts: who stands above one, and who below.

The rule kept here: a group ends where the caller's sight ends, and however deep it is, a question comes to its end.
"""

from typing import Any

from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Integer, Select, bindparam, literal, select

from crm_customers.queries import seen
from crm_customers.tables import accounts

MOST_OF_GROUP, DEEPEST = 1000, 50
SHOWN = ("account_id", "display_name", "parent_account_id", "owner_id", "city", "country")


def _above() -> Select[Any]:
    """The accounts above one that the caller sees, the next one first."""
    wanted = bindparam("account_id", type_=BigInteger)
    found = select(
        accounts.c.account_id, accounts.c.parent_account_id, literal(0, Integer).label("height")
    ).where(accounts.c.account_id == wanted)
    walk = found.cte("above", recursive=True)
    higher = select(accounts.c.account_id, accounts.c.parent_account_id, walk.c.height + 1).where(
        accounts.c.account_id == walk.c.parent_account_id,
        accounts.c.delete_time.is_(None),
        walk.c.height < DEEPEST,
        seen(),
    )
    walk = walk.union_all(higher)
    return select(walk.c.account_id).where(walk.c.height > 0).order_by(walk.c.height)


def _group() -> Select[Any]:
    """An account and all below it that the caller sees, level by level."""
    wanted = bindparam("account_id", type_=BigInteger)
    columns = [accounts.c[name] for name in SHOWN]
    first = select(*columns, literal(0, Integer).label("depth")).where(
        accounts.c.account_id == wanted
    )
    walk = first.cte("below", recursive=True)
    lower = select(*columns, walk.c.depth + 1).where(
        accounts.c.parent_account_id == walk.c.account_id,
        accounts.c.delete_time.is_(None),
        walk.c.depth < DEEPEST,
        seen(),
    )
    walk = walk.union_all(lower)
    return select(walk).limit(bindparam("most", type_=Integer))


ABOVE = Statement(_above())
GROUP = Statement(_group())
