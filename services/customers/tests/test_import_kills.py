"""An import that is killed at any moment ends as one that nobody disturbed: nothing lost, nothing doubled."""

import random
import signal
import time

import psutil
import pytest
from crm.customers.v1.imports_pb2 import ImportState
from sqlalchemy import text

from bench import orders, sources

from .import_desk import end_worker, start_worker, steps, wait_for

PLAN = """
sources:
  crm:
    file: crm.csv
    account:
      external_id: CustomerNo
      display_name: Name
      kind: {column: Type, words: {Business: company, Private: household}}
      phones: [Phone, Mobile]
      emails: [E-Mail]
      country: Country
      city: Town
      street: Street
      postal_code: ZIP
  webshop:
    file: webshop.jsonl
    account:
      external_id: id
      display_name: name
      kind: {constant: household}
      phones: [mobile]
      emails: [email]
      country: address.country
      city: address.city
      street: address.line1
      postal_code: address.postcode
  orders:
    file: orders.csv
    account: {external_id: customer, system: source}
    order: {external_id: order_no, order_date: ordered, currency: currency}
    line: {external_id: line, product_code: sku, quantity: quantity, amount: amount}
"""
# Everything that a plan can bring: people, products, groups with attributes, their people, calls, orders and deals.
EVERYTHING = """
match: false
attributes:
  staff: {type: number, label: Staff, of: [account]}
  hobby: {type: text, label: Hobby, of: [contact]}
sources:
  erp:
    file: erp.csv
    account:
      external_id: no
      display_name: firm
      country: {constant: DE}
      parent: belongs_to
      attributes: {staff: staff}
    contact:
      external_id: person_no
      display_name: person
      emails: [mail]
      attributes: {hobby: hobby}
  desk:
    file: desk.csv
    contact: {external_id: who, system: {constant: erp}}
    interaction: {external_id: call, start_time: when, channel: {constant: phone}, subject: about}
  till:
    file: till.csv
    account: {external_id: customer, system: {constant: erp}}
    order: {external_id: no, order_date: day, currency: {constant: EUR}}
    line: {product_code: sku, quantity: pieces, amount: sum}
  sales:
    file: sales.csv
    account: {external_id: customer, system: {constant: erp}}
    deal:
      external_id: no
      name: what
      currency: {constant: EUR}
      amount: sum
      open_date: opened
      owner: seller
      product: sku
      product_system: {constant: goods}
  goods:
    file: goods.csv
    product: {product_code: sku, product_name: name, category: kind}
  teams:
    file: teams.csv
    rep: {display_name: who, team: team, manager: boss}
"""
# Numbers come from sequences, and times from the clock: everything else has to be the same, byte for byte.
STATE = {
    "accounts": "select source, external_id, display_name, kind, country, city, street, postal_code, phones::text,"
    " emails::text, phone_numbers, email_addresses, search_text, search_name, match_keys, tags, etag from accounts"
    " order by 1, 2",
    "source_records": "select s.source, s.external_id, s.kind, s.data::text, s.trust, s.import_id,"
    " a.source as s, a.external_id as id from source_records s"
    " join accounts a on s.kind = 'account' and a.account_id = s.record_id order by 1, 2",
    "orders": "select o.source, o.external_id, a.source as s, a.external_id as id, o.order_date, o.amount, o.etag"
    " from orders o join accounts a using (account_id) order by 1, 2",
    "order_lines": "select o.external_id as id, l.line_number, l.external_id, p.product_code, l.quantity, l.amount"
    " from order_lines l join orders o using (order_id) join products p using (product_id) order by 1, 2",
    "matches": "select l.external_id, r.external_id as id, m.score, m.state from matches m"
    " join accounts l on l.account_id = m.left_id join accounts r on r.account_id = m.right_id order by 1, 2",
    "rejects": "select source, row_number, kind, reason, field, message, original::text"
    " from import_rejects order by 1, 2, 3",
    "effects": "select kind, outcome, etag, source, external_id, effect_number"
    " from import_effects order by effect_number",
    "events": "select event_type, count(*) from events where event_type not like '%Import%' group by 1 order by 1",
    "imports": "select state, total_rows, read_rows, staged_records, taken_records, rejected_rows,"
    " counts::text from imports",
    "left over": "select count(*) from import_rows",
}
STATE_BESIDE = {
    "groups": "select a.external_id, p.external_id as above, a.attributes::text from accounts a"
    " left join accounts p on p.account_id = a.parent_account_id order by 1",
    "contacts": "select c.external_id, c.display_name, c.emails::text, c.attributes::text, c.etag,"
    " a.external_id as home from contacts c join accounts a using (account_id) order by 1",
    "what sources said of contacts": "select s.source, s.external_id, s.data::text, s.trust, c.external_id as id"
    " from source_records s join contacts c on s.kind = 'contact' and c.contact_id = s.record_id order by 1, 2",
    "attributes": "select d.name, v.record_kind, v.value, v.source, coalesce(a.external_id, c.external_id) as id"
    " from attribute_values v join attribute_definitions d using (attribute_id)"
    " left join accounts a on v.record_kind = 'account' and a.account_id = v.record_id"
    " left join contacts c on v.record_kind = 'contact' and c.contact_id = v.record_id order by 1, 2, 5",
    "calls": "select i.external_id, i.start_time, i.subject, c.external_id as who, i.etag from interactions i"
    " join contacts c using (contact_id) order by 1",
    "deals": "select d.external_id, d.name, d.amount, d.owner_id, d.state, a.external_id as customer,"
    " p.product_code, s.name as stage from deals d left join accounts a using (account_id)"
    " left join deal_lines l using (deal_id) left join products p using (product_id)"
    " join deal_stages s using (stage_id) order by 1",
    "products": "select source, product_code, product_name, category from products order by 1, 2",
    "people": "select user_id, display_name, team, roles from users order by 1",
}


