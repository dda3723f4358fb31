"""A call centre in a test: people whom routing knows, who are there or not, and tickets that fall into the box."""

from datetime import timedelta
from typing import Any

from .phone_desk import Desk


class Centre(Desk):
    """The desk, with a department whose people routing knows."""

    def __init__(self, world: Any) -> None:
        super().__init__(world)
        self.lead = world.person("martin.vogel", "manager", team="service")
        self.cara = world.person("cara.mia", "agent", team="service")
        self.numbers = 0

    def agent(self, who: Any, capacity: int = 10, state: str = "AVAILABLE", **more: Any) -> Any:
        """Routing knows somebody, and they are there."""
        skills = [{"skill": s, "level": n} for s, n in more.pop("skills", {}).items()]
        given = {"user_id": who.id, "team": who.team, "capacity": capacity, "skills": skills}
        made = self.call("CreateAgent", self.lead, agent={**given, **more})
        self.says(who, state)
        return made

    def says(self, who: Any, state: str, minutes: int = 0) -> Any:
        """Somebody says whether they are there."""
        return self.call("SetPresence", who, state=f"PRESENCE_STATE_{state}", minutes=minutes)

    def skill(self, *names: str) -> None:
        """Skills that people may have."""
        for name in names:
            self.call("CreateSkill", self.lead, skill={"name": name})

    def queue(self, name: str, condition: str = "", **more: Any) -> Any:
        """A queue."""
        skills = [{"skill": s, "level": n} for s, n in more.pop("skills", {}).items()]
        given = {"display_name": name, "filter": condition, "skills": skills, **more}
        return self.call("CreateQueue", self.lead, queue=given)

    def arrives(self, phone: str = "", **fields: Any) -> Any:
        """A ticket from the shop, of a customer whom nobody knows unless a number is given."""
        self.numbers += 1
        name = f"Customer {self.numbers}"
        said = {"channel": "TICKET_CHANNEL_WEB", "requester_name": name, "phone": phone, **fields}
        return self.open(self.shop, f"Question {self.numbers}", **said)

    def takes_next(self, who: Any, **fields: Any) -> Any:
        """Somebody takes the next ticket."""
        return self.call("TakeNext", who, **fields)

    def absent(
        self, who: Any, hours: float = 8, starts: float = 0, by: Any = None, **more: Any
    ) -> Any:
        """Somebody is absent from so many hours on, for so many hours; the jobs that are due have run."""
        start = self.world.clock.now() + timedelta(hours=starts)
        span = {"start_time": start, "end_time": start + timedelta(hours=hours)}
        given = {"user_id": who.id, **span, **more}
        made = self.call("CreateAbsence", by or self.lead, absence=given)
        self.world.run_jobs()
        return made

    def later(self, **span: float) -> None:
        """Time passes, and what is due happens."""
        self.world.clock.forward(**span)
        self.world.run_jobs()

    def whys(self, ticket: Any) -> list[str]:
        """The rules on the journey of a ticket, in words."""
        journey = self.call("GetJourney", ticket_id=ticket.ticket_id)
        return [step.rule_text for step in journey.steps if step.rule_text]
