"""The pages of attributes and classes: defined, filled in while talking, tried before they hold; in both languages."""

import re
from datetime import timedelta
from html import unescape

import pytest
from crm_chassis.doors.http import make_flask


class Browser:
    """Somebody who is signed in, with a browser."""

    def __init__(self, world, who="manager", language="en"):
        self.client = make_flask(world.app).test_client()
        self.client.set_cookie("crm_session", world.app.peers.token(world.people[who]))
        self.headers = {"Accept-Language": language}

    def get(self, address, status=200):
        reply = self.client.get(f"/customers{address}", headers=self.headers)
        assert reply.status_code == status, reply.text
        return unescape(reply.text)

    def hidden(self, address, method):
        shown = self.client.get(f"/customers{address}", headers=self.headers).text
        (form,) = [part for part in shown.split("<form")[1:] if f'value="{method}"' in part]
        found = re.findall(
            r'type="hidden" name="([^"]*)" value="([^"]*)"', form.split("</form>")[0]
        )
        return {name: unescape(value) for name, value in found if not name.endswith(".retired")}

    def send(self, address, typed, method, to=None, status=303, **headers):
        data = self.hidden(address, method) | typed
        where = f"/customers{to or address}"
        reply = self.client.post(where, data=data, headers={**self.headers, **headers})
        assert reply.status_code == status, reply.text
        return reply.headers.get("Location") or unescape(reply.text)


@pytest.fixture
def account(world):
    fields = {"display_name": "Nordwind GmbH", "team": "service", "owner_id": "rep.one"}
    return world.call("CreateAccount", account=fields)


def define(world, name, kind, **fields):
    given = {"name": name, "type": kind, "label": name.title(), **fields}
    return world.call("CreateAttributeDefinition", attribute_definition=given)


PETS = {
    "attribute_definition.label": "Pets",
    "attribute_definition.label_zh": "宠物",
    "attribute_definition.name": "pets",
    "attribute_definition.type": "ATTRIBUTE_TYPE_CHOICES",
    "attribute_definition.record_kinds": "RECORD_KIND_ACCOUNT",
    "attribute_definition.section": "Household",
    "attribute_definition.choices[0].value": "cat",
    "attribute_definition.choices[0].label_zh": "猫",
    "attribute_definition.choices[1].value": "dog",
}


def test_an_attribute_is_defined_on_a_page_and_asked_in_the_next_form(world, account):
    browser = Browser(world)
    assert "Nothing defined yet" in browser.get("/attributes")
    there = browser.send("/attributes/new", PETS, "CreateAttributeDefinition")
    assert there == "/customers/attributes"
    assert "Several choices" in browser.get("/attributes")
    assert "宠物" in Browser(world, language="zh-CN").get("/attributes")
    assert "猫" in Browser(world, language="zh-CN").get("/accounts/1/edit")
    typed = {"account.display_name": "Nordwind AG", "account.attributes.pets": ["", "cat", "dog"]}
    typed["account.kind"] = "ACCOUNT_KIND_COMPANY"
    browser.send("/accounts/1/edit", typed, "UpdateAccount")
    assert "cat, dog" in browser.get("/accounts/1")
    found = world.call("GetAccount", account_id=1)
    assert (found.display_name, dict(found.attributes)) == ("Nordwind AG", {"pets": "cat,dog"})
    assert "cat, dog" in browser.get("/accounts/1/attributes/pets")
    shown = browser.get("/attributes/1")
    assert "Another type converts" in shown


def test_a_form_without_an_answer_takes_none_away_that_it_does_not_ask(world, account):
    define(world, "fleet", 2)
    typed = {"account.display_name": "New", "account.kind": "ACCOUNT_KIND_COMPANY"}
    browser = Browser(world)
    browser.send("/accounts/new", {**typed, "account.attributes.fleet": "12"}, "CreateAccount")
    assert dict(world.call("GetAccount", account_id=2).attributes) == {"fleet": "12"}
    browser.send("/accounts/2/edit", typed, "UpdateAccount")
    assert dict(world.call("GetAccount", account_id=2).attributes) == {"fleet": "12"}
    browser.send("/accounts/2/edit", {**typed, "account.attributes.fleet": ""}, "UpdateAccount")
    assert not world.call("GetAccount", account_id=2).attributes
    shown = browser.send(
        "/accounts/2/edit", {**typed, "account.attributes.fleet": "x"}, "UpdateAccount", status=422
    )
    assert "like 120 or 2.5" in shown


