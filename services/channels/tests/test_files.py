"""Files of what partners do with us: on the page of each record, for whoever may change it, and not for the partner."""

import io
import re

import pytest
from crm_chassis.errors import NotFound

from .test_pages import Browser, claim, partner


@pytest.fixture
def dealer(world):
    return partner(world, "Bürohaus Meyer", owner_id="rep.one", team="service")


def attach(browser, page, content=b"Terms", name="contract.pdf"):
    """Chooses a file on a record's page and sends it."""
    shown = browser.get(page)
    form = next(part for part in shown.split("<form")[1:] if 'name="resource"' in part)
    hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
    data = {**dict(hidden), "content": (io.BytesIO(content), name)}
    reply = browser.client.post("/channels/files/attach", data=data, headers=browser.headers)
    assert reply.status_code == 303, reply.text
    assert reply.headers["Location"].endswith(page)
    return browser.get(page)


def download(browser, shown):
    address = re.search(r'href="(/channels/files/\d+/download)"', shown)[1]
    return browser.client.get(address, headers=browser.headers)


def test_a_file_stands_on_the_page_of_its_partner_claim_or_product(world, dealer):
    made = claim(world, "Hotel Adler", dealer.partner_id)
    product = world.call("CreateProduct", product={"sku": "PRN-1", "name": "Printer"})
    browser = Browser(world, "admin")
    for page in (
        f"/partners/{dealer.partner_id}",
        f"/registrations/{made.deal_registration_id}",
        f"/products/{product.product_id}/edit",
    ):
        shown = attach(browser, page)
        assert "contract.pdf" in shown
        assert download(browser, shown).data == b"Terms"


def test_who_may_only_read_may_fetch_but_not_attach(world, dealer):
    page = f"/partners/{dealer.partner_id}"
    shown = attach(Browser(world, "admin"), page)
    reader = Browser(world, "agent")
    assert "contract.pdf" in reader.get(page)
    assert "/files/attach" not in reader.get(page)
    assert download(reader, shown).data == b"Terms"


def test_who_does_not_see_the_partner_does_not_see_its_files(world, dealer):
    shown = attach(Browser(world, "admin"), f"/partners/{dealer.partner_id}")
    stranger = world.person("rep.far", "rep", team="elsewhere")
    assert download(Browser(world, stranger), shown).status_code == 404
    with pytest.raises(NotFound):
        world.call("ListAttachments", resource="crm.channels.Partner", resource_id=1, by="rep.far")


def test_what_we_keep_about_a_partner_is_not_for_its_own_people(world, dealer):
    made = claim(world, "Hotel Adler", dealer.partner_id)
    page = f"/registrations/{made.deal_registration_id}"
    shown = attach(Browser(world, "admin"), page, name="margins.xlsx")
    own = world.person("dealer.one", "partner", partner_id=dealer.partner_id)
    assert "margins.xlsx" not in Browser(world, own).get(page)
    assert "/files/attach" not in Browser(world, own).get(page)
    assert download(Browser(world, own), shown).status_code == 404
