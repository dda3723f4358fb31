"""What people decided, as it would be with the changes of a scenario.

The rule kept here: a scenario says only what it changes, so what is decided otherwise meanwhile holds in it, too. What
it changes and is there no more is left out and counted, never guessed. A driver that costs no rate (direct costs)
cannot take the place of one that has rates.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any, NamedTuple

from crm.reports.v1 import costs_pb2 as pb
from crm_chassis.i18n import N_
from crm_chassis.records import enum_names

from crm_reports.costs import checks
from crm_reports.costs.allocating import Decisions
from crm_reports.costs.drivers import DIRECT

DRIVERS: Any = enum_names(pb.CostDriver.DESCRIPTOR)
KEYS = ("cost_rate_id", "cost_pool_id", "cost_activity_id")
FIELDS = {
    "cost_rate_id": ("amount", "unit_minutes"),
    "cost_pool_id": ("monthly_amount", "capacity_minutes"),
    "cost_activity_id": ("driver",),
}


class Change(NamedTuple):
    """What of one rate, pool or activity would be otherwise."""

    kind: str
    key: int
    values: Mapping[str, Any]


def changes_of(stored: Sequence[Mapping[str, Any]]) -> list[Change]:
    """The changes of a scenario as it is kept."""
    found = []
    for each in stored:
        kind = next(name for name in KEYS if each.get(name))
        values = {name: each[name] for name in FIELDS[kind] if each.get(name) not in (None, "")}
        for name in ("amount", "unit_minutes", "monthly_amount"):
            if name in values:
                values[name] = Decimal(str(values[name]))
        found.append(Change(kind, int(each[kind]), values))
    return found


def supposed(decided: Decisions, changes: Sequence[Change]) -> tuple[Decisions, int]:
    """The decisions as they would be, and how many changes are of what is there no more."""
    known: dict[str, dict[int, Any]] = {
        "cost_rate_id": {each.cost_rate_id: each for each in decided.rates},
        "cost_pool_id": {each.cost_pool_id: each for each in decided.pools},
        "cost_activity_id": {each.cost_activity_id: each for each in decided.activities},
    }
    gone = 0
    for change in changes:
        record = known[change.kind].get(change.key)
        if record is None:
            gone += 1
            continue
        values = dict(change.values)
        if "driver" in values and values["driver"] != record.driver:
            values["detail"] = ""  # a detail is one of its driver
        known[change.kind][change.key] = replace(record, **values)
    rates, pools, activities = (tuple(known[kind].values()) for kind in KEYS)
    return replace(decided, activities=activities, pools=pools, rates=rates), gone


def problems(decided: Decisions, given: Sequence[pb.CostScenarioChange]) -> dict[str, str]:
    """What could not be, by field."""
    wrong: dict[str, str] = {}
    seen: set[tuple[str, int]] = set()
    for at, change in enumerate(given):
        named = [(name, getattr(change, name)) for name in KEYS if getattr(change, name)]
        path = f"changes[{at}]"
        if len(named) != 1:
            wrong[path] = N_("must name one rate, one pool or one activity")
        elif named[0] in seen:
            wrong[path] = N_("is changed twice")
        else:
            for field, text in _wrong(decided, change, *named[0]).items():
                wrong[f"{path}.{field}"] = text
        seen.update(named)
    return wrong


def _wrong(
    decided: Decisions, change: pb.CostScenarioChange, kind: str, key: int
) -> dict[str, str]:
    allowed = FIELDS[kind]
    for name in (name for fields in FIELDS.values() for name in fields if name not in allowed):
        given = change.HasField(name) if name == "capacity_minutes" else getattr(change, name)
        if given:
            return {name: N_("is nothing that this has")}
    if kind == "cost_rate_id":
        return _wrong_rate(decided, change, key)
    if kind == "cost_pool_id":
        pool = next((each for each in decided.pools if each.cost_pool_id == key), None)
        if pool is None:
            return {kind: N_("is not one that there is")}
        amount = Decimal(change.monthly_amount or pool.monthly_amount)
        return checks.pool_problems(amount, pool.currency, pool.first_month, pool.last_month)
    known = [each.cost_activity_id for each in decided.activities]
    rated = [each.cost_activity_id for each in decided.rates]
    if key not in known:
        return {kind: N_("is not one that there is")}
    if not change.driver:
        return {"driver": N_("must be given")}
    if DRIVERS[change.driver] in DIRECT and key in rated:
        return {"driver": N_("counts direct costs, which need no rate")}
    return {}


def _wrong_rate(decided: Decisions, change: pb.CostScenarioChange, key: int) -> dict[str, str]:
    rate = next((each for each in decided.rates if each.cost_rate_id == key), None)
    if rate is None:
        return {"cost_rate_id": N_("is not one that there is")}
    if rate.cost_pool_id and change.amount:
        return {"amount": N_("follows from the pool: leave it empty")}
    if not rate.cost_pool_id and change.unit_minutes:
        return {"unit_minutes": N_("is for rates that draw on a pool")}
    if rate.cost_pool_id and not Decimal(change.unit_minutes or 0):
        return {"unit_minutes": N_("must be given: how many minutes one unit takes")}
    if not rate.cost_pool_id and not change.amount:
        return {"amount": N_("must be given")}
    return {}
