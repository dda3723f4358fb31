"""Deals: pipelines with their stages and gates, deals in them with lines, steps, deliverables, approvals and quotes.

The rule kept here: a deal is in a stage of its own pipeline, and the database keeps it; it belongs to its owner, the
team, and the members of the project. What hangs on it belongs to whom it belongs.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.tables.columns import (
    MOMENT,
    MONEY,
    NOW,
    from_source,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
    words,
)

DEAL_STATES = ("open", "won", "lost")
BUSINESS_FORMS = ("customer_development", "project", "distribution")
STEP_KINDS = ("opened", "moved", "won", "lost", "reopened")
APPROVAL_STATES = ("requested", "approved", "rejected")
NONE = text("'[]'")
ZERO = text("0")
ALIVE = text("delete_time is null")

pipelines = Table(
    "pipelines",
    metadata,
    key("pipeline_id"),
    Column("name", Text, nullable=False),
    line("name_zh"),
    Column("form", Text, nullable=False),
    Column("currency", Text, nullable=False, server_default=text("'EUR'")),
    *life(),
    one_of("form", BUSINESS_FORMS),
)

deal_stages = Table(
    "deal_stages",
    metadata,
    key("stage_id"),
    refers("pipeline_id", "pipelines.pipeline_id", null=False),
    Column("position", Integer, nullable=False),
    Column("name", Text, nullable=False),
    line("name_zh"),
    Column("probability", Integer, nullable=False),
    Column("after_won", Boolean, nullable=False, server_default=text("false")),
    words("required_fields"),
    Column("deliverables", JSONB, nullable=False, server_default=NONE),
    Column("needs_approval", Boolean, nullable=False, server_default=text("false")),
    Column("usual_days", Integer, nullable=False, server_default=ZERO),
    Column("delete_time", MOMENT),
    CheckConstraint("probability between 0 and 100", name="probability"),
    UniqueConstraint("pipeline_id", "stage_id"),
)

deals = Table(
    "deals",
    metadata,
    key("deal_id"),
    Column("name", Text, nullable=False),
    refers("account_id", "accounts.account_id"),
    refers("contact_id", "contacts.contact_id"),
    Column("pipeline_id", BigInteger, nullable=False),
    Column("stage_id", BigInteger, nullable=False),
    line("owner_id"),
    line("team"),
    words("member_ids"),
    Column("state", Text, nullable=False, server_default=text("'open'")),
    Column("amount", MONEY, nullable=False, server_default=ZERO),
    Column("currency", Text, nullable=False),
    Column("probability", Integer, nullable=False, server_default=ZERO),
    Column("own_probability", Boolean, nullable=False, server_default=text("false")),
    Column("expected_close_date", Date),
    line("category"),
    Column("open_date", Date),
    Column("stage_time", MOMENT, nullable=False, server_default=NOW),
    Column("close_time", MOMENT),
    line("close_reason"),
    line("close_note"),
    line("competitor"),
    Column("lead_id", BigInteger),
    Column("campaign_id", BigInteger),
    line("next_step"),
    Column("next_step_date", Date),
    line("note"),
    line("source"),
    line("external_id"),
    *life(),
    ForeignKeyConstraint(
        ["pipeline_id", "stage_id"],
        ["deal_stages.pipeline_id", "deal_stages.stage_id"],
        name="deals_stage_fkey",
    ),
    one_of("state", DEAL_STATES),
    CheckConstraint("probability between 0 and 100", name="probability"),
    CheckConstraint("amount >= 0", name="amount"),
    CheckConstraint("(state = 'open') = (close_time is null)", name="closed"),
    # A column of the board is read from here in its order, its count and sum without touching the table.
    Index(
        "deals_board_idx",
        "pipeline_id",
        "stage_id",
        "state",
        "deal_id",
        postgresql_include=["amount", "probability", "currency", "owner_id"],
        postgresql_where=ALIVE,
    ),
    Index("deals_owner_idx", "owner_id", "state", "deal_id", postgresql_where=ALIVE),
    Index("deals_team_idx", "team", "state", "deal_id", postgresql_where=ALIVE),
    Index("deals_member_ids_idx", "member_ids", postgresql_using="gin"),
    Index("deals_account_id_idx", "account_id"),
    Index("deals_contact_id_idx", "contact_id"),
    Index("deals_lead_id_idx", "lead_id", postgresql_where=text("lead_id is not null")),
    Index("deals_campaign_id_idx", "campaign_id", postgresql_where=text("campaign_id is not null")),
    Index("deals_state_idx", "state", "deal_id", postgresql_where=ALIVE),
    Index("deals_close_time_idx", "close_time", "deal_id"),
    Index("deals_expected_close_date_idx", "expected_close_date", "deal_id"),
    Index("deals_amount_idx", "amount", "deal_id"),
    Index("deals_name_idx", "name", "deal_id"),
    from_source("deals"),
    info={"owner": ["owner_id", "member_ids"], "team": ["team"]},
)

deal_lines = Table(
    "deal_lines",
    metadata,
    key("deal_line_id"),
    refers("deal_id", "deals.deal_id", null=False),
    Column("line_number", Integer, nullable=False),
    refers("product_id", "products.product_id"),
    Column("product_name", Text, nullable=False),
    Column("quantity", MONEY, nullable=False),
    Column("unit_price", MONEY, nullable=False),
    Column("amount", MONEY, nullable=False),
    UniqueConstraint("deal_id", "line_number"),
    Index("deal_lines_product_id_idx", "product_id"),
)

deal_steps = Table(
    "deal_steps",
    metadata,
    key("deal_step_id"),
    refers("deal_id", "deals.deal_id", null=False),
    Column("kind", Text, nullable=False),
    Column("from_stage_id", BigInteger),
    Column("to_stage_id", BigInteger),
    Column("amount", MONEY, nullable=False, server_default=ZERO),
    line("actor_id"),
    line("note"),
    Column("step_time", MOMENT, nullable=False),
    one_of("kind", STEP_KINDS),
    Index("deal_steps_deal_id_idx", "deal_id", "deal_step_id"),
)

deal_deliverables = Table(
    "deal_deliverables",
    metadata,
    key("deal_deliverable_id"),
    refers("deal_id", "deals.deal_id", null=False),
    Column("code", Text, nullable=False),
    Column("attachment_id", BigInteger, nullable=False),
    line("actor_id"),
    Column("file_time", MOMENT, nullable=False),
    UniqueConstraint("deal_id", "code"),
)

deal_approvals = Table(
    "deal_approvals",
    metadata,
    key("deal_approval_id"),
    refers("deal_id", "deals.deal_id", null=False),
    refers("stage_id", "deal_stages.stage_id", null=False),
    Column("state", Text, nullable=False, server_default=text("'requested'")),
    line("requester_id"),
    line("note"),
    line("decider_id"),
    line("decide_note"),
    Column("decide_time", MOMENT),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("state", APPROVAL_STATES),
    # What is asked or approved stands once; what was rejected may be asked again.
    Index(
        "deal_approvals_live_idx",
        "deal_id",
        "stage_id",
        unique=True,
        postgresql_where=text("state <> 'rejected'"),
    ),
    Index(
        "deal_approvals_waiting_idx",
        "deal_approval_id",
        postgresql_where=text("state = 'requested'"),
    ),
)

deal_quotes = Table(
    "deal_quotes",
    metadata,
    key("deal_quote_id"),
    refers("deal_id", "deals.deal_id", null=False),
    refers("account_id", "accounts.account_id"),
    Column("quote_number", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("amount", MONEY, nullable=False),
    Column("lines", JSONB, nullable=False, server_default=NONE),
    Column("findings", JSONB, nullable=False, server_default=NONE),
    Column("checked_by", Text, nullable=False),
    line("reason"),
    line("actor_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    UniqueConstraint("deal_id", "quote_number"),
    Index("deal_quotes_account_id_idx", "account_id", "deal_quote_id"),
)
