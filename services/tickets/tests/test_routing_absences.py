"""Who is absent has a caretaker, who is back has everything again, and who left for good has a successor."""

import pytest
from crm.tickets.v1 import absences_pb2 as pb
from crm.tickets.v1 import promises_pb2
from crm_chassis import jobs
from crm_chassis.errors import Forbidden, Invalid, Precondition

from .call_centre import Centre
from .phone_desk import NUMBER
from .test_races import at_once

STATE = pb.AbsenceState


@pytest.fixture
def centre(world):
    return Centre(world)


def has(centre, ticket):
    """Who is responsible for a ticket, who works on it, to whom it goes back."""
    now = centre.get(ticket)
    return now.owner_id, now.handler_id, now.returns_to_id


def books(centre, **equal):
    """What the book of caretakings says: part, whose, with whom, and where it stands."""
    found = centre.call("ListCaretakings", order_by="caretaking_id").caretakings
    name = pb.CaretakingState.Name
    return [(c.part, c.from_id, c.to_id, name(c.state).rpartition("_")[2]) for c in found]


def test_at_its_start_all_goes_to_the_substitute_and_at_its_end_back(centre):
    ticket = centre.open()
    lent = centre.open(subject="Given away")
    centre.hand_over(lent)
    absence = centre.absent(centre.anna, hours=8, starts=2, substitute_id="ben.ott", by=centre.anna)
    assert absence.state == STATE.Value("ABSENCE_STATE_PLANNED")
    assert has(centre, ticket) == ("anna.keller", "anna.keller", "")
    centre.later(hours=3)
    assert has(centre, ticket) == ("ben.ott", "ben.ott", "anna.keller")
    assert has(centre, lent) == ("ben.ott", "", "anna.keller")
    assert centre.whys(ticket) == [
        "anna.keller is absent until 2026-11-16 19:00: ben.ott stands in"
    ]
    centre.later(hours=8)
    assert has(centre, ticket) == ("anna.keller", "anna.keller", "")
    assert has(centre, lent) == ("anna.keller", "", "")
    assert centre.whys(ticket)[1:] == ["anna.keller is back"]
    assert {state for *_, state in books(centre)} == {"BACK"}
    ended = centre.call("GetAbsence", absence_id=absence.absence_id)
    assert ended.state == STATE.Value("ABSENCE_STATE_ENDED")


def test_promises_due_meanwhile_go_along_and_return(centre):
    ticket = centre.open()
    soon, kept, far = (centre.promise(ticket, hours=h) for h in (4, 5, 40))
    centre.absent(centre.anna, hours=24, substitute_id="ben.ott")
    owners = {
        p.promise_id: p.owner_id
        for p in centre.call("ListPromises", ticket_ids=[ticket.ticket_id]).promises
    }
    assert owners == {
        soon.promise_id: "ben.ott",
        kept.promise_id: "ben.ott",
        far.promise_id: "anna.keller",
    }
    centre.call("KeepPromise", centre.ben, promise_id=kept.promise_id)
    centre.later(hours=25)
    after = {
        p.promise_id: (p.owner_id, p.state)
        for p in centre.call("ListPromises", ticket_ids=[ticket.ticket_id]).promises
    }
    assert after[soon.promise_id] == ("anna.keller", promises_pb2.PROMISE_STATE_BROKEN)
    assert after[kept.promise_id] == ("ben.ott", promises_pb2.PROMISE_STATE_KEPT)


def test_what_was_handed_to_somebody_absent_waits_for_the_caretaker(centre):
    given = centre.hand_over(ticket := centre.open(), to_id="zhao.lei")
    centre.absent(centre.zhao, substitute_id="ma.jun")
    shown = centre.call("GetHandOver", hand_over_id=given.hand_over_id)
    assert shown.to_id == "ma.jun"
    assert centre.get(ticket).handler_id == "ma.jun"
    centre.later(hours=9)
    assert centre.call("GetHandOver", hand_over_id=given.hand_over_id).to_id == "zhao.lei"
    assert centre.get(ticket).handler_id == "zhao.lei"


def test_what_somebody_moved_meanwhile_stays_where_it_is(centre):
    ticket = centre.open()
    centre.absent(centre.anna, substitute_id="ben.ott")
    asked = {"to_id": "cara.mia", "kind": "HAND_OVER_KIND_OWNERSHIP"}
    given = centre.hand_over(ticket, "service", by=centre.ben, **asked)
    centre.call("AcceptHandOver", centre.cara, hand_over_id=given.hand_over_id)
    assert has(centre, ticket) == ("cara.mia", "ben.ott", "")
    centre.later(hours=9)
    assert has(centre, ticket) == ("cara.mia", "anna.keller", "")
    assert books(centre) == [
        (pb.CARETAKING_PART_OWNER, "anna.keller", "ben.ott", "MOVED"),
        (pb.CARETAKING_PART_HANDLER, "anna.keller", "ben.ott", "BACK"),
    ]


