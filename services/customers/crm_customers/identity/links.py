"""What hangs on a record: found from the tables' own references, moved by a merge, and moved back by its undo.

The rule kept here: a table that refers to an account or contact follows merges without being named here. Each child
that moves is written down with the record that it came from. One that may not stand beside what is there already (a
second protection at the same time) stays where it was.
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from crm_chassis.call import Call
from crm_chassis.record_tables import attachments
from crm_chassis.sql import Row, Statement
from psycopg import errors as postgres
from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Table,
    Text,
    and_,
    any_,
    bindparam,
    cast,
    func,
    insert,
    literal,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.tables import merge_moves as moves
from crm_customers.tables import metadata, source_records

# A record's own history stays with it, and so does what says which records are one.
STAY = frozenset({"owner_changes", "class_changes", "notices", "matches", "merges"})
# Of these a merge may leave some where they were: they cannot stand beside the survivor's.
LEFT = frozenset({"protections", "conflict_alerts", "hand_over_items", "campaign_members"})
COPIES = ("ticket_copies", "promise_copies", "claim_copies")
SURVIVOR = bindparam("survivor_id", type_=BigInteger)
ABSORBED = bindparam("absorbed_ids", type_=ARRAY(BigInteger))
HOMES = {"account": "accounts.account_id", "contact": "contacts.contact_id"}


class Link(NamedTuple):
    """A column that refers to accounts or contacts."""

    table: Table
    column: str
    condition: ColumnElement[bool] | None = None

    @property
    def name(self) -> str:
        """The link as people read it: contacts.account_id."""
        return f"{self.table.name}.{self.column}"

    @property
    def keys(self) -> list[Any]:
        """The key columns of the table."""
        return list(self.table.primary_key.columns)


def links_of(kind: str) -> list[Link]:
    """All links to records of a kind."""
    return list(_links(kind))


def _links(kind: str) -> Iterator[Link]:
    for table in metadata.sorted_tables:
        if table.name in STAY:
            continue
        for reference in sorted(table.foreign_keys, key=lambda one: one.parent.name):
            if reference.target_fullname == HOMES[kind]:
                yield Link(table, reference.parent.name)
    for name in COPIES:
        table = metadata.tables[name]
        if f"{kind}_id" in table.c:
            yield Link(table, f"{kind}_id")
    yield Link(source_records, "record_id", source_records.c.kind == literal(kind))
    resource = literal(f"crm.customers.{kind.capitalize()}")
    yield Link(attachments, "resource_id", attachments.c.resource == resource)


def _key_of(link: Link) -> ColumnElement[Any]:
    return func.jsonb_build_array(*link.keys)


def _is_moved(link: Link) -> ColumnElement[bool]:
    """Joins a link's rows with their moves of one merge."""
    keys = [
        column == cast(moves.c.row_key[at].astext, column.type)
        for at, column in enumerate(link.keys)
    ]
    return and_(
        moves.c.merge_id == bindparam("merge_id", type_=BigInteger),
        moves.c.table_name == literal(link.table.name),
        moves.c.column_name == literal(link.column),
        *keys,
    )


class Commands(NamedTuple):
    """The statements of one link."""

    note: Statement
    move: Statement
    back: Statement
    elsewhere: Statement
    forget: Statement


