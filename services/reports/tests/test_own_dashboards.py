"""People compose dashboards, share them, copy them, and find them changed by nobody else."""

from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import own_dashboards_pb2 as pb
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound
from crm_chassis.testing import World
from crm_reports.follower import following

from .histories import NOW, History

BARS, COLUMNS = dashboards_pb2.CHART_KIND_BARS, dashboards_pb2.CHART_KIND_COLUMNS
CHARTS = [
    {"kind": BARS, "figure_ids": ["tickets.opened"], "by": "channel", "title": "How they came"},
    {"kind": COLUMNS, "figure_ids": ["promises.kept", "promises.broken"]},
]


@pytest.fixture
def desk(world: World) -> World:
    """Reports with facts of tickets and customers."""
    world.connect("customers")
    world.connect("tickets")
    found = following(world.app)
    History(9).happen(40).into(found.facts)
    for follower in found.followers.values():
        follower.reached = True
    world.clock.time = NOW
    return world


def compose(desk: World, by: str = "manager", **fields: Any) -> pb.OwnDashboard:
    own = {"title": "Our mornings", "figure_ids": ["tickets.open"], "charts": CHARTS, **fields}
    made: pb.OwnDashboard = desk.call("CreateOwnDashboard", own_dashboard=own, by=by)
    return made


def shown(desk: World, number: int, by: str, **asked: Any) -> dashboards_pb2.Dashboard:
    found: dashboards_pb2.Dashboard = desk.call(
        "GetDashboard", dashboard_id=f"own-{number}", by=by, **asked
    )
    return found


def test_what_is_composed_opens_like_every_dashboard_and_counts_the_same(desk: World) -> None:
    made = compose(desk, by="leader")
    mine = shown(desk, made.own_dashboard_id, "leader")
    ours = desk.call("GetDashboard", dashboard_id="service", by="leader")
    values = {figure.figure_id: figure.value for figure in ours.figures}
    assert [figure.value for figure in mine.figures] == [values["tickets.open"]]
    assert [chart.title for chart in mine.charts] == [
        "How they came",
        "Promises kept, Promises broken",
    ]
    known = desk.call("ListDashboards", by="leader").dashboards
    assert known[-1].title == "Our mornings"
    assert known[-1].available


def test_it_is_private_until_it_is_shared_with_a_role_or_a_team(desk: World) -> None:
    made = compose(desk)
    number = made.own_dashboard_id
    with pytest.raises(NotFound):
        shown(desk, number, "leader")
    changed = {"own_dashboard_id": number, "etag": made.etag, "roles": ["leader"]}
    desk.call(
        "UpdateOwnDashboard",
        own_dashboard=changed,
        update_mask={"paths": ["roles"]},
        by="manager",
    )
    assert shown(desk, number, "leader").title == "Our mornings"
    with pytest.raises(NotFound):
        shown(desk, number, "agent")
    with pytest.raises(Forbidden):
        desk.call("DeleteOwnDashboard", own_dashboard_id=number, by="leader")


def test_two_who_change_it_at_once_do_not_overwrite_each_other(desk: World) -> None:
    made = compose(desk)
    changed = {"own_dashboard_id": made.own_dashboard_id, "etag": made.etag, "title": "First"}
    mask = {"paths": ["title"]}
    desk.call("UpdateOwnDashboard", own_dashboard=changed, update_mask=mask, by="manager")
    with pytest.raises(Conflict):
        desk.call("UpdateOwnDashboard", own_dashboard=changed, update_mask=mask, by="manager")


def test_removed_it_opens_no_more_and_comes_back_whole(desk: World) -> None:
    number = compose(desk, by="leader").own_dashboard_id
    desk.call("DeleteOwnDashboard", own_dashboard_id=number, by="leader")
    with pytest.raises(NotFound):
        shown(desk, number, "leader")
    desk.call("UndeleteOwnDashboard", own_dashboard_id=number, by="leader")
    assert len(shown(desk, number, "leader").charts) == 2


