"""An erased person leaves every audience: members, touches and responses go as they are.

The rule kept here: what a campaign cost stays, and so do orders; that they were credited to a touch of this person
cannot be told any more.
"""

from collections.abc import Mapping
from typing import Any

from crm.customers.v1 import campaign_audiences_pb2, campaign_touches_pb2
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.erasure import Sought
from crm_chassis.person_rows import numbers_of
from sqlalchemy import delete

from crm_customers.tables import campaign_members, campaign_responses, campaign_touches

# What hangs on something goes before it.
KINDS: Any = (
    (campaign_touches, campaign_touches_pb2.CampaignTouch),
    (campaign_responses, campaign_touches_pb2.CampaignResponse),
    (campaign_members, campaign_audiences_pb2.CampaignMember),
)
TOLD = ("campaign_id", "channel")


def erase_campaigns(call: Call, found: Sought) -> Mapping[str, int]:
    """Takes a person out of all campaigns; followers are told which entries went."""
    column = "account_id" if found.person.is_account else "contact_id"
    numbers, gone = numbers_of(found.person), dict[str, int]()
    for table, message in KINDS:
        (key,) = table.primary_key.columns
        shown = (key, *(table.c[name] for name in TOLD))
        rows = call.all(delete(table).where(table.c[column].in_(numbers)).returning(*shown))
        for row in rows:
            event = f"crm.customers.{message.DESCRIPTOR.name}.erased"
            call.emit(event, records.to_message(message, row))
        gone[table.name] = len(rows)
    return gone
