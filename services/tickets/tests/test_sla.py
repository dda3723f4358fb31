"""Clocks run by themselves: they start, stand still, move, warn, break and end with what happens to their tickets."""

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.customers.v1 import accounts_pb2
from crm.tickets.v1 import business_calendars_pb2, clock_kinds_pb2, clocks_pb2
from crm_chassis.errors import Refusal
from crm_chassis.notice_tables import user_notices
from crm_tickets import falling_due
from crm_tickets.sla import rules
from crm_tickets.tables import clocks
from sqlalchemy import select

from .sla_desk import Levels, due

COUNTED = business_calendars_pb2.CLOCK_PART_KIND_COUNTED
CLOSED = business_calendars_pb2.CLOCK_PART_KIND_CLOSED


@pytest.fixture
def levels(desk):
    return Levels(desk)


@pytest.fixture
def office(levels):
    return levels.calendar()


def test_a_ticket_without_a_policy_has_no_clocks(desk, levels):
    ticket = desk.open()
    assert not levels.all_of(ticket)
    assert not ticket.HasField("due_time")
    assert levels.events() == []


def test_the_example_of_the_plan_is_said_in_both_languages(desk, levels, office):
    levels.policy(levels.clock("resolution", 4, office))
    levels.at("2026-11-16T15:40")  # 16:40 in Berlin, a Monday
    ticket = desk.open()
    (clock,) = levels.all_of(ticket)
    assert due(clock) == "2026-11-17T10:40"
    assert ticket.due_time == clock.due_time
    told = desk.call("ExplainClock", clock_id=clock.clock_id)
    assert told.text == "due Tue 11:40: 4 h from Mon 16:40, closed 18:00–09:00"
    assert desk.world.http  # the pages bring their language
    chinese = desk.call("ExplainClock", clock_id=clock.clock_id, language="zh-Hans")
    assert chinese.text == "周二 11:40 到期：自周一 16:40 起 4 小时，18:00–09:00 停业"
    assert [part.kind for part in told.parts] == [COUNTED, CLOSED, COUNTED]
    assert sum(part.duration_seconds for part in told.parts if part.kind == COUNTED) == 4 * 3600


def test_waiting_for_the_customer_stands_still_and_says_so(desk, levels, office):
    levels.policy(
        levels.clock("resolution", 4, office, pause_states=["TICKET_STATE_WAITING"]),
    )
    levels.at("2026-11-16T09:00")
    ticket = desk.open()
    levels.at("2026-11-16T10:00")
    desk.call("PauseTicket", ticket_id=ticket.ticket_id, reason="serial number")
    paused = levels.of(ticket)["resolution"]
    assert levels.state(paused) == "paused"
    assert not paused.HasField("due_time")
    assert paused.consumed_seconds == 3600
    levels.at("2026-11-16T12:30")
    assert levels.fire() == 0
    desk.call("ResumeTicket", ticket_id=ticket.ticket_id)
    running = levels.of(ticket)["resolution"]
    assert (levels.state(running), due(running)) == ("running", "2026-11-16T15:30")
    told = desk.call("ExplainClock", clock_id=running.clock_id)
    assert "paused 11:00–13:30" in told.text
    changes = desk.call("ListClockChanges", ticket_id=ticket.ticket_id).clock_changes
    assert [rules.CAUSES[change.cause - 1] for change in changes] == ["step", "step", "created"]


def test_a_first_answer_in_time_meets_its_clock_and_the_next_update_begins(desk, levels, office):
    levels.policy(levels.clock("first_response", 1, office), levels.clock("next_update", 8, office))
    levels.at("2026-11-16T09:00")
    ticket = desk.open(by=desk.shop)
    assert list(levels.of(ticket)) == ["first_response"]
    levels.at("2026-11-16T09:30")
    said = {
        "ticket_id": ticket.ticket_id,
        "text": "We look into it",
        "visibility": "COMMENT_VISIBILITY_PUBLIC",
    }
    desk.call("CreateComment", comment=said)
    found = levels.of(ticket)
    assert levels.state(found["first_response"]) == "met"
    assert due(found["next_update"]) == "2026-11-17T08:30"
    levels.at("2026-11-16T11:00")
    desk.call("CreateComment", comment=said)
    updates = [clock for clock in levels.all_of(ticket) if levels.kind(clock) == "next_update"]
    assert [levels.state(clock) for clock in updates] == ["met", "running"]
    assert due(updates[1]) == "2026-11-17T10:00"


