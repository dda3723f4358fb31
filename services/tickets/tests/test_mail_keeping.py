"""The link to say how satisfied one is goes out by mail; and who is erased is gone from all that was written."""

import base64
import re
from dataclasses import replace

import pytest
from crm.tickets.v1 import mails_pb2 as pb
from crm_chassis.errors import NotFound
from crm_chassis.mail_settings import BadMailSetting, mail_settings

from .mail_desk import BRAUN, letter, outbox, post, set_mail
from .question_desk import Asking
from .test_mail_in import bounce


@pytest.fixture
def desk(world):
    set_mail(world)
    return Asking(world)


def test_the_link_goes_out_with_the_closing_and_once(world, desk):
    modules = {"tickets": "https://crm.example/tickets"}
    world.app.config = replace(world.app.config, modules=modules)
    desk.surveys()
    ticket = desk.open(email=BRAUN)
    desk.close(ticket)
    (mail,) = outbox(desk)
    assert mail.kind == pb.OUTGOING_MAIL_KIND_INVITATION
    link = re.search(r"https://crm\.example(/tickets/survey/\S+)", mail.text)[1]
    assert world.http.get(link).status_code == 200
    key = {"ticket_id": ticket.ticket_id}
    desk.call("CreateSurveyInvitation", **key)
    assert len(outbox(desk)) == 1


def test_without_a_whole_address_no_link_is_sent(desk):
    desk.surveys()
    desk.close(desk.open(email=BRAUN))
    assert outbox(desk) == []


def test_who_is_erased_is_gone_from_all_that_was_written(world, desk):
    encoded = base64.b64encode(f"Hans Braun, {BRAUN}".encode()).decode()
    mail = post(desk, letter(encoded, Content_Transfer_Encoding="base64"))
    post(desk, bounce(outbox(desk)[0].message_id))
    request = {"subject": "Hello", "text": "I am Hans Braun", "email": BRAUN}
    desk.call("CreateWebRequest", desk.shop, web_request=request, trap="x")
    desk.call(
        "PostChatMessage",
        desk.shop,
        channel="wechat",
        conversation_id="hans.braun@kunde.example",
        message_id="1",
        text="Hans Braun here",
    )
    person = {"contact_id": 70, "names": ["Hans Braun"], "addresses": [BRAUN]}
    receipt = desk.call("ErasePerson", "admin", person=person)
    assert receipt.remaining_count == 0
    with pytest.raises(NotFound):
        desk.call("DownloadIncomingMail", incoming_mail_id=mail.incoming_mail_id)
    left = [
        *desk.call("ListIncomingMails").incoming_mails,
        *outbox(desk),
        *desk.call("ListWebRequests").web_requests,
        *desk.call("ListBouncingAddresses").bouncing_addresses,
        *desk.call("ListChatConversations").chat_conversations,
        *desk.call("ListTickets").tickets,
        *desk.call("ListRequesters").requesters,
    ]
    assert len(left) > 7
    for each in left:
        assert "Braun" not in str(each)
        assert BRAUN not in str(each)


def test_wrong_settings_say_what_would_be_right(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("of a file\n")
    found = mail_settings(
        {
            "CRM_SMTP_URL": "smtps://me@mail.example",
            "CRM_SMTP_PASSWORD_FILE": str(secret),
            "CRM_IMAP_URL": "imaps://mail.example/Support/In",
            "CRM_IMAP_USER": "me@mail.example",
            "CRM_MAIL_ADDRESS": "Support@mail.example",
            "CRM_MAIL_OWN_ADDRESSES": "Info@mail.example, ",
        }
    )
    assert (found.smtp.port, found.smtp.password, found.smtp.user) == (465, "of a file", "me")
    assert (found.imap.port, found.imap.folder, found.imap.user) == (
        993,
        "Support/In",
        "me@mail.example",
    )
    assert found.ours == {"support@mail.example", "info@mail.example"}
    assert "of a file" not in f"{found} {found.smtp}"
    for name, value in (
        ("CRM_SMTP_URL", "mail.example"),
        ("CRM_IMAP_URL", "imaps://me:secret@mail.example"),
        ("CRM_MAIL_MAX_MB", "0"),
        ("CRM_MAIL_PLUS", "perhaps"),
        ("CRM_MAIL_ADDRESS", "support"),
        ("CRM_PROXIES", "-1"),
    ):
        with pytest.raises(BadMailSetting, match=name):
            mail_settings({name: value})
