"""Definitions of attributes change while they are used: their types, their use, and never half."""

import threading

import pytest
from crm.customers.v1.accounts_pb2 import Account
from crm_chassis.errors import AlreadyExists, Invalid, Precondition, Refusal

from .attribute_desk import (
    CHOICE,
    CHOICES,
    DATE,
    NUMBER,
    PETS,
    TEXT,
    account,
    define,
    fill,
    found,
    history,
    known,
)


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
