"""The pages: a customer found, read, written down and changed, in both languages, by who may."""

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

    def get(self, address, status=200, **headers):
        reply = self.client.get(f"/customers{address}", headers={**self.headers, **headers})
        assert reply.status_code == status, reply.text
        return reply.json if reply.is_json else unescape(reply.text)

    def send(self, address, typed, method, to=None, status=303):
        """Fills in and sends the form of a method that is shown at an address."""
        shown = self.client.get(f"/customers{address}", headers=self.headers).text
        (form,) = [part for part in shown.split("<form")[1:] if f'value="{method}"' in part]
        hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
        data = {name: unescape(value) for name, value in hidden} | typed
        reply = self.client.post(f"/customers{to or address}", data=data, headers=self.headers)
        assert reply.status_code == status, reply.text
        return reply.headers.get("Location") or unescape(reply.text)


@pytest.fixture
def account(world):
    fields = {"display_name": "北京远程科技有限公司", "country": "CN", "city": "北京"}
    return world.call("CreateAccount", account=fields)


def buy(world, account):
    lines = [
        {
            "product_code": "P-1",
            "product_name": "Chair",
            "quantity": "2",
            "amount": "99.5",
            "discount": "0.2",
            "profit": "7",
        }
    ]
    order = {
        "source": "shop",
        "external_id": "O-1",
        "account_id": account.account_id,
        "order_date": "2026-11-01",
        "currency": "EUR",
        "lines": lines,
    }
    return world.call("IngestOrder", order=order)


def test_the_first_page_says_how_to_begin(world):
    assert "No customers yet" in Browser(world).get("/")
    assert "还没有客户" in Browser(world, language="zh-CN").get("/")


def test_a_customer_is_added_found_and_changed(world):
    browser = Browser(world)
    typed = {
        "account.display_name": "Nordwind GmbH",
        "account.kind": "ACCOUNT_KIND_COMPANY",
        "account.country": "DE",
        "account.phones[0].number": "030 901820",
    }
    there = browser.send("/accounts/new", typed, "CreateAccount")
    assert there == "/customers/accounts/1"
    shown = browser.get("/accounts/1")
    assert "Nordwind GmbH" in shown
    assert "tel:+4930901820" in shown
    assert "Germany" in shown
    found = browser.get("/find?q=nord", Accept="application/json")
    assert [(hit["text"], hit["url"]) for hit in found["suggestions"]] == [
        ("Nordwind GmbH", "/customers/accounts/1")
    ]
    assert "Nordwind GmbH" in browser.get("/find?q=nord")
    assert "Nobody found" in browser.get("/find?q=zzz")
    changed = {"account.display_name": "Nordwind AG", "account.kind": "ACCOUNT_KIND_COMPANY"}
    browser.send("/accounts/1/edit", changed, "UpdateAccount")
    assert "Nordwind AG" in browser.get("/")


def test_what_is_wrong_stands_beside_its_field(world):
    typed = {"account.display_name": "X", "account.country": "Germany"}
    shown = Browser(world).send("/accounts/new", typed, "CreateAccount", status=422)
    assert "field-problem" in shown
    assert 'value="Germany"' in shown


def test_people_are_added_on_the_page_of_their_customer(world, account):
    browser = Browser(world)
    typed = {"contact.display_name": "王小明", "contact.phones[0].number": "138 0013 8000"}
    browser.send("/accounts/1/contacts/new", typed, "CreateContact")
    assert "王小明" in browser.get("/accounts/1")
    assert "138 0013 8000" in browser.get("/contacts/1")
    assert "王小明" in browser.get("/contacts")
    browser.send("/contacts/1/edit", {"contact.display_name": "王大明"}, "UpdateContact")
    assert "王大明" in browser.get("/caller?number=%2B8613800138000")
    assert "Nobody is known" in browser.get("/caller?number=123456789")
    hits = browser.get("/find?q=wang", Accept="application/json")["suggestions"]
    assert hits[0]["url"] == "/customers/contacts/1"


def test_a_touch_is_logged_and_stands_on_the_timeline(world, account):
    browser = Browser(world)
    typed = {
        "interaction.channel": "CHANNEL_VISIT",
        "interaction.contact_id": "",
        "interaction.subject": "Showed the new chairs",
    }
    browser.send("/accounts/1/interactions/new", typed, "CreateInteraction")
    assert "Showed the new chairs" in browser.get("/accounts/1")
    assert "Visit" in browser.get("/interactions/1")
    assert "拜访" in Browser(world, language="zh-CN").get("/accounts/1")


def test_orders_and_what_is_owned(world, account):
    order = buy(world, account)
    browser = Browser(world)
    assert "O-1" in browser.get("/orders")
    assert "€99.50" in browser.get(f"/orders/{order.order_id}")
    assert "Chair" in browser.get("/accounts/1")
    assert "Chair" in browser.get("/accounts/1/products")
    assert "Order O-1" in browser.get("/accounts/1?show=orders")
    assert "Order O-1" not in browser.get("/accounts/1?show=interactions")


