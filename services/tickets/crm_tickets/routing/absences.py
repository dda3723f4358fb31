"""Handlers of absences, and the jobs that begin and end them.

The rule kept here: nobody is absent twice at a time. A job may come twice, late or not at all: what it does follows
from the absence's own row and the clock, and a sweep does what was left.
"""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import absences_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, DateTime, Text, and_, bindparam, or_, select

from crm_tickets import people, queries
from crm_tickets.routing import caretaking, choosing, departments, leaving, notes, rules, standing
from crm_tickets.routing.agents import may_speak_for
from crm_tickets.routing.keeping import Kept
from crm_tickets.tables import absences, caretakings

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEPT = Kept(absences, pb.Absence, "absence")
FILTERABLE = (
    "absence_id",
    "user_id",
    "team",
    "start_time",
    "end_time",
    "substitute_id",
    "state",
    "create_time",
)
OF_CARETAKINGS = (
    "caretaking_id",
    "absence_id",
    "ticket_id",
    "part",
    "from_id",
    "to_id",
    "state",
    "create_time",
    "end_time",
)
CHANGEABLE = ("start_time", "end_time", "reason", "substitute_id")
LIVE = ("planned", "active")
START = bindparam("start_time", type_=DateTime(timezone=True))
END = bindparam("end_time", type_=DateTime(timezone=True))
NOW = bindparam("now", type_=DateTime(timezone=True))
OVERLAPPING = Statement(
    select(absences.c.start_time, absences.c.end_time)
    .where(
        absences.c.user_id == bindparam("user_id", type_=Text()),
        absences.c.state.in_(LIVE),
        absences.c.start_time < END,
        absences.c.end_time > START,
        absences.c.absence_id != bindparam("but", type_=BigInteger()),
    )
    .order_by(absences.c.start_time)
    .limit(1)
)
TO_DO = Statement(
    select(absences.c.absence_id, absences.c.state, absences.c.end_time)
    .where(
        or_(
            and_(absences.c.state == "planned", absences.c.start_time <= NOW),
            absences.c.state == "active",
        )
    )
    .order_by(absences.c.absence_id)
)


def create_absence(call: "Call", request: pb.CreateAbsenceRequest) -> pb.Absence:
    """Enters an absence into the calendar."""
    given = request.absence
    person = given.user_id.strip() or call.principal.id
    may_speak_for(call, person)
    values = records.values(given, *CHANGEABLE) | {"user_id": person}
    values["substitute_id"] = values["substitute_id"].strip()
    standing.hold(call, person)
    _check(call, person, values["substitute_id"], values["start_time"], values["end_time"])
    team = caretaking.place_of(call, person).team
    made = KEPT.make(
        call, {**values, "team": team, "state": "planned", "creator_id": call.principal.id}
    )
    _expect(call, made.absence_id, values["start_time"], values["end_time"])
    return made


def _check(
    call: "Call", person: str, substitute: str, start: datetime, end: datetime, but: int = 0
) -> None:
    """Raises for an absence that is over before it begins, without anybody else, or at the time of another."""
    if end <= start:
        raise Invalid({"absence.end_time": "must lie after the start"})
    if end <= call.clock.now():
        raise Invalid({"absence.end_time": "must lie ahead"})
    if substitute == person:
        raise Invalid({"absence.substitute_id": "is who is absent"})
    given = {"user_id": person, "start_time": start, "end_time": end}
    if call.first(OVERLAPPING, **given, but=but) is not None:
        text = said("%(person)s is absent at that time already.", person=person)
        raise Precondition("ABSENCE_OVERLAPS", text)


def _expect(call: "Call", absence_id: int, start: datetime, end: datetime) -> None:
    """Has an absence begun and ended when its times come."""
    payload = {"absence_id": absence_id}
    for what, when in (("begin", start), ("end", end)):
        key = f"absence-{what}-{absence_id}"
        call.enqueue(f"{what}_absence", payload, run_time=max(when, call.clock.now()), key=key)


