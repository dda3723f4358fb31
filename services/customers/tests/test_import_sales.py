"""A seller's real opportunities come in as deals, and their figures are the file's own; and they go out again."""

import csv
from collections import Counter, defaultdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from crm.customers.v1.imports_pb2 import ImportState
from crm_customers.imports import worker

from .import_desk import DONE, counts, rejects, run, totals

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
FILE = DATA / "sales_pipeline.csv"


def rows_of(name):
    with (DATA / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def login(name):
    return name.lower().replace(" ", ".")


def lines(world, group):
    return world.call("GetDealStatistics", group=group).statistics


@pytest.mark.skipif(not FILE.exists(), reason="../shared/data is not there")
def test_the_real_opportunities_come_in_with_the_files_figures(world, monkeypatch):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    for each in rows_of("sales_teams.csv"):
        user = {"user_id": login(each["sales_agent"]), "display_name": each["sales_agent"]}
        user |= {"roles": ["rep"], "team": each["regional_office"]}
        world.call("CreateUser", user=user)
    run(world, (ROOT / "examples" / "sales_accounts.yaml").read_text())
    plan = (ROOT / "examples" / "sales_pipeline.yaml").read_text()
    rows = rows_of("sales_pipeline.csv")
    trial = run(world, plan, dry_run=True)
    found = run(world, plan)
    assert found.state == DONE, found.note
    assert not found.rejected_rows
    nameless = sum(not row["account"] for row in rows)
    for each in (trial, found):
        told = counts(each)
        assert told["deal", "created"] == len(rows)
        assert told["deal", "without_customer"] == nameless

    # Won, lost and open; the won value by quarter; each seller's share of won ones.
    state = {"Won": "won", "Lost": "lost", "Engaging": "open", "Prospecting": "open"}
    wanted = Counter(state[row["deal_stage"]] for row in rows)
    by_owner = lines(world, 3)
    for name in ("won", "lost", "open"):
        assert sum(getattr(one, f"{name}_count") for one in by_owner) == wanted[name]
    closed = defaultdict(Counter)
    quarters = defaultdict(Decimal)
    for row in rows:
        closed[login(row["sales_agent"])][state[row["deal_stage"]]] += 1
        if row["deal_stage"] == "Won":
            day = datetime.strptime(row["close_date"], "%m/%d/%Y")  # noqa: DTZ007 (a day)
            quarters[f"{day.year}-Q{(day.month - 1) // 3 + 1}"] += Decimal(row["close_value"])
    assert {one.group for one in by_owner} == set(closed)
    for one in by_owner:
        mine = closed[one.group]
        assert one.win_rate == f"{mine['won'] / (mine['won'] + mine['lost']):.4f}"
    assert {q.group: Decimal(q.won_amount) for q in lines(world, 6) if q.won_count} == quarters
    products = {
        one.group: one.won_count + one.lost_count + one.open_count for one in lines(world, 4)
    }
    sold = Counter(row["product"].replace("GTXPro", "GTX Pro") for row in rows)
    assert products == sold
    assert {one.product_name for one in world.call("ListProducts").products} == set(sold)
    customers = {one.name: one.won_count for one in lines(world, 1)}
    assert customers["Hottechi"] == sum(
        row["account"] == "Hottechi" and row["deal_stage"] == "Won" for row in rows
    )
    team = world.call("ListDeals", filter='team = "West"', page_size=1).deals
    assert team[0].currency == "USD"
    assert totals(world)["products.count"] == "0"  # of orders

    # Again: nothing new. Taken back: nothing is left of it.
    again = counts(run(world, plan))
    assert again["deal", "unchanged"] == len(rows)
    assert "created" not in {outcome for kind, outcome in again if kind == "deal"}


PLAN = """
sources:
  crm:
    file: deals.csv
    dates: "%d.%m.%Y"
    deal:
      external_id: id
      name: what
      currency: {constant: EUR}
      amount: worth
      state: state
      close_time: closed
      pipeline: {constant: 项目}
      stage: stage
      product: product
"""
HEADER = "id,what,worth,state,closed,stage,product\n"


def test_wrong_rows_are_refused_and_an_import_is_taken_back(world):
    good = '1,Stand,"1000.50",open,,Design,Booth\n2,Hall,5,won,24.12.2025,Building,Booth\n'
    bad = "3,Odd,x,open,,,\n4,Odd,1,won,,,\n5,Odd,1,open,,Building,\n6,Odd,1,maybe,,,\n1,Other,7,open,,,\n"
    found = run(world, PLAN, {"crm": (HEADER + good + bad).encode()})
    assert (found.state, found.rejected_rows) == (DONE, 5)
    told = rejects(world, found)
    reasons = {(one.row_number, one.reason) for one in told}
    assert {reason for _, reason in reasons} == {
        *("NO_NUMBER", "NO_CLOSE_TIME", "NO_STAGE", "NO_CHOICE", "TWICE")
    }
    stand, hall = sorted(world.call("ListDeals").deals, key=lambda one: one.deal_id)
    assert (stand.amount, stand.probability, hall.probability) == ("1000.5", 25, 100)
    assert world.call("GetDeal", deal_id=stand.deal_id).lines[0].product_name == "Booth"

    # Its source knows more the next day; then all of it goes out again, but for what somebody has changed.
    later = '1,Stand,"1000.50",lost,03.01.2026,Design,Booth\n'
    second = run(world, PLAN, {"crm": (HEADER + later).encode()})
    assert counts(second)["deal", "updated"] == 1
    steps = world.call("ListDealSteps", deal_id=stand.deal_id).deal_steps
    assert [step.kind for step in steps] == [4, 1]
    back(world, second)
    assert world.call("GetDeal", deal_id=stand.deal_id).state == 1
    world.call("UpdateDeal", deal={"deal_id": hall.deal_id, "next_step": "Ring"})
    back(world, found, keep_edited=True)
    left = {one.deal_id for one in world.call("ListDeals").deals}
    assert hall.deal_id in left


def back(world, found, **more):
    """An import goes out again."""
    world.call("RollBackImport", import_id=found.import_id, **more)
    worker.run_due(world.app)
    state = world.call("GetImport", import_id=found.import_id).state
    assert state == ImportState.IMPORT_STATE_ROLLED_BACK
