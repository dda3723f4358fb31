"""Notices by e-mail: for who wants them, once each, and none that was read meanwhile."""

import email
import socket
from contextlib import contextmanager
from dataclasses import replace
from email import policy

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from crm.access.v1 import notices_pb2 as pb
from crm_chassis import notice_mails, outbox
from crm_chassis.errors import Invalid
from crm_chassis.mail_settings import MailSettings, Server
from crm_chassis.notice_tables import notice_mails as table
from crm_chassis.notice_tables import user_notices
from crm_chassis.notices import notify
from crm_chassis.tables import users
from sqlalchemy import insert, select, update

REP = "rep.one"


class Postman:
    """Takes mails, or refuses them."""

    def __init__(self):
        self.received, self.answer = [], "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.answer.startswith("250"):
            mail = email.message_from_bytes(envelope.content, policy=policy.default)
            self.received.append(mail)
        return self.answer


class Quiet(Controller):
    def factory(self):
        return SMTP(self.handler, hostname="mail.firsthand.example")


@pytest.fixture
def postman(world):
    with served(world) as taker:
        know(world, REP)
        yield taker


@contextmanager
def served(world):
    taker = Postman()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Quiet(taker, hostname="127.0.0.1", port=port)
    controller.start()
    server = Server("smtp+plain", "127.0.0.1", port)
    world.app.config = replace(
        world.app.config,
        mail=MailSettings(server, address="crm@firsthand.example", name="Firsthand"),
        modules={"bare": "https://crm.firsthand.example/bare"},
    )
    try:
        yield taker
    finally:
        controller.stop()


def know(world, user_id, **more):
    """The directory knows somebody with an address."""
    row = {"user_id": user_id, "display_name": "Rita Rep", "email": f"{user_id}@firsthand.example"}
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test")
        call.run(insert(users).values(row | {"roles": ["rep"]} | more))


def choose(world, by="rep", **ways):
    """Somebody says how they want to be told; `all` is for the rest."""
    choices = [
        {"kind": "" if kind == "all" else kind, "way": f"NOTICE_WAY_{way}"}
        for kind, way in ways.items()
    ]
    return world.call("SetNoticeChoices", by=by, notice_choices=choices)


def tell(world, text="Ben asks for you", *, to=REP, kind="mention", **more):
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test", world.people["agent"])
        with world.app.transaction(connection, call):
            notify(call, [to], kind, text, **more)


def gather(world, seconds=30):
    """Time goes on, and the jobs run."""
    world.clock.forward(seconds=seconds)
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "jobs")
        with world.app.transaction(connection, call):
            call.enqueue(notice_mails.GATHER, {})
            outbox.flush(call, None)
    world.run_jobs()


def texts(postman):
    return [mail.get_content().replace("\r\n", "\n") for mail in postman.received]


def test_who_chose_nothing_is_told_in_the_application_only(world, postman):
    tell(world)
    gather(world)
    assert postman.received == []


def test_a_notice_is_mailed_at_once_and_once(world, postman):
    choose(world, all="MAIL")
    tell(world)
    for _ in range(3):
        gather(world)
    (mail,) = postman.received
    assert (mail["Subject"], mail["To"]) == (
        "Ben asks for you",
        f"Rita Rep <{REP}@firsthand.example>",
    )
    settings = "https://crm.firsthand.example/bare/access/notices/settings"
    assert mail["List-Unsubscribe"] == f"<{settings}>"
    assert mail["Auto-Submitted"] == "auto-generated"
    (text,) = texts(postman)
    assert "Ben asks for you" in text
    assert "https://crm.firsthand.example/bare/access/notices/" in text


def test_what_was_read_meanwhile_is_not_mailed(world, postman):
    choose(world, all="MAIL")
    tell(world)
    world.call("ReadNotices", by="rep")
    gather(world)
    assert postman.received == []


def test_what_is_read_between_gathering_and_sending_is_left_out(world, postman):
    choose(world, all="MAIL")
    tell(world, "One")
    tell(world, "Two")
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "jobs")
        with world.app.transaction(connection, call):
            notice_mails.gather_notices(call, {})
            outbox.flush(call, None)
    first = world.call("ListNotices", by="rep", filter="notice_id > 0").notices[-1]
    world.call("ReadNotices", by="rep", notice_ids=[first.notice_id])
    world.run_jobs()
    assert [mail["Subject"] for mail in postman.received] == ["Two"]
    tell(world, "Three")
    world.call("ReadNotices", by="rep")
    gather(world)
    assert len(postman.received) == 1


def test_each_kind_has_its_own_way(world, postman):
    choose(world, all="APP", mention="MAIL", noise="APP")
    tell(world, "You are meant")
    tell(world, "Noise", kind="noise")
    gather(world)
    assert [mail["Subject"] for mail in postman.received] == ["You are meant"]
    choose(world, all="MAIL", mention="APP")
    tell(world, "Not this")
    tell(world, "But this", kind="noise")
    gather(world)
    assert postman.received[-1]["Subject"] == "But this"
    assert len(postman.received) == 2


def test_what_was_told_before_somebody_chose_is_not_mailed(world, postman):
    tell(world, "Long ago")
    world.clock.forward(seconds=1)
    choose(world, all="MAIL")
    gather(world)
    assert postman.received == []


def test_the_digest_comes_once_a_day_in_its_readers_morning(world, postman):
    know(world, "wu", time_zone="Asia/Shanghai", language="zh-Hans")
    wu = world.person("wu", "agent", time_zone="Asia/Shanghai")
    choose(world, by=wu, all="DIGEST")
    gather(world)  # 17:00 there: the digest of this day is due as soon as there is something
    tell(world, "First", to="wu")
    gather(world)
    assert len(postman.received) == 1
    tell(world, "Second", to="wu")
    tell(world, "Third", to="wu")
    gather(world, seconds=3600)
    assert len(postman.received) == 1
    for _ in range(24):
        gather(world, seconds=3600)
    assert len(postman.received) == 2
    mail = postman.received[-1]
    assert mail["Subject"] == "2 条通知"
    assert "Second" in texts(postman)[-1]
    assert "Third" in texts(postman)[-1]


