"""Rules of classification as people write them: tried before they hold, refused at their place, kept by managers."""

import pytest
from crm_chassis.errors import Conflict, Invalid, NotFound, Refusal

from .class_desk import account, buy, rule, set_rules, settle, where


def test_a_preview_counts_who_would_change_and_changes_nobody(world):
    ours = [account(world, display_name=f"A{at}") for at in range(4)]
    for at, customer in enumerate(ours):
        buy(world, customer, 1000 * (at + 1))
    settle(world)
    rules = {
        "tiers": [rule("gold", "volume_12m >= 3000"), rule("standard", "orders_total > 0")],
        "statuses": world.call("GetClassRules").statuses,
    }
    preview = world.call("PreviewClassRules", class_rules=rules, by="admin")
    assert (preview.accounts, preview.judged, preview.changing) == (4, 4, 2)
    (move,) = preview.moves
    assert (move.before, move.after, move.count) == ("standard", "gold", 2)
    example = preview.examples[0]
    assert (example.display_name, example.after.comparisons[0].value) == ("A2", "3000")
    assert where(world, ours[3])[0] == "standard"


@pytest.mark.parametrize(
    ("condition", "column", "right"),
    [
        ("volume_12 >= 1000", 1, "did you mean volume_12m?"),
        ('volume_12m >= 1000 && recency_days < "x"', 36, "write numbers without quotes"),
        ("orders_total > 0 && volume_12m = 5", 32, "write == to compare"),
        ("volume_12m > 5 and orders_total > 1", 16, "write && for and"),
        ("volume_12m >= 1,000", 16, "without commas"),
        ("volume_12m >=", 14, "ends too early"),
        ("volume_12m", 1, "not yes or no"),
        ('attributes.pet_insurence == "yes"', 1, "did you mean attributes.pet_insurance?"),
        ("attributes.pet_insurance == 1", 26, "texts in quotes"),
        ("[1].all(a, [1].all(b, [1].all(c, true)))", 1, "more than 2 times"),
    ],
)
def test_a_rule_that_cannot_be_meant_is_refused_with_its_place_and_what_is_right(
    world, condition, column, right
):
    given = {"name": "pet_insurance", "type": 5, "label": "Pet insurance"}
    world.call("CreateAttributeDefinition", attribute_definition=given)
    rules = {"tiers": [rule("a", "orders_total > 0"), rule("b", condition)]}
    problem = world.call("PreviewClassRules", class_rules=rules).problems[0]
    assert (problem.path, problem.line, problem.column) == ("tiers[1].condition", 1, column)
    assert right in problem.problem
    with pytest.raises(Invalid) as refused:
        world.call("ReplaceClassRules", class_rules=rules)
    told = refused.value.fields["class_rules.tiers[1].condition"]
    assert told.startswith(f"at character {column}: ")
    assert right in told


def test_a_problem_on_a_later_line_is_named_by_its_line(world):
    rules = {"tiers": [rule("a", "orders_total > 0 &&\n recency_day < 5")]}
    problem = world.call("PreviewClassRules", class_rules=rules).problems[0]
    assert (problem.line, problem.column) == (2, 2)


def test_two_who_set_rules_are_told(world):
    first = world.call("GetClassRules")
    set_rules(world, [rule("a", "orders_total > 0")], etag=first.etag)
    with pytest.raises(Conflict):
        set_rules(world, [rule("b", "orders_total > 0")], etag=first.etag)
    assert [r.rules_id for r in world.call("ListClassRules").class_rules] == [1]


def test_only_managers_set_rules_and_only_owners_see_why(world):
    with pytest.raises(Refusal) as refused:
        set_rules(world, [], by="agent")
    assert refused.value.code == "PERMISSION_DENIED"
    others = account(world, owner_id="somebody.else")
    for method in ("GetClassification", "ListClassChanges"):
        with pytest.raises(NotFound):
            world.call(method, account_id=others.account_id, by="rep")
