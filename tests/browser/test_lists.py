"""The list of customers by keyboard and mouse: walk, filter, save a view, change several, undo, fetch a file."""

import re
import time

import pytest
from crm.customers.v1 import accounts_pb2
from playwright.sync_api import expect

PLACES = ("Ulm", "Bonn", "上海")


@pytest.fixture(scope="module")
def customers(stand):
    stubs = stand.stubs("customers")
    method = "/crm.customers.v1.AccountsService/CreateAccount"
    for number in range(12):
        account = accounts_pb2.Account(
            display_name=f"List firm {number:02}", city=PLACES[number % 3], segment="Retail"
        )
        request = accounts_pb2.CreateAccountRequest(account=account)
        stubs.call(method, request, accounts_pb2.Account)


def build_filter(page):
    """One condition, built by keyboard; then the same seen as text."""
    page.keyboard.press("f")
    page.select_option("#add-condition", "city")
    page.wait_for_url("**build=1**")
    page.select_option("[name='f0.op']", "is")
    page.fill("[name='f0.value']", "Ulm")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("filter=city"))
    expect(page.locator(".chip")).to_have_text("City is Ulm")
    expect(page.locator("tbody tr")).to_have_count(4)


def change_and_undo(agent):
    """Several at once: preview, progress, undo."""
    page = agent.page
    page.locator("[data-all]").check()
    expect(page.locator(".selection-note")).to_have_text("4 chosen")
    page.get_by_role("button", name="Change the chosen").click()
    page.fill("[name='value.segment']", "Public")
    page.get_by_role("button", name="Show what would change").click()
    expect(page.locator("ins").first).to_have_text("Public")
    agent.shoot("list-4-preview")
    page.get_by_role("button", name="Change 4 records").click()
    for _ in range(40):
        if page.get_by_role("button", name="Undo").count():
            break
        time.sleep(0.5)
        page.reload()
    expect(page.locator(".figures")).to_contain_text("Changed")
    agent.shoot("list-5-done")
    page.get_by_role("button", name="Undo").click()
    for _ in range(40):
        if (
            "Put back" in page.locator(".figures").inner_text()
            and not page.locator("progress").count()
        ):
            break
        time.sleep(0.5)
        page.reload()
    expect(page.locator(".figures")).to_contain_text("Put back")


def test_a_list_by_keyboard(visit, customers):
    agent = visit("anna.keller").sign_in()
    page = agent.page
    agent.go("customers", "/?filter=segment%20%3D%20Retail&order_by=display_name")
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("tr.here")).to_contain_text("List firm 01")
    page.keyboard.press("x")
    expect(page.locator(".selection-note")).to_have_text("1 chosen")
    agent.shoot("list-1-keyboard")
    page.keyboard.press("?")
    expect(page.locator("#help")).to_contain_text("Choose the record")
    page.keyboard.press("Escape")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/accounts/\d+"))
    expect(page.locator("h1")).to_have_text("List firm 01")


def test_filter_view_change_undo_and_file(visit, customers):
    agent = visit("anna.keller").sign_in()
    page = agent.page
    agent.go("customers")
    build_filter(page)
    page.keyboard.press("f")
    agent.shoot("list-2-filter")
    page.locator("summary", has_text="View").click()
    page.fill("#view-name", "In Ulm")
    agent.shoot("list-3-view")
    page.locator("details[open] .form button").click()
    expect(page.locator(".tabs [aria-current]")).to_contain_text("In Ulm")
    change_and_undo(agent)
    agent.go("customers", "/?filter=city%20%3D%20Ulm")
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as coming:
        page.get_by_role("button", name="CSV").click()
    text = coming.value.path().read_text(encoding="utf-8-sig")
    assert text.startswith("Name,")
    assert len(text.splitlines()) == 5


def test_columns_move_and_the_list_speaks_chinese(visit, customers):
    agent = visit("chen.jing").sign_in()
    page = agent.page
    agent.go("customers")
    page.locator("summary", has_text="列").first.click()
    page.locator("[data-move='1']").first.click()
    agent.shoot("list-6-chinese-columns")
    page.get_by_role("button", name="显示这些列").click()
    page.wait_for_url(re.compile("columns="))
    agent.go("customers", "/lists/accounts/bulk?which=all")
    agent.shoot("list-7-chinese-bulk")
    agent.go("customers", "/lists/accounts/trash")
    agent.go("customers", "/?filter=city%20%3D%20Ulm%20OR%20city%20%3D%20Bonn")
    page.locator("summary", has_text="筛选").first.click()
    agent.shoot("list-10-chinese-text-filter")


def test_a_file_is_attached_and_fetched(visit, customers, tmp_path):
    agent = visit("anna.keller").sign_in()
    page = agent.page
    agent.go("customers", "/?order_by=display_name&filter=segment%20%3D%20Retail")
    page.get_by_role("link", name="List firm 00").click()
    file = tmp_path / "offer.txt"
    file.write_text("An offer")
    page.set_input_files("#files input[type=file]", file)
    page.locator("#files button").click()
    expect(page.locator("#files")).to_contain_text("offer.txt")
    agent.shoot("list-8-files")
    with page.expect_download() as coming:
        page.get_by_role("link", name="offer.txt").click()
    assert coming.value.path().read_text() == "An offer"
    page.locator("#files").get_by_role("link", name="details").click()
    expect(page.locator("table")).to_contain_text("8 B")
    agent.shoot("list-9-file")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_role("button", name="Restore")).to_be_visible()


def test_lists_fit_on_a_phone(visit, customers):
    agent = visit("anna.keller", viewport={"width": 390, "height": 844}, is_mobile=True).sign_in()
    for path in ("/", "/contacts", "/orders", "/interactions", "/lists/accounts/bulk?which=all"):
        agent.go("customers", path)
        wide = agent.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{path} is {wide} pixels wider than a phone"
    agent.go("customers")
    agent.shoot("list-phone")
