"""Every dashboard as a leader sees it: in both languages, on a desk and on a phone, with what is behind its figures."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from crm.customers.v1 import accounts_pb2, orders_pb2
from crm.reports.v1 import dashboards_pb2
from playwright.sync_api import expect

from tests.browser.conftest import SHOTS

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# Each language and each width for every run; the other two pairs with the long forms.
LOOKS = [
    pytest.param("en", DESK, id="en-1280"),
    pytest.param("zh-Hans", PHONE, id="zh-Hans-390"),
    pytest.param("zh-Hans", DESK, id="zh-Hans-1280", marks=pytest.mark.slow),
    pytest.param("en", PHONE, id="en-390", marks=pytest.mark.slow),
]
PLACES = (
    ("Lagerhaus am Hafen GmbH", "DE", "EUR", "North"),
    ("Fratelli Bianchi S.p.A. – Forniture per Uffici e Comunità", "IT", "EUR", "South"),
    ("上海远景会计师事务所（特殊普通合伙）", "CN", "CNY", "华东"),
    ("Kestrel Verlag", "DE", "EUR", "West"),
)
CATEGORIES = ("Furniture", "Office Supplies", "Technology")
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
LIST = "/crm.reports.v1.DashboardsService/ListDashboards"
INGEST = "/crm.customers.v1.OrdersService/IngestOrders"


@pytest.fixture(scope="module")
def names(stand):
    """The dashboards, once a year of orders can be seen on them."""
    today = datetime.now(UTC).date()
    request = orders_pb2.IngestOrdersRequest(source="dashboards")
    for at, (name, country, _currency, _region) in enumerate(PLACES):
        request.accounts.append(
            accounts_pb2.Account(
                display_name=name, country=country, source="dashboards", external_id=f"D{at}"
            )
        )
    for number in range(240):
        at = number % len(PLACES)
        order = request.orders.add(
            external_id=f"D-{number}",
            account_external_id=f"D{at}",
            order_date=str(today - timedelta(days=number * 3 // 2)),
            currency=PLACES[at][2],
            region=PLACES[at][3],
        )
        order.lines.add(
            product_code=f"P-{number % 9}",
            product_name=f"Product {number % 9}",
            category=CATEGORIES[number % 3],
            quantity="2",
            amount=f"{(number * 37) % 800 + 120}.50",
        )
    stand.stubs("customers").call(INGEST, request, orders_pb2.IngestOrdersResponse)
    asked, reply = dashboards_pb2.ListDashboardsRequest(), dashboards_pb2.ListDashboardsResponse
    found = stand.stubs("reports").call(LIST, asked, reply).dashboards
    return [each.dashboard_id for each in found if each.available]


def shoot(leader, name):
    """The whole page; nothing on it comes later."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    leader.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


@pytest.mark.parametrize(("language", "size"), LOOKS)
def test_every_dashboard_can_be_shown_around(visit, names, language, size):
    leader = visit("helen.brandt", viewport=size, is_mobile=size is PHONE).sign_in()
    leader.page.locator(f"button[name=language][value={language}]").evaluate(
        "(button) => button.click()"
    )
    expect(leader.page.locator("html")).to_have_attribute("lang", language)
    for _ in range(40):
        leader.go("reports", "/dashboards/customers")
        if leader.page.get_by_text("上海远景会计师事务所").count():
            break
        time.sleep(0.5)
    for name in names:
        leader.go("reports", f"/dashboards/{name}")
        expect(leader.page.locator(".tiles")).to_be_visible()
        wide = leader.page.evaluate(WIDER)
        assert wide <= 0, f"{name} is {wide} pixels wider than the screen"
        shoot(leader, f"dashboard-{name}-{language}-{size['width']}")
    leader.go("reports", "/measures/orders.sales?by=region")
    assert leader.page.evaluate(WIDER) <= 0
    shoot(leader, f"measure-{language}-{size['width']}")


def test_a_dashboard_is_composed_by_keyboard_and_seen_while_it_is(visit, names):
    leader = visit("helen.brandt", viewport=DESK).sign_in()
    leader.go("reports", "/dashboards/own/new")
    page = leader.page
    page.locator("[name=title]").press_sequentially("By keyboard")
    page.locator("[name=figure]").select_option("orders.sales")
    expect(page.locator("#preview .tiles")).to_contain_text("Sales")
    page.get_by_role("button", name="Add a chart").press("Enter")
    page.locator("[name=chart-0-figure]").select_option("orders.sales")
    expect(page.locator("#preview figure")).not_to_have_count(0)
    page.locator("[name=chart-0-kind]").select_option("2")
    page.locator("[name=chart-0-by]").select_option("region")
    expect(page.locator("#preview figure").first).to_contain_text("North")
    leader.shoot("composing")
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.locator("h1")).to_have_text("By keyboard")
    page.locator("a.figure-go").first.press("Enter")
    expect(page.locator("main table")).to_contain_text("D-")
