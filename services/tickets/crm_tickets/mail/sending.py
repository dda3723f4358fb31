"""The job that sends a mail, and what SMTP says.

The rule kept here: the Message-ID was chosen before, so a mail that is sent twice (the process died between the
server's yes and our commit) is one mail to whoever receives it. What a server refuses for good is given up at once and
shown; everything else is tried for two days.
"""

from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, formataddr
from typing import TYPE_CHECKING, Any

from crm_chassis import mail_sending
from crm_chassis.said import said
from crm_chassis.sql import Row

from crm_tickets import moves, queries
from crm_tickets.everyday import followers
from crm_tickets.mail import channels, enclosing, mailboxes, outgoing, rules

if TYPE_CHECKING:
    from crm_chassis.call import Call


def send_mail(call: "Call", payload: dict[str, Any]) -> None:
    """One try; never raises for what the other side does."""
    row = call.first(outgoing.HELD, key=payload["outgoing_mail_id"])
    now = call.clock.now()
    if row is None or row.state != "waiting" or (row.next_time and row.next_time > now):
        return
    account = mailboxes.account(call, row.mailbox_id)
    tries = {"attempts": row.attempts + 1}
    try:
        if account.smtp is None:
            raise OSError("no mail server is set")
        mail = composed(account, row, call)
        mail_sending.deliver(account.smtp, account.address, row.to_address, mail)
    except mail_sending.Refused as refusal:
        _given_up(call, row, str(refusal), **tries)
        channels.note(
            call, account.smtp_way
        )  # the server works; it is this mail that it does not take
        return
    except (OSError, ValueError) as error:
        _failed(call, row, mail_sending.told(error), **tries)
        channels.note(call, account.smtp_way, error)
        return
    taken = {"sent_time": now, "next_time": None, "last_error": ""}
    outgoing.change(call, row, "accept", "sent", **taken, **tries)
    channels.note(call, account.smtp_way)


def _failed(call: "Call", row: Row, error: str, *, attempts: int) -> None:
    """Again later, until its time is over."""
    again = call.clock.now() + rules.pause(attempts)
    if again > row.create_time + rules.TRIES_FOR:
        _given_up(call, row, error, attempts=attempts)
        return
    values = {"attempts": attempts, "last_error": error, "next_time": again}
    outgoing.change(call, row, "fail", "failed", **values)
    payload = {"outgoing_mail_id": row.outgoing_mail_id}
    call.enqueue(outgoing.KIND, payload, run_time=again, key=outgoing.key_of(row.outgoing_mail_id))


def _given_up(call: "Call", row: Row, error: str, *, attempts: int) -> None:
    values = {"attempts": attempts, "last_error": error, "next_time": None}
    tell_undelivered(call, outgoing.change(call, row, "give_up", "given_up", **values))


def tell_undelivered(call: "Call", row: Row) -> None:
    """A mail did not arrive: its ticket says so, and who is responsible for it hears of it."""
    held = call.first(queries.TICKET_HELD, ticket_id=row.ticket_id) if row.ticket_id else None
    if held is None:
        return
    after = moves.amend(call, held, undelivered_time=call.clock.now())
    text = said(
        "A mail on #%(ticket_id)s did not arrive: %(subject)s",
        ticket_id=after.ticket_id,
        subject=after.subject,
    )
    followers.tell(call, after, "mail_undelivered", text, [after.owner_id, after.handler_id])


# The mail itself


def composed(account: mailboxes.Account, row: Row, call: "Call") -> EmailMessage:
    """A mail as it is sent."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = formataddr((_line(account.sender_name), account.address))
    mail["To"] = formataddr((_line(row.to_name), row.to_address))
    mail["Subject"] = _line(row.subject)
    mail["Date"] = format_datetime(call.clock.now())
    mail["Message-ID"] = row.message_id
    if row.in_reply_to:
        mail["In-Reply-To"] = _line(row.in_reply_to)
        mail["References"] = " ".join(_line(each) for each in row.reference_ids)
    if mailboxes.settings_of(call).plus and row.ticket_id:
        local, _, domain = account.address.partition("@")
        made = rules.token(call.peers.home.app.config.token_key, row.ticket_id)
        mail["Reply-To"] = f"{local}+t{made}@{domain}"
    if row.automatic:
        mail["Auto-Submitted"] = "auto-generated" if row.kind == "invitation" else "auto-replied"
        mail["X-Auto-Response-Suppress"] = "All"
        mail["Precedence"] = "bulk"
    mail.set_content(row.text, charset="utf-8", cte="base64")
    enclosing.enclose(call, mail, row.files)
    return mail


def _line(text: str) -> str:
    """One line: what stands in a head holds no breaks."""
    return " ".join(text.split())


JOBS = {outgoing.KIND: send_mail}
