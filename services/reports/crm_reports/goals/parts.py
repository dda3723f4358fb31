"""What goals bring to the service: their protos, handlers and list.

The rule kept here: `__main__` names this one place.
"""

from crm.reports.v1 import goals_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_reports.goals import actions, entries, goals, tree

PROTOS = (goals_pb2,)
HANDLERS = (goals, entries, actions, tree)
GOALS = RecordList(
    name="goals",
    message=goals_pb2.Goal,
    title=N_("Goals"),
    columns=(
        *("title", "level", "team", "person_id", "owner_id", "figure_id"),
        *("baseline", "target", "value", "forecast", "state", "target_date"),
    ),
    filterable=goals.FILTERABLE,
    labels={
        "goal_id": N_("Goal"),
        "title": N_("What is to be reached"),
        "description": N_("More about it"),
        "level": N_("Level"),
        "person_id": N_("Person"),
        "owner_id": N_("Who answers for it"),
        "parent_id": N_("Serves the goal"),
        "figure_id": N_("Measure"),
        "currency": N_("Currency"),
        "reading": N_("How it is read"),
        "baseline": N_("Baseline"),
        "baseline_date": N_("Baseline as of"),
        "baseline_measured": N_("Baseline was measured"),
        "target": N_("Target"),
        "start_date": N_("First day"),
        "target_date": N_("Last day"),
        "time_zone": N_("Time zone"),
        "if_reached": N_("If it is reached"),
        "if_missed": N_("If it is not reached"),
        "direction": N_("Which way is good"),
        "creator_id": N_("Made by"),
        "changeable": N_("May be changed by you"),
        "filters": N_("Only"),
        "actions": N_("Actions"),
        "progress": N_("Progress"),
        "state": N_("State"),
        "value": N_("Now"),
        "forecast": N_("Forecast"),
        "percent": N_("Percent of the way"),
    },
    refers={"parent_id": "goals"},
    name_field="title",
    order_by="target_date",
    presets=(Preset("mine", N_("Mine"), 'owner_id = "{me}"'),),
    page="reports.goal",
)
LISTS = (GOALS,)