def test_what_the_caretaker_closed_is_its_owners_again(centre):
    ticket = centre.open()
    centre.absent(centre.anna, substitute_id="ben.ott")
    centre.close(ticket, centre.ben)
    centre.later(hours=9)
    assert centre.get(ticket).owner_id == "anna.keller"
    again = centre.call("ReopenTicket", ticket_id=ticket.ticket_id, reason="It jams again")
    assert again.handler_id == "anna.keller"


def test_a_caretaker_who_becomes_absent_passes_it_on_and_it_returns_to_its_owner(centre):
    ticket = centre.open()
    own = centre.open(centre.ben, subject="Ben's own")
    centre.absent(centre.anna, hours=20, substitute_id="ben.ott")
    centre.absent(centre.ben, hours=5, starts=2, substitute_id="cara.mia")
    centre.later(hours=3)
    assert has(centre, ticket) == ("cara.mia", "cara.mia", "anna.keller")
    assert has(centre, own) == ("cara.mia", "cara.mia", "ben.ott")
    centre.later(hours=5)
    assert has(centre, own) == ("ben.ott", "ben.ott", "")
    assert has(centre, ticket) == ("cara.mia", "cara.mia", "anna.keller")
    centre.later(hours=15)
    assert has(centre, ticket) == ("anna.keller", "anna.keller", "")


def test_without_a_substitute_the_liaison_person_stands_in_else_who_has_least(centre):
    centre.agent(centre.anna)
    ticket = centre.open()
    absence = centre.absent(centre.anna)
    assert has(centre, ticket)[0] == "anna.keller", "nobody is known who could stand in"
    centre.agent(centre.ben)
    centre.later(minutes=2)
    assert has(centre, ticket) == ("ben.ott", "ben.ott", "anna.keller")
    given = {"team": "service", "liaison_ids": ["cara.mia"]}
    centre.call("CreateDepartment", centre.lead, department=given)
    centre.call("EndAbsence", centre.anna, absence_id=absence.absence_id)
    centre.later(minutes=1)
    assert has(centre, ticket)[0] == "anna.keller"
    centre.absent(centre.anna)
    assert has(centre, ticket)[0] == "cara.mia"


def test_another_substitute_takes_over_from_the_first(centre):
    ticket = centre.open()
    absence = centre.absent(centre.anna, substitute_id="ben.ott")
    change = {"absence_id": absence.absence_id, "substitute_id": "cara.mia"}
    centre.call("UpdateAbsence", absence=change)
    centre.later(seconds=1)
    assert has(centre, ticket) == ("cara.mia", "cara.mia", "anna.keller")
    centre.later(hours=9)
    assert has(centre, ticket) == ("anna.keller", "anna.keller", "")


def test_a_customers_next_ticket_waits_with_the_caretaker_and_returns(centre):
    centre.open(requester_name="")
    centre.absent(centre.anna, substitute_id="ben.ott")
    ticket = centre.arrives(NUMBER, requester_name="")
    assert has(centre, ticket) == ("ben.ott", "ben.ott", "anna.keller")
    text = (
        "anna.keller, who knows this customer, is absent: ben.ott has it until anna.keller is back"
    )
    assert centre.whys(ticket) == [text]
    centre.takes_next(centre.ben)
    centre.later(hours=9)
    assert has(centre, ticket) == ("anna.keller", "anna.keller", "")


def test_what_comes_to_somebody_absent_follows(centre):
    centre.absent(centre.anna, substitute_id="ben.ott")
    ticket = centre.open(centre.shop, owner_id="anna.keller", team="service")
    centre.later(minutes=2)
    assert has(centre, ticket) == ("ben.ott", "ben.ott", "anna.keller")


def test_jobs_that_come_twice_late_or_together_do_it_once(centre):
    tickets = [centre.open(subject=f"Ticket {n}") for n in range(5)]
    absence = centre.absent(centre.anna, hours=8, starts=2, substitute_id="ben.ott")
    centre.world.clock.forward(hours=3)
    at_once(*[lambda: jobs.run_due(centre.world.app) for _ in range(4)])
    assert [has(centre, t)[0] for t in tickets] == ["ben.ott"] * 5
    assert len(centre.whys(tickets[0])) == 1
    with centre.world.app.database.connection() as connection:
        call = centre.world.app.begin(connection, "again")
        for job in ("begin_absence", "begin_absence", "end_absence"):
            with centre.world.app.transaction(connection, call):
                centre.world.app.jobs[job](call, {"absence_id": absence.absence_id})
    assert len(centre.whys(tickets[0])) == 1
    centre.world.clock.forward(hours=20)
    at_once(*[lambda: jobs.run_due(centre.world.app) for _ in range(4)])
    assert [has(centre, t) for t in tickets] == [("anna.keller", "anna.keller", "")] * 5
    assert len(centre.whys(tickets[0])) == 2


def test_an_absence_that_was_over_before_any_job_came_moves_nothing(centre):
    ticket = centre.open()
    absence = centre.absent(centre.anna, hours=1, starts=1, substitute_id="ben.ott")
    centre.later(hours=5)
    assert has(centre, ticket)[0] == "anna.keller"
    shown = centre.call("GetAbsence", absence_id=absence.absence_id)
    assert shown.state == STATE.Value("ABSENCE_STATE_ENDED")


