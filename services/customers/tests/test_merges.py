"""Merges and their undo: one record of several, and several again, with everything where it was."""

import pytest
from crm_chassis.errors import NotFound, Precondition
from crm_customers.tables import accounts, contacts, interactions, order_lines, orders
from sqlalchemy import insert, select


def account(world, name, **more):
    return world.call("CreateAccount", account={"display_name": name, **more}).account_id


def contact(world, account_id, name, **more):
    fields = {"account_id": account_id, "display_name": name, **more}
    return world.call("CreateContact", contact=fields).contact_id


def order(world, account_id, number="O-1"):
    line = {"product_code": "P-1", "quantity": "2", "amount": "99.5"}
    fields = {
        "source": "shop",
        "external_id": number,
        "account_id": account_id,
        "order_date": "2026-11-01",
        "currency": "EUR",
        "lines": [line],
    }
    return world.call("IngestOrder", order=fields).order_id


def touch(world, account_id, **more):
    fields = {"account_id": account_id, "channel": "CHANNEL_PHONE", **more}
    return world.call("CreateInteraction", interaction=fields).interaction_id


def merge(world, survivor, *absorbed, kind="ACCOUNT", **more):
    return world.call(
        "MergeRecords",
        kind=f"RECORD_KIND_{kind}",
        survivor_id=survivor,
        absorbed_ids=absorbed,
        **more,
    )


CHILDREN = (contacts, interactions, orders, order_lines)


def state(world):
    """All that a merge could touch, without what only counts changes."""
    found = {}
    for table in (accounts, *CHILDREN):
        columns = [c for c in table.c if c.name not in ("etag",)]
        if table is not accounts:
            columns = [c for c in columns if c.name != "update_time"]
        rows = world.rows(select(*columns).order_by(*table.primary_key.columns))
        found[table.name] = [tuple(row) for row in rows]
    return found


@pytest.fixture
def pair(world):
    one = account(
        world, "Nordwind GmbH", country="DE", city="Berlin", phones=[{"number": "030 901820"}]
    )
    other = account(
        world,
        "Nordwind",
        country="DE",
        emails=[{"address": "post@nordwind.de"}],
        website="nordwind.de",
        phones=[{"number": "+49 30 901820"}],
    )
    contact(world, one, "Anna Keller")
    person = contact(world, other, "Ben Ode")
    touch(world, other, contact_id=person)
    order(world, other)
    return one, other


def test_the_survivor_takes_what_was_missing_and_all_that_hung_on_the_other(world, pair):
    one, other = pair
    made = merge(world, one, other, reason="the same office")
    now = world.call("GetAccount", account_id=one)
    assert (now.display_name, now.website, now.city) == ("Nordwind GmbH", "nordwind.de", "Berlin")
    assert [email.address for email in now.emails] == ["post@nordwind.de"]
    assert len(now.phones) == 1, "one number, written in two ways"
    gone = world.call("GetAccount", account_id=other)
    assert gone.merged_into_id == one
    assert gone.HasField("delete_time")
    people = world.call("ListContacts", filter=f"account_id = {one}").contacts
    assert {person.display_name for person in people} == {"Anna Keller", "Ben Ode"}
    assert len(world.call("ListTimeline", account_id=one).entries) == 2
    assert made.moved_children == 4, "a person, a call, an order and its line"
    assert {field.field: field.record_id for field in made.fields}["website"] == other
    hits = world.call("SearchCustomers", query="post@nordwind.de").hits
    assert [hit.account_id for hit in hits] == [one]


def test_undo_puts_every_field_link_and_child_back(world, pair):
    one, other = pair
    before = state(world)
    made = merge(world, one, other)
    assert state(world) != before
    undone = world.call("UndoMerge", merge_id=made.merge_id)
    assert undone.state == 2
    assert state(world) == before
    with pytest.raises(Precondition, match="already"):
        world.call("UndoMerge", merge_id=made.merge_id)


def test_later_edits_are_shown_and_kept_or_dropped(world, pair):
    one, other = pair
    before = state(world)
    made = merge(world, one, other)
    world.call("UpdateAccount", account={"account_id": one, "city": "Potsdam"})
    world.call("UpdateAccount", account={"account_id": one, "segment": "Corporate"})
    edits = world.call("GetMerge", merge_id=made.merge_id).later_edits
    assert {(e.field, e.before, e.now) for e in edits} == {
        ("city", "Berlin", "Potsdam"),
        ("segment", "", "Corporate"),
    }
    with pytest.raises(Precondition) as refused:
        world.call("UndoMerge", merge_id=made.merge_id)
    assert refused.value.reason == "LATER_EDITS"
    world.call(
        "UndoMerge",
        merge_id=made.merge_id,
        later_edits="LATER_EDITS_DROP",
        except_fields=["segment"],
    )
    now = world.call("GetAccount", account_id=one)
    assert (now.city, now.segment, now.website) == ("Berlin", "Corporate", "")
    assert state(world)["contacts"] == before["contacts"]


