"""Price changes: proposed as a whole, approved by somebody else, in effect from their day on, never lost."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.channels.v1 import price_changes_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition, Refusal

from .plan_desk import Sheet, counts, hand_in
from .quote_desk import Desk, book, open_books, price


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
    open_books(desk.world, guarded=True)
    fields = {"name": "Yen", "currency": "JPY", "valid_from": "2026-01-01"}
    assert desk.world.call("CreatePriceBook", price_book=fields).guarded
    with pytest.raises(Forbidden):
        open_books(desk.world, by=desk.anna)


def test_a_price_list_that_comes_back_is_one_price_change(desk: Desk) -> None:
    world, list_id = desk.world, desk.list.price_book_id
    price(
        world,
        book(world, "Gold", tier="PARTNER_TIER_GOLD").price_book_id,
        desk.toner.product_id,
        "9",
    )
    asked = {"price_book_id": str(list_id), "effective_date": "2026-12-01", "title": "Winter"}
    given = world.call("CreateWorksheet", worksheet={"kind": "prices", "parameters": asked})
    sheet = Sheet.of(world, given)
    rows = {sheet.cell(row, "product_id").value: row for row in sheet.rows()[:2]}
    assert len(rows) == 2
    sheet.put(rows["C-100 · Copier C-100"], unit_price=110)
    sheet.put(rows["T-1 · Copier T-1"], unit_price=None)
    more = {"product_id": "C-100 · Copier C-100", "min_quantity": 10, "unit_price": 99}
    sheet.put(sheet.spare(), **more)
    returned = hand_in(world, sheet)
    assert counts(returned) == {"accepted": 2, "invalid": 1}  # from 10 on is said by the first row
    sheet.put(sheet.rows()[2], product_id="No such thing", min_quantity=None)
    assert counts(hand_in(world, sheet)) == {"accepted": 2, "invalid": 1}
    (change,) = world.call("ListPriceChanges").price_changes
    found = world.call("GetPriceChange", price_change_id=change.price_change_id)
    told = [(line.sku, line.old_price, line.unit_price) for line in found.lines]
    assert told == [("C-100", "100", "110"), ("T-1", "9.99", "")]
    assert (found.title, found.state) == ("Winter", pb.PRICE_CHANGE_STATE_DRAFT)
    key = {"price_change_id": found.price_change_id}
    world.call("SubmitPriceChange", **key)
    world.call("ApprovePriceChange", by="manager", **key)
    assert costs(desk, "2026-12-01") == "110"
    assert costs(desk, "2026-11-30") == "100"


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
