"""The pages: what people see, fill in and decide, in both languages, and what a partner's people do not see."""

import re
from html import unescape
from typing import Any

import pytest
from crm_chassis.doors.http import make_flask

from .quote_desk import open_books


class Browser:
    """Somebody who is signed in, with a browser."""

    def __init__(self, world: Any, who: Any, language: str = "en") -> None:
        principal = world.people[who] if isinstance(who, str) else who
        self.client = make_flask(world.app).test_client()
        self.client.set_cookie("crm_session", world.app.peers.token(principal))
        self.headers = {"Accept-Language": language}

    def get(self, address: str, status: int = 200) -> str:
        reply = self.client.get(f"/channels{address}", headers=self.headers)
        assert reply.status_code == status, reply.text
        return unescape(str(reply.text))

    def send(self, address: str, form: str, status: int = 303, **typed: str) -> Any:
        """Fills in and sends the form of this method on a page."""
        shown = self.client.get(f"/channels{address}", headers=self.headers).text
        (part,) = [p for p in shown.split("<form")[1:] if f'value="{form}"' in p]
        hidden = re.findall(
            r'type="hidden" name="([^"]*)" value="([^"]*)"', part.partition("</form>")[0]
        )
        data = {name: unescape(value) for name, value in hidden}
        for tag in re.findall(r"<input(?![^>]*hidden)[^>]*>", part.partition("</form>")[0]):
            name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
            if name and value and "checkbox" not in tag:
                data[name[1]] = unescape(value[1])
        data |= {name.replace("__", "."): text for name, text in typed.items()}
        reply = self.client.post(f"/channels{address}", data=data, headers=self.headers)
        assert reply.status_code == status, reply.text
        return reply


