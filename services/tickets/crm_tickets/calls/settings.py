"""The handlers of how calls are handled: how long somebody writes down what was said, and when a call is lost.

The rule kept here: what is changed holds from the next event on; nothing is made over.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import calls_pb2 as pb
from crm_chassis import records
from crm_chassis.sql import Statement
from sqlalchemy import Integer, literal, select

from crm_tickets.calls import presence
from crm_tickets.tables import call_settings

if TYPE_CHECKING:
    from crm_chassis.call import Call

HELD = Statement(
    select(*call_settings.c)
    .where(call_settings.c.settings_id == literal(1, Integer))
    .with_for_update()
)


def get_call_settings(call: "Call", _request: pb.GetCallSettingsRequest) -> pb.CallSettings:
    """The settings as they are."""
    row: Any = call.first(presence.SETTINGS)
    return records.to_message(pb.CallSettings, row)


def update_call_settings(call: "Call", request: pb.UpdateCallSettingsRequest) -> pb.CallSettings:
    """Changes them."""
    given = request.call_settings
    row: Any = call.first(HELD)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    before = records.to_message(pb.CallSettings, row)
    if not changed:
        return before
    after = call.update(call_settings, 1, **changed, update_time=call.clock.now())
    made = records.to_message(pb.CallSettings, after)
    call.emit("crm.tickets.CallSettings.updated", made, before=before)
    return made
