"""Facts are read again in the background: what is there serves meanwhile, and at the end all change over at once."""

import contextlib
import resource
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from crm.events.v1 import events_pb2
from crm.reports.v1 import dashboards_pb2
from crm.tickets.v1 import tickets_pb2
from crm_chassis.errors import PeerUnavailable
from crm_chassis.testing import World
from crm_reports import filling, follower
from crm_reports.batches import Batch
from crm_reports.fact_files import FactFiles
from crm_reports.facts import FACTS
from crm_reports.follower import Following, following
from crm_reports.rebuilding import NoRoom
from crm_reports.warehouse import Warehouse

NOW = datetime(2026, 11, 22, tzinfo=UTC)
CREATED = "crm.tickets.Ticket.created"
SUBJECTS = "select subject from tickets order by ticket_id"
Tell = Callable[[list[tuple[str, Any]]], None]


def filled(path: Path, *subjects: str, facts: Any = FACTS) -> Warehouse:
    """Facts that were read from a feed of tickets."""
    found = Warehouse(path, facts)
    batch = Batch()
    for number, subject in enumerate(subjects, 1):
        event = events_pb2.Event(
            event_id=number, resource="crm.tickets.Ticket", resource_id=str(number)
        )
        event.data.Pack(tickets_pb2.Ticket(ticket_id=number, subject=subject))
        batch.take([event])
    batch.cursor, batch.caught_up = str(len(subjects)), True
    assert found.apply("tickets", batch, NOW)
    return found


def test_who_reads_ends_on_the_old_file_and_all_others_read_the_new_one(tmp_path: Path) -> None:
    facts, second = filled(tmp_path / "facts.duckdb", "old"), None
    with facts.moment():
        second = facts.second()
        second.close()
        second = filled(facts.files.next, "new", "newer")
        assert facts.read(SUBJECTS) == [("old",)]
        facts.take_over(second)
        with facts.moment():
            assert facts.read(SUBJECTS) == [("old",)]
        others: list[Any] = []
        other = threading.Thread(target=lambda: others.extend(facts.read(SUBJECTS)))
        other.start()
        other.join()
        assert others == [("new",), ("newer",)]
    assert facts.read(SUBJECTS) == others
    facts.close()
    again = Warehouse(tmp_path / "facts.duckdb")
    assert again.read(SUBJECTS) == others
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "facts.duckdb.1",
        "facts.duckdb.now",
    ]
    again.close()


