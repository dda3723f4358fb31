"""How what a customer wrote gets onto a ticket: a new one, a comment, one opened again, or one that follows it up.

The rule kept here: all channels land alike. Whoever writes on a closed ticket opens it again, or, when it has been
closed for long, a new one that is linked to it.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from crm.records.v1 import attachments_pb2
from crm.tickets.v1 import comments_pb2, tickets_pb2
from crm_chassis import attachments
from crm_chassis.errors import Invalid
from crm_chassis.sql import Row

from crm_tickets import comments, moves, queries, tickets
from crm_tickets.everyday import links
from crm_tickets.mail import rules

if TYPE_CHECKING:
    from crm_chassis.call import Call

TICKET = "crm.tickets.Ticket"
MOST_MERGES, MOST_FILES = 20, 20
Files = Sequence[tuple[str, bytes]]


class Words(NamedTuple):
    """What a customer wrote."""

    subject: str
    text: str
    channel: "tickets_pb2.TicketChannel"
    name: str = ""
    email: str = ""
    phone: str = ""
    language: str = ""
    team: str = ""
    mailbox_id: int | None = None


class Landed(NamedTuple):
    """Where it is now."""

    ticket: Row
    comment_id: int | None
    is_new: bool
    left: list[str]  # names of files that are too large for us


def living(call: "Call", ticket_id: int) -> Row | None:
    """The ticket, held, or the one that it was merged into; None when it is gone."""
    for _ in range(MOST_MERGES):
        row = call.first(queries.TICKET_HELD, ticket_id=ticket_id)
        if row is None or row.delete_time is not None:
            return None
        if not row.merged_into_id:
            return row
        ticket_id = row.merged_into_id
    return None


def land(call: "Call", words: Words, ticket: Row | None, files: Files = ()) -> Landed:
    """Puts what a customer wrote onto a held ticket, or onto a new one."""
    if ticket is None:
        return opened(call, words, files)
    days = call.peers.home.app.config.mail.follow_up_days
    goes = rules.reply_goes(ticket.state, ticket.close_time, call.clock.now(), days)
    if goes == "follow_up":
        landed = opened(call, words, files)
        links.make(call, landed.ticket.ticket_id, "related", ticket.ticket_id)
        return landed
    key = ticket.ticket_id
    if goes == "reopen":
        tickets.reopen_ticket(call, tickets_pb2.ReopenTicketRequest(ticket_id=key))
    elif goes == "resume":
        tickets.resume_ticket(call, tickets_pb2.ResumeTicketRequest(ticket_id=key))
    enclosed, left = _enclose(call, key, files)
    said = comments_pb2.Comment(
        ticket_id=key,
        attachment_ids=enclosed[:MOST_FILES],
        text=rules.shortened(words.text) or "–",
        visibility=comments_pb2.COMMENT_VISIBILITY_PUBLIC,
        from_customer=True,
    )
    made = comments.create_comment(call, comments_pb2.CreateCommentRequest(comment=said))
    return Landed(_reached(call, key, words), made.comment_id, is_new=False, left=left)


def _reached(call: "Call", ticket_id: int, words: Words) -> Row:
    """The ticket, now that its customer wrote: where to answer is known, and what did not arrive is past."""
    row = call.first(queries.TICKET_HELD, ticket_id=ticket_id)
    assert row is not None
    values = {"email": words.email} if words.email and not row.email else {}
    past = {"undelivered_time": None} if row.undelivered_time is not None else {}
    return moves.amend(call, row, **values, **past) if values or past else row


def opened(call: "Call", words: Words, files: Files = ()) -> Landed:
    """A new ticket of what somebody wrote."""
    given = tickets_pb2.Ticket(
        subject=words.subject[: rules.MOST_SUBJECT].strip() or "–",
        description=rules.shortened(words.text),
        channel=words.channel,
        requester_name=words.name[:200],
        email=words.email,
        phone=words.phone,
        team=words.team,
        mailbox_id=words.mailbox_id or 0,
        language=words.language or rules.language_of(f"{words.subject} {words.text}"),
    )
    made = tickets.create_ticket(call, tickets_pb2.CreateTicketRequest(ticket=given))
    row = call.first(queries.TICKET_HELD, ticket_id=made.ticket_id)
    assert row is not None
    _, left = _enclose(call, made.ticket_id, files)
    return Landed(row, None, is_new=True, left=left)


def note(call: "Call", ticket: Row, text: str) -> int:
    """A note among ourselves on a held ticket."""
    said = comments_pb2.Comment(ticket_id=ticket.ticket_id, text=rules.shortened(text) or "–")
    made = comments.create_comment(call, comments_pb2.CreateCommentRequest(comment=said))
    return int(made.comment_id)


def _enclose(call: "Call", ticket_id: int, files: Files) -> tuple[list[int], list[str]]:
    """Attaches files to a ticket; returns their numbers, and the names of those that we do not keep (too large)."""
    kept, left = [], []
    for name, content in files:
        given = attachments_pb2.Attachment(
            resource=TICKET, resource_id=ticket_id, file_name=name[-200:]
        )
        request = attachments_pb2.CreateAttachmentRequest(attachment=given, content=content)
        try:
            with call.connection.transaction():
                kept.append(attachments.create_attachment(call, request).attachment_id)
        except Invalid:
            left.append(name)
    return kept, left
