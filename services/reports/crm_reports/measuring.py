"""What a figure is: which records it counts, by which time, and how their values become one.

The rule kept here: a figure is an aggregate over records of one relation that fall into the period by one time; its
records are listed by the very same conditions, so what is counted and what is shown cannot differ.
"""

from dataclasses import dataclass

from crm.reports.v1 import dashboards_pb2 as pb

from crm_reports.relating import Relation

COUNT = "count(distinct key)"
MEDIAN = "quantile_cont(value, 0.5)"
SUM = "coalesce(sum(value), 0)"
MEAN = "avg(value)"
# Which way is good.
MORE, LESS = 1, -1


@dataclass(frozen=True)
class Measure:
    """One figure. `time` says when a record counts; with `standing`, records that stood at the end of the period.

    `direction`: MORE is better, LESS is better, or 0: it only says how much there is.
    """

    figure_id: str
    title: str
    definition: str
    relation: Relation
    time: str
    where: str = "true"
    standing: str = ""
    value: str = "1"
    aggregate: str = COUNT
    unit: pb.Unit = pb.UNIT_COUNT
    per_currency: bool = False
    alarming: bool = False
    direction: int = 0


def seconds(start: str, end: str) -> str:
    """From one moment to another, in seconds."""
    return f"(epoch_us({end}) - epoch_us({start})) / 1e6"
