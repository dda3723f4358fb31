"""Figures, charts and records as files for spreadsheets.

The rule kept here: a file holds what is on the screen, with numbers as numbers (shares as percent, lengths of time as
time) and days as days; whatever records say is a text there, never a formula. It says what was asked: a workbook above
the table, CSV in a last column, so that whoever reads columns finds them where they were.
"""

import io
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import formats, i18n, sheets
from crm_chassis.i18n import gettext as _
from crm_chassis.records import moment_of

from crm_reports import rules
from crm_reports.asking import named_filters
from crm_reports.dimensions import DIMENSIONS
from crm_reports.rendering import titled

NOTHING: Mapping[str, str] = {}
FORBIDDEN = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
MOST_WIDE, LEAST_WIDE = 60, 10
DAY_SECONDS = 86_400
FORMATS = {
    pb.UNIT_SECONDS: "[h]:mm",
    pb.UNIT_SHARE: "0.0%",
    pb.UNIT_MONEY: "#,##0.00",
    pb.UNIT_COUNT: "#,##0.###",
}


class Amount(NamedTuple):
    """A value and what it counts in."""

    value: str
    unit: int


Cell = str | Amount | date | datetime | int | None


class Sheet(NamedTuple):
    """A table: what it is called, what it is about, the heads of its columns, its rows."""

    title: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    note: str = ""


def unit_word(unit: int, currency: str = "") -> str:
    """What a column counts in, as its head says it."""
    if unit == pb.UNIT_SECONDS:
        return _("seconds")
    return currency if unit == pb.UNIT_MONEY else ""


def figures_sheet(dashboard: pb.Dashboard) -> Sheet:
    """The figures of a dashboard."""
    heads = (_("Figure"), _("Currency"), _("Value"), _("Period before"), _("Year before"))
    rows: list[list[Cell]] = [
        [
            figure.title,
            figure.currency,
            Amount(figure.value, figure.unit),
            Amount(figure.previous_value, figure.unit),
            Amount(figure.year_before_value, figure.unit),
            figure.record_count,
            figure.definition,
        ]
        for figure in dashboard.figures
    ]
    ends: tuple[str, ...] = (_("Records"), _("Meaning"))
    if any(figure.not_narrowed_by for figure in dashboard.figures):
        ends += (_("Not narrowed by"),)
        for row, figure in zip(rows, dashboard.figures, strict=True):
            row.append(titled(figure.not_narrowed_by))
    return Sheet(_("Figures"), (*heads, *ends), rows, about(dashboard))


def _step(point: pb.Point) -> tuple[date, date]:
    parts = rules.parts_of(point.key)
    return date.fromisoformat(parts["from"]), date.fromisoformat(parts["to"])


def chart_sheet(chart: pb.Chart, asked: str) -> Sheet:
    """The values of a chart: groups are columns; `asked` is what its dashboard is about."""
    groups = list(dict.fromkeys(point.group for point in chart.points))
    values = {(point.label, point.group): Amount(point.value, chart.unit) for point in chart.points}
    firsts = {point.label: point for point in reversed(chart.points)}
    labels = list(dict.fromkeys(point.label for point in chart.points))
    title = f"{chart.title} ({chart.currency})" if chart.currency else chart.title
    columns = [group or chart.currency or _("Value") for group in groups]
    rows: list[list[Cell]]
    if chart.label_title:
        heads: tuple[str, ...] = (chart.label_title, *columns)
        rows = [[label, *(values.get((label, group)) for group in groups)] for label in labels]
    else:
        heads = (_("From"), _("to"), *columns)
        rows = [
            [*_step(firsts[label]), *(values.get((label, group)) for group in groups)]
            for label in labels
        ]
    return Sheet(title, heads, rows, _joined(asked, _wider(chart.not_narrowed_by)))


def _wider(names: Iterable[str]) -> str:
    """What a table is not narrowed by although it was asked for."""
    wider = titled(names)
    return _("not narrowed by: %(names)s", names=wider) if wider else ""


def _joined(*texts: str) -> str:
    return " · ".join(filter(None, texts))


def records_sheet(
    figure: pb.Figure, records: Iterable[pb.Record], asked: str, name: Callable[[str], str]
) -> Sheet:
    """The records behind a figure; `name` says what somebody is called."""
    heads = (_("When"), _("What"), _("Details"), _("Value"), _("Responsible"), _("Team"))
    rows: list[Sequence[Cell]] = [
        [
            moment_of(record.time),
            record.title or f"#{record.resource_id}",
            record.subtitle,
            Amount(record.value, figure.unit),
            name(record.owner_id),
            record.team,
            record.url,
        ]
        for record in records
    ]
    note = _joined(asked, _wider(figure.not_narrowed_by))
    return Sheet(figure.title, (*heads, _("Address")), rows, note)


def narrowing(
    name: str, values: Iterable[str], labels: Mapping[str, str] = NOTHING
) -> tuple[str, str]:
    """A filter in words: what it is called, and to which values it narrows."""
    told = ", ".join(labels.get(value) or value or _("not said") for value in values)
    title = _(DIMENSIONS[name.removeprefix("-")].title)
    return title, _("all but %(values)s", values=told) if name.startswith("-") else told


