"""The pages of imports: look, try, import, mend, take back, as a person clicks through them."""

import io
import re
from html import unescape

import pytest
import yaml
from crm_customers.imports import worker
from sqlalchemy import create_engine, text

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


ORDERS = "订单编号,客户编号,下单日期,商品编码,数量,金额\n7,1,2026-11-02,PRN-1,1,1190.00\n".encode()


def part(client, address, data, **headers):
    token = token_of(client.get("/customers/imports/new").text)
    return client.post(address, data=data, headers={"X-CSRFToken": token, **headers})


def in_parts(client, name, content, size):
    """A file as the page's script sends it; returns its number."""
    number = part(client, "/customers/imports/parts", {"file_name": name}).json["import_file_id"]
    for at in range(0, len(content), size):
        address = f"/customers/imports/parts/{number}?offset={at}"
        told = part(client, address, content[at : at + size])
        assert told.json["size"] == min(at + size, len(content))
    return number


def test_several_files_come_in_together_by_one_plan(world, browser):
    numbers = [
        in_parts(browser, "kunden.csv", FILE, 20),
        in_parts(browser, "orders.csv", ORDERS, 9),
    ]
    sent = post(browser, "/customers/imports/new", import_file_id=numbers)
    assert sent.location.endswith(f"/imports/files/{numbers[0]}?also={numbers[1]}")
    looked = browser.get(sent.location).text
    plan = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", looked, re.S)[1])
    assert list(yaml.safe_load(plan)["sources"]) == ["kunden", "orders"]
    real = post(browser, sent.location, plan=plan, action="import")
    worker.run_due(world.app)
    assert "Take it back" in browser.get(real.location).text
    (order,) = world.call("ListOrders").orders
    (account,) = world.call("ListAccounts").accounts
    assert order.account_id == account.account_id


def test_two_files_of_one_name_are_two_sources(world, browser):
    files = [(io.BytesIO(FILE), "kunden.csv"), (io.BytesIO(FILE), "other/kunden.csv")]
    sent = post(browser, "/customers/imports/new", file=files)
    looked = browser.get(sent.location).text
    plan = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", looked, re.S)[1])
    assert list(yaml.safe_load(plan)["sources"]) == ["kunden", "kunden-2"]


def test_a_part_that_is_sent_twice_or_out_of_turn_is_told_where_the_file_goes_on(world, browser):
    number = in_parts(browser, "kunden.csv", FILE, 30)
    address = f"/customers/imports/parts/{number}"
    again = part(browser, f"{address}?offset=0", FILE[:30])
    assert again.json == {"import_file_id": number, "size": len(FILE)}
    early = part(browser, f"{address}?offset={len(FILE) + 5}", b"more")
    assert early.json == {"size": len(FILE)}
    nobodys = part(browser, "/customers/imports/parts/999?offset=0", b"more")
    assert "999" in nobodys.json["problem"]


def test_a_page_of_somebody_else_sends_no_parts(world, browser):
    assert browser.post("/customers/imports/parts", data={"file_name": "x.csv"}).status_code == 400
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["agent"]))
    token = token_of(client.get("/customers/accounts/new").text)
    sent = client.post(
        "/customers/imports/parts", data={"file_name": "x.csv"}, headers={"X-CSRFToken": token}
    )
    assert "import_file_id" not in sent.json


def test_a_plan_over_a_database_is_written_tried_kept_mended_and_carried_out(
    world, browser, monkeypatch, tmp_path
):
    """Whoever has a database that the service may ask needs no file and no command."""
    url = f"sqlite:///{tmp_path}/erp.db"
    with create_engine(url).begin() as erp:
        erp.execute(text("create table customers (id integer, name text)"))
        erp.execute(text("insert into customers values (1, '恒远科技'), (2, 'Nordwind GmbH')"))
    monkeypatch.setenv("CRM_IMPORT_DATABASES", f"erp={url}")
    new = "/customers/imports/plans/new"
    assert new in browser.get("/customers/imports/new").text
    plan = unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", browser.get(new).text, re.S)[1])
    wrong = post(browser, new, plan=plan.replace("name: name", "nam: name"), action="dry_run")
    assert wrong.status_code == 422
    assert "there is no such field" in unescape(wrong.text)
    tried = post(browser, new, plan=plan, action="dry_run")
    worker.run_due(world.app)
    assert "What would become of it" in browser.get(tried.location).text
    post(browser, new, plan=plan, display_name="Nightly", action="save")
    shown = browser.get("/customers/imports").text
    kept = re.search(r'href="(/customers/imports/plans/\d+)">Nightly', shown)[1]
    mended = plan.replace("about:", "about: Every night")
    post(browser, kept, plan=mended, display_name="Nightly", action="save")
    assert "Every night" in browser.get(kept).text
    late = post(browser, kept, plan=plan, display_name="Late", action="save", etag="1")
    assert late.status_code == 422, "somebody else changed it meanwhile"
    real = post(browser, kept, plan=mended, action="import")
    worker.run_due(world.app)
    assert "Take it back" in browser.get(real.location).text
    assert len(world.call("ListAccounts").accounts) == 2
    post(browser, kept, plan=mended, display_name="Nightly", action="remove")
    assert "Nightly" not in browser.get("/customers/imports").text
