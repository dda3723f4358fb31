"""A phone switch in a test: it reports calls to the desk, in whatever order the test says."""

from itertools import count
from typing import Any

from .call_centre import Centre
from .phone_desk import NUMBER


class Switchboard(Centre):
    """A call centre whose agents have telephones, and the switch that knows them by extension."""

    def __init__(self, world: Any) -> None:
        super().__init__(world)
        self.key = world.person("keys/7", "admin")  # as a key with the scope calls.write
        self.count = count(1)
        for who, extension in ((self.anna, "11"), (self.ben, "12"), (self.cara, "13")):
            self.agent(who, extension=extension)

    def says_switch(self, of: str, kind: str, sequence: int, by: Any = None, **more: Any) -> Any:
        """The switch tells one event."""
        told = {"switch_call_id": of, "kind": f"CALL_EVENT_KIND_{kind.upper()}", **more}
        return self.call("ReportCall", by or self.key, sequence=sequence, **told)

    def rings(self, of: str = "", sequence: int = 1, phone: str = NUMBER, **more: Any) -> Any:
        """A call comes in: for Anna unless something else is said."""
        if not more.keys() & {"extension", "queue", "user_id", "place"}:
            more["extension"] = "11"
        return self.says_switch(
            of or f"c-{next(self.count)}", "ringing", sequence, phone=phone, **more
        )

    def after(self, rang: Any) -> Any:
        """The call as it is now."""
        return self.call("GetCall", call_id=rang.call_id)

    def desk_of(self, who: Any) -> list[int]:
        """What rings for somebody."""
        return [each.call_id for each in self.call("GetRinging", who).ringing]

    def is_now(self, who: Any) -> str:
        """Somebody's presence, by its word."""
        from crm.tickets.v1 import agents_pb2

        team = self.call("GetTeam", self.lead, team="*").members
        state = next(each for each in team if each.user_id == who.id).presence.state
        return agents_pb2.PresenceState.Name(state).removeprefix("PRESENCE_STATE_").lower()
