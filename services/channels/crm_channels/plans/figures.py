"""Plan against actual, rolled up at every level, with what the year is likely to bring.

The rule kept here: every sale counts once, at the target that names it most closely; what no target names is a row of
its own; so the rows of every level sum up to the same total. A figure opens down to the sales behind it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from crm.channels.v1 import sales_plans_pb2 as pb
from crm_chassis import i18n, records
from crm_chassis.errors import Invalid
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_channels import queries
from crm_channels.plans import forecasting, rules, sales, wording
from crm_channels.plans.sales_plans import message, seen
from crm_channels.tables import partners, sales_targets
from crm_channels.tables.plans import MONTHS

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

LEVELS = records.enum_names(pb.PlanLevel.DESCRIPTOR)
FORECASTS = records.enum_numbers(pb.ForecastMethod.DESCRIPTOR)
USUAL, MOST = 200, 1000
TARGETS = Statement(
    select(sales_targets)
    .where(
        sales_targets.c.sales_plan_id == bindparam("plan", type_=BigInteger()),
        sales_targets.c.delete_time.is_(None),
    )
    .order_by(sales_targets.c.sales_target_id)
)


class History(NamedTuple):
    """Sales month by month: of the plan's year, and of all full months before now."""

    year: int
    by_month: dict[tuple[int, int], Decimal]
    now: tuple[int, int]

    def of_year(self, year: int) -> list[Decimal]:
        """The twelve months of a year."""
        return [self.by_month.get((year, month), rules.NOTHING) for month in range(1, 13)]

    def last_year(self) -> list[Decimal]:
        """The year before the plan's."""
        return self.of_year(self.year - 1)

    def full(self) -> tuple[list[float], int]:
        """All full months from the first sale on, and which month of the year the first is."""
        past = [key for key in self.by_month if key < self.now and key[0] <= self.year]
        if not past:
            return [], 1
        (year, month), found = min(past), []
        first, last = month, min(self.now, (self.year + 1, 1))
        while (year, month) < last:
            found.append(float(self.by_month.get((year, month), rules.NOTHING)))
            year, month = (year, month + 1) if month < 12 else (year + 1, 1)
        return found, first

    def seasons(self) -> list[Decimal]:
        """The seasonal indices as weights."""
        full, first = self.full()
        return [Decimal(str(round(index, 6))) for index in forecasting.seasonality(full, first)]


class Group(NamedTuple):
    """A row in the making."""

    plan: list[Decimal]
    history: dict[tuple[int, int], Decimal]
    pairs: set[str]


def _now(call: "Call") -> tuple[int, int]:
    today = call.clock.now().date()
    return today.year, today.month


def _targets(call: "Call", plan: "Row") -> list["Row"]:
    rows = call.all(TARGETS, plan=plan.sales_plan_id)
    return [row for row in rows if call.sees(sales_targets, row)]


def _aim(row: "Row") -> rules.Aim:
    named = (row.partner_id or 0, row.product_line, row.territory)
    return rules.Aim(row.sales_target_id, *named)


def history_of(call: "Call", plan: "Row", target: "Row") -> History:
    """The sales that would belong to a target if it were the only one."""
    choosing = rules.Choosing([_aim(target)])
    by_month: dict[tuple[int, int], Decimal] = defaultdict(Decimal)
    for fact in sales.facts(call, plan):
        if choosing.target(fact.partner_id, fact.product_line, fact.territory):
            by_month[fact.year, fact.month] += fact.value
    return History(plan.plan_year, dict(by_month), _now(call))


def _key(level: str, target: int, partner_id: int, product_line: str, territory: str) -> str:
    """The row of a level that something belongs to."""
    keys = {
        "total": "",
        "target": str(target),
        "partner": str(partner_id),
        "product_line": product_line.casefold(),
        "territory": "/".join(rules.parts_of(territory)),
    }
    return keys[level]


def grouped(targets: Iterable["Row"], facts: Iterable[sales.Fact], level: str) -> dict[str, Group]:
    """Targets and sales by the rows of a level."""
    found: dict[str, Group] = {}

    def group(key: str) -> Group:
        if key not in found:
            found[key] = Group([rules.NOTHING] * rules.MONTHS, defaultdict(Decimal), set())
        return found[key]

    rows = list(targets)
    for row in rows:
        named = (row.partner_id or 0, row.product_line, row.territory)
        plan = group(_key(level, row.sales_target_id, *named)).plan
        plan[:] = [a + getattr(row, name) for a, name in zip(plan, MONTHS, strict=True)]
    choosing = rules.Choosing([_aim(row) for row in rows])
    for fact in facts:
        named = (fact.partner_id, fact.product_line, fact.territory)
        group_of = group(_key(level, choosing.target(*named), *named))
        group_of.history[fact.year, fact.month] += fact.value
        group_of.pairs.add(sales.pair(fact.partner_id, fact.product_line))
    return found


def get_plan_figures(call: "Call", request: pb.GetPlanFiguresRequest) -> pb.PlanFigures:
    """A plan in figures."""
    plan = seen(call, request.sales_plan_id)
    level = LEVELS.get(request.level, "target")
    targets, facts = _targets(call, plan), sales.facts(call, plan)
    with i18n.reader(call.language):
        total = grouped(targets, facts, "total").get("") or Group([rules.NOTHING] * 12, {}, set())
        naming = _Naming(call, targets, facts)
        rows = [
            _figure(call, plan, naming, level, key, group)
            for key, group in grouped(targets, facts, level).items()
            if level != "total" and _says(plan, group)
        ]
        rows.sort(key=lambda row: (not row.label, row.label))
        return pb.PlanFigures(
            sales_plan=message(call, plan),
            total=_figure(call, plan, naming, "total", "", total),
            rows=rows,
            months_over=rules.months_over(plan.plan_year, *_now(call)),
            other_currencies=sales.other_currencies(call, plan),
        )


