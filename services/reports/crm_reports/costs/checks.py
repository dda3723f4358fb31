"""What can be wrong about a pool or a rate, by field: of one that is written, and of one that is only supposed.

The rule kept here: nothing is looked up; who asks brings what the pool or rate stands beside.
"""

from decimal import Decimal
from typing import Any

from crm_chassis.i18n import N_
from crm_chassis.said import said

from crm_reports.costs import rules


def _wrong_months(first: str, last: str) -> dict[str, str]:
    """What is wrong about a span of months, by field."""
    wrong: dict[str, str] = {}
    if rules.first_day(first) is None:
        wrong["first_month"] = N_("must be a month like 2026-10")
    if last and last < first:
        wrong["last_month"] = N_("must not be before the first month")
    return wrong


def pool_problems(
    amount: Decimal, currency: str, first_month: str, last_month: str
) -> dict[str, str]:
    """What is wrong about a pool, by field."""
    wrong = _wrong_months(first_month, last_month)
    if amount != round(amount, rules.places(currency)):
        wrong["monthly_amount"] = said(
            "has more digits than %(currency)s has cents", currency=currency
        )
    return wrong


def rate_problems(values: dict[str, Any], direct: bool, pool: "Any | None") -> dict[str, str]:
    """What is wrong about a rate by itself and beside its pool, by field."""
    wrong = _wrong_months(values["first_month"], values["last_month"])
    if direct:
        wrong["cost_activity_id"] = N_("counts direct costs, which need no rate")
    return (
        {**_drawing(values, pool), **wrong}
        if values["cost_pool_id"]
        else {**_given(values), **wrong}
    )


def _given(values: dict[str, Any]) -> dict[str, str]:
    """What is wrong about a rate that says what a unit costs."""
    wrong: dict[str, str] = {}
    if values["amount"] in ("", None):
        wrong["amount"] = N_("must be given: what one unit costs, or else a pool")
    if not values["currency"]:
        wrong["currency"] = N_("must be given with an amount")
    if values["unit_minutes"] not in ("", None):
        wrong["unit_minutes"] = N_("is for rates that draw on a pool")
    return wrong


def _drawing(values: dict[str, Any], pool: "Any | None") -> dict[str, str]:
    """What is wrong about a rate that draws on a pool."""
    first, wrong = values["first_month"], dict[str, str]()
    if values["amount"] not in ("", None):
        wrong["amount"] = N_("follows from the pool: leave it empty")
    if values["currency"]:
        wrong["currency"] = N_("is that of the pool: leave it empty")
    if not Decimal(values["unit_minutes"] or 0):
        wrong["unit_minutes"] = N_("must be given: how many minutes one unit takes")
    if pool is None:
        wrong["cost_pool_id"] = N_("is no pool")
    elif not rules.within(first, values["last_month"], pool.first_month, pool.last_month):
        field = "first_month" if first < pool.first_month else "last_month"
        wrong[field] = N_("is not one of the pool's months")
    return wrong
