"""Figures by going through all records, one after the other, in plain Python.

The rule kept here: what a figure means is taken from the words that its reader sees, never from its SQL. A kind of
records is told as `Seen`: whose each is, and what it is cut by. An `Answer` says which of them count, when, and for
how much.
"""

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cached_property
from statistics import mean, median
from typing import Any

from crm_reports.queries import Slice
from crm_reports.rules import Step

from .pasts import NOW


def utc(stamp: Any) -> datetime | None:
    """A time; None: it is not set."""
    return stamp.ToDatetime(tzinfo=UTC) if stamp.seconds else None


def word(message: Any, name: str) -> str:
    """What an enumeration says, in small letters."""
    known = message.DESCRIPTOR.fields_by_name[name].enum_type
    first = known.values_by_number[0].name.removesuffix("UNSPECIFIED")
    number = getattr(message, name)
    return known.values_by_number[number].name.removeprefix(first).lower() if number else ""


def exact(text: str) -> Decimal | None:
    """A number that may not be said."""
    return Decimal(text) if text else None


def text(value: Any) -> str:
    """A value as a part of a figure is named; empty: not said, or not known."""
    return "" if value is None else str(value)


@dataclass(slots=True)
class Seen:
    """One record (or one line of it): `key` is what is counted."""

    key: Hashable
    of: Any
    owners: list[str]
    teams: list[str] | None
    parts: dict[str, Any]
    more: Any = None
    today: date | None = None


class Truth:
    """All records as they are at the end."""

    def __init__(
        self,
        records: dict[str, dict[int, Any]],
        histories: dict[str, list[tuple[Any, Any]]] | None = None,
        today: date | None = None,
    ) -> None:
        self.records = records
        # All that was told of a kind: each event, and the record as it was then.
        self.histories = histories or {}
        # What is late is late as of this day.
        self.today = today or NOW.date()
        self.kinds: dict[Any, list[Seen]] = {}

    def all(self, resource: str) -> list[Any]:
        """All of a kind, removed or not."""
        return list(self.records.get(resource, {}).values())

    def alive(self, resource: str) -> list[Any]:
        """Those of a kind that are not removed."""
        return [each for each in self.all(resource) if not utc(each.delete_time)]

    def get(self, resource: str, key: int) -> Any:
        """One of them, removed or not; None: there is none."""
        return self.records.get(resource, {}).get(key)

    def seen(self, kind: "Kind") -> list[Seen]:
        """All of a kind, looked at once."""
        if kind not in self.kinds:
            self.kinds[kind] = list(kind(self))
        return self.kinds[kind]


Kind = Callable[[Truth], Iterable[Seen]]


def customer(truth: Truth, account_id: int, own: Any = None) -> dict[str, Any]:
    """What a record's customer is; what nobody knows is in no part."""
    account = own or truth.get("crm.customers.Account", account_id)
    if account is None:
        return {"account": account_id}
    return {
        "account": account_id,
        "tier": account.tier,
        "relationship_status": account.relationship_status,
        "segment": account.segment,
        "account_kind": word(account, "kind"),
        "country": account.country,
        "region": account.region,
        "city": account.city,
    }


@dataclass(frozen=True)
class Answer:
    """Which records count, by which time, and for how much. `until`: it counts as long as this has not come."""

    kind: Kind
    when: Callable[[Seen], datetime | date | None]
    only: Callable[[Seen], bool] = lambda seen: True
    stands: bool = False
    until: Callable[[Seen], datetime | None] = lambda seen: None
    value: Callable[[Seen], Any] = lambda seen: 1
    how: str | Callable[[list[tuple[Seen, Any]]], Any] = "count"


@dataclass
class Found:
    """The records that count, with what each comes to."""

    answer: Answer
    seen: list[tuple[Seen, datetime | date]] = field(default_factory=list)

    @cached_property
    def values(self) -> list[Any]:
        values = [self.answer.value(each) for each, _ in self.seen]
        return [value for value in values if value is not None]

    @property
    def count(self) -> int:
        return len({each.key for each, _ in self.seen})

    @property
    def value(self) -> Any:
        """What they come to together."""
        how = self.answer.how
        if how == "count":
            return Decimal(self.count)
        if callable(how):
            pairs = [(each, self.answer.value(each)) for each, _ in self.seen]
            return how([(each, value) for each, value in pairs if value is not None])
        if how == "sum":
            return sum(self.values, Decimal(0))
        if how == "total":
            return sum(self.values, 0.0)
        if not self.values:
            return None
        return {"mean": mean, "median": median}[how](float(value) for value in self.values)

    def by(self, name: str) -> dict[str, "Found"]:
        """Cut by a dimension."""
        parts: dict[str, Found] = {}
        for each, at in self.seen:
            part = parts.setdefault(text(each.parts.get(name)), Found(self.answer))
            part.seen.append((each, at))
        return parts

    def within(self, step: Step, part: Slice) -> "Found":
        """Those of some days; of what stands, those that stood at the end of them."""
        if self.answer.stands:
            then = part.at(replace(part.period, first=None, last=step.last))
            return Found(
                self.answer,
                [(each, at) for each, at in self.seen if _counts(at, self.answer, each, then)],
            )
        days = [(each, at, day_of(at, part)) for each, at in self.seen]
        return Found(
            self.answer, [(each, at) for each, at, day in days if step.first <= day <= step.last]
        )


def day_of(at: datetime | date, part: Slice) -> date:
    """The day on which something happened, there."""
    return at.astimezone(part.period.zone).date() if isinstance(at, datetime) else at


def _counts(at: datetime | date, answer: Answer, seen: Seen, part: Slice) -> bool:
    first, last, day = part.period.first, part.period.last, day_of(at, part)
    if not answer.stands:
        return (first is None or day >= first) and (last is None or day <= last)
    ended = answer.until(seen)
    if last is None:
        return ended is None
    return day <= last and (ended is None or day_of(ended, part) > last)


def _whose(seen: Seen, part: Slice) -> bool:
    """Whether the asker asks for it and may see it."""
    # What is no department's is not narrowed to one.
    if part.team and seen.teams is not None and part.team not in seen.teams:
        return False
    mine = part.rows == "all" or part.reader_id in seen.owners
    return mine or (
        part.rows == "team" and part.reader_team != "" and part.reader_team in (seen.teams or ())
    )


def find(truth: Truth, answer: Answer, part: Slice) -> Found:
    """All records that count."""
    found = Found(answer)
    for seen in truth.seen(answer.kind):
        if _whose(seen, part) and answer.only(seen):
            at = answer.when(seen)
            if at is not None and _counts(at, answer, seen, part):
                found.seen.append((seen, at))
    return found


def seconds(start: datetime | None, end: datetime | None) -> float | None:
    """From one moment to the other."""
    return None if start is None or end is None else (end - start).total_seconds()


def at(name: str) -> Callable[[Seen], datetime | None]:
    """The moment that a field of the record says."""
    return lambda seen: utc(getattr(seen.of, name))


def on(name: str) -> Callable[[Seen], date | None]:
    """The day that a field of the record says."""
    return lambda seen: (
        date.fromisoformat(getattr(seen.of, name)) if getattr(seen.of, name) else None
    )