def get_absence(call: "Call", request: pb.GetAbsenceRequest) -> pb.Absence:
    """One absence."""
    return KEPT.message(KEPT.row(call, request.absence_id))


def list_absences(call: "Call", request: pb.ListAbsencesRequest) -> pb.ListAbsencesResponse:
    """A page of absences."""
    return lists.reply(
        call,
        absences,
        request,
        pb.ListAbsencesResponse,
        filterable=FILTERABLE,
        order_by="start_time",
    )


def list_caretakings(
    call: "Call", request: pb.ListCaretakingsRequest
) -> pb.ListCaretakingsResponse:
    """A page of what went to caretakers."""
    return lists.reply(
        call,
        caretakings,
        request,
        pb.ListCaretakingsResponse,
        filterable=OF_CARETAKINGS,
        order_by="caretaking_id desc",
        where=on_seen_tickets,
        **queries.eyes(call),
    )


def on_seen_tickets() -> Any:
    """Caretakings on tickets that the caller sees."""
    return queries.on_seen_ticket(caretakings)


def _held(call: "Call", absence_id: int, etag: str) -> Row:
    """An absence that is not over and that the caller may change, held; its person before it, as everywhere."""
    person = KEPT.row(call, absence_id).user_id
    may_speak_for(call, person)
    standing.hold(call, person)
    row = KEPT.row(call, absence_id, etag, held=True)
    if row.state not in LIVE:
        raise Precondition("ABSENCE_OVER", "This absence is over, or was called off.")
    return row


def update_absence(call: "Call", request: pb.UpdateAbsenceRequest) -> pb.Absence:
    """Changes an absence that is not over."""
    given = request.absence
    row = _held(call, given.absence_id, given.etag)
    changes = records.changes(given, request.update_mask)
    values = {name: value for name, value in changes.items() if name in CHANGEABLE}
    if changes.get("user_id", row.user_id) != row.user_id:
        raise Invalid({"absence.user_id": "does not change: enter another absence"})
    start, end = values.get("start_time", row.start_time), values.get("end_time", row.end_time)
    if row.state == "active" and start != row.start_time:
        raise Invalid({"absence.start_time": "does not change: the absence has begun"})
    if start is None or end is None:
        raise Invalid({f"absence.{'end' if start else 'start'}_time": "must be given"})
    if "substitute_id" in values:
        values["substitute_id"] = values["substitute_id"].strip()
    substitute = values.get("substitute_id", row.substitute_id)
    _check(call, row.user_id, substitute, start, end, row.absence_id)
    changed = KEPT.change(call, row, values)
    _expect(call, row.absence_id, start, end)
    if row.state == "active" and substitute != row.substitute_id:
        payload = {"absence_id": row.absence_id}
        call.enqueue("pass_on_absence", payload, key=f"absence-pass-{row.absence_id}")
    return changed


def end_absence(call: "Call", request: pb.EndAbsenceRequest) -> pb.Absence:
    """The person is back, or never went."""
    row = _held(call, request.absence_id, request.etag)
    now = call.clock.now()
    if row.state == "planned" and now < row.start_time:
        return KEPT.change(call, row, {"state": _after(row, "call_off")}, "updated")
    ends = {"state": _after(row, "end"), "end_time": max(now, row.start_time + MOMENT)}
    ended = KEPT.change(call, row, ends, "ended")
    call.enqueue(
        "return_from_absence",
        {"absence_id": row.absence_id},
        key=f"absence-return-{row.absence_id}",
    )
    return ended


MOMENT = datetime.resolution


def _after(row: Row, step: str) -> str:
    return rules.next_state(rules.ABSENCE, row.state, step)


def begin(call: "Call", payload: dict[str, Any]) -> None:
    """The job: an absence begins; what the person has goes to the caretaker, so much at a time."""
    row = KEPT.find(call, payload["absence_id"], held=True)
    now = call.clock.now()
    if row is None or row.state not in LIVE or now < row.start_time or now >= row.end_time:
        return
    if row.state == "planned":
        KEPT.change(call, row, {"state": _after(row, "begin")}, "begun")
    care(call, row)


