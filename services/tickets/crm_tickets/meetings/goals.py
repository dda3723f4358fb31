"""The goals that a meeting looks at: asked of reports when somebody looks, never kept here.

The rule kept here: a peer that is absent shows nothing, one that does not answer is named; people's own goals are no
matter of a meeting.
"""

from typing import TYPE_CHECKING

from crm.reports.v1 import goals_pb2
from crm.tickets.v1 import meeting_packs_pb2 as pb
from crm_chassis.errors import Refusal

from crm_tickets.meetings import rules, seeing
from crm_tickets.tables import meetings

if TYPE_CHECKING:
    from crm_chassis.call import Call

REPORTS = "reports"
OPEN = (goals_pb2.GOAL_ACTION_STATE_OPEN, goals_pb2.GOAL_ACTION_STATE_IN_PROGRESS)


def get_meeting_goals(call: "Call", request: pb.GetMeetingGoalsRequest) -> pb.MeetingGoals:
    """Those of the company and of the meeting's departments."""
    meeting = seeing.one(call, meetings, request.meeting_id)
    found, peer = pb.MeetingGoals(), call.peers.get(REPORTS)
    if peer is None:
        return found
    try:
        tree = peer.call("GetGoalTree", goals_pb2.GetGoalTreeRequest())
    except Refusal as refusal:
        reason = "forbidden" if refusal.code == "PERMISSION_DENIED" else "unavailable"
        found.missing.add(service=REPORTS, reason=reason, parts=["goals"])
        return found
    departments = set(rules.path(meeting.departments, meeting.team))
    base = call.peers.home.app.config.modules.get(REPORTS, "").rstrip("/")
    for node in tree.nodes:
        goal = node.goal
        ours = goal.level == goals_pb2.GOAL_LEVEL_TEAM and goal.team in departments
        if ours or goal.level == goals_pb2.GOAL_LEVEL_COMPANY:
            found.goals.append(_shown(goal, base))
    return found


def _shown(goal: goals_pb2.Goal, base: str) -> pb.MeetingGoal:
    progress = goal.progress
    return pb.MeetingGoal(
        goal_id=goal.goal_id,
        title=goal.title,
        team=goal.team,
        owner_id=goal.owner_id,
        target_date=goal.target_date,
        state=progress.state,  # type: ignore[arg-type] # the same numbers
        percent=max(progress.percent, 0),
        has_percent=progress.has_percent,
        open_action_count=sum(each.state in OPEN for each in goal.actions),
        url=f"{base}/goals/{goal.goal_id}" if base else "",
    )
