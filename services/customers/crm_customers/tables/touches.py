"""What passed between us and a customer: interactions, and what other modules tell of theirs.

The rule kept here: each kind is read newest first from one index of its account.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, text

from crm_customers.tables.columns import (
    CHANNELS,
    DIRECTIONS,
    MOMENT,
    MONEY,
    OUTCOMES,
    REMOVED,
    from_source,
    key,
    life,
    line,
    metadata,
    one_of,
    refers,
)

interactions = Table(
    "interactions",
    metadata,
    key("interaction_id"),
    refers("account_id", "accounts.account_id"),
    refers("contact_id", "contacts.contact_id"),
    Column("channel", Text, nullable=False),
    Column("direction", Text),
    line("agent_id"),
    Column("start_time", MOMENT, nullable=False),
    Column("duration_seconds", Integer, nullable=False, server_default=text("0")),
    Column("outcome", Text),
    line("subject"),
    line("note"),
    Column("order_id", BigInteger),
    Column("ticket_id", BigInteger),
    line("remote_address"),
    line("source"),
    line("external_id"),
    *life(),
    one_of("channel", CHANNELS),
    one_of("direction", DIRECTIONS),
    one_of("outcome", OUTCOMES),
    from_source("interactions"),
    Index("interactions_removed_idx", "interaction_id", postgresql_where=REMOVED),
    Index(None, "account_id", "start_time", "interaction_id"),
    Index(  # touches come in the order of time, or nearly: a summary of blocks is enough
        None,
        "start_time",
        postgresql_using="brin",
        postgresql_with={"autosummarize": "on", "pages_per_range": 32},
    ),
    Index(
        None,
        "contact_id",
        "start_time",
        "interaction_id",
        postgresql_where=text("contact_id is not null"),
    ),
)

# What the tickets service tells: enough for the timeline. `event_time` says how new it is.
ticket_copies = Table(
    "ticket_copies",
    metadata,
    Column("ticket_id", BigInteger, primary_key=True),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    line("subject"),
    line("state"),
    line("owner_id"),
    Column("channel", Text),
    Column("create_time", MOMENT, nullable=False),
    Column("delete_time", MOMENT),
    Column("event_time", MOMENT, nullable=False),
    Index(None, "account_id", "create_time", "ticket_id"),
    Index(None, "contact_id", "create_time", "ticket_id"),
)

# What the tickets service tells of promises.
promise_copies = Table(
    "promise_copies",
    metadata,
    Column("promise_id", BigInteger, primary_key=True),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    Column("ticket_id", BigInteger),
    line("kind"),
    line("note"),
    line("state"),
    line("owner_id"),
    Column("due_time", MOMENT, nullable=False),
    Column("keep_time", MOMENT),
    Column("create_time", MOMENT, nullable=False),
    Column("delete_time", MOMENT),
    Column("event_time", MOMENT, nullable=False),
    Index(None, "account_id", "create_time", "promise_id"),
    Index(None, "contact_id", "create_time", "promise_id"),
)

# What the channels service tells of claims on an account.
claim_copies = Table(
    "claim_copies",
    metadata,
    Column("deal_registration_id", BigInteger, primary_key=True),
    Column("account_id", BigInteger),
    Column("partner_id", BigInteger),
    line("product_line"),
    line("state"),
    line("owner_id"),
    Column("expected_amount", MONEY),
    Column("currency", Text),
    Column("protected_until_time", MOMENT),
    Column("create_time", MOMENT, nullable=False),
    Column("delete_time", MOMENT),
    Column("event_time", MOMENT, nullable=False),
    Index(None, "account_id", "create_time", "deal_registration_id"),
)