def state(world):
    return {
        name: [tuple(row) for row in world.rows(text(question))]
        for name, question in {**STATE, **STATE_BESIDE}.items()
    }


def undisturbed(world, folder):
    worker = start_worker(world, folder)
    wait_for(world, worker)
    end_worker(worker)


def disturbed(world, folder, kills, draw):
    """Kills the worker after one to three more steps and a moment, again and again, and lets the last one end."""
    done = 0
    while done < kills:
        worker = start_worker(world, folder)
        goal = steps(world)[0] + draw.randrange(1, 4)
        limit = time.monotonic() + 120
        while steps(world)[0] < goal and steps(world)[1] == "running":
            assert time.monotonic() < limit
            time.sleep(0.01)
        time.sleep(draw.random() * 0.15)
        worker.send_signal(signal.SIGKILL)
        worker.wait()
        worker.stdin.close()
        done += 1
        if steps(world)[1] != "running":
            break
    undisturbed(world, folder)
    return done


@pytest.fixture
def folder(tmp_path):
    sources.write(tmp_path, 3000, 1500)
    return tmp_path


def begin(world, folder, monkeypatch, plan=PLAN):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(folder))
    return world.call("CreateImport", plan=plan)


def both(world, second, folder, monkeypatch, kills, seed, plan=PLAN):
    for one in (world, second):
        begin(one, folder, monkeypatch, plan)
    undisturbed(world, folder)
    killed = disturbed(second, folder, kills, random.Random(seed))
    assert steps(second)[1] == "done", second.call("GetImport", import_id=1).note
    expected, found = state(world), state(second)
    for name, rows in expected.items():
        assert found[name] == rows, name
    assert second.call("GetImport", import_id=1).state == ImportState.IMPORT_STATE_DONE
    return killed


@pytest.fixture
def second(postgres, tmp_path):
    from crm_chassis.testing import world_of
    from crm_customers.__main__ import SERVICE

    yield from world_of(SERVICE, postgres, tmp_path / "second")


def test_killed_three_times_it_ends_as_undisturbed(world, second, folder, monkeypatch):
    assert both(world, second, folder, monkeypatch, kills=3, seed=1) == 3


