"""The pages of who is who: the warning as one types, the queue, merges field by field, and undo."""

import re
from html import unescape

import pytest
from crm_chassis.doors.http import make_flask


class Browser:
    """Somebody who is signed in, with a browser."""

    def __init__(self, world, who="agent", language="en"):
        self.client = make_flask(world.app).test_client()
        self.client.set_cookie("crm_session", world.app.peers.token(world.people[who]))
        self.headers = {"Accept-Language": language}

    def get(self, address):
        reply = self.client.get(f"/customers{address}", headers=self.headers)
        assert reply.status_code == 200, reply.text
        return unescape(reply.text)

    def typing(self, address, typed, to):
        """What comes back while a form is filled in."""
        shown = self.client.get(f"/customers{address}", headers=self.headers).text
        token = re.search(r'name="csrf_token" value="([^"]*)"', shown)[1]
        data = {"csrf_token": token, "_form": "CreateAccount", **typed}
        reply = self.client.post(f"/customers{to}", data=data, headers=self.headers)
        assert reply.status_code == 200, reply.text
        return reply.text

    def send(self, address, typed, method, to=None):
        """Fills in and sends the first form of a method that is shown at an address."""
        shown = self.client.get(f"/customers{address}", headers=self.headers).text
        form = next(part for part in shown.split("<form")[1:] if f'value="{method}"' in part)
        form = form.partition("</form>")[0]
        hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
        data = {name: unescape(value) for name, value in hidden} | typed
        reply = self.client.post(f"/customers{to or address}", data=data, headers=self.headers)
        assert reply.status_code == 303, reply.text
        return reply.headers["Location"]


@pytest.fixture
def pair(world):
    for name in ("Nordwind GmbH", "Nordwind"):
        fields = {"display_name": name, "city": "Berlin", "phones": [{"number": "+4930901820"}]}
        world.call("CreateAccount", account=fields)
    world.call("SweepMatches")
    world.run_jobs()


def test_somebody_known_is_named_while_one_types(world, pair):
    browser = Browser(world)
    assert 'data-duplicates="/customers/duplicates"' in browser.get("/accounts/new")
    typed = {"account.display_name": "nordwind", "account.city": "Berlin"}
    shown = browser.typing("/accounts/new", typed, "/duplicates")
    assert "Perhaps this is somebody we know" in shown
    assert "/customers/accounts/1" in shown
    shown = browser.typing("/accounts/1/edit", typed, "/duplicates?account_id=1")
    assert "/customers/accounts/2" in shown
    assert "/customers/accounts/1" not in shown
    shown = browser.typing("/accounts/new", {"account.display_name": ""}, "/duplicates")
    assert "data-found" in shown
    assert "somebody we know" not in shown


def test_a_pair_is_decided_with_one_key_or_button(world, pair):
    browser = Browser(world)
    shown = browser.get("/review")
    assert "Nordwind GmbH" in shown
    assert 'data-key="y"' in shown
    assert 'class="differs"' in shown
    assert "电话" in Browser(world, language="zh-CN").get("/review")
    browser.send("/review", {}, "AcceptMatch", to="/review/1/accept")
    assert "merged into another" in browser.get("/accounts/2")
    assert "No pairs wait" in browser.get("/review")


def test_a_pair_is_kept_apart(world, pair):
    browser = Browser(world)
    browser.send("/review", {}, "RejectMatch", to="/review/1/reject")
    assert "No pairs wait" in browser.get("/review")


def test_many_are_merged_from_a_threshold_on(world, pair):
    browser = Browser(world)
    assert "1 pair is as sure as that" in browser.get("/review?least=0.99")
    at = "/review?least=0.99"
    browser.send(at, {}, "AcceptMatches", to="/review/accept-all?kind=&least=0.99")
    assert "merged into another" in browser.get("/accounts/2")


def test_a_merge_field_by_field_and_its_undo(world, pair):
    browser = Browser(world)
    address = "/merge?kind=account&id=1&id=2"
    shown = browser.get(address)
    assert 'name="choices[0].record_id" value="2"' in shown
    (place,) = re.findall(r'name="(choices\[\d\])\.field" value="display_name"', shown)
    typed = {f"{place}.record_id": "2", "reason": "one office"}
    there = browser.send(address, typed, "MergeRecords")
    assert there == "/customers/merges/1"
    assert world.call("GetAccount", account_id=1).display_name == "Nordwind"
    assert "one office" in browser.get("/merges")
    world.call("UpdateAccount", account={"account_id": 1, "city": "Potsdam"})
    assert "Potsdam" in browser.get("/merges/1")
    typed = {"later_edits": "LATER_EDITS_KEEP"}
    browser.send("/merges/1", typed, "UndoMerge", to="/merges/1/undo")
    now = world.call("GetAccount", account_id=1)
    assert (now.display_name, now.city) == ("Nordwind GmbH", "Potsdam")
    assert not world.call("GetAccount", account_id=2).merged_into_id


