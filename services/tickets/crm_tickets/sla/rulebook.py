"""The policies and calendars in force: read once by each process, and again when one of them changed.

The rule kept here: every call asks which revision is in force, in its own transaction, and goes by exactly that; what
was read is kept by the revision's name, which no two databases share.
"""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Lock
from typing import TYPE_CHECKING, Any
from uuid import UUID

from crm_chassis.business_time import Calendar
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, func, select, update

from crm_tickets.sla.hours import ALWAYS, Hours
from crm_tickets.sla.rules import ClockRule, Policy, warn_after
from crm_tickets.tables import business_calendars, known_accounts, policies, sla_revision

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEPT = 32
IN_FORCE = Statement(
    select(
        sla_revision.c.revision,
        select(known_accounts.c.tier)
        .where(known_accounts.c.account_id == bindparam("account_id", type_=BigInteger()))
        .scalar_subquery()
        .label("tier"),
    )
)
POLICIES = Statement(
    select(*policies.c)
    .where(policies.c.delete_time.is_(None), ~policies.c.disabled)
    .order_by(policies.c.rank, policies.c.policy_id)
)
CALENDARS = Statement(select(*business_calendars.c))
NEXT = Statement(update(sla_revision).values(revision=func.gen_random_uuid()))


@dataclass(frozen=True)
class Rulebook:
    """The policies by rank, and the calendars by number."""

    policies: tuple[Policy, ...]
    names: dict[int, str]
    escalations: dict[tuple[int, str], dict[str, Any]]
    hours: dict[int, Hours]
    calendar_names: dict[int, str]
    ready: dict[int, Calendar] = field(default_factory=dict)

    def calendar(self, number: int) -> Calendar:
        """A calendar, ready to reckon by; 0: around the clock."""
        if number not in self.hours:
            return ALWAYS
        if number not in self.ready:
            self.ready[number] = self.hours[number].calendar()
        return self.ready[number]


_books: "OrderedDict[UUID, Rulebook]" = OrderedDict()
_lock = Lock()


def in_force(call: "Call", account_id: int | None = None) -> tuple[Rulebook, str]:
    """The rules in force, and the tier of a customer as last heard."""
    row: Any = call.first(IN_FORCE, account_id=account_id)
    with _lock:
        book = _books.get(row.revision)
    if book is None:
        book = _read(call.all(POLICIES), call.all(CALENDARS))
        # What was read may be newer than the revision: then a later call reads it again by its own name.
        with _lock:
            _books[row.revision] = book
            while len(_books) > KEPT:
                _books.popitem(last=False)
    return book, row.tier or ""


def changed(call: "Call") -> None:
    """A policy or calendar changed: a new revision, and all open tickets are looked at."""
    call.run(NEXT)
    call.enqueue("follow_rules", {}, key="follow_rules")


def _read(policy_rows: Iterable[Row], calendar_rows: Iterable[Row]) -> Rulebook:
    found = list(policy_rows)
    calendars = list(calendar_rows)
    return Rulebook(
        policies=tuple(_policy(row) for row in found),
        names={row.policy_id: row.display_name for row in found},
        escalations={
            (row.policy_id, what): getattr(row, what)
            for row in found
            for what in ("warned", "breached")
        },
        hours={row.business_calendar_id: Hours(row) for row in calendars},
        calendar_names={row.business_calendar_id: row.display_name for row in calendars},
    )


def _policy(row: Row) -> Policy:
    return Policy(
        policy_id=row.policy_id,
        priorities=frozenset(row.priorities),
        tiers=frozenset(each.lower() for each in row.tiers),
        categories=frozenset(each.lower() for each in row.categories),
        channels=frozenset(row.channels),
        teams=frozenset(row.teams),
        from_time=row.from_time,
        clocks=tuple(_rule(each) for each in row.clocks),
    )


def _rule(given: dict[str, Any]) -> ClockRule:
    """A clock's rule as its column keeps it."""
    target = timedelta(minutes=given["target_minutes"])
    return ClockRule(
        kind=given["kind"],
        target=target,
        calendar_id=given.get("business_calendar_id") or 0,
        warn_after=warn_after(target, given.get("warn_minutes", 0), given.get("warn_percent", 0)),
        pause_states=frozenset(given.get("pause_states", ())),
        teams=frozenset(given.get("teams", ())),
    )
