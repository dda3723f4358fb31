"""The totals that followers reconcile against: counted here in the tables, there in what the feed told.

The rule kept here: whatever a follower can count from the feed alone is counted here over the same records.
"""

from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, Table, func, or_, select, true

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


def _count(table: Table, *conditions: ColumnElement[bool]) -> Any:
    statement = select(func.count()).select_from(table)
    if "delete_time" in table.c:
        statement = statement.where(table.c.delete_time.is_(None))
    return statement.where(*conditions)


def _sum(column: Any) -> Any:
    return select(func.coalesce(func.sum(column), 0).cast(Integer)).where(
        tickets.c.delete_time.is_(None)
    )


def _told(aggregate: Any, table: Table = ticket_journeys) -> Any:
    """Of the ways that the feed tells: those over departments, and of tickets that were closed at least once."""
    its = tickets.c.ticket_id == table.c.ticket_id
    rows = table.join(tickets, its)
    over = or_(tickets.c.close_time.is_not(None), ticket_journeys.c.repeat_count > 0)
    # A hand-over makes its way told.
    told = true() if table is ticket_moves else or_(over, ticket_journeys.c.hand_over_count > 0)
    return select(func.coalesce(aggregate, 0).cast(BigInteger)).select_from(rows).where(told)


TOTALS = {
    "tickets.count": _count(tickets),
    "tickets.open": _count(tickets, tickets.c.state != "closed"),
    "tickets.closed": _count(tickets, tickets.c.state == "closed"),
    "tickets.responded": _count(tickets, tickets.c.first_response_time.is_not(None)),
    "tickets.hand_overs": _sum(tickets.c.hand_over_count),
    "tickets.reopened": _sum(tickets.c.reopen_count),
    "hand_overs.count": _count(hand_overs),
    "hand_overs.accepted": _count(hand_overs, hand_overs.c.state == "accepted"),
    "hand_overs.returned": _count(hand_overs, hand_overs.c.state == "returned"),
    "promises.count": _count(promises),
    "promises.kept": _count(promises, promises.c.state == "kept"),
    "promises.broken": _count(promises, promises.c.state == "broken"),
    "promises.made_good": _count(
        promises, promises.c.state == "broken", promises.c.keep_time.is_not(None)
    ),
    "promises.moved": _count(promises, promises.c.move_count > 0),
    "comments.count": _count(comments),
    "time_logs.count": _count(time_logs),
    "time_logs.minutes": select(func.coalesce(func.sum(time_logs.c.minutes), 0)).where(
        time_logs.c.delete_time.is_(None)
    ),
    "policies.count": _count(policies),
    "clocks.count": _count(clocks),
    "clocks.met": _count(clocks, clocks.c.state == "met"),
    "clocks.warned": _count(clocks, clocks.c.warned_time.is_not(None)),
    "clocks.breached": _count(clocks, clocks.c.breach_time.is_not(None)),
    "actions.count": _count(actions),
    "actions.open": _count(actions, actions.c.state.in_(("proposed", "open", "in_progress"))),
    "actions.done": _count(actions, actions.c.state.in_(("done", "verified"))),
    "actions.overdue": _count(actions, actions.c.overdue_time.is_not(None)),
    "calls.count": _count(calls),
    "calls.answered": _count(calls, calls.c.answer_time.is_not(None)),
    "calls.missed": _count(calls, calls.c.state == "missed"),
    "surveys.answered": _count(survey_invitations, survey_invitations.c.state == "answered"),
    "surveys.score": select(func.coalesce(func.sum(survey_invitations.c.score), 0)).where(
        survey_invitations.c.state == "answered"
    ),
    "surveys.bad": _count(survey_invitations, survey_invitations.c.bad),
    "question_answers.answered": _count(question_answers, question_answers.c.state == "answered"),
    "journeys.count": _told(func.count()),
    "journeys.hand_overs": _told(func.sum(ticket_journeys.c.hand_over_count)),
    "journeys.bounces": _told(func.sum(ticket_journeys.c.bounce_count)),
    "journeys.moves": _told(func.count(), ticket_moves),
    "journeys.departments": _told(func.sum(ticket_journeys.c.department_count)),
    "activities.count": _count(activities),
    "regular_meetings.count": _count(regular_meetings),
    "meetings.count": _count(meetings),
    "decisions.count": _count(decisions),
}
