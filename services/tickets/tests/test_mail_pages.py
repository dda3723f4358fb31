"""The pages of mail, as somebody uses them."""

import pytest
from crm_chassis.mail_settings import Server

from .everyday_desk import note
from .mail_desk import BRAUN, letter, outbox, post, set_mail, smtp_server
from .test_mail_in import bounce
from .test_pages import Browser


@pytest.fixture(autouse=True)
def mail(world):
    set_mail(world)


@pytest.fixture
def anna(desk):
    return Browser(desk.world, desk.anna)


def test_what_needs_a_person_is_shown_counted_and_decided(desk, anna):
    held = post(desk, letter("Order 4711", "Your order", number=2, Precedence="bulk"))
    page = anna.get("/mail")
    assert "Needs a person (1)" in page
    assert "Your order" in page
    here = f"/mail/{held.incoming_mail_id}"
    assert "Order 4711" in anna.get(here)
    download = anna.client.get(f"/tickets{here}/download", headers=anna.headers)
    assert b"Order 4711" in download.data
    shown = anna.send(here, "DiscardIncomingMail")
    assert "Discarded" in shown
    anna.send(here, "RestoreIncomingMail")
    ticket = anna.send(here, "AssignIncomingMail", ticket_id="")
    assert "Order 4711" in ticket
    assert "No mail waits" in anna.get("/mail")
    assert "没有待处理的邮件" in Browser(desk.world, desk.anna, "zh-CN").get("/mail")


def test_an_answer_says_on_the_ticket_where_it_is(world, desk, anna):
    mail = post(desk, letter())
    here = f"/{mail.ticket_id}"
    desk.call("TakeTicket", ticket_id=mail.ticket_id)
    assert "Do not send it by e-mail" in anna.get(here)
    said = {"comment__text": "We come", "comment__visibility": "COMMENT_VISIBILITY_PUBLIC"}
    assert "by e-mail: On its way" in anna.send(here, "CreateComment", **said)
    post(desk, bounce(outbox(desk)[-1].message_id))
    shown = anna.get(here)
    assert "by e-mail: Came back" in shown
    assert "did not arrive" in shown
    page = anna.get("/mail/out")
    assert "Not delivered (1)" in page
    assert "no such user" in page
    anna.send("/mail/out", "ResendOutgoingMail")
    assert "Everything arrived" in anna.get("/mail/out")
    assert BRAUN in anna.get("/mail/ways")
    assert "No such addresses" in anna.send("/mail/ways", "ClearBouncingAddress")


def test_a_ticket_by_phone_says_nothing_of_mail(desk, anna):
    ticket = desk.open()
    note(desk, ticket, "Hello", visibility="PUBLIC")
    assert "by e-mail" not in anna.get(f"/{ticket.ticket_id}")


def test_suspects_are_let_through_or_not(desk, anna):
    for text in ("Help", "Buy this"):
        request = {"subject": text, "text": text, "email": f"{text[0]}@kunde.example"}
        desk.call("CreateWebRequest", desk.shop, web_request=request, trap="x")
    page = anna.get("/mail/web")
    assert "From the web (2)" in page
    assert "a hidden field was filled in" in page
    anna.send("/mail/web", "RejectWebRequest")
    anna.send("/mail/web", "ReleaseWebRequest")
    assert "No suspects" in anna.get("/mail/web")
    assert len(desk.call("ListTickets").tickets) == 1


def test_a_manager_changes_texts_and_tries_the_connection(world, desk):
    manager = Browser(world, world.people["manager"])
    assert "Acknowledgement" in manager.get("/mail/texts")
    wrong = manager.send("/mail/texts/3", "UpdateMailTemplate", 422, mail_template__text="{x}")
    assert "nothing fills in x" in wrong
    manager.send("/mail/texts/3", "UpdateMailTemplate", mail_template__subject="Got {ticket}")
    assert "Got {ticket}" in manager.get("/mail/texts")
    with smtp_server() as postman:
        set_mail(world, smtp=Server("smtp+plain", "127.0.0.1", postman.port, "INBOX", "me", "pw"))
        page = manager.get("/mail/ways")
        assert f"smtp+plain://me@127.0.0.1:{postman.port}" in page
        assert ":pw@" not in page
        set_mail(world, smtp=Server("smtp+plain", "127.0.0.1", postman.port))
        form = manager.client.get("/tickets/mail/ways", headers=manager.headers).text
        token = form.partition('name="csrf_token" value="')[2].partition('"')[0]
        data = {"csrf_token": token, "name": "smtp"}
        manager.client.post("/tickets/mail/ways", data=data, headers=manager.headers)
        assert "It works" in manager.get("/mail/ways")
