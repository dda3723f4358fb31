"""Several mailboxes: each with its address, department, language and account; answers go out where tickets came in."""

import imaplib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis.errors import AlreadyExists, Conflict, Forbidden, Invalid, NotFound
from crm_chassis.mail_settings import Server, mail_settings

from .everyday_desk import know_people, note
from .mail_desk import (
    ADDRESS,
    BRAUN,
    free_port,
    imap_server,
    letter,
    outbox,
    post,
    set_mail,
    smtp_server,
)
from .test_pages import Browser

SALES, CHINA = "sales@firsthand.example", "china@firsthand.example"


@pytest.fixture
def smtp(world, desk):
    """The service's own server."""
    know_people(world)
    with smtp_server() as postman:
        set_mail(
            world,
            smtp=Server("smtp+plain", "127.0.0.1", postman.port),
            name="Firsthand",
            secrets={"SALES": "secret"},
        )
        yield postman


@pytest.fixture(scope="module")
def imap_ports():
    with imap_server() as one, imap_server() as two:
        yield one, two


def mailbox(desk, by=None, **fields):
    """A mailbox of the administrator."""
    given = {"display_name": "Sales", "address": SALES} | fields
    return desk.call("CreateMailbox", by or desk.world.people["admin"], mailbox=given)


def put(port, content):
    imap = imaplib.IMAP4("127.0.0.1", port)
    imap.login("support", "secret")
    imap.append("INBOX", None, None, content)
    imap.logout()


def poll(world):
    world.clock.forward(seconds=30)
    world.run_jobs()


def change(desk, box, **values):
    given = {"mailbox_id": box.mailbox_id, "etag": box.etag, **values}
    mask = {"paths": list(values)}
    admin = desk.world.people["admin"]
    return desk.call("UpdateMailbox", admin, mailbox=given, update_mask=mask)


def test_two_mailboxes_are_fetched_and_answered_each_from_its_own_server(
    world, desk, smtp, imap_ports
):
    with smtp_server() as of_sales:
        url = f"imap+plain://support@127.0.0.1:{imap_ports[0]}"
        sales = mailbox(
            desk,
            sender_name="Firsthand Sales",
            team="billing",
            imap_url=url,
            imap_secret="SALES",
            smtp_url=f"smtp+plain://127.0.0.1:{of_sales.port}",
        )
        china = mailbox(
            desk,
            display_name="China",
            address=CHINA,
            language="zh-Hans",
            imap_url=url.replace(str(imap_ports[0]), str(imap_ports[1])),
            imap_secret="SALES",
        )
        poll(world)
        put(imap_ports[0], letter(subject="An offer, please", number="s1"))
        put(imap_ports[1], letter(subject="Hello", number="c1"))
        poll(world)
        world.run_jobs()
        tickets = {t.subject: t for t in desk.call("ListTickets").tickets}
        offer, hello = tickets["An offer, please"], tickets["Hello"]
        assert (offer.mailbox_id, offer.team) == (sales.mailbox_id, "billing")
        assert (hello.mailbox_id, hello.language) == (china.mailbox_id, "zh-Hans")
        (first,) = of_sales.received
        assert first["From"] == f"Firsthand Sales <{SALES}>"
        assert first["Message-ID"].endswith("@firsthand.example>")
        (second,) = smtp.received  # China has no server of its own
        assert second["From"] == CHINA
        assert "已收到您的请求" in second["Subject"]
        answer = note(desk, offer, "Here it is", by=desk.eva, visibility="PUBLIC")
        world.run_jobs()
        assert answer.ticket_id == offer.ticket_id
        assert of_sales.received[-1]["From"] == f"Firsthand Sales <{SALES}>"
        assert of_sales.received[-1]["In-Reply-To"] == first["Message-ID"]
    for each in ("imap-", "smtp-"):
        names = {w.name for w in desk.call("ListMailChannels").mail_channels}
        assert f"{each}{sales.mailbox_id}" in names


