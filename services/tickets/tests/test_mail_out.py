"""Mails that go out: written with their cause, sent by a job, through a real SMTP server."""

import pytest
from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis.errors import Conflict, Invalid, Precondition
from crm_chassis.mail_settings import Server
from crm_tickets.mail import rules, sending

from .everyday_desk import know_people, note, told
from .mail_desk import ADDRESS, BRAUN, free_port, letter, outbox, post, set_mail, smtp_server


@pytest.fixture
def smtp(world):
    know_people(world)
    with smtp_server() as postman:
        server = Server("smtp+plain", "127.0.0.1", postman.port)
        set_mail(world, smtp=server, name="Firsthand 服务", plus=True)
        yield postman


def asked(desk):
    """Somebody asked by mail, and Anna has it."""
    mail = post(desk, letter())
    desk.call("TakeTicket", ticket_id=mail.ticket_id)
    return desk.call("GetTicket", ticket_id=mail.ticket_id)


def test_a_public_answer_reaches_the_customer_in_the_same_thread(world, desk, smtp):
    ticket = asked(desk)
    world.run_jobs()
    note(desk, ticket, "We send somebody.\n您好", visibility="PUBLIC")
    note(desk, ticket, "Difficult customer")
    world.run_jobs()
    first, answer = smtp.received
    assert first["Auto-Submitted"] == "auto-replied"
    assert answer["Auto-Submitted"] is None
    assert answer["To"] == f"Hans Braun <{BRAUN}>"
    assert answer["From"] == f"Firsthand 服务 <{ADDRESS}>"
    assert "We send somebody.\r\n您好" in answer.get_content()
    assert "anna.keller" in answer.get_content()
    assert answer["In-Reply-To"] == first["Message-ID"]
    assert answer["References"] == f"<letter-1@kunde.example> {first['Message-ID']}"
    made = rules.token(world.app.config.token_key, ticket.ticket_id)
    assert f"[#{made}]" in answer["Subject"]
    assert f"+t{made}@" in answer["Reply-To"]
    assert [mail.state for mail in outbox(desk)] == [pb.OUTGOING_MAIL_STATE_SENT] * 2
    assert "Difficult" not in "".join(mail.get_content() for mail in smtp.received)
    # What the customer's program answers comes back to the ticket.
    reply = post(desk, letter("Fine", number=2, In_Reply_To=answer["Message-ID"]))
    assert reply.ticket_id == ticket.ticket_id


def test_an_answer_stays_here_when_its_writer_says_so(desk, smtp):
    ticket = asked(desk)
    note(desk, ticket, "Told by phone", visibility="PUBLIC", unmailed=True)
    note(desk, desk.open(), "No address", visibility="PUBLIC")
    assert [mail.kind for mail in outbox(desk)] == [pb.OUTGOING_MAIL_KIND_ACKNOWLEDGEMENT]


def test_who_writes_chinese_is_answered_in_chinese(world, desk, smtp):
    post(desk, letter("打印机又卡纸了，请派人来。", "打印机卡纸"))
    world.run_jobs()
    assert "已收到您的请求" in smtp.received[0]["Subject"]


def test_a_server_that_is_down_is_tried_again_until_it_is_up(world, desk):
    know_people(world)
    port = free_port()
    set_mail(world, smtp=Server("smtp+plain", "127.0.0.1", port))
    post(desk, letter())
    world.run_jobs()
    (mail,) = outbox(desk)
    assert (mail.state, mail.attempts) == (pb.OUTGOING_MAIL_STATE_WAITING, 1)
    assert "ConnectionRefusedError" in mail.last_error
    channels = {c.name: c for c in desk.call("ListMailChannels").mail_channels}
    assert "ConnectionRefusedError" in channels["smtp"].last_error
    world.run_jobs()
    assert outbox(desk)[0].attempts == 1  # not before its time
    with smtp_server(port) as postman:
        world.clock.forward(minutes=2)
        world.run_jobs()
        assert [mail["Message-ID"] for mail in postman.received] == [mail.message_id]
    channels = {c.name: c for c in desk.call("ListMailChannels").mail_channels}
    assert channels["smtp"].last_error == ""


