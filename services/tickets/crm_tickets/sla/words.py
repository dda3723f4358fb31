"""A due time in words: "due Tue 10:40: 4 h from Mon 16:40, closed 18:00–09:00".

The rule kept here: the words are made of the same parts that the arithmetic went by, in the calendar's time zone and
the reader's language; what is alike is said once, and a long list ends with how many more there are.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from babel import dates
from crm.tickets.v1 import business_calendars_pb2 as pb
from crm_chassis import i18n
from crm_chassis.i18n import N_, ngettext
from crm_chassis.i18n import gettext as _
from crm_chassis.records import timestamp

from crm_tickets.sla.hours import Hours
from crm_tickets.sla.rules import Part

MOST = 4
NEAR = timedelta(days=6)
KINDS = {"closed": N_("closed %(when)s"), "paused": N_("paused %(when)s")}


class Told(NamedTuple):
    """What is to be said of a clock."""

    start: datetime
    due: datetime | None
    target: timedelta
    parts: Sequence[Part]
    hours: Hours | None
    clock: Any  # its state, and what became of it


def text(told: Told, language: str) -> str:
    """A clock in one sentence."""
    zone = told.hours.zone.key if told.hours is not None else "UTC"
    with i18n.reader(language, zone):
        said = [_head(told)]
        said += _gaps(told)
        return _(", ").join(said)


def length(span: timedelta) -> str:
    """Business time in hours and minutes: a day of it would be no day."""
    hours, minutes = divmod(round(span / timedelta(minutes=1)), 60)
    if not minutes:
        return _("%(hours)s h", hours=hours)
    if not hours:
        return _("%(minutes)s min", minutes=minutes)
    return _("%(hours)s h %(minutes)s min", hours=hours, minutes=minutes)


def _head(told: Told) -> str:
    span, start = length(told.target), _moment(told.start, told.start)
    state = told.clock.state
    if state == "paused":
        left = told.target - timedelta(seconds=told.clock.consumed_seconds)
        return _(
            "stands still with %(left)s left: %(length)s from %(start)s",
            left=length(max(left, timedelta(0))),
            length=span,
            start=start,
        )
    if told.due is None:
        return _("%(length)s from %(start)s", length=span, start=start)
    due = _moment(told.due, told.start)
    if state == "breached":
        return _("was due %(due)s: %(length)s from %(start)s", due=due, length=span, start=start)
    return _("due %(due)s: %(length)s from %(start)s", due=due, length=span, start=start)


def _moment(moment: datetime, near: datetime) -> str:
    """Tue 10:40 within some days, else with the date."""
    here, locale = moment.astimezone(i18n.zone()), i18n.locale()
    time = dates.format_time(here, "HH:mm", locale=locale)
    if timedelta(0) <= moment - near < NEAR:
        return f"{dates.format_date(here, 'EEE', locale=locale)} {time}"
    return f"{dates.format_skeleton('MMMEd', here, locale=locale)} {time}"


def _gaps(told: Told) -> list[str]:
    """What did not count, each kind of gap once, with how often it came."""
    language = i18n.language.get()
    counted: dict[str, int] = {}
    for part in told.parts:
        if part.kind in KINDS:
            when = _when(part, told.start)
            if name := names_in(part, told.hours, language):
                when = _("%(when)s (%(name)s)", when=when, name=name)
            phrase = _(KINDS[part.kind], when=when)
            counted[phrase] = counted.get(phrase, 0) + 1
    gaps = [
        phrase if times == 1 else _("%(phrase)s (%(times)s times)", phrase=phrase, times=times)
        for phrase, times in counted.items()
    ]
    if len(gaps) > MOST:
        more = len(gaps) - MOST
        gaps = [*gaps[:MOST], ngettext("and %(num)s more gap", "and %(num)s more gaps", more)]
    return gaps


def _when(part: Part, near: datetime) -> str:
    """18:00–09:00 for a night, Fri 18:00–Mon 09:00 for more."""
    start, end = (moment.astimezone(i18n.zone()) for moment in (part.start, part.end))
    if part.end - part.start < timedelta(days=1):
        locale = i18n.locale()
        first, last = (dates.format_time(m, "HH:mm", locale=locale) for m in (start, end))
        return f"{first}–{last}"
    return f"{_moment(part.start, near)}–{_moment(part.end, near)}"


def names_in(part: Part, hours: Hours | None, language: str) -> str:
    """The holidays and days of one's own in a closed stretch, by name."""
    if part.kind != "closed" or hours is None:
        return ""
    first, last = part.start.astimezone(hours.zone), part.end.astimezone(hours.zone)
    found: dict[str, None] = {}
    day = first.date()
    while day <= last.date() and len(found) < MOST:
        known = hours.day(day, language)
        if known.name and not known.spans:
            found[known.name] = None
        day += timedelta(days=1)
    return ", ".join(found)


def messages(parts: Iterable[Part], hours: Hours | None, language: str) -> list[pb.ClockPart]:
    """The parts as others see them."""
    return [
        pb.ClockPart(
            kind=f"CLOCK_PART_KIND_{part.kind.upper()}",
            start_time=timestamp(part.start),
            end_time=timestamp(part.end),
            duration_seconds=int((part.end - part.start).total_seconds()),
            name=names_in(part, hours, language),
        )
        for part in parts
    ]