def test_facts_of_fewer_columns_serve_on_and_are_stale(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    filled(path, "first").close()
    more = [
        replace(fact, words=f"{fact.words} description") if fact.table == "tickets" else fact
        for fact in FACTS
    ]
    grown = Warehouse(path, more)
    assert grown.stale
    assert grown.read("select subject, description from tickets") == [("first", None)]
    second = grown.second()
    assert not second.stale
    grown.take_over(second)
    assert not grown.stale
    assert grown.position("tickets").cursor == ""
    grown.close()


def test_facts_of_other_types_are_thrown_away(tmp_path: Path) -> None:
    path = tmp_path / "facts.duckdb"
    filled(path, "2026-11-22").close()
    other = [
        replace(fact, words=fact.words.replace(" subject ", " subject:date "))
        if fact.table == "tickets"
        else fact
        for fact in FACTS
    ]
    found = Warehouse(path, other)
    assert not found.stale
    assert found.position("tickets").cursor == ""
    found.close()


@pytest.fixture
def house(connected: World, tell: Tell, ticket: Any) -> Following:
    """Reports that has read two tickets."""
    tell([(CREATED, ticket(1, subject="one")), (CREATED, ticket(2, subject="two"))])
    found = following(connected.app)
    found.followers["tickets"].catch_up()
    return found


def test_what_was_wrong_is_right_after_a_rebuild_and_told(
    connected: World, house: Following
) -> None:
    house.facts.connection.execute("update tickets set subject = 'wrong' where ticket_id = 2")
    assert house.rebuilding.once()
    assert house.facts.read(SUBJECTS) == [("one",), ("two",)]
    state = connected.call("GetFollowState", by="leader")
    assert state.rebuilt_differently == ["tickets"]
    assert state.HasField("rebuild_time")
    assert not state.HasField("rebuild")
    assert house.rebuilding.once()
    assert not connected.call("GetFollowState", by="leader").rebuilt_differently


def test_batches_are_stored_one_behind_the_other(
    house: Following, tell: Tell, ticket: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filling, "BATCH", 1)
    monkeypatch.setattr(follower, "PAGE", 1)
    tell([(CREATED, ticket(2, subject="two again")), (CREATED, ticket(3, subject="three"))])
    house.followers["tickets"].catch_up()
    assert house.rebuilding.once()
    assert house.facts.read(SUBJECTS) == [("one",), ("two again",), ("three",)]
    assert not house.rebuilding.differing


def test_each_replica_hears_that_a_rebuild_is_wanted(connected: World, house: Following) -> None:
    assert not house.rebuilding.is_wanted()
    connected.call("RebuildFacts", by="leader")
    assert house.rebuilding.is_wanted()
    assert house.rebuilding.is_wanted(), "until it is done"
    assert house.rebuilding.once()
    assert not house.rebuilding.is_wanted()


def test_cut_off_in_the_middle_it_goes_on_and_the_old_facts_serve(
    connected: World, house: Following
) -> None:
    def down(_request: Any) -> Any:
        raise PeerUnavailable("tickets")

    answers = connected.peers.answers["tickets"]["ListEvents"]
    connected.connect("tickets", ListEvents=down)
    with pytest.raises(PeerUnavailable):
        house.rebuilding.once()
    assert house.facts.read(SUBJECTS) == [("one",), ("two",)]
    assert house.rebuilding.is_wanted(), "it was begun"
    connected.connect("tickets", ListEvents=answers)
    assert house.rebuilding.once()
    assert not house.rebuilding.is_wanted()
    assert house.facts.read(SUBJECTS) == [("one",), ("two",)]


def test_its_progress_is_told_and_figures_are_current_meanwhile(
    connected: World, house: Following, tell: Tell, ticket: Any
) -> None:
    answers = connected.peers.answers["tickets"]["ListEvents"]
    seen: list[Any] = []

    def looked_at(request: Any) -> Any:
        seen.append(connected.call("GetFollowState", by="leader"))
        return answers(request)

    tell([(CREATED, ticket(3, subject="three"))])
    house.followers["tickets"].catch_up()
    connected.connect("tickets", ListEvents=looked_at)
    assert house.rebuilding.once()
    first = seen[0]
    assert (first.rebuild.event_count, first.rebuild.expected_count) == (0, 3)
    sources = {source.service: source.state for source in first.sources}
    assert sources["tickets"] == dashboards_pb2.SOURCE_STATE_CURRENT
    assert len(house.facts.read(SUBJECTS)) == 3


@pytest.mark.broken_facts
def test_what_was_read_before_an_erasure_does_not_come_in_after_it(house: Following) -> None:
    follower = house.followers["tickets"]
    house.facts.forget("tickets")
    batch = follower.read(follower.ask)
    house.facts.rewrite("two", lambda text: text.replace("two", "–"))
    assert not house.facts.apply("tickets", batch, NOW)
    follower.catch_up()
    assert len(house.facts.read(SUBJECTS)) == 2


def test_a_rebuild_that_may_know_of_somebody_erased_is_given_up(house: Following) -> None:
    again = house.rebuilding.once
    house.rebuilding.anew.clear = lambda: None  # type: ignore[method-assign]
    house.rebuilding.start_over()
    assert not again()
    assert not house.facts.files.next.exists()
    assert house.facts.read(SUBJECTS) == [("one",), ("two",)]


@contextlib.contextmanager
def full_disk(size: int) -> Iterator[None]:
    """No file may grow beyond this size, as if there were no room."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("size", [8_192, 100_000])
def test_without_room_the_old_facts_serve_on_and_nothing_half_is_left(
    connected: World, house: Following, size: int
) -> None:
    assert not house.rebuilding.is_wanted()
    connected.call("RebuildFacts", by="leader")
    with full_disk(size):
        with pytest.raises(NoRoom, match="the disk is full"):
            house.rebuilding.once()
        assert house.facts.read(SUBJECTS) == [("one",), ("two",)]
    assert not house.facts.files.next.exists()
    assert house.rebuilding.is_wanted(), "it is tried again"
    assert house.rebuilding.once()
    assert house.facts.read(SUBJECTS) == [("one",), ("two",)]


def test_a_file_that_cannot_be_named_does_not_count(
    connected: World, house: Following, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, tries = FactFiles.point_to, []

    def failing(files: FactFiles, path: Path) -> None:
        tries.append(path)
        real(files, path)
        if len(tries) == 1:
            raise OSError("no room for the folder")

    monkeypatch.setattr(FactFiles, "point_to", failing)
    with pytest.raises(NoRoom):
        house.rebuilding.once()
    assert house.facts.files.current == house.facts.file
    assert not house.facts.files.next.exists()
    assert house.facts.read(SUBJECTS) == [("one",), ("two",)]
    assert house.rebuilding.once()
    assert house.facts.files.current == house.facts.file
