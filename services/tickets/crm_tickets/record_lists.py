"""The list of tickets: what it shows, what it can be asked, and what may be changed in bulk.

The rule kept here: what moves a ticket has steps of its own; in bulk only what a ticket says is changed.
"""

from crm.tickets.v1 import tickets_pb2
from crm_chassis.i18n import N_
from crm_chassis.record_lists import Preset, RecordList

from crm_tickets import tickets
from crm_tickets.meetings import listed as meeting_lists
from crm_tickets.questions import parts as questions

TICKETS = RecordList(
    name="tickets",
    message=tickets_pb2.Ticket,
    title=N_("All tickets"),
    columns=(
        "subject",
        "state",
        "priority",
        "owner_id",
        "handler_id",
        "account_name",
        "due_time",
        "create_time",
    ),
    filterable=tickets.FILTERABLE,
    editable=("category", "product", "priority", "tags"),
    labels={
        "ticket_id": N_("Ticket"),
        "subject": N_("Subject"),
        "description": N_("Description"),
        "state": N_("State"),
        "priority": N_("Priority"),
        "channel": N_("Channel"),
        "category": N_("Category"),
        "product": N_("Product"),
        "owner_id": N_("Owner"),
        "team": N_("Team"),
        "handler_id": N_("Works on it"),
        "handler_team": N_("Department"),
        "requester_name": N_("Requester"),
        "phone": N_("Phone"),
        "account_name": N_("Customer"),
        "account_verified": N_("Customer known"),
        "first_response_time": N_("First response"),
        "close_time": N_("Closed"),
        "resolution": N_("Resolution"),
        "outcome": N_("Outcome"),
        "hand_over_count": N_("Hand-overs"),
        "return_count": N_("Returns"),
        "reopen_count": N_("Reopened"),
        "bounce_count": N_("Straight back"),
        "department_count": N_("Departments"),
        "bounce_time": N_("Passed around since"),
        "creator_id": N_("Opened by"),
        "tags": N_("Tags"),
        "merged_into_id": N_("Merged into"),
        "due_time": N_("Due"),
        "due_kind": N_("What is due"),
        "due_state": N_("How it stands"),
        "tier": N_("Tier"),
        "told_time": N_("Last told the customer"),
        "satisfaction_score": N_("Satisfaction"),
        "satisfaction_time": N_("Said how satisfied on"),
    },
    hidden=("requester_id", "account_id", "contact_id", "policy_id"),
    name_field="subject",
    order_by="create_time desc",
    presets=(
        Preset("open", N_("Open"), "state != closed"),
        Preset("late", N_("Late"), "due_state = breached"),
        Preset("soon", N_("Due soon"), "due_state = warned"),
        Preset("mine", N_("Mine"), 'owner_id = "{me}" AND state != closed'),
    ),
    page="tickets.show",
    selection=(("tickets.several", N_("Macro or step …")),),
)
LISTS = (TICKETS, *meeting_lists.LISTS, *questions.LISTS)
