"""Whatever reports keeps as facts is compared with its owner: counted, and hashed record by record.

The rule kept here: all of it follows from the declarations of both sides, so that a new table, total or hashed column
that only one side knows is found here and not by somebody who trusts a figure.
"""

import pytest
from crm_reports.facts import FACTS
from crm_reports.totals import TOTALS

from tests.rules.services import service

OWNERS = {name: service(name) for name in ("customers", "tickets", "channels")}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.table)
def test_every_table_of_facts_is_hashed_by_its_owner(fact):
    known = OWNERS[fact.service].digests.kinds.get(fact.kind)
    assert known is not None, f"{fact.table}: the owner hashes no {fact.kind}"
    assert set(known.words.split()) <= set(fact.compared), "hashed there and not kept here"


def test_every_hash_of_an_owner_finds_its_table():
    kept = {fact.kind for fact in FACTS}
    for name, owner in OWNERS.items():
        assert set(owner.digests.kinds) <= kept, name


@pytest.mark.parametrize("name", OWNERS)
def test_both_sides_count_the_same_totals(name):
    assert set(OWNERS[name].totals) == set(TOTALS[name])
