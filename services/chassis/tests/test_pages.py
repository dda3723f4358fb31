"""Pages: signing in, forms as messages, errors beside inputs, languages, and what every answer carries."""

import re
from collections.abc import Iterator
from html import unescape
from typing import Any

import pytest
from crm_chassis.errors import Unavailable
from crm_chassis.testing import World, world_of
from crm_chassis.testing_pages import Browser, add

from .bare_pages import MENU, SERVICE, pages


@pytest.fixture
def world(postgres: Any, tmp_path: Any) -> Iterator[World]:
    yield from world_of(SERVICE, postgres, tmp_path)


@pytest.fixture
def browser(world: World) -> Browser:
    add(world, "anna.keller", "Anna Keller", ["admin"], time_zone="Europe/Berlin")
    return Browser(world)


# Signing in


def test_who_is_not_signed_in_is_sent_to_sign_in_and_back(browser: Browser) -> None:
    answer = browser.get("/bare/?page_token=x")
    assert answer.status_code == 303
    assert answer.location == "/bare/sign-in?next=/bare/?page_token%3Dx"
    answer = browser.sign_in(next="/bare/?page_token=x")
    assert (answer.status_code, answer.location) == (303, "/bare/?page_token=x")
    assert "Anna Keller" in browser.get("/bare/").text


def test_the_session_is_a_cookie_that_no_script_reads(browser: Browser) -> None:
    cookie = next(c for c in browser.sign_in().headers.getlist("Set-Cookie") if "crm_session" in c)
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


def test_behind_tls_cookies_are_secure(world: World, browser: Browser) -> None:
    safe = Browser(world, secure_cookies=True)
    safe.client = safe.web.test_client()
    answer = safe.client.get("/bare/sign-in", base_url="https://localhost")
    assert "max-age" in answer.headers["Strict-Transport-Security"]
    assert "Secure" in answer.headers["Set-Cookie"]


def test_a_wrong_password_says_so_and_keeps_the_name(browser: Browser) -> None:
    answer = browser.sign_in(password="wrong")
    assert answer.status_code == 401
    assert "Name or password is wrong." in answer.text
    assert 'value="anna.keller"' in answer.text
    assert "wrong password" not in answer.text.lower().replace("or password is wrong", "")


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/",
        "//evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "\t//evil",
    ],
)
def test_signing_in_leads_only_to_own_pages(browser: Browser, address: str) -> None:
    assert browser.sign_in(next=address).location == "/bare/"


def test_signing_in_may_lead_to_another_module(world: World, browser: Browser) -> None:
    other = Browser(world, modules={"tickets": "https://crm.example:8102/tickets"})
    assert other.sign_in(next="https://crm.example:8102/tickets/3").location.endswith("/tickets/3")
    other.client = other.web.test_client()
    assert other.sign_in(next="https://crm.example:9/tickets/3").location == "/bare/"


def test_another_module_may_keep_the_accounts(world: World, browser: Browser) -> None:
    modules = {"customers": "http://localhost:8101/customers", "bare": "http://localhost:8109/bare"}
    away = Browser(world, sign_in="customers", modules=modules)
    answer = away.get("/bare/new")
    assert answer.location == (
        "http://localhost:8101/customers/sign-in?next=http%3A%2F%2Flocalhost%3A8109%2Fbare%2Fnew"
    )


def test_signing_out_ends_the_session(browser: Browser) -> None:
    browser.sign_in()
    shown = browser.get("/bare/").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)
    assert token
    browser.client.post("/bare/sign-out", data={"csrf_token": token[1]})
    assert browser.get("/bare/").status_code == 303


# The menu


def menu(html: str) -> tuple[str, str]:
    """What stands in the bar, and what under More."""
    bar, _, more = (
        html.partition('<nav class="menu"')[2].partition("</nav>")[0].partition("<details")
    )
    return bar, more


def test_what_is_not_for_every_day_stands_under_more(browser: Browser) -> None:
    browser.sign_in()
    bar, more = menu(browser.get("/bare/").text)
    assert re.findall(r">(\w+)</a>", bar) == ["Contacts"]
    assert re.findall(r">(\w+)</a>", more) == ["Customers", "Questions"]
    assert "<summary><span>More</span>" in more
    assert 'href="/bare/" aria-current="page"' in bar


