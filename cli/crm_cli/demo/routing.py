"""What routing goes by in the sample company: departments, people with skills, queues, presence, and a holiday ahead.

The rule kept here: made by the public API, after the history; sent again it changes nothing.
"""

from datetime import datetime, timedelta
from typing import Any

import grpc
from crm.tickets.v1 import (
    absences_pb2,
    agents_pb2,
    departments_pb2,
    queues_pb2,
    skills_pb2,
)

from ..client import Stubs, channel, credentials
from ..stand import Stand
from .people import PEOPLE

SKILLS = ("printers", "furniture", "invoices", "deliveries", "中文")
LIAISONS = {
    "technical": ("zhao.lei", ()),
    "logistics": ("jonas.frei", ("liu.yang",)),
    "billing": ("eva.roth", ()),
    "service": ("tom.becker", ("sara.lopez",)),
}
CAN: dict[str, dict[str, int]] = {
    "anna.keller": {"printers": 3, "invoices": 2},
    "tom.becker": {"furniture": 4},
    "sara.lopez": {"deliveries": 3, "printers": 2},
    "chen.jing": {"中文": 5, "printers": 3},
    "wang.fang": {"中文": 5, "invoices": 3},
    "zhao.lei": {"printers": 5, "中文": 5},
    "jonas.frei": {"deliveries": 5},
    "liu.yang": {"deliveries": 4, "中文": 5},
    "eva.roth": {"invoices": 5},
}
FIRST_EXTENSION = 11
ROUTING = "/crm.tickets.v1."
THERE = (grpc.StatusCode.ALREADY_EXISTS, grpc.StatusCode.FAILED_PRECONDITION)


def tell(stand: Stand, now: datetime) -> None:
    """Makes all of it."""
    with channel(stand.address("tickets")) as opened:
        stubs = Stubs(opened, credentials(stand))

        def make(method: str, request: Any, reply: Any) -> None:
            try:
                stubs.call(f"{ROUTING}{method}", request, reply)
            except grpc.RpcError as error:
                if error.code() not in THERE:
                    raise

        for name in SKILLS:
            skill = skills_pb2.Skill(name=name)
            request = skills_pb2.CreateSkillRequest(skill=skill, request_id=f"demo-{name}")
            make("SkillsService/CreateSkill", request, skills_pb2.Skill)
        for team, (liaison, deputies) in LIAISONS.items():
            department = departments_pb2.Department(
                team=team, liaison_ids=[liaison], deputy_ids=deputies
            )
            asked = departments_pb2.CreateDepartmentRequest(
                department=department, request_id=f"demo-{team}"
            )
            make("DepartmentsService/CreateDepartment", asked, departments_pb2.Department)
        _people(make)
        _queues(make)
        _holiday(make, now)


def _people(make: Any) -> None:
    """Who can do what; half of them are at their desks."""
    teams = {person.user_id: person.team for person in PEOPLE}
    for number, (user_id, can) in enumerate(CAN.items()):
        skills = [agents_pb2.AgentSkill(skill=skill, level=level) for skill, level in can.items()]
        agent = agents_pb2.Agent(
            user_id=user_id,
            team=teams[user_id],
            capacity=25,
            skills=skills,
            extension=str(FIRST_EXTENSION + number),
        )
        request = agents_pb2.CreateAgentRequest(agent=agent, request_id=f"demo-{user_id}")
        make("AgentsService/CreateAgent", request, agents_pb2.Agent)
        state = agents_pb2.PRESENCE_STATE_BUSY if number % 4 == 2 else None
        presence = agents_pb2.SetPresenceRequest(
            user_id=user_id,
            state=state or agents_pb2.PRESENCE_STATE_AVAILABLE,
            request_id=f"demo-{user_id}",
        )
        make("AgentsService/SetPresence", presence, agents_pb2.Presence)


def _queues(make: Any) -> None:
    """What waits together."""
    skilled = [agents_pb2.AgentSkill(skill="中文", level=3)]
    for queue in (
        queues_pb2.Queue(
            display_name="Urgent", filter='priority = "urgent"', team="service", position=1
        ),
        queues_pb2.Queue(
            display_name="中文", filter='phone = "+86*"', team="service", skills=skilled, position=2
        ),
        queues_pb2.Queue(display_name="E-mail", filter='channel = "email"', position=3),
        queues_pb2.Queue(display_name="Web", filter='channel = "web"', position=4),
        queues_pb2.Queue(
            display_name="Hotline",
            filter='channel = "phone"',
            team="service",
            phone_queue="hotline",
            position=5,
        ),
    ):
        request = queues_pb2.CreateQueueRequest(
            queue=queue, request_id=f"demo-queue-{queue.position}"
        )
        make("QueuesService/CreateQueue", request, queues_pb2.Queue)


def _holiday(make: Any, now: datetime) -> None:
    """Somebody is away next week."""
    start = (now + timedelta(days=7)).replace(hour=8, minute=0, second=0, microsecond=0)
    absence = absences_pb2.Absence(
        user_id="sara.lopez",
        substitute_id="tom.becker",
        reason="Holiday",
        start_time=start,
        end_time=start + timedelta(days=5),
    )
    request = absences_pb2.CreateAbsenceRequest(absence=absence, request_id="demo-holiday")
    make("AbsencesService/CreateAbsence", request, absences_pb2.Absence)
