"""Deal registrations: claimed, decided, on record; one end customer is never protected twice by accident."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from crm.channels.v1 import deal_registrations_pb2 as pb
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition, Refusal

from .registration_desk import approved, draft, partner, step, submitted


def test_from_draft_to_won_everything_is_told_and_logged(world: Any) -> None:
    dealer = partner(world, "Bavaria Dealers")
    claim = draft(world, "Acme Ltd", dealer.partner_id, expected_amount="12500.50", currency="EUR")
    assert claim.state == pb.DEAL_REGISTRATION_STATE_DRAFT
    assert claim.expected_amount == "12500.5"
    step(world, "Submit", claim)
    protected = step(world, "Approve", claim, by="admin", reason="Good lead")
    assert protected.protected_until_time.ToDatetime() == (
        world.clock.now() + timedelta(days=90)
    ).replace(tzinfo=None)
    assert (protected.decided_by, protected.overridden) == ("admin.one", False)
    won = step(world, "Win", claim)
    assert won.state == pb.DEAL_REGISTRATION_STATE_WON
    kinds = [
        event.event_type.rpartition(".")[2]
        for event in world.events("crm.channels.DealRegistration.")
    ]
    assert kinds == ["created", "submitted", "approved", "won"]
    log = world.call("ListDecisions", deal_registration_id=claim.deal_registration_id).decisions
    assert [(d.state, d.reason) for d in log] == [(2, ""), (3, "Good lead"), (5, "")]


@pytest.mark.parametrize("what", ["Approve", "Reject", "Win", "Lose"])
def test_a_draft_cannot_jump(world: Any, what: str) -> None:
    more = {"reason": "why not"}
    with pytest.raises(Precondition) as refused:
        step(world, what, draft(world, "Acme"), **more)
    assert refused.value.reason == "REGISTRATION_STATE"


def test_an_amount_needs_its_currency_and_a_name_a_letter(world: Any) -> None:
    with pytest.raises(Invalid) as refused:
        draft(world, "Acme", expected_amount="5")
    assert list(refused.value.fields) == ["deal_registration.currency"]
    with pytest.raises(Invalid) as refused:
        draft(world, " - ")
    assert list(refused.value.fields) == ["deal_registration.end_customer_name"]


def test_only_an_active_partner_claims(world: Any) -> None:
    prospect = partner(world, "Not yet", state="PARTNER_STATE_PROSPECT")
    with pytest.raises(Precondition) as refused:
        draft(world, "Acme", prospect.partner_id)
    assert refused.value.reason == "PARTNER_NOT_ACTIVE"


# Overlaps


@pytest.mark.parametrize(
    ("taken", "asked", "words"),
    [
        ("Acme Inc.", "ACME Incorporated", "same name"),
        ("华兴科技有限公司", "华兴科技股份有限公司", "same name"),
        ("東方電子股份有限公司", "东方电子", "reads the same"),
        ("Müller Maschinenbau GmbH", "Mueller Maschinenbau", "similar name"),
        ("Siemens", "Siemens Energy Solutions Shanghai Branch", "part of the other"),
        ("Siemens Energy Solutions Shanghai Branch", "Siemens", "part of the other"),
        ("ＡＣＭＥ　Ｌｔｄ", "acme", "same name"),
    ],
)
def test_a_second_claim_is_found_however_it_is_written(
    world: Any, taken: str, asked: str, words: str
) -> None:
    one, two = partner(world, "One"), partner(world, "Two")
    first = approved(world, taken, one.partner_id)
    second = draft(world, asked, two.partner_id)
    (overlap,) = world.call(
        "FindOverlaps", deal_registration_id=second.deal_registration_id
    ).overlaps
    assert overlap.blocking
    assert overlap.score >= 0.5
    assert words in overlap.explanation.lower()
    assert (overlap.deal_registration_id, overlap.partner_name) == (
        first.deal_registration_id,
        "One",
    )


def test_a_claim_that_is_still_being_written_is_checked_too(world: Any) -> None:
    submitted(
        world, "Northwind Traders", partner(world, "One").partner_id, city="Bonn", country="DE"
    )
    asked = {"end_customer_name": "Northwnd Traders Ltd", "city": "Bonn", "country": "DE"}
    (overlap,) = world.call("FindOverlaps", by="rep", **asked).overlaps
    assert not overlap.blocking
    assert "same city" in overlap.explanation
    assert not world.call("FindOverlaps", end_customer_name="Contoso", by="rep").overlaps
    with pytest.raises(Invalid) as refused:
        world.call("FindOverlaps", by="rep")
    assert list(refused.value.fields) == ["end_customer_name"]


def test_the_same_account_overlaps_whatever_the_names(world: Any) -> None:
    approved(world, "Acme", partner(world, "One").partner_id, account_id=77)
    claim = submitted(
        world, "Something else entirely", partner(world, "Two").partner_id, account_id=77
    )
    with pytest.raises(Precondition):
        step(world, "Approve", claim)


def test_two_lines_of_one_partner_are_no_overlap(world: Any) -> None:
    dealer = partner(world, "One")
    approved(world, "Acme", dealer.partner_id, product_line="Copiers")
    assert approved(world, "Acme", dealer.partner_id, product_line="Chairs").state == 3


def test_what_is_over_overlaps_with_nothing(world: Any) -> None:
    first = approved(world, "Acme", partner(world, "One").partner_id)
    step(world, "Lose", first, reason="Price")
    assert approved(world, "Acme", partner(world, "Two").partner_id).state == 3


def test_an_override_needs_the_scope_and_a_reason_and_is_on_record(world: Any) -> None:
    one, two = partner(world, "One"), partner(world, "Two")
    approved(world, "Acme Holding", one.partner_id)
    claim = submitted(world, "Acme Holdings Ltd", two.partner_id)
    with pytest.raises(Precondition) as refused:
        step(world, "Approve", claim)
    assert refused.value.reason == "REGISTRATION_OVERLAPS"
    with pytest.raises(Invalid):
        step(world, "Approve", claim, override=True)
    with pytest.raises(Forbidden):
        step(world, "Approve", claim, by="rep", override=True, reason="Mine")
    decided = step(world, "Approve", claim, override=True, reason="Another subsidiary")
    assert decided.overridden
    log = world.call("ListDecisions", deal_registration_id=claim.deal_registration_id).decisions
    assert (log[-1].overridden, log[-1].reason) == (True, "Another subsidiary")
    assert [o.partner_name for o in log[-1].overlaps] == ["One"]
    assert log[-1].overlaps[0].blocking


def test_an_override_that_was_not_needed_is_none(world: Any) -> None:
    claim = submitted(world, "Acme", partner(world, "One").partner_id)
    assert not step(world, "Approve", claim, override=True, reason="To be sure").overridden


def test_64_overlapping_approvals_at_once_protect_one(world: Any) -> None:
    spellings = ("Acme Holding", "ACME Holdings Ltd", "Acme-Holding GmbH", "Acme Holdng")
    claims = [
        submitted(world, spellings[i % 4], partner(world, f"Dealer number {i:02}").partner_id)
        for i in range(64)
    ]

    def approve(claim: Any) -> str:
        try:
            step(world, "Approve", claim)
        except Refusal as refusal:
            return refusal.reason
        return "approved"

    with ThreadPoolExecutor(12) as pool:
        outcomes = list(pool.map(approve, claims))
    assert sorted(set(outcomes)) == ["REGISTRATION_OVERLAPS", "approved"]
    assert outcomes.count("approved") == 1
    live = world.call("ListDealRegistrations", filter='state = "approved"').deal_registrations
    assert len(live) == 1


# Time


def test_a_protection_expires_by_itself_and_once(world: Any) -> None:
    claim = approved(world, "Acme", partner(world, "One").partner_id, protection_days=30)
    world.clock.forward(days=30, seconds=-1)
    world.run_jobs()
    assert (
        world.call("GetDealRegistration", deal_registration_id=claim.deal_registration_id).state
        == 3
    )
    world.clock.forward(seconds=2)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: world.run_jobs(), range(4)))
    ended = world.call("GetDealRegistration", deal_registration_id=claim.deal_registration_id)
    assert ended.state == pb.DEAL_REGISTRATION_STATE_EXPIRED
    assert len(world.events("crm.channels.DealRegistration.expired")) == 1
    log = world.call("ListDecisions", deal_registration_id=claim.deal_registration_id).decisions
    assert log[-1].actor_id == "services/channels"


def test_a_won_registration_does_not_expire(world: Any) -> None:
    claim = approved(world, "Acme", partner(world, "One").partner_id, protection_days=30)
    step(world, "Win", claim)
    world.clock.forward(days=31)
    world.run_jobs()
    assert not world.events("crm.channels.DealRegistration.expired")


def test_an_approval_does_not_wait_for_the_job(world: Any) -> None:
    old = approved(world, "Acme", partner(world, "One").partner_id, protection_days=30)
    world.clock.forward(days=31)
    assert approved(world, "Acme", partner(world, "Two").partner_id).state == 3
    assert (
        world.call("GetDealRegistration", deal_registration_id=old.deal_registration_id).state == 7
    )
    world.run_jobs()
    assert len(world.events("crm.channels.DealRegistration.expired")) == 1


# Who sees and may what


def test_a_partner_claims_for_itself_and_learns_nothing_of_others(world: Any) -> None:
    mine, other = (
        partner(world, "Mine", owner_id="rep.one", team="service"),
        partner(world, "Other"),
    )
    taken = approved(world, "Acme Holding GmbH", other.partner_id, city="Bonn", account_id=5)
    me = world.person("maria", "partner", partner_id=mine.partner_id)
    claim = draft(world, "Acme Holdings", by=me)
    assert (claim.partner_id, claim.owner_id, claim.team) == (mine.partner_id, "rep.one", "service")
    with pytest.raises(NotFound):
        draft(world, "Acme", other.partner_id, by=me)
    (overlap,) = world.call(
        "FindOverlaps", deal_registration_id=claim.deal_registration_id, by=me
    ).overlaps
    assert overlap.blocking
    hidden = pb.Overlap(
        kind=overlap.kind,
        score=overlap.score,
        explanation=overlap.explanation,
        blocking=True,
        state=3,
    )
    assert overlap == hidden
    with pytest.raises(NotFound):
        world.call("GetDealRegistration", deal_registration_id=taken.deal_registration_id, by=me)
    step(world, "Submit", claim, by=me)
    step(world, "Approve", claim, override=True, reason="Other sells elsewhere")
    log = world.call(
        "ListDecisions", deal_registration_id=claim.deal_registration_id, by=me
    ).decisions
    told = str(log) + str(
        world.call("GetDealRegistration", deal_registration_id=claim.deal_registration_id, by=me)
    )
    assert "Other" not in told
    assert "Bonn" not in told
    assert len(world.call("ListDealRegistrations", by=me).deal_registrations) == 1


def test_nobody_decides_without_the_scope(world: Any) -> None:
    dealer = partner(world, "One", owner_id="rep.one")
    claim = submitted(world, "Acme", dealer.partner_id)
    me = world.person("maria", "partner", partner_id=dealer.partner_id)
    for by in ("rep", me):
        with pytest.raises(Forbidden):
            step(world, "Approve", claim, by=by)
        with pytest.raises(Forbidden):
            step(world, "Reject", claim, by=by, reason="No")


def test_a_rep_claims_for_themselves(world: Any) -> None:
    claim = draft(world, "Acme", by="rep", owner_id="somebody.else")
    assert (claim.partner_id, claim.owner_id, claim.team) == (0, "rep.one", "service")
    assert step(world, "Submit", claim, by="rep").state == 2
    other = world.person("rep.two", "rep")
    with pytest.raises(NotFound):
        world.call("GetDealRegistration", deal_registration_id=claim.deal_registration_id, by=other)


def test_a_rep_and_a_partner_overlap_like_two_partners(world: Any) -> None:
    mine = draft(world, "Acme", by="rep")
    step(world, "Submit", mine, by="rep")
    step(world, "Approve", mine)
    claim = submitted(world, "Acme Ltd", partner(world, "One").partner_id)
    (overlap,) = world.call(
        "FindOverlaps", deal_registration_id=claim.deal_registration_id
    ).overlaps
    assert overlap.kind == pb.OVERLAP_KIND_REP_REGISTRATION
    with pytest.raises(Precondition):
        step(world, "Approve", claim)


def test_what_the_decision_rests_on_is_fixed_once_it_is_handed_in(world: Any) -> None:
    claim = submitted(world, "Acme", partner(world, "One").partner_id)
    key = {"deal_registration_id": claim.deal_registration_id}
    with pytest.raises(Precondition):
        world.call(
            "UpdateDealRegistration", deal_registration={**key, "end_customer_name": "Contoso"}
        )
    changed = world.call(
        "UpdateDealRegistration",
        deal_registration={**key, "expected_amount": "900", "currency": "USD", "etag": claim.etag},
    )
    assert (changed.expected_amount, changed.state) == ("900", 2)
    with pytest.raises(Conflict):
        world.call(
            "UpdateDealRegistration", deal_registration={**key, "notes": "x", "etag": claim.etag}
        )


def test_notes_can_be_added_to_what_is_over_and_nothing_else(world: Any) -> None:
    claim = approved(
        world, "Acme", partner(world, "One").partner_id, expected_amount="900", currency="EUR"
    )
    step(world, "Win", claim)
    fields = {
        "deal_registration_id": claim.deal_registration_id,
        "expected_amount": "900",
        "notes": "Well done",
    }
    assert world.call("UpdateDealRegistration", deal_registration=fields).notes == "Well done"
    with pytest.raises(Precondition):
        world.call("UpdateDealRegistration", deal_registration={**fields, "expected_amount": "901"})


def test_a_draft_can_be_renamed_and_is_found_under_its_new_name(world: Any) -> None:
    claim = draft(world, "Acme", partner(world, "One").partner_id)
    key = {"deal_registration_id": claim.deal_registration_id}
    world.call("UpdateDealRegistration", deal_registration={**key, "end_customer_name": "华兴科技"})
    assert len(world.call("ListDealRegistrations", query="huaxing").deal_registrations) == 1
    assert not world.call("ListDealRegistrations", query="acme").deal_registrations


def test_a_live_claim_is_withdrawn_before_it_is_deleted(world: Any) -> None:
    dealer = partner(world, "One")
    claim = submitted(world, "Acme", dealer.partner_id)
    key = {"deal_registration_id": claim.deal_registration_id}
    with pytest.raises(Precondition):
        world.call("DeleteDealRegistration", **key)
    with pytest.raises(Precondition) as refused:
        world.call("DeletePartner", partner_id=dealer.partner_id)
    assert refused.value.reason == "PARTNER_HAS_REGISTRATIONS"
    step(world, "Withdraw", claim)
    world.call("DeleteDealRegistration", **key)
    assert not world.call("ListDealRegistrations").deal_registrations
    world.call("UndeleteDealRegistration", **key)
    assert len(world.call("ListDealRegistrations").deal_registrations) == 1
    world.call("DeletePartner", partner_id=dealer.partner_id)


def test_totals_follow_the_states(world: Any) -> None:
    dealer = partner(world, "One")
    approved(world, "Acme", dealer.partner_id, expected_amount="100.25", currency="EUR")
    submitted(world, "Contoso", dealer.partner_id, expected_amount="0.75", currency="EUR")
    totals = {total.name: total.value for total in world.call("GetTotals", by="service").totals}
    assert totals["registrations.count"] == "2"
    assert totals["registrations.approved"] == "1"
    assert float(totals["registrations.amount"]) == 101


# Customers' feed
