"""Handlers of goals: made, read, changed with a reason, deleted and restored.

The rule kept here: what a goal is measured by never moves silently; a level has at most five goals at a time, also when
two people make the fifth at once. Progress is measured, it cannot be sent.
"""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from crm.reports.v1 import goals_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.users import GET as PERSON
from sqlalchemy import BigInteger, Date, Text, bindparam, func, select

from crm_reports.follower import following_of
from crm_reports.goals import actions, choosing, rules, seeing
from crm_reports.goals.entries import note
from crm_reports.goals.figures import Figures, usual_reading
from crm_reports.goals.progress import is_current, progress_of
from crm_reports.goals.tables import goals
from crm_reports.measures import COUNT, SUM, Measure
from crm_reports.rules import DAY, WrongInput, day_of, zone_of

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("goal_id", "title", "level", "team", "person_id", "owner_id", "parent_id", "figure_id"),
    *("currency", "start_date", "target_date", "creator_id"),
    *("create_time", "update_time", "delete_time"),
)
WORDS = ("title", "description", "if_reached", "if_missed", "time_zone", "currency")
WHOSE = ("level", "team", "person_id")
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("whose", type_=Text()), 0)))
)
COUNTED = Statement(
    select(func.count().label("count")).where(
        goals.c.level == bindparam("level", type_=Text()),
        goals.c.team == bindparam("team", type_=Text()),
        goals.c.person_id == bindparam("person_id", type_=Text()),
        goals.c.target_date >= bindparam("today", type_=Date()),
        goals.c.delete_time.is_(None),
        goals.c.goal_id != bindparam("this", type_=BigInteger()),
    )
)


def message(row: Row) -> pb.Goal:
    """A goal as it is kept: what its events say."""
    return records.to_message(pb.Goal, row)


def shown(call: "Call", row: Row, *, whole: bool = False) -> pb.Goal:
    """A goal with its progress, for who reads it."""
    made = message(row)
    made.progress.CopyFrom(found := progress_of(call, row, points=whole))
    made.state, made.value, made.forecast = found.state, found.value, found.forecast
    made.percent = found.percent
    made.changeable = row.delete_time is None and seeing.may_change(call, row.level, row.team)
    if whole:
        made.actions.extend(actions.of_goal(call, row.goal_id))
    return made


def create_goal(call: "Call", request: pb.CreateGoalRequest) -> pb.Goal:
    """Makes a goal."""
    values = _whose(call, request.goal)
    seeing.need_change(call, values["level"], values["team"])
    values |= _asked(call, request.goal, values, None)
    _make_room(call, values)
    row = call.insert(goals, **choosing.stored(values), creator_id=call.principal.id)
    note(call, row.goal_id, "made")
    call.emit("crm.reports.Goal.created", message(row))
    return shown(call, row, whole=True)


def _whose(call: "Call", given: pb.Goal) -> dict[str, Any]:
    """The level of a new goal, and whose it is on that level."""
    level = records.values(given, "level")["level"]
    team, person = given.team.strip(), given.person_id.strip()
    if level == "person":
        person = person or call.principal.id
        known = call.first(PERSON, user_id=person)
        if known is not None:
            team = known.team or ""
        elif person == call.principal.id:
            team = call.principal.team
    elif person:
        raise Invalid({"goal.person_id": "is for goals of one person only"})
    if level == "company" and team:
        raise Invalid({"goal.team": "must be empty for a goal of the company"})
    if level == "team" and not team:
        team = call.principal.team
        if not team:
            raise Invalid({"goal.team": "is needed for a goal of a team"})
    return {"level": level, "team": team, "person_id": person}


def _asked(call: "Call", given: pb.Goal, whose: dict[str, Any], row: Row | None) -> dict[str, Any]:
    """The other columns of a goal; raises Invalid by the field."""
    following_of(call)  # and attributes with it, which may be what it is cut by
    measure, _parts = choosing.chosen("goal", given)
    first, last = _days(given)
    owner = given.owner_id.strip() or whose["person_id"] or call.principal.id
    known = call.first(PERSON, user_id=owner)
    if known is not None and known.disabled_time is not None:
        raise Invalid(
            {"goal.owner_id": said("the account of %(user_id)s is disabled", user_id=owner)}
        )
    values = {
        **{name: getattr(given, name).strip() for name in WORDS},
        **{
            "owner_id": owner,
            "figure_id": given.figure_id,
            "start_date": first,
            "target_date": last,
        },
        "time_zone": _zone(call, given.time_zone),
        "parent_id": _parent(call, given, whose, row),
        "filters": choosing.filters_of(given.filters),
        "reading": _reading(given, measure),
        "target": Decimal(given.target),
    }
    values |= _baseline(call, given, whose | values)
    values["direction"] = rules.direction_of(
        measure.direction, values["baseline"], values["target"]
    )
    _check_target(values)
    return values


