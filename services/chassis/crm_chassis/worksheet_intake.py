"""A worksheet that came back becomes rows: each read cell by cell against the line that was given out.

The rule kept here: nothing is applied here, and nothing is dropped: a row that cannot be read stands there with what
is wrong in which cell. A mark that stands on several rows with different values is nobody's.
"""

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import ARRAY, BigInteger, Text, any_, bindparam, insert, select

from crm_chassis.i18n import N_, translated_problem
from crm_chassis.sql import Row, Statement
from crm_chassis.worksheet_cells import Choice, WrongCell
from crm_chassis.worksheet_cells import read as read_cell
from crm_chassis.worksheet_kinds import SheetKind
from crm_chassis.worksheet_reading import STALE_FORMULA, Formula, ReadBook, ReadRow
from crm_chassis.worksheet_tables import worksheet_lines, worksheet_rows

if TYPE_CHECKING:
    from crm_chassis.call import Call

ALL = select(worksheet_lines).where(
    worksheet_lines.c.worksheet_id == bindparam("this", type_=BigInteger)
)
ALL_LINES = Statement(ALL)
LINES = Statement(
    ALL.where(worksheet_lines.c.row_key == any_(bindparam("keys", type_=ARRAY(Text))))
)
PUT_ROW = Statement(
    insert(worksheet_rows).values(
        {c.name: bindparam(c.name) for c in worksheet_rows.c if not c.primary_key}
    )
)
UNKNOWN = N_(
    "This mark and version were not given out with this worksheet: the row is not applied."
)
NO_NEW = N_("Rows cannot be added to this worksheet.")
TWICE = N_(
    "This mark stands on several rows that say different things. Clear the first two cells of a row that is new."
)
REPEATED = N_("Stands in the file twice; it counts once.")


class Line(NamedTuple):
    """A line that was given out: the record's key, its version, and what it showed."""

    record_key: str
    version: str
    shown: Mapping[str, str]


def lines_of(
    call: "Call", worksheet_id: int, keys: Sequence[str] | None = None
) -> dict[tuple[str, str], Line]:
    """What was given out, by mark and version; new rows that became records stand under their mark and "0"."""
    found = {}
    only = {"keys": list(keys)} if keys is not None else {}
    for row in call.all(LINES if only else ALL_LINES, this=worksheet_id, **only):
        shown = dict(row.shown)
        version = shown.pop("_version", row.version)
        found[row.row_key, row.version] = Line(row.record_key, version, shown)
    return found


def take_in(
    call: "Call", kind: SheetKind, worksheet: Row, returned: Row, book: ReadBook
) -> dict[str, int]:
    """Stores the rows of a file; says how many there are, by outcome, and how many lines it lacks."""
    lines = lines_of(call, worksheet.worksheet_id)
    choices = choices_of(call, kind)
    rows = [_row(kind, choices, lines, row) for row in book.rows]
    _marked_anew(rows, lines)
    _repeated(rows, lines)
    for row in rows:
        call.run(PUT_ROW, worksheet_return_id=returned.worksheet_return_id, **row)
    outcomes = Counter(row["outcome"] for row in rows)
    seen = {row["record_key"] for row in rows}
    lacking = {line.record_key for (key, _v), line in lines.items() if key.isdecimal()} - seen
    counts = {f"{name}_count": number for name, number in outcomes.items()}
    return counts | {"row_count": len(rows), "missing_count": len(lacking)}


def choices_of(call: "Call", kind: SheetKind) -> dict[str, Sequence[Choice]]:
    """The words of the columns that have some."""
    return {c.name: c.choices(call) for c in kind.columns if c.choices is not None}


def _row(
    kind: SheetKind,
    choices: Mapping[str, Sequence[Choice]],
    lines: Mapping[tuple[str, str], Line],
    row: ReadRow,
) -> dict[str, Any]:
    """One row as it is stored: waiting, or invalid with the reasons."""
    new = not row.key or row.key.startswith("new-")
    version = "0" if new else row.version
    line = lines.get((row.key, version))
    shown = line.shown if line else {}
    values, problems = {}, {}
    for column in kind.columns:
        if column.name not in row.cells:
            continue
        raw, known = row.cells[column.name], choices.get(column.name, ())
        try:
            if raw is Formula:
                raise WrongCell(STALE_FORMULA)
            was = shown.get(column.name, "")
            values[column.name] = read_cell(column.kind, raw, was, known, column.places)
        except WrongCell as wrong:
            values[column.name] = str(raw) if raw is not Formula else "=…"
            if values[column.name] != shown.get(column.name, ""):
                problems[column.name] = translated_problem(wrong.text)
    problem = ""
    if not new and line is None:
        problem = translated_problem(UNKNOWN)
    return {
        "row_number": row.number,
        "row_key": row.key,
        "version": version,
        "outcome": "invalid" if problems or problem else "waiting",
        "returned": values,
        "problems": problems,
        "problem": problem,
        "record_key": line.record_key if line else "",
        "etag": "",
    }


def _marked_anew(rows: Sequence[dict[str, Any]], lines: Mapping[tuple[str, str], Line]) -> None:
    """A row without a mark gets one of what it says, so that the same file sent again means the same rows."""
    seen = Counter[str]()
    for row in rows:
        if not row["row_key"]:
            told = json.dumps(row["returned"], sort_keys=True, ensure_ascii=False)
            digest = hashlib.blake2b(told.encode(), digest_size=9).hexdigest()
            seen[digest] += 1
            row["row_key"] = f"typed-{digest}-{seen[digest]}"
            line = lines.get((row["row_key"], row["version"]))
            row["record_key"] = line.record_key if line else ""


def _repeated(rows: Sequence[dict[str, Any]], lines: Mapping[tuple[str, str], Line]) -> None:
    """Marks that stand more than once: the same thing counts once, different things not at all."""
    groups = defaultdict(list)
    for row in rows:
        groups[row["row_key"]].append(row)
    for group in groups.values():
        if len(group) == 1:
            continue
        same = all(row["returned"] == group[0]["returned"] for row in group)
        for at, row in enumerate(group):
            line = lines.get((row["row_key"], row["version"]))
            untouched = line is not None and row["returned"] == dict(line.shown)
            if row["outcome"] == "waiting" and same and at:
                row |= {"outcome": "unchanged", "problem": translated_problem(REPEATED)}
            elif row["outcome"] == "waiting" and not same and not untouched:
                row |= {"outcome": "invalid", "problem": translated_problem(TWICE)}