def test_what_is_known_is_filled_in_with_source_and_age(world, account):
    define(world, "fleet", 2, fresh_days=30)
    define(world, "remark", 1)
    browser = Browser(world, "agent")
    browser.send("/accounts/1/attributes", {"entries[0].value": "7"}, "SetAttributeValues")
    world.clock.forward(days=60)
    browser = Browser(world, "agent")
    shown = browser.get("/accounts/1/attributes")
    assert "agent.one" in shown
    assert "old" in shown
    assert "1 more to ask" in browser.get("/accounts/1")
    assert "7" in browser.get("/accounts/1/attributes/fleet")
    assert "Remark" not in browser.get("/accounts/1/attributes?q=fle")


def test_what_was_known_on_a_day_is_shown_as_of_that_day(world, account):
    define(world, "fleet", 2)
    day = world.clock.now().date()
    for value in ("7", "9"):
        Browser(world, "agent").send(
            "/accounts/1/attributes", {"entries[0].value": value}, "SetAttributeValues"
        )
        world.clock.forward(days=10)
    browser = Browser(world, "agent")

    def stood(on):
        shown = browser.get(f"/accounts/1/attributes?on={on}").partition("As of a day")[2]
        return re.sub("<[^>]*>", "", shown)

    assert "Fleet: 7" in stood(day + timedelta(days=5))
    assert "Fleet: 9" in stood(day + timedelta(days=10))
    assert "Fleet: 9" in stood(world.clock.now().date()), "today"
    assert "Nothing yet" in stood(day - timedelta(days=1))
    assert "Fleet" not in stood("someday")


def test_somebody_elses_change_of_a_value_is_shown_and_not_overwritten(world, account):
    define(world, "fleet", 2)
    browser = Browser(world, "agent")
    data = browser.hidden("/accounts/1/attributes", "SetAttributeValues")
    entries = [{"name": "fleet", "value": "9"}]
    world.call("SetAttributeValues", account_id=1, entries=entries)
    reply = browser.client.post(
        "/customers/accounts/1/attributes",
        data={**data, "entries[0].value": "7"},
        headers=browser.headers,
    )
    assert reply.status_code == 422
    assert "Somebody else has changed fleet" in unescape(reply.text)
    assert world.call("GetAccount", account_id=1).attributes["fleet"] == "9"


def test_a_type_that_values_do_not_fit_is_refused_with_them(world, account):
    define(world, "fleet", 1)
    world.call("SetAttributeValues", account_id=1, entries=[{"name": "fleet", "value": "about 50"}])
    browser = Browser(world)
    typed = {"attribute_definition.type": "ATTRIBUTE_TYPE_NUMBER"}
    shown = browser.send("/attributes/1", typed, "UpdateAttributeDefinition", status=422)
    assert "about 50" in shown
    browser.send("/attributes/1", {**typed, "drop_unfit": "true"}, "UpdateAttributeDefinition")
    assert not world.call("GetAccount", account_id=1).attributes


def test_an_attribute_is_taken_out_of_use_and_back(world, account):
    define(world, "fleet", 2)
    browser = Browser(world)
    browser.send("/attributes/1", {}, "DeleteAttributeDefinition", to="/attributes/1/remove")
    assert "Fleet" not in browser.get("/attributes")
    assert "out of use" in browser.get("/attributes?all=1")
    browser.send("/attributes/1", {}, "UndeleteAttributeDefinition", to="/attributes/1/restore")
    assert "Fleet" in browser.get("/attributes")


