"""Attributes that nobody thought of yesterday: defined, filled in, asked for, and remembered as they were."""

import threading
from datetime import timedelta

import pytest
from crm.customers.v1.accounts_pb2 import Account
from crm_chassis import roles
from crm_chassis.errors import AlreadyExists, Conflict, Invalid, NotFound, Precondition, Refusal
from crm_chassis.records import timestamp
from crm_customers.tables import attribute_values
from sqlalchemy import select

TEXT, NUMBER, MONEY, DATE, YES_NO, CHOICE, CHOICES, ACCOUNT, CONTACT, USER = range(1, 11)


def define(world, name, kind=TEXT, **fields):
    given = {"name": name, "type": kind, "label": name.replace("_", " ").title(), **fields}
    return world.call("CreateAttributeDefinition", attribute_definition=given)


def account(world, **fields):
    return world.call("CreateAccount", account={"display_name": "Nordwind GmbH", **fields})


def fill(world, of, by="agent", source="", **values):
    entries = [{"name": name, "value": value} for name, value in values.items()]
    return world.call(
        "SetAttributeValues", account_id=of.account_id, entries=entries, source=source, by=by
    )


def known(world, of, **at):
    reply = world.call("ListAttributeValues", account_id=of.account_id, **at)
    return {value.name: value.value for value in reply.values}


def found(world, text, by="admin"):
    reply = world.call("ListAccounts", filter=text, order_by="account_id", by=by)
    return [each.display_name for each in reply.accounts]


def history(world, of, name):
    reply = world.call("ListAttributeHistory", account_id=of.account_id, name=name)
    return [value.value for value in reply.values]


PETS = {"choices": [{"value": "cat", "label": "Cat", "label_zh": "猫"}, {"value": "dog"}]}


def test_pet_insurance_is_sold_from_today(world):
    """The story of the product: defined now, filled in now, filtered and told of now."""
    customer = account(world)
    define(world, "pet_insurance", YES_NO)
    fill(world, customer, pet_insurance="yes")
    assert found(world, 'attributes.pet_insurance = "yes"') == ["Nordwind GmbH"]
    assert found(world, "attributes.pet_insurance = no") == []
    shown = world.call("GetAccount", account_id=customer.account_id)
    assert dict(shown.attributes) == {"pet_insurance": "yes"}
    told = Account()
    world.events("crm.customers.Account")[-1].data.Unpack(told)
    assert dict(told.attributes) == {"pet_insurance": "yes"}


@pytest.mark.parametrize(
    ("kind", "more", "said", "kept"),
    [
        (TEXT, {}, "  Zoë ", "Zoë"),
        (NUMBER, {}, "1,200", "1200"),
        (NUMBER, {"decimals": 2}, "１２.50", "12.5"),
        (MONEY, {}, "EUR 1,200.50", "1200.5 EUR"),
        (MONEY, {"currency": "CNY"}, "80", "80 CNY"),
        (DATE, {}, "2026年3月5日", "2026-03-05"),
        (DATE, {}, "2026/3/5", "2026-03-05"),
        (YES_NO, {}, "是", "yes"),
        (CHOICE, PETS, "猫", "cat"),
        (CHOICES, PETS, "dog, Cat", "cat,dog"),
        (ACCOUNT, {}, "1", "1"),
        (USER, {}, "anna.keller", "anna.keller"),
    ],
)
def test_what_people_write_is_kept_in_one_way(world, kind, more, said, kept):
    customer = account(world)
    define(world, "it", kind, **more)
    fill(world, customer, it=said)
    assert known(world, customer) == {"it": kept}
    assert found(world, f'attributes.it = "{said.strip()}"') == ["Nordwind GmbH"]


