"""Facts survive what processes do not, and can always be had again from nothing."""

import random
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from crm.customers.v1 import deals_pb2, orders_pb2
from crm.events.v1 import events_pb2
from crm.tickets.v1 import tickets_pb2
from crm_reports.batches import Batch
from crm_reports.warehouse import Warehouse

FEEDER = Path(__file__).parent / "feeder.py"
NOW = datetime(2026, 11, 22, tzinfo=UTC)
TICKETS, EVENTS = 50, 30_000


def told(event_id: int, ticket_id: int, subject: str) -> events_pb2.Event:
    event = events_pb2.Event(
        event_id=event_id, resource="crm.tickets.Ticket", resource_id=str(ticket_id)
    )
    event.data.Pack(tickets_pb2.Ticket(ticket_id=ticket_id, subject=subject))
    return event


def batch_of(start: str, cursor: str, *events: events_pb2.Event) -> Batch:
    batch = Batch(start=start)
    batch.take(events)
    batch.cursor = cursor
    return batch


def subjects(facts: Warehouse) -> dict[int, str]:
    return dict(facts.read("select ticket_id, subject from tickets"))


def test_an_order_that_was_taken_back_is_no_fact_any_more(tmp_path: Path) -> None:
    facts = Warehouse(tmp_path / "facts.duckdb")
    order = orders_pb2.Order(order_id=7, amount="10", currency="EUR", order_date="2026-11-02")
    order.lines.add(line_number=1, product_code="P", quantity="1", amount="10")
    for number, what in enumerate(("created", "deleted"), 1):
        event = events_pb2.Event(event_id=number, resource="crm.customers.Order", resource_id="7")
        event.event_type = f"crm.customers.Order.{what}"
        event.data.Pack(order)
        assert facts.apply(
            "customers", batch_of("" if number == 1 else "1", str(number), event), NOW
        )
        (found,) = facts.read(
            "select (select count(*) from orders), (select count(*) from order_lines)"
        )
        assert found == ((1, 1) if what == "created" else (0, 0))
    late = events_pb2.Event(event_id=1, resource="crm.customers.Order", resource_id="7")
    late.event_type = "crm.customers.Order.created"
    late.data.Pack(order)
    assert facts.apply("customers", batch_of("2", "3", late), NOW)
    assert facts.read("select * from orders") == []
    facts.close()


def test_a_history_has_every_event_once(tmp_path: Path) -> None:
    facts = Warehouse(tmp_path / "facts.duckdb")
    seen = []
    for number, (stage, amount) in enumerate(((1, "100"), (2, "100"), (2, "80")), 1):
        event = events_pb2.Event(event_id=number, resource="crm.customers.Deal", resource_id="7")
        event.occur_time.FromDatetime(NOW + timedelta(days=number))
        event.data.Pack(deals_pb2.Deal(deal_id=7, stage_id=stage, amount=amount))
        seen.append(event)
    assert facts.apply("customers", batch_of("", "1", seen[2], seen[0]), NOW)
    assert facts.apply("customers", batch_of("1", "2", seen[1], seen[2]), NOW)
    told = "select stage_id, amount, day(occur_time) from deal_history order by event_id"
    assert facts.read(told) == [(1, 100, 23), (2, 100, 24), (2, 80, 25)]
    assert facts.read("select stage_id, amount from deals") == [(2, 80)]
    facts.close()


def test_killed_at_any_moment_the_facts_are_those_of_the_cursor(tmp_path: Path) -> None:
    path, chance = tmp_path / "facts.duckdb", random.Random(5)
    for last in (False, False, False, False, True):
        feeder = subprocess.Popen([sys.executable, FEEDER, path], stdout=subprocess.PIPE, text=True)
        assert feeder.stdout is not None
        with feeder.stdout as steps:
            if not last:
                for _ in range(chance.randrange(3, 25)):
                    steps.readline()
                feeder.send_signal(signal.SIGKILL)
            steps.read()
        assert feeder.wait() == (0 if last else -signal.SIGKILL)
        facts = Warehouse(path)
        at = facts.position("tickets").event_count
        assert facts.position("tickets").cursor == str(at)
        found = dict(facts.read("select ticket_id, reopen_count from tickets"))
        expected = {number % TICKETS: number for number in range(max(0, at - TICKETS), at)}
        assert found == expected
        facts.close()
    assert at == EVENTS


