"""Which days are working days: by a country's public holidays and make-up days, or by a business calendar of tickets.

The rule kept here: a day's own entry decides first, then whether it is worked for another, then whether it is a public
holiday, and else the week; so it is in tickets' calendars too. Without a country Saturday and Sunday are free and
nothing else is.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from crm_chassis import public_holidays
from crm_chassis.business_hours import span_of

DAY = timedelta(days=1)
WEEK = frozenset(range(5))
# Longer than any run of free days: Chinese New Year with its weekends is nine.
FARTHEST = 60


@dataclass(frozen=True)
class WorkingDays:
    """The working days of a place."""

    country: str = ""
    region: str = ""
    week: frozenset[int] = WEEK
    # Days that are their own: worked or not.
    own: Mapping[date, bool] = field(default_factory=dict)
    yearly: Mapping[tuple[int, int], bool] = field(default_factory=dict)

    def is_worked(self, day: date) -> bool:
        """Whether people work on a day."""
        own = self.own.get(day, self.yearly.get((day.month, day.day)))
        if own is not None:
            return own
        if self.country:
            if day in public_holidays.make_up_days(self.country, self.region, day.year):
                return True
            if day in public_holidays.names(self.country, self.region, day.year):
                return False
        return day.weekday() in self.week

    def on_or_after(self, day: date) -> date | None:
        """The first working day from a day on; None: none comes soon."""
        days = (day + DAY * step for step in range(FARTHEST))
        return next((each for each in days if self.is_worked(each)), None)

    def nth(self, first: date, last: date, number: int) -> date | None:
        """The working day of this number between two days; negative: counted from the last. The nearest, if so few."""
        days = [first + DAY * step for step in range((last - first).days + 1)]
        worked = [day for day in (days if number > 0 else reversed(days)) if self.is_worked(day)]
        return worked[min(abs(number), len(worked)) - 1] if worked else None


def of_country(country: str, region: str) -> WorkingDays:
    """Those of a country or a part of it."""
    return WorkingDays(country, region)


def of_calendar(calendar: Mapping[str, Any]) -> WorkingDays:
    """Those of a business calendar of tickets, as its message says."""
    days: frozenset[int] = frozenset().union(
        *(span_of(text)[0] for text in calendar.get("hours", ()))
    )
    own: dict[date, bool] = {}
    yearly: dict[tuple[int, int], bool] = {}
    for each in calendar.get("days", ()):
        day = date.fromisoformat(each["date"])
        worked = bool(each.get("hours", "").strip())
        if each.get("every_year"):
            yearly[day.month, day.day] = worked
        else:
            own[day] = worked
    return WorkingDays(
        calendar.get("country", ""), calendar.get("region", ""), days or WEEK, own, yearly
    )
