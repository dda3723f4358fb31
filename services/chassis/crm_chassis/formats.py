"""Times, numbers and money as the reader's language writes them; the filters of all templates.

The rule kept here: a moment is stored in UTC and shown in the reader's time zone; a decimal is never a float.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from babel import dates, numbers
from google.protobuf.duration_pb2 import Duration
from google.protobuf.message import Message
from google.protobuf.timestamp_pb2 import Timestamp

from crm_chassis import i18n
from crm_chassis.i18n import gettext as _

Moment = Timestamp | datetime | None


def moment_of(moment: Moment) -> datetime | None:
    """A moment in the reader's time zone; None for one that is not set."""
    if isinstance(moment, Timestamp):
        if not moment.seconds and not moment.nanos:
            return None
        moment = moment.ToDatetime(tzinfo=UTC)
    return moment.astimezone(i18n.zone()) if moment else None


def is_set(moment: Moment) -> bool:
    """Whether there is a moment at all."""
    return moment_of(moment) is not None


def iso(moment: Moment) -> str:
    """For machines: 2026-11-22T09:30:00+01:00."""
    found = moment_of(moment)
    return found.isoformat(timespec="seconds") if found else ""


def day(moment: Moment | date, pattern: str = "medium") -> str:
    """22 Nov 2026."""
    found = moment_of(moment) if isinstance(moment, Timestamp | datetime) else moment
    return str(dates.format_date(found, pattern, locale=i18n.locale())) if found else ""


def clock_time(moment: Moment) -> str:
    """09:30."""
    found = moment_of(moment)
    return str(dates.format_time(found, "short", locale=i18n.locale())) if found else ""


def day_and_time(moment: Moment) -> str:
    """22 Nov 2026, 09:30."""
    together = str(dates.get_datetime_format("medium", locale=i18n.locale()))
    told = day(moment)
    return together.replace("{1}", told).replace("{0}", clock_time(moment)) if told else ""


def ago(moment: Moment, now: datetime) -> str:
    """3 hours ago, or in 2 days."""
    found = moment_of(moment)
    if not found:
        return ""
    away = found - now
    if abs(away) < timedelta(seconds=45):
        return _("just now")
    return str(dates.format_timedelta(away, add_direction=True, locale=i18n.locale()))


def span(length: Duration | timedelta | float | None) -> str:
    """A length of time: 2 h 15 min."""
    if length is None:
        return ""
    if isinstance(length, Duration):
        seconds = float(length.seconds)
    else:
        seconds = length.total_seconds() if isinstance(length, timedelta) else float(length)
    minutes = round(abs(seconds) / 60)
    days, rest = divmod(minutes, 1440)
    hours, minutes = divmod(rest, 60)
    if days:
        return (
            _("%(days)s d %(hours)s h", days=days, hours=hours)
            if hours
            else _("%(days)s d", days=days)
        )
    if hours:
        return _("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes)
    return _("%(minutes)s min", minutes=minutes)


def _decimal(value: Any) -> Decimal | None:
    try:
        return Decimal(str(value)) if value not in (None, "") else None
    except InvalidOperation:
        return None


def number(value: Any, digits: int | None = None) -> str:
    """1,234.5 – at most so many digits after the point."""
    amount = _decimal(value)
    if amount is None:
        return ""
    pattern = None if digits is None else "#,##0." + "0" * digits if digits else "#,##0"
    return str(numbers.format_decimal(amount, pattern, locale=i18n.locale()))


def money(value: Any, currency: str = "", whole: bool = False) -> str:
    """€1,234.50, or without cents where only the size matters."""
    amount = _decimal(value)
    if amount is None:
        return ""
    if not currency:
        return number(amount, 0 if whole else 2)
    pattern = "¤#,##0" if whole else None
    return str(
        numbers.format_currency(
            amount, currency, pattern, locale=i18n.locale(), currency_digits=not whole
        )
    )


def percent(share: Any, digits: int = 0) -> str:
    """A share of one as 12 %."""
    amount = _decimal(share)
    pattern = f"#,##0.{'0' * digits}%" if digits else "#,##0%"
    return (
        "" if amount is None else str(numbers.format_percent(amount, pattern, locale=i18n.locale()))
    )


def label(message: Message, field: str) -> str:
    """A message's enum field in words."""
    descriptor = message.DESCRIPTOR.fields_by_name[field].enum_type
    return i18n.enum_label(descriptor, getattr(message, field))


def initials(name: str) -> str:
    """AK for Anna Keller, 王 for 王小明."""
    words = name.replace(".", " ").split()
    if not words:
        return "?"
    if not words[0].isascii():
        return words[0][0]
    return "".join(word[0] for word in (words[0], words[-1])[: len(words)]).upper()


FILTERS = {
    "is_set": is_set,
    "iso": iso,
    "date": day,
    "time": clock_time,
    "datetime": day_and_time,
    "span": span,
    "number": number,
    "money": money,
    "percent": percent,
    "initials": initials,
}
