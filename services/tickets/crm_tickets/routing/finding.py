"""Handlers that ask routing: who is to have a ticket, who can do something, who knows a customer.

The rule kept here: a proposal is made by the same rules as a decision, and says why.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import routing_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis import records
from crm_chassis.errors import Precondition
from crm_chassis.said import said

from crm_tickets import moves, queries
from crm_tickets.routing import assigning, rules, skills, standing

if TYPE_CHECKING:
    from crm_chassis.call import Call


def assign_ticket(call: "Call", request: pb.AssignTicketRequest) -> tickets_pb2.Ticket:
    """Has routing find somebody for a new ticket."""
    row = queries.ticket(call, request.ticket_id, request.etag, held=True)
    if row.state != "new" or row.handler_id:
        text = said(
            "%(person)s has this ticket already.", person=row.handler_id or row.handler_team
        )
        raise Precondition("STEP_NOT_ALLOWED", text, metadata={"state": row.state})
    return moves.message(assigning.assign(call, row))


def propose_specialists(
    call: "Call", request: pb.ProposeSpecialistsRequest
) -> pb.ProposeSpecialistsResponse:
    """Who can do something, the one whom routing would choose first."""
    skill, team = request.skill.strip(), request.team.strip()
    skills.known(call, [skill], "skill")
    need = rules.Need({skill: max(request.level, 1)})
    rows = standing.agent_rows(call, team=team, everybody=not team)
    able = [c for c in standing.candidates(call, rows) if rules.can(c.skills, need.skills)]
    first = {each.user_id: rule for rule, each in rules.specialists(able, need)}
    ordered = sorted((c for c in able if not c.left), key=lambda c: _order(c, first))
    return pb.ProposeSpecialistsResponse(
        specialists=[_told(each, skill, first.get(each.user_id, ""), need) for each in ordered]
    )


def _order(each: rules.Candidate, first: dict[str, str]) -> tuple[bool, tuple[float, int, str]]:
    return each.user_id not in first, rules.by_load(each)


def _told(each: rules.Candidate, skill: str, rule: str, need: rules.Need) -> pb.Specialist:
    """One of them, with why they would get it, or why not."""
    level = each.skills.get(skill, 0)
    facts = {"person": each.user_id, "skill": skill, "level": level, "load": each.load}
    reason = rules.why(rule, **facts).text if rule else rules.obstacle(each, need)
    return records.from_mapping(
        pb.Specialist,
        {
            "user_id": each.user_id,
            "team": each.team,
            "level": level,
            "presence": each.presence,
            "absent": each.absent,
            "load": each.load,
            "capacity": each.capacity,
            "fits": bool(rule),
            "reason": reason,
        },
    )


def get_known_agent(call: "Call", request: pb.GetKnownAgentRequest) -> pb.KnownAgent:
    """Who knows the customer of a ticket."""
    row = queries.ticket(call, request.ticket_id, held=False)
    last = assigning.known(call, row)
    if last is None:
        return pb.KnownAgent()
    stands = standing.one(call, last.owner_id)
    outcome = rules.sticky(stands, assigning.need_of(row))
    facts = {"from_": last.owner_id, "load": stands.load, "capacity": stands.capacity}
    why = rules.why(rules.STICKY[outcome], ticket=last.ticket_id, **facts)
    if outcome == "free":
        why = rules.why("knows", person=last.owner_id, ticket=last.ticket_id)
    return pb.KnownAgent(
        user_id=last.owner_id, ticket_id=last.ticket_id, free=outcome == "free", reason=why.text
    )