def test_what_came_after_the_merge_stays_with_the_survivor(world, pair):
    one, other = pair
    made = merge(world, one, other)
    fresh = contact(world, one, "Cleo Neu")
    world.call("UndoMerge", merge_id=made.merge_id)
    assert world.call("GetContact", contact_id=fresh).account_id == one


def test_a_child_that_moved_on_is_a_later_edit(world, pair):
    one, other = pair
    made = merge(world, one, other)
    elsewhere = account(world, "Südwind AG")
    world.call("UpdateContact", contact={"contact_id": 2, "account_id": elsewhere})
    (edit,) = world.call("GetMerge", merge_id=made.merge_id).later_edits
    assert (edit.field, edit.child, edit.now) == ("contacts.account_id", "2", str(elsewhere))
    world.call("UndoMerge", merge_id=made.merge_id, later_edits="LATER_EDITS_KEEP")
    assert world.call("GetContact", contact_id=2).account_id == elsewhere


def test_merges_are_undone_from_the_last_one_on(world, pair):
    one, other = pair
    third = account(world, "Nordwind Gesellschaft")
    before = state(world)
    first = merge(world, one, other)
    second = merge(world, third, one)
    assert world.call("GetAccount", account_id=other).merged_into_id == third
    with pytest.raises(Precondition) as refused:
        world.call("UndoMerge", merge_id=first.merge_id)
    assert refused.value.reason == "LATER_MERGE"
    world.call("UndoMerge", merge_id=second.merge_id)
    world.call("UndoMerge", merge_id=first.merge_id)
    assert state(world) == before


@pytest.mark.parametrize(
    ("rule", "name"),
    [
        ("SURVIVOR", "Nordwind GmbH"),
        ("MOST_RECENT", "Nordwind"),
        ("LONGEST", "Nordwind Handelsgesellschaft"),
        ("MOST_TRUSTED", "Nordwind Handelsgesellschaft"),
    ],
)
def test_whose_value_wins_is_a_rule(world, rule, name):
    one, two, three = (
        account(world, n) for n in ("Nordwind GmbH", "Nordwind", "Nordwind Handelsgesellschaft")
    )
    world.clock.forward(hours=1)
    world.call("UpdateAccount", account={"account_id": two, "segment": "x"})
    for number, trust in ((one, 20), (three, 90)):
        said = {"source": "erp", "external_id": str(number), "kind": 1, "record_id": number}
        world.call("PutSourceRecord", source_record={**said, "trust": trust})
    asked = {"kind": 1, "survivor_id": one, "absorbed_ids": [two, three]}
    asked["survivorship"] = f"SURVIVORSHIP_{rule}"
    assert world.call("PreviewMerge", **asked).account.display_name == name
    world.call("MergeRecords", **asked)
    assert world.call("GetAccount", account_id=one).display_name == name
    sources = world.call("ListSourceRecords", kind=1, record_id=one).source_records
    assert [record.trust for record in sources] == [90, 20]


def test_a_person_chooses_field_by_field(world, pair):
    one, other = pair
    merge(world, one, other, choices=[{"field": "display_name", "record_id": other}])
    assert world.call("GetAccount", account_id=one).display_name == "Nordwind"


def test_contacts_are_merged_with_what_passed(world, pair):
    one, _other = pair
    again = contact(world, one, "Keller, Anna", phones=[{"number": "+49 170 1234567"}])
    touch(world, one, contact_id=again)
    before = state(world)
    made = merge(world, 1, again, kind="CONTACT")
    now = world.call("GetContact", contact_id=1)
    assert [phone.e164 for phone in now.phones] == ["+491701234567"]
    assert len(world.call("ListTimeline", account_id=one, contact_id=1).entries) == 1
    world.call("UndoMerge", merge_id=made.merge_id)
    assert state(world) == before


