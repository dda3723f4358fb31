"""Longer protection, reminders before its end, times to a decision; and registrations as a machine of states."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition, Refusal

from .network_desk import approved, insider, notices, partner, step, submitted


def ask(world: Any, registration: Any, days: int = 10, **more: Any) -> Any:
    fields = {"deal_registration_id": registration.deal_registration_id, "days": days}
    fields["reason"] = "The tender was moved"
    return world.call("CreateRegistrationExtension", registration_extension=fields, **more)


def decide(world: Any, what: str, asked: Any, **more: Any) -> Any:
    key = asked.registration_extension_id
    return world.call(f"{what}RegistrationExtension", registration_extension_id=key, **more)


def of(world: Any, registration: Any) -> Any:
    key = registration.deal_registration_id
    return world.call("GetDealRegistration", deal_registration_id=key)


def test_longer_protection_is_asked_for_and_decided_by_somebody_else(world: Any) -> None:
    dealer = partner(world, "A")
    inside = insider(world, dealer.partner_id)
    held = approved(world, "Acme", dealer.partner_id, protection_days=30)
    asked = ask(world, held, by=inside)
    with pytest.raises(AlreadyExists) as twice:
        ask(world, held)
    assert twice.value.reason == "EXTENSION_ASKED"
    decided = decide(world, "Approve", asked, reason="Fine")
    assert (decided.state, decided.decided_by) == (2, "admin.one")
    world.clock.forward(days=31)
    world.run_jobs()
    assert (of(world, held).state, of(world, held).extended_days) == (3, 10)
    world.clock.forward(days=10)
    world.run_jobs()
    assert of(world, held).state == 7
    with pytest.raises(Precondition) as over:
        ask(world, held)
    assert over.value.reason == "REGISTRATION_STATE"


def test_who_asks_does_not_decide_and_what_is_decided_stays(world: Any) -> None:
    held = approved(world, "Acme", partner(world, "A").partner_id)
    asked = ask(world, held)
    with pytest.raises(Precondition) as own:
        decide(world, "Approve", asked)
    assert own.value.reason == "OWN_REQUEST"
    other = world.person("boss", "manager", team="service")
    with pytest.raises(NotFound):
        decide(world, "Refuse", asked, reason="No", by=world.person("far", "manager", team="x"))
    world.call(
        "UpdateDealRegistration",
        deal_registration={"deal_registration_id": held.deal_registration_id, "team": "service"},
    )
    assert decide(world, "Refuse", asked, reason="No", by=other).state == 3
    with pytest.raises(Precondition) as again:
        decide(world, "Approve", asked, by=other)
    assert again.value.reason == "EXTENSION_STATE"


def test_a_claim_that_ends_makes_the_request_void(world: Any) -> None:
    held = approved(world, "Acme", partner(world, "A").partner_id)
    asked = ask(world, held)
    step(world, "Win", held)
    key = {"registration_extension_id": asked.registration_extension_id}
    assert world.call("GetRegistrationExtension", **key).state == 4


def test_two_who_approve_at_once_extend_once(world: Any) -> None:
    dealer = partner(world, "A")
    held = approved(world, "Acme", dealer.partner_id)
    asked = ask(world, held, by=insider(world, dealer.partner_id))

    def attempt(_: int) -> str:
        try:
            return str(decide(world, "Approve", asked).state)
        except Refusal as refused:
            return refused.reason

    with ThreadPoolExecutor(4) as pool:
        outcomes = sorted(pool.map(attempt, range(4)))
    assert outcomes == ["2", *["EXTENSION_STATE"] * 3]
    assert of(world, held).extended_days == 10


def test_reminders_come_on_their_days_and_each_once(world: Any) -> None:
    rep = world.person("rep.a", "rep")
    settings = {"reminder_days": [20, 5]}
    world.call("UpdateRegistrationSettings", registration_settings=settings)
    dealer = partner(world, "A", owner_id="rep.a")
    held = approved(world, "Acme", dealer.partner_id, protection_days=30)
    days = []
    for day in range(1, 31):
        world.clock.forward(days=1)
        if day == 24:
            asked = ask(world, held, days=5, by=insider(world, dealer.partner_id))
            decide(world, "Refuse", asked, reason="No")
        before = len(notices(world, rep))
        world.run_jobs()
        world.run_jobs()
        days += [day] * (len(notices(world, rep)) - before)
    assert days == [10, 25]


def test_times_to_a_decision_open_to_their_records(world: Any) -> None:
    dealer, other = partner(world, "A"), partner(world, "B")
    spans = {"Acme": 2, "Bergbau": 4, "Corvus": 30, "Delta Foods": 6}
    for name, hours in spans.items():
        waiting = submitted(world, name, dealer.partner_id)
        world.clock.forward(hours=hours)
        if name == "Corvus":
            step(world, "Reject", waiting, reason="No")
        else:
            step(world, "Approve", waiting)
    world.clock.forward(days=20)
    approved(world, "Echo Marine", other.partner_id)
    found = world.call("GetApprovalMetrics", partner_id=dealer.partner_id)
    assert (found.decided_count, found.approved_count, found.median_hours) == (4, 3, 5.0)
    assert found.p90_hours == pytest.approx(22.8)
    found = world.call("GetApprovalMetrics")
    world.clock.forward(seconds=1)
    found = world.call("GetApprovalMetrics")
    assert [month.month for month in found.months] == ["2026-11", "2026-12"]
    for figure in (found, *found.months):
        reply = world.call("ListDealRegistrations", filter=figure.filter)
        assert len(reply.deal_registrations) == figure.decided_count
    own = world.call("GetApprovalMetrics", by=insider(world, other.partner_id))
    assert own.decided_count == 1
    later = {"seconds": int((world.clock.now() + timedelta(days=1)).timestamp())}
    with pytest.raises(Invalid) as refused:
        world.call("GetApprovalMetrics", start_time=later)
    assert list(refused.value.fields) == ["end_time"]
