"""By when, as people say it: "by 15:00", "Friday", "tomorrow 10:30", "in 2 hours", "3 working days", 周五下午3点.

The rule kept here: what could mean two days is refused with what to write instead. A day without a time means the end
of its business hours; a time is one at which somebody is there. Durations in hours count business time.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import NamedTuple

from crm_chassis.business_hours import DAY, Span, written
from crm_chassis.business_time import Calendar
from crm_chassis.said import said
from dateutil import parser
from dateutil.relativedelta import relativedelta

TICK = timedelta(microseconds=1)
FARTHEST = 730  # days
EXAMPLES = '"15:00", "Friday 10:30", "in 2 hours" or "2026-11-27"'
ENGLISH = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
CHINESE = "一二三四五六日"
LENGTH = re.compile(
    r"(?:in |within )?(?P<count>\d{1,4}) ?(?P<working>business |working )?"
    r"(?P<unit>minutes?|mins?|m|hours?|hrs?|h|days?)"
)
LENGTH_ZH = re.compile(r"(?P<count>\d{1,4})个?(?P<working>工作)?(?P<unit>分钟|小时|钟头|天|日)")
CLOCK = re.compile(
    r"(?<![\d-])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d{2}))? ?(?P<half>am|pm)\b"
    r"|(?<![\d-])(?P<hour24>\d{1,2}):(?P<minute24>\d{2})(?![\d-])|\b(?P<noon>noon|midday)\b"
)
CLOCK_ZH = re.compile(
    r"(?P<part>上午|早上|中午|下午|晚上)?(?<!\d)(?P<hour>\d{1,2})(?:点(?P<half>半)?|[点:](?P<minute>\d{2})分?)(?!\d)"
)
WEEKDAY = re.compile(r"(?P<next>next |this )?(?P<day>mon|tue|wed|thu|fri|sat|sun)[a-z]*")
WEEKDAY_ZH = re.compile(r"(?P<next>下|本|这)?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
DATE_ZH = re.compile(r"(?:(?P<year>\d{4})年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})[日号]?")
ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
NAMED = re.compile(r"\d{1,2}\.? [a-z]{3,9}(?: \d{4})?|[a-z]{3,9} \d{1,2}(?:,? \d{4})?")
DAYS = {
    **dict.fromkeys(("today", "end of day", "eod", "今天", "今日", "下班", "今天下班"), 0),
    **dict.fromkeys(("tomorrow", "明天", "明日"), 1),
    **dict.fromkeys(("day after tomorrow", "后天"), 2),
}
# The signs of Chinese keyboards, by number because they look like ours.
PLAIN = {0xFF1A: ":", 0xFF0C: ",", 0x3002: ".", 0x3000: " "}
WEEK_ENDS = ("end of week", "end of the week", "this week", "本周", "这周", "本周末")


class NotUnderstood(Exception):
    """Words that are no time, or none at which it can be done; `text` says what is wrong."""

    def __init__(self, text: str) -> None:
        super().__init__(str(text))
        self.text = text


class Clock(NamedTuple):
    """A time of the day."""

    hour: int
    minute: int


def read(text: str, now: datetime, calendar: Calendar, *, hours_known: bool = True) -> datetime:
    """The moment that these words mean; raises NotUnderstood."""
    try:
        found = _read(_tidy(text), now, calendar, hours_known=hours_known)
    except OverflowError:
        raise NotUnderstood(said("is too far ahead")) from None
    if found > now + timedelta(days=FARTHEST):
        raise NotUnderstood(said("is too far ahead"))
    return found


def _read(words: str, now: datetime, calendar: Calendar, *, hours_known: bool) -> datetime:
    here = now.astimezone(calendar.zone)
    length = LENGTH.fullmatch(words) or LENGTH_ZH.fullmatch(words)
    if length is not None:
        return _after(length, now, here, calendar, hours_known=hours_known)
    words, clock = _clock(words)
    day = _day(words, here.date(), has_time=clock is not None)
    if clock is None:
        return _end_of(day, here, calendar, hours_known=hours_known)
    return _at(day, clock, here, calendar, said_day=bool(words))


def _tidy(text: str) -> str:
    """Small letters, plain signs, and nothing of what is said around a time."""
    words = text.strip().lower().translate(PLAIN)
    words = re.sub(r"\s+", " ", words).strip(" .!,")
    words = re.sub(r"^(?:by|before|until|till|not later than|latest|在|到)\b ?", "", words)
    return re.sub(r"(?:之前|以前|以内|之内|之后|[前内])$", "", words).strip(" ,")


def _after(
    length: re.Match[str], now: datetime, here: datetime, calendar: Calendar, *, hours_known: bool
) -> datetime:
    """So long from now: minutes and hours of business time, or the end of so many open days on."""
    count, unit = int(length["count"]), length["unit"]
    if not count:
        raise NotUnderstood(said("must lie ahead"))
    if unit[0] in "mh分小钟":
        step = timedelta(minutes=count) if unit[0] in "m分" else timedelta(hours=count)
        found = calendar.after(now, step)
        if found is None:
            raise NotUnderstood(said("is too far ahead"))
        return found
    day = here.date()
    for _ in range(FARTHEST):
        day += timedelta(days=1)
        count -= bool(calendar.spans_on(day)) or not length["working"]
        if not count:
            break
    else:
        raise NotUnderstood(said("is too far ahead"))
    return _end_of(day, here, calendar, hours_known=hours_known)


def _clock(words: str) -> tuple[str, Clock | None]:
    """A time of the day in the words, and the words without it."""
    english, chinese = CLOCK.search(words), CLOCK_ZH.search(words)
    found = english or chinese
    if found is None:
        return words, None
    clock = _english(found) if english else _chinese(found)
    if clock.hour > 23 or clock.minute > 59:
        raise NotUnderstood(said("%(text)s is no time of day", text=found[0].strip()))
    rest = f"{words[: found.start()]} {words[found.end() :]}"
    rest = re.sub(r"\b(?:at|by|on|before|the)\b|的|点|,", " ", rest)
    return re.sub(r" +", " ", rest).strip(), clock


def _english(found: re.Match[str]) -> Clock:
    if found["noon"]:
        return Clock(12, 0)
    if found["hour24"]:
        return Clock(int(found["hour24"]), int(found["minute24"]))
    hour = int(found["hour"])
    if not 1 <= hour <= 12:
        raise NotUnderstood(said("%(text)s is no time of day", text=found[0].strip()))
    return Clock(hour % 12 + (12 if found["half"] == "pm" else 0), int(found["minute"] or 0))


def _chinese(found: re.Match[str]) -> Clock:
    hour, minute = int(found["hour"]), 30 if found["half"] else int(found["minute"] or 0)
    if found["part"] in ("下午", "晚上") and hour < 12:
        hour += 12
    return Clock(hour, minute)


def _day(words: str, today: date, *, has_time: bool) -> date:
    """The day that these words mean; none at all is today, if there is a time."""
    words = re.sub(r"^on ", "", words)
    if words in DAYS or (not words and has_time):
        return today + timedelta(days=DAYS.get(words, 0))
    if words in WEEK_ENDS:
        return today + timedelta(days=(4 - today.weekday()) % 7)
    found = WEEKDAY.fullmatch(words)
    if found is not None and _is_weekday(words):
        return _weekday(today, ENGLISH.index(found["day"]), found["next"] or "")
    found = WEEKDAY_ZH.fullmatch(words)
    if found is not None:
        name = found["day"].replace("天", "日")
        return _weekday(today, CHINESE.index(name), found["next"] or "")
    try:
        return _date(words, today)
    except (ValueError, OverflowError):
        raise NotUnderstood(
            said("is no time; write it like %(examples)s", examples=EXAMPLES)
        ) from None


def _is_weekday(words: str) -> bool:
    """Whether a word is a day's name or its beginning, and no other word that begins like one."""
    name = words.rpartition(" ")[2]
    names = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    return any(each.startswith(name) for each in names)


