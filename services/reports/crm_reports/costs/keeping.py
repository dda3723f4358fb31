"""Keeps the cost lines right: whenever facts or decisions have changed they are computed again and put in place.

The rule kept here: lines are computed aside, from one moment of the facts, and put in place in one transaction; every
replica does so for its own file. A change of decisions counts at once; new facts count as often as computing is cheap.
"""

import threading
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import duckdb
from crm_chassis.logs import log
from crm_chassis.sql import Statement
from sqlalchemy import select

from crm_reports.costs import allocating
from crm_reports.costs.allocating import FAR, Activity, Decisions, Pool, Rate
from crm_reports.costs.derived import TABLES
from crm_reports.costs.tables import cost_activities, cost_pools, cost_rates
from crm_reports.follower import Following, following, following_of

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

BEGIN = date(2000, 1, 1)
NOTHING = Decimal(0)
PAUSE_SECONDS = 2.0
# New facts are taken in at once while that takes less than this; else computing rests so many times as long as it took.
CHEAP_SECONDS, REST = 0.3, 10
SERVICE = "customers"
Find = Callable[[Statement], list[Any]]


def _alive(table: Any) -> Statement:
    return Statement(
        select(*table.c).where(table.c.delete_time.is_(None)).order_by(*table.primary_key)
    )


ALL = [_alive(table) for table in (cost_activities, cost_pools, cost_rates)]


def decided(find: Find) -> Decisions:
    """What people decided, as it is now."""
    activities, pools, rates = (find(statement) for statement in ALL)
    return Decisions(
        tuple(
            Activity(
                row.cost_activity_id,
                row.display_name,
                row.department,
                row.driver,
                row.detail,
                tuple(row.countries),
            )
            for row in activities
        ),
        tuple(
            Pool(
                row.cost_pool_id,
                row.display_name,
                row.monthly_amount,
                row.currency,
                row.capacity_minutes,
                row.first_month,
                row.last_month,
            )
            for row in pools
        ),
        tuple(
            Rate(
                row.cost_rate_id,
                row.cost_activity_id,
                row.cost_pool_id or 0,
                row.unit_minutes or NOTHING,
                row.amount or NOTHING,
                row.currency,
                row.first_month,
                row.last_month,
            )
            for row in rates
        ),
    )


class Books:
    """The cost lines of one file of facts: of which facts and decisions they are."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.decisions: Decisions | None = None
        self.standing: tuple[Any, ...] = ()
        self.month: date | None = None
        self.file: Any = None
        self.seconds = 0.0
        self.done = 0.0

    def refresh(self, found: Following, decisions: Decisions, today: date, *, wait: bool) -> None:
        """Computes the lines again if they are not those of now. `wait`: not for new facts that cost much."""
        with self.turn:
            month = today.replace(day=1)
            same_facts = self.standing == _standing(found)
            if same_facts and (self.decisions, self.month) == (decisions, month):
                return
            # A file that was read again has no lines yet.
            rested = (
                self.file is not found.facts.connection
                or time.monotonic() - self.done > REST * self.seconds
            )
            if (self.decisions, self.month) == (decisions, month) and not (
                rested or (wait and self.seconds < CHEAP_SECONDS)
            ):
                return
            begun = time.monotonic()
            self._compute(found, decisions, month, anew=not same_facts)
            self.decisions, self.month = decisions, month
            self.done = time.monotonic()
            self.seconds = self.done - begun

    def _compute(self, found: Following, decisions: Decisions, month: date, *, anew: bool) -> None:
        facts = found.facts
        with facts.readers.cursor() as cursor:
            try:
                standing = dict(facts.generation)
                self.file = facts.connection
                cursor.execute("begin")
                if anew:
                    allocating.count(cursor.execute)
                quantities = "quantities_now" if anew else "cost_quantities"
                allocating.allocate(cursor.execute, decisions, BEGIN, FAR, month, quantities)
                cursor.execute("commit")
                with facts.writing:
                    _put(cursor.execute, anew=anew)
                    # Dashboards that show costs are computed again; these lines are of what was before.
                    facts.generation[SERVICE] += 1
            except BaseException:
                with suppress(duckdb.Error):
                    cursor.execute("rollback")
                raise
        standing[SERVICE] = standing.get(SERVICE, 0) + 1
        self.standing = tuple(sorted(standing.items()))


def _put(run: Any, *, anew: bool) -> None:
    """Puts what was computed aside in place."""
    run("begin")
    for name in TABLES:
        if anew or name != "cost_quantities":
            now = f"{name.removeprefix('cost_')}_now"
            run(f"delete from {name}")  # noqa: S608 (our own names)
            run(f"insert into {name} select * from {now}")  # noqa: S608 (our own names)
            run(f"drop table {now}")
    run("commit")


def _standing(found: Following) -> tuple[Any, ...]:
    return tuple(sorted(found.facts.generation.items()))


_books: "WeakKeyDictionary[Following, Books]" = WeakKeyDictionary()
_opening = threading.Lock()


def books_of(found: Following) -> Books:
    """The books beside these facts."""
    with _opening:
        if found not in _books:
            _books[found] = Books()
        return _books[found]


def current(call: "Call") -> tuple[Following, Decisions]:
    """The facts with cost lines that are right for the decisions of now."""
    found, decisions = following_of(call), decided(call.all)
    books_of(found).refresh(found, decisions, call.clock.now().date(), wait=True)
    return found, decisions


def keep(app: "App", stopping: threading.Event) -> None:
    """The loop beside the doors: looks every few seconds whether something changed."""
    found = following(app)
    while not stopping.wait(PAUSE_SECONDS):
        try:
            with app.database.connection() as connection:
                call = app.begin(connection, "keep_costs")
                decisions = decided(call.all)
            books_of(found).refresh(found, decisions, app.clock.now().date(), wait=False)
        except Exception as mistake:
            log.warning("costs were not computed", problem=type(mistake).__name__)
