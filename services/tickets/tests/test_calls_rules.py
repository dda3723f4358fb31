"""The table of calls, row by row; and that the order in which events arrive does not matter."""

import re
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

import pytest
from crm_tickets.calls import rules
from crm_tickets.tables.calls import CALL_EVENT_KINDS, CALL_STATES
from hypothesis import given, settings
from hypothesis import strategies as st

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
KINDS = (*CALL_EVENT_KINDS, "left", "lose")


@pytest.mark.parametrize(("state", "kind"), list(product(CALL_STATES, KINDS)))
def test_every_step_leads_to_a_state_and_nothing_leads_out_of_the_end(state, kind):
    after = rules.next_state(state, kind)
    assert after in CALL_STATES
    assert after == rules.CALL.get((state, kind), state)
    if state in rules.OVER:
        assert after == state


def test_the_table_names_only_states_and_events_that_there_are():
    for (state, kind), after in rules.CALL.items():
        assert {state, after} <= set(CALL_STATES)
        assert kind in KINDS
    assert set(rules.LIVE) | rules.OVER == set(CALL_STATES)
    assert set(rules.ORDER) == set(CALL_EVENT_KINDS)


def test_the_table_in_the_documents_is_the_table_in_the_code():
    page = (Path(__file__).parents[3] / "docs/desk.md").read_text()
    shown = re.findall(r"(?m)^\| (\w+) \| (\w+) \| (\w+) \|$", page)
    assert {(state, kind): after for state, kind, after in shown} == dict(rules.CALL)


def events(draw_kinds):
    return [
        rules.Told(kind, number, START + timedelta(minutes=number), user_id=who)
        for number, (kind, who) in enumerate(draw_kinds, 1)
    ]


TOLD = st.lists(
    st.tuples(st.sampled_from(CALL_EVENT_KINDS), st.sampled_from(["", "anna", "ben"])),
    min_size=1,
    max_size=8,
).map(events)


@settings(max_examples=300, deadline=None)
@given(TOLD.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))))
def test_in_whatever_order_events_come_they_make_one_call(pair):
    told, shuffled = pair
    assert rules.stands(told) == rules.stands(shuffled)


@settings(max_examples=300, deadline=None)
@given(TOLD)
def test_a_call_whose_end_was_told_is_over_and_one_whose_was_not_goes_on(told):
    found = rules.stands(told)
    over = any(each.kind == "ended" for each in told)
    assert (found.state in rules.OVER) == over
    assert (found.end_time is not None) == over
    assert found.start_time == START + timedelta(minutes=1)
    if found.state == "missed":
        assert not rules.speaks(found.state, found.agent_id)


def test_a_call_of_which_nothing_was_told_is_none():
    with pytest.raises(rules.NoEvents):
        rules.stands([])
