"""The handlers of the settings of journeys: from when on somebody is passed around, and what an hour costs.

The rule kept here: what counts as too many is data; when it changes, open tickets are judged by it in the background.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import journeys_pb2 as pb
from crm_chassis import records
from crm_chassis.sql import Statement
from sqlalchemy import literal, select

from crm_tickets.journeys import following
from crm_tickets.tables import journey_settings

if TYPE_CHECKING:
    from crm_chassis.call import Call

HELD = Statement(
    select(*journey_settings.c)
    .where(journey_settings.c.settings_id == literal(1))
    .with_for_update()
)


def get_journey_settings(
    call: "Call", _request: pb.GetJourneySettingsRequest
) -> pb.JourneySettings:
    """The settings as they are."""
    return records.to_message(pb.JourneySettings, following.settings_of(call))


def update_journey_settings(
    call: "Call", request: pb.UpdateJourneySettingsRequest
) -> pb.JourneySettings:
    """Changes them."""
    given = request.journey_settings
    row = call.first(HELD)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return records.to_message(pb.JourneySettings, row)
    after = call.update(journey_settings, 1, **changed, update_time=call.clock.now())
    made = records.to_message(pb.JourneySettings, after)
    before = records.to_message(pb.JourneySettings, row)
    call.emit("crm.tickets.JourneySettings.updated", made, before=before)
    if any(name.startswith("most_") for name in changed):
        work = {"after": 0, "open_only": True}
        call.enqueue("measure_journeys", work, key=f"journeys-{after.etag}")
    return made
