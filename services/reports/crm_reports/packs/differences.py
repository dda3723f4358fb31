"""What differs between two versions: figures, points of charts and cells of tables, each by where it stands.

The rule kept here: computed from what was published, never from what somebody says; equal content has no differences.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

DAY = re.compile(r"\d{4}-\d\d-\d\d")
# With what a figure is compared is published beside it.
BESIDE = {
    "previous_value": N_("%(figure)s, the period before"),
    "year_before_value": N_("%(figure)s, a year before"),
}
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?\+\d\d:\d\d")


def time_of(cell: str) -> date | None:
    """The moment (a datetime) or the day that a cell is; None for one that is neither, whatever it looks like."""
    try:
        if MOMENT.fullmatch(cell):
            return datetime.fromisoformat(cell)
        return date.fromisoformat(cell) if DAY.fullmatch(cell) else None
    except ValueError:
        return None


class Value(NamedTuple):
    """One figure: what it says, and in what."""

    text: str
    unit: int
    currency: str


class Place(NamedTuple):
    """Where a figure stands."""

    block: str
    name: str
    turn: int  # of several that are called the same


def _of_dashboard(dashboard: dashboards_pb2.Dashboard) -> Iterable[tuple[str, Value]]:
    for figure in dashboard.figures:
        name = " ".join(filter(None, (figure.title, figure.currency)))
        yield name, Value(figure.value, figure.unit, figure.currency)
        for field, words in BESIDE.items():
            value = Value(getattr(figure, field), figure.unit, figure.currency)
            yield _(words, figure=name), value
    for chart in dashboard.charts:
        for point in chart.points:
            where = " · ".join(
                filter(None, (chart.title, chart.currency, point.label, point.group))
            )
            yield where, Value(point.value, chart.unit, chart.currency)


def _of_table(table: pb.PackTable) -> Iterable[tuple[str, Value]]:
    for row in table.rows:
        head = " · ".join(
            cell
            for cell, column in zip(row.cells, table.columns, strict=False)
            if cell and not column.unit and time_of(cell) is None
        )
        numbers = [
            (column, cell)
            for cell, column in zip(row.cells, table.columns, strict=False)
            if column.unit
        ]
        if not numbers:
            first, *more = row.cells
            yield first, Value(" · ".join(filter(None, more)) or "✓", 0, "")
        for column, cell in numbers:
            yield (
                " · ".join(filter(None, (head, column.title))),
                Value(cell, column.unit, column.currency),
            )


def figures_of(blocks: Sequence[pb.PackBlock]) -> dict[Place, Value]:
    """All figures of a version by where they stand."""
    found: dict[Place, Value] = {}
    for number, block in enumerate(blocks, 1):
        title = block.title or str(number)
        named = [*_of_dashboard(block.dashboard), *_of_table(block.table)]
        if block.text:
            named.append(("", Value(block.text, 0, "")))
        if block.missing:
            named.append((block.missing, Value("✓", 0, "")))
        for name, value in named:
            turn = 1
            while Place(title, name, turn) in found:
                turn += 1
            found[Place(title, name, turn)] = value
    return found


def changes(before: Sequence[pb.PackBlock], after: Sequence[pb.PackBlock]) -> list[pb.PackChange]:
    """What is different in the later version, in its order; what is gone stands last."""
    old, new = figures_of(before), figures_of(after)
    found = []
    for place, value in new.items():
        earlier = old.get(place)
        # A figure with nothing to measure says no more than one that is not there.
        if (earlier.text if earlier else "") == value.text:
            continue
        kind = pb.PACK_CHANGE_KIND_CHANGED if earlier else pb.PACK_CHANGE_KIND_ADDED
        found.append(_change(kind, place, earlier, value))
    for place, value in old.items():
        if place not in new and value.text:
            found.append(_change(pb.PACK_CHANGE_KIND_REMOVED, place, value, None))
    return found


def _change(
    kind: pb.PackChangeKind, place: Place, before: Value | None, after: Value | None
) -> pb.PackChange:
    shown = after or before or Value("", 0, "")
    return pb.PackChange(
        kind=kind,
        block=place.block,
        name=place.name,
        before=before.text if before else "",
        after=after.text if after else "",
        unit=shown.unit,  # type: ignore[arg-type]
        currency=shown.currency,
    )
