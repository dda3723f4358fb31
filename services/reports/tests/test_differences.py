"""Every figure is computed twice: by SQL over the facts, and slowly in Python over the records as they are at the end.

The rule kept here: a figure that nobody has computed slowly, and a dimension that the slow way does not know, fail.
REPORTS_PASTS says how many pasts are looked at; `make histories` looks at a thousand.
"""

import os
import random
from pathlib import Path

import pytest
from crm_reports import rules
from crm_reports.follower import SERVICES
from crm_reports.measures import MEASURES
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

from .comparing import ANSWERS, assert_measures_equal, dimensions_of
from .oracle import Truth, find
from .pasts import Past

# Follow from what people decided as well as from facts; each reason is where they are computed slowly.
ELSEWHERE = dict.fromkeys(
    ("costs.to_serve", "costs.profit", "costs.unprofitable"), "test_costs.py, line by line"
)
# No feed tells of what was entered by hand.
ELSEWHERE["drivers.cost_entries"] = "test_direct_costs.py"
# The short form makes fewer kinds of records, and asks for fewer figures of each past.
SHORT, SHARE, KINDS = 40, 0.35, 0.3
PASTS = int(os.environ.get("REPORTS_PASTS", SHORT))
FIRST = int(os.environ.get("REPORTS_FIRST_PAST", "1"))


def compare(facts: Warehouse, seed: int, share: float) -> int:
    """One past; says how many figures were compared."""
    past, chance = Past(seed, share=1.0 if share == 1.0 else KINDS).happen(), random.Random(seed)
    for service in SERVICES:
        facts.forget(service)
    past.into(facts)
    truth = Truth(past.truth, past.histories)
    return len(assert_measures_equal(facts, truth, chance, share))


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
