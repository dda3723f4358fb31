"""What is written under the number of a customer that was merged away lands on the survivor, and finds back."""

import threading
from itertools import pairwise, permutations

import pytest
from crm.customers.v1 import accounts_pb2, contacts_pb2, merges_pb2
from crm.tickets.v1 import tickets_pb2
from crm_chassis import outbox
from crm_tickets import tickets

NAMES = {6: "Nordwind Gruppe", 7: "Nordwind GmbH", 8: "Nordwind"}


@pytest.fixture
def house(desk):
    """Three accounts and two people are known."""
    for number, name in NAMES.items():
        told = accounts_pb2.Account(account_id=number, display_name=name, etag="1")
        desk.world.receive("crm.customers.Account.created", told)
    for number, account, name in ((70, 7, "Anna Keller"), (80, 8, "A. Keller")):
        person = contacts_pb2.Contact(
            contact_id=number, account_id=account, display_name=name, etag="1"
        )
        desk.world.receive("crm.customers.Contact.created", person)
    return desk


def merge(desk, what, survivor, *absorbed, kind=1, merge_id=5):
    told = merges_pb2.Merge(
        merge_id=merge_id, kind=kind, survivor_id=survivor, absorbed_ids=list(absorbed)
    )
    desk.world.receive(f"crm.customers.Merge.{what}", told)


def who(desk, ticket):
    now = desk.get(ticket)
    return now.account_id, now.contact_id, now.account_name, now.requester_name


def test_a_ticket_for_who_was_merged_long_ago_is_the_survivors_until_the_undo(house):
    merge(house, "completed", 7, 8)
    house.world.clock.forward(days=400)
    ticket = house.open(account_id=8, requester_name="Frau Ode")
    assert who(house, ticket) == (7, 0, "Nordwind GmbH", "Frau Ode")
    house.promise(ticket)
    for _again in range(2):
        merge(house, "undone", 7, 8)
        assert who(house, ticket) == (8, 0, "Nordwind", "Frau Ode")
    later = house.open(account_id=8, requester_name="Herr Braun", phone="+493012345678")
    assert who(house, later)[0] == 8, "nobody is redirected any more"


def test_a_person_who_was_merged_is_the_one_who_stayed(house):
    merge(house, "completed", 7, 8)
    merge(house, "completed", 70, 80, kind=2, merge_id=6)
    ticket = house.open(account_id=8, contact_id=80, requester_name="")
    assert who(house, ticket) == (7, 70, "Nordwind GmbH", "Anna Keller")
    merge(house, "undone", 70, 80, kind=2, merge_id=6)
    assert who(house, ticket)[:2] == (7, 80)
    merge(house, "undone", 7, 8)
    assert who(house, ticket) == (8, 80, "Nordwind", "A. Keller")


def test_merges_of_accounts_and_people_are_undone_in_either_order(house):
    merge(house, "completed", 7, 8)
    merge(house, "completed", 70, 80, kind=2, merge_id=6)
    ticket = house.open(account_id=8, contact_id=80, requester_name="")
    merge(house, "undone", 7, 8)
    merge(house, "undone", 70, 80, kind=2, merge_id=6)
    assert who(house, ticket)[:2] == (8, 80)


def test_a_chain_of_merges_is_walked_and_walked_back(house):
    merge(house, "completed", 7, 8)
    merge(house, "completed", 6, 7, merge_id=9)
    ticket = house.open(account_id=8, requester_name="Frau Ode")
    assert who(house, ticket)[0] == 6
    merge(house, "undone", 6, 7, merge_id=9)
    assert who(house, ticket)[0] == 7
    merge(house, "undone", 7, 8)
    assert who(house, ticket)[0] == 8


def test_corrections_land_on_the_survivor_too(house):
    ticket = house.open(account_id=6, requester_name="Frau Ode")
    merge(house, "completed", 7, 8)
    requester = {"requester_id": house.get(ticket).requester_id, "account_id": 8}
    assert house.call("UpdateRequester", requester=requester).account_id == 7
    assert who(house, ticket)[0] == 7
    other = house.open(account_id=6, requester_name="Herr Lang", phone="+493012345678")
    by_hand = {"ticket_id": other.ticket_id, "account_id": 8}
    mask = {"paths": ["account_id"]}
    assert house.call("UpdateTicket", ticket=by_hand, update_mask=mask).account_id == 7
    made = house.call("CreateRequester", requester={"name": "Li Wei", "account_id": 8})
    assert made.account_id == 7
    merge(house, "undone", 7, 8)
    assert who(house, ticket)[0] == who(house, other)[0] == 8
    again = house.call("GetRequester", requester_id=made.requester_id)
    assert again.account_id == 8


def test_a_ticket_that_was_given_a_customer_by_hand_follows_its_merge(house):
    ticket = house.open(account_id=6, requester_name="Frau Ode")
    by_hand = {"ticket_id": ticket.ticket_id, "account_id": 8}
    house.call("UpdateTicket", ticket=by_hand, update_mask={"paths": ["account_id"]})
    merge(house, "completed", 7, 8)
    assert who(house, ticket)[0] == 7
    merge(house, "undone", 7, 8)
    assert who(house, ticket)[0] == 8


def test_a_requester_whose_customer_was_not_known_finds_back_too(house):
    merge(house, "completed", 7, 8)
    first = house.open(requester_name="Frau Ode")
    ticket = house.open(account_id=8, requester_name="Frau Ode")
    assert house.get(first).requester_id == house.get(ticket).requester_id
    assert who(house, ticket)[0] == 7
    merge(house, "undone", 7, 8)
    assert who(house, first)[0] == who(house, ticket)[0] == 8


@pytest.mark.parametrize(
    "order",
    [
        order
        for order in permutations(("completed", "again", "undone", "write"))
        if order.index("completed") < order.index("again") < order.index("undone")
    ],
    ids=" ".join,
)
def test_in_whatever_order_they_come_all_ends_with_who_was_named(house, order):
    ticket = None
    for before, step in pairwise(("", *order)):
        if step == "write":
            ticket = house.open(account_id=8, requester_name="Frau Ode")
            merged = before in ("completed", "again")
            assert who(house, ticket)[0] == (7 if merged else 8)
        else:
            merge(house, "undone" if step == "undone" else "completed", 7, 8)
    assert who(house, ticket)[0] == 8


@pytest.mark.parametrize("what", ["completed", "undone"])
def test_a_merge_waits_for_a_write_that_is_under_way(house, what):
    if what == "undone":
        merge(house, "completed", 7, 8)
    app, made = house.world.app, []
    told = threading.Thread(target=merge, args=(house, what, 7, 8))
    with app.database.connection() as connection:
        call = app.begin(connection, "CreateTicket", house.anna)
        with app.transaction(connection, call):
            asked = tickets_pb2.Ticket(
                subject="Printer", account_id=8, requester_name="Frau Ode", phone="+4930901820"
            )
            made.append(tickets.create_ticket(call, tickets_pb2.CreateTicketRequest(ticket=asked)))
            told.start()
            told.join(0.5)
            assert told.is_alive(), "it waits: what is under way is not seen yet"
            outbox.flush(call, None)
    told.join(10)
    assert not told.is_alive()
    assert who(house, made[0])[0] == (7 if what == "completed" else 8)
