"""Deals on their way out again: those that an import opened are removed, those that it changed are as they were.

The rule kept here: as in rollback.py; a deal that somebody has moved since stays.
"""

from base64 import b64decode
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from crm.customers.v1 import deals_pb2 as pb
from crm_chassis import records
from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers.deals import seeing
from crm_customers.tables import deals

ROWS = Statement(
    select(deals)
    .where(deals.c.deal_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .with_for_update()
)
BACK = (
    *("name", "state", "amount", "currency", "stage_id", "close_time", "close_reason"),
    *("probability", "owner_id", "team", "category"),
)


def take_back(call: Call, effects: Sequence[Any]) -> None:
    """One handful of effects on deals."""
    ids = [effect.record_id for effect in effects]
    rows = {row.deal_id: row for row in call.all(ROWS, ids=ids)}
    now = call.clock.now()
    for effect in effects:
        row = rows.get(effect.record_id)
        if row is None:
            continue
        if effect.outcome == "created":
            gone = {} if row.delete_time is not None else {"delete_time": now}
            # Free for the same deal to come again.
            values: dict[str, Any] = {**gone, "source": "", "external_id": ""}
        else:
            old = pb.Deal.FromString(b64decode(effect.before["message"]))
            values = records.values(old, *BACK)
            values["amount"] = Decimal(old.amount or 0)
        after = call.update(deals, row.deal_id, **values, update_time=now)
        rows[row.deal_id] = after
        (made,), told = seeing.told(call, [after]), records.to_message(pb.Deal, row)
        what = "deleted" if effect.outcome == "created" else "updated"
        call.emit(f"crm.customers.Deal.{what}", made, before=told)
