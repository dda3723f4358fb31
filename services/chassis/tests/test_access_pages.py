"""The pages under one's initials: one's own account, people, keys, webhooks, background work, the audit log."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from crm_chassis import users
from crm_chassis.app import Service
from crm_chassis.doors.pages import Page, Pages
from crm_chassis.errors import Exhausted, Invalid, Precondition
from crm_chassis.testing import World, world_of
from crm_chassis.testing_pages import PASSWORD, Browser, add

pages = Pages("bare", __name__)


@pages.get("/")
def index() -> Any:
    return Page.current().render("error.html", title="Here", text="", trace="")


def fail(_call: Any, _payload: Any) -> None:
    raise ZeroDivisionError


SERVICE = Service(name="bare", pages=pages, jobs={"never_works": fail})


@pytest.fixture
def world(postgres: Any, tmp_path: Any) -> Iterator[World]:
    users.ATTEMPTS.wrong.clear()
    yield from world_of(SERVICE, postgres, tmp_path)


@pytest.fixture
def browser(world: World) -> Browser:
    add(world, "anna.keller", "Anna Keller", ["admin"], time_zone="Europe/Berlin")
    found = Browser(world)
    found.sign_in()
    return found


def main(answer: Any) -> str:
    """The words of a page, without its head."""
    text: str = re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2])
    return re.sub(r"\s+", " ", text)


def form_of(browser: Browser, address: str, method: str) -> dict[str, str]:
    """The hidden inputs of one of a page's forms."""
    shown = browser.get(address).text
    part = next(p for p in shown.split("<form") if f'value="{method}"' in p)
    return browser.inputs("<main" + part)


# One's own account


def test_everybody_changes_their_own_name_language_and_time_zone(
    world: World, browser: Browser
) -> None:
    form = form_of(browser, "/bare/access/me", "UpdateMe")
    typed = {
        "profile.display_name": "Anna K. Keller",
        "profile.language": "zh-Hans",
        "profile.time_zone": "Asia/Shanghai",
    }
    assert browser.client.post("/bare/access/me", data=form | typed).status_code == 303
    me = world.call("GetUser", user_id="anna.keller")
    assert (me.display_name, me.language, me.time_zone) == (
        "Anna K. Keller",
        "zh-Hans",
        "Asia/Shanghai",
    )
    assert list(me.roles) == ["admin"]
    assert "您的账号" in browser.get("/bare/access/me").text  # at once, in the new language


def test_one_changes_nothing_else_of_oneself(world: World, browser: Browser) -> None:
    add(world, "li.wei", "李伟", ["agent"])
    world.call(
        "UpdateMe",
        by=world.person("li.wei", "agent"),
        profile={"display_name": "Li", "roles": ["admin"]},
    )
    assert list(world.call("GetUser", user_id="li.wei").roles) == ["agent"]
    with pytest.raises(Invalid, match="no time zone"):
        world.call(
            "UpdateMe", by=world.person("li.wei", "agent"), profile={"time_zone": "Middle/Earth"}
        )


def test_a_new_password_needs_the_present_one(world: World, browser: Browser) -> None:
    typed = {"present_password": "not this one", "new_password": "another long password"}
    form = form_of(browser, "/bare/access/me", "ChangeMyPassword")
    answer = browser.client.post("/bare/access/me", data=form | typed, headers=browser.headers)
    assert answer.status_code == 422
    assert "is not your present password" in main(answer)
    form = form_of(browser, "/bare/access/me", "ChangeMyPassword")
    typed["present_password"] = PASSWORD
    assert browser.client.post("/bare/access/me", data=form | typed).status_code == 303
    browser.client.delete_cookie("crm_session")
    assert browser.sign_in().status_code == 401
    assert browser.sign_in(password="another long password").status_code == 303


def test_wrong_present_passwords_count_as_wrong_sign_ins(world: World, browser: Browser) -> None:
    me = world.person("anna.keller", "admin")
    for _ in range(users.TRIES):
        with pytest.raises(Invalid):
            world.call(
                "ChangeMyPassword",
                by=me,
                present_password="wrong",
                new_password="another long password",
            )
    with pytest.raises(Exhausted):
        world.call("SignIn", user_id="anna.keller", password=PASSWORD)
    typed = {"present_password": PASSWORD, "new_password": "another long password"}
    form = form_of(browser, "/bare/access/me", "ChangeMyPassword")
    answer = browser.client.post("/bare/access/me", data=form | typed, headers=browser.headers)
    assert (answer.status_code, "Wait five minutes" in main(answer)) == (429, True)


