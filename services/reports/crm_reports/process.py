"""The handler of ProcessService: the hand-over network between departments.

The rule kept here: every number is that of a measure, cut by department or by a pair of them, and opens by that key.
"""

from collections.abc import Iterable
from decimal import Decimal

from crm.reports.v1 import process_pb2 as pb
from crm_chassis.call import Call

from crm_reports import queries, rules
from crm_reports.asking import asked, narrowed_to
from crm_reports.follower import following_of
from crm_reports.measures import MEASURES
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

MOST_DEPARTMENTS, MOST_PAIRS = 40, 400
OF_PAIRS = {
    "hand_over_count": "process.moved",
    "wait_seconds": "journeys.waits",
    "typical_wait_seconds": "process.wait",
    "bounce_count": "journeys.bounces",
    "return_count": "journeys.returns",
    "loop_count": "journeys.loops",
}
OF_STAYS = {
    "stay_seconds": "process.stay",
    "typical_stay_seconds": "process.typical_stay",
    "visit_count": "process.visits",
}


def get_process(call: Call, request: pb.GetProcessRequest) -> pb.Process:
    """The network for a period, of the records that the caller may see."""
    part = asked(call, request)
    found = following_of(call)
    with found.facts.moment():
        hand_overs = _hand_overs(found.facts, part)
        departments = _departments(found.facts, part, hand_overs)
    return pb.Process(
        start_date=request.start_date,
        end_date=request.end_date,
        team=request.team,
        time_zone=part.period.zone.key,
        departments=departments[:MOST_DEPARTMENTS],
        hand_overs=hand_overs[:MOST_PAIRS],
        sources=[found.followers["tickets"].source()],
        narrowed_to=narrowed_to(call),
    )


def _whole(value: Decimal | None) -> int:
    return int(value or 0)


def _hand_overs(facts: Warehouse, part: Slice) -> list[pb.ProcessHandOver]:
    """The pairs that hand over to each other, the most frequent first."""
    pairs: dict[tuple[str, str], dict[str, int]] = {}
    for name, figure in OF_PAIRS.items():
        cut = queries.pairs_of(facts, MEASURES[figure], part, "from_team", "to_team")
        for pair, value in cut.items():
            pairs.setdefault(pair, {})[name] = _whole(value)
    made = [
        pb.ProcessHandOver(
            from_team=giver,
            to_team=receiver,
            key=rules.key_of({"from_team": giver, "to_team": receiver}),
            **counts,
        )
        for (giver, receiver), counts in pairs.items()
    ]
    return sorted(made, key=lambda one: (-one.hand_over_count, one.from_team, one.to_team))


def _departments(
    facts: Warehouse, part: Slice, hand_overs: Iterable[pb.ProcessHandOver]
) -> list[pb.ProcessDepartment]:
    """The departments, those that had tickets longest first."""
    known: dict[str, pb.ProcessDepartment] = {}

    def of(team: str) -> pb.ProcessDepartment:
        key = rules.key_of({"team": team})
        return known.setdefault(team, pb.ProcessDepartment(team=team, stay_key=key))

    for name, figure in OF_STAYS.items():
        for cut in queries.counts_of(facts, MEASURES[figure], part, {}, "team", 10 * MOST_PAIRS):
            setattr(of(cut.part), name, _whole(cut.value))
            of(cut.part).ticket_count = cut.record_count
    for each in hand_overs:
        of(each.from_team).given_count += each.hand_over_count
        of(each.to_team).received_count += each.hand_over_count
    return sorted(known.values(), key=lambda one: (-one.stay_seconds, one.team))