def care(call: "Call", row: Row) -> None:
    """What somebody absent has goes to the caretaker; nothing while nobody is there."""
    ids = caretaking.held_by(call, row.user_id, row.end_time)
    person = stand_in(call, row) if ids else ""
    if not person:
        return
    to = caretaking.place_of(call, person)
    for ticket_id in ids:
        caretaking.take_over(call, row, ticket_id, to)
    notes.stands_in(call, person, row.user_id, row.end_time, row.absence_id)
    if len(ids) == caretaking.MOST:
        payload = {"absence_id": row.absence_id}
        call.enqueue("begin_absence", payload, key=f"absence-begin-{row.absence_id}")


def stand_in(call: "Call", row: Row) -> str:
    """Who stands in: the substitute, the department's liaison persons and deputies, else who of the team has least."""
    absent = standing.away(call)
    absent.setdefault(
        row.user_id, rules.Away(row.user_id, row.substitute_id, row.end_time, row.absence_id)
    )
    team = row.team or people.team_of(call, row.user_id)
    department = departments.of_team(call, team)
    named = [*department.liaison_ids, *department.deputy_ids] if department is not None else []
    others = [each.user_id for each in choosing.colleagues(call, team, rules.Need({}))]
    return rules.stand_in(row.user_id, absent, [*named, *others])


def end(call: "Call", payload: dict[str, Any]) -> None:
    """The job: an absence ends; what is the person's comes back, so much at a time."""
    row = KEPT.find(call, payload["absence_id"], held=True)
    if row is None or call.clock.now() < row.end_time:
        return
    if row.state in LIVE:
        KEPT.change(call, row, {"state": _after(row, "end")}, "ended")
    _return(call, row)


def return_from(call: "Call", payload: dict[str, Any]) -> None:
    """The job: what is left of an ended absence comes back."""
    row = KEPT.find(call, payload["absence_id"], held=True)
    if row is not None and row.state == "ended":
        _return(call, row)


def _return(call: "Call", row: Row) -> None:
    out = caretaking.out_of(call, row.absence_id)
    for ticket_id in out:
        caretaking.give_back(call, row, ticket_id)
    if out:
        notes.is_back(call, row.user_id, len(out), row.absence_id)
    if sum(map(len, out.values())) == caretaking.MOST:
        payload = {"absence_id": row.absence_id}
        call.enqueue("return_from_absence", payload, key=f"absence-return-{row.absence_id}")


def pass_on(call: "Call", payload: dict[str, Any]) -> None:
    """The job: another substitute takes over from the first."""
    row = KEPT.find(call, payload["absence_id"], held=True)
    if row is None or row.state != "active":
        return
    person = stand_in(call, row)
    if not person:
        return
    to = caretaking.place_of(call, person)
    after = payload.get("after", 0)
    out = caretaking.out_of(call, row.absence_id, after=after)
    for ticket_id in out:
        caretaking.pass_on(call, row, ticket_id, to)
    notes.stands_in(call, person, row.user_id, row.end_time, row.absence_id)
    if sum(map(len, out.values())) == caretaking.MOST:
        more = {"absence_id": row.absence_id, "after": max(out) - 1}
        call.enqueue("pass_on_absence", more, key=f"absence-pass-{row.absence_id}")


def sweep(call: "Call", _payload: dict[str, Any]) -> None:
    """The job: absences whose time came without a job, and what has come to people who are absent or have left."""
    now = call.clock.now()
    for row in call.all(TO_DO, now=now):
        what = "end" if row.end_time <= now else "begin"
        payload = {"absence_id": row.absence_id}
        call.enqueue(f"{what}_absence", payload, key=f"absence-{what}-{row.absence_id}")
    leaving.sweep(call)


JOBS = {
    "begin_absence": begin,
    "end_absence": end,
    "return_from_absence": return_from,
    "pass_on_absence": pass_on,
    "sweep_absences": sweep,
}
PERIODIC = {"sweep_absences": 60.0}
