"""Handlers of skills: what people can do and which products they know.

The rule kept here: a skill keeps its name, since people, queues and tickets name it so.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import skills_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import Text, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets.routing.keeping import Kept
from crm_tickets.tables import skills

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crm_chassis.call import Call

KEPT = Kept(skills, pb.Skill, "skill")
FILTERABLE = ("skill_id", "name", "kind", "create_time")
NAMED = Statement(
    select(skills.c.skill_id, skills.c.name).where(
        skills.c.name == func.any(bindparam("names", type_=ARRAY(Text))),
        skills.c.delete_time.is_(None),
    )
)


def known(call: "Call", names: "Iterable[str]", field: str) -> None:
    """Raises Invalid for a skill that nobody has named."""
    wanted = sorted(set(names))
    there = {row.name for row in call.all(NAMED, names=wanted)} if wanted else set()
    for name in wanted:
        if name not in there:
            raise Invalid({field: said("there is no skill %(skill)s", skill=name)})


def create_skill(call: "Call", request: pb.CreateSkillRequest) -> pb.Skill:
    """Adds a skill."""
    values = records.values(request.skill, "name", "kind", "description")
    values |= {"name": values["name"].strip(), "kind": values["kind"] or "skill"}
    _only_one(call, values["name"])
    return KEPT.make(call, values)


def get_skill(call: "Call", request: pb.GetSkillRequest) -> pb.Skill:
    """One skill."""
    return KEPT.message(KEPT.row(call, request.skill_id))


def list_skills(call: "Call", request: pb.ListSkillsRequest) -> pb.ListSkillsResponse:
    """A page of skills."""
    return lists.reply(
        call, skills, request, pb.ListSkillsResponse, filterable=FILTERABLE, order_by="name"
    )


def update_skill(call: "Call", request: pb.UpdateSkillRequest) -> pb.Skill:
    """Changes a skill."""
    given = request.skill
    row = KEPT.row(call, given.skill_id, given.etag, held=True)
    values: dict[str, Any] = records.changes(given, request.update_mask)
    if values.pop("name", row.name).strip() != row.name:
        raise Invalid({"skill.name": "does not change: make a new skill"})
    if "kind" in values:
        values["kind"] = values["kind"] or "skill"
    return KEPT.change(call, row, values)


def delete_skill(call: "Call", request: pb.DeleteSkillRequest) -> pb.Skill:
    """Removes a skill."""
    return KEPT.remove(call, request.skill_id, request.etag)


def undelete_skill(call: "Call", request: pb.UndeleteSkillRequest) -> pb.Skill:
    """Restores a skill."""
    _only_one(call, KEPT.row(call, request.skill_id).name, but=request.skill_id)
    return KEPT.restore(call, request.skill_id)


def _only_one(call: "Call", name: str, but: int = 0) -> None:
    for row in call.all(NAMED, names=[name]):
        if row.skill_id != but:
            text = said("There is a skill %(skill)s already.", skill=name)
            raise AlreadyExists("SKILL_EXISTS", text)
