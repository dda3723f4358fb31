"""Sample records of reports, and what its requests need: facts are of all, what people decide is somebody's.

The rule kept here: a goal of a team with an action is enough to try every method about goals on.
"""

GOAL = {
    "title": "Fewer calls",
    "figure_id": "tickets.opened",
    "baseline": "100",
    "target": "50",
    "start_date": "2026-01-01",
    "target_date": "2027-12-31",
}
PACK = {"title": "Service month", "items": [{"kind": 1, "text": "# Last month"}]}
FIELDS = {
    "CreatePack": {"pack": PACK},
    "UpdatePack": {"pack": {"title": "Changed"}, "update_mask": {"paths": ["title"]}},
    "PublishPack": {"start_date": "2026-10-01", "end_date": "2026-10-31", "words": "Again"},
    "UpdateGoal": {"goal": {"title": "Changed"}, "update_mask": {"paths": ["title"]}},
    "CreateGoalComment": {"text": "Rang"},
    "CreateGoalAction": {"goal_action": {"text": "Ring"}},
    "UpdateGoalAction": {
        "goal_action": {"text": "Changed"},
        "update_mask": {"paths": ["text"]},
    },
}
# Views of many: who sees which goals is tried with ListGoals, and whose tickets a way shows in its own tests.
SHARED_DATA = ("GetGoalTree", "GetProcess", "GetCostPart", "CompareCostScenarios")


def make_reports(world, owners):
    """A goal of the team with something that is done for it."""
    whose = {"level": "GOAL_LEVEL_TEAM", "team": owners["team"], "owner_id": owners["owner_id"]}
    goal = world.call("CreateGoal", goal={**GOAL, **whose})
    key = {"goal_id": goal.goal_id}
    action = world.call("CreateGoalAction", goal_action={**key, "text": "Ring"})
    return {**key, "goal_action_id": action.goal_action_id, **make_pack(world)}


def make_pack(world):
    """A pack of words alone: it needs no facts, so it can be published; both are for whoever may read reports."""
    pack = world.call("CreatePack", pack=PACK)
    days = {"start_date": "2026-10-01", "end_date": "2026-10-31"}
    edition = world.call("PublishPack", pack_id=pack.pack_id, **days)
    return {"pack_id": pack.pack_id, "snapshot_id": edition.snapshot_id}
