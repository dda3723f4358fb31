"""Partners, price books and deal registrations.

The rules that hold at any concurrency stand here, as constraints: no two price books of a tier and currency on one
day, no two prices of a product for one quantity on one day, no two approved claims of one end customer's name or
account by different claimants unless somebody overrode it.
"""

from alembic import op

revision = "channels_0001"
down_revision = None
branch_labels = ("channels",)
depends_on = ("chassis_0001",)

STATEMENTS = (
    "create extension if not exists pg_trgm",
    "create extension if not exists btree_gist",
    """
    create table partners (
        partner_id bigint generated always as identity primary key,
        name text not null,
        name_key text not null,
        name_search text not null,
        kind text not null check (kind in ('dealer', 'agency', 'service_point')),
        tier text not null check (tier in ('registered', 'silver', 'gold', 'platinum')),
        state text not null check (state in ('prospect', 'active', 'suspended', 'ended')),
        territory text not null default '',
        country text not null default '',
        city text not null default '',
        contract_number text not null default '',
        contacts jsonb not null default '[]',
        owner_id text not null default '',
        team text not null default '',
        notes text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
    )
    """,
    """create unique index partners_name on partners (name_key, country) where delete_time is null""",
    "create index partners_search on partners using gin (name_search gin_trgm_ops)",
    "create index partners_owner on partners (owner_id)",
    """
    create table products (
        product_id bigint generated always as identity primary key,
        sku text not null,
        name text not null,
        product_line text not null default '',
        unit text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
    )
    """,
    "create unique index products_sku on products (lower(sku)) where delete_time is null",
    """
    create table price_books (
        price_book_id bigint generated always as identity primary key,
        name text not null,
        tier text check (tier in ('registered', 'silver', 'gold', 'platinum')),
        currency text not null,
        valid_from date not null,
        valid_until date check (valid_until >= valid_from),
        notes text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz,
        constraint price_books_overlap exclude using gist (
            (coalesce(tier, '')) with =, currency with =, daterange(valid_from, valid_until, '[]') with &&
        ) where (delete_time is null)
    )
    """,
    """
    create table prices (
        price_id bigint generated always as identity primary key,
        price_book_id bigint not null references price_books,
        product_id bigint not null references products,
        min_quantity numeric(18, 4) not null default 0 check (min_quantity >= 0),
        max_quantity numeric(18, 4) check (max_quantity > min_quantity),
        valid_from date,
        valid_until date check (valid_until >= valid_from),
        unit_price numeric(18, 4) not null check (unit_price >= 0),
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz,
        constraint prices_overlap exclude using gist (
            price_book_id with =, product_id with =,
            numrange(min_quantity, max_quantity) with &&, daterange(valid_from, valid_until, '[]') with &&
        ) where (delete_time is null)
    )
    """,
    "create index prices_product on prices (product_id)",
    """
    create table deal_registrations (
        deal_registration_id bigint generated always as identity primary key,
        partner_id bigint references partners,
        end_customer_name text not null,
        name_key text not null,
        name_search text not null,
        account_id bigint,
        city text not null default '',
        country text not null default '',
        product_line text not null default '',
        expected_amount numeric(18, 4) check (expected_amount >= 0),
        currency text not null default '',
        expected_close_date date,
        protection_days integer not null check (protection_days between 1 and 365),
        state text not null check (state in
            ('draft', 'submitted', 'approved', 'rejected', 'won', 'lost', 'expired', 'withdrawn')),
        submit_time timestamptz,
        decide_time timestamptz,
        decided_by text not null default '',
        decision_reason text not null default '',
        overridden boolean not null default false,
        protected_until_time timestamptz,
        close_time timestamptz,
        owner_id text not null default '',
        team text not null default '',
        notes text not null default '',
        claimant text not null generated always as
            (coalesce('partner:' || partner_id::text, 'rep:' || owner_id)) stored,
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz,
        constraint approved_is_protected check (state <> 'approved' or protected_until_time is not null),
        constraint approved_is_not_deleted check (delete_time is null or state not in ('submitted', 'approved')),
        constraint override_has_reason check (not overridden or decision_reason <> ''),
        constraint deal_registrations_name_overlap exclude using gist (name_key with =, claimant with <>)
            where (state = 'approved' and not overridden),
        constraint deal_registrations_account_overlap exclude using gist (account_id with =, claimant with <>)
            where (state = 'approved' and not overridden and account_id is not null)
    )
    """,
    "create index deal_registrations_search on deal_registrations using gin (name_search gin_trgm_ops)",
    "create index deal_registrations_account on deal_registrations (account_id) where account_id is not null",
    "create index deal_registrations_partner on deal_registrations (partner_id, state)",
    "create index deal_registrations_owner on deal_registrations (owner_id)",
    """
    create table decisions (
        decision_id bigint generated always as identity primary key,
        deal_registration_id bigint not null references deal_registrations,
        state text not null,
        actor_id text not null,
        reason text not null default '',
        overridden boolean not null default false,
        "overlaps" jsonb not null default '[]',
        create_time timestamptz not null default now()
    )
    """,
    "create index decisions_registration on decisions (deal_registration_id, decision_id)",
    """
    create table accounts (
        account_id bigint primary key,
        name text not null,
        name_key text not null,
        name_search text not null,
        city text not null default '',
        country text not null default '',
        owner_id text not null default '',
        team text not null default '',
        delete_time timestamptz
    )
    """,
    """create index accounts_search on accounts using gin (name_search gin_trgm_ops)
        where delete_time is null and owner_id <> ''""",
)


def upgrade() -> None:
    """Makes the tables."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drops the tables; the extensions stay, others may use them."""
    for table in (
        "decisions",
        "accounts",
        "deal_registrations",
        "prices",
        "price_books",
        "products",
        "partners",
    ):
        op.drop_table(table)
