"""What waits in queues goes to one person each, and nobody gets more than they take, however many ask at once."""

import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis.errors import Invalid, NotFound, Precondition, Refusal
from crm_chassis.testing import world_of
from crm_tickets.__main__ import SERVICE

from .call_centre import Centre

AGENTS = 32


@pytest.fixture
def centre(world):
    return Centre(world)


@pytest.fixture
def wide(postgres, tmp_path):
    """A world with a connection for each of many who call at once."""
    yield from world_of(SERVICE, postgres, tmp_path, threads=AGENTS)


def together(acts):
    """Does all acts at the same moment, each in a thread of its own."""
    gate = threading.Barrier(len(acts))

    def go(act):
        gate.wait()
        return act()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(go, acts))


def takes_all(centre, who):
    """Somebody takes the next one until they have enough or nothing is left; says what they got, and why it ended."""
    got = []
    while True:
        try:
            reply = centre.takes_next(who)
        except Refusal as refusal:
            return got, refusal.reason
        if not reply.HasField("ticket"):
            return got, "NOTHING"
        got.append(reply.ticket.ticket_id)


def test_of_32_who_take_at_once_each_gets_tickets_of_their_own_and_no_more_than_they_take(wide):
    centre = Centre(wide)
    people = [wide.person(f"agent.{n:02}", "agent", team="service") for n in range(AGENTS)]
    for n, who in enumerate(people):
        centre.agent(who, capacity=1 + n % 3)
    room = sum(1 + n % 3 for n in range(AGENTS))
    made = [centre.arrives().ticket_id for _ in range(room + 5)]
    results = together([lambda who=who: takes_all(centre, who) for who in people])
    taken = [ticket_id for got, _ in results for ticket_id in got]
    assert len(taken) == len(set(taken)) == room
    assert {reason for _, reason in results} == {"OVER_CAPACITY"}
    assert [len(got) for got, _ in results] == [1 + n % 3 for n in range(AGENTS)]
    handlers = Counter(
        ticket.handler_id for ticket in centre.call("ListTickets", page_size=1000).tickets
    )
    assert handlers == {"": 5} | {who.id: 1 + n % 3 for n, who in enumerate(people)}
    assert set(taken) < set(made)


