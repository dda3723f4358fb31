"""Who receives what is handed over: a department's liaison person, or the specialist whom routing picks for a skill.

The rule kept here: whoever named a person gets that person. A department that has liaison persons is never just a box:
somebody of it has the ticket, with the rule that chose them.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import hand_overs_pb2 as pb
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_tickets import people
from crm_tickets import rules as ticket_rules
from crm_tickets.routing import departments, rules, skills, standing

if TYPE_CHECKING:
    from crm_chassis.call import Call


def receiver(
    call: "Call", row: Row, given: pb.HandOver, giver: ticket_rules.Place
) -> tuple[ticket_rules.Place, rules.Why | None]:
    """Who is to have a held ticket, and by which rule."""
    person, team, skill = given.to_id.strip(), given.to_team.strip(), given.to_skill.strip()
    if skill:
        skills.known(call, [skill], "hand_over.to_skill")
    if not person and skill:
        return _specialist(call, row, given, giver)
    if not person and team:
        return _liaison(call, team, giver)
    return people.place(call, person, team), None


def _liaison(
    call: "Call", team: str, giver: ticket_rules.Place
) -> tuple[ticket_rules.Place, rules.Why | None]:
    """The department's liaison person, or who stands in; nobody in particular where it has none."""
    department = departments.of_team(call, team)
    if department is None:
        return people.place(call, "", team), None
    absent = frozenset(standing.away(call)) | {giver.person}
    who, why = rules.liaison(team, department.liaison_ids, department.deputy_ids, absent)
    return ticket_rules.Place(who, team), why


def _specialist(
    call: "Call", row: Row, given: pb.HandOver, giver: ticket_rules.Place
) -> tuple[ticket_rules.Place, rules.Why]:
    """The least loaded one with the skill who is present; else who is not absent; raises when everybody is."""
    skill, level, team = given.to_skill.strip(), max(given.to_level, 1), given.to_team.strip()
    need = rules.Need({skill: level}, row.channel)
    rows = standing.agent_rows(call, team=team, everybody=not team)
    able = [c for c in standing.candidates(call, rows) if c.user_id != giver.person]
    if not any(rules.can(c.skills, need.skills) and not c.left for c in able):
        raise Invalid({"hand_over.to_skill": said("nobody can do %(skill)s so well", skill=skill)})
    for number, (rule, each) in enumerate(rules.specialists(able, need)):
        if number == 0:
            standing.hold(call, each.user_id)
        elif not standing.try_hold(call, each.user_id):
            continue
        now = standing.one(call, each.user_id)
        if now.absent or now.left or (rule == "specialist" and rules.obstacle(now, need)):
            continue
        facts = {"person": now.user_id, "skill": skill, "load": now.load}
        why = rules.why(rule, **facts, level=now.skills.get(skill, 0))
        return ticket_rules.Place(now.user_id, now.team), why
    text = said("Nobody with %(skill)s is there and has room: name a person.", skill=skill)
    raise Precondition("NO_SPECIALIST", text)
