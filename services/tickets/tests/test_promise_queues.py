"""Queues go by what is due first, promise or clock, and say which it was; what they ask is found by index."""

from datetime import timedelta

import pytest
from crm_tickets.promising import firing
from crm_tickets.routing import waiting

from .call_centre import Centre
from .sla_desk import Levels

FILLED = """
insert into tickets (subject, state, priority, channel, close_time, due_time, promise_due_time)
select 'Case ' || n, case when n % 40 = 0 then 'new' else 'closed' end, 'normal', 'web',
    case when n % 40 = 0 then null else now() end,
    case when n % 3 = 0 then now() + n * interval '1 minute' end,
    case when n % 2 = 0 then now() + (20000 - n) * interval '1 minute' end
from generate_series(1, 20000) as n
"""
PROMISED = """
insert into promises (ticket_id, kind, due_time, state, keep_time, next_time)
select ticket_id, 'callback', now() + ticket_id * interval '1 minute',
    case when ticket_id % 20 = 0 then 'open' else 'kept' end,
    case when ticket_id % 20 = 0 then null else now() end,
    case when ticket_id % 20 = 0 then now() + ticket_id * interval '1 minute' end
from tickets
"""
EYES = {"_all": True, "_ids": [], "_teams": [], "_boxes": False}


@pytest.fixture
def centre(world):
    return Centre(world)


@pytest.fixture
def full(centre):
    """20,000 tickets, of which 500 wait, and as many promises."""
    with centre.world.app.database.connection() as connection:
        for statement in (FILLED, PROMISED, "analyze tickets", "analyze promises"):
            connection.execute(statement)
    return centre


def plan(centre, statement, *, sorts=True, **given):
    """How the database goes about a statement; where it may not sort, by an index in the order asked for."""
    with centre.world.app.database.connection() as connection:
        connection.execute(f"set enable_sort = {'on' if sorts else 'off'}")
        rows = connection.execute("explain " + statement.text, statement.parameters(given))
        found = "\n".join(row[0] for row in rows.fetchall())
        connection.execute("reset enable_sort")
    return found


def queue_of(centre, sorting="QUEUE_ORDER_DUE"):
    centre.queue("All", sorting=sorting)
    return centre.call("ListQueues").queues[0].queue_id


def test_the_next_one_is_what_is_due_first_by_promise_or_by_clock(centre):
    levels = Levels(centre)
    levels.policy(levels.clock("resolution", 3), priorities=["TICKET_PRIORITY_HIGH"])
    queue_id = queue_of(centre)
    never = centre.arrives()
    clocked = centre.arrives(priority=3)
    late, soon = centre.arrives(), centre.arrives()
    centre.promise(late, hours=5, by=centre.shop)
    centre.promise(soon, hours=2, by=centre.shop)
    expected = [soon, clocked, late, never]
    shown = centre.call("GetQueuePage", queue_id=queue_id).tickets
    assert [t.ticket_id for t in shown] == [t.ticket_id for t in expected]
    reasons = []
    for ticket in expected:
        reply = centre.takes_next(centre.anna, queue_id=queue_id)
        assert reply.ticket.ticket_id == ticket.ticket_id
        reasons.append(reply.reason)
    assert [text.rpartition(" 20")[0] for text in reasons[:3]] == [
        "next in All: it is promised for",
        "next in All: by its service level it is due",
        "next in All: it is promised for",
    ]
    assert reasons[3] == "next in All: it waited 0 min"
    assert centre.whys(soon) == [reasons[0]]


def test_a_promise_on_a_ticket_with_a_clock_counts_if_it_is_due_before_the_clock(centre):
    levels = Levels(centre)
    levels.policy(levels.clock("resolution", 3))
    queue_id = queue_of(centre)
    one, two = centre.arrives(), centre.arrives()
    centre.promise(two, hours=1, by=centre.shop)
    centre.promise(one, hours=9, by=centre.shop)
    shown = centre.call("GetQueuePage", queue_id=queue_id).tickets
    assert [t.ticket_id for t in shown] == [two.ticket_id, one.ticket_id]
    assert "it is promised for" in centre.takes_next(centre.anna, queue_id=queue_id).reason
    assert "by its service level" in centre.takes_next(centre.anna, queue_id=queue_id).reason


def test_a_broken_promise_is_before_everything_that_is_due_later(centre):
    queue_id = queue_of(centre)
    soon, broken = centre.arrives(), centre.arrives()
    centre.promise(broken, hours=1, by=centre.shop)
    centre.later(hours=2)
    centre.promise(soon, hours=1, by=centre.shop)
    shown = centre.call("GetQueuePage", queue_id=queue_id).tickets
    assert [t.ticket_id for t in shown] == [broken.ticket_id, soon.ticket_id]


def test_in_the_box_the_urgent_come_first_and_of_these_what_is_due(centre):
    old, promised = centre.arrives(), centre.arrives()
    urgent = centre.arrives(priority=4)
    centre.promise(promised, hours=3, by=centre.shop)
    got = [centre.takes_next(centre.anna).ticket.ticket_id for _ in range(3)]
    assert got == [each.ticket_id for each in (urgent, promised, old)]


def test_queues_by_due_time_read_the_index_of_what_waits(full):
    given = {"my_team": "service", **EYES}
    lines = (waiting.Line(1, ""),)
    page = waiting.page_of(lines, "due"), {"place": 1, "most": 100, **given}
    mine = {"places": [1, 0], "my_skills": [], "weights": {}, "room": -1}
    taken = waiting.next_one(lines, "due"), {**mine, **given}
    for statement, values in (page, taken):
        assert "Seq Scan on tickets" not in plan(full, statement, **values)
        ordered = plan(full, statement, sorts=False, **values)
        assert "tickets_next_due_idx" in ordered
        assert "Sort" not in ordered


def test_what_of_promises_is_due_is_found_by_its_index(full):
    now = full.world.clock.now() + timedelta(minutes=30)
    found = plan(full, firing.DUE, now=now, most=100)
    assert "promises_next_idx" in found
    assert "Seq Scan on promises" not in found


def test_a_queue_of_500_is_whole_and_in_order(full):
    queue_id = queue_of(full)
    shown = full.call("GetQueuePage", queue_id=queue_id, page_size=500).tickets
    assert len(shown) == 500
    dues = [
        min(
            (
                getattr(t, name).seconds
                for name in ("due_time", "promise_due_time")
                if t.HasField(name)
            ),
            default=2**40,
        )
        for t in shown
    ]
    assert dues == sorted(dues)