def test_what_cannot_be_merged_is_refused(world, pair):
    one, other = pair
    below = account(world, "Nordwind Süd", parent_account_id=other)
    with pytest.raises(Precondition) as refused:
        merge(world, other, below)
    assert refused.value.reason == "SUBSIDIARY"
    merge(world, one, other)
    for survivor, absorbed in ((below, other), (other, below)):
        with pytest.raises(Precondition) as refused:
            merge(world, survivor, absorbed)
        assert refused.value.reason == "ALREADY_MERGED"
    with pytest.raises(Precondition) as refused:
        world.call("UndeleteAccount", account_id=other)
    assert refused.value.reason == "MERGED"
    with pytest.raises(NotFound):
        world.call(
            "MergeRecords", kind=1, survivor_id=one, absorbed_ids=[below], by=world.people["rep"]
        )


def test_merges_and_undos_are_told_with_all_that_changed(world, pair):
    one, other = pair
    made = merge(world, one, other)
    told = [event.event_type.removeprefix("crm.customers.") for event in world.events()]
    assert told[-6:] == [
        "Account.updated",
        "Account.deleted",
        "Contact.updated",
        "Interaction.updated",
        "Order.updated",
        "Merge.completed",
    ]
    world.call("UndoMerge", merge_id=made.merge_id)
    told = [event.event_type.removeprefix("crm.customers.") for event in world.events()]
    assert told[-1] == "Merge.undone"
    assert "Account.undeleted" in told


def test_an_order_for_a_merged_customer_finds_the_survivor(world, pair):
    one, _other = pair
    fields = {"display_name": "Nordwind Shop", "source": "shop", "external_id": "K-7"}
    known = world.call("CreateAccount", account=fields).account_id
    merge(world, one, known)
    lines = [{"product_code": "P-1", "quantity": "1", "amount": "1"}]
    named = {"source": "shop", "external_id": "O-9", "account_external_id": "K-7"}
    fields = {**named, "order_date": "2026-11-02", "currency": "EUR", "lines": lines}
    assert world.call("IngestOrder", order=fields).account_id == one


def test_attributes_that_were_missing_come_along_with_their_history(world, pair):
    one, other = pair
    for name in ("pets", "fleet"):
        given = {"name": name, "type": "ATTRIBUTE_TYPE_NUMBER", "label": name, "record_kinds": [1]}
        world.call("CreateAttributeDefinition", attribute_definition=given)
    for number, values in ((one, {"pets": "2"}), (other, {"pets": "7", "fleet": "12"})):
        entries = [{"name": name, "value": value} for name, value in values.items()]
        world.call("SetAttributeValues", account_id=number, entries=entries)

    def values(number):
        found = world.call("ListAttributeValues", account_id=number).values
        return {value.name: value.value for value in found if value.value}

    before = (values(one), values(other), state(world))
    made = merge(world, one, other)
    assert values(one) == {"pets": "2", "fleet": "12"}
    world.call("UndoMerge", merge_id=made.merge_id)
    assert (values(one), values(other), state(world)) == before


def test_attachments_come_along(world, pair):
    one, other = pair
    given = {"resource": "crm.customers.Account", "resource_id": other, "file_name": "a.txt"}
    world.call("CreateAttachment", attachment=given, content=b"hello")

    def files(number):
        asked = {"resource": "crm.customers.Account", "resource_id": number}
        return len(world.call("ListAttachments", **asked).attachments)

    made = merge(world, one, other)
    assert (files(one), files(other)) == (1, 0)
    world.call("UndoMerge", merge_id=made.merge_id)
    assert (files(one), files(other)) == (0, 1)


def test_what_was_added_in_the_moment_of_a_merge_is_gathered(world, pair):
    one, other = pair
    merge(world, one, other)
    late = insert(interactions).values(
        account_id=other, channel="phone", start_time=world.clock.now()
    )
    world.rows(late.returning(interactions.c.interaction_id))
    world.call("SweepMatches", kind=1)
    world.run_jobs()
    homes = world.rows(select(interactions.c.account_id))
    assert {row.account_id for row in homes} == {one}
    told = [event.event_type for event in world.events()]
    assert "crm.customers.Interaction.updated" in told


def test_only_texts_are_measured_by_their_length(world):
    one = account(world, "Ode", owner_id="ben")
    other = account(world, "Ode Handel", kind="ACCOUNT_KIND_HOUSEHOLD", owner_id="anna.keller")
    merge(world, one, other, survivorship="SURVIVORSHIP_LONGEST")
    now = world.call("GetAccount", account_id=one)
    assert (now.display_name, now.owner_id, now.kind) == ("Ode Handel", "ben", 1)
