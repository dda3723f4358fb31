"""Ownership: every customer has somebody, by name or by territory, and every change of that is on record."""

import pytest
from crm_chassis.errors import Invalid, NotFound, Precondition


def account(world, by="admin", **fields):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH", **fields}, by=by)


def territory(world, name, around=0, **fields):
    given = {"display_name": name, "parent_territory_id": around, **fields}
    return world.call("CreateTerritory", territory=given)


def assign(world, *accounts, by="admin", reason="As agreed", **fields):
    ids = [each.account_id for each in accounts]
    return world.call("AssignAccounts", account_ids=ids, reason=reason, by=by, **fields)


def current(world, made):
    return world.call("GetAccount", account_id=made.account_id)


@pytest.fixture
def germany(world):
    """A country with a city in it."""
    whole = territory(world, "Germany", countries=["DE"], owner_id="gert", team="west")
    city = territory(
        world, "Hamburg", whole.territory_id, postal_codes=["20", "21000-21149"], owner_id="hanne"
    )
    return whole, city


def test_customers_that_nobody_looks_after_are_listed_and_counted(world):
    account(world, owner_id="rep.one")
    account(world, team="service")
    nobodys = account(world)
    reply = world.call("ListUnownedAccounts")
    assert [each.account.account_id for each in reply.unowned_accounts] == [nobodys.account_id]
    assert reply.total_size == 1
    assert world.call("GetOwnershipState").unowned_count == 1
    assign(world, nobodys, owner_id="rep.one")
    assert world.call("GetOwnershipState").unowned_count == 0
    assert not world.call("ListUnownedAccounts").unowned_accounts


def test_who_leads_a_team_gives_out_what_nobody_has_and_reps_do_not_see_it(world):
    nobodys = account(world)
    assert not world.call("ListUnownedAccounts", by="rep").unowned_accounts
    with pytest.raises(NotFound):
        assign(world, nobodys, owner_id="rep.one", by="rep")
    assert world.call("ListUnownedAccounts", by="manager").total_size == 1
    assign(world, nobodys, owner_id="rep.one", team="service", by="manager")
    assert current(world, nobodys).owner_id == "rep.one"


def test_the_innermost_territory_decides_and_says_why(world, germany):
    found = world.call("FindTerritory", country="DE", postal_code="20457")
    assert (found.owner_id, found.team) == ("hanne", "west")
    assert found.reason == "Germany (DE) › Hamburg (20)"
    outside = world.call("FindTerritory", country="DE", postal_code="80331")
    assert (outside.owner_id, outside.reason) == ("gert", "Germany (DE)")
    assert world.call("FindTerritory", country="FR", postal_code="20457").territory_id == 0
    by_range = world.call("FindTerritory", country="DE", postal_code="21107")
    assert by_range.owner_id == "hanne"


def test_what_is_said_more_exactly_wins_among_equals(world):
    territory(world, "All schools", segments=["School"], owner_id="sia")
    territory(world, "Schools of Jilin", segments=["school"], regions=["吉林"], owner_id="li.na")
    found = world.call("FindTerritory", segment="School", region="吉林", country="CN")
    assert found.owner_id == "li.na"


def test_territories_give_out_what_nobody_has_and_nothing_else(world, germany):
    in_city = account(world, country="DE", postal_code="20457")
    taken = account(world, country="DE", owner_id="rep.one")
    abroad = account(world, country="FR")
    shown = world.call("AssignByTerritory", dry_run=True)
    assert (shown.assigned_count, shown.unmatched_count) == (1, 1)
    assert not current(world, in_city).owner_id
    done = world.call("AssignByTerritory")
    assert [(share.owner_id, share.account_count) for share in done.shares] == [("hanne", 1)]
    assert current(world, in_city).owner_id == "hanne"
    assert current(world, taken).owner_id == "rep.one"
    assert not current(world, abroad).owner_id
    (change,) = world.call("ListOwnerChanges", account_id=in_city.account_id).owner_changes
    assert (change.owner_id, change.reason) == ("hanne", "Germany (DE) › Hamburg (20)")


def test_no_territory_lies_within_itself(world, germany):
    whole, city = germany
    given = {"territory_id": whole.territory_id, "parent_territory_id": city.territory_id}
    with pytest.raises(Invalid) as refused:
        world.call("UpdateTerritory", territory=given)
    assert "territory.parent_territory_id" in refused.value.fields


def test_what_lies_in_a_removed_territory_fits_nobody_until_it_is_restored(world, germany):
    whole, _ = germany
    world.call("DeleteTerritory", territory_id=whole.territory_id)
    assert not world.call("FindTerritory", country="DE", postal_code="20457").owner_id
    world.call("UndeleteTerritory", territory_id=whole.territory_id)
    assert world.call("FindTerritory", country="DE", postal_code="20457").owner_id == "hanne"


def test_every_change_of_owner_is_on_record_by_whichever_way_it_came(world):
    made = account(world, owner_id="rep.one", team="service")
    changed = {"account_id": made.account_id, "owner_id": "rep.two"}
    world.call("UpdateAccount", account=changed, by="agent")
    assign(world, made, owner_id="rep.three", team="north", reason="Moved house")
    changes = world.call("ListOwnerChanges", account_id=made.account_id).owner_changes
    told = [(c.from_owner_id, c.owner_id, c.team, c.actor_id, c.reason) for c in changes]
    assert told == [
        ("rep.two", "rep.three", "north", "admin.one", "Moved house"),
        ("rep.one", "rep.two", "service", "agent.one", ""),
    ]


def test_an_account_goes_to_its_new_owners_team(world):
    user = {"user_id": "rep.north", "display_name": "Nora", "roles": ["rep"], "team": "north"}
    world.call("CreateUser", user=user)
    made = account(world, owner_id="rep.one", team="service")
    assign(world, made, owner_id="rep.north")
    assert current(world, made).team == "north"
    world.call("UpdateUser", user={"user_id": "rep.north", "disabled": True})
    with pytest.raises(Invalid):
        assign(world, account(world), owner_id="rep.north")


def test_all_or_none_are_given(world):
    mine, others = account(world, owner_id="rep.one"), account(world, owner_id="rep.two")
    with pytest.raises(NotFound):
        assign(world, mine, others, owner_id="rep.nine", by="rep")
    assert current(world, mine).owner_id == "rep.one"


def test_what_is_given_is_told_to_the_receiver_once_they_look(world):
    made = account(world)
    assign(world, made, owner_id="rep.one")
    (notice,) = world.call("ListNotices", by="rep").notices
    assert (notice.resource_id, notice.text) == (made.account_id, "Nordwind GmbH is yours")
    assert world.call("CountNotices", by="rep").unread_count == 1
    assert world.call("ReadNotices", by="rep").read_count == 1
    assert not world.call("ListNotices", by="rep", unread=True).notices
    assert not world.call("ListNotices", by="agent").notices


def test_a_protected_account_stays_unless_somebody_says_so(world):
    made = account(world, owner_id="rep.one")
    protection = {"account_id": made.account_id, "end_time": {"seconds": 1800000000}}
    kept = world.call("CreateProtection", protection=protection)
    with pytest.raises(Precondition) as refused:
        assign(world, made, owner_id="rep.two")
    assert refused.value.reason == "PROTECTED"
    assign(world, made, owner_id="rep.two", override=True, reason="The board decided")
    assert current(world, made).owner_id == "rep.two"
    released = world.call("GetProtection", protection_id=kept.protection_id)
    assert released.release_reason == "The board decided"
