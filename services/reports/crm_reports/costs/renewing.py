"""Which months of the cost lines are not those of now, and what they are: only these are counted and allocated again.

The rule kept here: what a driver counts in a month has a print, a sum over the hashes of all its records as they count;
what people decided for a month has one, too. A month is computed again when one of its prints is another than that
of which its lines were made: so whatever changed facts (a late event, a merge, an erasure, a file that was read
again), the lines are those that computing all of it would give.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

import hashlib
from collections.abc import Iterable
from datetime import date
from typing import Any

from crm_reports.costs import allocating, rules
from crm_reports.costs.allocating import Decisions
from crm_reports.costs.derived import TABLES
from crm_reports.costs.drivers import DIRECT, DRIVERS, MARGIN, Driver

COUNTED: tuple[Driver, ...] = (*DRIVERS, MARGIN)
DECISIONS = "decisions"
STATEMENTS = (
    *(allocating.DRAWN, allocating.POOLED, allocating.SHARES, allocating.SPLIT, allocating.UNUSED),
    *(allocating.DIRECTLY, allocating.EARNED, allocating.MONTHS, allocating.ADDED_UP),
    *(driver.quantities for driver in COUNTED),
)
# Lines that another version made are computed again.
MADE = hashlib.sha256("\n".join(STATEMENTS).encode()).hexdigest()
OF_FACTS = "part not in ('decisions', 'entries', 'made')"
FIELDS = "detail, department, q.account_id, channel, product_id, currency, amount, key"
CHANGED = f"""
create or replace temp table recounted as
select coalesce(n.part, k.part) as part, coalesce(n.month, k.month) as month
from facts_now n full join (select * from cost_prints where {OF_FACTS}) k
  on k.part = n.part and k.month = n.month
where n.print is distinct from k.print
"""
QUANTITIES = (
    "select q.* from cost_quantities q anti join recounted r on r.part = q.driver and r.month = q.month"
    " union all select * from quantities_now"
)


def forget_others(run: Any) -> None:
    """Forgets lines that another version of the statements made."""
    if run("select print from cost_prints where part = 'made'").fetchall() != [(MADE,)]:
        for name in (*TABLES, "cost_prints"):
            run(f"delete from {name}")
        run("insert into cost_prints values ('made', null, ?)", [MADE])


def _prints(run: Any, *, countries: bool) -> None:
    """What each driver counts in each month now, as prints: into `facts_now`."""
    run("create or replace temp table facts_now (part varchar, month date, print varchar)")
    fields, joined = FIELDS, ""
    if countries:  # an activity asks for the customer's country
        fields += ", coalesce(of.country, '')"
        joined = " left join accounts of on of.account_id = q.account_id"
    for driver in COUNTED:
        run(
            f"insert into facts_now select '{driver.name}', q.month, concat(count(*), '/', sum(hash({fields})))"
            f" from ({driver.records}) q{joined} group by q.month"
        )


def holding(decisions: Decisions, month: date, until: date) -> str:
    """The print of what holds in a month: rates, pools and direct costs, without what they are called."""
    name = f"{month:%Y-%m}"
    activities = {each.cost_activity_id: each for each in decisions.activities}
    pools = {
        each.cost_pool_id: (
            each.cost_pool_id,
            each.monthly_amount,
            each.currency,
            each.capacity_minutes,
        )
        for each in decisions.pools
        if month <= until and rules.holds(each.first_month, each.last_month, name)
    }

    def told(activity_id: int) -> tuple[Any, ...]:
        each = activities[activity_id]
        return (activity_id, each.driver, each.detail, each.department, each.countries)

    held = [
        (each.cost_rate_id, each.cost_pool_id, each.unit_minutes, each.amount, each.currency)
        + told(each.cost_activity_id)
        for each in decisions.rates
        if each.cost_activity_id in activities
        and rules.holds(each.first_month, each.last_month, name)
    ]
    direct = [told(key) for key, each in activities.items() if each.driver in DIRECT]
    whole = repr(
        (sorted(map(repr, held)), sorted(map(repr, pools.values())), sorted(map(repr, direct)))
    )
    return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _months(run: Any, decisions: Decisions, until: date) -> set[date]:
    """The months in which anything can stand: those of facts, of pools, and of what was computed before."""
    found = run(
        "select month from facts_now union select month from cost_prints where month is not null"
    )
    months = {month for (month,) in found.fetchall()}
    for pool in decisions.pools:
        first = rules.first_day(pool.first_month)
        last = min(rules.first_day(pool.last_month) or until, until)
        if first:
            months.update(rules.months(first, last))
    return months


def by_country(decisions: Decisions | None) -> bool:
    """Whether it matters in which country a customer is."""
    return decisions is not None and any(each.countries for each in decisions.activities)


def renew(run: Any, decisions: Decisions, until: date, *, same_facts: bool = False) -> list[date]:
    """Computes aside what is not of now; says which months. `put` then puts it in place."""
    if same_facts:
        run(f"create or replace temp table facts_now as select * from cost_prints where {OF_FACTS}")
    else:
        _prints(run, countries=by_country(decisions))
    run(CHANGED)
    run(f"create or replace temp table quantities_now ({TABLES['cost_quantities']})")
    changed = dict.fromkeys(
        part for (part,) in run("select distinct part from recounted").fetchall()
    )
    for driver in COUNTED:
        if driver.name in changed:
            run(f"insert into quantities_now {driver.quantities}")
    kept = dict(run(f"select month, print from cost_prints where part = '{DECISIONS}'").fetchall())
    holds = {month: holding(decisions, month, until) for month in _months(run, decisions, until)}
    counts = {MARGIN.name, *(each.driver for each in decisions.activities)}
    months = {month for month, print_ in holds.items() if kept.get(month) != print_}
    told = run("select part, month from recounted").fetchall()
    months |= {month for part, month in told if part in counts}
    run("create or replace temp table holds_now (month date, print varchar)")
    if holds:
        run(
            "insert into holds_now select unnest($months::date[]), unnest($prints::varchar[])",
            {"months": list(holds), "prints": list(holds.values())},
        )
    allocating.allocate(run, decisions, sorted(months), until, QUANTITIES)
    return sorted(months)


def put(run: Any) -> None:
    """Puts what was computed aside in place of what was there; in one transaction of who calls."""
    gone = "exists (select 1 from recounted r where r.part = driver and r.month = cost_quantities.month)"
    run(f"delete from cost_quantities where {gone}")
    run("insert into cost_quantities select * from quantities_now")
    for name in ("lines", "customers", "pool_months"):
        run(f"delete from cost_{name} where month in (select month from months_now)")
        run(f"insert into cost_{name} select * from {name}_now")
    run("delete from cost_prints where part not in ('entries', 'made')")
    run("insert into cost_prints select * from facts_now")
    run(f"insert into cost_prints select '{DECISIONS}', month, print from holds_now")
    tidy(run, ("quantities", "lines", "customers", "pool_months", "facts", "holds"))


def tidy(run: Any, names: Iterable[str]) -> None:
    """Lets go of what was made aside."""
    run("drop view if exists temp.counted")
    for name in names:
        run(f"drop table if exists temp.{name}_now")
