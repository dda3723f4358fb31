"""The menu of a module: what is for every day stands in the bar, the rest under More, and nothing is cut off."""

import re

import pytest
from playwright.sync_api import expect

MODULES = ("tickets", "channels", "customers", "reports")
LANGUAGES = {"en": "More", "zh-Hans": "更多"}
PHONE = {"viewport": {"width": 390, "height": 844}, "is_mobile": True}
CUT_OFF = """() => [...document.querySelectorAll(".menu a, .menu summary")].filter((link) => {
  const box = link.closest(".menu-daily, .menu-rest, .menu").getBoundingClientRect();
  const here = link.getBoundingClientRect();
  return here.width && (here.left < Math.max(0, box.left - 1) || here.right > Math.min(innerWidth, box.right + 1));
}).map((link) => link.textContent.trim())"""

HEIGHTS = """() => [...new Set([...document.querySelectorAll(".menu-daily a, .menu-more > summary")].map(
  (link) => Math.round(link.getBoundingClientRect().top)))].length"""


@pytest.fixture
def head(visit):
    """Lets somebody in who may open every place of every module, in a language."""

    def come(language="en", **options):
        came = visit("admin", locale=language, **options).sign_in()
        came.go("customers")
        came.page.locator(f"button[name=language][value={language}]").evaluate(
            "(button) => button.click()"
        )
        expect(came.page.locator("html")).to_have_attribute("lang", language)
        return came

    return come


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_whole_menu_can_be_seen_on_a_desk(head, language):
    somebody = head(language)
    for module in MODULES:
        somebody.go(module)
        assert somebody.page.evaluate(CUT_OFF) == []
        assert somebody.page.evaluate(HEIGHTS) == 1
        more = somebody.page.locator(".menu-more summary")
        if more.count():
            assert LANGUAGES[language] in more.inner_text()
            more.click()
            expect(somebody.page.locator(".menu-rest a").last).to_be_visible()
            assert somebody.page.evaluate(CUT_OFF) == []
        somebody.shoot(f"menu-{module}-{language}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_more_is_on_the_screen_of_a_phone(head, language):
    somebody = head(language, **PHONE)
    for module in MODULES:
        somebody.go(module)
        more = somebody.page.locator(".menu-more summary")
        if more.count():
            expect(more).to_be_in_viewport(ratio=1)
            more.click()
            for link in somebody.page.locator(".menu-rest a").all():
                expect(link).to_be_in_viewport(ratio=1)
        somebody.shoot(f"menu-phone-{module}-{language}")


def test_a_place_under_more_is_named_while_more_is_closed(head):
    somebody = head(**PHONE)
    somebody.go("tickets", "/queues")
    expect(somebody.page.locator(".menu-more summary")).to_have_text("More: Queues")
    expect(somebody.page.locator(".menu-more summary")).to_be_in_viewport(ratio=1)
    expect(somebody.page.locator(".menu-rest a").first).to_be_hidden()


def test_more_opens_and_closes_by_keyboard(head):
    page = head().page
    page.goto(re.sub("/customers/.*", "/customers/", page.url))
    more, inside = page.locator(".menu-more summary"), page.locator(".menu-rest a")
    more.focus()
    page.keyboard.press("Enter")
    expect(inside.first).to_be_visible()
    page.keyboard.press("Escape")
    expect(inside.first).to_be_hidden()
    expect(more).to_be_focused()
    page.keyboard.press("Enter")
    for _ in range(inside.count()):
        page.keyboard.press("Tab")
    expect(inside.last).to_be_focused()
    page.keyboard.press("Tab")
    expect(inside.first).to_be_hidden()
    more.click()
    page.locator("h1").first.click()
    expect(inside.first).to_be_hidden()


def test_more_opens_without_scripts(visit, head):
    somebody = head()
    quiet = visit("admin", java_script_enabled=False)
    quiet.context.add_cookies(somebody.context.cookies())
    quiet.go("tickets")
    quiet.page.locator(".menu-more summary").click()
    quiet.page.locator(".menu-rest a").last.click()
    expect(quiet.page.locator(".menu-more summary")).to_have_attribute("aria-current", "true")
