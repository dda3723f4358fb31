"""A desk for worksheets: workbooks as people hold them, handed out and in through the pipeline."""

import io
from typing import Any

import openpyxl

FIRST = 4  # below the hidden names, the title and the heads


def fetch(world: Any, method: str, by: Any = "admin", **key: int) -> bytes:
    """A whole workbook."""
    content, offset = b"", 0
    while True:
        piece = world.call(method, by=by, offset=offset, **key)
        content += piece.content
        offset = piece.next_offset
        if not offset:
            return content


class Sheet:
    """A workbook in somebody's hands."""

    def __init__(self, content: bytes) -> None:
        self.book = openpyxl.load_workbook(io.BytesIO(content))
        self.page = self.book.worksheets[0]
        self.names = {cell.value: cell.column for cell in self.page[1]}
        self.names["_row"] = 1

    @classmethod
    def of(cls, world: Any, worksheet_id: int, by: Any = "admin") -> "Sheet":
        """One that was given out."""
        return cls(fetch(world, "DownloadWorksheet", by, worksheet_id=worksheet_id))

    @classmethod
    def back(cls, world: Any, worksheet_return_id: int, by: Any = "admin") -> "Sheet":
        """The copy with the outcomes."""
        key = {"worksheet_return_id": worksheet_return_id}
        return cls(fetch(world, "DownloadWorksheetReturn", by, **key))

    def rows(self) -> list[int]:
        """The rows of records, and the empty ones below."""
        return list(range(FIRST, self.page.max_row + 1))

    def row(self, key: Any) -> int:
        """The row of a record."""
        return next(n for n in self.rows() if self.page.cell(n, 1).value == str(key))

    def cell(self, row: int, name: str) -> Any:
        """One cell."""
        return self.page.cell(row, self.names[name])

    def put(self, row: int, **values: Any) -> None:
        """Fills cells in."""
        for name, value in values.items():
            self.cell(row, name).value = value

    def spare(self, number: int = 0) -> int:
        """An empty row for a new record."""
        marks = [n for n in self.rows() if str(self.page.cell(n, 1).value).startswith("new-")]
        return marks[number]

    def content(self) -> bytes:
        """The file as it is saved."""
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def hand_in(world: Any, sheet: Sheet | bytes, by: Any = "admin") -> Any:
    """Hands a file in and waits until it was worked on."""
    content = sheet if isinstance(sheet, bytes) else sheet.content()
    made = world.call("CreateWorksheetReturn", by=by, file_name="back.xlsx", content=content)
    world.run_jobs()
    return world.call("GetWorksheetReturn", by=by, worksheet_return_id=made.worksheet_return_id)


def counts(returned: Any) -> dict[str, int]:
    """What came of the rows."""
    names = ("accepted", "added", "unchanged", "stale", "invalid", "decided", "missing")
    found = {name: getattr(returned, f"{name}_count") for name in names}
    return {name: number for name, number in found.items() if number}
