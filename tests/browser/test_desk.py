"""The desk while a telephone rings: it opens the caller by itself, and a call becomes a ticket in three keystrokes."""

import re

import pytest
import requests
from crm.access.v1 import api_keys_pb2
from crm.tickets.v1 import agents_pb2

from .conftest import PHONE

AGENTS = "/crm.tickets.v1.AgentsService"
PEOPLE = (("anna.keller", "11"), ("tom.becker", "12"), ("wang.fang", "13"))


@pytest.fixture(scope="module")
def switch(stand):
    """A phone switch with a key of its own, and two agents whose telephones it knows."""
    stubs = stand.stubs("tickets")
    for user_id, extension in PEOPLE:
        agent = agents_pb2.Agent(user_id=user_id, team="service", extension=extension)
        stubs.call(
            f"{AGENTS}/CreateAgent", agents_pb2.CreateAgentRequest(agent=agent), agents_pb2.Agent
        )
        there = agents_pb2.SetPresenceRequest(
            user_id=user_id, state=agents_pb2.PRESENCE_STATE_AVAILABLE
        )
        stubs.call(f"{AGENTS}/SetPresence", there, agents_pb2.Presence)
    key = api_keys_pb2.ApiKey(display_name="Switch", scopes=["calls.write"])
    made = stubs.call(
        "/crm.access.v1.ApiKeysService/CreateApiKey",
        api_keys_pb2.CreateApiKeyRequest(api_key=key),
        api_keys_pb2.CreateApiKeyResponse,
    )

    def tell(call, sequence, kind, **more):
        said = {"switch_call_id": call, "sequence": sequence, "kind": f"CALL_EVENT_KIND_{kind}"}
        reply = requests.post(
            f"{stand.stand.web('tickets')}/api/v1/calls:report",
            json={**said, **more},
            headers={"Authorization": f"Bearer {made.secret}"},
            timeout=90,
        )
        assert reply.status_code == 200, reply.text
        return reply.json()

    return tell


def shows(visitor, rang):
    """Waits until the page is that of this call."""
    visitor.page.wait_for_url(lambda url: url.endswith(f"/tickets/call?call={rang['call_id']}"))


def at_desk(visit, user_id="anna.keller", **options):
    anna = visit(user_id, **options).sign_in()
    anna.go("tickets", "/call")
    return anna


def test_a_call_opens_its_caller_and_becomes_a_ticket_in_three_keystrokes(visit, switch):
    anna = at_desk(visit)
    rang = switch("b-1", 1, "RINGING", phone=PHONE, extension="11")
    shows(anna, rang)
    assert "周敏" in anna.page.text_content("main")
    anna.shoot("desk-ringing")
    switch("b-1", 2, "ANSWERED", extension="11")
    anna.page.wait_for_selector(".call-head[data-state=answered]")
    anna.page.evaluate("document.activeElement.blur()")
    anna.page.keyboard.press("n")
    anna.page.keyboard.type("Printer jams")
    anna.shoot("desk-on-the-line")
    anna.page.keyboard.press("Enter")
    anna.page.wait_for_url(re.compile(r"/tickets/\d+$"))
    assert "Printer jams" in anna.page.text_content("h1")
    switch("b-1", 3, "ENDED")
    anna.page.wait_for_selector(".rings:empty", state="attached")


def test_what_is_being_written_is_not_taken_away(visit, switch):
    anna = at_desk(visit)
    anna.page.fill("#dial", "040 1234")
    rang = switch("b-2", 1, "RINGING", extension="11")
    shown = anna.page.wait_for_selector(f"[data-call='{rang['call_id']}']")
    assert anna.page.url.endswith("/tickets/call")
    assert anna.page.input_value("#dial") == "040 1234"
    shown.query_selector("a").click()
    shows(anna, rang)
    assert "withheld" in anna.page.text_content("main")
    switch("b-2", 2, "ENDED")
    anna.page.wait_for_selector(".call-head[data-state=missed]")


def test_a_call_of_a_queue_is_answered_by_a_key_and_leaves_the_others(visit, switch):
    anna, tom = at_desk(visit), at_desk(visit, "tom.becker")
    rang = switch("b-3", 1, "RINGING", phone=PHONE, queue="hotline")
    for one in (anna, tom):
        one.page.wait_for_selector(f"[data-call='{rang['call_id']}']")
    anna.page.evaluate("document.activeElement.blur()")
    anna.page.keyboard.press("o")
    shows(anna, rang)
    anna.page.evaluate("document.activeElement.blur()")
    anna.page.keyboard.press("a")
    anna.page.wait_for_selector(".call-head[data-state=answered]")
    tom.page.wait_for_selector(".rings:empty", state="attached")
    switch("b-3", 2, "ENDED")


@pytest.mark.parametrize("width", [1360, 390])
def test_the_desk_in_chinese_on_a_screen_and_a_phone(visit, switch, width):
    options = {"viewport": {"width": width, "height": 844}, "locale": "zh-CN"}
    wang = at_desk(visit, "wang.fang", **options)
    rang = switch(f"b-4-{width}", 1, "RINGING", phone=PHONE, extension="13", called_number="8000")
    shows(wang, rang)
    assert "振铃中" in wang.page.text_content("main")
    wang.shoot(f"desk-zh-{width}")
    switch(f"b-4-{width}", 2, "ENDED")
    wang.page.wait_for_selector(".call-head[data-state=missed]")
    wang.go("tickets", "/calls")
    wang.shoot(f"calls-zh-{width}")
    wide = wang.page.evaluate("document.documentElement.scrollWidth > innerWidth")
    assert not wide, "the page is wider than the screen"


def test_help_lists_the_keys_of_the_desk(visit, switch):
    anna = at_desk(visit)
    anna.page.evaluate("document.activeElement.blur()")
    anna.page.keyboard.press("?")
    assert "Answer it" in anna.page.text_content("#help")
