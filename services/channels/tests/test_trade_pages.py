"""Pages of trade: orders and their steps, stock and counts, credit and statements, in both languages."""

from typing import Any

import pytest
from crm_chassis.errors import NotFound

from .test_pages import Browser
from .trade_desk import Shop, limit, order, partner, product, receipt, step, store

PAGES = ("/orders", "/orders/new", "/stock", "/counts", "/counts/new", "/sell-outs", "/credit")


@pytest.fixture
def shop(world: Any) -> Shop:
    return Shop(world)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_page_opens_in_both_languages_for_us_and_for_a_partner(
    world: Any, shop: Shop, language: str
) -> None:
    made = shop.confirmed("2")
    step(world, "Ship", made)
    line = {"product_id": shop.goods.product_id, "counted": "7", "reason": "Broken"}
    where = {"location_id": shop.warehouse.location_id}
    world.call("CreateStockCount", stock_count={**where, "lines": [line]})
    mine = store(world, shop.partner)
    key = shop.partner.partner_id
    place = f"/stock/{shop.warehouse.location_id}/{shop.goods.product_id}"
    ours = (*PAGES, place, "/counts/1", "/locations/new", f"/locations/{mine.location_id}")
    shared = (
        f"/orders/{made.order_id}",
        f"/orders/{made.order_id}/edit",
        f"/partners/{key}/credit",
    )
    us = Browser(world, "admin", language)
    them = Browser(world, world.person("maria", "partner", partner_id=key), language)
    for address in (*ours, *shared):
        us.get(address)
    for address in (*PAGES, *shared):
        them.get(address)
    for address in (place, "/counts/1"):
        them.get(address, status=404)


def test_an_order_takes_its_steps_by_its_page(world: Any, shop: Shop) -> None:
    browser = Browser(world, "admin")
    goods = {"order__lines[0]__product_id": str(shop.goods.product_id)}
    who = {"order__partner_id": str(shop.partner.partner_id), "order__currency": "EUR"}
    browser.send("/orders/new", "CreateOrder", **who, **goods, **{"order__lines[0]__quantity": "2"})
    for what in ("Confirm", "Ship", "Receive", "Close"):
        browser.send("/orders/1", f"{what}Order")
    page = browser.get("/orders/1")
    assert "Closed" in page
    assert "200" in page


def test_a_part_of_some_lines_is_shipped_and_taken_back_by_the_page(world: Any, shop: Shop) -> None:
    belt = product(world, "B-1")
    receipt(world, shop.warehouse, belt, "9")
    lines = [{"product_id": x.product_id, "quantity": "4"} for x in (shop.goods, belt)]
    who = {"partner_id": shop.partner.partner_id, "currency": "EUR"}
    made = world.call("CreateOrder", order={**who, "lines": lines})
    step(world, "Confirm", made)
    browser, address = Browser(world, "admin"), f"/orders/{made.order_id}"
    browser.send(address, "ShipOrder", **{"lines[0]__quantity": "3", "lines[1]__quantity": "0"})
    browser.send(address, "ShipOrder", **{"lines[0]__quantity": "0", "lines[1]__quantity": "2"})
    reply = browser.send(
        address, "ShipOrder", 422, **{f"lines[{x}]__quantity": "0" for x in (0, 1)}
    )
    assert "more than nothing" in reply.text
    reply = browser.send(address, "ReturnOrder", 422, **{"lines[0]__quantity": "9", "reason": "x"})
    assert "at most 3" in reply.text
    more = {"lines[0]__quantity": "1", "lines[1]__quantity": "0", "reason": "Broken"}
    browser.send(address, "ReturnOrder", **more)
    found = world.call("GetOrder", order_id=made.order_id).lines
    assert [(x.shipped, x.returned, x.reserved) for x in found] == [
        ("3", "1", "1"),
        ("2", "0", "2"),
    ]
    browser.send(address, "ShipOrder")  # as it stands there: all the rest
    found = world.call("GetOrder", order_id=made.order_id).lines
    assert [x.shipped for x in found] == ["4", "4"]


def test_a_refusal_stands_on_the_page_with_its_numbers(world: Any, shop: Shop) -> None:
    limit(world, shop.partner, "50")
    shop.order("2")
    reply = Browser(world, "admin").send("/orders/1", "ConfirmOrder", status=422)
    assert "50 are left, and 200 are needed" in reply.text


def test_a_partner_finds_its_statement_and_nobody_elses(world: Any, shop: Shop) -> None:
    other = partner(world, "Other")
    step(world, "Ship", shop.confirmed())
    me = world.person("maria", "partner", partner_id=shop.partner.partner_id)
    browser = Browser(world, me)
    mine = f"/channels/partners/{shop.partner.partner_id}/credit/statement"
    reply = browser.client.get(mine)
    assert (reply.status_code, reply.mimetype) == (200, "application/pdf")
    assert browser.client.get(f"{mine}?format=xlsx").data.startswith(b"PK")
    browser.get(f"/partners/{other.partner_id}/credit", status=404)
    hidden = order(world, other, shop.goods)
    browser.get(f"/orders/{hidden.order_id}", status=404)
    with pytest.raises(NotFound):
        world.call("GetOrder", order_id=hidden.order_id, by=me)


def test_payments_limits_and_stock_are_booked_by_their_pages(world: Any, shop: Shop) -> None:
    step(world, "Ship", shop.confirmed("3"))
    browser = Browser(world, "admin")
    account = f"/partners/{shop.partner.partner_id}/credit"
    browser.send(account, "CreatePayment", payment__amount="120")
    browser.send(account, "SetCredit", credit_limit="5000")
    assert shop.credit == ("0", "180")
    where = {"location_id": str(shop.warehouse.location_id)}
    goods = {"product_id": str(shop.goods.product_id)}
    browser.send("/stock", "BookReceipt", **where, **goods, quantity="5")
    browser.send("/stock", "SetMinimumStock", **where, **goods, minimum="20")
    assert "short" in browser.get("/stock?short=1")
    assert shop.balance == ("12", "0")
