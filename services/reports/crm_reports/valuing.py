"""The one way in which goals, packs, alerts and other programs of ours get the value of a figure.

The rule kept here: a figure is asked for as a whole or not at all: a filter that its records do not know, or money of
no currency, is refused instead of being ignored.
"""

from collections.abc import Iterable

from crm_chassis.said import said

from crm_reports import queries, rules
from crm_reports.measures import MEASURES, Measure
from crm_reports.queries import Filter, Slice, Value
from crm_reports.warehouse import Warehouse


def check(figure_id: str, filters: Iterable[Filter] = (), currency: str = "") -> Measure:
    """The measure of this name, if it can be asked for so; raises WrongInput naming what is wrong.

    The fields named are `figure_id`, `filters` and `currency`.
    """
    measure = MEASURES.get(figure_id)
    if measure is None:
        raise rules.WrongInput("figure_id", said("there is no measure %(name)s", name=figure_id))
    for each in filters:
        if each.dimension not in measure.relation.parts:
            raise rules.WrongInput("filters", ignorant(figure_id, each.dimension))
    if measure.per_currency and not currency:
        raise rules.WrongInput("currency", "is needed: amounts of several currencies do not add up")
    if currency and "currency" not in measure.relation.parts:
        raise rules.WrongInput("currency", ignorant(figure_id, "currency"))
    return measure


def ignorant(figure_id: str, dimension: str) -> str:
    """A measure does not know a dimension: what it does know."""
    known = ", ".join(sorted(MEASURES[figure_id].relation.parts)) or "–"
    return said(
        "%(measure)s does not know %(dimension)s; it knows: %(known)s",
        measure=figure_id,
        dimension=dimension,
        known=known,
    )


def value_at(facts: Warehouse, figure_id: str, part: Slice, currency: str = "") -> Value:
    """The value of a measure in a period, and how many records are behind it.

    `part` says everything else: the period (days in a time zone; `part.at(period)` is the same in another one), the
    team, the filters by dimension (`Slice.filters`), and whose records count (`rows="all"`: everybody's, which is what
    goals and packs of the company want). Money needs its currency. The value is an exact Decimal: a count, an amount,
    seconds, or a share between 0 and 1; it is None when there is nothing to measure, as for a share of no records. A
    measure that stands (like tickets open) is that at the end of the period's last day. Raises WrongInput as `check`.
    The records behind it: `listing.records_of(facts, MEASURES[figure_id], part, parts_of(currency), …)`.
    """
    measure = check(figure_id, part.filters, currency)
    return queries.value_of(facts, measure, part, parts_of(currency))


def parts_of(currency: str) -> dict[str, str]:
    """The part of a figure that is in this currency; all of it for what is no money."""
    return {"currency": currency} if currency else {}
