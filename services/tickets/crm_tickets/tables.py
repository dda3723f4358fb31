"""The tables of tickets, what happens on them, and what is known of the customers they are about.

The rule kept here: a column has the name of its proto field. Everybody on a ticket's path sees the ticket and all that
is on it, so `path_ids` and `path_teams` are its row rule, and what hangs on a ticket has none of its own.
"""

from typing import Any

from crm_chassis.tables import NAMES, line, time
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Identity,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

metadata = MetaData(naming_convention=NAMES)

TICKET_STATES = ("new", "in_progress", "handed_over", "waiting", "closed")
PRIORITIES = ("low", "normal", "high", "urgent")
CHANNELS = ("phone", "web", "email", "fax", "visit", "messenger", "app")
OUTCOMES = ("solved", "workaround", "not_solved", "withdrawn", "duplicate")
PROMISE_KINDS = ("callback", "answer", "visit", "delivery", "other")
PROMISE_STATES = ("open", "kept", "broken")
HAND_OVER_KINDS = ("handling", "ownership")
HAND_OVER_STATES = ("pending", "accepted", "returned", "withdrawn")
VISIBILITIES = ("public", "internal")
STEP_KINDS = (
    "created",
    "taken",
    "handed_over",
    "accepted",
    "returned",
    "withdrawn",
    "owner_changed",
    "paused",
    "resumed",
    "closed",
    "reopened",
)
SEARCHED = "lower(subject || ' ' || requester_name || ' ' || account_name || ' ' || phone)"


def key(name: str) -> Column[Any]:
    """A number given by the database."""
    return Column(name, BigInteger, Identity(always=False), primary_key=True)


def of_ticket() -> Column[Any]:
    """The ticket that a row hangs on."""
    return Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id"), nullable=False)


def count(name: str) -> Column[Any]:
    """A count, 0 at first."""
    return Column(name, Integer, nullable=False, server_default=text("0"))


def texts(name: str) -> Column[Any]:
    """A list of texts, empty unless given."""
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"))


def flag(name: str) -> Column[Any]:
    """Yes or no; no unless given."""
    return Column(name, Boolean, nullable=False, server_default=text("false"))


def one_of(name: str, words: tuple[str, ...], *, null: bool = False) -> list[Any]:
    """A column that holds one of these words, and the constraint that keeps it so."""
    column: Column[Any] = Column(name, Text, nullable=null)
    said = ", ".join(f"'{word}'" for word in words)
    return [column, CheckConstraint(f"{name} in ({said})", name=name)]


def changing() -> list[Column[Any]]:
    """What every resource has: its etag and its times."""
    etag: Column[Any] = Column("etag", BigInteger, nullable=False, server_default=text("1"))
    return [etag, time("create_time", now=True), time("update_time", now=True), gone()]


def gone() -> Column[Any]:
    """When it was deleted."""
    return time("delete_time", null=True)


tickets = Table(
    "tickets",
    metadata,
    key("ticket_id"),
    *changing(),
    Column("subject", Text, nullable=False),
    line("description"),
    *one_of("state", TICKET_STATES),
    *one_of("priority", PRIORITIES),
    *one_of("channel", CHANNELS),
    line("category"),
    line("product"),
    line("owner_id"),
    line("team"),
    line("handler_id"),
    line("handler_team"),
    Column("requester_id", BigInteger, ForeignKey("requesters.requester_id")),
    line("requester_name"),
    line("phone"),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    line("account_name"),
    flag("account_verified"),
    time("first_response_time", null=True),
    time("close_time", null=True),
    line("resolution"),
    *one_of("outcome", OUTCOMES, null=True),
    count("hand_over_count"),
    count("return_count"),
    count("reopen_count"),
    line("creator_id"),
    texts("path_ids"),
    texts("path_teams"),
    Column("search", Text, Computed(SEARCHED, persisted=True)),
    CheckConstraint("(state = 'closed') = (close_time is not null)", name="close_time"),
    Index("tickets_newest_idx", "create_time", "ticket_id"),
    Index("tickets_account_idx", "account_id", "create_time"),
    Index("tickets_requester_idx", "requester_id", "create_time"),
    Index("tickets_owner_idx", "owner_id", postgresql_where=text("state <> 'closed'")),
    Index("tickets_handler_idx", "handler_id", postgresql_where=text("state <> 'closed'")),
    Index("tickets_waiting_idx", "handler_team", postgresql_where=text("state = 'new'")),
    Index("tickets_path_ids_idx", "path_ids", postgresql_using="gin"),
    Index("tickets_path_teams_idx", "path_teams", postgresql_using="gin"),
    Index(
        "tickets_search_idx",
        "search",
        postgresql_using="gin",
        postgresql_ops={"search": "gin_trgm_ops"},
    ),
    info={"owner": ["path_ids"], "team": ["path_teams"]},
)

