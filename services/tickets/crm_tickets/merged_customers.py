"""What is done when customers become one, or several again: requesters, tickets and calls follow, and find back.

The rule kept here: what followed a merge is noted with where it stood, so that the undo brings exactly that back and
nothing that was linked later by hand. An event that comes twice changes nothing. What is written later under a number
that was merged away goes to the survivor by itself: survivors.py.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import merges_pb2
from crm.events.v1 import events_pb2
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, any_, bindparam, delete, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import customers, survivors
from crm_tickets.calls import following as calls_following
from crm_tickets.tables import calls, merge_trail, requesters, tickets

if TYPE_CHECKING:
    from crm_chassis.call import Call

COLUMNS = {
    merges_pb2.RECORD_KIND_ACCOUNT: "account_id",
    merges_pb2.RECORD_KIND_CONTACT: "contact_id",
}
IDS = bindparam("ids", type_=ARRAY(BigInteger()))
WHO = survivors.WHO


def _of(table: Any, column: str) -> Statement:
    found = select(*table.c).where(table.c[column] == any_(IDS)).order_by(*table.primary_key)
    return Statement(found.with_for_update())


# A ticket follows its requester; what is left then was given this customer by hand.
FOLLOW = (requesters, tickets, calls)
OF = {(table.name, name): _of(table, name) for table in FOLLOW for name in WHO}
ONE = {
    table.name: Statement(
        select(*table.c)
        .where(next(iter(table.primary_key)) == bindparam("key", type_=BigInteger()))
        .with_for_update()
    )
    for table in FOLLOW
}
MERGE_ID = merge_trail.c.merge_id == bindparam("merge_id", type_=BigInteger())
TRAIL = Statement(select(*merge_trail.c).where(MERGE_ID).order_by(merge_trail.c.record_id))
FORGET = Statement(delete(merge_trail).where(MERGE_ID))


def on_merge_completed(call: "Call", _event: events_pb2.Event, merge: merges_pb2.Merge) -> None:
    """What belonged to the absorbed records belongs to the survivor."""
    column, absorbed = COLUMNS[merge.kind], list(merge.absorbed_ids)
    survivors.lock(call, column, absorbed)
    survivors.remember(call, column, merge.merge_id, merge.survivor_id, absorbed)
    for table in FOLLOW:
        for row in call.all(OF[table.name, column], ids=absorbed):
            stood = {name: getattr(row, name) for name in WHO}
            now = {**stood, column: merge.survivor_id}
            if column == "contact_id":
                now["account_id"] = None  # that of the person who stays, if it is known here
            before = {**stood, "name": _name(row)}
            survivors.follow(call, merge.merge_id, table.name, row[0], before)
            _relate(call, table, row, now, stood["account_id"])


def on_merge_undone(call: "Call", _event: events_pb2.Event, merge: merges_pb2.Merge) -> None:
    """What followed the merge goes back, unless somebody linked it anew."""
    column = COLUMNS[merge.kind]
    survivors.lock(call, column, merge.absorbed_ids)
    call.run(survivors.FORGET, merge_id=merge.merge_id)
    for note in call.all(TRAIL, merge_id=merge.merge_id):
        table = next(each for each in FOLLOW if each.name == note.table_name)
        row = call.first(ONE[table.name], key=note.record_id)
        if row is not None and getattr(row, column) == merge.survivor_id:
            stood = {name: note.before[name] for name in WHO}
            if column == "account_id":  # people may have become one since
                stood["contact_id"] = row.contact_id
            home = survivors.home(call, **stood)
            name = note.before["name"]
            _relate(call, table, row, home.who, home.account_id, name)
            survivors.note(call, home, table.name, row[0], name)
    call.run(FORGET, merge_id=merge.merge_id)


def _name(row: Row) -> str:
    return str(row.name if hasattr(row, "name") else row.requester_name)


def _relate(
    call: "Call",
    table: Any,
    row: Row,
    who: Mapping[str, Any],
    account_id: int | None,
    name: str | None = None,
) -> None:
    """Links a requester, call, or ticket without one to a customer; a name that is known replaces the typed one."""
    known = customers.named(call, account_id=who["account_id"], contact_id=who["contact_id"])
    if not known["account_id"]:
        known["account_id"] = account_id
    values = {each: known[each] for each in (*WHO, "account_name")}
    if table is calls:
        said = name if name is not None else known.get("name") or row.requester_name
        calls_following.change(call, row, {**values, "requester_name": said})
        return
    if name or not known.get("name"):
        known["name"] = name or _name(row)
    if table is requesters:
        customers.relate(call, row, known)
        return
    customers.follow(call, row, {**values, "account_verified": known["verified"]})
