"""The list of customers as people use it: filter, sort, columns, views, several at once, files, the trash."""

import re
from html import unescape

import pytest
from crm_chassis.doors.http import make_flask
from crm_chassis.errors import Forbidden, Invalid, NotFound

LISTS = ("accounts", "contacts", "interactions", "orders", "leads", "campaigns", "deals")


class Browser:
    """Somebody who is signed in, with a browser."""

    def __init__(self, world, who="agent", language="en"):
        self.client = make_flask(world.app).test_client()
        self.client.set_cookie("crm_session", world.app.peers.token(world.people[who]))
        self.headers = {"Accept-Language": language}

    def open(self, address, **more):
        return self.client.open(address, headers=self.headers, **more)

    def get(self, address, status=200):
        reply = self.open(f"/customers{address}")
        if reply.status_code in (302, 303):
            reply = self.open(reply.headers["Location"])
        assert reply.status_code == status, reply.text
        return unescape(reply.text)

    def send(self, shown, mark, **typed):
        """Fills in and sends the form that has this mark; follows to the next page."""
        (form,) = [
            part.split("</form")[0]
            for part in shown.split("<form")[1:]
            if mark in part.split("</form")[0]
        ]
        hidden = re.findall(r'type="hidden" name="([^"]*)" value="([^"]*)"', form)
        data = {}
        for name, value in hidden:
            data.setdefault(name, []).append(value)
        action = re.search(r'action="([^"]*)"', form)[1]
        reply = self.open(action, method="POST", data=data | typed)
        while reply.status_code in (302, 303):
            reply = self.open(reply.headers["Location"])
        assert reply.status_code == 200, reply.text
        return unescape(reply.text)


@pytest.fixture
def accounts(world):
    for name, more in {
        "Alpha": {"city": "Ulm", "segment": "Retail"},
        "Beta": {"city": "Bonn"},
        "Gamma": {"city": "Ulm", "owner_id": "agent.one"},
    }.items():
        world.call("CreateAccount", account={"display_name": name, "country": "DE", **more})


def names(shown):
    return re.findall(r'<a href="/customers/accounts/\d+">(\w+)</a>', shown)


def test_every_list_is_told_of_and_shown(world):
    listed = world.call("ListRecordLists", by="leader").record_lists
    assert {each.name for each in listed} == set(LISTS)
    for name in LISTS:
        about = world.call("GetRecordList", name=name)
        assert set(about.columns) <= {field.name for field in about.fields}
        assert Browser(world).get(f"/lists/{name}")
    with pytest.raises(NotFound):
        world.call("GetRecordList", name="planets")
    with pytest.raises(Forbidden):
        world.call("GetRecordList", name="accounts", by="partner")
    Browser(world).get("/lists/planets", status=404)


def test_a_filter_is_built_in_words_and_edited_as_text(world, accounts):
    browser = Browser(world)
    built = "build=1&f0.field=city&f0.op=is&f0.value=Ulm&f1.field=kind&f1.op=is&f1.value=company"
    shown = browser.get(f"/?{built}")
    assert names(shown) == ["Gamma", "Alpha"]
    assert "City is Ulm" in shown
    assert "city = Ulm AND kind = company</textarea>" in shown
    assert names(browser.get("/?filter=city = Bonn OR segment = Retail")) == ["Beta", "Alpha"]
    since = browser.get("/?build=1&f0.field=create_time&f0.op=least&f0.value=2026-11-16")
    assert len(names(since)) == 3
    assert "城市 是 Ulm" in Browser(world, language="zh-CN").get(f"/?{built}")


def test_what_is_wrong_with_a_filter_stands_beside_it(world, accounts):
    browser = Browser(world)
    assert "cannot be read" in browser.get("/?filter=city = = Ulm", status=422)
    shown = browser.get("/?build=1&f0.field=account_id&f0.op=least&f0.value=many", status=422)
    assert "must be a number" in shown
    assert 'value="many"' in shown


