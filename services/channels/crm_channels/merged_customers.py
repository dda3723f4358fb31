"""What is done when customers become one, or several again: claims on them follow, and find back.

The rule kept here: what followed a merge is noted, so that the undo brings back that and nothing that was linked later
by hand. An event that comes twice changes nothing. What is written later under a number that was merged away goes to
the survivor by itself: survivors.py.
"""

from typing import TYPE_CHECKING

from crm.customers.v1 import merges_pb2
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, delete, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_channels import survivors
from crm_channels.deal_registrations import told
from crm_channels.tables import deal_registrations, merge_trail

if TYPE_CHECKING:
    from crm.events.v1.events_pb2 import Event
    from crm_chassis.call import Call

KEY = deal_registrations.c.deal_registration_id
OF_ACCOUNTS = Statement(
    select(deal_registrations)
    .where(deal_registrations.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger()))))
    .order_by(KEY)
    .with_for_update()
)
ONE = Statement(
    select(deal_registrations).where(bindparam("key", type_=BigInteger()) == KEY).with_for_update()
)
MERGE_ID = merge_trail.c.merge_id == bindparam("merge_id", type_=BigInteger())
TRAIL = Statement(select(merge_trail).where(MERGE_ID).order_by(merge_trail.c.record_id))
FORGET = Statement(delete(merge_trail).where(MERGE_ID))


def on_merge_completed(call: "Call", _event: "Event", merge: merges_pb2.Merge) -> None:
    """Claims on the absorbed accounts are claims on the survivor."""
    if merge.kind != merges_pb2.RECORD_KIND_ACCOUNT:
        return
    survivors.lock(call, merge.absorbed_ids)
    survivors.remember(call, merge.merge_id, merge.survivor_id, merge.absorbed_ids)
    for row in call.all(OF_ACCOUNTS, ids=list(merge.absorbed_ids)):
        home = survivors.Home(merge.survivor_id, ((merge.merge_id, row.account_id),))
        survivors.note(call, home, row.deal_registration_id)
        _relate(call, row, merge.survivor_id)


def on_merge_undone(call: "Call", _event: "Event", merge: merges_pb2.Merge) -> None:
    """What followed the merge goes back, unless somebody linked it anew."""
    if merge.kind != merges_pb2.RECORD_KIND_ACCOUNT:
        return
    survivors.lock(call, merge.absorbed_ids)
    call.run(survivors.FORGET, merge_id=merge.merge_id)
    for note in call.all(TRAIL, merge_id=merge.merge_id):
        row = call.first(ONE, key=note.record_id)
        if row is not None and row.account_id == merge.survivor_id:
            _relate(call, row, note.account_id)
    call.run(FORGET, merge_id=merge.merge_id)


def _relate(call: "Call", row: Row, account_id: int) -> None:
    after = call.update(
        deal_registrations,
        row.deal_registration_id,
        account_id=account_id,
        update_time=call.clock.now(),
    )
    told(call, "updated", row, after)
