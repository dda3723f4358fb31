"""However customers came to be what they are, one event after the other: judging everybody anew finds nobody else.

Judged bit by bit as orders, touches, attributes and merges come in, and judged whole at night: the same classes; and a
preview counts exactly those that new rules, or a night, then move.
"""

import random
from contextlib import suppress

import pytest
from crm_chassis.errors import Refusal
from crm_customers.classes import background
from crm_customers.tables import accounts
from sqlalchemy import select

from .class_desk import account, buy, rule, set_rules, settle

TIERS = [
    rule("vip", "volume_12m >= 3000 && orders_12m >= 2"),
    rule("insured", 'attributes.insured == "yes" && interactions_12m > 0'),
    rule("known", 'orders_total > 0 || segment == "Public" || known_days > 200'),
]
OTHERS = [rule("vip", "volume_12m >= 1000"), rule("large", "attributes.staff >= 50")]


class Shop:
    """Customers, what they ordered, and what happens to them."""

    def __init__(self, world, seed):
        self.world, self.draw = world, random.Random(seed)
        self.ours = [account(world, display_name=f"Firm {number}") for number in range(6)]
        self.merges = []

    def one(self):
        return self.draw.choice(self.ours)

    def buy(self):
        days = self.draw.choice((0, 20, 300, 364, 365, 400))
        buy(self.world, self.one(), self.draw.choice((10, 900, 2500)), days)

    def touch(self):
        said = {"account_id": self.one().account_id, "channel": 1, "direction": 1}
        self.world.call("CreateInteraction", interaction=said)

    def learn(self):
        name, value = self.draw.choice((("insured", "yes"), ("insured", "no"), ("staff", "80")))
        entries = [{"name": name, "value": value}]
        key = {"account_id": self.one().account_id}
        self.world.call("SetAttributeValues", **key, entries=entries)

    def edit(self):
        given = {"account_id": self.one().account_id, "segment": self.draw.choice(("", "Public"))}
        self.world.call("UpdateAccount", account=given, update_mask={"paths": ["segment"]})

    def merge(self):
        one, other = self.draw.sample([each.account_id for each in self.ours], 2)
        asked = {"kind": 1, "survivor_id": one, "absorbed_ids": [other]}
        self.merges.append(self.world.call("MergeRecords", **asked).merge_id)

    def undo(self):
        merge_id = self.merges.pop() if self.merges else 0
        self.world.call("UndoMerge", merge_id=merge_id, later_edits="LATER_EDITS_KEEP")

    def remove(self):
        self.world.call("DeleteAccount", account_id=self.one().account_id)

    def restore(self):
        self.world.call("UndeleteAccount", account_id=self.one().account_id)

    def step(self):
        """Something happens; what is refused (a merged one cannot be edited) did not happen."""
        usual = (self.buy, self.buy, self.touch, self.learn, self.edit)
        with suppress(Refusal):
            self.draw.choice((*usual, self.merge, self.undo, self.remove, self.restore))()


@pytest.fixture
def attributes(world):
    for name, kind in (("insured", 5), ("staff", 2)):
        given = {"name": name, "type": kind, "label": name}
        world.call("CreateAttributeDefinition", attribute_definition=given)


def would_change(world, tiers=None):
    """How many another look would move, by the rules that hold or by others."""
    rules = world.call("GetClassRules")
    given = {"tiers": tiers or rules.tiers, "statuses": rules.statuses}
    return world.call("PreviewClassRules", class_rules=given).changing


def classes(world):
    rows = world.rows(
        select(accounts.c.account_id, accounts.c.tier, accounts.c.relationship_status).where(
            accounts.c.delete_time.is_(None)
        )
    )
    return {row.account_id: tuple(row)[1:] for row in rows}


def night(world):
    """The hour comes in which everybody is judged: time alone moves customers too."""
    world.clock.forward(hours=(background.HOUR - world.clock.now().hour) % 24 or 24)
    for _ in range(3):
        settle(world)


def moved(before, after):
    return sum(before[number] != one for number, one in after.items())


@pytest.mark.parametrize("seed", range(3))
def test_judged_bit_by_bit_and_judged_whole_is_the_same(world, attributes, seed):
    statuses = world.call("GetClassRules").statuses
    set_rules(world, TIERS, statuses)
    shop = Shop(world, seed)
    settle(world)
    for round_ in range(6):
        for _ in range(6):
            shop.step()
        settle(world)
        assert would_change(world) == 0, round_
        world.clock.forward(days=shop.draw.choice((1, 40, 90)))
        night(world)
        assert would_change(world) == 0, round_


def test_a_preview_counts_exactly_those_whom_the_rules_then_move(world, attributes):
    statuses = world.call("GetClassRules").statuses
    set_rules(world, TIERS, statuses)
    shop = Shop(world, 7)
    for _ in range(30):
        shop.step()
    settle(world)
    before, expected = classes(world), would_change(world, OTHERS)
    set_rules(world, OTHERS, statuses)
    for _ in range(3):
        settle(world)
    assert expected > 0
    assert moved(before, classes(world)) == expected
    world.clock.forward(days=300)
    before, expected = classes(world), would_change(world)
    assert expected > 0
    night(world)
    assert moved(before, classes(world)) == expected
