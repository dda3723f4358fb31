"""Handlers of agents: what people can do, how much they take, whether they are there, and who leads whom to what.

The rule kept here: presence expires by itself; nobody but who may administer routing speaks for somebody else.
"""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import agents_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Forbidden, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import Boolean, Text, and_, bindparam, case, func, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_tickets import people
from crm_tickets.routing import leaving, rules, skills, standing
from crm_tickets.routing.keeping import Kept, levels
from crm_tickets.tables import agents, presences, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

KEPT = Kept(agents, pb.Agent, "agent")
FILTERABLE = (
    "user_id",
    "team",
    "extension",
    "capacity",
    "leave_time",
    "successor_id",
    "create_time",
)
ALL_TEAMS = "*"
PRESENCE = ("since_time", "expire_time", "call_id", "busy_until_time")
ADMINISTERS = "routing.write"
SPOKEN = ("user_id", "state", "since_time", "expire_time")
_said = insert(presences).values(
    {name: bindparam(name, type_=presences.c[name].type) for name in SPOKEN}
)
SAY = Statement(
    _said.on_conflict_do_update(
        index_elements=["user_id"],
        set_={name: _said.excluded[name] for name in SPOKEN[1:]}
        # Who says that they are there again has written down what was said on the telephone.
        | {
            "busy_until_time": case(
                (
                    and_(
                        presences.c.call_id.is_(None),
                        bindparam("ready", type_=Boolean()),
                    ),
                    None,
                ),
                else_=presences.c.busy_until_time,
            )
        },
    ).returning(*presences.c)
)
SAID = Statement(
    select(*presences.c)
    .where(presences.c.user_id == bindparam("user_id", type_=Text()))
    .with_for_update()
)
EXTENSION = Statement(
    select(agents.c.user_id).where(
        agents.c.extension == bindparam("extension", type_=Text()),
        agents.c.user_id != bindparam("user_id", type_=Text()),
        agents.c.delete_time.is_(None),
    )
)
OWNED = Statement(
    select(tickets.c.owner_id, func.count().label("count"))
    .where(
        tickets.c.owner_id == func.any(bindparam("ids", type_=ARRAY(Text))),
        tickets.c.state != "closed",
        tickets.c.delete_time.is_(None),
    )
    .group_by(tickets.c.owner_id)
)


def create_agent(call: "Call", request: pb.CreateAgentRequest) -> pb.Agent:
    """Adds a person to those whom routing knows."""
    given = request.agent
    names = ("user_id", "team", "capacity", "channel_weights", "skills", "extension")
    values = _checked(call, records.values(given, *names), given.user_id.strip())
    values["user_id"] = given.user_id.strip()
    values["team"] = values["team"].strip() or people.team_of(call, values["user_id"])
    standing.hold(call, values["user_id"])
    if KEPT.find(call, values["user_id"]) is not None:
        text = said("Routing knows %(user_id)s already.", user_id=values["user_id"])
        raise AlreadyExists("AGENT_EXISTS", text)
    return KEPT.make(call, values)


def _checked(call: "Call", values: dict[str, Any], person: str) -> dict[str, Any]:
    """Values whose skills are known, whose channels and skills are named once, and whose telephone is theirs alone."""
    if extension := values.get("extension"):
        other = call.first(EXTENSION, extension=extension, user_id=person)
        if other is not None:
            text = said(
                "The extension %(extension)s is that of %(person)s.",
                extension=extension,
                person=other.user_id,
            )
            raise Invalid({"agent.extension": text})
    if "skills" in values:
        values["skills"] = [each for each in values["skills"] if each.get("skill")]
    for name, key in (("channel_weights", "channel"), ("skills", "skill")):
        named = [each[key] for each in values.get(name, ())]
        if len(named) != len(set(named)):
            raise Invalid({f"agent.{name}": "names something twice"})
    skills.known(call, levels(values.get("skills")), "agent.skills")
    return values


def get_agent(call: "Call", request: pb.GetAgentRequest) -> pb.Agent:
    """One person."""
    return KEPT.message(KEPT.row(call, request.user_id))


def list_agents(call: "Call", request: pb.ListAgentsRequest) -> pb.ListAgentsResponse:
    """A page of people."""
    return lists.reply(
        call, agents, request, pb.ListAgentsResponse, filterable=FILTERABLE, order_by="user_id"
    )


def update_agent(call: "Call", request: pb.UpdateAgentRequest) -> pb.Agent:
    """Changes what routing knows of a person."""
    given = request.agent
    standing.hold(call, given.user_id)
    row = KEPT.row(call, given.user_id, given.etag, held=True)
    values = _checked(call, records.changes(given, request.update_mask), row.user_id)
    return KEPT.change(call, row, values)


