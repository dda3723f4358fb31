"""A seller's real opportunities come in as deals, and their figures are the file's own; and they go out again."""

import csv
from collections import Counter, defaultdict
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import pytest
from crm.customers.v1.imports_pb2 import ImportState
from crm_chassis.errors import Precondition
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


def example(name):
    return (ROOT / "examples" / f"{name}.yaml").read_text()


def lines(world, group):
    return world.call("GetDealStatistics", group=group).statistics


@pytest.mark.skipif(not FILE.exists(), reason="../shared/data is not there")
def sellers_and_managers_are_there(world, teams):
    people = {one.user_id: one for one in world.call("ListUsers", page_size=500).users}
    for each in teams:
        rep, manager = people[login(each["sales_agent"])], people[login(each["manager"])]
        assert (rep.display_name, rep.team) == (each["sales_agent"], each["regional_office"])
        assert (list(rep.roles), list(manager.roles)) == (["rep"], ["manager"])


def test_the_real_opportunities_come_in_with_the_files_figures(world, monkeypatch):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    teams, catalogue = rows_of("sales_teams.csv"), rows_of("sales_products.csv")
    for name in ("teams", "products", "accounts"):
        made = run(world, example(f"sales_{name}"))
        assert (made.state, made.rejected_rows) == (DONE, 0), made.note
    sellers_and_managers_are_there(world, teams)
    listed = {one.product_name: one.category for one in world.call("ListProducts").products}
    assert listed == {each["product"]: each["series"] for each in catalogue}
    plan = example("sales_pipeline")
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
    west = {login(each["sales_agent"]) for each in teams if each["regional_office"] == "West"}
    team = world.call("ListDeals", filter='team = "West"', page_size=500).deals
    assert {one.owner_id for one in team} <= west, "a deal is of its seller's team"
    assert team[0].currency == "USD"
    assert totals(world)["products.count"] == str(len(catalogue))

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


SOLD = """
sources:
  shop:
    file: products.csv
    product: {product_code: code, product_name: name, category: series}
"""
SELLERS = """
mode: overwrite
sources:
  sellers:
    file: sellers.csv
    rep: {user_id: login, display_name: name, team: team, manager: boss}
"""


def test_products_come_in_change_and_go_out_again(world):
    first = run(world, SOLD, {"shop": b"code,name,series\nA1,Lamp,\nA2,,Light\nA1,Lamp,\n,,x\n"})
    assert counts(first)["product", "created"] == 2
    assert [one.reason for one in rejects(world, first)] == ["NO_EXTERNAL_ID"]
    second = run(world, SOLD, {"shop": b"code,name,series\nA1,Lantern,Light\nA2,,Light\n"})
    assert counts(second) == {("product", "updated"): 1, ("product", "unchanged"): 1}
    lamp = next(one for one in world.call("ListProducts").products if one.product_code == "A1")
    assert (lamp.product_name, lamp.category) == ("Lamp", "Light"), "only what was empty is filled"
    for each in (second, first):
        world.call("RollBackImport", import_id=each.import_id)
        worker.run_due(world.app)
    assert not world.call("ListProducts").products
    assert [one.event_type.rpartition(".")[2] for one in world.events("crm.customers.Product")] == [
        *("created", "created", "updated", "updated", "deleted", "deleted")
    ]


def test_sellers_come_in_with_their_managers_and_leave_by_a_rollback(world):
    told = "login,name,team,boss\n,Ada Long,Nord,Bo Chef\n,Cy Moss,Nord,Bo Chef\nwang.wei,王伟,华东,\n,李娜,华东,\n"
    dry = run(world, SELLERS, {"sellers": told.encode()}, dry_run=True)
    made = run(world, SELLERS, {"sellers": told.encode()})
    for each in (dry, made):
        assert counts(each)["rep", "created"] == 3
        assert counts(each)["manager", "created"] == 1
        assert [one.field for one in rejects(world, each)] == ["user_id"], (
            "a login is in Latin letters"
        )
    again = run(world, SELLERS, {"sellers": told.replace("Nord", "Süd").encode()})
    assert counts(again)["rep", "updated"] == 2
    assert world.call("GetUser", user_id="ada.long").team == "Süd"
    with pytest.raises(Precondition):
        world.call("RollBackImport", import_id=made.import_id)
    for each in (again, made):
        world.call("RollBackImport", import_id=each.import_id, keep_edited=each is made)
        worker.run_due(world.app)
    assert world.call("GetUser", user_id="ada.long").team == "Nord"
    assert world.call("GetUser", user_id="wang.wei").disabled


def test_nobody_adds_people_by_a_file_who_may_not_add_them_by_hand(world):
    made = run(
        world, SELLERS, {"sellers": b"login,name,team,boss\n,Ada Long,Nord,\n"}, by="manager"
    )
    assert made.state == ImportState.IMPORT_STATE_FAILED
    assert "users.write" in made.note
    assert "ada.long" not in {one.user_id for one in world.call("ListUsers", page_size=500).users}