def test_a_customer_is_removed_and_restored(world, account):
    browser = Browser(world)
    browser.send("/accounts/1", {}, "DeleteAccount", to="/accounts/1/remove")
    assert "was removed" in browser.get("/accounts/1")
    browser.send("/accounts/1", {}, "UndeleteAccount", to="/accounts/1/restore")
    assert "was removed" not in browser.get("/accounts/1")


def test_reps_do_not_find_what_is_not_theirs(world, account):
    browser = Browser(world, "rep")
    browser.get("/accounts/1", status=404)
    assert browser.get("/find?q=北京", Accept="application/json")["suggestions"] == []


def test_leaders_read_and_do_not_write(world, account):
    shown = Browser(world, "leader").get("/accounts/1")
    assert "Log a touch" not in shown
    assert "DeleteAccount" not in shown


def person_of(world, account, name="王小明"):
    fields = {"account_id": account.account_id, "display_name": name}
    return world.call("CreateContact", contact=fields)


def test_a_person_is_moved_to_a_customer_that_is_looked_for(world, account):
    person_of(world, account)
    world.call("CreateAccount", account={"display_name": "Nordwind GmbH"})
    browser = Browser(world)
    assert "?to=2" in browser.get("/contacts/1/move?q=nordw")
    assert "Nobody found" in browser.get("/contacts/1/move?q=zzz")
    browser.send("/contacts/1/move?to=2", {"job_title": "Director"}, "MoveContact")
    shown = browser.get("/contacts/1")
    assert "Director" in shown
    assert "北京远程科技有限公司" in shown
    assert "王小明" in browser.get("/accounts/1")
    assert "此前" in Browser(world, language="zh-CN").get("/contacts/1")


def test_what_somebody_allows_is_written_down_with_its_proof(world, account):
    person_of(world, account)
    browser = Browser(world)
    typed = {
        "consent.channel": "CHANNEL_EMAIL",
        "consent.state": "CONSENT_STATE_GRANTED",
        "consent.purpose": "CONSENT_PURPOSE_ADVERTISING",
        "consent.proof": "CONSENT_PROOF_PAPER",
    }
    browser.send("/contacts/1/consents/new", typed, "CreateConsent", status=422)
    typed["consent.evidence"] = "Form 17"
    browser.send("/contacts/1/consents/new", typed, "CreateConsent")
    assert "Granted" in browser.get("/contacts/1")
    assert "Form 17" in browser.get("/contacts/1/consents")
    typed |= {"consent.state": "CONSENT_STATE_REFUSED"}
    browser.send("/accounts/1/consents/new", typed, "CreateConsent")
    assert "已拒绝" in Browser(world, language="zh-CN").get("/accounts/1")
    assert "do not want" not in browser.get("/accounts/1/interactions/new?contact_id=1")
    browser.send("/contacts/1/consents/new", typed, "CreateConsent")
    assert "do not want" in browser.get("/accounts/1/interactions/new?contact_id=1")


def test_ways_to_reach_somebody_are_typed_and_cleared(world, account):
    person_of(world, account)
    browser = Browser(world)
    typed = {
        "contact.display_name": "王小明",
        "contact.messengers[0].kind": "MESSENGER_KIND_WECHAT",
        "contact.messengers[0].handle": "xiaoming",
        "contact.addresses[0].city": "上海",
        "contact.tags": "fair\ngolf",
        "contact.roles": ["", "CONTACT_ROLE_BUYER"],
    }
    browser.send("/contacts/1/edit", typed, "UpdateContact")
    shown = browser.get("/contacts/1")
    for text in ("xiaoming", "WeChat", "上海", "golf", "Buyer"):
        assert text in shown
    cleared = {"contact.display_name": "王小明", "contact.tags": "", "contact.roles": ""}
    browser.send("/contacts/1/edit", cleared, "UpdateContact")
    assert "Buyer" not in browser.get("/contacts/1")


def test_the_group_of_a_customer_is_a_tree(world, account):
    fields = {"display_name": "上海分公司", "parent_account_id": account.account_id}
    world.call("CreateAccount", account=fields)
    browser = Browser(world)
    assert "The whole group" in browser.get("/accounts/1")
    assert "上海分公司" in browser.get("/accounts/1/group")
    typed = {"account.display_name": "杭州分公司", "account.kind": "ACCOUNT_KIND_COMPANY"}
    browser.send("/accounts/new?parent_account_id=1", typed, "CreateAccount")
    assert "杭州分公司" in browser.get("/accounts/1")
    assert "?to=2" in browser.get("/accounts/3/parent?q=上海")
    browser.send("/accounts/3/parent?to=2", {}, "UpdateAccount")
    assert "— — " in browser.get("/accounts/1/group")
    browser.send("/accounts/1/parent?to=3", {}, "UpdateAccount", status=422)
    browser.send("/accounts/3/parent?to=0", {}, "UpdateAccount")
    assert "杭州分公司" not in browser.get("/accounts/1/group")


