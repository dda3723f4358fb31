"""Imports: sources come in by a plan, as often as one likes, and say what they were."""

import pytest
from crm.customers.v1.accounts_pb2 import Account
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
    csv_of,
    names,
    rejects,
    run,
    totals,
)


def test_a_file_comes_in_and_says_what_it_was(world):
    found = run(world, files={"shop": csv_of(SMITH, WANG)})
    assert (found.state, counts(found)) == (DONE, {("account", "created"): 2})
    assert names(world) == ["Smith Ltd", "恒远科技有限公司"]
    wang = by_name(world, "恒远科技有限公司")
    assert (wang.country, wang.phones[0].e164, wang.source, wang.external_id) == (
        "CN",
        "+8613812345678",
        "shop",
        "2",
    )
    assert [one.event_type for one in world.events("crm.customers.Import.")] == [
        "crm.customers.Import.created",
        "crm.customers.Import.updated",
    ]
    (seen,) = found.formats
    assert (seen.encoding, seen.delimiter, list(seen.detected)) == (
        "utf-8",
        ",",
        ["encoding", "delimiter"],
    )
    kept = world.call(
        "ListSourceRecords", kind="RECORD_KIND_ACCOUNT", record_id=wang.account_id
    ).source_records
    assert (kept[0].data["name"], kept[0].import_id) == ("恒远科技有限公司", found.import_id)


def test_what_is_told_of_a_new_account_is_the_account(world):
    run(world, files={"shop": csv_of(SMITH, WANG)})
    told = []
    for event in world.events("crm.customers.Account.created"):
        event.data.Unpack(account := Account())
        told.append(account)
    assert len(told) == 2
    assert told == [world.call("GetAccount", account_id=one.account_id) for one in told]


def test_the_same_again_changes_nothing(world):
    run(world, files={"shop": csv_of(SMITH, WANG)})
    before = len(world.events("crm.customers.Account"))
    again = run(world, files={"shop": csv_of(SMITH, WANG)})
    assert counts(again) == {("account", "unchanged"): 2}
    assert len(world.events("crm.customers.Account")) == before


def test_a_dry_run_says_the_same_and_changes_nothing(world):
    found = run(world, files={"shop": csv_of(SMITH, WANG, "3,,,,,")}, dry_run=True)
    assert counts(found) == {("account", "created"): 2, ("account", "rejected"): 1}
    assert totals(world)["accounts.count"] == "0"
    assert not world.events("crm.customers.Account")
    real = world.call("CreateImport", repeat_import_id=found.import_id)
    worker.run_due(world.app)
    assert counts(world.call("GetImport", import_id=real.import_id))["account", "created"] == 2


def test_who_is_one_becomes_one(world):
    plan = PLAN + PLAN.replace("sources:\n", "").replace("shop", "desk")
    other = csv_of('K7,"SMITH, Limited",020 7946 0001,INFO@smith.example,GB,')
    found = run(world, plan, {"shop": csv_of(SMITH, WANG), "desk": other})
    assert counts(found) == {("account", "created"): 2, ("account", "merged"): 1}
    smith = by_name(world, "Smith Ltd")
    kept = world.call("ListSourceRecords", kind="RECORD_KIND_ACCOUNT", record_id=smith.account_id)
    assert {(one.source, one.external_id) for one in kept.source_records} == {
        ("shop", "1"),
        ("desk", "K7"),
    }
    apart = run(
        world, "match: false" + plan.replace("desk", "till"), {"shop": csv_of(SMITH), "till": other}
    )
    assert counts(apart) == {("account", "unchanged"): 1, ("account", "created"): 1}


