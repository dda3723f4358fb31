"""Partners: who they are, who sees them, and what keeps them from being deleted."""

from typing import Any

import pytest
from crm_chassis.errors import AlreadyExists, Conflict, Forbidden, Invalid, NotFound, Precondition


def dealer(world: Any, name: str = "Bavaria Dealers GmbH", by: Any = "admin", **more: Any) -> Any:
    fields = {"name": name, "kind": "PARTNER_KIND_DEALER", "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields, by=by)


def test_a_new_partner_is_a_registered_prospect_of_who_made_it(world: Any) -> None:
    partner = world.call(
        "CreatePartner",
        partner={"name": "Bavaria Dealers", "kind": "PARTNER_KIND_DEALER"},
        by="manager",
    )
    assert (partner.tier, partner.state, partner.owner_id) == (1, 1, "manager.one")
    assert partner.etag == "1"
    (event,) = world.events("crm.channels.Partner.")
    assert event.event_type == "crm.channels.Partner.created"
    assert event.resource_id == str(partner.partner_id)


def test_people_of_a_partner_keep_their_numbers(world: Any) -> None:
    people = [{"name": "王芳", "phone": "+86 21 5555 0101", "email": "wang.fang@example.com"}]
    partner = dealer(world, contacts=people)
    read = world.call("GetPartner", partner_id=partner.partner_id)
    assert [(c.name, c.phone, c.email) for c in read.contacts] == [
        ("王芳", "+86 21 5555 0101", "wang.fang@example.com")
    ]


def test_one_name_stands_once_in_a_country(world: Any) -> None:
    dealer(world, "Bavaria Dealers GmbH", country="DE")
    dealer(world, "Bavaria Dealers Ltd", country="GB")
    with pytest.raises(AlreadyExists, match="BAVARIA"):
        dealer(world, "BAVARIA DEALERS AG", country="DE")


def test_a_name_of_signs_only_is_refused_at_its_field(world: Any) -> None:
    with pytest.raises(Invalid) as refused:
        dealer(world, "!!!")
    assert list(refused.value.fields) == ["partner.name"]


def test_a_partner_sees_itself_alone_and_not_our_notes(world: Any) -> None:
    first = dealer(world, "First Dealer", notes="Pays late")
    second = dealer(world, "Second Dealer")
    me = world.person("maria", "partner", partner_id=first.partner_id)
    assert [p.name for p in world.call("ListPartners", by=me).partners] == ["First Dealer"]
    assert world.call("GetPartner", partner_id=first.partner_id, by=me).notes == ""
    with pytest.raises(NotFound):
        world.call("GetPartner", partner_id=second.partner_id, by=me)
    with pytest.raises(Forbidden):
        world.call("UpdatePartner", partner={"partner_id": first.partner_id, "tier": 4}, by=me)


def test_a_rep_sees_the_partners_they_are_responsible_for(world: Any) -> None:
    dealer(world, "Mine", owner_id="rep.one")
    dealer(world, "Not mine", owner_id="rep.two")
    assert [p.name for p in world.call("ListPartners", by="rep").partners] == ["Mine"]


def test_a_manager_sees_the_team(world: Any) -> None:
    dealer(world, "Ours", owner_id="rep.one", team="service")
    dealer(world, "Theirs", owner_id="rep.two", team="other")
    assert [p.name for p in world.call("ListPartners", by="manager").partners] == ["Ours"]


def test_search_reads_any_script_and_case(world: Any) -> None:
    dealer(world, "华兴科技有限公司")
    dealer(world, "Société Générale de Bureau")
    for query, name in (
        ("huaxing", "华兴科技有限公司"),
        ("华兴", "华兴科技有限公司"),
        ("GENERALE", "Société Générale de Bureau"),
    ):
        assert [p.name for p in world.call("ListPartners", query=query).partners] == [name]
    assert not world.call("ListPartners", query="100%").partners


def test_an_update_changes_what_the_mask_names_and_tells_before_and_after(world: Any) -> None:
    partner = dealer(world, city="Ulm")
    changed = world.call(
        "UpdatePartner",
        partner={"partner_id": partner.partner_id, "etag": partner.etag, "tier": 3, "city": "Bonn"},
        update_mask={"paths": ["tier"]},
    )
    assert (changed.tier, changed.city, changed.etag) == (3, "Ulm", "2")
    with pytest.raises(Conflict):
        world.call(
            "UpdatePartner", partner={"partner_id": partner.partner_id, "etag": "1", "tier": 2}
        )


def test_states_change_along_the_table(world: Any) -> None:
    partner = dealer(world, state="PARTNER_STATE_PROSPECT")
    with pytest.raises(Precondition) as refused:
        world.call("UpdatePartner", partner={"partner_id": partner.partner_id, "state": 3})
    assert refused.value.reason == "PARTNER_STATE"
    assert (
        world.call("UpdatePartner", partner={"partner_id": partner.partner_id, "state": 2}).state
        == 2
    )


def test_a_deleted_partner_leaves_the_list_and_comes_back(world: Any) -> None:
    partner = dealer(world)
    gone = world.call("DeletePartner", partner_id=partner.partner_id)
    assert gone.HasField("delete_time")
    assert not world.call("ListPartners").partners
    assert len(world.call("ListPartners", show_deleted=True).partners) == 1
    dealer(world)
    with pytest.raises(AlreadyExists):
        world.call("UndeletePartner", partner_id=partner.partner_id)


def test_the_same_request_makes_one_partner(world: Any) -> None:
    fields = {"name": "Once", "kind": "PARTNER_KIND_AGENCY"}
    first = world.call("CreatePartner", partner=fields, request_id="r-1")
    again = world.call("CreatePartner", partner=fields, request_id="r-1")
    assert first == again
    assert len(world.events("crm.channels.Partner.created")) == 1


def test_totals_are_what_the_tables_hold(world: Any) -> None:
    dealer(world)
    totals = {total.name: total.value for total in world.call("GetTotals", by="service").totals}
    assert totals["partners.count"] == "1"
    assert totals["registrations.count"] == "0"
    assert totals["registrations.amount"] == "0"
