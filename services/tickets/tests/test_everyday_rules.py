"""The tables and rules of everyday work, each walked through."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from crm.tickets.v1 import articles_pb2, checklists_pb2, macros_pb2, ticket_merges_pb2
from crm_chassis.records import enum_names
from crm_tickets.everyday import rules
from crm_tickets.rules import NotAllowed, next_state

MACHINES = {
    "article": (rules.ARTICLE, articles_pb2.ArticleState, ("publish", "retire")),
    "item": (rules.CHECKLIST_ITEM, checklists_pb2.ChecklistItemState, ("do", "skip", "open")),
    "merge": (rules.MERGE, ticket_merges_pb2.MergeState, ("undo",)),
}


@pytest.mark.parametrize("name", MACHINES)
def test_a_machine_knows_only_states_of_its_proto_and_reaches_each(name):
    table, enum, steps = MACHINES[name]
    states = set(enum_names(enum.DESCRIPTOR).values())
    assert {state for state, _ in table} <= states
    first = enum_names(enum.DESCRIPTOR)[1]
    assert set(table.values()) | {first} == states
    for state, step in product(states, steps):
        if (state, step) in table:
            assert next_state(table, state, step) == table[state, step]
        else:
            with pytest.raises(NotAllowed):
                next_state(table, state, step)


def test_every_kind_of_macro_step_has_its_needs():
    kinds = set(enum_names(macros_pb2.MacroStepKind.DESCRIPTOR).values())
    assert set(rules.STEP_NEEDS) == kinds
    fields = set(macros_pb2.MacroStep.DESCRIPTOR.fields_by_name)
    named = {name for groups in rules.STEP_NEEDS.values() for group in groups for name in group}
    assert named | set().union(*rules.STEP_TAKES.values()) <= fields


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("@anna.keller please look", ["anna.keller"]),
        ("ask @Ben, @ben and @zhao.lei.", ["ben", "zhao.lei"]),
        ("write to anna@firm.de or a/@x", []),
        ("请 @zhao.lei 看一下", ["zhao.lei"]),
        ("@", []),
    ],
)
def test_whom_a_text_mentions(text, names):
    assert rules.mentioned(text) == names


def test_only_notes_among_ourselves_are_corrected():
    found = [
        (visibility, customer)
        for visibility, customer in product(("public", "internal"), (True, False))
        if rules.may_correct(visibility, from_customer=customer)
    ]
    assert found == [("internal", False)]


def test_tags_are_kept_alike():
    assert rules.tidy_tags(["  Big  Deal", "big deal", "ＶＩＰ", "", "退货"]) == [
        "big deal",
        "vip",
        "退货",
    ]


def test_placeholders_are_filled_and_what_lacks_is_said():
    text = "Dear {requester}, {ticket} by {promise_time}"
    filled, missing = rules.filled(text, {"requester": "Mr Braun", "ticket": "#7"})
    assert (filled, missing) == ("Dear Mr Braun, #7 by ", ["promise_time"])
    assert rules.unknown_placeholders("{requester} {oops} {x}") == ["oops", "x"]


def test_begun_minutes_are_whole_ones():
    start = datetime(2026, 11, 16, 9, tzinfo=UTC)
    lengths = {0: 1, 1: 1, 60: 1, 61: 2, 3600: 60, 10**6: 1440}
    for seconds, minutes in lengths.items():
        assert rules.whole_minutes(start, start + timedelta(seconds=seconds)) == minutes


def test_a_link_that_leads_back_is_found_however_long_the_way():
    pairs = [(1, 2), (2, 3), (3, 4)]
    assert rules.closes_loop(pairs, 4, 1)
    assert rules.closes_loop(pairs, 2, 1)
    assert rules.closes_loop([], 5, 5)
    assert not rules.closes_loop(pairs, 1, 4)
    assert not rules.closes_loop([(1, 2), (2, 1)], 3, 1)
