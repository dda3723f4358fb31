"""Handlers of canned replies: what is often answered.

The rule kept here: a reply that would leave a placeholder open is not kept, and one that is filled in counts as used.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import canned_replies_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.records import to_message
from crm_chassis.said import said
from sqlalchemy import ColumnElement, func

from crm_tickets import queries
from crm_tickets.everyday import catalogue, placeholders
from crm_tickets.everyday.rules import unknown_placeholders
from crm_tickets.queries import words
from crm_tickets.tables import canned_replies as table

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = catalogue.catalogue(table, pb.CannedReply, "display_name", "text", "language", "team")
FILTERABLE = ("display_name", "language", "team", "use_count", "use_time", "create_time")


def create_canned_reply(call: "Call", request: pb.CreateCannedReplyRequest) -> pb.CannedReply:
    """Makes a reply."""
    _check(request.canned_reply.text)
    return to_message(pb.CannedReply, catalogue.create(call, KIND, request.canned_reply))


def get_canned_reply(call: "Call", request: pb.GetCannedReplyRequest) -> pb.CannedReply:
    """One reply."""
    found: pb.CannedReply = catalogue.get(call, KIND, request.canned_reply_id)
    return found


def _with_words() -> ColumnElement[bool]:
    said_of = func.lower(table.c.display_name.concat(" ").concat(table.c.text))
    return said_of.like(func.all(words("_words")))


def list_canned_replies(
    call: "Call", request: pb.ListCannedRepliesRequest
) -> pb.ListCannedRepliesResponse:
    """A page of replies."""
    asked = queries.as_search(request.query)["_words"] if request.query.strip() else []
    params: dict[str, Any] = {"_words": asked} if asked else {}
    reply: pb.ListCannedRepliesResponse = catalogue.listed(
        call,
        KIND,
        request,
        pb.ListCannedRepliesResponse,
        FILTERABLE,
        where=_with_words if asked else None,
        **params,
    )
    return reply


def update_canned_reply(call: "Call", request: pb.UpdateCannedReplyRequest) -> pb.CannedReply:
    """Changes a reply."""
    row, values = catalogue.changes(call, KIND, request.canned_reply, request)
    if "text" in values:
        _check(values["text"])
    return to_message(pb.CannedReply, catalogue.write(call, KIND, row, **values))


def delete_canned_reply(call: "Call", request: pb.DeleteCannedReplyRequest) -> pb.CannedReply:
    """Removes a reply."""
    gone: pb.CannedReply = catalogue.delete(call, KIND, request.canned_reply_id, request.etag)
    return gone


def undelete_canned_reply(call: "Call", request: pb.UndeleteCannedReplyRequest) -> pb.CannedReply:
    """Brings a reply back."""
    back: pb.CannedReply = catalogue.undelete(call, KIND, request.canned_reply_id)
    return back


def _check(text: str) -> None:
    if strange := unknown_placeholders(text):
        names = ", ".join(strange)
        raise Invalid({"canned_reply.text": said("nothing fills in %(names)s", names=names)})


def fill_canned_reply(
    call: "Call", request: pb.FillCannedReplyRequest
) -> pb.FillCannedReplyResponse:
    """A reply for one ticket."""
    ticket = queries.ticket(call, request.ticket_id, held=False)
    row = catalogue.row_of(call, KIND, request.canned_reply_id)
    text, missing = placeholders.fill(call, ticket, row.text, row.language)
    catalogue.used(call, KIND, row)
    return pb.FillCannedReplyResponse(text=text, missing=missing)
