"""The pages: they show what the calls return, say what is missing, and work in both languages."""

import re
from typing import Any

import pytest
from crm_chassis.testing import World
from crm_reports.follower import following

from .histories import NOW, History


@pytest.fixture
def shown(world: World) -> World:
    """Reports with tickets and customers, and without channels."""
    world.connect("customers")
    world.connect("tickets")
    found = following(world.app)
    History(9).happen(40).into(found.facts)
    for follower in found.followers.values():
        follower.reached = True
    world.clock.time = NOW
    return world


def get(world: World, address: str, language: str = "en", by: str = "leader") -> Any:
    client = world.http
    token = world.app.peers.token(world.people[by])
    client.set_cookie("crm_session", token)
    client.set_cookie("crm_language", language)
    return client.get(address)


def text_of(reply: Any) -> str:
    assert reply.status_code == 200, reply.text
    return str(reply.text)


def test_the_first_page_is_a_dashboard_that_there_is(shown: World) -> None:
    assert get(shown, "/reports/").headers["location"].endswith("/reports/dashboards/service")


def test_what_was_sent_on_before_still_opens(shown: World) -> None:
    moved = get(shown, "/reports/service?start_date=2026-10-01&team=logistics")
    assert moved.headers["location"].endswith(
        "/reports/dashboards/service?start_date=2026-10-01&team=logistics"
    )


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
@pytest.mark.parametrize("name", ["service", "customers"])
def test_a_dashboard_shows_figures_and_charts(shown: World, name: str, language: str) -> None:
    page = text_of(get(shown, f"/reports/dashboards/{name}?period=all", language))
    assert page.count('class="figure') >= 7
    assert page.count("<figcaption>") >= 4
    assert "style=" not in page


def test_every_link_to_records_opens(shown: World) -> None:
    page = text_of(get(shown, "/reports/dashboards/service?period=all"))
    links = sorted(set(re.findall(r'href="(/reports/figures/[^"]+)"', page)))
    assert len(links) > 30
    for link in links[::5]:
        assert "Records" in text_of(get(shown, link.replace("&amp;", "&")))


def test_what_comes_from_records_is_escaped(shown: World) -> None:
    page = text_of(get(shown, "/reports/figures/tickets.opened"))
    assert "&lt;b&gt;" in page
    assert " <b>" not in page


def test_an_absent_module_is_said(shown: World) -> None:
    page = text_of(get(shown, "/reports/dashboards/channels"))
    assert "The partners module is not part of this installation" in page


def test_a_module_that_is_down_is_said_with_the_time_of_the_figures(shown: World) -> None:
    following(shown.app).followers["tickets"].problem = "The module tickets does not answer."
    assert "Tickets does not answer. These are the figures of 22 Nov 2026" in text_of(
        get(shown, "/reports/dashboards/service")
    )


def test_a_month_is_published_and_read(shown: World) -> None:
    client = shown.http
    client.set_cookie("crm_session", shown.app.peers.token(shown.people["leader"]))
    form = client.get("/reports/snapshots/publish")
    token = re.search(r'name="csrf_token" value="([^"]+)"', form.text)
    assert token is not None
    reply = client.post(
        "/reports/snapshots/publish",
        data={
            "csrf_token": token[1],
            "month": "2026-10",
            "summary": "As expected.",
            "roles": "agent",
        },
    )
    assert reply.status_code == 303, reply.text
    page = text_of(get(shown, reply.headers["location"], by="agent"))
    assert "As expected." in page
    assert "Report for October 2026" in text_of(get(shown, "/reports/snapshots", by="agent"))
    assert get(shown, reply.headers["location"], by="specialist").status_code == 404


def test_the_data_page_shows_the_feeds(shown: World) -> None:
    assert "up to date" in text_of(get(shown, "/reports/facts"))