@pytest.mark.parametrize(
    ("kind", "more", "said", "right"),
    [
        (TEXT, {"max_length": 3}, "four", "at most 3 characters"),
        (TEXT, {"pattern": "[A-Z]{2}-[0-9]+"}, "xDE-1", "must look like"),
        (NUMBER, {}, "many", "like 120"),
        (NUMBER, {}, "2.5", "a whole number"),
        (NUMBER, {"min_value": "1", "max_value": "9"}, "10", "at most 9"),
        (MONEY, {}, "80", "name its currency"),
        (MONEY, {"currency": "CNY"}, "80 EUR", "must be in CNY"),
        (DATE, {}, "31.12.2026", "like 2026-11-22"),
        (DATE, {}, "2026-02-30", "like 2026-11-22"),
        (DATE, {"min_value": "2020-01-01"}, "2019-12-31", "not be before 2020-01-01"),
        (YES_NO, {}, "perhaps", "yes or no"),
        (CHOICE, PETS, "horse", "one of: cat, dog"),
        (CHOICES, PETS, "cat,horse", "one of: cat, dog"),
        (ACCOUNT, {}, "99", "there is no account 99"),
        (CONTACT, {}, "x", "number of a record"),
        (USER, {}, "Anna Keller", "login name"),
    ],
)
def test_what_does_not_fit_is_refused_with_what_would_be_right(world, kind, more, said, right):
    customer = account(world)
    define(world, "it", kind, **more)
    with pytest.raises(Invalid) as refused:
        fill(world, customer, it=said)
    assert right in refused.value.fields["entries[0].value"]


def test_what_nobody_defined_is_refused_by_its_name(world):
    customer = account(world)
    for call in (
        lambda: fill(world, customer, shoe_size="42"),
        lambda: account(world, attributes={"shoe_size": "42"}),
        lambda: found(world, "attributes.shoe_size = 42"),
    ):
        with pytest.raises(Invalid) as refused:
            call()
        assert "shoe_size" in refused.value.message


def test_filters_compare_as_their_types_do(world):
    define(world, "employees", NUMBER)
    define(world, "budget", MONEY)
    define(world, "founded", DATE)
    define(world, "pets", CHOICES, **PETS)
    define(world, "remark")
    small = {"employees": "9", "budget": "90 EUR", "founded": "2001-05-05", "pets": "cat"}
    large = {"employees": "120", "budget": "1000 EUR", "founded": "1995-01-01", "pets": "cat,dog"}
    account(world, display_name="Small", attributes={**small, "remark": "pays at once"})
    account(world, display_name="Large", attributes={**large, "remark": "100% discount"})
    account(world, display_name="Unknown")
    for text, names in {
        "attributes.employees > 9": ["Large"],
        "attributes.employees >= 9 AND attributes.employees < 120": ["Small"],
        "attributes.budget >= 1000": ["Large"],
        'attributes.budget = "1000 EUR"': ["Large"],
        "attributes.founded < 2000-01-01": ["Large"],
        "attributes.pets = dog": ["Large"],
        "attributes.pets : cat": ["Small", "Large"],
        "attributes.remark : pays": ["Small"],
        'attributes.remark = "100%*"': ["Large"],
        "attributes.remark : *": ["Small", "Large"],
        "NOT attributes.remark : *": ["Unknown"],
        "attributes.employees != 9": ["Large", "Unknown"],
        'attributes.employees = 9 OR display_name = "Unknown"': ["Small", "Unknown"],
    }.items():
        assert found(world, text) == names, text
    for wrong in ("attributes.pets > cat", "attributes.employees > many", "attributes.pets = cow"):
        with pytest.raises(Invalid) as refused:
            found(world, wrong)
        assert set(refused.value.fields) == {"filter"}


def test_a_value_is_read_as_of_a_day_and_its_history_says_who_and_whence(world):
    define(world, "fleet", NUMBER)
    customer = account(world)
    fill(world, customer, fleet="3", source="survey-2026")
    bought = world.clock.now()
    world.clock.forward(days=40)
    fill(world, customer, fleet="5")
    world.clock.forward(days=10)
    fill(world, customer, fleet="")
    assert known(world, customer) == {}
    at = timestamp(bought + timedelta(days=39))
    assert known(world, customer, as_of_time=at) == {"fleet": "3"}
    assert history(world, customer, "fleet") == ["", "5", "3"]
    told = world.call("ListAttributeHistory", account_id=customer.account_id, name="fleet").values
    assert [(value.source, value.actor_id) for value in told] == [
        ("", "agent.one"),
        ("", "agent.one"),
        ("survey-2026", "agent.one"),
    ]
    assert told[2].end_time == told[1].set_time
    first = world.call(
        "ListAttributeHistory", account_id=customer.account_id, name="fleet", page_size=2
    )
    rest = world.call(
        "ListAttributeHistory",
        account_id=customer.account_id,
        name="fleet",
        page_token=first.next_page_token,
    )
    assert [v.value for v in [*first.values, *rest.values]] == ["", "5", "3"]


