"""The tables of what customers are asked: the bank of questions, their answers, who objects, and surveys after closing.

The rule kept here: who was asked is kept by number alone, and the words of an answer stand in one column each.
"""

from typing import Any

from crm_chassis.tables import line, time
from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from crm_tickets.tables.columns import (
    changing,
    count,
    flag,
    gone,
    key,
    metadata,
    of_ticket,
    one_of,
    texts,
)

QUESTION_KINDS = ("choice", "yes_no", "scale", "text")
ANSWER_STATES = ("offered", "asked", "answered", "refused")
SURVEY_STATES = ("open", "answered", "expired", "withdrawn")
REACTIONS = ("reopen", "action", "tell")
LIVE = text("delete_time is null")


def etag() -> Column[Any]:
    """The version of a row."""
    return Column("etag", BigInteger, nullable=False, server_default=text("1"))


def asked() -> list[Column[Any]]:
    """Who was asked, by the numbers that are known."""
    return [
        Column("account_id", BigInteger),
        Column("contact_id", BigInteger),
        Column("requester_id", BigInteger, ForeignKey("requesters.requester_id")),
    ]


def by_asked(table: str) -> list[Index]:
    """What was asked of somebody is found by any of their numbers."""
    names = ("account_id", "contact_id", "requester_id")
    return [Index(f"{table}_{name.removesuffix('_id')}_idx", name) for name in names]


questions = Table(
    "questions",
    metadata,
    key("question_id"),
    *changing(),
    Column("display_name", Text, nullable=False),
    Column("text", Text, nullable=False),
    line("text_zh"),
    *one_of("kind", QUESTION_KINDS),
    Column("choices", JSONB, nullable=False, server_default=text("'[]'")),
    count("scale_max"),
    time("start_time", null=True),
    time("end_time", null=True),
    count("priority"),
    line("product"),
    count("bought_days"),
    texts("segments"),
    texts("tiers"),
    count("pause_days"),
    count("repeat_days"),
    flag("disabled"),
    line("creator_id"),
    Index(
        "questions_name_idx",
        func.lower(text("display_name")),
        unique=True,
        postgresql_where=LIVE,
    ),
)

question_settings = Table(
    "question_settings",
    metadata,
    Column("settings_id", BigInteger, primary_key=True, autoincrement=False),
    etag(),
    time("update_time", now=True),
    count("most_per_call"),
    count("most_per_month"),
)

question_answers = Table(
    "question_answers",
    metadata,
    key("question_answer_id"),
    etag(),
    time("create_time", now=True),
    time("update_time", now=True),
    Column("question_id", BigInteger, ForeignKey("questions.question_id"), nullable=False),
    line("question_name"),
    *one_of("state", ANSWER_STATES),
    line("choice"),
    line("choice_text"),
    line("text"),
    *asked(),
    line("segment"),
    line("tier"),
    Column("ticket_id", BigInteger, ForeignKey("tickets.ticket_id")),
    line("agent_id"),
    line("team"),
    time("ask_time", null=True),
    time("answer_time", null=True),
    CheckConstraint("(state = 'offered') = (ask_time is null)", name="ask_time"),
    CheckConstraint(
        "(state in ('answered', 'refused')) = (answer_time is not null)", name="answer_time"
    ),
    Index("question_answers_question_idx", "question_id", "create_time"),
    *by_asked("question_answers"),
    Index("question_answers_ticket_idx", "ticket_id"),
    Index("question_answers_agent_idx", "agent_id", "create_time"),
    info={"owner": ["agent_id"], "team": ["team"]},
)

question_objections = Table(
    "question_objections",
    metadata,
    key("question_objection_id"),
    time("create_time", now=True),
    gone(),
    *asked(),
    line("channel"),
    line("source"),
    *by_asked("question_objections"),
)

survey_settings = Table(
    "survey_settings",
    metadata,
    Column("settings_id", BigInteger, primary_key=True, autoincrement=False),
    etag(),
    time("update_time", now=True),
    flag("enabled"),
    count("valid_days"),
    count("change_hours"),
    count("bad_score"),
    *one_of("reaction", REACTIONS),
    count("action_days"),
    count("pause_days"),
)

# One for each closing of a ticket.
survey_invitations = Table(
    "survey_invitations",
    metadata,
    key("survey_invitation_id"),
    etag(),
    time("create_time", now=True),
    time("update_time", now=True),
    of_ticket(),
    time("close_time"),
    *one_of("state", SURVEY_STATES),
    Column("score", Integer),
    line("comment"),
    time("expire_time"),
    time("answer_time", null=True),
    count("change_count"),
    flag("bad"),
    *one_of("reaction", REACTIONS, null=True),
    time("heed_time", null=True),
    Column("action_id", BigInteger, ForeignKey("actions.action_id")),
    line("owner_id"),
    line("team"),
    *asked(),
    CheckConstraint("(state = 'answered') = (answer_time is not null)", name="answer_time"),
    CheckConstraint("(score is null) = (answer_time is null)", name="score_time"),
    CheckConstraint("score between 1 and 5", name="score"),
    Index("survey_invitations_closing_idx", "ticket_id", "close_time", unique=True),
    Index("survey_invitations_newest_idx", "close_time", "survey_invitation_id"),
    *by_asked("survey_invitations"),
    Index("survey_invitations_open_idx", "expire_time", postgresql_where=text("state = 'open'")),
)
