"""What the tests of meetings say often, in the words of the people who meet."""

from datetime import timedelta
from typing import Any

MONTHLY = "MEETING_RHYTHM_MONTHLY_BY_WEEKDAY"


class Room:
    """A quality meeting of three departments, and who takes part in it."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.lea = world.person("lea.winter", "manager", team="service")
        self.anna = world.person("anna.keller", "agent", team="service")
        self.zhao = world.person("zhao.lei", "specialist", team="technical")
        self.eva = world.person("eva.roth", "specialist", team="billing")
        self.jonas = world.person("jonas.frei", "specialist", team="logistics")

    def call(self, method: str, by: Any = None, **fields: Any) -> Any:
        """Calls an RPC, as Lea unless somebody else is named."""
        return self.world.call(method, by=by or self.lea, **fields)

    def later(self, **lengths: float) -> Any:
        """A moment from now on."""
        return self.world.clock.now() + timedelta(**lengths)

    def day(self, days: int) -> str:
        """A day from today on."""
        return str(self.later(days=days).date())

    def regular(self, **fields: Any) -> Any:
        """The monthly quality meeting, first in ten days."""
        said = {
            "title": "Quality meeting",
            "departments": ["service", "technical"],
            "participant_ids": ["anna.keller", "zhao.lei"],
            "rhythm": MONTHLY,
            "start_time": self.later(days=10),
            "time_zone": "Europe/Berlin",
        }
        return self.call("CreateRegularMeeting", regular_meeting={**said, **fields})

    def coming(self, regular: Any) -> list[Any]:
        """Its meetings, the next one first."""
        wanted = f"regular_meeting_id = {regular.regular_meeting_id}"
        return list(self.call("ListMeetings", filter=wanted, page_size=100).meetings)

    def meeting(self, **fields: Any) -> Any:
        """A single meeting in two days."""
        said = {
            "title": "Printer jams",
            "departments": ["service", "technical"],
            "participant_ids": ["anna.keller", "zhao.lei"],
            "start_time": self.later(days=2),
        }
        return self.call("CreateMeeting", meeting={**said, **fields})

    def get(self, meeting: Any) -> Any:
        """The meeting as it is now."""
        return self.call("GetMeeting", meeting_id=meeting.meeting_id)

    def action(self, by: Any = None, **fields: Any) -> Any:
        """Zhao is to mend something within a week."""
        said = {"title": "Check the rollers", "owner_id": "zhao.lei", "team": "technical"}
        said["due_date"] = self.day(7)
        return self.call("CreateAction", by, action={**said, **fields})

    def step(self, step: str, action: Any, by: Any = None, **fields: Any) -> Any:
        """A step of an action."""
        usual = {"Finish": {"result": "Rollers changed"}}.get(step, {})
        if step in ("Reopen", "Cancel"):
            usual = {"reason": "said so"}
        by = by or (self.zhao if step in ("Start", "Finish") else self.lea)
        return self.call(f"{step}Action", by, action_id=action.action_id, **{**usual, **fields})

    def pack(self, meeting: Any) -> Any:
        """The last pack of a meeting; None: there is none."""
        packs = self.call("ListMeetingPacks", meeting_id=meeting.meeting_id).meeting_packs
        return packs[0] if packs else None

    def told(self, who: Any) -> list[str]:
        """What somebody was told, oldest first."""
        return [notice.text for notice in reversed(self.call("ListNotices", who).notices)]

    def events(self, prefix: str) -> list[str]:
        """What happened, without its common beginning."""
        found = self.world.events(f"crm.tickets.{prefix}")
        return [event.event_type.removeprefix("crm.tickets.") for event in found]
