"""Keeps the cost lines right: whenever facts or decisions have changed they are computed again and put in place.

The rule kept here: lines are computed aside, from one moment of the facts, and put in place in one transaction; every
replica does so for its own file. Only months that changed are computed (renewing.py). A
change of decisions counts at once; new facts count as often as computing is cheap.
"""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

import duckdb
from crm_chassis.logs import log
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, cast, func, select

from crm_reports.costs import renewing
from crm_reports.costs.allocating import Activity, Decisions, Pool, Rate
from crm_reports.costs.derived import ENTRIES, TABLES
from crm_reports.costs.tables import cost_activities, cost_entries, cost_pools, cost_rates
from crm_reports.follower import Following, following, following_of

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

BEGIN = date(2000, 1, 1)
NOTHING = Decimal(0)
PAUSE_SECONDS = 2.0
# New facts are taken in at once while that takes less than this; else computing rests so many times as long as it took.
CHEAP_SECONDS, REST = 0.3, 10
ENTRY_COLUMNS = (
    *("cost_entry_id", "account_id", "entry_date", "category", "department", "document"),
    *("currency", "amount"),
)
ENTRY_KINDS = [kind.split(" ", 1)[1] for kind in ENTRIES.split(", ")]
Find = Callable[[Statement], list[Any]]


def _alive(table: Any) -> Statement:
    return Statement(
        select(*table.c).where(table.c.delete_time.is_(None)).order_by(*table.primary_key)
    )


ALL = [_alive(table) for table in (cost_activities, cost_pools, cost_rates)]


# Moves on with every change of an entry: every one adds to some etag, and none is taken away.
ENTRIES_STAND = Statement(
    select(cast(func.coalesce(func.sum(cost_entries.c.etag), 0), BigInteger).label("standing"))
)
ENTERED = Statement(
    select(*(cost_entries.c[name] for name in ENTRY_COLUMNS)).where(
        cost_entries.c.delete_time.is_(None)
    )
)


def decided(find: Find) -> Decisions:
    """What people decided, as it is now."""
    activities, pools, rates = (find(statement) for statement in ALL)
    return Decisions(
        tuple(_activity(row) for row in activities),
        tuple(_pool(row) for row in pools),
        tuple(_rate(row) for row in rates),
        find(ENTRIES_STAND)[0].standing,
    )


def _activity(row: Any) -> Activity:
    return Activity(
        row.cost_activity_id,
        row.display_name,
        row.department,
        row.driver,
        row.detail,
        tuple(row.countries),
    )


def _pool(row: Any) -> Pool:
    return Pool(
        row.cost_pool_id,
        row.display_name,
        row.monthly_amount,
        row.currency,
        row.capacity_minutes,
        row.first_month,
        row.last_month,
    )


def _rate(row: Any) -> Rate:
    """What a rate leaves open is nothing: no pool, no minutes, no amount."""
    return Rate(
        row.cost_rate_id,
        row.cost_activity_id,
        row.cost_pool_id or 0,
        row.unit_minutes or NOTHING,
        row.amount or NOTHING,
        row.currency,
        row.first_month,
        row.last_month,
    )


class Books:
    """The cost lines of one file of facts: of which facts and decisions they are."""

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.decisions: Decisions | None = None
        # Nothing is known of a file that was just opened: facts may have come in since its lines were made.
        self.standing: tuple[Any, ...] | None = None
        self.month: date | None = None
        self.file: Any = None
        self.seconds = 0.0
        self.done = 0.0
        # The months that were computed the last time.
        self.months: list[date] = []

    def refresh(
        self, found: Following, decisions: Decisions, today: date, find: Find, *, wait: bool
    ) -> None:
        """Computes what is not of now. `wait`: not for new facts that cost much."""
        with self.turn:
            month = today.replace(day=1)
            same_facts = self.standing == _standing(found) and self.file is found.facts.connection
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
            self._compute(found, decisions, month, find, same_facts=same_facts)
            self.decisions, self.month = decisions, month
            self.done = time.monotonic()
            self.seconds = self.done - begun

    def _compute(
        self, found: Following, decisions: Decisions, month: date, find: Find, *, same_facts: bool
    ) -> None:
        facts = found.facts
        with facts.readers.cursor() as cursor:
            run = cursor.execute
            try:
                standing = dict(facts.generation)
                self.file = facts.connection
                with facts.writing, _transaction(run):
                    renewing.forget_others(run)
                    entered = _enter(run, decisions.entries, find)
                with _transaction(run):
                    same = (
                        same_facts
                        and not entered
                        and renewing.by_country(decisions) == renewing.by_country(self.decisions)
                    )
                    self.months = renewing.renew(run, decisions, month, same_facts=same)
                with facts.writing, _transaction(run):
                    renewing.put(run)
                if entered or self.months:
                    # Dashboards that show costs are computed again.
                    facts.changed.update(list(TABLES))
            except BaseException:
                with suppress(duckdb.Error):
                    run("rollback")
                raise
        self.standing = tuple(sorted(standing.items()))


@contextmanager
def _transaction(run: Any) -> Iterator[None]:
    run("begin")
    yield
    run("commit")


def _enter(run: Any, standing: int, find: Find) -> bool:
    """Brings costs that were entered by hand into the file, if others are there; says whether."""
    known = run("select print from cost_prints where part = 'entries'").fetchall()
    if known == [(str(standing),)] or (not known and not standing):
        return False
    rows = find(ENTERED)
    run("delete from cost_entries")
    if rows:
        columns = ", ".join(f"unnest(${at + 1}::{kind}[])" for at, kind in enumerate(ENTRY_KINDS))
        run(
            f"insert into cost_entries select {columns}",
            [list(each) for each in zip(*rows, strict=True)],
        )
    run("delete from cost_prints where part = 'entries'")
    run("insert into cost_prints values ('entries', null, ?)", [str(standing)])
    return True


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
    today = call.clock.now().date()
    books_of(found).refresh(found, decisions, today, call.all, wait=True)
    return found, decisions


def keep(app: "App", stopping: threading.Event) -> None:
    """The loop beside the doors: looks every few seconds whether something changed."""
    found = following(app)

    def find(statement: Statement) -> list[Any]:
        with app.database.connection() as connection:
            return app.begin(connection, "keep_costs").all(statement)

    while not stopping.wait(PAUSE_SECONDS):
        try:
            decisions, today = decided(find), app.clock.now().date()
            books_of(found).refresh(found, decisions, today, find, wait=False)
        except Exception as mistake:
            log.warning("costs were not computed", problem=type(mistake).__name__)
