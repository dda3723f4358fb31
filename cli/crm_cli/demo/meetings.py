"""The sample quality meeting: held once last month, with actions of each kind, and again in a few days.

The rule kept here: pure and deterministic, like the other plays; every change has a key, so a second load changes
nothing.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crm.tickets.v1 import actions_pb2, decisions_pb2, meetings_pb2, regular_meetings_pb2

from .customers import timestamp
from .stories import Play, Step

CHAIR = "martin.vogel"
ZONE = "Europe/Berlin"
MINUTES = """Anna: a third of last month's printer calls are error 54; customers ring twice because nobody says why.
赵磊：固件 7.2 可以解决，但经销商不知道要先升级。
Jonas: parcels of the second shift leave without a packing list.
Eva: credit notes wait for a signature for nine days on average."""


def quality_meeting(end: datetime) -> Play:
    """Its story up to `end`."""
    first = end.astimezone(ZoneInfo(ZONE)).replace(hour=10, minute=0, second=0) - timedelta(days=26)
    first -= timedelta(days=max(0, first.weekday() - 4))
    monthly = regular_meetings_pb2.RegularMeeting(
        title="Quality meeting · 质量例会",
        purpose="What customers told us last month, and who mends it by when.",
        departments=["service", "technical", "logistics", "billing"],
        participant_ids=["anna.keller", "zhao.lei", "jonas.frei", "eva.roth", "chen.jing"],
        rhythm=regular_meetings_pb2.MEETING_RHYTHM_MONTHLY_BY_WEEKDAY,
        start_time=timestamp(first),
        time_zone=ZONE,
        place="Room Elbe",
        pack_hours=240,
    )
    create = regular_meetings_pb2.CreateRegularMeetingRequest(
        regular_meeting=monthly, request_id="demo-quality"
    )
    regular = yield Step(first - timedelta(days=9), CHAIR, "CreateRegularMeeting", create)
    of_it = f"regular_meeting_id = {regular.regular_meeting_id}"
    ask = meetings_pb2.ListMeetingsRequest(filter=of_it, page_size=2)
    listed = yield Step(first - timedelta(days=8), CHAIR, "ListMeetings", ask)
    meeting: dict[str, Any] = {"meeting_id": listed.meetings[0].meeting_id}
    yield from _held(first, meeting)
    if len(listed.meetings) > 1:
        topic = meetings_pb2.AgendaItem(
            meeting_id=listed.meetings[1].meeting_id,
            title="Error 54: do dealers know the new firmware?",
            product="Laser printer M640",
            department="technical",
        )
        asked = meetings_pb2.CreateAgendaItemRequest(agenda_item=topic, request_id="demo-topic")
        yield Step(first + timedelta(days=20), "anna.keller", "CreateAgendaItem", asked)


def _held(first: datetime, meeting: dict[str, Any]) -> Play:
    """The meeting itself, and what became of its actions since."""

    def at(minutes: float, who: str, method: str, request: Any) -> Step:
        return Step(first + timedelta(minutes=minutes), who, method, request)

    start = meetings_pb2.StartMeetingRequest(**meeting, request_id="demo-start")
    yield at(0, CHAIR, "StartMeeting", start)
    minutes = meetings_pb2.SaveMinutesRequest(**meeting, text=MINUTES, request_id="demo-minutes")
    yield at(40, "anna.keller", "SaveMinutes", minutes)
    for number, request in enumerate(_decisions(first, meeting)):
        yield at(45 + number, CHAIR, "CreateDecision", request)
    end = meetings_pb2.EndMeetingRequest(**meeting, request_id="demo-end")
    yield at(55, CHAIR, "EndMeeting", end)
    agree = meetings_pb2.AgreeMinutesRequest(**meeting, request_id="demo-agree")
    yield at(90, "zhao.lei", "AgreeMinutes", agree)
    mine = actions_pb2.ListActionsRequest(filter='title:"error 54"', page_size=1)
    found = yield at(91, "zhao.lei", "ListActions", mine)
    if found.actions:
        key: dict[str, Any] = {"action_id": found.actions[0].action_id}
        done = actions_pb2.FinishActionRequest(
            **key, result="In the knowledge base, both languages."
        )
        yield at(8 * 1440, "zhao.lei", "FinishAction", done)
        verify = actions_pb2.VerifyActionRequest(**key, request_id="demo-verify")
        yield at(9 * 1440, CHAIR, "VerifyAction", verify)


def _decisions(
    first: datetime, meeting: dict[str, Any]
) -> Iterator[decisions_pb2.CreateDecisionRequest]:
    """What was decided, with its actions: done, under way, late, and one that nobody has taken."""

    def day(days: int) -> str:
        return str((first + timedelta(days=days)).date())

    decided = (
        (
            "Every dealer hears of firmware 7.2 before the end of the month.",
            [
                ("Write the note on error 54 · 编写 54 号错误说明", "zhao.lei", day(10)),
                ("Send it to all dealers · 发给所有经销商", "anna.keller", day(18)),
            ],
        ),
        (
            "No parcel leaves without a packing list.",
            [("Printer at the packing table of the second shift", "jonas.frei", day(60))],
        ),
        ("Credit notes up to 100 EUR need no second signature.", [("Who signs now?", "", "")]),
    )
    for number, (text, actions) in enumerate(decided):
        yield decisions_pb2.CreateDecisionRequest(
            decision=decisions_pb2.Decision(**meeting, text=text),
            actions=[
                actions_pb2.Action(
                    title=title,
                    owner_id=who,
                    due_date=due,
                    kind=actions_pb2.ACTION_KIND_TASK if who else actions_pb2.ACTION_KIND_PROBLEM,
                    team="" if who else "billing",
                )
                for title, who, due in actions
            ],
            request_id=f"demo-decision-{number}",
        )
