"""Conflicts about end customers: found when claims are handed in, shown to all sides, decided once, on record."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.channels.v1 import customer_conflicts_pb2 as pb
from crm_chassis.errors import Invalid, NotFound, Precondition, Refusal

from .network_desk import account, approved, claim, insider, notices, partner, step, submitted


def conflicts(world: Any, by: Any = "admin", state: str = "open") -> list[Any]:
    reply = world.call("ListCustomerConflicts", filter=f"state = {state}", by=by)
    return list(reply.customer_conflicts)


def decide(world: Any, conflict: Any, outcome: str, winner: int = 0, **more: Any) -> Any:
    asked = {"outcome": f"CUSTOMER_CONFLICT_OUTCOME_{outcome}", "reason": "First come", **more}
    asked["winner_registration_id"] = winner
    key = conflict.customer_conflict_id
    return world.call("DecideCustomerConflict", customer_conflict_id=key, **asked)


def test_the_second_who_claims_opens_a_conflict_and_the_third_joins(world: Any) -> None:
    ids = [partner(world, name).partner_id for name in ("A", "B", "C")]
    submitted(world, "Acme Ltd", ids[0])
    assert not conflicts(world)
    submitted(world, "ACME", ids[1])
    submitted(world, "Acme Limited", ids[2])
    (found,) = conflicts(world)
    assert found.side_count == 3
    view = world.call("GetEndCustomerView", customer_conflict_id=found.customer_conflict_id)
    kinds = [pb.ConflictStepKind.Name(step.step).rpartition("_")[2] for step in view.steps]
    assert kinds == ["OPENED", "JOINED"]
    assert {touch.partner_name for touch in view.touches} == {"A", "B", "C"}


def test_a_dealer_and_a_rep_of_ours_are_both_told(world: Any) -> None:
    rep = world.person("rep.a", "rep", team="sales")
    other = world.person("rep.b", "rep", team="sales")
    account(world, 7, "Nordwind GmbH", "rep.a")
    dealer = partner(world, "A", owner_id="rep.b")
    inside = insider(world, dealer.partner_id)
    user = {"user_id": inside.id, "display_name": "In", "roles": ["partner"]}
    world.call("CreateUser", user={**user, "partner_id": dealer.partner_id})
    submitted(world, "Nordwind", dealer.partner_id)
    (found,) = conflicts(world, by=rep)
    assert notices(world, rep) == ["Several claim “Nordwind”"]
    decide(world, found, "SHARED")
    for who in (rep, other, inside):
        assert "First come" in "".join(notices(world, who)), who.id
    assert "“Nordwind GmbH”" in notices(world, rep)[0]
    assert "“Nordwind”" in notices(world, inside)[0]


def test_a_decision_needs_a_side_and_is_made_once(world: Any) -> None:
    one, two = partner(world, "A").partner_id, partner(world, "B").partner_id
    first, _ = submitted(world, "Acme", one), submitted(world, "Acme", two)
    foreign = submitted(world, "Bell", one)
    (found,) = conflicts(world)
    for winner in (0, foreign.deal_registration_id):
        with pytest.raises(Invalid) as refused:
            decide(world, found, "ONE_KEEPS", winner)
        assert list(refused.value.fields) == ["winner_registration_id"]
    decided = decide(world, found, "ONE_KEEPS", first.deal_registration_id)
    assert (decided.state, decided.decided_by) == (2, "admin.one")
    with pytest.raises(Precondition) as twice:
        decide(world, found, "SHARED")
    assert twice.value.reason == "CONFLICT_STATE"
    key = {"customer_conflict_id": found.customer_conflict_id}
    opened = world.call("ReopenCustomerConflict", **key, reason="New facts")
    assert (opened.state, opened.outcome, opened.reason) == (1, 0, "")


def test_a_conflict_goes_away_when_one_claimant_is_left(world: Any) -> None:
    ids = [partner(world, name).partner_id for name in ("A", "B")]
    submitted(world, "Acme", ids[0])
    second = submitted(world, "Acme", ids[1])
    step(world, "Withdraw", second)
    assert not conflicts(world)
    (gone,) = conflicts(world, state="dissolved")
    assert gone.HasField("close_time")


def test_a_partner_sees_its_own_side_only(world: Any) -> None:
    one, two = partner(world, "Alpha").partner_id, partner(world, "Beta").partner_id
    mine = submitted(world, "Acme", one, expected_amount="100", currency="EUR", city="Bonn")
    submitted(world, "ACME Ltd", two, expected_amount="77", currency="EUR", city="Bonn")
    inside = insider(world, two)
    (found,) = conflicts(world, by=inside)
    assert (found.end_customer_name, found.side_count) == ("ACME Ltd", 2)
    key = {"customer_conflict_id": found.customer_conflict_id}
    view = world.call("GetEndCustomerView", **key, by=inside)
    own, other = sorted(view.touches, key=lambda touch: not touch.own)
    assert (own.amount, own.partner_name) == ("77", "Beta")
    assert (other.amount, other.partner_name, other.record_id, other.owner_id) == ("", "", 0, "")
    stranger = insider(world, partner(world, "Gamma").partner_id)
    with pytest.raises(NotFound):
        world.call("GetCustomerConflict", **key, by=stranger)
    decide(world, found, "ONE_KEEPS", mine.deal_registration_id)
    seen = world.call("GetCustomerConflict", **key, by=inside)
    assert (seen.reason, seen.winner_registration_id, seen.decided_by) == ("First come", 0, "")


def test_two_who_hand_in_at_once_meet(world: Any) -> None:
    ids = [partner(world, f"P{number}").partner_id for number in range(6)]
    drafts = [claim(world, "Acme", key) for key in ids]
    with ThreadPoolExecutor(6) as pool:
        list(pool.map(lambda draft: step(world, "Submit", draft), drafts))
    (found,) = conflicts(world)
    assert found.side_count == 6


def test_two_who_decide_at_once_decide_once(world: Any) -> None:
    for name in ("A", "B"):
        submitted(world, "Acme", partner(world, name).partner_id)
    (found,) = conflicts(world)

    def attempt(outcome: str) -> str:
        try:
            return str(decide(world, found, outcome).outcome)
        except Refusal as refused:
            return refused.reason

    with ThreadPoolExecutor(4) as pool:
        outcomes = list(pool.map(attempt, ["SHARED", "NO_CONFLICT"] * 2))
    assert outcomes.count("CONFLICT_STATE") == 3


def test_an_end_customer_is_looked_up_by_name(world: Any) -> None:
    approved(world, "Acme Ltd", partner(world, "A").partner_id)
    account(world, 7, "Acme Incorporated", "rep.a")
    view = world.call("GetEndCustomerView", end_customer_name="acme")
    assert [touch.kind for touch in view.touches] == [2, 1]
    assert not view.HasField("conflict")
    with pytest.raises(Invalid) as refused:
        world.call("GetEndCustomerView")
    assert list(refused.value.fields) == ["end_customer_name"]
