"""What time on tickets costs: exact sums, by the rate of the day, and only where there is one."""

from datetime import date
from decimal import Decimal

import pytest
from crm_chassis.errors import Forbidden, Invalid
from crm_tickets.everyday.costs import Spent, costs
from hypothesis import given
from hypothesis import strategies as st

from .everyday_desk import activity
from .test_pages import Browser

DAY = date(2026, 11, 16)


def rate(cost, currency="EUR", since="2026-01-01"):
    return {"cost_per_hour": cost, "currency": currency, "valid_from": since}


def priced(desk, *rates, name="Telephone", by="manager"):
    who = desk.world.people[by]
    return desk.call("CreateActivity", who, activity={"display_name": name, "rates": rates})


def log(desk, ticket, what, minutes):
    given_log = {"ticket_id": ticket.ticket_id, "activity_id": what.activity_id, "minutes": minutes}
    return desk.call("CreateTimeLog", time_log=given_log)


def test_each_day_has_its_rate_and_sums_are_rounded_once():
    rates = {1: [rate("10.00", since="2026-11-01"), rate("20.01", since="2026-11-16")]}
    before, after = Spent(1, date(2026, 11, 15), 20), Spent(1, DAY, 20)
    assert costs([before], rates).amounts == {"EUR": Decimal("3.33")}
    assert costs([before, after, before], rates).amounts == {"EUR": Decimal("13.34")}
    assert costs([Spent(1, date(2026, 10, 31), 20)], rates) == ({}, 20)


@given(st.lists(st.integers(1, 1440), max_size=50))
def test_sums_are_exact(minutes):
    rates = {1: [rate("59.9999")]}
    exact = sum(minutes) * Decimal("59.9999") / 60
    summed = costs([Spent(1, DAY, each) for each in minutes], rates).amounts.get("EUR", Decimal(0))
    assert abs(summed - exact) <= Decimal("0.005")


def test_a_ticket_says_what_its_time_costs(desk):
    ticket = desk.open()
    log(desk, ticket, priced(desk, rate("62.50")), 30)
    log(desk, ticket, priced(desk, rate("100", "CNY"), name="Visit"), 90)
    log(desk, ticket, activity(desk, "Reading"), 5)
    reply = desk.call("ListTimeLogs", ticket_id=ticket.ticket_id)
    found = [(each.currency, each.amount) for each in reply.total_costs]
    assert found == [("CNY", "150.00"), ("EUR", "31.25")]
    assert (reply.total_minutes, reply.unrated_minutes) == (125, 5)
    page = Browser(desk.world, desk.anna).get(f"/{ticket.ticket_id}")
    assert "€31.25" in page
    assert "5 min have no rate" in page


def test_a_new_rate_changes_nothing_of_what_was_done_before(desk):
    ticket = desk.open()
    what = priced(desk, rate("60"))
    log(desk, ticket, what, 60)
    given_rates = [rate("60"), rate("90", since="2027-01-01")]
    change = {"activity_id": what.activity_id, "rates": given_rates}
    mask = {"paths": ["rates"]}
    desk.call("UpdateActivity", desk.world.people["manager"], activity=change, update_mask=mask)
    reply = desk.call("ListTimeLogs", ticket_id=ticket.ticket_id)
    assert [each.amount for each in reply.total_costs] == ["60.00"]


def test_only_who_sets_policies_says_what_things_cost(desk):
    with pytest.raises(Forbidden):
        priced(desk, rate("60"), by="agent")
    what = activity(desk)
    change = {"activity_id": what.activity_id, "display_name": "Phone", "rates": []}
    mask = {"paths": ["display_name", "rates"]}
    desk.call("UpdateActivity", activity=change, update_mask=mask)  # nothing changes about rates


def test_rates_that_cannot_be_are_refused_by_field(desk):
    cases = {
        "activity.rates[1].valid_from": [rate("1"), rate("2")],
        "activity.rates[0].valid_from": [rate("1", since="2026-02-30")],
        "activity.rates[0].cost_per_hour": [rate("-1")],
        "activity.rates[0].currency": [rate("1", "euro")],
    }
    for path, rates in cases.items():
        with pytest.raises(Invalid) as refused:
            priced(desk, *rates)
        assert path in refused.value.fields


def test_rates_are_set_on_the_page_of_the_activity(desk):
    what = activity(desk)
    boss = Browser(desk.world, desk.world.people["manager"])
    page = f"/house/activities/{what.activity_id}"
    typed = {"activity.rates[0].cost_per_hour": "45.50", "activity.rates[0].currency": "EUR"}
    typed["activity.rates[0].valid_from"] = "2026-01-01"
    boss.send(page, "UpdateActivity", **typed)
    (found,) = desk.call("GetActivity", activity_id=what.activity_id).rates
    assert (found.cost_per_hour, found.currency) == ("45.50", "EUR")
    assert "Cost of an hour" not in Browser(desk.world, desk.anna).get(page)
