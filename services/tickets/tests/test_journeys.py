"""Tickets that are passed around: measured as they move, told once, counted by pair and month, and priced."""

from datetime import timedelta

import pytest
from crm.tickets.v1 import journeys_pb2 as pb
from crm_chassis.errors import Conflict, Invalid, NotFound
from crm_tickets.tables import ticket_journeys, ticket_moves
from sqlalchemy import select

from .test_races import at_once, refused

HOUR = 3600


def back_and_forth(desk, rounds=1, ticket=None):
    """Anna hands a ticket to technicians, who return it an hour later, so many times."""
    ticket = ticket or desk.open()
    for _ in range(rounds):
        given = desk.hand_over(ticket)
        desk.world.clock.forward(hours=1)
        desk.call(
            "ReturnHandOver", desk.zhao, hand_over_id=given.hand_over_id, reason="is not ours"
        )
        desk.world.clock.forward(hours=1)
    return desk.get(ticket)


def bounced(desk):
    return [e for e in desk.events("crm.tickets.Ticket.") if e == "Ticket.bounced"]


def settings(desk, by="manager", **changed):
    return desk.call(
        "UpdateJourneySettings",
        by,
        journey_settings=changed,
        update_mask={"paths": [name for name in changed if name != "etag"]},
    )


def test_a_ticket_that_comes_back_counts_its_bounces(desk):
    ticket = back_and_forth(desk)
    assert (ticket.bounce_count, ticket.department_count) == (1, 2)
    assert not ticket.HasField("bounce_time")
    assert not bounced(desk)


def test_where_a_ticket_was_opened_has_had_it(desk):
    assert desk.open().department_count == 1
    in_the_box = desk.open(desk.shop, channel="TICKET_CHANNEL_WEB", phone="+4940123456")
    assert in_the_box.department_count == 0, "nobody has it yet"
    taken = desk.call("TakeTicket", desk.ben, ticket_id=in_the_box.ticket_id)
    assert taken.department_count == 1


def test_who_is_passed_around_is_told_of_once(desk):
    ticket = back_and_forth(desk, 2)
    assert ticket.HasField("bounce_time")
    assert len(bounced(desk)) == 1
    since = ticket.bounce_time.seconds
    ticket = back_and_forth(desk, 2, ticket)
    assert len(bounced(desk)) == 1
    assert ticket.bounce_time.seconds == since
    journey = desk.call("GetJourney", ticket_id=ticket.ticket_id)
    (bounces, hand_overs, loops) = sorted(journey.warnings, key=lambda each: each.measure)
    assert (bounces.measure, bounces.count, bounces.most) == (pb.JOURNEY_MEASURE_BOUNCES, 7, 2)
    assert (hand_overs.count, loops.count) == (8, 7)
    found = desk.call("ListTickets", filter="bounce_count >= 2").tickets
    assert [each.ticket_id for each in found] == [ticket.ticket_id]


def test_too_many_departments_are_too_many_without_a_bounce(desk):
    settings(desk, most_departments=3)
    ticket = desk.open(hand_over={"to_team": "technical", "reason": "needs a technician"})
    (given,) = desk.call("ListHandOvers", ticket_id=ticket.ticket_id).hand_overs
    desk.call("AcceptHandOver", desk.zhao, hand_over_id=given.hand_over_id)
    assert not bounced(desk)
    desk.hand_over(ticket, "billing", desk.zhao)
    assert bounced(desk)
    (warning,) = desk.call("GetJourney", ticket_id=ticket.ticket_id).warnings
    assert (warning.measure, warning.count) == (pb.JOURNEY_MEASURE_DEPARTMENTS, 3)


def test_what_is_too_many_is_data_and_open_tickets_are_judged_anew(desk):
    ticket, closed = back_and_forth(desk), back_and_forth(desk)
    desk.close(closed)
    settings(desk, most_bounces=1)
    desk.world.run_jobs()
    assert desk.get(ticket).HasField("bounce_time")
    assert not desk.get(closed).HasField("bounce_time")
    assert len(bounced(desk)) == 1
    settings(desk, most_bounces=0)
    desk.world.run_jobs()
    assert not desk.get(ticket).HasField("bounce_time")
    assert len(bounced(desk)) == 1


def test_measuring_all_tickets_again_changes_nothing(desk):
    back_and_forth(desk, 3)
    desk.close(back_and_forth(desk))

    def kept():
        return [
            desk.world.rows(select(*table.c).order_by(*table.primary_key.columns))
            for table in (ticket_journeys, ticket_moves)
        ]

    before, told = kept(), desk.events()
    with desk.world.app.database.connection() as connection:
        call = desk.world.app.begin(connection, "jobs")
        with desk.world.app.transaction(connection, call):
            for _ in range(2):
                desk.world.app.jobs["measure_journeys"](call, {"after": 0})
    after = kept()
    assert after[1] == before[1]
    # Of open tickets the time goes on.
    assert [row.bounce_count for row in after[0]] == [row.bounce_count for row in before[0]]
    assert desk.events() == told


@pytest.mark.parametrize("_round", range(4))
def test_two_who_move_it_at_once_cross_the_line_once(desk, _round):
    settings(desk, most_hand_overs=2)
    ticket = desk.open()
    given = desk.hand_over(ticket)
    key = {"hand_over_id": given.hand_over_id}
    results = at_once(
        lambda: desk.call("ReturnHandOver", desk.zhao, reason="is not ours", **key),
        lambda: desk.call("WithdrawHandOver", reason="a mistake", **key),
    )
    assert refused(results) == ["HAND_OVER_ANSWERED"]
    assert len(bounced(desk)) == 1
    assert desk.get(ticket).bounce_count == 1


