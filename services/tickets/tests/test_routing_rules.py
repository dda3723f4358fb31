"""The rules of routing, tried by themselves: tables are complete, and each choice says why."""

import re
from datetime import UTC, datetime, timedelta
from io import BytesIO
from itertools import product
from pathlib import Path

import crm_tickets
import pytest
from babel.messages.pofile import read_po
from crm.tickets.v1 import absences_pb2, assignments_pb2
from crm_chassis.records import enum_names
from crm_tickets.routing import rules
from crm_tickets.routing.rules import Away, Candidate, Need
from crm_tickets.tables import routing as tables
from hypothesis import given
from hypothesis import strategies as st

NOW = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)


def test_the_tables_know_the_states_of_the_database_and_no_others():
    for table, words in (
        (rules.ABSENCE, tables.ABSENCE_STATES),
        (rules.CARETAKING, tables.CARETAKING_STATES),
    ):
        found = {state for state, _ in table} | set(table.values())
        assert found == set(words)
    for state, step in product(tables.ABSENCE_STATES, ("begin", "end", "call_off")):
        if (state, step) in rules.ABSENCE:
            assert rules.next_state(rules.ABSENCE, state, step) == rules.ABSENCE[state, step]
        else:
            with pytest.raises(rules.NotAllowed):
                rules.next_state(rules.ABSENCE, state, step)


def test_each_rule_of_the_interface_has_its_words_and_its_chinese():
    names = set(enum_names(assignments_pb2.AssignmentRule.DESCRIPTOR).values())
    assert names == set(rules.REASONS)
    assert set(rules.STICKY.values()) == set(rules.GOES_BACK) <= names
    assert set(enum_names(absences_pb2.AbsenceState.DESCRIPTOR).values()) == set(
        tables.ABSENCE_STATES
    )
    path = Path(crm_tickets.__file__).parent / "translations" / "zh_Hans.routing.po"
    chinese = read_po(BytesIO(path.read_bytes()), locale="zh_Hans")
    for text in rules.REASONS.values():
        said = chinese.get(text).string
        assert sorted(re.findall(r"%\(\w+\)s", said)) == sorted(re.findall(r"%\(\w+\)s", text))


def test_a_presence_expires_by_itself():
    assert rules.presence_now("available", NOW + HOUR, NOW) == "available"
    assert rules.presence_now("busy", NOW, NOW) == "away"
    assert rules.presence_now(None, None, NOW) == "away"
    assert rules.presence_after_beat(NOW + HOUR, NOW, timedelta(minutes=5)) == NOW + HOUR


def away(*people):
    return {who: Away(who, substitute, NOW + HOUR) for who, substitute in people}


@pytest.mark.parametrize(
    ("absences", "others", "expected"),
    [
        (away(("anna", "ben")), [], "ben"),
        (away(("anna", "ben"), ("ben", "cara")), [], "cara"),
        (away(("anna", "ben"), ("ben", "anna")), ["dora"], "dora"),
        (away(("anna", "")), ["ben"], "ben"),
        (away(("anna", ""), ("ben", "")), ["ben", "cara"], "cara"),
        (away(("anna", "ben"), ("ben", "")), ["anna"], ""),
    ],
)
def test_a_substitute_who_is_absent_too_has_one(absences, others, expected):
    assert rules.stand_in("anna", absences, others) == expected


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["", *"abcdef"])),
    st.permutations("abcdef"),
)
def test_who_stands_in_is_never_absent_and_there_is_one_when_anybody_is_there(substitutes, others):
    absences = away(*substitutes.items(), ("a", substitutes.get("a", "")))
    found = rules.stand_in("a", absences, others)
    assert found not in absences
    assert bool(found) == any(o not in absences for o in others)


def candidate(name, **more):
    return Candidate(name, **{"presence": "available", "skills": {"it": 2}, "capacity": 4, **more})


def test_the_least_loaded_share_comes_first_and_who_cannot_take_it_not_at_all():
    people = [
        candidate("half", load=2),
        candidate("third", load=3, capacity=9),
        candidate("full", load=4),
        candidate("busy", presence="busy"),
        candidate("gone", presence="away"),
        candidate("absent", absent=True),
        candidate("left", left=True),
        candidate("novice", skills={"it": 1}),
    ]
    need = Need({"it": 2})
    assert [each.user_id for each in rules.ranked(people, need)] == ["third", "half"]
    obstacles = {each.user_id: rules.obstacle(each, need) for each in people}
    assert obstacles == {
        "half": "",
        "third": "",
        "full": "full",
        "busy": "busy",
        "gone": "away",
        "absent": "absent",
        "left": "left",
        "novice": "skill",
    }


def test_a_hand_over_waits_for_a_specialist_only_when_none_is_available():
    need = Need({"it": 1})
    people = [candidate("out", presence="away"), candidate("there", load=3)]
    assert [(rule, c.user_id) for rule, c in rules.specialists(people, need)] == [
        ("specialist", "there")
    ]
    alone = rules.specialists(people[:1], need)
    assert [(rule, c.user_id) for rule, c in alone] == [("specialist_away", "out")]
    assert rules.specialists([candidate("absent", absent=True)], need) == []


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, "free"),
        ({"presence": "away"}, "free"),
        ({"load": 4}, "full"),
        ({"load": 4, "absent": True}, "absent"),
        ({"absent": True, "left": True}, "left"),
        ({"load": 90, "capacity": 0}, "free"),
    ],
)
def test_what_stands_in_the_way_of_who_knows_the_customer(more, expected):
    outcome = rules.sticky(candidate("anna", **more), Need({}))
    assert outcome == expected
    assert outcome in rules.STICKY


def test_a_department_sends_its_liaison_person_then_a_deputy_then_anybody():
    def found(*absent, liaisons=("a", "b"), deputies=("c",)):
        who, why = rules.liaison("it", liaisons, deputies, frozenset(absent))
        return who, why and why.rule

    assert found() == ("a", "liaison")
    assert found("a") == ("b", "liaison")
    assert found("a", "b") == ("c", "deputy")
    assert found("a", "b", "c") == ("", "anybody")
    assert found(liaisons=(), deputies=()) == ("", None)


def test_a_ticket_goes_back_for_room_only_while_nobody_took_it_up():
    for rule, state, room in product(rules.REASONS, ("new", "in_progress"), (True, False)):
        expected = (rule, state, room) == ("knows_full", "new", True)
        assert rules.goes_back(rule, state, room=room) is expected


def test_the_owner_is_reminded_once_for_each_time_it_falls_due():
    due = rules.inform_due(NOW, None, HOUR)
    assert due == NOW + HOUR
    assert rules.inform_due(NOW, NOW + HOUR, HOUR) == NOW + 2 * HOUR
    assert not rules.reminds(NOW, due, None)
    assert rules.reminds(due, due, None)
    assert not rules.reminds(due + HOUR, due, due)
    assert rules.is_with_others(("anna", "a"), ("", "b"), "handed_over")
    assert not rules.is_with_others(("anna", "a"), ("ben", "b"), "closed")
    assert not rules.is_with_others(("", "a"), ("", "a"), "new")


def test_a_reason_lacks_a_fact_rather_than_breaking():
    assert rules.reason("liaison", {"person": "zhao"}) == "zhao is the liaison person of –"
    assert rules.reason(None, None) == ""
