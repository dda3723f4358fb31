"""Handlers of comments: the conversation of a ticket.

The rule kept here: what was said stays said. The customer's own words are public; ours are internal unless they say
otherwise, and the first public answer of a person is the ticket's first response.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import comments_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.records import to_message

from crm_tickets import moves, queries, rules
from crm_tickets.everyday import comment_edits, followers
from crm_tickets.mail import chat_words, enclosing, outgoing
from crm_tickets.routing import informing
from crm_tickets.tables import comments

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("visibility", "from_customer", "author_id", "create_time", "text")


def create_comment(call: "Call", request: pb.CreateCommentRequest) -> pb.Comment:
    """Adds a comment."""
    given = request.comment
    ticket = queries.ticket(call, given.ticket_id, held=True)
    now = call.clock.now()
    said = records.values(given, "visibility", "text", "from_customer", "unmailed")
    enclosing.of_ticket(call, ticket.ticket_id, given.attachment_ids)
    said["visibility"] = "public" if given.from_customer else said["visibility"] or "internal"
    row = call.insert(
        comments,
        **said,
        ticket_id=ticket.ticket_id,
        author_id=call.principal.id,
        attachment_ids=list(given.attachment_ids),
        mentions=comment_edits.people_in(call, given.text),
        account_id=ticket.account_id,
        create_time=now,
        update_time=now,
    )
    made = to_message(pb.Comment, row)
    call.emit("crm.tickets.Comment.created", made)
    if row.mentions:
        comment_edits.tell_mentioned(call, ticket, row)
    if row.from_customer:
        followers.on_words(call, ticket)
    outgoing.on_comment(call, ticket, row)
    chat_words.on_comment(call, ticket, row)
    answers = rules.is_first_response(
        row.visibility,
        from_customer=row.from_customer,
        by_person=rules.is_person(call.principal.id),
    )
    if answers:
        first = {"first_response_time": now} if ticket.first_response_time is None else {}
        moves.amend(call, ticket, told_time=now, **first, **informing.heard(call, ticket))
    return made


def get_comment(call: "Call", request: pb.GetCommentRequest) -> pb.Comment:
    """One comment."""
    return to_message(pb.Comment, queries.on_ticket(call, comments, request.comment_id))


def list_comments(call: "Call", request: pb.ListCommentsRequest) -> pb.ListCommentsResponse:
    """The conversation of a ticket."""
    ticket = queries.ticket(call, request.ticket_id, held=False, gone=True)
    return lists.reply(
        call,
        comments,
        request,
        pb.ListCommentsResponse,
        filterable=FILTERABLE,
        order_by="create_time",
        where=queries.comments_of_ticket,
        _ticket=ticket.ticket_id,
    )
