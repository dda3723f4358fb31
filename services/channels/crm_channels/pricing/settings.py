"""What holds for all price books.

The rule kept here: from the start a new price book is guarded: its prices, the first ones too, change only by a price
change that somebody else approved. Only who decides on prices may let new books be open.
"""

from typing import TYPE_CHECKING

from crm.channels.v1 import price_changes_pb2 as pb
from crm_chassis import records
from crm_chassis.sql import Statement
from sqlalchemy import select

from crm_channels.tables import price_settings

if TYPE_CHECKING:
    from crm_chassis.call import Call

GET = Statement(select(*price_settings.c))
LOCK = Statement(select(*price_settings.c).with_for_update())
ONE = ("price settings", 1)


def guards_new_books(call: "Call") -> bool:
    """Whether a new book is guarded, whatever is said of it."""
    return bool(call.one(GET, missing=ONE).guard_new_books)


def get_price_settings(call: "Call", request: pb.GetPriceSettingsRequest) -> pb.PriceSettings:  # noqa: ARG001
    """The settings."""
    return records.to_message(pb.PriceSettings, call.one(GET, missing=ONE))


def update_price_settings(call: "Call", request: pb.UpdatePriceSettingsRequest) -> pb.PriceSettings:
    """Changes what the mask names."""
    given = request.price_settings
    row = call.one(LOCK, missing=ONE)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    after = call.update(price_settings, 1, **values, update_time=call.clock.now())
    made = records.to_message(pb.PriceSettings, after)
    before = records.to_message(pb.PriceSettings, row)
    call.emit("crm.channels.PriceSettings.updated", made, before=before)
    return made
