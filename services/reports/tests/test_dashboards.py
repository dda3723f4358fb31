"""What a reader gets: figures that narrow to their rights, open to their records, and say what is missing."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from crm.customers.v1 import interactions_pb2, orders_pb2
from crm.events.v1 import events_pb2
from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, NotFound
from crm_chassis.testing import World
from crm_reports.batches import Batch
from crm_reports.follower import following
from crm_reports.planning import DashboardPlan

from .histories import NOW, History


@pytest.fixture
def world_with_past(world: World) -> World:
    """Reports with the facts of all modules."""
    for service in ("customers", "tickets", "channels"):
        world.connect(service)
    found = following(world.app)
    History(3).happen(60).into(found.facts)
    for follower in found.followers.values():
        follower.reached = True
    world.clock.time = NOW
    return world


def figure(dashboard: pb.Dashboard, figure_id: str) -> pb.Figure:
    return next(figure for figure in dashboard.figures if figure.figure_id == figure_id)


def test_without_other_modules_every_dashboard_says_what_is_missing(world: World) -> None:
    listed = world.call("ListDashboards", by="leader").dashboards
    known = [each.dashboard_id for each in listed]
    assert known == [
        *(
            "service",
            "process",
            "customers",
            "costs",
            "sales",
            "leads",
            "campaigns",
            "products",
            "sell_through",
        ),
        "channels",
    ]
    assert not any(each.available for each in listed)
    dashboard = world.call("GetDashboard", by="leader", dashboard_id="service")
    assert not dashboard.figures
    assert dashboard.sources[0].state == pb.SOURCE_STATE_ABSENT


def test_a_dashboard_has_figures_charts_and_the_period_before(world_with_past: World) -> None:
    asked = {"dashboard_id": "service", "start_date": "2026-10-01", "end_date": "2026-10-31"}
    dashboard = world_with_past.call("GetDashboard", by="leader", **asked)
    before = world_with_past.call(
        "GetDashboard",
        by="leader",
        dashboard_id="service",
        start_date="2026-09-01",
        end_date="2026-09-30",
    )
    assert (
        figure(dashboard, "tickets.opened").previous_value == figure(before, "tickets.opened").value
    )
    assert {chart.chart_id for chart in dashboard.charts} >= {"promises.by_time", "tickets.flow"}
    assert dashboard.sources[0].state == pb.SOURCE_STATE_CURRENT
    assert "Service" in dashboard.teams


def test_red_is_only_for_broken_promises_that_are_still_owed(world_with_past: World) -> None:
    for name in ("service", "customers", "channels"):
        dashboard = world_with_past.call("GetDashboard", by="leader", dashboard_id=name)
        alarming = {each.figure_id for each in dashboard.figures if each.alarming}
        alarming |= {
            point.figure_id
            for chart in dashboard.charts
            for point in chart.points
            if point.alarming
        }
        assert alarming <= {"promises.unmended"}


def test_titles_are_in_the_readers_language(world_with_past: World) -> None:
    who = world_with_past.people["leader"]
    request = pb.GetDashboardRequest(dashboard_id="customers")
    chinese = world_with_past.app.call(
        "GetDashboard", request, who, **{"accept-language": "zh-Hans"}
    )
    assert figure(chinese, "orders.count").title == "订单"
    english = world_with_past.app.call("GetDashboard", request, who)
    assert figure(english, "orders.count").title == "Orders"


def test_money_of_different_currencies_is_never_added_up(world_with_past: World) -> None:
    dashboard = world_with_past.call("GetDashboard", by="leader", dashboard_id="customers")
    sales = [each for each in dashboard.figures if each.figure_id == "orders.sales"]
    assert sorted(each.currency for each in sales) == ["CNY", "EUR"]
    assert sorted(c.currency for c in dashboard.charts if c.chart_id == "orders.by_time") == [
        "CNY",
        "EUR",
    ]


def test_who_sees_only_a_team_or_their_own_counts_only_those(world_with_past: World) -> None:
    world = world_with_past
    world.person("li.wei", "rep")
    world.person("head", "manager", team="Service")
    everything = world.call("ListRecords", by="leader", figure_id="tickets.opened", page_size=500)
    own = world.call("ListRecords", by="li.wei", figure_id="tickets.opened", page_size=500)
    of_team = world.call("ListRecords", by="head", figure_id="tickets.opened", page_size=500)
    assert 0 < own.total_size < everything.total_size
    assert 0 < of_team.total_size < everything.total_size
    assert (
        world.call("GetDashboard", by="head", dashboard_id="service").narrowed_to == "team:Service"
    )
    assert not world.call("GetDashboard", by="li.wei", dashboard_id="service").teams


def test_records_come_in_pages_without_gap_or_repetition(world_with_past: World) -> None:
    for figure_id in ("tickets.opened", "orders.sales", "orders.customers"):
        keys, token = [], ""
        while True:
            reply = world_with_past.call(
                "ListRecords", by="leader", figure_id=figure_id, page_size=7, page_token=token
            )
            keys += [record.resource_id for record in reply.records]
            token = reply.next_page_token
            if not token:
                break
        assert len(keys) == len(set(keys)) == reply.total_size


def test_a_record_links_to_its_page_in_the_owning_module(world_with_past: World) -> None:
    world = world_with_past
    reply = world.call("ListRecords", by="leader", figure_id="tickets.opened")
    assert {record.url for record in reply.records} == {""}
    object.__setattr__(world.app.config, "modules", {"tickets": "http://localhost:8102/tickets"})
    reply = world.call("ListRecords", by="leader", figure_id="tickets.opened")
    for record in reply.records:
        assert record.url == f"http://localhost:8102/tickets/{record.resource_id}"


@pytest.mark.parametrize(
    ("field", "asked"),
    [
        ("start_date", {"start_date": "2026-02-31"}),
        ("end_date", {"start_date": "2026-02-02", "end_date": "2026-02-01"}),
        ("time_zone", {"time_zone": "Moon/Base"}),
        ("key", {"key": "no-part"}),
        ("key", {"key": "colour=red"}),
        ("key", {"key": "from=yesterday"}),
        ("page_token", {"page_token": "abc"}),
    ],
)
def test_what_cannot_be_asked_for_is_named(
    world_with_past: World, field: str, asked: dict[str, str]
) -> None:
    with pytest.raises(Invalid) as refused:
        world_with_past.call("ListRecords", by="leader", figure_id="tickets.opened", **asked)
    assert set(refused.value.fields) == {field}


def test_unknown_dashboards_and_figures_are_not_found(world: World) -> None:
    with pytest.raises(NotFound):
        world.call("GetDashboard", by="leader", dashboard_id="weather")
    with pytest.raises(NotFound):
        world.call("ListRecords", by="leader", figure_id="tickets.colour")


def test_partners_see_no_reports_and_only_leaders_rebuild(world: World) -> None:
    with pytest.raises(Forbidden):
        world.call("GetDashboard", by="partner", dashboard_id="channels")
    with pytest.raises(Forbidden):
        world.call("RebuildFacts", by="agent")
    with pytest.raises(Forbidden):
        world.call("Reconcile", by="leader")


def test_a_dashboard_is_computed_again_only_when_facts_changed(
    world_with_past: World, monkeypatch: Any
) -> None:
    from crm_reports import computing

    counted: list[str] = []
    real = computing.Computing.dashboard

    def counting(self: computing.Computing, plan: Any) -> pb.Dashboard:
        counted.append(plan.dashboard_id)
        return real(self, plan)

    monkeypatch.setattr(computing.Computing, "dashboard", counting)
    for _ in range(3):
        world_with_past.call("GetDashboard", by="leader", dashboard_id="service")
    assert counted == ["service"]
    # Any service may say what a figure is narrowed or cut by.
    for service, times in (("customers", 2), ("tickets", 3)):
        following(world_with_past.app).facts.forget(service)
        world_with_past.call("GetDashboard", by="leader", dashboard_id="service")
        assert len(counted) == times


def test_a_day_begins_where_the_reader_is(world: World) -> None:
    world.connect("tickets")
    facts = following(world.app).facts
    history = History(1)
    history.ticket(1)
    ticket = history.records["crm.tickets.Ticket"][1]
    ticket.create_time.FromDatetime(datetime(2026, 10, 31, 20, tzinfo=UTC) + timedelta())
    ticket.ClearField("delete_time")
    history.events["tickets"].clear()
    history.say("crm.tickets.Ticket", ticket)
    history.into(facts)
    asked = {"figure_id": "tickets.opened", "start_date": "2026-11-01", "end_date": "2026-11-01"}
    assert (
        world.call("ListRecords", by="leader", time_zone="Asia/Shanghai", **asked).total_size == 1
    )
    assert (
        world.call("ListRecords", by="leader", time_zone="Europe/Berlin", **asked).total_size == 0
    )


def test_what_was_computed_stands_until_facts_change_that_it_is_made_of(
    world_with_past: World,
) -> None:
    found = following(world_with_past.app)

    def told(kind: str, message: Any) -> int:
        """Products anew, once customers' feed told of something; how many stand."""
        start = found.facts.position("customers").cursor
        batch = Batch(start=start, cursor=f"{start} and on")
        event = events_pb2.Event(event_id=10**9, resource=f"crm.customers.{kind}", resource_id="1")
        event.data.Pack(message)
        batch.take([event])
        assert found.facts.apply("customers", batch, NOW)
        world_with_past.call("GetDashboard", by="leader", dashboard_id="products")
        return sum(isinstance(key[1], DashboardPlan) for key in found.kept)  # type: ignore[index]

    touch = interactions_pb2.Interaction(interaction_id=1)
    order = orders_pb2.Order(order_id=1)
    kinds = [("Interaction", touch), ("Interaction", touch), ("Order", order)]
    assert [told(*each) for each in kinds] == [1, 1, 2]
    assert following(world_with_past.app).facts.changed["interactions"] >= 2


@pytest.mark.parametrize(
    "other",
    [
        {"figure_id": "tickets.closed"},
        {"key": "channel=phone"},
        {"filters": "channel=phone"},
        {"start_date": "2026-01-01"},
        {"team": "Service"},
        {"order_by": "value desc"},
    ],
)
def test_a_page_of_records_goes_on_only_where_it_was_left(
    world_with_past: World, other: dict[str, str]
) -> None:
    asked = {"figure_id": "tickets.opened", "page_size": 3}
    first = world_with_past.call("ListRecords", by="leader", **asked)
    token = first.next_page_token
    more = world_with_past.call("ListRecords", by="leader", page_token=token, **asked)
    assert not {r.resource_id for r in more.records} & {r.resource_id for r in first.records}
    with pytest.raises(Invalid) as refused:
        world_with_past.call("ListRecords", by="leader", page_token=token, **{**asked, **other})
    assert set(refused.value.fields) == {"page_token"}
