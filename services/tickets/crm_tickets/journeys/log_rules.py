"""How an event log is understood: which column is what, when an event was, and where its case lay meanwhile.

The rule kept here: an event tells that somebody was done with something. From then on the case is on its way to whoever
is named next, and arrives with that one's first event; the wait of a hand-over is the time between the two. What
cannot be told apart (days and months) is said to be ambiguous. Pure functions of plain values.
"""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from typing import NamedTuple

from crm_tickets.journeys.rules import Moment

LONGEST = 500
# What PostgreSQL cannot keep, and what stands between the places of a way on their way there.
BETWEEN = "\0\x1f"
EARLIEST, LATEST = datetime(1970, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)
# The usual names of columns, as the XES standard, Disco, ProM, ITSM tools and people call them; the surest first.
NAMES = {
    "case": (
        *("case:concept:name", "case id", "case_id", "caseid", "case", "trace id", "ticket id"),
        *(
            "ticket_id",
            "ticketid",
            "ticket",
            "incident id",
            "sr number",
            "problem number",
            "number",
        ),
        *("order id", "工单号", "工单编号", "工单", "案例", "案件号"),
    ),
    "activity": (
        *("concept:name", "activity", "activity name", "event", "event name", "action", "step"),
        *("task", "status", "status_to", "活动", "操作", "步骤", "动作"),
    ),
    "person": (
        *("org:resource", "resource", "agent", "user", "user id", "person", "assignee", "owner"),
        *("handler", "performed by", "originator", "资源", "处理人", "人员", "操作人", "经办人"),
    ),
    "team": (
        *("org:group", "group", "team", "department", "support team", "assignment group"),
        *("involved st", "organisation", "org:role", "queue", "部门", "小组", "团队", "班组"),
    ),
    "time": (
        *("time:timestamp", "timestamp", "complete timestamp", "end timestamp", "event time"),
        *("event_time", "time", "date", "datetime", "date time", "change date+time", "created"),
        *("start timestamp", "时间", "操作时间", "发生时间", "日期"),
    ),
    "lifecycle": (*("lifecycle:transition", "lifecycle", "transition", "event type", "生命周期"),),
}
TIME_FORMATS = (
    "%Y/%m/%d %H:%M:%S.%f",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y/%m/%d",
    "%Y年%m月%d日 %H:%M:%S",
    "%Y年%m月%d日 %H:%M",
    "%d.%m.%Y %H:%M:%S",
    "%d.%m.%Y %H:%M",
    "%d.%m.%Y",
    "%d/%m/%Y %H:%M:%S",
    "%d/%m/%Y %H:%M",
    "%m/%d/%Y %H:%M:%S",
    "%m/%d/%Y %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %I:%M %p",
    "%d-%m-%Y %H:%M:%S",
    "%d-%m-%Y %H:%M",
    "%d/%m/%Y",
    "%m/%d/%Y",
)


class Event(NamedTuple):
    """An event of a case."""

    time: datetime
    activity: str
    person: str
    team: str
    lifecycle: str


# Which column is what


def suggested(columns: Sequence[str]) -> dict[str, str]:
    """What each column is by its name; "" where nothing fits."""
    known = {" ".join(column.strip().lower().split()): column for column in reversed(columns)}
    found: dict[str, str] = {}
    taken: set[str] = set()
    for part, names in NAMES.items():
        found[part] = next((known[n] for n in names if n in known and known[n] not in taken), "")
        taken.add(found[part])
    return found


def time_form(samples: Iterable[str]) -> tuple[str, bool]:
    """The form in which times are written ("" for ISO 8601), and whether another reads them as well."""
    given = [text.strip() for text in samples if text.strip()]
    if not given or all(_is_iso(text) for text in given):
        return "", False
    fitting = [form for form in TIME_FORMATS if all(_fits(text, form) for text in given)]
    return (fitting[0], len(fitting) > 1) if fitting else ("", False)


def _is_iso(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True


def _fits(text: str, form: str) -> bool:
    try:
        datetime.strptime(text, form)  # noqa: DTZ007 (only whether it fits)
    except ValueError:
        return False
    return True


# When an event was, and whether it can be taken


@lru_cache(maxsize=65536)
def moment_of(text: str, form: str, zone: tzinfo) -> datetime | None:
    """A time as a log writes it, in UTC; None: it cannot be read."""
    try:
        read = datetime.strptime(text, form) if form else datetime.fromisoformat(text)  # noqa: DTZ007
        if read.tzinfo is None:
            read = read.replace(tzinfo=zone)
        return read.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def problem_of(texts: Sequence[str], case_id: str, activity: str) -> str:
    """Why an event cannot be taken for what it says; "": it can."""
    if not case_id:
        return "no_case"
    if not activity:
        return "no_activity"
    if any(len(text) > LONGEST for text in texts):
        return "too_long"
    if any(bad in text for text in texts for bad in BETWEEN):
        return "bad_character"
    return ""


def is_usual(moment: datetime) -> bool:
    """Whether a time can be that of an event at all."""
    return EARLIEST <= moment < LATEST


# Where a case lay


def moments_of(events: Sequence[Event], by: str, waits: frozenset[str]) -> list[Moment]:
    """The way of a case from its events in their order.

    After an event that says that the customer is waited for, it waits where it is, and changes hands with the next
    event; after any other event it goes on to whoever comes next at once.
    """
    moments: list[Moment] = []
    place = person = ""
    for number, event in enumerate(events):
        here = (event.team if by == "team" else event.person) or place
        if moments and here != place and moments[-1].state != "waiting":
            moments.append(Moment(moments[-1].time, here, event.person, "handed_over"))
        person = event.person or person
        state = "waiting" if event.activity in waits else "in_progress"
        if number == len(events) - 1:
            state = "closed"
        moments.append(Moment(event.time, here, person, state, activity=event.activity))
        place = here
    return moments
