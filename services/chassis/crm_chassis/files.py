"""The bytes of files: stored in pieces, in the transaction of whoever brings them, and read piece by piece.

The rule kept here: a file is never changed, only added and forgotten; its size and SHA-256 stand beside it, and no
piece is larger than PIECE, so that nothing needs a whole large file in memory.
"""

import hashlib
import mimetypes
import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from crm.records.v1 import files_pb2 as pb
from sqlalchemy import (
    BigInteger,
    Integer,
    LargeBinary,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from crm_chassis.errors import Invalid
from crm_chassis.record_tables import PIECE, file_pieces, files
from crm_chassis.said import said
from crm_chassis.sql import Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

THIS = bindparam("file_id", type_=BigInteger)
NEW = Statement(insert(files).values(size=0, sha256="").returning(files.c.file_id))
PUT = Statement(
    insert(file_pieces).values(
        file_id=THIS,
        position=bindparam("position", type_=Integer),
        content=bindparam("content", type_=LargeBinary),
    )
)
SEALED = Statement(
    update(files)
    .where(files.c.file_id == bindparam("this", type_=BigInteger))
    .values(size=bindparam("size", type_=BigInteger), sha256=bindparam("sha256", type_=Text))
)
GET = Statement(select(files).where(files.c.file_id == THIS))
READ = Statement(
    select(file_pieces.c.content).where(
        file_pieces.c.file_id == THIS,
        file_pieces.c.position == bindparam("position", type_=Integer),
    )
)
FORGET = Statement(delete(files).where(files.c.file_id == THIS))
UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
OCTETS = "application/octet-stream"


class Stored(NamedTuple):
    """A file that was stored."""

    file_id: int
    size: int
    sha256: str


def clean_name(name: str) -> str:
    """A file's name without a path and without what cannot be printed."""
    return UNPRINTABLE.sub("", re.split(r"[/\\]", name)[-1]).strip().strip(".")[:200]


def media_type_of(name: str, given: str = "") -> str:
    """The media type that was given, or that the name suggests."""
    return given.lower() or mimetypes.guess_type(name, strict=False)[0] or OCTETS


def in_pieces(parts: Iterable[bytes]) -> Iterator[bytes]:
    """The same bytes in pieces of PIECE; the last may be smaller."""
    waiting = bytearray()
    for part in parts:
        waiting += part
        while len(waiting) >= PIECE:
            yield bytes(waiting[:PIECE])
            del waiting[:PIECE]
    if waiting:
        yield bytes(waiting)


def store(call: "Call", parts: Iterable[bytes]) -> Stored:
    """Stores a file."""
    made = call.first(NEW)
    assert made is not None
    size, digest = 0, hashlib.sha256()
    for position, content in enumerate(in_pieces(parts)):
        call.run(PUT, file_id=made.file_id, position=position, content=content)
        size += len(content)
        digest.update(content)
    stored = Stored(made.file_id, size, digest.hexdigest())
    call.run(SEALED, this=stored.file_id, size=size, sha256=stored.sha256)
    return stored


def read(call: "Call", file_id: int, offset: int, name: str, media_type: str) -> pb.FilePiece:
    """The piece of a file that begins at an offset."""
    row = call.one(GET, missing=("file", file_id), file_id=file_id)
    if offset > row.size or (offset == row.size and row.size):
        raise Invalid(
            {"offset": said("is beyond the end: the file has %(size)s bytes", size=row.size)}
        )
    position, skipped = divmod(offset, PIECE)
    found = call.first(READ, file_id=file_id, position=position)
    content = bytes(found.content)[skipped:] if found is not None else b""
    end = offset + len(content)
    return pb.FilePiece(
        file_name=name,
        media_type=media_type,
        size=row.size,
        sha256=row.sha256,
        offset=offset,
        content=content,
        next_offset=end if end < row.size else 0,
    )
