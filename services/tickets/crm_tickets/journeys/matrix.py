"""The handlers of JourneysService that count: who hands over to whom, month by month, and the ways behind it.

The rule kept here: every figure can be opened down to the ways that it counts, by the same parameters.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import journeys_pb2 as pb
from crm_chassis import lists
from crm_chassis.records import from_mapping
from crm_chassis.sql import Row

from crm_tickets import queries
from crm_tickets.journeys import counting, following, logs, reading
from crm_tickets.tables import ticket_journeys

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("ticket_id", *(name for name in reading.MEASURED if name != "path"))
WORST_FIRST = "bounce_count desc, hand_over_count desc"


def _source(call: "Call", event_log_id: int) -> tuple[bool, dict[str, Any]]:
    """Whether a log is asked for, and the parameters that say whose ways count."""
    if event_log_id:
        return True, {"_log": logs.row_of(call, event_log_id).event_log_id}
    return False, queries.eyes(call)


def _counted(row: Row) -> dict[str, Any]:
    """The counts of a row as fields."""
    names = ("ticket_count", "hand_over_count", "loop_count", "bounce_count", "return_count")
    return {
        **{name: getattr(row, name) for name in names},
        "median_wait_seconds": round(row.median_wait or 0),
    }


def _totals(row: Row, settings: Row) -> pb.JourneyTotals:
    """What hand-overs add up to, with what they cost."""
    return pb.JourneyTotals(
        **_counted(row),
        cost=_cost(row.hand_over_count, row.wait_seconds, settings),
        loop_cost=_cost(row.loop_count, row.loop_wait_seconds, settings),
    )


def _cost(hand_overs: int, wait_seconds: int, settings: Row) -> pb.JourneyCost:
    return reading.cost_message(hand_overs, timedelta(seconds=wait_seconds), settings)


def get_hand_over_matrix(call: "Call", request: pb.GetHandOverMatrixRequest) -> pb.HandOverMatrix:
    """Who hands over to whom."""
    of_log, whose = _source(call, request.event_log_id)
    span, now = counting.span(request), counting.now_of(call)
    settings = following.settings_of(call)
    cells = [
        pb.MatrixCell(
            from_team=row.from_team,
            to_team=row.to_team,
            **_counted(row),
            cost=_cost(row.hand_over_count, row.wait_seconds, settings),
        )
        for row in call.all(counting.MATRIX[of_log], **span, **whose, **now)
    ]
    total = call.first(counting.TOTALS[of_log], **span, **whose, **now)
    several = call.all(counting.DEPARTMENTS[of_log], **span, **whose)
    return pb.HandOverMatrix(
        event_log_id=request.event_log_id,
        cells=cells,
        totals=_totals(total, settings),
        department_counts=[from_mapping(pb.DepartmentCount, row._asdict()) for row in several],
    )


def list_journey_months(
    call: "Call", request: pb.ListJourneyMonthsRequest
) -> pb.ListJourneyMonthsResponse:
    """Month by month."""
    of_log, whose = _source(call, request.event_log_id)
    pair = {"_from": request.from_team, "_to": request.to_team}
    span, now = counting.span(request), counting.now_of(call)
    settings = following.settings_of(call)
    rows = call.all(counting.MONTHS[of_log], **span, **whose, **now, **pair)
    return pb.ListJourneyMonthsResponse(
        months=[pb.JourneyMonth(month=row.month, totals=_totals(row, settings)) for row in rows]
    )


def list_ticket_journeys(
    call: "Call", request: pb.ListTicketJourneysRequest
) -> pb.ListTicketJourneysResponse:
    """A page of measured ways."""
    reply = lists.reply(
        call,
        ticket_journeys,
        request,
        pb.ListTicketJourneysResponse,
        filterable=FILTERABLE,
        order_by=WORST_FIRST,
        where=counting.listed_ticket_journeys,
        **counting.asked(request),
        **queries.eyes(call),
    )
    keys = [journey.ticket_id for journey in reply.ticket_journeys]
    known = call.all(queries.RELATED_TICKETS, ticket_ids=keys, **queries.eyes(call)) if keys else []
    said = {row.ticket_id: row for row in known}
    for journey in reply.ticket_journeys:
        if row := said.get(journey.ticket_id):
            journey.subject, journey.account_id = row.subject, row.account_id or 0
    return reply
