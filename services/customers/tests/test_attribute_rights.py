"""Who may not see an attribute or its customer neither reads it nor asks for it nor fills it in."""

import pytest
from crm_chassis import roles
from crm_chassis.errors import Invalid, NotFound

from .attribute_desk import NUMBER, account, define, fill, found, known


def test_who_may_not_see_an_attribute_neither_reads_nor_asks_nor_fills_it_in(world):
    define(world, "credit_note", readers=["manager"])
    define(world, "fleet", NUMBER)
    customer = account(world, team="service", attributes={"credit_note": "late", "fleet": "3"})
    key = {"account_id": customer.account_id}
    for by, shown in (
        ("manager", {"credit_note": "late", "fleet": "3"}),
        ("agent", {"fleet": "3"}),
    ):
        assert dict(world.call("GetAccount", **key, by=by).attributes) == shown
        assert dict(world.call("ListAccounts", by=by).accounts[0].attributes) == shown
        values = world.call("ListAttributeValues", **key, by=by).values
        assert {value.name: value.value for value in values} == shown
        listed = world.call("ListAttributeDefinitions", by=by).attribute_definitions
        assert {each.name for each in listed} == set(shown)
    with pytest.raises(Invalid):
        found(world, "attributes.credit_note = late", by="agent")
    with pytest.raises(Invalid):
        fill(world, customer, credit_note="early")
    with pytest.raises(NotFound):
        world.call("ListAttributeHistory", **key, name="credit_note", by="agent")
    changed = world.call("UpdateAccount", account={**key, "attributes": {"fleet": "4"}}, by="agent")
    assert dict(changed.attributes) == {"fleet": "4"}
    assert known(world, customer) == {"credit_note": "late", "fleet": "4"}


def test_attributes_of_others_customers_are_not_found(world):
    define(world, "fleet", NUMBER)
    customer = account(world, owner_id="somebody.else")
    with pytest.raises(NotFound):
        fill(world, customer, by="rep", fleet="3")
    with pytest.raises(NotFound):
        world.call("ListAttributeValues", account_id=customer.account_id, by="rep")


def test_a_personal_attribute_is_masked_for_those_who_do_not_need_it(world):
    define(world, "medication", personal=True)
    customer = account(world, attributes={"medication": "Insulin"})
    key = {"account_id": customer.account_id}
    by = world.person("lea.leader", "leader")
    if not roles.masks(by.roles):
        by = next(
            world.person(f"{name}.masked", name)
            for name in roles.ROLES
            if roles.masks((name,)) and roles.ROLES[name].rows == "all"
        )
    assert world.call("GetAccount", **key, by=by).attributes["medication"] == "I•••"
    assert world.call("ListAccounts", by=by).accounts[0].attributes["medication"] == "I•••"
    assert world.call("ListAttributeValues", **key, by=by).values[0].value == "I•••"
    assert world.call("GetAccount", **key, by="agent").attributes["medication"] == "Insulin"


def test_accounts_are_told_of_again_when_an_attribute_is_for_everybody(world):
    """Who follows the feed, like reports, leaves out what is personal; nothing else would bring it the values."""
    defined = define(world, "health_class", personal=True)
    holder, other = account(world), account(world, display_name="Other")
    fill(world, holder, health_class="good")
    before = len(world.events("crm.customers.Account"))
    change = {"attribute_id": defined.attribute_id, "label": "Class", "personal": True}
    paths = ["label", "personal"]
    world.call(
        "UpdateAttributeDefinition", attribute_definition=change, update_mask={"paths": paths}
    )
    assert len(world.events("crm.customers.Account")) == before
    world.call(
        "UpdateAttributeDefinition",
        attribute_definition={**change, "personal": False},
        update_mask={"paths": paths},
    )
    (again,) = world.events("crm.customers.Account")[before:]
    assert again.resource_id == str(holder.account_id) != str(other.account_id)
    definition = world.events("crm.customers.AttributeDefinition")[-1]
    assert definition.event_id < again.event_id


def test_contacts_are_told_of_again_as_well(world):
    kinds = ["RECORD_KIND_ACCOUNT", "RECORD_KIND_CONTACT"]
    defined = define(world, "role_class", record_kinds=kinds, readers=["manager"])
    customer = account(world)
    person = {"account_id": customer.account_id, "display_name": "Anna Keller"}
    contact = world.call("CreateContact", contact=person)
    filled = [{"name": "role_class", "value": "buyer"}]
    world.call("SetAttributeValues", contact_id=contact.contact_id, entries=filled)
    before = [len(world.events(f"crm.customers.{kind}")) for kind in ("Account", "Contact")]
    world.call(
        "UpdateAttributeDefinition",
        attribute_definition={"attribute_id": defined.attribute_id, "readers": []},
        update_mask={"paths": ["readers"]},
    )
    accounts, contacts = (world.events(f"crm.customers.{kind}") for kind in ("Account", "Contact"))
    assert len(accounts) == before[0], "no account has a value"
    (again,) = contacts[before[1] :]
    assert again.resource_id == str(contact.contact_id)
