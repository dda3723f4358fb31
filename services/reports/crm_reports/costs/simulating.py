"""Handlers of what would be if activities, pools or rates were others.

The rule kept here: a what-if computes aside, out of one moment of the facts, and stores nothing; what could not be
decided so is refused by field.
"""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import costs_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.records import decimal_text

from crm_reports.costs import allocating, books, checks, decisions, rules
from crm_reports.costs.allocating import Activity, Decisions, Pool, Rate
from crm_reports.costs.figures import KEPT, NAMES, NOW, asked_of, summary_of
from crm_reports.costs.keeping import current

if TYPE_CHECKING:
    from crm_chassis.call import Call


def simulate_costs(call: "Call", request: pb.SimulateCostsRequest) -> pb.CostSimulation:
    """What is, what would be, and whom it would change the most."""
    asked = asked_of(call, request)
    found, decided = current(call)
    changed = _changed(decided, request)
    facts = found.facts
    # What is made aside in this moment is gone with its end.
    with facts.readers.cursor(moment=True) as cursor:
        until = call.clock.now().date().replace(day=1)
        months = rules.months(asked.first, asked.last)
        allocating.allocate(cursor.execute, changed, months, until, "select * from cost_quantities")
        simulation = pb.CostSimulation(
            present=summary_of(facts.read, asked, decided, request.by, KEPT),
            changed=summary_of(facts.read, asked, changed, request.by, NOW),
        )
        for account_id, name, currency, before, after in books.changes(
            facts.read, asked, KEPT[1], NOW[1]
        ):
            simulation.changes.add(
                account_id=account_id,
                display_name=name,
                currency=currency,
                present_profit=decimal_text(before),
                profit=decimal_text(after),
            )
    return simulation


def _changed(decided: Decisions, request: pb.SimulateCostsRequest) -> Decisions:
    """The decisions as they would be; what could not be decided so is refused by field."""
    activities = {each.cost_activity_id: each for each in decided.activities}
    pools = {each.cost_pool_id: each for each in decided.pools}
    rates = {each.cost_rate_id: each for each in decided.rates}
    for at, given in enumerate(request.activities):
        _known(activities, given.cost_activity_id, f"activities[{at}].cost_activity_id")
        activities[given.cost_activity_id] = Activity(
            given.cost_activity_id,
            given.display_name,
            given.department,
            NAMES[given.driver],
            given.detail,
            tuple(given.countries),
        )
    for at, pool in enumerate(request.pools):
        _known(pools, pool.cost_pool_id, f"pools[{at}].cost_pool_id")
        pools[pool.cost_pool_id] = _pool(pool, f"pools[{at}]")
    for at, rate in enumerate(request.rates):
        _known(rates, rate.cost_rate_id, f"rates[{at}].cost_rate_id")
        rates[rate.cost_rate_id] = _rate(rate, activities, pools, f"rates[{at}]")
    return replace(
        decided,
        activities=tuple(activities.values()),
        pools=tuple(pools.values()),
        rates=tuple(rates.values()),
    )


def _known(known: Mapping[int, Any], key: int, field: str) -> None:
    if key not in known:
        raise Invalid({field: N_("is not one that there is")})


def _wrong(path: str, wrong: Mapping[str, str]) -> None:
    if wrong:
        raise Invalid({f"{path}.{field}": text for field, text in wrong.items()})


def _pool(given: pb.CostPool, path: str) -> Pool:
    amount = Decimal(given.monthly_amount or "0")
    _wrong(path, checks.pool_problems(amount, given.currency, given.first_month, given.last_month))
    return Pool(
        given.cost_pool_id,
        given.display_name,
        amount,
        given.currency,
        given.capacity_minutes,
        given.first_month,
        given.last_month,
    )


def _rate(
    given: pb.CostRate,
    activities: Mapping[int, Activity],
    pools: Mapping[int, Pool],
    path: str,
) -> Rate:
    values = records.values(given, *decisions.RATE_FIELDS)
    _known(activities, given.cost_activity_id, f"{path}.cost_activity_id")
    pool = pools.get(given.cost_pool_id)
    _wrong(path, checks.rate_problems(values, False, pool))
    return Rate(
        given.cost_rate_id,
        given.cost_activity_id,
        given.cost_pool_id,
        Decimal(given.unit_minutes or "0"),
        Decimal(given.amount or "0"),
        given.currency,
        given.first_month,
        given.last_month,
    )
