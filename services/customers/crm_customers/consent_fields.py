"""Consent in filters: `allows = "email"` finds who may be written to, `allows.survey = "phone"` who may be asked.

The rule kept here: the latest word for a channel and a purpose counts, and what has ended by itself is no allowance.
Without a purpose it is advertising that is asked for.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any

from crm_chassis.call import Call
from crm_chassis.filters import Compare, MoreFields, Unfit
from crm_chassis.said import said
from sqlalchemy import (
    ColumnElement,
    Select,
    Table,
    and_,
    exists,
    func,
    literal,
    not_,
    or_,
    select,
    tuple_,
)

from crm_customers.tables import CHANNELS, consents
from crm_customers.tables.columns import PURPOSES

FIELD, USUAL = "allows", "advertising"
Find = Callable[[Call, str], MoreFields | None]


@dataclass(frozen=True)
class ConsentFields:
    """What people allow, as fields of a filter beside others."""

    record_kind: str
    others: Hashable

    def __call__(self, name: str) -> Compare | None:
        """What compares what somebody allows; else what the other fields say."""
        field, _, purpose = name.partition(".")
        if field != FIELD:
            return self.others(name) if callable(self.others) else None
        if purpose not in ("", *PURPOSES):
            text = said("a purpose is one of: %(shown)s", shown=", ".join(PURPOSES))
            raise Unfit(text)
        return lambda comparator, channel: _compare(
            self.record_kind, purpose or USUAL, comparator, channel
        )


def _compare(record_kind: str, purpose: str, comparator: str, channel: str) -> ColumnElement[bool]:
    """Whether the latest word of somebody for a channel and a purpose allows it."""
    if comparator not in ("=", ":", "!="):
        raise Unfit(said("can be asked with = and != only, not %(sign)s", sign=comparator))
    if channel not in CHANNELS:
        raise Unfit(said("a channel is one of: %(shown)s", shown=", ".join(CHANNELS)))
    there = _holder(record_kind).in_(_allowing(f"{record_kind}_id", purpose, channel))
    return not_(there) if comparator == "!=" else there


def _holder(record_kind: str) -> ColumnElement[int]:
    """The key of the records that are asked for."""
    table: Table = consents.metadata.tables[f"{record_kind}s"]
    return table.c[f"{record_kind}_id"]


def _allowing(key: str, purpose: str, channel: str) -> Select[Any]:
    """Who allows it now, by number."""
    later = consents.alias("later")
    whose, now = consents.c[key], func.now()
    same = and_(
        later.c[key] == whose,
        later.c.channel == consents.c.channel,
        later.c.purpose == consents.c.purpose,
        tuple_(later.c.give_time, later.c.consent_id)
        > tuple_(consents.c.give_time, consents.c.consent_id),
    )
    return select(whose).where(
        whose.is_not(None),
        consents.c.channel == literal(channel),
        consents.c.purpose == literal(purpose),
        consents.c.state == literal("granted"),
        or_(consents.c.expire_time.is_(None), consents.c.expire_time > now),
        not_(exists().where(same)),
    )


def beside(record_kind: str, find: Find) -> Find:
    """The fields of a table with consent beside them."""

    def found(call: Call, text: str) -> MoreFields | None:
        others = find(call, text)
        return ConsentFields(record_kind, others) if FIELD in text else others

    return found