def test_people_of_ours_are_called_by_their_names(world, account):
    user = {"user_id": "anna.keller", "display_name": "Anna Keller", "roles": ["agent"]}
    world.call("CreateUser", user=user)
    browser = Browser(world)
    assert "Anna Keller" in browser.get("/accounts/1/edit")
    owner = {"account_id": account.account_id, "owner_id": "anna.keller"}
    world.call("UpdateAccount", account=owner)
    said = {"account_id": account.account_id, "channel": 1, "agent_id": "anna.keller"}
    world.call("CreateInteraction", interaction=said)
    for place in ("/accounts/1", "/", "/interactions/1"):
        assert "Anna Keller" in browser.get(place)


def test_the_timeline_is_turned_both_ways_and_begun_at_a_day(world, account):
    for day in range(1, 6):
        said = {"account_id": account.account_id, "channel": 1, "subject": f"talk {day}"}
        said["start_time"] = world.clock.now().replace(day=day)
        for _ in range(10):
            world.call("CreateInteraction", interaction=said)
    browser = Browser(world)
    first = browser.get("/accounts/1")
    assert "talk 5" in first
    assert "Newer" not in first
    older = re.search(r'rel="next" href="/customers([^"]+)"', first)[1]
    second = browser.get(older)
    assert "talk 1" in second
    newer = re.search(r'rel="prev" href="/customers([^"]+)"', second)[1]
    assert "talk 5" in browser.get(newer)
    until = browser.get("/accounts/1?until=2026-11-03")
    assert "talk 4" not in until
    assert "talk 3" in until
    assert "Newer" in until
    browser.get("/accounts/1?until=9999-12-31")


def test_the_touchpoint_map_of_a_customer_and_of_all(world, account):
    person = person_of(world, account)
    user = {"user_id": "anna.keller", "display_name": "Anna Keller", "team": "sales"}
    world.call("CreateUser", user={**user, "roles": ["agent"]})
    said = {"channel": 5, "agent_id": "anna.keller", "outcome": 1}
    world.call("CreateInteraction", interaction={**said, "contact_id": person.contact_id})
    browser = Browser(world)
    assert "The whole map" in browser.get("/accounts/1")
    shown = browser.get("/accounts/1/touchpoints?days=30")
    for text in ("Anna Keller", "sales", "王小明", "Visit", "100%"):
        assert text in shown
    assert "not known" in browser.get("/touchpoints")
    assert "Anna Keller" in browser.get("/touchpoints?group=agent&days=90")
    assert "接触点" in Browser(world, language="zh-CN").get("/touchpoints?group=segment")


def test_a_person_is_removed_and_restored(world, account):
    person_of(world, account)
    browser = Browser(world)
    browser.send("/contacts/1", {}, "DeleteContact", to="/contacts/1/remove")
    assert "was removed" in browser.get("/contacts/1")
    browser.send("/contacts/1", {}, "UndeleteContact", to="/contacts/1/restore")
    assert "was removed" not in browser.get("/contacts/1")


def test_a_touch_of_somebody_unknown_is_given_to_whom_it_was_with(world, account):
    person_of(world, account)
    world.call("CreateInteraction", interaction={"channel": 1, "remote_address": "anonymous"})
    browser = Browser(world)
    assert "Who was it?" in browser.get("/interactions/1")
    found = browser.get("/interactions/1/link?q=xiaoming")
    there = re.search(r'href="/customers(/interactions/1/edit[^"]+)"', found)[1]
    typed = {
        "interaction.channel": "CHANNEL_PHONE",
        "interaction.contact_id": "1",
        "interaction.subject": "Chairs",
    }
    browser.send(there, typed, "UpdateInteraction")
    shown = browser.get("/interactions/1")
    for text in ("王小明", "北京远程科技有限公司", "Chairs", "anonymous"):
        assert text in shown
    browser.send("/interactions/1", {}, "DeleteInteraction", to="/interactions/1/remove")
    assert "was removed" in browser.get("/interactions/1")
    browser.send("/interactions/1", {}, "UndeleteInteraction", to="/interactions/1/restore")
    assert "Chairs" in browser.get("/accounts/1")


def test_the_list_of_those_who_may_be_sent_e_mail(world, account):
    person = person_of(world, account)
    proof = {"proof": 1, "evidence": "Form 17"}
    said = {"contact_id": person.contact_id, "channel": 2, "state": 1, **proof}
    browser = Browser(world)
    assert "May be sent e-mail" in browser.get("/contacts")
    place = "/contacts?filter=allows+%3D+%22email%22"
    assert "王小明" not in browser.get(place)
    world.call("CreateConsent", consent=said)
    assert "王小明" in browser.get(place)
