"""The tables of everyday work: followers and viewers, links and merges, macros, replies, articles, checklists, time.

The rule kept here: what hangs on a ticket has its `ticket_id` and is seen by whoever sees the ticket; a catalogue is
everybody's, and a name stands in it once.
"""

from typing import Any

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

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

LINK_KINDS = ("parent", "blocks", "related", "duplicate", "split")
MERGE_STATES = ("merged", "undone")
ARTICLE_STATES = ("draft", "published", "retired")
ITEM_STATES = ("open", "done", "skipped")
LIVE = text("delete_time is null")


def listed(name: str) -> Column[Any]:
    """Messages or texts in their order."""
    return Column(name, JSONB, nullable=False, server_default=text("'[]'"))


def belongs(name: str, to: str, *, null: bool = False) -> Column[Any]:
    """The record that a row is part of."""
    return Column(name, BigInteger, ForeignKey(to), nullable=null)


ticket_followers = Table(
    "ticket_followers",
    metadata,
    key("follower_id"),
    of_ticket(),
    Column("user_id", Text, nullable=False),
    line("adder_id"),
    time("create_time"),
    Index("ticket_followers_ticket_idx", "ticket_id", "user_id", unique=True),
    Index("ticket_followers_user_idx", "user_id"),
)

# Who has a ticket open, until it expires: nobody depends on it, so it is never looked back at.
ticket_viewers = Table(
    "ticket_viewers",
    metadata,
    Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id"), primary_key=True),
    Column("user_id", Text, primary_key=True),
    flag("editing"),
    time("start_time"),
    time("expire_time"),
    Index("ticket_viewers_user_idx", "user_id"),
)

comment_edits = Table(
    "comment_edits",
    metadata,
    key("comment_edit_id"),
    belongs("comment_id", "comments.comment_id"),
    line("text"),
    line("editor_id"),
    time("create_time"),
    Index("comment_edits_comment_idx", "comment_id", "comment_edit_id"),
)

ticket_links = Table(
    "ticket_links",
    metadata,
    key("ticket_link_id"),
    *changing(),
    of_ticket(),
    *one_of("kind", LINK_KINDS),
    belongs("other_id", "tickets.ticket_id"),
    line("creator_id"),
    CheckConstraint("ticket_id <> other_id", name="other_id"),
    Index(
        "ticket_links_once_idx",
        "ticket_id",
        "kind",
        "other_id",
        unique=True,
        postgresql_where=LIVE,
    ),
    Index("ticket_links_other_idx", "other_id"),
)

# `moved` is what went where, for the undo: ids by table, and how each merged ticket stood.
ticket_merges = Table(
    "ticket_merges",
    metadata,
    key("ticket_merge_id"),
    *changing(),
    of_ticket(),
    Column("source_ids", ARRAY(BigInteger), nullable=False),
    line("reason"),
    *one_of("state", MERGE_STATES),
    line("creator_id"),
    time("undo_time", null=True),
    line("undoer_id"),
    count("comment_count"),
    count("promise_count"),
    count("time_log_count"),
    Column("moved", JSONB, nullable=False, server_default=text("'{}'")),
    Index("ticket_merges_ticket_idx", "ticket_id"),
    Index("ticket_merges_sources_idx", "source_ids", postgresql_using="gin"),
)

