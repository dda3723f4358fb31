"""What open deals should bring, month by month.

The rule kept here: a deal counts in the month in which it should be won, and one whose month has passed in this one; it
counts with its probability. Currencies are never added to each other.
"""

from datetime import date
from functools import lru_cache
from typing import Any

from crm.customers.v1 import deal_figures_pb2 as pb
from crm_chassis import records
from crm_chassis.auth import Principal
from crm_chassis.call import Call, visible
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Date, Text, and_, bindparam, func, or_, select

from crm_customers.deals import pipelines
from crm_customers.tables import deals

USUAL = 6
SUMS = ("open_count", "open_amount", "weighted_amount", "won_count", "won_amount")


def months_from(day: date, count: int) -> list[str]:
    """So many months from that of a day on."""
    first = day.year * 12 + day.month - 1
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(first, first + count)]


def first_day(month: str) -> date:
    """A month's first day."""
    return date.fromisoformat(f"{month}-01")


@lru_cache(maxsize=64)
def _counted(principal: Principal, state: str) -> Statement:
    since, until = bindparam("since", type_=Date), bindparam("until", type_=Date)
    pipeline, owner = bindparam("pipeline", type_=BigInteger), bindparam("owner", type_=Text)
    if state == "open":
        month = func.to_char(func.greatest(deals.c.expected_close_date, since), "YYYY-MM")
        chosen = or_(deals.c.expected_close_date.is_(None), deals.c.expected_close_date < until)
    else:
        closed = func.timezone("UTC", deals.c.close_time)
        month = func.to_char(closed, "YYYY-MM")
        chosen = and_(closed >= since, closed < until)
    return Statement(
        select(
            month.label("month"),
            deals.c.expected_close_date.is_(None).label("no_day"),
            deals.c.currency,
            func.count().label("count"),
            func.sum(deals.c.amount).label("amount"),
            (func.sum(deals.c.amount * deals.c.probability) / 100).label("weighted"),
        )
        .where(deals.c.state == state, deals.c.delete_time.is_(None), chosen)
        .where(or_(pipeline == 0, deals.c.pipeline_id == pipeline))
        .where(or_(owner == "", deals.c.owner_id == owner))
        .where(visible(principal, deals))
        .group_by("month", "no_day", deals.c.currency)
    )


def get_deal_forecast(call: Call, request: pb.GetDealForecastRequest) -> pb.DealForecast:
    """The forecast."""
    if request.pipeline_id:
        pipelines.found(call, request.pipeline_id)
    months = months_from(call.clock.now().date(), (request.months or USUAL) + 1)
    asked = {
        "since": first_day(months[0]),
        "until": first_day(months[-1]),
        "pipeline": request.pipeline_id,
        "owner": request.owner_id,
    }
    lines: dict[tuple[str, str], dict[str, Any]] = {}
    for state in ("open", "won"):
        for row in call.all(_counted(call.principal, state), **asked):
            month = "" if state == "open" and row.no_day else row.month
            line = lines.setdefault((month, row.currency), dict.fromkeys(SUMS, 0))
            line[f"{state}_count"] += row.count
            line[f"{state}_amount"] += row.amount
            line["weighted_amount"] += row.weighted if state == "open" else 0
    made = []
    for (month, currency), sums in sorted(lines.items(), key=lambda one: (not one[0][0], one[0])):
        counts = {name: value for name, value in sums.items() if name.endswith("count")}
        amounts = {n: records.decimal_text(sums[n]) for n in sums if n.endswith("amount")}
        told = {"month": month, "currency": currency, **counts, **amounts}
        made.append(records.from_mapping(pb.ForecastMonth, told))
    return pb.DealForecast(months=made)