def about(dashboard: pb.Dashboard) -> str:
    """What a dashboard is about: its period, what it is narrowed to, and as of when."""
    labels = {
        each.dimension_id: {value.value: value.label for value in each.values}
        for each in dashboard.dimensions
    }
    narrowed = [
        ": ".join(narrowing(name, values, labels.get(name.removeprefix("-"), {})))
        for name, values in named_filters(dashboard.filters).items()
    ]
    whose = _("Me") if dashboard.mine else dashboard.team
    days = days_between(dashboard.start_date, dashboard.end_date)
    times = [each.current_time for each in dashboard.sources if each.HasField("current_time")]
    oldest = min(times, key=lambda time: time.seconds, default=None)
    as_of = _("As of %(time)s", time=formats.day_and_time(oldest)) if oldest else ""
    return _joined(dashboard.title, days, whose, *narrowed, as_of)


def days_between(first: str, last: str) -> str:
    """A period in days, open where it is not said."""
    return f"{first or '…'} – {last or '…'}"


def sheets_of(dashboard: pb.Dashboard) -> list[Sheet]:
    """A whole dashboard: its figures, then a sheet for each chart."""
    asked = about(dashboard)
    return [figures_sheet(dashboard), *(chart_sheet(chart, asked) for chart in dashboard.charts)]


def _number(amount: Amount) -> Decimal | None:
    return Decimal(amount.value) if amount.value else None


def as_csv(sheet: Sheet) -> bytes:
    """One table as CSV: plain numbers, lengths of time in seconds; at the end of each row, what was asked."""
    heads, asked = (*sheet.heads,), [_joined(sheet.title, sheet.note)] if sheet.note else []
    if asked:
        heads += (_("What was asked"),)
    rows = [
        [*(_number(cell) if isinstance(cell, Amount) else cell for cell in row), *asked]
        for row in sheet.rows
    ]
    return b"".join(sheets.as_csv(sheets.Sheet(sheet.title, heads, rows)))


def as_xlsx(tables: Sequence[Sheet]) -> bytes:
    """Tables as one workbook."""
    import xlsxwriter  # it is large, and many a process never writes a sheet

    safe = ("strings_to_formulas", "strings_to_urls", "strings_to_numbers", "remove_timezone")
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, dict.fromkeys(safe, False) | {"in_memory": True}) as book:
        forms: dict[Any, Any] = {
            unit: book.add_format({"num_format": text}) for unit, text in FORMATS.items()
        }
        forms[date] = book.add_format({"num_format": "yyyy-mm-dd"})
        forms[datetime] = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        forms["head"] = book.add_format({"bold": True, "bottom": 1})
        forms["title"] = book.add_format({"bold": True, "font_size": 13})
        taken: set[str] = set()
        for table in tables:
            _page(book.add_worksheet(_name_of(table.title, taken)), table, forms)
    return kept.getvalue()


def _name_of(title: str, taken: set[str]) -> str:
    """A name that no other worksheet has and that spreadsheets take."""
    bare = " ".join(FORBIDDEN.sub(" ", title).split()) or "–"
    name, number = bare[:LONGEST_NAME].strip(), 1
    while name.lower() in taken or name.lower() == "history":
        number += 1
        name = f"{bare[: LONGEST_NAME - 4].strip()} {number}"
    taken.add(name.lower())
    return name


def _page(page: Any, table: Sheet, forms: Mapping[Any, Any]) -> None:
    page.write_string(0, 0, table.title, forms["title"])
    if table.note:
        page.write_string(1, 0, table.note)
    page.freeze_panes(3, 1)
    widths = [max(LEAST_WIDE, _width(head) + 2) for head in table.heads]
    for column, head in enumerate(table.heads):
        page.write_string(2, column, head, forms["head"])
    for line, row in enumerate(table.rows, 3):
        for column, cell in enumerate(row):
            _cell(page, line, column, cell, forms)
            if isinstance(cell, str):
                widths[column] = max(widths[column], _width(cell) + 1)
    for column, width in enumerate(widths):
        page.set_column(column, column, min(MOST_WIDE, width))
    if table.rows:
        page.autofilter(2, 0, 2 + len(table.rows), len(table.heads) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(2)


def _width(text: str) -> int:
    """How wide a text is; Chinese letters are twice as wide."""
    return len(text) + sum(not letter.isascii() for letter in text)


def _cell(page: Any, line: int, column: int, cell: Cell, forms: Mapping[Any, Any]) -> None:
    """One cell, written as what it is."""
    if isinstance(cell, Amount):
        number = _number(cell)
        if number is not None:
            scale = DAY_SECONDS if cell.unit == pb.UNIT_SECONDS else 1
            page.write_number(line, column, float(number / scale), forms[cell.unit])
    elif isinstance(cell, datetime):
        moment = cell.astimezone(i18n.zone()).replace(tzinfo=None)
        page.write_datetime(line, column, moment, forms[datetime])
    elif isinstance(cell, date):
        page.write_datetime(line, column, cell, forms[date])
    elif isinstance(cell, int):
        page.write_number(line, column, cell)
    elif cell:
        page.write_string(line, column, cell[: sheets.LONGEST])
