"""Handlers of activities: the catalogue of what people do on tickets, by which time is counted.

The rule kept here: time that was logged keeps the name that the activity had; what an hour costs is said by who sets
policies.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import time_logs_pb2 as pb
from crm_chassis.errors import Forbidden, Invalid
from crm_chassis.records import to_message

from crm_tickets.everyday import catalogue
from crm_tickets.everyday.costs import wrong_rates
from crm_tickets.tables import activities

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(activities, pb.Activity, "display_name", "description", "rates")
FILTERABLE = ("display_name", "create_time", "creator_id")


def create_activity(call: "Call", request: pb.CreateActivityRequest) -> pb.Activity:
    """Adds an activity."""
    if request.activity.rates:
        _check_rates(call, request.activity)
    return to_message(pb.Activity, catalogue.create(call, KIND, request.activity))


def _check_rates(call: "Call", given: pb.Activity) -> None:
    """Raises Forbidden for who does not set what things cost, Invalid for rates that cannot be."""
    if not call.principal.may("policies.write"):
        raise Forbidden("Only who sets policies says what an activity costs.")
    if wrong := wrong_rates(given.rates, "activity.rates"):
        raise Invalid(wrong)


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
    if "rates" in values:
        _check_rates(call, request.activity)
        values["rates"] = values["rates"] or []
    return to_message(pb.Activity, catalogue.write(call, KIND, row, **values))


def delete_activity(call: "Call", request: pb.DeleteActivityRequest) -> pb.Activity:
    """Removes an activity."""
    gone: pb.Activity = catalogue.delete(call, KIND, request.activity_id, request.etag)
    return gone


def undelete_activity(call: "Call", request: pb.UndeleteActivityRequest) -> pb.Activity:
    """Brings an activity back."""
    back: pb.Activity = catalogue.undelete(call, KIND, request.activity_id)
    return back
