"""Handlers of chats: what a customer writes in another system, and what goes back there.

The rule kept here: a conversation is one ticket at a time, a message of theirs is taken once, and every public word of
a person of ours on its ticket goes out as one event, which webhooks sign and carry.
"""

from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import chats_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis import lists
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import ColumnElement, and_, func, select

from crm_tickets import phones, queries
from crm_tickets.mail import acting, chat_words, landing, rules
from crm_tickets.queries import number, word
from crm_tickets.tables import chat_conversations, chat_messages

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("channel", "external_id", "ticket_id", "message_count", "create_time")
MESSAGE_FILTERABLE = ("external_id", "direction", "create_time")
_one = select(*chat_conversations.c)
ONE = Statement(_one.where(chat_conversations.c.chat_conversation_id == number("key")))
HELD = Statement(
    _one.where(
        chat_conversations.c.channel == word("channel"),
        chat_conversations.c.external_id == word("external_id"),
    ).with_for_update()
)
SAME = Statement(
    select(*chat_messages.c).where(
        chat_messages.c.chat_conversation_id == number("key"),
        chat_messages.c.external_id == word("external_id"),
    )
)
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(word("key"), 41)).label("held"))
)


def post_chat_message(call: "Call", request: pb.PostChatMessageRequest) -> pb.ChatMessage:
    """Takes a customer's message in."""
    email = rules.normal_address(request.email)
    if request.email.strip() and not email:
        raise Invalid({"email": "is no e-mail address"})
    phone = phones.normal(request.phone, "phone")
    call.first(LOCK, key=f"{request.channel}/{request.conversation_id}")
    known = call.first(HELD, channel=request.channel, external_id=request.conversation_id)
    if known is not None:
        same = call.first(SAME, key=known.chat_conversation_id, external_id=request.message_id)
        if same is not None:
            return chat_words.message(same)
    name = request.customer_name.strip() or (known.customer_name if known else "")
    words = landing.Words(
        request.text.strip().split("\n")[0],
        request.text.strip(),
        tickets_pb2.TICKET_CHANNEL_MESSENGER,
        name or f"{request.channel} {request.conversation_id}"[:200],
        email,
        phone,
    )
    with acting.acting(call, acting.CHAT):
        ticket = landing.living(call, known.ticket_id) if known is not None else None
        landed = landing.land(call, words, ticket)
    row = _conversation(call, known, request, landed.ticket.ticket_id, name)
    said = {"external_id": request.message_id, "direction": "in", "author_name": name}
    made = chat_words.say(call, row, landed.comment_id, request.text, **said)
    call.emit("crm.tickets.ChatMessage.received", chat_words.message(made))
    return chat_words.message(made)


def _conversation(
    call: "Call", known: Row | None, request: pb.PostChatMessageRequest, ticket_id: int, name: str
) -> Row:
    """The conversation, on the ticket that it is now."""
    now = call.clock.now()
    values = {"ticket_id": ticket_id, "customer_name": name, "update_time": now}
    if known is not None:
        return call.update(chat_conversations, known.chat_conversation_id, **values)
    row = call.insert(
        chat_conversations,
        channel=request.channel,
        external_id=request.conversation_id,
        create_time=now,
        **values,
    )
    call.emit("crm.tickets.ChatConversation.created", to_message(pb.ChatConversation, row))
    return row


# Reading


def _seen(call: "Call", key: int) -> Row:
    missing = ("chat_conversation", key)
    row = call.one(ONE, missing=missing, key=key)
    try:
        queries.ticket(call, row.ticket_id, held=False, gone=True)
    except NotFound:
        raise NotFound(*missing) from None
    return row


def get_chat_conversation(
    call: "Call", request: pb.GetChatConversationRequest
) -> pb.ChatConversation:
    """One conversation."""
    return to_message(pb.ChatConversation, _seen(call, request.chat_conversation_id))


def _of_seen() -> ColumnElement[bool]:
    return queries.on_seen_ticket(chat_conversations)


def _of_ticket() -> ColumnElement[bool]:
    return and_(_of_seen(), chat_conversations.c.ticket_id == number("_ticket"))


def list_chat_conversations(
    call: "Call", request: pb.ListChatConversationsRequest
) -> pb.ListChatConversationsResponse:
    """A page of conversations."""
    params: dict[str, Any] = queries.eyes(call)
    if request.ticket_id:
        params["_ticket"] = request.ticket_id
    return lists.reply(
        call,
        chat_conversations,
        request,
        pb.ListChatConversationsResponse,
        filterable=FILTERABLE,
        order_by="chat_conversation_id desc",
        where=_of_ticket if request.ticket_id else _of_seen,
        **params,
    )


def _of_conversation() -> ColumnElement[bool]:
    return chat_messages.c.chat_conversation_id == number("_conversation")


def list_chat_messages(
    call: "Call", request: pb.ListChatMessagesRequest
) -> pb.ListChatMessagesResponse:
    """A page of a conversation's messages."""
    row = _seen(call, request.chat_conversation_id)
    return lists.reply(
        call,
        chat_messages,
        request,
        pb.ListChatMessagesResponse,
        filterable=MESSAGE_FILTERABLE,
        order_by="chat_message_id",
        where=_of_conversation,
        _conversation=row.chat_conversation_id,
    )
