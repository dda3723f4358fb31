"""A publication as a workbook: a sheet for each item, figures as numbers, and what they mean on a sheet of its own.

The rule kept here: nothing that somebody wrote is ever a formula; a number keeps the digits that the pack has, with its
unit or currency as the cell's format.
"""

import io
import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import i18n
from crm_chassis.i18n import gettext as _

from crm_reports import rendering
from crm_reports.packs import drawing, texts
from crm_reports.packs.differences import time_of
from crm_reports.packs.drawing import Head

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME, LONGEST = 31, 32_767
DAY_SECONDS = Decimal(86_400)
WIDTHS = (44, 26, 22)
UPRIGHT = 5  # columns that a sheet of paper has room for upright


class _Book:
    """A workbook being written."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.used: set[str] = set()
        self.bold = book.add_format({"bold": True, "bottom": 1})
        self.right = book.add_format({"bold": True, "bottom": 1, "align": "right"})
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.moment = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.formats: dict[str, Any] = {}

    def sheet(self, title: str) -> Any:
        """A sheet of this name, or the next that is free."""
        base = NOT_IN_NAMES.sub(" ", title).strip()[:LONGEST_NAME] or _("Item")
        name, number = base, 1
        while name.casefold() in self.used:
            number += 1
            name = f"{base[: LONGEST_NAME - 4]} {number}"
        self.used.add(name.casefold())
        made = self.book.add_worksheet(name)
        for column, width in enumerate(WIDTHS):
            made.set_column(column, column, width)
        made.set_column(len(WIDTHS), 16, 18)
        made.set_paper(9)
        made.fit_to_pages(1, 0)
        return made

    def form(self, unit: int, currency: str, value: Decimal) -> Any:
        """How a number is shown."""
        if unit == dashboards_pb2.UNIT_MONEY:
            pattern = f'#,##0.00 "{currency}"' if currency else "#,##0.00"
        elif unit == dashboards_pb2.UNIT_SHARE:
            pattern = "0.0%"
        elif unit == dashboards_pb2.UNIT_SECONDS:
            pattern = "[h]:mm:ss"
        else:
            pattern = "#,##0" if value == value.to_integral_value() else "#,##0.####"
        if pattern not in self.formats:
            self.formats[pattern] = self.book.add_format({"num_format": pattern})
        return self.formats[pattern]

    def number(self, page: Any, at: tuple[int, int], text: str, unit: int, currency: str) -> None:
        """A figure as a number; nothing when there is nothing to measure."""
        if not text:
            return
        value = Decimal(text)
        form = self.form(unit, currency, value)
        shown = value / DAY_SECONDS if unit == dashboards_pb2.UNIT_SECONDS else value
        page.write_number(*at, float(shown), form)

    def time(self, page: Any, at: tuple[int, int], found: date) -> None:
        """A moment as the reader's clock shows it, or a day."""
        if isinstance(found, datetime):
            local = found.astimezone(i18n.zone()).replace(tzinfo=None)
            page.write_datetime(*at, local, self.moment)
        else:
            page.write_datetime(*at, found, self.day)


def xlsx(
    head: Head, blocks: Sequence[pb.PackBlock], changes: Sequence[pb.PackChange] = ()
) -> bytes:
    """The workbook, in the reader's language."""
    import xlsxwriter  # it is large, and only who publishes needs it

    out = io.BytesIO()
    safe = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers", "remove_timezone")
    with xlsxwriter.Workbook(out, dict.fromkeys(safe, False) | {"in_memory": True}) as made:
        made.set_properties(
            {"title": head.title, "created": head.publish_time.replace(tzinfo=None)}
        )
        book = _Book(made)
        _front(book, head)
        if changes:
            _changes(book, changes)
        for number, block in enumerate(blocks, 1):
            page = book.sheet(f"{number} {block.title}")
            _block(book, page, block)
        _definitions(book, blocks)
    return out.getvalue()


def _texts(page: Any, row: int, lines: Iterable[str], form: Any = None) -> int:
    for line in lines:
        page.write_string(row, 0, line[:LONGEST], form)
        row += 1
    return row


def _front(book: _Book, head: Head) -> None:
    page = book.sheet(_("Pack"))
    row = _texts(page, 0, [head.title], book.title)
    row = _texts(page, row, [head.period(), ""])
    row = _texts(page, row, _plain(head.words), book.wrapped)
    _texts(page, row + 1, drawing.colophon(head))


def _plain(text: str) -> list[str]:
    """A text without its marks, a line for each paragraph."""
    found = []
    for piece in texts.pieces(text):
        if isinstance(piece, texts.Grid):
            rows = (piece.heads, *piece.rows)
            found += [" | ".join("".join(r.text for r in cell) for cell in row) for row in rows]
        else:
            mark = f"{piece.number}. " if piece.number else ("• " if piece.kind == "li" else "")
            found.append(mark + "".join(run.text for run in piece.runs))
    return found


