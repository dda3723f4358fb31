"""Who may not see an attribute or its customer neither reads it nor asks for it nor fills it in."""

import pytest
from crm_chassis import roles
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition

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


def holds_a_party(descriptor, seen=()):
    """Whether a reply tells of an account or contact, however deep."""
    if descriptor.full_name in ("crm.customers.v1.Account", "crm.customers.v1.Contact"):
        return True
    inside = (*seen, descriptor.full_name)
    return descriptor.full_name not in seen and any(
        field.message_type is not None and holds_a_party(field.message_type, inside)
        for field in descriptor.fields
    )


@pytest.fixture
def firm(world):
    """Twins of whom few may know something, one handed over; somebody without an owner; and how to ask for them."""
    define(world, "credit_note", readers=["leader"], record_kinds=[1, 2])
    said = {"attributes": {"credit_note": "latepayer"}, "phones": [{"number": "+49 30 901820"}]}
    one, other = (account(world, owner_id="anna", team="service", **said).account_id for _ in "12")
    person = {"account_id": one, "display_name": "Eva Busch", **said}
    who, twin = (world.call("CreateContact", contact=person).contact_id for _ in "12")
    nobodys = account(world, owner_id="", team="", **{**said, "display_name": "Südwind"})
    world.call("SweepMatches")
    world.run_jobs()
    pairs = {match.kind: match.match_id for match in world.call("ListMatches").matches}
    for user_id in ("anna", "agent.one"):
        user = {"user_id": user_id, "display_name": user_id, "roles": ["agent"], "team": "service"}
        world.call("CreateUser", user=user)
    offer = world.call("CreateHandOver", from_id="anna", to_id="agent.one", reason="Leaves")
    offered = f"hand_over_id = {offer.hand_over_id}"
    item = world.call("ListHandOverItems", filter=offered).hand_over_items[0]
    a, c, gone = {"account_id": one}, {"contact_id": who}, {"account_id": nobodys.account_id}
    asked = {"kind": 1, "survivor_id": one, "absorbed_ids": [other]}
    return {
        "CreateAccount": [],
        "CreateContact": [],
        "GetAccount": [a],
        "ListAccounts": [{}],
        "UpdateAccount": [{"account": {**a, "city": "Berlin"}}],
        "DeleteAccount": [gone],
        "UndeleteAccount": [gone],
        "GetContact": [c],
        "ListContacts": [{}],
        "UpdateContact": [{"contact": {**c, "job_title": "Buyer"}}],
        "DeleteContact": [c],
        "UndeleteContact": [c],
        "LookUpPhone": [{"phone_number": "+49 30 901820"}],
        "GetBriefing": [{"hand_over_item_id": item.hand_over_item_id}],
        "FindDuplicates": [{"account": said}, {"contact": said}],
        "ListMatches": [{}],
        "GetMatch": [{"match_id": number} for number in pairs.values()],
        "PreviewMerge": [asked, {"kind": 2, "survivor_id": who, "absorbed_ids": [twin]}],
        "ListUnownedAccounts": [{}],
        "RejectMatch": [{"match_id": pairs[2]}],
        "MoveContact": [{**c, "to_account_id": nobodys.account_id}],
        "AcceptMatch": [{"match_id": pairs[1]}],
        "GetMerge": [{"merge_id": 1}],
        "ListMerges": [{}],
        "UndoMerge": [{"merge_id": 1}],
        "MergeRecords": [asked],
    }


def test_no_reply_that_tells_of_a_customer_tells_what_is_not_for_its_reader(world, firm):
    """Every method whose reply holds an account or contact, found from the protos; and merges, which quote them."""
    telling = {
        name
        for name, method in world.app.by_name.items()
        if method.full_name.startswith("crm.customers.")
        and holds_a_party(method.reply_class.DESCRIPTOR)
    }
    assert telling - firm.keys() == set(), "ask these here too"
    told, answered = set(), set()
    for name, requests in firm.items():
        for by in ("agent", "manager"):
            for request in requests:
                try:
                    reply = world.call(name, **request, by=by)
                except (Forbidden, Precondition, NotFound):
                    continue
                answered.add(name)
                if b"latepayer" in reply.SerializeToString():
                    told.add(name)
    assert not told
    assert firm.keys() - answered == {"CreateAccount", "CreateContact"}


def test_a_class_is_not_explained_by_what_is_not_for_its_reader(world):
    define(world, "credit_note", readers=["manager"])
    rules = world.call("GetClassRules")
    late = {"value": "late", "label": "Late", "condition": 'attributes.credit_note == "latepayer"'}
    rules.tiers.insert(0, type(rules.tiers[0])(**late))
    world.call("ReplaceClassRules", class_rules=rules)
    customer = account(world, team="service", attributes={"credit_note": "latepayer"})
    key = {"account_id": customer.account_id}
    world.call("ClassifyAccount", **key)
    for by, told in (("manager", True), ("agent", False)):
        for method in ("GetClassification", "ListClassChanges"):
            reply = world.call(method, **key, by=by)
            assert (b"latepayer" in reply.SerializeToString()) is told, (by, method)
    assert world.call("GetClassification", **key, by="agent").tier.label == "Late"
