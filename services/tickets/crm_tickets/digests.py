"""What followers can compare record by record: which columns of which tables are hashed.

The rule kept here: only columns whose every change the feed tells of, and none that says who a customer is.
"""

from datetime import timedelta
from typing import Any

from crm_chassis.digests import Digests, Kind
from sqlalchemy import BigInteger, Interval, case, cast, func, literal, or_, select

from crm_tickets.tables import (
    actions,
    activities,
    calls,
    clocks,
    comments,
    decisions,
    hand_overs,
    meetings,
    policies,
    promises,
    question_answers,
    regular_meetings,
    survey_invitations,
    ticket_journeys,
    ticket_moves,
    ticket_steps,
    tickets,
    time_logs,
)

OF = "crm.tickets."
# Ways are told once they go over departments, or have come to an end. What goes on meanwhile (a wait) is not hashed.
TOLD_WAYS = or_(
    ticket_journeys.c.hand_over_count > 0,
    ticket_journeys.c.repeat_count > 0,
    ticket_journeys.c.ticket_id.in_(
        select(tickets.c.ticket_id).where(tickets.c.close_time.is_not(None))
    ),
)
PLACED = (
    "handler_id",
    "handler_team",
    "state",
)  # what a step changes that moves a ticket on its way


def stays() -> Any:
    """How long each place had a ticket, out of its steps: as the last one that moved it told."""
    columns = ticket_steps.c
    way: Any = {"partition_by": columns.ticket_id, "order_by": columns.step_id}
    moved = or_(
        func.row_number().over(**way) == 1,
        *(columns[name] != func.lag(columns[name]).over(**way) for name in PLACED),
    )
    steps = select(
        *(columns[name] for name in ("ticket_id", "step_id", "step_time", "state")),
        func.coalesce(func.nullif(columns.handler_team, ""), columns.handler_id).label("team"),
        func.lead(columns.step_time).over(**way).label("next_time"),
        case((moved, columns.step_id)).label("moved_id"),
    ).subquery()
    last = func.max(steps.c.moved_id).over(partition_by=steps.c.ticket_id)
    told = select(*steps.c, last.label("last_id")).subquery()
    none = literal(timedelta(0), Interval)
    length = func.greatest(none, told.c.next_time - told.c.step_time)
    before = func.lag(told.c.team).over(partition_by=told.c.ticket_id, order_by=told.c.step_id)
    opened = (
        select(
            told.c.ticket_id,
            told.c.team,
            case((told.c.step_id < told.c.last_id, length), else_=none).label("length"),
            before.is_distinct_from(told.c.team).label("arrives"),
        )
        .where(told.c.state != "closed")
        .subquery()
    )
    seconds = func.floor(func.extract("epoch", func.sum(opened.c.length)))
    return (
        select(
            opened.c.ticket_id,
            opened.c.team,
            cast(seconds, BigInteger).label("duration_seconds"),
            func.count().filter(opened.c.arrives).label("visit_count"),
        )
        .group_by(opened.c.ticket_id, opened.c.team)
        .subquery()
    )


STAYS = stays()
KINDS = (
    Kind(
        OF + "Ticket",
        tickets,
        "create_time state priority channel category owner_id team handler_id handler_team account_id"
        " first_response_time close_time outcome hand_over_count return_count reopen_count",
    ),
    Kind(
        OF + "HandOver",
        hand_overs,
        "create_time ticket_id kind from_id from_team to_id to_team state answer_time",
    ),
    Kind(
        OF + "Promise",
        promises,
        "create_time ticket_id kind due_time owner_id team state keep_time break_time move_count",
    ),
    Kind(
        OF + "TimeLog",
        time_logs,
        "create_time ticket_id activity_id user_id team start_time minutes",
    ),
    Kind(
        OF + "Clock",
        clocks,
        "create_time ticket_id kind team state start_time due_time warned_time breach_time end_time target_seconds",
    ),
    Kind(OF + "Policy", policies, "display_name"),
    Kind(
        OF + "Action",
        actions,
        "create_time kind state owner_id team due_time finish_time close_time overdue_time meeting_id",
    ),
    Kind(
        OF + "Call",
        calls,
        "create_time direction state queue agent_id team ticket_id start_time answer_time end_time transfer_count",
    ),
    Kind(
        OF + "SurveyInvitation",
        survey_invitations,
        "create_time ticket_id close_time state score answer_time bad owner_id team",
    ),
    Kind(
        OF + "QuestionAnswer",
        question_answers,
        "create_time question_id state choice ticket_id agent_id team ask_time answer_time",
    ),
    Kind(OF + "Comment", comments, "create_time ticket_id visibility from_customer author_id"),
    Kind(OF + "Activity", activities, "create_time display_name"),
    Kind(OF + "RegularMeeting", regular_meetings, "create_time title owner_id team rhythm"),
    Kind(
        OF + "Meeting",
        meetings,
        "create_time regular_meeting_id owner_id team start_time end_time state close_time",
    ),
    Kind(OF + "Decision", decisions, "create_time meeting_id agenda_item_id"),
    Kind(
        OF + "TicketJourney",
        ticket_journeys,
        "start_time end_time hand_over_count loop_count bounce_count department_count repeat_count",
        where=TOLD_WAYS,
    ),
    Kind(
        OF + "TicketJourney/moves",
        ticket_moves,
        "number from_team to_team move_time answered is_loop is_bounce is_return",
        key="ticket_id",
    ),
    Kind(
        OF + "TicketJourney/stays",
        STAYS,
        "team duration_seconds visit_count",
        key="ticket_id",
        where=STAYS.c.ticket_id.in_(select(ticket_journeys.c.ticket_id).where(TOLD_WAYS)),
    ),
)
DIGESTS = Digests(KINDS)
