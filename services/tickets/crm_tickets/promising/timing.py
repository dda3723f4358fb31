"""By when something is promised: as a time, or in words that the calendar of the kind's rule makes a time of.

The rule kept here: it is said once, in one way, and lies ahead; whatever is wrong is told of the field that says it.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis import records
from crm_chassis.errors import Invalid

from crm_tickets.promising import rules, settings, words

if TYPE_CHECKING:
    from crm_chassis.call import Call


class Due(NamedTuple):
    """By when, and how it was said in words."""

    time: datetime
    text: str


def due_of(call: "Call", given: Any, rule: rules.Rule, place: str) -> Due:
    """By when a request promises; raises Invalid. `place` leads the names of its fields."""
    text, now = given.due_text.strip(), call.clock.now()
    if given.HasField("due_time"):
        if text:
            raise Invalid({f"{place}due_text": "say either a time or words, not both"})
        due_time = records.moment_of(given.due_time)
        if due_time <= now:
            raise Invalid({f"{place}due_time": "must lie ahead"})
        return Due(due_time, "")
    if not text:
        raise Invalid({f"{place}due_time": "must be given, or due_text"})
    calendar = settings.calendar_of(call, rule)
    try:
        found = words.read(text, now, calendar, hours_known=bool(rule.calendar_id))
    except words.NotUnderstood as wrong:
        raise Invalid({f"{place}due_text": wrong.text}) from None
    return Due(found, text)
