"""A pack whose every figure somebody else has reckoned: composed, published, and read back from all its renderings."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl
import pypdfium2
from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import i18n
from crm_reports import charts

Ask = Callable[..., Any]
MOST = 8
DAY = 86_400
LANGUAGES = ("en", "zh-Hans")


def tables(names: Iterable[str]) -> list[dict[str, Any]]:
    """Items that hold these figures and nothing else."""
    every = list(names)
    return [
        {
            "kind": pb.PACK_ITEM_KIND_TABLE,
            "measure_ids": every[at : at + MOST],
            "title": f"Part {at}",
        }
        for at in range(0, len(every), MOST)
    ]


def published(ask: Ask, items: Sequence[dict[str, Any]], **more: Any) -> pb.PackEdition:
    """A pack of these items, published and read by who made it."""
    days = {name: more.pop(name) for name in ("start_date", "end_date") if name in more}
    pack = ask("CreatePack", pack={"title": "What it came to", "items": items, **more})
    made = ask("PublishPack", pack_id=pack.pack_id, **days)
    found: pb.PackEdition = ask("GetPackEdition", snapshot_id=made.snapshot_id)
    return found


class Reading:
    """A publication as somebody reads it who has reckoned everything: what was not looked at is named at the end."""

    def __init__(self, ask: Ask, edition: pb.PackEdition) -> None:
        self.ask, self.blocks = ask, edition.blocks
        words = (pb.PACK_ITEM_KIND_TEXT,)
        self.left = {at for at, each in enumerate(edition.blocks) if each.kind not in words}

    def figures(self, names: Iterable[str]) -> dict[str, Decimal]:
        """Every figure of the tables without names, by its measure; nothing to measure counts as nothing."""
        titles = {self.ask("GetMeasure", measure_id=name).title: name for name in names}
        found: dict[str, Decimal] = {}
        for at, block in enumerate(self.blocks):
            columns = block.table.columns
            if columns and all(column.unit for column in columns):
                (row,) = block.table.rows
                self.left.discard(at)
                for column, cell in zip(columns, row.cells, strict=True):
                    assert titles[column.title] not in found, "each stands once"
                    found[titles[column.title]] = Decimal(cell or 0)
        return found

    def table(self, at: int) -> pb.PackTable:
        """A table that is looked at as a whole."""
        self.left.discard(at % len(self.blocks))
        return self.blocks[at].table

    def by_name(self, at: int) -> dict[tuple[str, ...], Decimal]:
        """The rows of a table of one figure, by their names; the line of all is their sum."""
        table = self.table(at)
        names = len(table.columns) - 1
        rows = list(table.rows)
        whole = rows.pop() if len(rows) > 1 else None
        found = {tuple(row.cells[:names]): Decimal(row.cells[names] or 0) for row in rows}
        assert len(found) == len(rows), "each stands once"
        if whole is not None:
            assert (whole.cells[0], Decimal(whole.cells[names])) == ("All", sum(found.values()))
        return found

    def finished(self) -> None:
        """Nothing of it was left out."""
        assert not self.left, [self.blocks[at].title for at in sorted(self.left)]


def number(value: Any) -> float | None:
    """A cell's number; of a length of time: in days."""
    if isinstance(value, time):
        value = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
    if isinstance(value, timedelta):
        return value.total_seconds() / DAY
    return float(value) if isinstance(value, int | float) else None


def drawn_everywhere(
    dashboard: dashboards_pb2.Dashboard, language: str, zone: str, files: tuple[str, str, set[Any]]
) -> None:
    """What a dashboard says stands on the page, on paper (of what is drawn along time: its title) and as numbers."""
    html, text, numbers = files
    with i18n.reader(language, zone):
        for figure in dashboard.figures:
            shown = charts.shown(figure.value, figure.unit)
            assert shown in html, figure.figure_id
            assert "".join(shown.split()) in text, figure.figure_id
            assert not figure.value or held(figure.value, figure.unit, numbers), figure.figure_id
        for chart in dashboard.charts:
            assert "".join(chart.title.split()) in text, chart.chart_id
            for point in chart.points:
                shown = charts.shown(point.value, chart.unit)
                assert shown in html, chart.chart_id
                assert not point.value or held(point.value, chart.unit, numbers), chart.chart_id
                if chart.kind == dashboards_pb2.CHART_KIND_BARS:
                    assert "".join(shown.split()) in text, chart.chart_id


def held(value: str, unit: int, numbers: set[Any]) -> bool:
    """Whether a workbook has it; a length of time is read back to the second."""
    long = unit == dashboards_pb2.UNIT_SECONDS
    wanted = float(Decimal(value) / DAY if long else Decimal(value))
    near = 0.6 / DAY if long else 1e-9 * max(1, abs(wanted))
    return any(abs(wanted - each) <= near for each in numbers)


def same_everywhere(ask: Ask, edition: pb.PackEdition) -> None:
    """What the web shows stands in the PDF and in the workbook, in both languages."""
    for language in LANGUAGES:
        key = {"snapshot_id": edition.snapshot_id, "language": language}
        told = ask("GetPackEdition", **key)
        pages = pypdfium2.PdfDocument(ask("GetPackDocument", **key).content)
        text = "".join("".join(p.get_textpage().get_text_range().split()) for p in pages)
        pages.close()
        content = ask("GetPackDocument", format=pb.PACK_FORMAT_XLSX, **key).content
        book = openpyxl.load_workbook(io.BytesIO(content))
        numbers = {number(c.value) for s in book for r in s for c in r} - {None}
        for block in told.blocks:
            drawn_everywhere(
                block.dashboard, language, edition.time_zone, (told.html, text, numbers)
            )
            for row in block.table.rows:
                for column, cell in zip(block.table.columns, row.cells, strict=True):
                    if not column.unit or not cell:
                        continue
                    with i18n.reader(language, edition.time_zone):
                        shown = charts.shown(cell, column.unit, column.currency)
                    assert shown in told.html, column.title
                    assert "".join(shown.split()) in text, column.title
                    assert held(cell, column.unit, numbers), column.title