def test_where_somebody_is_can_be_seen_while_more_is_closed(browser: Browser) -> None:
    browser.sign_in()
    bar, more = menu(browser.get("/bare/new").text)
    assert "aria-current" not in bar
    assert '<summary aria-current="true"><span>More: Customers</span>' in more
    assert 'href="/bare/new" aria-current="page"' in more
    assert "更多: 客户" in menu(browser.get("/bare/new", **{"Accept-Language": "zh-CN"}).text)[1]


def test_without_a_rest_there_is_no_more(browser: Browser, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pages, "menu", MENU[:1])
    browser.sign_in()
    assert menu(browser.get("/bare/").text)[1] == ""


def test_a_public_page_looks_the_same_to_who_is_signed_in(browser: Browser) -> None:
    stranger = browser.get("/bare/ask").text
    browser.sign_in()
    staff = browser.get("/bare/ask").text
    for shown in (stranger, staff):
        assert "Anybody may." in shown
        assert not re.findall(r"<header|<nav|<dialog|data-go|Anna Keller", shown)
    assert "Anna Keller" in browser.get("/bare/").text


# Forms


def filled(**changes: Any) -> dict[str, Any]:
    typed = {"user.user_id": "li.na", "user.display_name": "李娜", "user.roles": "agent"}
    return {**typed, **{name.replace("__", "."): value for name, value in changes.items()}}


def test_a_form_becomes_the_message_of_the_same_names(world: World, browser: Browser) -> None:
    browser.sign_in()
    answer = browser.send("/bare/new", filled(user__email="li.na@example.cn"))
    assert (answer.status_code, answer.location) == (303, "/bare/people/li.na")
    made = world.call("GetUser", user_id="li.na")
    assert (made.display_name, made.email, list(made.roles)) == (
        "李娜",
        "li.na@example.cn",
        ["agent"],
    )
    assert "Added" in browser.get(answer.location).text


def test_what_is_wrong_is_said_beside_its_input(browser: Browser) -> None:
    browser.sign_in()
    answer = browser.send("/bare/new", filled(user__display_name="", user__user_id="Li Na"))
    assert answer.status_code == 422
    assert "Please look at the marked fields." in answer.text
    shown = re.search(r'<input[^>]*id="f-user-display_name"[^>]*>', answer.text)
    assert shown
    assert 'aria-invalid="true"' in shown[0]
    assert 'id="f-user-display_name-note"><span class="field-problem">is needed' in answer.text
    assert 'value="Li Na"' in answer.text
    assert '<option value="agent" selected>' in answer.text


def test_what_the_service_refuses_is_said_above_the_form(browser: Browser) -> None:
    browser.sign_in()
    answer = browser.send("/bare/new", filled(user__user_id="anna.keller"))
    assert answer.status_code == 422
    assert "anna.keller is taken" in answer.text


def test_a_form_sent_twice_is_one_effect(world: World, browser: Browser) -> None:
    browser.sign_in()
    form = {**browser.inputs(browser.get("/bare/new").text), **filled()}
    first, second = (browser.client.post("/bare/new", data=form) for _ in range(2))
    assert first.location == second.location == "/bare/people/li.na"
    assert len(world.events("crm.access.User.created")) == 2  # Anna and one Li Na


def test_an_update_sends_the_inputs_it_has_and_the_etag_it_read(
    world: World, browser: Browser
) -> None:
    browser.sign_in()
    address = "/bare/people/anna.keller"
    old = {**browser.inputs(browser.get(address).text), "user.email": "late@example.com"}
    assert browser.send(address, {"user.display_name": "Anna K."}).status_code == 303
    changed = world.call("GetUser", user_id="anna.keller")
    assert (changed.display_name, changed.time_zone) == ("Anna K.", "Europe/Berlin")
    answer = browser.client.post(address, data=old)
    assert answer.status_code == 422
    assert "changed this record meanwhile" in answer.text


def test_who_sends_a_form_cannot_change_what_the_page_fixed(world: World, browser: Browser) -> None:
    browser.sign_in()
    add(world, "li.na", "Li Na", ["agent"])
    typed = {"user.display_name": "Nobody", "user.user_id": "li.na"}
    browser.send("/bare/people/anna.keller", typed)
    assert world.call("GetUser", user_id="li.na").display_name == "Li Na"


def test_a_form_without_its_token_is_refused(world: World, browser: Browser) -> None:
    browser.sign_in()
    answer = browser.client.post("/bare/new", data={"_form": "CreateUser", **filled()})
    assert answer.status_code == 400
    assert "no longer valid" in answer.text
    assert len(world.events("crm.access.User.created")) == 1


# Errors


