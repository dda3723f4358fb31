"""The work of a bulk edit, a short step at a time: find the records, change them, put them back.

The rule kept here: each record is changed by its own method with the rights of who asked, in a savepoint of its own:
one that is refused says why and holds up no other. A step takes at most BATCH records or SECONDS, then commits, so
that nobody waits behind it; a kill repeats at most the step that it hit.
"""

import time
from collections.abc import Callable
from typing import Any

from sqlalchemy import BigInteger, Integer, Text, bindparam, select, update

from crm_chassis import actors, bulk_preview, bulk_values, outbox, record_lists
from crm_chassis.bulk_attempts import attempt, key_of, moved, request
from crm_chassis.bulk_values import Target
from crm_chassis.call import Call
from crm_chassis.errors import NotFound, Refusal
from crm_chassis.i18n import N_
from crm_chassis.record_lists import BoundList
from crm_chassis.record_tables import bulk_edit_rows, bulk_edits
from crm_chassis.sql import Row, Statement

BATCH, SECONDS = 100, 0.4
CHANGED = N_("Somebody has changed it since.")
THIS = bindparam("this", type_=BigInteger)
LOCK = Statement(select(bulk_edits).where(bulk_edits.c.bulk_edit_id == THIS).with_for_update())
NEXT = Statement(
    select(bulk_edit_rows)
    .where(
        bulk_edit_rows.c.bulk_edit_id == THIS,
        bulk_edit_rows.c.state == bindparam("state", type_=Text),
    )
    .order_by(bulk_edit_rows.c.record_id)
    .limit(bindparam("most", type_=Integer))
)
OUTCOME = Statement(
    update(bulk_edit_rows)
    .where(
        bulk_edit_rows.c.bulk_edit_id == THIS,
        bulk_edit_rows.c.record_id == bindparam("record", type_=BigInteger),
    )
    .values({name: bindparam(f"_{name}", type_=Text) for name in ("state", "seen_etag", "reason")})
)


def _step(
    call: Call, payload: dict[str, Any], state: str, work: Callable[[Call, Row], None]
) -> None:
    """One step of a bulk edit, if it still is in this state, as who asked for it."""
    row = call.first(LOCK, this=payload["bulk_edit_id"])
    if row is None or row.state != state:
        return
    mine = actors.acting(call, row.actor, f"bulk_edits/{row.bulk_edit_id}")
    if mine is None:
        moved(call, row, state="failed" if state == "preparing" else "stopped")
        return
    work(mine, row)
    outbox.flush(mine, None)


def prepare_step(call: Call, payload: dict[str, Any]) -> None:
    """Job: looks at one more page of records."""

    def work(mine: Call, row: Row) -> None:
        try:
            bulk_preview.prepare(mine, row)
        except Refusal:
            moved(mine, row, state="failed")

    _step(call, payload, "preparing", work)


def run_step(call: Call, payload: dict[str, Any]) -> None:
    """Job: changes some more records."""
    _step(call, payload, "running", lambda mine, row: _batch(mine, row, "waiting", "done", _change))


def undo_step(call: Call, payload: dict[str, Any]) -> None:
    """Job: puts some more records back."""
    _step(
        call,
        payload,
        "undoing",
        lambda mine, row: _batch(mine, row, "changed", "undone", _put_back),
    )


Work = Callable[[Call, BoundList, Row, Target, Row], tuple[str, str, str]]


def _batch(call: Call, row: Row, state: str, last: str, work: Work) -> None:
    """Works on the next records in a state; each ends in another."""
    bound = record_lists.app_of(call).lists[row.record_list]
    wanted = bulk_values.target(call, bound, bulk_values.changes_of(row))
    ends, outcomes = time.monotonic() + SECONDS, dict[str, int]()
    waiting = call.all(NEXT, this=row.bulk_edit_id, state=state, most=BATCH)
    done = 0
    for each in waiting:
        after, etag, reason = work(call, bound, row, wanted, each)
        key = {"this": row.bulk_edit_id, "record": each.record_id}
        call.run(OUTCOME, **key, _state=after, _seen_etag=etag, _reason=reason)
        outcomes[after] = outcomes.get(after, 0) + 1
        done += 1
        if time.monotonic() > ends:
            break
    values: dict[str, Any] = {
        f"{s}_count": getattr(row, f"{s}_count") + n for s, n in outcomes.items()
    }
    values[f"{state}_count"] = getattr(row, f"{state}_count") - done
    if done == len(waiting) < BATCH:
        values |= {"state": last, "finish_time": call.clock.now()}
    else:
        kind = "run_bulk_edit" if state == "waiting" else "undo_bulk_edit"
        call.enqueue(kind, {"bulk_edit_id": row.bulk_edit_id}, key=key_of(row))
    moved(call, row, **values)


def _change(
    call: Call, bound: BoundList, row: Row, wanted: Target, each: Row
) -> tuple[str, str, str]:
    """Changes one record: its state, etag and reason then."""
    asked = request(bound, row.action, wanted, each.record_id, each.seen_etag)
    reply, reason = attempt(call, bound, row.action, asked)
    if reason:
        return "refused", each.seen_etag, reason
    return "changed", str(getattr(reply, "etag", "")), ""


def _put_back(
    call: Call, bound: BoundList, row: Row, wanted: Target, each: Row
) -> tuple[str, str, str]:
    """Puts one record back, unless somebody changed it since."""
    try:
        now = bound.get(call, each.record_id)
    except NotFound as refused:
        return "kept", each.seen_etag, refused.message
    if str(getattr(now, "etag", "")) != each.seen_etag:
        return "kept", each.seen_etag, CHANGED
    action = {"set": "set", "delete": "restore", "restore": "delete"}[row.action]
    before = type(wanted.message).FromString(bytes(each.before))
    asked = request(bound, action, Target(before, wanted.paths), each.record_id, each.seen_etag)
    reply, reason = attempt(call, bound, action, asked)
    if reason:
        return "kept", each.seen_etag, reason
    return "undone", str(getattr(reply, "etag", "")), ""


JOBS: dict[str, Callable[[Call, dict[str, Any]], None]] = {
    "prepare_bulk_edit": prepare_step,
    "run_bulk_edit": run_step,
    "undo_bulk_edit": undo_step,
}
