"""Who is a VIP, who is at risk, and why: found by rules that a manager reads, tries and changes."""

import threading
from datetime import date

import pytest
from crm.customers.v1.accounts_pb2 import Account
from crm_chassis.sql import execute
from crm_customers.classes import background, expressions
from crm_customers.tables import class_due
from sqlalchemy import func, select

from .class_desk import account, buy, rule, set_rules, settle, where

TIER, STATUS = 1, 2


def test_a_customer_is_vip_because_of_what_it_ordered_in_twelve_months(world):
    customer = account(world)
    buy(world, customer, 700_000, days_ago=300)
    buy(world, customer, 500_000, days_ago=10)
    buy(world, customer, 900_000, days_ago=400)
    settle(world)
    assert where(world, customer)[0] == "vip"
    shown = world.call("GetAccount", account_id=customer.account_id)
    assert shown.volume_12m == "1200000"
    why = world.call("GetClassification", account_id=customer.account_id).tier
    assert (why.label, why.label_zh, why.rule) == ("VIP", "贵宾", 1)
    (compared,) = why.comparisons
    assert (compared.name, compared.value, compared.operator, compared.limit, compared.holds) == (
        "volume_12m",
        "1200000",
        ">=",
        "1000000",
        True,
    )


@pytest.mark.parametrize(
    ("bought", "status"),
    [
        ([], ""),
        ([(100, 5)], "new"),
        ([(100, 500), (100, 5)], "steady"),
        ([(100, 500), (150, 5)], "growing"),
        ([(100, 500), (40, 5)], "at_risk"),
        ([(100, 500), (100, 200)], "at_risk"),
        ([(100, 500)], "dormant"),
    ],
)
def test_how_customers_stand_with_us_by_the_rules_that_come_along(world, bought, status):
    customer = account(world)
    for amount, days_ago in bought:
        buy(world, customer, amount, days_ago)
    settle(world)
    assert where(world, customer)[1] == status


def test_a_move_is_kept_with_its_figures_and_told(world):
    customer = account(world)
    buy(world, customer, 200_000)
    settle(world)
    world.clock.forward(days=10)
    buy(world, customer, 900_000)
    settle(world)
    moves = world.call("ListClassChanges", account_id=customer.account_id).class_changes
    tiers = [(move.before, move.after) for move in moves if move.dimension == TIER]
    assert tiers == [("key", "vip"), ("", "key")]
    assert moves[0].condition == "volume_12m >= 1000000"
    assert {f.name: f.value for f in moves[0].figures}["volume_12m"] == "1100000"
    told = world.events("crm.customers.Account.classified")
    last = Account()
    told[-1].data.Unpack(last)
    assert (len(told), last.tier, last.account_id) == (2, "vip", customer.account_id)


def told_and_hashed(world):
    """The moves that the feed told, and those of which followers are given hashes."""
    told = [int(event.resource_id) for event in world.events("crm.customers.ClassChange.created")]
    asked = {"kind": "crm.customers.ClassChange", "first_id": 1, "last_id": 1000, "records": True}
    hashed = world.call("GetDigest", by="service", **asked)
    return told, [record.id for record in hashed.records]


def test_what_a_customer_is_at_first_is_no_movement_and_everything_after_it_is(world):
    first, other = account(world), account(world)
    buy(world, first, 200_000)
    buy(world, other, 10)
    settle(world)
    assert told_and_hashed(world) == ([], [])
    world.clock.forward(days=10)
    buy(world, other, 900_000)
    settle(world)
    told, hashed = told_and_hashed(world)
    assert told == hashed != []
    moves = world.call("ListClassChanges", account_id=other.account_id).class_changes
    assert [move.class_change_id for move in moves if move.before] == told


def test_a_customer_that_was_something_before_a_merge_was_undone_moves(world):
    stays, goes = account(world), account(world)
    buy(world, goes, 200_000)
    merge = world.call(
        "MergeRecords", kind=1, survivor_id=stays.account_id, absorbed_ids=[goes.account_id]
    )
    settle(world)
    assert where(world, stays)[0] == "key"
    world.call("UndoMerge", merge_id=merge.merge_id)
    settle(world)
    world.clock.forward(days=10)
    buy(world, stays, 1_200_000)
    settle(world)
    told, hashed = told_and_hashed(world)
    assert told == hashed != []


