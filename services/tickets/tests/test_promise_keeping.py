"""Promises looked after: reminders, breaking by themselves, escalation, moving with consent, and who keeps them."""

import re
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from crm.tickets.v1 import promises_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid, Precondition, Refusal
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


# Moved


def test_moved_with_consent_it_is_reminded_of_and_breaks_by_its_new_time(desk):
    promise = desk.promise(desk.open(), hours=1, note="We ring back")
    moved = move(desk, promise, hours=24)
    assert (moved.state, moved.move_count) == (OPEN, 1)
    desk.later(hours=2)
    desk.world.run_jobs()
    assert desk.now(promise).state == OPEN
    desk.later(hours=21, minutes=50)
    assert len(desk.told(desk.anna)) == 1
    desk.later(minutes=10)
    assert desk.now(promise).break_time == moved.due_time
    history = desk.call("ListPromiseChanges", promise_id=promise.promise_id).promise_changes
    assert [each.due_time for each in history[:2]] == [promise.due_time, moved.due_time]
    assert (history[1].reason, history[1].consent) == ("The part is late", "Mr Braun, on the phone")


def test_moving_after_breaking_does_not_unbreak(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(hours=1)
    moved = move(desk, promise, hours=3)
    assert (moved.state, moved.break_time) == (BROKEN, promise.due_time)
    desk.later(hours=2)
    assert desk.told(desk.lead) == []  # the customer agreed: the ladder waits for the new time
    kept = desk.call("KeepPromise", promise_id=promise.promise_id)
    assert (kept.state, kept.break_time) == (BROKEN, promise.due_time)


def test_what_breaks_again_after_it_moved_escalates_again(desk):
    promise = desk.promise(desk.open(), hours=1)
    desk.later(hours=1)
    move(desk, promise, hours=3)
    desk.later(hours=3)
    desk.later(minutes=30)
    assert desk.changes(promise) == [
        *("made", "broken", "escalated", "moved"),
        *("broken", "escalated", "escalated"),
    ]
    assert len(desk.told(desk.cara)) == 2
    assert desk.events("crm.tickets.Promise.").count("Promise.broken") == 1


def test_without_consent_or_ahead_in_time_nothing_moves(desk):
    promise = desk.promise(desk.open())
    for fields, place in (
        ({"consent": "  "}, "consent"),
        ({"reason": ""}, "reason"),
        ({"hours": -1}, "due_time"),
        ({"hours": 2}, "due_time"),
        ({"due_text": "whenever"}, "due_text"),
    ):
        with pytest.raises(Invalid) as refusal:
            move(desk, promise, **fields)
        assert list(refusal.value.fields) == [place]
    desk.call("KeepPromise", promise_id=promise.promise_id)
    with pytest.raises(Precondition) as refusal:
        move(desk, promise)
    assert refusal.value.reason == "PROMISE_SETTLED"


# In words


def test_a_promise_in_words_keeps_the_words_and_knows_its_time(desk):
    office = {
        "display_name": "Office",
        "time_zone": "Europe/Berlin",
        "hours": ["mon-fri 09:00-18:00"],
    }
    calendar = desk.call("CreateBusinessCalendar", desk.lead, business_calendar=office)
    desk.rule("answer", business_calendar_id=calendar.business_calendar_id)
    ticket = desk.open()
    given = {
        "ticket_id": ticket.ticket_id,
        "due_text": "2 working days",
        "kind": "PROMISE_KIND_ANSWER",
    }
    made = desk.call("CreatePromise", promise=given)
    assert made.due_text == "2 working days"
    assert moment_of(made.due_time) > desk.world.clock.now()
    for said, place in (
        ({"due_text": "soon"}, "promise.due_text"),
        ({}, "promise.due_time"),
        ({"due_text": "Friday", "due_time": made.due_time}, "promise.due_text"),
    ):
        with pytest.raises(Invalid) as refusal:
            desk.call("CreatePromise", promise={"ticket_id": ticket.ticket_id, **said})
        assert list(refusal.value.fields) == [place]
    moved = desk.call(
        "MovePromise",
        promise_id=made.promise_id,
        due_text="4 working days",
        reason="more to look up",
        consent="by e-mail",
    )
    assert moved.due_text == "4 working days"
    assert moment_of(moved.due_time) > moment_of(made.due_time)


# Who keeps it


def test_whoever_cannot_keep_it_gives_it_away_with_a_reason(desk):
    ticket = desk.open()
    promise = desk.promise(ticket)
    key = {"promise_id": promise.promise_id}
    given = desk.call(
        "HandOverPromise", **key, to_id="zhao.lei", to_team="technical", reason="Knows it"
    )
    assert (given.owner_id, given.team) == ("zhao.lei", "technical")
    assert "A promise is yours now: #1 Mr Braun" in desk.told(desk.zhao)[0]
    assert desk.call("GetTicket", desk.zhao, ticket_id=ticket.ticket_id)
    taken = desk.call("HandOverPromise", **key, reason="Zhao is ill", by=desk.ben)
    assert (taken.owner_id, taken.team) == ("ben.ott", "service")
    assert desk.changes(promise) == ["made", "handed_over", "handed_over"]
    with pytest.raises(Invalid) as refusal:
        desk.call("HandOverPromise", **key, reason="again", by=desk.ben)
    assert list(refusal.value.fields) == ["to_id"]


def test_whoever_becomes_responsible_keeps_what_the_owner_had_still_to_keep(desk):
    ticket = desk.open()
    mine = desk.promise(ticket, owner_id="anna.keller")
    other = desk.promise(ticket, owner_id="zhao.lei")
    kind = "HAND_OVER_KIND_OWNERSHIP"
    given = desk.hand_over(ticket, "service", to_id="ben.ott", kind=kind)
    assert desk.now(mine).owner_id == "anna.keller"
    desk.call("AcceptHandOver", desk.ben, hand_over_id=given.hand_over_id)
    assert desk.now(mine).owner_id == "ben.ott"
    assert desk.now(other).owner_id == "zhao.lei"
    assert desk.changes(mine) == ["made", "handed_over"]


def test_an_absent_keepers_promises_go_to_the_substitute_and_the_record_says_so(desk):
    promise = desk.promise(desk.open(), hours=3)
    start = desk.world.clock.now()
    absence = {
        "user_id": "anna.keller",
        "start_time": start,
        "end_time": start + timedelta(hours=8),
    }
    desk.call("CreateAbsence", desk.lead, absence={**absence, "substitute_id": "ben.ott"})
    desk.world.run_jobs()
    assert desk.now(promise).owner_id == "ben.ott"
    desk.later(hours=2, minutes=50)
    assert any("the callback is promised for" in text for text in desk.told(desk.ben))
    history = desk.call("ListPromiseChanges", promise_id=promise.promise_id).promise_changes
    assert "is absent until" in history[1].reason


# What a ticket says, and the lists


def stands(desk, ticket):
    found = desk.get(ticket)
    return found.promise_state, found.promise_due_time if found.HasField(
        "promise_due_time"
    ) else None


def test_a_ticket_says_how_its_promises_stand(desk):
    ticket = desk.open()
    assert stands(desk, ticket) == (0, None)
    one, two = desk.promise(ticket, hours=2), desk.promise(ticket, hours=1)
    assert stands(desk, ticket) == (OPEN, two.due_time)
    desk.later(hours=1)
    assert stands(desk, ticket) == (BROKEN, two.due_time)
    desk.call("KeepPromise", promise_id=two.promise_id)
    assert stands(desk, ticket) == (OPEN, one.due_time)
    moved = move(desk, one, hours=9)
    assert stands(desk, ticket) == (OPEN, moved.due_time)
    desk.call("BreakPromise", promise_id=one.promise_id, reason="no part")
    assert stands(desk, ticket) == (0, None)


def test_what_promises_a_ticket_has_goes_with_them_when_it_is_merged(desk):
    source, target = desk.open(), desk.open()
    promise = desk.promise(source)
    merge = {"ticket_id": target.ticket_id, "source_ids": [source.ticket_id], "reason": "the same"}
    desk.call("MergeTickets", **merge)
    assert stands(desk, target) == (OPEN, promise.due_time)
    assert stands(desk, source) == (0, None)


def test_on_a_deleted_ticket_nothing_happens_by_itself(desk):
    ticket = desk.open()
    promise = desk.promise(ticket, hours=1)
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    assert desk.later(hours=2) == 0
    desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    desk.later(seconds=1)
    assert desk.now(promise).state == BROKEN


@pytest.mark.parametrize("view", ["OWN", "DEPARTMENT", "ALL"])
def test_the_day_and_the_list_show_ones_own_the_departments_or_all(desk, view):
    ticket = desk.open()
    own = desk.promise(ticket)
    bens = desk.promise(ticket, owner_id="ben.ott")
    zhaos = desk.promise(ticket, owner_id="zhao.lei", team="technical")
    expected = {"OWN": [own], "DEPARTMENT": [own, bens], "ALL": [own, bens, zhaos]}[view]
    ids = [each.promise_id for each in expected]
    asked = {"view": f"PROMISE_VIEW_{view}"}
    assert [p.promise_id for p in desk.call("GetDay", **asked).due_promises] == ids
    assert [p.promise_id for p in desk.call("ListPromises", **asked).promises] == ids


def test_figures_count_kept_and_broken_by_keeper_and_kind(desk):
    ticket = desk.open()
    kept = desk.promise(ticket)
    late = desk.promise(ticket, hours=1)
    desk.promise(ticket, hours=1, owner_id="ben.ott", kind="PROMISE_KIND_ANSWER")
    desk.call("KeepPromise", promise_id=kept.promise_id)
    desk.later(hours=1)
    desk.world.clock.forward(minutes=1)
    desk.call("KeepPromise", promise_id=late.promise_id)
    figures = desk.call("GetPromiseFigures").figures
    told = {
        (f.owner_id, f.team): (f.kept_count, f.broken_count, f.made_good_count) for f in figures
    }
    assert told == {("anna.keller", "service"): (1, 1, 1), ("ben.ott", "service"): (0, 1, 0)}
    until = desk.world.clock.now() - timedelta(days=1)
    assert not desk.call("GetPromiseFigures", end_time=until).figures


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
