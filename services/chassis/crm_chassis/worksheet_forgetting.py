"""Files of worksheets do not stay for ever.

The rule kept here: the bytes of a workbook that went out or came back are kept for some weeks (CRM_WORKSHEET_DAYS), and
go at once when somebody who stands in it is erased: nobody can take one person out of a packed file. What was given
out, and what came of each row, stays in rows, where a person's words can be found.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, bindparam, delete, or_, select, update

from crm_chassis import record_lists
from crm_chassis.person_rows import holders
from crm_chassis.record_tables import files
from crm_chassis.worksheet_tables import (
    worksheet_lines,
    worksheet_returns,
    worksheet_rows,
    worksheets,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.person_words import Words

FORGET = "forget_worksheet_files"
BEFORE = bindparam("before", type_=worksheets.c.create_time.type)


OLD: Sequence[tuple[Any, Any]] = (
    (worksheets, worksheets.c.create_time < BEFORE),
    (
        worksheet_returns,
        and_(worksheet_returns.c.create_time < BEFORE, worksheet_returns.c.state != "reading"),
    ),
)


def _emptied(call: "Call", table: Any, which: Any, **given: Any) -> int:
    """The files of these rows go; the rows say that they have none."""
    held = select(table.c.file_id).where(which, table.c.file_id.is_not(None))
    call.run(delete(files).where(files.c.file_id.in_(held)), **given)
    gone = update(table).where(which, table.c.file_id.is_not(None)).values(file_id=None)
    return int(call.run(gone, **given))


def forget(call: "Call", _payload: dict[str, Any]) -> None:
    """Workbooks that nobody needs any more."""
    app = record_lists.app_of(call)
    before = call.clock.now() - timedelta(days=app.config.worksheet_days)
    for table, which in OLD if app.service.worksheets else ():
        _emptied(call, table, which, before=before)


def erase(call: "Call", words: "Words") -> int:
    """The workbooks in which one of these words may stand, by their rows; asked before those are cleaned."""
    app = record_lists.app_of(call)
    if not app.service.worksheets:
        return 0
    known = {each.table.name: each for each in holders(app)}
    said = [known[table.name].with_words(words) for table in (worksheet_lines, worksheet_rows)]
    if said[0] is None or said[1] is None:
        return 0
    lines, rows = known["worksheet_lines"].table, known["worksheet_rows"].table
    sheets = select(lines.c.worksheet_id).where(said[0])
    returned = select(rows.c.worksheet_return_id).where(said[1])
    whose = worksheet_returns.c
    came = or_(whose.worksheet_id.in_(sheets), whose.worksheet_return_id.in_(returned))
    out = _emptied(call, worksheets, worksheets.c.worksheet_id.in_(sheets))
    return out + _emptied(call, worksheet_returns, came)


JOBS: dict[str, Callable[["Call", dict[str, Any]], None]] = {FORGET: forget}
PERIODIC: dict[str, float] = {FORGET: 3600.0}