def _weekday(today: date, wanted: int, which: str) -> date:
    """A day of the week: the coming one, today too; "next" is that of the next week."""
    if which.strip() in ("next", "下"):
        monday = today - timedelta(days=today.weekday())
        return monday + relativedelta(weeks=1, days=wanted)
    return today + timedelta(days=(wanted - today.weekday()) % 7)


def _date(words: str, today: date) -> date:
    """A day of the calendar; without a year the coming one. Raises ValueError."""
    if ISO.fullmatch(words):
        return date.fromisoformat(words)
    found = DATE_ZH.fullmatch(words)
    if found is not None:
        year = int(found["year"] or today.year)
        day = date(year, int(found["month"]), int(found["day"]))
        return day if found["year"] or day >= today else day + relativedelta(years=1)
    if not NAMED.fullmatch(words):
        raise ValueError(words)
    midnight = datetime.combine(today, time())
    day = parser.parse(words.replace(".", ""), default=midnight).date()
    has_year = re.search(r"\d{4}", words)
    return day if has_year or day >= today else day + relativedelta(years=1)


def _end_of(day: date, here: datetime, calendar: Calendar, *, hours_known: bool) -> datetime:
    """When the business hours of a day end; around the clock: a minute before midnight."""
    spans = _spans(day, calendar)
    end = max(span.end for span in spans)
    found = _moment(day, min(end, DAY - 1) if not hours_known else end, calendar)
    if found <= here:
        if day < here.date():
            raise NotUnderstood(said("must lie ahead"))
        raise NotUnderstood(said("the business hours of that day are over"))
    return found


