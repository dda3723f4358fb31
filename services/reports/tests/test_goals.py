"""Goals: five at most, measured and never typed, moved with a reason only, seen by those of their level."""

import threading
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition, Refusal
from crm_chassis.testing import World
from crm_reports.follower import following

from .goals_past import Past, fixtures

globals().update(fixtures())
TODAY = date(2026, 11, 16)
TITLE = {"title": "Fewer toner calls", "figure_id": "tickets.opened", "level": "GOAL_LEVEL_COMPANY"}
AUTUMN = {"start_date": "2026-09-07", "target_date": "2026-12-27"}


@pytest.fixture(autouse=True)
def everything_as_before(there: World) -> Any:
    """Each test begins on the same morning and without goals."""
    there.clock.time = datetime(2026, 11, 16, 9, tzinfo=UTC)
    yield
    there.clock.time = datetime(2026, 11, 16, 9, tzinfo=UTC)
    for goal in there.call("ListGoals", page_size=500).goals:
        there.call("DeleteGoal", goal_id=goal.goal_id)


@pytest.fixture(scope="module", autouse=True)
def steady(there: World, past: Past) -> None:
    """Ten tickets on each day of the weeks before, five of them of the service team; three promises in four kept."""
    with past.at_once():
        for back in range(150):
            day = TODAY - timedelta(days=back)
            past.opened(day, 5, team="service", owner_id="anna")
            past.opened(day, 5 + back % 2, team="sales", owner_id="tom", channel=2)
        for back in range(20):
            past.promised(TODAY - timedelta(days=7 * back + 1), 3, 1)
    there.person("anna", "agent", team="service")
    there.person("boss", "manager", team="service")
    there.person("other", "manager", team="sales")


def make(there: World, by: str = "leader", **fields: Any) -> Any:
    return there.call("CreateGoal", by=by, goal={**TITLE, **AUTUMN, **fields})


def refused(there: World, **fields: Any) -> dict[str, str]:
    with pytest.raises(Invalid) as problem:
        make(there, **fields)
    return problem.value.fields


def test_the_baseline_is_measured_and_the_rest_is_told_by_the_facts(there: World) -> None:
    goal = make(there, target="800")
    assert goal.baseline_measured
    assert goal.baseline_date == "2026-09-06"
    assert goal.direction == -1  # the measure says neither, the target is below the baseline
    progress = goal.progress
    assert progress.state == 4  # a limit that will not be kept
    assert progress.value == "745"  # 71 days of 10 and a half
    assert 1150 < float(progress.forecast) < 1200
    assert float(progress.forecast_low) <= float(progress.forecast) <= float(progress.forecast_high)
    assert "the limit is 800" in progress.explanation
    listed = there.call(
        "ListRecords",
        by="leader",
        figure_id="tickets.opened",
        start_date="2026-09-07",
        end_date="2026-11-16",
    )
    assert listed.total_size == int(progress.value) == progress.record_count
    assert progress.records_path.endswith("start_date=2026-09-07&end_date=2026-11-16")


def test_a_goal_of_a_team_or_a_person_counts_their_records_only(there: World) -> None:
    of_team = make(there, "boss", level="GOAL_LEVEL_TEAM", target="500")
    of_person = make(
        there, "boss", level="GOAL_LEVEL_PERSON", person_id="anna", target="500", team="service"
    )
    assert (of_team.team, of_team.progress.value) == ("service", "355")
    assert of_person.progress.value == "355"
    narrowed = make(there, target="100", filters=[{"name": "channel", "value": "web"}])
    assert int(narrowed.progress.value) == 745 - 355


def test_what_stands_and_shares_are_read_along_time(there: World) -> None:
    share = make(
        there,
        figure_id="promises.kept_share",
        reading="GOAL_READING_WEEKLY",
        target="0.9",
        baseline="0.7",
    )
    assert share.progress.value == "0.75"
    assert share.progress.percent == 25
    assert share.progress.state == 4
    assert float(share.progress.forecast) == pytest.approx(0.75, abs=0.01)
    standing = make(there, figure_id="tickets.open", target="5000", baseline="9000")
    assert standing.progress.value == "1575"
    assert standing.progress.state == 5


