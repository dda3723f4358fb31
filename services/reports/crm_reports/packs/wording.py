"""Packs in words: when they are published, which days they are about, what an item is.

The rule kept here: needs no request; a schedule is one sentence in the reader's language.
"""

from datetime import date, timedelta

from babel import dates
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

KINDS = {
    "text": N_("Text"),
    "dashboard": N_("Dashboard"),
    "chart": N_("Chart"),
    "table": N_("Table of figures"),
    "records": N_("Records by name"),
    "goals": N_("Goals"),
    "actions": N_("Actions that are not closed"),
    "agenda": N_("Agenda of a regular meeting"),
}
PERIODS: dict[int, str] = {
    pb.PACK_PERIOD_UNSPECIFIED: N_("the month before"),
    pb.PACK_PERIOD_LAST_MONTH: N_("the month before"),
    pb.PACK_PERIOD_LAST_WEEK: N_("the week before"),
    pb.PACK_PERIOD_LAST_QUARTER: N_("the quarter before"),
    pb.PACK_PERIOD_SINCE_LAST_MEETING: N_("the time since the last meeting"),
    pb.PACK_PERIOD_LAST_YEAR: N_("the year before"),
    pb.PACK_PERIOD_LAST_DAY: N_("the day before"),
}
MONDAY = date(2026, 11, 16)
MOST_DAYS = 10


def kind(name: str) -> str:
    """What a kind of item is called."""
    return _(KINDS[name])


def period(number: int) -> str:
    """Which days a pack is about."""
    return _(PERIODS.get(number, PERIODS[0]))


def days(start_date: str, end_date: str) -> str:
    """The days of a publication."""
    first, last = date.fromisoformat(start_date), date.fromisoformat(end_date)
    whole = first.day == 1 and (last + timedelta(days=1)).day == 1
    if whole and (first.year, first.month) == (last.year, last.month):
        return formats.day(first, _("LLLL y"))
    if first == last:
        return formats.day(first)
    return f"{formats.day(first)} – {formats.day(last)}"


def weekdays() -> list[tuple[int, str]]:
    """The days of a week."""
    names = dates.get_day_names("wide", "stand-alone", i18n.locale())
    return [(number + 1, str(names[number])) for number in range(7)]


def working_days() -> list[tuple[int, str]]:
    """Which working day of a month or quarter."""
    numbers = (*range(1, MOST_DAYS + 1), *range(-1, -MOST_DAYS - 1, -1))
    return [(number, _nth(number)) for number in numbers]


def _nth(number: int) -> str:
    if number == -1:
        return _("the last working day")
    if number < 0:
        return _("working day %(number)s from the end", number=-number)
    return _("working day %(number)s", number=number)


def mails() -> list[tuple[int, str]]:
    """How somebody is told."""
    return [
        (pb.PACK_MAIL_KIND_UNSPECIFIED, _("No mail")),
        (pb.PACK_MAIL_KIND_LINK, _("A mail with a link")),
        (pb.PACK_MAIL_KIND_PDF, _("A mail with the PDF")),
        (pb.PACK_MAIL_KIND_FILES, _("A mail with PDF and workbook")),
    ]


def schedule(pack: pb.Pack) -> str:
    """When a pack is published by itself."""
    plan = pack.schedule
    at = {"time": plan.time_of_day or "08:00", "zone": pack.time_zone}
    if plan.rhythm == pb.PACK_RHYTHM_MEETING:
        return _("%(hours)s hours before each meeting", hours=plan.hours_before or 24)
    if plan.rhythm == pb.PACK_RHYTHM_DAILY:
        text = _("Every working day at %(time)s, %(zone)s", **at)
    elif plan.rhythm == pb.PACK_RHYTHM_WEEKLY:
        names = dates.get_day_names("wide", "stand-alone", i18n.locale())
        day = str(names[(plan.weekday or 1) - 1])
        text = _("Every week on %(day)s at %(time)s, %(zone)s", day=day, **at)
    elif plan.rhythm == pb.PACK_RHYTHM_MONTHLY:
        text = _(
            "Every month on %(day)s at %(time)s, %(zone)s", day=_nth(plan.working_day or 1), **at
        )
    elif plan.rhythm == pb.PACK_RHYTHM_QUARTERLY:
        text = _(
            "Every quarter on %(day)s at %(time)s, %(zone)s", day=_nth(plan.working_day or 1), **at
        )
    else:
        return _("Only by hand")
    if plan.country:
        return _("%(when)s (holidays: %(country)s)", when=text, country=plan.country)
    return text