def test_programs_have_no_account_of_their_own(world: World) -> None:
    with pytest.raises(Precondition, match="no account here"):
        world.call("GetMe", by="service")


# People


def test_somebody_is_added_found_changed_and_disabled(world: World, browser: Browser) -> None:
    typed = {
        "user.user_id": "li.wei",
        "user.display_name": "李伟",
        "user.roles": ["agent", "rep"],
        "user.team": "service",
        "user.language": "zh-Hans",
        "user.time_zone": "Asia/Shanghai",
        "password": "a first password",
    }
    answer = browser.send("/bare/access/people/new", typed)
    assert (answer.status_code, answer.location) == (303, "/bare/access/people")
    assert list(world.call("GetUser", user_id="li.wei").roles) == ["agent", "rep"]
    listed = main(browser.get("/bare/access/people?q=李&role=rep"))
    assert "李伟" in listed
    assert "Anna Keller" not in listed
    assert "Nobody is like this" in main(browser.get('/bare/access/people?q="%20OR%20x'))
    show = "/bare/access/people/li.wei"
    form = form_of(browser, show, "UpdateUser")
    typed = {"user.roles": ["", "specialist"], "user.disabled": ["false", "true"]}
    assert browser.client.post(show, data=form | typed).status_code == 303
    changed = world.call("GetUser", user_id="li.wei")
    assert (list(changed.roles), changed.disabled) == (["specialist"], True)
    assert "李伟" not in main(browser.get("/bare/access/people"))
    assert "李伟" in main(browser.get("/bare/access/people?state=disabled"))


def test_a_login_name_that_is_taken_is_said_in_the_readers_language(browser: Browser) -> None:
    typed = {"user.user_id": "anna.keller", "user.display_name": "Anna", "user.roles": "agent"}
    answer = browser.send("/bare/access/people/new", typed)
    assert (answer.status_code, "The login name anna.keller is taken." in answer.text) == (
        422,
        True,
    )
    browser.headers = {"Accept-Language": "zh-CN"}
    answer = browser.send("/bare/access/people/new", typed)
    assert "登录名 anna.keller 已被使用。" in answer.text


def test_the_first_password_can_be_set_later(world: World, browser: Browser) -> None:
    world.call("CreateUser", user={"user_id": "li.wei", "display_name": "李伟", "roles": ["agent"]})
    form = form_of(browser, "/bare/access/people/li.wei", "SetPassword")
    typed = {"password": "a first password"}
    assert browser.client.post("/bare/access/people/li.wei", data=form | typed).status_code == 303
    assert world.call("SignIn", user_id="li.wei", password="a first password").token


def test_who_may_only_read_sees_people_and_changes_none(world: World, browser: Browser) -> None:
    add(world, "li.wei", "李伟", ["agent"])
    browser.client.delete_cookie("crm_session")
    browser.sign_in("li.wei")
    assert "Add somebody" not in main(browser.get("/bare/access/people"))
    assert "Save" not in main(browser.get("/bare/access/people/anna.keller"))
    menu = browser.get("/bare/").text.partition("</header>")[0]
    assert "Your account" in menu
    assert "API keys" not in menu
    assert browser.get("/bare/access/keys").status_code == 403


def test_other_modules_link_to_where_the_accounts_are(browser: Browser) -> None:
    away = Browser(
        browser.world,
        sign_in="customers",
        modules={"customers": "https://crm.example.com/customers", "bare": "/bare"},
    )
    away.client = away.web.test_client()
    session = browser.client.get_cookie("crm_session")
    assert session
    away.client.set_cookie("crm_session", session.value)
    menu = away.get("/bare/").text
    assert 'href="https://crm.example.com/customers/access/me"' in menu
    assert 'href="/bare/access/keys"' in menu
    answer = away.get("/bare/access/people")
    assert answer.location == "https://crm.example.com/customers/access/me"


# Keys


def test_a_key_is_shown_once_works_and_is_revoked(world: World, browser: Browser) -> None:
    page = browser.get("/bare/access/keys/new").text
    form = browser.inputs(page) | {
        "api_key.display_name": "phone switch",
        "api_key.scopes": ["users.read"],
    }
    answer = browser.client.post("/bare/access/keys/new", data=form, headers=browser.headers)
    secret = re.search(r'id="secret"[^>]* value="(crm_[^"]+)"', answer.text)
    assert secret
    call = {"Authorization": f"Bearer {secret[1]}"}
    assert browser.client.get("/bare/api/v1/users", headers=call).status_code == 200
    again = browser.client.post("/bare/access/keys/new", data=form, headers=browser.headers)
    assert secret[1] not in again.text
    assert "cannot be shown again" in main(again)
    assert secret[1] not in browser.get("/bare/access/keys").text
    assert "phone switch" in main(browser.get("/bare/access/keys"))
    number = world.call("ListApiKeys").api_keys[0].api_key_id
    assert browser.send(f"/bare/access/keys/{number}/revoke", {}).status_code == 303
    assert browser.client.get("/bare/api/v1/users", headers=call).status_code == 401
    assert "Revoked" in main(browser.get("/bare/access/keys"))
    assert browser.get("/bare/access/keys/999/revoke").status_code == 404


