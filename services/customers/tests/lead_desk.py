"""A desk for leads: people who sell, rules that give leads to them, and leads that come in."""

from typing import Any

REPS = ("ann", "bo", "cy")
RULES = {
    "scores": [
        {"label": "Large", "condition": "employees >= 100", "points": 20},
        {"label": "Can be rung", "condition": "has_phone", "points": 10},
    ],
    "distribution": [
        {
            "label": "By product",
            "condition": 'interest != "" && interest != "Cranes"',
            "method": "LEAD_METHOD_SKILL",
            "receivers": [
                {"user_id": "bo", "skills": ["pumps"]},
                {"user_id": "cy", "skills": ["Pumps", "zh"]},
            ],
        },
        {
            "label": "France by load",
            "condition": 'country == "FR"',
            "method": "LEAD_METHOD_LOAD",
            "receivers": [{"user_id": "ann", "most_open": 10}, {"user_id": "bo"}],
        },
        {
            "label": "All in turn",
            "method": "LEAD_METHOD_ROUND_ROBIN",
            "receivers": [{"user_id": name} for name in REPS],
            "response_minutes": 60,
        },
    ],
    "response_minutes": 240,
    "to_customer_owner": True,
}


def people(world: Any) -> None:
    """Three reps and who leads them, known to the service and as `by`."""
    for name in REPS:
        person(world, name, "rep")
    person(world, "mo", "manager")


def person(world: Any, name: str, role: str, **more: Any) -> None:
    """Somebody of the team."""
    user = {"user_id": name, "display_name": name.title(), "roles": [role], "team": "sales"}
    world.call("CreateUser", user={**user, **more})
    world.person(name, role, team="sales")


def set_rules(world: Any, **more: Any) -> Any:
    """The rules of the desk."""
    return world.call("ReplaceLeadRules", lead_rules={**RULES, **more})


def lead(world: Any, by: Any = "admin", **fields: Any) -> Any:
    """A lead that comes in."""
    return world.call("CreateLead", by=by, lead=fields)
