"""The desk: it shows what rings, keeps quiet while nothing does, and turns a call into a ticket."""

import re
import threading
import time

import pytest
from crm_tickets.calls import board as boards

from .phone_desk import NUMBER
from .switchboard import Switchboard
from .test_callers import known, unknown
from .test_pages import Browser


@pytest.fixture
def board(world):
    return Switchboard(world)


@pytest.fixture
def anna(board):
    return Browser(board.world, board.anna)


def asks(browser, tag=""):
    headers = {**browser.headers, **({"If-None-Match": f'"{tag}"'} if tag else {})}
    return browser.client.get("/tickets/ringing", headers=headers)


def test_the_bar_is_empty_then_rings_then_says_nothing_new(board, anna):
    quiet = asks(anna)
    assert quiet.text.strip() == ""
    tag = quiet.get_etag()[0]
    assert asks(anna, tag).status_code == 304
    rang = board.rings()
    loud = asks(anna, tag)
    assert loud.status_code == 200
    assert f'data-call="{rang.call_id}" data-mine' in loud.text
    assert asks(anna, loud.get_etag()[0]).status_code == 304
    board.says_switch(rang.switch_call_id, "ended", 2)
    assert asks(anna, loud.get_etag()[0]).text.strip() == ""


def test_every_page_has_the_bar_without_a_script_too(board, anna):
    board.rings(phone="")
    for address in ("/", "/call", "/calls", "/queues"):
        assert "Rings for you: number withheld" in anna.get(address)
    assert '<noscript><meta http-equiv="refresh"' in anna.get("/call")


def test_a_call_of_a_queue_is_answered_on_the_desk_and_becomes_a_ticket(board, anna):
    board.world.connect("customers", LookUpPhone=known)
    rang = board.rings(queue="8000")
    shown = anna.get(f"/call?call={rang.call_id}")
    for text in ("Karl Braun", "Laser printer M640", "queue 8000", "Rings"):
        assert text in shown
    assert "Answer the call" in anna.get(f"/calls/{rang.call_id}/head")
    taken = anna.send(f"/call?call={rang.call_id}", "TakeCall")
    assert "with anna.keller since" in anna.get(f"/calls/{rang.call_id}/head")
    assert "with anna.keller since" in taken
    assert "On the line" in asks(anna).text
    page = anna.send(f"/call?call={rang.call_id}", "CreateTicket", ticket__subject="Printer jams")
    assert "Printer jams" in page
    ticket = board.call("ListTickets").tickets[0]
    assert ticket.call_id == rang.call_id
    assert board.after(rang).ticket_id == ticket.ticket_id


def test_who_comes_second_is_told_who_was_first(board, anna):
    rang = board.rings(queue="8000")
    shown = anna.client.get(f"/tickets/call?call={rang.call_id}", headers=anna.headers).text
    board.call("TakeCall", board.ben, call_id=rang.call_id)
    part = next(p for p in shown.split("<form")[1:] if 'value="TakeCall"' in p)
    data = dict(re.findall(r'name="([^"]*)" value="([^"]*)"', part.partition("</form>")[0]))
    anna.client.post(f"/tickets/calls/{rang.call_id}/take", data=data, headers=anna.headers)
    assert "ben.ott has answered this call" in anna.get("/call")


def test_a_call_about_an_open_ticket_is_linked_by_one_button(board, anna):
    ticket = board.open()
    rang = board.rings()
    page = anna.send(f"/call?call={rang.call_id}", "LinkCall")
    assert "this call" in page
    assert board.after(rang).ticket_id == ticket.ticket_id


def test_a_withheld_number_opens_a_form_without_a_caller(board, anna):
    rang = board.rings(phone="")
    shown = anna.get(f"/call?call={rang.call_id}")
    assert "The number is withheld" in shown
    anna.send(f"/call?call={rang.call_id}", "CreateTicket", ticket__subject="Nameless")
    assert board.after(rang).ticket_id


def test_the_desk_works_alone_and_says_what_is_missing(board, anna):
    def down(_request):
        from crm_chassis.errors import PeerUnavailable

        raise PeerUnavailable("customers")

    rang = board.rings()
    assert "does not answer" not in anna.get(f"/call?call={rang.call_id}")
    board.world.connect("customers", LookUpPhone=down)
    assert "Customers does not answer just now" in anna.get(f"/call?call={rang.call_id}")
    board.world.connect("customers", LookUpPhone=unknown)
    assert "First call" in anna.get(f"/call?call={rang.call_id}")


def test_missed_calls_stand_on_the_day_and_are_settled_from_there(board, anna):
    board.rings("c")
    board.says_switch("c", "ended", 2)
    assert "To ring back" in anna.get("/")
    day = anna.send("/", "SettleCall")
    assert "To ring back" not in day
    board.rings("d")
    board.says_switch("d", "ended", 2)
    assert "Your telephone rings" in anna.send("/calls", "PlaceCall")
    assert board.call("GetRinging").current[0].phone == NUMBER


def test_in_chinese(board):
    board.rings(queue="8000")
    browser = Browser(board.world, board.anna, "zh-Hans")
    assert "振铃" in asks(browser).text
    assert "回电" in browser.get("/calls")


# What a desk that asks all the time costs


def counted(board, monkeypatch):
    """How often the database was asked, by our own connections."""
    import psycopg

    asked = []
    real = psycopg.Connection.cursor

    def cursor(self, *args, **more):
        asked.append(1)
        return real(self, *args, **more)

    monkeypatch.setattr(psycopg.Connection, "cursor", cursor)
    return asked


@pytest.fixture
def listening(board):
    """The loop that hears of news, as it runs beside the doors."""
    stopping = threading.Event()
    loop = threading.Thread(target=boards.watch, args=(board.world.app, stopping))
    loop.start()
    until(lambda: boards.board_of(board.world.app).listening)
    yield boards.board_of(board.world.app)
    stopping.set()
    loop.join()


def until(holds):
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def test_while_nothing_rings_asking_costs_no_database(board, anna, listening, monkeypatch):
    monkeypatch.setattr(boards, "KEPT_SECONDS", 600.0)
    tag = asks(anna).get_etag()[0]
    asked = counted(board, monkeypatch)
    for _ in range(20):
        assert asks(anna, tag).status_code == 304
    assert asked == []


def test_news_is_heard_by_whom_it_concerns_only_and_by_every_process(
    board, anna, listening, monkeypatch
):
    monkeypatch.setattr(boards, "KEPT_SECONDS", 600.0)
    ben = Browser(board.world, board.ben)
    tags = [asks(each).get_etag()[0] for each in (anna, ben)]
    board.rings()
    until(lambda: asks(anna, tags[0]).status_code == 200)
    asked = counted(board, monkeypatch)
    assert asks(ben, tags[1]).status_code == 304
    assert asked == []


def test_without_a_connection_that_listens_nothing_is_kept(board, anna):
    assert not boards.board_of(board.world.app).listening
    tag = asks(anna).get_etag()[0]
    board.rings()
    assert asks(anna, tag).status_code == 200


def test_a_connection_that_breaks_is_made_again(board, anna, listening):
    with board.world.app.database.connection() as connection:
        connection.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity"
            " where query = 'listen crm_calls' and datname = current_database()"
        )
    until(lambda: not listening.listening)
    until(lambda: listening.listening)
    tag = asks(anna).get_etag()[0]
    board.rings()
    until(lambda: asks(anna, tag).status_code == 200)
