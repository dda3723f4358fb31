"""Mail servers with certificates, good ones and wrong ones: what is not safe gets no password and no mail."""

import imaplib
import re
import ssl

import pytest
from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis.mail_settings import Server

from .certificates import Authority, context
from .everyday_desk import know_people
from .mail_desk import (
    encrypting,
    free_port,
    imap_server,
    letter,
    outbox,
    post,
    set_mail,
    smtp_server,
)
from .test_pages import Browser

HOST = "127.0.0.1"
CERTIFICATE, NOT_ENCRYPTED = pb.MAIL_PROBLEM_CERTIFICATE, pb.MAIL_PROBLEM_NOT_ENCRYPTED


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture(autouse=True)
def trusted(authority, monkeypatch, world, desk):
    know_people(world)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority.trusted))


def way(desk, name):
    return next(c for c in desk.call("ListMailChannels").mail_channels if c.name == name)


def written(world, desk, server):
    """A mail is to go out over this server; the mail, after it was tried."""
    set_mail(world, smtp=server)
    post(desk, letter())
    world.run_jobs()
    return outbox(desk)[0]


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_mails_go_out_encrypted(world, desk, authority, scheme):
    good = context(authority.certificate("good"))
    how = {"starttls": good} if scheme == "smtp" else {"ssl_context": good}
    with smtp_server(**how) as postman:
        mail = written(world, desk, Server(scheme, HOST, postman.port))
        assert mail.state == pb.OUTGOING_MAIL_STATE_SENT
        assert len(postman.received) == 1
    assert way(desk, "smtp").problem == pb.MAIL_PROBLEM_UNSPECIFIED


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
@pytest.mark.parametrize(
    "wrong", [{"host": "other.example"}, {"until": -1}], ids=["other name", "expired"]
)
def test_a_wrong_certificate_gets_nothing_and_the_mail_waits(world, desk, authority, scheme, wrong):
    port = free_port()
    server = Server(scheme, HOST, port, "INBOX", "support", "secret")
    key = "starttls" if scheme == "smtp" else "ssl_context"
    with smtp_server(port, **{key: context(authority.certificate("wrong", **wrong))}) as postman:
        mail = written(world, desk, server)
        assert postman.received == []
    assert (mail.state, mail.attempts) == (pb.OUTGOING_MAIL_STATE_WAITING, 1)
    said = way(desk, "smtp")
    assert (said.problem, "secret" in str(said)) == (CERTIFICATE, False)
    page = Browser(world, world.people["manager"]).get("/mail/ways")
    assert "certificate is not valid" in page
    # The certificate is put right, and the mail goes out, once.
    with smtp_server(port, **{key: context(authority.certificate("good"))}) as postman:
        set_mail(world, smtp=Server(scheme, HOST, port))
        world.clock.forward(minutes=5)
        world.run_jobs()
        assert [each["Message-ID"] for each in postman.received] == [mail.message_id]
    assert way(desk, "smtp").problem == pb.MAIL_PROBLEM_UNSPECIFIED


def test_somebody_elses_authority_is_not_ours(world, desk, authority, tmp_path):
    stranger = context(Authority(tmp_path).certificate("stranger"))
    with smtp_server(starttls=stranger) as postman:
        mail = written(world, desk, Server("smtp", HOST, postman.port))
    assert mail.state == pb.OUTGOING_MAIL_STATE_WAITING
    assert way(desk, "smtp").problem == CERTIFICATE


def test_a_server_that_does_not_encrypt_gets_nothing(world, desk):
    with smtp_server() as postman:
        mail = written(world, desk, Server("smtp", HOST, postman.port, "INBOX", "me", "secret"))
        assert postman.received == []
    assert mail.state == pb.OUTGOING_MAIL_STATE_WAITING
    assert way(desk, "smtp").problem == NOT_ENCRYPTED


# Mailboxes that are fetched


def put(port, authority, scheme, *letters):
    """Puts mails into the mailbox."""
    trust = ssl.create_default_context(cafile=str(authority.trusted))
    if scheme == "imaps":
        imap = imaplib.IMAP4_SSL(HOST, port, ssl_context=trust)
    else:
        imap = imaplib.IMAP4(HOST, port)
        imap.starttls(trust)
    imap.login("support", "secret")
    for each in letters:
        imap.append("INBOX", None, None, each)
    imap.logout()


def poll(world):
    world.clock.forward(seconds=30)
    world.run_jobs()


def subjects(desk):
    return [mail.subject for mail in desk.call("ListIncomingMails").incoming_mails]


def test_mails_are_fetched_after_starttls(world, desk, authority):
    file, secret = authority.certificate("imap")
    with imap_server("--cert", str(file), "--key", str(secret)) as port:
        set_mail(world, imap=Server("imap", HOST, port, "INBOX", "support", "secret"))
        poll(world)
        put(port, authority, "imap", letter(subject="Safe", number="s1"))
        poll(world)
    assert subjects(desk) == ["Safe"]


def test_mails_are_fetched_encrypted_from_the_start(world, desk, authority):
    good = context(authority.certificate("imaps"))
    with imap_server() as plain, encrypting(plain, good) as port:
        set_mail(world, imap=Server("imaps", HOST, port, "INBOX", "support", "secret"))
        poll(world)
        put(port, authority, "imaps", letter(subject="Safer", number="s2"))
        poll(world)
    assert subjects(desk) == ["Safer"]


@pytest.mark.parametrize("scheme", ["imap", "imaps"])
def test_a_mailbox_with_a_wrong_certificate_is_not_signed_in_to(world, desk, authority, scheme):
    files = authority.certificate("wrong-imap", host="other.example")
    options = ["--cert", str(files[0]), "--key", str(files[1])] if scheme == "imap" else []
    with imap_server(*options) as port, encrypting(port, context(files)) as outside:
        shown = outside if scheme == "imaps" else port
        set_mail(world, imap=Server(scheme, HOST, shown, "INBOX", "support", "secret"))
        poll(world)
        reply = desk.call("TestMailChannel", world.people["manager"], name="imap")
    assert (reply.works, reply.problem) == (False, CERTIFICATE)
    assert way(desk, "imap").problem == CERTIFICATE
    page = Browser(world, world.people["manager"]).get("/mail/ways")
    assert re.search("certificate is not valid", page)


def test_a_mailbox_that_does_not_encrypt_is_not_signed_in_to(world, desk):
    with imap_server() as port:
        set_mail(world, imap=Server("imap", HOST, port, "INBOX", "support", "secret"))
        poll(world)
    assert way(desk, "imap").problem == NOT_ENCRYPTED
