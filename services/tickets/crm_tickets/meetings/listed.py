"""The lists of actions and meetings: what each shows and what may be changed in bulk.

The rule kept here: what closes an action has steps of its own; in bulk only who has it, by when and about what changes.
"""

from crm.tickets.v1 import actions_pb2, meetings_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_tickets.meetings import actions, meetings

ACTIONS = RecordList(
    name="actions",
    message=actions_pb2.Action,
    title=N_("Action items"),
    columns=("title", "state", "owner_id", "team", "due_date", "category", "product"),
    filterable=actions.FILTERABLE,
    editable=("owner_id", "team", "due_date", "category", "product"),
    labels={
        "action_id": N_("Action"),
        "title": N_("What has to be done"),
        "description": N_("More about it"),
        "kind": N_("Kind"),
        "state": N_("State"),
        "owner_id": N_("By whom"),
        "team": N_("Department"),
        "due_date": N_("By when"),
        "due_time": N_("End of its day"),
        "category": N_("Category"),
        "product": N_("Product"),
        "ticket_ids": N_("Tickets"),
        "source": N_("Comes from"),
        "result": N_("What was done"),
        "reason": N_("Reason"),
        "finish_time": N_("Done"),
        "close_time": N_("Closed"),
        "verifier_id": N_("Verified by"),
        "remind_time": N_("Reminded"),
        "overdue_time": N_("Overdue since"),
        "escalate_time": N_("Escalated"),
        "pack_count": N_("In so many packs"),
        "creator_id": N_("Noted by"),
        "ownerless": N_("Without owner"),
    },
    hidden=("source_id", "account_id", "decision_id", "meeting_id", "regular_meeting_id"),
    name_field="title",
    order_by="due_time",
    presets=(
        Preset(
            "mine", N_("Mine"), 'owner_id = "{me}" AND state != verified AND state != cancelled'
        ),
        Preset("proposed", N_("Without person or date"), "state = proposed"),
    ),
    page="tickets.action",
)
MEETINGS = RecordList(
    name="meetings",
    message=meetings_pb2.Meeting,
    title=N_("Meetings"),
    columns=("title", "start_time", "state", "owner_id", "team", "minutes_state"),
    filterable=meetings.FILTERABLE,
    editable=("place", "owner_id"),
    labels={
        "meeting_id": N_("Meeting"),
        "title": N_("What it is called"),
        "departments": N_("Departments"),
        "participant_ids": N_("Who takes part"),
        "owner_id": N_("Chair"),
        "team": N_("Department of the chair"),
        "start_time": N_("Begins"),
        "end_time": N_("Ends"),
        "time_zone": N_("Time zone"),
        "place": N_("Place"),
        "pack_time": N_("The pack is assembled"),
        "state": N_("State"),
        "minutes_state": N_("Minutes"),
        "minutes_version": N_("Version of the minutes"),
        "pack_edition": N_("Edition of the pack"),
        "reason": N_("Reason"),
        "slot_time": N_("By its rhythm"),
        "creator_id": N_("Planned by"),
        "begin_time": N_("Began"),
        "close_time": N_("Ended"),
    },
    hidden=("regular_meeting_id",),
    name_field="title",
    order_by="start_time",
    page="tickets.meeting",
)
LISTS = (ACTIONS, MEETINGS)