def _at(day: date, clock: Clock, here: datetime, calendar: Calendar, *, said_day: bool) -> datetime:
    """A time on a day, when somebody is there."""
    wanted = f"{clock.hour:02}:{clock.minute:02}"
    found = _moment(day, clock.hour * 60 + clock.minute, calendar)
    there = found.astimezone(calendar.zone)
    if (there.hour, there.minute) != clock:
        raise NotUnderstood(
            said("there is no %(time)s that day: the clocks are put forward", time=wanted)
        )
    if found <= here:
        if said_day:
            raise NotUnderstood(said("must lie ahead"))
        raise NotUnderstood(said("%(time)s is over today: say the day too", time=wanted))
    spans = _spans(day, calendar)
    if not (calendar.is_open(found) or calendar.is_open(found - TICK)):
        hours = ", ".join(written(span) for span in spans)
        raise NotUnderstood(
            said("is outside business hours; that day they are %(hours)s", hours=hours)
        )
    return found


def _spans(day: date, calendar: Calendar) -> tuple[Span, ...]:
    """The business hours of a day; raises NotUnderstood when it has none."""
    spans = tuple(calendar.spans_on(day))
    if spans:
        return spans
    ahead = (day + timedelta(days=step) for step in range(1, 60))
    following = next((each for each in ahead if calendar.spans_on(each)), None)
    if following is None:
        raise NotUnderstood(said("nobody works on %(day)s", day=day.isoformat()))
    raise NotUnderstood(
        said(
            "nobody works on %(day)s; the next open day is %(next)s",
            day=day.isoformat(),
            next=following.isoformat(),
        )
    )


def _moment(day: date, minutes: int, calendar: Calendar) -> datetime:
    """So many minutes of the wall's clock after a day's midnight; of a time that comes twice the first."""
    days, rest = divmod(minutes, DAY)
    wall = datetime.combine(day + timedelta(days=days), time(rest // 60, rest % 60))
    return wall.replace(tzinfo=calendar.zone).astimezone(UTC)
