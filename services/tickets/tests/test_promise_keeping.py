"""Promises looked after: reminders, breaking by themselves, escalation, moving with consent, and who keeps them."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from crm.tickets.v1 import promises_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, Refusal
from crm_chassis.records import moment_of
from crm_tickets import falling_due, rules, tables
from crm_tickets.promising import rules as time_rules
from crm_tickets.tables import promises, tickets
from sqlalchemy import select

from .promise_desk import Promises

OPEN, KEPT, BROKEN = pb.PROMISE_STATE_OPEN, pb.PROMISE_STATE_KEPT, pb.PROMISE_STATE_BROKEN
GUIDE = Path(__file__).resolve().parents[3] / "docs" / "promises.md"


@pytest.fixture
def desk(world):
    return Promises(world)


def together(*acts):
    """Does all acts at the same moment; says of each what came of it."""
    gate = threading.Barrier(len(acts))

    def go(act):
        gate.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal.reason

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(go, acts))


def move(desk, promise, hours=4, **fields):
    due = desk.world.clock.now() + timedelta(hours=hours)
    said = {"reason": "The part is late", "consent": "Mr Braun, on the phone", **fields}
    if "due_text" not in said:
        said["due_time"] = due
    return desk.call("MovePromise", promise_id=promise.promise_id, **said)


# The table of steps


def test_the_table_of_promises_is_the_one_in_the_guide_and_names_only_states():
    states = set(tables.PROMISE_STATES)
    assert {state for state, _ in rules.PROMISE} | set(rules.PROMISE.values()) <= states
    told = re.findall(r"^\| `(\w+)` \| `(\w+)` \| `(\w+)` \|$", GUIDE.read_text(), re.MULTILINE)
    assert {(state, step): after for state, step, after in told} == dict(rules.PROMISE)
    steps = {step for _, step in rules.PROMISE}
    for state, step in product(states, steps):
        if (state, step) not in rules.PROMISE:
            with pytest.raises(rules.NotAllowed):
                rules.next_state(rules.PROMISE, state, step)


def test_what_is_broken_stays_broken_unless_a_clock_had_run_ahead():
    leaves = {(state, step) for (state, step), to in rules.PROMISE.items() if state != to}
    assert {step for state, step in leaves if state == "broken"} == {"correct"}


# Reminders


def test_the_keeper_is_reminded_once_for_each_lead_time(desk):
    desk.rule("callback", remind_minutes=[60, 15])
    promise = desk.promise(desk.open(), hours=3, owner_id="ben.ott")
    desk.later(hours=1, minutes=59)
    assert desk.told(desk.ben) == []
    for _ in range(3):
        desk.later(minutes=1)
    assert len(desk.told(desk.ben)) == 1
    desk.later(minutes=45)
    assert len(desk.told(desk.ben)) == 2
    assert "#1 Mr Braun: the callback is promised for" in desk.told(desk.ben)[0]
    assert desk.told(desk.anna) == desk.told(desk.cara) == []
    assert desk.changes(promise) == ["made", "reminded", "reminded"]
    assert desk.now(promise).state == OPEN


def test_what_is_due_sooner_than_its_lead_time_is_not_reminded_of_at_once(desk):
    desk.rule("callback", remind_minutes=[60])
    promise = desk.promise(desk.open(), hours=0.5)
    desk.later(minutes=1)
    assert desk.changes(promise) == ["made"]


def test_what_only_a_department_keeps_reminds_its_liaison_person(desk):
    desk.promise(desk.open(by=desk.shop, owner_id="", phone="+49301"), team="service", by=desk.shop)
    desk.later(hours=1, minutes=50)
    assert len(desk.told(desk.cara)) == 1


def test_what_is_kept_in_time_is_never_reminded_of(desk):
    promise = desk.promise(desk.open())
    desk.call("KeepPromise", promise_id=promise.promise_id)
    desk.later(hours=5)
    assert desk.told(desk.anna) == []
    assert desk.changes(promise) == ["made", "kept"]


# Broken by itself, and escalated


def test_it_breaks_by_the_loop_alone_and_escalates_step_by_step(desk):
    promise = desk.promise(desk.open(), hours=1)
    assert desk.later(minutes=59, seconds=59) == 1  # reminded
    assert desk.now(promise).state == OPEN
    desk.later(seconds=1)
    broken = desk.now(promise)
    assert (broken.state, broken.break_time) == (BROKEN, promise.due_time)
    assert broken.escalation_count == 1
    assert "Broken promise: #1 Mr Braun: the callback" in desk.told(desk.anna, "promise_broken")[0]
    assert len(desk.told(desk.cara)) == 1
    assert desk.told(desk.lead) == []
    desk.later(minutes=30)
    assert len(desk.told(desk.lead)) == 1
    desk.later(hours=9)
    assert [len(desk.told(who)) for who in (desk.cara, desk.lead)] == [1, 1]
    assert desk.changes(promise) == ["made", "reminded", "broken", "escalated", "escalated"]


def test_nobody_is_told_any_more_once_it_is_made_good_or_explained(desk):
    for settles in ("KeepPromise", "BreakPromise"):
        promise = desk.promise(desk.open(), hours=1)
        desk.later(hours=1, minutes=1)
        desk.call(settles, promise_id=promise.promise_id, reason="Reached him late")
        desk.later(hours=2)
        assert desk.told(desk.lead) == []
        assert desk.now(promise).state == BROKEN


def test_what_nobody_looked_at_for_long_is_made_up_for_in_its_order(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(days=3)
    assert desk.changes(promise) == ["made", "broken", "escalated", "escalated"]
    assert len(desk.told(desk.lead)) == 1


def test_steps_are_data_and_open_promises_follow_them(desk):
    promise = desk.promise(desk.open(), hours=1)
    steps = [{"after_minutes": 5, "targets": ["PROMISE_TARGET_OWNER"], "user_ids": ["ben.ott"]}]
    desk.rule("callback", escalations=steps, remind_minutes=[])
    desk.later(hours=1)
    assert desk.told(desk.ben) == []
    desk.later(minutes=5)
    assert len(desk.told(desk.ben)) == len(desk.told(desk.anna)) == 1
    assert desk.changes(promise) == ["made", "broken", "escalated"]


def test_rules_that_cannot_be_followed_are_refused_by_their_field(desk):
    for fields, place in (
        ({"business_calendar_id": 77}, "promise_rule.business_calendar_id"),
        ({"escalations": [{"after_minutes": 5}]}, "promise_rule.escalations[0].targets"),
        (
            {"escalations": [{"after_minutes": n, "user_ids": ["x"]} for n in (9, 5)]},
            "promise_rule.escalations[1].after_minutes",
        ),
    ):
        with pytest.raises(Invalid) as refusal:
            desk.rule("visit", **fields)
        assert list(refusal.value.fields) == [place]
    rule = {"promise_rule_id": 1, "remind_minutes": [5]}
    mask = {"paths": ["remind_minutes"]}
    with pytest.raises(Forbidden):
        desk.call("UpdatePromiseRule", promise_rule=rule, update_mask=mask)


def test_the_loop_fires_within_seconds_and_once_with_many_replicas(desk):
    made = [desk.promise(desk.open(), hours=1) for _ in range(12)]
    desk.world.clock.forward(hours=2)
    fires = [lambda: falling_due.fire_all(desk.world.app, "promises") for _ in range(4)]
    jobs = [desk.world.run_jobs]
    together(*fires, *jobs)
    falling_due.fire_all(desk.world.app, "promises")
    assert desk.events("crm.tickets.Promise.").count("Promise.broken") == len(made)
    for promise in made:
        assert desk.changes(promise) == ["made", "broken", "escalated", "escalated"]
    assert len(desk.told(desk.lead)) == len(made)


# The same moment


@pytest.mark.parametrize("_round", range(6))
def test_kept_at_the_very_moment_at_which_it_breaks_is_kept(desk, _round):
    promise = desk.promise(desk.open(), hours=1)
    desk.world.clock.forward(hours=1)
    together(
        lambda: falling_due.fire_all(desk.world.app, "promises"),
        lambda: desk.call("KeepPromise", promise_id=promise.promise_id),
        lambda: falling_due.fire_all(desk.world.app, "promises"),
    )
    found = desk.now(promise)
    assert (found.state, found.HasField("break_time")) == (KEPT, False)
    desk.later(hours=3)
    assert desk.now(promise).state == KEPT
    assert desk.told(desk.lead) == []


@pytest.mark.parametrize("_round", range(4))
def test_moved_and_broken_at_once_one_is_first_and_both_make_sense(desk, _round):
    promise = desk.promise(desk.open(), hours=1)
    desk.world.clock.forward(hours=1)
    together(
        lambda: falling_due.fire_all(desk.world.app, "promises"),
        lambda: move(desk, promise),
    )
    found, history = desk.now(promise), desk.changes(promise)
    assert moment_of(found.due_time) == desk.world.clock.now() + timedelta(hours=4)
    assert ("broken" in history) == (found.state == BROKEN)
    desk.later(hours=1)
    assert desk.now(promise).state == found.state


def test_two_who_move_it_at_once_with_what_they_read_move_it_once(desk):
    promise = desk.promise(desk.open())
    results = together(
        *[lambda n=n: move(desk, promise, hours=n, etag=promise.etag) for n in (5, 6, 7)]
    )
    assert sum(isinstance(each, str) for each in results) == 2
    assert desk.now(promise).move_count == 1


def test_a_clock_that_ran_ahead_is_put_right_when_it_is_kept_in_time(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(hours=1)
    assert desk.now(promise).state == BROKEN
    desk.world.clock.forward(minutes=-30)
    kept = desk.call("KeepPromise", promise_id=promise.promise_id)
    assert (kept.state, kept.HasField("break_time"), kept.HasField("lapse_time")) == (
        *(KEPT, False),
        False,
    )
    assert desk.changes(promise)[-1] == "corrected"
    assert desk.events("crm.tickets.Promise.")[-1] == "Promise.kept"


def test_a_clock_that_goes_back_reminds_and_breaks_nothing_twice(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(minutes=50)
    desk.world.clock.forward(minutes=-20)
    for _ in range(20):
        desk.later(minutes=1)
    assert desk.changes(promise) == ["made", "reminded"]


# The rules of time by themselves


def test_an_owed_promise_has_its_next_moment_or_none():
    made = time_rules.Owed
    noon = datetime(2026, 11, 24, 12, tzinfo=UTC)
    hour = timedelta(hours=1)
    rule = time_rules.Rule("callback", leads=[hour], steps=[time_rules.Step(hour, ["lead"])])
    owed = made(noon + 3 * hour, noon)
    assert time_rules.next_time(owed, rule) == noon + 2 * hour
    acts, owed = time_rules.fallen_due(owed, rule, noon + 2 * hour)
    assert [act.what for act in acts] == ["remind"]
    assert time_rules.next_time(owed, rule) == noon + 3 * hour
    acts, owed = time_rules.fallen_due(owed, rule, noon + 9 * hour)
    assert [act.what for act in acts] == ["lapse", "escalate"]
    assert time_rules.next_time(owed, rule) is None
    assert time_rules.fallen_due(owed, rule, noon + 99 * hour)[0] == []


def test_nobody_waits_for_a_moment_of_a_settled_promise(desk):
    promise = desk.promise(desk.open())
    desk.call("BreakPromise", promise_id=promise.promise_id, reason="will not do")
    assert desk.world.rows(select(promises.c.next_time)) == [(None,)]
    assert desk.world.rows(select(tickets.c.promise_due_time)) == [(None,)]
