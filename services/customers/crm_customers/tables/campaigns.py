"""Campaigns: what they cost, whom they are meant for, whom they touched, and who answered.

The rule kept here: an audience is frozen with everybody who was left out and why. Costs, touches and responses are
added to and never changed, each once for one id of its source; a person has one call of a campaign at a time, and an
agent holds one.
"""

from sqlalchemy import Column, Date, Index, Integer, Numeric, Table, Text, text
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

CAMPAIGN_STATES = ("draft", "running", "ended")
CAMPAIGN_CHANNELS = ("call", "email", "messenger", "letter", "ad", "event")
ATTRIBUTIONS = ("first", "last", "linear", "position")
COUNTED_AS = ("orders", "deals", "orders_and_deals")
MEMBER_STATES = ("included", "left_out")
CALL_STATES = ("waiting", "taken", "callback", "done")
CALL_OUTCOMES = (
    *("interested", "ordered", "declined", "no_answer", "busy", "left_message"),
    *("callback", "wrong_number", "do_not_call"),
)
RESPONSE_KINDS = ("opened", "clicked", "answered", "asked", "attended", "signed_up", "opted_out")
NOTHING, NOBODY = text("0"), text("'[]'")
OPEN_CALL = text("call_state in ('waiting', 'callback', 'taken')")

campaigns = Table(
    "campaigns",
    metadata,
    key("campaign_id"),
    Column("name", Text, nullable=False),
    line("description"),
    line("product_line"),
    Column("state", Text, nullable=False, server_default=text("'draft'")),
    Column("start_date", Date),
    Column("end_date", Date),
    Column("currency", Text, nullable=False),
    Column("budgets", JSONB, nullable=False, server_default=NOBODY),
    Column("goal_conversions", Integer, nullable=False, server_default=NOTHING),
    Column("goal_revenue", MONEY),
    Column("goal_margin", MONEY),
    Column("attribution", Text, nullable=False, server_default=text("'linear'")),
    Column("window_days", Integer, nullable=False, server_default=text("30")),
    Column("counted_as", Text, nullable=False, server_default=text("'orders_and_deals'")),
    Column("margin_rate", Numeric(5, 4)),
    Column("cap_touches", Integer, nullable=False, server_default=NOTHING),
    Column("cap_days", Integer, nullable=False, server_default=text("30")),
    line("script"),
    Column("most_attempts", Integer, nullable=False, server_default=text("3")),
    words("caller_ids"),
    line("owner_id"),
    line("team"),
    Column("begin_time", MOMENT),
    Column("close_time", MOMENT),
    *life(),
    one_of("state", CAMPAIGN_STATES),
    one_of("attribution", ATTRIBUTIONS),
    one_of("counted_as", COUNTED_AS),
    info={"owner": ["owner_id", "caller_ids"], "team": ["team"]},
)

campaign_costs = Table(
    "campaign_costs",
    metadata,
    key("campaign_cost_id"),
    refers("campaign_id", "campaigns.campaign_id", null=False),
    Column("channel", Text, nullable=False),
    Column("amount", MONEY, nullable=False),
    Column("cost_date", Date, nullable=False),
    line("description"),
    line("actor_id"),
    line("source"),
    line("external_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("channel", CAMPAIGN_CHANNELS),
    from_source("campaign_costs"),
    Index(None, "campaign_id", "campaign_cost_id"),
)

# `left_out` counts by reason.
campaign_audiences = Table(
    "campaign_audiences",
    metadata,
    key("campaign_audience_id"),
    refers("campaign_id", "campaigns.campaign_id", null=False),
    Column("channel", Text, nullable=False),
    Column("record_list", Text, nullable=False),
    line("filter"),
    line("view_name"),
    Column("found_count", Integer, nullable=False, server_default=NOTHING),
    Column("included_count", Integer, nullable=False, server_default=NOTHING),
    Column("left_out", JSONB, nullable=False, server_default=NOBODY),
    line("actor_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("channel", CAMPAIGN_CHANNELS),
    Index(None, "campaign_id", "campaign_audience_id"),
)

campaign_members = Table(
    "campaign_members",
    metadata,
    key("campaign_member_id"),
    refers("campaign_audience_id", "campaign_audiences.campaign_audience_id", null=False),
    refers("campaign_id", "campaigns.campaign_id", null=False),
    Column("channel", Text, nullable=False),
    refers("contact_id", "contacts.contact_id"),
    refers("account_id", "accounts.account_id", null=False),
    Column("state", Text, nullable=False),
    line("reason"),
    Column("call_state", Text),
    line("agent_id"),
    Column("due_time", MOMENT),
    Column("attempts", Integer, nullable=False, server_default=NOTHING),
    Column("outcome", Text),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("channel", CAMPAIGN_CHANNELS),
    one_of("state", MEMBER_STATES),
    one_of("call_state", CALL_STATES),
    one_of("outcome", CALL_OUTCOMES),
    Index(None, "campaign_id", "campaign_member_id"),
    Index(None, "campaign_audience_id"),
    Index(None, "contact_id", "create_time"),
    Index(None, "account_id", "create_time"),
    Index(
        "campaign_members_once_idx",
        "campaign_id",
        "channel",
        "account_id",
        text("coalesce(contact_id, 0)"),
        unique=True,
        postgresql_where=text("state = 'included'"),
    ),
    Index(
        "campaign_members_calls_idx",
        "campaign_id",
        "due_time",
        "campaign_member_id",
        postgresql_where=OPEN_CALL,
    ),
    Index(
        "campaign_members_one_each_idx",
        "agent_id",
        unique=True,
        postgresql_where=text("call_state = 'taken'"),
    ),
)

campaign_touches = Table(
    "campaign_touches",
    metadata,
    key("campaign_touch_id"),
    refers("campaign_id", "campaigns.campaign_id", null=False),
    refers("campaign_member_id", "campaign_members.campaign_member_id"),
    Column("channel", Text, nullable=False),
    refers("contact_id", "contacts.contact_id"),
    refers("account_id", "accounts.account_id", null=False),
    Column("touch_time", MOMENT, nullable=False),
    Column("outcome", Text),
    line("note"),
    line("agent_id"),
    line("source"),
    line("external_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("channel", CAMPAIGN_CHANNELS),
    one_of("outcome", CALL_OUTCOMES),
    from_source("campaign_touches"),
    Index(None, "campaign_id", "campaign_touch_id"),
    Index(None, "account_id", "touch_time"),
    Index(None, "contact_id", "touch_time"),
    Index(None, "campaign_member_id"),
)

campaign_responses = Table(
    "campaign_responses",
    metadata,
    key("campaign_response_id"),
    refers("campaign_id", "campaigns.campaign_id", null=False),
    Column("channel", Text, nullable=False),
    Column("kind", Text, nullable=False),
    refers("contact_id", "contacts.contact_id"),
    refers("account_id", "accounts.account_id", null=False),
    Column("response_time", MOMENT, nullable=False),
    line("note"),
    line("source"),
    line("external_id"),
    Column("create_time", MOMENT, nullable=False, server_default=NOW),
    one_of("channel", CAMPAIGN_CHANNELS),
    one_of("kind", RESPONSE_KINDS),
    from_source("campaign_responses"),
    Index(None, "campaign_id", "campaign_response_id"),
    Index(None, "account_id"),
    Index(None, "contact_id"),
)
