"""A worksheet as somebody has it: downloaded, filled in, handed in.

The rule kept here: what comes back twice counts once.
"""

import io
from typing import Any

import openpyxl

from tests.quarter.house import House


class Sheet:
    """A worksheet in somebody's hands."""

    def __init__(self, house: House, who: str, kind: str, asked: dict[str, str]) -> None:
        self.house, self.who = house, who
        made = house.call(who, "CreateWorksheet", worksheet={"kind": kind, "parameters": asked})
        content, offset = b"", 0
        while True:
            key = {"worksheet_id": made.worksheet_id}
            piece = house.call(who, "DownloadWorksheet", **key, offset=offset)
            content, offset = content + piece.content, piece.next_offset
            if not offset:
                break
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.page = self.book.worksheets[0]
        self.names = {cell.value: cell.column for cell in self.page[1]} | {"_row": 1}

    def rows(self) -> list[int]:
        """The rows behind the hidden names, the title and the heads."""
        return list(range(4, self.page.max_row + 1))

    def row(self, key: int) -> int:
        """The row of a record."""
        return next(row for row in self.rows() if self.page.cell(row, 1).value == str(key))

    def spare(self) -> int:
        """The first row for a new record."""
        return next(r for r in self.rows() if str(self.page.cell(r, 1).value).startswith("new-"))

    def value(self, row: int, name: str) -> Any:
        """What stands there."""
        return self.page.cell(row, self.names[name]).value

    def put(self, row: int, **values: Any) -> None:
        """Fills cells in."""
        for name, value in values.items():
            self.page.cell(row, self.names[name]).value = value

    def hand_in(self, expected: dict[str, int]) -> None:
        """Sends it back, twice; what came of it is what was expected, once."""
        out = io.BytesIO()
        self.book.save(out)
        for counts in (expected, {}):
            sent = {"file_name": "back.xlsx", "content": out.getvalue()}
            made = self.house.call(self.who, "CreateWorksheetReturn", **sent)
            self.house.run()
            key = {"worksheet_return_id": made.worksheet_return_id}
            found = self.house.call(self.who, "GetWorksheetReturn", **key)
            for name in ("added", "accepted", "invalid", "stale"):
                assert getattr(found, f"{name}_count") == counts.get(name, 0), (name, found)
