"""Requests from the web: customers' become tickets, what is odd waits for a person, nothing is dropped."""

import io
import re
from concurrent.futures import ThreadPoolExecutor
from html import unescape

import pytest
from crm.tickets.v1 import tickets_pb2
from crm.tickets.v1 import web_requests_pb2 as pb
from crm_chassis import public_forms
from crm_chassis.errors import Invalid, Precondition

from .mail_desk import BRAUN, outbox, set_mail

FIELDS = {
    "name": "Hans Braun",
    "email": BRAUN,
    "phone": "+49 30 901820",
    "subject": "Printer jams",
    "text": "It jams again.",
}


def ask(desk, by=None, files=(), trap="", place="", form_token="", **changes):
    return desk.call(
        "CreateWebRequest",
        by or desk.shop,
        web_request={**FIELDS, **changes},
        files=list(files),
        trap=trap,
        place=place,
        form_token=form_token,
    )


class Visitor:
    """Somebody without an account, with a browser."""

    def __init__(self, world, language="en"):
        self.world, self.client = world, world.http
        self.headers = {"Accept-Language": language}

    def form(self):
        page = self.client.get("/tickets/contact", headers=self.headers)
        assert page.status_code == 200
        found = re.findall(r'name="(\w+)" value="([^"]*)"', page.text)
        return {name: unescape(value) for name, value in found}, page.text

    def send(self, form, wait=10, **typed):
        self.world.clock.forward(seconds=wait)
        data = {**form, **FIELDS, **typed}
        return self.client.post("/tickets/contact", data=data, headers=self.headers)


@pytest.fixture(autouse=True)
def mail(world):
    set_mail(world)


def requests(desk):
    found = desk.call("ListWebRequests", order_by="web_request_id").web_requests
    return [(pb.WebRequestState.Name(r.state).removeprefix("WEB_REQUEST_STATE_")) for r in found]


def test_a_shop_brings_a_request_in_with_its_key(desk):
    photo = {"file_name": "photo.jpg", "content": b"A photo"}
    made = ask(desk, files=[photo])
    ticket = desk.call("GetTicket", ticket_id=made.ticket_id)
    assert (ticket.subject, ticket.email, ticket.phone) == ("Printer jams", BRAUN, "+4930901820")
    assert ticket.channel == tickets_pb2.TICKET_CHANNEL_WEB
    key = {"resource": "crm.tickets.Ticket", "resource_id": ticket.ticket_id}
    assert desk.call("ListAttachments", **key).attachments[0].file_name == "photo.jpg"
    (answer,) = outbox(desk)
    assert answer.to_address == BRAUN
    assert made.reference.startswith("W-")


def test_who_cannot_be_reached_is_told_so(desk):
    for changes, field in (
        ({"email": "", "phone": ""}, "email"),
        ({"email": "nobody"}, "email"),
        ({"phone": "call me"}, "phone"),
    ):
        with pytest.raises(Invalid) as refused:
            ask(desk, **changes)
        assert list(refused.value.fields) == [f"web_request.{field}"]
    with pytest.raises(Invalid):
        ask(desk, files=[{"file_name": "a", "content": b"x" * 21 * 1024 * 1024}])


def test_the_public_form_becomes_a_ticket_and_says_a_reference(world, desk):
    visitor = Visitor(world)
    form, _ = visitor.form()
    reply = visitor.send(form, files=[(io.BytesIO(b"A photo"), "photo.jpg")])
    assert reply.status_code == 303, reply.text
    page = visitor.client.get(reply.headers["Location"], headers=visitor.headers).text
    (request,) = desk.call("ListWebRequests").web_requests
    assert request.reference in page
    ticket = desk.call("GetTicket", ticket_id=request.ticket_id)
    assert (ticket.creator_id, ticket.language) == ("services/web-form", "en")
    # Sent twice, it is one.
    again = visitor.send(form)
    assert again.headers["Location"] == reply.headers["Location"]
    assert requests(desk) == ["TAKEN"]


def test_the_form_speaks_chinese_and_shows_what_is_wrong_beside_it(world, desk):
    visitor = Visitor(world, "zh-CN")
    form, page = visitor.form()
    assert "给我们留言" in page
    reply = visitor.send(form, email="nobody")
    assert reply.status_code == 422
    assert "email-note" in reply.text
    assert "It jams again." in reply.text
    reply = visitor.send(form, text="")
    assert reply.status_code == 422
    visitor.send(form)
    assert desk.call("ListTickets").tickets[0].language == "zh-Hans"


