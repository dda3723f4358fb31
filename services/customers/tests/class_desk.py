"""A desk for classes: customers, what they bought, and the rules that judge them, all through the pipeline."""

import itertools
from datetime import timedelta

NUMBERS = itertools.count(1)


def account(world, **fields):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH", **fields})


def buy(world, of, amount, days_ago=0, currency="EUR"):
    day = world.clock.now().date() - timedelta(days=days_ago)
    line = {"product_code": "P-1", "quantity": "1", "amount": str(amount)}
    order = {
        "source": "shop",
        "external_id": f"O-{next(NUMBERS)}",
        "account_id": of.account_id,
        "order_date": day.isoformat(),
        "currency": currency,
    }
    return world.call("IngestOrder", order={**order, "lines": [line]})


def settle(world):
    """A moment passes, and what waits in the background is done."""
    world.clock.forward(seconds=10)
    world.run_jobs()


def where(world, of):
    found = world.call("GetAccount", account_id=of.account_id)
    return found.tier, found.relationship_status


def rule(value, condition, **words):
    return {"value": value, "condition": condition, **words}


def set_rules(world, tiers, statuses=(), by="manager", **more):
    rules = {"tiers": tiers, "statuses": list(statuses), **more}
    return world.call("ReplaceClassRules", class_rules=rules, by=by)
