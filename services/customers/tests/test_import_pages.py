"""The pages of imports: look, try, import, mend, take back, as a person clicks through them."""

import io
import re

import pytest
from crm_customers.imports import worker

FILE = "客户编号,客户名称,手机,城市\n1,恒远科技,13812345678,上海\n2,,13912345678,北京\n".encode(
    "gb18030"
)


@pytest.fixture
def browser(world):
    """Somebody who is signed in, in a browser."""
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["admin"]))
    return client


def token_of(text):
    return re.search(r'name="csrf_token" value="([^"]+)"', text)[1]


def post(client, page, to=None, **data):
    token = token_of(client.get(page).text)
    return client.post(
        to or page, data={"csrf_token": token, **data}, content_type="multipart/form-data"
    )


def test_a_file_is_looked_at_tried_imported_and_taken_back(world, browser):
    sent = post(browser, "/customers/imports/new", file=(io.BytesIO(FILE), "kunden.csv"))
    looked = browser.get(sent.location).text
    assert "gb18030" in looked
    assert "恒远科技" in looked
    plan = (
        re.search(r"<textarea[^>]*>(.*?)</textarea>", looked, re.S)[1]
        .replace("&#34;", '"')
        .replace("&#39;", "'")
    )
    tried = post(browser, sent.location, plan=plan, action="dry_run")
    worker.run_due(world.app)
    page = browser.get(tried.location).text
    assert "What would become of it" in page
    assert "display_name" in page  # the second row has none
    real = post(browser, tried.location, tried.location + "/again")
    worker.run_due(world.app)
    page = browser.get(real.location).text
    assert "Take it back" in page
    rejects = browser.get(real.location + "/rejects/kunden.csv").text
    assert "_reason" in rejects
    mended = rejects.replace("2,,", "2,华信贸易,").encode()
    again = post(
        browser,
        real.location,
        real.location + "/mended",
        source="kunden",
        file=(io.BytesIO(mended), "kunden.rejects.csv"),
    )
    worker.run_due(world.app)
    assert len(world.call("ListAccounts").accounts) == 2
    post(browser, again.location, again.location + "/roll_back")
    worker.run_due(world.app)
    assert len(world.call("ListAccounts").accounts) == 1
    assert "Taken back" in browser.get(again.location).text
    assert "kunden" in browser.get("/customers/imports").text


def test_a_plan_that_cannot_be_used_is_said_on_the_page(world, browser):
    sent = post(browser, "/customers/imports/new", file=(io.BytesIO(FILE), "kunden.csv"))
    wrong = post(browser, sent.location, plan="sources: {a: {}}", action="import")
    assert wrong.status_code == 422
    assert "no field is named" in wrong.text
    saved = post(
        browser,
        sent.location,
        plan="sources: {a: {account: {external_id: 客户编号}}}",
        action="save",
        display_name="Kunden",
    )
    assert saved.status_code == 303
    assert "Kunden" in browser.get("/customers/imports").text
    assert post(browser, "/customers/imports/new").status_code == 422
