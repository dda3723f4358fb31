"""What imports hold of a person who is erased: files that were sent, and records that are staged and not yet taken.

The rule kept here: a file in which the person stands is forgotten whole, and a staged record of the person is refused,
so that no customer of stars comes in later. An import at work keeps both until its end; the erasure waits for it.
"""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO
from xml.sax.saxutils import escape

from crm_chassis.call import Call
from crm_chassis.erased_feed import like
from crm_chassis.erasure import Sought
from crm_chassis.sql import Statement
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    LargeBinary,
    and_,
    bindparam,
    delete,
    func,
    literal,
    not_,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import JSONPATH

from crm_customers.imports import plans, staging
from crm_customers.imports.plans import Source
from crm_customers.imports.sources import Place
from crm_customers.tables import import_files, import_rows, imports

AT_ONCE = 1 << 20
BYTES = ("told", "line", "extra", "original")
ERASED = "the person was erased before the row was taken"
_at_work = imports.c.state.in_(("running", "rolling_back"))
_used = func.jsonb_path_query(imports.c.locations, literal("$.*.import_file_id", JSONPATH))
FILES = Statement(
    select(import_files.c.import_file_id, import_files.c.file_name).where(
        not_(
            import_files.c.import_file_id.in_(
                select(_used.cast(BigInteger)).where(_at_work).scalar_subquery()
            )
        )
    )
)
FORGET = Statement(
    delete(import_files).where(
        import_files.c.import_file_id == bindparam("import_file_id", type_=BigInteger)
    )
)
HELD = Statement(
    select(imports)
    .where(not_(_at_work), imports.c.import_id.in_(select(import_rows.c.import_id).distinct()))
    .order_by(imports.c.import_id)
)


def erase_imports(call: Call, found: Sought) -> Mapping[str, int]:
    """Takes the person out of what imports hold that are not at work."""
    pieces = list(dict.fromkeys(found.alone.pieces))
    if not pieces:
        return {}
    files = [row for row in call.all(FILES) if _in_file(call, row, pieces)]
    for row in files:
        call.run(FORGET, import_file_id=row.import_file_id)
    staged = sum(_take_out(call, row, pieces) for row in call.all(HELD))
    return {"import_files": len(files), "import_rows": staged}


def _in_file(call: Call, row: Any, pieces: Sequence[bytes]) -> bool:
    """Whether the person stands in a file that was sent."""
    place = Place(Source("file", "csv"), {"import_file_id": row.import_file_id}, call.connection)
    try:
        assert place.path is not None
        with place.path.open("rb") as file:
            if not zipfile.is_zipfile(file):
                file.seek(0)
                return _in_bytes(file, pieces)
        written = [escape(each.decode("utf-8", "replace")).encode() for each in pieces]
        return any(_in_bytes(part, written) for part in _parts(place.path))
    finally:
        place.close()


def _parts(path: Path) -> Iterator[Any]:
    """The parts of a spreadsheet, which is a packed folder."""
    try:
        with zipfile.ZipFile(path) as book:
            for name in book.namelist():
                with book.open(name) as part:
                    yield part
    except (
        zipfile.BadZipFile,
        RuntimeError,
        NotImplementedError,
    ):  # broken or locked: not to be read by us either
        return


def _in_bytes(file: BinaryIO, pieces: Sequence[bytes]) -> bool:
    """Whether one of the pieces stands in a file, also across two parts of it."""
    before, longest = b"", max(map(len, pieces))
    while part := file.read(AT_ONCE):
        body = before + part
        if any(piece in body for piece in pieces):
            return True
        before = body[-longest:]
    return False


def _take_out(call: Call, row: Any, pieces: Sequence[bytes]) -> int:
    """Refuses a held import's staged records of the person; elsewhere stars stand in for the person's words."""
    holds = or_(
        *(
            import_rows.c[name].bool_op("~~")(literal(like(piece), LargeBinary))
            for name in BYTES
            for piece in pieces
        )
    )
    plan = plans.read_plan(row.plan)
    sections = [section for section, _kind, _source in plans.sections_in_order(plan)]
    counts, refused = staging.Counts(row.counts), 0
    staged = call.all(select(import_rows).where(import_rows.c.import_id == row.import_id, holds))
    for each in staged:
        kind = plans.KINDS[each.section // 1000]
        same = [import_rows.c[c.name] == getattr(each, c.name) for c in import_rows.primary_key]
        own = any(piece in getattr(each, name) for name in BYTES[:3] for piece in pieces)
        if kind not in ("account", "contact") or not own:
            starred = {name: _starred(getattr(each, name), pieces) for name in BYTES}
            call.run(update(import_rows).where(and_(*same)).values(**starred))
            continue
        call.run(delete(import_rows).where(and_(*same)))
        if not _is_taken(row.cursor, sections.index(each.section), each):
            source = plan.sources[each.section % 1000].name
            reject = (each.row_number, kind, "ERASED", "", ERASED, "{}")
            refused += staging.reject(call.connection, row.import_id, source, [reject])
            counts.add(kind, "rejected")
    if refused:
        values = {"counts": Jsonb(counts.kept()), "rejected_rows": row.rejected_rows + refused}
        call.update(imports, row.import_id, **values, update_time=call.clock.now())
    return len(staged)


def _is_taken(cursor: Mapping[str, Any], place: int, staged: Any) -> bool:
    """Whether an import has taken a staged record already."""
    here, after = cursor.get("section", 0), cursor.get("after")
    if place != here or not after:
        return bool(place < here)
    return (staged.key, staged.position) <= (after[0], after[1])


def _starred(body: bytes, pieces: Sequence[bytes]) -> bytes:
    for piece in pieces:
        body = bytes(body).replace(piece, b"*" * len(piece))
    return body
