"""From quantities and decisions to cost lines: every pool shared out whole, every line with its rate.

The rule kept here: allocation is in whole cents by largest remainders (rules.shared says the same in Python), first
among customers, what nobody is known for and what nobody used, then within each customer. No cent is lost on the way.

Two ways of costing are known:

- time-driven (R. S. Kaplan, S. R. Anderson: Time-Driven Activity-Based Costing, Harvard Business Review, November
  2004): a pool has a practical capacity in minutes; money ÷ capacity is the cost of a minute, each activity takes so
  many minutes a unit, and what is not used is shown as unused capacity. When more was worked than the capacity says,
  the money is shared by what was worked.
- by volume (R. Cooper, R. S. Kaplan: Measure Costs Right, Harvard Business Review, 1988): a pool without capacity is
  shared out whole by the volume of its drivers.

A rate may also be given as an amount a unit; direct costs need none.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from crm_reports.costs import rules
from crm_reports.costs.derived import TABLES
from crm_reports.costs.drivers import DIRECT, MARGIN

FAR = date(2999, 12, 1)
FINE = 10_000


@dataclass(frozen=True, slots=True)
class Activity:
    """Something that is done for customers."""

    cost_activity_id: int
    display_name: str
    department: str
    driver: str
    detail: str
    countries: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pool:
    """Money of each month."""

    cost_pool_id: int
    display_name: str
    monthly_amount: Decimal
    currency: str
    capacity_minutes: int
    first_month: str
    last_month: str


@dataclass(frozen=True, slots=True)
class Rate:
    """What a unit of an activity costs in some months."""

    cost_rate_id: int
    cost_activity_id: int
    cost_pool_id: int
    unit_minutes: Decimal
    amount: Decimal
    currency: str
    first_month: str
    last_month: str


@dataclass(frozen=True, slots=True)
class Decisions:
    """All that people decided about costs."""

    activities: tuple[Activity, ...] = ()
    pools: tuple[Pool, ...] = ()
    rates: tuple[Rate, ...] = ()
    # Moves on with every change of costs that were entered by hand.
    entries: int = 0


# Which quantities cost what. An activity without a department takes those of all.
DRAWN = """
create temp table drawn as
select r.cost_pool_id, r.cost_activity_id, r.cost_rate_id, r.unit, r.cents, r.scale, r.currency, q.month, q.account_id,
  q.department, q.channel, q.product_id, q.quantity, q.record_count,
  cast(greatest(q.quantity, 0) * 10000 as hugeint) as units
from counted q join rates_now r on q.driver = r.driver and (r.detail = '' or r.detail = q.detail)
  and (r.department = '' or r.department = q.department) and q.month between r.first_month and r.last_month
left join accounts a on a.account_id = q.account_id
where len(r.countries) = 0 or list_contains(r.countries, a.country)
"""
POOLED = """
create temp table pooled as
select p.cost_pool_id, m.month, p.cents, p.scale, p.currency, p.capacity_minutes, coalesce(u.used, 0) as used
from pools_now p join months_now m on m.month between p.first_month and least(p.last_month, cast($until as date))
left join (select cost_pool_id, month, sum(units * unit) as used from drawn where cost_pool_id > 0 group by all) u
  on u.cost_pool_id = p.cost_pool_id and u.month = m.month