def _heads(
    book: _Book, page: Any, row: int, heads: Sequence[str], numbers: Collection[int] = ()
) -> int:
    """The heads of columns; those of numbers stand over them."""
    for column, text in enumerate(heads):
        page.write_string(row, column, text, book.right if column in numbers else book.bold)
    return row + 1


def _changes(book: _Book, changes: Sequence[pb.PackChange]) -> None:
    page = book.sheet(_("Changes"))
    row = _heads(book, page, 0, [_("Where"), _("Figure"), _("Before"), _("Now")])
    for each in changes:
        page.write_string(row, 0, each.block[:LONGEST])
        page.write_string(row, 1, each.name[:LONGEST])
        for column, value in ((2, each.before), (3, each.after)):
            if each.unit:
                book.number(page, (row, column), value, each.unit, each.currency)
            else:
                page.write_string(row, column, value[:LONGEST])
        row += 1


def _block(book: _Book, page: Any, block: pb.PackBlock) -> None:
    row = _texts(page, 0, [block.title or i18n.gettext("Item")], book.title) + 1
    if block.missing:
        row = _texts(page, row, [block.missing])
    if block.text:
        row = _texts(page, row, _plain(block.text), book.wrapped)
    row = _texts(page, row, rendering.warnings_of(block.dashboard))
    if block.dashboard.figures:
        row = _figures(book, page, row, block.dashboard.figures) + 1
    for chart in block.dashboard.charts:
        row = _chart(book, page, row, chart) + 1
    row = _texts(page, row, filter(None, [rendering.nothing_for(block.dashboard)]))
    if block.HasField("table"):
        _table(book, page, row, block.table)


def _figures(book: _Book, page: Any, row: int, figures: Any) -> int:
    heads = [_("Figure"), _("Value"), _("Before"), _("A year before"), _("Records")]
    row = _heads(book, page, row, heads, (1, 2, 3, 4))
    for figure in figures:
        title = " ".join(filter(None, (figure.title, figure.currency)))
        page.write_string(row, 0, title)
        book.number(page, (row, 1), figure.value, figure.unit, figure.currency)
        book.number(page, (row, 2), figure.previous_value, figure.unit, figure.currency)
        book.number(page, (row, 3), figure.year_before_value, figure.unit, figure.currency)
        page.write_number(row, 4, figure.record_count)
        for text in rendering.unnarrowed(figure.not_narrowed_by):
            page.write_string(row, 5, text)
        row += 1
    return row


def _chart(book: _Book, page: Any, row: int, chart: dashboards_pb2.Chart) -> int:
    title = " ".join(filter(None, (chart.title, chart.currency)))
    grouped = any(point.group for point in chart.points)
    heads = [title, *([_("Group")] if grouped else []), _("Value")]
    row = _heads(book, page, row, heads, (len(heads) - 1,))
    for text in rendering.unnarrowed(chart.not_narrowed_by):
        page.write_string(row - 1, len(heads), text)
    for point in chart.points:
        page.write_string(row, 0, point.label[:LONGEST])
        if grouped:
            page.write_string(row, 1, point.group[:LONGEST])
        at = (row, 2 if grouped else 1)
        book.number(page, at, point.value, chart.unit, chart.currency)
        row += 1
    return row


def _table(book: _Book, page: Any, row: int, table: pb.PackTable) -> None:
    heads = [" ".join(filter(None, (each.title, each.currency))) for each in table.columns]
    first = row
    numbers = [at for at, each in enumerate(table.columns) if each.unit]
    row = _heads(book, page, row, heads, numbers)
    page.freeze_panes(row, 0)
    if len(heads) > UPRIGHT:
        page.set_landscape()
    for each in table.rows:
        for column, (cell, kind) in enumerate(zip(each.cells, table.columns, strict=True)):
            if kind.unit:
                book.number(page, (row, column), cell, kind.unit, kind.currency)
            elif at := time_of(cell):
                book.time(page, (row, column), at)
            elif cell:
                page.write_string(row, column, cell[:LONGEST])
        row += 1
    if row > first + 1:
        page.autofilter(first, 0, row - 1, max(0, len(heads) - 1))


def _definitions(book: _Book, blocks: Sequence[pb.PackBlock]) -> None:
    page = book.sheet(_("Definitions"))
    page.set_column(1, 1, 100)
    row = _heads(book, page, 0, [_("Figure"), _("What it means")])
    for title, definition in drawing.definitions(blocks):
        page.write_string(row, 0, title[:LONGEST])
        page.write_string(row, 1, definition[:LONGEST], book.wrapped)
        row += 1
