"""Actions: with a person and a date they are open; without, they are loud; and nothing is closed unseen."""

import pytest
from crm.tickets.v1 import actions_pb2 as pb
from crm_chassis.errors import Conflict, Forbidden, Invalid, NotFound, Precondition
from crm_tickets.meetings import landing, rules

from .meeting_room import Room
from .phone_desk import Desk

PROPOSED, OPEN = pb.ACTION_STATE_PROPOSED, pb.ACTION_STATE_OPEN


@pytest.fixture
def room(world):
    return Room(world)


def found(room, by=None, **asked):
    return [action.title for action in room.call("ListActions", by, **asked).actions]


def manager(room, name="mia.lang", team="technical"):
    user = {"user_id": name, "display_name": name, "roles": ["manager"], "team": team}
    room.world.call("CreateUser", user=user, password="long enough for a test")
    return room.world.person(name, "manager", team=team)


def test_an_action_has_a_department_a_person_and_a_date(room):
    action = room.action()
    assert (action.state, action.owner_id, action.team) == (OPEN, "zhao.lei", "technical")
    assert action.due_date == "2026-11-23"
    assert not action.ownerless
    assert room.told(room.zhao) == ["Yours until 2026-11-23: Check the rollers"]
    assert room.events("Action.") == ["Action.created"]


def test_a_problem_that_nobody_has_is_an_error_that_leaders_hear_of_at_once(room):
    mia = manager(room)
    problem = room.action(kind=pb.ACTION_KIND_PROBLEM, owner_id="", due_date="")
    assert (problem.state, problem.ownerless) == (PROPOSED, True)
    assert found(room, ownerless_only=True) == ["Check the rollers"]
    assert room.told(mia) == ["Nobody has this yet: Check the rollers"]
    room.world.clock.forward(hours=25)
    for _ in range(3):
        room.world.run_jobs()
    assert room.told(mia)[1:] == ["Still nobody has this: Check the rollers"]
    assert room.events("Action.") == ["Action.created", "Action.escalated"]


def test_a_problem_lands_by_itself_once_it_has_a_person_and_a_date(room):
    problem = room.action(owner_id="", due_date="")
    key = {"action_id": problem.action_id}
    half = room.call("UpdateAction", action={**key, "owner_id": "zhao.lei"})
    assert (half.state, half.ownerless) == (PROPOSED, False)
    whole = room.call("UpdateAction", action={**key, "due_date": room.day(3)})
    assert whole.state == OPEN
    assert room.events("Action.") == ["Action.created", "Action.updated", "Action.opened"]
    room.world.clock.forward(hours=25)
    room.world.run_jobs()
    assert "Action.escalated" not in room.events("Action.")


def test_an_open_action_is_never_left_without_person_or_date(room):
    action = room.action()
    for emptied in ("owner_id", "due_date"):
        with pytest.raises(Precondition) as refusal:
            room.call(
                "UpdateAction",
                action={"action_id": action.action_id},
                update_mask={"paths": [emptied]},
            )
        assert refusal.value.reason == "OWNER_NEEDED"


def test_the_person_is_reminded_once_before_the_day_and_those_above_when_it_is_over(room):
    mia = manager(room)
    room.action()
    clock, zhao = room.world.clock, room.zhao
    clock.forward(days=6)
    for _ in range(2):
        room.world.run_jobs()
    assert room.told(zhao)[1:] == ["Due on 2026-11-23: Check the rollers"]
    clock.forward(days=2)
    for _ in range(3):
        room.world.run_jobs()
    assert room.told(zhao)[2:] == ["Overdue since 2026-11-23: Check the rollers"]
    assert room.told(mia) == room.told(room.lea) == ["Overdue since 2026-11-23: Check the rollers"]
    assert room.events("Action.") == ["Action.created", "Action.reminded", "Action.overdue"]
    assert found(room, overdue_only=True) == ["Check the rollers"]


def test_a_job_that_comes_very_late_says_only_that_the_day_is_over(room):
    room.action()
    room.world.clock.forward(days=30)
    room.world.run_jobs()
    assert room.events("Action.") == ["Action.created", "Action.overdue"]


def test_a_new_date_is_reminded_of_anew(room):
    action = room.action()
    clock = room.world.clock
    clock.forward(days=6)
    room.world.run_jobs()
    key = {"action_id": action.action_id}
    moved = room.call("UpdateAction", action={**key, "due_date": room.day(10)})
    assert not moved.HasField("remind_time")
    clock.forward(days=3)
    room.world.run_jobs()
    assert room.events("Action.").count("Action.reminded") == 1
    clock.forward(days=6)
    room.world.run_jobs()
    assert room.events("Action.").count("Action.reminded") == 2
    assert "Action.overdue" not in room.events("Action.")


def test_nobody_is_reminded_of_what_is_done_or_deleted(room):
    done, gone = room.action(), room.action(title="Gone")
    room.step("Finish", done)
    room.call("DeleteAction", action_id=gone.action_id)
    room.world.clock.forward(days=9)
    room.world.run_jobs()
    assert not {"Action.reminded", "Action.overdue"} & set(room.events("Action."))
    room.call("UndeleteAction", action_id=gone.action_id)
    room.world.run_jobs()
    assert room.events("Action.")[-2:] == ["Action.undeleted", "Action.overdue"]


