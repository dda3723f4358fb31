"""What an address says is what is shown, in every link and file that leads on from it."""

import csv
import re
from html import unescape
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import pytest
from crm.reports.v1 import packs_pb2
from crm_chassis.errors import Invalid
from crm_chassis.testing import World
from crm_reports.follower import following
from crm_reports.viewing import View
from werkzeug.datastructures import MultiDict

from .histories import NOW, History

TODAY = NOW.date()
FILTERS = {
    "tier": ("vip", "key"),
    "-channel": ("phone",),
    "region": ("",),
    "team": ("Service",),
    "-team": ("",),
}


def args(address: str) -> MultiDict[str, str]:
    from urllib.parse import parse_qsl

    return MultiDict(parse_qsl(address, keep_blank_values=True))


@pytest.mark.parametrize("more", [{}, {"team": "Sales", "mine": True}])
def test_every_view_can_be_sent_on(more: dict[str, Any]) -> None:
    view = View("2026-10-01", "2026-10-31", filters=FILTERS, **more)
    assert View.of(args(view.query()), TODAY) == view


def test_what_a_form_leaves_open_narrows_nothing() -> None:
    sent = View.of(args("filtered=1&tier=&region=%3D&-channel=phone"), TODAY)
    assert sent.filters == {"region": ("",), "-channel": ("phone",)}
    assert View.of(args("tier=&region="), TODAY).filters == {"tier": ("",), "region": ("",)}


def test_a_dashboard_without_the_filters_that_it_opens_with_stays_so() -> None:
    opens_with = {"-tier": ("vip",)}
    assert View.of(args(""), TODAY, filters=opens_with).filters == opens_with
    without = View.of(args("filtered=1"), TODAY, filters=opens_with)
    assert not View.of(args(without.query()), TODAY, filters=opens_with).filters


@pytest.fixture
def narrowed(world: World) -> tuple[World, str]:
    """A dashboard of all tickets but those by phone, and of those of which no department is known."""
    world.connect("tickets")
    found = following(world.app)
    History(9).happen(40).into(found.facts)
    found.followers["tickets"].reached = True
    world.clock.time = NOW
    own = world.call(
        "CreateOwnDashboard",
        own_dashboard={
            "title": "Not by phone",
            "period": "all",
            "filters": "-channel=phone&team=",
            "figure_ids": ["tickets.opened", "time_logs.time"],
        },
        by="leader",
    )
    return world, f"own-{own.own_dashboard_id}"


def page_of(world: World, address: str, language: str = "en") -> Any:
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["leader"]))
    client.set_cookie("crm_language", language)
    reply = client.get(address)
    assert reply.status_code == 200, reply.text
    return reply


def test_pages_and_files_of_a_dashboard_are_narrowed_as_it_is(narrowed: tuple[World, str]) -> None:
    world, name = narrowed
    asked = {"figure_id": "tickets.opened", "by": "leader"}
    right = world.call("ListRecords", filters="-channel=phone&team=", **asked).total_size
    wrong = world.call("ListRecords", filters="channel=phone&team=", **asked).total_size
    assert 0 < right != wrong
    page = unescape(page_of(world, f"/reports/dashboards/{name}").text)
    assert "Channel: <strong>all but Phone</strong>" in page
    assert "Department: <strong>not said</strong>" in page
    assert '<input type="hidden" name="-channel" value="phone">' in page
    links = re.findall(r'href="(/reports/figures/tickets\.opened\?[^"]*)"', page)
    records = page_of(world, links[0]).text
    assert "all but Phone" in records
    assert len(re.findall("<time ", records)) == min(right, 50)
    (book,) = re.findall(r'href="([^"]+/file\?[^"]*)" download>As a workbook', page)
    words = ZipFile(BytesIO(page_of(world, book).data)).read("xl/sharedStrings.xml").decode()
    assert "Channel: all but phone" in words or "Channel: all but Phone" in words
    (table,) = re.findall(r'href="([^"]+chart=figures[^"]*format=csv)"', page)
    lines = page_of(world, table).data.decode("utf-8-sig").splitlines()
    assert lines[1].split(",")[2] == str(right)


