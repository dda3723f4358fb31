"""Questions to the tables that more than one handler asks, and those too long for a handler.

The rule kept here: whoever sees an account sees what belongs to it, and nobody else does. Lists that grow without end
(orders, and the timeline in timeline_queries) are read from an index in their order and continued by key.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Date,
    Integer,
    Select,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    delete,
    exists,
    false,
    func,
    literal,
    or_,
    select,
)
from sqlalchemy.dialects.postgresql import ARRAY, aggregate_order_by

from crm_customers.tables import (
    accounts,
    contacts,
    interactions,
    order_lines,
    orders,
    products,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

COUNTED = ["placed", "shipped"]  # the states of an order that count in figures and in what is owned
IDS = ARRAY(BigInteger)


def rows_of(call: "Call") -> dict[str, Any]:
    """The parameters of `seen` for this caller."""
    who = call.principal
    limited = who.rows in ("own", "team")
    return {
        "sees_all": who.rows == "all",
        "me": who.id if limited and who.id else None,
        "my_team": who.team if who.rows == "team" and who.team else None,
    }


def seen() -> ColumnElement[bool]:
    """The rows of `accounts` that the caller may see; its parameters are those of `rows_of`."""
    return or_(
        bindparam("sees_all", type_=Boolean),
        accounts.c.owner_id == bindparam("me", type_=Text),
        accounts.c.team == bindparam("my_team", type_=Text),
    )


def of_seen_account(column: ColumnElement[Any]) -> ColumnElement[bool]:
    """What belongs to an account that the caller may see, by the column with the account's id."""
    found = exists().where(accounts.c.account_id == column, seen()).correlate_except(accounts)
    return or_(bindparam("sees_all", type_=Boolean), found)


def seen_contacts() -> ColumnElement[bool]:
    """The contacts of accounts that the caller may see."""
    return of_seen_account(contacts.c.account_id)


def contacts_of_mine() -> ColumnElement[bool]:
    """The same for who does not see all: said so that few accounts are read for their contacts, not the other way."""
    mine = select(accounts.c.account_id).where(
        or_(
            accounts.c.owner_id == bindparam("me", type_=Text),
            accounts.c.team == bindparam("my_team", type_=Text),
        )
    )
    return contacts.c.account_id.in_(mine)


def seen_orders() -> ColumnElement[bool]:
    """The orders of accounts that the caller may see."""
    return of_seen_account(orders.c.account_id)


def seen_interactions() -> ColumnElement[bool]:
    """The interactions with accounts that the caller may see, and the caller's own."""
    mine = interactions.c.agent_id == bindparam("me", type_=Text)
    return or_(of_seen_account(interactions.c.account_id), mine)


OWNER = (accounts.c.owner_id, accounts.c.team, accounts.c.country.label("account_country"))


def _ancestors() -> Select[Any]:
    found = (
        select(accounts.c.account_id, accounts.c.parent_account_id)
        .where(accounts.c.account_id == bindparam("account_id", type_=BigInteger))
        .cte("ancestors", recursive=True)
    )
    above = accounts.alias("above")
    higher = select(above.c.account_id, above.c.parent_account_id)
    found = found.union(higher.where(above.c.account_id == found.c.parent_account_id))
    return select(found.c.account_id)


ANCESTORS = Statement(_ancestors())
# Held until the end of the transaction by whoever changes which account belongs to which.
GROUPS_ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(literal("customers.groups"))))
)

FIND_ACCOUNT = Statement(
    select(accounts.c.account_id, accounts.c.country).where(
        or_(
            accounts.c.account_id == bindparam("account_id", type_=BigInteger),
            and_(
                accounts.c.source == bindparam("source", type_=Text),
                accounts.c.external_id == bindparam("external_id", type_=Text),
                accounts.c.external_id != "",
            ),
        ),
        accounts.c.delete_time.is_(None),
        seen(),
    )
)
FIND_CONTACT = Statement(
    select(contacts.c.contact_id, contacts.c.account_id).where(
        or_(
            contacts.c.contact_id == bindparam("contact_id", type_=BigInteger),
            and_(
                contacts.c.source == bindparam("source", type_=Text),
                contacts.c.external_id == bindparam("external_id", type_=Text),
                contacts.c.external_id != "",
            ),
        ),
        contacts.c.delete_time.is_(None),
        seen_contacts(),
    )
)

EXTERNAL_IDS = bindparam("external_ids", type_=ARRAY(Text))
SOURCE = bindparam("source", type_=Text)
# Found whoever owns them: an id of a source names one record, also for who may not see it.
KNOWN_ACCOUNTS = Statement(
    select(accounts.c.account_id, accounts.c.external_id, accounts.c.country).where(
        accounts.c.source == SOURCE,
        accounts.c.external_id == any_(EXTERNAL_IDS),
        accounts.c.external_id != "",
    )
)
KNOWN_CONTACTS = Statement(
    select(contacts.c.contact_id, contacts.c.external_id, contacts.c.account_id).where(
        contacts.c.source == SOURCE,
        contacts.c.external_id == any_(EXTERNAL_IDS),
        contacts.c.external_id != "",
    )
)


