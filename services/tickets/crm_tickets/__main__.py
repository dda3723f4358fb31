"""The tickets service: what it is made of."""

from crm.tickets.v1 import (
    absences_pb2,
    actions_pb2,
    agents_pb2,
    business_calendars_pb2,
    calls_pb2,
    clocks_pb2,
    comments_pb2,
    decisions_pb2,
    departments_pb2,
    desk_pb2,
    event_logs_pb2,
    hand_overs_pb2,
    journeys_pb2,
    meeting_packs_pb2,
    meetings_pb2,
    policies_pb2,
    promise_rules_pb2,
    promises_pb2,
    queues_pb2,
    regular_meetings_pb2,
    requesters_pb2,
    routing_pb2,
    skills_pb2,
    tickets_pb2,
)
from crm_chassis.app import Service
from crm_chassis.run import run

from crm_tickets import (
    callers,
    comments,
    consumers,
    days,
    digests,
    falling_due,
    hand_overs,
    jobs,
    pages,
    personal,
    promises,
    record_lists,
    requesters,
    tables,
    tickets,
    totals,
)
from crm_tickets.calls import board, calls, reporting
from crm_tickets.calls import settings as call_settings
from crm_tickets.everyday import parts as everyday
from crm_tickets.journeys import ingesting, logs, matrix, settings, telling
from crm_tickets.mail import parts as mail
from crm_tickets.meetings import (
    actions,
    agenda,
    decisions,
    goals,
    meetings,
    minutes,
    packs,
    regular_meetings,
)
from crm_tickets.notice_kinds import NOTICE_KINDS
from crm_tickets.promising import handling
from crm_tickets.promising import settings as promise_settings
from crm_tickets.questions import parts as questions
from crm_tickets.routing import (
    absences,
    agents,
    departments,
    finding,
    informing,
    queues,
    skills,
)
from crm_tickets.sla import business_calendars, policies
from crm_tickets.sla import telling as clock_telling

SERVICE = Service(
    name="tickets",
    protos=[
        tickets_pb2,
        journeys_pb2,
        event_logs_pb2,
        hand_overs_pb2,
        *(promises_pb2, promise_rules_pb2),
        comments_pb2,
        requesters_pb2,
        desk_pb2,
        *(departments_pb2, skills_pb2, agents_pb2, absences_pb2, queues_pb2, routing_pb2),
        *(business_calendars_pb2, policies_pb2, clocks_pb2),
        *(regular_meetings_pb2, meetings_pb2, meeting_packs_pb2, decisions_pb2, actions_pb2),
        calls_pb2,
        *everyday.PROTOS,
        *questions.PROTOS,
        *mail.PROTOS,
    ],
    handlers=[
        tickets,
        *(telling, settings, matrix, logs, ingesting),
        hand_overs,
        *(promises, handling, promise_settings),
        comments,
        requesters,
        callers,
        days,
        *(departments, skills, agents, absences, queues, finding, informing),
        *(business_calendars, policies, clock_telling),
        *(regular_meetings, meetings, agenda, minutes, packs, goals, decisions, actions),
        *(reporting, calls, call_settings),
        *everyday.HANDLERS,
        *questions.HANDLERS,
        *mail.HANDLERS,
    ],
    metadata=tables.metadata,
    consumers=consumers.CONSUMERS,
    jobs=jobs.JOBS,
    periodic=jobs.PERIODIC,
    outside=mail.OUTSIDE,
    background=[falling_due.watch, board.watch],
    pages=pages.pages,
    totals=totals.TOTALS,
    digests=digests.DIGESTS,
    lists=record_lists.LISTS,
    personal=personal.PERSONAL,
    erasers=mail.ERASERS,
    notice_kinds=NOTICE_KINDS,
)

if __name__ == "__main__":
    run(SERVICE)
