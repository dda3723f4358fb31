"""What the tests of service levels say often: a calendar, a policy, and the clocks of a ticket."""

from datetime import datetime
from typing import Any

from crm_tickets import falling_due

OFFICE = {
    "display_name": "Berlin office",
    "time_zone": "Europe/Berlin",
    "hours": ["mon-fri 09:00-18:00"],
    "country": "DE",
}


class Levels:
    """Service levels at a desk, as its manager keeps them."""

    def __init__(self, desk: Any) -> None:
        self.desk, self.world = desk, desk.world
        self.boss = self.world.person("boss.one", "manager", team="service")

    def calendar(self, **fields: Any) -> Any:
        """A calendar."""
        made = {"business_calendar": {**OFFICE, **fields}}
        return self.desk.call("CreateBusinessCalendar", self.boss, **made)

    def policy(self, *clocks: Any, **fields: Any) -> Any:
        """A policy with these clocks."""
        made = {"display_name": "Usual", "clocks": list(clocks), **fields}
        return self.desk.call("CreatePolicy", self.boss, policy=made)

    def clock(self, kind: str, hours: float, calendar: Any = None, **fields: Any) -> dict[str, Any]:
        """A clock of a policy."""
        return {
            "kind": f"CLOCK_KIND_{kind.upper()}",
            "target_minutes": round(hours * 60),
            "business_calendar_id": calendar.business_calendar_id if calendar else 0,
            **fields,
        }

    def of(self, ticket: Any) -> dict[str, Any]:
        """The clocks of a ticket by what they measure; of a kind the newest."""
        return {self.kind(clock): clock for clock in self.all_of(ticket)}

    def all_of(self, ticket: Any) -> list[Any]:
        """All clocks of a ticket, oldest first."""
        reply = self.desk.call(
            "ListClocks", ticket_ids=[ticket.ticket_id], order_by="create_time, start_time"
        )
        return list(reply.clocks)

    @staticmethod
    def kind(clock: Any) -> str:
        """What a clock measures, in a word."""
        field = clock.DESCRIPTOR.fields_by_name["kind"]
        name = field.enum_type.values_by_number[clock.kind].name
        return str(name).removeprefix("CLOCK_KIND_").lower()

    @staticmethod
    def state(clock: Any) -> str:
        """Where a clock stands, in a word."""
        field = clock.DESCRIPTOR.fields_by_name["state"]
        name = field.enum_type.values_by_number[clock.state].name
        return str(name).removeprefix("CLOCK_STATE_").lower()

    def at(self, text: str) -> None:
        """It is this moment, in UTC."""
        self.world.clock.time = datetime.fromisoformat(text + "+00:00")

    def fire(self) -> int:
        """Whatever is due fires."""
        return falling_due.fire_all(self.world.app, "clocks")

    def events(self) -> list[str]:
        """What happened to clocks, in order."""
        return [e.removeprefix("Clock.") for e in self.desk.events("crm.tickets.Clock.")]


def due(clock: Any) -> str:
    """When a clock is due, in UTC."""
    return f"{clock.due_time.ToDatetime():%Y-%m-%dT%H:%M}" if clock.HasField("due_time") else ""