# What was done to a ticket and how everything stood right after it: the journey is computed from these rows alone.
ticket_steps = Table(
    "ticket_steps",
    metadata,
    key("step_id"),
    of_ticket(),
    *one_of("kind", STEP_KINDS),
    time("step_time"),
    line("actor_id"),
    line("owner_id"),
    line("team"),
    line("handler_id"),
    line("handler_team"),
    *one_of("state", TICKET_STATES),
    line("reason"),
    Index("ticket_steps_ticket_idx", "ticket_id", "step_id"),
)

hand_overs = Table(
    "hand_overs",
    metadata,
    key("hand_over_id"),
    *changing(),
    of_ticket(),
    *one_of("kind", HAND_OVER_KINDS),
    line("from_id"),
    line("from_team"),
    line("to_id"),
    line("to_team"),
    line("reason"),
    *one_of("state", HAND_OVER_STATES),
    time("answer_time", null=True),
    line("answerer_id"),
    line("answer_reason"),
    Column("account_id", BigInteger),
    line("creator_id"),
    Index("hand_overs_ticket_idx", "ticket_id", "hand_over_id"),
    # One question at a time: what nobody has answered yet cannot be asked again.
    Index(
        "hand_overs_pending_idx",
        "ticket_id",
        "kind",
        unique=True,
        postgresql_where=text("state = 'pending'"),
    ),
    Index("hand_overs_to_idx", "to_team", "to_id", postgresql_where=text("state = 'pending'")),
)

promises = Table(
    "promises",
    metadata,
    key("promise_id"),
    *changing(),
    of_ticket(),
    *one_of("kind", PROMISE_KINDS),
    time("due_time"),
    line("owner_id"),
    line("team"),
    line("phone"),
    line("note"),
    *one_of("state", PROMISE_STATES),
    time("keep_time", null=True),
    time("break_time", null=True),
    line("reason"),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    line("requester_name"),
    line("creator_id"),
    CheckConstraint("(state = 'broken') = (break_time is not null)", name="break_time"),
    CheckConstraint("state <> 'kept' or keep_time is not null", name="keep_time"),
    Index("promises_ticket_idx", "ticket_id", "due_time"),
    Index("promises_due_idx", "due_time", "promise_id"),
    Index(
        "promises_pending_idx",
        "due_time",
        postgresql_where=text(
            "state = 'open' or (state = 'broken' and keep_time is null and reason = '')"
        ),
    ),
)

comments = Table(
    "comments",
    metadata,
    key("comment_id"),
    *changing(),
    of_ticket(),
    *one_of("visibility", VISIBILITIES),
    line("text"),
    flag("from_customer"),
    line("author_id"),
    Column("account_id", BigInteger),
    Index("comments_ticket_idx", "ticket_id", "comment_id"),
)

requesters = Table(
    "requesters",
    metadata,
    key("requester_id"),
    *changing(),
    line("name"),
    texts("phones"),
    Column("account_id", BigInteger),
    Column("contact_id", BigInteger),
    line("account_name"),
    flag("verified"),
    Index("requesters_phones_idx", "phones", postgresql_using="gin"),
    Index("requesters_contact_idx", "contact_id"),
    Index("requesters_account_idx", "account_id"),
)

# What customers told us through its feed: enough to know a caller while that service does not answer.
known_accounts = Table(
    "known_accounts",
    metadata,
    Column("account_id", BigInteger, primary_key=True, autoincrement=False),
    line("name"),
    texts("phones"),
    Column("source_etag", BigInteger, nullable=False),
    gone(),
    Index("known_accounts_phones_idx", "phones", postgresql_using="gin"),
)

known_contacts = Table(
    "known_contacts",
    metadata,
    Column("contact_id", BigInteger, primary_key=True, autoincrement=False),
    Column("account_id", BigInteger),
    line("name"),
    texts("phones"),
    Column("source_etag", BigInteger, nullable=False),
    gone(),
    Index("known_contacts_phones_idx", "phones", postgresql_using="gin"),
)

# Where a requester or ticket stood before it followed a merge of customers: for the undo.
merge_trail = Table(
    "merge_trail",
    metadata,
    Column("merge_id", BigInteger, primary_key=True, autoincrement=False),
    Column("table_name", Text, primary_key=True),
    Column("record_id", BigInteger, primary_key=True, autoincrement=False),
    Column("before", JSONB, nullable=False),
)
