"""Periods, their steps and the parts of a figure: plain decisions, no database, no messages.

The rule kept here: a period is whole days in a named time zone; the period before has equal length (whole months stay
whole months); every step of a chart and every part of a figure can be said as a key, and the key read back.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

DAY = timedelta(days=1)
# The longest span, in days, that is still drawn in these steps.
STEPS = (("day", 16), ("week", 120), ("month", 1860), ("quarter", 7400))


class WrongInput(ValueError):
    """Something in a request that cannot be used: the field, and what would be right."""

    def __init__(self, field: str, text: str) -> None:
        super().__init__(text)
        self.field = field
        self.text = text


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `first` to `last`, both counted in; None: without an end on that side."""

    first: date | None
    last: date | None
    zone: ZoneInfo

    @property
    def start(self) -> datetime | None:
        """The moment at which the first day begins, in UTC."""
        return self._begin(self.first) if self.first else None

    @property
    def end(self) -> datetime | None:
        """The moment at which the last day is over, in UTC."""
        return self._begin(self.last + DAY) if self.last else None

    def _begin(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone).astimezone(UTC)

    def within(self, first: date | None, last: date | None) -> "Period":
        """The part of this period that is also in those days."""
        firsts = [day for day in (self.first, first) if day]
        lasts = [day for day in (self.last, last) if day]
        return replace(self, first=max(firsts, default=None), last=min(lasts, default=None))


def zone_of(name: str) -> ZoneInfo:
    """The time zone of this name; empty: UTC."""
    try:
        return ZoneInfo(name or "UTC")
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise WrongInput("time_zone", 'must be a time zone like "Asia/Shanghai"') from None


def day_of(field: str, text: str) -> date | None:
    """The day that is written there; empty: none."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise WrongInput(field, "must be a day that the calendar has, like 2026-10-31") from None
    if not 1900 <= day.year <= 2999:
        raise WrongInput(field, "must be a day between 1900 and 2999")
    return day


def period_of(start_date: str, end_date: str, time_zone: str) -> Period:
    """The period that a request asks for."""
    period = Period(
        day_of("start_date", start_date), day_of("end_date", end_date), zone_of(time_zone)
    )
    if period.first and period.last and period.last < period.first:
        raise WrongInput("end_date", "must not be before start_date")
    return period


def month_of(month: str, zone: ZoneInfo, today: date) -> Period:
    """A whole month that has begun."""
    first = day_of("month", f"{month}-01")
    if first is None or first > today:
        raise WrongInput("month", "must be a month that has begun, like 2026-10")
    return Period(first, add_months(first, 1) - DAY, zone)


def add_months(day: date, months: int) -> date:
    """The first day of the month so many months on."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, 1)


def before(period: Period, today: date) -> Period | None:
    """The period of equal length just before; None when this one has no beginning."""
    first, last = period.first, period.last or today
    if first is None or last < first:
        return None
    if first.day == 1 and ((last + DAY).day == 1 or period.last is None):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        return replace(period, first=add_months(first, -months), last=first - DAY)
    return replace(period, first=first - (last - first) - DAY, last=first - DAY)


def year_before(period: Period, today: date) -> Period | None:
    """The same days a year before; None when this one has no beginning."""
    first, last = period.first, period.last or today
    if first is None or last < first:
        return None
    return replace(period, first=_last_year(first), last=_last_year(last + DAY) - DAY)


def _last_year(day: date) -> date:
    """The same day a year before; of 29 February, the last day of that month."""
    return day.replace(year=day.year - 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


@dataclass(frozen=True, slots=True)
class Step:
    """One step along a chart's time: what it is called and which days it holds."""

    label: str
    first: date
    last: date

    @property
    def key(self) -> str:
        """The step as part of a figure."""
        return key_of({"from": self.first.isoformat(), "to": self.last.isoformat()})


def _begin_of(kind: str, day: date) -> date:
    if kind == "week":
        return day - timedelta(days=day.weekday())
    if kind == "month":
        return day.replace(day=1)
    if kind == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    return date(day.year, 1, 1) if kind == "year" else day


def _next(kind: str, begin: date) -> date:
    months = {"month": 1, "quarter": 3, "year": 12}.get(kind)
    return (
        add_months(begin, months) if months else begin + timedelta(days=7 if kind == "week" else 1)
    )


def _label(kind: str, begin: date) -> str:
    if kind == "quarter":
        return f"{begin.year}-Q{begin.month // 3 + 1}"
    return {"month": f"{begin:%Y-%m}", "year": f"{begin:%Y}"}.get(kind, f"{begin:%m-%d}")


def steps(first: date, last: date, least: str = "day") -> list[Step]:
    """The days from first to last, and no others, cut into as many days, weeks, months … as can be read.

    `least`: what is known by the month only is cut no finer.
    """
    span, known = (last - first).days + 1, [name for name, _ in STEPS]
    fine = STEPS[known.index(least) :]
    return steps_of(next((name for name, most in fine if span <= most), "year"), first, last)


def steps_of(kind: str, first: date, last: date) -> list[Step]:
    """The days from first to last, and no others, cut into steps of this kind."""
    begin, found = _begin_of(kind, first), []
    while begin <= last:
        after = _next(kind, begin)
        start, end = max(first, begin), min(last, after - DAY)
        found.append(Step(_label(kind, start if kind == "week" else begin), start, end))
        begin = after
    return found


def key_of(parts: Mapping[str, str]) -> str:
    """Parts of a figure as one text, like "channel=phone&from=2026-10-01"."""
    return urlencode(sorted(parts.items()))


def parts_of(key: str) -> dict[str, str]:
    """The parts that a key names."""
    try:
        pairs = (
            parse_qsl(key, keep_blank_values=True, strict_parsing=True, max_num_fields=8)
            if key
            else []
        )
    except ValueError:
        raise WrongInput("key", "must be a key that came with a figure or a point") from None
    if len(dict(pairs)) != len(pairs):
        raise WrongInput("key", "must name each part once")
    return dict(pairs)
