"""Accounts and contacts: who sees them, how they are reached, and that nothing of them is lost."""

import pytest
from crm.customers.v1.accounts_pb2 import ACCOUNT_KIND_COMPANY, ACCOUNT_KIND_HOUSEHOLD
from crm_chassis.errors import AlreadyExists, Conflict, Invalid, NotFound, Precondition


def account(world, by="agent", **fields):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH", **fields}, by=by)


def contact(world, of, by="agent", **fields):
    fields = {"account_id": of.account_id, "display_name": "Anna Keller", **fields}
    return world.call("CreateContact", contact=fields, by=by)


def test_an_account_is_a_company_unless_it_is_said_to_be_a_household(world):
    assert account(world).kind == ACCOUNT_KIND_COMPANY
    assert account(world, kind=ACCOUNT_KIND_HOUSEHOLD).kind == ACCOUNT_KIND_HOUSEHOLD


def test_numbers_are_read_in_the_accounts_country_and_kept_as_typed(world):
    made = account(world, country="DE", phones=[{"number": "030 / 90 18-20"}])
    assert [(p.number, p.e164) for p in made.phones] == [("030 / 90 18-20", "+4930901820")]
    person = contact(world, made, phones=[{"number": "0170 1234567"}])
    assert person.phones[0].e164 == "+491701234567"
    found = world.call("GetAccount", account_id=made.account_id, by="agent")
    assert found == made


def test_another_country_reads_the_same_numbers_anew(world):
    made = account(world, country="DE", phones=[{"number": "010 6552 9988"}])
    changed = world.call(
        "UpdateAccount",
        account={"account_id": made.account_id, "country": "CN"},
        update_mask={"paths": ["country"]},
    )
    assert changed.phones[0].e164 == "+861065529988"


def test_one_number_written_in_two_ways_is_kept_once(world):
    phones = [{"number": "030 901820"}, {"number": "+49 30 90 18 20"}]
    assert len(account(world, country="DE", phones=phones).phones) == 1


def test_e_mail_addresses_are_compared_without_case(world):
    made = account(world, emails=[{"address": "Info@Müller.example"}])
    assert made.emails[0].normalized == "info@xn--mller-kva.example"


def test_an_update_changes_only_what_its_mask_names(world):
    made = account(world, city="Berlin", segment="Corporate")
    changed = world.call(
        "UpdateAccount",
        account={"account_id": made.account_id, "city": "Hamburg", "segment": "Small"},
        update_mask={"paths": ["city"]},
        by="agent",
    )
    assert (changed.city, changed.segment, changed.etag) == ("Hamburg", "Corporate", "2")


def test_two_people_who_change_one_account_are_told(world):
    made = account(world)
    fields = {"account_id": made.account_id, "etag": made.etag, "city": "Berlin"}
    world.call("UpdateAccount", account=fields)
    with pytest.raises(Conflict):
        world.call("UpdateAccount", account=fields)


def test_a_removed_account_is_not_listed_and_comes_back(world):
    made = account(world)
    world.call("DeleteAccount", account_id=made.account_id)
    assert not world.call("ListAccounts").accounts
    assert world.call("ListAccounts", show_deleted=True).accounts
    world.call("UndeleteAccount", account_id=made.account_id)
    assert world.call("ListAccounts").accounts
    with pytest.raises(Precondition):
        world.call("UndeleteAccount", account_id=made.account_id)


def test_no_account_is_its_own_ancestor(world):
    holding = account(world, display_name="Holding")
    branch = account(world, display_name="Branch", parent_account_id=holding.account_id)
    for parent in (branch, holding):
        with pytest.raises(Invalid) as refusal:
            world.call(
                "UpdateAccount",
                account={
                    "account_id": holding.account_id,
                    "parent_account_id": parent.account_id,
                },
            )
        assert "account.parent_account_id" in refusal.value.fields


def test_one_id_of_one_source_is_one_account(world):
    account(world, source="webshop", external_id="C-1")
    with pytest.raises(AlreadyExists):
        account(world, source="webshop", external_id="C-1")
    with pytest.raises(Invalid):
        account(world, source="webshop")


def test_reps_see_only_what_is_theirs(world):
    mine, others = account(world, by="rep"), account(world)
    assert (mine.owner_id, mine.team) == ("rep.one", "service")
    person, stranger = contact(world, mine), contact(world, others)
    listed = world.call("ListAccounts", by="rep").accounts
    assert [a.account_id for a in listed] == [mine.account_id]
    listed = world.call("ListContacts", by="rep").contacts
    assert [c.contact_id for c in listed] == [person.contact_id]
    assert world.call("GetContact", contact_id=person.contact_id, by="rep")
    with pytest.raises(NotFound):
        world.call("GetAccount", account_id=others.account_id, by="rep")
    with pytest.raises(NotFound):
        world.call("GetContact", contact_id=stranger.contact_id, by="rep")
    with pytest.raises(Invalid):
        contact(world, others, by="rep")


def test_managers_see_what_is_their_teams(world):
    account(world, team="north")
    ours = account(world, team="service")
    listed = world.call("ListAccounts", by="manager").accounts
    assert [a.account_id for a in listed] == [ours.account_id]


def test_a_contact_moves_to_another_account_and_its_history_tells(world):
    first, second = account(world), account(world, display_name="Ostwind AG")
    person = contact(world, first)
    moved = world.call(
        "UpdateContact",
        contact={"contact_id": person.contact_id, "account_id": second.account_id},
    )
    assert moved.account_id == second.account_id
    told = [event.event_type for event in world.events("crm.customers.Contact")]
    assert told == ["crm.customers.Contact.created", "crm.customers.Contact.updated"]


def test_a_contact_needs_an_account(world):
    with pytest.raises(Invalid) as refusal:
        world.call("CreateContact", contact={"display_name": "Nobody's"})
    assert "contact.account_id" in refusal.value.fields


def test_a_removed_contact_comes_back(world):
    person = contact(world, account(world))
    world.call("DeleteContact", contact_id=person.contact_id)
    world.call("DeleteContact", contact_id=person.contact_id)
    assert not world.call("ListContacts").contacts
    world.call("UndeleteContact", contact_id=person.contact_id)
    with pytest.raises(Precondition):
        world.call("UndeleteContact", contact_id=person.contact_id)
    assert world.call("ListContacts", filter="key_person = false").contacts
