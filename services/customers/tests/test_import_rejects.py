"""Rows that an import refuses say why, and come back mended."""

import csv
import io

import pytest
from crm_customers.imports import worker

from .import_desk import (
    CALLS,
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
    rejects,
    run,
)


def test_refused_rows_are_mended_and_come_back(world):
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    rows = [one for one in rejects(world, found, source="till") if one.row_number in (5, 6)]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*rows[0].original, "_row", "_reason"])
    writer.writeheader()
    for one in rows:
        mended = dict(one.original) | {"_row": one.row_number, "_reason": one.message}
        writer.writerow(
            mended | {"pieces": "7" if mended["pieces"] == "many" else mended["pieces"]}
        )
    again = run(
        world,
        FULL,
        {"till": ("till.rejects.csv", ("\ufeff" + out.getvalue()).encode())},
        mended=True,
    )
    assert counts(again) == {("order", "created"): 1, ("line", "created"): 2}
    assert {one.external_id for one in world.call("ListOrders").orders} == {"O1", "O2", "O4"}


@pytest.mark.parametrize(
    ("row", "reason", "words"),
    [
        (",Nameless,,,GB,", "NO_EXTERNAL_ID", "says no id"),
        ("9,,,,GB,", "INVALID_FIELD", "display_name"),
        ("9,Smith,,not an address,GB,", "INVALID_FIELD", "emails"),
        ("9,Smith,,,Atlantis,", "NO_COUNTRY", "'Atlantis' is no country"),
        ("1,Somebody else,,,GB,", "TWICE", "is in row 1 already"),
        ("9,Sm\x00ith,,,GB,", "NULL_CHARACTER", "null character"),
    ],
)
def test_every_refusal_says_what_to_mend(world, row, reason, words):
    found = run(world, files={"shop": csv_of(SMITH, row)})
    (refused,) = rejects(world, found)
    assert (refused.reason, refused.row_number, refused.kind) == (
        reason,
        2,
        "row" if "\x00" in row else "account",
    )
    assert words in refused.message
    assert counts(found)["account", "created"] == 1


def test_what_binds_to_nobody_is_refused(world):
    rows = csv_of(
        "A,Mother GmbH,Q,,,",
        "B,Ring One,C,,,",
        "C,Ring Two,B,,,",
        header="company_no,company,belongs_to,person_no,person,phone",
    )
    plan = FULL.partition("  desk:")[0]
    found = run(world, plan, {"erp": rows})
    reasons = {one.reason for one in rejects(world, found)}
    assert {"UNKNOWN_PARENT", "CIRCLE"} <= reasons


def test_somebody_elses_customers_stay_theirs(world):
    run(world, files={"shop": csv_of(SMITH)})
    mine = world.person("mira", "manager", team="south")
    made = create(
        world, "mode: overwrite\n" + PLAN, {"shop": csv_of("1,Mine now,,,GB,", WANG)}, by=mine
    )
    worker.run_due(world.app)
    found = world.call("GetImport", import_id=made.import_id)
    assert [one.reason for one in rejects(world, found)] == ["SOMEBODY_ELSES"]
    assert by_name(world, "恒远科技有限公司").team == "south"