@pytest.mark.parametrize(
    ("hour", "zone", "day"),
    [
        (6, "UTC", ""),
        (7, "UTC", "2026-11-16"),
        (23, "Asia/Shanghai", "2026-11-17"),
        (8, "no", "2026-11-16"),
    ],
)
def test_whose_morning_it_is(world, hour, zone, day):
    now = world.clock.now().replace(year=2026, month=11, day=16, hour=hour)
    assert notice_mails.digest_day(now, zone) == day


def test_a_kill_after_the_servers_yes_sends_the_same_mail(world, postman, monkeypatch):
    choose(world, all="MAIL")
    tell(world)
    real = notice_mails._ended

    def killed(*_):
        raise RuntimeError("killed")

    monkeypatch.setattr(notice_mails, "_ended", killed)
    gather(world)
    monkeypatch.setattr(notice_mails, "_ended", real)
    gather(world, seconds=300)
    first, second = postman.received
    assert first["Message-ID"] == second["Message-ID"]
    gather(world, seconds=7200)
    assert len(postman.received) == 2


def test_a_kill_while_gathering_loses_and_doubles_nothing(world, postman, monkeypatch):
    choose(world, all="MAIL")
    tell(world)
    real = notice_mails._write

    def killed(*args):
        real(*args)
        raise RuntimeError("killed")

    monkeypatch.setattr(notice_mails, "_write", killed)
    gather(world)
    assert postman.received == []
    monkeypatch.setattr(notice_mails, "_write", real)
    gather(world, seconds=300)
    assert len(postman.received) == 1


def test_two_that_gather_at_once_write_one_mail(world, postman):
    choose(world, all="MAIL")
    tell(world)
    with (
        world.app.database.connection() as one,
        world.app.database.connection() as two,
    ):
        first, second = world.app.begin(one, "jobs"), world.app.begin(two, "jobs")
        with world.app.transaction(one, first):
            notice_mails.gather_notices(first, {})
            with world.app.transaction(two, second):
                notice_mails.gather_notices(second, {})
                outbox.flush(second, None)
            outbox.flush(first, None)
    world.run_jobs()
    assert len(postman.received) == 1
    assert len(world.rows(select(table.c.notice_mail_id))) == 1


def test_a_server_that_is_away_is_tried_again_and_given_up_after_a_day(world, postman):
    choose(world, all="MAIL")
    tell(world)
    postman.answer = "451 later"
    gather(world)
    postman.answer = "250 OK"
    gather(world, seconds=120)
    assert len(postman.received) == 1
    tell(world, "Never")
    postman.answer = "451 later"
    for _ in range(12):
        gather(world, seconds=4 * 3600)
    assert [
        row.state for row in world.rows(select(table.c.state).order_by(table.c.notice_mail_id))
    ] == [
        "sent",
        "dead",
    ]


def test_what_is_told_anew_is_mailed_anew_with_the_latest_only(world, postman):
    choose(world, all="MAIL")
    tell(world, "Change 1", key="ticket-5", again=True)
    gather(world)
    tell(world, "Change 2", key="ticket-5", again=True)
    world.clock.forward(seconds=1)
    gather(world)
    assert [mail["Subject"] for mail in postman.received] == ["Change 1", "Change 2"]


def test_what_is_told_anew_while_its_mail_waits_is_in_one_mail_only(world, postman):
    choose(world, all="MAIL")
    tell(world, "Change 1", key="ticket-5", again=True)
    postman.answer = "451 later"
    gather(world)
    world.clock.forward(seconds=1)
    tell(world, "Change 2", key="ticket-5", again=True)
    gather(world)
    postman.answer = "250 OK"
    gather(world, seconds=600)
    assert [mail["Subject"] for mail in postman.received] == ["Change 2"]


def test_nobody_without_an_address_or_an_account_that_is_open_is_mailed(world, postman):
    for name, more in (("none", {"email": ""}), ("gone", {})):
        know(world, name, **more)
        choose(world, by=world.person(name), all="MAIL")
        tell(world, to=name)
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test")
        gone = update(users).where(users.c.user_id == "gone")
        call.run(gone.values(disabled_time=world.clock.now()))
    gather(world)
    assert postman.received == []
    assert len(world.rows(select(user_notices.c.notice_id))) == 2


def test_lines_in_a_notice_add_no_headers(world, postman):
    choose(world, all="MAIL")
    tell(world, "Hello\r\nBcc: all@firsthand.example")
    gather(world)
    assert postman.received[0]["Bcc"] is None


def test_choices_are_ones_own_and_are_replaced_as_a_whole(world, postman):
    choose(world, all="DIGEST", mention="MAIL")
    assert choose(world, all="MAIL").notice_choices[0].way == pb.NOTICE_WAY_MAIL
    assert world.call("ListNoticeChoices", by="agent").notice_choices[0].way == pb.NOTICE_WAY_APP
    reply = world.call("ListNoticeChoices", by="rep")
    assert (reply.email, reply.mail_is_set) == (f"{REP}@firsthand.example", True)
    tell(world)
    gather(world)
    assert len(postman.received) == 1
    twice = [{"kind": "mention", "way": "NOTICE_WAY_APP"}] * 2
    with pytest.raises(Invalid) as refused:
        world.call("SetNoticeChoices", by="rep", notice_choices=twice)
    assert "notice_choices[1].kind" in refused.value.fields
