"""Reports follows a real feed, says how far it is, and can prove that its facts are right."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from crm.events.v1 import events_pb2
from crm.reports.v1 import dashboards_pb2, facts_pb2
from crm_chassis.errors import NotFound, PeerUnavailable, Precondition
from crm_chassis.testing import World
from crm_reports.follower import Follower, follow, following
from crm_reports.warehouse import Warehouse

CREATED, UPDATED = "crm.tickets.Ticket.created", "crm.tickets.Ticket.updated"
Tell = Callable[[list[tuple[str, Any]]], None]


def follower_of(world: World) -> Follower:
    return following(world.app).followers["tickets"]


def facts_of(world: World) -> Warehouse:
    return following(world.app).facts


def subjects(world: World) -> dict[int, str]:
    return dict(facts_of(world).read("select ticket_id, subject from tickets"))


def state(world: World, service: str = "tickets") -> dashboards_pb2.Source:
    reply = world.call("GetFollowState", by="leader")
    return next(source for source in reply.sources if source.service == service)


@pytest.mark.broken_facts  # it lets the file go
def test_changes_arrive_and_survive_a_restart(connected: World, tell: Tell, ticket: Any) -> None:
    tell([(CREATED, ticket(1, subject="Printer")), (CREATED, ticket(2, subject="Paper"))])
    follower_of(connected).catch_up()
    tell([(UPDATED, ticket(2, subject="Paper, A4"))])
    follower_of(connected).catch_up()
    assert subjects(connected) == {1: "Printer", 2: "Paper, A4"}
    facts = facts_of(connected)
    facts.close()
    again = Warehouse(facts.path)
    assert again.position("tickets").event_count == 3
    assert again.read("select count(*) from tickets") == [(2,)]
    again.close()


def test_the_state_says_what_is_absent_being_read_current_or_down(
    connected: World, tell: Tell, ticket: Any
) -> None:
    assert state(connected, "customers").state == dashboards_pb2.SOURCE_STATE_ABSENT
    assert state(connected).state == dashboards_pb2.SOURCE_STATE_CATCHING_UP
    tell([(CREATED, ticket(1))])
    follower_of(connected).catch_up()
    assert state(connected).state == dashboards_pb2.SOURCE_STATE_CURRENT
    assert state(connected).event_count == 1

    def down(_request: Any) -> Any:
        raise PeerUnavailable("tickets")

    connected.connect("tickets", ListEvents=down)
    stopping = threading.Event()
    thread = threading.Thread(target=follower_of(connected).run, args=(stopping,))
    thread.start()
    while not follower_of(connected).problem:
        stopping.wait(0.01)
    stopping.set()
    thread.join()
    assert state(connected).state == dashboards_pb2.SOURCE_STATE_UNREACHABLE
    assert state(connected).HasField("current_time")


def test_rebuilt_facts_equal_those_that_were_followed(
    connected: World, tell: Tell, ticket: Any
) -> None:
    for step in range(30):
        tell([(UPDATED, ticket(step % 7 + 1, subject=f"step {step}", reopen_count=step))])
        follower_of(connected).catch_up()
    everything = "select * exclude (event_id) from tickets order by ticket_id"
    live = facts_of(connected).read(everything)
    reply = connected.call("RebuildFacts", by="leader", service="tickets")
    assert {source.service for source in reply.sources} == {"customers", "tickets", "channels"}
    assert following(connected.app).rebuilding.once()
    assert facts_of(connected).read(everything) == live


def test_only_a_followed_service_can_be_read_again(connected: World) -> None:
    with pytest.raises(NotFound):
        connected.call("RebuildFacts", by="leader", service="customers")


def test_a_batch_on_its_way_does_not_survive_a_new_beginning(
    connected: World, tell: Tell, ticket: Any
) -> None:
    tell([(CREATED, ticket(1, subject="one"))])
    follower_of(connected).catch_up()
    tell([(CREATED, ticket(2, subject="two"))])
    batch = follower_of(connected).read(follower_of(connected).ask)
    facts_of(connected).forget("tickets")
    assert not facts_of(connected).apply("tickets", batch, connected.clock.now())
    follower_of(connected).catch_up()
    assert subjects(connected) == {1: "one", 2: "two"}


def test_a_new_epoch_of_the_feed_means_reading_from_nothing(
    connected: World, tell: Tell, ticket: Any
) -> None:
    tell([(CREATED, ticket(1, subject="lost in the restore"))])
    follower_of(connected).catch_up()
    restored = events_pb2.ListEventsResponse(next_cursor="new", caught_up=True)
    event = restored.events.add(event_id=1, resource="crm.tickets.Ticket", resource_id="5")
    event.data.Pack(ticket(5, subject="still there"))

    def other_life(request: events_pb2.ListEventsRequest) -> events_pb2.ListEventsResponse:
        if request.cursor not in ("", "new"):
            raise Precondition("FEED_EPOCH_CHANGED", "The database was restored.")
        return (
            restored
            if not request.cursor
            else events_pb2.ListEventsResponse(next_cursor="new", caught_up=True)
        )

    connected.connect("tickets", ListEvents=other_life)
    follower_of(connected).catch_up()
    assert subjects(connected) == {5: "still there"}


def test_reconcile_proves_equality_at_the_owners_position(
    connected: World, tell: Tell, ticket: Any
) -> None:
    tell([(CREATED, ticket(number)) for number in range(1, 6)])
    found = connected.call("Reconcile", by="admin")
    by_service = {service.service: service for service in found.services}
    assert found.equal
    assert by_service["tickets"].verdict == facts_pb2.VERDICT_EQUAL
    assert by_service["tickets"].comparisons[0].owner_value == "5"
    assert by_service["customers"].verdict == facts_pb2.VERDICT_ABSENT


def test_reconcile_is_exact_while_others_write(
    connected: World, tickets: World, tell: Tell, ticket: Any
) -> None:
    tell([(CREATED, ticket(1))])

    def totals_then_more(request: Any) -> events_pb2.Totals:
        reply: events_pb2.Totals = tickets.call("GetTotals", request, by="service")
        number = int(reply.totals[0].value) + 1
        tell([(CREATED, ticket(number))])
        return reply

    def more_then_totals(request: Any) -> events_pb2.Totals:
        tell([(CREATED, ticket(100)), (CREATED, ticket(101))])
        return totals_then_more(request)

    for answer in (totals_then_more, more_then_totals):
        connected.connect("tickets", GetTotals=answer)
        found = connected.call("Reconcile", by="admin")
        assert found.equal, found
    follower_of(connected).catch_up()
    assert len(subjects(connected)) == 5


@pytest.mark.broken_facts
def test_reconcile_names_every_difference(connected: World, tell: Tell, ticket: Any) -> None:
    tell([(CREATED, ticket(1)), (CREATED, ticket(2))])
    follower_of(connected).catch_up()
    facts_of(connected).connection.execute("delete from tickets where ticket_id = 2")
    found = connected.call("Reconcile", by="admin")
    (service,) = [each for each in found.services if each.service == "tickets"]
    assert not found.equal
    assert service.verdict == facts_pb2.VERDICT_DIFFERENT
    assert (service.comparisons[0].owner_value, service.comparisons[0].facts_value) == ("2", "1")


def test_reconcile_says_who_does_not_answer(connected: World) -> None:
    def down(_request: Any) -> Any:
        raise PeerUnavailable("tickets")

    connected.connect("tickets", GetTotals=down)
    found = connected.call("Reconcile", by="admin", wait_seconds=1)
    assert not found.equal
    assert {service.verdict for service in found.services} == {
        facts_pb2.VERDICT_UNREACHABLE,
        facts_pb2.VERDICT_ABSENT,
    }


def test_reconcile_asks_again_while_an_owner_is_just_restarting(connected: World) -> None:
    answers = connected.peers.answers["tickets"]["GetTotals"]
    asked: list[Any] = []

    def away_at_first(request: Any) -> Any:
        asked.append(request)
        if len(asked) == 1:
            raise PeerUnavailable("tickets")
        return answers(request)

    connected.connect("tickets", GetTotals=away_at_first)
    found = connected.call("Reconcile", by="admin")
    (service,) = [each for each in found.services if each.service == "tickets"]
    assert (service.verdict, len(asked)) == (facts_pb2.VERDICT_EQUAL, 2)


def test_the_loop_follows_by_itself_and_stops(connected: World, tell: Tell, ticket: Any) -> None:
    stopping = threading.Event()
    loop = threading.Thread(target=follow, args=(connected.app, stopping))
    loop.start()
    tell([(CREATED, ticket(1, subject="heard"))])
    for _ in range(500):
        if subjects(connected):
            break
        stopping.wait(0.02)
    stopping.set()
    loop.join(60)
    assert not loop.is_alive()
    assert subjects(connected) == {1: "heard"}


def test_a_feed_that_cannot_be_applied_is_told_to_those_on_duty_and_a_peer_that_is_away_is_not(
    connected: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    one, stopping = follower_of(connected), threading.Event()

    def told(mistake: Exception) -> bool:
        """Whether it says that it stands still, after a step that failed like this."""

        def fail(*_: object) -> bool:
            stopping.set()
            raise mistake

        stopping.clear()
        monkeypatch.setattr(one, "step", fail)
        one.run(stopping)
        return b'crm_feed_stopped{peer="tickets"} 1.0' in connected.app.metrics.text()

    assert told(ValueError("an event that nobody understands"))
    assert not told(PeerUnavailable("tickets"))
