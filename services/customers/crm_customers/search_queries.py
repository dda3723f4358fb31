"""The two questions that must be quick at any size: search as you type, and who has this telephone number.

The rule kept here: both are answered from indexes only. Names that begin as typed come first (a range of a b-tree),
then whatever else fits (trigrams).
"""

from collections.abc import Callable
from typing import Any

from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Integer,
    Select,
    String,
    Table,
    Text,
    bindparam,
    cast,
    func,
    literal_column,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.queries import seen
from crm_customers.searching import MOST_TERMS
from crm_customers.tables import accounts, contacts

FIRST, OTHER = 0, 1  # a name that begins so; anything else that fits


def _hits(table: Table, rank: int) -> Select[Any]:
    """The accounts or contacts that fit, with what the list of hits shows."""
    phone = func.coalesce(table.c.phones[0]["number"].astext, "")
    people = table is contacts
    found = select(
        literal_column(str(rank)).label("rank"),
        accounts.c.account_id,
        accounts.c.display_name.label("account_display_name"),
        (contacts.c.contact_id if people else cast(null(), BigInteger)).label("contact_id"),
        (contacts.c.display_name if people else cast(null(), Text)).label("contact_display_name"),
        (contacts.c.job_title if people else accounts.c.city).label("detail"),
        phone.label("phone"),
        table.c.search_name.label("name"),
    ).where(table.c.delete_time.is_(None), accounts.c.delete_time.is_(None), seen())
    if people:
        found = found.join(accounts, accounts.c.account_id == contacts.c.account_id)
    if rank == FIRST:
        low, high = (bindparam(name, type_=String(collation="C")) for name in ("low", "high"))
        found = found.where(table.c.search_name >= low, table.c.search_name < high)
        found = found.order_by(table.c.search_name)
    else:
        wanted = (bindparam(f"pattern_{i}", type_=Text) for i in range(MOST_TERMS))
        found = found.where(*(table.c.search_text.like(pattern) for pattern in wanted))
    limited = found.limit(bindparam("most", type_=Integer))
    return select(limited.subquery(f"{table.name}_{rank}"))


def _search(*ranks: int) -> Select[Any]:
    every = union_all(*(_hits(table, rank) for rank in ranks for table in (accounts, contacts)))
    hits = every.subquery("hits")
    order = (hits.c.rank, hits.c.name, hits.c.contact_id, hits.c.account_id)
    return select(hits).order_by(*order).limit(bindparam("most", type_=Integer))


SEARCH_FIRST = Statement(_search(FIRST))
SEARCH_OTHER = Statement(_search(OTHER))


def _who(has_number: Callable[[Table], ColumnElement[bool]]) -> Select[Any]:
    """The people and accounts with a number: the accounts' own numbers after the people."""
    alive = (accounts.c.delete_time.is_(None), seen())
    people = (
        select(accounts.c.account_id, contacts.c.contact_id, contacts.c.update_time)
        .join(accounts, accounts.c.account_id == contacts.c.account_id)
        .where(has_number(contacts), contacts.c.delete_time.is_(None), *alive)
    )
    nobody = cast(null(), BigInteger).label("contact_id")
    own = select(accounts.c.account_id, nobody, accounts.c.update_time)
    every = union_all(people, own.where(has_number(accounts), *alive)).subquery("who")
    order = (every.c.contact_id.is_(None), every.c.update_time.desc())
    return select(every).order_by(*order).limit(bindparam("most", type_=Integer))


WHO_HAS_NUMBER = Statement(
    _who(lambda table: table.c.phone_numbers.contains(bindparam("numbers", type_=ARRAY(Text))))
)
WHO_HAS_DIGITS = Statement(
    _who(lambda table: table.c.search_text.like(bindparam("digits", type_=Text)))
)
