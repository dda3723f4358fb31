"""Price changes: proposed as a whole, approved by somebody else, in effect from their day on, never lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.channels.v1 import price_changes_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition, Refusal

from .quote_desk import Desk


@pytest.fixture
def desk(world: Any) -> Desk:
    return Desk(world)


def change(desk: Desk, *lines: Any, day: str = "2026-12-01", by: Any = "manager") -> Any:
    given = list(lines) or [{"product_id": desk.copier.product_id, "unit_price": "110"}]
    fields = {
        "price_book_id": desk.list.price_book_id,
        "title": "December",
        "effective_date": day,
        "lines": given,
    }
    return desk.world.call("CreatePriceChange", by=by, price_change=fields)


def approved(desk: Desk, *lines: Any, **more: Any) -> Any:
    made = change(desk, *lines, **more)
    desk.world.call("SubmitPriceChange", by="manager", price_change_id=made.price_change_id)
    return desk.world.call("ApprovePriceChange", price_change_id=made.price_change_id)


def costs(desk: Desk, day: str, quantity: str = "1") -> str:
    asked = {"product_id": desk.copier.product_id, "currency": "EUR"}
    try:
        found = desk.world.call("QuotePrice", quantity=quantity, quote_date=day, **asked)
    except Precondition as refused:
        return refused.reason
    text: str = found.unit_price
    return text


def test_a_change_holds_from_its_day_and_the_old_price_until_its_eve(desk: Desk) -> None:
    made = change(desk)
    (line,) = made.lines
    assert (line.old_price, line.sku, made.price_book_name, made.currency) == (
        "100",
        "C-100",
        "List",
        "EUR",
    )
    desk.world.call("SubmitPriceChange", by="manager", price_change_id=made.price_change_id)
    assert costs(desk, "2026-12-01") == "100"
    done = desk.world.call(
        "ApprovePriceChange", price_change_id=made.price_change_id, reason="Copper is dear"
    )
    assert (done.state, done.decided_by, done.submitted_by) == (
        pb.PRICE_CHANGE_STATE_APPROVED,
        "admin.one",
        "manager.one",
    )
    assert [costs(desk, day) for day in ("2026-11-30", "2026-12-01", "2027-06-01")] == [
        "100",
        "110",
        "110",
    ]
    prices = desk.world.call("ListPrices", product_id=desk.copier.product_id).prices
    assert {
        (p.valid_from, p.valid_until, p.unit_price, bool(p.price_change_id)) for p in prices
    } == {
        ("", "2026-11-30", "100", False),
        ("2026-12-01", "", "110", True),
    }


def test_nobody_approves_their_own(desk: Desk) -> None:
    made = change(desk, by="admin")
    desk.world.call("SubmitPriceChange", price_change_id=made.price_change_id)
    with pytest.raises(Forbidden):
        desk.world.call("ApprovePriceChange", price_change_id=made.price_change_id)
    with pytest.raises(Forbidden):
        desk.world.call("ApprovePriceChange", by="rep", price_change_id=made.price_change_id)


def test_quantities_that_are_not_named_keep_their_price(desk: Desk) -> None:
    ten = {"min_quantity": "10", "max_quantity": "20", "unit_price": "90"}
    approved(desk, {"product_id": desk.copier.product_id, **ten})
    assert [costs(desk, "2026-12-01", n) for n in ("9.9999", "10", "19.9999", "20")] == [
        "100",
        "90",
        "90",
        "100",
    ]
    assert costs(desk, "2026-11-30", "15") == "100"


def test_breaks_replace_one_price_and_a_line_without_a_price_takes_it_out(desk: Desk) -> None:
    copier = desk.copier.product_id
    approved(
        desk,
        {"product_id": copier, "max_quantity": "5", "unit_price": "120"},
        {"product_id": copier, "min_quantity": "5", "max_quantity": "50", "unit_price": "105.5"},
        {"product_id": copier, "min_quantity": "50"},
    )
    assert [costs(desk, "2026-12-24", n) for n in ("1", "5", "50")] == ["120", "105.5", "NO_PRICE"]


def test_a_second_change_follows_the_first(desk: Desk) -> None:
    approved(desk)
    approved(desk, {"product_id": desk.copier.product_id, "unit_price": "130"}, day="2027-01-01")
    assert [costs(desk, day) for day in ("2026-11-30", "2026-12-31", "2027-01-01")] == [
        "100",
        "110",
        "130",
    ]
    with pytest.raises(Precondition) as refused:
        approved(desk, {"product_id": desk.copier.product_id, "unit_price": "1"}, day="2026-12-15")
    assert refused.value.reason == "PRICE_CHANGE_OVERLAPS"


def test_two_changes_of_one_day_at_once_are_one_of_them(desk: Desk) -> None:
    made = [change(desk), change(desk)]
    for each in made:
        desk.world.call("SubmitPriceChange", by="manager", price_change_id=each.price_change_id)

    def approve(each: Any) -> str:
        try:
            desk.world.call("ApprovePriceChange", price_change_id=each.price_change_id)
        except Refusal as refused:
            return refused.reason
        return "approved"

    with ThreadPoolExecutor(2) as pool:
        outcome = list(pool.map(approve, made))
    assert sorted(outcome) == ["PRICE_CHANGE_OVERLAPS", "approved"]
    assert costs(desk, "2026-12-01") == "110"


def test_a_guarded_book_changes_by_approved_changes_alone(desk: Desk) -> None:
    book_id = desk.list.price_book_id
    desk.world.call(
        "UpdatePriceBook", by="manager", price_book={"price_book_id": book_id, "guarded": True}
    )
    fields = {"price_book_id": book_id, "product_id": desk.copier.product_id, "unit_price": "1"}
    with pytest.raises(Precondition) as refused:
        desk.world.call("CreatePrice", price=fields)
    assert refused.value.reason == "PRICE_BOOK_GUARDED"
    (price,) = desk.world.call("ListPrices", product_id=desk.copier.product_id).prices
    for method, given in (
        ("UpdatePrice", {"price": {"price_id": price.price_id, "unit_price": "1"}}),
        ("DeletePrice", {"price_id": price.price_id}),
    ):
        with pytest.raises(Precondition):
            desk.world.call(method, **given)
    approved(desk)
    assert costs(desk, "2026-12-01") == "110"


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"effective_date": "2026-11-01"}, "price_change.effective_date"),
        ({"effective_date": "2026-02-30"}, "price_change.effective_date"),
        (
            {"lines": [{"product_id": 1, "min_quantity": "5", "max_quantity": "5"}]},
            "price_change.lines[0].max_quantity",
        ),
        (
            {"lines": [{"product_id": 1, "unit_price": "1"}, {"product_id": 1, "unit_price": "2"}]},
            "price_change.lines[1].max_quantity",
        ),
    ],
)
def test_what_is_wrong_is_said_at_its_field(desk: Desk, fields: Any, path: str) -> None:
    given = {"price_book_id": desk.list.price_book_id, "title": "T", "effective_date": "2026-12-01"}
    with pytest.raises(Invalid) as refused:
        desk.world.call("CreatePriceChange", price_change={**given, **fields})
    assert list(refused.value.fields) == [path]


def test_a_change_that_waited_too_long_gets_another_day(desk: Desk) -> None:
    made = change(desk, day="2026-11-18")
    desk.world.call("SubmitPriceChange", by="manager", price_change_id=made.price_change_id)
    desk.world.clock.forward(days=3)
    with pytest.raises(Precondition) as refused:
        desk.world.call("ApprovePriceChange", price_change_id=made.price_change_id)
    assert refused.value.reason == "PRICE_CHANGE_LATE"
    rejected = desk.world.call(
        "RejectPriceChange", price_change_id=made.price_change_id, reason="Too late"
    )
    assert (rejected.state, rejected.decision_reason) == (
        pb.PRICE_CHANGE_STATE_REJECTED,
        "Too late",
    )


def test_a_draft_changes_and_what_was_handed_in_does_not(desk: Desk) -> None:
    made = change(desk)
    fields = {"price_change_id": made.price_change_id, "effective_date": "2026-12-10"}
    changed = desk.world.call("UpdatePriceChange", price_change=fields)
    assert (changed.effective_date, changed.line_count) == ("2026-12-10", 1)
    desk.world.call("SubmitPriceChange", price_change_id=made.price_change_id)
    with pytest.raises(Precondition):
        desk.world.call("UpdatePriceChange", price_change=fields)
    withdrawn = desk.world.call("WithdrawPriceChange", price_change_id=made.price_change_id)
    assert withdrawn.state == pb.PRICE_CHANGE_STATE_WITHDRAWN
    with pytest.raises(Precondition):
        desk.world.call("SubmitPriceChange", price_change_id=made.price_change_id)


def test_a_partner_knows_nothing_of_changes_to_come(desk: Desk) -> None:
    made = change(desk)
    with pytest.raises(NotFound):
        desk.world.call("GetPriceChange", by="partner", price_change_id=made.price_change_id)
    assert not desk.world.call("ListPriceChanges", by="partner").price_changes
    assert desk.world.call("ListPriceChanges", by="rep").price_changes[0].title == "December"
