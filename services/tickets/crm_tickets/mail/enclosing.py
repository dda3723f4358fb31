"""The files that go with a mail: chosen with the comment, and fixed by their versions when the mail is written.

The rule kept here: only files of the comment's own ticket go along, a second try sends what the first one did, and
what no mail server would take is refused while its writer is there.
"""

from collections.abc import Sequence
from email.message import EmailMessage
from typing import TYPE_CHECKING, Any

from crm_chassis import files
from crm_chassis.errors import Invalid
from crm_chassis.record_tables import attachment_versions, attachments
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Integer, bindparam, func, select

from crm_tickets.queries import numbers

if TYPE_CHECKING:
    from crm_chassis.call import Call

TICKET = "crm.tickets.Ticket"
PATH = "comment.attachment_ids"
MEGABYTE = 1024 * 1024
OF_TICKET = Statement(
    select(attachments.c.attachment_id, attachments.c.version, attachments.c.size)
    .where(
        attachments.c.attachment_id == func.any(numbers("ids")),
        attachments.c.resource == TICKET,
        attachments.c.resource_id == bindparam("ticket_id", type_=BigInteger),
        attachments.c.delete_time.is_(None),
    )
    .order_by(attachments.c.attachment_id)
)
ONE = Statement(
    select(attachments.c.file_name, attachment_versions.c.media_type, attachment_versions.c.file_id)
    .join(attachment_versions, attachment_versions.c.attachment_id == attachments.c.attachment_id)
    .where(
        attachments.c.attachment_id == bindparam("attachment_id", type_=BigInteger),
        attachment_versions.c.version == bindparam("version", type_=Integer),
    )
)


def of_ticket(call: "Call", ticket_id: int, ids: Sequence[int]) -> list[Row]:
    """Files of a ticket as they are now; raises Invalid for one that is not among them."""
    rows = call.all(OF_TICKET, ids=list(ids), ticket_id=ticket_id) if ids else []
    for missing in sorted(set(ids) - {row.attachment_id for row in rows}):
        text = said("file %(number)s is none of this ticket", number=missing)
        raise Invalid({PATH: text}, "NO_SUCH_FILE")
    return rows


def fixed(call: "Call", ticket_id: int, ids: Sequence[int]) -> list[dict[str, Any]]:
    """The files of a comment as a mail keeps them; raises Invalid where they are too large together."""
    rows = of_ticket(call, ticket_id, ids)
    most = call.peers.home.app.config.mail.max_mb
    if sum(row.size for row in rows) > most * MEGABYTE:
        text = said("are too large for a mail: at most %(most)s MB together", most=most)
        raise Invalid({PATH: text}, "TOO_LARGE")
    return [row._asdict() for row in rows]


def enclose(call: "Call", mail: EmailMessage, kept: Sequence[dict[str, Any]]) -> None:
    """Puts the files that a mail keeps into it; one that was erased meanwhile is not sent."""
    for each in kept:
        row = call.first(ONE, attachment_id=each["attachment_id"], version=each["version"])
        if row is None:
            continue
        main, _, sub = row.media_type.partition("/")
        if main in ("message", "multipart") or not sub:  # bytes of ours are never a part with parts
            main, sub = files.OCTETS.split("/")
        content = _content(call, row)
        mail.add_attachment(content, maintype=main, subtype=sub, filename=row.file_name)


def _content(call: "Call", row: Row) -> bytes:
    content, offset = b"", 0
    while True:
        piece = files.read(call, row.file_id, offset, row.file_name, row.media_type)
        content += piece.content
        offset = piece.next_offset
        if not offset:
            return content
