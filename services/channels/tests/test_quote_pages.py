"""The pages of quotes and price changes: written, decided, read in both languages, and what a partner does not see."""

from typing import Any

import pytest

from .quote_desk import Desk, partner
from .test_pages import Browser


@pytest.fixture
def desk(world: Any) -> Desk:
    return Desk(world)


def test_a_quote_from_its_first_line_to_its_order(desk: Desk) -> None:
    dealer = partner(desk.world, "Dealer", "PARTNER_TIER_SILVER", owner_id="admin.one")
    browser = Browser(desk.world, "admin")
    reply = browser.send(
        "/quotes/new",
        "CreateQuote",
        quote__end_customer_name="Acme GmbH",
        quote__partner_id=str(dealer.partner_id),
        quote__currency="EUR",
        **{
            "quote.lines[0].product_id": str(desk.copier.product_id),
            "quote.lines[0].quantity": "3",
            "quote.lines[0].discount_percent": "10",
        },
    )
    address = reply.location.removeprefix("/channels")
    shown = browser.get(address)
    assert "€270.00" in shown
    assert "Hand in" in shown
    for form in ("SubmitQuote", "SendQuote", "AcceptQuote"):
        browser.send(address, form)
    shown = browser.get(address)
    assert "It became order" in shown
    assert "Q-100001" in browser.get("/quotes?state=accepted")
    pdf = browser.client.get(f"/channels{address}/1.pdf?language=zh-Hans", headers=browser.headers)
    assert (pdf.status_code, pdf.mimetype) == (200, "application/pdf")


def test_the_editor_says_what_a_line_costs(desk: Desk) -> None:
    browser = Browser(desk.world, desk.anna)
    asked = f"?product_id={desk.copier.product_id}&currency=EUR&discount_percent=7&quantity=2"
    reply = browser.client.get(f"/channels/quotes/price{asked}", headers=browser.headers)
    assert reply.json == {
        "book": "€100.00",
        "source": "List",
        "limit": "up to 5 %",
        "above": True,
        "amount": "€186.00",
    }
    reply = browser.client.get("/channels/quotes/price?product_id=1&currency=USD")
    assert "No price book" in reply.json["problem"]
    reply = browser.client.get("/channels/quotes/price?product_id=1&currency=nothing")
    assert reply.json["problem"]


def test_both_see_the_conflict_and_a_partner_no_figures(desk: Desk) -> None:
    dealer = partner(desk.world, "Dealer", owner_id="ben", team="south")
    maria = desk.world.person("maria", "partner", partner_id=dealer.partner_id)
    first = desk.sent(desk.anna, "Acme")
    second = desk.draft(maria, "Acme GmbH", desk.line("5"))
    browser = Browser(desk.world, maria)
    refused = browser.send(f"/quotes/{second.quote_id}", "SubmitQuote", 422)
    assert "Somebody else offers this end customer another price" in refused.text
    browser.send(f"/quotes/{second.quote_id}", "SubmitQuote", reason="Our service")
    told = browser.get(f"/quotes/{second.quote_id}") + browser.get("/quotes")
    assert "One customer, one price" in told
    assert not any(secret in told for secret in ("Q-100001", "anna", "€100.00<br>"))
    staff = Browser(desk.world, desk.anna).get(f"/quotes/{first.quote_id}")
    assert "€95.00" in staff
    assert "Our service" in staff


def test_a_quote_above_the_limit_is_decided_on_its_page(desk: Desk) -> None:
    quote = desk.draft(desk.anna, "Acme", desk.line("20"))
    desk.step("Submit", quote, desk.anna)
    assert 'value="ApproveQuote"' not in Browser(desk.world, desk.anna).get("/quotes/1")
    chief = Browser(desk.world, desk.chief)
    assert "Discounts above the limit: C-100" in chief.get("/quotes/1")
    chief.send("/quotes/1", "ApproveQuote", reason="A big one")
    assert "A big one" in chief.get("/quotes/1")


def test_prices_change_by_a_proposal_and_an_approval(desk: Desk) -> None:
    book = f"/price-books/{desk.list.price_book_id}"
    reply = Browser(desk.world, "manager").send(
        f"{book}/change",
        "CreatePriceChange",
        price_change__title="December",
        price_change__effective_date="2026-12-01",
        **{
            "price_change.lines[0].product_id": str(desk.copier.product_id),
            "price_change.lines[0].unit_price": "110",
        },
    )
    address = reply.location.removeprefix("/channels")
    Browser(desk.world, "manager").send(address, "SubmitPriceChange")
    browser = Browser(desk.world, "admin")
    shown = browser.get(address)
    assert "€100.00" in shown
    assert "€110.00" in shown
    browser.send(address, "ApprovePriceChange", reason="Copper")
    assert "€110.00" in browser.get(book)
    assert "December" in browser.get("/price-changes")
    browser.get(f"{address}/edit")


def test_limits_are_changed_on_a_page(desk: Desk) -> None:
    browser = Browser(desk.world, "admin")
    browser.send(
        "/discount-limits",
        "CreateDiscountLimit",
        discount_limit__role="rep",
        discount_limit__product_line="Copiers",
        discount_limit__own_percent="2.5",
    )
    assert "2.5 %" in browser.get("/discount-limits")
    limits = desk.world.call("ListDiscountLimits", filter='product_line = "Copiers"')
    number = limits.discount_limits[0].discount_limit_id
    browser.send(
        f"/discount-limits/{number}", "UpdateDiscountLimit", discount_limit__own_percent="3"
    )
    browser.send(f"/discount-limits/{number}", "DeleteDiscountLimit")
    assert "Copiers" not in browser.get("/discount-limits")


def test_a_draft_is_edited_and_gets_more_lines(desk: Desk) -> None:
    desk.draft(desk.anna)
    browser = Browser(desk.world, desk.anna)
    spare = browser.get("/quotes/1/edit").partition('name="quote.lines[2].product_id"')[2]
    assert '<option value=""></option>' in spare.partition("</select>")[0]
    browser.send(
        "/quotes/1/edit",
        "UpdateQuote",
        quote__currency="EUR",
        **{
            "quote.lines[0].product_id": str(desk.copier.product_id),
            "quote.lines[1].product_id": str(desk.toner.product_id),
            "quote.lines[1].quantity": "10",
        },
    )
    assert "€199.90" in browser.get("/quotes/1")


@pytest.mark.parametrize(
    "address",
    ["/quotes", "/quotes/new", "/quotes/1", "/quotes/1/edit", "/discount-limits"]
    + ["/price-changes", "/price-books/1", "/price-books/1/change", "/lists/quotes"],
)
def test_pages_speak_chinese(desk: Desk, address: str) -> None:
    desk.sent(desk.anna)
    shown = Browser(desk.world, "admin", "zh-CN").get(address)
    assert 'lang="zh-Hans"' in shown
    assert "报价" in shown
