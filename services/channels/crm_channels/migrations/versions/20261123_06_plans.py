"""Sales plans with targets; marketing materials; worksheets.

The rules that hold at any concurrency stand here, as constraints: one target for a partner, product line and territory
of a plan; no more of a material set aside than is there; no quota exceeded; no line of a worksheet taken twice.

Revision ID: channels_0006
"""

from alembic import op

revision = "channels_0006"
down_revision = "channels_0005"
branch_labels = None
depends_on = None

STATEMENTS = (
    """
    create table sales_plans (
        sales_plan_id bigint generated always as identity primary key,
        name text not null,
        plan_year integer not null check (plan_year between 2000 and 2100),
        currency text not null,
        measure text not null check (measure in ('amount', 'quantity')),
        basis text not null check (basis in ('orders', 'sell_outs')),
        state text not null check (state in ('draft', 'agreed', 'closed')),
        notes text not null default '',
        owner_id text not null default '',
        team text not null default '',
        agreed_by text not null default '',
        agree_time timestamptz,
        reopen_reason text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz,
        constraint agreed_says_by_whom check (state = 'draft' or (agreed_by <> '' and agree_time is not null))
    )
    """,
    "create unique index sales_plans_name on sales_plans (plan_year, lower(name)) where delete_time is null",
    """
    create table sales_targets (
        sales_target_id bigint generated always as identity primary key,
        sales_plan_id bigint not null references sales_plans,
        partner_id bigint references partners,
        product_line text not null default '',
        territory text not null default '',
        period text not null check (period in ('yearly', 'quarterly', 'monthly')),
        month_01 numeric(18, 4) not null default 0 check (month_01 >= 0),
        month_02 numeric(18, 4) not null default 0 check (month_02 >= 0),
        month_03 numeric(18, 4) not null default 0 check (month_03 >= 0),
        month_04 numeric(18, 4) not null default 0 check (month_04 >= 0),
        month_05 numeric(18, 4) not null default 0 check (month_05 >= 0),
        month_06 numeric(18, 4) not null default 0 check (month_06 >= 0),
        month_07 numeric(18, 4) not null default 0 check (month_07 >= 0),
        month_08 numeric(18, 4) not null default 0 check (month_08 >= 0),
        month_09 numeric(18, 4) not null default 0 check (month_09 >= 0),
        month_10 numeric(18, 4) not null default 0 check (month_10 >= 0),
        month_11 numeric(18, 4) not null default 0 check (month_11 >= 0),
        month_12 numeric(18, 4) not null default 0 check (month_12 >= 0),
        total numeric(18, 4) not null generated always as
            (
                month_01 + month_02 + month_03 + month_04 + month_05 + month_06
                + month_07 + month_08 + month_09 + month_10 + month_11 + month_12
            ) stored,
        notes text not null default '',
        owner_id text not null default '',
        team text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
    )
    """,
    """create unique index sales_targets_one on sales_targets
        (sales_plan_id, coalesce(partner_id, 0), lower(product_line), lower(territory)) where delete_time is null""",
    "create index sales_targets_partner on sales_targets (partner_id)",
    """
    create table materials (
        material_id bigint generated always as identity primary key,
        code text not null,
        name text not null,
        product_line text not null default '',
        kind text not null default '',
        language text not null default '',
        unit text not null default '',
        description text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
    )
    """,
    "create unique index materials_code on materials (lower(code)) where delete_time is null",
    """
    create table material_stocks (
        material_id bigint not null references materials,
        location text not null,
        on_hand numeric(18, 4) not null default 0,
        allotted numeric(18, 4) not null default 0,
        primary key (material_id, location),
        constraint material_stocks_never_short check (allotted >= 0 and on_hand >= allotted)
    )
    """,
    """
    create table material_quotas (
        material_quota_id bigint generated always as identity primary key,
        material_id bigint references materials,
        partner_id bigint references partners,
        tier text check (tier in ('registered', 'silver', 'gold', 'platinum')),
        period text not null check (period in ('month', 'quarter', 'year')),
        quantity numeric(18, 4) not null check (quantity >= 0),
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz
    )
    """,
    """create unique index material_quotas_one on material_quotas
        (coalesce(material_id, 0), coalesce(partner_id, 0), coalesce(tier, ''), period) where delete_time is null""",
    """
    create table material_uses (
        material_quota_id bigint not null references material_quotas,
        partner_id bigint not null references partners,
        period_start date not null,
        used numeric(18, 4) not null default 0,
        allowed numeric(18, 4) not null,
        primary key (material_quota_id, partner_id, period_start),
        constraint material_uses_within check (used >= 0 and used <= allowed)
    )
    """,
    """
    create table material_orders (
        material_order_id bigint generated always as identity primary key,
        material_id bigint not null references materials,
        partner_id bigint not null references partners,
        quantity numeric(18, 4) not null check (quantity > 0),
        campaign text not null default '',
        campaign_id bigint,
        purpose text not null default '',
        wished_date date,
        state text not null check (state in
            ('requested', 'approved', 'allotted', 'shipped', 'received', 'rejected', 'withdrawn')),
        approved_quantity numeric(18, 4) check (approved_quantity > 0 and approved_quantity <= quantity),
        received_quantity numeric(18, 4) check (received_quantity >= 0 and received_quantity <= approved_quantity),
        returned_quantity numeric(18, 4) not null default 0,
        location text not null default '',
        tracking_number text not null default '',
        decided_by text not null default '',
        reason text not null default '',
        decide_time timestamptz,
        ship_time timestamptz,
        receive_time timestamptz,
        quota_uses jsonb not null default '[]',
        owner_id text not null default '',
        team text not null default '',
        etag bigint not null default 1,
        create_time timestamptz not null default now(),
        update_time timestamptz not null default now(),
        delete_time timestamptz,
        constraint returned_within check
            (returned_quantity >= 0 and returned_quantity <= coalesce(received_quantity, 0))
    )
    """,
    "create index material_orders_partner on material_orders (partner_id, state)",
    "create index material_orders_material on material_orders (material_id, state)",
    """
    create table material_entries (
        material_entry_id bigint generated always as identity primary key,
        material_id bigint not null references materials,
        location text not null,
        kind text not null check (kind in ('booked', 'shipped', 'returned')),
        quantity numeric(18, 4) not null check (quantity <> 0),
        material_order_id bigint references material_orders,
        reason text not null default '',
        actor_id text not null,
        create_time timestamptz not null default now()
    )
    """,
    "create index material_entries_material on material_entries (material_id, material_entry_id)",
    """
    create table worksheets (
        worksheet_id bigint generated by default as identity primary key,
        kind text not null,
        parameters jsonb not null default '{}',
        owner_id text not null default '',
        team text not null default '',
        partner_id bigint,
        language text not null default '',
        row_count integer not null default 0,
        size bigint not null default 0,
        file_id bigint,
        create_time timestamptz not null default now()
    )
    """,
    """
    create table worksheet_lines (
        worksheet_id bigint not null references worksheets,
        row_key text not null,
        version text not null,
        record_key text not null,
        shown jsonb not null default '{}',
        primary key (worksheet_id, row_key, version)
    )
    """,
    """
    create table worksheet_returns (
        worksheet_return_id bigint generated by default as identity primary key,
        worksheet_id bigint not null references worksheets,
        kind text not null,
        file_name text not null default '',
        state text not null check (state in ('reading', 'done', 'failed')),
        owner_id text not null default '',
        team text not null default '',
        partner_id bigint,
        actor jsonb not null default '{}',
        row_count integer not null default 0,
        waiting_count integer not null default 0,
        accepted_count integer not null default 0,
        added_count integer not null default 0,
        unchanged_count integer not null default 0,
        stale_count integer not null default 0,
        invalid_count integer not null default 0,
        decided_count integer not null default 0,
        missing_count integer not null default 0,
        problem text not null default '',
        file_id bigint,
        create_time timestamptz not null default now(),
        finish_time timestamptz
    )
    """,
    "create index worksheet_returns_worksheet on worksheet_returns (worksheet_id)",
    """
    create table worksheet_rows (
        worksheet_row_id bigint generated by default as identity primary key,
        worksheet_return_id bigint not null references worksheet_returns,
        row_number integer not null,
        row_key text not null default '',
        version text not null default '',
        outcome text not null check (outcome in
            ('waiting', 'accepted', 'added', 'unchanged', 'stale', 'invalid', 'taken', 'kept')),
        returned jsonb not null default '{}',
        problems jsonb not null default '{}',
        problem text not null default '',
        record_key text not null default '',
        etag text not null default '',
        unique (worksheet_return_id, row_number)
    )
    """,
)


def upgrade() -> None:
    """Makes the tables."""
    for statement in STATEMENTS:
        op.execute(statement)


def downgrade() -> None:
    """Drops the tables."""
    for table in (
        *("worksheet_rows", "worksheet_returns", "worksheet_lines", "worksheets"),
        *("material_entries", "material_orders", "material_uses", "material_quotas"),
        *("material_stocks", "materials", "sales_targets", "sales_plans"),
    ):
        op.drop_table(table)
