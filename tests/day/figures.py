"""The report of the day, and what is told of each change: worked out from the model, in plain arithmetic."""

from collections import Counter
from decimal import Decimal
from statistics import mean, median

from tests.day import times
from tests.day.model import Day
from tests.day.script import BAD, CALLS, DAY, Act
from tests.day.told import moves, times_of_places

WRITTEN = ("web",)
UNCHANGING = ("call", "hang_up", "missed", "refused", "up", "down")


def report(day: Day, now: int) -> dict[str, Decimal]:
    """The figures of the dashboard, as text has them: counts, seconds, and shares."""
    tickets = list(day.tickets.values())
    promises = [each for ticket in tickets for each in ticket.promises]
    broken = [each for each in promises if each.broken is not None and each.broken < DAY]
    kept = [each for each in promises if each.state == "kept"]
    closed = [each for each in tickets if each.closed is not None]
    waits = [t.first - t.opened for t in tickets if t.channel in WRITTEN and t.first is not None]
    given = [each for ticket in tickets for each in ticket.hand_overs]
    clocks = [each for ticket in tickets for each in times.clocks(ticket, now)]
    late = sum(each.state == "breached" for each in clocks)
    met = [each for each in clocks if each.state == "met"]
    in_time = sum(each.end != each.start for each in met)
    passed = moves(tickets)
    scores = [s.score for each in tickets for s in each.surveys if s.state == "answered"]
    figures = {
        "promises.broken": len(broken),
        "promises.unmended": sum(each.kept is None and not each.explained for each in broken),
        "promises.kept": len(kept),
        "promises.kept_share": round(len(kept) / (len(kept) + len(broken)), 4),
        "tickets.opened": len(tickets),
        "tickets.closed": len(closed),
        "tickets.open": len(tickets) - len(closed),
        "tickets.first_response": 60 * median(waits),
        "tickets.resolution": 60 * median(t.closed - t.opened for t in closed if t.closed),
        "clocks.breached": late,
        "clocks.met_share": round(mean([1] * in_time + [0] * late), 4),
        "clocks.at_once": len(met) - in_time,
        "hand_overs.made": sum(each.state != "withdrawn" for each in given),
        "hand_overs.returned": sum(each.state == "returned" for each in given),
        "journeys.bounces": sum(n for (_, _, what), n in passed.items() if what == "bounces"),
        "journeys.many": sum(len(set(times_of_places(each))) >= 3 for each in closed),
        "surveys.bad": sum(score <= BAD for score in scores),
        "surveys.good_share": round(mean(float(score > BAD) for score in scores), 4),
        "calls.missed": sum(not each.agent for each in day.calls.values()),
        "time_logs.time": 60 * sum(day.logs.values()),
        "actions.open": 0,
        "actions.overdue": 0,
    }
    return {name: Decimal(str(value)) for name, value in figures.items()}


def handed_over(day: Day) -> dict[tuple[str, str], int]:
    """Hand-overs of the dashboard's matrix: work and responsibility, by department."""
    return dict(
        Counter(
            (each.giver[1], each.receiver[1])
            for ticket in day.tickets.values()
            for each in ticket.hand_overs
            if each.state != "withdrawn"
        )
    )


def told(day: Day, script: list[Act], now: int) -> dict[str, int]:
    """How many events of each kind the feed must have: one for each thing that happened, however often it was sent."""
    deeds = Counter(act.deed for act in script)
    given = [each for ticket in day.tickets.values() for each in ticket.hand_overs]
    clocks = [each for ticket in day.tickets.values() for each in times.clocks(ticket, now)]
    promises = [each for ticket in day.tickets.values() for each in ticket.promises]
    surveys = [each for ticket in day.tickets.values() for each in ticket.surveys]
    return {
        "Ticket.created": deeds["open"] + deeds["web"],
        "Ticket.closed": deeds["close"],
        "Ticket.reopened": deeds["reopen"] + sum(each.reaction == "reopen" for each in surveys),
        "SurveyInvitation.created": len(surveys),
        "Call.missed": deeds["missed"],
        "Call.ended": deeds["call"],
        "Ticket.handed_over": deeds["give"],
        "Ticket.bounced": 1,  # the one that was kicked around
        "HandOver.created": deeds["give"],
        "HandOver.accepted": deeds["accept"],
        "HandOver.returned": deeds["return"],
        "HandOver.withdrawn": sum(each.state == "withdrawn" for each in given),
        "Promise.made": len(promises),
        "Promise.kept": sum(each.state == "kept" for each in promises),
        "Promise.broken": sum(each.broken is not None for each in promises),
        "Comment.created": deeds["note"] + deeds["hear"] + deeds["tell"],
        "TimeLog.created": deeds["log"],
        "Absence.created": 1,
        "Absence.begun": 1,
        "Clock.warned": sum(each.warned is not None for each in clocks),
        "Clock.breached": sum(each.breached is not None for each in clocks),
    }


def story(day: Day, script: list[Act], now: int) -> dict[str, int]:
    """What docs/a-day.md tells."""
    figures = {name: int(value) for name, value in report(day, now).items() if value == int(value)}
    tickets = day.tickets.values()
    return {
        "calls": CALLS,
        "changes": sum(act.deed not in UNCHANGING for act in script),
        "sent twice": sum("twice" in act.more for act in script),
        "calls while customers was down": sum(each["missing"] for each in day.lookups),
        "tickets opened": figures["tickets.opened"],
        "of them in writing": sum(each.channel in WRITTEN for each in tickets),
        "given to who knows the customer": sum(bool(knower) for knower in day.sticky.values()),
        "tickets closed": figures["tickets.closed"],
        "hand-overs": figures["hand_overs.made"],
        "sent back": figures["hand_overs.returned"],
        "bounces": sum(n for (_, _, what), n in moves(tickets).items() if what == "bounces"),
        "promises kept in time": figures["promises.kept"],
        "promises broken": figures["promises.broken"],
        "of them still owed": figures["promises.unmended"],
        "service levels breached": figures["clocks.breached"],
        "questions asked on the phone": len(day.answers),
        "answers by link": sum(s.state == "answered" for each in tickets for s in each.surveys),
        "opened again because of a bad one": sum(
            s.reaction == "reopen" for each in tickets for s in each.surveys
        ),
        "minutes logged": figures["time_logs.time"] // 60,
        "tickets with who stands in": sum("owner" in each.out for each in tickets),
    }
