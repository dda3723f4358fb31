"""Orders come in whole, wherever their lines stand: taken as they are read, or put together from all over a file."""

import random
from decimal import Decimal
from itertools import groupby

import pytest
from sqlalchemy import text

from .import_desk import counts, rejects, run

PLAN = """
match: false
sources:
  till:
    file: till.csv
    order: {external_id: no, order_date: day, currency: {constant: EUR}}
    account: {external_id: who, display_name: name}
    line: {external_id: line, product_code: sku, quantity: pieces, amount: sum}
"""
HEADER = "no,day,who,name,line,sku,pieces,sum"
TOLD = text(
    "select o.external_id, a.external_id as account, o.amount, l.external_id as line, l.quantity,"
    " own.external_id as own"
    " from orders o join accounts a using (account_id) join order_lines l using (order_id)"
    " join accounts own on own.account_id = l.account_id order by o.external_id, l.external_id"
)


def line(order, number, who="1", pieces="2", amount="3.50"):
    return f"A-{order},2026-03-01,{who},Customer {who},{order}.{number},P{number},{pieces},{amount}"


def together(orders=300):
    return [line(o, n, who=str(o % 40)) for o in range(orders) for n in range(o % 4 + 1)]


def file_of(lines):
    return {"till": "\n".join([HEADER, *lines]).encode()}


def told(world):
    return [tuple(row) for row in world.rows(TOLD)]


def flowed(world):
    """Whether the last import was taken as it was read."""
    (row,) = world.rows(
        text("select cursor->>'flowing' as first from imports order by import_id desc limit 1")
    )
    return row.first == "0"


@pytest.fixture(autouse=True)
def small_steps(monkeypatch):
    """A file of some hundred lines has many steps, and orders that would lie across two."""
    monkeypatch.setattr("crm_customers.imports.reading.FLOWING_SIZE", 7)
    monkeypatch.setattr("crm_customers.imports.staging.BATCH_SIZE", 7)


def sums(found):
    """What the orders of each outcome come to, as the report says."""
    return {one.outcome: Decimal(one.amount) for one in found.counts if one.kind == "order"}


def test_lines_that_stand_together_flow_and_scattered_ones_come_to_the_same(world, second):
    lines = together()
    scattered = list(lines)
    random.Random(5).shuffle(scattered)
    first, other = run(world, PLAN, file_of(lines)), run(second, PLAN, file_of(scattered))
    assert (flowed(world), flowed(second)) == (True, False)
    assert counts(first) == counts(other)
    assert counts(first)["order", "created"] == 300
    assert sums(first) == sums(other) != {}
    assert told(world) == told(second)
    assert len(told(world)) == len(lines)


def test_flowing_orders_the_same_again_change_nothing(world):
    run(world, PLAN, file_of(together()))
    before = told(world)
    again = counts(run(world, PLAN, file_of(together())))
    assert again["order", "unchanged"] == 300
    assert ("order", "updated") not in again
    assert ("order", "created") not in again
    assert told(world) == before


@pytest.mark.parametrize("shuffled", [False, True])
def test_one_wrong_line_refuses_its_order_and_no_other(world, shuffled):
    lines = together()
    wrong = lines.index(line(7, 2, who="7"))
    lines[wrong] = line(7, 2, who="7", pieces="many")
    if shuffled:
        random.Random(6).shuffle(lines)
    found = run(world, PLAN, file_of(lines))
    refused = rejects(world, found)
    assert {row.original["no"] for row in refused} == {"A-7"}
    assert sorted(row.reason for row in refused) == ["NO_NUMBER", *["OTHER_LINE"] * 3]
    assert counts(found)["order", "created"] == 299
    assert not [row for row in told(world) if row[0] == "A-7"]


def test_a_line_may_be_somebody_elses(world):
    run(world, PLAN, file_of([line(1, 0, who="1"), line(1, 1, who="2"), line(2, 0, who="2")]))
    owners = {
        key: [row[5] for row in rows] for key, rows in groupby(told(world), lambda row: row[0])
    }
    assert owners == {"A-1": ["1", "2"], "A-2": ["2"]}


@pytest.fixture
def second(postgres, tmp_path):
    from crm_chassis.testing import world_of
    from crm_customers.__main__ import SERVICE

    yield from world_of(SERVICE, postgres, tmp_path / "second")
