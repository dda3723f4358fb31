"""One row of a worksheet is applied by its record's own method.

The rule kept here: what is refused says why at its cell and leaves nothing behind; a new row becomes one record, and
its mark is kept with it in the same savepoint's transaction.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from sqlalchemy import bindparam, insert

from crm_chassis.database_errors import refusal_of
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_, translated_problem
from crm_chassis.pipeline import AGAIN
from crm_chassis.sql import Row, Statement
from crm_chassis.worksheet_intake import NO_NEW, Line
from crm_chassis.worksheet_judging import judge, touched
from crm_chassis.worksheet_kinds import Asked, Given, SheetKind, carry_out, refused
from crm_chassis.worksheet_tables import worksheet_lines

if TYPE_CHECKING:
    from crm_chassis.call import Call

GONE = N_("The record is not there any more, or you may not see it.")
USED = N_(
    "This empty row has become a record already, which says something else. Put a new record into another empty row."
)
SHUFFLED = N_(
    "This row names something else than what its mark was given out for: it is not applied. Was the sheet sorted"
    " without its first columns?"
)
LINE = Statement(
    insert(worksheet_lines).values({c.name: bindparam(c.name) for c in worksheet_lines.c})
)


class Came(NamedTuple):
    """What came of a row."""

    outcome: str
    problems: Mapping[str, str] = {}
    problem: str = ""
    record_key: str = ""
    etag: str = ""


def one(call: "Call", kind: SheetKind, sheet: Row, lines: Mapping[Any, Line], row: Row) -> Came:
    """What comes of one row."""
    line = lines.get((row.row_key, row.version))
    if line is None:
        return _added(call, kind, sheet, row)
    if not row.row_key.isdecimal():
        same = not touched(line.shown, row.returned, row.returned)
        problem = "" if same else translated_problem(USED)
        return Came("unchanged" if same else "invalid", {}, problem, line.record_key)
    fixed = [column.name for column in kind.columns if not column.editable]
    editable = [column.name for column in kind.columns if column.editable]
    now = None
    if touched(line.shown, row.returned, editable):
        now = kind.current(call, sheet.parameters, line.record_key)
    verdict = judge(
        line.shown,
        row.returned,
        now.values if now else None,
        same_version=now is not None and now.version == line.version,
        editable=editable,
        fixed=fixed,
    )
    if verdict.step in ("shuffled", "gone"):
        text = SHUFFLED if verdict.step == "shuffled" else GONE
        return Came("invalid", problem=translated_problem(text), record_key=line.record_key)
    if now is None or verdict.step in ("unchanged", "stale"):
        return Came(verdict.step, record_key=line.record_key, etag=now.version if now else "")
    came = applied(call, kind, sheet, row, now, verdict.changed)
    # Somebody changed it between our look and our change: it is judged by what they made of it.
    return one(call, kind, sheet, lines, row) if came.outcome == "stale" else came


def applied(
    call: "Call", kind: SheetKind, sheet: Row, row: Row, now: Given, changed: tuple[str, ...]
) -> Came:
    """A row put into its record; stale when somebody changed that in this very moment."""
    values = {name: row.returned[name] for name in changed}

    def asked() -> Asked:
        return kind.change(call, sheet.parameters, now, values)

    reply, came = _tried(call, kind, asked)
    if came is not None:
        return came._replace(record_key=now.key, etag=now.version)
    return Came("accepted", record_key=now.key, etag=str(getattr(reply, "etag", "")))


def _added(call: "Call", kind: SheetKind, sheet: Row, row: Row) -> Came:
    """A new row becomes a record, and its mark is kept with it: it becomes one only once."""
    values = {name: text for name, text in row.returned.items() if text}

    def asked() -> Asked | None:
        return kind.addition(call, sheet.parameters, values)

    reply, came = _tried(call, kind, asked)
    if came is not None:
        return came
    made = kind.made(call, sheet.parameters, reply)
    shown = {**row.returned, "_version": made.version}
    line = {"row_key": row.row_key, "version": row.version, "record_key": made.key, "shown": shown}
    call.run(LINE, worksheet_id=sheet.worksheet_id, **line)
    return Came("added", record_key=made.key, etag=made.version)


def _tried(call: "Call", kind: SheetKind, asked: Any) -> tuple[Any, Came | None]:
    """One call in a savepoint: its reply, or what was wrong; then nothing of it is left."""
    emitted, enqueued = len(call.emitted), len(call.enqueued)
    refusal: Refusal
    try:
        with call.connection.transaction():
            wanted = asked()
            if wanted is None:
                return None, Came("invalid", problem=translated_problem(NO_NEW))
            return carry_out(call, wanted), None
    except AGAIN:
        raise
    except Refusal as found:
        refusal = found
    except psycopg.Error as error:
        known = refusal_of(error)
        if not isinstance(known, Refusal):
            raise
        refusal = known
    del call.emitted[emitted:], call.enqueued[enqueued:]
    if refusal.reason == "ETAG_MISMATCH":
        return None, Came("stale")
    cells, text = refused(kind, refusal)
    told = {name: translated_problem(problem) for name, problem in cells.items()}
    return None, Came("invalid", told, translated_problem(text))