def test_it_is_sorted_and_its_columns_are_chosen(world, accounts):
    browser = Browser(world)
    assert names(browser.get("/?order_by=display_name desc")) == ["Gamma", "Beta", "Alpha"]
    shown = browser.get("/?column=display_name&column=region")
    assert "columns=display_name%2Cregion" not in shown
    heads = re.findall(r'<th scope="col"[^>]*><a[^>]*>(.*?)<span', shown)
    assert heads == ["Name", "Region"]


def test_views_are_saved_shared_and_opened_with(world, accounts):
    browser = Browser(world)
    shown = browser.get("/?filter=city = Ulm&order_by=display_name")
    typed = {"saved_view.display_name": "In Ulm", "saved_view.audience": "VIEW_AUDIENCE_EVERYONE"}
    shown = browser.send(shown, "CreateSavedView", **typed)
    assert names(shown) == ["Alpha", "Gamma"]
    assert "In Ulm" in Browser(world, "leader").get("/")
    browser.send(shown, "Open the list with this view")
    assert names(browser.get("/")) == ["Alpha", "Gamma"]
    assert names(browser.get("/?filter=")) == ["Gamma", "Beta", "Alpha"]
    form = browser.get("/lists/accounts/views/1?filter=city = Bonn&columns=display_name")
    browser.send(
        form,
        "UpdateSavedView",
        **{"saved_view.filter": "city = Bonn", "saved_view.display_name": "In Bonn"},
    )
    assert names(browser.get("/")) == ["Beta"]
    browser.send(browser.get("/lists/accounts/views/1"), "DeleteSavedView")
    assert len(names(browser.get("/"))) == 3


def test_only_who_saved_a_view_changes_it(world, accounts):
    view = {"record_list": "accounts", "display_name": "Mine", "filter": "city = Ulm"}
    made = world.call("CreateSavedView", saved_view=view, by="agent")
    key = {"saved_view_id": made.saved_view_id}
    with pytest.raises(NotFound):
        world.call("GetSavedView", by="leader", **key)
    world.call("UpdateSavedView", saved_view={**key, "audience": 2}, by="agent")
    assert world.call("GetSavedView", by="leader", **key).display_name == "Mine"  # of one team
    with pytest.raises(Forbidden):
        world.call("DeleteSavedView", by="leader", **key)
    for wrong in (
        {"filter": "("},
        {"columns": ["nothing"]},
        {"order_by": "nothing"},
        {"record_list": "x"},
    ):
        with pytest.raises(Invalid) as refused:
            world.call("CreateSavedView", saved_view=view | wrong)
        assert f"saved_view.{next(iter(wrong))}" in refused.value.fields
    world.call("DeleteSavedView", by="agent", **key)
    assert not world.call("ListSavedViews", record_list="accounts", by="agent").saved_views
    world.call("UndeleteSavedView", by="agent", **key)
    assert world.call("ListSavedViews", record_list="accounts", by="agent").saved_views


def test_several_are_changed_and_put_back(world, accounts):
    browser = Browser(world)
    form = browser.get("/lists/accounts/bulk?which=chosen&id=1&id=2")
    wrong = browser.open(
        "/customers/lists/accounts/bulk",
        method="POST",
        data={
            **_hidden(form, "change"),
            "id": ["1"],
            "change": "country",
            "value.country": "Germany",
        },
    )
    assert wrong.status_code == 422
    assert "field-problem" in wrong.text
    typed = {"id": ["1", "2"], "change": "segment", "value.segment": "Public"}
    shown = browser.send(form, 'name="change"', **typed)
    assert "Change 2 records" in shown
    assert "<del>Retail</del>" in shown
    browser.send(shown, "StartBulkEdit")
    world.run_jobs()
    shown = browser.get("/lists/accounts/bulk/1")
    assert "Done" in shown
    browser.send(shown, "UndoBulkEdit")
    world.run_jobs()
    assert "Undone" in browser.get("/lists/accounts/bulk/1")
    assert "segment" in browser.get("/lists/bulk")
    assert "撤销" in Browser(world, language="zh-CN").get("/lists/accounts/bulk/1")


