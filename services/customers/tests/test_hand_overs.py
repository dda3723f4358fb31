"""Hand-overs: whoever leaves, every customer of theirs ends with somebody who accepted it, and knows it."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from crm.customers.v1 import hand_overs_pb2 as pb
from crm.tickets.v1 import promises_pb2, tickets_pb2
from crm_chassis.errors import Invalid, NotFound, Precondition, Refusal
from crm_chassis.records import timestamp

PENDING, ACCEPTED, REFUSED = (
    pb.HAND_OVER_ITEM_STATE_PENDING,
    pb.HAND_OVER_ITEM_STATE_ACCEPTED,
    pb.HAND_OVER_ITEM_STATE_REFUSED,
)


@pytest.fixture
def people(world):
    """Who leaves, two who stay, and who leads them."""
    for user_id, role in (("lena", "rep"), ("rita", "rep"), ("rolf", "rep"), ("mona", "manager")):
        user = {"user_id": user_id, "display_name": user_id, "roles": [role], "team": "north"}
        world.call("CreateUser", user=user)
        world.person(user_id, role, team="north")


@pytest.fixture
def lenas(world, people):
    """Four customers of hers."""
    given = {"owner_id": "lena", "team": "north", "country": "DE"}
    names = ("Nordwind GmbH", "Südstern AG", "东方办公有限公司", "Westkai KG")
    codes = ("20095", "80331", "20457", "80333")
    return [
        world.call("CreateAccount", account={**given, "display_name": name, "postal_code": code})
        for name, code in zip(names, codes, strict=True)
    ]


def hand_over(world, to_id="rita", by="mona", **fields):
    given = {"from_id": "lena", "to_id": to_id, "reason": "She leaves in December", **fields}
    return world.call("CreateHandOver", **given, by=by)


def waiting(world, by):
    return world.call("ListHandOverItems", filter='state = "pending"', by=by).hand_over_items


def answer(world, rows, by, accept=True, reason=""):
    ids = [row.hand_over_item_id for row in rows]
    given = {"hand_over_item_ids": ids, "accept": accept, "reason": reason}
    return world.call("AnswerHandOverItems", **given, by=by).hand_over_items


def owners(world):
    return {a.account_id: a.owner_id for a in world.call("ListAccounts").accounts}


def test_a_leavers_customers_all_have_a_new_owner_who_accepted(world, lenas):
    made = hand_over(world)
    assert (made.item_count, made.pending_count) == (4, 4)
    assert set(owners(world).values()) == {"lena"}  # until somebody accepts they are hers
    mine = waiting(world, "rita")
    refused = answer(world, mine[:1], "rita", accept=False, reason="My brother works there")
    assert refused[0].state == REFUSED
    answer(world, mine[1:], "rita")
    half = world.call("GetHandOver", hand_over_id=made.hand_over_id, by="mona")
    assert (half.accepted_count, half.refused_count) == (3, 1)
    assert not half.HasField("complete_time")
    ids = [refused[0].hand_over_item_id]
    given = {"hand_over_item_ids": ids, "to_id": "rolf", "reason": "Rita is related"}
    world.call("RedirectHandOverItems", **given, by="mona")
    world.call("AnswerHandOverItems", hand_over_id=made.hand_over_id, accept=True, by="rolf")
    done = world.call("GetHandOver", hand_over_id=made.hand_over_id, by="mona")
    assert done.HasField("complete_time")
    assert sorted(owners(world).values()) == ["rita", "rita", "rita", "rolf"]
    (change,) = world.call("ListOwnerChanges", account_id=lenas[1].account_id).owner_changes
    assert (change.from_owner_id, change.owner_id, change.actor_id) == ("lena", "rita", "rita")
    assert change.reason == "She leaves in December"
    assert world.events("crm.customers.HandOver.completed")


def test_a_refusal_needs_its_reason_and_comes_back_to_who_arranged_it(world, lenas):
    hand_over(world)
    mine = waiting(world, "rita")
    with pytest.raises(Invalid):
        answer(world, mine, "rita", accept=False)
    answer(world, mine, "rita", accept=False, reason="Too many")
    assert set(owners(world).values()) == {"lena"}
    kinds = [n.kind for n in world.call("ListNotices", by="mona").notices]
    assert len(kinds) == 1
    assert world.call("GetOwnershipState", by="mona").refused_item_count == 4


def test_territories_say_who_receives_what(world, lenas):
    for code, owner in (("20", "rita"), ("80", "lena")):
        given = {"display_name": code, "postal_codes": [code], "owner_id": owner}
        world.call("CreateTerritory", territory=given)
    made = hand_over(world, to_id="", by_territory=True)
    assert (made.item_count, made.unplaced_count) == (2, 2)
    assert {row.account_name for row in waiting(world, "rita")} == {
        "Nordwind GmbH",
        "东方办公有限公司",
    }
    rest = hand_over(world, to_id="rolf", by_territory=True)
    assert (rest.item_count, rest.unplaced_count) == (2, 0)


def test_open_protections_and_alerts_go_along(world, lenas):
    first = lenas[0]
    end = timestamp(world.clock.now() + timedelta(days=60))
    given = {"account_id": first.account_id, "end_time": end}
    kept = world.call("CreateProtection", protection=given, by="lena")
    world.call("ClaimCustomer", display_name="Nordwind GmbH", by="rolf")
    world.call("ClaimCustomer", display_name="Südstern AG", by="rita")
    hand_over(world)
    answer(world, waiting(world, "rita"), "rita")
    assert world.call("GetProtection", protection_id=kept.protection_id).owner_id == "rita"
    alerts = world.call("ListConflictAlerts", order_by="conflict_alert_id").conflict_alerts
    assert [(a.owner_id, a.other_id, a.state) for a in alerts] == [
        ("rita", "rolf", 1),
        ("lena", "rita", 2),  # the second person has the customer now: settled
    ]


def test_open_deals_go_along_and_stand_in_the_briefing(world, lenas):
    key = {"account_id": lenas[0].account_id, "owner_id": "lena", "team": "north"}
    stand = world.call("CreateDeal", deal={**key, "name": "Stand", "amount": "900"})
    old = world.call("CreateDeal", deal={**key, "name": "Lost one", "amount": "1"})
    lost = {"deal_id": old.deal_id, "state": "DEAL_STATE_LOST", "close_reason": "Price"}
    world.call("CloseDeal", **lost)
    theirs = {**key, "account_id": lenas[1].account_id, "owner_id": "rolf"}
    other = world.call("CreateDeal", deal={**theirs, "name": "Rolf's"})
    hand_over(world)
    item = next(row for row in waiting(world, "rita") if row.account_id == lenas[0].account_id)
    told = world.call("GetBriefing", hand_over_item_id=item.hand_over_item_id, by="rita")
    assert [(one.name, one.amount) for one in told.open_deals] == [("Stand", "900")]
    answer(world, waiting(world, "rita"), "rita")
    found = {one.name: one.owner_id for one in world.call("ListDeals").deals}
    assert found == {"Stand": "rita", "Lost one": "lena", "Rolf's": "rolf"}
    (event,) = [
        e for e in world.events("crm.customers.Deal.updated") if e.resource_id == str(stand.deal_id)
    ]
    assert event.actor_id == "rita"
    assert other.owner_id == "rolf"


def test_the_receiver_reads_a_briefing_before_answering(world, lenas):
    first = lenas[0]
    contact = {"account_id": first.account_id, "display_name": "Anna Keller", "key_person": True}
    world.call("CreateContact", contact=contact)
    call = {"account_id": first.account_id, "channel": 1, "subject": "Asked for chairs"}
    call["start_time"] = timestamp(world.clock.now())
    world.call("CreateInteraction", interaction=call, by="lena")
    now = timestamp(world.clock.now())
    ticket = tickets_pb2.Ticket(
        ticket_id=9, account_id=first.account_id, subject="No toner", state=2, create_time=now
    )
    world.receive("crm.tickets.Ticket.created", ticket)
    promise = promises_pb2.Promise(
        promise_id=3, ticket_id=9, account_id=first.account_id, kind=1, state=1
    )
    promise.due_time.CopyFrom(now)
    promise.create_time.CopyFrom(now)
    promise.note = "Ring back with the price"
    world.receive("crm.tickets.Promise.made", promise)
    hand_over(world)
    item = next(r for r in waiting(world, "rita") if r.account_id == first.account_id)
    with pytest.raises(NotFound):
        world.call("GetAccount", account_id=first.account_id, by="rita")
    told = world.call("GetBriefing", hand_over_item_id=item.hand_over_item_id, by="rita")
    assert told.account.display_name == "Nordwind GmbH"
    assert [person.display_name for person in told.key_people] == ["Anna Keller"]
    assert [entry.title for entry in told.open_tickets] == ["No toner"]
    assert [each.note for each in told.promises] == ["Ring back with the price"]
    assert "Asked for chairs" in [entry.title for entry in told.last_entries]
    with pytest.raises(NotFound):
        world.call("GetBriefing", hand_over_item_id=item.hand_over_item_id, by="rep")


def test_nobody_answers_for_somebody_else(world, lenas):
    hand_over(world)
    with pytest.raises(NotFound):
        answer(world, waiting(world, "rita"), "rolf")
    with pytest.raises(NotFound):
        answer(world, waiting(world, "rita"), "mona")


def test_what_waits_for_an_answer_is_not_handed_over_again(world, lenas):
    hand_over(world)
    with pytest.raises(Precondition) as refused:
        hand_over(world, to_id="rolf")
    assert refused.value.reason == "NOTHING_TO_HAND_OVER"


def test_an_account_that_went_elsewhere_meanwhile_is_void(world, lenas):
    made = hand_over(world)
    ids = [lenas[0].account_id]
    world.call("AssignAccounts", account_ids=ids, owner_id="rolf", reason="Urgent", by="admin")
    states = {row.account_id: row.state for row in answer(world, waiting(world, "rita"), "rita")}
    assert states[lenas[0].account_id] == pb.HAND_OVER_ITEM_STATE_VOID
    assert owners(world)[lenas[0].account_id] == "rolf"
    assert world.call("GetHandOver", hand_over_id=made.hand_over_id).HasField("complete_time")


def test_who_accepts_twice_at_once_accepts_once(world, lenas):
    hand_over(world)
    mine = waiting(world, "rita")

    def accept(_):
        try:
            return len(answer(world, mine, "rita"))
        except Refusal as refused:
            return refused.reason

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(map(str, pool.map(accept, range(4))))
    assert outcomes == ["4", "ANSWERED", "ANSWERED", "ANSWERED"]
    assert len(world.events("crm.customers.HandOverItem.accepted")) == 4


def test_two_receivers_who_answer_at_once_leave_right_counts(world, lenas):
    for code, owner in (("20", "rita"), ("80", "rolf")):
        given = {"display_name": code, "postal_codes": [code], "owner_id": owner}
        world.call("CreateTerritory", territory=given)
    made = hand_over(world, to_id="", by_territory=True)

    def accept(person):
        mine = world.call("ListHandOverItems", filter=f'to_id = "{person}"', by=person)
        answer(world, mine.hand_over_items, person)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(accept, ("rita", "rolf")))
    done = world.call("GetHandOver", hand_over_id=made.hand_over_id)
    assert (done.accepted_count, done.pending_count) == (4, 0)
    assert done.HasField("complete_time")
