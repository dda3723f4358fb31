"""Real orders come in whole: every line, every total, as often as one likes, and over a kill."""

import csv
import os
import signal
import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path

import pandas
import pytest
from crm.events.v1 import events_pb2
from crm.reports.v1 import catalogue_pb2, dashboards_pb2
from crm_cli.client import Stubs, bearer, channel
from crm_cli.testing import running

from tests.together.logs import mentions

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "examples" / "superstore_orders.yaml"
FILE = ROOT.parent / "shared" / "data" / "superstore_orders.csv"

pytestmark = pytest.mark.skipif(not FILE.exists(), reason="../shared/data is not there")


@pytest.fixture(scope="module")
def stand():
    """Without other orders, so that totals are the file's."""
    with running("customers", "reports") as found:
        yield found


@pytest.fixture(scope="module")
def rows():
    with FILE.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def start(stand, tmp_path, *more):
    """`crm import` as people run it, on a copy, since the rejects file stands beside its source."""
    copy = tmp_path / FILE.name
    copy.write_bytes(FILE.read_bytes())
    command = [sys.executable, "-m", "crm_cli", "import", str(PLAN), str(copy)]
    command += ["--address", stand.addresses["customers"], *more]
    environment = os.environ | {"CRM_TOKEN": stand.token()}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def totals(stand):
    with channel(stand.addresses["customers"]) as opened:
        reply = Stubs(opened, bearer(stand.token())).call(
            "/crm.events.v1.EventsService/GetTotals",
            events_pb2.GetTotalsRequest(),
            events_pb2.Totals,
        )
    return {one.name: Decimal(one.value) for one in reply.totals}


def test_a_dry_run_changes_nothing(stand, tmp_path):
    process = start(stand, tmp_path, "--dry-run")
    output, _ = process.communicate(timeout=120)
    assert process.returncode == 0, output
    assert totals(stand)["orders.count"] == 0


def test_killed_and_repeated_every_line_is_there_once(stand, tmp_path, rows):
    killed = start(stand, tmp_path)
    end = time.monotonic() + 60
    while totals(stand)["orders.count"] == 0 and killed.poll() is None:
        assert time.monotonic() < end
        time.sleep(0.05)
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    for _ in range(2):
        process = start(stand, tmp_path)
        output, _ = process.communicate(timeout=120)
        assert process.returncode == 0, output
    found = totals(stand)
    assert found["order_lines.count"] == len(rows)
    assert found["orders.count"] == len({row["Order ID"] for row in rows})
    assert found["accounts.count"] == len({row["Customer ID"] for row in rows})
    assert found["products.count"] == len({row["Product ID"] for row in rows})
    assert found["orders.amount"] == sum(Decimal(row["Sales"]) for row in rows)


def test_the_dashboard_shows_the_same_totals(stand, rows):
    request = dashboards_pb2.GetDashboardRequest(dashboard_id="customers")
    method = "/crm.reports.v1.DashboardsService/GetDashboard"
    sales = sum(Decimal(row["Sales"]) for row in rows)
    end = time.monotonic() + 60
    while True:
        reply = stand.stubs("reports").call(method, request, dashboards_pb2.Dashboard)
        figures = {one.figure_id: one for one in reply.figures}
        if "orders.sales" in figures and Decimal(figures["orders.sales"].value or 0) == sales:
            break
        assert time.monotonic() < end, figures
        time.sleep(0.5)
    assert figures["orders.sales"].currency == "USD"
    assert int(figures["orders.count"].value) == len({row["Order ID"] for row in rows})


def test_nobody_of_the_file_is_in_a_log(stand, rows):
    """Of the service, of the worker that imported, of reports, of PostgreSQL."""
    assert mentions(stand, *{row["Customer Name"] for row in rows}) == []


def query(stand, *measures, **more):
    """A query of the catalogue."""
    request = catalogue_pb2.RunQueryRequest(measure_ids=measures, page_size=1000, **more)
    method = "/crm.reports.v1.CatalogueService/RunQuery"
    return stand.stubs("reports").call(method, request, catalogue_pb2.RunQueryResponse)


def whole(stand, *measures, **more):
    """All rows of it: the values by what they are cut by."""
    found, token = {}, ""
    while True:
        reply = query(stand, *measures, page_token=token, **more)
        for row in reply.rows:
            key = tuple(each.value for each in row.dimensions) or (row.time,)
            found[key] = tuple(Decimal(value.value) for value in row.values)
        token = reply.next_page_token
        if not token:
            assert len(found) == reply.total_size
            return found, tuple(Decimal(value.value) for value in reply.total.values)


def test_sales_and_profit_equal_what_pandas_finds_in_the_file(stand):
    """By month, segment, region, category, product and two at once; also narrowed to a part of the orders."""
    frame = pandas.read_csv(FILE, dtype=str, encoding="utf-8-sig")
    for column in ("Sales", "Profit"):
        frame[column] = frame[column].map(Decimal)
    frame["Month"] = pandas.to_datetime(frame["Order Date"], format="%d/%m/%y").dt.strftime("%Y-%m")
    measures = ("orders.sales", "orders.profit")
    named = {
        "segment": "Segment",
        "region": "Region",
        "category": "Category",
        "product": "Product ID",
    }
    named["subcategory"] = "Sub-Category"
    cuts = [([name], [column]) for name, column in named.items()]
    cuts += [(["segment", "region"], ["Segment", "Region"]), ([], ["Month"])]
    for dimensions, columns in cuts:
        step = {} if dimensions else {"time_step": catalogue_pb2.TIME_STEP_MONTH}
        groups = frame.groupby(columns)[["Sales", "Profit"]].sum()
        expected = {
            key if isinstance(key, tuple) else (key,): tuple(values)
            for key, values in zip(groups.index, groups.to_numpy(), strict=True)
        }
        found, total = whole(stand, *measures, dimension_ids=dimensions, **step)
        assert found == expected, columns
        assert total == (frame["Sales"].sum(), frame["Profit"].sum())
    west = frame[(frame["Region"] == "West") & (frame["Segment"] != "Consumer")]
    filters = [
        catalogue_pb2.QueryFilter(dimension_id="region", values=["West"]),
        catalogue_pb2.QueryFilter(dimension_id="segment", values=["Consumer"], negate=True),
    ]
    for row in ("2020", "2021"):
        year = {"start_date": f"{row}-01-01", "end_date": f"{row}-12-31"}
        of_year = west[west["Month"].str.startswith(row)]
        _found, total = whole(stand, *measures, "orders.count", filters=filters, **year)
        assert total == (
            of_year["Sales"].sum(),
            of_year["Profit"].sum(),
            of_year["Order ID"].nunique(),
        )
