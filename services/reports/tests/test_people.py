"""People are called by their names wherever figures are cut by who is responsible, and are found by their ids."""

from typing import Any

import pytest
from crm.reports.v1 import catalogue_pb2 as pb
from crm_chassis.testing import World
from crm_reports.follower import following

from .histories import NOW, History

NAMES = {"anna.keller": "Zoe Keller", "li.wei": "李薇"}


@pytest.fixture
def desk(world: World) -> World:
    """Reports with facts of tickets, and two of the people known by name."""
    world.connect("customers")
    world.connect("tickets")
    found = following(world.app)
    History(9).happen(40).into(found.facts)
    for follower in found.followers.values():
        follower.reached = True
    world.clock.time = NOW
    for user_id, name in NAMES.items():
        user = {"user_id": user_id, "display_name": name, "roles": ["agent"]}
        world.call("CreateUser", user=user)
    return world


def owners(world: World, **more: Any) -> list[tuple[str, str]]:
    reply: pb.RunQueryResponse = world.call(
        "RunQuery",
        by="leader",
        measure_ids=["tickets.opened"],
        dimension_ids=["owner"],
        **more,
    )
    return [(row.dimensions[0].value, row.dimensions[0].label) for row in reply.rows]


def test_figures_by_person_say_names_are_sorted_by_them_and_open_by_id(desk: World) -> None:
    named = dict(owners(desk))
    assert {key: named[key] for key in NAMES} == NAMES
    assert named["tom.berg"] == "tom.berg", "nobody knows him by name"
    assert named[""] == "nobody"
    sorted_by_name = [name for _key, name in owners(desk, order_by="owner")]
    assert sorted_by_name == ["nobody", "Zoe Keller", "tom.berg", "李薇"]
    found = desk.call(
        "ListDimensionValues",
        by="leader",
        dimension_id="owner",
        measure_id="tickets.opened",
        query="zoe",
    )
    assert [each.value for each in found.values] == ["anna.keller"]
    opened = desk.call(
        "ListRecords", by="leader", figure_id="tickets.opened", key="owner=anna.keller"
    )
    assert opened.part == "Zoe Keller"
    assert {each.owner_id for each in opened.records} == {"anna.keller"}


def test_charts_and_tables_say_names_and_a_new_name_at_once(desk: World) -> None:
    own = {
        "title": "People",
        "charts": [
            {"kind": 2, "figure_ids": ["tickets.opened"], "by": "owner"},
            {"kind": 4, "figure_ids": ["tickets.opened"], "by": "owner", "split": "channel"},
            {"kind": 1, "figure_ids": ["tickets.opened"], "split": "owner"},
        ],
    }
    made = desk.call("CreateOwnDashboard", by="leader", own_dashboard=own)

    def labels() -> list[set[str]]:
        name = f"own-{made.own_dashboard_id}"
        charts = desk.call("GetDashboard", by="leader", dashboard_id=name).charts
        return [
            {point.group if at == 2 else point.label for point in chart.points}
            for at, chart in enumerate(charts)
        ]

    assert all(set(NAMES.values()) <= found for found in labels())
    desk.call(
        "UpdateUser",
        user={"user_id": "anna.keller", "display_name": "Anna Berg"},
        update_mask={"paths": ["display_name"]},
    )
    assert all("Anna Berg" in found and "Zoe Keller" not in found for found in labels())
