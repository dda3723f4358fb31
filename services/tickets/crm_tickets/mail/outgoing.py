"""Handlers of mails that go out, and the one place where they are written down.

The rule kept here: a mail is written in the transaction of its cause, with its Message-ID, and once for each cause; a
job sends it later. Automatic mails go to nobody who may be a machine, whose address brings mails back, or who got many.
"""

import secrets
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis import lists
from crm_chassis.errors import NotFound, Precondition
from crm_chassis.records import check_etag, to_message
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import ColumnElement, and_, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import insert

from crm_tickets import queries
from crm_tickets import rules as ticket_rules
from crm_tickets.everyday.rules import filled
from crm_tickets.mail import enclosing, mailboxes, rules
from crm_tickets.queries import number, word
from crm_tickets.tables import bouncing_addresses, incoming_mails, mail_templates
from crm_tickets.tables import outgoing_mails as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = "send_mail"
FILTERABLE = (
    *("outgoing_mail_id", "kind", "state", "to_address", "subject", "ticket_id", "comment_id"),
    *("attempts", "automatic", "next_time", "sent_time", "create_time"),
)
_one = select(*table.c).where(table.c.outgoing_mail_id == number("key"))
ONE, HELD = Statement(_one), Statement(_one.with_for_update())
TEMPLATE = Statement(
    select(*mail_templates.c).where(
        mail_templates.c.kind == word("kind"), mail_templates.c.language == word("language")
    )
)
LATELY = Statement(
    select(func.count().label("count")).where(
        table.c.to_address == word("address"),
        table.c.automatic,
        table.c.create_time > bindparam("since", type_=table.c.create_time.type),
    )
)
BOUNCES = Statement(
    select(bouncing_addresses.c.bouncing_address_id).where(
        bouncing_addresses.c.address == word("address"), bouncing_addresses.c.delete_time.is_(None)
    )
)
# One address after the other, so that of two causes at once the second counts the first.
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(word("key"), 23)).label("held"))
)
CAME = Statement(
    select(incoming_mails.c.message_id, incoming_mails.c.create_time)
    .where(incoming_mails.c.ticket_id == number("ticket_id"))
    .order_by(incoming_mails.c.incoming_mail_id.desc())
    .limit(20)
)
WENT = Statement(
    select(table.c.message_id, table.c.create_time)
    .where(table.c.ticket_id == number("ticket_id"))
    .order_by(table.c.outgoing_mail_id.desc())
    .limit(20)
)
_names = (
    *("kind", "state", "message_id", "to_address", "to_name", "subject", "text", "ticket_id"),
    *("comment_id", "next_time", "automatic", "account_id", "in_reply_to", "reference_ids"),
    *("cause", "create_time", "update_time", "files", "mailbox_id"),
)
BLANK: dict[str, Any] = {
    **{"state": "waiting", "in_reply_to": "", "reference_ids": [], "files": Jsonb([])},
    **{"ticket_id": None, "comment_id": None, "account_id": None},
}
NEW = Statement(
    insert(table)
    .values({name: bindparam(name, type_=table.c[name].type) for name in _names})
    .on_conflict_do_nothing(index_elements=["cause"])
    .returning(*table.c)
)


def message(row: Row) -> pb.OutgoingMail:
    """A mail as others see it."""
    return to_message(pb.OutgoingMail, row)


def key_of(outgoing_mail_id: int) -> str:
    """The key of a mail's job."""
    return f"{KIND}/{outgoing_mail_id}"


# Causes


def on_comment(call: "Call", ticket: Row, comment: Row) -> None:
    """A comment was made: what a person of ours says in public goes to the customer."""
    ours = comment.visibility == "public" and not comment.from_customer and not comment.unmailed
    if not ours or not ticket.email or not ticket_rules.is_person(comment.author_id):
        return
    values = {"text": comment.text, "agent": call.principal.name or call.principal.id}
    kept = enclosing.fixed(call, ticket.ticket_id, comment.attachment_ids)
    cause = f"comment-{comment.comment_id}"
    write(call, "answer", ticket, cause, values, comment_id=comment.comment_id, files=Jsonb(kept))


def acknowledge(call: "Call", ticket: Row) -> None:
    """A new ticket came in writing: the customer is told that we have it."""
    write(call, "acknowledgement", ticket, f"ticket-{ticket.ticket_id}", {})


def write(
    call: "Call",
    kind: str,
    ticket: Row,
    cause: str,
    values: dict[str, str],
    **more: Any,
) -> Row | None:
    """Writes a mail about a ticket down; None when none goes out."""
    account = mailboxes.account(call, ticket.mailbox_id)
    if account.smtp is None or not ticket.email:
        return None
    told = {
        "requester": ticket.requester_name,
        "ticket": f"#{ticket.ticket_id}",
        "subject": rules.plain_subject(ticket.subject),
        **values,
    }
    before = _conversation(call, ticket.ticket_id)
    return put(
        call,
        kind,
        (ticket.email, ticket.requester_name),
        account.language
        or ticket.language
        or rules.language_of(f"{ticket.subject} {ticket.description}"),
        cause,
        told,
        account=account,
        ticket_id=ticket.ticket_id,
        account_id=ticket.account_id,
        in_reply_to=before[-1] if before else "",
        reference_ids=before,
        **more,
    )


