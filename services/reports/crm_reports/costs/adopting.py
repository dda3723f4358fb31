"""A scenario becomes what holds from a month on: what it changes ends in the month before, and goes on changed.

The rule kept here: nothing of the months before the first one changes, to the cent; from it on the lines are those of
the scenario. What begins only in that month or later is changed itself. All activities and pools are held meanwhile.
"""

from typing import TYPE_CHECKING, Any

from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.sql import Statement
from sqlalchemy import Table, select

from crm_reports.costs import decisions, rules
from crm_reports.costs.supposing import Change
from crm_reports.costs.tables import cost_activities, cost_pools, cost_rates

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

LONGEST = 100
POOL_FIELDS = ("display_name", "department", "monthly_amount", "currency", "capacity_minutes")
ACTIVITY_FIELDS = ("display_name", "department", "driver", "detail", "countries")


def _held(table: Table) -> Statement:
    key = next(iter(table.primary_key))
    return Statement(
        select(*table.c).where(table.c.delete_time.is_(None)).order_by(key).with_for_update()
    )


ALL = {table: _held(table) for table in (cost_activities, cost_pools, cost_rates)}


class _Adopting:
    """One adoption: what is there, and what takes the place of what."""

    def __init__(self, call: "Call", changes: list[Change], month: str) -> None:
        self.call, self.month = call, month
        self.before = rules.month_before(month)
        self.there: dict[str, dict[int, Row]] = {
            f"{decisions.KINDS[table]}_id": {row[0]: row for row in call.all(statement)}
            for table, statement in ALL.items()
        }
        self.changes: dict[str, dict[int, dict[str, Any]]] = {kind: {} for kind in self.there}
        for change in changes:
            if change.key not in self.there[change.kind]:
                raise Precondition(
                    "CHANGED",
                    N_(
                        "Something that the scenario changes is there no more. Change the scenario first."
                    ),
                )
            self.changes[change.kind][change.key] = dict(change.values)
        self.pools: dict[int, int] = {}
        self.activities: dict[int, int] = {}

    def later(self, row: "Row") -> bool:
        """Whether a row begins only in the first month, or after it."""
        return bool(row.first_month >= self.month)

    def over(self, row: "Row") -> bool:
        """Whether it ended before the first month."""
        return bool(row.last_month) and row.last_month < self.month

    def refuse_ended(self, row: "Row") -> None:
        """What is changed by name must go on."""
        if self.over(row):
            raise Invalid(
                {"first_month": N_("is after the end of something that the scenario changes")}
            )

    def new_pools(self) -> None:
        """Each changed pool goes on as another one, whose months begin now."""
        for key, values in self.changes["cost_pool_id"].items():
            row = self.there["cost_pool_id"][key]
            self.refuse_ended(row)
            if self.later(row):
                decisions.change(self.call, cost_pools, "updated", row, **values)
                continue
            kept = {name: getattr(row, name) for name in POOL_FIELDS} | values
            made = decisions.make(
                self.call, cost_pools, **kept, first_month=self.month, last_month=row.last_month
            )
            self.pools[key] = made.cost_pool_id
            decisions.change(self.call, cost_pools, "updated", row, last_month=self.before)

    def rates_of(self, activity_id: int) -> "list[Row]":
        """The rates of an activity."""
        rates = self.there["cost_rate_id"].values()
        return [rate for rate in rates if rate.cost_activity_id == activity_id]

    def new_activities(self) -> None:
        """An activity that is counted otherwise from now on is another one; one without a past is changed."""
        for key, values in self.changes["cost_activity_id"].items():
            row = self.there["cost_activity_id"][key]
            given = {**values, "detail": row.detail if values["driver"] == row.driver else ""}
            if all(self.later(rate) for rate in self.rates_of(key)):
                decisions.change(self.call, cost_activities, "updated", row, **given)
                continue
            kept = {name: getattr(row, name) for name in ACTIVITY_FIELDS} | given
            end = f" · {self.month}"
            kept["display_name"] = f"{row.display_name[: LONGEST - len(end)]}{end}"
            made = decisions.make(self.call, cost_activities, **kept)
            self.activities[key] = made.cost_activity_id

    def new_rates(self) -> None:
        """Rates that are changed, or whose pool or activity goes on as another one."""
        for key, row in self.there["cost_rate_id"].items():
            values = self.changes["cost_rate_id"].get(key, {})
            if values:
                self.refuse_ended(row)
            moved = row.cost_pool_id in self.pools or row.cost_activity_id in self.activities
            if self.over(row) or not (values or moved):
                continue
            kept = {name: getattr(row, name) for name in decisions.RATE_FIELDS} | values
            kept["cost_pool_id"] = self.pools.get(row.cost_pool_id, row.cost_pool_id)
            kept["cost_activity_id"] = self.activities.get(
                row.cost_activity_id, row.cost_activity_id
            )
            if self.later(row):
                decisions.change(self.call, cost_rates, "updated", row, **kept)
                continue
            decisions.change(self.call, cost_rates, "updated", row, last_month=self.before)
            decisions.make(self.call, cost_rates, **{**kept, "first_month": self.month})


def adopt(call: "Call", changes: list[Change], month: str) -> None:
    """From this month on things are as the scenario says."""
    adopting = _Adopting(call, changes, month)
    adopting.new_pools()
    adopting.new_activities()
    adopting.new_rates()
