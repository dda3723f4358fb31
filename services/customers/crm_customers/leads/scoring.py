"""A lead's points: every rule that fits gives its own, and says by which figures.

The rule kept here: points are made by rules as data and by nothing else; the explanation is made by the same rules.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from crm_customers.classes import expressions
from crm_customers.classes.expressions import NUMBER, TEXT, YES_NO
from crm_customers.leads import rules

FIGURES: Mapping[str, str] = {
    "channel": TEXT,
    "source": TEXT,
    "country": TEXT,
    "region": TEXT,
    "city": TEXT,
    "segment": TEXT,
    "language": TEXT,
    "interest": TEXT,
    "job_title": TEXT,
    "need": TEXT,
    "currency": TEXT,
    "employees": NUMBER,
    "budget": NUMBER,
    "campaign_id": NUMBER,
    "recycle_count": NUMBER,
    "score": NUMBER,
    "has_email": YES_NO,
    "has_phone": YES_NO,
    "has_company": YES_NO,
    "business_email": YES_NO,
    "is_customer": YES_NO,
}
TEXTS = tuple(name for name, kind in FIGURES.items() if kind == TEXT)


class Scored(NamedTuple):
    """Points, and where they come from."""

    score: int
    reasons: list[dict[str, Any]]


def figures(lead: Mapping[str, Any]) -> dict[str, Any]:
    """What rules may ask of a lead, by its columns."""
    numbers = ("employees", "budget", "campaign_id", "recycle_count", "score")
    return {
        **{name: lead.get(name) or "" for name in TEXTS},
        **{name: float(lead.get(name) or 0) for name in numbers},
        "has_email": bool(lead.get("email")),
        "has_phone": bool(lead.get("phone")),
        "has_company": bool(lead.get("company_name")),
        "business_email": rules.is_business(lead.get("email") or ""),
        "is_customer": bool(lead.get("account_id")),
        expressions.ATTRIBUTES: {},
    }


def fits(condition: str, told: Mapping[str, Any]) -> bool:
    """Whether a condition holds; an empty one always does."""
    if not condition.strip():
        return True
    rule = {"value": "rule", "condition": condition}
    return expressions.rule_of(rule).fits(told)


def score(scores: Iterable[Mapping[str, Any]], told: Mapping[str, Any]) -> Scored:
    """The points of all rules that fit."""
    reasons = [
        {
            "label": rule["label"],
            "label_zh": rule.get("label_zh") or "",
            "points": rule.get("points") or 0,
            "condition": rule["condition"],
            "figures": shown(rule["condition"], told),
        }
        for rule in scores
        if fits(rule["condition"], told)
    ]
    return Scored(sum(reason["points"] for reason in reasons), reasons)


def shown(condition: str, told: Mapping[str, Any]) -> str:
    """The comparisons of a condition that hold, in one line."""
    held = [each for each in expressions.comparisons(condition, told) if each.holds]
    return ", ".join(f"{each.name} {each.value} {each.operator} {each.limit}" for each in held)
