"""The sample histories are the same for the same seed, and believable."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from crm_cli.demo import enquiries, levels
from crm_cli.demo.customers import History
from crm_cli.demo.partners import Channel, spelled_otherwise
from crm_cli.demo.replay import LONGEST, Task, serving

END = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def history():
    found = History(1, END, 300, serving())
    found.told = list(found.weeks())
    return found


def test_the_same_seed_tells_the_same_story(history):
    again = History(1, END, 300, serving())
    for week, other in zip(history.told, again.weeks(), strict=True):
        assert week.orders == other.orders
        assert week.interactions == other.interactions
        assert [one.account for one in week.customers] == [one.account for one in other.customers]


def test_another_seed_tells_another(history):
    other = History(2, END, 300, serving())
    assert other.customers[0].account != history.customers[0].account


def test_it_spans_two_years_up_to_today(history):
    days = [order.order_date for week in history.told for order in week.orders]
    assert min(days) < "2025-02-01"
    assert max(days) >= (END - timedelta(days=4)).date().isoformat()
    assert max(days) <= END.date().isoformat()


def test_nothing_happens_before_somebody_is_a_customer(history):
    since = {one.account.external_id: one.since.isoformat() for one in history.customers}
    for week in history.told:
        for order in week.orders:
            assert order.order_date >= since[order.account_external_id]


def test_numbers_and_names_are_given_once(history):
    numbers = [
        phone.number
        for one in history.customers
        for who in (one.account, *one.contacts)
        for phone in who.phones
    ]
    assert len(numbers) == len(set(numbers))
    names = [one.account.display_name for one in history.customers if one.account.website]
    assert len(names) == len(set(names))


def test_there_are_chinese_and_western_customers(history):
    chinese = sum(one.account.country == "CN" for one in history.customers)
    assert 0.2 < chinese / len(history.customers) < 0.45


def test_customers_are_served_in_their_language(history):
    agents = serving()
    for one in history.customers:
        assert one.agent in agents["zh" if one.country.code == "CN" else "others"]


def test_the_same_customer_under_another_spelling():
    assert spelled_otherwise("Falken Logistik GmbH") == "Falken Logistik"
    assert spelled_otherwise("恒远科技有限公司") == "恒远科技公司"
    assert spelled_otherwise("Greenway Foods Ltd") == "Greenway Foods Limited"


def test_partners_claim_deals(history):
    channel = Channel(1, END, history.customers, {})
    assert len({one.message.name for one in channel.partners}) == len(channel.partners)
    assert channel.partners[0].message.name == "沪江办公设备有限公司"


def test_hours_and_policies_are_there_before_the_first_customer(history):
    play, reply, steps = levels.agreed(END - LONGEST), None, []
    for _ in range(len(levels.CALENDARS) + len(levels.POLICIES)):
        steps.append(play.send(reply))
        reply = SimpleNamespace(business_calendar_id=7)
    assert {step.time for step in steps} == {END - LONGEST}
    assert steps[0].time.date() < min(one.since for one in history.customers)
    clocks = [clock for step in steps[2:] for clock in step.request.policy.clocks]
    assert {clock.business_calendar_id for clock in clocks} == {7}
    assert len({step.request.request_id for step in steps}) == len(steps)


def test_a_year_of_leads_is_rung_and_comes_to_an_end():
    first = [next(play) for play in enquiries.plays(1, END)]
    assert [step.request for step in first] == [
        next(play).request for play in enquiries.plays(1, END)
    ]
    names = [step.request.lead.company_name for step in first]
    assert len(set(names)) == len(names) == enquiries.COUNT
    assert all(step.time < END and step.time.weekday() < 5 for step in first)
    for play in enquiries.plays(1, END):
        step, reply, methods = next(play), SimpleNamespace(lead_id=3, owner_id="emma.clark"), []
        while step is not None:
            methods.append(step.method)
            step = next_of(play, reply)
        assert methods[:2] == ["CreateLead", "RecordLeadContact"]


def next_of(play, reply):
    """The next step of a play, or nothing at its end."""
    try:
        return play.send(reply)
    except StopIteration:
        return None


def test_a_task_survives_its_command_line(tmp_path):
    task = Task("tickets", 1, 300, END, tmp_path, 1, 2)
    assert Task.parse(task.arguments()) == task
