"""The filters of a dashboard that is being composed, as rows of a form: a dimension, whether it is so or not, a value.

The rule kept here: a row counts when its value is chosen, also "not said"; rows of one dimension are one filter of
several values. A value belongs to the dimension for which it was chosen: with another one it has to be chosen anew.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple
from urllib.parse import urlencode

from crm.reports.v1 import own_dashboards_pb2 as pb
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.datastructures import MultiDict

from crm_reports import asking, rules
from crm_reports.dimensions import DIMENSIONS
from crm_reports.measures import MEASURES

ROW, DROPPED = re.compile(r"filter-([0-9]{1,3})-by"), re.compile(r"drop:filters:([0-9]{1,3})")
CHOSEN = "="  # before a value that is chosen, so that "not said" is told from "nothing chosen"
OFFERED, MOST = 200, asking.MOST_FILTERS


class FilterRow(NamedTuple):
    """One row; without a value it is not chosen yet."""

    by: str
    negate: bool = False
    value: str | None = None


class ShownRow(NamedTuple):
    """A row with the values that can be chosen, and what they are called."""

    row: FilterRow
    values: Sequence[tuple[str, str]]


def typed(form: MultiDict[str, str]) -> list[FilterRow]:
    """The rows that a form holds."""
    named = (ROW.fullmatch(name) for name in form)
    rows = []
    for at in sorted({int(found[1]) for found in named if found}):
        by, given = form.get(f"filter-{at}-by", ""), form.get(f"filter-{at}-value", "")
        if by in DIMENSIONS:
            mine = given.startswith(CHOSEN) and form.get(f"filter-{at}-of", by) == by
            negate = form.get(f"filter-{at}-not") == "1"
            rows.append(FilterRow(by, negate, given[1:] if mine else None))
    return rows[:MOST]


def kept(text: str) -> list[FilterRow]:
    """The rows of filters that are kept; none of what cannot be read."""
    try:
        found = asking.filters_of(text)
    except rules.WrongInput:
        return []
    return [
        FilterRow(each.dimension, each.negate, value) for each in found for value in each.values
    ]


def text_of(rows: Sequence[FilterRow]) -> str:
    """The rows in the notation in which filters are kept."""
    chosen = [("-" * row.negate + row.by, row.value) for row in rows if row.value is not None]
    return urlencode(chosen)


def act(rows: list[FilterRow], action: str) -> list[FilterRow]:
    """The rows after a button: one of them may be taken away."""
    dropped = DROPPED.fullmatch(action)
    return [row for at, row in enumerate(rows) if not dropped or at != int(dropped[1])]


def dimensions_of(own: pb.OwnDashboard, known: Sequence[tuple[str, str]]) -> list[tuple[str, str]]:
    """By what a dashboard can be narrowed: what one of its measures knows; while it has none, everything."""
    parts = [MEASURES[name].relation.parts for name in _measures(own)]
    return [each for each in known if not parts or any(each[0] in part for part in parts)]


def shown(page: Page, own: pb.OwnDashboard, rows: Sequence[FilterRow]) -> list[ShownRow]:
    """The rows as the form shows them."""
    return [ShownRow(row, _values(page, own, row)) for row in rows]


def _measures(own: pb.OwnDashboard) -> list[str]:
    names = [*own.figure_ids, *(name for chart in own.charts for name in chart.figure_ids)]
    return [name for name in dict.fromkeys(names) if name in MEASURES]


def _values(page: Page, own: pb.OwnDashboard, row: FilterRow) -> list[tuple[str, str]]:
    """The values that records have, those of most records first, and the one that is chosen in any case."""
    first = [name for name in _measures(own) if row.by in MEASURES[name].relation.parts][:1]
    try:
        found = page.call(
            "ListDimensionValues",
            dimension_id=row.by,
            measure_id="".join(first),
            page_size=OFFERED,
        ).values
    except Refusal:  # it is an attribute that is out of use
        found = []
    values = {each.value: each.label or each.value for each in found}
    values.setdefault("", _("not said"))
    if row.value is not None:
        values.setdefault(row.value, row.value)
    return [(CHOSEN + value, label) for value, label in values.items()]