def test_who_says_the_same_again_makes_it_fresh_and_nothing_else(world):
    define(world, "fleet", NUMBER)
    customer = account(world)
    fill(world, customer, fleet="3")
    before = len(world.events())
    world.clock.forward(days=30)
    value = world.call("ListAttributeValues", account_id=customer.account_id).values[0]
    assert value.age_days == 30
    value = fill(world, customer, fleet="3").values[0]
    assert value.age_days == 0
    assert history(world, customer, "fleet") == ["3"]
    assert len(world.events()) == before


def test_an_update_sets_what_it_names_and_leaves_the_rest(world):
    define(world, "fleet", NUMBER)
    define(world, "remark")
    define(world, "pets", CHOICES, **PETS)
    customer = account(world, attributes={"fleet": "3", "remark": "x", "pets": "dog"})
    key = {"account_id": customer.account_id}
    changed = world.call("UpdateAccount", account={**key, "attributes": {"fleet": "4"}})
    assert dict(changed.attributes) == {"fleet": "4", "remark": "x", "pets": "dog"}
    changed = world.call(
        "UpdateAccount",
        account={**key, "attributes": {"pets": "cat", "fleet": "99"}},
        update_mask={"paths": ["attributes.pets", "attributes.remark"]},
    )
    assert dict(changed.attributes) == {"fleet": "4", "pets": "cat"}
    assert known(world, customer) == {"fleet": "4", "pets": "cat"}
    assert history(world, customer, "remark") == ["", "x"]


def test_contacts_have_attributes_of_their_own(world):
    define(world, "birthday_gift", YES_NO, record_kinds=[2])
    customer = account(world)
    person = world.call(
        "CreateContact",
        contact={
            "account_id": customer.account_id,
            "display_name": "Anna Keller",
            "attributes": {"birthday_gift": "yes"},
        },
    )
    reply = world.call("ListContacts", filter="attributes.birthday_gift = yes")
    assert [each.contact_id for each in reply.contacts] == [person.contact_id]
    with pytest.raises(Invalid):
        fill(world, customer, birthday_gift="yes")
    world.call(
        "SetAttributeValues",
        contact_id=person.contact_id,
        entries=[{"name": "birthday_gift", "value": "no"}],
    )
    changed = world.call("GetContact", contact_id=person.contact_id)
    assert dict(changed.attributes) == {"birthday_gift": "no"}


def test_two_who_change_one_value_are_told_two_who_change_different_ones_are_not(world):
    define(world, "fleet", NUMBER)
    define(world, "remark")
    customer = account(world)
    fleet, remark = (
        {"name": "fleet", "value": "3", "etag": "0"},
        {"name": "remark", "value": "x", "etag": "0"},
    )
    key = {"account_id": customer.account_id}
    read = world.call("SetAttributeValues", **key, entries=[fleet]).values[0]
    world.call("SetAttributeValues", **key, entries=[remark])
    newer = {"name": "fleet", "value": "4", "etag": read.etag}
    world.call("SetAttributeValues", **key, entries=[newer])
    with pytest.raises(Conflict) as refused:
        world.call("SetAttributeValues", **key, entries=[{**newer, "value": "5"}])
    assert refused.value.metadata["names"] == "fleet"
    assert known(world, customer) == {"fleet": "4", "remark": "x"}


