"""Files that go with mailed answers, and files and pictures that come in mails."""

import email
from email.message import EmailMessage
from email.policy import SMTP

import pytest
from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis.errors import Invalid
from crm_chassis.mail_settings import Server
from crm_tickets.mail import sending

from .everyday_desk import know_people, note
from .mail_desk import ADDRESS, BRAUN, letter, outbox, post, set_mail, smtp_server

PICTURE = b"\x89PNG\r\n\x1a\n and more"


@pytest.fixture
def smtp(world):
    know_people(world)
    with smtp_server() as postman:
        set_mail(world, smtp=Server("smtp+plain", "127.0.0.1", postman.port), max_mb=1)
        yield postman


@pytest.fixture
def ticket(world, desk, smtp):
    mail = post(desk, letter())
    desk.call("TakeTicket", ticket_id=mail.ticket_id)
    world.run_jobs()
    smtp.received.clear()
    return desk.call("GetTicket", ticket_id=mail.ticket_id)


def attach(desk, ticket, name, content, by=None):
    """A file on a ticket; its number."""
    where = {"resource": "crm.tickets.Ticket", "resource_id": ticket.ticket_id, "file_name": name}
    return desk.call("CreateAttachment", by, attachment=where, content=content).attachment_id


def answer(desk, ticket, *ids, **more):
    return note(desk, ticket, "See the files.", visibility="PUBLIC", attachment_ids=ids, **more)


def enclosed(mail):
    """The files of a mail as its receiver has them."""
    return {part.get_filename(): part.get_content() for part in mail.iter_attachments()}


def test_an_answer_takes_its_files_along_and_no_others(world, desk, smtp, ticket):
    manual = attach(desk, ticket, "手册.pdf", b"%PDF")
    attach(desk, ticket, "among ourselves.txt", b"secret")
    said = answer(desk, ticket, manual)
    assert list(said.attachment_ids) == [manual]
    world.run_jobs()
    (mail,) = smtp.received
    assert enclosed(mail) == {"手册.pdf": b"%PDF"}
    assert "See the files." in mail.get_body().get_content()


def test_a_mail_on_the_ticket_and_odd_types_are_sent_as_plain_bytes(world, desk, smtp, ticket):
    kept = attach(desk, ticket, "old.eml", letter("An old mail"))
    answer(desk, ticket, kept)
    world.run_jobs()
    assert enclosed(smtp.received[0])["old.eml"] == letter("An old mail")


def test_what_no_mail_takes_is_refused_while_its_writer_is_there(desk, ticket):
    large = [attach(desk, ticket, f"{n}.bin", b"x" * 600_000) for n in range(2)]
    with pytest.raises(Invalid) as refused:
        answer(desk, ticket, *large)
    assert refused.value.reason == "TOO_LARGE"
    assert "comment.attachment_ids" in refused.value.fields
    assert len(desk.call("ListComments", ticket_id=ticket.ticket_id).comments) == 0
    # What stays here may be as large as files are.
    answer(desk, ticket, *large, unmailed=True)
    note(desk, ticket, "Look", attachment_ids=large)


def test_only_files_of_the_ticket_itself_go_along(desk, ticket):
    others = attach(desk, desk.open(), "other.txt", b"theirs")
    gone = attach(desk, ticket, "gone.txt", b"gone")
    desk.call("DeleteAttachment", attachment_id=gone)
    for key in (others, gone, 999_999):
        with pytest.raises(Invalid) as refused:
            answer(desk, ticket, key)
        assert refused.value.reason == "NO_SUCH_FILE"


def test_a_second_try_sends_the_files_as_they_were(world, desk, smtp, ticket, monkeypatch):
    key = attach(desk, ticket, "offer.txt", b"100")
    answer(desk, ticket, key)
    real = sending.outgoing.change

    def killed(*_args, **_values):
        raise RuntimeError("killed")

    monkeypatch.setattr(sending.outgoing, "change", killed)
    world.run_jobs()
    monkeypatch.setattr(sending.outgoing, "change", real)
    desk.call("AddAttachmentVersion", attachment_id=key, content=b"200")
    world.clock.forward(minutes=5)
    world.run_jobs()
    first, second = smtp.received
    assert first["Message-ID"] == second["Message-ID"]
    assert enclosed(first) == enclosed(second) == {"offer.txt": "100"}
    assert outbox(desk)[-1].state == pb.OUTGOING_MAIL_STATE_SENT


def with_picture(**head):
    """A mail as programs write it that show a picture within the text."""
    mail = EmailMessage(policy=SMTP)
    mail["From"], mail["To"], mail["Subject"] = BRAUN, ADDRESS, "It looks like this"
    for name, value in head.items():
        mail[name.replace("_", "-")] = value
    mail.set_content("See below")
    mail.add_alternative('<p>See below <img src="cid:p1"></p>', subtype="html")
    mail.get_payload()[1].add_related(PICTURE, "image", "png", cid="<p1>")
    return mail.as_bytes()


def test_pictures_within_a_text_are_files_of_the_ticket(desk):
    mail = post(desk, with_picture())
    where = {"resource": "crm.tickets.Ticket", "resource_id": mail.ticket_id}
    (file,) = desk.call("ListAttachments", **where).attachments
    assert (file.file_name, file.media_type) == ("picture-1.png", "image/png")
    piece = desk.call("DownloadAttachment", attachment_id=file.attachment_id)
    assert piece.content == PICTURE


def test_a_reply_says_which_files_came_with_it(desk, smtp, ticket):
    sent = outbox(desk)[0].message_id
    reply = post(desk, with_picture(In_Reply_To=sent, Message_ID="<r@kunde.example>"))
    assert reply.ticket_id == ticket.ticket_id
    (said,) = desk.call("ListComments", ticket_id=ticket.ticket_id).comments
    where = {"resource": "crm.tickets.Ticket", "resource_id": ticket.ticket_id}
    (file,) = desk.call("ListAttachments", **where).attachments
    assert list(said.attachment_ids) == [file.attachment_id]


def test_a_mail_with_files_is_one_that_programs_read(world, desk, smtp, ticket):
    key = attach(desk, ticket, "a.txt", b"A")
    answer(desk, ticket, key)
    world.run_jobs()
    raw = smtp.received[0].as_bytes()
    assert enclosed(email.message_from_bytes(raw, policy=SMTP)) == {"a.txt": "A"}
