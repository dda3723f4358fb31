"""A day at the service desk, as people see it: sign in, take a call, hand over, close, open the report."""

import re
import time

from playwright.sync_api import expect

from tests.browser.conftest import PHONE


def take_call(agent):
    """The telephone rings; who it is stands on the screen; a ticket with a promise and a hand-over is opened."""
    page = agent.page
    agent.go("tickets")
    agent.shoot("1-my-day")
    page.fill("#dial", PHONE)
    page.keyboard.press("Enter")
    expect(page.locator(".caller")).to_contain_text("周敏")
    expect(page.locator(".caller")).to_contain_text("恒远科技有限公司")
    expect(page.get_by_text("Printer M640").first).to_be_visible()
    page.fill("[name='ticket.subject']", "Printer shows error 54")
    page.fill("[name='promise.note']", "Ring back with the result")
    page.fill(
        "[name='promise.due_time']",
        time.strftime("%Y-%m-%dT%H:%M", time.localtime(time.time() + 86400)),
    )
    agent.shoot("2-the-call")
    page.get_by_role("button", name="Open ticket").click()
    page.wait_for_url(re.compile(r"/tickets/\d+"))
    return int(re.search(r"/tickets/(\d+)", page.url).group(1))


def hand_over(agent):
    """To logistics, with a reason; the agent stays responsible."""
    page = agent.page
    if not page.locator("[name='hand_over.reason']").is_visible():
        page.locator(
            "summary", has=page.locator("xpath=..//*[@name='hand_over.reason']")
        ).first.click()
    page.select_option("[name='hand_over.to_team']", "logistics")
    page.fill("[name='hand_over.reason']", "Warehouse has to look")
    page.locator("form", has=page.locator("[name='hand_over.reason']")).get_by_role(
        "button"
    ).click()
    expect(page.locator(".toasts")).to_contain_text("Handed over")
    agent.shoot("3-handed-over")


def close(agent):
    """The promise is kept and the ticket closed."""
    page = agent.page
    page.get_by_role("button", name="Done").first.click()
    page.wait_for_load_state()
    if not page.locator("[name='resolution']").is_visible():
        page.locator("summary", has=page.locator("xpath=..//*[@name='resolution']")).first.click()
    page.fill("[name='resolution']", "Updated together on the phone, prints again")
    form = page.locator("form", has=page.locator("[name='resolution']"))
    outcome = form.locator("[name='outcome']")
    if outcome.first.evaluate("it => it.tagName") == "SELECT":
        outcome.select_option(label="Solved")
    form.get_by_role("button").last.click()
    expect(page.locator(".toasts")).to_contain_text("closed")
    agent.shoot("5-closed")


def test_a_call_from_the_ring_to_the_report(visit):
    agent = visit("anna.keller").sign_in()
    ticket = take_call(agent)
    hand_over(agent)

    specialist = visit("jonas.frei").sign_in()
    specialist.go("tickets")
    expect(specialist.page.locator("main")).to_contain_text("Printer shows error 54")
    specialist.shoot("4-the-specialist")
    specialist.page.get_by_role("button", name="Accept").first.click()
    specialist.page.wait_for_load_state()

    agent.go("tickets", f"/{ticket}")
    expect(agent.page.locator("main")).to_contain_text("logistics")
    close(agent)

    leader = visit("helen.brandt").sign_in()
    for _ in range(40):
        leader.go("reports", "/service")
        if leader.page.locator("main").get_by_text(re.compile("Closed")).count():
            break
        time.sleep(0.5)
    leader.shoot("6-report")
    leader.go("reports", "/figures/tickets.closed")
    expect(leader.page.locator("main")).to_contain_text("Printer shows error 54")
    leader.shoot("7-records-behind-the-figure")


def test_it_speaks_chinese_to_those_who_do(visit):
    agent = visit("chen.jing").sign_in()
    agent.go("tickets")
    expect(agent.page.locator("html")).to_have_attribute("lang", "zh-Hans")
    assert re.search("[\u4e00-\u9fff]", agent.page.locator("nav.menu").inner_text())
    agent.shoot("8-chinese")
    agent.go("customers")
    agent.shoot("9-customers-in-chinese")


def test_it_can_be_read_on_a_phone(visit):
    agent = visit("anna.keller", viewport={"width": 390, "height": 844}, is_mobile=True).sign_in()
    for module in ("tickets", "customers", "reports", "channels"):
        agent.go(module)
        wide = agent.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert wide <= 0, f"{module} is {wide} pixels wider than a phone"
        agent.shoot(f"phone-{module}")


def test_a_wrong_password_lets_nobody_in(visit, stand):
    stranger = visit("anna.keller")
    stranger.page.goto(f"{stand.stand.web('customers')}/sign-in")
    stranger.page.fill("[name=user_id]", "anna.keller")
    stranger.page.fill("[name=password]", "not the password")
    stranger.page.keyboard.press("Enter")
    expect(stranger.page.locator("[role=alert]")).to_be_visible()
    assert "/sign-in" in stranger.page.url
    stranger.problems = [text for text in stranger.problems if "401" not in text]