def test_changes_of_one_attribute_at_once_come_one_after_the_other(world):
    define(world, "fleet", NUMBER)
    customer = account(world)

    def change(number):
        fill(world, customer, fleet=str(number))

    threads = [threading.Thread(target=change, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    values = world.call("ListAttributeHistory", account_id=customer.account_id, name="fleet").values
    assert sorted(int(value.value) for value in values) == list(range(12))
    assert [value.HasField("end_time") for value in values] == [False] + [True] * 11
    assert known(world, customer)["fleet"] == values[0].value
    shown = world.call("GetAccount", account_id=customer.account_id)
    assert shown.attributes["fleet"] == values[0].value


def test_a_text_becomes_a_number_when_all_texts_are_numbers(world):
    fleet = define(world, "fleet")
    customer = account(world, attributes={"fleet": "1,200"})
    other = account(world, display_name="Ostwind", attributes={"fleet": "about 50"})
    as_number = {"attribute_id": fleet.attribute_id, "name": "fleet", "type": NUMBER, "label": "F"}
    check = world.call("CheckAttributeDefinition", attribute_definition=as_number)
    assert (check.values, check.converted, check.unfit) == (2, 1, 1)
    assert (check.examples[0].record_id, check.examples[0].value) == (other.account_id, "about 50")
    with pytest.raises(Precondition) as refused:
        world.call("UpdateAttributeDefinition", attribute_definition=as_number)
    assert "about 50" in refused.value.message
    fill(world, other, fleet="50")
    world.call("UpdateAttributeDefinition", attribute_definition=as_number)
    assert found(world, "attributes.fleet > 100") == ["Nordwind GmbH"]
    assert known(world, customer) == {"fleet": "1200"}
    assert history(world, customer, "fleet") == ["1200", "1,200"]
    told = Account()
    world.events("crm.customers.Account.updated")[-1].data.Unpack(told)
    assert (told.account_id, told.attributes["fleet"]) == (customer.account_id, "1200")


def test_what_does_not_fit_a_new_type_can_be_ended_on_purpose(world):
    pets = define(world, "pets", CHOICES, **PETS)
    customer = account(world, attributes={"pets": "cat,dog"})
    other = account(world, attributes={"pets": "dog"})
    fewer = {"attribute_id": pets.attribute_id, "choices": [{"value": "dog"}], "type": CHOICE}
    mask = {"paths": ["choices", "type"]}
    with pytest.raises(Precondition):
        world.call("UpdateAttributeDefinition", attribute_definition=fewer, update_mask=mask)
    world.call(
        "UpdateAttributeDefinition", attribute_definition=fewer, update_mask=mask, drop_unfit=True
    )
    assert (known(world, customer), known(world, other)) == ({}, {"pets": "dog"})
    assert history(world, customer, "pets") == ["", "cat,dog"]
    assert found(world, "attributes.pets = dog") == ["Nordwind GmbH"]


def test_a_value_that_is_on_its_way_while_the_type_changes_is_of_one_type(world):
    fleet = define(world, "fleet")
    customer = account(world)
    number = {"attribute_id": fleet.attribute_id, "type": NUMBER}
    text = {"attribute_id": fleet.attribute_id, "type": TEXT}
    mask = {"paths": ["type"]}
    stop = threading.Event()

    def back_and_forth():
        for at in range(12):
            given = number if at % 2 == 0 else text
            world.call(
                "UpdateAttributeDefinition",
                attribute_definition=given,
                update_mask=mask,
                drop_unfit=True,
            )
        stop.set()

    thread = threading.Thread(target=back_and_forth)
    thread.start()
    at = 0
    while not stop.is_set():
        at += 1
        try:
            fill(world, customer, fleet=f"{at}" if at % 2 else f"about {at}")
        except Refusal:
            continue
    thread.join()
    world.call(
        "UpdateAttributeDefinition", attribute_definition=number, update_mask=mask, drop_unfit=True
    )
    values = known(world, customer)
    assert values == {} or values["fleet"].isdigit()
    assert found(world, "attributes.fleet >= 0") == (["Nordwind GmbH"] if values else [])


def test_out_of_use_is_out_of_sight_and_comes_back_whole(world):
    fleet = define(world, "fleet", NUMBER)
    customer = account(world, attributes={"fleet": "3"})
    world.call("DeleteAttributeDefinition", attribute_id=fleet.attribute_id)
    assert not world.call("GetAccount", account_id=customer.account_id).attributes
    assert not world.call("ListAccounts").accounts[0].attributes
    assert known(world, customer) == {}
    with pytest.raises(Invalid):
        found(world, "attributes.fleet = 3")
    with pytest.raises(AlreadyExists):
        define(world, "fleet")
    world.call("UndeleteAttributeDefinition", attribute_id=fleet.attribute_id)
    assert known(world, customer) == {"fleet": "3"}
    with pytest.raises(Precondition):
        world.call("UndeleteAttributeDefinition", attribute_id=fleet.attribute_id)


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


def test_completeness_says_what_is_missing_and_what_is_old_for_each_segment(world):
    define(world, "fleet", NUMBER, fresh_days=90)
    define(world, "remark")
    account(world, segment="Corporate", attributes={"fleet": "3"})
    world.clock.forward(days=100)
    account(world, segment="Corporate", attributes={"fleet": "4"})
    account(world, segment="Corporate")
    account(world, segment="Small")
    report = world.call("GetCompleteness", group_by=1)
    assert {part.group: part.records for part in report.groups} == {"Corporate": 3, "Small": 1}
    rows = {(row.name, row.group): row for row in report.rows}
    assert len(rows) == 4
    corporate = rows["fleet", "Corporate"]
    assert (corporate.filled, corporate.records, corporate.old) == (2, 3, 1)
    assert rows["remark", "Small"].filled == 0
    assert rows["fleet", "Small"].filled == 0
    whole = world.call("GetCompleteness", names=["fleet"]).rows
    assert [(row.group, row.filled, row.records) for row in whole] == [("", 2, 4)]
    with pytest.raises(Invalid):
        world.call("GetCompleteness", names=["shoe_size"])


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"type": CHOICE}, ""),
        ({"type": CHOICE, "choices": [{"value": "a"}, {"value": "a"}]}, "choices[1].value"),
        ({"type": TEXT, "pattern": "("}, "pattern"),
        ({"type": TEXT, "min_value": "1"}, "min_value"),
        ({"type": NUMBER, "min_value": "9", "max_value": "1"}, "max_value"),
        ({"type": DATE, "max_value": "tomorrow"}, "max_value"),
    ],
)
def test_a_definition_that_cannot_be_meant_is_refused_with_its_field(world, wrong, field):
    with pytest.raises(Invalid) as refused:
        world.call(
            "CreateAttributeDefinition", attribute_definition={"name": "x", "label": "X", **wrong}
        )
    path = f"attribute_definition.{field}".rstrip(".")
    assert path in refused.value.fields


