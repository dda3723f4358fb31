"""Imports are held, wait for their hour, go no faster than they may, and can be taken back."""

import pytest
from crm.customers.v1.imports_pb2 import ImportState
from crm_chassis.errors import NotFound, Precondition
from crm_customers.imports import worker

from .import_desk import (
    CALLS,
    DONE,
    ERP,
    FULL,
    ORDERS,
    PLAN,
    SMITH,
    WANG,
    by_name,
    counts,
    create,
    csv_of,
    names,
    run,
    totals,
)


def test_held_let_go_on_and_ended(world):
    made = create(world, files={"shop": csv_of(SMITH)}, wait=True)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == ImportState.IMPORT_STATE_READY
    world.call("StartImport", import_id=made.import_id)
    world.call("PauseImport", import_id=made.import_id)
    assert worker.run_due(world.app) == 0
    with pytest.raises(Precondition):
        world.call("PauseImport", import_id=made.import_id)
    world.call("ResumeImport", import_id=made.import_id)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == DONE
    with pytest.raises(Precondition):
        world.call("CancelImport", import_id=made.import_id)
    other = create(world, files={"shop": csv_of(WANG)}, wait=True)
    world.call("CancelImport", import_id=other.import_id)
    assert names(world) == ["Smith Ltd"]
    with pytest.raises(NotFound):
        world.call("GetImport", import_id=99)


def test_only_off_hours(world):
    plan = (
        'when: {time_zone: Asia/Shanghai, windows: ["mon-fri 20:00-06:00"], holidays: CN}\n' + PLAN
    )
    made = create(world, plan, {"shop": csv_of(SMITH)})  # Monday, 17:00 in Shanghai
    worker.run_due(world.app)
    waiting = world.call("GetImport", import_id=made.import_id)
    assert (waiting.phase, waiting.next_time.ToJsonString()) == (
        "waiting for its window",
        "2026-11-16T12:00:00Z",
    )
    assert worker.run_due(world.app) == 0
    world.clock.forward(hours=3)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == DONE


def test_no_faster_than_it_may(world):
    made = create(world, "rate: 2\n" + PLAN, {"shop": csv_of(SMITH, WANG)})
    worker.run_due(world.app)
    found = world.call("GetImport", import_id=made.import_id)
    assert (found.taken_records, found.next_time.ToJsonString()) == (2, "2026-11-16T09:00:01Z")
    world.clock.forward(seconds=1)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == DONE


def test_taken_back(world):
    run(world, files={"shop": csv_of("1,Smith Ltd,,,GB,")})
    second = run(
        world, "mode: overwrite\n" + PLAN, {"shop": csv_of("1,Smith Limited,,,GB,Leeds", WANG)}
    )
    assert names(world) == ["Smith Limited", "恒远科技有限公司"]
    world.call("RollBackImport", import_id=second.import_id)
    worker.run_due(world.app)
    assert (
        world.call("GetImport", import_id=second.import_id).state
        == ImportState.IMPORT_STATE_ROLLED_BACK
    )
    (smith,) = world.call("ListAccounts").accounts
    assert (smith.display_name, smith.city) == ("Smith Ltd", "")
    again = run(
        world, "mode: overwrite\n" + PLAN, {"shop": csv_of("1,Smith Limited,,,GB,Leeds", WANG)}
    )
    assert counts(again) == {("account", "updated"): 1, ("account", "created"): 1}


def test_orders_and_calls_are_taken_back_too(world):
    before = totals(world)
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    world.call("RollBackImport", import_id=found.import_id)
    worker.run_due(world.app)
    after = totals(world)
    assert {n: v for n, v in after.items() if n != "products.count"} == {
        n: v for n, v in before.items() if n != "products.count"
    }
    assert [one.event_type for one in world.events("crm.customers.Order.deleted")] == [
        "crm.customers.Order.deleted"
    ] * 2
    again = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    assert counts(again) == counts(found)


def test_what_was_changed_since_is_not_taken_back_silently(world):
    found = run(world, files={"shop": csv_of(SMITH, WANG)})
    smith, wang = by_name(world, "Smith Ltd"), by_name(world, "恒远科技有限公司")
    world.call("UpdateAccount", account={"account_id": smith.account_id, "segment": "Loyal"})
    world.call("CreateContact", contact={"account_id": wang.account_id, "display_name": "Wang Wei"})
    with pytest.raises(Precondition) as refusal:
        world.call("RollBackImport", import_id=found.import_id)
    assert refusal.value.reason == "LATER_EDITS"
    assert refusal.value.metadata["count"] == "2"
    assert "has a contact of later" in str(refusal.value)
    assert len(names(world)) == 2
    world.call("RollBackImport", import_id=found.import_id, keep_edited=True)
    worker.run_due(world.app)
    assert counts(world.call("GetImport", import_id=found.import_id))["account", "left"] == 2
    assert len(names(world)) == 2