def test_who_may_be_one_is_put_before_a_person(world):
    plan = """
sources:
  shop: &people
    file: shop.csv
    account:
      external_id: id
      display_name: name
      kind: {constant: household}
      birth_date: born
      country: {constant: DE}
      city: city
  desk: *people
"""
    header = "id,name,born,city"
    first = csv_of("1,Anna Bergmann,1980-02-03,Berlin", header=header)
    other = csv_of("K7,Anne Bergmann,1980-02-03,Berlin", header=header)
    found = run(world, plan, {"shop": first, "desk": other})
    assert counts(found) == {("account", "created"): 2, ("account", "review"): 1}
    (match,) = world.call("ListMatches").matches
    assert {one.field for one in match.reasons} >= {"name", "born"}
    assert world.call("AcceptMatch", match_id=match.match_id).merge_id


@pytest.mark.parametrize(
    ("mode", "name", "city", "phones"),
    [
        ("create_only", "Smith Ltd", "", 1),
        ("update_empty", "Smith Ltd", "Leeds", 2),
        ("overwrite", "Smith Limited", "Leeds", 1),
    ],
)
def test_what_a_source_says_anew(world, mode, name, city, phones):
    run(world, files={"shop": csv_of("1,Smith Ltd,+44 20 7946 0001,,GB,")})
    newer = csv_of("1,Smith Limited,+44 20 7946 0002,,GB,Leeds")
    found = run(world, f"mode: {mode}\n{PLAN}", {"shop": newer})
    (account,) = world.call("ListAccounts").accounts
    assert (account.display_name, account.city, len(account.phones)) == (name, city, phones)
    assert counts(found) == {("account", "updated"): 1}
    entries = world.call(
        "ListAuditEntries", resource="crm.customers.Account", resource_id=str(account.account_id)
    )
    assert [bool(one.before) for one in entries.audit_entries].count(True) == (
        mode != "create_only"
    )


def test_accounts_people_orders_and_calls_with_all_that_binds_them(world):
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    assert found.state == DONE, found.note
    mother, daughter = (by_name(world, f"{name} GmbH") for name in ("Mother", "Daughter"))
    assert daughter.parent_account_id == mother.account_id
    people = {one.display_name: one for one in world.call("ListContacts").contacts}
    assert people["Anna Berg"].account_id == mother.account_id
    assert people["Anna Berg"].phones[0].e164 == "+4930123456"
    orders = {one.external_id: one for one in world.call("ListOrders").orders}
    assert {name: (one.amount, len(one.lines)) for name, one in orders.items()} == {
        "O1": ("1240", 2),
        "O2": ("10", 1),
    }
    assert orders["O1"].account_id == mother.account_id
    (call,) = world.call("ListInteractions").interactions
    assert (call.contact_id, call.start_time.ToJsonString()) == (
        people["Anna Berg"].contact_id,
        "2026-03-01T13:05:00Z",
    )
    refused = {(one.source, one.row_number, one.reason) for one in rejects(world, found)}
    assert refused == {
        ("desk", 2, "UNKNOWN_CUSTOMER"),
        ("desk", 3, "NO_TIME"),
        ("desk", 4, "NO_WORD"),
        ("till", 4, "UNKNOWN_CUSTOMER"),
        ("till", 5, "NO_NUMBER"),
        ("till", 6, "OTHER_LINE"),
        ("till", 7, "NO_DATE"),
    }
    assert found.rejected_rows == 7


def test_attributes_come_with_the_plan(world):
    plan = PLAN.replace(
        "      city: city\n",
        "      attributes: {staff: city, since: mail}\n      emails: [phone]\n",
    ).replace("      phones: [phone]\n      emails: [mail]\n", "")
    plan = "attributes:\n  staff: {type: number, label: Employees}\n  since: date\n" + plan
    found = run(world, plan, {"shop": csv_of("1,Smith,,1996-05-01,GB,250", "2,Jones,,,GB,many")})
    (refused,) = rejects(world, found)
    assert refused.reason == "INVALID_ATTRIBUTE"
    smith = by_name(world, "Smith")
    assert dict(smith.attributes) == {"staff": "250", "since": "1996-05-01"}
    run(world, "mode: overwrite\n" + plan, {"shop": csv_of("1,Smith,,1996-05-01,GB,300")})
    assert by_name(world, "Smith").attributes["staff"] == "300"
