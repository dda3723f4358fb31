"""What the cost lines say of the customers that somebody sees: totals, the whale curve, parts, pools, each customer.

The rule kept here: profit is margin less cost to serve, in each currency by itself; what a reader may not see is left
out before anything is added up. Tables are named where they may be those of a what-if.

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
MOST = 200


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
SUMS = "sum(c.margin) as margin, sum(c.cost) as cost"
# What is cut by the customer or the month needs no lines.
OF_CUSTOMERS = {"tier": "a.tier", "segment": "a.segment", "month": "strftime(c.month, '%Y-%m')"}
OF_LINES = {
    "product": ("cast(c.product_id as varchar)", "p.product_name"),
    "channel": ("c.channel", "null"),
    "team": ("c.department", "null"),
    "activity": ("cast(c.cost_activity_id as varchar)", "null"),
}
PRODUCTS = (
    " left join (select product_id, any_value(product_name) as product_name from order_lines group by product_id) p"
    " on p.product_id = c.product_id"
)


def _visible(asked: Asked) -> tuple[str, dict[str, Any]]:
    """The condition that leaves what is asked for and may be seen; it knows the account (a) only where it has to."""
    conditions = ["c.month between $first and $last"]
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


def _from(table: str, *expressions: str) -> str:
    """The table, with the accounts where an expression asks for them."""
    accounts = any("a." in expression for expression in expressions)
    return f"{table} c" + (
        " left join accounts a on a.account_id = c.account_id" if accounts else ""
    )


def totals(run: Run, asked: Asked, table: str = "cost_customers") -> list[Total]:
    """Everything together, for each currency."""
    where, values = _visible(asked)
    found = run(
        f"select c.currency, {SUMS} from {_from(table, where)} where {where} group by 1 order by 1",
        values,
    )
    return [Total(*row) for row in found]


def currencies(run: Run, asked: Asked) -> list[str]:
    """The currencies that there are, the one of most records of customers first."""
    where, values = _visible(asked)
    found = run(
        f"select c.currency from {_from('cost_customers', where)} where {where} group by 1"
        f" order by count(*) desc, 1 limit {CURRENCIES}",
        values,
    )
    return [currency for (currency,) in found]


def tiers(run: Run) -> list[str]:
    """The tiers that customers are in."""
    found = run("select distinct tier from accounts where tier <> '' order by tier", {})
    return [tier for (tier,) in found]


def _customers(where: str) -> str:
    return (
        f"select c.account_id, {SUMS}, sum(c.profit) as profit from {_from('cost_customers', where)}"
        f" where {where} group by c.account_id"
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
        "select t.account_id, a.display_name, a.tier, a.segment, a.owner_id, a.team, t.margin, t.cost, t.profit"
        f" from (select * from ({_customers(where)}) where {' and '.join(conditions) or 'true'}"
        f" order by {by} {way}, account_id limit {most:d}) t"
        f" left join accounts a on a.account_id = t.account_id order by t.{by} {way}, t.account_id",
        values,
    )
    return [Customer._make("" if each is None else each for each in row) for row in found]


def customer_count(run: Run, asked: Asked) -> tuple[int, int]:
    """How many customers there are, and how many of them cost more than they earn."""
    where, values = _visible(asked)
    ((count, losing),) = run(
        f"select count(*), count(*) filter (profit < 0) from ({_customers(where)})", values
    )
    return count, losing


def whale(run: Run, asked: Asked) -> list[tuple[int, Decimal, int, str, Decimal]]:
    """Some points of the curve: how many customers so far, what they earned together, and who stands there."""
    where, values = _visible(asked)
    return run(
        f"""