def _for_intake(table: Table, key: str, *columns: ColumnElement[Any]) -> Statement:
    """Records by their ids, or by their ids in a source; `visible` says whether the caller may see them."""
    ids = bindparam("ids", type_=IDS)
    of_source = and_(
        table.c.source == SOURCE,
        table.c.external_id == any_(EXTERNAL_IDS),
        table.c.external_id != "",
    )
    # What a source knows under a merged record's id is the record that it went into.
    record = func.coalesce(table.c.merged_into_id, table.c[key]).label(key)
    shown = (record, table.c.source, table.c.external_id, *columns)
    found = select(*shown, func.coalesce(seen(), false()).label("visible"))
    if table is contacts:
        found = found.join(accounts, accounts.c.account_id == contacts.c.account_id)
    return Statement(found.where(or_(of_source, table.c[key] == any_(ids))))


INTAKE_ACCOUNTS = _for_intake(accounts, "account_id", accounts.c.country)
INTAKE_CONTACTS = _for_intake(contacts, "contact_id", contacts.c.account_id)
_wanted = bindparam("ids", type_=IDS)
ACCOUNTS = Statement(select(accounts).where(accounts.c.account_id == any_(_wanted)))
CONTACTS = Statement(select(contacts).where(contacts.c.contact_id == any_(_wanted)))
PRODUCTS = Statement(select(products).where(products.c.product_id == any_(_wanted)))
KNOWN_PRODUCTS = Statement(
    select(products.c.product_id, products.c.product_code).where(
        products.c.source == SOURCE,
        products.c.product_code == any_(bindparam("product_codes", type_=ARRAY(Text))),
    )
)
KNOWN_ORDERS = Statement(
    select(orders)
    .where(orders.c.source == SOURCE, orders.c.external_id == any_(EXTERNAL_IDS))
    .order_by(orders.c.external_id)
    .with_for_update()
)
KNOWN_INTERACTIONS = Statement(
    select(interactions, func.coalesce(seen_interactions(), false()).label("visible"))
    .where(interactions.c.source == SOURCE, interactions.c.external_id == any_(EXTERNAL_IDS))
    .where(interactions.c.external_id != "")
    .order_by(interactions.c.external_id)
    .with_for_update()
)
INTERACTIONS = Statement(select(interactions).where(interactions.c.interaction_id == any_(_wanted)))
FORGET_LINES = Statement(
    delete(order_lines).where(order_lines.c.order_id == any_(bindparam("order_ids", type_=IDS)))
)


def line_columns() -> list[ColumnElement[Any]]:
    """The columns of an order's line as its message has them."""
    own = [column for column in order_lines.c if column.name != "order_id"]
    return [order_lines.c.order_id, *own, products.c.product_code]


LINES = Statement(
    select(*line_columns())
    .join(products, products.c.product_id == order_lines.c.product_id)
    .where(order_lines.c.order_id == any_(bindparam("order_ids", type_=IDS)))
    .order_by(order_lines.c.order_id, order_lines.c.line_number)
)


def _latest(column: ColumnElement[Any]) -> ColumnElement[Any]:
    """The column's value in the latest order of a group."""
    values = func.array_agg(
        aggregate_order_by(column, orders.c.order_date.desc(), orders.c.order_id.desc()), type_=IDS
    )
    return values[1]


def _owned() -> Select[Any]:
    quantity = func.sum(order_lines.c.quantity)
    last_date = func.max(orders.c.order_date)
    named = [products.c[n] for n in ("product_code", "product_name", "category", "subcategory")]
    return (
        select(
            products.c.product_id,
            *named,
            orders.c.currency,
            quantity.label("quantity"),
            func.sum(order_lines.c.amount).label("amount"),
            func.min(orders.c.order_date).label("first_order_date"),
            last_date.label("last_order_date"),
            _latest(orders.c.order_id).label("last_order_id"),
        )
        .join(order_lines, order_lines.c.product_id == products.c.product_id)
        .join(orders, orders.c.order_id == order_lines.c.order_id)
        .where(
            order_lines.c.account_id == bindparam("account_id", type_=BigInteger),
            orders.c.state == any_(literal(COUNTED, ARRAY(Text))),
            orders.c.order_date >= bindparam("since", type_=Date),
        )
        .group_by(products.c.product_id, orders.c.currency)
        .having(quantity > 0)
        .order_by(last_date.desc(), products.c.product_id)
        .limit(bindparam("most", type_=Integer))
    )


OWNED = Statement(_owned())


def _count(*parts: Any) -> Select[Any]:
    return select(func.count()).select_from(parts[0]).where(*parts[1:])


# What followers compare themselves with. Orders that do not count in figures are counted by themselves.
TOTALS = {
    "accounts.count": _count(accounts, accounts.c.delete_time.is_(None)),
    "contacts.count": _count(contacts, contacts.c.delete_time.is_(None)),
    "interactions.count": _count(interactions, interactions.c.delete_time.is_(None)),
    "products.count": _count(products),
    "orders.count": _count(orders),
    "orders.amount": select(func.coalesce(func.sum(orders.c.amount), 0)),
    "orders.profit": select(func.coalesce(func.sum(orders.c.profit), 0)),
    "order_lines.count": _count(order_lines),
    "order_lines.quantity": select(func.coalesce(func.sum(order_lines.c.quantity), 0)),
}