def test_an_absence_is_entered_once_and_called_off_before_it_begins(centre):
    absence = centre.absent(centre.anna, starts=2, by=centre.anna)
    with pytest.raises(Precondition) as refusal:
        centre.absent(centre.anna, starts=5, by=centre.anna)
    assert refusal.value.reason == "ABSENCE_OVERLAPS"
    results = at_once(
        *[lambda: centre.call("CreateAbsence", centre.ben, absence=_span(centre)) for _ in range(4)]
    )
    assert sum(not isinstance(each, str) for each in results) == 1
    off = centre.call("EndAbsence", centre.anna, absence_id=absence.absence_id)
    assert off.state == STATE.Value("ABSENCE_STATE_CALLED_OFF")
    with pytest.raises(Precondition):
        centre.call("EndAbsence", centre.anna, absence_id=absence.absence_id)
    centre.absent(centre.anna, starts=2, by=centre.anna)


def _span(centre):
    now = int(centre.world.clock.now().timestamp())
    return {"start_time": {"seconds": now + 60}, "end_time": {"seconds": now + 3600}}


def test_who_may_not_or_says_nonsense_is_told(centre):
    with pytest.raises(Forbidden):
        centre.absent(centre.ben, by=centre.anna)
    for more, field in (
        ({"hours": -1}, "absence.end_time"),
        ({"hours": 1, "starts": -5}, "absence.end_time"),
        ({"substitute_id": "anna.keller"}, "absence.substitute_id"),
    ):
        with pytest.raises(Invalid) as refusal:
            centre.absent(centre.anna, **more)
        assert list(refusal.value.fields) == [field]


def test_somebody_absent_takes_nothing(centre):
    centre.arrives()
    centre.absent(centre.anna)
    with pytest.raises(Precondition) as refusal:
        centre.takes_next(centre.anna)
    assert refusal.value.reason == "ABSENT"


def test_who_leaves_for_good_has_a_successor_for_everything(centre):
    given = {"team": "technical", "liaison_ids": ["anna.keller", "zhao.lei"]}
    centre.call("CreateDepartment", centre.lead, department=given)
    own = centre.open(account_id=5, contact_id=9, phone="", requester_name="Li")
    promise = centre.promise(own, hours=100)
    handled = centre.open(centre.ben, subject="Ben's")
    waiting = centre.hand_over(handled, "service", by=centre.ben, to_id="anna.keller")
    kept = centre.open(centre.ben, subject="Ben's too")
    centre.absent(centre.ben, substitute_id="anna.keller")
    asked = {"from_id": "anna.keller", "to_id": "cara.mia", "reason": "A new job"}
    reply = centre.call("ReplaceAgent", centre.lead, **asked)
    assert (reply.promise_count, reply.hand_over_count, reply.department_count) == (1, 1, 1)
    assert reply.absence_count == 1
    assert has(centre, own) == ("cara.mia", "cara.mia", "")
    assert has(centre, kept) == ("cara.mia", "cara.mia", "ben.ott")
    assert centre.call("GetPromise", promise_id=promise.promise_id).owner_id == "cara.mia"
    assert centre.call("GetHandOver", hand_over_id=waiting.hand_over_id).to_id == "cara.mia"
    assert centre.call("ListDepartments").departments[0].liaison_ids == ["cara.mia", "zhao.lei"]
    journey = centre.call("GetJourney", ticket_id=own.ticket_id)
    assert journey.steps[-1].reason == "A new job"
    again = centre.call("ReplaceAgent", centre.lead, **asked)
    assert (again.owned_count, again.handled_count, again.promise_count) == (0, 0, 0)
    centre.later(hours=9)
    assert has(centre, kept) == ("ben.ott", "ben.ott", "")
    next_one = centre.arrives(account_id=5, contact_id=9)
    assert next_one.owner_id == "cara.mia"


def test_what_comes_to_who_has_left_follows_and_nobody_leaves_to_a_leaver(centre):
    centre.call("ReplaceAgent", centre.lead, from_id="anna.keller", to_id="cara.mia")
    late = centre.open(centre.shop, owner_id="anna.keller", team="service")
    centre.later(minutes=2)
    assert has(centre, late)[0] == "cara.mia"
    for to_id in ("anna.keller", "ben.ott"):
        with pytest.raises(Invalid) as refusal:
            centre.call("ReplaceAgent", centre.lead, from_id="ben.ott", to_id=to_id)
        assert list(refusal.value.fields) == ["to_id"]


def test_leaving_and_taking_at_once_leave_nothing_behind(centre):
    tickets = [centre.open(subject=f"Ticket {n}") for n in range(3)]
    given = {"from_id": "anna.keller", "to_id": "cara.mia"}
    at_once(
        lambda: centre.call("ReplaceAgent", centre.lead, **given),
        lambda: centre.call("ReplaceAgent", centre.lead, **given),
        lambda: centre.hand_over(tickets[0]),
        lambda: centre.close(tickets[1]),
    )
    centre.later(minutes=2)
    opened = [t for t in tickets if centre.get(t).close_time.seconds == 0]
    assert {centre.get(t).owner_id for t in opened} == {"cara.mia"}
