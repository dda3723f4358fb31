"""Handlers of what comments say beside their words: whom they mention, and what they said before.

The rule kept here: a note among ourselves may be corrected by who wrote it, and what it said is kept. Who is mentioned
is told once for each comment, and sees the ticket.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import comments_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Forbidden, Invalid, Precondition
from crm_chassis.notices import notify
from crm_chassis.records import to_message
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import select

from crm_tickets import queries
from crm_tickets.everyday import followers
from crm_tickets.everyday.rules import may_correct, mentioned
from crm_tickets.queries import number
from crm_tickets.tables import comment_edits, comments

if TYPE_CHECKING:
    from crm_chassis.call import Call

EDITS = Statement(
    select(*comment_edits.c)
    .where(comment_edits.c.comment_id == number("comment_id"))
    .order_by(comment_edits.c.comment_edit_id)
    .limit(200)
)


def people_in(call: "Call", text: str) -> list[str]:
    """Whom a text mentions, of those who work here."""
    asked = mentioned(text)
    found = {row.user_id for row in followers.known(call, asked)}
    return [name for name in asked if name in found]


def tell_mentioned(call: "Call", ticket: Row, comment: Row) -> None:
    """Who is mentioned in a comment on a held ticket is told, and sees the ticket."""
    followers.lay_path(call, ticket.ticket_id, ticket.path_ids, comment.mentions)
    text = said(
        "%(who)s mentioned you on #%(ticket_id)s: %(subject)s",
        who=call.principal.name or call.principal.id,
        ticket_id=ticket.ticket_id,
        subject=ticket.subject,
    )
    notify(
        call,
        comment.mentions,
        "mention",
        text,
        resource=followers.TICKET,
        resource_id=ticket.ticket_id,
        key=f"comment-{comment.comment_id}",
    )


def update_comment(call: "Call", request: pb.UpdateCommentRequest) -> pb.Comment:
    """Corrects a note."""
    given = request.comment
    found = queries.on_ticket(call, comments, given.comment_id)
    ticket = queries.ticket(call, found.ticket_id, held=True)
    row = queries.on_ticket(call, comments, given.comment_id, given.etag, held=True)
    values = records.changes(given, request.update_mask)
    fixed = [name for name in values if name != "text" and values[name] != getattr(row, name)]
    if fixed:
        raise Invalid({f"comment.{name}": "does not change here" for name in fixed})
    if values.get("text", row.text) == row.text:
        return to_message(pb.Comment, row)
    if not may_correct(row.visibility, from_customer=row.from_customer):
        raise Precondition("SAID", "What a customer said or read stays said: add a comment.")
    if call.principal.id != row.author_id:
        raise Forbidden("Only who wrote this comment can correct it.")
    now = call.clock.now()
    call.insert(
        comment_edits,
        comment_id=row.comment_id,
        text=row.text,
        editor_id=call.principal.id,
        create_time=now,
    )
    people = people_in(call, given.text)
    after = call.update(
        comments,
        row.comment_id,
        text=given.text,
        mentions=list(dict.fromkeys([*row.mentions, *people])),
        edit_count=row.edit_count + 1,
        edit_time=now,
        update_time=now,
    )
    made = to_message(pb.Comment, after)
    call.emit("crm.tickets.Comment.updated", made, before=to_message(pb.Comment, row))
    tell_mentioned(call, ticket, after)
    return made


def list_comment_edits(
    call: "Call", request: pb.ListCommentEditsRequest
) -> pb.ListCommentEditsResponse:
    """What a comment said before."""
    row = queries.on_ticket(call, comments, request.comment_id)
    edits = call.all(EDITS, comment_id=row.comment_id)
    return pb.ListCommentEditsResponse(
        comment_edits=[to_message(pb.CommentEdit, each) for each in edits]
    )
