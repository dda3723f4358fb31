"""The pages of goals and alerts: everything that they show opens, in both languages, and forms say what is wrong."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from crm_chassis.testing import World

from .goals_past import Past, fixtures

globals().update(fixtures())


@pytest.fixture(scope="module", autouse=True)
def lively(there: World, past: Past) -> None:
    """A goal of the company with one of a team below it, and an alert that has told."""
    there.clock.time = datetime(2026, 11, 16, 9, tzinfo=UTC)
    with past.at_once():
        for back in range(120):
            past.opened(date(2026, 11, 16) - timedelta(days=back), 3 + back % 3, team="service")
    given = {
        "title": "Fewer calls about toner",
        "figure_id": "tickets.opened",
        "level": "GOAL_LEVEL_COMPANY",
        "start_date": "2026-09-01",
        "target_date": "2026-12-31",
        "baseline": "900",
        "target": "600",
        "if_reached": "A day at the lake",
    }
    above = there.call("CreateGoal", goal=given, by="leader")
    below = {**given, "level": "GOAL_LEVEL_TEAM", "team": "service", "parent_id": above.goal_id}
    there.call("CreateGoal", goal=below, by="leader")
    there.call(
        "CreateGoalComment", goal_id=above.goal_id, text="Ask the <b>dealers</b>", by="agent"
    )
    action = {"goal_id": above.goal_id, "text": "New rollers", "owner_id": "agent.one"}
    there.call("CreateGoalAction", goal_action=action, by="leader")
    alert = {
        "title": "Many tickets",
        "figure_id": "tickets.opened",
        "comparison": "ALERT_COMPARISON_ABOVE",
        "line": "5",
    }
    user = {"user_id": "leader.one", "display_name": "Leader One", "roles": ["leader"]}
    there.call("CreateUser", user=user, password="a long enough password")
    there.call("CreateAlert", alert=alert, by="leader")
    there.run_jobs()


def get(there: World, address: str, language: str = "en", by: str = "leader") -> str:
    client = there.http
    client.set_cookie("crm_session", there.app.peers.token(there.people[by]))
    client.set_cookie("crm_language", language)
    reply = client.get(address)
    assert reply.status_code == 200, (address, reply.text)
    return str(reply.text)


PLACES = (
    *("goals", "goals/1", "goals/1/edit", "goals/new", "lists/goals"),
    *("alerts", "alerts/1?try=1", "alerts/1/edit", "alerts/new"),
)


@pytest.mark.parametrize("language", ["en", "zh-Hans"])
def test_every_page_opens(there: World, language: str) -> None:
    for place in PLACES:
        page = get(there, f"/reports/{place}", language)
        assert "style=" not in page
        assert "GOAL_" not in re.sub(r'(value|href)="[^"]*"', "", page)


def test_the_cascade_says_how_far_each_goal_is_and_what_is_missing(there: World) -> None:
    page = get(there, "/reports/goals")
    assert page.count('class="goal depth-0"') == page.count('class="goal depth-1"') == 1
    assert "three to five are meant" in page
    assert "If it goes on like this" in page


def test_a_goal_shows_its_way_and_leads_to_the_records(there: World) -> None:
    page = get(there, "/reports/goals/1")
    for part in ('class="band"', 'class="needed"', "A day at the lake", "New rollers"):
        assert part in page
    assert "Ask the &lt;b&gt;dealers" in page
    link = re.search(r'href="(/reports/figures/[^"]+)"', page)
    assert link is not None
    assert "Records" in get(there, link[1].replace("&amp;", "&"))


def test_who_may_not_change_a_goal_is_not_asked_to(there: World) -> None:
    page = get(there, "/reports/goals/1", by="agent")
    assert "/edit" not in page
    assert 'action="/reports/goals/1/comment"' in page
    assert "/done" in page  # an action of one's own is


def test_an_alert_shows_when_it_told_and_the_records(there: World) -> None:
    page = get(there, "/reports/alerts/1")
    assert "/reports/figures/tickets.opened" in page
    notices = there.call("ListNotices", by="leader").notices
    assert notices[0].resource_id == 1
    assert there.app.service.record_pages[notices[0].resource] == "reports.alert"


def test_a_form_says_what_is_wrong_beside_the_input(there: World) -> None:
    client = there.http
    client.set_cookie("crm_session", there.app.peers.token(there.people["leader"]))
    form = client.get("/reports/goals/new")
    token: Any = re.search(r'name="csrf_token" value="([^"]+)"', form.text)
    data = {
        "csrf_token": token[1],
        "_form": "CreateGoal",
        "goal.title": "Sales",
        "goal.level": "GOAL_LEVEL_COMPANY",
        "goal.figure_id": "orders.sales",
        "goal.target": "5",
        "goal.start_date": "2026-01-01",
        "goal.target_date": "2026-12-31",
    }
    reply = client.post("/reports/goals/new", data=data)
    assert reply.status_code == 422
    assert "amounts of different currencies are never added up" in reply.text
    data |= {"goal.figure_id": "tickets.opened", "goal.baseline": "4"}
    assert client.post("/reports/goals/new", data=data).status_code == 303
