"""What the cost lines say of the customers that somebody sees: totals, the whale curve, parts, pools, each customer.

The rule kept here: profit is margin less cost to serve, in each currency by itself; what a reader may not see is left
out before anything is added up. `lines` and `pool_months` name the tables: those that are kept, or those of a what-if.

The whale curve is that of R. S. Kaplan, V. G. Narayanan: Measuring and Managing Customer Profitability, Journal of Cost
Management, September 2001: customers from the most to the least profitable against what all so far earned together.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

Run = Callable[[str, Mapping[str, Any]], list[tuple[Any, ...]]]
POINTS = 180
CURRENCIES = 20


@dataclass(frozen=True)
class Asked:
    """Which months, of whose customers; and which of them."""

    first: date
    last: date
    rows: str = "all"
    reader_id: str = ""
    reader_team: str = ""
    currency: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)


class Total(NamedTuple):
    """What was earned and what serving cost, in one currency."""

    currency: str
    margin: Decimal
    cost: Decimal

    @property
    def profit(self) -> Decimal:
        """What is left."""
        return self.margin - self.cost


class Customer(NamedTuple):
    """A customer's total."""

    account_id: int
    display_name: str
    tier: str
    segment: str
    owner_id: str
    team: str
    margin: Decimal
    cost: Decimal
    profit: Decimal


MARGIN = "sum(if(c.kind = 'margin', c.amount, 0))"
COST = "sum(if(c.kind = 'service', c.amount, 0))"
PROFIT = "sum(if(c.kind = 'margin', c.amount, -c.amount))"
CUTS = {
    "tier": ("a.tier", "null"),
    "segment": ("a.segment", "null"),
    "product": ("cast(c.product_id as varchar)", "p.product_name"),
    "channel": ("c.channel", "null"),
    "team": ("c.department", "null"),
    "activity": ("cast(c.cost_activity_id as varchar)", "null"),
    "month": ("strftime(c.month, '%Y-%m')", "null"),
}
PRODUCTS = (
    " left join (select product_id, any_value(product_name) as product_name from order_lines group by product_id) p"
    " on p.product_id = c.product_id"
)


def _visible(asked: Asked) -> tuple[str, dict[str, Any]]:
    """The condition that leaves the customers' lines that are asked for and may be seen."""
    conditions = ["c.kind in ('service', 'margin')", "c.account_id > 0"]
    conditions.append("c.month between $first and $last")
    values: dict[str, Any] = {"first": asked.first, "last": asked.last}
    if asked.rows != "all":
        mine = ["a.owner_id = $reader_id"]
        values["reader_id"] = asked.reader_id
        if asked.rows == "team" and asked.reader_team:
            mine.append("a.team = $reader_team")
            values["reader_team"] = asked.reader_team
        conditions.append(f"({' or '.join(mine)})")
    if asked.currency:
        conditions.append("c.currency = $currency")
        values["currency"] = asked.currency
    for name in ("tier", "segment", "team"):
        if asked.chosen.get(name):
            conditions.append(f"a.{name} = ${name}")
            values[name] = asked.chosen[name]
    return " and ".join(conditions), values


def _from(lines: str) -> str:
    return f"{lines} c left join accounts a on a.account_id = c.account_id"


def totals(run: Run, asked: Asked, lines: str = "cost_lines") -> list[Total]:
    """Everything together, for each currency."""
    where, values = _visible(asked)
    found = run(
        f"select c.currency, {MARGIN}, {COST} from {_from(lines)} where {where} group by 1 order by 1",
        values,
    )
    return [Total(*row) for row in found]


def currencies(run: Run, asked: Asked) -> list[str]:
    """The currencies that there are, the one of most customers first."""
    where, values = _visible(asked)
    found = run(
        f"select c.currency from {_from('cost_lines')} where {where} group by 1"
        f" order by count(distinct c.account_id) desc, 1 limit {CURRENCIES}",
        values,
    )
    return [currency for (currency,) in found]


def tiers(run: Run) -> list[str]:
    """The tiers that customers are in."""
    found = run("select distinct tier from accounts where tier <> '' order by tier", {})
    return [tier for (tier,) in found]


def _customers(lines: str, where: str) -> str:
    names = "any_value(a.display_name) as display_name, any_value(a.tier) as tier"
    more = "any_value(a.segment) as segment, any_value(a.owner_id) as owner_id, any_value(a.team) as team"
    return (
        f"select c.account_id, {names}, {more}, {MARGIN} as margin, {COST} as cost, {PROFIT} as profit"
        f" from {_from(lines)} where {where} group by c.account_id"
    )


def customers(
    run: Run,
    asked: Asked,
    order: str,
    most: int,
    after: tuple[Decimal, int] | None,
    *,
    losing: bool,
) -> list[Customer]:
    """Customers in one currency, by margin, cost or profit; after the last one of the page before."""
    by, _, way = order.partition(" ")
    where, values = _visible(asked)
    conditions = ["profit < 0"] if losing else []
    if after is not None:
        sign = "<" if way else ">"
        conditions.append(f"({by} {sign} $after or ({by} = $after and account_id > $after_id))")
        values |= {"after": after[0], "after_id": after[1]}
    found = run(
        f"select * from ({_customers('cost_lines', where)}) where {' and '.join(conditions) or 'true'}"
        f" order by {by} {way}, account_id limit {most:d}",
        values,
    )
    return [Customer(row[0], *(text or "" for text in row[1:6]), *row[6:]) for row in found]