def _says(plan: "Row", group: Group) -> bool:
    """Whether a row has anything in the plan's year."""
    return any(group.plan) or any(year == plan.plan_year for year, _month in group.history)


class _Naming:
    """What rows are called, and what they are about."""

    def __init__(self, call: "Call", targets: Sequence["Row"], facts: Sequence[sales.Fact]) -> None:
        ids = {row.partner_id for row in targets if row.partner_id} | {f.partner_id for f in facts}
        self.partners = {key: row.name for key, row in queries.rows_of(call, partners, ids).items()}
        self.targets = {row.sales_target_id: row for row in targets}
        texts = [t.product_line for t in targets] + [f.product_line for f in facts]
        texts += [t.territory for t in targets] + [f.territory for f in facts]
        self.texts = {text.casefold(): text for text in reversed(texts)}

    def about(self, level: str, key: str) -> pb.PlanFigure:
        """A row with its names and nothing else."""
        row = pb.PlanFigure(row_key=key)
        if level == "partner":
            row.partner_id, row.label = int(key), self.partners.get(int(key), "")
        elif level in ("product_line", "territory"):
            row.label = self.texts.get(key, key)
            setattr(row, level, row.label)
        elif level == "target" and int(key) in self.targets:
            target = self.targets[int(key)]
            row.sales_target_id = int(key)
            row.partner_id, row.product_line = target.partner_id or 0, target.product_line
            row.territory = target.territory
            named = (self.partners.get(row.partner_id, ""), row.product_line, row.territory)
            row.label = " · ".join(filter(None, named))
        return row


def _figure(  # the figures of one row
    call: "Call", plan: "Row", naming: _Naming, level: str, key: str, group: Group
) -> pb.PlanFigure:
    over = rules.months_over(plan.plan_year, *_now(call))
    history = History(plan.plan_year, dict(group.history), _now(call))
    actual = history.of_year(plan.plan_year)
    so_far, due = sum(actual[:over], rules.NOTHING), sum(group.plan[:over], rules.NOTHING)
    row = naming.about(level, key)
    row.plan.extend(map(records.decimal_text, group.plan))
    row.actual.extend(map(records.decimal_text, actual))
    row.plan_total = records.decimal_text(sum(group.plan, rules.NOTHING))
    row.actual_total = records.decimal_text(sum(actual, rules.NOTHING))
    row.plan_to_date, row.gap = records.decimal_text(due), records.decimal_text(so_far - due)
    full, first = history.full()
    _forecast(call, plan, row, full, over, sum(actual, rules.NOTHING), so_far)
    row.seasonality.extend(round(index, 4) for index in forecasting.seasonality(full, first))
    return row


def _forecast(
    call: "Call",
    plan: "Row",
    row: pb.PlanFigure,
    full: Sequence[float],
    over: int,
    total: Decimal,
    so_far: Decimal,
) -> None:
    """What the year is likely to bring; never less than what was sold already."""
    year, month = _now(call)
    skip = (plan.plan_year - year) * 12 - (month - 1) if plan.plan_year > year else 0
    found = forecasting.forecast(full, over, skip)
    row.forecast_method = FORECASTS[found.method]  # type: ignore[assignment]
    row.explanation = wording.forecast(found.method, found.months, over)
    unit = Decimal(1) if plan.measure == "quantity" else rules.CENT

    def whole(rest: float) -> str:
        value = so_far + Decimal(str(rest)).quantize(unit)
        return records.decimal_text(max(value, total))

    if over == rules.MONTHS:
        row.forecast = records.decimal_text(total)
    elif found.method != "none":
        row.forecast = whole(found.value)
        if found.low is not None and found.high is not None:
            row.forecast_low, row.forecast_high = whole(found.low), whole(found.high)


def list_plan_actuals(
    call: "Call", request: pb.ListPlanActualsRequest
) -> pb.ListPlanActualsResponse:
    """The sales behind a figure."""
    plan = seen(call, request.sales_plan_id)
    level = LEVELS.get(request.level, "total")
    targets, facts = _targets(call, plan), sales.facts(call, plan)
    group = grouped(targets, facts, level).get(request.row_key if level != "total" else "")
    if group is None:
        return pb.ListPlanActualsResponse(total="0")
    size, after = min(request.page_size or USUAL, MOST), _after(request.page_token)
    rows = sales.single(call, plan, group.pairs, request.month, size + 1, after)
    months = range(1, 13) if not request.month else (request.month,)
    total = sum(
        (group.history.get((plan.plan_year, m), rules.NOTHING) for m in months), rules.NOTHING
    )
    last = rows[size - 1] if len(rows) > size else None
    return pb.ListPlanActualsResponse(
        plan_actuals=records.to_messages(pb.PlanActual, rows[:size]),
        next_page_token=f"{last.sale_date}|{last.line_id}" if last is not None else "",
        total=records.decimal_text(total),
    )


def _after(token: str) -> tuple[str, ...]:
    """Where a page begins: after this day and number."""
    if not token:
        return ()
    day, _bar, number = token.partition("|")
    try:
        return date.fromisoformat(day).isoformat(), str(int(number))
    except ValueError:
        raise Invalid({"page_token": "is not the next_page_token of this list"}) from None