def _hidden(shown, mark):
    (form,) = [part for part in shown.split("<form")[1:] if f'name="{mark}"' in part]
    return dict(re.findall(r'type="hidden" name="(csrf_token)" value="([^"]*)"', form))


def test_the_list_is_fetched_as_a_file(world, accounts):
    browser = Browser(world)
    shown = browser.get("/?filter=city = Ulm")
    text = browser.send(shown, "/export", format="csv")
    assert text.splitlines()[0].lstrip("\ufeff").startswith("Name,")
    assert [line.split(",")[0] for line in text.splitlines()[1:]] == ["Gamma", "Alpha"]


def test_what_was_removed_is_found_in_the_trash_and_restored(world, accounts):
    browser = Browser(world)
    assert "The trash is empty" in browser.get("/lists/accounts/trash")
    world.call("DeleteAccount", account_id=1)
    shown = browser.get("/lists/accounts/trash")
    assert names(shown) == ["Alpha"]
    assert "Alpha" in browser.send(shown, "UndeleteAccount")
    assert len(names(browser.get("/"))) == 3
    world.call("DeleteAccount", account_id=1)
    shown = browser.send(browser.get("/lists/accounts/trash"), 'id="selection"', id=["1"])
    assert "Restore 1 record" in shown


def test_reps_have_only_their_own_rows(world, accounts):
    assert names(Browser(world, "rep").get("/")) == []
    assert "Change the chosen" not in Browser(world, "leader").get("/")


def test_what_is_defined_at_run_time_is_a_field_like_the_others(world, accounts):
    asked = {"name": "employees", "type": "ATTRIBUTE_TYPE_NUMBER", "label": "Employees"}
    asked["record_kinds"] = [1]
    world.call("CreateAttributeDefinition", attribute_definition=asked)
    world.call("UpdateAccount", account={"account_id": 1, "attributes": {"employees": "1200"}})
    browser = Browser(world)
    shown = browser.get("/?columns=display_name,attributes.employees")
    assert "Employees" in shown
    assert "1,200" in shown
    built = "build=1&f0.field=attributes.employees&f0.op=least&f0.value=1000"
    assert names(browser.get(f"/?{built}")) == ["Alpha"]
    form = browser.get("/lists/accounts/bulk?which=chosen&id=1&id=2")
    typed = {"id": ["1", "2"], "change": "attributes.employees", "value.attributes.employees": "50"}
    shown = browser.send(form, 'name="change"', **typed)
    assert "Change 2 records" in shown
    browser.send(shown, "StartBulkEdit")
    world.run_jobs()
    assert dict(world.call("GetAccount", account_id=2).attributes) == {"employees": "50"}
    browser.send(browser.get("/lists/accounts/bulk/1"), "UndoBulkEdit")
    world.run_jobs()
    assert dict(world.call("GetAccount", account_id=2).attributes) == {}
    assert dict(world.call("GetAccount", account_id=1).attributes) == {"employees": "1200"}


def test_numbers_of_other_records_are_names_for_who_sees_them(world, accounts):
    world.call("CreateContact", contact={"account_id": 1, "display_name": "Li Wei"})
    shown = Browser(world).get("/contacts")
    assert '<a href="/customers/accounts/1">Alpha</a>' in shown
    told = world.call("NameRecords", name="accounts", record_ids=[3, 1, 99]).names
    assert [(each.record_id, each.display_name) for each in told] == [(1, "Alpha"), (3, "Gamma")]
    assert not world.call("NameRecords", name="accounts", record_ids=[1], by="rep").names
    with pytest.raises(Forbidden):
        world.call("NameRecords", name="accounts", record_ids=[1], by="partner")
