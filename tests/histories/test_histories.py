"""What reports counts after random histories of real calls equals what the tables of the services say.

The rule kept here: the one side is SQL over facts that were read from the feeds, the other goes through the records of
the tables in plain Python. REPORTS_HISTORIES says how many histories are looked at; `make histories` looks at a
thousand.
"""

import os
from random import Random

from crm_reports.facts import FACTS

from services.reports.tests.comparing import ANSWERS
from tests.histories import (
    attribute_deeds,
    channels_deeds,
    customers_deeds,
    selling_deeds,
    tickets_deeds,
)
from tests.histories.life import Life, Theme
from tests.histories.reconciled import differences
from tests.histories.town import Town
from tests.histories.truth import assert_measures_equal_tables, table_of

THEMES = (
    *(customers_deeds.TOUCHES, customers_deeds.ORDERS, attribute_deeds.ATTRIBUTES),
    *(selling_deeds.LEADS, selling_deeds.CAMPAIGNS, selling_deeds.DEALS),
    *(tickets_deeds.HAND_OVERS, tickets_deeds.WORK, tickets_deeds.DESK),
    *(channels_deeds.CLAIMS, channels_deeds.TRADE, channels_deeds.PLANS),
)
ROUND = (len(THEMES) + 1) // 2  # so many histories together are about everything
# The short form looks at every figure as a whole and week by week, and draws further questions about half of them.
SHARE = 0.5
MANY = 10 * ROUND  # of so many each figure has something to count
SIZE = 44
HISTORIES = int(os.environ.get("REPORTS_HISTORIES", ROUND))
FIRST = int(os.environ.get("REPORTS_FIRST_HISTORY", "0"))
# What a record says that lies in no column of its name: no figure asks for it, or truth.py puts it together.
ELSEWHERE = {
    "crm.customers.Deal": "account_name stage_name due_document_count missing_document_count planned_income"
    " planned_cost",
    "crm.customers.ConflictAlert": "account_name",
    "crm.channels.Quote": "book_amount send_time close_time",
    "crm.tickets.TicketJourney": "account_id",
}


def themes_of(seed: int) -> list[Theme]:
    """Customers, and two themes more; each round of histories is about all of them, in pairs of its own."""
    order = Random(seed // ROUND).sample(THEMES, len(THEMES))
    place = 2 * (seed % ROUND)
    return [customers_deeds.ACCOUNTS, *order[place : place + 2]]


def test_what_happens_in_three_services_is_what_reports_counts(town: Town) -> None:
    compared: set[str] = set()
    share = 1.0 if HISTORIES > ROUND else SHARE
    for seed in range(FIRST, FIRST + HISTORIES):
        life = Life(town, seed, themes_of(seed)).live(SIZE)
        found = assert_measures_equal_tables(town.apps, town.facts, Random(seed), share)
        assert found, seed
        assert not differences(town.apps, town.facts), seed
        assert sum(life.done.values()) > SIZE // 3, (seed, dict(life.refused))
        compared.update(found)
    if HISTORIES >= MANY:
        assert compared == set(ANSWERS)


def test_whatever_facts_keep_lies_in_a_column_of_its_name(town: Town) -> None:
    for fact in FACTS:
        columns = table_of(town.apps[fact.service], fact.resource).c
        told = {column.path for column in fact.own if not fact.history}
        missing = told - set(columns.keys()) - set(ELSEWHERE.get(fact.resource, "").split())
        assert not missing, (fact.table, missing)