macros = Table(
    "macros",
    metadata,
    key("macro_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    line("description"),
    line("team"),
    listed("steps"),
    count("use_count"),
    time("use_time", null=True),
    line("creator_id"),
    Index(
        "macros_name_idx",
        func.lower(text("display_name")),
        "team",
        unique=True,
        postgresql_where=LIVE,
    ),
)

macro_runs = Table(
    "macro_runs",
    metadata,
    key("macro_run_id"),
    time("create_time"),
    belongs("macro_id", "macros.macro_id", null=True),
    line("display_name"),
    line("creator_id"),
    line("team"),
    listed("steps"),
    listed("results"),
    count("done_count"),
    count("refused_count"),
    Index("macro_runs_creator_idx", "creator_id", "macro_run_id"),
    info={"owner": ["creator_id"], "team": ["team"]},
)

canned_replies = Table(
    "canned_replies",
    metadata,
    key("canned_reply_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    Column("text", Text, nullable=False),
    line("language"),
    line("team"),
    count("use_count"),
    time("use_time", null=True),
    line("creator_id"),
    Index(
        "canned_replies_name_idx",
        func.lower(text("display_name")),
        "language",
        "team",
        unique=True,
        postgresql_where=LIVE,
    ),
)

articles = Table(
    "articles",
    metadata,
    key("article_id"),
    *changing(),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    line("language"),
    line("category"),
    texts("tags"),
    *one_of("state", ARTICLE_STATES),
    Column("version", Integer, nullable=False, server_default=text("1")),
    count("use_count"),
    count("helped_count"),
    count("not_helped_count"),
    line("creator_id"),
    line("editor_id"),
    Column("search", Text, Computed("lower(title || ' ' || text)", persisted=True)),
    Index(
        "articles_search_idx",
        "search",
        postgresql_using="gin",
        postgresql_ops={"search": "gin_trgm_ops"},
    ),
)

article_versions = Table(
    "article_versions",
    metadata,
    key("article_version_id"),
    belongs("article_id", "articles.article_id"),
    Column("version", Integer, nullable=False),
    Column("title", Text, nullable=False),
    Column("text", Text, nullable=False),
    line("editor_id"),
    time("create_time"),
    Index("article_versions_once_idx", "article_id", "version", unique=True),
)

# On which tickets an article was used, and whether it helped there.
article_uses = Table(
    "article_uses",
    metadata,
    Column("article_id", BigInteger, ForeignKey("articles.article_id"), primary_key=True),
    Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id"), primary_key=True),
    line("user_id"),
    time("use_time"),
    Column("helped", Boolean),
    Index("article_uses_ticket_idx", "ticket_id"),
)

checklist_templates = Table(
    "checklist_templates",
    metadata,
    key("checklist_template_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    line("category"),
    flag("required"),
    texts("items"),
    line("creator_id"),
    Index(
        "checklist_templates_name_idx",
        func.lower(text("display_name")),
        unique=True,
        postgresql_where=LIVE,
    ),
    Index("checklist_templates_category_idx", "category", postgresql_where=LIVE),
)

checklists = Table(
    "checklists",
    metadata,
    key("checklist_id"),
    of_ticket(),
    belongs("checklist_template_id", "checklist_templates.checklist_template_id", null=True),
    Column("display_name", Text, nullable=False),
    flag("required"),
    time("create_time"),
    line("creator_id"),
    Index("checklists_once_idx", "ticket_id", "checklist_template_id", unique=True),
)

checklist_items = Table(
    "checklist_items",
    metadata,
    key("checklist_item_id"),
    Column(
        "checklist_id",
        BigInteger,
        ForeignKey("checklists.checklist_id", ondelete="CASCADE"),
        nullable=False,
    ),
    Column("text", Text, nullable=False),
    *one_of("state", ITEM_STATES),
    line("ticker_id"),
    time("tick_time", null=True),
    line("reason"),
    Index("checklist_items_list_idx", "checklist_id", "checklist_item_id"),
)

activities = Table(
    "activities",
    metadata,
    key("activity_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    line("description"),
    listed("rates"),
    line("creator_id"),
    Index(
        "activities_name_idx",
        func.lower(text("display_name")),
        unique=True,
        postgresql_where=LIVE,
    ),
)

time_logs = Table(
    "time_logs",
    metadata,
    key("time_log_id"),
    *changing(),
    of_ticket(),
    belongs("activity_id", "activities.activity_id"),
    Column("user_id", Text, nullable=False),
    line("team"),
    time("start_time"),
    count("minutes"),
    line("note"),
    flag("running"),
    line("activity_name"),
    Column("account_id", BigInteger),
    CheckConstraint("minutes >= 0 and (running or minutes > 0)", name="minutes"),
    Index("time_logs_ticket_idx", "ticket_id", "time_log_id"),
    Index("time_logs_user_idx", "user_id", "start_time"),
    Index("time_logs_newest_idx", "start_time", "time_log_id"),
    # One timer at a time.
    Index(
        "time_logs_running_idx",
        "user_id",
        unique=True,
        postgresql_where=text("running and delete_time is null"),
    ),
)
