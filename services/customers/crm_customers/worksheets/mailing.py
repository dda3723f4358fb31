"""Worksheets go to their people by e-mail as well, with the workbook in the mail: who answers it with the file is done.

The rule kept here: a worksheet is mailed once, to whom it belongs, while it is not back. Its Message-ID follows from
its number, so that one that went out twice (the process died between the server's yes and our commit) is one to its
reader.
"""

from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING, Any

from crm_chassis import formats, i18n, mail_sending, sheets
from crm_chassis import worksheets as given_out
from crm_chassis.auth import person_of
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.logs import log
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, exists, select

from crm_customers.tables import (
    worksheet_returns,
    worksheet_round_items,
    worksheet_rounds,
    worksheets,
)

if TYPE_CHECKING:
    from crm_chassis.app import App
    from crm_chassis.call import Call

KIND = "mail_worksheet"
HOW = N_(
    "Fill in the attached worksheet and answer this mail with it, or hand it in under Worksheets. Hand it in as often"
    " as you like: each row counts once."
)
DUE = N_("Due back by %(when)s")
OUT = Statement(
    select(
        *worksheet_round_items.c,
        worksheet_rounds.c.title,
        worksheet_rounds.c.message,
        worksheet_rounds.c.due_time,
        worksheets.c.file_id,
    )
    .join(
        worksheet_rounds,
        worksheet_rounds.c.worksheet_round_id == worksheet_round_items.c.worksheet_round_id,
    )
    .join(worksheets, worksheets.c.worksheet_id == worksheet_round_items.c.worksheet_id)
    .where(
        worksheet_round_items.c.worksheet_round_item_id == bindparam("this", type_=BigInteger),
        worksheet_rounds.c.close_time.is_(None),
        ~exists().where(
            worksheet_returns.c.worksheet_id == worksheet_round_items.c.worksheet_id,
            worksheet_returns.c.state != "failed",
        ),
    )
)


def ask_for_mail(call: "Call", item_id: int, person: Row) -> None:
    """Has a worksheet mailed to its person, where mails can be sent and the person has an address."""
    if person.email and call.peers.home.app.config.mail.smtp is not None:
        call.enqueue(KIND, {"worksheet_round_item_id": item_id}, key=f"{KIND}/{item_id}")


def mail_worksheet(call: "Call", payload: dict[str, Any]) -> None:
    """One try; what may work later is tried again by the jobs."""
    app, item_id = call.peers.home.app, int(payload["worksheet_round_item_id"])
    item = call.first(OUT, this=item_id)
    person = app.user_row(item.owner_id) if item is not None else None
    server = app.config.mail.smtp
    if item is None or person is None or not item.file_id or not person.email or server is None:
        return
    mail = _letter(call, app, item, person)
    try:
        mail_sending.deliver(server, app.config.mail.address, person.email, mail)
    except mail_sending.Refused as refusal:  # the notice tells of the worksheet all the same
        # Not with what the server said: it repeats the address.
        log.warning(
            "a worksheet could not be mailed", item_id=item_id, error=type(refusal).__name__
        )


def _letter(call: "Call", app: "App", item: Row, person: Row) -> EmailMessage:
    """The mail with the workbook, in its reader's language."""
    settings, mail = app.config.mail, EmailMessage(policy=SMTP)
    name, content = _workbook(call, item, person)
    with i18n.reader(person.language or i18n.DEFAULT, person.time_zone or "UTC"):
        due = _(DUE, when=formats.day_and_time(item.due_time))
        text = "\n\n".join(filter(None, (item.message, due, _(HOW))))
    mail["From"] = formataddr((" ".join(settings.name.split()), settings.address))
    mail["To"] = formataddr((" ".join(person.display_name.split()), person.email))
    mail["Subject"] = " ".join(item.title.split())[:200]
    mail["Date"] = format_datetime(call.clock.now())
    mail["Message-ID"] = f"<worksheet-{item.worksheet_id}.rounds@{settings.domain}>"
    mail.set_content(text, charset="utf-8", cte="base64")
    kind, _slash, form = sheets.MEDIA["xlsx"].partition("/")
    mail.add_attachment(content, maintype=kind, subtype=form, filename=name)
    return mail


def _workbook(call: "Call", item: Row, person: Row) -> tuple[str, bytes]:
    """The whole file, as its person would download it."""
    theirs = replace(call, principal=person_of(person))
    theirs.language = person.language or call.language
    row = given_out.seen_sheet(theirs, item.worksheet_id)
    content, offset = b"", 0
    while True:
        piece = given_out.workbook(theirs, item.file_id, offset, row, "")
        content, offset = content + piece.content, piece.next_offset
        if not offset:
            return piece.file_name, content


JOBS = {KIND: mail_worksheet}