def customer_count(run: Run, asked: Asked) -> tuple[int, int]:
    """How many customers there are, and how many of them cost more than they earn."""
    where, values = _visible(asked)
    ((count, losing),) = run(
        f"select count(*), count(*) filter (profit < 0) from ({_customers('cost_lines', where)})",
        values,
    )
    return count, losing


def whale(run: Run, asked: Asked) -> list[tuple[int, Decimal, int, str, Decimal]]:
    """Some points of the curve: how many customers so far, what they earned together, and who stands there."""
    where, values = _visible(asked)
    return run(
        f"""
with each as ({_customers("cost_lines", where)}), ranked as (
  select row_number() over best as place, sum(profit) over (best rows unbounded preceding) as together, account_id,
    display_name, profit, count(*) over () as total from each
  window best as (order by profit desc, account_id)
), marked as (select *, max(place) filter (profit > 0) over () as peak from ranked)
select place, together, account_id, coalesce(display_name, ''), profit from marked
where place in (1, total) or place = peak or place % greatest(1, total // {POINTS}) = 0 order by place
""",
        values,
    )


def parts(run: Run, asked: Asked, by: str, lines: str = "cost_lines") -> list[tuple[Any, ...]]:
    """Margin and cost by one dimension and currency: part, label, customers, currency, margin, cost."""
    cut, label = CUTS[by]
    where, values = _visible(asked)
    joined = _from(lines) + (PRODUCTS if by == "product" else "")
    return run(
        f"select coalesce({cut}, '') as part, coalesce(any_value({label}), '') as label,"
        f" count(distinct c.account_id), c.currency, {MARGIN}, {COST} as cost from {joined}"
        f" where {where} group by part, c.currency order by cost desc, part, c.currency limit 200",
        values,
    )


def pools(run: Run, asked: Asked, lines: str, pool_months: str) -> list[tuple[Any, ...]]:
    """Where each pool's money went: id, currency, amount, charged, unattributed, unused, capacity, used minutes."""
    span = {"first": asked.first, "last": asked.last}
    return run(
        f"""
with money as (
  select cost_pool_id, currency, sum(amount) as amount, sum(capacity_minutes) as capacity, sum(used_minutes) as used
  from {pool_months} where month between $first and $last group by all
), gone as (
  select cost_pool_id, sum(amount) filter (kind = 'service') as charged,
    sum(amount) filter (kind = 'unattributed') as unattributed, sum(amount) filter (kind = 'unused') as unused
  from {lines} where cost_pool_id > 0 and month between $first and $last group by all
)
select m.cost_pool_id, m.currency, m.amount, coalesce(g.charged, 0), coalesce(g.unattributed, 0),
  coalesce(g.unused, 0), m.capacity, m.used
from money m left join gone g on g.cost_pool_id = m.cost_pool_id order by m.cost_pool_id
""",
        span,
    )


def steps(run: Run, asked: Asked, account_id: int) -> list[tuple[Any, ...]]:
    """One customer's arithmetic: month, activity, rate, pool, currency, quantity, records, amount, and of the pool's
    month its money and the minutes that it was shared by."""
    return run(
        """
select c.month, c.cost_activity_id, c.cost_rate_id, c.cost_pool_id, c.currency, sum(c.quantity), sum(c.record_count),
  sum(c.amount) as amount, any_value(p.amount), any_value(greatest(p.capacity_minutes, p.used_minutes))
from cost_lines c left join cost_pool_months p on p.cost_pool_id = c.cost_pool_id and p.month = c.month
where c.kind = 'service' and c.account_id = $account and c.month between $first and $last
group by all order by c.month desc, amount desc, c.cost_activity_id
""",
        {"first": asked.first, "last": asked.last, "account": account_id},
    )


def customer(run: Run, asked: Asked, account_id: int) -> tuple[Any, ...] | None:
    """Who the customer is, if the reader sees it."""
    mine, values = "true", {"account": account_id}
    if asked.rows != "all":
        mine = "(a.owner_id = $reader_id or ($reader_team <> '' and a.team = $reader_team))"
        team = asked.reader_team if asked.rows == "team" else ""
        values |= {"reader_id": asked.reader_id, "reader_team": team}
    for row in run(
        "select a.account_id, a.display_name, a.tier, a.segment, a.owner_id, a.team from accounts a"
        f" where a.account_id = $account and {mine}",
        values,
    ):
        return row
    return None


def changes(
    run: Run, asked: Asked, before: str, after: str
) -> list[tuple[int, str, str, Decimal, Decimal]]:
    """The customers whose profit differs the most between two sets of lines."""
    where, values = _visible(asked)
    one = (
        f"select c.account_id, c.currency, any_value(a.display_name) as display_name, {PROFIT} as profit"
        " from {lines} c left join accounts a on a.account_id = c.account_id where "
        + where
        + " group by all"
    )
    one_of = {"b": one.replace("{lines}", before), "n": one.replace("{lines}", after)}
    return run(
        f"""
select account_id, coalesce(b.display_name, n.display_name, ''), currency, coalesce(b.profit, 0), coalesce(n.profit, 0)
from ({one_of["b"]}) b full join ({one_of["n"]}) n using (account_id, currency)
where coalesce(b.profit, 0) <> coalesce(n.profit, 0)
order by abs(coalesce(b.profit, 0) - coalesce(n.profit, 0)) desc, account_id limit 20
""",
        values,
    )
