"""Handlers of CatalogueService that compute: measures by dimensions and steps of time, as rows or as a file.

The rule kept here: a question is answered whole or refused with its reason; what a measure does not know is never left
out silently.
"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from crm.reports.v1 import catalogue_pb2 as pb
from crm_chassis import i18n, sheets
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.i18n import gettext as _
from crm_chassis.said import said

from crm_reports import attributes, grouping, keys, rules, stepping, valuing
from crm_reports.asking import (
    language_of,
    narrowed_to,
    slice_of,
    text_of_filters,
    today_in,
    zone_name,
)
from crm_reports.computing import WAYS, name_of, text_of
from crm_reports.dimensions import DIMENSIONS
from crm_reports.follower import following_of
from crm_reports.grouping import Asked, Column, Order
from crm_reports.measures import MEASURES, Measure
from crm_reports.queries import Filter
from crm_reports.relating import title_of
from crm_reports.warehouse import Warehouse

USUAL, MOST_STEPS, MOST_CURRENCIES, MOST_EXPORTED = 100, 1000, 8, 10_000
STEPS = {
    pb.TIME_STEP_DAY: "day",
    pb.TIME_STEP_WEEK: "week",
    pb.TIME_STEP_MONTH: "month",
    pb.TIME_STEP_QUARTER: "quarter",
    pb.TIME_STEP_YEAR: "year",
}
PREVIOUS, YEAR_BEFORE = "previous", "year"


class Question:
    """A query, checked: what is asked of which facts."""

    def __init__(self, call: Call, request: pb.RunQueryRequest, facts: Warehouse) -> None:
        self.facts, self.request = facts, request
        self.measures = measures_of(request)
        self.dimensions = list(request.dimension_ids)
        try:
            period = rules.period_of(
                request.start_date, request.end_date, zone_name(call, request.time_zone)
            )
        except rules.WrongInput as wrong:
            raise Invalid({wrong.field: wrong.text}) from None
        self.part = slice_of(call, period, request.team, filters_of(request), request.mine)
        self.today = today_in(call, period)
        compared = request.with_previous or request.with_year_before
        if compared and period.first is None:
            raise Invalid({"start_date": "is needed to compare with another period"})
        order = order_of(request)
        self.columns, self.left_out = self._columns()
        self.steps = self._steps(STEPS.get(request.time_step, ""))
        self.order = replace(order, after=self._after(order))

    def _after(self, order: Order) -> tuple[Any, ...]:
        """The place of the last row of the page before. A step is told by its first day: more may come before it."""
        place = keys.place_of(self.request)
        at = _step_of(order, self.columns)
        if not place or not self.steps:
            return place
        if len(place) <= at:
            raise keys.WRONG
        number = sum(step.first.isoformat() <= str(place[at]) for step in self.steps) - 1
        return (*place[:at], number, *place[at + 1 :])

    def token(self, row: grouping.Row) -> str:
        """What the page after this row is asked for with."""
        place, at = list(row.place), _step_of(self.order, self.columns)
        if self.steps:
            place[at] = self.steps[row.step].first.isoformat()
        return keys.token(self.request, place)

    def _columns(self) -> tuple[list[Column], list[str]]:
        """Money has a column for each currency, unless rows are by currency already."""
        money = [measure for measure in self.measures if measure.per_currency]
        found: list[str] = []
        if money and "currency" not in self.dimensions:
            found = grouping.currencies_of(self.facts, money, self.part)
        columns = [
            Column(measure, currency)
            for measure in self.measures
            for currency in (found[:MOST_CURRENCIES] if measure.per_currency else []) or [""]
        ]
        return columns, found[MOST_CURRENCIES:]

    def _steps(self, kind: str) -> list[rules.Step]:
        if not kind:
            return []
        extents = [stepping.extent(self.facts, measure, self.part) for measure in self.measures]
        known = [each for each in extents if each]
        period = self.part.period
        if not known and not (period.first and period.last):
            return []
        first = period.first or min(each[0] for each in known)
        latest = max((each[1] for each in known), default=self.today)
        last = min(period.last or latest, max(latest, self.today))
        if last < first:
            return []
        steps = rules.steps_of(kind, first, last) if _few(kind, first, last) else []
        if not steps:
            text = said("comes to more than %(most)s steps; ask for longer ones", most=MOST_STEPS)
            raise Invalid({"time_step": text})
        return steps

    def periods(self, steps: list[rules.Step]) -> dict[str, Asked]:
        """The period that is asked for, and those to compare with."""
        found = {"": Asked(self.part, steps)}
        zone = self.part.period.zone
        before = rules.before(self.part.period, self.today)
        if self.request.with_previous and before and before.first and before.last:
            kind = STEPS.get(self.request.time_step, "")
            beside = rules.steps_of(kind, before.first, before.last) if steps else []
            found[PREVIOUS] = Asked(self.part.at(before), beside[: len(steps)])
        year = rules.year_before(self.part.period, self.today)
        if self.request.with_year_before and year:
            days = [
                rules.year_before(rules.Period(step.first, step.last, zone), self.today)
                for step in steps
            ]
            beside = [
                rules.Step("", each.first, each.last)
                for each in days
                if each and each.first and each.last
            ]
            found[YEAR_BEFORE] = Asked(self.part.at(year), beside)
        return found

    def row(self, row: grouping.Row, steps: list[rules.Step]) -> pb.QueryRow:
        """A row in words."""
        relation = self.measures[0].relation
        step = steps[row.step] if steps else None
        made = pb.QueryRow()
        for name, value, label in zip(self.dimensions, row.cuts, row.labels, strict=False):
            word = name_of(relation.parts[name], value, label)
            made.dimensions.add(dimension_id=name, value=value, label=word)
        chosen = dict(zip(self.dimensions, row.cuts, strict=False))
        if step:
            made.time = step.label
            made.start_date, made.end_date = step.first.isoformat(), step.last.isoformat()
            chosen |= {"from": made.start_date, "to": made.end_date}
        for column, cell in zip(self.columns, row.cells, strict=True):
            money = {"currency": column.currency} if column.currency else {}
            made.values.add(
                value=text_of(cell.value),
                record_count=cell.record_count,
                previous_value=text_of(cell.compared.get(PREVIOUS)),
                year_before_value=text_of(cell.compared.get(YEAR_BEFORE)),
                key=rules.key_of({**chosen, **money}),
            )
        return made

    def rows(self, order: Order) -> tuple[list[pb.QueryRow], int, str]:
        """The rows of a page, how many there are in all, and the token of the next page."""
        if self.request.time_step and not self.steps:
            return [], 0, ""
        found, every = grouping.rows_in(
            self.facts,
            self.columns,
            self.dimensions,
            self.periods(self.steps),
            replace(order, most=order.most + 1),
        )
        token = self.token(found[order.most - 1]) if len(found) > order.most else ""
        return [self.row(row, self.steps) for row in found[: order.most]], every, token

    def total(self) -> pb.QueryRow:
        """The whole."""
        found, _every = grouping.rows_in(self.facts, self.columns, (), self.periods([]), Order())
        return self.row(found[0], [])


def _step_of(order: Order, columns: list[Column]) -> int:
    """Where in a place its step is: behind what rows are ordered by."""
    if order.by in {column.measure.figure_id for column in columns}:
        return 2
    return 0 if order.by == "time" else 1


def _few(kind: str, first: date, last: date) -> bool:
    days = {"day": 1, "week": 7, "month": 28, "quarter": 90, "year": 365}[kind]
    return ((last - first).days + 1) / days <= MOST_STEPS


def measures_of(request: pb.RunQueryRequest) -> list[Measure]:
    """The measures, all of which know all dimensions of the question."""
    wrong: dict[str, str] = {}
    found = []
    asked = {
        **{f"dimension_ids[{at}]": name for at, name in enumerate(request.dimension_ids)},
        **{
            f"filters[{at}].dimension_id": each.dimension_id
            for at, each in enumerate(request.filters)
        },
    }
    for field, name in asked.items():
        if name not in DIMENSIONS or attributes.is_unknown(name):
            wrong[field] = said("there is no dimension %(name)s", name=name)
    for at, name in enumerate(request.measure_ids):
        measure = MEASURES.get(name)
        if measure is None:
            wrong[f"measure_ids[{at}]"] = said("there is no measure %(name)s", name=name)
            continue
        found.append(measure)
        for field, dimension in asked.items():
            if dimension not in measure.relation.parts:
                wrong.setdefault(field, valuing.ignorant(name, dimension))
        if request.team and not measure.relation.teams:
            wrong.setdefault("team", valuing.ignorant(name, "team"))
    if wrong:
        raise Invalid(wrong)
    return found


def filters_of(request: pb.RunQueryRequest) -> tuple[Filter, ...]:
    """The filters of a question."""
    return tuple(
        Filter(each.dimension_id, tuple(sorted(set(each.values))), each.negate)
        for each in request.filters
    )


def order_of(request: pb.RunQueryRequest) -> Order:
    """In which order, and how many at a time."""
    by, _space, way = request.order_by.partition(" ")
    along = request.time_step != pb.TIME_STEP_UNSPECIFIED
    known = [*request.measure_ids, *request.dimension_ids, *(["time"] if along else [])]
    if (by and by not in known) or way not in ("", "asc", "desc"):
        text = said('must be one of these, or with " desc": %(names)s', names=", ".join(known))
        raise Invalid({"order_by": text})
    if not by:
        by, way = ("time", "") if along else (request.measure_ids[0], "desc")
    return Order(by, way == "desc", request.page_size or USUAL)


def run_query(call: Call, request: pb.RunQueryRequest) -> pb.RunQueryResponse:
    """Rows of values, and the whole."""
    found = following_of(call)
    with i18n.reader(language_of(call)), found.facts.moment():
        question = Question(call, request, found.facts)
        rows, every, token = question.rows(question.order)
        total = question.total()
        columns = [
            pb.QueryColumn(
                measure_id=column.measure.figure_id,
                title=_(column.measure.title),
                unit=column.measure.unit,
                currency=column.currency,
                direction=WAYS[column.measure.direction],
            )
            for column in question.columns
        ]
    services = dict.fromkeys(measure.relation.service for measure in question.measures)
    return pb.RunQueryResponse(
        columns=columns,
        rows=rows,
        total=total,
        total_size=every,
        next_page_token=token,
        narrowed_to=narrowed_to(call),
        sources=[found.followers[service].source() for service in services],
        left_out_currencies=question.left_out,
        filters=text_of_filters(question.part.filters),
    )


def export_query(call: Call, request: pb.ExportQueryRequest) -> pb.QueryFile:
    """The same as a text file."""
    facts = following_of(call).facts
    with i18n.reader(language_of(call)), facts.moment():
        question = Question(call, request.query, facts)
        order = question.order
        whole = Order(order.by, order.descending, MOST_EXPORTED)
        rows, every, _token = question.rows(whole)
        relation = question.measures[0].relation
        heads = [_(title_of(name, relation.parts[name])) for name in question.dimensions]
        heads += [_("Period")] if question.steps else []
        compared = [
            (field, word)
            for field, word, wanted in (
                ("value", "", True),
                ("previous_value", _("period before"), request.query.with_previous),
                ("year_before_value", _("year before"), request.query.with_year_before),
            )
            if wanted
        ]
        heads += [_head(column, word) for column in question.columns for _field, word in compared]
        lines = [
            [
                *(value.label for value in row.dimensions),
                *([row.time] if question.steps else []),
                *(_number(getattr(v, field)) for v in row.values for field, _word in compared),
            ]
            for row in rows
        ]
        content = b"".join(sheets.as_csv(sheets.Sheet("", heads, lines)))
    return pb.QueryFile(
        filename="query.csv",
        content_type=sheets.MEDIA["csv"],
        content=content,
        row_count=len(rows),
        total_size=every,
    )


def _head(column: Column, word: str) -> str:
    title = " ".join([_(column.measure.title), *([column.currency] if column.currency else [])])
    return f"{title} ({word})" if word else title


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None