def _check_target(values: dict[str, Any]) -> None:
    """The target lies on the good side of the baseline."""
    better = (values["target"] - values["baseline"]) * values["direction"]
    if better > 0:
        return
    told = f"{values['baseline'].normalize():f}"
    text = (
        said("must be above the baseline of %(baseline)s: more of this is better", baseline=told)
        if values["direction"] > 0
        else said(
            "must be below the baseline of %(baseline)s: less of this is better", baseline=told
        )
    )
    raise Invalid({"goal.target": text})


def _days(given: pb.Goal) -> tuple[date, date]:
    try:
        first = day_of("goal.start_date", given.start_date)
        last = day_of("goal.target_date", given.target_date)
    except WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    assert first is not None
    assert last is not None
    if last <= first:
        raise Invalid({"goal.target_date": "must be after the first day"})
    if (last - first).days > 3660:
        raise Invalid({"goal.target_date": "must be within ten years"})
    return first, last


def _zone(call: "Call", given: str) -> str:
    try:
        return zone_of(given.strip() or call.principal.time_zone).key
    except WrongInput as wrong:
        raise Invalid({"goal.time_zone": wrong.text}) from None


def _reading(given: pb.Goal, measure: Measure) -> str:
    """How the figure is read; raises Invalid where that makes no sense of it."""
    reading: str = records.values(given, "reading")["reading"] or usual_reading(measure)
    if bool(measure.standing) != (reading == "standing"):
        raise Invalid(
            {
                "goal.reading": "must be how it stands: this measure is that of a moment"
                if measure.standing
                else "cannot be how it stands: this measure is that of a period"
            }
        )
    if reading == "total" and measure.aggregate not in (COUNT, SUM):
        raise Invalid(
            {"goal.reading": "cannot be a total: shares and lengths of time do not add up"}
        )
    return reading


def _parent(call: "Call", given: pb.Goal, whose: dict[str, Any], row: Row | None) -> int | None:
    """The goal above; raises Invalid for one that is below, or of a lower level."""
    if not given.parent_id:
        return None
    if row is not None and given.parent_id == row.parent_id:
        return row.parent_id
    try:
        above = seeing.one(call, given.parent_id)
    except NotFound:
        raise NotFound("goal", given.parent_id) from None
    if rules.RANK[above.level] > rules.RANK[whose["level"]]:
        raise Invalid({"goal.parent_id": "must be a goal of the same level or one above"})
    upward: Row | None = above
    while upward is not None and row is not None:
        if upward.goal_id == row.goal_id:
            raise Invalid({"goal.parent_id": "must not be below this goal"})
        upward = call.first(seeing.PLAIN, key=upward.parent_id) if upward.parent_id else None
    return int(above.goal_id)


def _baseline(call: "Call", given: pb.Goal, values: dict[str, Any]) -> dict[str, Any]:
    """Where it starts from: as given, else as the facts say it was on that day."""
    try:
        day = day_of("goal.baseline_date", given.baseline_date)
    except WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    if given.baseline:
        return {
            "baseline": Decimal(given.baseline),
            "baseline_date": day,
            "baseline_measured": False,
        }
    today = call.clock.now().astimezone(zone_of(values["time_zone"])).date()
    day = day or min(values["start_date"] - DAY, today - DAY)
    if day >= today:
        raise Invalid({"goal.baseline_date": "must be over: nothing can be measured yet"})
    measure, parts = choosing.chosen("goal", given)
    found = following_of(call)
    value = None
    if is_current(call, found, measure.relation.service):
        asked: Any = SimpleNamespace(**values)
        value = Figures(found.facts, measure, parts, asked).baseline(day)
    if value is None:
        raise Precondition(
            "NO_BASELINE",
            "The facts cannot say where this started from: type the baseline, or choose another day.",
        )
    return {"baseline": round(value, 4), "baseline_date": day, "baseline_measured": True}


def _make_room(call: "Call", values: Any, this: int = 0) -> None:
    """Raises Precondition where a level has five goals already; others who make one wait here."""
    whose = {name: values[name] for name in WHOSE}
    call.execute(LOCK, whose="/".join(("goals", *whose.values())))
    today = call.clock.now().date()
    row = call.first(COUNTED, **whose, today=today, this=this)
    if values["target_date"] >= today and row is not None and row.count >= rules.MOST_GOALS:
        text = said(
            "There are %(most)s goals here already, and three to five are what people keep in mind: delete one first.",
            most=rules.MOST_GOALS,
        )
        raise Precondition("TOO_MANY_GOALS", text)


