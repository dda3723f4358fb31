"""Who gets a ticket: the agent who knows the customer, the liaison person, the specialist; always with the reason."""

import pytest
from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid, Precondition

from .call_centre import Centre
from .phone_desk import NUMBER
from .test_races import at_once, refused


@pytest.fixture
def centre(world):
    return Centre(world)


def has(ticket):
    """Who is responsible for a ticket, who works on it, to whom it goes back."""
    return ticket.owner_id, ticket.handler_id, ticket.returns_to_id


def test_a_customers_next_ticket_goes_to_the_agent_who_knows_them(centre):
    first = centre.open(requester_name="")
    second = centre.arrives(NUMBER, requester_name="")
    assert has(second) == ("anna.keller", "anna.keller", "")
    assert second.state == pb.TICKET_STATE_NEW
    assert centre.whys(second) == [f"anna.keller knows this customer from ticket {first.ticket_id}"]
    assert centre.takes_next(centre.anna).ticket.ticket_id == second.ticket_id


def test_nobody_else_is_given_what_waits_for_somebody(centre):
    centre.open(requester_name="")
    waits = centre.arrives(NUMBER, requester_name="")
    assert not centre.takes_next(centre.ben).HasField("ticket")
    assert waits.ticket_id not in [t.ticket_id for t in centre.call("GetDay", centre.ben).waiting]
    assert waits.ticket_id in [t.ticket_id for t in centre.call("GetDay").waiting]


def test_the_person_who_asks_comes_before_their_company(centre):
    centre.open(account_id=7, contact_id=41, phone="", requester_name="Li")
    centre.open(centre.ben, account_id=7, contact_id=42, phone="", requester_name="Wu")
    other = centre.arrives(account_id=7, contact_id=43, requester_name="")
    again = centre.arrives(account_id=7, contact_id=41, requester_name="")
    assert again.owner_id == "anna.keller"
    assert other.owner_id == "ben.ott"


def test_who_answers_the_telephone_owns_the_ticket_and_is_told_who_knows_the_customer(centre):
    first = centre.open(requester_name="")
    call = centre.open(centre.ben, requester_name="")
    assert call.owner_id == "ben.ott"
    known = centre.call("GetKnownAgent", centre.ben, ticket_id=call.ticket_id)
    assert (known.user_id, known.ticket_id, known.free) == ("anna.keller", first.ticket_id, True)


def test_without_room_it_goes_to_a_colleague_and_comes_back_when_there_is_room(centre):
    centre.agent(centre.anna, capacity=1)
    centre.agent(centre.ben)
    first = centre.open(requester_name="")
    second = centre.arrives(NUMBER, requester_name="")
    assert has(second) == ("ben.ott", "ben.ott", "anna.keller")
    text = "anna.keller, who knows this customer, has 1 of 1: it goes back when there is room"
    assert centre.whys(second) == [text]
    centre.later(minutes=1)
    assert centre.get(second).owner_id == "ben.ott"
    centre.close(first)
    centre.later(minutes=1)
    assert has(centre.get(second)) == ("anna.keller", "anna.keller", "")
    assert centre.whys(second)[1:] == ["anna.keller knows this customer and has room again"]


def test_what_the_colleague_took_up_stays_there(centre):
    centre.agent(centre.anna, capacity=1)
    centre.agent(centre.ben)
    first = centre.open(requester_name="")
    second = centre.arrives(NUMBER, requester_name="")
    centre.takes_next(centre.ben)
    centre.close(first)
    centre.later(minutes=1)
    assert has(centre.get(second)) == ("ben.ott", "ben.ott", "")
    third = centre.arrives(NUMBER, requester_name="")
    assert third.owner_id == "anna.keller", "who knows the customer is who knew them before"


def test_with_nobody_free_it_waits_in_its_queue_and_goes_to_who_knows_the_customer(centre):
    centre.agent(centre.anna, capacity=1)
    first = centre.open(requester_name="")
    second = centre.arrives(NUMBER, requester_name="")
    assert has(second) == ("", "", "anna.keller")
    centre.close(first)
    centre.later(minutes=1)
    assert has(centre.get(second)) == ("anna.keller", "anna.keller", "")


def test_routing_gives_to_whoever_is_available_with_the_skills_and_has_least(centre):
    centre.skill("printers")
    centre.agent(centre.anna, skills={"printers": 3})
    centre.agent(centre.ben, skills={"printers": 3})
    centre.agent(centre.cara)
    centre.queue("Printers", 'product = "printer"', mode="QUEUE_MODE_PUSH", skills={"printers": 2})
    centre.open(product="printer")
    ticket = centre.arrives(product="printer")
    assert ticket.handler_id == "ben.ott"
    assert centre.whys(ticket) == ["ben.ott is available, has the skills, and has least (0)"]
    centre.says(centre.anna, "BUSY")
    centre.says(centre.ben, "AWAY")
    waits = centre.arrives(product="printer")
    assert waits.handler_id == ""
    centre.says(centre.anna, "AVAILABLE")
    centre.later(seconds=20)
    assert centre.get(waits).handler_id == "anna.keller"


def test_presence_expires_and_a_heartbeat_holds_it(centre):
    centre.agent(centre.anna)
    centre.says(centre.anna, "AVAILABLE", minutes=10)
    centre.world.clock.forward(minutes=8)
    centre.call("BeatPresence", centre.anna)
    centre.world.clock.forward(minutes=8)
    shown = {m.user_id: m.presence.state for m in centre.call("GetTeam").members}
    assert shown == {"anna.keller": 1}
    assert [e for e in centre.events() if e.startswith("Presence")] == ["Presence.changed"]
    centre.world.clock.forward(minutes=3)
    assert centre.call("GetTeam").members[0].presence.state == 3
    assert centre.call("BeatPresence", centre.anna).state == 3
    with pytest.raises(Forbidden):
        centre.call("SetPresence", centre.ben, user_id="anna.keller", state=1)


