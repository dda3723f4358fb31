"""Which role may do what, and whose rows it sees: the one table of it.

The rule kept here: a scope is "<subject>.<verb>"; a role names scopes or patterns; whose rows somebody sees is one of
own, team, all and partner, and the widest of somebody's roles holds.
"""

from collections.abc import Iterable
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import NamedTuple


class Role(NamedTuple):
    """What a role may do (patterns of scopes), whose rows it sees, and in which it sees how people are reached."""

    scopes: tuple[str, ...]
    rows: str
    reach: str = "seen"  # "own": elsewhere telephone numbers and addresses are masked


ROLES = {
    "admin": Role(("*",), "all"),
    "leader": Role(
        ("*.read", "reports.publish", "costs.write", "goals.write", "goals.comment")
        + ("alerts.write",),
        "all",
        reach="own",
    ),
    "manager": Role(
        ("*.read", "customers.write", "orders.write", "tickets.write", "channels.write")
        + ("registrations.write", "registrations.decide", "visits.write", "reports.publish")
        + ("attributes.write", "classes.write", "imports.write", "privacy.write", "policies.write")
        + ("quotes.write", "quotes.decide", "prices.decide", "deals.decide", "campaigns.write")
        + ("trade.write", "trade.confirm", "trade.override", "stock.write", "credit.write")
        + ("plans.write", "materials.request", "routing.write")
        + ("costs.write", "goals.write", "goals.comment", "alerts.write"),
        "team",
    ),
    "agent": Role(
        ("customers.*", "tickets.*", "orders.write", "channels.read", "reports.read", "users.read")
        + ("goals.comment", "alerts.write"),
        "all",
    ),
    "specialist": Role(
        ("tickets.*", "customers.read", "reports.read", "users.read", "goals.comment")
        + ("alerts.write",),
        "team",
        reach="own",
    ),
    "rep": Role(
        (
            "customers.*",
            "channels.read",
            "registrations.write",
            "visits.*",
            "quotes.write",
            "trade.write",
            "plans.write",
            "materials.request",
            "tickets.read",
            "reports.read",
            "users.read",
            "goals.comment",
            "alerts.write",
        ),
        "own",
    ),
    "partner": Role(
        ("channels.read", "registrations.write", "quotes.write", "trade.write")
        + ("materials.request",),
        "partner",
    ),
    "service": Role(("*.read", "privacy.write"), "all"),
}
# Only administrators read these, whatever pattern matches.
GUARDED = frozenset({"audit.read", "events.read"})
ORDER = ("partner", "own", "team", "all")


def allows(scopes: Iterable[str], scope: str) -> bool:
    """Whether one of these scopes or patterns covers `scope`; "self" needs nothing but being known."""
    return scope == "self" or any(
        scope == pattern
        or (fnmatchcase(scope, pattern) and (pattern == "*" or scope not in GUARDED))
        for pattern in scopes
    )


def scopes_of(roles: Iterable[str]) -> tuple[str, ...]:
    """The scopes and patterns of all these roles together; unknown roles give nothing."""
    found = {scope for role in roles if role in ROLES for scope in ROLES[role].scopes}
    if "service" in roles:
        found |= GUARDED
    return tuple(sorted(found))


def rows_of(roles: Iterable[str]) -> str:
    """The widest row rule of these roles; nobody's role: the narrowest."""
    return max(
        (ROLES[role].rows for role in roles if role in ROLES), key=ORDER.index, default="partner"
    )


@lru_cache(maxsize=256)
def masks(roles: tuple[str, ...]) -> bool:
    """Whether people of these roles see how somebody is reached only in their own rows: all of their roles say so."""
    known = [ROLES[role] for role in roles if role in ROLES]
    return bool(known) and all(role.reach == "own" for role in known)
