"""Headless Chromium in front of running services, with a few people and one customer; skipped where there is none."""

import os
import shutil
from pathlib import Path

import pytest
from crm.customers.v1 import accounts_pb2, contacts_pb2, orders_pb2, reach_pb2
from crm_cli.testing import running

CHROMIUM = next(
    (
        found
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (found := shutil.which(name))
    ),
    None,
)
PATIENCE = 120_000  # ms: the machine may be busy
SHOTS = Path("artefacts/screenshots")
PHONE = "+49 40 66969 111"


def pytest_collection_modifyitems(items):
    """Every test of this folder needs a browser."""
    here = str(Path(__file__).parent)
    for item in items:
        if str(item.path).startswith(here):
            item.add_marker(pytest.mark.browser)
            if CHROMIUM is None:
                item.add_marker(
                    pytest.mark.skip(reason="Chromium is not installed (apt install chromium)")
                )


def first_customer(found):
    """A company that has bought a printer, with somebody who rings."""
    stubs = found.stubs("customers")
    account = accounts_pb2.Account(
        display_name="恒远科技有限公司",
        country="CN",
        city="上海",
        source="browser",
        external_id="A1",
    )
    contact = contacts_pb2.Contact(
        display_name="周敏",
        source="browser",
        external_id="K1",
        account_external_id="A1",
        job_title="采购经理",
    )
    contact.phones.add(number=PHONE, kind=reach_pb2.PHONE_KIND_WORK)
    order = orders_pb2.Order(
        external_id="O1", account_external_id="A1", order_date="2026-11-02", currency="EUR"
    )
    order.lines.add(
        product_code="PRN-M640", product_name="Printer M640", quantity="1", amount="1190.00"
    )
    request = orders_pb2.IngestOrdersRequest(
        source="browser", accounts=[account], contacts=[contact], orders=[order]
    )
    stubs.call(
        "/crm.customers.v1.OrdersService/IngestOrders", request, orders_pb2.IngestOrdersResponse
    )


@pytest.fixture(scope="package")  # ends with the last test here: a stand that waits costs as well
def stand():
    with running(everybody=True) as found:
        first_customer(found)
        yield found


@pytest.fixture(scope="package")  # ends with the last test here: a stand that waits costs as well
def chromium():
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        # Chromium's own sandbox does not work for root; what it opens here are our own pages only.
        flags = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


class Visitor:
    """Somebody in front of a browser of their own."""

    def __init__(self, stand, browser, user_id, **options):
        self.stand = stand
        self.user_id = user_id
        self.context = browser.new_context(
            **({"viewport": {"width": 1360, "height": 900}, "locale": "en-GB"} | options)
        )
        self.context.set_default_timeout(PATIENCE)
        self.page = self.context.new_page()
        self.problems = []
        self.page.on("pageerror", lambda error: self.problems.append(str(error)))
        self.page.on(
            "console", lambda line: line.type == "error" and self.problems.append(line.text)
        )

    def sign_in(self):
        """By the form, as people do."""
        self.page.goto(f"{self.stand.stand.web('customers')}/sign-in")
        self.page.fill("[name=user_id]", self.user_id)
        self.page.fill("[name=password]", self.stand.stand.password(self.user_id))
        self.page.keyboard.press("Enter")
        self.page.wait_for_url("**/customers/")
        return self

    def go(self, module, path="/"):
        """A page of a module; a page that fails is no page."""
        reply = self.page.goto(self.stand.stand.web(module) + path)
        assert reply.status == 200, f"{path}: {reply.status}"

    def shoot(self, name):
        """A screenshot that is kept."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=SHOTS / f"{name}.png")


@pytest.fixture
def visit(stand, chromium):
    """Lets people come in; at the end none of their pages may have had an error."""
    visitors = []

    def come(user_id, **options):
        visitors.append(Visitor(stand, chromium, user_id, **options))
        return visitors[-1]

    yield come
    for visitor in visitors:
        visitor.context.close()
    assert [visitor.problems for visitor in visitors] == [[]] * len(visitors)
