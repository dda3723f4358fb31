"""Products and price books with approvals and effective dates; quotes.

What holds at any concurrency stands here: one version of a quote is open at a time, a version is accepted once, its
lines are numbered once, and one limit of discount counts for a role and product line.

Revision ID: channels_0004
"""

from alembic import op

revision = "channels_0004"
down_revision = "channels_0003"
branch_labels = None
depends_on = None

LIFE = """
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
"""
STATEMENTS = (
    "alter table price_books add column guarded boolean not null default false",
    "alter table prices add column price_change_id bigint",
    f"""
    create table price_changes (
        price_change_id bigint generated always as identity primary key,
        price_book_id bigint not null references price_books,
        title text not null,
        reason text not null default '',
        effective_date date not null,
        state text not null check (state in
            ('draft', 'submitted', 'approved', 'rejected', 'withdrawn')),
        line_count integer not null default 0,
        created_by text not null default '',
        submitted_by text not null default '',
        submit_time timestamptz,
        decided_by text not null default '',
        decide_time timestamptz,
        decision_reason text not null default '',
        {LIFE},
        constraint price_changes_four_eyes check (state <> 'approved' or decided_by <> submitted_by)
    )
    """,
    "create index price_changes_book on price_changes (price_book_id, effective_date)",
    """
    create table price_change_lines (
        price_change_line_id bigint generated always as identity primary key,
        price_change_id bigint not null references price_changes,
        product_id bigint not null references products,
        min_quantity numeric(18, 4) not null default 0 check (min_quantity >= 0),
        max_quantity numeric(18, 4) check (max_quantity > min_quantity),
        unit_price numeric(18, 4) check (unit_price >= 0),
        old_price numeric(18, 4),
        constraint price_change_lines_overlap exclude using gist (
            price_change_id with =, product_id with =, numrange(min_quantity, max_quantity) with &&
        )
    )
    """,
    "create index price_change_lines_change on price_change_lines (price_change_id)",
    f"""
    create table discount_limits (
        discount_limit_id bigint generated always as identity primary key,
        role text not null,
        product_line text not null default '',
        own_percent numeric(7, 4) not null check (own_percent between 0 and 100),
        approve_percent numeric(7, 4) not null check (approve_percent between 0 and 100),
        {LIFE}
    )
    """,
    """create unique index discount_limits_role on discount_limits (role, lower(product_line))
        where delete_time is null""",
    """
    insert into discount_limits (role, own_percent, approve_percent) values
        ('partner', 0, 0), ('agent', 0, 0), ('rep', 5, 0), ('manager', 15, 30), ('admin', 100, 100)
    """,
    f"""
    create table quotes (
        quote_id bigint generated always as identity primary key,
        number text not null generated always as ('Q-' || (100000 + quote_id)) stored,
        partner_id bigint references partners,
        end_customer_name text not null,
        name_key text not null,
        name_search text not null,
        account_id bigint,
        city text not null default '',
        country text not null default '',
        currency text not null,
        state text not null check (state in ('draft', 'in_approval', 'approved', 'sent', 'accepted',
            'declined', 'expired', 'withdrawn')),
        version_number integer not null default 1,
        valid_until date not null,
        total_amount numeric(18, 4) not null default 0,
        exceptional boolean not null default false,
        order_id bigint,
        owner_id text not null default '',
        team text not null default '',
        notes text not null default '',
        claimant text not null generated always as
            (coalesce('partner:' || partner_id::text, 'rep:' || owner_id)) stored,
        {LIFE},
        constraint quotes_live_is_not_deleted check
            (delete_time is null or state not in ('in_approval', 'approved', 'sent'))
    )
    """,
    "create index quotes_search on quotes using gin (name_search gin_trgm_ops)",
    """create trigger quotes_found after insert or update of name_key, name_search, state, delete_time
        on quotes for each row execute function channels_follow_names()""",
    "create index quotes_account on quotes (account_id) where account_id is not null",
    "create index quotes_partner on quotes (partner_id, state)",
    "create index quotes_owner on quotes (owner_id)",
    "create unique index quotes_order on quotes (order_id) where order_id is not null",
    """
    create table quote_versions (
        quote_version_id bigint generated always as identity primary key,
        quote_id bigint not null references quotes,
        version_number integer not null check (version_number > 0),
        state text not null check (state in ('draft', 'in_approval', 'approved', 'sent', 'accepted',
            'declined', 'expired', 'withdrawn', 'superseded')),
        tier text,
        currency text not null,
        price_date date not null,
        valid_until date not null,
        terms text not null default '',
        book_amount numeric(18, 4) not null default 0,
        total_amount numeric(18, 4) not null default 0,
        line_count integer not null default 0,
        exceptional boolean not null default false,
        reason text not null default '',
        approval_percent numeric(7, 4) not null default 0,
        submitted_by text not null default '',
        submit_time timestamptz,
        decided_by text not null default '',
        decide_time timestamptz,
        decision_reason text not null default '',
        send_time timestamptz,
        close_time timestamptz,
        closed_by text not null default '',
        close_reason text not null default '',
        create_time timestamptz not null default now(),
        constraint quote_versions_number unique (quote_id, version_number),
        constraint quote_versions_exception_has_reason check
            (not exceptional or state = 'draft' or reason <> '')
    )
    """,
    """create unique index quote_versions_open on quote_versions (quote_id)
        where state in ('draft', 'in_approval', 'approved', 'sent', 'accepted')""",
    """
    create table quote_lines (
        quote_line_id bigint generated always as identity primary key,
        quote_id bigint not null references quotes,
        quote_version_id bigint not null references quote_versions,
        line_number integer not null check (line_number > 0),
        product_id bigint not null references products,
        sku text not null,
        product_name text not null,
        product_line text not null default '',
        unit text not null default '',
        quantity numeric(18, 4) not null check (quantity > 0),
        price_id bigint not null references prices,
        price_book_id bigint not null references price_books,
        price_book_name text not null default '',
        book_price numeric(18, 4) not null check (book_price >= 0),
        discount_percent numeric(7, 4) not null default 0 check (discount_percent between 0 and 100),
        limit_percent numeric(7, 4) not null default 0,
        unit_price numeric(18, 4) not null check (unit_price between 0 and book_price),
        amount numeric(18, 4) not null check (amount >= 0),
        note text not null default '',
        constraint quote_lines_number unique (quote_version_id, line_number)
    )
    """,
    "create index quote_lines_product on quote_lines (product_id, quote_version_id)",
    """
    create table quote_exceptions (
        quote_exception_id bigint generated always as identity primary key,
        quote_id bigint not null references quotes,
        quote_version_id bigint not null references quote_versions,
        version_number integer not null,
        product_id bigint not null references products,
        sku text not null,
        kind text not null check (kind in ('lower', 'higher', 'other_currency')),
        unit_price numeric(18, 4) not null,
        currency text not null,
        end_customer_name text not null default '',
        owner_id text not null default '',
        team text not null default '',
        partner_id bigint,
        other_quote_id bigint not null references quotes,
        other_version_number integer not null,
        other_price numeric(18, 4) not null,
        other_currency text not null,
        other_end_customer_name text not null default '',
        other_owner_id text not null default '',
        other_team text not null default '',
        other_partner_id bigint,
        score numeric(4, 2) not null,
        grounds text[] not null default '{}',
        reason text not null default '',
        state text not null check (state in ('open', 'approved', 'rejected', 'withdrawn')),
        decided_by text not null default '',
        decide_time timestamptz,
        decision_reason text not null default '',
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        etag bigint not null default 1
    )
    """,
    "create index quote_exceptions_version on quote_exceptions (quote_version_id)",
    "create index quote_exceptions_quote on quote_exceptions (quote_id)",
    "create index quote_exceptions_other on quote_exceptions (other_quote_id)",
)


def upgrade() -> None:
    """Makes the tables."""
    for statement in STATEMENTS:
        op.execute(statement)