def partner(world: Any, name: str, **more: Any) -> Any:
    fields = {"name": name, "kind": 1, "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields)


def claim(world: Any, name: str, partner_id: int, *steps: str, **more: Any) -> Any:
    fields = {"end_customer_name": name, "partner_id": partner_id, **more}
    found = world.call("CreateDealRegistration", deal_registration=fields)
    for step in steps:
        found = world.call(
            f"{step}DealRegistration", deal_registration_id=found.deal_registration_id
        )
    return found


def test_a_partner_is_added_with_its_people_and_shown(world: Any) -> None:
    browser = Browser(world, "manager")
    reply = browser.send(
        "/partners/new",
        "CreatePartner",
        partner__name="华东办公设备有限公司",
        partner__kind="PARTNER_KIND_DEALER",
        partner__state="PARTNER_STATE_ACTIVE",
        partner__country="CN",
        **{"partner.contacts[0].name": "王芳", "partner.contacts[0].phone": "+86 21 5555 0101"},
    )
    shown = browser.get(reply.location.removeprefix("/channels"))
    assert "华东办公设备有限公司" in shown
    assert "王芳" in shown
    assert "Dealer" in shown
    assert "华东办公设备有限公司" in browser.get("/partners?q=huadong")


def test_what_is_wrong_with_a_partner_is_said_beside_its_input(world: Any) -> None:
    browser = Browser(world, "manager")
    reply = browser.send(
        "/partners/new", "CreatePartner", 422, partner__name="", partner__country="Germany"
    )
    assert 'id="f-partner-country-note"' in reply.text


def test_a_registration_shows_who_else_is_there_before_it_is_filled_in(world: Any) -> None:
    claim(
        world, "Acme Holding GmbH", partner(world, "First Dealer").partner_id, "Submit", "Approve"
    )
    second = partner(world, "Second Dealer")
    browser = Browser(world, "admin")
    assert "who is the end customer" in browser.get("/registrations/new")
    shown = browser.get(
        f"/registrations/new?end_customer_name=ACME+Holdings&partner_id={second.partner_id}"
    )
    assert "First Dealer" in shown
    assert "alike" in shown
    assert 'value="ACME Holdings"' in shown
    address = f"/registrations/new?end_customer_name=ACME+Holdings&partner_id={second.partner_id}"
    reply = browser.send(
        address,
        "CreateDealRegistration",
        deal_registration__partner_id=str(second.partner_id),
        deal_registration__expected_amount="1200.50",
        deal_registration__currency="EUR",
    )
    made = browser.get(reply.location.removeprefix("/channels"))
    assert "€1,200.50" in made
    assert "Submit for a decision" in made


def test_the_decision_needs_an_override_with_a_reason(world: Any) -> None:
    claim(world, "Acme", partner(world, "First Dealer").partner_id, "Submit", "Approve")
    second = claim(world, "Acme Ltd", partner(world, "Second Dealer").partner_id, "Submit")
    browser, address = Browser(world, "admin"), f"/registrations/{second.deal_registration_id}"
    shown = browser.get(address)
    assert "only by overriding" in shown
    refused = browser.send(address, "ApproveDealRegistration", 422)
    assert "protects this end customer" in refused.text
    refused = browser.send(address, "ApproveDealRegistration", 422, override="true")
    assert "is needed with an override" in refused.text
    browser.send(address, "ApproveDealRegistration", override="true", reason="Another subsidiary")
    shown = browser.get(address)
    assert "Overridden" in shown
    assert "Another subsidiary" in shown


def test_a_partners_portal_shows_its_own_and_names_nobody_else(world: Any) -> None:
    first, second = partner(world, "First Dealer"), partner(world, "Second Dealer")
    claim(world, "Acme Holding", first.partner_id, "Submit", "Approve", city="Bonn")
    mine = claim(world, "Acme Holdings", second.partner_id, "Submit")
    browser = Browser(world, world.person("maria", "partner", partner_id=second.partner_id))
    pages = (
        "/",
        f"/partners/{second.partner_id}",
        "/registrations",
        f"/registrations/{mine.deal_registration_id}",
    )
    told = "".join(browser.get(address) for address in pages)
    told += browser.get("/registrations/new?end_customer_name=Acme+Holding&city=Bonn")
    assert "Acme Holdings" in told
    assert "another partner" in told
    assert "First Dealer" not in told
    assert 'value="ApproveDealRegistration"' not in told
    assert "/partners/new" not in told
    browser.get(f"/partners/{first.partner_id}", 404)
    assert (
        browser.client.get("/channels/partners").location
        == f"/channels/partners/{second.partner_id}"
    )


def test_prices_are_added_to_a_book_and_quoted_with_their_reason(world: Any) -> None:
    browser = Browser(world, "admin")
    assert "New price books are guarded" in browser.get("/price-books")
    browser.send("/price-books", "UpdatePriceSettings", price_settings__guard_new_books="")
    browser.send("/products/new", "CreateProduct", product__sku="C-100", product__name="Copier 100")
    reply = browser.send(
        "/price-books/new",
        "CreatePriceBook",
        price_book__name="List 2026",
        price_book__currency="EUR",
        price_book__valid_from="2026-01-01",
    )
    book = reply.location.removeprefix("/channels")
    browser.send(book, "CreatePrice", price__product_id="1", price__unit_price="99.90")
    refused = browser.send(
        book, "CreatePrice", 422, price__product_id="1", price__unit_price="89.90"
    )
    assert "Another price of this product" in refused.text
    assert "€99.90" in browser.get(book)
    shown = browser.get("/quote?sku=c-100&currency=EUR&quantity=3")
    assert "€299.70" in shown
    assert "“List 2026”" in shown
    assert "No list price holds" in browser.get("/quote?sku=c-100&currency=USD&quantity=3")
    assert "no product" in browser.get("/quote?sku=nothing&currency=USD&quantity=3")


def test_a_price_is_changed_and_deleted(world: Any) -> None:
    world.call("CreateProduct", product={"sku": "C-100", "name": "Copier"})
    open_books(world)
    world.call(
        "CreatePriceBook",
        price_book={"name": "List", "currency": "EUR", "valid_from": "2026-01-01"},
    )
    world.call("CreatePrice", price={"price_book_id": 1, "product_id": 1, "unit_price": "5"})
    browser = Browser(world, "admin")
    browser.send("/prices/1/edit", "UpdatePrice", price__unit_price="6.5")
    assert "€6.50" in browser.get("/price-books/1")
    browser.send("/prices/1/edit", "DeletePrice")
    assert "No prices yet" in browser.get("/price-books/1")
    browser.send(
        "/price-books/1/edit",
        "UpdatePriceBook",
        price_book__name="New list",
        price_book__currency="EUR",
    )
    assert "New list" in browser.get("/price-books")
    browser.send("/products/1/edit", "UpdateProduct", product__name="Copier II")
    assert "Copier II" in browser.get("/products")


def test_from_draft_to_won_on_one_page(world: Any) -> None:
    made = claim(world, "Acme", partner(world, "First Dealer").partner_id)
    browser, address = Browser(world, "admin"), f"/registrations/{made.deal_registration_id}"
    browser.send(
        f"{address}/edit", "UpdateDealRegistration", deal_registration__product_line="Copiers"
    )
    for form in ("SubmitDealRegistration", "ApproveDealRegistration", "WinDealRegistration"):
        browser.send(address, form)
    shown = browser.get(address)
    assert "Copiers" in shown
    assert [
        word for word in ("Won", "Approved", "Submitted", "Draft") if f"<strong>{word}" not in shown
    ] == []


@pytest.mark.parametrize(
    "address", ["/", "/partners", "/registrations", "/price-books", "/products", "/quote"]
)
def test_pages_speak_chinese(world: Any, address: str) -> None:
    claim(world, "Acme", partner(world, "First Dealer").partner_id, "Submit", "Approve")
    shown = Browser(world, "admin", "zh-CN").get(address)
    assert 'lang="zh-Hans"' in shown
    assert "商机报备" in shown


def test_reasons_are_in_the_readers_language(world: Any) -> None:
    claim(world, "Acme Holding", partner(world, "First Dealer").partner_id, "Submit", "Approve")
    browser = Browser(world, "admin", "zh-CN")
    assert "公司形式" in browser.get("/registrations/new?end_customer_name=Acme+Holding+GmbH")


def test_search_suggests_partners_and_claims(world: Any) -> None:
    made = partner(world, "华兴科技")
    claim(world, "Huaxing Trading", made.partner_id)
    browser = Browser(world, "admin")
    reply = browser.client.get("/channels/find?q=huaxing", headers={"Accept": "application/json"})
    assert [s["text"] for s in reply.json["suggestions"]] == ["华兴科技", "Huaxing Trading"]
    reply = browser.client.get("/channels/find?q=huaxing")
    assert reply.status_code == 303


def test_an_unknown_record_is_a_page_of_its_own(world: Any) -> None:
    Browser(world, "admin").get("/registrations/999", 404)
