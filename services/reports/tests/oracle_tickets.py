"""What the figures of tickets come to, record by record."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from .oracle import Answer, Seen, Truth, at, customer, seconds, utc, word

TICKET = "crm.tickets.Ticket"


def of_ticket(truth: Truth, ticket: Any) -> dict[str, Any]:
    """What is told of a ticket wherever something belongs to it."""
    if ticket is None:
        return {}
    return {
        "channel": word(ticket, "channel"),
        "ticket_category": ticket.category,
        "priority": word(ticket, "priority"),
        **customer(truth, ticket.account_id),
    }


def people(ticket: Any, *names: str) -> list[str]:
    """Who of a ticket, if there is one."""
    return [getattr(ticket, name) for name in names] if ticket is not None else []


def tickets(truth: Truth) -> Iterator[Seen]:
    for t in truth.alive(TICKET):
        yield Seen(
            t.ticket_id,
            t,
            [t.owner_id, t.handler_id],
            [t.team, t.handler_team],
            {
                **of_ticket(truth, t),
                "team": t.team,
                "owner": t.owner_id,
                "outcome": word(t, "outcome"),
            },
        )


def hand_overs(truth: Truth) -> Iterator[Seen]:
    for h in truth.alive("crm.tickets.HandOver"):
        if word(h, "state") == "withdrawn":
            continue
        t = truth.get(TICKET, h.ticket_id)
        yield Seen(
            h.hand_over_id,
            h,
            [h.from_id, h.to_id, *people(t, "owner_id")],
            [h.from_team, h.to_team, *people(t, "team")],
            {
                **of_ticket(truth, t),
                "from_team": h.from_team,
                "to_team": h.to_team,
                "team": h.from_team,
                "owner": h.from_id,
            },
        )


def promises(truth: Truth) -> Iterator[Seen]:
    for p in truth.alive("crm.tickets.Promise"):
        t = truth.get(TICKET, p.ticket_id)
        yield Seen(
            p.promise_id,
            p,
            [p.owner_id, *people(t, "owner_id")],
            [p.team, *people(t, "team")],
            {**of_ticket(truth, t), "team": p.team, "owner": p.owner_id, "kind": word(p, "kind")},
        )


def time_logs(truth: Truth) -> Iterator[Seen]:
    for w in truth.alive("crm.tickets.TimeLog"):
        if w.running:
            continue
        t = truth.get(TICKET, w.ticket_id)
        yield Seen(
            w.time_log_id,
            w,
            [w.user_id, *people(t, "owner_id")],
            [w.team, *people(t, "team")],
            {**of_ticket(truth, t), "activity": w.activity_id, "team": w.team, "owner": w.user_id},
        )


def clocks(truth: Truth) -> Iterator[Seen]:
    for c in truth.alive("crm.tickets.Clock"):
        t = truth.get(TICKET, c.ticket_id)
        team = c.team or (t.team if t is not None else "")
        yield Seen(
            c.clock_id,
            c,
            people(t, "owner_id", "handler_id"),
            [team, *people(t, "team")],
            {
                **of_ticket(truth, t),
                "kind": word(c, "kind"),
                "policy": c.policy_id,
                "team": team,
                "owner": t.owner_id if t is not None else None,
            },
        )


def journeys(truth: Truth) -> Iterator[Seen]:
    for j in truth.all("crm.tickets.TicketJourney"):
        t = truth.get(TICKET, j.ticket_id)
        if t is not None and utc(t.delete_time):
            continue
        yield Seen(
            j.ticket_id,
            j,
            people(t, "owner_id", "handler_id"),
            people(t, "team", "handler_team"),
            {
                **of_ticket(truth, t),
                "departments": j.department_count,
                "team": t.team if t is not None else None,
                "owner": t.owner_id if t is not None else None,
            },
        )


def moves(truth: Truth) -> Iterator[Seen]:
    for j in truth.all("crm.tickets.TicketJourney"):
        t = truth.get(TICKET, j.ticket_id)
        if t is not None and utc(t.delete_time):
            continue
        for m in j.moves:
            yield Seen(
                (j.ticket_id, m.number),
                m,
                people(t, "owner_id", "handler_id"),
                [m.from_team, m.to_team, *people(t, "team")],
                {
                    **of_ticket(truth, t),
                    "from_team": m.from_team,
                    "to_team": m.to_team,
                    "team": m.from_team,
                },
            )


def stays(truth: Truth) -> Iterator[Seen]:
    """What each department had of each journey."""
    for j in truth.all("crm.tickets.TicketJourney"):
        t = truth.get(TICKET, j.ticket_id)
        if t is not None and utc(t.delete_time):
            continue
        for stay in j.stays:
            parts = {**of_ticket(truth, t), "team": stay.team}
            parts["owner"] = t.owner_id if t is not None else None
            owners = people(t, "owner_id", "handler_id")
            yield Seen(j.ticket_id, j, owners, [stay.team, *people(t, "team")], parts, stay)


def reasons(truth: Truth) -> Iterator[Seen]:
    """Hand-overs from one department to another, by what was said."""
    for seen in truth.seen(hand_overs):
        if seen.of.from_team != seen.of.to_team:
            parts = {**seen.parts, "reason": seen.of.reason.strip()}
            yield Seen(seen.key, seen.of, seen.owners, seen.teams, parts)


def actions(truth: Truth) -> Iterator[Seen]:
    for a in truth.alive("crm.tickets.Action"):
        if word(a, "state") != "cancelled":
            parts = {**customer(truth, a.account_id), "team": a.team, "owner": a.owner_id}
            yield Seen(a.action_id, a, [a.owner_id], [a.team], parts)


def calls(truth: Truth) -> Iterator[Seen]:
    for v in truth.all("crm.tickets.Call"):
        team = v.team or v.ring_team
        parts = {"team": team, "owner": v.agent_id, "queue": v.queue}
        yield Seen(v.call_id, v, [v.agent_id], [team], {**customer(truth, v.account_id), **parts})


def surveys(truth: Truth) -> Iterator[Seen]:
    for s in truth.all("crm.tickets.SurveyInvitation"):
        t = truth.get(TICKET, s.ticket_id)
        if t is not None and utc(t.delete_time):
            continue
        yield Seen(
            s.survey_invitation_id,
            s,
            [s.owner_id, *people(t, "handler_id")],
            [s.team, *people(t, "team")],
            {**of_ticket(truth, t), "score": s.score, "team": s.team, "owner": s.owner_id},
        )


def state(*words: str) -> Any:
    return lambda seen: word(seen.of, "state") in words


def written(seen: Seen) -> bool:
    return word(seen.of, "channel") not in ("phone", "visit")


def took(start: str, end: str) -> Any:
    return lambda seen: seconds(utc(getattr(seen.of, start)), utc(getattr(seen.of, end)))


def first_of(*names: str) -> Any:
    """The first of these times that is said."""
    return lambda seen: next(
        (found for name in names if (found := utc(getattr(seen.of, name)))), None
    )


def ran(seen: Seen) -> bool:
    """Whether a clock was there to be waited for."""
    start, end = utc(seen.of.start_time), utc(seen.of.end_time)
    return bool(start and end and end >= start + timedelta(seconds=1))


def at_once(seen: Seen) -> bool:
    start, end = utc(seen.of.start_time), utc(seen.of.end_time)
    return bool(start and end and end < start + timedelta(seconds=1))


def met(seen: Seen) -> bool:
    return state("met")(seen)


def incoming(seen: Seen) -> bool:
    return word(seen.of, "direction") == "incoming"


done = first_of("finish_time", "close_time")

ANSWERS = {
    "tickets.opened": Answer(tickets, at("create_time")),
    "tickets.closed": Answer(tickets, at("close_time")),
    "tickets.open": Answer(tickets, at("create_time"), stands=True, until=at("close_time")),
    "tickets.first_response": Answer(
        tickets,
        at("first_response_time"),
        written,
        value=took("create_time", "first_response_time"),
        how="median",
    ),
    "tickets.resolution": Answer(
        tickets, at("close_time"), value=took("create_time", "close_time"), how="median"
    ),
    "hand_overs.made": Answer(hand_overs, at("create_time")),
    "hand_overs.returned": Answer(hand_overs, at("answer_time"), state("returned")),
    "promises.kept": Answer(promises, at("keep_time"), state("kept")),
    "promises.broken": Answer(promises, at("break_time"), state("broken")),
    "promises.kept_share": Answer(
        promises,
        first_of("break_time", "keep_time"),
        state("kept", "broken"),
        value=lambda seen: 1 if word(seen.of, "state") == "kept" else 0,
        how="mean",
    ),
    "promises.unmended": Answer(
        promises,
        at("break_time"),
        lambda seen: state("broken")(seen) and not seen.of.reason,
        stands=True,
        until=at("keep_time"),
    ),
    "promises.moved": Answer(promises, at("create_time"), lambda seen: seen.of.move_count > 0),
    "clocks.met": Answer(clocks, at("end_time"), state("met")),
    "clocks.warned": Answer(clocks, at("warned_time")),
    "clocks.breached": Answer(clocks, at("breach_time")),
    "clocks.met_share": Answer(
        clocks,
        first_of("breach_time", "end_time"),
        lambda seen: state("breached")(seen) or (met(seen) and ran(seen)),
        value=lambda seen: 1 if met(seen) else 0,
        how="mean",
    ),
    "clocks.at_once": Answer(clocks, at("end_time"), lambda seen: met(seen) and at_once(seen)),
    "journeys.bounces": Answer(moves, at("move_time"), lambda seen: seen.of.is_bounce),
    "journeys.returns": Answer(moves, at("move_time"), lambda seen: seen.of.is_return),
    "journeys.loops": Answer(moves, at("move_time"), lambda seen: seen.of.is_loop),
    "journeys.waits": Answer(
        moves,
        at("move_time"),
        lambda seen: seen.of.answered,
        value=lambda seen: seen.of.wait_seconds,
        how="sum",
    ),
    "journeys.many": Answer(journeys, at("end_time"), lambda seen: seen.of.department_count >= 3),
    "journeys.closed": Answer(journeys, at("end_time")),
    "calls.answered": Answer(
        calls, at("start_time"), lambda seen: incoming(seen) and bool(utc(seen.of.answer_time))
    ),
    "calls.missed": Answer(
        calls, at("start_time"), lambda seen: incoming(seen) and state("missed")(seen)
    ),
    "calls.wait": Answer(
        calls, at("answer_time"), incoming, value=took("start_time", "answer_time"), how="median"
    ),
    "surveys.answered": Answer(surveys, at("answer_time"), state("answered")),
    "surveys.good_share": Answer(
        surveys,
        at("answer_time"),
        state("answered"),
        value=lambda seen: 0 if seen.of.bad else 1,
        how="mean",
    ),
    "surveys.bad": Answer(surveys, at("answer_time"), lambda seen: seen.of.bad),
    "time_logs.time": Answer(
        time_logs, at("start_time"), value=lambda seen: seen.of.minutes * 60, how="sum"
    ),
    "actions.open": Answer(actions, at("create_time"), stands=True, until=done),
    "actions.overdue": Answer(actions, at("overdue_time"), stands=True, until=done),
    "actions.done": Answer(actions, at("finish_time")),
    "process.moved": Answer(moves, at("move_time")),
    "process.wait": Answer(
        moves,
        at("move_time"),
        lambda seen: seen.of.answered,
        value=lambda seen: seen.of.wait_seconds,
        how="median",
    ),
    "process.stay": Answer(
        stays, at("end_time"), value=lambda seen: seen.more.duration_seconds, how="sum"
    ),
    "process.typical_stay": Answer(
        stays, at("end_time"), value=lambda seen: seen.more.duration_seconds, how="median"
    ),
    "process.visits": Answer(
        stays, at("end_time"), value=lambda seen: seen.more.visit_count, how="sum"
    ),
    "process.causes": Answer(reasons, at("create_time")),
}
