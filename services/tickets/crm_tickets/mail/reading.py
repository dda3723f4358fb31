"""Reads a mail as it came: from bytes to a letter of plain values, whatever program wrote it.

The rule kept here: what can be read is read, in whatever character set it says or seems to be written in; what cannot
be read raises Unreadable and nothing else.
"""

import email.header
import email.utils
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email import policy
from email.message import Message
from email.parser import BytesParser
from mimetypes import guess_extension
from typing import Any

from inscriptis import get_text
from inscriptis.css_profiles import STRICT_CSS_PROFILE
from inscriptis.model.config import ParserConfig

from crm_tickets.mail.rules import Marks, normal_address

MOST_PARTS, MOST_FILES, MOST_REFERENCES = 300, 30, 50
WIDER = {"gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "us-ascii": "utf-8"}
# Chinese comes in runs of bytes beyond ASCII, the letters of Europe one by one.
RUN = re.compile(rb"[\x80-\xff]{4}")
IDS = re.compile(r"<[^<>\s]{1,500}>")
CONFIG = ParserConfig(css=STRICT_CSS_PROFILE, display_images=False, display_links=False)
# Only what our plain text needs goes through the HTML reader.
UNSEEN = re.compile(rb"<(script|style|head|title)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)


class Unreadable(ValueError):
    """Bytes that are no mail."""


@dataclass(frozen=True)
class Enclosed:
    """A file in a mail."""

    file_name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Report:
    """What a mail server says about a mail that it could not deliver."""

    failed: bool = False
    address: str = ""
    reason: str = ""
    message_ids: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A mail in plain values."""

    message_id: str
    name: str
    subject: str
    text: str
    marks: Marks
    sent_time: datetime | None = None
    recipients: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()  # Message-IDs that it answers, the closest first
    files: tuple[Enclosed, ...] = ()
    report: Report = field(default_factory=Report)


def read(content: bytes) -> Letter:
    """Reads a mail; raises Unreadable."""
    try:
        # The old policy gives headers as they are; the new one raises on some that are not as they should be.
        message = BytesParser(policy=policy.compat32).parsebytes(content)
        if not message.keys():
            raise Unreadable("no headers")
        return _letter(message)
    except Unreadable:
        raise
    except Exception as error:  # whatever the parsers of a library raise on what somebody sent
        raise Unreadable(type(error).__name__) from error


def _letter(message: Message) -> Letter:
    parts = list(_leaves(message))
    name, sender = _sender(message)
    kind = message.get_content_type()
    return Letter(
        message_id=_ids(message, "Message-ID")[0][:500] if _ids(message, "Message-ID") else "",
        name=clean(name)[:200],
        subject=" ".join(clean(_header(message, "Subject")).split()),
        text=_text(parts),
        marks=Marks(
            sender=sender,
            auto_submitted=_header(message, "Auto-Submitted"),
            precedence=_header(message, "Precedence"),
            suppress=_header(message, "X-Auto-Response-Suppress"),
            list_id=_header(message, "List-Id"),
            auto_reply=_header(message, "X-Autoreply") or _header(message, "X-Autorespond"),
            return_path=_return_path(message),
            is_report=kind == "multipart/report" and _report_type(message) == "delivery-status",
        ),
        sent_time=_moment(message),
        recipients=tuple(_recipients(message)),
        answers=tuple(_answers(message)),
        files=tuple(_files(parts)),
        report=_report(message, parts),
    )


# Headers


def clean(text: str) -> str:
    """A text that the database takes: no null characters, no halves of characters."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _raw_text(text: str) -> str:
    """What a header holds that was not encoded at all: its bytes in the character set that fits."""
    data = text.encode("utf-8", "surrogateescape")
    return text if data.isascii() else decoded(data, "")


def _as_sent(value: Any) -> str:
    """A header's value; bytes beyond ASCII that were not encoded come as a Header."""
    if isinstance(value, email.header.Header):
        value = "".join(
            piece if isinstance(piece, str) else piece.decode("utf-8", "surrogateescape")
            for piece, _ in email.header.decode_header(value)
        )
    return _raw_text(str(value))


def _header(message: Message, name: str) -> str:
    value: Any = message.get(name)
    return "" if value is None else _words(_as_sent(value))


def _words(text: str) -> str:
    """Encoded words of a header as text; neighbours of one character set are read together, as senders cut them."""
    pieces: list[str] = []
    waiting, charset = b"", ""
    try:
        found = email.header.decode_header(text)
    except Exception:  # a broken encoded word stays as it is
        return text
    for piece, said in [*found, ("", None)]:
        given = (said or "").lower()
        if waiting and given != charset:
            pieces.append(decoded(waiting, charset))
            waiting = b""
        if isinstance(piece, bytes) and given:
            waiting, charset = waiting + piece, given
        else:
            plain = piece if isinstance(piece, str) else piece.decode("utf-8", "replace")
            pieces.append(plain)
    return "".join(pieces).replace("\n", " ").replace("\r", "")


def _ids(message: Message, name: str) -> list[str]:
    return IDS.findall(clean(_header(message, name)))


def _answers(message: Message) -> list[str]:
    closest_first = [*_ids(message, "In-Reply-To"), *reversed(_ids(message, "References"))]
    return list(dict.fromkeys(closest_first))[:MOST_REFERENCES]


def _pairs(message: Message, name: str) -> list[tuple[str, str]]:
    """Names and addresses: cut apart before they are decoded, so that a comma in a name is none."""
    values = [_as_sent(value) for value in message.get_all(name, [])]
    return [
        (_words(who), normal_address(address)) for who, address in email.utils.getaddresses(values)
    ]


def _sender(message: Message) -> tuple[str, str]:
    for header in ("Reply-To", "From", "Sender"):
        for name, address in _pairs(message, header):
            if address:
                own_name = _pairs(message, "From")
                return name or (own_name[0][0] if own_name else ""), address
    return "", ""


def _return_path(message: Message) -> str | None:
    value = message.get("Return-Path")
    return None if value is None else normal_address(str(value).strip().strip("<>"))


def _recipients(message: Message) -> Iterator[str]:
    for header in ("To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To"):
        yield from (address for _, address in _pairs(message, header) if address)


def _moment(message: Message) -> datetime | None:
    try:
        found = email.utils.parsedate_to_datetime(_header(message, "Date"))
    except (TypeError, ValueError, OverflowError):
        return None
    moment = found if found.tzinfo else found.replace(tzinfo=UTC)
    return moment.astimezone(UTC) if 1980 <= moment.year <= 2200 else None


def _report_type(message: Message) -> str:
    return str(message.get_param("report-type", "")).lower()


# Bodies


def decoded(content: bytes, charset: str) -> str:
    """Bytes as text: in the character set that is said, else in the one that they fit."""
    wanted = WIDER.get(charset.lower().strip("\"' "), charset)
    guess = "gb18030" if RUN.search(content) else "cp1252"
    for each in (wanted or "ascii", "utf-8", guess):
        try:
            return content.decode(each)
        except (LookupError, UnicodeDecodeError):
            continue
    return content.decode("latin-1")


def _leaves(message: Message) -> Iterator[Message]:
    """The parts that hold something, in their order; what a forwarded mail holds is the mail's own."""
    waiting, count = [message], 0
    while waiting:
        part = waiting.pop(0)
        count += 1
        if count > MOST_PARTS:
            raise Unreadable("too many parts")
        inner: Any = part.get_payload() if part.is_multipart() else None
        if isinstance(inner, list) and not part.get_content_type().startswith("message/"):
            waiting[:0] = inner
        else:
            yield part


def _content(part: Message) -> bytes:
    found: Any = part.get_payload(decode=True)
    return bytes(found or b"")


def _is_text(part: Message, kind: str) -> bool:
    said = str(part.get("Content-Disposition", "")).lower()
    return part.get_content_type() == kind and not said.startswith("attachment")


def _text(parts: list[Message]) -> str:
    """What the mail says: its plain texts, else its HTML as text."""
    for kind in ("text/plain", "text/html"):
        texts = []
        for part in parts:
            if _is_text(part, kind) and not (kind == "text/plain" and part.get_filename()):
                content, charset = _content(part), str(part.get_content_charset("") or "")
                text = decoded(content, charset)
                texts.append(text if kind == "text/plain" else from_html(text))
        found = "\n\n".join(text.strip() for text in texts if text.strip())
        if found:
            return clean(found)
    return ""


def from_html(html: str) -> str:
    """HTML as plain text, without what nobody sees."""
    bare = UNSEEN.sub(b" ", html.encode("utf-8", "replace")).decode("utf-8", "replace")
    text = get_text(bare, CONFIG) if bare.strip() else ""
    lines = [line.rstrip() for line in text.replace("\xa0", " ").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def _files(parts: list[Message]) -> Iterator[Enclosed]:
    count = 0
    for part in parts:
        kind = part.get_content_type()
        name = clean(_words(_raw_text(str(part.get_filename() or "")))).strip()
        shown = _is_text(part, "text/plain") or _is_text(part, "text/html")
        if (shown and not name) or kind in ("message/delivery-status", "text/rfc822-headers"):
            continue
        if kind.startswith("message/"):
            inner: Any = part.get_payload()
            content = inner[0].as_bytes() if isinstance(inner, list) and inner else b""
            name = name or "mail.eml"
        else:
            content = _content(part)
        if not content or count == MOST_FILES:
            continue
        count += 1
        yield Enclosed(name or _nameless(kind, count), kind, content)


def _nameless(kind: str, count: int) -> str:
    """What a part without a name is called: pictures in a text have none."""
    return (
        f"{'picture' if kind.startswith('image/') else 'file'}-{count}{guess_extension(kind) or ''}"
    )


# Reports of mail servers


def _report(message: Message, parts: list[Message]) -> Report:
    failed, address, reason = False, "", ""
    ids: list[str] = []
    for part in parts:
        kind = part.get_content_type()
        inner: Any = part.get_payload()
        if kind == "message/delivery-status" and isinstance(inner, list):
            for block in inner:
                failed = failed or _header(block, "Action").strip().lower() == "failed"
                final = _header(block, "Final-Recipient") or _header(block, "Original-Recipient")
                address = address or normal_address(final.rpartition(";")[2])
                reason = reason or _header(block, "Diagnostic-Code").partition(";")[2].strip()
        elif kind == "message/rfc822" and isinstance(inner, list) and inner:
            ids += _ids(inner[0], "Message-ID")
        elif kind == "text/rfc822-headers":
            head = BytesParser(policy=policy.compat32).parsebytes(_content(part), headersonly=True)
            ids += _ids(head, "Message-ID")
    if not ids:  # mail servers that write it in words
        ids = [*IDS.findall(_text(parts)), *_answers(message)]
    is_words = message.get_content_type() != "multipart/report"
    return Report(failed or is_words, address, clean(reason)[:500], tuple(ids[:MOST_REFERENCES]))
