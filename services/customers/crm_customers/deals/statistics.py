"""Statistics across deals and their projects: by customer, category, seller, product or time.

The rule kept here: what is counted is what the caller may see; a share of won deals is of those that are closed, and
currencies are never added to each other.
"""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from crm.customers.v1 import deal_figures_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from sqlalchemy import ColumnElement, Select, Text, case, cast, func, literal, select

from crm_customers.deals import rules
from crm_customers.deals.deals import day
from crm_customers.tables import accounts, deal_entries, deal_lines, deals

MOST = 500
CLOSED = func.timezone("UTC", deals.c.close_time)
NOT_YET = literal("")
GROUPS: dict[int, ColumnElement[str]] = {
    pb.DEAL_GROUP_ACCOUNT: func.coalesce(cast(deals.c.account_id, Text), ""),
    pb.DEAL_GROUP_CATEGORY: deals.c.category,
    pb.DEAL_GROUP_OWNER: deals.c.owner_id,
    pb.DEAL_GROUP_PRODUCT: deal_lines.c.product_name,
    pb.DEAL_GROUP_MONTH: func.coalesce(func.to_char(CLOSED, "YYYY-MM"), NOT_YET),
    pb.DEAL_GROUP_QUARTER: func.coalesce(func.to_char(CLOSED, 'YYYY"-Q"Q'), NOT_YET),
    pb.DEAL_GROUP_CLOSE_REASON: deals.c.close_reason,
}


def _when(text: str, field: str, *, after: bool = False) -> datetime | None:
    found: date | None = day(text, field)
    if found is None:
        return None
    start = datetime.combine(found, time(), UTC)
    return start + timedelta(days=1) if after else start


def _money() -> Any:
    """The approved money of each deal."""
    income = deal_entries.c.kind == "income"
    return (
        select(
            deal_entries.c.deal_id,
            func.sum(case((income, deal_entries.c.amount), else_=0)).label("income"),
            func.sum(case((income, 0), else_=deal_entries.c.amount)).label("cost"),
        )
        .where(deal_entries.c.state == "approved")
        .group_by(deal_entries.c.deal_id)
        .subquery("money")
    )


def _statement(call: Call, request: pb.GetDealStatisticsRequest) -> Select[Any]:
    group = GROUPS[request.group].label("group")
    by_product = request.group == pb.DEAL_GROUP_PRODUCT
    worth = deal_lines.c.amount if by_product else deals.c.amount
    money = _money()
    won, lost, still = (deals.c.state == state for state in ("won", "lost", "open"))
    name = func.max(accounts.c.display_name) if request.group == pb.DEAL_GROUP_ACCOUNT else group
    statement = select(
        group,
        name.label("name"),
        deals.c.currency,
        func.count().filter(won).label("won_count"),
        func.count().filter(lost).label("lost_count"),
        func.count().filter(still).label("open_count"),
        func.coalesce(func.sum(worth).filter(won), 0).label("won_amount"),
        func.coalesce(func.sum(worth).filter(still), 0).label("open_amount"),
        func.coalesce(func.sum(money.c.income), 0).label("income"),
        func.coalesce(func.sum(money.c.cost), 0).label("cost"),
    ).select_from(
        deals.outerjoin(money, money.c.deal_id == deals.c.deal_id).outerjoin(
            accounts, accounts.c.account_id == deals.c.account_id
        )
    )
    if by_product:
        statement = statement.join(deal_lines, deal_lines.c.deal_id == deals.c.deal_id)
    statement = statement.where(deals.c.delete_time.is_(None), call.visible(deals))
    if request.pipeline_id:
        statement = statement.where(deals.c.pipeline_id == request.pipeline_id)
    since, until = _when(request.since, "since"), _when(request.until, "until", after=True)
    begun = func.coalesce(deals.c.close_time, deals.c.create_time)
    chosen = [begun >= since] if since else []
    chosen += [begun < until] if until else []
    return (
        statement.where(*chosen)
        .group_by(group, deals.c.currency)
        .order_by(func.coalesce(func.sum(worth).filter(won), 0).desc(), group)
        .limit(MOST)
    )


def get_deal_statistics(call: Call, request: pb.GetDealStatisticsRequest) -> pb.DealStatistics:
    """The statistics."""
    made = []
    for row in call.all(_statement(call, request)):
        closed = row.won_count + row.lost_count
        share = f"{row.won_count / closed:.4f}" if closed else ""
        profit = row.income - row.cost if request.group != pb.DEAL_GROUP_PRODUCT else rules.NOTHING
        made.append(
            records.to_message(pb.DealStatistic, row, win_rate=share, profit=profit, name=row.name)
        )
    return pb.DealStatistics(statistics=made)
