"""The pages of ownership and privacy: what a person does with them, in both languages."""

import re
from html import unescape

import pytest
from crm_chassis.records import timestamp

from .test_pages import Browser

PAGES = (
    "/ownership",
    "/ownership/unowned",
    "/ownership/unowned?trial=1",
    "/ownership/territories?country=DE",
    "/ownership/territories/new",
    "/ownership/territories/1",
    "/ownership/conflicts",
    "/ownership/conflicts?show=all",
    "/ownership/conflicts/claim",
    "/ownership/conflicts/1",
    "/ownership/hand-overs",
    "/ownership/hand-overs/new",
    "/ownership/hand-overs/1",
    "/ownership/briefings/1",
    "/ownership/protections/1",
    "/accounts/1/ownership",
    "/accounts/1",
    "/contacts/1/privacy",
    "/privacy",
    "/",
)


@pytest.fixture
def stage(world):
    """A little of everything."""
    given = {"owner_id": "rep.one", "team": "service", "country": "DE", "postal_code": "20095"}
    first = world.call("CreateAccount", account={"display_name": "Nordwind GmbH", **given})
    world.call("CreateAccount", account={"display_name": "Nobody's AG", "country": "DE"})
    person = {"account_id": first.account_id, "display_name": "Anna Keller", "key_person": True}
    world.call("CreateContact", contact=person)
    land = {"display_name": "Germany", "countries": ["DE"], "owner_id": "rep.two"}
    world.call("CreateTerritory", territory=land)
    until = timestamp(world.clock.forward(days=0).replace(year=2027))
    kept = {"account_id": first.account_id, "end_time": until}
    world.call("CreateProtection", protection=kept, by="rep")
    world.call("ClaimCustomer", display_name="Nordwind GmbH", amount="5", currency="EUR")
    world.call("CreateHandOver", from_id="rep.one", to_id="agent.one", reason="Leaves")
    return first


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_page_is_shown(world, stage, language):
    browser = Browser(world, "admin", language)
    for address in PAGES:
        shown = browser.get(address)
        assert "Nordwind" in shown or address not in ("/", "/accounts/1", "/ownership/briefings/1")
    assert ("1 without owner" in browser.get("/")) == (language == "en")


def test_nobodys_customer_is_given_on_the_page_where_it_is_seen(world, stage):
    browser = Browser(world, "manager")
    assert "Nobody's AG" in browser.get("/ownership/unowned")
    typed = {"owner_id": "rep.one", "team": "service", "reason": "x", "account_ids": "2"}
    browser.send("/ownership/unowned", typed, "AssignAccounts")
    assert "Every customer has somebody" in browser.get("/ownership/unowned")


def test_a_receiver_accepts_on_the_page(world, stage):
    browser = Browser(world, "agent")
    shown = browser.get("/ownership/hand-overs/1")
    assert "Handed over to you" in shown
    there = browser.send(
        "/ownership/hand-overs/1",
        {"hand_over_item_ids": "1", "accept": "true"},
        "AnswerHandOverItems",
    )
    assert there.endswith("/ownership/hand-overs/1")
    assert world.call("GetAccount", account_id=1).owner_id == "agent.one"


def test_a_refusal_without_a_reason_is_shown_again(world, stage):
    browser = Browser(world, "agent")
    sent = {"hand_over_item_ids": "1", "accept": "false"}
    shown = browser.send("/ownership/hand-overs/1", sent, "AnswerHandOverItems", status=422)
    assert "say why" in shown


def test_both_sides_read_the_same_conflict(world, stage):
    for who in ("rep", "admin"):
        shown = Browser(world, who).get("/ownership/conflicts/1")
        assert "€5" in shown


def test_a_person_is_exported_and_erased_from_their_page(world, stage):
    browser = Browser(world, "admin")
    reply = browser.client.get("/customers/privacy/archive?contact_id=1")
    assert reply.mimetype == "application/zip"
    there = browser.send("/contacts/1/privacy", {"reason": "Asked"}, "CreateErasure")
    assert "/privacy/erasures/1" in there
    world.run_jobs()
    shown = browser.get("/privacy/erasures/1")
    assert "contacts 1" in shown
    assert not re.search("Anna Keller", unescape(browser.get("/contacts")))


def test_people_are_chosen_by_their_names(world):
    for user_id, name, gone in (("eva.roth", "Eva Roth", False), ("old.hand", "Otto Hand", True)):
        person = {"user_id": user_id, "display_name": name, "roles": ["agent"], "team": "sales"}
        world.call("CreateUser", user=person)
        if gone:
            world.call("UpdateUser", user={"user_id": user_id, "disabled": True})
    account = world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})
    browser = Browser(world)
    shown = browser.get("/ownership/hand-overs/new")
    assert '<option value="eva.roth">Eva Roth · sales</option>' in shown
    assert shown.count("Otto Hand · sales · has left") == 1  # hands over, and receives nothing
    for page in (
        f"/accounts/{account.account_id}/ownership",
        "/ownership/unowned",
        "/ownership/territories/new",
    ):
        shown = browser.get(page)
        assert '<option value="eva.roth">Eva Roth · sales</option>' in shown
        assert "old.hand" not in shown
