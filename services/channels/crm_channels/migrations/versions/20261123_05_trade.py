"""Orders, stock ledger, credit ledger, payments.

The rules that hold at any concurrency stand here: stock on hand is never negative and never less than what is
reserved of it; a partner's exposure never passes its ceiling (its limit, or what was allowed beyond it on record);
entries are never changed or deleted; the entries of a journal add up to zero when the transaction ends.

Revision ID: channels_0005
"""

from alembic import op

revision = "channels_0005"
down_revision = "channels_0004"
branch_labels = None
depends_on = None

KEY = "bigint generated always as identity primary key"
QUANTITY = "numeric(18, 4) not null default 0"
WORDS = "text not null default ''"
LIFE = """
    etag bigint not null default 1,
    create_time timestamptz not null default now(),
    update_time timestamptz not null default now(),
    delete_time timestamptz
"""
APPEND_ONLY = (
    *("order_steps", "stock_entries", "journals", "credit_entries", "allocations"),
    *("shipment_lines", "stock_count_lines"),
)

ORDERS = (
    f"""
    create table locations (
        location_id {KEY},
        name text not null,
        kind text not null check (kind in ('warehouse', 'dealer')),
        partner_id bigint references partners,
        consignment boolean not null default false,
        city {WORDS}, country {WORDS}, owner_id {WORDS},
        {LIFE},
        check ((kind = 'dealer') = (partner_id is not null)),
        check (kind = 'dealer' or not consignment)
    )
    """,
    "create unique index locations_name on locations (lower(name)) where delete_time is null",
    "create index locations_partner on locations (partner_id)",
    f"""
    create table orders (
        order_id {KEY},
        number text not null generated always as ('O-' || order_id::text) stored,
        partner_id bigint not null references partners,
        location_id bigint references locations,
        state text not null check (state in ('draft', 'placed', 'on_hold', 'confirmed', 'partly_shipped', 'shipped',
            'delivered', 'closed', 'returned', 'cancelled')),
        currency text not null,
        amount {QUANTITY} check (amount >= 0),
        order_time timestamptz not null,
        wished_ship_date date,
        end_customer_name {WORDS},
        account_id bigint,
        quote_id bigint,
        source {WORDS}, external_id {WORDS}, hold_reason {WORDS},
        credit_overridden boolean not null default false,
        stock_overridden boolean not null default false,
        price_overridden boolean not null default false,
        override_reason {WORDS}, overridden_by {WORDS},
        confirm_time timestamptz, ship_time timestamptz, close_time timestamptz,
        close_reason {WORDS}, owner_id {WORDS}, team {WORDS}, notes {WORDS},
        {LIFE},
        check (not (credit_overridden or stock_overridden or price_overridden) or override_reason <> '')
    )
    """,
    "create unique index orders_external on orders (source, external_id) where external_id <> ''",
    "create unique index orders_quote on orders (quote_id) where quote_id is not null and state <> 'cancelled'",
    "create index orders_partner on orders (partner_id, order_time)",
    "create index orders_owner on orders (owner_id)",
    "create index orders_state on orders (state)",
    f"""
    create table order_lines (
        order_line_id {KEY},
        order_id bigint not null references orders,
        line_number integer not null,
        product_id bigint not null references products,
        quantity {QUANTITY} check (quantity > 0),
        unit_price {QUANTITY} check (unit_price >= 0),
        discount_percent numeric(7, 4) not null default 0 check (discount_percent between 0 and 100),
        amount {QUANTITY} check (amount >= 0),
        reserved {QUANTITY} check (reserved >= 0),
        shipped {QUANTITY} check (shipped >= 0),
        returned {QUANTITY} check (returned >= 0 and returned <= shipped),
        cancelled {QUANTITY} check (cancelled >= 0),
        unique (order_id, line_number),
        constraint order_lines_whole check (reserved + shipped + cancelled <= quantity)
    )
    """,
    "create index order_lines_product on order_lines (product_id)",
    f"""
    create table order_steps (
        order_step_id {KEY},
        order_id bigint not null,
        step text not null,
        state text not null,
        actor_id text not null,
        reason {WORDS},
        overridden boolean not null default false,
        create_time timestamptz not null default now()
    )
    """,
    "create index order_steps_order on order_steps (order_id)",
    f"""
    create table shipments (
        shipment_id {KEY},
        order_id bigint not null references orders,
        location_id bigint not null references locations,
        tracking_number {WORDS},
        invoice_id bigint,
        ship_time timestamptz not null,
        receive_time timestamptz,
        received_by {WORDS}
    )
    """,
    "create index shipments_order on shipments (order_id)",
    f"""
    create table shipment_lines (
        shipment_line_id {KEY},
        shipment_id bigint not null references shipments,
        order_line_id bigint not null references order_lines,
        product_id bigint not null references products,
        quantity {QUANTITY} check (quantity > 0)
    )
    """,
    "create index shipment_lines_shipment on shipment_lines (shipment_id)",
)
STOCK = (
    f"""
    create table stock_balances (
        stock_balance_id {KEY},
        location_id bigint not null references locations,
        product_id bigint not null references products,
        on_hand {QUANTITY},
        reserved {QUANTITY},
        minimum {QUANTITY} check (minimum >= 0),
        alert_time timestamptz,
        update_time timestamptz not null default now(),
        unique (location_id, product_id),
        constraint stock_on_hand check (on_hand >= 0),
        constraint stock_reserved check (reserved >= 0 and reserved <= on_hand)
    )
    """,
    "create index stock_balances_product on stock_balances (product_id)",
    f"""
    create table stock_entries (
        stock_entry_id {KEY},
        location_id bigint not null references locations,
        product_id bigint not null references products,
        kind text not null check (kind in
            ('receipt', 'reservation', 'release', 'shipment', 'transfer', 'return', 'sell_out', 'count')),
        on_hand_change {QUANTITY},
        reserved_change {QUANTITY},
        order_line_id bigint,
        reference {WORDS}, reason {WORDS},
        actor_id text not null,
        create_time timestamptz not null default now(),
        check (on_hand_change <> 0 or reserved_change <> 0),
        check (kind <> 'count' or reason <> '')
    )
    """,
    "create index stock_entries_place on stock_entries (location_id, product_id, stock_entry_id)",
    f"""
    create table stock_counts (
        stock_count_id {KEY},
        location_id bigint not null references locations,
        state text not null check (state in ('open', 'booked', 'cancelled')),
        count_date date not null,
        counted_by {WORDS}, notes {WORDS},
        {LIFE}
    )
    """,
    f"""
    create table stock_count_lines (
        stock_count_line_id {KEY},
        stock_count_id bigint not null references stock_counts,
        product_id bigint not null references products,
        expected {QUANTITY},
        counted {QUANTITY} check (counted >= 0),
        reason {WORDS},
        unique (stock_count_id, product_id),
        constraint count_reason check (counted = expected or reason <> '')
    )
    """,
    f"""
    create table sell_outs (
        sell_out_id {KEY},
        partner_id bigint not null references partners,
        product_id bigint not null references products,
        location_id bigint references locations,
        sale_date date not null,
        quantity {QUANTITY} check (quantity > 0),
        amount {QUANTITY} check (amount >= 0),
        currency {WORDS}, end_customer_name {WORDS},
        account_id bigint,
        source {WORDS}, external_id {WORDS},
        invoice_id bigint,
        owner_id {WORDS}, team {WORDS},
        {LIFE}
    )
    """,
    "create unique index sell_outs_external on sell_outs (source, external_id) where external_id <> ''",
    "create index sell_outs_partner on sell_outs (partner_id, sale_date)",
)
CREDIT = (
    f"""
    create table credit_accounts (
        credit_account_id {KEY},
        partner_id bigint not null references partners,
        currency text not null,
        credit_limit {QUANTITY} check (credit_limit >= 0),
        ceiling {QUANTITY},
        open_orders {QUANTITY} check (open_orders >= 0),
        receivable {QUANTITY},
        payment_days integer not null default 30 check (payment_days between 0 and 365),
        on_hold boolean not null default false,
        hold_reason {WORDS}, owner_id {WORDS}, team {WORDS},
        {LIFE},
        unique (partner_id, currency),
        constraint credit_ceiling check (ceiling >= credit_limit and open_orders + receivable <= ceiling)
    )
    """,
    f"""
    create table journals (
        journal_id {KEY},
        partner_id bigint not null references partners,
        currency text not null,
        kind text not null check (kind in ('invoice', 'payment', 'credit_note')),
        reference {WORDS}, reason {WORDS},
        order_id bigint references orders,
        actor_id text not null,
        book_date date not null,
        create_time timestamptz not null default now()
    )
    """,
    "create index journals_partner on journals (partner_id, currency, journal_id)",
    """
    create table credit_entries (
        credit_entry_id bigint generated always as identity primary key,
        journal_id bigint not null references journals,
        partner_id bigint not null references partners,
        currency text not null,
        ledger text not null check (ledger in ('receivable', 'revenue', 'bank', 'returns')),
        amount numeric(18, 4) not null check (amount <> 0)
    )
    """,
    "create index credit_entries_journal on credit_entries (journal_id)",
    "create index credit_entries_partner on credit_entries (partner_id, currency, ledger)",
    f"""
    create table invoices (
        invoice_id {KEY},
        number text not null generated always as ('I-' || invoice_id::text) stored,
        partner_id bigint not null references partners,
        order_id bigint references orders,
        journal_id bigint not null references journals,
        currency text not null,
        amount {QUANTITY} check (amount > 0),
        paid {QUANTITY} check (paid >= 0 and paid <= amount),
        invoice_date date not null,
        due_date date not null,
        owner_id {WORDS}, team {WORDS},
        create_time timestamptz not null default now()
    )
    """,
    "create index invoices_open on invoices (partner_id, currency, due_date) where paid < amount",
    "create index invoices_partner on invoices (partner_id)",
    f"""
    create table payments (
        payment_id {KEY},
        partner_id bigint not null references partners,
        journal_id bigint not null references journals,
        currency text not null,
        kind text not null check (kind in ('payment', 'credit_note')),
        amount {QUANTITY} check (amount > 0),
        allocated {QUANTITY} check (allocated >= 0 and allocated <= amount),
        pay_date date not null,
        reference {WORDS}, source {WORDS}, external_id {WORDS}, owner_id {WORDS}, team {WORDS},
        create_time timestamptz not null default now()
    )
    """,
    "create unique index payments_external on payments (source, external_id) where external_id <> ''",
    "create index payments_partner on payments (partner_id, currency)",
    f"""
    create table allocations (
        allocation_id {KEY},
        payment_id bigint not null references payments,
        invoice_id bigint not null references invoices,
        amount {QUANTITY} check (amount > 0),
        create_time timestamptz not null default now()
    )
    """,
    "create index allocations_invoice on allocations (invoice_id)",
    "create index allocations_payment on allocations (payment_id)",
)
RULES = (
    """
    create function trade_append_only() returns trigger language plpgsql as $$
    begin
        if tg_op = 'UPDATE' and to_jsonb(new) - 'reason' = to_jsonb(old) - 'reason' then
            return new;  -- the words of a person who is erased; no number, no day, nobody who booked
        end if;
        raise exception 'rows of % are never changed or deleted', tg_table_name using errcode = 'check_violation';
    end $$
    """,
    *(
        f"create trigger append_only before update or delete on {table}"
        " for each row execute function trade_append_only()"
        for table in APPEND_ONLY
    ),
    """
    create function trade_journal_balances() returns trigger language plpgsql as $$
    begin
        if (select coalesce(sum(amount), 0) <> 0 or count(*) < 2
            from credit_entries where journal_id = new.journal_id) then
            raise exception 'the entries of journal % do not add up to zero', new.journal_id
                using errcode = 'check_violation', constraint = 'journal_balances';
        end if;
        return null;
    end $$
    """,
    *(
        f"create constraint trigger journal_balances after insert on {table}"
        " deferrable initially deferred for each row execute function trade_journal_balances()"
        for table in ("journals", "credit_entries")
    ),
)


def upgrade() -> None:
    """Makes the tables, then the triggers that keep their rules."""
    for statement in (*ORDERS, *STOCK, *CREDIT, *RULES):
        op.execute(statement)