def test_one_mailbox_that_is_away_holds_up_no_other(world, desk, smtp, imap_ports):
    away = mailbox(desk, imap_url=f"imap+plain://support@127.0.0.1:{free_port()}")
    here = f"imap+plain://support@127.0.0.1:{imap_ports[1]}"
    mailbox(desk, display_name="China", address=CHINA, imap_url=here, imap_secret="SALES")
    poll(world)
    put(imap_ports[1], letter(subject="Still here", number="a1"))
    poll(world)
    assert [m.subject for m in desk.call("ListIncomingMails").incoming_mails] == ["Still here"]
    ways = {w.name: w for w in desk.call("ListMailChannels").mail_channels}
    assert ways[f"imap-{away.mailbox_id}"].problem == pb.MAIL_PROBLEM_NOT_REACHED
    assert ways[f"imap-{away.mailbox_id}"].mailbox_name == "Sales"


def test_a_posted_mail_belongs_to_the_mailbox_that_it_was_written_to(desk, smtp):
    sales = mailbox(desk, team="billing")
    mail = post(desk, letter(To=f"Sales <{SALES.upper()}>"))
    ticket = desk.call("GetTicket", desk.eva, ticket_id=mail.ticket_id)
    assert (ticket.mailbox_id, ticket.team) == (sales.mailbox_id, "billing")
    assert post(desk, letter(number=2)).ticket_id
    found = desk.call("ListTickets", filter=f"mailbox_id = {sales.mailbox_id}").tickets
    assert [each.ticket_id for each in found] == [ticket.ticket_id]


def test_a_mail_to_two_mailboxes_is_one_ticket(desk, smtp):
    mailbox(desk)
    china = mailbox(desk, display_name="China", address=CHINA, language="zh-Hans")
    both = letter(To=f"{CHINA}, {SALES}")
    first = post(desk, both, "china")
    second = post(desk, both, "sales")
    assert second.ticket_id == first.ticket_id == post(desk, both, "sales").ticket_id
    assert second.incoming_mail_id != first.incoming_mail_id
    assert second.state == pb.INCOMING_MAIL_STATE_TAKEN
    ticket = desk.call("GetTicket", ticket_id=first.ticket_id)
    assert ticket.mailbox_id == china.mailbox_id
    (note_of,) = desk.call("ListComments", ticket_id=ticket.ticket_id).comments
    assert note_of.comment_id == second.comment_id
    assert note_of.text == f"这封邮件经由多个邮箱收到：{CHINA}, {SALES}。在此工单统一答复。"
    assert len(outbox(desk)) == 1  # told once that we have it
    # Who only knows its number, or says something else by it, has a ticket of their own.
    for other in (letter("Something else."), letter(sender="thief@kunde.example")):
        assert post(desk, other, "sales-2").ticket_id not in (0, ticket.ticket_id)


def test_a_mail_that_comes_by_two_mailboxes_at_once_is_one_ticket(world, desk, smtp):
    mailbox(desk)
    both = letter(To=f"{ADDRESS}, {SALES}")
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda box: post(desk, both, box), ["a", "b", "c", "d"]))
    assert len({mail.ticket_id for mail in found}) == 1
    assert len({mail.incoming_mail_id for mail in found}) == 4


def test_what_comes_from_a_mailbox_of_ours_opens_no_ticket(desk, smtp):
    mailbox(desk)
    mail = post(desk, letter(sender=SALES))
    assert mail.reason == pb.MAIL_REASON_OWN_ADDRESS


def test_a_removed_mailbox_is_answered_from_the_services_own_address(world, desk, smtp):
    sales = mailbox(desk)
    mail = post(desk, letter(To=SALES))
    desk.call("TakeTicket", ticket_id=mail.ticket_id)
    ticket = desk.call("GetTicket", ticket_id=mail.ticket_id)
    world.run_jobs()
    admin, key = world.people["admin"], {"mailbox_id": sales.mailbox_id}
    desk.call("DeleteMailbox", admin, **key)
    desk.call("DeleteMailbox", admin, **key)
    note(desk, ticket, "We look", visibility="PUBLIC")
    world.run_jobs()
    assert [m["From"] for m in smtp.received] == [SALES, f"Firsthand <{ADDRESS}>"]
    with pytest.raises(Invalid):
        desk.open(mailbox_id=sales.mailbox_id)
    desk.call("UndeleteMailbox", admin, **key)
    note(desk, ticket, "We looked", visibility="PUBLIC")
    world.run_jobs()
    assert smtp.received[-1]["From"] == SALES


