"""What the tests of tickets say often, in the words of the desk."""

from datetime import timedelta
from typing import Any

NUMBER = "+4930901820"


class Desk:
    """A call centre with three departments and the people in them."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.anna = world.person("anna.keller", "agent", team="service")
        self.ben = world.person("ben.ott", "agent", team="service")
        self.zhao = world.person("zhao.lei", "specialist", team="technical")
        self.ma = world.person("ma.jun", "specialist", team="technical")
        self.eva = world.person("eva.roth", "specialist", team="billing")
        self.shop = world.person("keys/1", "agent")  # as a key with these scopes

    def call(self, method: str, by: Any = None, **fields: Any) -> Any:
        """Calls an RPC, as Anna unless somebody else is named."""
        return self.world.call(method, by=by or self.anna, **fields)

    def open(self, by: Any = None, subject: str = "Printer jams", **fields: Any) -> Any:
        """A ticket from a call."""
        more = {name: fields.pop(name) for name in ("promise", "hand_over") if name in fields}
        ticket = {"subject": subject, "phone": NUMBER, "requester_name": "Mr Braun", **fields}
        return self.call("CreateTicket", by, ticket=ticket, **more)

    def get(self, ticket: Any) -> Any:
        """The ticket as it is now."""
        return self.call("GetTicket", ticket_id=ticket.ticket_id)

    def promise(self, ticket: Any, hours: float = 2, by: Any = None, **fields: Any) -> Any:
        """A callback is promised."""
        due = self.world.clock.now() + timedelta(hours=hours)
        return self.call(
            "CreatePromise",
            by,
            promise={"ticket_id": ticket.ticket_id, "due_time": due, **fields},
        )

    def hand_over(self, ticket: Any, team: str = "technical", by: Any = None, **fields: Any) -> Any:
        """The work goes to another department."""
        said = {"ticket_id": ticket.ticket_id, "to_team": team, "reason": "needs a technician"}
        return self.call("CreateHandOver", by, hand_over={**said, **fields})

    def close(self, ticket: Any, by: Any = None, **fields: Any) -> Any:
        """The customer is satisfied."""
        said = {"resolution": "Roller replaced", "outcome": "TICKET_OUTCOME_SOLVED"}
        return self.call("CloseTicket", by, ticket_id=ticket.ticket_id, **{**said, **fields})

    def events(self, prefix: str = "crm.tickets.") -> list[str]:
        """What happened, without its common beginning; what is measured of the way is beside it (test_journeys.py)."""
        happened = [e.event_type.removeprefix("crm.tickets.") for e in self.world.events(prefix)]
        return [each for each in happened if each != "TicketJourney.measured"]