def test_a_copy_of_a_dashboard_shows_what_the_original_shows(desk: World) -> None:
    copy = desk.call("CopyDashboard", dashboard_id="service", by="leader")
    mine = shown(desk, copy.own_dashboard_id, "leader")
    ours = desk.call("GetDashboard", dashboard_id="service", by="leader")
    assert list(mine.figures) == list(ours.figures)
    assert [chart.points for chart in mine.charts] == [chart.points for chart in ours.charts]


@pytest.mark.parametrize(
    ("chart", "path"),
    [
        ({"kind": BARS, "figure_ids": ["tickets.opened"]}, "own_dashboard.charts[0]"),
        (
            {"kind": BARS, "figure_ids": ["tickets.opened"], "by": "product"},
            "own_dashboard.charts[0]",
        ),
        (
            {"kind": COLUMNS, "figure_ids": ["tickets.opened", "tickets.resolution"]},
            "own_dashboard.charts[0]",
        ),
        ({"kind": COLUMNS, "figure_ids": ["tickets.imagined"]}, "own_dashboard.charts[0]"),
    ],
)
def test_a_chart_that_cannot_be_drawn_is_refused_where_it_stands(
    desk: World, chart: dict[str, Any], path: str
) -> None:
    with pytest.raises(Invalid) as refused:
        compose(desk, charts=[chart])
    assert list(refused.value.fields) == [path]


def test_filters_narrow_what_knows_them_and_say_so_where_it_does_not(desk: World) -> None:
    made = compose(desk, by="leader", figure_ids=["tickets.opened", "time_logs.time"])
    number = made.own_dashboard_id
    everything = shown(desk, number, "leader").figures[0]
    phone = shown(desk, number, "leader", filters="channel=phone").figures[0]
    other = shown(desk, number, "leader", filters="channel=email&channel=web").figures[0]
    assert 0 < int(phone.value) < int(everything.value)
    assert int(phone.value) + int(other.value) <= int(everything.value)
    listed = desk.call(
        "ListRecords", figure_id="tickets.opened", filters="channel=phone", by="leader"
    )
    assert str(listed.total_size) == phone.value
    unknown = shown(desk, number, "leader", filters="product=P-1").figures[0]
    assert (unknown.value, list(unknown.not_narrowed_by)) == (everything.value, ["product"])
    with pytest.raises(Invalid):
        shown(desk, number, "leader", filters="weather=fine")


def test_records_are_listed_by_value_page_by_page_each_once(desk: World) -> None:
    asked = {"figure_id": "tickets.resolution", "order_by": "value desc", "page_size": 3}
    token, values, seen = "", [], []
    for _ in range(50):
        reply = desk.call("ListRecords", page_token=token, by="leader", **asked)
        values += [float(record.value) for record in reply.records]
        seen += [record.resource_id for record in reply.records]
        token = reply.next_page_token
        if not token:
            break
    assert values == sorted(values, reverse=True)
    assert len(seen) == len(set(seen)) == reply.total_size > 3
    with pytest.raises(Invalid):
        desk.call("ListRecords", figure_id="tickets.resolution", page_token="?", by="leader")


def client_of(desk: World, by: str = "leader", language: str = "en") -> Any:
    """Somebody with a browser, signed in."""
    client = desk.http
    client.set_cookie("crm_session", desk.app.peers.token(desk.people[by]))
    client.set_cookie("crm_language", language)
    return client


def page_of(desk: World, address: str, by: str = "leader", language: str = "en") -> Any:
    reply = client_of(desk, by, language).get(address)
    assert reply.status_code == 200, reply.text
    return reply