def delete_agent(call: "Call", request: pb.DeleteAgentRequest) -> pb.Agent:
    """Routing gives this person nothing any more."""
    return KEPT.remove(call, request.user_id, request.etag)


def undelete_agent(call: "Call", request: pb.UndeleteAgentRequest) -> pb.Agent:
    """Routing knows this person again."""
    return KEPT.restore(call, request.user_id)


def set_presence(call: "Call", request: pb.SetPresenceRequest) -> pb.Presence:
    """Says whether somebody is there."""
    person = request.user_id.strip() or call.principal.id
    may_speak_for(call, person)
    state = records.values(request, "state")["state"]
    lasts = timedelta(minutes=request.minutes) or rules.PRESENT_FOR
    return _say(call, person, state, call.clock.now() + lasts, ready=state == "available")


def may_speak_for(call: "Call", person: str) -> None:
    """Raises Forbidden unless the caller is this person, or administers routing."""
    if person != call.principal.id and not call.principal.may(ADMINISTERS):
        raise Forbidden("Only who administers routing can say this for somebody else.")


def beat_presence(call: "Call", request: pb.BeatPresenceRequest) -> pb.Presence:
    """The caller is still there."""
    now = call.clock.now()
    row = call.first(SAID, user_id=call.principal.id)
    if row is None or rules.presence_now(row.state, row.expire_time, now) == "away":
        return _presence(call.principal.id, row, now)
    lasts = timedelta(minutes=request.minutes) or rules.BEATS_FOR
    ends = rules.presence_after_beat(row.expire_time, now, lasts)
    return _say(call, row.user_id, row.state, ends)


def _say(call: "Call", person: str, state: str, ends: Any, *, ready: bool = False) -> pb.Presence:
    """Keeps a presence; a heartbeat that changes nothing but its end is no event."""
    now = call.clock.now()
    before = call.first(SAID, user_id=person)
    was = _now(before, now)
    since = before.since_time if before is not None and before.state == state else now
    said_now = {"state": state, "since_time": since, "expire_time": ends, "ready": ready}
    row = call.first(SAY, user_id=person, **said_now)
    told = _presence(person, row, now)
    if before is None or was != _now(row, now):
        call.emit("crm.tickets.Presence.changed", told)
    return told


def _now(row: Row | None, now: Any) -> str:
    """What a presence is by now."""
    if row is None:
        return "away"
    return rules.presence_now(row.state, row.expire_time, now, row.busy_until_time)


def _presence(person: str, row: Row | None, now: Any) -> pb.Presence:
    """A presence as it holds now."""
    if row is None:
        return pb.Presence(user_id=person, state=pb.PRESENCE_STATE_AWAY)
    return records.to_message(pb.Presence, row, user_id=person, state=_now(row, now))


def get_team(call: "Call", request: pb.GetTeamRequest) -> pb.Team:
    """Who of a team is there, with how much."""
    asked = request.team.strip() or call.principal.team
    rows = standing.agent_rows(call, team=asked, everybody=asked == ALL_TEAMS)
    found = standing.candidates(call, rows)
    absent, now = standing.away(call), call.clock.now()
    ids = [row.user_id for row in rows]
    owned = {row.owner_id: row.count for row in call.all(OWNED, ids=ids)}
    team = pb.Team(team="" if asked == ALL_TEAMS else asked)
    for row, each in zip(rows, found, strict=True):
        member = team.members.add(
            user_id=row.user_id,
            team=row.team,
            load=each.load,
            capacity=each.capacity,
            owned_count=owned.get(row.user_id, 0),
            absent=each.absent,
        )
        if row.presence is None:
            member.presence.state = pb.PRESENCE_STATE_AWAY
        else:
            state = rules.presence_now(row.presence, row.expire_time, now, row.busy_until_time)
            kept = {name: getattr(row, name) for name in PRESENCE}
            shown = {"user_id": row.user_id, "state": state, **kept}
            member.presence.CopyFrom(records.from_mapping(pb.Presence, shown))
        member.skills.extend(pb.AgentSkill(skill=s, level=n) for s, n in each.skills.items())
        if row.user_id in absent:
            member.substitute_id = absent[row.user_id].substitute_id
            member.absent_until_time.CopyFrom(records.timestamp(absent[row.user_id].end_time))
        if row.leave_time is not None:
            member.leave_time.CopyFrom(records.timestamp(row.leave_time))
    return team


def replace_agent(call: "Call", request: pb.ReplaceAgentRequest) -> pb.ReplaceAgentResponse:
    """Somebody leaves for good: everything goes to a successor."""
    return leaving.replace(call, request)