def test_what_is_done_is_closed_by_somebody_else(room):
    action = room.action()
    room.step("Start", action)
    done = room.step("Finish", action)
    assert (done.state, done.result) == (pb.ACTION_STATE_DONE, "Rollers changed")
    assert room.told(room.lea) == ["Done, and to be verified: Check the rollers"]
    with pytest.raises(Forbidden):
        room.step("Verify", action, by=room.zhao)
    closed = room.step("Verify", action)
    assert (closed.state, closed.verifier_id) == (pb.ACTION_STATE_VERIFIED, "lea.winter")
    assert found(room, open_only=True) == []


def test_what_did_not_help_is_open_again(room):
    action = room.action()
    room.step("Finish", action)
    again = room.step("Reopen", action)
    assert (again.state, again.reason) == (OPEN, "said so")
    assert not again.HasField("finish_time")
    assert room.told(room.zhao)[-1] == "Opened again: Check the rollers"


def test_a_problem_that_was_given_up_without_a_person_is_loud_again(room):
    problem = room.action(owner_id="", due_date="")
    assert not room.step("Cancel", problem).ownerless
    again = room.step("Reopen", problem)
    assert (again.state, again.ownerless) == (PROPOSED, True)


STEPS = ("Start", "Finish", "Verify", "Reopen", "Cancel")
WAYS = {
    "proposed": (),
    "open": (),
    "in_progress": ("Start",),
    "done": ("Finish",),
    "verified": ("Finish", "Verify"),
    "cancelled": ("Cancel",),
}


@pytest.mark.parametrize("state", sorted(WAYS))
def test_every_step_is_possible_exactly_where_the_table_says(room, state):
    for step in STEPS:
        action = room.action(owner_id="") if state == "proposed" else room.action()
        for way in WAYS[state]:
            room.step(way, action)
        if (state, step.lower()) in rules.ACTION:
            after = room.step(step, action)
            name = pb.ActionState.Name(after.state).removeprefix("ACTION_STATE_").lower()
            assert name == rules.ACTION[state, step.lower()]
        else:
            with pytest.raises(Precondition) as refusal:
                room.step(step, action)
            assert refusal.value.reason == "STEP_NOT_ALLOWED"


def test_what_is_closed_does_not_change(room):
    action = room.action()
    room.step("Cancel", action)
    with pytest.raises(Precondition) as refusal:
        room.call("UpdateAction", action={"action_id": action.action_id, "title": "Other"})
    assert refusal.value.reason == "ACTION_CLOSED"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"due_date": "2026-02-30"}, "action.due_date"),
        ({"due_date": "2026-11-15"}, "action.due_date"),
        ({"due_date": "9999-12-31"}, "action.due_date"),
        ({"title": "  "}, "action.title"),
    ],
)
def test_bad_input_is_said_beside_its_field(room, given, field):
    with pytest.raises(Invalid) as refusal:
        room.action(**given)
    assert list(refusal.value.fields) == [field]


def test_today_is_not_over_yet(room):
    assert room.action(due_date=room.day(0)).state == OPEN


def test_nothing_is_given_to_somebody_who_has_left(room):
    manager(room)
    action = room.action(owner_id="mia.lang")
    room.world.call("UpdateUser", user={"user_id": "mia.lang", "disabled": True})
    assert found(room, ownerless_only=True) == ["Check the rollers"]
    with pytest.raises(Invalid) as refusal:
        room.action(owner_id="mia.lang")
    assert list(refusal.value.fields) == ["action.owner_id"]
    key = {"action_id": action.action_id}
    room.call("UpdateAction", action={**key, "owner_id": "zhao.lei"})
    assert found(room, ownerless_only=True) == []


def test_an_action_of_a_ticket_is_about_what_the_ticket_is_about(room):
    ticket = Desk(room.world).open(category="technical", product="M640", account_id=7)
    action = room.action(ticket_ids=[ticket.ticket_id])
    assert (action.category, action.product, action.account_id) == ("technical", "M640", 7)
    assert action.source == pb.ACTION_SOURCE_TICKET
    assert found(room, ticket_id=ticket.ticket_id) == ["Check the rollers"]
    assert found(room, ticket_id=ticket.ticket_id + 1) == []
    with pytest.raises(NotFound):
        room.action(ticket_ids=[999])


def test_actions_are_listed_by_person_and_department(room):
    room.action()
    room.action(title="Credit note", owner_id="eva.roth", team="billing")
    assert found(room, room.zhao, mine_only=True) == ["Check the rollers"]
    assert found(room, room.zhao, department_only=True) == ["Check the rollers"]
    assert found(room, room.eva) == ["Credit note"]
    assert found(room, filter='owner_id = "eva.roth"') == ["Credit note"]
    assert len(found(room)) == 2


def test_other_areas_make_an_action_once_however_often_they_say_so(room):
    def answer():
        app = room.world.app
        with app.database.connection() as connection:
            call = app.begin(connection, "test")
            with app.transaction(connection, call):
                row = landing.propose(
                    call, "Score 1 of 5", source="survey", source_id="41", team="service"
                )
                from crm_chassis import outbox

                outbox.flush(call, None)
                return row.action_id

    assert answer() == answer()
    assert room.events("Action.") == ["Action.created"]
    (action,) = room.call("ListActions").actions
    assert (action.source, action.kind) == (pb.ACTION_SOURCE_SURVEY, pb.ACTION_KIND_PROBLEM)
    assert action.ownerless


def test_who_read_an_older_state_is_told(room):
    action = room.action()
    room.step("Start", action)
    with pytest.raises(Conflict):
        room.step("Finish", action, etag=action.etag)
