"""Whatever reports keeps as facts is compared with its owner: counted, and hashed record by record.

The rule kept here: all of it follows from the declarations of both sides, so that a new table, total or hashed column
that only one side knows is found here and not by somebody who trusts a figure.
"""

import pytest
from crm_reports.facts import FACTS
from crm_reports.totals import TOTALS

from tests.rules.services import service

OWNERS = {name: service(name) for name in ("customers", "tickets", "channels")}
# What owners keep no rows of, or others than are told (docs/facts.md).
UNHASHED = {"deal_history", "class_changes", "journey_stays"}


@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact.table)
def test_every_table_of_facts_is_hashed_by_its_owner(fact):
    kind = fact.resource + (f"/{fact.each}" if fact.each else "")
    known = OWNERS[fact.service].digests.kinds.get(kind)
    if fact.table in UNHASHED:
        return
    assert known is not None, f"{fact.table}: the owner hashes no {kind}"
    columns = {column.path for column in (fact.of_children or fact.own)}
    assert set(known.words.split()) <= columns, "hashed there and not kept here"


def test_every_hash_of_an_owner_finds_its_table():
    kept = {fact.resource + (f"/{fact.each}" if fact.each else "") for fact in FACTS}
    for name, owner in OWNERS.items():
        assert set(owner.digests.kinds) <= kept, name


@pytest.mark.parametrize("name", OWNERS)
def test_both_sides_count_the_same_totals(name):
    assert set(OWNERS[name].totals) == set(TOTALS[name])


def test_what_is_not_hashed_is_still_there():
    assert {fact.table for fact in FACTS} >= UNHASHED