def test_completeness_shows_what_is_missing(world, account):
    define(world, "fleet", 2)
    world.call("SetAttributeValues", account_id=1, entries=[{"name": "fleet", "value": "5"}])
    world.call("CreateAccount", account={"display_name": "B", "team": "service"})
    shown = Browser(world).get("/completeness?by=segment")
    assert "Fleet" in shown
    assert "50%" in shown
    assert "有多少" not in shown
    assert "Fleet" not in Browser(world).get("/completeness?of=contact")


def test_lists_show_and_filter_attributes_and_classes(world, account):
    define(world, "pet_insurance", 5)
    world.call(
        "SetAttributeValues", account_id=1, entries=[{"name": "pet_insurance", "value": "yes"}]
    )
    world.call("CreateAccount", account={"display_name": "Ostwind", "team": "service"})
    shown = Browser(world).get("/?filter=attributes.pet_insurance+%3D+yes")
    assert "Nordwind" in shown
    assert "Ostwind" not in shown


RULES = {
    "class_rules.tiers[0].value": "gold",
    "class_rules.tiers[0].label": "Gold",
    "class_rules.tiers[0].label_zh": "金牌",
    "class_rules.tiers[0].condition": "volume_12m >= 1000",
}


@pytest.fixture
def order(world, account):
    line = {"product_code": "P-1", "quantity": "1", "amount": "1200"}
    given = {
        "source": "shop",
        "external_id": "O-1",
        "account_id": account.account_id,
        "order_date": "2026-11-01",
        "currency": "EUR",
        "lines": [line],
    }
    return world.call("IngestOrder", order=given)


def test_rules_are_tried_and_then_hold(world, order):
    browser = Browser(world)
    assert "VIP" in browser.get("/classes")
    world.run_jobs()
    tried = browser.send("/classes", RULES, "ReplaceClassRules", to="/classes/preview", status=200)
    assert "1 customer would change" in tried
    assert "Ordered in 12 months 1,200 ≥ 1,000" in tried
    part = browser.send(
        "/classes",
        RULES,
        "ReplaceClassRules",
        to="/classes/preview",
        status=200,
        **{"X-Part": "live"},
    )
    assert "<html" not in part
    assert "Standard → gold" in part
    browser.send("/classes", RULES, "ReplaceClassRules")
    world.clock.forward(seconds=10)
    world.run_jobs()
    shown = browser.get("/accounts/1")
    assert "Gold" in shown
    assert "Ordered in 12 months 1,200 ≥ 1,000" in shown
    assert "金牌" in Browser(world, language="zh-CN").get("/accounts/1")
    assert "Gold" in browser.get("/accounts/1/classes")
    assert "manager.one" in browser.get("/classes")


def test_a_wrong_rule_stands_with_its_place_and_what_is_right(world, order):
    browser = Browser(world)
    wrong = {**RULES, "class_rules.tiers[0].condition": "volume_12 >= 1000"}
    tried = browser.send("/classes", wrong, "ReplaceClassRules", to="/classes/preview", status=200)
    assert "did you mean volume_12m?" in tried
    shown = browser.send("/classes", wrong, "ReplaceClassRules", status=422)
    assert "at character 1: volume_12 is not known" in shown


def test_who_may_not_change_rules_reads_them(world, order):
    shown = Browser(world, "agent").get("/classes")
    assert "volume_12m >= 1000000" in shown
    assert "Let these rules hold" not in shown


def test_the_list_of_customers_offers_classes_and_attributes_by_their_words(world, order):
    define(world, "pet_insurance", 5)
    world.run_jobs()
    fields = {f.name: f for f in world.call("GetRecordList", name="accounts").fields}
    assert [choice.label for choice in fields["tier"].choices] == ["VIP", "Key", "Standard"]
    assert fields["attributes.pet_insurance"].label == "Pet_Insurance"
    for text, found in (("tier : *", True), ("NOT tier : *", False), ("tier = standard", True)):
        assert bool(world.call("ListAccounts", filter=text).accounts) is found
    shown = Browser(world).get("/?columns=display_name,tier,attributes.pet_insurance")
    assert "Standard" in shown
