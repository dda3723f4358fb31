"""The value of an alert on a day, with the rights of its owner and not more.

The rule kept here: whoever asks, what counts are the records that the owner may see now. The numbers come from
queries.py.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.auth import Principal, person_of
from crm_chassis.users import GET as PERSON

from crm_reports import queries
from crm_reports.alerts import rules
from crm_reports.measures import Measure
from crm_reports.queries import Slice
from crm_reports.rules import Period, zone_of
from crm_reports.warehouse import Warehouse

if TYPE_CHECKING:
    from crm_chassis.call import Call


class Reading(NamedTuple):
    """A value, the days that it is of, and how many records are behind it."""

    value: Decimal | None
    first: date | None
    last: date
    record_count: int


def owner_of(call: "Call", user_id: str) -> Principal | None:
    """An alert's owner with the rights of now; None when the account is disabled or may not read reports.

    Who has no account here (a person of a provider) is known by what is theirs alone.
    """
    row = call.first(PERSON, user_id=user_id)
    if row is None:
        return Principal(user_id, rows="own")
    who = person_of(row)
    return who if row.disabled_time is None and who.may("reports.read") else None


def read(
    facts: Warehouse,
    measure: Measure,
    parts: Mapping[str, str],
    alert: Any,
    who: Principal,
    today: date,
) -> Reading:
    """The value on a day; of changes the percentage."""
    zone = zone_of(alert.time_zone)
    window = rules.window_of(alert.window, alert.window_days, alert.comparison, today)
    if window is None:
        return Reading(None, None, today, 0)

    def over(first: date | None, last: date | None) -> queries.Value:
        part = Slice(Period(first, last, zone), alert.team, who.rows, who.id, who.team)
        return queries.value_of(facts, measure, part, parts)

    now = over(window.first, window.last)
    value = now.value
    if alert.comparison in rules.CHANGES and value is not None:
        before = over(window.first_before, window.last_before).value
        value = None if before is None else rules.change(value, before)
    return Reading(value, window.first, window.last, now.record_count)