def get_goal(call: "Call", request: pb.GetGoalRequest) -> pb.Goal:
    """One goal with everything about it."""
    return shown(call, seeing.one(call, request.goal_id, gone=True), whole=True)


def list_goals(call: "Call", request: pb.ListGoalsRequest) -> pb.ListGoalsResponse:
    """A page of goals."""
    found, token = lists.page(
        call,
        goals,
        request,
        pb.Goal,
        filterable=FILTERABLE,
        order_by="target_date",
        where=seeing.seen,
        convert=lambda row: shown(call, row),
        **seeing.eyes(call),
    )
    return pb.ListGoalsResponse(goals=found, next_page_token=token)


def update_goal(call: "Call", request: pb.UpdateGoalRequest) -> pb.Goal:
    """Changes a goal."""
    given = request.goal
    row = seeing.one(call, given.goal_id, given.etag, held=True)
    seeing.need_change(call, row.level, row.team)
    names = [*records.masked_names(given, request.update_mask)]
    before = message(row)
    wanted = _merged(before, given, names)
    whose = {name: getattr(row, name) for name in WHOSE}
    if any(name in names for name in WHOSE) and _whose(call, wanted) != whose:
        raise Invalid({"goal.level": "stays as it is: make another goal for another level"})
    if row.baseline_measured and (
        "baseline" not in names or not given.baseline or Decimal(given.baseline) == row.baseline
    ):
        wanted.baseline = "" if _starts_anew(before, wanted) else before.baseline
    values = _asked(call, wanted, whose, row)
    if row.baseline_measured and values["baseline"] == row.baseline:
        values["baseline_measured"] = True
        values["baseline_date"] = values["baseline_date"] or row.baseline_date
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return shown(call, row, whole=True)
    moved = bool(changed.keys() & rules.MEASURED_BY)
    reason = request.reason.strip()
    if moved and not reason:
        raise Invalid({"reason": "is needed: what a goal is measured by is never moved silently"})
    if "target_date" in changed:
        _make_room(call, {**whose, "target_date": changed["target_date"]}, row.goal_id)
    after = call.update(
        goals, row.goal_id, **choosing.stored(changed), update_time=call.clock.now()
    )
    note(call, row.goal_id, "target_moved" if moved else "changed", reason, row, changed)
    call.emit("crm.reports.Goal.updated", message(after), before=before)
    return shown(call, after, whole=True)


def _merged(before: pb.Goal, given: pb.Goal, names: list[str]) -> pb.Goal:
    """The goal as it would be with these fields of another."""
    wanted = pb.Goal()
    wanted.CopyFrom(before)
    for name in names:
        wanted.ClearField(name)
        part = pb.Goal()
        if name == "filters":
            part.filters.extend(given.filters)
        else:
            setattr(part, name, getattr(given, name))
        wanted.MergeFrom(part)
    return wanted


def _starts_anew(before: pb.Goal, wanted: pb.Goal) -> bool:
    """Whether a measured baseline has to be measured again."""
    names = ("figure_id", "currency", "reading", "baseline_date", "start_date")
    cuts = [[(f.name, f.value) for f in each.filters] for each in (before, wanted)]
    return any(getattr(before, n) != getattr(wanted, n) for n in names) or cuts[0] != cuts[1]


def delete_goal(call: "Call", request: pb.DeleteGoalRequest) -> pb.Goal:
    """It should never have been one."""
    row = seeing.one(call, request.goal_id, request.etag, held=True)
    seeing.need_change(call, row.level, row.team)
    return _moved(call, row, "deleted", call.clock.now())


def undelete_goal(call: "Call", request: pb.UndeleteGoalRequest) -> pb.Goal:
    """It was one after all."""
    row = seeing.one(call, request.goal_id, held=True, gone=True)
    seeing.need_change(call, row.level, row.team)
    if row.delete_time is None:
        return shown(call, row)
    _make_room(call, row._asdict(), row.goal_id)
    return _moved(call, row, "restored", None)


def _moved(call: "Call", row: Row, kind: str, delete_time: Any) -> pb.Goal:
    after = call.update(goals, row.goal_id, delete_time=delete_time, update_time=call.clock.now())
    note(call, row.goal_id, kind)
    event = "deleted" if delete_time else "undeleted"
    call.emit(f"crm.reports.Goal.{event}", message(after), before=message(row))
    return shown(call, after)
