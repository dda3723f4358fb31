"""Customers become one, or several again: requesters and their tickets follow and find back."""

from crm.customers.v1 import accounts_pb2, contacts_pb2, merges_pb2


def account(desk, number, name):
    told = accounts_pb2.Account(account_id=number, display_name=name, etag="1")
    desk.world.receive("crm.customers.Account.created", told)


def merge(desk, what, kind, survivor, *absorbed):
    told = merges_pb2.Merge(
        merge_id=5, kind=kind, survivor_id=survivor, absorbed_ids=list(absorbed)
    )
    desk.world.receive(f"crm.customers.Merge.{what}", told)


def who(desk, ticket):
    now = desk.world.call("GetTicket", ticket_id=ticket.ticket_id)
    return now.account_id, now.contact_id, now.account_name, now.requester_name


def test_tickets_follow_their_customer_into_another_and_back(desk):
    account(desk, 7, "Nordwind GmbH")
    account(desk, 8, "Nordwind")
    ticket = desk.open(account_id=8, requester_name="Frau Ode")
    own = desk.open(account_id=7, requester_name="Herr Keller")
    merge(desk, "completed", 1, 7, 8)
    merge(desk, "completed", 1, 7, 8)
    assert who(desk, ticket) == (7, 0, "Nordwind GmbH", "Frau Ode")
    told = [event.event_type for event in desk.world.events()]
    assert "crm.tickets.Ticket.updated" in told, "reports and customers follow the ticket"
    merge(desk, "undone", 1, 7, 8)
    merge(desk, "undone", 1, 7, 8)
    assert who(desk, ticket) == (8, 0, "Nordwind", "Frau Ode")
    assert who(desk, own)[0] == 7


def test_what_was_linked_by_hand_since_stays_so(desk):
    for number, name in ((7, "Nordwind GmbH"), (8, "Nordwind"), (9, "Südwind AG")):
        account(desk, number, name)
    ticket = desk.open(account_id=8, requester_name="Frau Ode")
    merge(desk, "completed", 1, 7, 8)
    requester = desk.world.call("GetTicket", ticket_id=ticket.ticket_id).requester_id
    corrected = {"requester_id": requester, "account_id": 9}
    desk.world.call("UpdateRequester", requester=corrected)
    merge(desk, "undone", 1, 7, 8)
    assert who(desk, ticket)[0] == 9


def test_people_who_become_one_take_their_tickets_along(desk):
    account(desk, 7, "Nordwind GmbH")
    for number, name in ((70, "Anna Keller"), (71, "A. Keller")):
        person = contacts_pb2.Contact(contact_id=number, account_id=7, display_name=name, etag="1")
        desk.world.receive("crm.customers.Contact.created", person)
    ticket = desk.open(account_id=7, contact_id=71, requester_name="A. Keller")
    before = who(desk, ticket)
    merge(desk, "completed", 2, 70, 71)
    assert who(desk, ticket) == (7, 70, "Nordwind GmbH", "Anna Keller")
    merge(desk, "undone", 2, 70, 71)
    assert who(desk, ticket) == before
