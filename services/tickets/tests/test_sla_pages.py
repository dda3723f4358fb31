"""The pages of service levels: a manager keeps calendars and policies, an agent sees what is due and why then."""

import pytest

from .sla_desk import Levels
from .test_pages import Browser


@pytest.fixture
def levels(desk):
    return Levels(desk)


def test_a_manager_adds_a_calendar_and_looks_at_its_months(desk, levels):
    boss = Browser(desk.world, levels.boss)
    shown = boss.send(
        "/calendars/new",
        "CreateBusinessCalendar",
        business_calendar__display_name="Shanghai",
        business_calendar__time_zone="Asia/Shanghai",
        business_calendar__hours="mon-fri 09:00-12:00\nmon-fri 13:30-18:00",
        business_calendar__country="CN",
    )
    assert "13:30-18:00" in shown
    october = boss.get("/calendars/1?month=2026-10")
    assert "National Day" in october
    assert "make-up day" in october
    chinese = Browser(desk.world, levels.boss, "zh-Hans").get("/calendars/1?month=2026-10")
    assert "国庆节" in chinese
    assert "调休上班" in chinese
    wrong = boss.send(
        "/calendars/1", "UpdateBusinessCalendar", 422, business_calendar__hours="whenever"
    )
    assert "write hours like" in wrong
    assert boss.get("/calendars/1?month=never")


def test_a_manager_adds_a_policy_and_the_clock_shows_on_the_ticket(desk, levels):
    office = levels.calendar()
    boss, anna = Browser(desk.world, levels.boss), Browser(desk.world, desk.anna)
    shown = boss.send(
        "/policies/new",
        "CreatePolicy",
        **{
            "policy.display_name": "Usual",
            "policy.clocks[0].kind": "CLOCK_KIND_RESOLUTION",
            "policy.clocks[0].target_minutes": "240",
            "policy.clocks[0].business_calendar_id": str(office.business_calendar_id),
            "policy.clocks[0].warn_minutes": "30",
        },
    )
    assert "Usual" in shown
    assert "Berlin office" in shown
    levels.at("2026-11-16T15:40")
    ticket = desk.open()
    page = anna.get(f"/{ticket.ticket_id}")
    assert "due Tue 11:40: 4 h from Mon 16:40, closed 18:00–09:00" in page
    assert "Printer jams" in anna.get("/due?view=due")
    assert "Nothing is late" in anna.get("/due")
    levels.at("2026-11-17T10:20")
    levels.fire()
    anna = Browser(desk.world, desk.anna)  # it is another day: signed in again
    assert "Printer jams" in anna.get("/due?view=soon")
    levels.at("2026-11-17T10:41")
    levels.fire()
    assert "Printer jams" in anna.get("/due?view=late&kind=resolution")
    assert "was due Tue 11:40" in anna.get(f"/{ticket.ticket_id}")
    assert "Printer jams" in anna.get("/list?due=breached&order=due")
    assert "Printer jams" in anna.get("/lists/tickets")
    chinese = Browser(desk.world, desk.anna, "zh-Hans").get(f"/{ticket.ticket_id}")
    assert "原定 周二 11:40 到期" in chinese


def test_an_agent_does_not_keep_policies(desk, levels):
    levels.policy(levels.clock("resolution", 4))
    anna = Browser(desk.world, desk.anna)
    assert "New policy" not in anna.get("/policies")
    boss = Browser(desk.world, levels.boss)
    assert "No policies" in boss.send("/policies/1", "DeletePolicy")
