"""Who is calling: with customers, without it, and while it is down or hangs; and references that heal later."""

import time

import pytest
from crm.customers.v1 import accounts_pb2, contacts_pb2, customers_pb2, reach_pb2
from crm.tickets.v1 import desk_pb2 as pb
from crm_chassis.errors import Invalid, PeerUnavailable

from .phone_desk import NUMBER

ACCOUNT = accounts_pb2.Account(
    account_id=7,
    display_name="Braun Bürobedarf",
    owner_id="nora.rep",
    segment="Corporate",
    etag="1",
)
CONTACT = contacts_pb2.Contact(
    contact_id=70,
    account_id=7,
    display_name="Karl Braun",
    phones=[reach_pb2.Phone(number="030 901820", e164=NUMBER)],
    etag="1",
)


def known(_request):
    match = customers_pb2.PhoneMatch(account=ACCOUNT, contact=CONTACT)
    match.owned_products.add(
        product_code="OFF-PR-1",
        product_name="Laser printer M640",
        quantity="2",
        last_order_date="2026-10-30",
    )
    entry = match.timeline.add(
        kind=customers_pb2.TIMELINE_KIND_INTERACTION, title="Visit", agent_id="nora.rep"
    )
    entry.time.FromJsonString("2026-11-01T10:00:00Z")
    other = customers_pb2.PhoneMatch(account=ACCOUNT)
    return customers_pb2.LookUpPhoneResponse(e164=NUMBER, matches=[match, other])


def unknown(_request):
    return customers_pb2.LookUpPhoneResponse(e164=NUMBER)


def caller(desk, phone=NUMBER, **more):
    return desk.call("LookUpCaller", phone=phone, **more)


def lacks(found):
    return [(part.service, part.reason) for part in found.missing]


def test_alone_a_first_caller_is_unknown_and_the_next_time_known(desk):
    first = caller(desk)
    assert first.state == pb.CALLER_STATE_UNKNOWN
    assert lacks(first) == [("customers", "absent")]
    ticket = desk.open()
    promise = desk.promise(ticket)
    closed = desk.open(subject="Old story")
    desk.close(closed)
    again = caller(desk, "0049 30 901820")
    assert again.state == pb.CALLER_STATE_REQUESTER
    assert again.name == "Mr Braun"
    assert again.requester.requester_id == ticket.requester_id
    assert [t.subject for t in again.open_tickets] == ["Printer jams"]
    assert [t.subject for t in again.closed_tickets] == ["Old story"]
    assert [p.promise_id for p in again.promises] == [promise.promise_id]
    assert {t.subject for t in again.touchpoints} == {"Printer jams", "Old story"}


def test_with_customers_everything_is_there_in_one_call(desk):
    desk.open()
    desk.world.connect("customers", LookUpPhone=known)
    found = caller(desk)
    assert found.state == pb.CALLER_STATE_CUSTOMER
    assert (found.name, found.account_name) == ("Karl Braun", "Braun Bürobedarf")
    assert (found.account_id, found.contact_id) == (7, 70)
    assert (found.account_owner_id, found.segment) == ("nora.rep", "Corporate")
    assert [(p.sku, p.quantity) for p in found.products] == [("OFF-PR-1", "2")]
    assert [(t.source, t.subject) for t in found.touchpoints] == [
        ("tickets", "Printer jams"),
        ("customers", "Visit"),
    ]
    assert [t.subject for t in found.open_tickets] == ["Printer jams"]
    assert [other.account_id for other in found.others] == [7]
    assert not found.missing


def test_a_number_that_customers_does_not_know_is_no_fault(desk):
    desk.world.connect("customers", LookUpPhone=unknown)
    found = caller(desk)
    assert found.state == pb.CALLER_STATE_UNKNOWN
    assert not found.missing


@pytest.mark.parametrize(("slow", "reason"), [(False, "unavailable"), (True, "deadline")])
def test_when_customers_does_not_answer_what_we_know_is_the_answer(desk, slow, reason):
    def fail(_request):
        raise PeerUnavailable("customers", slow=slow)

    ticket = desk.open(account_id=7)
    desk.world.receive("crm.customers.Account.created", ACCOUNT)
    desk.world.receive("crm.customers.Contact.created", CONTACT)
    desk.world.connect("customers", LookUpPhone=fail)
    found = caller(desk)
    assert found.state == pb.CALLER_STATE_CUSTOMER
    assert (found.name, found.account_name) == ("Karl Braun", "Braun Bürobedarf")
    assert [t.ticket_id for t in found.open_tickets] == [ticket.ticket_id]
    assert lacks(found) == [("customers", reason)]
    assert "products" in found.missing[0].parts


def test_customers_gets_only_a_part_of_the_time_that_we_are_given(desk):
    given = []

    class Slow:
        def send(self, _name, _method, _request, seconds, _metadata):
            given.append(seconds)
            raise PeerUnavailable("customers", "took too long", slow=True)

    desk.world.connect("customers")
    desk.world.peers.send = Slow().send
    app = desk.world.app
    request = pb.LookUpCallerRequest(phone=NUMBER)
    started = time.monotonic()
    found = app.call("LookUpCaller", request, desk.anna, **{"x-deadline-ms": "5000"})
    assert lacks(found) == [("customers", "deadline")]
    assert given[0] <= 0.6 * 5
    assert time.monotonic() - started < 5


