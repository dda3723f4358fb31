"""The one list of what passed with a customer: interactions, orders, and copies of tickets, promises and claims.

The rule kept here: each kind is read from one index in the order of time, no more of it than a page holds; so a page
costs the same wherever it begins and however much there is. Older and newer are the same question, turned around.
"""

from typing import Any, NamedTuple

from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    DateTime,
    Integer,
    Numeric,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    literal,
    null,
    or_,
    select,
    true,
    tuple_,
    union_all,
)
from sqlalchemy.types import TypeEngine

from crm_customers.queries import seen
from crm_customers.tables import (
    accounts,
    claim_copies,
    interactions,
    orders,
    promise_copies,
    ticket_copies,
)

INTERACTION, ORDER, TICKET, PROMISE, CLAIM = 1, 2, 3, 4, 5
MOMENT, DAY = DateTime(timezone=True), Date()
ENTRY_COLUMNS: dict[str, TypeEngine[Any]] = {
    "channel": Text(),
    "direction": Text(),
    "title": Text(),
    "agent_id": Text(),
    "state": Text(),
    "amount": Numeric(),
    "currency": Text(),
    "duration_seconds": Integer(),
    "due_time": MOMENT,
    "ticket_id": BigInteger(),
}


class Kind(NamedTuple):
    """One kind of entries: where it stands, what orders it, and which columns show what."""

    table: Table
    record_id: str
    time: str
    shown: dict[str, str]

    @property
    def has_days(self) -> bool:
        """Whether it only has a day."""
        return isinstance(self.table.c[self.time].type, Date)


KINDS = {
    INTERACTION: Kind(
        interactions,
        "interaction_id",
        "start_time",
        {
            **{name: name for name in ("channel", "direction", "agent_id", "duration_seconds")},
            "ticket_id": "ticket_id",
            "title": "subject",
            "state": "outcome",
        },
    ),
    ORDER: Kind(
        orders,
        "order_id",
        "order_date",
        {
            **{name: name for name in ("channel", "state", "amount", "currency")},
            "title": "external_id",
        },
    ),
    TICKET: Kind(
        ticket_copies,
        "ticket_id",
        "create_time",
        {
            **{name: name for name in ("channel", "state", "ticket_id")},
            "title": "subject",
            "agent_id": "owner_id",
        },
    ),
    PROMISE: Kind(
        promise_copies,
        "promise_id",
        "create_time",
        {
            **{name: name for name in ("state", "due_time", "ticket_id")},
            "title": "note",
            "agent_id": "owner_id",
        },
    ),
    CLAIM: Kind(
        claim_copies,
        "deal_registration_id",
        "create_time",
        {
            **{name: name for name in ("state", "currency")},
            "title": "product_line",
            "agent_id": "owner_id",
            "amount": "expected_amount",
            "due_time": "protected_until_time",
        },
    ),
}


def _entries(number: int, kind: Kind, of_person: bool, newer: bool) -> Select[Any]:
    """The records of one kind that are next to a place, as entries."""
    table, name = kind.table, kind.table.name
    time, key = table.c[kind.time], table.c[kind.record_id]
    place = tuple_(
        bindparam(f"{name}_time", type_=time.type), bindparam(f"{name}_id", type_=BigInteger)
    )
    here = tuple_(time, key)
    nobody = cast(null(), BigInteger).label("contact_id")
    shown = (
        (table.c[kind.shown[column]] if column in kind.shown else cast(null(), of_type)).label(
            column
        )
        for column, of_type in ENTRY_COLUMNS.items()
    )
    found = (
        select(
            literal(number, Integer).label("kind"),
            key.label("record_id"),
            cast(time, MOMENT).label("time"),
            table.c.account_id,
            table.c.contact_id if "contact_id" in table.c else nobody,
            *shown,
        )
        .where(bindparam(f"with_{name}", type_=Boolean), *_whose(table, of_person))
        .where(here > place if newer else here < place)
        .order_by(*(c.asc() if newer else c.desc() for c in (time, key)))
        .limit(bindparam("most", type_=Integer))
    )
    if "delete_time" in table.c:
        found = found.where(table.c.delete_time.is_(None))
    if table is claim_copies:  # a draft is nobody's business but its author's
        found = found.where(table.c.state != "draft")
    return select(found.subquery(f"some_{name}"))


def _whose(table: Table, of_person: bool) -> list[ColumnElement[bool]]:
    """Of one account; or of one person, as far as the caller sees the accounts where it was."""
    account_id = bindparam("account_id", type_=BigInteger)
    if not of_person:
        return [table.c.account_id == account_id]
    visible = select(true()).where(accounts.c.account_id == table.c.account_id, seen())
    return [
        table.c.contact_id == bindparam("contact_id", type_=BigInteger),
        or_(account_id == 0, table.c.account_id == account_id),
        or_(
            bindparam("sees_all", type_=Boolean),
            visible.correlate(table).scalar_subquery(),
        ),
    ]


def _timeline(of_person: bool, newer: bool) -> Select[Any]:
    parts = (
        _entries(number, kind, of_person, newer)
        for number, kind in KINDS.items()
        if not of_person or "contact_id" in kind.table.c
    )
    every = union_all(*parts).subquery("entries")
    order = (every.c.time, every.c.kind, every.c.record_id)
    by = (column.asc() if newer else column.desc() for column in order)
    return select(every).order_by(*by).limit(bindparam("most", type_=Integer))


# By (of a person, to what is newer).
TIMELINE = {
    (of_person, newer): Statement(_timeline(of_person, newer))
    for of_person in (False, True)
    for newer in (False, True)
}