def test_a_goal_comes_its_way(there: World) -> None:
    """Not begun, too early to tell, on track, reached, missed: as the days go by."""
    goal = make(
        there,
        target="500",
        baseline="100",
        start_date="2026-09-20",
        target_date="2026-10-30",
        figure_id="tickets.opened",
    )
    seen = []
    for day in ((9, 19), (9, 22), (10, 25), (11, 12)):
        there.clock.time = datetime(2026, *day, 9, tzinfo=UTC)
        seen.append(there.call("GetGoal", goal_id=goal.goal_id, by="leader").progress.state)
    assert seen == [1, 2, 4, 6]
    points = there.call("GetGoal", goal_id=goal.goal_id, by="leader").progress.points
    assert points[-1].needed == "500"
    assert [float(p.actual) for p in points] == sorted(float(p.actual) for p in points)


def test_three_to_five(there: World) -> None:
    for number in range(5):
        make(there, target="100", title=f"Goal {number}")
    with pytest.raises(Precondition) as problem:
        make(there, target="100")
    assert problem.value.reason == "TOO_MANY_GOALS"
    make(there, target="100", level="GOAL_LEVEL_TEAM", team="service")
    groups = {(g.level, g.name): g.count for g in there.call("GetGoalTree", by="boss").groups}
    assert groups == {(1, ""): 5, (2, "service"): 1}
    there.clock.time = datetime(2027, 1, 10, tzinfo=UTC)  # those of last year are over
    assert make(
        there, target="100", start_date="2027-01-01", target_date="2027-06-30", baseline="200"
    )


