"""Alerts: told once when a line is crossed, by one of several replicas, with the rights of the owner and not more."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from crm_chassis import jobs
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound
from crm_chassis.testing import World
from crm_reports.alerts import watching
from crm_reports.follower import following

from .goals_past import Past, fixtures

globals().update(fixtures())
DAY_ONE = date(2026, 11, 2)
PEOPLE = {"anna": ("agent", "service"), "sid": ("specialist", "sales"), "head": ("leader", "")}


@pytest.fixture(scope="module", autouse=True)
def people(there: World, past: Past) -> None:
    """People with accounts; before the first of November, three tickets a day of the service team."""
    there.clock.time = datetime(2026, 11, 1, 9, tzinfo=UTC)
    for user_id, (role, team) in PEOPLE.items():
        user = {"user_id": user_id, "display_name": user_id, "roles": [role], "team": team}
        there.call("CreateUser", user=user, password="a long enough password")
        there.person(user_id, role, team=team)
    with past.at_once():
        for back in range(1, 60):
            past.opened(DAY_ONE - timedelta(days=back), 3, team="service")


@pytest.fixture(autouse=True)
def no_alert_left(there: World) -> Any:
    there.clock.time = max(there.clock.time, datetime(2026, 11, 2, 9, tzinfo=UTC))
    yield
    for alert in there.call("ListAlerts", page_size=500).alerts:
        there.call("DeleteAlert", alert_id=alert.alert_id)


def make(there: World, by: str = "anna", **fields: Any) -> Any:
    alert = {
        "title": "Many tickets",
        "figure_id": "tickets.opened",
        "comparison": "ALERT_COMPARISON_ABOVE",
        "window_days": 1,
        **fields,
    }
    return there.call("CreateAlert", by=by, alert=alert)


def look(there: World, days: float = 0, **more: float) -> None:
    there.clock.time += timedelta(days=days, **more)
    there.run_jobs()


def told(there: World, by: str = "anna") -> list[str]:
    return [notice.text for notice in there.call("ListNotices", by=by, page_size=100).notices]


def numbers(there: World, alert: Any) -> list[int]:
    found = there.call("ListAlertFirings", alert_id=alert.alert_id).alert_firings
    return [firing.number for firing in reversed(found)]


def test_it_tells_once_when_crossed_and_again_only_after_it_came_back(
    there: World, past: Past
) -> None:
    before = len(told(there))
    alert = make(there, line="8", back_line="5")
    counts = [3, 9, 9, 4, 9, 1, 0, 0]  # of each day; what is measured is today and the day before
    firings = []
    for count in counts:
        past.opened(there.clock.time.date(), count, team="service")
        look(there, hours=1)
        firings.append(len(numbers(there, alert)))
        there.clock.time += timedelta(hours=23)
    # 6, 12, 18, 13, 13, 10, 1, 0: crossed on the second day, back below five on the seventh
    assert firings == [0, 1, 1, 1, 1, 1, 1, 1]
    past.opened(there.clock.time.date(), 20, team="service")
    look(there, hours=1)
    assert numbers(there, alert) == [1, 2]
    texts = told(there)
    assert len(texts) == before + 2
    assert texts[0] == "Many tickets: 20 is above the line of 8"
    firing = there.call("ListAlertFirings", alert_id=alert.alert_id, by="anna").alert_firings[0]
    assert (firing.value, firing.line, firing.record_count) == ("20", "8", 20)
    assert "/reports/figures/tickets.opened?start_date=" in firing.records_path
    fired = list(there.events("crm.reports.Alert.fired"))
    assert len(fired) >= 2


def test_still_beyond_is_told_again_only_if_asked(there: World, past: Past) -> None:
    alert = make(there, line="1", window_days=400, repeat_days=3)
    for _ in range(8):
        look(there, days=1)
    assert numbers(there, alert) == [1, 2, 3]
    kinds = there.call("ListAlertFirings", alert_id=alert.alert_id).alert_firings
    assert [firing.kind for firing in kinds] == [2, 2, 1]
    assert "is still beyond its line" in told(there)[0]


def test_facts_that_are_behind_tell_nothing_and_it_is_said(there: World) -> None:
    alert = make(there, line="1", window_days=100)
    follower = following(there.app).followers["tickets"]
    follower.problem = "does not answer"
    look(there, hours=1)
    shown = there.call("GetAlert", alert_id=alert.alert_id)
    assert (shown.state, shown.problem, shown.firing_count) == (4, 2, 0)
    follower.problem = ""
    look(there, minutes=2)
    shown = there.call("GetAlert", alert_id=alert.alert_id)
    assert (shown.state, shown.problem, shown.firing_count) == (3, 1, 1)


def test_a_measure_without_data_tells_nothing_and_crosses_when_there_is_some(
    there: World, past: Past
) -> None:
    asked = {"figure_id": "promises.kept_share", "comparison": "ALERT_COMPARISON_BELOW"}
    alert = make(there, line="0.9", **asked)
    before = len(told(there))
    for _ in range(2):
        look(there, hours=1)
    shown = there.call("GetAlert", alert_id=alert.alert_id)
    assert (shown.state, shown.problem, shown.value, len(told(there))) == (4, 3, "", before)
    past.promised(there.clock.time.date(), 1, 1)
    look(there, hours=1)
    look(there, hours=1)
    assert numbers(there, alert) == [1]
    assert told(there)[0].startswith("Many tickets: 50.0 % is below the line of 90.0 %")


def test_a_kill_between_judging_and_telling_leaves_one_notice(
    there: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    alert = make(there, line="1", window_days=100)
    before = len(told(there))
    real: Any = vars(watching)["notify"]

    def killed(*_given: Any, **_more: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "notify", killed)
    with pytest.raises(KeyboardInterrupt):
        look(there, hours=1)
    assert numbers(there, alert) == []  # neither half is there
    monkeypatch.setattr(watching, "notify", real)
    look(there)
    look(there, hours=1)
    assert numbers(there, alert) == [1]
    assert len(told(there)) == before + 1


def test_two_evaluators_at_once_tell_once(there: World) -> None:
    alert = make(there, line="1", window_days=100)
    before = len(told(there))
    there.clock.time += timedelta(hours=1)
    start = threading.Barrier(4)

    def evaluate() -> None:
        with there.app.database.connection() as connection:
            call = there.app.begin(connection, "jobs/alert")
            start.wait()
            with there.app.transaction(connection, call):
                watching.judge(call, {"alert_id": alert.alert_id})

    threads = [threading.Thread(target=evaluate) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    jobs.run_due(there.app)
    assert numbers(there, alert) == [1]
    assert len(told(there)) == before + 1


def test_it_counts_what_its_owner_sees_and_not_more(there: World) -> None:
    of_agent = make(there, line="1", window_days=100)
    of_other = make(there, by="sid", line="1", window_days=100)  # sees the records of sales only
    look(there, hours=1)
    shown = there.call("GetAlert", alert_id=of_other.alert_id)
    assert (shown.state, shown.value) == (2, "0")
    assert there.call("GetAlert", alert_id=of_agent.alert_id).state == 3
    with pytest.raises(NotFound):
        there.call("GetAlert", alert_id=of_agent.alert_id, by="sid")
    with pytest.raises(Forbidden):
        make(there, by="sid", line="1", owner_id="anna")
    for_other = make(there, by="head", line="1", window_days=100, owner_id="sid")
    look(there, hours=1)
    assert there.call("GetAlert", alert_id=for_other.alert_id, by="sid").value == "0"


def test_muted_it_tells_afterwards_what_is_still_so(there: World) -> None:
    alert = make(there, line="1", window_days=100)
    before = len(told(there))
    until = there.clock.time + timedelta(days=2)
    there.call("MuteAlert", by="anna", alert_id=alert.alert_id, mute_time=until)
    look(there, days=1)
    assert (numbers(there, alert), len(told(there))) == ([1], before)
    look(there, days=2)
    look(there, days=1)
    assert (numbers(there, alert), len(told(there))) == ([1], before + 1)


def test_an_alert_that_cannot_be_judged_tells_its_editor_once(there: World) -> None:
    user = {"user_id": "leaves", "display_name": "x", "roles": ["agent"], "team": "service"}
    there.call("CreateUser", user=user, password="a long enough password")
    there.person("leaves", "agent", team="service")
    alert = make(there, by="head", line="1", owner_id="leaves")
    own = make(there, by="leaves", line="1", title="Mine")  # nobody but who leaves knows of it
    leader = {"user_id": "head.two", "display_name": "Head Two", "roles": ["leader"]}
    there.call("CreateUser", user=leader)
    there.person("head.two", "leader")
    left = {"user_id": "leaves", "disabled": True}
    there.call("UpdateUser", user=left, update_mask={"paths": ["disabled"]})
    for _ in range(3):
        look(there, hours=1)
    texts = [text for text in told(there, "head") if "Many tickets tells nobody" in text]
    assert len(texts) == 1
    assert there.call("GetAlert", alert_id=alert.alert_id).problem == 5
    assert len([text for text in told(there, "head.two") if "Mine tells nobody" in text]) == 1
    assert there.call("GetAlert", alert_id=own.alert_id, by="head.two").problem == 5
    gone = make(there, line="1")
    with there.app.database.connection() as connection:
        connection.execute(
            "update alerts set figure_id = 'gone.with_it' where alert_id = %s", [gone.alert_id]
        )
        connection.commit()
    for _ in range(2):
        look(there, hours=1)
    assert len([text for text in told(there) if "no longer has its measure" in text]) == 1
    assert there.call("GetAlert", alert_id=gone.alert_id, by="anna").measure == ""


def test_tried_on_the_past_it_would_have_told_as_it_tells(there: World, past: Past) -> None:
    begun = there.clock.time.date() + timedelta(days=3)
    there.clock.time = datetime(begun.year, begun.month, begun.day, 8, tzinfo=UTC)
    alert = make(there, line="8", back_line="5", window_days=1)
    days: list[date] = []
    for count in (0, 0, 9, 9, 0, 0, 7, 7, 1, 1, 0, 12):
        past.opened(there.clock.time.date(), count, team="service")
        look(there, hours=13)  # late in the day: what came is what there is
        found = numbers(there, alert)
        days += [there.clock.time.date()] if len(found) > len(days) else []
        there.clock.time += timedelta(hours=11)
    tried = there.call("TestAlert", alert_id=alert.alert_id, by="anna", days=90)
    since = [day for day in tried.days if day.date >= begun.isoformat()]
    assert [day.date for day in since if day.fired] == [day.isoformat() for day in days]
    assert len(tried.days) == 91


def test_changes_are_compared_over_whole_days(there: World, past: Past) -> None:
    there.clock.time += timedelta(days=30)
    now = there.clock.time.date()
    for back in range(1, 8):
        past.opened(now - timedelta(days=back), 3, team="service")
        past.opened(now - timedelta(days=back + 7), 6, team="service")
    alert = make(there, comparison="ALERT_COMPARISON_FALLS", line="40", window_days=7)
    look(there, hours=1)
    shown = there.call("GetAlert", alert_id=alert.alert_id, by="anna")
    assert (shown.value, shown.state) == ("-50", 3)
    assert told(there)[0] == "Many tickets: changed by -50.0 %, the line is −40.0 %"


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("alert.figure_id", {"figure_id": "weather.rain", "line": "1"}),
        ("alert.window", {"window": "ALERT_WINDOW_STANDING", "line": "1"}),
        (
            "alert.window",
            {"figure_id": "tickets.open", "window": "ALERT_WINDOW_THIS_WEEK", "line": "1"},
        ),
        ("alert.line", {"comparison": "ALERT_COMPARISON_RISES", "line": "0"}),
        ("alert.back_line", {"line": "5", "back_line": "6"}),
        ("alert.time_zone", {"line": "1", "time_zone": "Moon/Base"}),
    ],
)
def test_what_makes_no_alert_is_named(there: World, field: str, fields: dict[str, Any]) -> None:
    with pytest.raises(Invalid) as refused:
        make(there, **fields)
    assert set(refused.value.fields) == {field}


def test_looking_at_an_alert_does_not_disturb_who_edits_it(there: World) -> None:
    alert = make(there, line="1000000")
    look(there, hours=1)
    changed = {"alert_id": alert.alert_id, "etag": alert.etag, "line": "5"}
    after = there.call("UpdateAlert", by="anna", alert=changed)
    assert (after.line, after.state) == ("5", 1)  # judged anew
    with pytest.raises(Conflict):
        there.call("UpdateAlert", by="anna", alert=changed)
