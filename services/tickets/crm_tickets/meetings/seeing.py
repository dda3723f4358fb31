"""Which meetings and actions a caller sees, and the one way to read or hold one of them.

The rule kept here: who sees a meeting sees all that hangs on it, and nobody else does. Whatever changes what hangs on a
meeting holds the meeting first, so that no two wait for each other.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import check_etag
from crm_chassis.sql import Row, Statement, key_of
from sqlalchemy import (
    Boolean,
    ColumnElement,
    Table,
    and_,
    any_,
    bindparam,
    exists,
    literal,
    or_,
    select,
)

from crm_tickets import queries
from crm_tickets.meetings import rules
from crm_tickets.queries import number, words
from crm_tickets.tables import (
    actions,
    agenda_items,
    decisions,
    meeting_packs,
    meetings,
    minutes_versions,
    regular_meetings,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

# What a refused step is told, by the state that refuses it.
REFUSED = {
    "planned": "This meeting has not been held yet: this step is not possible now.",
    "running": "This meeting is going on: this step is not possible now.",
    "held": "This meeting is over: this step is not possible now.",
    "cancelled": "This meeting was cancelled: this step is not possible now.",
    "none": "Nobody has written minutes yet: this step is not possible now.",
    "draft": "The minutes are a draft: this step is not possible now.",
    "agreed": "The minutes are agreed already.",
    "discussed": "This was discussed already.",
    "proposed": "This action has no person or no date yet: this step is not possible now.",
    "open": "This action is open: this step is not possible now.",
    "in_progress": "This action is in work: this step is not possible now.",
    "done": "This action is done: this step is not possible now.",
    "verified": "This action is closed: this step is not possible now.",
}


def _by_key(table: Table, *, held: bool) -> Statement:
    statement = select(*table.c).where(table.c[key_of(table)] == number("key"))
    return Statement(statement.with_for_update(key_share=True) if held else statement)


OWN = {
    (t, h): _by_key(t, held=h) for t in (regular_meetings, meetings, actions) for h in (False, True)
}


def one(
    call: "Call", table: Table, key: int, etag: str = "", *, held: bool = False, gone: bool = False
) -> Row:
    """A regular meeting, a meeting or an action that the caller sees; held until the end if it is to change."""
    row = call.first(OWN[table, held], key=key)
    if row is None or not call.sees(table, row) or (row.delete_time is not None and not gone):
        raise NotFound(table.name.removesuffix("s"), key)
    check_etag(row, etag)
    return row


def seen() -> ColumnElement[bool]:
    """The row rule of meetings with the caller as parameters: see queries.eyes."""
    return or_(
        bindparam("_all", type_=Boolean()),
        meetings.c.participant_ids.overlap(words("_ids")),
        meetings.c.departments.overlap(words("_teams")),
        meetings.c.owner_id == any_(words("_ids")),
        meetings.c.team == any_(words("_teams")),
    )


def _on_meeting(table: Table, *, held: bool) -> Statement:
    its = and_(meetings.c.meeting_id == table.c.meeting_id, meetings.c.delete_time.is_(None))
    is_seen = exists(select(literal(1)).select_from(meetings).where(its, seen()))
    conditions = [table.c[key_of(table)] == number("key"), is_seen]
    if "delete_time" in table.c:
        conditions.append(table.c.delete_time.is_(None))
    statement = select(*table.c).where(*conditions)
    return Statement(statement.with_for_update(of=table) if held else statement)


HANGING = {
    (t, h): _on_meeting(t, held=h)
    for t in (agenda_items, minutes_versions, decisions, meeting_packs)
    for h in (False, True)
}


def hanging(call: "Call", table: Table, key: int, etag: str = "", *, held: bool = False) -> Row:
    """An agenda item, decision, pack or version of minutes of a meeting that the caller sees."""
    missing = (table.name.removesuffix("s"), key)
    row = call.one(HANGING[table, held], missing=missing, key=key, **queries.eyes(call))
    check_etag(row, etag)
    return row


def with_meeting(call: "Call", table: Table, key: int, etag: str) -> tuple[Row, Row]:
    """What hangs on a meeting and is to change, and the meeting, both held: the meeting first."""
    found = hanging(call, table, key)
    meeting = one(call, meetings, found.meeting_id, held=True)
    return hanging(call, table, key, etag, held=True), meeting


def of_meeting(table: Table) -> Any:
    """A condition of lists: what hangs on one meeting."""
    return lambda: table.c.meeting_id == number("_meeting")


# Lists keep their plans by these functions, so there is one of each.
AGENDA = of_meeting(agenda_items)
MINUTES = of_meeting(minutes_versions)
DECISIONS = of_meeting(decisions)
PACKS = of_meeting(meeting_packs)


def next_state(table: Any, state: str, step: str) -> str:
    """Where a step leads; raises Precondition when the state does not allow it."""
    found = table.get((state, step))
    if found is None:
        text = REFUSED["verified" if state == "cancelled" and table is rules.ACTION else state]
        raise Precondition("STEP_NOT_ALLOWED", text, metadata={"state": state, "step": step})
    return str(found)


def is_admin(call: "Call") -> bool:
    """Whether the caller may do what only those concerned may."""
    return "admin" in call.principal.roles