def test_all_that_is_shown_can_be_taken_along_and_nothing_of_it_is_a_formula(desk: World) -> None:
    number = compose(desk, by="leader", title="=1+1").own_dashboard_id
    place = f"/reports/dashboards/own-{number}"
    page = page_of(desk, f"{place}?period=all").text
    assert "chart=chart_1" in page
    assert "/reports/measures/tickets.open?" in page
    book = ZipFile(BytesIO(page_of(desk, f"{place}/file?period=all").data))
    assert len([name for name in book.namelist() if "worksheets/sheet" in name]) == 3
    assert not any(b"<f>" in book.read(name) for name in book.namelist())
    lines = page_of(desk, f"{place}/file?period=all&chart=chart_1&format=csv").data.decode()
    points = shown(desk, number, "leader").charts[0].points
    assert [line.split(",")[1] for line in lines.splitlines()[1:]] == [p.value for p in points]
    records = page_of(desk, "/reports/figures/tickets.opened?format=csv").data.decode("utf-8-sig")
    assert records.startswith("When,What,")


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_it_is_composed_on_a_page_without_scripts(desk: World, language: str) -> None:
    place, client = "/reports/dashboards/own/new", client_of(desk, language=language)
    page = client.get(place).text
    assert 'name="chart-0-kind"' not in page
    csrf = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    typed = {"csrf_token": csrf, "title": "Mornings", "figure": ["tickets.open", "tickets.opened"]}
    page = client.post(place, data={**typed, "action": "down:figure_ids:0"}).text
    first, second = (f'value="tickets.{name}" selected' for name in ("opened", "open"))
    assert page.index(first) < page.index(second)
    chart = {"chart-0-kind": "2", "chart-0-figure": "tickets.opened", "chart-0-by": "channel"}
    saved = client.post(place, data={**typed, **chart, "action": "save"})
    assert saved.status_code == 303, saved.text
    assert client.get(saved.headers["location"]).text.count("<figcaption>") == 1
    wrong = {**chart, "chart-0-by": "product", "action": "save"}
    assert client.post(place, data={**typed, **wrong}).status_code == 422
    odd = {"number": "x", "chart-y-kind": "9", "chart-0-most": "²", "filters": "weather=fine"}
    assert client.post(place, data={**typed, **odd, "action": "up:charts:x"}).status_code == 200


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_measure_is_explained_on_a_page(desk: World, language: str) -> None:
    assert "tickets.opened" in page_of(desk, "/reports/measures", language=language).text
    page = page_of(desk, "/reports/measures/tickets.resolution?by=channel", language=language).text
    assert "quantile_cont" in page
    assert "<figcaption>" in page


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_filters_that_belong_to_it_are_composed_on_the_page(desk: World, language: str) -> None:
    place, client = "/reports/dashboards/own/new", client_of(desk, language=language)
    page = client.get(place).text
    csrf = page.partition('name="csrf_token" value="')[2].partition('"')[0]
    typed = {"csrf_token": csrf, "title": "Phone", "figure": ["tickets.opened"]}
    one = {"filter-0-by": "channel", "filter-0-of": ""}
    page = client.post(place, data={**typed, **one, "action": "show"}).text
    assert 'value="=phone"' in page, "what can be chosen of a dimension"
    assert ("电话" if language == "zh-Hans" else "Phone") in page
    chosen = {"filter-0-by": "channel", "filter-0-of": "channel", "filter-0-value": "=phone"}
    other = {"filter-1-by": "channel", "filter-1-of": "channel", "filter-1-value": "=email"}
    team = {
        "filter-2-by": "team",
        "filter-2-not": "1",
        "filter-2-of": "team",
        "filter-2-value": "=",
    }
    half = {"filter-3-by": "priority", "filter-3-of": "channel", "filter-3-value": "=phone"}
    whole = {**typed, **chosen, **other, **team, **half}
    page = client.post(place, data={**whole, "action": "drop:filters:1"}).text
    assert page.count('value="=phone" selected') == 1
    assert 'value="=email" selected' not in page
    assert 'name="filter-2-value"' in page, "a row that is not whole stays in the form"
    saved = client.post(place, data={**whole, "action": "save"})
    assert saved.status_code == 303, saved.text
    number = int(saved.headers["location"].rpartition("own-")[2])
    own = desk.call("GetOwnDashboard", own_dashboard_id=number, by="leader")
    assert own.filters == "-team=&channel=email&channel=phone" or sorted(
        own.filters.split("&")
    ) == ["-team=", "channel=email", "channel=phone"]
    again = client.get(f"/reports/dashboards/own/{number}/change").text
    assert again.count("selected>") >= 3
    assert 'value="=email" selected' in again
    shown_there = client.get(saved.headers["location"]).text
    assert "chip" in shown_there
    odd = {"filter-x-by": "channel", "filter-7-by": "weather", "filter-8-by": "attribute:gone"}
    assert client.post(place, data={**typed, **odd, "action": "drop:filters:x"}).status_code == 200
