"""What the catalogue says of measures and dimensions besides their names: how they come about, and who knows what.

The rule kept here: nothing is written twice: all of this is read off the declarations by which figures are computed.
"""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from crm.reports.v1 import dashboards_pb2
from crm_chassis.i18n import N_

from crm_reports import attributes, queries
from crm_reports.dimensions import DIMENSIONS, Dimension
from crm_reports.measures import COUNT, MEASURES, SUM, Measure
from crm_reports.measuring import MEAN, MEDIAN
from crm_reports.rules import Period

FORMULAS = {
    COUNT: N_("The number of different records."),
    SUM: N_("The sum of the values of all records."),
    MEDIAN: N_("The median: half of the records have a greater value."),
    MEAN: N_("The average of the values of all records."),
}
SHARE = N_("The records that meet it, divided by all records that could.")
OTHERWISE = N_("Computed from all records at once, as the statement says.")
ANY = Period(date(2026, 1, 1), date(2026, 1, 31), ZoneInfo("UTC"))
# Where the values of a dimension are looked for first: the lists of customers and partners are shorter than what is
# told of them.
HOMES = ("accounts.all", "partners.active", "interactions.all")


def formula_of(measure: Measure) -> str:
    """How a measure comes out of its records, in words (to be translated)."""
    if measure.unit == dashboards_pb2.UNIT_SHARE:
        return SHARE
    return FORMULAS.get(measure.aggregate, OTHERWISE)


def sql_of(measure: Measure) -> str:
    """The statement by which it is computed; $lower and $upper are the ends of the period."""
    rows, _parameters = queries.rows_of(measure, queries.Slice(ANY), {})
    return f"select {measure.aggregate} from ({rows})"  # noqa: S608 (our own declarations only)


def is_additive(measure: Measure) -> bool:
    """Whether its parts add up to it."""
    return measure.aggregate in queries.ADDITIVE


def knowing(dimension_id: str) -> list[Measure]:
    """The measures that know a dimension."""
    return [measure for measure in MEASURES.values() if dimension_id in measure.relation.parts]


def home_of(dimension_id: str) -> Measure | None:
    """The measure whose records have the values of a dimension that one can ask for."""
    knows = {measure.figure_id: measure for measure in knowing(dimension_id)}
    return next((knows[name] for name in (*HOMES, *knows) if name in knows), None)


def common(measures: Iterable[Measure]) -> list[Dimension]:
    """The dimensions that all of these measures know."""
    asked = list(measures)
    every = [*DIMENSIONS.items(), *((name, DIMENSIONS[name]) for name in attributes.known())]
    return [
        dimension
        for name, dimension in every
        if all(name in measure.relation.parts for measure in asked)
    ]