def test_the_fifth_goal_is_made_once_even_by_two_at_once(there: World) -> None:
    for number in range(4):
        make(there, target="100", title=f"Goal {number}")
    outcomes: list[str] = []

    def fifth() -> None:
        try:
            make(there, target="100", baseline="900")
            outcomes.append("made")
        except Refusal as refusal:
            outcomes.append(refusal.reason)

    threads = [threading.Thread(target=fifth) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["TOO_MANY_GOALS", "made"]


def test_a_target_never_moves_silently(there: World) -> None:
    goal = make(there, target="1000")
    change: dict[str, Any] = {
        "goal": {"goal_id": goal.goal_id, "target": "1100"},
        "update_mask": {"paths": ["target"]},
    }
    with pytest.raises(Invalid) as problem:
        there.call("UpdateGoal", by="leader", **change)
    assert set(problem.value.fields) == {"reason"}
    there.clock.time += timedelta(hours=1)
    moved = there.call("UpdateGoal", by="leader", reason="Two products more", **change)
    assert (moved.target, moved.baseline, moved.baseline_measured) == ("1100", goal.baseline, True)
    told = there.call("ListGoalEntries", goal_id=goal.goal_id, by="leader").goal_entries
    assert [entry.kind for entry in told] == [3, 1]
    assert (told[0].actor_id, told[0].text) == ("leader.one", "Two products more")
    assert [(c.field, c.before, c.after) for c in told[0].changes] == [("target", "1000", "1100")]
    words: dict[str, Any] = {"goal": {"goal_id": goal.goal_id, "if_missed": "We hire"}}
    there.call("UpdateGoal", by="leader", **words)  # words need no reason
    there.call("CreateGoalComment", goal_id=goal.goal_id, text="Printers are old", by="anna")
    told = there.call("ListGoalEntries", goal_id=goal.goal_id, by="leader").goal_entries
    assert [entry.kind for entry in told] == [4, 2, 3, 1]
    with pytest.raises(Conflict):
        there.call(
            "UpdateGoal",
            by="leader",
            goal={"goal_id": goal.goal_id, "etag": goal.etag, "title": "x"},
        )


@pytest.mark.parametrize(
    ("field", "fields"),
    [
        ("goal.figure_id", {"figure_id": "tickets.colour", "target": "1"}),
        ("goal.filters[0].name", {"filters": [{"name": "colour", "value": "red"}], "target": "1"}),
        ("goal.currency", {"figure_id": "orders.sales", "target": "1"}),
        ("goal.currency", {"currency": "EUR", "target": "1"}),
        ("goal.target_date", {"target_date": "2026-09-07", "target": "1"}),
        ("goal.target_date", {"target_date": "2026-11-31", "target": "1"}),
        ("goal.target", {"figure_id": "tickets.closed", "baseline": "10", "target": "5"}),
        ("goal.reading", {"reading": "GOAL_READING_STANDING", "target": "1"}),
        (
            "goal.reading",
            {"figure_id": "promises.kept_share", "reading": "GOAL_READING_TOTAL", "target": "1"},
        ),
        ("goal.team", {"team": "service", "target": "1"}),
        ("goal.baseline_date", {"baseline_date": "2027-01-01", "target": "1"}),
        ("goal.time_zone", {"time_zone": "Moon/Base", "target": "1"}),
    ],
)
def test_what_makes_no_goal_is_named(there: World, field: str, fields: dict[str, Any]) -> None:
    assert set(refused(there, **fields)) == {field}


def test_who_may_change_whose_goals(there: World) -> None:
    company = make(there, target="100")
    team = make(there, "boss", level="GOAL_LEVEL_TEAM", target="100", parent_id=company.goal_id)
    own = make(
        there,
        "boss",
        level="GOAL_LEVEL_PERSON",
        person_id="anna",
        team="service",
        target="100",
        parent_id=team.goal_id,
    )
    for by, level in (("boss", "GOAL_LEVEL_COMPANY"), ("other", "GOAL_LEVEL_TEAM")):
        with pytest.raises(Forbidden):
            make(there, by, level=level, target="100", team="" if by == "boss" else "service")
    with pytest.raises(Forbidden):
        there.call("DeleteGoal", goal_id=company.goal_id, by="boss")

    def seen(by: str) -> set[int]:
        return {goal.goal_id for goal in there.call("ListGoals", by=by).goals}

    every = {company.goal_id, team.goal_id, own.goal_id}
    assert seen("leader") == seen("boss") == seen("anna") == every
    assert seen("other") == {company.goal_id}
    assert seen("rep") == {company.goal_id, team.goal_id}  # of the same team
    with pytest.raises(NotFound):
        there.call("GetGoal", goal_id=own.goal_id, by="other")
    nodes = there.call("GetGoalTree", by="boss").nodes
    assert [(node.goal.goal_id, node.depth) for node in nodes] == [
        (company.goal_id, 0),
        (team.goal_id, 1),
        (own.goal_id, 2),
    ]
    upward: dict[str, Any] = {"goal": {"goal_id": company.goal_id, "parent_id": team.goal_id}}
    with pytest.raises(Invalid) as problem:
        there.call("UpdateGoal", by="leader", **upward)
    assert set(problem.value.fields) == {"goal.parent_id"}


def test_actions_have_a_person_or_are_those_of_tickets(there: World, past: Past) -> None:
    goal = make(there, target="100")
    key = {"goal_id": goal.goal_id}
    given = {**key, "text": "Order rollers", "owner_id": "anna", "due_date": "2026-12-01"}
    action = there.call("CreateGoalAction", by="leader", goal_action=given)
    change = {"goal_action_id": action.goal_action_id, "state": "GOAL_ACTION_STATE_DONE"}
    assert there.call("UpdateGoalAction", by="anna", goal_action=change).state == 3
    with pytest.raises(Forbidden):
        there.call("UpdateGoalAction", by="anna", goal_action={**change, "due_date": "2027-01-01"})
    past.action(7, "Teach the dealers", owner_id="tom", team="sales")
    linked = {**key, "ticket_action_id": 7}
    there.call("CreateGoalAction", by="leader", goal_action=linked)
    with pytest.raises(Refusal) as twice:
        there.call("CreateGoalAction", by="leader", goal_action=linked)
    assert twice.value.reason == "ACTION_THERE"
    past.action(7, "Teach all dealers", owner_id="tom", team="sales")  # changed there, shown here

    def text(by: str) -> list[str]:
        return [each.text for each in there.call("GetGoal", by=by, **key).actions]

    assert text("leader") == ["Order rollers", "Teach all dealers"]
    assert text("boss") == ["Order rollers", ""]  # not theirs to read in tickets


def test_facts_that_are_behind_are_said_and_no_baseline_comes_of_them(there: World) -> None:
    goal = make(there, target="1000")
    follower = following(there.app).followers["tickets"]
    follower.problem = "does not answer"
    try:
        shown = there.call("GetGoal", by="leader", goal_id=goal.goal_id).progress
        assert not shown.current
        assert "not complete" in shown.explanation
        with pytest.raises(Precondition) as problem:
            make(there, target="1000")
        assert problem.value.reason == "NO_BASELINE"
    finally:
        follower.problem = ""


def test_a_measure_that_is_gone_is_said(there: World) -> None:
    from sqlalchemy import text

    goal = make(there, target="1000")
    with there.app.database.connection() as connection:
        connection.execute(str(text("update goals set figure_id = 'gone.with_it'")))
        connection.commit()
    shown = there.call("GetGoal", by="leader", goal_id=goal.goal_id).progress
    assert (shown.state, shown.measure) == (2, "")
    assert "no longer" in shown.explanation
