"""The tables of steps, the overlap of claims, and money."""

from datetime import UTC, date, datetime, timedelta

import pytest
from crm_channels import rules
from crm_channels.rules import Claim, match
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
STATES = sorted({state for state, _ in rules.REGISTRATION_STEPS} | rules.ENDED)
STEPS = sorted({step for _, step in rules.REGISTRATION_STEPS})
CLAIMS = st.builds(
    Claim,
    name=st.sampled_from(["Acme Ltd", "Acme Holding", "华兴科技", "Contoso", ""]),
    account_id=st.sampled_from([None, 1, 2]),
    city=st.sampled_from(["", "Berlin", "上海"]),
    country=st.sampled_from(["", "DE", "CN"]),
    product_line=st.sampled_from(["", "Copiers", "Chairs"]),
)


@given(st.lists(st.sampled_from(STEPS), max_size=12))
def test_no_path_leaves_an_ended_state_and_every_live_one_was_submitted(steps: list[str]) -> None:
    state, path = "draft", ["draft"]
    for step in steps:
        reached = rules.next_state(state, step)
        if reached is None:
            continue
        assert state not in rules.ENDED
        state = reached
        path.append(state)
    if {"approved", "won", "lost", "expired"} & set(path):
        assert "submitted" in path


def test_every_state_is_ended_or_goes_on() -> None:
    for state in STATES:
        assert bool(rules.steps_from(state)) != (state in rules.ENDED)


@pytest.mark.parametrize(
    ("state", "fields", "fixed"),
    [
        ("draft", {"end_customer_name", "notes"}, set()),
        ("submitted", {"end_customer_name", "expected_amount"}, {"end_customer_name"}),
        ("approved", {"account_id", "partner_id", "notes"}, {"account_id", "partner_id"}),
        ("won", {"expected_amount", "notes"}, {"expected_amount"}),
    ],
)
def test_what_a_decision_rests_on_does_not_change_under_it(
    state: str, fields: set[str], fixed: set[str]
) -> None:
    assert rules.fixed_fields(state, fields) == fixed


def test_partners_step_along_the_table() -> None:
    assert rules.may_become("prospect", "active")
    assert rules.may_become("active", "active")
    assert not rules.may_become("prospect", "suspended")


@given(CLAIMS, CLAIMS)
def test_a_match_is_symmetric_bounded_and_explained(one: Claim, other: Claim) -> None:
    found, back = match(one, other), match(other, one)
    assert found.score == back.score
    assert 0.0 <= found.score <= 1.0
    assert found.grounds


def test_the_same_account_is_certain_whatever_the_names() -> None:
    found = match(Claim("Acme", account_id=7), Claim("Something else", account_id=7))
    assert (found.score, found.grounds) == (1.0, ("same_account",))


def test_another_country_speaks_against_it_and_the_same_city_for_it() -> None:
    far = match(Claim("Northwind Traders", country="DE"), Claim("Northwnd Traders", country="CN"))
    near = match(Claim("Northwind Traders", city="Bonn"), Claim("Northwnd Traders", city="BONN"))
    assert (
        far.score < match(Claim("Northwind Traders"), Claim("Northwnd Traders")).score < near.score
    )
    assert "other_country" in far.grounds
    assert "same_city" in near.grounds


def test_a_protection_holds_until_its_last_moment() -> None:
    until = rules.protected_until(NOW, 90)
    assert until == NOW + timedelta(days=90)
    assert rules.holds("approved", until, until - timedelta(seconds=1))
    assert not rules.holds("approved", until, until)
    assert not rules.holds("submitted", until, NOW)


def test_days() -> None:
    assert rules.day("") is None
    assert rules.day("2026-02-28") == date(2026, 2, 28)
    with pytest.raises(ValueError, match="day"):
        rules.day("2026-02-31")
    assert not rules.is_range(date(2026, 2, 1), date(2026, 1, 31))
    assert rules.is_range(date(2026, 2, 1), date(2026, 2, 1))
