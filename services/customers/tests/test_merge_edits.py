"""What was changed after a merge, list by list and attribute by attribute: undo keeps the edit and not the merge."""

import pytest
from crm_chassis.errors import Invalid, Precondition

from .attribute_desk import CHOICES, NUMBER, PETS, define, fill, known

PHONES = {
    "one": "+49 30 901820",
    "two": "+49 30 901821",
    "three": "+49 30 901822",
}


def numbers(world, account_id):
    account = world.call("GetAccount", account_id=account_id)
    return [phone.e164.removeprefix("+4930") for phone in account.phones]


@pytest.fixture
def pair(world):
    """Two with a number, an address and attributes of their own; the first one survives."""
    define(world, "fleet", NUMBER)
    define(world, "pets", CHOICES, **PETS)
    found = []
    for name, phone, mail, attributes in (
        ("Nordwind GmbH", PHONES["one"], "post@nordwind.de", {"fleet": "3"}),
        ("Nordwind", PHONES["two"], "office@nordwind.de", {"fleet": "4", "pets": "cat"}),
    ):
        ways = {"phones": [{"number": phone}], "emails": [{"address": mail}]}
        given = {"display_name": name, "tags": [name[:5]], **ways, "attributes": attributes}
        found.append(world.call("CreateAccount", account=given))
        world.clock.forward(minutes=1)
    return found


def merge(world, pair, **more):
    one, other = (account.account_id for account in pair)
    return world.call("MergeRecords", kind=1, survivor_id=one, absorbed_ids=[other], **more)


def change(world, account, **fields):
    world.clock.forward(minutes=1)
    given = {"account_id": account.account_id, **fields}
    world.call("UpdateAccount", account=given, update_mask={"paths": sorted(fields)})


def test_a_number_that_was_added_since_stays_and_the_others_goes_home(world, pair):
    made = merge(world, pair)
    added = [*(PHONES.values())]
    change(world, pair[0], phones=[{"number": number} for number in added])
    (edit,) = world.call("GetMerge", merge_id=made.merge_id).later_edits
    assert edit.field == "phones"
    world.call("UndoMerge", merge_id=made.merge_id, later_edits="LATER_EDITS_KEEP")
    assert numbers(world, pair[0].account_id) == ["901820", "901822"]
    assert numbers(world, pair[1].account_id) == ["901821"]
    holders = [
        [match.account.account_id for match in world.call("LookUpPhone", phone_number=n).matches]
        for n in added
    ]
    one, other = (account.account_id for account in pair)
    assert holders == [[one], [other], [one]]


def test_a_number_that_was_taken_out_since_stays_out(world, pair):
    made = merge(world, pair)
    change(world, pair[0], phones=[{"number": PHONES["two"]}], tags=["later"])
    world.call("UndoMerge", merge_id=made.merge_id, later_edits="LATER_EDITS_KEEP")
    now = world.call("GetAccount", account_id=pair[0].account_id)
    assert ([*now.phones], [*now.tags]) == ([], ["later"])
    assert [mail.address for mail in now.emails] == ["post@nordwind.de"]


def test_what_a_merge_took_away_comes_back_beside_what_was_added(world, pair):
    chosen = [{"field": "phones", "record_id": pair[1].account_id}]
    made = merge(world, pair, choices=chosen)
    assert numbers(world, pair[0].account_id) == ["901821"]
    change(world, pair[0], phones=[{"number": PHONES["two"]}, {"number": PHONES["three"]}])
    world.call("UndoMerge", merge_id=made.merge_id, later_edits="LATER_EDITS_KEEP")
    assert sorted(numbers(world, pair[0].account_id)) == ["901820", "901822"]


def test_attributes_are_kept_or_dropped_one_by_one(world, pair):
    define(world, "floor", NUMBER)
    made = merge(world, pair)
    assert known(world, pair[0]) == {"fleet": "3", "pets": "cat"}
    world.clock.forward(hours=1)
    fill(world, pair[0], fleet="9", floor="2")
    edits = world.call("GetMerge", merge_id=made.merge_id).later_edits
    assert {(e.field, e.before, e.merged, e.now) for e in edits} == {
        ("attributes.fleet", "3", "3", "9"),
        ("attributes.floor", "", "", "2"),
    }
    with pytest.raises(Precondition, match=r"attributes\.fleet, attributes\.floor"):
        world.call("UndoMerge", merge_id=made.merge_id)
    kept = {"later_edits": "LATER_EDITS_KEEP", "except_fields": ["attributes.floor"]}
    world.call("UndoMerge", merge_id=made.merge_id, **kept)
    assert known(world, pair[0]) == {"fleet": "9"}
    assert dict(world.call("GetAccount", account_id=pair[0].account_id).attributes) == {
        "fleet": "9"
    }
    assert known(world, pair[1]) == {"fleet": "4", "pets": "cat"}


@pytest.mark.parametrize(
    ("how", "fleet"),
    [
        ({}, "3"),
        ({"survivorship": "SURVIVORSHIP_MOST_RECENT"}, "4"),
        ({"survivorship": "SURVIVORSHIP_LONGEST"}, "3"),
        ({"choices": "other"}, "4"),
    ],
)
def test_attributes_go_by_the_rule_or_by_choice_like_any_field(world, pair, how, fleet):
    if "choices" in how:
        how = {"choices": [{"field": "attributes.fleet", "record_id": pair[1].account_id}]}
    asked = {"kind": 1, "survivor_id": pair[0].account_id, "absorbed_ids": [pair[1].account_id]}
    shown = {
        field.field: field.value for field in world.call("PreviewMerge", **asked, **how).fields
    }
    assert (shown["attributes.fleet"], shown["attributes.pets"]) == (fleet, "cat")
    before = known(world, pair[0])
    made = merge(world, pair, **how)
    assert known(world, pair[0]) == {"fleet": fleet, "pets": "cat"}
    world.call("UndoMerge", merge_id=made.merge_id)
    assert known(world, pair[0]) == before


def test_an_attribute_that_nobody_has_is_no_field_of_a_merge(world, pair):
    with pytest.raises(Invalid):
        merge(world, pair, choices=[{"field": "attributes.floor", "record_id": 1}])