def test_of_many_events_of_a_record_the_last_stays(tmp_path: Path) -> None:
    facts = Warehouse(tmp_path / "facts.duckdb")
    facts.apply(
        "tickets", batch_of("", "1", told(1, 7, "a"), told(3, 7, "c"), told(2, 7, "b")), NOW
    )
    assert subjects(facts) == {7: "c"}
    facts.apply("tickets", batch_of("1", "2", told(2, 7, "b again"), told(4, 8, "d")), NOW)
    assert subjects(facts) == {7: "c", 8: "d"}
    assert facts.position("tickets").event_count == 5


def test_a_batch_that_does_not_go_on_from_the_cursor_is_dropped(tmp_path: Path) -> None:
    facts = Warehouse(tmp_path / "facts.duckdb")
    assert facts.apply("tickets", batch_of("", "1", told(1, 1, "first")), NOW)
    assert not facts.apply("tickets", batch_of("", "1", told(9, 9, "read twice")), NOW)
    assert subjects(facts) == {1: "first"}


def test_a_failed_batch_leaves_facts_and_cursor_as_they_were(tmp_path: Path) -> None:
    facts = Warehouse(tmp_path / "facts.duckdb")
    facts.apply("tickets", batch_of("", "1", told(1, 1, "first")), NOW)
    broken = batch_of("1", "2", told(2, 1, "second"))
    wrong = events_pb2.Event(event_id=3, resource="crm.tickets.Promise", resource_id="5")
    wrong.data.value = b"\xff"
    broken.take([wrong])
    try:
        facts.apply("tickets", broken, NOW)
    except Exception as mistake:
        assert "parsing" in str(mistake)
    assert subjects(facts) == {1: "first"}
    assert facts.position("tickets").cursor == "1"
    assert facts.apply("tickets", batch_of("1", "2", told(2, 1, "second")), NOW)


def test_what_one_thread_reads_in_a_moment_does_not_change(tmp_path: Path) -> None:
    facts = Warehouse(tmp_path / "facts.duckdb")
    facts.apply("tickets", batch_of("", "1", told(1, 1, "first")), NOW)
    with facts.moment():
        assert subjects(facts) == {1: "first"}
        facts.apply("tickets", batch_of("1", "2", told(2, 1, "second")), NOW)
        assert subjects(facts) == {1: "first"}
    assert subjects(facts) == {1: "second"}


def test_no_reader_sees_half_a_batch_and_no_batch_is_lost(tmp_path: Path) -> None:
    facts, batches, seen = Warehouse(tmp_path / "facts.duckdb"), 40, []
    asked = "select min(reopen_count), max(reopen_count), count(*) from tickets"
    stopping = threading.Event()

    def read_on() -> None:
        while not stopping.is_set():
            seen.extend(facts.read(asked))
            with facts.moment():
                seen.extend(facts.read(asked) + facts.read(asked))

    readers = [threading.Thread(target=read_on) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(batches):
        batch = Batch(start=str(number) if number else "", cursor=str(number + 1))
        for key in range(TICKETS):
            event = told(number * TICKETS + key + 1, key, "")
            ticket = tickets_pb2.Ticket(ticket_id=key, reopen_count=number)
            event.data.Pack(ticket)
            batch.take([event])
        assert facts.apply("tickets", batch, NOW)
    stopping.set()
    for reader in readers:
        reader.join()
    assert facts.read(asked) == [(batches - 1, batches - 1, TICKETS)]
    assert {count for _, _, count in seen} <= {0, TICKETS}
    assert all(least == most for least, most, _ in seen)
    facts.close()
