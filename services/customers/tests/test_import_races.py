"""Imports beside merges, undos and erasures of the same customers: nothing is lost, doubled or left half done."""

import random
import signal
import threading
import time

import pytest
from crm_chassis.errors import Conflict
from crm_customers.imports import knowing
from sqlalchemy import text

from .import_desk import (
    DONE,
    by_name,
    counts,
    create,
    csv_of,
    end_worker,
    run,
    start_worker,
    steps,
    wait_for,
)

PLAN = """
mode: overwrite
match: false
sources:
  shop:
    file: shop.csv
    account: {external_id: id, display_name: name, country: {constant: GB}, city: city}
  till:
    file: till.csv
    account: {external_id: customer, system: from}
    order: {external_id: no, order_date: day, currency: {constant: GBP}}
    line: {external_id: no, product_code: item, quantity: pieces, amount: sum}
"""
MANY, PAIRS = 600, 6
HOMES = text(
    "select s.external_id, a.external_id as id, a.display_name, a.city from source_records s"
    " join accounts a on a.account_id = s.record_id and a.delete_time is null order by s.source_record_id"
)
ORDERS = text(
    "select o.external_id, a.external_id as id, count(*) as lines, sum(l.amount) as amount from orders o"
    " join accounts a using (account_id) join order_lines l using (order_id) group by 1, 2"
)


def people(city):
    lines = [f"{number},Firm {number:04},{city}" for number in range(MANY)]
    return csv_of(*lines, header="id,name,city")


TILL = csv_of(
    *(f"O{number},{number},shop,2026-03-01,X,1,{number + 1}" for number in range(MANY)),
    header="no,customer,from,day,item,pieces,sum",
)


def merge_pairs(world):
    """Every so many customers one goes into the next; returns the merges."""
    numbers = {
        row.external_id: row.account_id for row in world.rows(text("select * from accounts"))
    }
    firsts = range(0, MANY, MANY // PAIRS)
    return [
        world.call(
            "MergeRecords",
            kind=1,
            survivor_id=numbers[str(first)],
            absorbed_ids=[numbers[str(first + 1)]],
        ).merge_id
        for first in firsts
    ]


def undo(world, merge_id):
    """As somebody who tries again when an import was at the very records."""
    for _ in range(20):
        try:
            return world.call("UndoMerge", merge_id=merge_id, later_edits="LATER_EDITS_DROP")
        except Conflict:
            time.sleep(0.05)
    raise AssertionError(merge_id)


def check_whole(world):
    """Each customer is there once, under its own name, with its own word and its own order."""
    homes = world.rows(HOMES)
    assert sorted(int(row.external_id) for row in homes) == list(range(MANY))
    assert [row for row in homes if row.external_id != row.id] == []
    assert [row for row in homes if row.display_name != f"Firm {int(row.id):04}"] == []
    orders = world.rows(ORDERS)
    assert sorted(row.external_id for row in orders) == sorted(f"O{n}" for n in range(MANY))
    assert [row for row in orders if row.external_id != f"O{row.id}"] == []
    assert [row for row in orders if (row.lines, row.amount) != (1, int(row.id) + 1)] == []
    return homes


@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_a_worker_is_killed_while_merges_of_its_customers_are_undone(world, tmp_path, seed):
    run(world, PLAN, {"shop": people("Leeds"), "till": TILL})
    made = merge_pairs(world)
    create(world, PLAN, {"shop": people("York"), "till": TILL})
    draw, kills = random.Random(seed), 0
    undoing = threading.Thread(target=lambda: [undo(world, each) for each in made])
    while steps(world)[1] == "running":
        at_work = start_worker(world, tmp_path)
        goal = steps(world)[0] + draw.randrange(2, 5)
        while steps(world)[0] < goal and steps(world)[1] == "running":
            assert at_work.poll() is None
            time.sleep(0.01)
        if kills == 1:
            undoing.start()
        if kills < 4:
            time.sleep(draw.random() * 0.1)
            at_work.send_signal(signal.SIGKILL)
            at_work.wait()
            at_work.stdin.close()
            kills += 1
        else:
            wait_for(world, at_work)
            end_worker(at_work)
    undoing.join()
    assert kills >= 2
    assert world.call("GetImport", import_id=2).state == DONE, world.call("GetImport", import_id=2)
    homes = check_whole(world)
    # What was dropped by choice is the undone merges'; all others say what their source says.
    undone = {str(n + more) for n in range(0, MANY, MANY // PAIRS) for more in (0, 1)}
    assert {row.city for row in homes if row.id not in undone} == {"York"}
    again = run(world, PLAN, {"shop": people("York"), "till": TILL})
    assert counts(again) == {
        ("account", "unchanged"): MANY,
        ("order", "unchanged"): MANY,
        ("line", "unchanged"): MANY,
    }
    check_whole(world)


def test_an_undo_does_not_come_between_a_step_s_question_and_its_writing(world, monkeypatch):
    """Else what the absorbed customer's source says would be written into the survivor."""
    lines = ("1,Smith Ltd,Leeds", "2,Jones Ltd,Leeds")
    plan = PLAN.partition("  till:")[0]
    run(world, plan, {"shop": csv_of(*lines, header="id,name,city")})
    one, other = by_name(world, "Smith Ltd"), by_name(world, "Jones Ltd")
    made = world.call(
        "MergeRecords", kind=1, survivor_id=one.account_id, absorbed_ids=[other.account_id]
    )
    undoing = threading.Thread(target=undo, args=(world, made.merge_id))
    known = knowing.records_of

    def and_then_somebody_undoes(*given):
        found = known(*given)
        if not undoing.ident:
            undoing.start()
            undoing.join(1)
        return found

    monkeypatch.setattr(knowing, "records_of", and_then_somebody_undoes)
    newer = ("1,Smith Ltd,York", "2,Jones Ltd,York")
    run(world, plan, {"shop": csv_of(*newer, header="id,name,city")})
    undoing.join()
    found = {row.external_id: (row.id, row.display_name) for row in world.rows(HOMES)}
    assert found == {"1": ("1", "Smith Ltd"), "2": ("2", "Jones Ltd")}
