"""What a handler is given: the caller, the clock, the peers, and its one transaction.

The rule kept here: a handler reads and writes only through its call, and never commits; what it emits and enqueues is
written in the same transaction as its rows, or not at all.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from google.protobuf.message import Message
from sqlalchemy import ColumnElement, Table, false, or_, true
from sqlalchemy.dialects.postgresql import ARRAY

from crm_chassis import roles, sql
from crm_chassis.auth import Principal
from crm_chassis.clock import Clock
from crm_chassis.errors import NotFound

if TYPE_CHECKING:
    from crm_chassis.peers import CallerPeers


@dataclass(slots=True)
class Emitted:
    """Something that happened in this call; `noted` is what will be written of it, once that is made."""

    event_type: str
    message: Message
    before: Message | None
    occur_time: datetime | None
    noted: Mapping[str, Any] | None = None


class Enqueued(NamedTuple):
    """A job for the background."""

    kind: str
    payload: Mapping[str, Any]
    run_time: datetime | None
    key: str | None


@dataclass(slots=True)
class Call:
    """One call on its way: what its handler may use."""

    connection: psycopg.Connection[Any]
    principal: Principal
    clock: Clock
    peers: "CallerPeers"
    method: str = ""
    request_id: str = ""
    trace_id: str = ""
    language: str = "en"
    ends: float | None = None
    emitted: list[Emitted] = field(default_factory=list)
    enqueued: list[Enqueued] = field(default_factory=list)
    stored_reply: Message | None = (
        None  # kept with the request's key in place of a reply that holds a secret
    )

    def execute(self, statement: sql.AnyStatement, **params: Any) -> "psycopg.Cursor[Any]":
        """Runs a statement and returns its cursor."""
        return sql.execute(self.connection, statement, params)

    def first(self, statement: sql.AnyStatement, **params: Any) -> sql.Row | None:
        """The first row, or None."""
        return sql.first(self.connection, statement, params)

    def one(
        self, statement: sql.AnyStatement, *, missing: tuple[str, object], **params: Any
    ) -> sql.Row:
        """The row; raises NotFound of `missing` (kind, id) when there is none."""
        row = self.first(statement, **params)
        if row is None:
            raise NotFound(*missing)
        return row

    def all(self, statement: sql.AnyStatement, **params: Any) -> list[sql.Row]:
        """All rows."""
        return sql.every(self.connection, statement, params)

    def run(self, statement: sql.AnyStatement, **params: Any) -> int:
        """Runs a statement for its effect and says how many rows it touched."""
        return sql.touched(self.connection, statement, params)

    def insert(self, table: Table, **values: Any) -> sql.Row:
        """Inserts one row and returns it whole."""
        return self.first(sql.insert_of(table, tuple(sorted(values))), **values)

    def update(self, table: Table, key: object, **values: Any) -> sql.Row:
        """Updates the row of this key, moves its etag on, and returns it whole; NotFound if it is not there."""
        statement = sql.update_of(table, tuple(sorted(values)))
        return self.one(statement, missing=(table.name.removesuffix("s"), key), _key=key, **values)

    def emit(
        self,
        event_type: str,
        message: Message,
        before: Message | None = None,
        occur_time: datetime | None = None,
    ) -> None:
        """Tells the feed and the audit log what happened; `before` is the resource as it was."""
        self.emitted.append(Emitted(event_type, message, before, occur_time))

    def enqueue(
        self,
        kind: str,
        payload: Mapping[str, Any],
        run_time: datetime | None = None,
        key: str | None = None,
    ) -> None:
        """Leaves a job for the background, at the earliest at `run_time`; one live job for each `key`."""
        json.dumps(payload)  # our mistake shows here, not in the background
        self.enqueued.append(Enqueued(kind, payload, run_time, key))

    def visible(self, table: Table) -> ColumnElement[bool]:
        """The condition that leaves only rows which the caller may see."""
        return visible(self.principal, table)

    def sees(self, table: Table, row: sql.Row) -> bool:
        """Whether the caller may see this row."""
        mine = _mine(self.principal, table)
        return mine is None or any(_fits(getattr(row, column), value) for column, value in mine)


def _fits(found: object, value: object) -> bool:
    """Whether a column's value is this one; a list of people or teams has to hold it."""
    return value in found if isinstance(found, list) else found == value


def _mine(principal: Principal, table: Table) -> list[tuple[str, object]] | None:
    """The columns and values of which one must fit for a row to be visible; None: every row is."""
    rule, info = principal.rows, table.info
    if rule == "all" or not any(info.get(name) for name in ("owner", "team", "partner")):
        return None if rule != "partner" or info.get("open_to_partners") else []
    if rule == "partner":
        return [
            (column, principal.partner_id)
            for column in info.get("partner", ())
            if principal.partner_id
        ]
    mine: list[tuple[str, object]] = [(column, principal.id) for column in info.get("owner", ())]
    if rule == "team" and principal.team:
        mine += [(column, principal.team) for column in info.get("team", ())]
    if sees_boxes(principal):
        mine += [(column, True) for column in info.get("every_team", ())]
    return mine


def sees_boxes(principal: Principal) -> bool:
    """Whether somebody sees what waits for whichever team: who has one, and knows how all customers are reached."""
    has_team = principal.rows == "team" and bool(principal.team)
    return has_team and not roles.masks(principal.roles)


def visible(principal: Principal, table: Table) -> ColumnElement[bool]:
    """The condition on `table` that leaves only rows which this principal may see."""
    mine = _mine(principal, table)
    if mine is None:
        return true()
    return or_(false(), *(_is(table.c[column], value) for column, value in mine))


def _is(column: ColumnElement[Any], value: object) -> ColumnElement[bool]:
    """The same as a condition."""
    return column.overlap([value]) if isinstance(column.type, ARRAY) else column == value
