"""A person who is erased is left in no table of any service: records, feed, audit log and replies alike."""

import pytest
from crm_chassis.tables import metadata as house
from sqlalchemy import text

from tests.rules import report_samples

STRINGS = ("Brunhilde", "Östertag", "170 1234567", "1701234567", "brunhilde@", "Bratsche")
NAME, PHONE, EMAIL = "Brunhilde Östertag", "+49 170 1234567", "brunhilde@nordwind.example"
PERSON = {
    "contact_id": 41,
    "account_id": 7,
    "names": [NAME],
    "phone_numbers": [PHONE, "+491701234567", "01701234567"],
    "addresses": [EMAIL],
}


def contact():
    from crm.customers.v1.contacts_pb2 import Contact

    phones = [{"number": PHONE, "e164": "+491701234567"}]
    return Contact(contact_id=41, account_id=7, display_name=NAME, etag="1", phones=phones)


def fill_tickets(world):
    world.receive("crm.customers.Contact.created", contact())
    asked = {"requester_name": NAME, "phone": PHONE, "contact_id": 41, "account_id": 7}
    given = {"subject": f"{NAME}: no toner", "description": "Plays the Bratsche", **asked}
    ticket = world.call("CreateTicket", ticket=given, by="agent", request_id="t-1")
    about = {"ticket_id": ticket.ticket_id}
    world.call("CreateComment", comment={**about, "text": f"Wrote to {EMAIL}", "visibility": 1})
    due = {"seconds": 1795000000}
    promise = {**about, "kind": 1, "due_time": due, "phone": "0170-1234567", "note": f"Ring {NAME}"}
    made = world.call("CreatePromise", promise=promise, by="agent", request_id="p-1")
    moved = {"promise_id": made.promise_id, "due_time": {"seconds": 1796000000}}
    moved |= {"reason": f"{NAME} is away", "consent": f"{NAME}, {PHONE}", "request_id": "p-2"}
    world.call("MovePromise", **moved, by="agent")
    other = {"subject": "Other", "requester_name": "Jan", "description": f"A friend of {NAME}"}
    world.call("CreateTicket", ticket=other, by="agent")
    rings = {"switch_call_id": "c-1", "sequence": 1, "kind": 1, "queue": "hotline"}
    world.call("ReportCall", **rings, phone=PHONE, request_id="c-1")
    fill_meetings(world, ticket.ticket_id)


def fill_meetings(world, ticket_id):
    meeting = {"title": f"About {NAME}", "start_time": {"seconds": 1795000000}}
    key = {"meeting_id": world.call("CreateMeeting", meeting=meeting, by="agent").meeting_id}
    item = {**key, "title": f"{NAME} rang twice", "text": PHONE}
    world.call("CreateAgendaItem", agenda_item=item, by="agent")
    action = {"title": f"Ring {NAME}", "description": f"or {EMAIL}", "ticket_ids": [ticket_id]}
    action |= {"owner_id": "some.body", "due_date": "2026-12-01"}
    decision = {**key, "text": f"We ring {NAME}"}
    world.call("CreateDecision", decision=decision, actions=[action], request_id="m-1")
    world.call("SaveMinutes", **key, text=f"{NAME} rang again", request_id="m-2")
    world.call("AssembleMeetingPack", **key, request_id="m-3")


def fill_channels(world):
    partner = {"name": "Kontor Hansen", "kind": 1, "notes": f"Ask {NAME}, {PHONE}"}
    world.call("CreatePartner", partner=partner, request_id="p-1")
    deal = {"end_customer_name": NAME, "notes": f"{EMAIL} wants chairs"}
    world.call("CreateDealRegistration", deal_registration=deal, request_id="d-1")


def fill_customers(world):
    for number in range(7):
        world.call("CreateAccount", account={"display_name": f"Firm {number}"})
    touch = {"channel": 1, "account_id": 7, "subject": f"{NAME} rang from {PHONE}"}
    world.call("CreateInteraction", interaction=touch, request_id="i-1")
    fill_deals(world)


