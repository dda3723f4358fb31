"""Worksheets of several people at once, and of records that go on meanwhile: nothing is lost, nothing is undone."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.customers.v1 import leads_pb2
from crm_chassis.errors import Precondition
from crm_chassis.records import timestamp

from .lead_desk import lead, people, person, set_rules
from .worksheet_desk import Sheet, counts, hand_in


@pytest.fixture
def desk(world: Any) -> Any:
    """Three reps of a team with two who lead it."""
    people(world)
    person(world, "max", "manager")
    set_rules(world)
    return world


def sent(world: Any, kind: str, to: str, by: str) -> Sheet:
    """A worksheet in somebody's hands."""
    due = timestamp(world.clock.time.replace(hour=18))
    fields = {"kind": kind, "user_ids": [to], "due_time": due}
    made = world.call("CreateWorksheetRound", worksheet_round=fields, by=world.people[by])
    wanted = f"worksheet_round_id = {made.worksheet_round_id}"
    items = world.call("ListWorksheetRoundItems", filter=wanted).worksheet_round_items
    return Sheet.of(world, items[0].worksheet_id, world.people[to])


def rows_of(world: Any, returned: Any, by: str) -> list[Any]:
    key = {"worksheet_return_id": returned.worksheet_return_id, "by": world.people[by]}
    return list(world.call("ListWorksheetRows", **key).worksheet_rows)


def decide(world: Any, returned: Any, by: str, *, take: bool) -> Any:
    (row,) = rows_of(world, returned, by)
    key = {"worksheet_return_id": returned.worksheet_return_id, "row_number": row.row_number}
    return world.call("DecideWorksheetRow", **key, take=take, etag=row.etag, by=world.people[by])


def test_two_who_lead_send_the_same_deal_to_two_people_and_both_change_it(desk: Any) -> None:
    given = {"name": "Hall", "amount": "900", "owner_id": "ann", "team": "sales"}
    deal = desk.call("CreateDeal", deal=given)
    desk.call("SetDealMembers", deal_id=deal.deal_id, members=[{"user_id": "bo"}])
    sheets = {"ann": sent(desk, "deals", "ann", "mo"), "bo": sent(desk, "deals", "bo", "max")}
    sheets["ann"].put(sheets["ann"].row(deal.deal_id), next_step="Ring", amount=1000)
    sheets["bo"].put(sheets["bo"].row(deal.deal_id), next_step="Write", note="Bo was there")

    def back(name: str) -> Any:
        return hand_in(desk, sheets[name], desk.people[name])

    with ThreadPoolExecutor(2) as pool:
        came = dict(zip(sheets, pool.map(back, sheets), strict=True))
    assert sorted(name for each in came.values() for name in counts(each)) == ["accepted", "stale"]
    (late,) = (name for name, each in came.items() if counts(each) == {"stale": 1})
    (first,) = (name for name, each in came.items() if counts(each) == {"accepted": 1})
    said = {"ann": "Ring", "bo": "Write"}
    assert desk.call("GetDeal", deal_id=deal.deal_id).next_step == said[first]
    (row,) = rows_of(desk, came[late], late)
    (cell,) = [each for each in row.cells if each.name == "next_step"]
    assert (cell.returned, cell.current) == (said[late], said[first])
    decide(desk, came[late], late, take=True)
    now = desk.call("GetDeal", deal_id=deal.deal_id)
    assert now.next_step == said[late]
    assert (now.amount, now.note) == ("1000", "Bo was there"), "what the other filled in stays"


def test_a_lead_that_became_a_customer_is_not_changed_by_its_row(desk: Any) -> None:
    desk.call("CreatePipeline", pipeline={"name": "Sales", "form": 1, "currency": "EUR"})
    made = lead(desk, company_name="Hafen GmbH", owner_id="ann", team="sales")
    sheet = sent(desk, "leads", "ann", "mo")
    sheet.put(sheet.row(made.lead_id), note="Too late", last_outcome="Interested")
    ann = desk.people["ann"]
    desk.call("ConvertLead", lead_id=made.lead_id, by=ann)
    came = hand_in(desk, sheet, ann)
    assert counts(came) == {"stale": 1}
    with pytest.raises(Precondition) as refused:
        decide(desk, came, "ann", take=True)
    assert refused.value.reason == "ROW_REFUSED"
    decide(desk, came, "ann", take=False)
    known = desk.call("GetLead", lead_id=made.lead_id)
    assert (known.state, known.note) == (leads_pb2.LEAD_STATE_CONVERTED, "")
    assert counts(hand_in(desk, sheet, ann)) == {"stale": 1}


def test_a_lead_is_converted_while_its_row_comes_back(desk: Any) -> None:
    ann, outcomes = desk.people["ann"], Counter[str]()
    for number in range(6):
        made = lead(desk, company_name=f"Firm number {number}", owner_id="ann", team="sales")
        sheet = sent(desk, "leads", "ann", "mo")
        sheet.put(sheet.row(made.lead_id), note="Wants two")
        convert = {"lead_id": made.lead_id, "without_deal": True, "by": ann}
        with ThreadPoolExecutor(2) as pool:
            first = pool.submit(desk.call, "ConvertLead", **convert)
            came = pool.submit(hand_in, desk, sheet, ann).result()
            account_id = first.result().account_id
        (outcome,) = counts(came)
        outcomes[outcome] += 1
        known = desk.call("GetLead", lead_id=made.lead_id)
        assert (known.state, known.account_id) == (leads_pb2.LEAD_STATE_CONVERTED, account_id)
        assert known.note == ("Wants two" if outcome == "accepted" else "")
    assert set(outcomes) <= {"accepted", "stale"}
    assert len(desk.call("ListAccounts").accounts) == 6


def test_a_lead_that_was_given_to_somebody_else_meanwhile_is_theirs(desk: Any) -> None:
    made = lead(desk, company_name="Ufer AG", owner_id="ann", team="sales")
    sheet = sent(desk, "leads", "ann", "mo")
    sheet.put(sheet.row(made.lead_id), note="From Ann")
    desk.call("AssignLead", lead_id=made.lead_id, owner_id="bo", by=desk.people["mo"])
    other = sent(desk, "leads", "bo", "max")
    other.put(other.row(made.lead_id), note="From Bo")
    came = hand_in(desk, sheet, desk.people["ann"])
    assert counts(came) == {"invalid": 1}
    (row,) = rows_of(desk, came, "ann")
    assert "may not see it" in row.problem
    assert counts(hand_in(desk, other, desk.people["bo"])) == {"accepted": 1}
    assert desk.call("GetLead", lead_id=made.lead_id).note == "From Bo"
