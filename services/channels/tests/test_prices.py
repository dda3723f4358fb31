"""Prices: exact, never two for one question, and each with its reason in words."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition, Refusal

from .quote_desk import open_books


def product(world: Any, sku: str = "C-100", name: str = "Copier 100") -> Any:
    return world.call(
        "CreateProduct", product={"sku": sku, "name": name, "product_line": "Copiers"}
    )


def book(world: Any, name: str = "List 2026", currency: str = "EUR", **more: Any) -> Any:
    fields = {"name": name, "currency": currency, "valid_from": "2026-01-01", **more}
    open_books(world)
    return world.call("CreatePriceBook", price_book=fields)


def price(world: Any, of: Any, stands_in: Any, unit_price: str, **more: Any) -> Any:
    keys = {"product_id": of.product_id, "price_book_id": stands_in.price_book_id}
    return world.call("CreatePrice", price={**keys, "unit_price": unit_price, **more})


def quote(world: Any, of: Any, by: Any = "admin", currency: str = "EUR", **more: Any) -> Any:
    return world.call("QuotePrice", product_id=of.product_id, currency=currency, by=by, **more)


def gold_partner(world: Any) -> Any:
    fields = {"name": "Gold Dealer", "kind": 1, "tier": "PARTNER_TIER_GOLD", "state": 2}
    return world.call("CreatePartner", partner=fields)


def test_the_book_of_the_tier_comes_before_the_list_price(world: Any) -> None:
    copier, listed, gold = (
        product(world),
        book(world),
        book(world, "Gold 2026", tier="PARTNER_TIER_GOLD"),
    )
    price(world, copier, listed, "100")
    price(world, copier, gold, "79.9")
    found = quote(world, copier, partner_id=gold_partner(world).partner_id, quantity="3")
    assert (found.unit_price, found.amount, found.list_price) == ("79.9", "239.7", "100")
    assert "Gold 2026" in found.explanation
    assert quote(world, copier).unit_price == "100"


def test_quantity_breaks_meet_without_gap_or_overlap(world: Any) -> None:
    copier, listed = product(world), book(world)
    price(world, copier, listed, "100", max_quantity="10")
    price(world, copier, listed, "90", min_quantity="10", max_quantity="100")
    price(world, copier, listed, "80", min_quantity="100")
    assert [quote(world, copier, quantity=q).unit_price for q in ("1", "9.9999", "10", "99", "100")] == [
        "100", "100", "90", "90", "80",
    ]  # fmt: skip


def test_two_prices_for_one_question_cannot_be(world: Any) -> None:
    copier, listed = product(world), book(world)
    price(world, copier, listed, "100", max_quantity="10")
    with pytest.raises(AlreadyExists) as refused:
        price(world, copier, listed, "95", min_quantity="5")
    assert refused.value.reason == "PRICE_OVERLAPS"


def test_a_price_may_change_in_the_middle_of_a_book(world: Any) -> None:
    copier, listed = product(world), book(world)
    price(world, copier, listed, "100", valid_until="2026-06-30")
    price(world, copier, listed, "110", valid_from="2026-07-01")
    assert quote(world, copier, quote_date="2026-06-30").unit_price == "100"
    assert quote(world, copier, quote_date="2026-07-01").unit_price == "110"


def test_two_books_of_a_tier_and_currency_never_hold_on_one_day(world: Any) -> None:
    book(world, valid_until="2026-12-31")
    book(world, "List 2027", valid_from="2027-01-01")
    book(world, "Dollar", currency="USD")
    with pytest.raises(AlreadyExists) as refused:
        book(world, "Second list", valid_from="2026-12-31", valid_until="2026-12-31")
    assert refused.value.reason == "PRICE_BOOK_OVERLAPS"


def test_sixteen_books_at_once_leave_one(world: Any) -> None:
    def make(number: int) -> bool:
        try:
            book(world, f"Book {number}")
        except Refusal as refusal:
            assert refusal.reason == "PRICE_BOOK_OVERLAPS"
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(make, range(16))) == 1


def test_decimals_stay_exact(world: Any) -> None:
    copier, listed = product(world), book(world)
    made = price(world, copier, listed, "123456789012.3456")
    assert made.unit_price == "123456789012.3456"
    assert quote(world, copier, quantity="0.1").amount == "12345678901.23"


def test_the_reason_says_book_quantity_and_days(world: Any) -> None:
    copier, listed = product(world), book(world, valid_until="2026-12-31")
    price(world, copier, listed, "90", min_quantity="10", max_quantity="100")
    assert quote(world, copier, quantity="12").explanation == (
        "List price of the book “List 2026”, for quantities from 10 to below 100,"
        " valid from 1 Jan 2026 to 31 Dec 2026."
    )


def test_no_price_says_what_was_looked_for(world: Any) -> None:
    copier = product(world)
    with pytest.raises(Precondition, match="C-100") as refused:
        quote(world, copier, currency="USD", quantity="5")
    assert refused.value.reason == "NO_PRICE"


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"valid_from": "2026-02-30"}, "price_book.valid_from"),
        ({"valid_from": "2026-03-01", "valid_until": "2026-02-01"}, "price_book.valid_until"),
        ({"currency": "euro"}, "price_book.currency"),
    ],
)
def test_what_is_wrong_with_a_book_is_said_at_its_field(
    world: Any, fields: dict[str, str], path: str
) -> None:
    with pytest.raises(Invalid) as refused:
        book(world, **fields)
    assert list(refused.value.fields) == [path]


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"min_quantity": "5", "max_quantity": "5"}, "price.max_quantity"),
        ({"valid_from": "2026-03-01", "valid_until": "2026-02-01"}, "price.valid_until"),
        ({"unit_price": "1,5"}, "price.unit_price"),
        ({"unit_price": "-1"}, "price.unit_price"),
        ({"unit_price": "1.23456"}, "price.unit_price"),
    ],
)
def test_what_is_wrong_with_a_price_is_said_at_its_field(
    world: Any, fields: dict[str, str], path: str
) -> None:
    copier, listed = product(world), book(world)
    with pytest.raises(Invalid) as refused:
        price(world, copier, listed, **{"unit_price": "1", **fields})
    assert list(refused.value.fields) == [path]


def test_a_partner_sees_list_prices_and_its_own_tier_alone(world: Any) -> None:
    copier, listed = product(world), book(world)
    gold = book(world, "Gold", tier="PARTNER_TIER_GOLD")
    silver = book(world, "Silver", tier="PARTNER_TIER_SILVER")
    price(world, copier, listed, "100")
    price(world, copier, gold, "80")
    hidden = price(world, copier, silver, "90")
    partner = gold_partner(world)
    me = world.person("maria", "partner", partner_id=partner.partner_id)
    assert {b.name for b in world.call("ListPriceBooks", by=me).price_books} == {
        "List 2026",
        "Gold",
    }
    assert {p.unit_price for p in world.call("ListPrices", by=me).prices} == {"100", "80"}
    for method, key in (
        ("GetPriceBook", {"price_book_id": silver.price_book_id}),
        ("GetPrice", {"price_id": hidden.price_id}),
    ):
        with pytest.raises(NotFound):
            world.call(method, by=me, **key)
    assert quote(world, copier, by=me, tier="PARTNER_TIER_SILVER").unit_price == "80"
    with pytest.raises(NotFound):
        quote(world, copier, by=me, partner_id=partner.partner_id + 1)


def test_a_deleted_book_quotes_nothing_and_makes_room(world: Any) -> None:
    copier, listed = product(world), book(world)
    price(world, copier, listed, "100")
    world.call("DeletePriceBook", price_book_id=listed.price_book_id)
    with pytest.raises(Precondition):
        quote(world, copier)
    book(world, "Another")
    with pytest.raises(AlreadyExists):
        world.call("UndeletePriceBook", price_book_id=listed.price_book_id)


def test_a_sku_names_one_product_in_any_case(world: Any) -> None:
    product(world, "C-100")
    with pytest.raises(AlreadyExists) as refused:
        product(world, "c-100")
    assert refused.value.reason == "SKU_TAKEN"


def test_a_price_changes_but_not_its_product(world: Any) -> None:
    copier, other, listed = product(world), product(world, "C-200"), book(world)
    made = price(world, copier, listed, "100")
    changed = world.call("UpdatePrice", price={"price_id": made.price_id, "unit_price": "99.5"})
    assert (changed.unit_price, changed.sku) == ("99.5", "C-100")
    with pytest.raises(Invalid):
        world.call("UpdatePrice", price={"price_id": made.price_id, "product_id": other.product_id})
    names = [event.event_type for event in world.events("crm.channels.Price.")]
    assert names == ["crm.channels.Price.created", "crm.channels.Price.updated"]


def test_prices_are_listed_by_product_and_quantity(world: Any) -> None:
    copier, listed = product(world), book(world)
    price(world, copier, listed, "90", min_quantity="10")
    price(world, copier, listed, "100", max_quantity="10")
    found = world.call("ListPrices", price_book_id=listed.price_book_id, page_size=1)
    assert [p.unit_price for p in found.prices] == ["100"]
    rest = world.call(
        "ListPrices",
        price_book_id=listed.price_book_id,
        page_size=1,
        page_token=found.next_page_token,
    )
    assert [(p.unit_price, p.currency, p.product_name) for p in rest.prices] == [
        ("90", "EUR", "Copier 100")
    ]
