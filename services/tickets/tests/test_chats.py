"""Chats: each message once, one ticket at a time, and our words go out as signed webhooks."""

from concurrent.futures import ThreadPoolExecutor

from crm.tickets.v1 import chats_pb2 as pb
from crm.tickets.v1 import tickets_pb2

from .everyday_desk import note, said


def write(desk, text="你好，打印机坏了", number=1, conversation="wx-77", **more):
    return desk.call(
        "PostChatMessage",
        desk.shop,
        channel="wechat",
        conversation_id=conversation,
        message_id=f"m{number}",
        text=text,
        **{"customer_name": "张三", **more},
    )


def test_the_first_message_opens_a_ticket_and_the_next_are_said_on_it(desk):
    first = write(desk)
    ticket = desk.call("GetTicket", ticket_id=first.ticket_id)
    assert ticket.channel == tickets_pb2.TICKET_CHANNEL_MESSENGER
    assert (ticket.requester_name, ticket.language) == ("张三", "zh-Hans")
    second = write(desk, "还在吗？", 2)
    assert second.ticket_id == first.ticket_id
    assert write(desk, "还在吗？", 2) == second
    assert said(desk, ticket) == ["还在吗？"]
    (talk,) = desk.call("ListChatConversations", ticket_id=ticket.ticket_id).chat_conversations
    assert (talk.external_id, talk.message_count) == ("wx-77", 2)


def test_the_same_message_at_once_is_said_once(desk):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: write(desk), range(4)))
    assert len({each.chat_message_id for each in made}) == 1
    assert len(desk.call("ListTickets").tickets) == 1


def test_our_public_words_go_back_as_an_event_for_webhooks(world, desk):
    hook = {"url": "https://chat.example/in", "event_types": ["crm.tickets.ChatMessage.sent"]}
    world.call("CreateWebhook", webhook=hook)
    ticket = desk.call("GetTicket", ticket_id=write(desk).ticket_id)
    desk.call("TakeTicket", ticket_id=ticket.ticket_id)
    note(desk, ticket, "马上派人", visibility="PUBLIC")
    note(desk, ticket, "Among ourselves")
    (sent,) = world.events("crm.tickets.ChatMessage.sent")
    message = pb.ChatMessage()
    sent.data.Unpack(message)
    assert (message.text, message.conversation_external_id) == ("马上派人", "wx-77")
    assert message.direction == pb.CHAT_DIRECTION_OUT
    conversation = {"chat_conversation_id": message.chat_conversation_id}
    talk = desk.call("ListChatMessages", **conversation).chat_messages
    assert [each.direction for each in talk] == [pb.CHAT_DIRECTION_IN, pb.CHAT_DIRECTION_OUT]


def test_a_conversation_goes_on_after_closing_and_merging(world, desk):
    first = write(desk)
    ticket = desk.call("GetTicket", ticket_id=first.ticket_id)
    desk.call("TakeTicket", ticket_id=ticket.ticket_id)
    desk.close(ticket)
    assert write(desk, "又坏了", 2).ticket_id == ticket.ticket_id
    assert desk.get(ticket).state == tickets_pb2.TICKET_STATE_IN_PROGRESS
    other = desk.open()
    desk.call("MergeTickets", ticket_id=other.ticket_id, source_ids=[ticket.ticket_id])
    assert write(desk, "喂？", 3).ticket_id == other.ticket_id
    desk.close(other)
    world.clock.forward(days=30)
    late = write(desk, "新问题", 4)
    assert late.ticket_id not in (ticket.ticket_id, other.ticket_id)
    (talk,) = desk.call("ListChatConversations").chat_conversations
    assert talk.ticket_id == late.ticket_id
