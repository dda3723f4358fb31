"""The handler of journeys: the recorded steps of a ticket, told as who had it, how long, and why it moved."""

from datetime import timedelta
from typing import TYPE_CHECKING

from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis.records import from_mapping
from crm_chassis.sql import Row

from crm_tickets import queries, rules

if TYPE_CHECKING:
    from crm_chassis.call import Call


def get_journey(call: "Call", request: pb.GetJourneyRequest) -> pb.Journey:
    """The path of a ticket."""
    ticket = queries.ticket(call, request.ticket_id, held=False, gone=True)
    rows = call.all(queries.STEPS, ticket_id=ticket.ticket_id)
    path = rules.journey([_step(row) for row in rows], call.clock.now())
    return pb.Journey(
        ticket_id=ticket.ticket_id,
        steps=[_told(stretch) for stretch in path.stretches],
        stays=[
            pb.JourneyStay(
                team=stay.team, duration_seconds=_seconds(stay.length), visit_count=stay.visits
            )
            for stay in path.stays
        ],
        total_seconds=_seconds(path.total),
        unaccepted_seconds=_seconds(path.unaccepted),
        waiting_seconds=_seconds(path.waiting),
        loop_count=path.loops,
    )


def _step(row: Row) -> rules.Step:
    return rules.Step(
        kind=row.kind,
        time=row.step_time,
        actor_id=row.actor_id,
        owner_id=row.owner_id,
        team=row.team,
        handler_id=row.handler_id,
        handler_team=row.handler_team,
        state=row.state,
        reason=row.reason,
    )


def _told(stretch: rules.Stretch) -> pb.JourneyStep:
    said = {name: value for name, value in stretch.step._asdict().items() if name != "time"}
    return from_mapping(
        pb.JourneyStep,
        {
            **said,
            "start_time": stretch.step.time,
            "end_time": stretch.end,
            "duration_seconds": _seconds(stretch.length),
        },
    )


def _seconds(length: timedelta) -> int:
    return int(length.total_seconds())
