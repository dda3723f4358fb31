"""The pages of journeys: the picture of a way, the warning on it, the matrix and what lies behind it, and logs."""

import io
import re
from html import unescape

import pytest
from crm_tickets.pages.journey_picture import LEFT, WIDTH, draw

from .test_event_logs import PING_PONG, make, send
from .test_journeys import back_and_forth
from .test_pages import Browser

CSV = """Case ID,Activity,Agent,Timestamp
T-1,Open,ann,2020-03-02 08:00:00
T-1,Look,bob,2020-03-02 10:00:00
T-1,Close,ann,2020-03-02 11:00:00
T-2,Open,ann,2020-03-02 08:00:00
T-2,Open,ann,2020-03-02 08:00:00
"""


@pytest.fixture
def anna(desk):
    return Browser(desk.world, desk.anna)


@pytest.fixture
def chief(desk):
    return Browser(desk.world, desk.world.person("chief", "manager", "agent", team="service"))


def upload(browser, name, content, status=303, **typed):
    shown = browser.client.get("/tickets/journeys/logs", headers=browser.headers).text
    token = re.search(r'name="csrf_token" value="([^"]*)"', shown)
    data = {"file": (io.BytesIO(content), name), **typed}
    data |= {"csrf_token": token[1]} if token else {}
    reply = browser.client.post(
        "/tickets/journeys/logs",
        data=data,
        headers=browser.headers,
        content_type="multipart/form-data",
    )
    assert reply.status_code == status, reply.text
    if status != 303:
        return unescape(reply.text)
    return browser.get(reply.headers["Location"].removeprefix("/tickets"))


def test_the_picture_shows_the_way_in_shapes_and_in_words(desk, anna):
    ticket = back_and_forth(desk)
    page = anna.get(f"/{ticket.ticket_id}")
    assert 'role="img"' in page
    assert "service: " in page
    assert page.count('class="arrow onward"') == 1
    assert page.count('class="arrow bounce"') == 1
    assert "is not ours" in page
    assert "needs a technician" in page
    assert "This customer is being passed around" not in page


def test_who_is_passed_around_shows_in_red_on_the_ticket_and_in_lists(desk, anna):
    ticket = back_and_forth(desk, 2)
    page = anna.get(f"/{ticket.ticket_id}")
    assert "This customer is being passed around" in page
    assert "3 times straight back" in page
    assert "passed around" in anna.get("/list")
    desk.close(ticket)
    assert "This customer is being passed around" not in anna.get(f"/{ticket.ticket_id}")


def test_the_picture_fits_its_frame_however_long_the_way_is(desk):
    ticket = back_and_forth(desk, 40)
    journey = desk.call("GetJourney", ticket_id=ticket.ticket_id)
    picture = draw(journey)
    assert len(picture.arrows) == len(journey.moves) == 80
    assert [arrow.number for arrow in picture.arrows] == list(range(1, 81))
    assert min(bar.x for bar in picture.bars) >= LEFT
    assert max(bar.x + bar.width for bar in picture.bars) <= LEFT + WIDTH + 5
    assert [lane.team for lane in picture.lanes] == ["service", "technical"]


def test_the_matrix_opens_down_to_the_tickets(desk, anna):
    ticket = back_and_forth(desk)
    page = anna.get("/journeys")
    (address,) = set(
        re.findall(
            r'href="/tickets(/journeys/list\?[^"]*from_team=technical&to_team=service)"', page
        )
    )
    behind = anna.get(address)
    assert f"#{ticket.ticket_id} Printer jams" in behind
    for address in set(re.findall(r'href="/tickets(/journeys/list[^"]*)"', page)):
        assert f"#{ticket.ticket_id}" in anna.get(address), address
    assert "Printer jams" in anna.get("/journeys?months=3")
    assert "No hand-overs in this time" in anna.get("/journeys/list?from_team=nobody")


def test_without_tickets_a_log_is_offered(anna):
    assert "Bring in the event log" in anna.get("/journeys")


def test_a_file_brings_a_log_in_and_twice_is_once(desk, chief):
    page = upload(chief, "desk.csv", CSV.encode())
    assert "desk.csv (imported)" in page
    (log,) = desk.call("ListEventLogs").event_logs
    assert (log.event_count, log.case_count) == (5, 2)
    upload(chief, "desk.csv", CSV.encode())
    assert desk.call("ListEventLogs").event_logs == [log]
    (first, _second) = desk.call("ListCaseJourneys", event_log_id=log.event_log_id).case_journeys
    case = chief.get(f"/journeys/cases/{first.case_journey_id}")
    for said in ("T-1", "imported", "Look", "straight back"):
        assert said in case
    assert "T-1" in chief.get(f"/journeys/list?log={log.event_log_id}&bounces=1")
    chief.send("/journeys/logs", "DeleteEventLog")
    assert not desk.call("ListEventLogs").event_logs


def test_rows_that_cannot_be_taken_are_listed(desk, chief):
    page = upload(chief, "desk.csv", CSV.replace("T-1,Look", ",Look").encode(), 200)
    assert "1 row could not be taken" in page
    assert "4 events taken" in page
    assert "No case" in page


def test_what_no_name_tells_is_asked_for(desk, chief):
    odd = CSV.replace("Case ID", "Fall").replace("Timestamp", "Wann").encode()
    page = upload(chief, "desk.csv", odd, 422)
    assert "Say which column is what: Case, Time" in page
    assert "Fall, Activity, Agent, Wann" in page
    upload(chief, "desk.csv", odd, case_column="Fall", time_column="Wann")
    assert desk.call("ListEventLogs").event_logs[0].event_count == 5


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", b""),
        ("a.xlsx", b"no workbook"),
        ("a.jsonl", b"{"),
        ("a.jsonl", b"[1]"),
        ("a.csv", b"\xff\xfe\x00"),
        ("a.csv", b"\x00\x01\x02"),
    ],
)
def test_what_is_no_table_is_said(chief, name, content):
    page = upload(chief, name, content, 422)
    assert "cannot be read" in page or "Say which column" in page


def test_json_lines_are_read_too(desk, chief):
    line = '{"case": "T-1", "activity": "Open", "user": "ann", "time": "2020-03-02T08:00:00Z"}\n'
    upload(chief, "desk.jsonl", line.encode())
    assert desk.call("ListEventLogs").event_logs[0].event_count == 1


def test_limits_are_changed_on_a_page_by_who_may(desk, anna, chief):
    chief.send("/journeys/settings", "UpdateJourneySettings", journey_settings__most_bounces="5")
    assert desk.call("GetJourneySettings").most_bounces == 5
    assert "UpdateJourneySettings" not in anna.get("/journeys/settings")


def test_the_pages_speak_chinese(desk, anna):
    ticket = back_and_forth(desk, 2)
    send(desk, make(desk), *PING_PONG)
    reader = Browser(desk.world, desk.anna, "zh-CN")
    for address in (f"/{ticket.ticket_id}", "/journeys", "/journeys?log=1", "/journeys/logs"):
        assert "转" in reader.get(address), address
    for english in ("Hand-overs", "straight back", "Month by month"):
        assert english not in reader.get("/journeys")


def test_odd_addresses_are_answered(desk, anna):
    back_and_forth(desk)
    for address in (
        "/journeys?months=x&log=abc",
        "/journeys?months=99999",
        "/journeys/list?since=x&until=2020-99-01&departments=-1",
        "/journeys/list?departments=99999999999",
    ):
        anna.get(address)
    anna.get("/journeys?log=77", 404)
    anna.get("/journeys/cases/77", 404)
