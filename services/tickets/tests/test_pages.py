"""The pages: an agent's day, a call from the ring to the ticket, and a ticket from hand-over to close."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

import pytest
from crm.tickets.v1 import tickets_pb2
from crm_chassis import auth, i18n
from crm_chassis.errors import PeerUnavailable
from crm_tickets.pages.blueprint import tier_word

from .phone_desk import NUMBER
from .test_callers import known


class Browser:
    """Somebody who is signed in, with a browser."""

    def __init__(self, world: Any, who: Any, language: str = "en") -> None:
        self.client = world.http
        key, now = world.app.config.token_key, world.clock.now()
        self.client.set_cookie("crm_session", auth.mint(key, who, now, auth.SESSION))
        self.headers = {"Accept-Language": language}

    def get(self, address: str, status: int = 200) -> str:
        reply = self.client.get(f"/tickets{address}", headers=self.headers)
        assert reply.status_code == status, reply.text
        return unescape(str(reply.text))

    def send(self, address: str, form: str, status: int = 303, **typed: str) -> str:
        """Fills in and sends the (first) form of this method on a page; returns what comes then."""
        shown = self.client.get(f"/tickets{address}", headers=self.headers).text
        part = next(p for p in shown.split("<form")[1:] if f'value="{form}"' in p)
        part = part.partition("</form>")[0]
        action = re.search(r'action="([^"]*)"', part)
        data = {}
        for tag in re.findall(r"<input[^>]*>", part):
            name, value = re.search(r' name="([^"]*)"', tag), re.search(r' value="([^"]*)"', tag)
            if name and "checkbox" not in tag:
                data[name[1]] = unescape(value[1]) if value else ""
        data |= {name.replace("__", "."): text for name, text in typed.items()}
        to = unescape(action[1]) if action else f"/tickets{address}"
        reply = self.client.post(to, data=data, headers=self.headers)
        assert reply.status_code == status, reply.text
        if status == 303:
            to = reply.headers["Location"].removeprefix("/tickets")
            return self.get(to or "/")
        return unescape(str(reply.text))


@pytest.fixture
def anna(desk):
    desk.world.call(
        "CreateUser",
        user={
            "user_id": "zhao.lei",
            "display_name": "赵磊",
            "roles": ["specialist"],
            "team": "technical",
        },
        password="long enough for a test",
    )
    return Browser(desk.world, desk.anna)


@pytest.fixture
def zhao(desk, anna):
    return Browser(desk.world, desk.zhao)


def test_a_call_becomes_a_ticket_in_one_form(desk, anna):
    desk.world.connect("customers", LookUpPhone=known)
    screen = anna.get("/call?phone=%2B49+30+901820")
    for shown in ("Karl Braun", "Braun Bürobedarf", "Laser printer M640", "Visit", "+49 30 901820"):
        assert shown in screen
    due = desk.world.clock.now() + timedelta(hours=3)
    page = anna.send(
        "/call?phone=%2B49+30+901820",
        "CreateTicket",
        ticket__subject="Printer jams",
        promise__due_time=due.strftime("%Y-%m-%dT%H:%M"),
        promise__note="A technician rings back",
        hand_over__to_team="technical",
        hand_over__reason="needs a technician",
    )
    assert "Printer jams" in page
    assert "A technician rings back" in page
    assert "Handed over, not accepted yet" in page
    (ticket,) = desk.call("ListTickets").tickets
    assert (ticket.account_id, ticket.contact_id, ticket.handler_team) == (7, 70, "technical")
    assert ticket.channel == tickets_pb2.TICKET_CHANNEL_PHONE


def test_the_optional_parts_of_the_form_are_optional(desk, anna):
    anna.send(f"/call?phone=%2B{NUMBER[1:]}", "CreateTicket", ticket__subject="Quick question")
    (ticket,) = desk.call("ListTickets").tickets
    assert ticket.hand_over_count == 0
    assert not desk.call("ListPromises").promises


def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_lost(anna):
    page = anna.send(
        f"/call?phone=%2B{NUMBER[1:]}",
        "CreateTicket",
        422,
        ticket__subject="Printer jams",
        promise__note="We ring back",
    )
    assert 'aria-invalid="true"' in page
    assert "We ring back" in page
    assert "Printer jams" in page


def test_a_number_that_is_none_is_said_where_it_was_typed(anna):
    assert "must be a telephone number" in anna.get("/call?phone=abc")


def test_when_customers_hangs_the_screen_says_so_and_works(desk, anna):
    def hang(_request):
        raise PeerUnavailable("customers", "took too long", slow=True)

    desk.world.connect("customers", LookUpPhone=hang)
    page = anna.get(f"/call?phone=%2B{NUMBER[1:]}")
    assert "Customers took too long to answer" in page
    assert "What is it about?" in page


def test_alone_nothing_is_said_of_what_is_not_there(anna):
    page = anna.get(f"/call?phone=%2B{NUMBER[1:]}")
    assert "First call" in page
    assert "does not answer" not in page


def test_broken_promises_are_first_on_every_page_until_they_are_made_good(desk, anna):
    ticket = desk.open()
    desk.promise(ticket, note="We ring back")
    desk.world.clock.forward(hours=3)
    desk.world.run_jobs()
    for address in ("/list", "/call", f"/{ticket.ticket_id}", f"/{ticket.ticket_id}/edit"):
        assert 'class="alarm"' in anna.get(address), address
    assert 'id="broken"' in anna.get("/")
    day = anna.send("/", "KeepPromise")
    assert "Noted: the promise is settled" in day
    assert 'id="broken"' not in day
    assert 'class="alarm"' not in anna.get("/list")


def test_why_a_promise_was_not_kept_is_asked_for(desk, anna):
    desk.promise(desk.open())
    assert "Reason: " in anna.send("/promises", "BreakPromise", reason="")
    page = anna.send("/promises", "BreakPromise", reason="Line was dead")
    assert "Nothing is owed" in page
    assert "Line was dead" in anna.get("/promises?view=settled")


def test_a_ticket_goes_to_another_department_and_is_closed_by_it(desk, anna, zhao):
    ticket = desk.open(description="Jams every morning")
    at = f"/{ticket.ticket_id}"
    page = anna.send(
        at, "CreateHandOver", hand_over__to_team="technical", hand_over__reason="needs a technician"
    )
    assert "Handed over, not accepted yet" in page
    assert "Waiting for you" in zhao.get("/")
    assert "Accepted: it is yours now" in zhao.send("/", "AcceptHandOver")
    page = zhao.send(
        at,
        "CreateComment",
        comment__text="Roller replaced",
        comment__visibility="COMMENT_VISIBILITY_PUBLIC",
    )
    assert "Roller replaced" in page
    assert 'class="bar-in_progress"' in page
    page = zhao.send(at, "CloseTicket", resolution="New roller", outcome="TICKET_OUTCOME_SOLVED")
    assert "Ticket closed" in page
    assert "Reopen" in page
    assert desk.get(ticket).state == tickets_pb2.TICKET_STATE_CLOSED


def test_a_refused_step_keeps_what_was_typed(desk, anna):
    ticket = desk.open()
    desk.promise(ticket)
    page = anna.send(
        f"/{ticket.ticket_id}",
        "CloseTicket",
        422,
        resolution="All is well",
        outcome="TICKET_OUTCOME_SOLVED",
    )
    assert "A promise on this ticket is still open" in page
    assert "All is well" in page


def test_the_lists_find_and_filter(desk, anna):
    desk.open()
    desk.close(desk.open(subject="Chair squeaks", priority="TICKET_PRIORITY_HIGH"))
    assert "Printer jams" in anna.get("/list")
    assert "Chair squeaks" not in anna.get("/list")
    assert "Chair squeaks" in anna.get("/list?view=closed")
    assert "Chair squeaks" in anna.get("/list?view=all&priority=high")
    assert "No tickets here" in anna.get("/list?view=mine&q=nothing")
    assert "Printer jams" in anna.get("/list?view=department&handler_team=service")
    assert "No tickets here" in anna.get("/list?owner_id=%22+OR+state+%3D+%22new")
    reply = anna.client.get("/tickets/find?q=squea", headers={"Accept": "application/json"})
    (hit,) = reply.json["suggestions"]
    assert hit["text"].endswith("Chair squeaks")


def test_who_may_only_read_sees_no_forms(desk, anna):
    ticket = desk.open()
    desk.promise(ticket)
    leader = Browser(desk.world, desk.world.people["leader"])
    for address in ("/", "/list", "/promises", f"/{ticket.ticket_id}"):
        page = leader.get(address)
        assert "KeepPromise" not in page
        assert "CloseTicket" not in page


def test_pages_speak_chinese(desk, anna):
    ticket = desk.open()
    page = Browser(desk.world, desk.anna, "zh-CN").get(f"/{ticket.ticket_id}")
    for said in ("流转历程", "处理中", "转交"):
        assert said in page


def test_a_ticket_can_be_edited(desk, anna):
    ticket = desk.open()
    page = anna.send(
        f"/{ticket.ticket_id}/edit",
        "UpdateTicket",
        ticket__subject="Jams daily",
        ticket__priority="TICKET_PRIORITY_URGENT",
        ticket__description="",
    )
    assert "Jams daily" in page
    assert desk.get(ticket).priority == tickets_pb2.TICKET_PRIORITY_URGENT


@pytest.mark.parametrize(("language", "words"), [("en", "Key customer"), ("zh-Hans", "重点客户")])
def test_a_tier_is_told_in_the_readers_words_and_one_of_our_own_as_it_is(world, language, words):
    with i18n.reader(language):
        assert tier_word("key") == words
        assert tier_word("gold") == "gold"
