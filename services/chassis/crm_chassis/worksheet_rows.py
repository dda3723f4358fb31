"""Rows of a returned worksheet in words: what was given out, what was handed in, what stands.

The rule kept here: of a row that is to be decided both sides are shown, and the version that the other side is of.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from crm.records.v1 import worksheets_pb2 as pb

from crm_chassis import i18n, records
from crm_chassis.i18n import gettext as _
from crm_chassis.sql import Row
from crm_chassis.worksheet_cells import shown
from crm_chassis.worksheet_intake import Line, choices_of, lines_of
from crm_chassis.worksheet_kinds import Given, SheetKind, Values

if TYPE_CHECKING:
    from crm_chassis.call import Call

NAMING = 3  # how many columns say which row it is


class RowTeller:
    """Tells the rows of a worksheet to a caller."""

    def __init__(self, call: "Call", kind: SheetKind, sheet: Row) -> None:
        self.call, self.kind, self.sheet = call, kind, sheet
        with i18n.reader(call.language):
            found = choices_of(call, kind)
        self.words = {name: {c.value: c.label for c in given} for name, given in found.items()}

    def shown(self, row: Row) -> Values:
        """What was given out as this row."""
        lines = lines_of(self.call, self.sheet.worksheet_id, [row.row_key])
        line = lines.get((row.row_key, row.version))
        return line.shown if line else {}

    def all(self, rows: Sequence[Row]) -> list[pb.WorksheetRow]:
        """These rows."""
        keys = [row.row_key for row in rows]
        lines = lines_of(self.call, self.sheet.worksheet_id, keys)
        with i18n.reader(self.call.language):
            return [self._one(row, lines.get((row.row_key, row.version))) for row in rows]

    def _one(self, row: Row, line: Line | None) -> pb.WorksheetRow:
        issued: Values = line.shown if line and row.row_key.isdecimal() else {}
        now = None
        if row.outcome == "stale":
            now = self.kind.current(self.call, self.sheet.parameters, row.record_key)
        told = {**issued, **row.returned}
        naming = [c for c in self.kind.columns if told.get(c.name)][:NAMING]
        label = " · ".join(self._word(c.name, c.kind, told[c.name]) for c in naming)
        return pb.WorksheetRow(
            row_number=row.row_number,
            row_key=row.row_key,
            outcome=records.enum_numbers(pb.WorksheetOutcome.DESCRIPTOR)[row.outcome],  # type: ignore[arg-type]
            problem=row.problem,
            cells=list(self._cells(row, issued, now)),
            label=label,
            record_id=int(row.record_key) if row.record_key.isdecimal() else 0,
            etag=now.version if now else row.etag,
        )

    def _cells(self, row: Row, issued: Values, now: Given | None) -> list[pb.WorksheetCell]:
        found = []
        for column in self.kind.columns:
            was, came = issued.get(column.name, ""), row.returned.get(column.name)
            problem = row.problems.get(column.name, "")
            stands = now.values.get(column.name, "") if now else ""
            changed = came is not None and came != was
            if not (changed or problem or (now and stands != was)):
                continue
            cell = pb.WorksheetCell(name=column.name, label=_(column.label), problem=problem)
            cell.changed = changed
            cell.issued = self._word(column.name, column.kind, was)
            cell.returned = self._word(column.name, column.kind, came if came is not None else was)
            cell.current = self._word(column.name, column.kind, stands)
            found.append(cell)
        return found

    def _word(self, name: str, kind: str, value: str) -> str:
        return shown(kind, value, self.words.get(name, {}))
