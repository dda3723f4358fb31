"""What a reader looks at, as the address says it: period, level, filters.

The rule kept here: everything that changes what is shown is in the address, so that any view can be sent on; a period
that is chosen by name becomes its days there, for tomorrow it would be another. A filter with a "-" before its name
means all others; a value that is not said is written "=", since a form sends what is not chosen as empty; the filter by
department is "by-team", since "team" is the level.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Any, NamedTuple
from urllib.parse import urlencode

from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

from crm_reports import rules
from crm_reports.dimensions import DIMENSIONS

DAY = timedelta(days=1)
USUAL = "12_months"
NOT_SAID, BY_TEAM = "=", "by-team"
PERIODS = {
    "this_month": N_("This month"),
    "last_month": N_("Last month"),
    "this_quarter": N_("This quarter"),
    "last_quarter": N_("Last quarter"),
    USUAL: N_("12 months"),
    "this_year": N_("This year"),
    "last_year": N_("Last year"),
    "all": N_("All"),
}


class Choice(NamedTuple):
    """Something that can be chosen with one click."""

    text: str
    url: str
    here: bool


def addressed(name: str, value: str) -> tuple[str, str]:
    """One value of a filter as an address has it."""
    return BY_TEAM if name == "team" else name, value or NOT_SAID


def _filters(args: Any) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The filters of an address; in one that no form has sent, an empty value is "not said" as well."""
    sent = "filtered" in args
    for name in args:
        dimension = "team" if name == BY_TEAM else name
        if name != "team" and dimension.removeprefix("-") in DIMENSIONS:
            values = (each for each in args.getlist(name) if each or not sent)
            yield dimension, tuple("" if each == NOT_SAID else each for each in values)


def days_of(period: str, today: date) -> tuple[str, str]:
    """The first and the last day of a named period, as of today."""
    month = today.replace(day=1)
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    year = date(today.year, 1, 1)
    first, last = {
        "this_month": (month, today),
        "last_month": (rules.add_months(month, -1), month - DAY),
        "this_quarter": (quarter, today),
        "last_quarter": (rules.add_months(quarter, -3), quarter - DAY),
        "this_year": (year, today),
        "last_year": (date(today.year - 1, 1, 1), year - DAY),
    }.get(period, (rules.add_months(month, -11), today))
    return ("", "") if period == "all" else (str(first), str(last))


@dataclass(frozen=True)
class View:
    """One view of a dashboard or a figure. `bare`: it is not even narrowed as the dashboard opens."""

    start_date: str
    end_date: str
    team: str = ""
    mine: bool = False
    filters: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bare: bool = False

    @classmethod
    def of(
        cls, args: Any, today: date, period: str = "", filters: Mapping[str, Any] | None = None
    ) -> "View":
        """The view that an address names; what it does not say is as the dashboard opens: `period` and `filters`."""
        named = args.get("period", "")
        if named in PERIODS:
            start, end = days_of(named, today)
        elif "start_date" in args or "end_date" in args:
            start, end = args.get("start_date", ""), args.get("end_date", "")
        else:
            start, end = days_of(period or USUAL, today)
        chosen = dict(_filters(args))
        if not chosen and not args.get("filtered"):
            chosen = {name: tuple(values) for name, values in (filters or {}).items()}
        kept = {name: values for name, values in chosen.items() if values}
        bare = bool(filters) and not kept
        return cls(start, end, args.get("team", ""), args.get("mine") == "1", kept, bare)

    def pairs(self) -> Iterator[tuple[str, str]]:
        """The view as the parts of an address."""
        if self.start_date or self.end_date:
            yield "start_date", self.start_date
            yield "end_date", self.end_date
        else:
            yield "period", "all"
        if self.team:
            yield "team", self.team
        if self.mine:
            yield "mine", "1"
        for name, values in sorted(self.filters.items()):
            yield from (addressed(name, value) for value in values)
        if self.bare:
            yield "filtered", "1"

    def query(self, **more: str) -> str:
        """The view as the query of an address."""
        return urlencode([*self.pairs(), *((name, text) for name, text in more.items() if text)])

    def asked(self) -> dict[str, Any]:
        """The view as the fields of a request."""
        return {
            "start_date": self.start_date,
            "end_date": self.end_date,
            "team": self.team,
            "mine": self.mine,
            "filters": self.filter_text,
        }

    @property
    def filter_text(self) -> str:
        """The filters as requests have them."""
        return urlencode(
            [(name, value) for name, values in sorted(self.filters.items()) for value in values]
        )

    def without(self, name: str) -> "View":
        """The same view without this filter."""
        return replace(self, filters={n: v for n, v in self.filters.items() if n != name})

    def periods(self, today: date) -> list[tuple[str, "View"]]:
        """The usual periods, each as the view that it leads to."""
        found = []
        for name, text in PERIODS.items():
            start, end = days_of(name, today)
            found.append((_(text), replace(self, start_date=start, end_date=end)))
        return found

    def levels(self, rows: str, team: str) -> list[tuple[str, "View"]]:
        """Company, department, me: as far as the reader's rights go."""
        whole = replace(self, team="", mine=False)
        found = []
        if rows == "all":
            found.append((_("Company"), whole))
        if team and rows in ("all", "team"):
            mine = replace(self, team=team if rows == "all" else "", mine=False)
            found.append((_("My department"), mine))
        if rows in ("all", "team"):
            found.append((_("Me"), replace(self, team="", mine=True)))
        return found if len(found) > 1 else []


def as_choices(views: Sequence[tuple[str, View]], here: View, address: str) -> list[Choice]:
    """Views as links."""
    return [Choice(text, f"{address}?{view.query()}", view == here) for text, view in views]