def test_what_is_not_there_is_a_page_that_says_so(browser: Browser) -> None:
    browser.sign_in()
    for address in ("/bare/people/nobody", "/bare/nothing", "/elsewhere"):
        answer = browser.get(address)
        assert (answer.status_code, "Not here" in answer.text) == (404, True)


def test_who_may_not_gets_a_page_that_says_so(world: World, browser: Browser) -> None:
    add(world, "li.na", "Li Na", ["partner"])
    browser.sign_in("li.na")
    answer = browser.get("/bare/")
    assert (answer.status_code, "Not for this account" in answer.text) == (403, True)


def test_a_mistake_shows_its_trace_and_nothing_else(browser: Browser) -> None:
    browser.sign_in()
    trace = "0af7651916cd43dd8448eb211c80319c"
    answer = browser.get("/bare/broken/code", traceparent=f"00-{trace}-b7ad6b7169203331-01")
    assert answer.status_code == 500
    assert trace in answer.text
    assert "secret of the code" not in answer.text
    assert "Traceback" not in answer.text


def test_what_is_away_for_a_moment_says_when_to_come_back(browser: Browser) -> None:
    browser.sign_in()
    answer = browser.get("/bare/broken/away")
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "2")
    assert browser.get("/bare/broken/wrong").status_code == 400


# What every page has


def test_pages_speak_chinese_to_who_prefers_it(browser: Browser) -> None:
    answer = browser.get("/bare/sign-in", **{"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.5"})
    assert '<html lang="zh-Hans">' in answer.text
    assert "登录名" in answer.text


def test_the_language_can_be_chosen(browser: Browser) -> None:
    browser.sign_in()
    shown = browser.get("/bare/").text
    token = re.search(r'name="csrf_token" value="([^"]+)"', shown)
    assert token
    chosen = {"csrf_token": token[1], "language": "zh-Hans", "next": "/bare/new"}
    assert browser.client.post("/bare/language", data=chosen).location == "/bare/new"
    assert "退出登录" in browser.get("/bare/").text


def test_moments_are_shown_in_the_time_zone_of_the_reader(browser: Browser) -> None:
    browser.sign_in()
    # The clock of the tests stands at 09:00 UTC; Berlin is an hour ahead in November.
    assert "16 Nov 2026, 10:00" in browser.get("/bare/people/anna.keller").text


def test_the_navigation_shows_only_modules_that_are_there(world: World, browser: Browser) -> None:
    some = Browser(world, modules={"tickets": "http://localhost:8102/tickets"})
    some.sign_in()
    shown = some.get("/bare/").text
    assert 'href="http://localhost:8102/tickets"' in shown
    assert ">Reports<" not in shown


def test_every_answer_carries_the_security_headers(browser: Browser) -> None:
    for address in (
        "/bare/sign-in",
        "/bare/nothing",
        "/bare/api/v1/nothing",
        "/bare/static/firsthand.js",
    ):
        answer = browser.get(address)
        answer.close()
        headers = answer.headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_no_page_has_inline_scripts_or_styles(browser: Browser) -> None:
    browser.sign_in()
    for address in ("/bare/", "/bare/new", "/bare/people/anna.keller", "/bare/nothing"):
        shown = browser.get(address).text
        assert not re.search(r"<script(?![^>]* src=)|<style|\sstyle=|\son[a-z]+=", shown)


def test_a_page_of_many_leads_to_the_next(world: World, browser: Browser) -> None:
    for number in range(3):
        add(world, f"person.{number}", f"Person {number}", ["agent"])
    browser.sign_in()
    link = re.search(r'rel="next" href="([^"]+)"', browser.get("/bare/").text)
    assert link
    assert "First page" in browser.get(unescape(link[1])).text


def test_search_as_you_type_answers_json(browser: Browser) -> None:
    browser.sign_in()
    answer = browser.get("/bare/find?q=li", Accept="application/json")
    assert answer.json == {"suggestions": [{"text": "li", "url": "/bare/", "note": ""}]}


def test_the_session_cookie_does_not_open_the_rest_door(browser: Browser) -> None:
    browser.sign_in()
    assert browser.get("/bare/api/v1/users").status_code == 401


def test_a_database_that_is_away_is_a_page_that_says_so(world: World, browser: Browser) -> None:
    browser.sign_in()
    world.app.forget_user("anna.keller")

    def away(_user_id: str) -> None:
        raise Unavailable

    world.app.user_row = away  # type: ignore[method-assign]
    answer = browser.get("/bare/")
    assert (answer.status_code, "Back in a moment" in answer.text) == (503, True)
