"""Goals and alerts of the sample company: one reached, one missed, some under way, and lines that figures cross.

The rule kept here: targets follow from what the sample data came to, so that each goal stands where it is meant to
stand; what is there already by its title is left alone.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

import grpc
from crm.reports.v1 import alerts_pb2, dashboards_pb2, goals_pb2

from ..client import Stubs, channel, credentials
from ..stand import Stand

PLACE = "/crm.reports.v1."
ZONE = "Europe/Berlin"
REFUSED = (grpc.StatusCode.INVALID_ARGUMENT, grpc.StatusCode.FAILED_PRECONDITION)


class Wish(NamedTuple):
    """A goal in days around today, and in parts of what was measured so far."""

    title: str
    figure_id: str
    level: str
    begin: int
    end: int
    baseline: str
    target: str
    more: dict[str, Any] = {}  # noqa: RUF012 (never changed)


WISHES = (
    Wish(
        "Sales in euro grow",
        "orders.sales",
        "COMPANY",
        -240,
        90,
        "1.0",
        "1.5",
        {
            "currency": "EUR",
            "owner_id": "helen.brandt",
            "if_reached": "A second showroom opens in Shanghai.",
            "if_missed": "The showroom waits for a year.",
        },
    ),
    Wish(
        "No more than a handful of tickets wait",
        "tickets.open",
        "COMPANY",
        -120,
        60,
        "1.6",
        "1.1",
        {
            "owner_id": "helen.brandt",
            "if_reached": "Nobody works on Saturdays.",
            "if_missed": "Saturdays stay as they are.",
        },
    ),
    Wish(
        "What we promise, we keep",
        "promises.kept_share",
        "COMPANY",
        -150,
        60,
        "0.85",
        "1.06",
        {
            "owner_id": "martin.vogel",
            "if_reached": "The team goes to the lake for a day.",
            "if_missed": "Every broken promise is talked through on Mondays.",
        },
    ),
    Wish(
        "Service closes more tickets",
        "tickets.closed",
        "TEAM",
        -120,
        -8,
        "0.9",
        "1.15",
        {
            "team": "service",
            "owner_id": "martin.vogel",
            "if_reached": "Two new headsets for everybody.",
            "if_missed": "One more person is hired.",
        },
    ),
    Wish(
        "Fewer broken promises in service",
        "promises.broken",
        "TEAM",
        -90,
        60,
        "3.0",
        "2.4",
        {
            "team": "service",
            "owner_id": "martin.vogel",
            "parent": "What we promise, we keep",
            "if_reached": "Calm afternoons.",
            "if_missed": "Promises need a second look before they are given.",
        },
    ),
    Wish(
        "Anna closes her tickets",
        "tickets.closed",
        "PERSON",
        -80,
        40,
        "1.1",
        "1.3",
        {
            "person_id": "anna.keller",
            "parent": "Service closes more tickets",
            "if_reached": "She teaches the new ones.",
            "if_missed": "She gets help with routine cases.",
        },
    ),
)
ACTIONS = {
    "What we promise, we keep": (
        ("Give no promise without a time", "anna.keller", 14),
        ("Ring back before eleven", "tom.becker", 7),
    ),
    "Sales in euro grow": (("Visit the twenty largest customers", "paul.dubois", 30),),
}
LINES: tuple[tuple[str, str, str, str, dict[str, Any]], ...] = (
    ("Many tickets are open", "tickets.open", "0.8", "helen.brandt", {}),
    ("Promises break", "promises.broken", "0.5", "martin.vogel", {"repeat_days": 7}),
)


def tell(stand: Stand, now: datetime) -> None:
    """Makes all of it, as far as there is something to measure."""
    with channel(stand.address("reports")) as opened:
        stubs = Stubs(opened, credentials(stand))
        known = _known(stubs)
        for wish in WISHES:
            if wish.title not in known:
                _make(stubs, wish, now.date(), known)
        _alerts(stubs, now.date())


def _known(stubs: Stubs) -> dict[str, int]:
    request = goals_pb2.ListGoalsRequest(page_size=500)
    reply = stubs.call(f"{PLACE}GoalsService/ListGoals", request, goals_pb2.ListGoalsResponse)
    return {goal.title: goal.goal_id for goal in reply.goals}


def _value(stubs: Stubs, figure_id: str, first: date, last: date, **more: str) -> Decimal:
    """What a figure came to; 0 where there is nothing."""
    request = dashboards_pb2.ListRecordsRequest(
        figure_id=figure_id,
        start_date=first.isoformat(),
        end_date=last.isoformat(),
        time_zone=ZONE,
        page_size=1,
        **more,  # type: ignore[arg-type]
    )
    method = f"{PLACE}DashboardsService/ListRecords"
    reply = stubs.call(method, request, dashboards_pb2.ListRecordsResponse)
    return Decimal(reply.figure.value or 0)


def _make(stubs: Stubs, wish: Wish, today: date, known: dict[str, int]) -> None:
    more = dict(wish.more)
    first, last = today + timedelta(days=wish.begin), today + timedelta(days=wish.end)
    keys = {"key": f"currency={more['currency']}"} if "currency" in more else {}
    if "person_id" in more:
        keys = {"key": f"owner={more['person_id']}"}
    seen = max(first, today - timedelta(days=35)) if "share" in wish.figure_id else first
    value = _value(stubs, wish.figure_id, seen, min(last, today), team=more.get("team", ""), **keys)
    if not value:
        return
    ends = [value * Decimal(part) for part in (wish.baseline, wish.target)]
    if "share" in wish.figure_id:
        ends = [min(each, Decimal("0.995")) for each in ends]
    digits = 2 if "share" in wish.figure_id else 0
    parent = known.get(more.pop("parent", ""), 0)
    goal = goals_pb2.Goal(
        title=wish.title,
        level=f"GOAL_LEVEL_{wish.level}",
        figure_id=wish.figure_id,
        start_date=first.isoformat(),
        target_date=last.isoformat(),
        time_zone=ZONE,
        baseline=f"{ends[0]:.{digits}f}",
        target=f"{ends[1]:.{digits}f}",
        parent_id=parent,
        **more,
    )
    made = _taken(
        stubs, "GoalsService/CreateGoal", goals_pb2.CreateGoalRequest(goal=goal), goals_pb2.Goal
    )
    if made is None:
        return
    known[wish.title] = made.goal_id
    for action in _actions(made, today):
        asked = goals_pb2.CreateGoalActionRequest(goal_action=action)
        stubs.call(f"{PLACE}GoalsService/CreateGoalAction", asked, goals_pb2.GoalAction)


def _actions(goal: Any, today: date) -> Iterator[goals_pb2.GoalAction]:
    """What is done for a goal."""
    for text, owner, days in ACTIONS.get(goal.title, ()):
        due = today + timedelta(days=days)
        yield goals_pb2.GoalAction(
            goal_id=goal.goal_id, text=text, owner_id=owner, due_date=due.isoformat()
        )


def _alerts(stubs: Stubs, today: date) -> None:
    """Lines that figures have crossed, so that their owners are told."""
    listed = alerts_pb2.ListAlertsRequest(page_size=500)
    method = f"{PLACE}AlertsService/ListAlerts"
    known = {a.title for a in stubs.call(method, listed, alerts_pb2.ListAlertsResponse).alerts}
    for title, figure_id, part, owner, more in LINES:
        value = _value(stubs, figure_id, today - timedelta(days=7), today)
        if title in known or not value:
            continue
        alert = alerts_pb2.Alert(
            title=title,
            figure_id=figure_id,
            comparison="ALERT_COMPARISON_ABOVE",
            line=f"{value * Decimal(part):.0f}",
            owner_id=owner,
            time_zone=ZONE,
            **more,
        )
        request = alerts_pb2.CreateAlertRequest(alert=alert)
        _taken(stubs, "AlertsService/CreateAlert", request, alerts_pb2.Alert)


def _taken(stubs: Stubs, method: str, request: Any, reply: Any) -> Any:
    """What was made; None where so little happened that it makes no goal, or a person is not here."""
    try:
        return stubs.call(f"{PLACE}{method}", request, reply)
    except grpc.RpcError as error:
        if error.code() not in REFUSED:
            raise
        return None