def test_a_filter_that_a_figure_does_not_know_is_said_wherever_it_is_shown(
    narrowed: tuple[World, str],
) -> None:
    world, name = narrowed
    view = "filtered=1&product=P"
    for address in (f"dashboards/{name}", "figures/tickets.opened"):
        page = page_of(world, f"/reports/{address}?{view}").text
        assert "not narrowed by: Product" in page, address
    file = page_of(world, f"/reports/dashboards/{name}/file?{view}&chart=figures&format=csv")
    assert "Not narrowed by" in file.data.decode("utf-8-sig").splitlines()[0]


def test_each_row_of_a_text_file_says_in_its_last_column_what_was_asked(
    narrowed: tuple[World, str],
) -> None:
    world, name = narrowed
    view = "filtered=1&channel=phone&start_date=2024-01-01&end_date=2026-11-30"
    for address in (
        f"dashboards/service/file?{view}&chart=tickets.flow",
        f"dashboards/{name}/file?{view}&chart=figures",
        f"figures/tickets.opened?{view}",
    ):
        file = page_of(world, f"/reports/{address}&format=csv").data.decode("utf-8-sig")
        heads, *rows = csv.reader(file.splitlines())
        assert heads[-1] == "What was asked", address
        assert rows, address
        for row in rows:
            assert len(row) == len(heads)
            assert "2024-01-01 – 2026-11-30" in row[-1]
            assert "channel: phone" in row[-1].lower(), address


def test_the_level_goes_with_the_reader_to_the_explanation(narrowed: tuple[World, str]) -> None:
    world, _name = narrowed
    page = page_of(world, "/reports/measures/tickets.opened?period=all&mine=1").text
    assert "Counted are only the records that you are responsible for." in page


def test_what_is_no_departments_says_so_when_one_is_chosen(world: World) -> None:
    world.connect("channels")
    found = following(world.app)
    History(9).happen(40).into(found.facts)
    asked = {"dashboard_id": "channels", "by": "leader"}
    shown = world.call("GetDashboard", team="Sales", **asked)
    wide = {each.figure_id for each in shown.figures if "team" in each.not_narrowed_by}
    assert wide == {"stock.on_hand", "stock.short", "conflicts.opened", "conflicts.open"}
    with pytest.raises(Invalid) as refused:
        world.call("RunQuery", measure_ids=["stock.on_hand"], team="Sales", by="leader")
    assert set(refused.value.fields) == {"team"}


def test_a_filter_is_offered_when_any_of_the_figures_has_a_choice(world: World) -> None:
    """No order says its channel here, touchpoints do."""
    world.connect("customers")
    found = following(world.app)
    History(9).happen(40).into(found.facts)
    shown = world.call("GetDashboard", dashboard_id="customers", by="leader")
    offered = {each.dimension_id: len(each.values) for each in shown.dimensions}
    assert offered["channel"] > 3
    assert offered["owner"] > 1


def test_in_a_pack_an_own_dashboard_is_narrowed_as_it_is_kept(narrowed: tuple[World, str]) -> None:
    world, name = narrowed
    items: list[dict[str, Any]] = [
        {"kind": packs_pb2.PACK_ITEM_KIND_DASHBOARD, "dashboard_id": name},
        {
            "kind": packs_pb2.PACK_ITEM_KIND_DASHBOARD,
            "dashboard_id": name,
            "filters": [{"dimension_id": "channel", "value": "phone"}],
        },
    ]
    pack = world.call("CreatePack", pack={"title": "Month", "items": items}, by="leader")
    days = {"start_date": "2024-11-01", "end_date": "2026-11-30"}
    shown = world.call("PreviewPack", pack_id=pack.pack_id, by="leader", **days).blocks
    for block, filters in zip(shown, ("-channel=phone&team=", "channel=phone"), strict=True):
        asked = {"figure_id": "tickets.opened", "filters": filters, "by": "leader", **days}
        right = world.call("ListRecords", **asked).total_size
        assert block.dashboard.figures[0].value == str(right)