def test_what_the_sources_said_stands_beside(world, pair):
    said = {"source": "erp", "external_id": "E-1", "kind": 1, "record_id": 1}
    world.call("PutSourceRecord", source_record={**said, "data": {"firm": "NORDWIND G.M.B.H."}})
    assert "NORDWIND G.M.B.H." in Browser(world).get("/accounts/1")
    assert "Compare" not in Browser(world, "leader").get("/accounts/1")


def test_who_is_the_same_is_found_by_name_and_seen_side_by_side(world, pair):
    browser = Browser(world)
    assert "/customers/same?kind=account&id=1" in browser.get("/accounts/1")
    asked = "/customers/same?kind=account&id=1&q="
    for typed in ("nordw", "2"):
        typing = {**browser.headers, "Accept": "application/json"}
        found = browser.client.get(asked + typed, headers=typing).json["suggestions"]
        assert [each["url"] for each in found] == ["/customers/merge?kind=account&id=1&id=2"]
    shown = browser.get("/same?kind=account&id=1&q=nordwind")
    assert "Compare" in shown
    shown = browser.get("/merge?kind=account&id=1&id=2")
    assert "Nordwind GmbH" in shown
    assert "/customers/same?kind=account&id=1&id=2" in shown
    assert len(world.call("ListAccounts").accounts) == 2  # looking merges nothing


def test_who_is_not_seen_is_not_found_to_be_the_same(world, pair):
    world.person("rep.far", "rep", team="elsewhere")
    world.call("UpdateAccount", account={"account_id": 1, "owner_id": "rep.far"})
    browser = Browser(world, "rep.far")
    typing = {**browser.headers, "Accept": "application/json"}
    for typed in ("nordwind", "2"):
        address = f"/customers/same?kind=account&id=1&q={typed}"
        assert browser.client.get(address, headers=typing).json["suggestions"] == []


def test_a_contact_is_compared_with_a_contact(world, pair):
    for name in ("Eva Busch", "E. Busch"):
        world.call("CreateContact", contact={"display_name": name, "account_id": 1})
    browser = Browser(world)
    typing = {**browser.headers, "Accept": "application/json"}
    address = "/customers/same?kind=contact&id=1&q=busch"
    found = browser.client.get(address, headers=typing).json["suggestions"]
    assert [(each["text"], each["note"]) for each in found] == [("E. Busch", "Nordwind GmbH")]
    assert "E. Busch" in browser.get(found[0]["url"].removeprefix("/customers"))


def test_a_person_who_was_merged_leads_to_the_other_record(world, pair):
    for name in ("Anna Keller", "Keller, Anna"):
        world.call("CreateContact", contact={"account_id": 1, "display_name": name})
    world.call("MergeRecords", kind=2, survivor_id=1, absorbed_ids=[2])
    shown = Browser(world, language="zh-Hans").get("/contacts/2")
    assert "此人已并入另一条记录。" in shown
    assert 'href="/customers/contacts/1"' in shown
    assert "恢复" not in shown.partition("<main")[2]


def test_attributes_stand_side_by_side_and_are_chosen_like_any_field(world, pair):
    pets = {"name": "pets", "type": 7, "label": "Pets", "label_zh": "宠物", "record_kinds": [1]}
    choices = [{"value": "cat", "label": "Cat", "label_zh": "猫"}, {"value": "dog", "label": "Dog"}]
    world.call("CreateAttributeDefinition", attribute_definition={**pets, "choices": choices})
    for number, said in ((1, "cat"), (2, "cat,dog")):
        world.call("UpdateAccount", account={"account_id": number, "attributes": {"pets": said}})
    browser = Browser(world)
    address = "/merge?kind=account&id=1&id=2"
    shown = browser.get(address)
    assert "Cat, Dog" in shown
    assert "宠物" in Browser(world, language="zh-CN").get(address)
    (place,) = re.findall(r'name="(choices\[\d\])\.field" value="attributes.pets"', shown)
    browser.send(address, {f"{place}.record_id": "2"}, "MergeRecords")
    now = world.call("GetAccount", account_id=1)
    assert dict(now.attributes) == {"pets": "cat,dog"}
    world.call("UpdateAccount", account={"account_id": 1, "attributes": {"pets": "dog"}})
    assert "Cat, Dog → <strong>Dog" in browser.get("/merges/1")
    typed = {"later_edits": "LATER_EDITS_DROP"}
    browser.send("/merges/1", typed, "UndoMerge", to="/merges/1/undo")
    assert dict(world.call("GetAccount", account_id=1).attributes) == {"pets": "cat"}