def test_orders_that_flow_end_as_undisturbed_too(world, second, tmp_path, monkeypatch):
    """Their customers stand in the same rows, and a killed worker does not remember whom it has seen."""
    orders.write_file(tmp_path / "superstore_orders.csv", 1200)
    plan = orders.EXAMPLE.read_text(encoding="utf-8")
    assert both(world, second, tmp_path, monkeypatch, kills=3, seed=2, plan=plan) == 3
    assert state(world)["left over"] == [(0,)]


def test_a_helper_that_is_killed_is_told_of_and_nothing_is_lost(world, second, folder, monkeypatch):
    for one in (world, second):
        begin(one, folder, monkeypatch)
    undisturbed(world, folder)
    worker = start_worker(second, folder)
    limit = time.monotonic() + 120
    while not (helpers := psutil.Process(worker.pid).children()) or not steps(second)[0]:
        assert time.monotonic() < limit
        time.sleep(0.01)
    helpers[0].kill()
    worker.wait(120)
    worker.stdin.close()
    found = second.call("GetImport", import_id=1)
    assert found.state == ImportState.IMPORT_STATE_FAILED
    assert "a process that prepares rows has ended" in found.note
    second.call("ResumeImport", import_id=1)
    undisturbed(second, folder)
    assert state(second) == state(world)


def write_everything(folder, many=250):
    """Files of everything that a plan can bring, with a row in seven that is refused."""
    numbers = range(many)
    tables = {
        "erp": (
            "no,firm,belongs_to,staff,person_no,person,mail,hobby",
            lambda n: (
                f"A{n},Firm {n},{f'A{n // 3}' if n % 3 else ''},{n},P{n},Person {n},p{n}@x.example,h{n % 5}"
            ),
        ),
        "desk": (
            "call,who,when,about",
            lambda n: f"C{n},P{n if n % 7 else 'X'},2026-03-01 10:{n % 60:02},About {n}",
        ),
        "till": (
            "no,customer,day,sku,pieces,sum",
            lambda n: (
                f"O{n // 2},A{n // 2},2026-03-{n % 28 + 1:02},S{n % 9},1,{n if n % 7 else 'much'}"
            ),
        ),
        "sales": (
            "no,customer,what,sum,opened,seller,sku",
            lambda n: f"D{n},A{n},Deal {n},{n},2026-02-{n % 28 + 1:02},Ann {n % 4},S{n % 9}",
        ),
        "goods": ("sku,name,kind", lambda n: f"S{n},Thing {n},Kind {n % 3}"),
        "teams": ("who,team,boss", lambda n: f"Ann {n % 4},Team {n % 4 % 2},Boss {n % 4 % 2}"),
    }
    for name, (header, row) in tables.items():
        lines = [header, *dict.fromkeys(map(row, numbers))]
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_everything_that_a_plan_can_bring_ends_as_undisturbed(world, second, tmp_path, monkeypatch):
    write_everything(tmp_path)
    assert both(world, second, tmp_path, monkeypatch, kills=2, seed=3, plan=EVERYTHING) == 2
    found = state(world)
    assert all(found[name] for name in (*STATE_BESIDE, "orders", "rejects"))


@pytest.mark.slow
def test_everything_that_a_plan_can_bring_is_killed_again_and_again(
    world, second, tmp_path, monkeypatch
):
    write_everything(tmp_path, many=3000)
    assert both(world, second, tmp_path, monkeypatch, kills=20, seed=4, plan=EVERYTHING) == 20


@pytest.mark.slow
def test_killed_fifty_times_it_ends_as_undisturbed(postgres, tmp_path, folder, monkeypatch):
    from crm_chassis.testing import world_of
    from crm_customers.__main__ import SERVICE

    worlds = [world_of(SERVICE, postgres, tmp_path / str(number)) for number in range(12)]
    opened = [next(one) for one in worlds]
    begin(opened[0], folder, monkeypatch)
    undisturbed(opened[0], folder)
    expected, kills = state(opened[0]), 0
    for number, one in enumerate(opened[1:]):
        if kills >= 50:
            break
        begin(one, folder, monkeypatch)
        kills += disturbed(one, folder, 5, random.Random(number))
        found = state(one)
        for name, rows in expected.items():
            assert found[name] == rows, (number, name)
    for one in worlds:
        next(one, None)
    assert kills >= 50
