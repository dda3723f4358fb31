"""Whom a question fits and how sure its results are, as plain functions."""

from datetime import UTC, datetime, timedelta

import pytest
from crm_tickets.questions import rules
from crm_tickets.satisfaction import rules as surveys
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 16, 9, tzinfo=UTC)
PRINTER = rules.Owned("OFF-PR-1", "Laser printer M640", NOW - timedelta(days=30))
UNDATED = rules.Owned("OFF-CH-9", "Office chair", None)


@pytest.mark.parametrize(
    ("product", "days", "fits"),
    [
        ("OFF-PR-1", 0, True),
        ("off-pr-*", 30, True),
        ("Laser printer*", 29, False),
        ("OFF-CH-9", 0, True),
        ("OFF-CH-9", 60, False),  # nobody told when
        ("", 60, True),
        ("PRN-*", 0, False),
    ],
)
def test_a_product_is_meant_by_number_or_name_and_by_when_it_was_bought(product, days, fits):
    target = rules.Target(1, product=product, bought_days=days)
    assert rules.owns(target, [UNDATED, PRINTER], NOW) == fits


# By E. B. Wilson's formula, as others computed it.
@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        (0, 10, 0.0, 0.2775),
        (10, 10, 0.7225, 1.0),
        (1, 10, 0.0179, 0.4042),
        (81, 263, 0.2553, 0.3662),
    ],
)
def test_the_interval_of_a_share_is_wilsons(part, whole, low, high):
    found = rules.wilson(part, whole)
    assert (round(found.low, 4), round(found.high, 4)) == (low, high)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval_and_the_interval_among_shares(part, more):
    found = rules.wilson(part, part + more)
    assert 0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1


@given(st.dictionaries(st.integers(1, 5), st.integers(1, 50), min_size=1))
def test_a_mean_lies_on_its_scale_and_equal_answers_are_not_certain(counts):
    found = rules.mean(counts, 1, 5)
    assert 1 <= found.low <= found.value <= found.high <= 5
    assert found.low < found.high


SOME = st.integers(1, 6)
PAST = st.builds(
    lambda key, state, days: rules.Past(key, state, NOW - timedelta(days=days)),
    SOME,
    st.sampled_from(["asked", "answered", "refused"]),
    st.floats(0, 400),
)


@given(
    st.lists(st.builds(rules.Target, SOME, repeat_days=st.sampled_from([0, 90])), max_size=6),
    st.lists(PAST, max_size=8),
    st.integers(0, 4),
    st.integers(0, 8),
)
def test_nobody_is_asked_too_much_or_twice(targets, past, per_call, per_month):
    customer, caps = rules.Customer(told=False), rules.Caps(per_call, per_month)
    chosen = rules.choose(targets, customer, past, caps, NOW).question_ids
    month = [each for each in past if each.ask_time > NOW - rules.MONTH]
    assert len(chosen) <= per_call
    assert not chosen or len(month) + len(chosen) <= per_month
    once = {target.question_id for target in targets if not target.repeat_days}
    again = {target.question_id for target in targets if target.repeat_days}
    answered = {each.question_id for each in past if each.state == "answered"}
    assert not set(chosen) & answered & once - again


def test_names_of_choices_are_new_where_none_was_given():
    assert rules.named_choices(["", "c1", "loud", ""]) == ["c2", "c1", "loud", "c3"]


@given(st.integers(1, 2**63 - 1), st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)))
def test_a_link_says_what_it_was_made_of_and_only_to_its_key(number, ends):
    ends = ends.replace(tzinfo=UTC, microsecond=0)
    token = surveys.token(b"key", number, ends)
    assert surveys.read_token(b"key", token) == (number, ends)
    assert surveys.read_token(b"other", token) is None


@pytest.mark.parametrize(
    ("wanted", "state", "deleted", "merged", "done"),
    [
        ("reopen", "closed", False, False, "reopen"),
        ("reopen", "in_progress", False, False, "tell"),
        ("reopen", "closed", True, False, "action"),
        ("reopen", "closed", False, True, "action"),
        ("action", "closed", False, False, "action"),
        ("tell", "closed", False, False, "tell"),
    ],
)
def test_what_a_bad_score_sets_going_fits_the_ticket(wanted, state, deleted, merged, done):
    assert surveys.reaction(wanted, surveys.Ticket(state, deleted, merged)) == done


def test_months_are_named_without_a_gap():
    last = datetime(2027, 2, 1, tzinfo=UTC)
    assert surveys.months(NOW, last) == ["2026-11", "2026-12", "2027-01", "2027-02"]
