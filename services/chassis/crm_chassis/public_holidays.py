"""Public holidays of countries and their parts, and the weekend days that are worked instead (China).

The rule kept here: the library `holidays` knows them, and is asked here only; a country or part of it that it does not
know is said to be unknown, never taken for one without holidays.
"""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any


@lru_cache(maxsize=1)
def known() -> Mapping[str, tuple[str, ...]]:
    """The countries (ISO 3166-1) that are known, with their parts as ISO 3166-2 writes them without the country."""
    import holidays  # large, and seldom asked: not before it is needed

    return {name: tuple(parts) for name, parts in holidays.list_supported_countries().items()}


def _of_year(country: str, region: str, year: int, language: str) -> Any:
    import holidays

    # A day that is worked for a holiday in January may lie in December.
    made = holidays.country_holidays(country, subdiv=region or None, years=(year, year + 1))
    spoken = language.replace("-", "_").replace("zh_Hans", "zh_CN") or "en"
    found = next((each for each in made.supported_languages if each.startswith(spoken)), "")
    if found and found != made.language:
        return holidays.country_holidays(
            country, subdiv=region or None, years=(year, year + 1), language=found
        )
    return made


@lru_cache(maxsize=1024)
def names(country: str, region: str, year: int, language: str = "en") -> Mapping[date, str]:
    """The public holidays of a year by day, with their names, in the language if the library speaks it."""
    found = _of_year(country, region, year, language)
    return {day: name for day, name in sorted(found.items()) if day.year == year}


@lru_cache(maxsize=1024)
def make_up_days(country: str, region: str, year: int) -> frozenset[date]:
    """The days of weekends that are worked, because a day of the week is free instead."""
    worked = getattr(_of_year(country, region, year, ""), "weekend_workdays", ())
    return frozenset(day for day in worked if day.year == year)
