"""Invitations by e-mail: in the reader's language, with the link, again when asked; else the page has the link."""

import re
from dataclasses import replace
from typing import Any

import pytest
from crm.channels.v1 import portal_invitations_pb2 as pb
from crm_channels.network import invitation_mails
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.mail_settings import MailSettings, Server

from .network_desk import partner
from .test_pages import Browser


def invite(world: Any, of: Any, user_id: str, **more: Any) -> Any:
    given = {"partner_id": of.partner_id, "user_id": user_id, "display_name": "安妮", **more}
    return world.call("CreatePortalInvitation", portal_invitation=given)


def test_a_link_goes_out_by_mail_and_again(world: Any, monkeypatch: Any) -> None:
    sent: list[Any] = []
    answers: list[Exception] = []

    def deliver(_server: Any, _sender: str, to: str, mail: Any) -> None:
        if answers:
            raise answers.pop()
        sent.append((to, mail))

    monkeypatch.setattr(invitation_mails.mail_sending, "deliver", deliver)
    dealer = partner(world, "Dealer")
    page = "/invitations/{}"
    browser = Browser(world, "admin")
    without = invite(world, dealer, "ann.one", email="ann@dealer.example")
    key = {"portal_invitation_id": without.portal_invitation_id}
    assert not without.mail_state
    assert "no mail server is set up" in browser.get(page.format(without.portal_invitation_id))
    with pytest.raises(Precondition) as refused:
        world.call("SendPortalInvitation", **key)
    assert refused.value.reason == "MAIL_NOT_SET_UP"

    mail = MailSettings(Server("smtp+plain", "127.0.0.1", 25), address="crm@firsthand.example")
    modules = {"channels": "https://crm.firsthand.example/channels"}
    world.app.config = replace(world.app.config, mail=mail, modules=modules)
    answers.append(OSError("down for a minute"))
    made = invite(world, dealer, "ann.two", email="ann@dealer.example", language="zh-Hans")
    key = {"portal_invitation_id": made.portal_invitation_id}
    world.run_jobs()
    assert (sent, world.call("GetPortalInvitation", **key).mail_state) == (
        [],
        pb.INVITATION_MAIL_STATE_MAILING,
    )
    world.clock.forward(minutes=2)
    world.run_jobs()
    ((to, letter),) = sent
    text = letter.get_content()
    assert (to, letter["Subject"]) == ("ann@dealer.example", "您的合作伙伴门户入口")
    assert "您的登录名是 ann.two" in text
    link = re.search(r"https://crm.firsthand.example/channels(/invited/\S+)", text)
    assert link
    assert "ann.two" in Browser(world, "admin").get(link[1])
    assert world.call("GetPortalInvitation", **key).mail_state == pb.INVITATION_MAIL_STATE_MAILED

    address = page.format(made.portal_invitation_id)
    answers.append(invitation_mails.mail_sending.Refused("550 nobody here"))
    browser.send(address, "SendPortalInvitation")
    world.run_jobs()
    assert "550 nobody here" in browser.get(address)
    browser.send(address, "SendPortalInvitation")
    world.run_jobs()
    assert len(sent) == 2
    nowhere = invite(world, dealer, "ann.three")
    with pytest.raises(Invalid):
        world.call("SendPortalInvitation", portal_invitation_id=nowhere.portal_invitation_id)
    world.call("RevokePortalInvitation", **key)
    with pytest.raises(Precondition):
        world.call("SendPortalInvitation", **key)


def test_days_of_reminder_are_set_by_the_page(world: Any) -> None:
    browser = Browser(world, "admin")
    assert ">30\n7</textarea>" in browser.get("/approval-times")
    field = "registration_settings__reminder_days"
    browser.send("/approval-times", "UpdateRegistrationSettings", **{field: "60\n14\n3"})
    assert list(world.call("GetRegistrationSettings").reminder_days) == [60, 14, 3]
    browser.send("/approval-times", "UpdateRegistrationSettings", 422, **{field: "soon"})
