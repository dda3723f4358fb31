"""SELECTs that more than one handler needs.

The rule kept here: a row that the caller may not see is not found, and a row that is about to change is held until the
transaction ends, so that its etag means something.
"""

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from crm_chassis.errors import NotFound
from crm_chassis.records import check_etag
from crm_chassis.sql import Row, Statement, key_of
from sqlalchemy import (
    ARRAY,
    BigInteger,
    Date,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from crm_channels.tables import (
    accounts,
    credit_accounts,
    customer_conflicts,
    deal_registrations,
    decisions,
    discount_limits,
    invoices,
    locations,
    material_orders,
    material_quotas,
    materials,
    name_keys,
    orders,
    partner_certifications,
    partner_contracts,
    partner_persons,
    partner_visits,
    partners,
    payments,
    portal_invitations,
    price_books,
    price_changes,
    prices,
    products,
    quotes,
    registration_extensions,
    sales_plans,
    sales_targets,
    sell_outs,
    stock_balances,
    stock_counts,
    stock_entries,
    territories,
    tier_benefits,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

KINDS = {
    partners: "partner",
    products: "product",
    price_books: "price_book",
    prices: "price",
    deal_registrations: "deal_registration",
    tier_benefits: "tier_benefit",
    territories: "territory",
    partner_persons: "partner_person",
    partner_contracts: "partner_contract",
    partner_certifications: "partner_certification",
    partner_visits: "partner_visit",
    portal_invitations: "portal_invitation",
    registration_extensions: "registration_extension",
    customer_conflicts: "customer_conflict",
    price_changes: "price_change",
    discount_limits: "discount_limit",
    quotes: "quote",
    orders: "order",
    locations: "location",
    stock_counts: "stock_count",
    sell_outs: "sell_out",
    credit_accounts: "credit_account",
    invoices: "invoice",
    payments: "payment",
    stock_balances: "stock_balance",
    stock_entries: "stock_entry",
    sales_plans: "sales_plan",
    sales_targets: "sales_target",
    materials: "material",
    material_quotas: "material_quota",
    material_orders: "material_order",
}


@lru_cache(maxsize=32)
def _by_key(table: Table, locked: bool) -> Statement:
    statement = select(*table.c).where(
        table.c[key_of(table)] == bindparam("key", type_=BigInteger())
    )
    return Statement(statement.with_for_update() if locked else statement)


def found(call: "Call", table: Table, key: int) -> Row:
    """The row that the caller may see, deleted or not."""
    row = call.one(_by_key(table, False), missing=(KINDS[table], key), key=key)
    if not call.sees(table, row):
        raise NotFound(KINDS[table], key)
    return row


def alive(call: "Call", table: Table, key: int) -> Row:
    """The row that the caller may see, if it is not deleted."""
    row = found(call, table, key)
    if row.delete_time is not None:
        raise NotFound(KINDS[table], key)
    return row


def locked(call: "Call", table: Table, key: int) -> Row:
    """The row, locked, whoever asks: for what the service does by itself."""
    return call.one(_by_key(table, True), missing=(KINDS[table], key), key=key)


def held(call: "Call", table: Table, key: int, etag: str = "", deleted: bool = False) -> Row:
    """The row that is about to change: seen by the caller, locked, and of this etag. `deleted`: deleted ones too."""
    row = locked(call, table, key)
    if not call.sees(table, row) or (row.delete_time is not None and not deleted):
        raise NotFound(KINDS[table], key)
    check_etag(row, etag)
    return row


def _of_keys(table: Table) -> Statement:
    key = table.c[key_of(table)]
    return Statement(
        select(*table.c).where(key == any_(bindparam("keys", type_=ARRAY(BigInteger()))))
    )


_ROWS_OF = {
    table: _of_keys(table) for table in (partners, products, price_books, locations, materials)
}


def rows_of(call: "Call", table: Table, keys: set[int]) -> dict[int, Row]:
    """The rows of these keys by key, for names beside ids; the row rule was applied to what refers to them."""
    if not keys:
        return {}
    return {row[0]: row for row in call.all(_ROWS_OF[table], keys=sorted(keys))}


HOLDS_REGISTRATIONS = Statement(
    select(deal_registrations.c.deal_registration_id)
    .where(
        deal_registrations.c.partner_id == bindparam("partner_id", type_=BigInteger()),
        deal_registrations.c.state == any_(bindparam("states", type_=ARRAY(Text()))),
    )
    .limit(1)
)


# Written out, so that an index that holds only these states is known to hold all that is asked for.
def _texts(*words: str) -> list[Any]:
    return [literal_column(f"'{word}'") for word in words]


# What a claim may overlap with: live registrations of others, accounts of our own reps, quotes that hold. A name is
# found by the keys that it shares with others (name_keys; the migration says which). A key counts the more the fewer
# share it: a name of one's own, even with a slip in it, tells more than the trade and the town that thousands have, of
# which some are enough. rules.match judges what is found.
MOST_OF_A_KEY, MOST_ALIKE = 60, 60


def _alike(kind: int, table: Table) -> Any:
    """The keys of rows of `table` whose names are like the one asked for, or that are of the account asked for."""
    asked = func.channels_name_keys(
        bindparam("name_key", type_=Text()), bindparam("search", type_=Text())
    )
    key = func.unnest(asked, type_=BigInteger()).table_valued("key").render_derived(name="asked")
    sharing = (
        select(name_keys.c.record_id)
        .where(name_keys.c.key == key.c.key, name_keys.c.kind == literal_column(str(kind)))
        .correlate(key)
        .limit(literal_column(str(MOST_OF_A_KEY)))
        .subquery("sharing")
    )
    weight = literal_column("1.0") / func.count().over()
    some = select(sharing.c.record_id, weight.label("weight")).lateral("some")
    named = (
        select(some.c.record_id)
        .select_from(key.join(some, literal_column("true")))
        .group_by(some.c.record_id)
        .order_by(func.sum(some.c.weight).desc(), some.c.record_id)
        .limit(literal_column(str(MOST_ALIKE)))
    )
    same = select(table.c[key_of(table)]).where(
        table.c.account_id == bindparam("account_id", type_=BigInteger())
    )
    return named.subquery("named").select().union(same.limit(literal_column(str(MOST_ALIKE))))


REGISTRATIONS_ALIKE = Statement(
    select(*deal_registrations.c, partners.c.name.label("partner_name"))
    .select_from(
        deal_registrations.outerjoin(
            partners, partners.c.partner_id == deal_registrations.c.partner_id
        )
    )
    .where(
        deal_registrations.c.deal_registration_id.in_(_alike(1, deal_registrations)),
        deal_registrations.c.state.in_(_texts("submitted", "approved")),
        deal_registrations.c.claimant != bindparam("claimant", type_=Text()),
        deal_registrations.c.deal_registration_id != bindparam("own_id", type_=BigInteger()),
    )
)
ACCOUNTS_ALIKE = Statement(
    select(*accounts.c).where(
        accounts.c.account_id.in_(_alike(2, accounts)),
        accounts.c.delete_time.is_(None),
        accounts.c.owner_id != literal_column("''"),
        literal("rep:").concat(accounts.c.owner_id) != bindparam("claimant", type_=Text()),
    )
)
QUOTES_ALIKE = Statement(
    select(*quotes.c, partners.c.name.label("partner_name"))
    .select_from(quotes.outerjoin(partners, partners.c.partner_id == quotes.c.partner_id))
    .where(
        quotes.c.quote_id.in_(_alike(3, quotes)),
        quotes.c.delete_time.is_(None),
        or_(
            quotes.c.state == literal_column("'accepted'"),
            and_(
                quotes.c.state == literal_column("'sent'"),
                quotes.c.valid_until >= bindparam("day", type_=Date()),
            ),
        ),
        quotes.c.claimant != bindparam("claimant", type_=Text()),
    )
)
LIVE_OF = Statement(
    select(func.count().label("live")).where(
        deal_registrations.c.partner_id == bindparam("partner_id", type_=BigInteger()),
        deal_registrations.c.state.in_(_texts("submitted", "approved")),
    )
)
# All approvals go through one gate, one after the other: likeness of names is not transitive, so no lock on a single
# name could hold. Approvals are decisions of people; the gate costs them nothing.
APPROVAL_GATE = Statement(select(func.pg_advisory_xact_lock(literal(7201), literal(1))))
# Writers of overlapping validities wait for each other inside an exclusion constraint, and many at once end as
# deadlocks; one after the other each gets its clear answer.
PRICE_GATE = Statement(select(func.pg_advisory_xact_lock(literal(7201), literal(2))))
LOG_OF = Statement(
    select(*decisions.c)
    .where(
        decisions.c.deal_registration_id == bindparam("deal_registration_id", type_=BigInteger()),
        decisions.c.decision_id > bindparam("after", type_=BigInteger()),
    )
    .order_by(decisions.c.decision_id)
    .limit(bindparam("most", type_=BigInteger()))
)