def test_judging_disturbs_nobody_who_edits(world):
    customer = account(world)
    buy(world, customer, 200_000)
    settle(world)
    assert where(world, customer)[0] == "key"
    world.call(
        "UpdateAccount",
        account={"account_id": customer.account_id, "etag": customer.etag, "city": "Ulm"},
    )


def test_what_does_not_change_is_not_told(world):
    customer = account(world)
    buy(world, customer, 200_000)
    settle(world)
    before = len(world.events())
    buy(world, customer, 10)
    settle(world)
    told = [event.event_type for event in world.events()[before:]]
    assert "crm.customers.Account.classified" not in told
    assert world.call("GetAccount", account_id=customer.account_id).volume_12m == "200010"


def test_time_alone_moves_customers_at_night(world):
    customer = account(world)
    buy(world, customer, 200_000)
    settle(world)
    assert where(world, customer) == ("key", "new")
    world.clock.forward(days=120)
    settle(world)
    assert where(world, customer) == ("key", "new")  # nothing happened, and it is day
    world.clock.forward(hours=(background.HOUR - world.clock.now().hour) % 24)
    settle(world)
    assert where(world, customer) == ("key", "steady")
    world.clock.forward(days=100)
    settle(world)
    assert where(world, customer) == ("key", "at_risk")
    world.clock.forward(days=400)
    settle(world)
    assert where(world, customer) == ("standard", "dormant")


def test_new_rules_move_everybody_and_say_how_far_they_are(world):
    ours = [account(world, display_name=f"A{at}") for at in range(3)]
    for at, customer in enumerate(ours):
        buy(world, customer, 1000 * (at + 1))
    settle(world)
    made = set_rules(world, [rule("gold", "volume_12m >= 2000", label="Gold", label_zh="金牌")])
    assert (made.rules_id, made.judged, made.actor_id) == (1, 0, "manager.one")
    settle(world)
    assert [where(world, customer)[0] for customer in ours] == ["", "gold", "gold"]
    now = world.call("GetClassRules")
    assert (now.judged, now.HasField("finish_time")) == (3, True)
    summary = world.call("GetClassSummary")
    tiers = {count.value: count.count for count in summary.counts if count.dimension == TIER}
    assert (tiers, summary.due) == ({"gold": 2, "": 1}, 0)


def test_rules_ask_for_attributes_and_new_answers_are_judged_at_once(world):
    for name, kind in (("pet_insurance", 5), ("employees", 2), ("pets", 7), ("contract_end", 4)):
        choices = [{"value": "cat"}, {"value": "dog"}] if kind == 7 else []
        given = {"name": name, "type": kind, "label": name, "choices": choices}
        world.call("CreateAttributeDefinition", attribute_definition=given)
    tiers = [
        rule("insured", 'attributes.pet_insurance == "yes"'),
        rule("large", "attributes.employees >= 100"),
        rule("cats", '"cat" in attributes.pets && size(attributes.pets) == 1'),
        rule("ending", 'attributes.contract_end < today + duration("720h")'),
        rule("other", 'kind == "company" && country in ["DE", "CN"]'),
    ]
    set_rules(world, tiers)
    customer = account(world, country="DE")
    settle(world)
    for name, value, tier in (
        ("", "", "other"),
        ("contract_end", "2026-12-01", "ending"),
        ("pets", "cat", "cats"),
        ("employees", "120", "large"),
        ("pet_insurance", "yes", "insured"),
        ("pet_insurance", "no", "large"),
    ):
        if name:
            entries = [{"name": name, "value": value}]
            world.call("SetAttributeValues", account_id=customer.account_id, entries=entries)
        settle(world)
        assert where(world, customer)[0] == tier
    why = world.call("GetClassification", account_id=customer.account_id).tier
    assert [(c.name, c.value, c.holds) for c in why.comparisons] == [
        ("attributes.employees", "120", True)
    ]


def test_customers_that_are_judged_together_differ_by_whatever_the_rules_ask(world):
    set_rules(
        world,
        [
            rule("in_cologne", 'city == "Köln"'),
            rule("tagged", '"fair" in tags'),
            rule("both", 'tags.exists(tag, tag == "press") && kind == "company"'),
        ],
        [rule("bought", "volume_total > 5.0")],
    )
    asked = [
        ({"city": "Köln"}, "in_cologne"),
        ({"city": "Bonn"}, ""),
        ({"tags": ["fair"]}, "tagged"),
        ({"tags": ["press"], "kind": "ACCOUNT_KIND_COMPANY"}, "both"),
        ({"tags": ["press"], "kind": "ACCOUNT_KIND_HOUSEHOLD"}, ""),
        ({}, ""),
    ]
    made = [(account(world, **fields), tier) for fields, tier in asked]
    buy(world, made[1][0], 6)
    buy(world, made[5][0], 4)
    settle(world)
    assert [where(world, one)[0] for one, _ in made] == [tier for _, tier in made]
    assert [where(world, one)[1] for one, _ in made] == ["", "bought", "", "", "", ""]