# Webhooks, jobs, the audit log


def test_a_webhook_is_made_changed_and_ended(world: World, browser: Browser) -> None:
    typed = {
        "webhook.url": "https://shop.example.com/hook",
        "webhook.event_types": "crm.access.*\ncrm.bare.Thing.made",
    }
    assert "whsec_" in browser.send("/bare/access/webhooks/new", typed).text
    hook = world.call("ListWebhooks").webhooks[0]
    assert list(hook.event_types) == ["crm.access.*", "crm.bare.Thing.made"]
    show = f"/bare/access/webhooks/{hook.webhook_id}"
    form = form_of(browser, show, "UpdateWebhook") | {"webhook.event_types": "crm.access.*"}
    form["webhook.disabled"] = "true"
    assert browser.client.post(show, data=form).status_code == 303
    assert "Paused" in main(browser.get("/bare/access/webhooks"))
    assert "Nothing here" in main(browser.get("/bare/access/webhooks/deliveries"))
    form = form_of(browser, show, "DeleteWebhook")
    assert browser.client.post(show, data=form).status_code == 303
    assert "There are no webhooks" in main(browser.get("/bare/access/webhooks"))


def test_a_job_that_was_given_up_is_tried_again(world: World, browser: Browser) -> None:
    with world.app.database.connection() as connection:
        call = world.app.begin(connection, "test")
        with world.app.transaction(connection, call):
            call.enqueue("never_works", {}, key="never-1")
            from crm_chassis import outbox

            outbox.flush(call, None)
    for _ in range(30):
        world.run_jobs()
        world.clock.forward(days=1)
    browser.sign_in()
    shown = browser.get("/bare/access/jobs")
    assert "never_works" in main(shown)
    job = world.call("ListDeadJobs").jobs[0].job_id
    form = form_of(browser, "/bare/access/jobs", "RetryJob")
    answer = browser.client.post(f"/bare/access/jobs/{job}/retry", data=form)
    assert answer.status_code == 303
    assert "Nothing was given up" in main(browser.get("/bare/access/jobs"))


def test_the_audit_log_shows_what_differs(world: World, browser: Browser) -> None:
    add(world, "li.wei", "李伟", ["agent"], team="service")
    world.call(
        "UpdateUser",
        user={"user_id": "li.wei", "team": "logistics"},
        update_mask={"paths": ["team"]},
    )
    shown = browser.get("/bare/access/audit?resource=crm.access.User&resource_id=li.wei").text
    assert "<del>service</del>" in shown
    assert "<ins>logistics</ins>" in shown
    assert "<ins>agent</ins>" in shown  # of a list
    assert "<ins>16 Nov 2026, 10:00</ins>" in shown  # in the reader's time zone
    assert "Nothing was changed" in main(browser.get("/bare/access/audit?actor_id=nobody"))


@pytest.mark.parametrize("language", ["en", "zh-CN"])
@pytest.mark.parametrize(
    "place",
    ["me", "people", "people/new", "people/anna.keller", "keys", "keys/new", "webhooks"]
    + ["webhooks/new", "webhooks/deliveries?state=", "jobs", "audit"],
)
def test_all_places_can_be_read_in_both_languages(
    browser: Browser, place: str, language: str
) -> None:
    browser.headers = {"Accept-Language": language}
    answer = browser.get(f"/bare/access/{place}")
    assert answer.status_code == 200
    assert ("账号" in answer.text) == (language == "zh-CN")


def test_how_one_is_told_is_chosen_on_a_page(browser: Browser) -> None:
    shown = browser.get("/bare/access/notices/settings")
    assert "This module sends no mail" in main(shown)
    assert "How you are told" in main(browser.get("/bare/access/notices"))
    browser.send("/bare/access/notices/settings", {"kind": "", "way": "NOTICE_WAY_DIGEST"})
    after = browser.get("/bare/access/notices/settings").text
    assert 'value="NOTICE_WAY_DIGEST" selected' in after
