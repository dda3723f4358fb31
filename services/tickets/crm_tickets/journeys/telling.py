"""The handler of GetJourney: the recorded steps of a ticket, told as who had it, how long, and why it moved."""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import tickets_pb2 as pb
from crm_chassis.records import from_mapping

from crm_tickets import queries
from crm_tickets.journeys import following, reading, rules
from crm_tickets.routing.rules import reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crm_chassis.call import Call
    from crm_chassis.sql import Row

SAID = ("kind", "actor_id", "owner_id", "team", "handler_id", "handler_team", "state", "reason")


def get_journey(call: "Call", request: pb.GetJourneyRequest) -> pb.Journey:
    """The path of a ticket."""
    ticket = queries.ticket(call, request.ticket_id, held=False, gone=True)
    rows = call.all(queries.STEPS, ticket_id=ticket.ticket_id)
    path = reading.path_of_steps(rows, call.clock.now())
    told = journey(path, following.settings_of(call), [_said(row) for row in rows])
    told.ticket_id = ticket.ticket_id
    return told


def _said(row: "Row") -> dict[str, Any]:
    """What a step says besides its times."""
    said = {name: getattr(row, name) for name in SAID}
    why = {"rule": row.rule, "facts": row.facts, "rule_text": reason(row.rule, row.facts)}
    return {**said, **why, "start_time": row.step_time}


def of_moments(moments: "Sequence[rules.Moment]", settings: "Row", now: "datetime") -> pb.Journey:
    """The path of a case of a log."""
    said = [
        {
            "start_time": moment.time,
            "handler_id": moment.person,
            "handler_team": moment.place,
            "state": moment.state,
            "activity": moment.activity,
        }
        for moment in moments
    ]
    return journey(rules.measure(moments, now), settings, said)


def journey(path: rules.Path, settings: "Row", said: list[dict[str, Any]]) -> pb.Journey:
    """A path as others see it; `said` has what each of its moments says."""
    return pb.Journey(
        steps=[
            from_mapping(
                pb.JourneyStep,
                {
                    **said[stretch.number],
                    "end_time": stretch.end,
                    "duration_seconds": reading.seconds(stretch.length),
                },
            )
            for stretch in path.stretches
        ],
        stays=[
            pb.JourneyStay(
                team=stay.place,
                duration_seconds=reading.seconds(stay.length),
                visit_count=stay.visits,
            )
            for stay in path.stays
        ],
        total_seconds=reading.seconds(path.total),
        unaccepted_seconds=reading.seconds(path.unaccepted),
        waiting_seconds=reading.seconds(path.waiting),
        loop_count=path.loops,
        bounce_count=path.bounces,
        department_count=path.departments,
        moves=reading.move_messages(path.moves),
        cost=reading.cost_of_path(path, settings),
        warnings=reading.warnings_of(path, settings),
    )
