"""A desk for plans, materials and worksheets: partners, products, sales and workbooks, made through the pipeline."""

import io
from datetime import UTC, datetime
from typing import Any

import openpyxl
from crm_channels.tables import order_lines, orders
from crm_chassis.sql import execute, insert_of

EMPTY_ROWS = 3  # the hidden names, the title and the heads


def partner(world: Any, name: str, **more: Any) -> Any:
    fields = {"name": name, "kind": 1, "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields)


def product(world: Any, sku: str, product_line: str) -> Any:
    fields = {"sku": sku, "name": f"Product {sku}", "product_line": product_line}
    return world.call("CreateProduct", product=fields)


def plan(world: Any, name: str = "Dealers", year: int = 2026, **more: Any) -> Any:
    fields = {"name": name, "plan_year": year, "currency": "EUR", **more}
    return world.call("CreateSalesPlan", sales_plan=fields)


def target(world: Any, of: Any, by: Any = "admin", **fields: Any) -> Any:
    given = {"sales_plan_id": of.sales_plan_id, **fields}
    return world.call("CreateSalesTarget", by=by, sales_target=given)


def sold(world: Any, to: Any, of: Any, day: str, amount: str, **more: Any) -> int:
    """An order that stands in the books, of any day: the pipeline takes orders of today only."""
    moment = datetime.fromisoformat(day).replace(tzinfo=UTC)
    order = {
        "partner_id": to.partner_id,
        "state": "delivered",
        "currency": "EUR",
        "order_time": moment,
        "amount": amount,
        "owner_id": to.owner_id,
        "team": to.team,
        **more,
    }
    with world.app.database.connection() as connection:
        row = execute(connection, insert_of(orders, tuple(sorted(order))), order).fetchone()
        line = {
            "order_id": row.order_id,
            "line_number": 1,
            "product_id": of.product_id,
            "quantity": "1",
            "shipped": "1",
            "unit_price": amount,
            "amount": amount,
        }
        execute(connection, insert_of(order_lines, tuple(sorted(line))), line)
    return int(row.order_id)


def worksheet(world: Any, kind: str, by: Any = "admin", **parameters: Any) -> Any:
    given = {name: str(value) for name, value in parameters.items()}
    return world.call("CreateWorksheet", by=by, worksheet={"kind": kind, "parameters": given})


def fetch(world: Any, method: str, by: Any = "admin", **key: int) -> bytes:
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
    def of(cls, world: Any, given: Any, by: Any = "admin") -> "Sheet":
        return cls(fetch(world, "DownloadWorksheet", by, worksheet_id=given.worksheet_id))

    @classmethod
    def back(cls, world: Any, returned: Any, by: Any = "admin") -> "Sheet":
        key = {"worksheet_return_id": returned.worksheet_return_id}
        return cls(fetch(world, "DownloadWorksheetReturn", by, **key))

    def rows(self) -> list[int]:
        return list(range(EMPTY_ROWS + 1, self.page.max_row + 1))

    def row(self, key: Any) -> int:
        return next(n for n in self.rows() if self.page.cell(n, 1).value == str(key))

    def cell(self, row: int, name: str) -> Any:
        return self.page.cell(row, self.names[name])

    def put(self, row: int, **values: Any) -> None:
        for name, value in values.items():
            self.cell(row, name).value = value

    def spare(self) -> int:
        """The first empty row for a new record."""
        marked = (n for n in self.rows() if str(self.page.cell(n, 1).value).startswith("new-"))
        return next(n for n in marked if self.empty(n))

    def empty(self, row: int) -> bool:
        columns = [
            at for name, at in self.names.items() if not str(name).startswith(("_", "first"))
        ]
        return not any(self.page.cell(row, at).value for at in columns)

    def content(self) -> bytes:
        out = io.BytesIO()
        self.book.save(out)
        return out.getvalue()


def hand_in(world: Any, sheet: Sheet | bytes, by: Any = "admin") -> Any:
    content = sheet if isinstance(sheet, bytes) else sheet.content()
    returned = world.call("CreateWorksheetReturn", by=by, file_name="back.xlsx", content=content)
    world.run_jobs()
    return world.call("GetWorksheetReturn", by=by, worksheet_return_id=returned.worksheet_return_id)


def outcomes(world: Any, returned: Any, by: Any = "admin") -> dict[int, Any]:
    key = {"worksheet_return_id": returned.worksheet_return_id}
    rows = world.call("ListWorksheetRows", by=by, page_size=1000, **key).worksheet_rows
    return {row.row_number: row for row in rows}


def counts(returned: Any) -> dict[str, int]:
    names = ("accepted", "added", "unchanged", "stale", "invalid", "decided", "missing")
    found = {name: getattr(returned, f"{name}_count") for name in names}
    return {name: number for name, number in found.items() if number}