def _conversation(call: "Call", ticket_id: int) -> list[str]:
    """The Message-IDs of a ticket's mails, oldest first."""
    rows = [*call.all(CAME, ticket_id=ticket_id), *call.all(WENT, ticket_id=ticket_id)]
    rows.sort(key=lambda row: row.create_time)
    return [row.message_id for row in rows if row.message_id.startswith("<")][-20:]


def put(
    call: "Call",
    kind: str,
    to: tuple[str, str],
    language: str,
    cause: str,
    told: dict[str, str],
    *,
    account: mailboxes.Account,
    **more: Any,
) -> Row | None:
    """Writes a mail down by its template and leaves it to be sent; None when none goes out."""
    now, automatic = call.clock.now(), kind != "answer"
    template = call.first(TEMPLATE, kind=kind, language=language) or call.first(
        TEMPLATE, kind=kind, language="en"
    )
    if template is None or (automatic and (template.off or not _may(call, to[0], now))):
        return None
    values = BLANK | {
        "kind": kind,
        "to_address": to[0],
        "to_name": to[1],
        "text": filled(template.text, told)[0],
        "next_time": now,
        "automatic": automatic,
        "mailbox_id": account.mailbox_id,
        "cause": cause,
        "create_time": now,
        "update_time": now,
    }
    subject = filled(template.subject, told)[0][: rules.MOST_SUBJECT]
    row = call.first(NEW, **values | _named(call, subject, account, **more) | more)
    if row is not None:
        call.emit("crm.tickets.OutgoingMail.created", message(row))
        call.enqueue(KIND, {"outgoing_mail_id": row.outgoing_mail_id}, key=key_of(row[0]))
    return row


def _named(
    call: "Call", subject: str, account: mailboxes.Account, ticket_id: int = 0, **_more: Any
) -> dict[str, str]:
    """By what its answers are known: a Message-ID, and for a ticket the token in its subject."""
    if ticket_id:
        made = rules.token(call.peers.home.app.config.token_key, ticket_id)
        subject = rules.with_token(subject, made)
    thread = f".{ticket_id}" if ticket_id else ""
    message_id = f"<{secrets.token_hex(16)}{thread}@{account.domain}>"
    return {"subject": subject, "message_id": message_id}


def _may(call: "Call", address: str, now: datetime) -> bool:
    call.first(LOCK, key=f"automatic/{address}")
    lately: Any = call.first(LATELY, address=address, since=now - rules.AUTOMATIC_SPAN)
    bounces = call.first(BOUNCES, address=address) is not None
    return rules.may_send_automatic(lately.count, bounces=bounces)


# What becomes of one


def change(call: "Call", row: Row, step: str, event: str, **values: Any) -> Row:
    """A held mail makes a step."""
    try:
        state = rules.after(rules.OUTGOING, row.state, step)
    except rules.NotAllowed:
        text = "This mail is on its way or was delivered: this step is not possible now."
        raise Precondition("STEP_NOT_ALLOWED", text) from None
    written = call.update(
        table, row.outgoing_mail_id, state=state, update_time=call.clock.now(), **values
    )
    call.emit(f"crm.tickets.OutgoingMail.{event}", message(written), before=message(row))
    return written


def resend_outgoing_mail(call: "Call", request: pb.ResendOutgoingMailRequest) -> pb.OutgoingMail:
    """Tries a mail again."""
    row = _seen(call, request.outgoing_mail_id, HELD)
    check_etag(row, request.etag)
    now = call.clock.now()
    again = {"attempts": 0, "last_error": "", "next_time": now, "sent_time": None}
    written = change(call, row, "resend", "resent", **again)
    payload = {"outgoing_mail_id": row.outgoing_mail_id}
    call.enqueue(KIND, payload, key=key_of(row.outgoing_mail_id))
    return message(written)


def _seen(call: "Call", key: int, statement: Statement = ONE) -> Row:
    missing = ("outgoing_mail", key)
    row = call.one(statement, missing=missing, key=key)
    if row.ticket_id:
        try:
            queries.ticket(call, row.ticket_id, held=False, gone=True)
        except NotFound:
            raise NotFound(*missing) from None
    return row


def get_outgoing_mail(call: "Call", request: pb.GetOutgoingMailRequest) -> pb.OutgoingMail:
    """One mail."""
    return message(_seen(call, request.outgoing_mail_id))


def _of_seen() -> ColumnElement[bool]:
    return or_(table.c.ticket_id.is_(None), queries.on_seen_ticket(table))


def _of_ticket() -> ColumnElement[bool]:
    return and_(table.c.ticket_id == number("_ticket"), table.c.ticket_id > 0)


def list_outgoing_mails(
    call: "Call", request: pb.ListOutgoingMailsRequest
) -> pb.ListOutgoingMailsResponse:
    """A page of mails; those of one ticket for whoever sees it."""
    params: dict[str, Any] = queries.eyes(call)
    where: Any = _of_seen
    if request.ticket_id:
        queries.ticket(call, request.ticket_id, held=False, gone=True)
        where, params = _of_ticket, {"_ticket": request.ticket_id}
    return lists.reply(
        call,
        table,
        request,
        pb.ListOutgoingMailsResponse,
        filterable=FILTERABLE,
        order_by="outgoing_mail_id desc",
        where=where,
        **params,
    )
