"""The figures of tickets: promises, service levels, hand-overs and journeys, time, and actions.

The rule kept here: red is kept for broken promises that are neither made good nor explained; the others are counted.
"""

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.measuring import LESS, MEAN, MEDIAN, MORE, SUM, Measure, seconds
from crm_reports.ticket_relations import (
    ACTIONS,
    CALLS,
    CLOCKS,
    HAND_OVERS,
    JOURNEYS,
    MOVES,
    PROMISES,
    SURVEYS,
    TICKETS,
    TIME_LOGS,
)

MEASURES = (
    Measure(
        "tickets.opened",
        N_("Opened"),
        N_("Tickets that were opened in the period."),
        TICKETS,
        "t.create_time",
    ),
    Measure(
        "tickets.closed",
        N_("Closed"),
        N_("Tickets that were closed in the period and stayed closed."),
        TICKETS,
        "t.close_time",
        direction=MORE,
    ),
    Measure(
        "tickets.open",
        N_("Open"),
        N_("Tickets that were open at the end of the period."),
        TICKETS,
        "t.create_time",
        standing="t.close_time",
        direction=LESS,
    ),
    Measure(
        "tickets.first_response",
        N_("First response"),
        N_(
            "From opening to the first answer, of tickets that came in writing and were first answered in the"
            " period: half took longer."
        ),
        TICKETS,
        "t.first_response_time",
        # Who rings or comes is answered while the ticket is opened.
        where="t.channel not in ('phone', 'visit')",
        value=seconds("t.create_time", "t.first_response_time"),
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    Measure(
        "tickets.resolution",
        N_("Resolution"),
        N_("From opening to closing, of tickets closed in the period: half took longer."),
        TICKETS,
        "t.close_time",
        value=seconds("t.create_time", "t.close_time"),
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    Measure(
        "hand_overs.made",
        N_("Hand-overs"),
        N_(
            "How often work or responsibility went to another department or person; taken back ones do not count."
        ),
        HAND_OVERS,
        "h.create_time",
    ),
    Measure(
        "hand_overs.returned",
        N_("Sent back"),
        N_("Hand-overs that the receiver did not accept."),
        HAND_OVERS,
        "h.answer_time",
        where="h.state = 'returned'",
        direction=LESS,
    ),
    Measure(
        "promises.kept",
        N_("Promises kept"),
        N_("Promises to customers that were kept in time."),
        PROMISES,
        "p.keep_time",
        where="p.state = 'kept'",
        direction=MORE,
    ),
    Measure(
        "promises.broken",
        N_("Promises broken"),
        N_("Promises to customers whose time passed unkept, also when they were made good later."),
        PROMISES,
        "p.break_time",
        where="p.state = 'broken'",
        direction=LESS,
    ),
    Measure(
        "promises.kept_share",
        N_("Kept in time"),
        N_("The share of promises kept among those kept or broken in the period."),
        PROMISES,
        "p.settle_time",
        where="p.state in ('kept', 'broken')",
        value="case when p.state = 'kept' then 1 else 0 end",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    Measure(
        "promises.unmended",
        N_("Broken, still owed"),
        N_(
            "Broken promises that were still not made good at the end of the period, and have not been explained"
            " either."
        ),
        PROMISES,
        "p.break_time",
        where="p.state = 'broken' and p.reason = ''",
        standing="p.keep_time",
        alarming=True,
        direction=LESS,
    ),
    Measure(
        "promises.moved",
        N_("Promises moved"),
        N_(
            "Promises made in the period that were moved to another time, with the customer's consent."
        ),
        PROMISES,
        "p.create_time",
        where="p.move_count > 0",
        direction=LESS,
    ),
    Measure(
        "clocks.met",
        N_("Service levels met"),
        N_("Clocks of service levels that ended in time in the period."),
        CLOCKS,
        "c.end_time",
        where="c.state = 'met'",
        direction=MORE,
    ),
    Measure(
        "clocks.warned",
        N_("Service levels warned of"),
        N_("Clocks of service levels that warned in the period that they are due soon."),
        CLOCKS,
        "c.warned_time",
        direction=LESS,
    ),
    Measure(
        "clocks.breached",
        N_("Service levels breached"),
        N_(
            "Clocks of service levels whose time ran out in the period, also when it was done later."
        ),
        CLOCKS,
        "c.breach_time",
        direction=LESS,
    ),
    Measure(
        "clocks.met_share",
        N_("Service levels met in time"),
        N_(
            "The share of clocks met in time among those met or breached in the period. What was met at the moment it"
            " began, like the first response to a call that was answered, is not among them."
        ),
        CLOCKS,
        "c.settle_time",
        where="(c.state = 'met' and c.ran) or c.state = 'breached'",
        value="case when c.state = 'met' then 1 else 0 end",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    Measure(
        "clocks.at_once",
        N_("Service levels met at once"),
        N_(
            "Clocks of service levels met in the period at the moment they began, like the first response to a call"
            " that was answered: they say nothing about how fast we are."
        ),
        CLOCKS,
        "c.end_time",
        where="c.state = 'met' and not c.ran",
    ),
    Measure(
        "journeys.bounces",
        N_("Bounces"),
        N_("Hand-overs that went straight back to whom a ticket had just come from."),
        MOVES,
        "m.move_time",
        where="m.is_bounce",
        direction=LESS,
    ),
    Measure(
        "journeys.returns",
        N_("Returns"),
        N_("Hand-overs that came back because nobody accepted them."),
        MOVES,
        "m.move_time",
        where="m.is_return",
        direction=LESS,
    ),
    Measure(
        "journeys.loops",
        N_("Loops"),
        N_("Hand-overs to a department that had had the ticket before."),
        MOVES,
        "m.move_time",
        where="m.is_loop",
        direction=LESS,
    ),
    Measure(
        "journeys.waits",
        N_("Waits after hand-overs"),
        N_(
            "How long tickets lay after a hand-over until somebody took them up; those that still lie count once they"
            " are taken up."
        ),
        MOVES,
        "m.move_time",
        where="m.answered",
        value="m.wait_seconds",
        aggregate=SUM,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    Measure(
        "journeys.many",
        N_("Through three departments or more"),
        N_("Tickets closed in the period that three or more departments had."),
        JOURNEYS,
        "j.end_time",
        where="j.department_count >= 3",
        direction=LESS,
    ),
    Measure(
        "journeys.closed",
        N_("Journeys"),
        N_("Tickets closed in the period, by how many departments had them."),
        JOURNEYS,
        "j.end_time",
    ),
    Measure(
        "calls.answered",
        N_("Calls answered"),
        N_("Incoming calls of the period that somebody answered."),
        CALLS,
        "v.start_time",
        where="v.direction = 'incoming' and v.answer_time is not null",
        direction=MORE,
    ),
    Measure(
        "calls.missed",
        N_("Calls missed"),
        N_("Incoming calls of the period that nobody answered, rung back later or not."),
        CALLS,
        "v.start_time",
        where="v.direction = 'incoming' and v.state = 'missed'",
        direction=LESS,
    ),
    Measure(
        "calls.wait",
        N_("Wait until answered"),
        N_(
            "From the first ring to the answer, of calls answered in the period: half waited longer."
        ),
        CALLS,
        "v.answer_time",
        where="v.direction = 'incoming'",
        value=seconds("v.start_time", "v.answer_time"),
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    Measure(
        "surveys.answered",
        N_("Customers who answered"),
        N_("Customers who said in the period how satisfied they were, by what they said."),
        SURVEYS,
        "s.answer_time",
        where="s.state = 'answered'",
        direction=MORE,
    ),
    Measure(
        "surveys.good_share",
        N_("Satisfied"),
        N_("The share of customers who answered in the period and were not dissatisfied."),
        SURVEYS,
        "s.answer_time",
        where="s.state = 'answered'",
        value="case when s.bad then 0 else 1 end",
        aggregate=MEAN,
        unit=pb.UNIT_SHARE,
        direction=MORE,
    ),
    Measure(
        "surveys.bad",
        N_("Dissatisfied"),
        N_("Customers who said in the period that they were dissatisfied."),
        SURVEYS,
        "s.answer_time",
        where="s.bad",
        direction=LESS,
    ),
    Measure(
        "time_logs.time",
        N_("Time worked"),
        N_("Time that people noted on tickets for work that began in the period."),
        TIME_LOGS,
        "w.start_time",
        value="w.minutes * 60",
        aggregate=SUM,
        unit=pb.UNIT_SECONDS,
    ),
    Measure(
        "actions.open",
        N_("Action items open"),
        N_("Actions that were not done yet at the end of the period."),
        ACTIONS,
        "a.create_time",
        standing="coalesce(a.finish_time, a.close_time)",
        direction=LESS,
    ),
    Measure(
        "actions.overdue",
        N_("Action items overdue"),
        N_("Actions whose day was over and that were not done at the end of the period."),
        ACTIONS,
        "a.overdue_time",
        standing="coalesce(a.finish_time, a.close_time)",
        direction=LESS,
    ),
    Measure(
        "actions.done",
        N_("Action items done"),
        N_("Actions that were done in the period."),
        ACTIONS,
        "a.finish_time",
        direction=MORE,
    ),
)