def test_32_takes_of_one_person_at_once_stop_at_what_they_take(wide):
    centre = Centre(wide)
    centre.agent(centre.anna, capacity=4)
    for _ in range(10):
        centre.arrives()
    ids = [centre.arrives().ticket_id for _ in range(16)]

    def take(n):
        """Half of them take the next one, half take one by its number."""
        try:
            if n % 2:
                return centre.takes_next(centre.anna).ticket.ticket_id
            return centre.call("TakeTicket", centre.anna, ticket_id=ids[n // 2]).ticket_id
        except Refusal as refusal:
            return refusal.reason

    results = together([lambda n=n: take(n) for n in range(AGENTS)])
    taken = [each for each in results if isinstance(each, int)]
    assert len(taken) == len(set(taken)) == 4
    (member,) = [m for m in centre.call("GetTeam").members if m.user_id == "anna.keller"]
    assert (member.load, member.capacity) == (4, 4)


def test_while_32_take_what_routing_gives_out_goes_to_one_each_too(wide):
    centre = Centre(wide)
    people = [wide.person(f"agent.{n:02}", "agent", team="service") for n in range(8)]
    for who in people:
        centre.agent(who, capacity=3)
    pushed = centre.queue("Web", 'channel = "web"', mode="QUEUE_MODE_PUSH", team="service")
    for who in people:
        centre.says(who, "BUSY")
    for _ in range(20):
        centre.arrives()
    for who in people:
        centre.says(who, "AVAILABLE")
    acts = [lambda who=who: takes_all(centre, who) for who in people]
    together([*acts, *[wide.run_jobs for _ in range(4)], *acts])
    loads = Counter(t.handler_id for t in centre.call("ListTickets", page_size=1000).tickets)
    assert all(loads[who.id] <= 3 for who in people)
    assert sum(loads.values()) == 20
    page = centre.call("GetQueuePage", queue_id=pushed.queue_id)
    assert page.queue_load.waiting_count == loads[""]


def test_the_next_one_is_the_most_urgent_and_of_these_the_oldest(centre):
    clock = centre.world.clock
    made = {}
    for name, priority in (("old", 2), ("low", 1), ("urgent", 4), ("young", 2)):
        made[name] = centre.arrives(priority=priority).ticket_id
        clock.forward(minutes=10)
    got = [centre.takes_next(centre.anna).ticket.ticket_id for _ in range(4)]
    assert got == [made[name] for name in ("urgent", "old", "young", "low")]
    assert not centre.takes_next(centre.anna).HasField("ticket")


def test_it_says_why_and_the_step_does_too(centre):
    centre.queue("Web questions", 'channel = "web"')
    ticket = centre.arrives()
    centre.world.clock.forward(minutes=35)
    reply = centre.takes_next(centre.anna)
    assert reply.reason == "next in Web questions: it waited 35 min"
    assert centre.whys(ticket) == [reply.reason]
    assert reply.ticket.assignment_rule
    assert (reply.ticket.owner_id, reply.ticket.handler_id) == ("anna.keller", "anna.keller")
    assert reply.ticket.state == pb.TICKET_STATE_IN_PROGRESS


def test_a_queue_asks_for_skills_and_so_does_a_ticket(centre):
    centre.skill("printers", "French")
    centre.queue("Printers", 'product = "printer"', skills={"printers": 3})
    centre.agent(centre.anna, skills={"printers": 2, "French": 1})
    centre.agent(centre.ben, skills={"printers": 4})
    printer = centre.arrives(product="printer")
    french = centre.arrives(needed_skills=["French"])
    assert centre.takes_next(centre.ben).ticket.ticket_id == printer.ticket_id
    assert not centre.takes_next(centre.ben).HasField("ticket")
    assert centre.takes_next(centre.anna).ticket.ticket_id == french.ticket_id
    with pytest.raises(Invalid, match="there is no skill Latin"):
        centre.arrives(needed_skills=["Latin"])


def test_what_is_in_the_queue_of_another_team_is_not_given(centre):
    centre.queue("Bills", 'category = "invoice"', team="billing")
    bill = centre.arrives(category="invoice")
    assert not centre.takes_next(centre.anna).HasField("ticket")
    assert centre.call("GetQueueLoads", centre.anna).queue_loads[0].waiting_count == 1
    assert centre.call("ListTickets", filter='state = "new"').tickets[0].ticket_id == bill.ticket_id


def test_a_ticket_is_in_the_first_queue_that_it_fits(centre):
    urgent = centre.queue("Urgent", 'priority = "urgent"', position=1)
    rest = centre.queue("Rest", "", position=2)
    centre.arrives(priority=4)
    centre.arrives()
    loads = {load.display_name: load for load in centre.call("GetQueueLoads").queue_loads}
    assert (loads["Urgent"].waiting_count, loads["Urgent"].urgent_count) == (1, 1)
    assert (loads["Rest"].waiting_count, loads["Rest"].urgent_count) == (1, 0)
    assert loads["Rest"].HasField("oldest_time")
    assert loads[""].waiting_count == 0
    for queue, subject in ((urgent, "Question 1"), (rest, "Question 2")):
        page = centre.call("GetQueuePage", queue_id=queue.queue_id)
        assert [ticket.subject for ticket in page.tickets] == [subject]
    assert centre.takes_next(centre.anna, queue_id=rest.queue_id).ticket.subject == "Question 2"
    with pytest.raises(NotFound):
        centre.takes_next(centre.anna, queue_id=99)


def test_channels_weigh_what_a_person_says_they_weigh(centre):
    weights = [{"channel": "TICKET_CHANNEL_PHONE", "weight": 3}]
    centre.agent(centre.anna, capacity=4, channel_weights=weights)
    centre.arrives(channel="TICKET_CHANNEL_PHONE")
    centre.arrives(channel="TICKET_CHANNEL_PHONE")
    mail = centre.arrives(channel="TICKET_CHANNEL_EMAIL")
    assert centre.takes_next(centre.anna).load == 3
    reply = centre.takes_next(centre.anna)
    assert (reply.ticket.ticket_id, reply.load) == (mail.ticket_id, 4)
    with pytest.raises(Precondition) as refusal:
        centre.takes_next(centre.anna)
    assert refusal.value.reason == "OVER_CAPACITY"


def test_a_queue_by_due_time_gives_what_is_promised_soonest_first(centre):
    centre.queue("All", sorting="QUEUE_ORDER_DUE")
    one, two, three = (centre.arrives() for _ in range(3))
    centre.promise(three, hours=2, by=centre.shop)
    centre.promise(two, hours=4, by=centre.shop)
    queue_id = centre.call("ListQueues").queues[0].queue_id
    page = centre.call("GetQueuePage", queue_id=queue_id)
    expected = [three.ticket_id, two.ticket_id, one.ticket_id]
    assert [ticket.ticket_id for ticket in page.tickets] == expected


def test_a_filter_that_cannot_be_read_is_refused_by_its_field(centre):
    with pytest.raises(Invalid) as refusal:
        centre.queue("Bad", "colour = red")
    assert list(refusal.value.fields) == ["queue.filter"]


def test_the_same_request_twice_takes_one_ticket(centre):
    centre.arrives()
    centre.arrives()
    first = centre.takes_next(centre.anna, request_id="once")
    assert centre.takes_next(centre.anna, request_id="once") == first
    assert len(centre.call("ListTickets", filter='state = "new"').tickets) == 1


def test_an_application_takes_nothing(centre):
    with pytest.raises(Precondition) as refusal:
        centre.takes_next(centre.shop)
    assert refusal.value.reason == "NOT_A_PERSON"
