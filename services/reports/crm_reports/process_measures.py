"""The figures of how work goes through departments: how long each has a ticket, where it lies, why it is handed over.

The rule kept here: the words are those of docs/journeys.md: a hand-over is a change of department; the stays of all
departments add up to the time for which a ticket was open.
"""

from dataclasses import replace

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis.i18n import N_

from crm_reports.measuring import LESS, MEDIAN, SUM, Measure
from crm_reports.planning import ChartPlan, DashboardPlan
from crm_reports.relating import Part, Relation
from crm_reports.ticket_relations import HAND_OVERS, MOVES, TICKET_PARTS

NO_TEAM = N_("no team")
STAYS = Relation(
    service="tickets",
    resource="crm.tickets.Ticket",
    source="journey_stays s left join tickets t on t.ticket_id = s.ticket_id",
    where="t.delete_time is null",
    key="s.ticket_id",
    title="coalesce(t.subject, '')",
    subtitle="coalesce(nullif(t.account_name, ''), t.requester_name, '')",
    owners=("t.owner_id", "t.handler_id"),
    teams=("s.team", "t.team"),
    link="s.ticket_id",
    path="{}",
    parts={
        "team": Part("s.team", empty=NO_TEAM, many=True),
        "owner": Part("t.owner_id", empty=N_("nobody")),
        **TICKET_PARTS,
    },
    several=True,
    contact=HAND_OVERS.contact,
)
REASONS = replace(
    HAND_OVERS,
    where=f"{HAND_OVERS.where} and h.from_team <> h.to_team",
    parts={**HAND_OVERS.parts, "reason": Part("trim(h.reason)")},
)
MEASURES = (
    Measure(
        "process.moved",
        N_("Hand-overs between departments"),
        N_("How often tickets went from one department to another in the period."),
        MOVES,
        "m.move_time",
        direction=LESS,
    ),
    Measure(
        "process.wait",
        N_("Wait after a hand-over"),
        N_(
            "From handing a ticket to another department until somebody there took it up, of hand-overs of the period"
            " that were taken up: half lay longer."
        ),
        MOVES,
        "m.move_time",
        where="m.answered",
        value="m.wait_seconds",
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    Measure(
        "process.stay",
        N_("Time in departments"),
        N_(
            "How long departments had the tickets that were closed in the period, all their stays there together; the"
            " stays of all departments add up to the time for which the tickets were open."
        ),
        STAYS,
        "s.end_time",
        value="s.duration_seconds",
        aggregate=SUM,
        unit=pb.UNIT_SECONDS,
    ),
    Measure(
        "process.typical_stay",
        N_("Time in a department"),
        N_(
            "How long a department had a ticket, of tickets closed in the period that came to it: half stayed longer."
        ),
        STAYS,
        "s.end_time",
        value="s.duration_seconds",
        aggregate=MEDIAN,
        unit=pb.UNIT_SECONDS,
        direction=LESS,
    ),
    Measure(
        "process.visits",
        N_("Arrivals"),
        N_("How often tickets closed in the period came to a department, its first one included."),
        STAYS,
        "s.end_time",
        value="s.visit_count",
        aggregate=SUM,
    ),
    Measure(
        "process.causes",
        N_("Hand-overs by what was said"),
        N_(
            "Hand-overs of the period from one department to another, by the reason that was written down; taken back"
            " ones do not count."
        ),
        REASONS,
        "h.create_time",
        direction=LESS,
    ),
)


def _bars(chart_id: str, title: str, figure: str, by: str) -> ChartPlan:
    return ChartPlan(chart_id, title, pb.CHART_KIND_BARS, (figure,), by=by)


PROCESS = DashboardPlan(
    "process",
    N_("Process"),
    ("tickets",),
    (
        "process.moved",
        "process.wait",
        "journeys.waits",
        "journeys.bounces",
        "journeys.returns",
        "journeys.loops",
        "journeys.many",
        "process.stay",
        "process.typical_stay",
    ),
    (
        ChartPlan(
            "process.by_month",
            N_("Hand-overs, and those that bounced"),
            pb.CHART_KIND_LINES,
            ("process.moved", "journeys.bounces"),
            least="month",
        ),
        ChartPlan(
            "process.wait_by_month",
            N_("Wait after a hand-over: half lay longer"),
            pb.CHART_KIND_LINES,
            ("process.wait",),
            least="month",
        ),
        _bars("process.stays", N_("Time in each department"), "process.stay", "team"),
        _bars(
            "process.typical_stays",
            N_("How long a department has a ticket: half stay longer"),
            "process.typical_stay",
            "team",
        ),
        _bars("process.reasons", N_("Why tickets are handed over"), "process.causes", "reason"),
        _bars(
            "process.categories",
            N_("What tickets that are handed over are about"),
            "process.moved",
            "ticket_category",
        ),
        _bars(
            "process.bounced_categories",
            N_("What tickets that bounce are about"),
            "journeys.bounces",
            "ticket_category",
        ),
        ChartPlan(
            "process.bounces",
            N_("Where tickets bounce: from department to department"),
            pb.CHART_KIND_MATRIX,
            ("journeys.bounces",),
            by="from_team",
            split="to_team",
        ),
        ChartPlan(
            "process.waits",
            N_("Where tickets lie: waits from department to department"),
            pb.CHART_KIND_MATRIX,
            ("journeys.waits",),
            by="from_team",
            split="to_team",
        ),
        _bars("process.sent_back", N_("Sent back, by who sent it back"), "hand_overs.returned", "to_team"),
    ),
    description=N_(
        "How tickets go from department to department. Event logs of other systems are measured the same way in"
        " tickets: Journeys, Event logs."
    ),
)  # fmt: skip
