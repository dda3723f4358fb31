"""Every figure is computed twice: by SQL over the facts, and slowly in Python over the records as they are at the end.

The rule kept here: where the records come from does not matter: random pasts of feeds are compared like what lies in
the tables of services. What is drawn is asked of both, in all the ways in which it can be asked.
"""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from crm_reports import listing, queries, rules, stepping
from crm_reports.measures import MEASURES
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

from . import (
    oracle_campaigns,
    oracle_channels,
    oracle_customers,
    oracle_drivers,
    oracle_selling,
    oracle_tickets,
)
from .oracle import Answer, Found, Truth, find
from .pasts import EDGES, NOW, PEOPLE, TEAMS, ZONES

ANSWERS: dict[str, Answer] = {
    **oracle_tickets.ANSWERS,
    **oracle_customers.ANSWERS,
    **oracle_channels.ANSWERS,
    **oracle_selling.ANSWERS,
    **oracle_campaigns.ANSWERS,
    **oracle_drivers.ANSWERS,
}
ALL = 100_000


def same(value: Decimal | None, expected: Any) -> bool:
    """Amounts and counts to the last digit; what was divided as near as floats are."""
    if value is None or expected is None:
        return value is expected
    if isinstance(expected, Decimal):
        return value == expected
    return abs(float(value) - expected) < 1e-3 + abs(expected) * 1e-9


class Asking(NamedTuple):
    """What is asked about: days on which periods begin, who asks, whose departments, and the last day."""

    edges: Sequence[date] = EDGES
    people: Sequence[str] = PEOPLE[:3]
    teams: Sequence[str] = TEAMS
    today: date = NOW.date()


USUAL = Asking()
YEAR = timedelta(days=364)
EVERYTHING = Slice(rules.Period(None, None, rules.zone_of("UTC")))


def some_slice(chance: random.Random, asking: Asking) -> Slice:
    """Some period, in some zone, asked for by somebody."""
    first, last = (chance.choice((None, *asking.edges)) for _ in range(2))
    if first and last and last <= first:
        first, last = last, first + timedelta(days=31)
    zone = rules.zone_of(chance.choice(ZONES))
    period = rules.Period(first, last and last - timedelta(days=1), zone)
    rows = chance.choice(("all", "all", "team", "own"))
    team = chance.choice(("", "", *asking.teams))
    return Slice(
        period,
        team=team,
        rows=rows,
        reader_id="" if rows == "all" else chance.choice(asking.people),
        reader_team="" if rows == "all" else chance.choice(asking.teams),
    )


class Comparing:
    """One question about one figure, asked in all the ways in which it can be asked."""

    def __init__(self, facts: Warehouse, truth: Truth, figure_id: str, part: Slice) -> None:
        answer = ANSWERS[figure_id]
        self.facts, self.part, self.found = facts, part, find(truth, answer, part)
        # What stood once may have ended since: along time it counts in the steps before.
        endless = part.at(rules.Period(None, None, part.period.zone))
        self.ever = find(truth, replace(answer, stands=False), endless)
        self.ever.answer = answer
        self.measure = MEASURES[figure_id]
        self.about = (figure_id, part)

    def whole(self, parts: dict[str, str], expected: Found) -> None:
        """The figure, and the records behind it."""
        told = queries.value_of(self.facts, self.measure, self.part, parts)
        assert same(told.value, expected.value), (*self.about, parts, told, expected.value)
        assert told.record_count == expected.count, (*self.about, parts, told, expected.count)

    def listed(self, parts: dict[str, str], expected: Found) -> None:
        """The records behind the figure are those that count."""
        listed = listing.records_of(self.facts, self.measure, self.part, parts, ALL, None)
        assert len(listed) == expected.count, (*self.about, parts)
        keys = {each.key for each, _ in expected.seen}
        if all(isinstance(key, int) for key in keys):
            assert {record.key for record in listed} == keys, (*self.about, parts)

    def cut(self, by: str) -> tuple[str, Found] | None:
        """The figure cut by a dimension; says one part of it."""
        told = queries.cuts_of(self.facts, self.measure, self.part, {}, by, ALL)
        expected = self.found.by(by)
        assert {cut.part for cut in told} == set(expected), (*self.about, by)
        for cut in told:
            right = expected[cut.part]
            assert same(cut.value, right.value), (*self.about, by, cut, right.value)
        return max(expected.items(), key=lambda pair: pair[1].count, default=None)

    def along(self, chance: random.Random, split: str, today: date) -> None:
        """The figure along time, cut by a dimension or not."""
        period = self.part.period
        first = period.first or today - timedelta(days=730)
        last = period.last or max(first, today)
        step = chance.choice(("day", "month"))
        if step == "day":
            first = max(first, last - timedelta(days=chance.choice((20, 60, 200))))
        self.by_steps(rules.steps(first, last, step), split)

    def by_steps(self, steps: Sequence[rules.Step], split: str = "") -> None:
        """The figure for each of these steps of time."""
        told = stepping.along(self.facts, self.measure, self.part, {}, steps, split)
        everything = self.found if not self.measure.standing else self.ever
        expected = {"": everything} if not split else everything.by(split)
        right = {
            (number, name): there.value
            for name, found in expected.items()
            for number, step in enumerate(steps)
            if (there := found.within(step, self.part)).seen
        }
        told = {key: value for key, value in told.items() if key[1] is not None}
        assert told.keys() == right.keys(), (*self.about, split)
        for key, value in told.items():
            assert same(value, right[key]), (*self.about, split, key, value, right[key])

    def compare(self, chance: random.Random, dimensions: list[str], today: date) -> None:
        """Some of the ways, drawn."""
        self.whole({}, self.found)
        by = chance.choice(["", *dimensions])
        way = chance.random()
        if by and way < 0.6 and (part := self.cut(by)):
            name, right = part
            (self.whole if way < 0.3 else self.listed)({by: name}, right)
        elif way < 0.8:
            self.along(chance, by, today)
        else:
            self.listed({}, self.found)


def dimensions_of(figure_id: str) -> list[str]:
    """By what a figure can be cut."""
    return sorted(MEASURES[figure_id].relation.parts)


def assert_measures_equal(
    facts: Warehouse,
    truth: Truth,
    chance: random.Random,
    share: float = 1.0,
    asking: Asking = USUAL,
    *,
    whole: bool = False,
) -> list[str]:
    """Every figure of which there is something, or a share of them; says which of them were compared.

    `whole`: of all time and everybody as well, and week by week, so that nothing lies outside of what is drawn.
    """
    compared = []
    for figure_id, answer in ANSWERS.items():
        there = truth.seen(answer.kind) or chance.random() < 0.1
        if there and whole:
            Comparing(facts, truth, figure_id, EVERYTHING).whole(
                {}, find(truth, answer, EVERYTHING)
            )
        if there and chance.random() < share:
            comparing = Comparing(facts, truth, figure_id, some_slice(chance, asking))
            comparing.compare(chance, dimensions_of(figure_id), asking.today)
            compared.append(figure_id)
    return compared
