"""Masking in customers: leaders see how many, not how to ring them; the same by gRPC, REST and pages."""

import pytest


@pytest.fixture
def account(world):
    fields = {"display_name": "Nordwind GmbH", "country": "DE", "owner_id": "rep.one"}
    fields |= {"team": "north", "street": "Hauptstraße 3", "city": "Berlin"}
    fields["phones"] = [{"number": "+49 30 901842"}]
    fields["emails"] = [{"address": "info@nordwind.example"}]
    return world.call("CreateAccount", account=fields)


def test_a_leader_sees_who_it_is_but_not_how_to_reach_them(world, account):
    seen = world.call("GetAccount", account_id=account.account_id, by="leader")
    assert seen.display_name == "Nordwind GmbH"
    assert (seen.phones[0].number, seen.phones[0].e164) == ("+49 ••• 42", "+49 ••• 42")
    assert seen.emails[0].address == "i•••@nordwind.example"
    assert seen.street == "H•••"
    listed = world.call("ListAccounts", by="leader").accounts[0]
    assert listed.phones[0].number == "+49 ••• 42"


def test_in_their_own_rows_they_see_everything(world, account):
    world.person("lea", "leader", team="north")
    seen = world.call("GetAccount", account_id=account.account_id, by="lea")
    assert seen.phones[0].number == "+49 30 901842"


def test_who_needs_it_sees_it(world, account):
    for role in ("admin", "agent"):
        seen = world.call("GetAccount", account_id=account.account_id, by=role)
        assert seen.phones[0].number == "+49 30 901842"


def test_a_search_masks_too(world, account):
    hits = world.call("SearchCustomers", query="nordwind", by="leader").hits
    assert [hit.phone for hit in hits] == ["+49 ••• 42"]


def test_all_doors_mask_alike(world, account):
    token = world.app.peers.token(world.people["leader"])
    http = world.http
    path = f"/customers/api/v1/accounts/{account.account_id}"
    answer = http.get(path, headers={"Authorization": f"Bearer {token}"}).json
    assert answer["phones"][0]["number"] == "+49 ••• 42"
    http.set_cookie("crm_session", token)
    page = http.get(f"/customers/accounts/{account.account_id}").text
    assert "+49 ••• 42" in page
    assert "901842" not in page
    assert "info@" not in page


def test_masked_text_that_comes_back_changes_nothing(world, account):
    """Whoever may write but was shown masks: what they did not see, they do not change."""
    from crm_chassis import auth

    shown = world.call("GetAccount", account_id=account.account_id, by="leader")
    writer = auth.Principal("keys/9", "", ("leader",), ("customers.write", "customers.read"), "all")
    given = {"account_id": account.account_id, "phones": list(shown.phones), "street": shown.street}
    given["segment"] = "Corporate"
    mask = {"paths": ["phones", "street", "segment"]}
    world.call("UpdateAccount", account=given, update_mask=mask, by=writer)
    after = world.call("GetAccount", account_id=account.account_id)
    assert (after.segment, after.street) == ("Corporate", "Hauptstraße 3")
    assert after.phones[0].number == "+49 30 901842"
