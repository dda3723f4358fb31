"""The rows of a worksheet are applied, a short step at a time, each by its record's own method.

The rule kept here: a worksheet is worked on by one at a time; each row is applied in a savepoint with the rights of who
handed it in; a step commits rows and outcomes together, so a kill repeats nothing and loses nothing.
"""

import time
from typing import TYPE_CHECKING, Any

from sqlalchemy import BigInteger, Integer, Text, bindparam, select, update

from crm_chassis import actors, files, i18n, outbox, worksheet_copies
from crm_chassis.errors import Refusal
from crm_chassis.sql import Row, Statement
from crm_chassis.worksheet_applying import Came, one
from crm_chassis.worksheet_intake import lines_of, take_in
from crm_chassis.worksheet_kinds import SheetKind, kind_of
from crm_chassis.worksheet_reading import read
from crm_chassis.worksheet_tables import (
    worksheet_returns,
    worksheet_rows,
    worksheets,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

BATCH, SECONDS = 100, 0.8
AT_ONCE = 200_000  # bytes: a larger file is read in the background
THIS = bindparam("this", type_=BigInteger)
RETURN = Statement(
    select(worksheet_returns)
    .where(worksheet_returns.c.worksheet_return_id == THIS)
    .with_for_update()
)
# Not so strong that it stands against the returns that refer to it.
SHEET = Statement(
    select(worksheets).where(worksheets.c.worksheet_id == THIS).with_for_update(key_share=True)
)
NEXT = Statement(
    select(worksheet_rows)
    .where(
        worksheet_rows.c.worksheet_return_id == THIS,
        worksheet_rows.c.outcome == bindparam("outcome", type_=Text),
    )
    .order_by(worksheet_rows.c.row_number)
    .limit(BATCH)
)
PUT = Statement(
    update(worksheet_rows)
    .where(
        worksheet_rows.c.worksheet_return_id == THIS,
        worksheet_rows.c.row_number == bindparam("number", type_=Integer),
    )
    .values(
        {n: bindparam(f"_{n}") for n in ("outcome", "problems", "problem", "record_key", "etag")}
    )
)


def step(call: "Call", payload: dict[str, Any]) -> None:
    """Job: reads a file, or applies some more of its rows, as who handed it in."""
    row = call.first(RETURN, this=payload["worksheet_return_id"])
    if row is None or row.state != "reading":
        return
    mine = actors.acting(call, row.actor, f"worksheet_returns/{row.worksheet_return_id}")
    if mine is None or kind_of(call, row.kind) is None:
        moved(call, row, state="failed", finish_time=call.clock.now())
        return
    work(mine, row)
    outbox.flush(mine, None)


def work(call: "Call", row: Row) -> Row:
    """One step: what is still to be read is read, then rows are applied while there is time."""
    sheet = call.one(SHEET, missing=("worksheet", row.worksheet_id), this=row.worksheet_id)
    kind = kind_of(call, row.kind)
    assert kind is not None
    with i18n.reader(call.language):
        if not row.row_count:
            try:
                content = worksheet_copies.content_of(call, row.file_id)
                counts = take_in(call, kind, sheet, row, read(content))
            except Refusal as refusal:
                told = i18n.refusal_text(refusal.message, refusal.fields)
                return moved(call, row, state="failed", problem=told, finish_time=call.clock.now())
            row = moved(call, row, **counts)
        return _batch(call, kind, sheet, row)


def _batch(call: "Call", kind: SheetKind, sheet: Row, row: Row) -> Row:
    """Applies the next rows; after the last one the copy with the outcomes is written."""
    ends, counts = time.monotonic() + SECONDS, dict[str, int]()
    waiting, done = call.all(NEXT, this=row.worksheet_return_id, outcome="waiting"), 0
    lines = lines_of(call, sheet.worksheet_id, [each.row_key for each in waiting])
    for each in waiting:
        came = one(call, kind, sheet, lines, each)
        put(call, each, came)
        counts[came.outcome] = counts.get(came.outcome, 0) + 1
        done += 1
        if time.monotonic() > ends:
            break
    values: dict[str, Any] = {
        f"{o}_count": getattr(row, f"{o}_count") + n for o, n in counts.items()
    }
    row = moved(call, row, waiting_count=row.waiting_count - done, **values)
    if row.waiting_count:
        go_on(call, row)
        return row
    copy = files.store(call, [worksheet_copies.returned_copy(call, kind, sheet, row)])
    call.run(files.FORGET, file_id=row.file_id)  # its rows are kept, and the copy shows them
    return moved(call, row, state="done", file_id=copy.file_id, finish_time=call.clock.now())


def go_on(call: "Call", row: Row) -> None:
    """Leaves the next step for the background."""
    payload = {"worksheet_return_id": row.worksheet_return_id}
    call.enqueue("apply_worksheet", payload, key=f"worksheet-return-{row.worksheet_return_id}")


def moved(call: "Call", row: Row, **values: Any) -> Row:
    """Writes how far a return is."""
    return call.first(_moved(tuple(sorted(values))), this=row.worksheet_return_id, **values)


def _moved(names: tuple[str, ...]) -> Any:
    return (
        update(worksheet_returns)
        .where(worksheet_returns.c.worksheet_return_id == THIS)
        .values({name: bindparam(name) for name in names})
        .returning(*worksheet_returns.c)
    )


def put(call: "Call", row: Row, came: Came) -> None:
    """Writes what came of a row."""
    values = {f"_{name}": value for name, value in came._asdict().items()}
    call.run(PUT, this=row.worksheet_return_id, number=row.row_number, **values)


JOBS = {"apply_worksheet": step}