@lru_cache(maxsize=256)
def commands(link: Link) -> Commands:
    """Compiled once for each link."""
    column = link.table.c[link.column]
    merge_id = bindparam("merge_id", type_=BigInteger)
    noted = select(
        merge_id,
        literal(link.table.name, Text),
        literal(link.column, Text),
        _key_of(link),
        column,
        SURVIVOR,
    ).where(column == any_(ABSORBED))
    if link.condition is not None:
        noted = noted.where(link.condition)
    names = ["merge_id", "table_name", "column_name", "row_key", "from_id", "to_id"]
    etag = {"etag": link.table.c.etag + 1} if "etag" in link.table.c else {}
    only = func.coalesce(bindparam("move_id", type_=BigInteger), moves.c.move_id)
    forward = (
        update(link.table)
        .values({link.column: moves.c.to_id, **etag})
        .where(_is_moved(link), moves.c.move_id == only, column == moves.c.from_id)
    )
    dropped = bindparam("drop", type_=literal(True).type)
    backward = (
        update(link.table)
        .values({link.column: moves.c.from_id, **etag})
        .where(_is_moved(link), (column == moves.c.to_id) | dropped)
        .returning(*link.keys)
    )
    elsewhere = select(moves.c.row_key, moves.c.from_id, moves.c.to_id, column.label("now")).where(
        _is_moved(link), column.is_distinct_from(moves.c.to_id)
    )
    forget = moves.delete().where(moves.c.move_id == bindparam("move_id", type_=BigInteger))
    return Commands(
        Statement(
            insert(moves).from_select(names, noted).returning(moves.c.move_id, moves.c.row_key)
        ),
        Statement(forward),
        Statement(backward),
        Statement(elsewhere),
        Statement(forget),
    )


def take_along(
    call: Call, kind: str, merge_id: int, survivor_id: int, absorbed_ids: list[int]
) -> dict[str, list[list[Any]]]:
    """Moves all that hangs on the absorbed records; returns the keys of what moved, by link."""
    moved = {}
    for link in links_of(kind):
        given = {
            "merge_id": merge_id,
            "survivor_id": survivor_id,
            "absorbed_ids": absorbed_ids,
        }
        noted = call.all(commands(link).note, **given)
        if noted and (keys := _forward(call, link, merge_id, noted)):
            moved[link.name] = keys
    return moved


def _forward(call: Call, link: Link, merge_id: int, noted: list[Row]) -> list[list[Any]]:
    """Moves the noted children of one link; those that cannot stand there stay, and are not noted."""
    run = commands(link)
    try:
        with call.connection.transaction():
            call.run(run.move, merge_id=merge_id, move_id=None)
        return [row.row_key for row in noted]
    except postgres.IntegrityError:
        pass
    moved = []
    for row in noted:
        try:
            with call.connection.transaction():
                call.run(run.move, merge_id=merge_id, move_id=row.move_id)
            moved.append(row.row_key)
        except postgres.IntegrityError:
            call.run(run.forget, move_id=row.move_id)
    return moved


def bring_back(
    call: Call, kind: str, merge_id: int, *, drop: frozenset[str]
) -> dict[str, list[list[Any]]]:
    """Moves children back to where they were; those that went elsewhere since only if their link is in `drop`."""
    moved = {}
    for link in links_of(kind):
        rows = call.all(commands(link).back, merge_id=merge_id, drop=link.name in drop)
        if rows:
            moved[link.name] = [list(row) for row in rows]
    return moved


def gone_elsewhere(call: Call, kind: str, merge_id: int) -> list[tuple[str, Row]]:
    """The children that somebody moved to another record after the merge, with their links."""
    return [
        (link.name, row)
        for link in links_of(kind)
        for row in call.all(commands(link).elsewhere, merge_id=merge_id)
    ]


def _stray(kind: str, link: Link) -> Statement:
    """Sends a link's rows that hang on merged records after these."""
    home = metadata.tables[f"{kind}s"].alias("home")
    column = link.table.c[link.column]
    etag = {"etag": link.table.c.etag + 1} if "etag" in link.table.c else {}
    wanted = [column == home.c[f"{kind}_id"], home.c.merged_into_id.is_not(None)]
    if link.condition is not None:
        wanted.append(link.condition)
    if link.name == "accounts.parent_account_id":  # nobody is above themselves
        wanted.append(link.table.c.account_id != home.c.merged_into_id)
    return Statement(
        update(link.table)
        .values({link.column: home.c.merged_into_id, **etag})
        .where(*wanted)
        .returning(*link.keys)
    )


def gather_strays(call: Call, kind: str) -> dict[str, list[list[Any]]]:
    """Children that were added to a record in the very moment of its merge go where it went, and stay there."""
    moved = {}
    for link in links_of(kind):
        of_us = link.table.name not in LEFT | set(COPIES) and link.column != "merged_into_id"
        if of_us and (rows := call.all(_stray(kind, link))):
            moved[link.name] = [list(row) for row in rows]
    return moved
