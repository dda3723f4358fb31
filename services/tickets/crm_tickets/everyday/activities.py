"""Handlers of activities: the catalogue of what people do on tickets, by which time is counted.

The rule kept here: time that was logged keeps the name that the activity had.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import time_logs_pb2 as pb
from crm_chassis.records import to_message

from crm_tickets.everyday import catalogue
from crm_tickets.tables import activities

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(activities, pb.Activity, "display_name", "description")
FILTERABLE = ("display_name", "create_time", "creator_id")


def create_activity(call: "Call", request: pb.CreateActivityRequest) -> pb.Activity:
    """Adds an activity."""
    return to_message(pb.Activity, catalogue.create(call, KIND, request.activity))


def get_activity(call: "Call", request: pb.GetActivityRequest) -> pb.Activity:
    """One activity."""
    found: pb.Activity = catalogue.get(call, KIND, request.activity_id)
    return found


def list_activities(call: "Call", request: pb.ListActivitiesRequest) -> pb.ListActivitiesResponse:
    """A page of activities."""
    reply: pb.ListActivitiesResponse = catalogue.listed(
        call, KIND, request, pb.ListActivitiesResponse, FILTERABLE
    )
    return reply


def update_activity(call: "Call", request: pb.UpdateActivityRequest) -> pb.Activity:
    """Changes an activity."""
    row, values = catalogue.changes(call, KIND, request.activity, request)
    return to_message(pb.Activity, catalogue.write(call, KIND, row, **values))


def delete_activity(call: "Call", request: pb.DeleteActivityRequest) -> pb.Activity:
    """Removes an activity."""
    gone: pb.Activity = catalogue.delete(call, KIND, request.activity_id, request.etag)
    return gone


def undelete_activity(call: "Call", request: pb.UndeleteActivityRequest) -> pb.Activity:
    """Brings an activity back."""
    back: pb.Activity = catalogue.undelete(call, KIND, request.activity_id)
    return back
