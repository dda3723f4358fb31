"""Attributes that nobody thought of yesterday: defined, filled in, asked for, and remembered as they were."""

import threading
from datetime import timedelta

import pytest
from crm.customers.v1.accounts_pb2 import Account
from crm_chassis.errors import Conflict, Invalid
from crm_chassis.records import timestamp

from .attribute_desk import (
    ACCOUNT,
    CHOICE,
    CHOICES,
    CONTACT,
    DATE,
    MONEY,
    NUMBER,
    PETS,
    TEXT,
    USER,
    YES_NO,
    account,
    define,
    fill,
    found,
    history,
    known,
)


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
