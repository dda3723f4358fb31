"""A figure beside what it was: how much it changed, and whether that is good.

The rule kept here: good and bad follow from the direction that the measure declares, never from the sign; a change is
no breach, so it is never red.
"""

from decimal import Decimal
from typing import NamedTuple

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import formats
from crm_chassis.i18n import gettext as _

from crm_reports import charts

MOST_PERCENT = 10


class Change(NamedTuple):
    """How a figure stands beside another time: an arrow, the difference, what it was, and a tone."""

    arrow: str
    difference: str
    before: str
    tone: str
    verdict: str


def change_of(figure: pb.Figure, before: str) -> Change | None:
    """The change since then; None when there is nothing to compare."""
    if not before or not figure.value:
        return None
    now, then = Decimal(figure.value), Decimal(before)
    told = charts.shown(before, figure.unit)
    if now == then == 0:
        return None
    if now == then:
        return Change("=", _("unchanged"), told, "same", "")
    up = now > then
    if figure.unit == pb.UNIT_SHARE:
        difference = _("%(points)s points", points=formats.number(abs(now - then) * 100, 1))
    elif then == 0:
        difference = ""
    elif abs(now - then) > MOST_PERCENT * abs(then):
        difference = _("%(times)s times", times=formats.number(abs(now / then), 0))
    else:
        share = abs((now - then) / then)
        difference = formats.percent(share, 0 if share >= Decimal("0.1") else 1)
    ways = {pb.DIRECTION_MORE_IS_BETTER: up, pb.DIRECTION_LESS_IS_BETTER: not up}
    good = ways.get(figure.direction)
    tone = "same" if good is None else "better" if good else "worse"
    verdict = {"better": _("better"), "worse": _("worse")}.get(tone, "")
    return Change("▲" if up else "▼", difference, told, tone, verdict)