def test_an_answer_that_waits_keeps_its_mailbox_when_the_tickets_changes(world, desk, smtp):
    sales = mailbox(desk)
    china = mailbox(desk, display_name="China", address=CHINA)
    ticket = desk.open(email=BRAUN, mailbox_id=sales.mailbox_id)
    note(desk, ticket, "One", visibility="PUBLIC")
    given = {"ticket_id": ticket.ticket_id, "mailbox_id": china.mailbox_id}
    desk.call("UpdateTicket", ticket=given, update_mask={"paths": ["mailbox_id"]})
    note(desk, ticket, "Two", visibility="PUBLIC")
    world.run_jobs()
    assert [m["From"] for m in smtp.received] == [SALES, CHINA]
    assert [m.mailbox_id for m in outbox(desk)] == [sales.mailbox_id, china.mailbox_id]


def test_what_cannot_work_is_refused_by_field(desk, smtp):
    cases = {
        "smtp_url": {"smtp_url": "http://host"},
        "imap_url": {"imap_url": "imaps://user:password@host"},
        "imap_secret": {"imap_secret": "DATABASE_URL"},
        "address": {"address": ADDRESS.upper()},
    }
    for field, given in cases.items():
        with pytest.raises(Invalid) as refused:
            mailbox(desk, **given)
        assert list(refused.value.fields) == [f"mailbox.{field}"]
    box = mailbox(desk)
    with pytest.raises(AlreadyExists):
        mailbox(desk, address=SALES.upper())
    changed = change(desk, box, paused=True)
    with pytest.raises(Conflict):
        change(desk, box, paused=False)
    with pytest.raises(Invalid):
        change(desk, changed, smtp_url="nowhere")
    with pytest.raises(NotFound):
        desk.call("TestMailChannel", desk.world.people["manager"], name="imap-99")


def test_only_administrators_set_mailboxes_up(desk, smtp):
    for who in ("manager", "agent"):
        with pytest.raises(Forbidden):
            mailbox(desk, desk.world.people[who])


def test_a_paused_mailbox_is_not_fetched(world, desk, smtp, imap_ports):
    url = f"imap+plain://support@127.0.0.1:{imap_ports[0]}"
    mailbox(desk, imap_url=url, imap_secret="SALES", paused=True)
    poll(world)
    put(imap_ports[0], letter(subject="Later", number="p1"))
    poll(world)
    assert not desk.call("ListIncomingMails").incoming_mails


def test_secrets_come_from_the_environment_or_a_file_and_are_never_shown(desk, smtp, tmp_path):
    file = tmp_path / "password"
    file.write_text("from a file\n")
    environ = {"CRM_MAIL_SECRET_SALES": "plain", "CRM_MAIL_SECRET_CHINA_FILE": str(file)}
    settings = mail_settings(environ)
    assert settings.secrets == {"SALES": "plain", "CHINA": "from a file"}
    assert "plain" not in repr(settings)
    mailbox(desk, imap_secret="SALES", imap_url="imaps://sales@mail.example")
    config = desk.world.app.config
    changed = replace(config.mail, secrets={})  # the secret is gone: it cannot be named any more
    desk.world.app.config = replace(config, mail=changed)
    with pytest.raises(Invalid):
        mailbox(desk, address=CHINA, imap_secret="SALES")
    with desk.world.app.database.connection() as connection:
        rows = connection.execute("select * from mailboxes").fetchall()
    assert "plain" not in str(rows)


def test_mailboxes_are_set_up_on_their_page(world, desk, smtp):
    admin = Browser(world, world.people["admin"])
    shown = admin.get("/mail/boxes")
    assert "No mailboxes beside" in shown
    typed = {"mailbox__display_name": "Sales", "mailbox__address": SALES}
    assert SALES in admin.send("/mail/boxes/new", "CreateMailbox", **typed)
    (box,) = desk.call("ListMailboxes").mailboxes
    one = f"/mail/boxes/{box.mailbox_id}"
    refused = admin.send(one, "UpdateMailbox", 422, mailbox__imap_url="ftp://mail.example")
    assert "must begin with one of imaps://" in refused
    chinese = Browser(world, world.people["admin"], "zh-Hans")
    assert "收信密钥名" in chinese.get(one)
    assert "No mailboxes beside" in Browser(world, world.people["admin"]).send(one, "DeleteMailbox")
    assert ">Restore<" in Browser(world, world.people["admin"]).get("/mail/boxes?trash=1")
    assert "/mail/boxes/new" not in Browser(world, desk.anna).get("/mail/boxes")