def test_what_holds_no_digits_is_no_number(desk):
    with pytest.raises(Invalid) as refusal:
        caller(desk, "who")
    assert list(refusal.value.fields) == ["phone"]


def test_a_specialist_sees_the_caller_but_only_the_tickets_on_their_path(desk):
    desk.open()
    shared = desk.open(subject="For the technicians")
    desk.hand_over(shared)
    found = desk.call("LookUpCaller", desk.zhao, phone=NUMBER)
    assert [t.ticket_id for t in found.open_tickets] == [shared.ticket_id]


def test_two_people_behind_one_number_are_both_named(desk):
    desk.open()
    desk.open(requester_name="Frau Lang")
    found = caller(desk)
    assert {found.name, *(other.name for other in found.others)} == {"Mr Braun", "Frau Lang"}


# Healing


def test_a_reference_is_kept_unverified_and_healed_when_customers_tells(desk):
    ticket = desk.open(account_id=7, requester_name="")
    promise = desk.promise(ticket)
    desk.hand_over(ticket)
    assert (ticket.account_id, ticket.account_verified, ticket.account_name) == (7, False, "")
    desk.world.receive("crm.customers.Account.created", ACCOUNT)
    healed = desk.get(ticket)
    assert (healed.account_verified, healed.account_name) == (True, "Braun Bürobedarf")
    assert desk.call("GetRequester", requester_id=ticket.requester_id).verified
    assert desk.call("GetPromise", promise_id=promise.promise_id).account_id == 7
    assert desk.events("crm.tickets.Ticket.")[-1] == "Ticket.updated"


def test_an_earlier_caller_is_linked_by_number_with_all_that_was_said(desk):
    ticket = desk.open(requester_name="Braun")
    promise = desk.promise(ticket)
    given = desk.hand_over(ticket)
    desk.world.receive("crm.customers.Account.created", ACCOUNT)
    desk.world.receive("crm.customers.Contact.created", CONTACT)
    linked = desk.get(ticket)
    assert (linked.account_id, linked.contact_id) == (7, 70)
    assert (linked.requester_name, linked.account_name) == ("Karl Braun", "Braun Bürobedarf")
    assert linked.account_verified
    assert desk.call("GetPromise", promise_id=promise.promise_id).account_id == 7
    assert desk.call("GetPromise", promise_id=promise.promise_id).requester_name == "Karl Braun"
    assert desk.call("GetHandOver", hand_over_id=given.hand_over_id).account_id == 7
    events = desk.events()
    for told in ("Requester.updated", "Ticket.updated", "Promise.updated", "HandOver.updated"):
        assert told in events


def test_a_number_of_two_customers_links_nobody(desk):
    other = contacts_pb2.Contact(
        contact_id=71, account_id=8, display_name="Else", phones=CONTACT.phones, etag="1"
    )
    desk.world.receive("crm.customers.Contact.created", other)
    ticket = desk.open()
    desk.world.receive("crm.customers.Contact.created", CONTACT)
    assert desk.get(ticket).account_id == 0


def test_an_event_that_comes_again_or_late_changes_nothing(desk):
    newer = accounts_pb2.Account(account_id=7, display_name="Braun AG", etag="5")
    desk.open(account_id=7)
    desk.world.receive("crm.customers.Account.updated", newer)
    told = desk.events()
    for late in (newer, ACCOUNT):
        desk.world.receive("crm.customers.Account.updated", late)
    assert desk.events() == told
    assert [t.account_name for t in desk.call("ListTickets").tickets] == ["Braun AG"]


def test_a_customer_known_by_feed_is_verified_from_the_start(desk):
    desk.world.receive("crm.customers.Account.created", ACCOUNT)
    desk.world.receive("crm.customers.Contact.created", CONTACT)
    ticket = desk.open(contact_id=70, requester_name="")
    assert ticket.account_verified
    assert (ticket.account_id, ticket.account_name) == (7, "Braun Bürobedarf")
    assert ticket.requester_name == "Karl Braun"


def test_linking_by_hand_takes_the_requester_and_all_its_tickets_along(desk):
    first, second = desk.open(), desk.open(subject="Second")
    desk.world.receive("crm.customers.Account.created", ACCOUNT)
    changed = desk.call(
        "UpdateTicket",
        ticket={"ticket_id": first.ticket_id, "account_id": 7},
        update_mask={"paths": ["account_id"]},
    )
    assert (changed.account_id, changed.account_verified) == (7, True)
    assert desk.get(second).account_id == 7
    requester = desk.call("GetRequester", requester_id=first.requester_id)
    moved = desk.call(
        "UpdateRequester",
        requester={"requester_id": requester.requester_id, "etag": requester.etag, "name": "K."},
        update_mask={"paths": ["name"]},
    )
    assert moved.name == "K."
    assert desk.get(second).requester_name == "K."