with each as materialized ({_customers(where)}), ranked as (
  select row_number() over best as place, sum(profit) over (best rows unbounded preceding) as together, account_id,
    profit from each window best as (order by profit desc, account_id)
), counted as (select count(*) as total, count(*) filter (profit > 0) as peak from each), marked as (
  select ranked.* from ranked, counted where place in (1, total, peak) or place % greatest(1, total // {POINTS}) = 0
)
select m.place, m.together, m.account_id, coalesce(a.display_name, ''), m.profit
from marked m left join accounts a on a.account_id = m.account_id order by m.place
""",
        values,
    )


def parts(run: Run, asked: Asked, by: str, tables: tuple[str, str]) -> list[tuple[Any, ...]]:
    """Margin and cost by one dimension and currency: part, label, customers, currency, margin, cost."""
    where, values = _visible(asked)
    if by in OF_CUSTOMERS:
        cut, label, sums, source = (
            OF_CUSTOMERS[by],
            "null",
            SUMS,
            _from(tables[1], where, OF_CUSTOMERS[by]),
        )
    else:
        cut, label = OF_LINES[by]
        sums = f"{MARGIN} as margin, {COST} as cost"
        source = _from(tables[0], where) + (PRODUCTS if by == "product" else "")
        where += " and c.kind in ('service', 'margin') and c.account_id > 0"
    return run(
        f"select coalesce({cut}, '') as part, coalesce(any_value({label}), '') as label,"
        f" count(distinct c.account_id), c.currency, {sums} from {source}"
        f" where {where} group by part, c.currency order by cost desc, part, c.currency limit {MOST}",
        values,
    )


def _of_part(asked: Asked, by: str) -> tuple[str, str, dict[str, Any]]:
    """The lines of one part ($part): what to read from, the condition, and its values."""
    where, values = _visible(asked)
    cut = OF_CUSTOMERS[by] if by in OF_CUSTOMERS else OF_LINES[by][0]
    where += (
        f" and c.kind in ('service', 'margin') and c.account_id > 0 and coalesce({cut}, '') = $part"
    )
    return _from("cost_lines", where), where, values


def part_label(run: Run, by: str, part: str) -> str:
    """What records call a part; empty: it is its own name."""
    if by != "product":
        return ""
    named = (
        "select any_value(product_name) from order_lines where cast(product_id as varchar) = $part"
    )
    return run(named, {"part": part})[0][0] or ""


def part_totals(run: Run, asked: Asked, by: str, part: str) -> list[Total]:
    """What a part earned and cost, for each currency."""
    source, where, values = _of_part(asked, by)
    found = run(
        f"select c.currency, {MARGIN}, {COST} from {source} where {where} group by 1 order by 1",
        {**values, "part": part},
    )
    return [Total(*row) for row in found]


def part_steps(run: Run, asked: Asked, by: str, part: str) -> list[tuple[Any, ...]]:
    """The arithmetic of a part: as of one customer (steps), of all of its customers together."""
    source, where, values = _of_part(asked, by)
    return run(
        f"""
select c.month, c.cost_activity_id, c.cost_rate_id, c.cost_pool_id, c.currency, sum(c.quantity), sum(c.record_count),
  sum(c.amount) as amount, any_value(p.amount), any_value(greatest(p.capacity_minutes, p.used_minutes))
from {source} left join cost_pool_months p on p.cost_pool_id = c.cost_pool_id and p.month = c.month
where {where} and c.kind = 'service'
group by all order by c.month desc, amount desc, c.cost_activity_id
""",
        {**values, "part": part},
    )


def part_customers(
    run: Run, asked: Asked, by: str, part: str, most: int
) -> list[tuple[str, Customer]]:
    """The customers that a part cost the most for, with what they earned and cost in it, in each currency."""
    source, where, values = _of_part(asked, by)
    found = run(
        f"""
select t.currency, t.account_id, a.display_name, a.tier, a.segment, a.owner_id, a.team, t.margin, t.cost,
  t.margin - t.cost
from (
  select c.currency, c.account_id, {MARGIN} as margin, {COST} as cost from {source} where {where}
  group by all order by cost desc, margin, c.account_id limit {most:d}
) t left join accounts a on a.account_id = t.account_id order by t.cost desc, t.margin, t.account_id
""",
        {**values, "part": part},
    )
    return [
        (currency, Customer._make("" if each is None else each for each in row))
        for currency, *row in found
    ]


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
    mine = "true"
    values: dict[str, Any] = {"account": account_id}
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
    """The customers whose profit differs the most between two tables of customers."""
    where, values = _visible(asked)

    def one(table: str) -> str:
        return (
            f"(select c.account_id, c.currency, sum(c.profit) as profit from {_from(table, where)} where {where}"
            " group by all)"
        )

    return run(
        f"""
with changed as (
  select account_id, currency, coalesce(b.profit, 0) as present, coalesce(n.profit, 0) as changed
  from {one(before)} b full join {one(after)} n using (account_id, currency)
  where coalesce(b.profit, 0) <> coalesce(n.profit, 0)
  order by abs(coalesce(b.profit, 0) - coalesce(n.profit, 0)) desc, account_id limit 20
)
select d.account_id, coalesce(a.display_name, ''), d.currency, d.present, d.changed
from changed d left join accounts a on a.account_id = d.account_id
order by abs(d.present - d.changed) desc, d.account_id
""",
        values,
    )
