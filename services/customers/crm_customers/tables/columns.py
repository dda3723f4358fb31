"""What the tables of customers are made of: the one metadata, and the columns that many of them share.

The rule kept here: a column of one meaning has one type, one default and one name everywhere.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    Identity,
    Index,
    MetaData,
    Numeric,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

NAMES = {
    "ix": "%(table_name)s_%(column_0_N_name)s_idx",
    "uq": "%(table_name)s_%(column_0_N_name)s_key",
    "ck": "%(table_name)s_%(constraint_name)s_check",
    "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
    "pk": "%(table_name)s_pkey",
}
metadata = MetaData(naming_convention=NAMES)
MONEY = Numeric(18, 4)
MOMENT = DateTime(timezone=True)
NOW = text("now()")
REMOVED = text("delete_time is not null")  # what lies in the trash is found by itself

ACCOUNT_KINDS = ("company", "household")
CHANNELS = ("phone", "email", "web", "fax", "visit", "messenger", "meeting")
DIRECTIONS = ("inbound", "outbound")
OUTCOMES = ("resolved", "follow_up", "no_answer", "left_message", "ordered", "declined")
ORDER_STATES = ("placed", "shipped", "cancelled", "returned")
PURPOSES = ("advertising", "service", "survey")
CONSENT_STATES = ("granted", "refused")
PROOFS = ("paper", "web_form", "written_message", "recording", "spoken", "contract")


def key(name: str) -> Column[Any]:
    """An id that PostgreSQL counts up."""
    return Column(name, BigInteger, Identity(always=False), primary_key=True)


def line(name: str) -> Column[Any]:
    """A text, empty unless given."""
    return Column(name, Text, nullable=False, server_default=text("''"))


def refers(name: str, to: str, null: bool = True) -> Column[Any]:
    """The id of a row of another table."""
    return Column(name, BigInteger, ForeignKey(to), nullable=null)


def identified(to: str) -> list[Column[Any]]:
    """How a record is recognised (identity/keys.py), and the record that it was merged into."""
    no_keys = text("'{}'")
    return [
        Column("match_keys", ARRAY(BigInteger), nullable=False, server_default=no_keys),
        refers("merged_into_id", to),
    ]


def recognised(table: str) -> list[Index]:
    """Candidates by any of their keys, and what went into a record."""
    merged = text("merged_into_id is not null")
    return [
        Index(
            f"{table}_match_keys_idx",
            "match_keys",
            postgresql_using="gin",
            postgresql_with={"fastupdate": "off"},
        ),
        Index(f"{table}_merged_into_id_idx", "merged_into_id", postgresql_where=merged),
    ]


def in_order(table: str, *names: str) -> list[Index]:
    """For lists in the order of each of these columns: read from where the last page ended."""
    key_name = f"{table.removesuffix('s')}_id"
    return [Index(f"{table}_{name}_order_idx", name, key_name) for name in names]


def removed(table: str) -> Index:
    """The trash, in the order in which it was filled."""
    key_name, name = f"{table.removesuffix('s')}_id", f"{table}_trash_idx"
    time = "COALESCE(delete_time, '0001-01-02 00:00:00+00'::timestamp with time zone)"
    return Index(name, text(time), key_name, postgresql_where=REMOVED)


def one_of(name: str, words: tuple[str, ...]) -> CheckConstraint:
    """Only these words, or none."""
    return CheckConstraint(f"{name} in ({', '.join(repr(word) for word in words)})", name=name)


def life(deleted: bool = True) -> list[Column[Any]]:
    """What every resource has: its etag and its times."""
    columns: list[Column[Any]] = [
        Column("etag", BigInteger, nullable=False, server_default=text("1")),
        Column("create_time", MOMENT, nullable=False, server_default=NOW),
        Column("update_time", MOMENT, nullable=False, server_default=NOW),
    ]
    return [*columns, Column("delete_time", MOMENT)] if deleted else columns


def words(name: str) -> Column[Any]:
    """A list of words, empty unless given."""
    return Column(name, ARRAY(Text), nullable=False, server_default=text("'{}'"))


def reached() -> list[Column[Any]]:
    """How somebody is reached and found."""
    empty, words = text("'[]'"), text("'{}'")
    return [
        Column("phones", JSONB, nullable=False, server_default=empty),
        Column("emails", JSONB, nullable=False, server_default=empty),
        Column("messengers", JSONB, nullable=False, server_default=empty),
        Column("addresses", JSONB, nullable=False, server_default=empty),
        Column("phone_numbers", ARRAY(Text), nullable=False, server_default=words),
        Column("email_addresses", ARRAY(Text), nullable=False, server_default=words),
        line("search_text"),
        # In byte order, so that "begins with" is a range of the index.
        Column("search_name", Text(collation="C"), nullable=False, server_default=text("''")),
    ]


def learned() -> Column[Any]:
    """The attributes that hold now, by name: a text each, or a list of texts."""
    return Column("attributes", JSONB, nullable=False, server_default=text("'{}'"))


def by_attribute() -> Index:
    """Any value of any attribute, also of those that are defined tomorrow."""
    operators = {"attributes": "jsonb_path_ops"}
    return Index(None, "attributes", postgresql_using="gin", postgresql_ops=operators)


def trigrams(name: str) -> Index:
    """Any part of a text, found without reading the table."""
    operators = {"search_text": "gin_trgm_ops"}
    return Index(name, "search_text", postgresql_using="gin", postgresql_ops=operators)


def from_source(table: str) -> Index:
    """One record for one id of one source."""
    given = text("external_id <> ''")
    return Index(
        f"{table}_source_idx", "source", "external_id", unique=True, postgresql_where=given
    )
