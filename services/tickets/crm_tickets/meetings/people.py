"""Who takes part, who leads a department, and whose clock counts, as far as this service knows its people.

The rule kept here: nothing is given to somebody whose account is disabled; who is not known here is taken at their
login name, as everywhere in tickets.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from crm_chassis.errors import Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from crm_chassis.tables import users
from sqlalchemy import Text, any_, bindparam, select

from crm_tickets.queries import word, words

if TYPE_CHECKING:
    from crm_chassis.call import Call

DISABLED = Statement(
    select(users.c.user_id)
    .where(users.c.user_id == any_(words("ids")), users.c.disabled_time.is_not(None))
    .order_by(users.c.user_id)
    .limit(1)
)
ZONE = Statement(select(users.c.time_zone).where(users.c.user_id == word("user_id")))
LEADERS = Statement(
    select(users.c.user_id).where(
        users.c.team == any_(words("teams")),
        bindparam("role", type_=Text()) == any_(users.c.roles),
        users.c.disabled_time.is_(None),
    )
)


def check(call: "Call", ids: Iterable[str], field: str) -> None:
    """Raises Invalid when one of these people has left."""
    wanted = sorted({each for each in ids if each})
    row = call.first(DISABLED, ids=wanted) if wanted else None
    if row is not None:
        raise Invalid({field: said("the account of %(user_id)s is disabled", user_id=row.user_id)})


def zone_of(call: "Call", user_id: str) -> str:
    """The time zone of a person; UTC when they have none."""
    row = call.first(ZONE, user_id=user_id) if user_id else None
    zone = row.time_zone if row is not None else ""
    if not zone and user_id == call.principal.id:
        zone = call.principal.time_zone
    return zone if zone and is_zone(zone) else "UTC"


def is_zone(name: str) -> bool:
    """Whether there is such a time zone."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def checked_zone(call: "Call", given: str, user_id: str, field: str) -> str:
    """The time zone that was given, else the person's; raises Invalid for one that is none."""
    if not given.strip():
        return zone_of(call, user_id)
    if not is_zone(given.strip()):
        raise Invalid({field: 'is no time zone; right is like "Asia/Shanghai"'})
    return given.strip()


def leaders_of(call: "Call", teams: Iterable[str]) -> list[str]:
    """Who leads these departments."""
    wanted = sorted({each for each in teams if each})
    rows = call.all(LEADERS, teams=wanted, role="manager") if wanted else []
    return [row.user_id for row in rows]


def tidy(texts: Iterable[str]) -> list[str]:
    """Names without blanks around them, each once."""
    return list(dict.fromkeys(filter(None, (text.strip() for text in texts))))
