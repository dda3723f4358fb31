"""A measure's parts from the greatest to the least, and what all so far come to: a whale curve as a chart.

The rule kept here: the parts are those of the measure's own records, by the conditions by which its figure counts; the
curve ends at the figure. It is drawn from twenty points and the highest one.

The whale curve is that of R. S. Kaplan, V. G. Narayanan: Measuring and Managing Customer Profitability, Journal of Cost
Management, September 2001.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from decimal import Decimal
from typing import NamedTuple

from crm_reports.measures import Measure
from crm_reports.queries import Parts, Slice, exact, rows_of
from crm_reports.warehouse import Warehouse


class Spot(NamedTuple):
    """So many of all parts, and what they come to together."""

    place: int
    total: int
    together: Decimal


def curve_of(
    facts: Warehouse, measure: Measure, part: Slice, parts: Parts, by: str, most: int
) -> list[Spot]:
    """The points of the curve, from the greatest part on."""
    cut = measure.relation.parts[by]
    rows, parameters = rows_of(measure, part, parts, f"{cut.value} as cut", by=(cut,))
    found = facts.read(
        f"""
with each as (select cut, {measure.aggregate} as worth from ({rows}) group by cut), ranked as (
  select row_number() over best as place, sum(worth) over (best rows unbounded preceding) as together, worth
  from each window best as (order by worth desc, cut)
), counted as (select count(*) as total, count(*) filter (worth > 0) as peak from each)
select place, total, together from ranked, counted
where place in (total, peak) or place * {most:d} // total > (place - 1) * {most:d} // total
order by place
""",
        parameters,
    )
    return [Spot(place, total, exact(together) or Decimal(0)) for place, total, together in found]
