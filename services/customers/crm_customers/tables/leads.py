"""Leads: who may become a customer, whom each was given to and why, the rules of that; and worksheets sent out.

The rule kept here: a lead is with one person at a time, and each time with somebody stands in `lead_assignments` with
its reason and its clock. A form that was sent twice is one lead: its token is unique.
"""

from crm_chassis import worksheet_tables
from sqlalchemy import BigInteger, Boolean, Column, Date, Index, Integer, Table, Text, text
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

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

LEAD_STATES = (
    *("pool", "assigned", "working", "converted", "disqualified"),
    *("suspect", "rejected"),
)
LEAD_CHANNELS = (
    *("web_form", "phone", "email", "event", "referral", "advertisement", "partner", "other"),
)
LEAD_RATINGS = ("hot", "warm", "cold")
LEAD_OUTCOMES = ("reached", "interested", "call_again", "no_answer", "not_interested", "wrong_data")
RESPONSE_STATES = ("waiting", "met", "missed")
LEAD_METHODS = (
    "person",
    "customer_owner",
    "same_lead",
    "territory",
    "round_robin",
    "load",
    "skill",
)
LEAD_ENDINGS = ("recycled", "reassigned", "converted", "disqualified")
OPEN = text("state in ('pool', 'assigned', 'working')")
NONE = text("'[]'")
NO_HOURS = text("'{}'")


def number(name: str) -> Column[int]:
    """A count, 0 at first."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


leads = Table(
    "leads",
    metadata,
    key("lead_id"),
    Column("state", Text, nullable=False),
    Column("display_name", Text, nullable=False),
    *(line(name) for name in ("company_name", "person_name", "job_title", "phone", "email")),
    *(line(name) for name in ("website", "country", "region", "city", "street", "postal_code")),
    *(line(name) for name in ("segment", "language", "interest", "need")),
    number("employees"),
    Column("budget", MONEY),
    line("currency"),
    Column("channel", Text),
    line("source"),
    line("external_id"),
    Column("campaign_id", BigInteger),
    line("owner_id"),
    line("team"),
    Column("rating", Text),
    Column("last_outcome", Text),
    line("note"),
    Column("next_contact_date", Date),
    number("contact_count"),
    Column("last_contact_time", MOMENT),
    number("score"),
    Column("score_reasons", JSONB, nullable=False, server_default=NONE),
    Column("rules_id", BigInteger, nullable=False, server_default=text("0")),
    refers("account_id", "accounts.account_id"),
    refers("contact_id", "contacts.contact_id"),
    refers("duplicate_of_lead_id", "leads.lead_id"),
    Column("assign_method", Text),
    line("assign_rule"),
    line("assign_reason"),
    Column("assign_time", MOMENT),
    Column("response_state", Text),
    Column("response_due_time", MOMENT),
    Column("response_time", MOMENT),
    number("recycle_count"),
    line("close_reason"),
    Column("deal_id", BigInteger),
    Column("convert_time", MOMENT),
    words("suspicions"),
    line("reference"),
    Column("token_digest", Text, unique=True),
    line("place_digest"),
    line("contact_digest"),
    line("content_digest"),
    *life(),
    one_of("state", LEAD_STATES),
    one_of("channel", LEAD_CHANNELS),
    one_of("rating", LEAD_RATINGS),
    one_of("last_outcome", LEAD_OUTCOMES),
    one_of("response_state", RESPONSE_STATES),
    one_of("assign_method", LEAD_METHODS),
    from_source("leads"),
    Index("leads_owner_open_idx", "owner_id", postgresql_where=OPEN),
    Index(
        "leads_waiting_idx",
        "response_due_time",
        postgresql_where=text("response_state = 'waiting'"),
    ),
    Index("leads_email_idx", "email", postgresql_where=text("email <> ''")),
    Index("leads_phone_idx", "phone", postgresql_where=text("phone <> ''")),
    Index(None, "state", "lead_id"),
    Index(None, "contact_digest", "create_time"),
    Index(None, "place_digest", "create_time", postgresql_where=text("place_digest <> ''")),
    Index(None, "account_id"),
    info={"owner": ["owner_id"], "team": ["team"]},
)

lead_assignments = Table(
    "lead_assignments",
    metadata,
    key("lead_assignment_id"),
    refers("lead_id", "leads.lead_id", null=False),
    line("owner_id"),
    line("team"),
    Column("method", Text, nullable=False),
    line("rule"),
    line("reason"),
    line("actor_id"),
    Column("assign_time", MOMENT, nullable=False),
    Column("due_time", MOMENT),
    Column("response_time", MOMENT),
    Column("end_time", MOMENT),
    Column("ending", Text),
    line("end_reason"),
    one_of("method", LEAD_METHODS),
    one_of("ending", LEAD_ENDINGS),
    Index(None, "lead_id", "lead_assignment_id"),
    Index(
        "lead_assignments_now_idx",
        "lead_id",
        unique=True,
        postgresql_where=text("end_time is null"),
    ),
    Index(None, "rule", "owner_id", "lead_assignment_id"),
)

lead_rules = Table(
    "lead_rules",
    metadata,
    key("rules_id"),
    Column("scores", JSONB, nullable=False, server_default=NONE),
    Column("distribution", JSONB, nullable=False, server_default=NONE),
    number("response_minutes"),
    Column("hours", ARRAY(Text), nullable=False, server_default=NO_HOURS),
    line("time_zone"),
    line("country"),
    line("region"),
    Column("to_customer_owner", Boolean, nullable=False, server_default=text("true")),
    line("note"),
    line("actor_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
)

# A worksheet for each of several people, to be back by a day.
worksheet_rounds = Table(
    "worksheet_rounds",
    metadata,
    key("worksheet_round_id"),
    Column("kind", Text, nullable=False),
    line("title"),
    line("message"),
    Column("parameters", JSONB, nullable=False, server_default=text("'{}'")),
    Column("due_time", MOMENT, nullable=False),
    line("owner_id"),
    line("team"),
    number("item_count"),
    Column("close_time", MOMENT),
    *life(deleted=False),
    Index("worksheet_rounds_open_idx", "due_time", postgresql_where=text("close_time is null")),
    info={"owner": ["owner_id"], "team": ["team"]},
)

worksheet_round_items = Table(
    "worksheet_round_items",
    metadata,
    key("worksheet_round_item_id"),
    refers("worksheet_round_id", "worksheet_rounds.worksheet_round_id", null=False),
    Column("worksheet_id", BigInteger, nullable=False, unique=True),
    Column("owner_id", Text, nullable=False),
    line("team"),
    number("chase_count"),
    Column("chase_time", MOMENT),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    Index(None, "worksheet_round_id", "owner_id", unique=True),
    Index(None, "owner_id"),
    info={"owner": ["owner_id"], "team": ["team"]},
)

worksheets, worksheet_lines, worksheet_returns, worksheet_rows = (
    table.to_metadata(metadata) for table in worksheet_tables.TABLES
)
