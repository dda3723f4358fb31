"""What decides whether somebody is meant by an audience: asked for all at once.

The rule kept here: the latest word for a channel counts, and what has ended by itself is none. How often somebody is
touched is counted over all campaigns, and who is meant but was not touched yet counts as touched: two audiences that
are frozen on one day see each other.
"""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any, NamedTuple

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import ARRAY, BigInteger, DateTime, Text, any_, bindparam, func, literal, select
from sqlalchemy.dialects.postgresql import distinct_on

from crm_customers.tables import campaign_members, campaign_touches, consents

MOMENT = DateTime(timezone=True)
NUMBERS = bindparam("numbers", type_=ARRAY(BigInteger()))
SINCE = bindparam("since", type_=MOMENT)
USE = "advertising"


class Party(NamedTuple):
    """Somebody who was found: a person with the customer, or the customer as a whole."""

    contact_id: int | None
    account_id: int
    reachable: bool

    @property
    def number(self) -> int:
        """The number that consents and touches are asked by."""
        return self.contact_id or self.account_id


def _words(column: str) -> Statement:
    whose = consents.c[column]
    latest = (consents.c.give_time.desc(), consents.c.consent_id.desc())
    said = (
        select(whose.label("number"), consents.c.state, consents.c.expire_time)
        .where(
            whose == any_(NUMBERS),
            consents.c.channel == bindparam("channel", type_=Text()),
            consents.c.purpose == literal(USE),
        )
        .ext(distinct_on(whose))
        .order_by(whose, *latest)
        .subquery()
    )
    ends = said.c.expire_time
    holds = ends.is_(None) | (ends > bindparam("now", type_=MOMENT))
    return Statement(select(said.c.number, said.c.state).where(holds))


def _touched(column: str) -> Statement:
    """How often each was touched since, or is going to be."""
    parts = []
    for table, moment, only in (
        (campaign_touches, "touch_time", campaign_touches.c.campaign_member_id.is_(None)),
        (campaign_members, "create_time", campaign_members.c.state == literal("included")),
    ):
        whole = [table.c.contact_id.is_(None)] if column == "account_id" else []
        found = select(table.c[column].label("number"))
        parts.append(
            found.where(table.c[column] == any_(NUMBERS), table.c[moment] > SINCE, only, *whole)
        )
    every = parts[0].union_all(parts[1]).subquery()
    return Statement(select(every.c.number, func.count().label("count")).group_by(every.c.number))


def _meant(column: str) -> Statement:
    table = campaign_members.c
    whole = [table.contact_id.is_(None)] if column == "account_id" else []
    return Statement(
        select(table[column].label("number")).where(
            table[column] == any_(NUMBERS),
            table.campaign_id == bindparam("campaign", type_=BigInteger()),
            table.channel == bindparam("channel", type_=Text()),
            table.state == literal("included"),
            *whole,
        )
    )


WORDS = {name: _words(name) for name in ("contact_id", "account_id")}
TOUCHED = {name: _touched(name) for name in ("contact_id", "account_id")}
MEANT = {name: _meant(name) for name in ("contact_id", "account_id")}


def words_of(call: Call, column: str, numbers: Sequence[int], channel: str) -> dict[int, str]:
    """What each said last of a channel, where it still holds."""
    asked: dict[str, Any] = {"numbers": list(numbers), "channel": channel}
    rows = call.all(WORDS[column], **asked, now=call.clock.now())
    return {row.number: row.state for row in rows}


def touched(call: Call, column: str, numbers: Sequence[int], days: int) -> dict[int, int]:
    """How often each was touched in so many days."""
    since = call.clock.now() - timedelta(days=days)
    rows = call.all(TOUCHED[column], numbers=list(numbers), since=since)
    return {row.number: row.count for row in rows}


def meant_already(
    call: Call, column: str, numbers: Sequence[int], campaign_id: int, channel: str
) -> set[int]:
    """Who is meant by an audience of this campaign and channel already."""
    asked: dict[str, Any] = {"numbers": list(numbers), "campaign": campaign_id, "channel": channel}
    return {row.number for row in call.all(MEANT[column], **asked)}
