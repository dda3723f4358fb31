"""One customer, one price: who differs says why, somebody else decides, both sides see it, and nobody slips through."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from crm.channels.v1 import quotes_pb2 as pb
from crm.customers.v1 import matches_pb2, merges_pb2
from crm_chassis.errors import Forbidden, NotFound, PeerUnavailable, Precondition

from .quote_desk import Desk, book, partner, price


@pytest.fixture
def desk(world: Any) -> Desk:
    return Desk(world)


def exceptions(desk: Desk, by: Any, quote: Any) -> list[Any]:
    reply = desk.world.call("ListQuoteExceptions", by=by, quote_id=quote.quote_id)
    return list(reply.quote_exceptions)


def notices(desk: Desk, who: Any) -> list[str]:
    return [notice.text for notice in desk.world.call("ListNotices", by=who).notices]


def test_a_lower_price_needs_a_reason_and_somebody_else(desk: Desk) -> None:
    desk.known()
    first = desk.sent(desk.anna, "Acme Holding GmbH")
    second = desk.draft(desk.ben, "ACME Holdings", desk.line("5"))
    with pytest.raises(Precondition) as refused:
        desk.step("Submit", second, desk.ben)
    assert refused.value.reason == "QUOTE_DEVIATES"
    assert "anna offers this end customer C-100 at 100 EUR (Q-100001)" in refused.value.message
    waiting = desk.step("Submit", second, desk.ben, reason="A framework contract")
    assert (waiting.state, waiting.exceptional) == (pb.QUOTE_STATE_IN_APPROVAL, True)
    with pytest.raises(Forbidden):
        desk.step("Approve", second, desk.ben)
    approved = desk.step("Approve", second, desk.other_chief, reason="Agreed")
    assert approved.state == pb.QUOTE_STATE_APPROVED
    for who, quote in ((desk.anna, first), (desk.ben, second)):
        (found,) = exceptions(desk, who, quote)
        assert (found.kind, found.unit_price, found.other_price, found.score) == (
            pb.QUOTE_EXCEPTION_KIND_LOWER,
            "95",
            "100",
            1.0,
        )
        assert (found.owner_id, found.other_owner_id) == ("ben", "anna")
        assert (found.reason, found.decided_by, found.decision_reason) == (
            "A framework contract",
            "other.chief",
            "Agreed",
        )
        assert found.state == pb.QUOTE_EXCEPTION_STATE_APPROVED
    assert "Acme Holding GmbH: somebody else offers a price that differs from yours" in notices(
        desk, desk.anna
    )
    assert any("ACME Holdings: Q-100002 differs" in text for text in notices(desk, desk.ben))
    assert notices(desk, desk.chief)
    assert notices(desk, desk.other_chief)


def test_a_higher_price_differs_too_and_the_same_does_not(desk: Desk) -> None:
    desk.sent(desk.anna, "Acme", desk.line("5"))
    same = desk.draft(desk.ben, "Acme Ltd", desk.line("5"))
    assert desk.step("Submit", same, desk.ben).state == pb.QUOTE_STATE_APPROVED
    higher = desk.draft(desk.world.person("carl", "rep", team="west"), "Acme", desk.line())
    waiting = desk.step("Submit", higher, "carl", reason="With service")
    assert {e.kind for e in exceptions(desk, "admin", waiting)} == {pb.QUOTE_EXCEPTION_KIND_HIGHER}
    assert len(exceptions(desk, "admin", waiting)) == 2


def test_the_same_discount_on_the_same_book_is_one_price_at_any_quantity(desk: Desk) -> None:
    many = book(desk.world, "List in dollars", "USD")
    for fields in ({"max_quantity": "10", "unit_price": "120"}, {"min_quantity": "10"}):
        given = {"unit_price": "90", **fields}
        unit_price = given.pop("unit_price")
        price(desk.world, many.price_book_id, desk.copier.product_id, unit_price, **given)
    desk.sent(desk.anna, "Acme", desk.line("2", "1"), currency="USD")
    quote = desk.draft(desk.ben, "Acme", desk.line("2", "50"), currency="USD")
    assert desk.step("Submit", quote, desk.ben).state == pb.QUOTE_STATE_APPROVED


def test_another_currency_cannot_be_compared_and_needs_a_reason(desk: Desk) -> None:
    dollars = book(desk.world, "Dollars", "USD")
    price(desk.world, dollars.price_book_id, desk.copier.product_id, "100")
    desk.sent(desk.anna, "Acme")
    quote = desk.draft(desk.ben, "Acme", currency="USD")
    waiting = desk.step("Submit", quote, desk.ben, reason="Pays in dollars")
    (found,) = exceptions(desk, "admin", waiting)
    assert found.kind == pb.QUOTE_EXCEPTION_KIND_OTHER_CURRENCY


@pytest.mark.parametrize("end", ["Withdraw", "Decline", "expired"])
def test_what_is_not_offered_any_more_stands_in_nobodys_way(desk: Desk, end: str) -> None:
    first = desk.sent(desk.anna, "Acme", valid_until="2026-11-18")
    if end == "expired":
        desk.world.clock.forward(days=3)
    else:
        desk.step(end, first, desk.anna)
    second = desk.draft(desk.ben, "Acme", desk.line("5"))
    assert desk.step("Submit", second, desk.ben).state == pb.QUOTE_STATE_APPROVED


def test_other_customers_products_and_drafts_do_not_count(desk: Desk) -> None:
    desk.sent(desk.anna, "Zebra Logistics")
    desk.sent(desk.anna, "Acme", desk.line(product_id=desk.toner.product_id))
    desk.draft(desk.anna, "Acme")
    second = desk.draft(desk.ben, "Acme", desk.line("5"))
    assert desk.step("Submit", second, desk.ben).state == pb.QUOTE_STATE_APPROVED


def test_a_partner_learns_that_there_is_a_conflict_and_nothing_more(desk: Desk) -> None:
    silver = book(desk.world, "Silver", tier="PARTNER_TIER_SILVER")
    price(desk.world, silver.price_book_id, desk.copier.product_id, "77.77")
    one = partner(desk.world, "Dealer One", owner_id="anna", team="north")
    two = partner(desk.world, "Dealer Two", "PARTNER_TIER_SILVER", owner_id="ben", team="south")
    maria = desk.world.person("maria", "partner", partner_id=one.partner_id)
    nils = desk.world.person("nils", "partner", partner_id=two.partner_id)
    first = desk.sent(maria, "Acme Holding")
    second = desk.draft(nils, "Acme Holdings")
    with pytest.raises(Precondition) as refused:
        desk.step("Submit", second, nils)
    told = f"{refused.value.message} {refused.value.metadata}"
    assert "Somebody else offers" in told
    assert not any(secret in told for secret in ("100 EUR", "Dealer One", "Q-100001", "anna"))
    desk.step("Submit", second, nils, reason="Our usual price")
    (seen,) = exceptions(desk, nils, second)
    assert (seen.unit_price, seen.other_price, seen.other_quote_id) == ("77.77", "", 0)
    (seen,) = exceptions(desk, maria, first)
    assert (seen.other_price, seen.unit_price, seen.quote_id, seen.reason) == ("100", "", 0, "")
    assert not seen.other_owner_id.startswith("ben")
    assert not seen.partner_id
    assert not seen.kind
    with pytest.raises(NotFound):
        exceptions(desk, maria, second)
    (staff,) = exceptions(desk, "admin", first)
    assert (staff.unit_price, staff.other_price) == ("77.77", "100")


def test_of_two_reps_at_once_one_sees_the_other(desk: Desk) -> None:
    for number in range(5):
        customer = f"Factory {number} of Nowhere"
        quotes = [
            desk.draft(desk.anna, customer, desk.line("1")),
            desk.draft(desk.ben, customer + " GmbH", desk.line("5")),
        ]
        gate = Barrier(2)

        def submit(pair: tuple[Any, Any], gate: Barrier = gate) -> str:
            gate.wait()
            try:
                desk.step("Submit", pair[0], pair[1])
            except Precondition as refused:
                return refused.reason
            return "approved"

        with ThreadPoolExecutor(2) as pool:
            outcome = list(pool.map(submit, zip(quotes, (desk.anna, desk.ben), strict=True)))
        assert sorted(outcome) == ["QUOTE_DEVIATES", "approved"]


def test_what_customers_takes_for_one_customer_is_one(desk: Desk) -> None:
    desk.sent(desk.anna, "Blue Ocean Trading", account_id=7)

    def find(request: Any) -> Any:
        assert request.account.display_name == "Ultramarin Handel"
        candidate = {"account": {"account_id": 7, "display_name": "Blue Ocean"}, "score": 0.93}
        return matches_pb2.FindDuplicatesResponse(candidates=[candidate])

    second = desk.draft(desk.ben, "Ultramarin Handel", desk.line("5"))
    desk.world.connect("customers", FindDuplicates=find)
    with pytest.raises(Precondition) as refused:
        desk.step("Submit", second, desk.ben)
    assert refused.value.reason == "QUOTE_DEVIATES"


def test_customers_that_does_not_answer_narrows_and_breaks_nothing(desk: Desk) -> None:
    desk.sent(desk.anna, "Blue Ocean Trading", account_id=7)

    def away(_request: Any) -> Any:
        raise PeerUnavailable("customers", slow=True)

    desk.world.connect("customers", FindDuplicates=away)
    second = desk.draft(desk.ben, "Ultramarin Handel", desk.line("5"))
    assert desk.step("Submit", second, desk.ben).state == pb.QUOTE_STATE_APPROVED
    third = desk.draft(desk.ben, "Blue Ocean Trade", desk.line("5"))
    with pytest.raises(Precondition):
        desk.step("Submit", third, desk.ben)


def test_customers_that_became_one_are_one_and_several_again_after_the_undo(desk: Desk) -> None:
    desk.sent(desk.anna, "Blue Ocean Trading", account_id=7)
    merge = merges_pb2.Merge(
        merge_id=1, kind=merges_pb2.RECORD_KIND_ACCOUNT, survivor_id=8, absorbed_ids=[7]
    )
    desk.world.receive("crm.customers.Merge.completed", merge)
    second = desk.draft(desk.ben, "Ultramarin Handel", desk.line("5"), account_id=8)
    with pytest.raises(Precondition):
        desk.step("Submit", second, desk.ben)
    desk.world.receive("crm.customers.Merge.undone", merge)
    assert desk.step("Submit", second, desk.ben).state == pb.QUOTE_STATE_APPROVED


def test_what_was_given_back_leaves_its_exception_as_turned_down(desk: Desk) -> None:
    desk.sent(desk.anna, "Acme")
    quote = desk.draft(desk.ben, "Acme", desk.line("5"))
    desk.step("Submit", quote, desk.ben, reason="Please")
    desk.step("Reject", quote, desk.other_chief, reason="No")
    (found,) = exceptions(desk, "admin", quote)
    assert (found.state, found.decision_reason) == (pb.QUOTE_EXCEPTION_STATE_REJECTED, "No")


def test_a_price_of_a_deal_is_held_against_the_book_and_against_what_others_offer(
    desk: Desk,
) -> None:
    desk.known()
    desk.sent(desk.anna, "Acme Holding GmbH", desk.line("5"))

    def checked(by: Any, *lines: tuple[str, str], **more: Any) -> Any:
        offered = [{"sku": sku, "unit_price": unit_price} for sku, unit_price in lines]
        asked = {"end_customer_name": "ACME Holdings", "currency": "EUR", **more}
        return desk.world.call("CheckOfferedPrices", by=by, lines=offered, **asked)

    reply = checked(desk.ben, ("X-9", "1"), ("C-100", "90"))
    assert list(reply.unknown_lines) == [0]
    (other,) = [one for one in reply.findings if one.other_quote]
    assert (other.line, other.other_price, other.other_name) == (1, "95", "anna")
    assert other.kind == pb.QUOTE_EXCEPTION_KIND_LOWER
    same = checked(desk.ben, ("C-100", "95"))
    assert not [one for one in same.findings if one.other_quote], "the same price is no conflict"
    elsewhere = checked(desk.ben, ("C-100", "10"), end_customer_name="Somebody Else Ltd")
    (book,) = elsewhere.findings
    assert (book.other_quote, book.other_name, book.other_price) == ("", "List", "100")
    with pytest.raises(Forbidden):
        checked("partner", ("C-100", "95"))
