"""A dry run says what the real run then does: the same counts, and the same rows refused for the same reasons."""

from pathlib import Path

import pytest
from crm_customers.imports import worker

from .import_desk import DONE, counts, create, csv_of, rejects, run, totals

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
PLAN = """
match: false
sources:
  shop:
    file: shop.csv
    account: {external_id: id, display_name: name, kind: {constant: household}, city: city}
  till:
    file: till.csv
    account: {external_id: customer, system: from}
    order: {external_id: no, order_date: day, currency: {constant: EUR}}
    line: {external_id: line, product_code: item, quantity: pieces, amount: sum}
"""
SHOP = csv_of(
    "1,Anna Berg,Kiel", "2,Bernd Tal,Ulm", "3,,Bonn", ",Carl Au,Bonn", header="id,name,city"
)
TILL = csv_of(
    "O1,1,shop,2026-03-01,1,X1,2,10",
    "O1,1,shop,2026-03-01,2,X2,1,5",
    "O2,2,shop,2026-03-02,1,X1,many,10",
    "O2,2,shop,2026-03-02,2,X1,1,10",
    "O3,2,shop,2026-13-45,1,X1,1,10",
    "O4,2,shop,2026-03-03,1,X2,3,30",
    "O5,99,shop,2026-03-03,1,X2,3,30",
    header="no,customer,from,day,line,item,pieces,sum",
)


def both(world, plan, files=None):
    """The same plan, tried and then carried out."""
    tried = run(world, plan, files, dry_run=True)
    assert tried.state == DONE, tried.note
    assert totals(world)["accounts.count"] == totals(world)["orders.count"] == "0"
    made = create(world, plan, files) if files else world.call("CreateImport", plan=plan)
    worker.run_due(world.app)
    real = world.call("GetImport", import_id=made.import_id)
    assert real.state == DONE, real.note
    return tried, real


def refused(world, found):
    return sorted(
        (one.source, one.row_number, one.kind, one.reason, one.message)
        for one in rejects(world, found, page_size=1000)
    )


def test_new_customers_with_orders_and_rejects_are_counted_alike(world):
    tried, real = both(world, PLAN, {"shop": SHOP, "till": TILL})
    assert counts(tried) == counts(real)
    assert counts(real)["order", "created"] == 2
    assert counts(real)["line", "created"] == 3
    assert refused(world, tried) == refused(world, real)
    assert tried.rejected_rows == real.rejected_rows == 6


def test_the_same_again_is_counted_alike(world):
    both(world, PLAN, {"shop": SHOP, "till": TILL})
    tried = run(world, PLAN, {"shop": SHOP, "till": TILL}, dry_run=True)
    real = run(world, PLAN, {"shop": SHOP, "till": TILL})
    assert counts(tried) == counts(real)
    assert counts(real)["order", "unchanged"] == 2


CALLS = """
match: false
sources:
  firms:
    file: firms.csv
    account: {external_id: id, display_name: name, parent: above}
  calls:
    file: calls.csv
    account: {external_id: who, system: {constant: firms}}
    interaction: {external_id: no, start_time: at, channel: {constant: phone}, subject: about}
"""
FIRMS = csv_of("1,Holding,", "2,Works,1", "3,Lost,77", ",Nameless,1", header="id,name,above")
RANG = csv_of(
    "A,1,2026-03-01 10:00,price",
    "B,2,2026-03-01 11:00,date",
    "C,88,2026-03-01 12:00,who",
    header="no,who,at,about",
)


def test_links_and_interactions_are_counted_alike_the_first_time_and_again(world):
    first = both(world, CALLS, {"firms": FIRMS, "calls": RANG})
    changed = RANG.replace(b"date", b"later date")
    again = [
        run(world, CALLS, {"firms": FIRMS, "calls": changed}, dry_run=dry) for dry in (True, False)
    ]
    for tried, real in (first, again):
        assert counts(tried) == counts(real)
        assert refused(world, tried) == refused(world, real)
    assert counts(first[1])["interaction", "created"] == 2
    assert counts(first[1])["link", "created"] == 1
    assert counts(again[1])["interaction", "unchanged"] == 1
    assert counts(again[1])["interaction", "updated"] == 1
    assert counts(again[1])["link", "unchanged"] == 1


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not there")
@pytest.mark.parametrize("plan", ["superstore_orders", "sales_accounts"])
def test_the_real_files_are_counted_alike(world, monkeypatch, plan):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    tried, real = both(world, (ROOT / "examples" / f"{plan}.yaml").read_text())
    assert counts(tried) == counts(real)
    assert refused(world, tried) == refused(world, real)


WHO = """
sources:
  fair:
    file: fair.csv
    account: {external_id: id, display_name: name, phones: [phone], city: city, country: {constant: DE}}
"""
CARDS = csv_of(
    "1,NORDWIND,030 901820,Berlin",
    "2,Südwind AG,040 123456,Hamburg",
    "3,Suedwind,040 123456,Hamburg",
    "4,Nordwind Nord,030 901820,Kiel",
    "5,Ostwind AG,,Rostock",
    header="id,name,phone,city",
)


def test_it_shows_by_samples_who_would_be_one_with_whom_and_why(world):
    known = {"display_name": "Nordwind GmbH", "city": "Berlin", "country": "DE"}
    number = {"phones": [{"number": "030 901820"}]}
    nordwind = world.call("CreateAccount", account={**known, **number}).account_id
    tried = run(world, WHO, {"fair": CARDS}, dry_run=True)
    shown = {
        sample.external_id: (one.outcome, sample.record_id, sample.other_external_id)
        for one in tried.counts
        for sample in one.samples
    }
    assert shown == {
        "1": ("merged", nordwind, ""),
        "2": ("created", 0, ""),
        "3": ("merged", 0, "2"),
        "4": ("review", nordwind, ""),
        "5": ("created", 0, ""),
    }
    (sure,) = [s for one in tried.counts for s in one.samples if s.external_id == "1"]
    assert (sure.row_number, list(sure.reasons)[:2]) == (1, ["name equal", "phone equal"])
    browser = world.http
    browser.set_cookie("crm_session", world.app.peers.token(world.people["admin"]))
    page = browser.get(f"/customers/imports/{tried.import_id}").text
    assert f"/customers/accounts/{nordwind}" in page
    assert "Name equal" in page
    real = run(world, WHO, {"fair": CARDS})
    assert counts(real) == counts(tried)
    assert not [one for one in real.counts if one.samples]
