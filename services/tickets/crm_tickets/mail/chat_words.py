"""The messages of chats as they are written down, and what goes back to where the customer writes.

The rule kept here: every public word of a person of ours on the ticket of a conversation is one message of it.
"""

from typing import TYPE_CHECKING

from crm.tickets.v1 import chats_pb2 as pb
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import select

from crm_tickets.queries import number
from crm_tickets.rules import is_person
from crm_tickets.tables import chat_conversations, chat_messages

if TYPE_CHECKING:
    from crm_chassis.call import Call

OF_TICKET = Statement(
    select(*chat_conversations.c)
    .where(chat_conversations.c.ticket_id == number("ticket_id"))
    .order_by(chat_conversations.c.chat_conversation_id)
    .with_for_update()
)


def message(row: Row) -> pb.ChatMessage:
    """A message as others see it."""
    return to_message(pb.ChatMessage, row)


def say(
    call: "Call", row: Row, comment_id: int | None, text: str, external_id: str | None, **who: str
) -> Row:
    """A message of a held conversation."""
    now = call.clock.now()
    key = row.chat_conversation_id
    call.update(chat_conversations, key, message_count=row.message_count + 1)
    return call.insert(
        chat_messages,
        chat_conversation_id=key,
        channel=row.channel,
        conversation_external_id=row.external_id,
        external_id=external_id,
        text=text,
        ticket_id=row.ticket_id,
        comment_id=comment_id,
        create_time=now,
        update_time=now,
        **who,
    )


def on_comment(call: "Call", ticket: Row, comment: Row) -> None:
    """A comment was made: what a person of ours says in public goes back to where the customer writes."""
    ours = comment.visibility == "public" and not comment.from_customer
    if not ours or not is_person(comment.author_id):
        return
    name = call.principal.name or call.principal.id
    for row in call.all(OF_TICKET, ticket_id=ticket.ticket_id):
        made = say(
            call,
            row,
            comment.comment_id,
            comment.text,
            external_id=None,
            direction="out",
            author_name=name,
        )
        call.emit("crm.tickets.ChatMessage.sent", message(made))
