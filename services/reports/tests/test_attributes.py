"""Attributes that customers defines at run time cut and narrow what is about a customer, and say nothing of persons."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from crm.customers.v1 import (
    accounts_pb2,
    attributes_pb2,
    contacts_pb2,
    interactions_pb2,
    orders_pb2,
)
from crm.reports.v1 import catalogue_pb2 as pb
from crm_chassis import outbox
from crm_chassis.app import Service
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.testing import World, world_of
from crm_reports.follower import Following, following

BARE = Service(name="customers")
CHOICES = [
    {"value": "north", "label": "The north", "label_zh": "北方"},
    {"value": "south", "label": "The south"},
]
CLASS = "attribute:region_class"
Teller = Callable[[Sequence[tuple[str, Any]]], None]


@pytest.fixture
def customers(postgres: Any, tmp_path: Path) -> Iterator[World]:
    """A module with a feed and nothing else."""
    yield from world_of(BARE, postgres, tmp_path / "customers")


@pytest.fixture
def told(customers: World) -> Teller:
    """Lets customers tell of changed records, in one transaction."""

    def tell(changes: Sequence[tuple[str, Any]]) -> None:
        with customers.app.database.connection() as connection:
            call = customers.app.begin(connection, "tell")
            with customers.app.transaction(connection, call):
                for what, message in changes:
                    call.emit(f"crm.customers.{type(message).DESCRIPTOR.name}.{what}", message)
                outbox.flush(call, None)

    return tell


def defined(number: int = 1, name: str = "region_class", **fields: Any) -> Any:
    given = {"type": "ATTRIBUTE_TYPE_CHOICE", "choices": CHOICES, "label_zh": "地区"}
    given |= {"record_kinds": ["RECORD_KIND_ACCOUNT"], **fields}
    return attributes_pb2.AttributeDefinition(
        attribute_id=number,
        name=name,
        label=name.replace("_", " ").title(),
        **given,
    )


def account(number: int, **attributes: str) -> Any:
    made = accounts_pb2.Account(
        account_id=number, display_name=f"Firm {number}", attributes=attributes
    )
    made.create_time.FromJsonString("2026-10-01T08:00:00Z")
    return made


@pytest.fixture
def house(world: World, customers: World, told: Teller) -> Following:
    """Reports that follows customers with two attributes and four accounts."""
    world.connect(
        "customers", ListEvents=lambda request: customers.call("ListEvents", request, by="service")
    )
    told(
        [
            ("created", defined()),
            ("created", defined(2, "insured", type="ATTRIBUTE_TYPE_YES_NO", choices=[])),
            ("created", defined(3, "illness", personal=True)),
            ("created", defined(4, "margin_class", readers=["leader"])),
            ("created", account(1, region_class="north", insured="yes", illness="north")),
            ("created", account(2, region_class="north", margin_class="south")),
            ("created", account(3, region_class="south", insured="no")),
            ("created", account(4)),
        ]
    )
    return read(world)


def read(world: World) -> Following:
    found = following(world.app)
    found.followers["customers"].catch_up()
    return found


def cut(world: World, by: str, **more: Any) -> dict[str, int]:
    reply: pb.RunQueryResponse = world.call(
        "RunQuery", by="leader", measure_ids=["accounts.all"], dimension_ids=[by], **more
    )
    return {row.dimensions[0].label: int(row.values[0].value) for row in reply.rows}


def kept(house: Following) -> list[tuple[Any, ...]]:
    return house.facts.read("select account_id, name, value from account_attributes order by 1, 2")


def test_an_attribute_cuts_and_narrows_from_its_definition_on(
    world: World, house: Following, told: Teller
) -> None:
    assert cut(world, CLASS) == {"The north": 2, "The south": 1, "not said": 1}
    assert cut(world, "attribute:insured") == {"Yes": 1, "No": 1, "not said": 2}
    north = [{"dimension_id": CLASS, "values": ["north"]}]
    assert cut(world, "attribute:insured", filters=north) == {"Yes": 1, "not said": 1}
    shown = world.call(
        "GetDashboard", by="leader", dashboard_id="customers", filters=f"{CLASS}=south"
    )
    values = {figure.figure_id: figure.value for figure in shown.figures}
    assert values["accounts.all"] == "1"
    offered = {each.dimension_id: each for each in shown.dimensions}
    assert [value.label for value in offered[CLASS].values] == ["The north", "The south"]
    told([("created", defined(9, "late", type="ATTRIBUTE_TYPE_YES_NO", choices=[]))])
    told([("updated", account(4, late="yes"))])
    read(world)
    assert cut(world, "attribute:late") == {"Yes": 1, "not said": 3}
    opened = world.call(
        "ListRecords", by="leader", figure_id="accounts.all", key="attribute:late=yes"
    )
    assert [each.title for each in opened.records] == ["Firm 4"]


def test_the_catalogue_knows_attributes_in_both_languages(world: World, house: Following) -> None:
    reply = world.call("ListDimensions", by="leader")
    named = {each.dimension_id: each for each in reply.dimensions}
    assert named[CLASS].title == "Region Class"
    assert {"accounts.all", "orders.sales", "tickets.opened"} <= set(named[CLASS].measure_ids)
    measure = world.call("GetMeasure", by="leader", measure_id="interactions.all")
    assert CLASS in {each.dimension_id for each in measure.dimensions}
    values = world.call("ListDimensionValues", by="leader", dimension_id=CLASS).values
    assert {(each.value, each.record_count) for each in values} == {
        *(("north", 2), ("south", 1), ("", 1))
    }
    told = world.app.call(
        "ListDimensions",
        pb.ListDimensionsRequest(),
        world.people["leader"],
        **{"accept-language": "zh-Hans"},
    )
    assert {each.dimension_id: each.title for each in told.dimensions}[CLASS] == "地区"


def test_what_is_personal_or_not_for_everybody_is_no_fact(
    world: World, house: Following, told: Teller
) -> None:
    names = {name for _account, name, _value in kept(house)}
    assert names == {"region_class", "insured"}
    for name in ("attribute:illness", "attribute:margin_class", "attribute:nothing"):
        with pytest.raises(Invalid) as refused:
            cut(world, name)
        assert set(refused.value.fields) == {"dimension_ids[0]"}
        with pytest.raises(NotFound):
            world.call("ListDimensionValues", by="leader", dimension_id=name)
    told([("updated", defined(personal=True))])
    read(world)
    assert {name for _account, name, _value in kept(house)} == {"insured"}
    # Customers tells of the accounts again when an attribute is free.
    told([("updated", defined())])
    told([("updated", account(number, region_class="north")) for number in (1, 2)])
    told([("updated", account(3, region_class="south"))])
    read(world)
    assert cut(world, CLASS) == {"The north": 2, "The south": 1, "not said": 1}


def test_an_attribute_out_of_use_cuts_nothing_and_comes_back_with_its_values(
    world: World, house: Following, told: Teller
) -> None:
    own = world.call(
        "CreateOwnDashboard",
        by="leader",
        own_dashboard={
            "title": "By class",
            "charts": [{"kind": 2, "figure_ids": ["accounts.all"], "by": CLASS}],
        },
    )
    name = f"own-{own.own_dashboard_id}"
    (chart,) = world.call("GetDashboard", by="leader", dashboard_id=name).charts
    assert {point.label: Decimal(point.value) for point in chart.points}["The north"] == 2
    gone = defined()
    gone.delete_time.FromJsonString("2026-11-01T08:00:00Z")
    told([("deleted", gone)])
    read(world)
    assert not world.call("GetDashboard", by="leader", dashboard_id=name).charts
    with pytest.raises(Invalid):
        cut(world, CLASS)
    told([("undeleted", defined())])
    read(world)
    assert cut(world, CLASS)["The north"] == 2


def test_a_value_that_is_erased_or_cleared_is_gone(
    world: World, house: Following, told: Teller
) -> None:
    told([("updated", account(1, insured="yes"))])
    read(world)
    assert cut(world, CLASS) == {"The north": 1, "The south": 1, "not said": 2}
    house.facts.rewrite("south", lambda text: text.replace("south", "–"))
    assert "south" not in {value for _account, _name, value in kept(house)}
    house.facts.forget("customers")
    read(world)
    assert cut(world, CLASS)["The south"] == 1


BOTH = ["RECORD_KIND_ACCOUNT", "RECORD_KIND_CONTACT"]
ROLE = "contact_attribute:role"


def contact(number: int, **attributes: str) -> Any:
    return contacts_pb2.Contact(contact_id=number, account_id=1, attributes=attributes)


def touch(number: int, contact_id: int) -> Any:
    made = interactions_pb2.Interaction(
        interaction_id=number, account_id=1, contact_id=contact_id, channel=1
    )
    made.start_time.FromJsonString("2026-10-01T08:00:00Z")
    return made


def order(number: int, contact_id: int) -> Any:
    made = orders_pb2.Order(
        order_id=number, account_id=1, contact_id=contact_id, order_date="2026-10-01", state=2
    )
    made.currency = "EUR"
    for line in range(2):
        made.lines.add(line_number=line + 1, product_id=1, quantity="1", amount="5")
    return made


@pytest.fixture
def people(house: Following, world: World, told: Teller) -> Following:
    """Two contacts who decide and one who does not, and what was done with them."""
    roles = [{"value": "buyer", "label": "Buyer", "label_zh": "采购"}, {"value": "user"}]
    kind = {"record_kinds": ["RECORD_KIND_CONTACT"], "choices": roles, "label_zh": "角色"}
    told(
        [
            ("created", defined(11, "role", **kind)),
            ("created", defined(12, "insider", record_kinds=BOTH, type="ATTRIBUTE_TYPE_YES_NO")),
            ("created", defined(13, "temper", record_kinds=BOTH, personal=True)),
            ("updated", account(1, region_class="north", insider="no")),
            ("created", contact(1, role="buyer", insider="yes", temper="north")),
            ("created", contact(2, role="user")),
            ("created", contact(3)),
            *(("created", touch(number, (1, 1, 2, 3, 0)[number])) for number in range(5)),
            *(("created", order(number, number)) for number in (1, 2)),
        ]
    )
    return read(world)


def figures(world: World, measure: str, by: str, **more: Any) -> dict[str, str]:
    asked = {"measure_ids": [measure], "dimension_ids": [by], **more}
    reply: pb.RunQueryResponse = world.call("RunQuery", by="leader", **asked)
    return {row.dimensions[0].label: row.values[0].value for row in reply.rows}


def test_an_attribute_of_contacts_cuts_what_was_done_with_them(
    world: World, people: Following
) -> None:
    assert figures(world, "interactions.all", ROLE) == {"Buyer": "2", "user": "1", "not said": "2"}
    assert figures(world, "orders.sales", ROLE) == {"Buyer": "10", "user": "10"}
    buyers = [{"dimension_id": ROLE, "values": ["buyer"]}]
    for measure, value in (("orders.count", "1"), ("orders.customers", "1")):
        assert figures(world, measure, "contact_attribute:insider", filters=buyers) == {
            "Yes": value
        }
    # The same attribute of the account is a dimension of its own.
    assert figures(world, "orders.count", "attribute:insider") == {"No": "2"}
    opened = world.call("ListRecords", by="leader", figure_id="orders.sales", key=f"{ROLE}=buyer")
    assert [each.resource_id for each in opened.records] == ["1"]
    values = world.call("ListDimensionValues", by="leader", dimension_id=ROLE).values
    assert {each.value: each.record_count for each in values} == {"buyer": 2, "user": 1, "": 2}
    shown = world.call(
        "GetDashboard", by="leader", dashboard_id="customers", filters=f"{ROLE}=user"
    )
    by_name = {figure.figure_id: figure for figure in shown.figures}
    assert by_name["interactions.all"].value == "1"
    assert list(by_name["accounts.all"].not_narrowed_by) == [ROLE]
    offered = {each.dimension_id: each.title for each in shown.dimensions}
    assert offered[ROLE] == "Contact: Role"


def test_of_contacts_too_nothing_personal_is_kept_and_what_changes_counts_at_once(
    world: World, people: Following, told: Teller
) -> None:
    kept = people.facts.read("select contact_id, name, value from contact_attributes order by 1, 2")
    assert kept == [(1, "insider", "yes"), (1, "role", "buyer"), (2, "role", "user")]
    for name in ("contact_attribute:temper", "contact_attribute:region_class", "attribute:role"):
        with pytest.raises(Invalid) as refused:
            figures(world, "interactions.all", name)
        assert set(refused.value.fields) == {"dimension_ids[0]"}
    with pytest.raises(Invalid) as refused:
        figures(world, "accounts.all", ROLE)
    assert set(refused.value.fields) == {"dimension_ids[0]"}
    told([("updated", contact(3, role="buyer"))])
    read(world)
    assert figures(world, "interactions.all", ROLE) == {"Buyer": "3", "user": "1", "not said": "1"}
    told([("deleted", contact(3))])
    read(world)
    told([("updated", defined(11, "role", record_kinds=["RECORD_KIND_CONTACT"], personal=True))])
    read(world)
    assert {
        name
        for _contact, name, _value in people.facts.read(
            "select contact_id, name, value from contact_attributes"
        )
    } == {"insider"}
