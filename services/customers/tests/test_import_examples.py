"""The real files come in by the plans under examples/, and their figures are the files' own."""

import csv
from decimal import Decimal
from pathlib import Path

import pytest

from .import_desk import (
    DONE,
    run,
    totals,
)

ROOT = Path(__file__).parents[3]

DATA = ROOT.parent / "shared" / "data"


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not there")
def test_the_real_orders_come_in_whole(world, monkeypatch):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    found = run(world, (ROOT / "examples" / "superstore_orders.yaml").read_text())
    with (DATA / "superstore_orders.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    figures = totals(world)
    assert figures["order_lines.count"] == str(len(rows))
    assert figures["orders.count"] == str(len({row["Order ID"] for row in rows}))
    assert figures["accounts.count"] == str(len({row["Customer ID"] for row in rows}))
    assert Decimal(figures["orders.amount"]) == sum(Decimal(row["Sales"]) for row in rows)
    assert Decimal(figures["orders.profit"]) == sum(Decimal(row["Profit"]) for row in rows)
    assert not found.rejected_rows
    (made,) = [one for one in found.counts if one.kind == "order"]
    assert Decimal(made.amount) == Decimal(figures["orders.amount"]), "what the report says"


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not there")
def test_the_real_accounts_come_in_with_their_dirt_cleaned(world, monkeypatch):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    found = run(world, (ROOT / "examples" / "sales_accounts.yaml").read_text())
    assert found.state == DONE, found.note
    with (DATA / "sales_accounts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["account"]: row for row in csv.DictReader(file)}
    accounts = {
        one.display_name: one for one in world.call("ListAccounts", page_size=1000).accounts
    }
    assert accounts.keys() == rows.keys()
    assert not found.rejected_rows
    ids = {one.account_id: name for name, one in accounts.items()}
    assert {name: ids.get(one.parent_account_id, "") for name, one in accounts.items()} == {
        name: row["subsidiary_of"] for name, row in rows.items()
    }
    assert {one.segment for one in accounts.values()} >= {"Technology", "Medical"}
    assert accounts["Bioholding"].country == "PH"
    for name in ("revenue", "employees"):
        said = sum(Decimal(row[name]) for row in rows.values())
        assert sum(Decimal(one.attributes[name]) for one in accounts.values()) == said