def test_after_two_days_it_is_given_up_shown_and_sent_again_by_a_person(world, desk):
    know_people(world)
    port = free_port()
    set_mail(world, smtp=Server("smtp+plain", "127.0.0.1", port))
    ticket = asked(desk)
    for _ in range(30):
        world.clock.forward(hours=4)
        world.run_jobs()
    (mail,) = outbox(desk)
    assert mail.state == pb.OUTGOING_MAIL_STATE_DEAD
    assert desk.get(ticket).HasField("undelivered_time")
    assert ("mail_undelivered", ticket.ticket_id) in told(world, desk.anna)
    key = {"outgoing_mail_id": mail.outgoing_mail_id}
    with pytest.raises(Conflict):
        desk.call("ResendOutgoingMail", **key, etag="99")
    desk.call("ResendOutgoingMail", **key)
    with pytest.raises(Precondition):
        desk.call("ResendOutgoingMail", **key)
    with smtp_server(port) as postman:
        world.run_jobs()
        assert [each["Message-ID"] for each in postman.received] == [mail.message_id]


def test_what_the_server_refuses_for_good_is_given_up_at_once(world, desk, smtp):
    smtp.refusals[BRAUN] = "550 5.1.1 no such user"
    post(desk, letter())
    world.run_jobs()
    (mail,) = outbox(desk)
    assert (mail.state, mail.attempts) == (pb.OUTGOING_MAIL_STATE_DEAD, 1)
    assert "no such user" in mail.last_error


def test_what_the_server_refuses_for_now_is_tried_again(world, desk, smtp):
    smtp.refusals[BRAUN] = "451 4.7.1 greylisted"
    post(desk, letter())
    world.run_jobs()
    assert outbox(desk)[0].state == pb.OUTGOING_MAIL_STATE_WAITING
    smtp.refusals.clear()
    world.clock.forward(minutes=2)
    world.run_jobs()
    assert len(smtp.received) == 1


def test_a_kill_after_the_servers_yes_sends_the_same_mail_again(world, desk, smtp, monkeypatch):
    post(desk, letter())
    real = sending.outgoing.change

    def killed(*_args, **_values):
        raise RuntimeError("killed")

    monkeypatch.setattr(sending.outgoing, "change", killed)
    world.run_jobs()
    assert outbox(desk)[0].state == pb.OUTGOING_MAIL_STATE_WAITING
    monkeypatch.setattr(sending.outgoing, "change", real)
    world.clock.forward(minutes=5)
    world.run_jobs()
    ids = [mail["Message-ID"] for mail in smtp.received]
    assert ids == [outbox(desk)[0].message_id] * 2
    assert outbox(desk)[0].state == pb.OUTGOING_MAIL_STATE_SENT


def test_lines_in_names_and_subjects_add_no_headers(world, desk, smtp):
    desk.open(
        email=BRAUN, subject="a\r\nBcc: all@kunde.example", requester_name="X\r\nBcc: y@z.example"
    )
    note(desk, desk.call("ListTickets").tickets[0], "Hello", visibility="PUBLIC")
    world.run_jobs()
    assert [mail["Bcc"] for mail in smtp.received] == [None]


def test_templates_are_changed_and_turned_off(world, desk, smtp):
    templates = desk.call("ListMailTemplates").mail_templates
    assert {(t.kind, t.language) for t in templates} == {
        (kind, language) for kind in range(1, 5) for language in ("en", "zh-Hans")
    }
    mine = next(t for t in templates if t.kind == 2 and t.language == "en")
    manager = world.people["manager"]

    def change(**values):
        given = {"mail_template_id": mine.mail_template_id, **values}
        mask = {"paths": list(values)}
        return desk.call("UpdateMailTemplate", manager, mail_template=given, update_mask=mask)

    with pytest.raises(Invalid) as refused:
        change(text="Hello {name}")
    assert "mail_template.text" in refused.value.fields
    change(subject="Got it: {subject}", text="Dear {requester}")
    post(desk, letter())
    assert outbox(desk)[0].text == "Dear Hans Braun"
    assert outbox(desk)[0].subject.startswith("Got it: Printer jams [#")
    change(off=True)
    post(desk, letter(number=2))
    assert len(outbox(desk)) == 1


def test_the_connection_is_tried_without_sending(world, desk, smtp):
    manager = world.people["manager"]
    assert desk.call("TestMailChannel", manager, name="smtp").works
    reply = desk.call("TestMailChannel", manager, name="imap")
    assert "CRM_IMAP_URL" in reply.error
    assert smtp.received == []


def test_without_a_mail_server_nothing_is_written(desk):
    post(desk, letter())
    assert outbox(desk) == []


def test_a_bounced_address_is_cleared_by_a_person(desk, smtp):
    from .test_mail_in import bounce

    post(desk, letter())
    post(desk, bounce(outbox(desk)[0].message_id))
    (address,) = desk.call("ListBouncingAddresses").bouncing_addresses
    key = {"bouncing_address_id": address.bouncing_address_id}
    desk.call("ClearBouncingAddress", **key)
    desk.call("ClearBouncingAddress", **key)
    assert not desk.call("ListBouncingAddresses").bouncing_addresses