def fill_deals(world):
    """Written about in a deal of others: in its people, its talk and its quotes."""
    deal = {"name": f"Chairs for {NAME}", "note": f"Ring {PHONE}", "next_step": f"Ring {NAME}"}
    made = world.call("CreateDeal", deal=deal)
    key = {"deal_id": made.deal_id}
    who = {**key, "display_name": NAME, "role": 1, "stance": 1, "note": EMAIL}
    person = world.call("CreateDealPerson", deal_person=who, stance_note=f"{NAME} said so")
    told = {"deal_person_id": person.deal_person_id, "text": f"{NAME} finds it dear"}
    world.call("RaiseDealObjection", **told)
    world.call("CreateDealMessage", deal_message={**key, "text": f"Who rings {PHONE}?"})
    entry = {**key, "kind": 1, "amount": "1", "note": f"Lunch with {NAME}"}
    world.call("CreateDealEntry", deal_entry=entry)
    world.call("CreateDealTask", deal_task={**key, "title": f"Ring {NAME}"})
    line = {"product_name": f"Chair of {NAME}", "unit_price": "1"}
    world.call("CreateDealQuote", deal_quote={**key, "lines": [line], "reason": f"For {NAME}"})


def fill_reports(world):
    goal = {**report_samples.GOAL, "level": "GOAL_LEVEL_COMPANY", "title": f"Ring {NAME} less"}
    key = {"goal_id": world.call("CreateGoal", goal=goal, request_id="g-1").goal_id}
    world.call("CreateGoalComment", **key, text=f"{NAME} rang from {PHONE}")
    world.call("CreateGoalAction", goal_action={**key, "text": f"Write to {EMAIL}"})
    less = {"goal": {**key, "title": f"Never ring {NAME}"}}
    world.call("UpdateGoal", **less, reason=f"{NAME} said so")
    alert = {"title": f"{NAME} rings", "figure_id": "tickets.opened", "comparison": 1, "line": "5"}
    world.call("CreateAlert", alert=alert, request_id="a-1")
    snapshot = text(
        "insert into snapshots (month, edition, title, time_zone, owner_id, content_hash)"
        " values ('2026-10', 1, :title, 'UTC', 'admin.one', 'x')"
    )
    with world.app.database.connection() as connection:
        connection.execute(str(snapshot).replace(":title", "%s"), [f"Best buyer: {NAME}"])
        connection.commit()


FILL = {
    "tickets": fill_tickets,
    "channels": fill_channels,
    "customers": fill_customers,
    "reports": fill_reports,
}


def found(world):
    """The person's words in all tables of a service."""
    left = []
    for table in (*world.app.service.metadata.sorted_tables, *house.sorted_tables):
        for row in world.rows(text(f'select * from "{table.name}"')):
            shown = " | ".join(
                bytes(each).decode("utf-8", "ignore") if isinstance(each, bytes) else str(each)
                for each in row
            )
            left += [(table.name, w) for w in STRINGS if w.casefold() in shown.casefold()]
    return sorted(set(left))


def test_nothing_of_an_erased_person_is_left_in_any_table(world):
    FILL[world.app.service.name](world)
    assert found(world)
    before = [(event.event_id, event.event_type) for event in world.events()]
    reply = world.call("ExportPerson", person=PERSON)
    assert NAME in str(reply) or "Brunhilde" in str(reply)
    receipt = world.call("ErasePerson", person=PERSON, request_id="e-1", by="service")
    assert receipt.changed_count > 0
    assert receipt.remaining_count == 0
    assert found(world) == []
    after = [(event.event_id, event.event_type) for event in world.events()]
    assert after[: len(before)] == before
    again = world.call("ErasePerson", person=PERSON, request_id="e-2", by="service")
    assert again.changed_count == 0


@pytest.mark.parametrize("role", ["agent", "rep", "leader", "specialist", "partner"])
def test_who_need_not_may_neither_take_out_nor_erase(world, role):
    from crm_chassis.errors import Forbidden

    for method in ("ExportPerson", "ErasePerson"):
        with pytest.raises(Forbidden):
            world.call(method, person=PERSON, by=role)
