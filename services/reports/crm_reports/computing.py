"""From plans to figures and charts with words: what a dashboard says, in the reader's language.

The rule kept here: numbers come from queries.py and nowhere else; every figure and every point carries the key that
opens its records. Amounts of different currencies are never added up.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import formats
from crm_chassis.i18n import gettext as _
from crm_chassis.records import decimal_text

from crm_reports import attributes, queries, rules, stepping
from crm_reports.costs.curve import curve_of
from crm_reports.dimensions import DIMENSIONS
from crm_reports.measures import COUNT, MEASURES, SUM, Measure
from crm_reports.measuring import LESS, MORE
from crm_reports.planning import ChartPlan, DashboardPlan
from crm_reports.queries import Slice
from crm_reports.relating import Part, title_of
from crm_reports.rules import Step
from crm_reports.warehouse import Warehouse

CURRENCIES = 3
WAYS = {
    MORE: pb.DIRECTION_MORE_IS_BETTER,
    LESS: pb.DIRECTION_LESS_IS_BETTER,
    0: pb.DIRECTION_NEITHER,
}
# By what dashboards can be narrowed, as far as their figures know it; and how many values are offered.
NARROWED_BY = (
    *("tier", "segment", "relationship_status", "account_kind", "country", "region"),
    *("channel", "category", "product_line", "product", "partner", "partner_tier", "territory"),
    *(
        "ticket_category",
        "priority",
        "deal_category",
        "campaign",
        "campaign_channel",
        "lead_channel",
    ),
    *("location", "owner", "currency"),
)
OFFERED, ATTRIBUTES = 60, 12


def text_of(value: Decimal | None) -> str:
    """A value as figures and points have it."""
    return "" if value is None else decimal_text(value)


def _titled(measure: Measure, by: str) -> str:
    """What the parts of a chart are."""
    return _(title_of(by, measure.relation.parts[by])) if by else ""


def name_of(part: Part, value: str, label: str = "") -> str:
    """What a part of a figure is called."""
    if value in ("", "0"):
        return _(part.empty)
    return _(part.words[value]) if value in part.words else label or value


def _shares(shares: Iterable[float]) -> list[str]:
    """Shares in percent, as short as they can be told apart."""
    found: list[str] = []
    for share in shares:
        texts = (formats.percent(share, digits) for digits in range(4))
        found.append(next((text for text in texts if text not in found), ""))
    return found


def _of_attributes(measures: Sequence[Measure]) -> list[pb.DashboardFilter]:
    """The attributes that these figures can be narrowed by, with the values that are defined."""
    cuts = [
        (name, each)
        for name, each in attributes.known().items()
        if any(name in measure.relation.parts for measure in measures)
    ]
    return [
        pb.DashboardFilter(
            dimension_id=name,
            title=each.title,
            values=[
                pb.DashboardFilterValue(value=value, label=_(label))
                for value, label in list(each.words.items())[:OFFERED]
            ],
        )
        for name, each in cuts[:ATTRIBUTES]
    ]


class Computing:
    """One dashboard or figure being computed, out of one moment of the facts."""

    def __init__(self, facts: Warehouse, part: Slice, today: date) -> None:
        self.facts = facts
        self.part = part
        self.today = today

    def figures(self, measure: Measure) -> Iterable[pb.Figure]:
        """The figure; of money, one for each currency."""
        if not measure.per_currency:
            return [self.figure(measure, {})]
        cuts = self._currencies(measure)
        return [self.figure(measure, {"currency": currency}) for currency in cuts] or [
            self.figure(measure, {})
        ]

    def _currencies(self, measure: Measure) -> list[str]:
        """The currencies with the most records first, at most three: more is a matter for drill-down."""
        cuts = queries.counts_of(self.facts, measure, self.part, {}, "currency", 20)
        most = sorted(cuts, key=lambda cut: (-cut.record_count, cut.part))
        return [cut.part for cut in most[:CURRENCIES]]

    def figure(self, measure: Measure, parts: queries.Parts, *, compared: bool = True) -> pb.Figure:
        """One figure, or a part of it; `compared`: with its value in the period before and a year before."""
        value, count = queries.value_of(self.facts, measure, self.part, parts)
        before = rules.before(self.part.period, self.today) if compared else None
        year_before = rules.year_before(self.part.period, self.today) if compared else None
        previous = self._at(measure, parts, before)
        return pb.Figure(
            figure_id=measure.figure_id,
            key=rules.key_of(parts),
            title=_(measure.title),
            definition=_(measure.definition),
            value=text_of(value),
            previous_value=previous,
            # Before a year there is the year before.
            year_before_value=previous
            if year_before == before
            else self._at(measure, parts, year_before),
            direction=WAYS[measure.direction],
            not_narrowed_by=queries.unfiltered(measure, self.part),
            unit=measure.unit,
            currency=parts.get("currency", ""),
            alarming=measure.alarming and bool(value),
            record_count=count,
            service=measure.relation.service,
        )

    def _at(self, measure: Measure, parts: queries.Parts, period: rules.Period | None) -> str:
        """What it was in another period."""
        if period is None or "from" in parts:
            return ""
        return text_of(queries.alone(self.facts, measure, self.part.at(period), parts))

    def title(self, plan: ChartPlan) -> str:
        """What a chart is called; one without a title is called by what it shows."""
        if plan.title:
            return _(plan.title)
        first = MEASURES[plan.figures[0]]
        names = ", ".join(_(MEASURES[name].title) for name in plan.figures)
        cut = [_titled(first, name) for name in (plan.by, plan.split) if name]
        return _("%(names)s by %(cut)s", names=names, cut=", ".join(cut)) if cut else names

    def charts(self, plan: ChartPlan) -> list[pb.Chart]:
        """The chart; of money, one for each currency. None when there are no records."""
        first = MEASURES[plan.figures[0]]
        cuts = self._currencies(first) if first.per_currency else [""]
        found = [self._chart(plan, {"currency": currency} if currency else {}) for currency in cuts]
        return [chart for chart in found if chart.points]

    def _chart(self, plan: ChartPlan, parts: queries.Parts) -> pb.Chart:
        first = MEASURES[plan.figures[0]]
        label_title = _titled(first, plan.by)
        if plan.kind == pb.CHART_KIND_MATRIX:
            points = self._matrix(plan, first)
        elif plan.by and plan.kind == pb.CHART_KIND_LINES:
            points = self._curve(plan, first, parts)
            label_title = _("%(parts)s: share of all", parts=label_title)
        elif plan.by:
            points = self._bars(plan, first, parts)
        else:
            points = self._along(plan, parts)
        return pb.Chart(
            chart_id=plan.chart_id,
            title=self.title(plan),
            kind=plan.kind,
            unit=first.unit,
            currency=parts.get("currency", ""),
            service=first.relation.service,
            points=points,
            figure_ids=plan.figures,
            label_title=label_title,
            group_title=_titled(first, plan.split),
            not_narrowed_by=queries.unfiltered(first, self.part),
        )

    def _bars(self, plan: ChartPlan, measure: Measure, parts: queries.Parts) -> list[pb.Point]:
        part = measure.relation.parts[plan.by]
        return [
            pb.Point(
                label=name_of(part, cut.part, cut.label),
                value=text_of(cut.value),
                figure_id=measure.figure_id,
                key=rules.key_of({**parts, plan.by: cut.part}),
            )
            for cut in queries.cuts_of(self.facts, measure, self.part, parts, plan.by, plan.most)
        ]

    def _curve(self, plan: ChartPlan, measure: Measure, parts: queries.Parts) -> list[pb.Point]:
        """What all parts so far come to, the greatest first; each point opens what all of them are."""
        spots = curve_of(self.facts, measure, self.part, parts, plan.by, plan.most)
        shares = _shares(spot.place / spot.total for spot in spots)
        return [
            pb.Point(
                label=share,
                value=text_of(spot.together),
                figure_id=measure.figure_id,
                key=rules.key_of(parts),
            )
            for spot, share in zip(spots, shares, strict=True)
        ]

    def _matrix(self, plan: ChartPlan, measure: Measure) -> list[pb.Point]:
        rows, columns = measure.relation.parts[plan.by], measure.relation.parts[plan.split]
        pairs = queries.pairs_of(self.facts, measure, self.part, plan.by, plan.split)
        of_rows, of_columns = (
            queries.labels_of(self.facts, measure, name, {pair[at] for pair in pairs})
            for at, name in enumerate((plan.by, plan.split))
        )
        return [
            pb.Point(
                label=name_of(rows, row, of_rows.get(row, "")),
                group=name_of(columns, column, of_columns.get(column, "")),
                value=text_of(value),
                figure_id=measure.figure_id,
                key=rules.key_of({plan.by: row, plan.split: column}),
            )
            for (row, column), value in sorted(pairs.items())
        ]

    def _steps(self, measures: Iterable[Measure], least: str) -> Sequence[Step]:
        """The steps of the period, as far as there are records or today has come."""
        extents = [
            found for each in measures if (found := stepping.extent(self.facts, each, self.part))
        ]
        if not extents:
            return []
        period = self.part.period
        first = period.first or min(extent[0] for extent in extents)
        known = max(extent[1] for extent in extents)
        last = min(period.last or known, max(known, self.today))
        return rules.steps(first, last, least)

    def _along(self, plan: ChartPlan, parts: queries.Parts) -> list[pb.Point]:
        measures = [MEASURES[figure_id] for figure_id in plan.figures]
        steps = self._steps(measures, plan.least)
        points: list[pb.Point] = []
        if not steps:
            return points
        for measure in measures:
            values = stepping.along(self.facts, measure, self.part, parts, steps, plan.split)
            zero = Decimal(0) if measure.aggregate in (COUNT, SUM) else None
            for group, cut in self._groups(plan, measure, len(measures) > 1):
                for index, step in enumerate(steps):
                    value = values.get((index, cut), zero)
                    chosen = {**parts, **({plan.split: cut} if plan.split else {})}
                    days = {"from": step.first.isoformat(), "to": step.last.isoformat()}
                    points.append(
                        pb.Point(
                            label=step.label,
                            group=group,
                            value=text_of(value),
                            figure_id=measure.figure_id,
                            key=rules.key_of({**chosen, **days}),
                            alarming=measure.alarming and bool(value),
                        )
                    )
        return points

    def _groups(self, plan: ChartPlan, measure: Measure, many: bool) -> list[tuple[str, str]]:
        """The groups of a chart along time: what each is called, and the part that it is."""
        if not plan.split:
            return [(_(measure.title) if many else "", "")]
        part = measure.relation.parts[plan.split]
        cuts = queries.cuts_of(self.facts, measure, self.part, {}, plan.split, plan.most)
        return [(name_of(part, cut.part, cut.label), cut.part) for cut in cuts]

    def part_name(self, measure: Measure, parts: queries.Parts) -> str:
        """What a key says, in words."""
        words, days = [], [parts[name] for name in ("from", "to") if name in parts]
        for name, value in sorted(parts.items()):
            if name in measure.relation.parts:
                cuts = queries.cuts_of(self.facts, measure, self.part, parts, name, 1)
                words.append(
                    name_of(measure.relation.parts[name], value, cuts[0].label if cuts else "")
                )
        return ", ".join([*words, *([" – ".join(dict.fromkeys(days))] if days else [])])

    def choices(self, plan: DashboardPlan) -> list[pb.DashboardFilter]:
        """By what a dashboard can be narrowed: the dimensions that its figures know, and which values there are."""
        names = dict.fromkeys(
            (*plan.figures, *(name for each in plan.charts for name in each.figures))
        )
        measures = [MEASURES[name] for name in names]
        found = []
        for name in NARROWED_BY:
            knowing: dict[str, Measure] = {}
            for measure in measures:
                if name in measure.relation.parts:
                    knowing.setdefault(measure.relation.source, measure)
            offered = (self._offered(each, name) for each in knowing.values())
            values = next(filter(None, offered), [])
            if values:
                title = _(DIMENSIONS[name].title)
                found.append(pb.DashboardFilter(dimension_id=name, title=title, values=values))
        return [*found, *_of_attributes(measures)]

    def _offered(self, measure: Measure, name: str) -> list[pb.DashboardFilterValue]:
        """The values of a dimension that records of this kind have; none where there is nothing to choose."""
        part = measure.relation.parts[name]
        cuts = queries.cuts_of(self.facts, measure, self.part, {}, name, OFFERED)
        said = [cut for cut in cuts if cut.part]
        return [
            pb.DashboardFilterValue(value=cut.part, label=name_of(part, cut.part, cut.label))
            for cut in said
            if len(said) > 1
        ]

    def dashboard(self, plan: DashboardPlan) -> pb.Dashboard:
        """The whole dashboard, all of one moment."""
        with self.facts.moment():
            drawn = [(each, self.charts(each)) for each in plan.charts]
            return pb.Dashboard(
                dashboard_id=plan.dashboard_id,
                title=_(plan.title),
                description=_(plan.description) if plan.description else "",
                figures=[
                    figure
                    for figure_id in plan.figures
                    for figure in self.figures(MEASURES[figure_id])
                ],
                charts=[chart for _plan, charts in drawn for chart in charts],
                empty_charts=[self.title(each) for each, charts in drawn if not charts],
                teams=sorted(
                    {team for each in plan.services for team in queries.teams_of(self.facts, each)}
                ),
            )
