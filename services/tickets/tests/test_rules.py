"""The rules by themselves: what follows on what, and what becomes of a promise."""

from datetime import UTC, datetime, timedelta

import pytest
from crm_tickets import rules, tables
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def settled(wish, now, *, state="open", due=NOW + HOUR, kept=None, broken=None, reason=""):
    return rules.settle(
        wish,
        now,
        "said so" if wish == "break" else "",
        state=state,
        due_time=due,
        keep_time=kept,
        break_time=broken,
        old_reason=reason,
    )


# Tables of steps


@pytest.mark.parametrize(
    ("table", "states"),
    [
        (rules.TICKET, tables.TICKET_STATES),
        (rules.PROMISE, tables.PROMISE_STATES),
        (rules.HAND_OVER, tables.HAND_OVER_STATES),
    ],
)
def test_every_state_of_a_table_of_steps_can_be_stored(table, states):
    assert {state for state, _ in table} | set(table.values()) <= set(states)


def test_a_closed_ticket_can_only_be_opened_again():
    assert {done for state, done in rules.TICKET if state == "closed"} == {"reopen"}


def test_every_open_ticket_can_be_closed():
    assert all((state, "close") in rules.TICKET for state in rules.OPEN_STATES)


def test_a_step_that_the_state_does_not_allow_is_refused():
    with pytest.raises(rules.NotAllowed, match="take is not possible from closed"):
        rules.next_state(rules.TICKET, "closed", "take")


@given(st.lists(st.sampled_from(sorted({done for _, done in rules.TICKET})), max_size=40))
def test_no_order_of_steps_leads_out_of_the_known_states(wishes):
    state = "new"
    for wish in wishes:
        try:
            state = rules.next_state(rules.TICKET, state, wish)
        except rules.NotAllowed:
            continue
        assert state in tables.TICKET_STATES


# First response


def test_talking_to_a_customer_is_an_answer_at_once():
    assert rules.responds("phone", by_person=True)
    assert not rules.responds("email", by_person=True)
    assert not rules.responds("phone", by_person=False)


def test_only_our_own_public_words_are_a_first_response():
    assert rules.is_first_response("public", from_customer=False, by_person=True)
    assert not rules.is_first_response("internal", from_customer=False, by_person=True)
    assert not rules.is_first_response("public", from_customer=True, by_person=True)
    assert not rules.is_first_response("public", from_customer=False, by_person=False)


def test_keys_and_services_are_no_persons():
    assert rules.is_person("anna.keller")
    assert not any(rules.is_person(actor) for actor in ("", "keys/3", "services/customers"))


# Who may answer a hand-over


def test_a_colleague_of_the_person_asked_may_answer():
    asked = rules.Place("zhao.lei", "technical")
    assert rules.may_answer(asked, rules.Place("zhao.lei", ""), is_admin=False)
    assert rules.may_answer(asked, rules.Place("ma.jun", "technical"), is_admin=False)
    assert not rules.may_answer(asked, rules.Place("anna", "service"), is_admin=False)
    assert rules.may_answer(asked, rules.Place("root", ""), is_admin=True)


def test_nobody_answers_for_no_department():
    assert not rules.may_answer(rules.Place("zhao.lei", ""), rules.Place("x", ""), is_admin=False)


# Promises


def test_a_promise_kept_in_time_is_kept():
    found = settled("keep", NOW)
    assert (found.state, found.keep_time, found.break_time) == ("kept", NOW, None)


def test_a_promise_kept_late_stays_broken_and_is_made_good():
    late = NOW + 3 * HOUR
    found = settled("keep", late)
    assert (found.state, found.keep_time, found.break_time) == ("broken", late, NOW + HOUR)
    assert not rules.is_pending(found.state, found.keep_time, found.reason)


def test_a_promise_whose_time_passed_is_broken_and_loud():
    found = settled("lapse", NOW + HOUR)
    assert (found.state, found.break_time) == ("broken", NOW + HOUR)
    assert rules.is_pending(found.state, found.keep_time, found.reason)


def test_a_promise_cannot_lapse_before_its_time():
    with pytest.raises(rules.NotAllowed):
        settled("lapse", NOW)


def test_a_broken_promise_is_quiet_once_it_is_explained():
    found = settled("break", NOW + 2 * HOUR, state="broken", broken=NOW + HOUR)
    assert (found.state, found.reason, found.break_time) == ("broken", "said so", NOW + HOUR)
    assert not rules.is_pending(found.state, found.keep_time, found.reason)


@given(
    st.lists(
        st.tuples(st.sampled_from(["keep", "break", "lapse"]), st.integers(-300, 300)), max_size=8
    )
)
def test_whatever_is_tried_a_promise_is_settled_once_and_stays_what_it_became(tries):
    now = NOW
    found = rules.Settled("open", None, None, "")
    for wish, minutes in tries:
        now += timedelta(minutes=abs(minutes))
        before = found
        try:
            found = settled(
                wish,
                now,
                state=before.state,
                kept=before.keep_time,
                broken=before.break_time,
                reason=before.reason,
            )
        except rules.NotAllowed:
            continue
        assert rules.is_pending(before.state, before.keep_time, before.reason)
        assert (found.state == "broken") == (found.break_time is not None)
        if before.state == "broken":
            assert found.state == "broken"
            assert found.break_time == before.break_time
        if found.state == "kept":
            assert found.keep_time <= NOW + HOUR


# Telephone numbers


@pytest.mark.parametrize(
    ("typed", "country", "kept"),
    [
        ("+49 30 901820", "", "+4930901820"),
        ("0049 30 901820", "", "+4930901820"),
        ("030 901820", "DE", "+4930901820"),
        ("138 0013 8000", "CN", "+8613800138000"),
        ("+86 138 0013 8000", "DE", "+8613800138000"),
        ("214", "", ""),
        ("call me", "DE", ""),
    ],
)
def test_telephone_numbers_are_compared_with_their_country(typed, country, kept):
    assert rules.normal_phone(typed, country) == kept


@given(st.text(max_size=40), st.sampled_from(["", "CN", "DE", "US"]))
def test_whatever_is_typed_as_a_number_gives_a_number_or_nothing(typed, country):
    found = rules.normal_phone(typed, country)
    assert not found or (found[0] == "+" and found[1:].isdigit())
    assert rules.normal_phone(found, country) == found