def test_only_managers_define(world):
    with pytest.raises(Refusal) as refused:
        world.call(
            "CreateAttributeDefinition",
            attribute_definition={"name": "x", "label": "X", "type": TEXT},
            by="agent",
        )
    assert refused.value.code == "PERMISSION_DENIED"


def test_attributes_come_along_with_an_intake_and_wrong_ones_are_said_of_their_row(world):
    define(world, "fleet", NUMBER)
    given = [
        {"external_id": "A", "display_name": "Good", "attributes": {"fleet": "7"}},
        {"external_id": "B", "display_name": "Bad", "attributes": {"fleet": "many"}},
    ]
    reply = world.call("IngestOrders", source="shop", accounts=given)
    assert [result.reason for result in reply.accounts] == ["", "INVALID_FIELD"]
    assert reply.accounts[1].field == "attributes.fleet"
    assert found(world, "attributes.fleet = 7") == ["Good"]
    value = world.call("ListAttributeValues", account_id=reply.accounts[0].record_id).values[0]
    assert (value.value, value.source) == ("7", "shop")


def moves(world, of):
    """The whole history of a record, as it stands in the table."""
    mine = attribute_values.c.record_id == of.account_id
    columns = [c for c in attribute_values.c if c.name != "value_id"]
    rows = world.rows(select(*columns).where(mine).order_by(attribute_values.c.value_id))
    return [tuple(row) for row in rows]


def test_a_merge_brings_attributes_along_with_their_history_and_its_undo_takes_them_away(world):
    define(world, "fleet", NUMBER)
    define(world, "pets", CHOICES, **PETS)
    one = account(world, attributes={"fleet": "3"})
    other = account(world, display_name="Nordwind", attributes={"fleet": "4", "pets": "cat,dog"})
    before = moves(world, one)
    world.clock.forward(hours=1)
    made = world.call(
        "MergeRecords",
        kind=1,
        survivor_id=one.account_id,
        absorbed_ids=[other.account_id],
    )
    merged = known(world, one)
    assert merged["pets"] == "cat,dog"
    assert dict(world.call("GetAccount", account_id=one.account_id).attributes) == merged
    assert found(world, f"attributes.fleet = {merged['fleet']} AND attributes.pets : *") == [
        world.call("GetAccount", account_id=one.account_id).display_name
    ]
    world.call("UndoMerge", merge_id=made.merge_id)
    assert known(world, one) == {"fleet": "3"}
    assert known(world, other) == {"fleet": "4", "pets": "cat,dog"}
    assert moves(world, one) == before


def test_what_was_filled_in_after_a_merge_outlives_its_undo_if_it_is_kept(world):
    define(world, "fleet", NUMBER)
    one = account(world, attributes={"fleet": "3"})
    other = account(world, display_name="Nordwind", attributes={"fleet": "4"})
    made = world.call(
        "MergeRecords", kind=1, survivor_id=one.account_id, absorbed_ids=[other.account_id]
    )
    world.clock.forward(hours=1)
    fill(world, one, fleet="9")
    world.call("UndoMerge", merge_id=made.merge_id, later_edits=1)
    assert known(world, one) == {"fleet": "9"}
    assert dict(world.call("GetAccount", account_id=one.account_id).attributes) == {"fleet": "9"}


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
