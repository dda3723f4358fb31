"""Mails that come in: onto their ticket, onto a new one, or into the list of what needs a person."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.customers.v1 import contacts_pb2
from crm.tickets.v1 import mails_pb2 as pb
from crm.tickets.v1 import tickets_pb2
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_tickets.mail import rules

from .everyday_desk import know_people, note, said, told
from .mail_desk import ADDRESS, BRAUN, letter, outbox, post, set_mail

REPORT = """This is the mail system.

--b1
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.kunde.example

Final-Recipient: rfc822; {address}
Action: {action}
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 no such user

--b1
Content-Type: text/rfc822-headers

Message-ID: {message_id}
Subject: whatever
--b1--
"""


@pytest.fixture(autouse=True)
def mail(world, desk):  # the desk makes the people known
    set_mail(world)
    know_people(world)


def ticket_of(desk, mail):
    return desk.call("GetTicket", ticket_id=mail.ticket_id)


def bounce(message_id, number=90, action="failed", address=BRAUN):
    """What a mail server answers."""
    text = REPORT.format(message_id=message_id, action=action, address=address)
    kind = 'multipart/report; report-type=delivery-status; boundary="b1"'
    head = {"Content_Type": kind, "Return_Path": "<>", "Auto_Submitted": "auto-replied"}
    return letter(
        f"--b1\r\n\r\n{text}", "Undelivered", "mailer-daemon@kunde.example", number, **head
    )


def test_a_mail_is_a_ticket_of_its_sender_and_is_acknowledged(desk):
    mail = post(desk, letter())
    ticket = ticket_of(desk, mail)
    assert (ticket.subject, ticket.description) == ("Printer jams", "It jams again.")
    assert ticket.channel == tickets_pb2.TICKET_CHANNEL_EMAIL
    assert (ticket.requester_name, ticket.email, ticket.owner_id) == ("Hans Braun", BRAUN, "")
    assert mail.state == pb.INCOMING_MAIL_STATE_TAKEN
    (answer,) = outbox(desk)
    assert answer.kind == pb.OUTGOING_MAIL_KIND_ACKNOWLEDGEMENT
    assert (answer.to_address, answer.in_reply_to) == (BRAUN, "<letter-1@kunde.example>")
    assert f"#{ticket.ticket_id}" in answer.text
    assert "IncomingMail.taken" in desk.events()


def test_the_same_mail_again_changes_nothing(desk):
    first = post(desk, letter())
    assert post(desk, letter()) == first
    assert post(desk, letter(), by=desk.anna) == first
    assert len(desk.call("ListTickets").tickets) == 1
    assert len(outbox(desk)) == 1
    without = letter().replace(b"Message-ID: <letter-1@kunde.example>\r\n", b"")
    assert post(desk, without).incoming_mail_id == post(desk, without).incoming_mail_id


def test_the_same_mail_at_once_is_taken_once(world, desk):
    with ThreadPoolExecutor(4) as pool:
        mails = list(pool.map(lambda _: post(desk, letter()), range(4)))
    assert len({mail.incoming_mail_id for mail in mails}) == 1
    assert len(desk.call("ListTickets").tickets) == 1


def test_a_reply_is_found_by_what_it_refers_to_or_by_our_token(world, desk):
    ticket = ticket_of(desk, post(desk, letter()))
    (ours,) = outbox(desk)
    refers = post(desk, letter("Any news?", "Re: x", number=2, In_Reply_To=ours.message_id))
    assert refers.ticket_id == ticket.ticket_id
    own = post(desk, letter("And?", "x", number=3, References="<letter-1@kunde.example>"))
    assert own.ticket_id == ticket.ticket_id
    by_subject = post(desk, letter("Hello?", ours.subject, "wife@kunde.example", 4))
    assert by_subject.ticket_id == ticket.ticket_id
    made = rules.token(world.app.config.token_key, ticket.ticket_id)
    plus = ADDRESS.replace("@", f"+t{made}@")
    assert post(desk, letter("Plus", "x", number=5, To=plus)).ticket_id == ticket.ticket_id
    assert said(desk, ticket) == [
        "Any news?",
        "And?",
        "Hans Braun <wife@kunde.example>:\nHello?",
        "Plus",
    ]
    assert len(outbox(desk)) == 1


def test_nobody_reaches_a_ticket_by_guessing(desk):
    ticket = ticket_of(desk, post(desk, letter()))
    stranger = "stranger@elsewhere.example"
    guesses = [
        letter("x", f"[#{ticket.ticket_id}-aaaaaaaaaaaa]", stranger, 2),
        letter("x", f"[#{ticket.ticket_id}]", stranger, 3),
        letter("x", "y", stranger, 4, In_Reply_To="<letter-1@kunde.example>"),
    ]
    for content in guesses:
        assert post(desk, content).ticket_id != ticket.ticket_id
    assert said(desk, ticket) == []


def test_what_was_quoted_is_left_out_and_stays_in_the_mail(desk):
    post(desk, letter())
    (ours,) = outbox(desk)
    text = "Thanks!\n\nOn Mon, Nov 16, 2026, Support <support@firsthand.example>\nwrote:\n> Hello"
    mail = post(desk, letter(text, "Re", number=2, In_Reply_To=ours.message_id))
    assert mail.text == "Thanks!"
    piece = desk.call("DownloadIncomingMail", incoming_mail_id=mail.incoming_mail_id)
    assert b"> Hello" in piece.content


def test_files_come_along(desk):
    body = (
        "--b\r\nContent-Type: text/plain\r\n\r\nSee the photo\r\n"
        "--b\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Disposition: attachment; filename*=UTF-8''%E6%95%85%E9%9A%9C.png\r\n\r\n"
        "iVBORw==\r\n--b--\r\n"
    )
    mail = post(desk, letter(body, Content_Type='multipart/mixed; boundary="b"'))
    key = {"resource": "crm.tickets.Ticket", "resource_id": mail.ticket_id}
    (file,) = desk.call("ListAttachments", **key).attachments
    assert (file.file_name, file.media_type, file.size) == ("故障.png", "image/png", 4)


def test_a_reply_to_a_waiting_or_closed_ticket_moves_it(world, desk):
    mail = post(desk, letter())
    key = {"ticket_id": mail.ticket_id}
    desk.call("TakeTicket", **key)
    desk.call("PauseTicket", **key, reason="asked back")
    (ours,) = outbox(desk)
    post(desk, letter("Here you are", number=2, In_Reply_To=ours.message_id))
    assert ticket_of(desk, mail).state == tickets_pb2.TICKET_STATE_IN_PROGRESS
    assert ("customer_wrote", mail.ticket_id) in told(world, desk.anna)
    desk.close(ticket_of(desk, mail))
    post(desk, letter("Not solved", number=3, In_Reply_To=ours.message_id))
    again = ticket_of(desk, mail)
    assert (again.state, again.owner_id) == (tickets_pb2.TICKET_STATE_IN_PROGRESS, "anna.keller")
    desk.close(again)
    world.clock.forward(days=15)
    late = post(desk, letter("And now this", number=4, In_Reply_To=ours.message_id))
    assert late.ticket_id != mail.ticket_id
    (link,) = desk.call("ListTicketLinks", ticket_id=late.ticket_id).ticket_links
    assert {link.ticket_id, link.other_id} == {late.ticket_id, mail.ticket_id}


def test_a_reply_follows_a_merge_and_leaves_a_deleted_ticket(desk):
    first, second = post(desk, letter()), post(desk, letter("Also", "Other", number=2))
    ours = outbox(desk)
    desk.call("MergeTickets", ticket_id=second.ticket_id, source_ids=[first.ticket_id])
    reply = post(desk, letter("To the first", number=3, In_Reply_To=ours[0].message_id))
    assert reply.ticket_id == second.ticket_id
    desk.call("DeleteTicket", ticket_id=second.ticket_id)
    reply = post(desk, letter("Still there?", number=4, In_Reply_To=ours[1].message_id))
    assert reply.ticket_id not in (0, first.ticket_id, second.ticket_id)


@pytest.mark.parametrize(
    "head",
    [
        {"Auto_Submitted": "auto-replied"},
        {"Precedence": "bulk"},
        {"List_Id": "<news.kunde.example>"},
        {"Return_Path": "<>"},
        {"X_Autoreply": "yes"},
    ],
)
def test_what_a_machine_wrote_opens_nothing_and_is_answered_by_nobody(desk, head):
    alone = post(desk, letter("I am away", "Away", number=7, **head))
    assert (alone.state, alone.reason) == (
        pb.INCOMING_MAIL_STATE_HELD,
        pb.MAIL_REASON_AUTOMATIC,
    )
    assert outbox(desk) == []
    ticket = ticket_of(desk, post(desk, letter()))
    (ours,) = outbox(desk)
    away = letter("I am away", "Away", number=8, In_Reply_To=ours.message_id, **head)
    assert post(desk, away).ticket_id == ticket.ticket_id
    (comment,) = desk.call("ListComments", ticket_id=ticket.ticket_id).comments
    assert not comment.from_customer
    assert "I am away" in comment.text
    assert len(outbox(desk)) == 1


def test_who_does_not_want_automatic_answers_gets_a_ticket_and_none(desk):
    assert post(desk, letter(X_Auto_Response_Suppress="OOF, AutoReply")).ticket_id
    assert post(desk, letter(sender="no-reply@kunde.example", number=2)).ticket_id
    assert outbox(desk) == []


def test_our_own_mails_do_not_come_back_in(desk):
    mail = post(desk, letter(sender=ADDRESS.replace("@", "+t1-aaaaaaaaaaaa@")))
    assert mail.state == pb.INCOMING_MAIL_STATE_DISCARDED
    assert mail.reason == pb.MAIL_REASON_OWN_ADDRESS


def test_a_sender_of_too_many_waits_for_a_person(world, desk):
    set_mail(world, hourly=3)
    mails = [post(desk, letter(number=n)) for n in range(5)]
    assert [bool(mail.ticket_id) for mail in mails] == [True, True, True, False, False]
    assert mails[4].reason == pb.MAIL_REASON_TOO_MANY
    world.clock.forward(minutes=61)
    assert post(desk, letter(number=9)).ticket_id


def test_two_machines_that_answer_each_other_come_to_rest(world, desk):
    """The other one says nowhere that it is one, and answers whatever it gets with a new mail."""
    seen, number = 0, 0
    post(desk, letter())
    while len(outbox(desk)) > seen:
        seen += 1
        number += 1
        world.clock.forward(minutes=10)
        post(desk, letter("Thank you for your mail!", "Ticket opened", number=1000 + number))
        assert number < 20
    assert len(outbox(desk)) == rules.AUTOMATIC_MOST


def test_a_bounce_is_shown_on_the_ticket_and_marks_the_address(world, desk):
    ticket = ticket_of(desk, post(desk, letter()))
    desk.call("TakeTicket", ticket_id=ticket.ticket_id)
    note(desk, ticket, "We send a technician", visibility="PUBLIC")
    answer = outbox(desk)[-1]
    back = post(desk, bounce(answer.message_id))
    assert back.state == pb.INCOMING_MAIL_STATE_BOUNCE
    assert (back.ticket_id, back.outgoing_mail_id) == (ticket.ticket_id, answer.outgoing_mail_id)
    after = outbox(desk)[-1]
    assert after.state == pb.OUTGOING_MAIL_STATE_BOUNCED
    assert after.last_error == "550 5.1.1 no such user"
    assert ticket_of(desk, back).HasField("undelivered_time")
    assert ("mail_undelivered", ticket.ticket_id) in told(world, desk.anna)
    (address,) = desk.call("ListBouncingAddresses").bouncing_addresses
    assert (address.address, address.bounce_count) == (BRAUN, 1)
    post(desk, bounce(answer.message_id, number=91))
    (address,) = desk.call("ListBouncingAddresses").bouncing_addresses
    assert address.bounce_count == 2
    assert len(desk.call("ListTickets").tickets) == 1
    # Whoever writes from it has it again.
    post(desk, letter("Here I am", number=5, In_Reply_To=answer.message_id))
    assert not desk.call("ListBouncingAddresses").bouncing_addresses
    assert not ticket_of(desk, back).HasField("undelivered_time")


def test_a_delay_is_no_bounce_and_a_strange_bounce_needs_a_person(desk):
    post(desk, letter())
    (ours,) = outbox(desk)
    delayed = post(desk, bounce(ours.message_id, action="delayed"))
    assert delayed.state == pb.INCOMING_MAIL_STATE_BOUNCE
    assert outbox(desk)[0].state == pb.OUTGOING_MAIL_STATE_WAITING
    strange = post(desk, bounce("<never@written.example>", number=92))
    assert strange.reason == pb.MAIL_REASON_UNKNOWN_BOUNCE


def test_what_bounces_gets_no_automatic_mail_but_a_persons_answer(desk):
    desk.call("IngestMail", desk.shop, content=letter(), mailbox="support")
    (ours,) = outbox(desk)
    post(desk, bounce(ours.message_id))
    second = desk.open(email=BRAUN, subject="By phone")
    note(desk, second, "Answer", visibility="PUBLIC")
    kinds = [mail.kind for mail in outbox(desk)]
    assert kinds == [pb.OUTGOING_MAIL_KIND_ACKNOWLEDGEMENT, pb.OUTGOING_MAIL_KIND_ANSWER]


def test_what_cannot_be_read_waits_for_a_person_as_it_came(desk):
    mail = post(desk, b"\xff\xfe no mail at all")
    assert (mail.state, mail.reason) == (
        pb.INCOMING_MAIL_STATE_HELD,
        pb.MAIL_REASON_UNREADABLE,
    )
    piece = desk.call("DownloadIncomingMail", incoming_mail_id=mail.incoming_mail_id)
    assert piece.content == b"\xff\xfe no mail at all"
    key = {"incoming_mail_id": mail.incoming_mail_id}
    taken = desk.call("AssignIncomingMail", **key)
    assert taken.actor_id == "anna.keller"
    found = {"resource": "crm.tickets.Ticket", "resource_id": taken.ticket_id}
    assert desk.call("ListAttachments", **found).attachments[0].file_name == "mail.eml"
    with pytest.raises(Precondition):
        desk.call("AssignIncomingMail", **key)


def test_a_person_decides_about_what_waits(desk):
    held = post(desk, letter("Order 4711", "Order", number=2, Precedence="bulk"))
    key = {"incoming_mail_id": held.incoming_mail_id}
    assert desk.call("DiscardIncomingMail", **key).state == pb.INCOMING_MAIL_STATE_DISCARDED
    assert desk.call("RestoreIncomingMail", **key).state == pb.INCOMING_MAIL_STATE_HELD
    ticket = desk.open()
    taken = desk.call("AssignIncomingMail", **key, ticket_id=ticket.ticket_id)
    assert taken.ticket_id == ticket.ticket_id
    assert said(desk, ticket) == ["Order 4711"]
    waiting = desk.call("ListIncomingMails", filter='state = "held"').incoming_mails
    assert not waiting


def test_empty_and_large_mails_are_refused_by_name(world, desk):
    with pytest.raises(Invalid) as refused:
        post(desk, b"")
    assert "content" in refused.value.fields
    set_mail(world, max_mb=1)
    with pytest.raises(Invalid) as refused:
        post(desk, letter("x" * 1024 * 1024))
    assert refused.value.reason == "TOO_LARGE"


def test_who_may_not_write_brings_nothing_in(desk, world):
    with pytest.raises(Forbidden):
        post(desk, letter(), by=world.people["leader"])


def test_a_mail_of_a_ticket_is_seen_by_who_sees_the_ticket(desk):
    mail = post(desk, letter())
    key = {"incoming_mail_id": mail.incoming_mail_id}
    with pytest.raises(NotFound):
        desk.call("GetIncomingMail", desk.eva, **key)
    assert not desk.call("ListIncomingMails", desk.eva).incoming_mails
    assert desk.call("GetIncomingMail", desk.anna, **key).from_address == BRAUN


def test_a_requester_is_one_by_address_and_linked_by_what_customers_told(world, desk):
    first = ticket_of(desk, post(desk, letter()))
    second = ticket_of(desk, post(desk, letter(number=2, From=f"Braun, H. <{BRAUN}>")))
    assert first.requester_id == second.requester_id
    contact = contacts_pb2.Contact(contact_id=70, display_name="Hans Braun", account_id=7, etag="1")
    contact.emails.add(address=BRAUN.title())
    world.receive("crm.customers.Contact.created", contact)
    assert desk.get(first).contact_id == 70
    new = contacts_pb2.Contact(contact_id=71, display_name="Eva Lang", account_id=8, etag="1")
    new.emails.add(address="eva@kunde.example")
    world.receive("crm.customers.Contact.created", new)
    third = ticket_of(desk, post(desk, letter(sender="eva@kunde.example", number=3)))
    assert (third.contact_id, third.account_id) == (71, 8)


def test_a_mail_is_kept_as_it_came_for_a_month(world, desk):
    taken, held = post(desk, letter()), post(desk, b"\xff nothing")
    world.clock.forward(days=31)
    world.run_jobs()
    with pytest.raises(NotFound):
        desk.call("DownloadIncomingMail", incoming_mail_id=taken.incoming_mail_id)
    assert desk.call("DownloadIncomingMail", incoming_mail_id=held.incoming_mail_id).content
