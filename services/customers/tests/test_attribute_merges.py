"""Merges bring attributes along with their history, and undos take them away again."""

from crm_customers.tables import attribute_values
from sqlalchemy import select

from .attribute_desk import CHOICES, NUMBER, PETS, account, define, fill, found, known


def moves(world, of):
    """The whole history of a record, as it stands in the table."""
    mine = attribute_values.c.record_id == of.account_id
    columns = [c for c in attribute_values.c if c.name != "value_id"]
    rows = world.rows(select(*columns).where(mine).order_by(attribute_values.c.value_id))
    return [tuple(row) for row in rows]


def test_a_merge_brings_attributes_along_with_their_history_and_its_undo_takes_them_away(world):
    define(world, "fleet", NUMBER)
    define(world, "pets", CHOICES, **PETS)
    one = account(world, attributes={"fleet": "3"})
    other = account(world, display_name="Nordwind", attributes={"fleet": "4", "pets": "cat,dog"})
    before = moves(world, one)
    world.clock.forward(hours=1)
    made = world.call(
        "MergeRecords",
        kind=1,
        survivor_id=one.account_id,
        absorbed_ids=[other.account_id],
    )
    merged = known(world, one)
    assert merged["pets"] == "cat,dog"
    assert dict(world.call("GetAccount", account_id=one.account_id).attributes) == merged
    assert found(world, f"attributes.fleet = {merged['fleet']} AND attributes.pets : *") == [
        world.call("GetAccount", account_id=one.account_id).display_name
    ]
    world.call("UndoMerge", merge_id=made.merge_id)
    assert known(world, one) == {"fleet": "3"}
    assert known(world, other) == {"fleet": "4", "pets": "cat,dog"}
    assert moves(world, one) == before


def test_what_was_filled_in_after_a_merge_outlives_its_undo_if_it_is_kept(world):
    define(world, "fleet", NUMBER)
    one = account(world, attributes={"fleet": "3"})
    other = account(world, display_name="Nordwind", attributes={"fleet": "4"})
    made = world.call(
        "MergeRecords", kind=1, survivor_id=one.account_id, absorbed_ids=[other.account_id]
    )
    world.clock.forward(hours=1)
    fill(world, one, fleet="9")
    world.call("UndoMerge", merge_id=made.merge_id, later_edits=1)
    assert known(world, one) == {"fleet": "9"}
    assert dict(world.call("GetAccount", account_id=one.account_id).attributes) == {"fleet": "9"}
