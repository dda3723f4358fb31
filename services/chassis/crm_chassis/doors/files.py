"""Files over HTTP: taken as multipart, given as they are.

The rule kept here: a file is always given as something to save, never as a page: a browser shows none of it under our
address. It goes through piece by piece, each asked for with the rights of the caller.
"""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import quote

import flask
from crm.records.v1.files_pb2 import FilePiece
from google.protobuf.message import Message
from werkzeug.wrappers import Response

from crm_chassis.doors.json_in import Reader
from crm_chassis.files import OCTETS

EXTRA = 64 * 1024  # what a multipart body has besides the file
NAME = FilePiece.DESCRIPTOR.full_name
# Never under their own type: a browser could run them.
ACTIVE = ("html", "svg", "xml", "javascript", "ecmascript", "shockwave")
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"


def allow(max_mb: int) -> None:
    """This request may be as large as a file is."""
    flask.request.max_content_length = max_mb * 1024 * 1024 + EXTRA


def into(message: Any, reader: Reader, max_mb: int) -> None:
    """A multipart body into a request: fields by their names, the file into `content`."""
    allow(max_mb)
    for name, texts in flask.request.form.lists():
        reader.parameter(message, name, texts)
    sent = flask.request.files.get("content")
    if sent is None or "content" not in message.DESCRIPTOR.fields_by_name:
        reader.wrong("content", "a file is needed in the part of this name")
        return
    take(message, sent)


def take(message: Any, sent: Any) -> None:
    """A file that was sent into a request, with its name and type where none are given."""
    message.content = sent.read()
    sent.close()
    named = message.attachment if "attachment" in message.DESCRIPTOR.fields_by_name else None
    if named is not None and not named.file_name:
        named.file_name = (sent.filename or "")[-200:]
    owner = message if named is None else named
    if not owner.media_type and sent.mimetype and sent.mimetype != OCTETS:
        owner.media_type = sent.mimetype[:150]


def answer(first: Any, more: Callable[[int], Message]) -> Response:
    """The file whose first piece this is; `more` asks for the piece at an offset."""

    def pieces() -> Iterator[bytes]:
        piece: Any = first
        yield piece.content
        while piece.next_offset:
            piece = more(piece.next_offset)
            yield piece.content

    kind = first.media_type
    active = any(word in kind for word in ACTIVE)
    response = flask.Response(pieces(), 200, mimetype=OCTETS if active else kind)
    plain = first.file_name.encode("ascii", "replace").decode().replace('"', "'")
    named = f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(first.file_name)}"
    response.headers["Content-Disposition"] = named.replace("\\", "_")
    response.headers["Content-Length"] = str(first.size - first.offset)
    response.headers["Content-Security-Policy"] = POLICY
    response.headers["ETag"] = f'"{first.sha256}"'
    return response
