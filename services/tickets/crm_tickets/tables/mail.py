"""The tables of what comes in and goes out in writing: mails, requests from the web, chats.

The rule kept here: what came is kept as it came until somebody has it on a ticket; a mail, a form and a chat message
each have one thing that makes them the same when they come twice, and a constraint holds it.
"""

from crm_chassis.tables import line, time
from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table, Text, func, text
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.tables.columns import (
    changing,
    count,
    flag,
    key,
    metadata,
    of_ticket,
    one_of,
    texts,
)

INCOMING_STATES = ("taken", "held", "bounce", "discarded")
MAIL_REASONS = (
    *("unreadable", "no_sender", "automatic", "too_many", "too_large", "own_address"),
    *("unknown_bounce", "failed"),
)
OUTGOING_KINDS = ("answer", "acknowledgement", "invitation", "too_large")
OUTGOING_STATES = ("waiting", "sent", "dead", "bounced")
WEB_STATES = ("taken", "suspect", "rejected", "duplicate")
MAIL_PROBLEMS = ("certificate", "not_encrypted", "sign_in", "not_reached", "other")
DIRECTIONS = ("in", "out")


def _ticket_or_none() -> Column[int]:
    return Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id"))


mailboxes = Table(
    "mailboxes",
    metadata,
    key("mailbox_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    Column("address", Text, nullable=False),
    *(line(name) for name in ("sender_name", "language", "team", "smtp_url", "smtp_secret")),
    *(line(name) for name in ("imap_url", "imap_secret")),
    flag("paused"),
    line("creator_id"),
    Index(
        "mailboxes_address_idx",
        func.lower(text("address")),
        unique=True,
        postgresql_where=text("delete_time is null"),
    ),
)


def _mailbox() -> Column[int]:
    return Column("mailbox_id", BigInteger, ForeignKey("mailboxes.mailbox_id"))


outgoing_mails = Table(
    "outgoing_mails",
    metadata,
    key("outgoing_mail_id"),
    *changing(),
    *one_of("kind", OUTGOING_KINDS),
    *one_of("state", OUTGOING_STATES),
    Column("message_id", Text, nullable=False, unique=True),
    Column("to_address", Text, nullable=False),
    line("to_name"),
    line("subject"),
    line("text"),
    _ticket_or_none(),
    Column("comment_id", BigInteger),
    count("attempts"),
    line("last_error"),
    time("next_time", null=True),
    time("sent_time", null=True),
    flag("automatic"),
    Column("account_id", BigInteger),
    line("in_reply_to"),
    texts("reference_ids"),
    _mailbox(),
    # Which version of which files goes along: a second try sends what the first one did.
    Column("files", JSONB, nullable=False, server_default=text("'[]'")),
    # One mail for each cause (a comment, a new ticket), however often the cause is looked at.
    Column("cause", Text, nullable=False, unique=True),
    Index("outgoing_mails_ticket_idx", "ticket_id", "outgoing_mail_id"),
    Index("outgoing_mails_address_idx", "to_address", "create_time"),
    Index("outgoing_mails_open_idx", "state", postgresql_where=text("state <> 'sent'")),
)

incoming_mails = Table(
    "incoming_mails",
    metadata,
    key("incoming_mail_id"),
    *changing(),
    Column("mailbox", Text, nullable=False),
    Column("message_id", Text, nullable=False),
    *one_of("state", INCOMING_STATES),
    *one_of("reason", MAIL_REASONS, null=True),
    line("from_address"),
    line("from_name"),
    line("subject"),
    line("text"),
    _ticket_or_none(),
    Column("comment_id", BigInteger),
    Column("outgoing_mail_id", BigInteger, ForeignKey("outgoing_mails.outgoing_mail_id")),
    count("size"),
    line("actor_id"),
    time("sent_time", null=True),
    Column("file_id", BigInteger),
    # Whose it is when the address itself was erased; also how many came from there.
    line("sender_digest"),
    Index("incoming_mails_once_idx", "mailbox", "message_id", unique=True),
    Index("incoming_mails_message_idx", "message_id"),
    Index("incoming_mails_ticket_idx", "ticket_id", "incoming_mail_id"),
    Index("incoming_mails_sender_idx", "sender_digest", "create_time"),
    Index("incoming_mails_held_idx", "create_time", postgresql_where=text("state = 'held'")),
)

mail_templates = Table(
    "mail_templates",
    metadata,
    key("mail_template_id"),
    *changing(),
    *one_of("kind", OUTGOING_KINDS),
    Column("language", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    flag("off"),
    Index("mail_templates_once_idx", "kind", "language", unique=True),
)

# How the ways in and out are: where the poller stands, and what last went wrong.
mail_channels = Table(
    "mail_channels",
    metadata,
    Column("name", Text, primary_key=True),
    Column("uid_validity", BigInteger, nullable=False, server_default=text("0")),
    Column("last_uid", BigInteger, nullable=False, server_default=text("0")),
    time("success_time", null=True),
    time("error_time", null=True),
    line("last_error"),
    *one_of("problem", MAIL_PROBLEMS, null=True),
)

bouncing_addresses = Table(
    "bouncing_addresses",
    metadata,
    key("bouncing_address_id"),
    *changing(),
    Column("address", Text, nullable=False),
    line("reason"),
    Column("bounce_count", Integer, nullable=False, server_default=text("1")),
    time("bounce_time"),
    Index(
        "bouncing_addresses_address_idx",
        "address",
        postgresql_where=text("delete_time is null"),
    ),
)

web_requests = Table(
    "web_requests",
    metadata,
    key("web_request_id"),
    *changing(),
    *one_of("state", WEB_STATES),
    texts("suspicions"),
    Column("reference", Text, nullable=False, unique=True),
    line("name"),
    line("email"),
    line("phone"),
    Column("subject", Text, nullable=False),
    Column("text", Text, nullable=False),
    line("language"),
    line("origin"),
    _ticket_or_none(),
    count("file_count"),
    line("actor_id"),
    # A form is taken once; whose it is and what it says only as digests: for counting, and for finding the same again.
    Column("token_digest", Text, unique=True),
    line("place_digest"),
    line("contact_digest"),
    line("content_digest"),
    Index("web_requests_place_idx", "place_digest", "create_time"),
    Index("web_requests_contact_idx", "contact_digest", "create_time"),
    Index("web_requests_suspect_idx", "create_time", postgresql_where=text("state = 'suspect'")),
)

# Files of requests that are no tickets yet.
web_files = Table(
    "web_files",
    metadata,
    key("web_file_id"),
    Column("web_request_id", BigInteger, ForeignKey("web_requests.web_request_id"), nullable=False),
    Column("file_name", Text, nullable=False),
    Column("file_id", BigInteger, nullable=False),
    Index("web_files_request_idx", "web_request_id"),
)

chat_conversations = Table(
    "chat_conversations",
    metadata,
    key("chat_conversation_id"),
    *changing(),
    Column("channel", Text, nullable=False),
    Column("external_id", Text, nullable=False),
    of_ticket(),
    line("customer_name"),
    count("message_count"),
    Index("chat_conversations_once_idx", "channel", "external_id", unique=True),
    Index("chat_conversations_ticket_idx", "ticket_id"),
)

chat_messages = Table(
    "chat_messages",
    metadata,
    key("chat_message_id"),
    *changing(),
    Column(
        "chat_conversation_id",
        BigInteger,
        ForeignKey("chat_conversations.chat_conversation_id"),
        nullable=False,
    ),
    Column("channel", Text, nullable=False),
    line("conversation_external_id"),
    Column("external_id", Text),
    *one_of("direction", DIRECTIONS),
    Column("text", Text, nullable=False),
    of_ticket(),
    Column("comment_id", BigInteger),
    line("author_name"),
    Index("chat_messages_once_idx", "chat_conversation_id", "external_id", unique=True),
    Index("chat_messages_order_idx", "chat_conversation_id", "chat_message_id"),
)

TABLES = (
    mailboxes,
    *(outgoing_mails, incoming_mails, mail_templates, mail_channels, bouncing_addresses),
    *(web_requests, web_files, chat_conversations, chat_messages),
)