def test_a_departments_liaison_person_gets_what_goes_to_it(centre):
    given = {"team": "technical", "liaison_ids": ["zhao.lei"], "deputy_ids": ["ma.jun"]}
    centre.call("CreateDepartment", centre.lead, department=given)
    first = centre.hand_over(centre.open())
    assert (first.to_id, first.to_team) == ("zhao.lei", "technical")
    assert first.rule_text == "zhao.lei is the liaison person of technical"
    centre.absent(centre.zhao)
    second = centre.hand_over(centre.open())
    assert second.to_id == "ma.jun"
    assert second.rule_text == "the liaison persons of technical are absent: ma.jun stands in"
    centre.absent(centre.ma)
    third = centre.hand_over(ticket := centre.open())
    assert (third.to_id, third.to_team) == ("", "technical")
    assert centre.whys(ticket) == [third.rule_text]
    with pytest.raises(AlreadyExists):
        centre.call("CreateDepartment", centre.lead, department={"team": "technical"})


def test_a_specialist_is_the_least_loaded_present_one_with_the_skill(centre):
    centre.skill("lasers")
    for who in (centre.zhao, centre.ma):
        centre.agent(who, capacity=3, skills={"lasers": 4})
    centre.hand_over(centre.open(), to_id="ma.jun")
    proposed = centre.call("ProposeSpecialists", skill="lasers").specialists
    assert [(s.user_id, s.fits, s.load) for s in proposed] == [
        ("zhao.lei", True, 0),
        ("ma.jun", True, 1),
    ]
    ticket = centre.open()
    given = centre.hand_over(ticket, "", to_skill="lasers")
    assert (given.to_id, given.to_team, given.to_level) == ("zhao.lei", "technical", 1)
    assert given.rule_text == "zhao.lei can do lasers (level 4), is available, and has least (0)"
    assert centre.get(ticket).handler_id == "zhao.lei"
    centre.call("AcceptHandOver", centre.zhao, hand_over_id=given.hand_over_id)


def test_when_no_specialist_is_present_it_waits_with_one_who_is_not_absent(centre):
    centre.skill("lasers", "steam")
    centre.agent(centre.zhao, state="AWAY", skills={"lasers": 4})
    centre.agent(centre.ma, skills={"lasers": 1})
    given = centre.hand_over(centre.open(), "", to_skill="lasers", to_level=3)
    assert given.to_id == "zhao.lei"
    assert given.rule_text.startswith("nobody with lasers is available")
    centre.absent(centre.zhao)
    with pytest.raises(Precondition) as refusal:
        centre.hand_over(centre.open(), "", to_skill="lasers", to_level=3)
    assert refusal.value.reason == "NO_SPECIALIST"
    for skill in ("steam", "magic"):
        with pytest.raises(Invalid) as unknown:
            centre.hand_over(centre.open(), "", to_skill=skill)
        assert list(unknown.value.fields) == ["hand_over.to_skill"]


def test_of_two_who_choose_a_specialist_with_one_place_one_gets_the_place(centre):
    centre.skill("lasers")
    centre.agent(centre.zhao, capacity=1, skills={"lasers": 4})
    tickets = [centre.open() for _ in range(4)]
    results = at_once(*[lambda t=t: centre.hand_over(t, "", to_skill="lasers") for t in tickets])
    assert refused(results) == ["NO_SPECIALIST"] * 3


def test_only_who_administers_routing_changes_it(centre):
    for method, fields in (
        ("CreateAgent", {"agent": {"user_id": "x"}}),
        ("CreateSkill", {"skill": {"name": "x"}}),
        ("CreateDepartment", {"department": {"team": "x"}}),
        ("CreateQueue", {"queue": {"display_name": "x"}}),
        ("ReplaceAgent", {"from_id": "x", "to_id": "y"}),
    ):
        with pytest.raises(Forbidden):
            centre.call(method, centre.anna, **fields)


def test_what_routing_goes_by_can_be_changed_removed_and_restored(centre):
    centre.skill("lasers")
    skill = centre.call("ListSkills").skills[0]
    queue = centre.queue("All")
    department = centre.call("CreateDepartment", centre.lead, department={"team": "technical"})
    agent = centre.agent(centre.anna)
    for name, key, record, change in (
        ("Skill", "skill_id", skill, {"description": "Big ones"}),
        ("Queue", "queue_id", queue, {"position": 4}),
        ("Department", "department_id", department, {"liaison_ids": ["zhao.lei", " zhao.lei"]}),
        ("Agent", "user_id", agent, {"capacity": 3}),
    ):
        number = {key: getattr(record, key)}
        field = name.lower()
        changed = centre.call(f"Update{name}", centre.lead, **{field: {**number, **change}})
        assert changed.etag != record.etag
        removed = centre.call(f"Delete{name}", centre.lead, **number)
        assert removed.HasField("delete_time")
        assert not getattr(centre.call(f"List{name}s"), f"{field}s")
        restored = centre.call(f"Undelete{name}", centre.lead, **number)
        assert not restored.HasField("delete_time")
        with pytest.raises(Precondition):
            centre.call(f"Undelete{name}", centre.lead, **number)
    assert centre.call("ListDepartments").departments[0].liaison_ids == ["zhao.lei"]