"""
# A pool's cents among customers and activities, and what nobody used (account -1).
SHARES = """
create temp table shares as
with weights as (
  select d.cost_pool_id, d.month, d.cost_activity_id, d.account_id, sum(d.units * d.unit) as weight
  from drawn d where d.cost_pool_id > 0 group by all having sum(d.units * d.unit) > 0
  union all
  select cost_pool_id, month, 0, -1, case when capacity_minutes = 0 then 1 else capacity_minutes * 100000000 - used end
  from pooled where used < capacity_minutes * cast(100000000 as hugeint) or used = 0
), floors as (
  select w.*, p.cents, p.cents * w.weight // sum(w.weight) over pool as floor,
    p.cents * w.weight % sum(w.weight) over pool as rest
  from weights w join pooled p using (cost_pool_id, month)
  window pool as (partition by w.cost_pool_id, w.month)
), placed as (
  select *, cents - sum(floor) over (partition by cost_pool_id, month) as spare,
    row_number() over (partition by cost_pool_id, month order by rest desc, account_id, cost_activity_id) as place
  from floors
)
select cost_pool_id, month, cost_activity_id, account_id, cast(floor + if(place <= spare, 1, 0) as hugeint) as cents
from placed
union all
select 0, month, cost_activity_id, account_id,
  (sum(units) * any_value(cents) + 50000000 // any_value(scale)) // (100000000 // any_value(scale))
from drawn where cost_pool_id = 0 group by month, cost_activity_id, account_id, cost_rate_id
"""
# The same within a customer, down to team, channel and product.
SPLIT = """
insert into lines_now
with floors as (
  select d.*, s.cents as whole,
    s.cents * d.units // sum(d.units) over one as floor, s.cents * d.units % sum(d.units) over one as rest
  from drawn d join shares s using (cost_pool_id, month, cost_activity_id, account_id)
  where d.units > 0
  window one as (partition by d.cost_pool_id, d.month, d.cost_activity_id, d.account_id)
), placed as (
  select *, whole - sum(floor) over one as spare,
    row_number() over (partition by cost_pool_id, month, cost_activity_id, account_id
      order by rest desc, department, channel, product_id, units) as place
  from floors
  window one as (partition by cost_pool_id, month, cost_activity_id, account_id)
)
select if(account_id = 0, 'unattributed', 'service'), month, cost_pool_id, cost_activity_id, cost_rate_id, account_id,
  department, channel, product_id, currency, quantity, record_count,
  cast(cast(cast(floor + if(place <= spare, 1, 0) as hugeint) * (10000 // scale) as decimal(18,0))
    * cast(0.0001 as decimal(5,4)) as decimal(18,4))
from placed
"""
UNUSED = """
insert into lines_now
select 'unused', s.month, s.cost_pool_id, 0, 0, 0, '', '', 0, p.currency, 0, 0,
  cast(cast(s.cents * (10000 // p.scale) as decimal(18,0)) * cast(0.0001 as decimal(5,4)) as decimal(18,4))
from shares s join pooled p using (cost_pool_id, month) where s.account_id = -1
"""
DIRECTLY = """
insert into lines_now
select if(q.account_id = 0, 'unattributed', 'service'), q.month, 0, a.cost_activity_id, 0, q.account_id, q.department,
  q.channel, q.product_id, q.currency, q.quantity, q.record_count, q.quantity
from counted q join direct_now a on q.driver = a.driver and (a.detail = '' or a.detail = q.detail)
  and (a.department = '' or a.department = q.department)
left join accounts c on c.account_id = q.account_id
where len(a.countries) = 0 or list_contains(a.countries, c.country)
"""
EARNED = """
insert into lines_now
select 'margin', month, 0, 0, 0, account_id, department, channel, product_id, currency, 0, record_count, quantity
from counted where driver = $margin
"""
MONTHS = """
insert into pool_months_now
select cost_pool_id, month, currency,
  cast(cast(cast(cents as hugeint) * (10000 // scale) as decimal(18,0)) * cast(0.0001 as decimal(5,4))
    as decimal(18,4)),
  capacity_minutes, cast(cast(used // 10000 as decimal(18,0)) * cast(0.0001 as decimal(5,4)) as decimal(18,4))
from pooled
"""


ADDED_UP = """
insert into customers_now
select month, account_id, currency, sum(if(kind = 'margin', amount, 0)), sum(if(kind = 'service', amount, 0)),
  sum(if(kind = 'margin', amount, -amount))
from lines_now where account_id > 0 and kind in ('margin', 'service') group by all
"""


def _day(month: str, other: date) -> date:
    return rules.first_day(month) or other


def _fill(run: Any, name: str, columns: str, rows: Sequence[Sequence[Any]]) -> None:
    run(f"create or replace temp table {name} ({columns})")
    for row in rows:
        run(f"insert into {name} values ({', '.join('?' * len(row))})", list(row))


RATES_NOW = (
    "cost_rate_id bigint, cost_activity_id bigint, driver varchar, detail varchar, department varchar,"
    " cost_pool_id bigint, unit hugeint, cents hugeint, currency varchar, scale bigint,"
    " first_month date, last_month date, countries varchar[]"
)
POOLS_NOW = (
    "cost_pool_id bigint, cents hugeint, scale bigint, currency varchar, capacity_minutes bigint,"
    " first_month date, last_month date"
)
DIRECT_NOW = "cost_activity_id bigint, driver varchar, detail varchar, department varchar, countries varchar[]"


def _decided(run: Any, decisions: Decisions) -> None:
    """The decisions as tables to join with."""
    _fill(run, "rates_now", RATES_NOW, list(_rates(decisions)))
    _fill(run, "pools_now", POOLS_NOW, [_pool(each) for each in decisions.pools])
    direct = [
        (each.cost_activity_id, each.driver, each.detail, each.department, list(each.countries))
        for each in decisions.activities
        if each.driver in DIRECT
    ]
    _fill(run, "direct_now", DIRECT_NOW, direct)


def _rates(decisions: Decisions) -> Iterator[tuple[Any, ...]]:
    """The rates that count, in exact small units: of an activity that needs one, and of a pool that is there."""
    activities = {each.cost_activity_id: each for each in decisions.activities}
    pools = {each.cost_pool_id: each for each in decisions.pools}
    for rate in decisions.rates:
        activity, pool = activities.get(rate.cost_activity_id), pools.get(rate.cost_pool_id)
        if activity is None or activity.driver in DIRECT or (rate.cost_pool_id and pool is None):
            continue
        currency = pool.currency if pool else rate.currency
        yield (
            *(rate.cost_rate_id, rate.cost_activity_id),
            *(activity.driver, activity.detail, activity.department),
            *(rate.cost_pool_id, int(rate.unit_minutes * FINE), int(rate.amount * FINE)),
            *(currency, 10 ** rules.places(currency)),
            *(_day(rate.first_month, FAR), _day(rate.last_month, FAR), list(activity.countries)),
        )


def _pool(pool: Pool) -> tuple[Any, ...]:
    """A pool, its money in cents."""
    return (
        *(pool.cost_pool_id, rules.cents(pool.monthly_amount, pool.currency)),
        *(10 ** rules.places(pool.currency), pool.currency, pool.capacity_minutes),
        *(_day(pool.first_month, FAR), _day(pool.last_month, FAR)),
    )


def allocate(
    run: Any, decisions: Decisions, months: Sequence[date], until: date, quantities: str
) -> None:
    """Fills lines_now, customers_now and pool_months_now of this connection for these months.

    `quantities`: what they are made from; pools without an end go on `until` that month.
    """
    run(
        "create or replace temp table months_now as select unnest($months::date[]) as month",
        {"months": months},
    )
    run(
        f"create or replace temp view counted as select * from ({quantities})"
        " where month in (select month from months_now)"
    )
    for name in ("drawn", "pooled", "shares"):
        run(f"drop table if exists temp.{name}")
    for name in ("lines", "customers", "pool_months"):
        run(f"create or replace temp table {name}_now ({TABLES[f'cost_{name}']})")
    if not months:
        return
    _decided(run, decisions)
    run(DRAWN)
    run(POOLED, {"until": until})
    run(SHARES)
    run(SPLIT)
    run(UNUSED)
    run(DIRECTLY)
    run(EARNED, {"margin": MARGIN.name})
    run(MONTHS)
    run(ADDED_UP)
    for name in ("drawn", "pooled", "shares"):
        run(f"drop table temp.{name}")
