"""What the tables of tickets are written with: the words of their states, and the columns that many have.

The rule kept here: a column has the name of its proto field, and a state is one of the words named here.
"""

from typing import Any

from crm_chassis.tables import NAMES, time
from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Identity,
    Integer,
    MetaData,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY

metadata = MetaData(naming_convention=NAMES)

TICKET_STATES = ("new", "in_progress", "handed_over", "waiting", "closed")
PRIORITIES = ("low", "normal", "high", "urgent")
CHANNELS = ("phone", "web", "email", "fax", "visit", "messenger", "app")
OUTCOMES = ("solved", "workaround", "not_solved", "withdrawn", "duplicate")
PROMISE_KINDS = ("callback", "answer", "visit", "delivery", "other")
PROMISE_STATES = ("open", "kept", "broken")
PROMISE_CHANGE_KINDS = (
    "made",
    "moved",
    "handed_over",
    "reminded",
    "broken",
    "escalated",
    "kept",
    "made_good",
    "explained",
    "corrected",
)
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
    "assigned",
    "informed",
)


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


def numbers(name: str) -> Column[Any]:
    """A list of numbers, empty unless given."""
    return Column(name, ARRAY(BigInteger), nullable=False, server_default=text("'{}'"))


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
