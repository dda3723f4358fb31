"""Every dashboard as a leader sees it: in both languages, on a desk and on a phone, with what is behind its figures."""

import re
import time
from datetime import UTC, datetime, timedelta

import grpc
import pytest
from crm.customers.v1 import accounts_pb2, orders_pb2
from crm.reports.v1 import dashboards_pb2, goals_pb2, packs_pb2
from playwright.sync_api import expect

from tests.browser.conftest import SHOTS

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
# Each language and each width for every run, half of the other pages each; all pages in all four with the long forms.
LOOKS = [
    pytest.param("en", DESK, slice(0, None, 2), id="en-1280"),
    pytest.param("zh-Hans", PHONE, slice(1, None, 2), id="zh-Hans-390"),
    *(
        pytest.param(
            language,
            size,
            slice(None),
            id=f"all-{language}-{size['width']}",
            marks=pytest.mark.slow,
        )
        for language in ("en", "zh-Hans")
        for size in (DESK, PHONE)
    ),
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
# Every other page of reports that a leader opens; each is one picture.
PAGES = {
    "measure": "/measures/orders.sales?by=region",
    "measures": "/measures",
    "records": "/figures/orders.sales?from=customers",
    "costs": "/costs",
    "serving": "/costs/serving",
    "rates": "/costs/rates",
    "goals": "/goals",
    "goal": "/goals/{goal}",
    "alerts": "/alerts",
    "packs": "/packs",
    "pack": "/packs/{pack}",
    "published": "/snapshots/{edition}",
    "snapshots": "/snapshots",
    "facts": "/facts?check=1",
    "own": "/dashboards/own",
    "composing": "/dashboards/own/new",
}
PAPER = ("service", "customers", "/snapshots/{edition}")
GOAL = {
    "title": "Sales in euro grow",
    "figure_id": "orders.sales",
    "currency": "EUR",
    "level": "GOAL_LEVEL_COMPANY",
    "owner_id": "helen.brandt",
    "baseline": "1000",
    "target": "90000",
    "if_reached": "A second showroom opens.",
    "if_missed": "It waits for a year.",
}
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


@pytest.fixture(scope="module")
def made(stand, names):
    """A goal with something that is done for it, and a pack that shows it, published."""
    today = datetime.now(UTC).date()
    stubs = stand.stubs("reports", "helen.brandt")

    def make(method, request, reply):
        return stubs.call(f"/crm.reports.v1.{method}", request, reply)

    days = {
        "start_date": str(today - timedelta(days=90)),
        "target_date": str(today + timedelta(60)),
    }
    request = goals_pb2.CreateGoalRequest(goal=goals_pb2.Goal(**GOAL, **days))
    goal = make("GoalsService/CreateGoal", request, goals_pb2.Goal)
    action = goals_pb2.GoalAction(goal_id=goal.goal_id, text="Visit them", owner_id="paul.dubois")
    asked = goals_pb2.CreateGoalActionRequest(goal_action=action)
    make("GoalsService/CreateGoalAction", asked, goals_pb2.GoalAction)
    items = [
        packs_pb2.PackItem(kind=packs_pb2.PACK_ITEM_KIND_DASHBOARD, dashboard_id="customers"),
        packs_pb2.PackItem(kind=packs_pb2.PACK_ITEM_KIND_GOALS),
        packs_pb2.PackItem(kind=packs_pb2.PACK_ITEM_KIND_ACTIONS),
    ]
    wish = packs_pb2.CreatePackRequest(pack=packs_pb2.Pack(title="Sales month", items=items))
    pack = make("PacksService/CreatePack", wish, packs_pb2.Pack)
    first, last = today - timedelta(days=60), today
    publish = packs_pb2.PublishPackRequest(
        pack_id=pack.pack_id, start_date=str(first), end_date=str(last), words="As it stands."
    )
    edition = _published(make, publish)
    return {"goal": goal.goal_id, "pack": pack.pack_id, "edition": edition.snapshot_id}


def _published(make, request):
    """A publication; while facts still come in, it is asked for again."""
    for _ in range(80):
        try:
            return make("PacksService/PublishPack", request, packs_pb2.PackEdition)
        except grpc.RpcError as error:
            if error.code() != grpc.StatusCode.FAILED_PRECONDITION:
                raise
            time.sleep(0.5)
    raise AssertionError("facts never came to an end")


def shoot(leader, name):
    """The whole page; nothing on it comes later."""
    SHOTS.mkdir(parents=True, exist_ok=True)
    leader.page.screenshot(path=SHOTS / f"{name}.png", full_page=True)


def look(leader, path, name):
    """A page that fits the screen, as a picture."""
    leader.go("reports", path)
    wide = leader.page.evaluate(WIDER)
    assert wide <= 0, f"{path} is {wide} pixels wider than the screen"
    shoot(leader, name)


def come_in(visit, language, size):
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
    return leader


@pytest.mark.parametrize(("language", "size", "some"), LOOKS)
def test_every_page_of_reports_can_be_shown_around(visit, names, made, language, size, some):
    leader, suffix = come_in(visit, language, size), f"{language}-{size['width']}"
    for name in names:
        look(leader, f"/dashboards/{name}", f"dashboard-{name}-{suffix}")
        expect(leader.page.locator(".tiles")).to_be_visible()
    for name, path in list(PAGES.items())[some]:
        look(leader, path.format(**made), f"reports-{name}-{suffix}")
        logins = re.findall(r"\b(?:helen\.brandt|paul\.dubois)\b", leader.page.inner_text("main"))
        assert not logins, f"{path} calls people by what they sign in with"


def test_on_paper_nothing_is_cut(visit, names, made):
    leader = come_in(visit, "zh-Hans", DESK)
    leader.page.emulate_media(media="print")
    for name in PAPER:
        path = name.format(**made) if name.startswith("/") else f"/dashboards/{name}"
        leader.go("reports", path)
        expect(leader.page.locator("nav.menu")).not_to_be_visible()
        shoot(leader, f"paper-{name.strip('/').partition('/')[0]}")


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