@pytest.mark.parametrize(
    ("wait", "typed", "reason"),
    [
        (1, {}, pb.WEB_SUSPICION_TOO_FAST),
        (10, {"website": "https://spam.example"}, pb.WEB_SUSPICION_TRAP),
        (10, {"form_token": "1-2-3"}, pb.WEB_SUSPICION_BAD_TOKEN),
        (10, {"form_token": ""}, pb.WEB_SUSPICION_BAD_TOKEN),
        (13 * 3600, {}, pb.WEB_SUSPICION_BAD_TOKEN),
        (10, {"text": "http://a http://b http://c www.d"}, pb.WEB_SUSPICION_LINKS),
    ],
)
def test_what_is_odd_waits_for_a_person_and_hears_the_same(world, desk, wait, typed, reason):
    visitor = Visitor(world)
    form, _ = visitor.form()
    if wait > 3600:  # the browser's session is as old
        token = public_forms.token(world.app.config.token_key, "web form", world.clock.now(), "x")
        world.clock.forward(seconds=wait)
        form = visitor.form()[0] | {"form_token": token}
        wait = 1
    assert "contact/sent/W-" in visitor.send(form, wait, **typed).headers["Location"]
    (request,) = desk.call("ListWebRequests").web_requests
    assert (request.state, list(request.suspicions)) == (pb.WEB_REQUEST_STATE_SUSPECT, [reason])
    assert not desk.call("ListTickets").tickets
    assert outbox(desk) == []


def test_a_suspect_is_released_with_its_files_or_rejected(desk):
    photo = {"file_name": "photo.jpg", "content": b"A photo"}
    first, second = ask(desk, trap="x", files=[photo]), ask(desk, trap="x", text="Other")
    released = desk.call("ReleaseWebRequest", web_request_id=first.web_request_id)
    key = {"resource": "crm.tickets.Ticket", "resource_id": released.ticket_id}
    (file,) = desk.call("ListAttachments", **key).attachments
    assert desk.call("DownloadAttachment", attachment_id=file.attachment_id).content == b"A photo"
    with pytest.raises(Precondition):
        desk.call("ReleaseWebRequest", web_request_id=first.web_request_id)
    other = {"web_request_id": second.web_request_id}
    desk.call("RejectWebRequest", **other)
    desk.call("RestoreWebRequest", **other)
    desk.call("RejectWebRequest", **other)
    assert requests(desk) == ["TAKEN", "REJECTED"]
    assert len(desk.call("ListTickets").tickets) == 1


def test_too_many_of_one_place_or_for_one_contact_wait(desk):
    for n in range(public_forms.FROM_CONTACT):
        assert ask(desk, text=f"Text {n}").state == pb.WEB_REQUEST_STATE_TAKEN
    many = ask(desk, text="One more")
    assert list(many.suspicions) == [pb.WEB_SUSPICION_MANY_FROM_CONTACT]
    for n in range(public_forms.FROM_PLACE):
        mine = f"visitor{n}@kunde.example"
        assert ask(desk, place="192.0.2.1", email=mine).ticket_id
    many = ask(desk, place="192.0.2.1", email="another@kunde.example")
    assert list(many.suspicions) == [pb.WEB_SUSPICION_MANY_FROM_PLACE]
    assert ask(desk, place="192.0.2.2", email="third@kunde.example").ticket_id


def test_the_same_words_again_are_one_ticket(world, desk):
    first, again = ask(desk), ask(desk)
    assert again.state == pb.WEB_REQUEST_STATE_DUPLICATE
    assert again.ticket_id == first.ticket_id
    world.clock.forward(hours=25)
    assert ask(desk).ticket_id != first.ticket_id


def test_the_same_at_once_is_one_ticket(desk):
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda _: ask(desk), range(4)))
    assert len({each.ticket_id for each in made}) == 1
    assert sorted(requests(desk)) == ["DUPLICATE"] * 3 + ["TAKEN"]


def test_the_place_is_what_our_own_proxy_says(world, desk):
    set_mail(world, proxies=1)
    seen = []
    for forwarded in ("6.6.6.6, 192.0.2.7", "9.9.9.9, 192.0.2.7"):
        visitor = Visitor(world)
        visitor.headers["X-Forwarded-For"] = forwarded
        visitor.send(visitor.form()[0], email=f"a{len(seen)}@kunde.example")
        seen.append(forwarded)
    from crm_tickets.tables import web_requests
    from sqlalchemy import select

    places = {row.place_digest for row in world.rows(select(web_requests.c.place_digest))}
    assert len(places) == 1