def test_interactions_count(world):
    set_rules(world, [], [rule("in_touch", "interactions_12m >= 2 && interaction_days <= 7")])
    customer = account(world)
    for _ in range(2):
        touch = {"account_id": customer.account_id, "channel": 1, "direction": 1}
        world.call("CreateInteraction", interaction=touch)
    settle(world)
    assert where(world, customer)[1] == "in_touch"


def test_volumes_in_other_currencies_count_by_their_rates(world):
    customer = account(world)
    buy(world, customer, 1000, currency="EUR")
    buy(world, customer, 8000, currency="CNY")
    buy(world, customer, 5000, currency="USD")
    rates = [{"currency": "CNY", "rate": "0.125"}]
    set_rules(
        world, [rule("a", "volume_12m >= 2000 && orders_12m == 3")], currency="EUR", rates=rates
    )
    settle(world)
    found = world.call("GetAccount", account_id=customer.account_id)
    assert (found.tier, found.volume_12m) == ("a", "2000")


def test_a_customer_that_was_removed_is_in_no_question(world):
    customer = account(world)
    buy(world, customer, 200_000)
    world.call("DeleteAccount", account_id=customer.account_id)
    settle(world)
    assert not world.call("ListAccounts", filter="tier = key").accounts
    world.call("UndeleteAccount", account_id=customer.account_id)
    settle(world)
    listed = world.call("ListAccounts", filter="tier = key").accounts
    assert [each.account_id for each in listed] == [customer.account_id]


def test_a_list_without_end_in_a_rule_ends(world):
    walk = "[0,1,2,3,4,5,6,7,8,9].all({0}, {1})"
    text = "true"
    for name in "abcdef":
        text = walk.format(name, text)
    assert expressions.rule_of({"value": "x", "condition": text}).fits({}) is False


def test_whoever_changes_orders_by_whatever_way_is_judged_anew(world):
    """Imports and merges write rows by the thousand, past every handler."""
    customer = account(world)
    buy(world, customer, 200_000)
    settle(world)
    with world.app.database.connection() as connection:
        connection.execute("update orders set state = 'cancelled'")
        assert (
            execute(connection, select(func.count()).select_from(class_due), {}).fetchone()[0] == 1
        )
    settle(world)
    assert where(world, customer) == ("", "")


def test_twelve_months_end_on_the_same_day_of_the_calendar(world):
    customer = account(world)
    today = world.clock.now().date()
    a_year_ago = date(today.year - 1, today.month, today.day)
    buy(world, customer, 100, days_ago=(today - a_year_ago).days)
    buy(world, customer, 50, days_ago=(today - a_year_ago).days - 1)
    found = world.call("ClassifyAccount", account_id=customer.account_id)
    figures = {figure.name: figure.value for figure in found.figures}
    assert (figures["volume_12m"], figures["volume_previous_12m"]) == ("50", "100")


def test_two_who_judge_one_customer_at_once_tell_of_it_once(world):
    customer = account(world)
    buy(world, customer, 200_000)
    key = {"account_id": customer.account_id}
    threads = [
        threading.Thread(target=world.call, args=("ClassifyAccount",), kwargs=key) for _ in range(6)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    settle(world)
    moves = world.call("ListClassChanges", **key).class_changes
    assert sorted(move.after for move in moves) == ["key", "new"]
    assert len(world.events("crm.customers.Account.classified")) == 1


def test_judging_waits_for_nobody_and_nobody_waits_for_it(world):
    customer, other = account(world), account(world)
    buy(world, customer, 200_000)
    buy(world, other, 200_000)
    with world.app.database.connection() as connection, connection.transaction():
        connection.execute(
            f"select 1 from accounts where account_id = {customer.account_id} for update"
        )
        settle(world)
        assert [where(world, each)[0] for each in (customer, other)] == ["", "key"]
    settle(world)
    assert where(world, customer)[0] == "key"