def test_the_whole_way_is_told_as_soon_as_there_is_one_and_when_the_ticket_closes(desk):
    ticket = desk.open()
    assert not desk.world.events("crm.tickets.TicketJourney.measured"), "it went nowhere"
    ticket = back_and_forth(desk)
    desk.close(ticket)
    told = []
    for event in desk.world.events("crm.tickets.TicketJourney.measured"):
        told.append(pb.TicketJourney())
        event.data.Unpack(told[-1])
    assert not told[0].HasField("end_time"), "while it is open"
    journey = told[-1]
    assert journey.HasField("end_time")
    assert (journey.ticket_id, journey.total_seconds) == (ticket.ticket_id, 2 * HOUR)
    assert list(journey.path) == ["service", "technical", "service"]
    assert [(m.from_team, m.to_team, m.wait_seconds) for m in journey.moves] == [
        ("service", "technical", HOUR),
        ("technical", "service", 0),
    ]
    assert not any(move.reason for move in journey.moves)


# The matrix


def test_the_matrix_counts_each_pair_and_is_opened_down_to_the_tickets(desk):
    ticket = back_and_forth(desk, 2)
    waits = desk.open()
    desk.hand_over(waits, "billing")
    desk.world.clock.forward(hours=3)
    matrix = desk.call("GetHandOverMatrix")
    cells = {(cell.from_team, cell.to_team): cell for cell in matrix.cells}
    there = cells["service", "technical"]
    assert (there.hand_over_count, there.loop_count, there.ticket_count) == (2, 1, 1)
    assert there.median_wait_seconds == HOUR
    back = cells["technical", "service"]
    assert (back.bounce_count, back.return_count, back.loop_count) == (2, 2, 2)
    running = cells["service", "billing"]
    assert (running.median_wait_seconds, running.cost.wait_seconds) == (3 * HOUR, 3 * HOUR)
    totals = matrix.totals
    assert (totals.hand_over_count, totals.bounce_count, totals.ticket_count) == (5, 3, 2)
    assert {n.department_count: n.ticket_count for n in matrix.department_counts} == {2: 2}
    (behind,) = desk.call(
        "ListTicketJourneys", from_team="technical", to_team="service"
    ).ticket_journeys
    assert (behind.ticket_id, behind.bounce_count) == (ticket.ticket_id, 3)
    assert behind.subject == "Printer jams"
    both = desk.call("ListTicketJourneys", filter="department_count >= 2").ticket_journeys
    assert [each.ticket_id for each in both] == [ticket.ticket_id, waits.ticket_id]
    only = desk.call("ListTicketJourneys", bounces_only=True).ticket_journeys
    assert [each.ticket_id for each in only] == [ticket.ticket_id]


def test_months_are_told_apart(desk):
    back_and_forth(desk)
    desk.world.clock.forward(days=30)
    back_and_forth(desk, 2)
    months = desk.call("ListJourneyMonths").months
    assert [(m.month, m.totals.hand_over_count, m.totals.bounce_count) for m in months] == [
        ("2026-11", 2, 1),
        ("2026-12", 4, 3),
    ]
    pair = {"from_team": "technical", "to_team": "service"}
    months = desk.call("ListJourneyMonths", **pair).months
    assert [m.totals.hand_over_count for m in months] == [1, 2]
    since = desk.world.clock.now() - timedelta(days=10)
    matrix = desk.call("GetHandOverMatrix", since_time=since)
    assert matrix.totals.hand_over_count == 4
    (found,) = desk.call("ListTicketJourneys", until_time=since, **pair).ticket_journeys
    assert found.bounce_count == 1


def test_what_it_costs_follows_from_the_rates(desk):
    back_and_forth(desk)
    cost = desk.call("GetHandOverMatrix").totals.cost
    assert (cost.wait_seconds, cost.reading_seconds, cost.amount) == (HOUR, 1200, "")
    settings(desk, reading_minutes=30, work_rate="60", wait_rate="5.5", currency="EUR")
    totals = desk.call("GetHandOverMatrix").totals
    assert (totals.cost.reading_seconds, totals.cost.amount) == (HOUR, "65.5")
    assert (totals.loop_cost.amount, totals.loop_cost.currency) == ("30", "EUR")


def test_everybody_counts_only_what_they_see(desk):
    back_and_forth(desk)
    assert desk.call("GetHandOverMatrix", desk.zhao).totals.hand_over_count == 2
    assert desk.call("GetHandOverMatrix", desk.eva).totals.hand_over_count == 0
    assert not desk.call("ListTicketJourneys", desk.eva).ticket_journeys
    desk.call("DeleteTicket", ticket_id=desk.call("ListTickets").tickets[0].ticket_id)
    assert desk.call("GetHandOverMatrix").totals.hand_over_count == 0


def test_settings_change_by_their_etag_and_rates_are_amounts(desk):
    before = desk.call("GetJourneySettings")
    assert (before.most_bounces, before.reading_minutes) == (2, 10)
    after = settings(desk, etag=before.etag, work_rate="42.50")
    assert after.work_rate == "42.5"
    with pytest.raises(Conflict):
        settings(desk, etag=before.etag, work_rate="43")
    with pytest.raises(Invalid) as refusal:
        settings(desk, work_rate="a lot")
    assert "journey_settings.work_rate" in refusal.value.fields


def test_a_time_that_ends_before_it_begins_is_refused(desk):
    now = desk.world.clock.now()
    with pytest.raises(Invalid) as refusal:
        desk.call("GetHandOverMatrix", since_time=now, until_time=now - timedelta(days=1))
    assert "since_time" in refusal.value.fields
    with pytest.raises(NotFound):
        desk.call("GetHandOverMatrix", event_log_id=7)