def test_each_department_has_its_stage_and_what_came_back_was_nothing_to_reach(desk, levels):
    levels.policy(
        levels.clock("stage", 2, teams=["technical"]),
        levels.clock("stage", 4),
        levels.clock("resolution", 48),
    )
    ticket = desk.open()
    desk.world.clock.forward(hours=1)
    given = desk.hand_over(ticket)
    stages = [clock for clock in levels.all_of(ticket) if levels.kind(clock) == "stage"]
    assert [(c.team, levels.state(c), c.target_seconds // 3600) for c in stages] == [
        ("service", "met", 4),
        ("technical", "running", 2),
    ]
    desk.world.clock.forward(minutes=30)
    desk.call("ReturnHandOver", desk.zhao, hand_over_id=given.hand_over_id, reason="is billing")
    stages = [clock for clock in levels.all_of(ticket) if levels.kind(clock) == "stage"]
    assert [(c.team, levels.state(c)) for c in stages] == [
        ("service", "met"),
        ("technical", "cancelled"),
        ("service", "running"),
    ]
    assert desk.get(ticket).due_time == stages[2].due_time


def test_a_callback_is_measured_from_its_promise_to_the_call(desk, levels):
    levels.policy(levels.clock("callback", 2))
    ticket = desk.open()
    promise = desk.promise(ticket, hours=8)
    running = levels.of(ticket)["callback"]
    assert levels.state(running) == "running"
    desk.world.clock.forward(hours=1)
    desk.call("KeepPromise", promise_id=promise.promise_id)
    assert levels.state(levels.of(ticket)["callback"]) == "met"


def test_closing_meets_and_reopening_goes_on_without_the_time_between(desk, levels):
    levels.policy(levels.clock("resolution", 4))
    ticket = desk.open()
    desk.world.clock.forward(hours=1)
    desk.close(ticket)
    assert levels.state(levels.of(ticket)["resolution"]) == "met"
    assert not desk.get(ticket).HasField("due_time")
    desk.world.clock.forward(hours=100)
    desk.call("ReopenTicket", ticket_id=ticket.ticket_id, reason="jams again")
    again = levels.of(ticket)["resolution"]
    left = again.due_time.ToDatetime() - desk.world.clock.now().replace(tzinfo=None)
    assert (levels.state(again), left.total_seconds()) == ("running", 3 * 3600)


def test_what_was_a_duplicate_had_nothing_to_reach(desk, levels):
    levels.policy(levels.clock("resolution", 4))
    ticket = desk.open()
    desk.close(ticket, outcome="TICKET_OUTCOME_DUPLICATE")
    assert levels.state(levels.of(ticket)["resolution"]) == "cancelled"


def test_warning_and_breach_fire_once_and_tell_whom_the_policy_names(desk, levels):
    levels.policy(
        levels.clock("resolution", 4, warn_minutes=30),
        warned={"targets": ["ESCALATION_TARGET_OWNER"]},
        breached={
            "targets": ["ESCALATION_TARGET_OWNER", "ESCALATION_TARGET_HANDLER"],
            "user_ids": ["boss.one"],
        },
    )
    ticket = desk.open()
    desk.hand_over(ticket, "technical", to_id="zhao.lei")
    desk.world.clock.forward(hours=3, minutes=29)
    assert levels.fire() == 0
    desk.world.clock.forward(minutes=1)
    assert (levels.fire(), levels.fire()) == (1, 0)
    assert desk.get(ticket).due_state == clock_kinds_pb2.DUE_STATE_WARNED
    desk.world.clock.forward(minutes=31)
    assert (levels.fire(), levels.fire()) == (1, 0)
    assert levels.events() == ["started", "warned", "breached"]
    assert desk.get(ticket).due_state == clock_kinds_pb2.DUE_STATE_BREACHED
    told = {(row.user_id, row.kind) for row in desk.world.rows(select(*user_notices.c))}
    told = {(person, kind) for person, kind in told if kind.startswith("clock_")}
    assert told == {
        ("anna.keller", "clock_warned"),
        ("anna.keller", "clock_breached"),
        ("zhao.lei", "clock_breached"),
        ("boss.one", "clock_breached"),
    }
    (event,) = desk.world.events("crm.tickets.Clock.breached")
    clock = clocks_pb2.Clock()
    event.data.Unpack(clock)
    assert clock.ticket.subject == "Printer jams"
    mine = [n for n in desk.call("ListNotices").notices if n.kind == "clock_breached"]
    assert mine[0].text.startswith(f"#{ticket.ticket_id} Printer jams: the solution was due ")


def test_a_breach_of_what_nobody_has_taken_is_told_to_who_leads_the_house(desk, levels):
    user = {"user_id": "helen.brandt", "display_name": "Helen", "roles": ["leader"]}
    desk.call("CreateUser", "admin", user=user, password="a long password")
    helen = desk.world.person("helen.brandt", "leader")
    to_owner = {"targets": ["ESCALATION_TARGET_OWNER", "ESCALATION_TARGET_MANAGER"]}
    clock = levels.clock("first_response", 4, warn_minutes=30)
    levels.policy(clock, warned=to_owner, breached=to_owner)
    desk.open(desk.shop, channel="TICKET_CHANNEL_WEB")
    desk.world.clock.forward(hours=4)
    levels.fire()
    told = [each.kind for each in desk.call("ListNotices", helen).notices]
    assert told == ["clock_breached"]


def test_a_step_after_the_due_time_breaches_before_it_does_anything_else(desk, levels):
    levels.policy(levels.clock("resolution", 1))
    ticket = desk.open()
    desk.world.clock.forward(hours=2)
    desk.close(ticket)
    late = levels.of(ticket)["resolution"]
    assert levels.state(late) == "breached"
    assert late.breach_time.ToDatetime() == late.due_time.ToDatetime()
    assert late.HasField("end_time")
    assert levels.events() == ["started", "breached", "ended_late"]
    assert levels.fire() == 0


def test_another_priority_moves_what_is_due_and_what_was_breached_stays(desk, levels):
    levels.policy(
        levels.clock("resolution", 2), priorities=["TICKET_PRIORITY_URGENT"], display_name="Urgent"
    )
    levels.policy(levels.clock("resolution", 8), rank=10)
    ticket = desk.open()
    first = levels.of(ticket)["resolution"]
    desk.world.clock.forward(hours=1)

    def set_priority(priority):
        changed = {"ticket_id": ticket.ticket_id, "priority": f"TICKET_PRIORITY_{priority}"}
        desk.call("UpdateTicket", ticket=changed, update_mask={"paths": ["priority"]})

    set_priority("URGENT")
    hasty = levels.of(ticket)["resolution"]
    assert first.due_time.seconds - hasty.due_time.seconds == 6 * 3600
    set_priority("LOW")
    assert levels.of(ticket)["resolution"].due_time == first.due_time
    desk.world.clock.forward(hours=2)
    set_priority("URGENT")
    late = levels.of(ticket)["resolution"]
    assert levels.state(late) == "breached"
    assert late.breach_time.seconds == int(desk.world.clock.now().timestamp())
    set_priority("LOW")
    assert levels.state(levels.of(ticket)["resolution"]) == "breached"


def test_another_calendar_or_policy_reaches_all_open_tickets(desk, levels, office):
    policy = levels.policy(levels.clock("resolution", 4, office))
    levels.at("2026-11-16T15:40")
    tickets = [desk.open() for _ in range(3)]
    desk.close(tickets[2])
    desk.call(
        "UpdateBusinessCalendar",
        levels.boss,
        business_calendar={
            "business_calendar_id": office.business_calendar_id,
            "days": [{"date": "2026-11-17", "name": "Staff outing"}],
        },
    )
    desk.world.run_jobs()
    moved = [due(levels.of(ticket)["resolution"]) for ticket in tickets[:2]]
    assert moved == ["2026-11-18T10:40"] * 2
    told = desk.call("ExplainClock", clock_id=levels.of(tickets[0])["resolution"].clock_id)
    assert "Staff outing" in told.text
    desk.call("DeletePolicy", levels.boss, policy_id=policy.policy_id)
    desk.world.clock.forward(seconds=2)
    desk.world.run_jobs()
    assert levels.state(levels.of(tickets[0])["resolution"]) == "cancelled"
    assert levels.state(levels.of(tickets[2])["resolution"]) == "met"
    desk.call("UndeletePolicy", levels.boss, policy_id=policy.policy_id)
    desk.world.clock.forward(seconds=2)
    desk.world.run_jobs()
    assert levels.state(levels.of(tickets[0])["resolution"]) == "running"


def test_another_tier_of_the_customer_is_another_policy(desk, levels):
    levels.policy(levels.clock("resolution", 1), tiers=["VIP"])
    levels.policy(levels.clock("resolution", 8), rank=5)

    def told(tier, etag):
        account = accounts_pb2.Account(
            account_id=7, display_name="Braun", tier=tier, etag=str(etag)
        )
        desk.world.receive("crm.customers.Account.updated", account)

    told("", 1)
    ticket = desk.open(account_id=7)
    assert levels.of(ticket)["resolution"].target_seconds == 8 * 3600
    told("vip", 2)
    assert levels.of(ticket)["resolution"].target_seconds == 3600
    assert desk.get(ticket).tier == "vip"
    other = desk.open(phone="+4930123456", requester_name="Ms Lang")
    assert desk.open(account_id=7).policy_id != other.policy_id


def test_a_deleted_ticket_fires_nothing_until_it_is_back(desk, levels):
    levels.policy(levels.clock("resolution", 1))
    ticket = desk.open()
    desk.call("DeleteTicket", ticket_id=ticket.ticket_id)
    desk.world.clock.forward(hours=2)
    assert levels.fire() == 0
    desk.call("UndeleteTicket", ticket_id=ticket.ticket_id)
    assert levels.state(levels.of(ticket)["resolution"]) == "breached"


def test_many_who_fire_at_once_fire_each_clock_once(desk, levels):
    levels.policy(levels.clock("resolution", 1, warn_percent=50))
    tickets = [desk.open(subject=f"Number {n}") for n in range(60)]
    desk.world.clock.forward(minutes=40)
    _together(*[levels.fire] * 6)
    desk.world.clock.forward(minutes=40)
    _together(*[levels.fire] * 6)
    assert sorted(levels.events()) == ["breached"] * 60 + ["started"] * 60 + ["warned"] * 60
    assert len(tickets) == len(desk.world.rows(select(clocks.c.clock_id)))


@pytest.mark.parametrize("_round", range(6))
def test_closing_while_it_fires_breaches_once(desk, levels, _round):
    levels.policy(levels.clock("resolution", 1))
    ticket = desk.open()
    desk.world.clock.forward(hours=1)
    _together(lambda: desk.close(ticket), levels.fire, levels.fire)
    levels.fire()
    assert levels.events().count("breached") == 1
    late = levels.of(ticket)["resolution"]
    assert (levels.state(late), late.HasField("end_time")) == ("breached", True)


@pytest.mark.parametrize("_round", range(4))
def test_no_ticket_that_is_made_while_the_rules_change_goes_by_the_old_ones(desk, levels, _round):
    policy = levels.policy(levels.clock("resolution", 8))

    def change():
        rule = levels.clock("resolution", 2)
        desk.call(
            "UpdatePolicy", levels.boss, policy={"policy_id": policy.policy_id, "clocks": [rule]}
        )

    made = _together(change, *[desk.open] * 4)[1:]
    for _ in range(3):
        desk.world.run_jobs()
        desk.world.clock.forward(seconds=2)
    assert {levels.of(ticket)["resolution"].target_seconds for ticket in made} == {2 * 3600}


def _together(*acts):
    gate = threading.Barrier(len(acts))

    def go(act):
        gate.wait()
        try:
            return act()
        except Refusal as refusal:
            return refusal.reason

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(go, acts))


def test_the_loop_fires_without_anybody_asking(desk, levels):
    levels.policy(levels.clock("resolution", 1))
    desk.open()
    desk.world.clock.forward(hours=1)
    stopping, seen = threading.Event(), threading.Event()

    def loop():
        falling_due.watch(desk.world.app, stopping)

    thread = threading.Thread(target=loop)
    thread.start()
    for _ in range(100):
        if "breached" in levels.events():
            seen.set()
            break
        stopping.wait(0.1)
    stopping.set()
    thread.join()
    assert seen.is_set()


def test_the_table_of_steps_names_only_states_and_ends_where_it_should():
    assert {state for state, _ in rules.CLOCK} <= set(rules.STATES)
    assert set(rules.CLOCK.values()) <= set(rules.STATES)
    assert {after for (state, _), after in rules.CLOCK.items() if state == "breached"} == {
        "breached"
    }
