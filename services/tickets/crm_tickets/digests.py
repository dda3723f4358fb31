"""What followers can compare record by record: which columns of which tables are hashed.

The rule kept here: only columns whose every change the feed tells of, and none that says who a customer is.
"""

from crm_chassis.digests import Digests, Kind
from sqlalchemy import or_, select

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
)
DIGESTS = Digests(KINDS)
