"""Facts are checked against their feeds, read again beside them: whatever was changed by hand is told."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from crm_chassis.errors import Forbidden, PeerUnavailable, Precondition
from crm_chassis.testing import World
from crm_reports import checking
from crm_reports.follower import Following, following

CREATED = "crm.tickets.Ticket.created"
Tell = Callable[[list[tuple[str, Any]]], None]


@pytest.fixture
def house(connected: World, tell: Tell, ticket: Any) -> Following:
    """Reports that has read two tickets."""
    tell([(CREATED, ticket(1, subject="one")), (CREATED, ticket(2, subject="two"))])
    found = following(connected.app)
    found.followers["tickets"].catch_up()
    return found


def left(house: Following) -> list[str]:
    """The files of the facts."""
    return sorted(path.name for path in house.facts.path.parent.iterdir())


def test_facts_that_are_right_are_told_to_be(connected: World, house: Following) -> None:
    before = left(house)
    found = connected.call("CheckFacts")
    assert found.equal
    assert list(found.services) == ["tickets"]
    assert list(found.left_out) == ["customers", "channels"]
    assert left(house) == before
    with pytest.raises(Forbidden):
        connected.call("CheckFacts", by="leader")


@pytest.mark.broken_facts
@pytest.mark.parametrize(
    "statement",
    [
        "update tickets set subject = 'wrong' where ticket_id = 2",
        "delete from tickets where ticket_id = 1",
        "insert into promises (promise_id, event_id) values (7, 1)",
    ],
)
def test_a_fact_that_was_changed_is_named_by_its_table(
    connected: World, house: Following, statement: str
) -> None:
    house.facts.connection.execute(statement)
    found = connected.call("CheckFacts")
    assert not found.equal
    (different,) = found.differences
    assert different.table == ("promises" if "promises" in statement else "tickets")
    assert different.facts_value != different.read_again_value


def test_what_happens_meanwhile_is_in_both(
    connected: World, house: Following, tell: Tell, ticket: Any
) -> None:
    answers = connected.peers.answers["tickets"]["ListEvents"]
    told: list[int] = []

    def busy(request: Any) -> Any:
        if len(told) < 4:
            told.append(len(told) + 3)
            tell([(CREATED, ticket(told[-1], subject="new"))])
        return answers(request)

    connected.connect("tickets", ListEvents=busy)
    assert connected.call("CheckFacts").equal
    assert house.facts.position("tickets").event_count == 6


def test_a_module_that_does_not_answer_is_left_out(connected: World, house: Following) -> None:
    def down(_request: Any) -> Any:
        raise PeerUnavailable("tickets")

    connected.connect("tickets", ListEvents=down)
    found = connected.call("CheckFacts")
    assert "tickets" in found.left_out
    assert not found.services
    assert house.facts.read("select count(*) from tickets") == [(2,)]


def test_one_check_at_a_time(
    connected: World, house: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = threading.Event(), threading.Event()
    real = checking.hashes

    def waiting(facts: Any) -> Any:
        begun.set()
        go_on.wait(30)
        return real(facts)

    monkeypatch.setattr(checking, "hashes", waiting)
    first = threading.Thread(target=connected.call, args=("CheckFacts",))
    first.start()
    assert begun.wait(30)
    with pytest.raises(Precondition, match="for somebody else"):
        connected.call("CheckFacts")
    go_on.set()
    first.join()
    assert connected.call("CheckFacts").equal
    assert len(left(house)) == len({*left(house)})
