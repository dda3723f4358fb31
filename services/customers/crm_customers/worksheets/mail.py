"""Worksheets that come back by e-mail: a message is handed in by a mail server that has checked its sender.

The rule kept here: a workbook counts as its person's only if that person's address sent it; it is handed in with that
person's rights, and the same message again changes nothing.
"""

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import worksheet_rounds_pb2 as pb
from crm.records.v1 import worksheets_pb2
from crm_chassis import notices, worksheet_returns
from crm_chassis import worksheets as sheets
from crm_chassis.auth import person_of
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from crm_chassis.tables import users
from crm_chassis.worksheet_reading import head
from sqlalchemy import Text, bindparam, func, select

if TYPE_CHECKING:
    from crm_chassis.call import Call

MOST_FILES = 10
TOLD = N_("Your worksheet came in. Rows taken: %(taken)s, to decide: %(stale)s, to mend: %(wrong)s")
BY_ADDRESS = Statement(
    select(*users.c)
    .where(
        func.lower(users.c.email) == bindparam("address", type_=Text),
        users.c.disabled_time.is_(None),
    )
    .limit(2)
)


def ingest_worksheet_mail(
    call: "Call", request: pb.IngestWorksheetMailRequest
) -> pb.IngestWorksheetMailResponse:
    """Hands in what a mail brings."""
    mail = message_from_bytes(request.content, policy=policy.default)
    sender = _sender(call, mail)
    theirs = replace(call, principal=person_of(sender))
    theirs.language = sender.language or call.language
    made = [_handed_in(theirs, name, content) for name, content in _workbooks(mail)]
    return pb.IngestWorksheetMailResponse(
        user_id=sender.user_id, worksheet_return_ids=[each.worksheet_return_id for each in made]
    )


def _sender(call: "Call", mail: Any) -> Row:
    """The person of ours who sent it."""
    address = parseaddr(str(mail.get("From", "")))[1].strip().lower()
    if not address:
        raise Invalid({"content": "is no message with a sender"})
    found = call.all(BY_ADDRESS, address=address)
    if len(found) != 1:
        raise Invalid(
            {"content": "was sent from an address that is nobody's of ours, or of several"}
        )
    return found[0]


def _workbooks(mail: EmailMessage) -> list[tuple[str, bytes]]:
    """The worksheets of ours that a message holds, by file name."""
    found = []
    for part in mail.walk():
        name = part.get_filename() or ""
        if part.is_multipart() or not name.lower().endswith(".xlsx"):
            continue
        body = part.get_payload(decode=True)
        if isinstance(body, bytes) and body:
            found.append((name[-200:], body))
    if not found:
        raise Invalid({"content": "holds no workbook (XLSX)"})
    return found[:MOST_FILES]


def _handed_in(theirs: "Call", name: str, content: bytes) -> worksheets_pb2.WorksheetReturn:
    """One workbook, handed in by its person."""
    number = head(content)[0]
    if sheets.seen_sheet(theirs, number).owner_id != theirs.principal.id:
        raise NotFound("worksheet", number)
    request = worksheets_pb2.CreateWorksheetReturnRequest(file_name=name, content=content)
    made = worksheet_returns.create_worksheet_return(theirs, request)
    taken = made.accepted_count + made.added_count
    notices.notify(
        theirs,
        [theirs.principal.id],
        "worksheet_taken",
        said(TOLD, taken=taken, stale=made.stale_count, wrong=made.invalid_count),
        resource="crm.records.WorksheetReturn",
        resource_id=made.worksheet_return_id,
        also_actor=True,
    )
    return made
