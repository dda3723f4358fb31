"""Mails that are fetched: from a real IMAP server, each once, whoever fetches and whatever dies."""

import imaplib
from concurrent.futures import ThreadPoolExecutor

import pytest
from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis.mail_settings import Server
from crm_tickets.mail import incoming, polling

from .mail_desk import imap_server, letter, outbox, set_mail


class Mailbox:
    """A mailbox that mails are put into."""

    def __init__(self, port):
        self.imap = imaplib.IMAP4("127.0.0.1", port)
        self.imap.login("support", "secret")

    def put(self, *contents):
        for content in contents:
            answer, _ = self.imap.append("INBOX", None, None, content)
            assert answer == "OK"


@pytest.fixture(scope="module")
def imap_port():
    with imap_server() as port:
        yield port


@pytest.fixture
def mailbox(world, desk, imap_port):
    server = Server("imap+plain", "127.0.0.1", imap_port, "INBOX", "support", "secret")
    set_mail(world, imap=server)
    box = Mailbox(imap_port)
    box.put(letter("From before", number="before"))
    poll(world)
    yield box
    box.imap.logout()


def poll(world):
    """A round of fetching."""
    world.clock.forward(seconds=30)
    return world.run_jobs()


def subjects(desk):
    mails = desk.call("ListIncomingMails", order_by="incoming_mail_id").incoming_mails
    return [mail.subject for mail in mails]


def test_what_arrives_is_fetched_once_and_nothing_from_before(world, desk, mailbox):
    assert subjects(desk) == []
    mailbox.put(letter(subject="A", number="a"), letter(subject="B", number="b"))
    poll(world)
    assert subjects(desk) == ["A", "B"]
    poll(world)
    assert subjects(desk) == ["A", "B"]
    mailbox.put(letter(subject="C", number="c"))
    poll(world)
    assert subjects(desk) == ["A", "B", "C"]
    assert len(desk.call("ListTickets").tickets) == 3
    assert len(outbox(desk)) == 3


def test_many_are_fetched_in_several_rounds(world, desk, mailbox, monkeypatch):
    monkeypatch.setattr(polling, "AT_ONCE", 3)
    set_mail(world, imap=world.app.config.mail.imap, hourly=100)
    mailbox.put(*(letter(subject=f"N{n}", number=f"n{n}") for n in range(8)))
    poll(world)
    assert subjects(desk) == [f"N{n}" for n in range(8)]


def test_two_that_fetch_at_once_take_each_mail_once(world, desk, mailbox):
    mailbox.put(*(letter(subject=f"T{n}", number=f"t{n}") for n in range(6)))

    def fetch(_):
        with world.app.database.connection() as connection:
            call = world.app.begin(connection, "jobs")
            with world.app.transaction(connection, call):
                polling.poll_mailbox(call, {})

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(fetch, range(4)))
    assert sorted(subjects(desk)) == [f"T{n}" for n in range(6)]


def test_a_kill_between_fetching_and_commit_loses_and_doubles_nothing(
    world, desk, mailbox, monkeypatch
):
    mailbox.put(letter(subject="K1", number="k1"), letter(subject="K2", number="k2"))
    real = polling.channels.note

    def killed(*_):
        raise RuntimeError("killed")

    monkeypatch.setattr(polling.channels, "note", killed)
    poll(world)
    assert subjects(desk) == []
    monkeypatch.setattr(polling.channels, "note", real)
    poll(world)
    assert subjects(desk) == ["K1", "K2"]


def test_a_mail_that_cannot_be_taken_in_waits_and_holds_up_nobody(
    world, desk, mailbox, monkeypatch
):
    real = incoming.take

    def odd(call, content, *args, **more):
        if b"Odd" in content:
            real(call, content, *args, **more)
            raise ValueError("our mistake")
        return real(call, content, *args, **more)

    monkeypatch.setattr(incoming, "take", odd)
    mailbox.put(letter(subject="Odd", number="o1"), letter(subject="Fine", number="o2"))
    poll(world)
    held, fine = desk.call("ListIncomingMails", order_by="incoming_mail_id").incoming_mails
    assert (held.state, held.reason) == (pb.INCOMING_MAIL_STATE_HELD, pb.MAIL_REASON_FAILED)
    assert fine.subject == "Fine"
    assert [e for e in desk.events() if e.startswith("IncomingMail")] == [
        "IncomingMail.held",
        "IncomingMail.taken",
    ]


def test_a_mail_that_is_too_large_leaves_its_head_and_an_answer(world, desk, mailbox):
    set_mail(world, imap=world.app.config.mail.imap, max_mb=1)
    mailbox.put(letter("x" * 1024 * 1024, subject="Huge", number="h1"))
    poll(world)
    (mail,) = desk.call("ListIncomingMails").incoming_mails
    assert (mail.subject, mail.reason) == ("Huge", pb.MAIL_REASON_TOO_LARGE)
    assert mail.size > 1024 * 1024
    (answer,) = outbox(desk)
    assert answer.kind == pb.OUTGOING_MAIL_KIND_TOO_LARGE


def test_a_mailbox_that_counts_anew_brings_only_what_is_new(world, desk, mailbox):
    mailbox.put(letter(subject="Old", number="v1"))
    poll(world)
    with world.app.database.connection() as connection:
        connection.execute("update mail_channels set uid_validity = 1 where name = 'imap'")
    mailbox.put(letter(subject="New", number="v2"))
    poll(world)
    assert subjects(desk)[-1] == "New"
    assert subjects(desk).count("Old") == 1


def test_a_server_that_is_away_is_said_and_tried_again(world, desk, mailbox):
    away = Server("imap+plain", "127.0.0.1", 1, "INBOX", "support", "secret")
    here = world.app.config.mail.imap
    set_mail(world, imap=away)
    poll(world)
    ways = {way.name: way for way in desk.call("ListMailChannels").mail_channels}
    assert "ConnectionRefusedError" in ways["imap"].last_error
    assert "secret" not in str(ways)
    mailbox.put(letter(subject="Late", number="l1"))
    set_mail(world, imap=here)
    poll(world)
    assert subjects(desk) == ["Late"]
    ways = {way.name: way for way in desk.call("ListMailChannels").mail_channels}
    assert ways["imap"].last_error == ""


def test_the_connection_can_be_tried(world, desk, mailbox):
    manager = world.people["manager"]
    assert desk.call("TestMailChannel", manager, name="imap").works
    here = world.app.config.mail.imap
    wrong = Server(here.scheme, here.host, here.port, "INBOX", "support", "wrong")
    set_mail(world, imap=wrong)
    reply = desk.call("TestMailChannel", manager, name="imap")
    assert not reply.works
    assert reply.error
