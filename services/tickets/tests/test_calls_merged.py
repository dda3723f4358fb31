"""Calls follow their customer into another one, and find back: whenever the merge and the call are heard of."""

import threading
from itertools import permutations

import pytest
from crm.customers.v1 import accounts_pb2, contacts_pb2, merges_pb2
from crm.tickets.v1 import calls_pb2
from crm_chassis import outbox
from crm_tickets.calls import reporting

from .phone_desk import NUMBER
from .switchboard import Switchboard

NAMES = {7: "Nordwind GmbH", 8: "Nordwind"}


def account(world, number, phones=(), etag="1"):
    told = accounts_pb2.Account(account_id=number, display_name=NAMES[number], etag=etag)
    for phone in phones:
        told.phones.add(number=phone, e164=phone)
    world.receive("crm.customers.Account.created", told)


def person(world, number, account_id, name, phones=()):
    told = contacts_pb2.Contact(
        contact_id=number, account_id=account_id, display_name=name, etag="1"
    )
    for phone in phones:
        told.phones.add(number=phone, e164=phone)
    world.receive("crm.customers.Contact.created", told)


def merge(world, what, survivor=7, absorbed=8, kind=1, merge_id=5):
    told = merges_pb2.Merge(
        merge_id=merge_id, kind=kind, survivor_id=survivor, absorbed_ids=[absorbed]
    )
    world.receive(f"crm.customers.Merge.{what}", told)


@pytest.fixture
def house(world):
    """Two accounts are known; the number is the second one's."""
    switch = Switchboard(world)
    account(world, 7)
    account(world, 8, [NUMBER])
    return switch


def who(house, rang):
    now = house.call("GetCall", house.lead, call_id=rang.call_id)
    return now.account_id, now.contact_id, now.account_name, now.requester_name


def test_calls_follow_and_find_back(house):
    rang = house.rings()
    assert who(house, rang) == (8, 0, "Nordwind", "")
    for _again in range(2):
        merge(house.world, "completed")
        assert who(house, rang) == (7, 0, "Nordwind GmbH", "")
    for _again in range(2):
        merge(house.world, "undone")
        assert who(house, rang) == (8, 0, "Nordwind", "")
    assert "Call.updated" in house.events(), "customers and reports follow the call"


def test_a_call_after_the_merge_is_the_survivors_and_finds_back(house):
    merge(house.world, "completed")
    rang = house.rings()  # the number is still noted with the record that was merged away
    assert who(house, rang)[0] == 7
    merge(house.world, "undone")
    assert who(house, rang) == (8, 0, "Nordwind", "")


@pytest.mark.parametrize(
    "order",
    [
        order
        for order in permutations(("completed", "again", "undone", "ring", "answer"))
        if order.index("completed") < order.index("again") < order.index("undone")
        and order.index("ring") < order.index("answer")
    ],
    ids=" ".join,
)
def test_in_whatever_order_they_come_all_ends_with_whose_it_is(house, order):
    rang = None
    for step in order:
        if step == "ring":
            rang = house.rings("c")
        elif step == "answer":
            house.says_switch("c", "answered", 2, extension="11")
        else:
            merge(house.world, "undone" if step == "undone" else "completed")
    assert who(house, rang)[0] == 8


def test_the_number_may_be_told_late(house):
    rang = house.says_switch("c", "answered", 2, extension="11")
    merge(house.world, "completed")
    house.rings("c", 1)
    assert who(house, rang)[0] == 7
    merge(house.world, "undone")
    assert who(house, rang)[0] == 8


def test_a_number_of_two_customers_is_theirs_while_they_are_one(house):
    account(house.world, 7, [NUMBER], etag="2")
    before = house.rings()
    assert who(house, before)[0] == 0, "two have it"
    merge(house.world, "completed")
    rang = house.rings()
    assert who(house, rang)[:3] == (7, 0, "Nordwind GmbH")
    merge(house.world, "undone")
    assert who(house, rang) == who(house, before) == (0, 0, "", "")


def test_people_who_become_one_take_their_calls_along(house):
    person(house.world, 70, 7, "Anna Keller")
    person(house.world, 71, 7, "A. Keller", ["+493012345678"])
    rang = house.rings(phone="+493012345678")
    before = who(house, rang)
    assert before == (7, 71, "Nordwind GmbH", "A. Keller")
    merge(house.world, "completed", 70, 71, kind=2)
    later = house.rings(phone="+493012345678")
    assert who(house, rang) == who(house, later) == (7, 70, "Nordwind GmbH", "Anna Keller")
    merge(house.world, "undone", 70, 71, kind=2)
    assert who(house, rang) == who(house, later) == before


@pytest.mark.parametrize("what", ["completed", "undone"])
def test_a_merge_waits_for_a_call_that_is_being_told(house, what):
    if what == "undone":
        merge(house.world, "completed")
    app, made = house.world.app, []
    told = threading.Thread(target=merge, args=(house.world, what))
    with app.database.connection() as connection:
        call = app.begin(connection, "ReportCall", house.key)
        with app.transaction(connection, call):
            rings = calls_pb2.ReportCallRequest(
                switch_call_id="c", kind=1, sequence=1, phone=NUMBER, extension="11"
            )
            made.append(reporting.report_call(call, rings))
            told.start()
            told.join(0.5)
            assert told.is_alive(), "it waits: what is under way is not seen yet"
            outbox.flush(call, None)
    told.join(60)
    assert not told.is_alive()
    assert who(house, made[0])[0] == (7 if what == "completed" else 8)
