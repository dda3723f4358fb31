"""Every figure is computed twice: by SQL over the facts, and slowly in Python over the records as they are at the end.

The rule kept here: a figure that nobody has computed slowly, and a dimension that the slow way does not know, fail.
REPORTS_PASTS says how many pasts are looked at; `make histories` looks at a thousand.
"""

import os
import random
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from crm_reports import listing, queries, rules
from crm_reports.follower import SERVICES
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
from .pasts import EDGES, NOW, PEOPLE, TEAMS, ZONES, Past

ANSWERS: dict[str, Answer] = {
    **oracle_tickets.ANSWERS,
    **oracle_customers.ANSWERS,
    **oracle_channels.ANSWERS,
    **oracle_selling.ANSWERS,
    **oracle_campaigns.ANSWERS,
    **oracle_drivers.ANSWERS,
}
# Follow from what people decided as well as from facts; each reason is where they are computed slowly.
ELSEWHERE = dict.fromkeys(
    ("costs.to_serve", "costs.profit", "costs.unprofitable"), "test_costs.py, line by line"
)
# The short form makes fewer kinds of records, and asks for fewer figures of each past.
SHORT, SHARE, KINDS = 40, 0.35, 0.3
PASTS = int(os.environ.get("REPORTS_PASTS", SHORT))
FIRST = int(os.environ.get("REPORTS_FIRST_PAST", "1"))
ALL = 100_000


def same(value: Decimal | None, expected: Any) -> bool:
    """Amounts and counts to the last digit; what was divided as near as floats are."""
    if value is None or expected is None:
        return value is expected
    if isinstance(expected, Decimal):
        return value == expected
    return abs(float(value) - expected) < 1e-3 + abs(expected) * 1e-9


def some_slice(chance: random.Random) -> Slice:
    """Some period, in some zone, asked for by somebody."""
    first, last = (chance.choice((None, *EDGES)) for _ in range(2))
    if first and last and last <= first:
        first, last = last, first + timedelta(days=31)
    zone = rules.zone_of(chance.choice(ZONES))
    period = rules.Period(first, last and last - timedelta(days=1), zone)
    rows = chance.choice(("all", "all", "team", "own"))
    team = chance.choice(("", "", *TEAMS))
    return Slice(
        period,
        team=team,
        rows=rows,
        reader_id="" if rows == "all" else chance.choice(PEOPLE[:3]),
        reader_team="" if rows == "all" else chance.choice(TEAMS),
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

    def along(self, chance: random.Random, split: str) -> None:
        """The figure along time, cut by a dimension or not."""
        period = self.part.period
        first = period.first or NOW.date() - timedelta(days=730)
        last = period.last or NOW.date()
        steps = rules.steps(first, last, chance.choice(("day", "month")))
        told = queries.along(self.facts, self.measure, self.part, {}, steps, split)
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

    def compare(self, chance: random.Random, dimensions: list[str]) -> None:
        """Some of the ways, drawn."""
        self.whole({}, self.found)
        by = chance.choice(["", *dimensions])
        way = chance.random()
        if by and way < 0.6 and (part := self.cut(by)):
            name, right = part
            (self.whole if way < 0.3 else self.listed)({by: name}, right)
        elif way < 0.8:
            self.along(chance, by)
        else:
            self.listed({}, self.found)


def dimensions_of(figure_id: str) -> list[str]:
    """By what a figure can be cut."""
    return sorted(MEASURES[figure_id].relation.parts)


def compare(facts: Warehouse, seed: int, share: float) -> int:
    """One past; says how many figures were compared."""
    past, chance = Past(seed, share=1.0 if share == 1.0 else KINDS).happen(), random.Random(seed)
    for service in SERVICES:
        facts.forget(service)
    past.into(facts)
    truth, compared = Truth(past.truth, past.histories), 0
    for figure_id, answer in ANSWERS.items():
        there = truth.seen(answer.kind) or chance.random() < 0.1
        if there and chance.random() < share:
            comparing = Comparing(facts, truth, figure_id, some_slice(chance))
            comparing.compare(chance, dimensions_of(figure_id))
            compared += 1
    return compared


def test_every_figure_and_every_dimension_has_been_computed_slowly() -> None:
    assert set(ANSWERS) == set(MEASURES) - set(ELSEWHERE)
    truths = []
    for seed in (1, 2, 3):
        past = Past(seed, size=100)
        past.services = SERVICES
        truths.append(Truth(past.happen().truth, past.histories))
    whole = Slice(rules.Period(None, None, rules.zone_of("UTC")))
    for figure_id, answer in ANSWERS.items():
        counts = any(find(truth, answer, whole).count for truth in truths)
        assert counts, f"{figure_id}: nothing counts, so nothing is proven"
        seen = [each for truth in truths for each in truth.seen(answer.kind)]
        unknown = set(dimensions_of(figure_id)) - {name for each in seen for name in each.parts}
        assert not unknown, (figure_id, unknown)


@pytest.mark.parametrize("part", range(4))
def test_sql_and_python_come_to_the_same_figures(part: int) -> None:
    share, facts = SHARE if PASTS <= SHORT else 1.0, Warehouse(Path(":memory:"))
    for seed in range(FIRST + part, FIRST + PASTS, 4):
        compared = compare(facts, seed, share)
        assert compared, seed
    facts.close()
