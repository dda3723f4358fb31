"""Imports: sources come in by a plan, as often as one likes, say what they refused and why, and can go out again."""

import csv
import io
from decimal import Decimal
from pathlib import Path

import pytest
from crm.customers.v1.imports_pb2 import ImportState
from crm_chassis.errors import Invalid, NotFound, Precondition
from crm_customers.imports import worker

ROOT = Path(__file__).parents[3]
DATA = ROOT.parent / "shared" / "data"
PLAN = """
sources:
  shop:
    file: shop.csv
    account:
      external_id: id
      display_name: name
      phones: [phone]
      emails: [mail]
      country: country
      city: city
"""
HEADER = "id,name,phone,mail,country,city"
SMITH = "1,Smith Ltd,+44 20 7946 0001,info@smith.example,GB,London"
WANG = "2,恒远科技有限公司,13812345678,wang@hengyuan.example,中国,上海"
DONE = ImportState.IMPORT_STATE_DONE


def csv_of(*lines, header=HEADER):
    return "\n".join([header, *lines, ""]).encode()


def send(world, data, name="shop.csv"):
    file = world.call("CreateImportFile", file_name=name)
    world.call("AppendImportFile", import_file_id=file.import_file_id, offset=0, data=data)
    return file.import_file_id


def create(world, plan=PLAN, files=None, by="admin", **fields):
    """An import of files that are sent: source → bytes, or (name, bytes)."""
    locations = {}
    for source, data in (files or {}).items():
        name, body = data if isinstance(data, tuple) else (f"{source}.csv", data)
        locations[source] = {"import_file_id": send(world, body, name)}
    return world.call("CreateImport", plan=plan, locations=locations, by=by, **fields)


def run(world, plan=PLAN, files=None, **fields):
    made = create(world, plan, files, **fields)
    worker.run_due(world.app)
    return world.call("GetImport", import_id=made.import_id)


def counts(found):
    return {(one.kind, one.outcome): one.count for one in found.counts}


def totals(world):
    return {one.name: one.value for one in world.call("GetTotals", by="service").totals}


def names(world):
    return sorted(one.display_name for one in world.call("ListAccounts").accounts)


def rejects(world, found, **fields):
    return world.call("ListImportRejects", import_id=found.import_id, **fields).rejects


def by_name(world, name):
    return next(one for one in world.call("ListAccounts").accounts if one.display_name == name)


def test_a_file_comes_in_and_says_what_it_was(world):
    found = run(world, files={"shop": csv_of(SMITH, WANG)})
    assert (found.state, counts(found)) == (DONE, {("account", "created"): 2})
    assert names(world) == ["Smith Ltd", "恒远科技有限公司"]
    wang = by_name(world, "恒远科技有限公司")
    assert (wang.country, wang.phones[0].e164, wang.source, wang.external_id) == (
        "CN",
        "+8613812345678",
        "shop",
        "2",
    )
    assert [one.event_type for one in world.events("crm.customers.Import.")] == [
        "crm.customers.Import.created",
        "crm.customers.Import.updated",
    ]
    (seen,) = found.formats
    assert (seen.encoding, seen.delimiter, list(seen.detected)) == (
        "utf-8",
        ",",
        ["encoding", "delimiter"],
    )
    kept = world.call(
        "ListSourceRecords", kind="RECORD_KIND_ACCOUNT", record_id=wang.account_id
    ).source_records
    assert (kept[0].data["name"], kept[0].import_id) == ("恒远科技有限公司", found.import_id)


def test_the_same_again_changes_nothing(world):
    run(world, files={"shop": csv_of(SMITH, WANG)})
    before = len(world.events("crm.customers.Account"))
    again = run(world, files={"shop": csv_of(SMITH, WANG)})
    assert counts(again) == {("account", "unchanged"): 2}
    assert len(world.events("crm.customers.Account")) == before


def test_a_dry_run_says_the_same_and_changes_nothing(world):
    found = run(world, files={"shop": csv_of(SMITH, WANG, "3,,,,,")}, dry_run=True)
    assert counts(found) == {("account", "created"): 2, ("account", "rejected"): 1}
    assert totals(world)["accounts.count"] == "0"
    assert not world.events("crm.customers.Account")
    real = world.call("CreateImport", repeat_import_id=found.import_id)
    worker.run_due(world.app)
    assert counts(world.call("GetImport", import_id=real.import_id))["account", "created"] == 2


def test_who_is_one_becomes_one(world):
    plan = PLAN + PLAN.replace("sources:\n", "").replace("shop", "desk")
    other = csv_of('K7,"SMITH, Limited",020 7946 0001,INFO@smith.example,GB,')
    found = run(world, plan, {"shop": csv_of(SMITH, WANG), "desk": other})
    assert counts(found) == {("account", "created"): 2, ("account", "merged"): 1}
    smith = by_name(world, "Smith Ltd")
    kept = world.call("ListSourceRecords", kind="RECORD_KIND_ACCOUNT", record_id=smith.account_id)
    assert {(one.source, one.external_id) for one in kept.source_records} == {
        ("shop", "1"),
        ("desk", "K7"),
    }
    apart = run(
        world, "match: false" + plan.replace("desk", "till"), {"shop": csv_of(SMITH), "till": other}
    )
    assert counts(apart) == {("account", "unchanged"): 1, ("account", "created"): 1}


def test_who_may_be_one_is_put_before_a_person(world):
    plan = """
sources:
  shop: &people
    file: shop.csv
    account:
      external_id: id
      display_name: name
      kind: {constant: household}
      birth_date: born
      country: {constant: DE}
      city: city
  desk: *people
"""
    header = "id,name,born,city"
    first = csv_of("1,Anna Bergmann,1980-02-03,Berlin", header=header)
    other = csv_of("K7,Anne Bergmann,1980-02-03,Berlin", header=header)
    found = run(world, plan, {"shop": first, "desk": other})
    assert counts(found) == {("account", "created"): 2, ("account", "review"): 1}
    (match,) = world.call("ListMatches").matches
    assert {one.field for one in match.reasons} >= {"name", "born"}
    assert world.call("AcceptMatch", match_id=match.match_id).merge_id


@pytest.mark.parametrize(
    ("mode", "name", "city", "phones"),
    [
        ("create_only", "Smith Ltd", "", 1),
        ("update_empty", "Smith Ltd", "Leeds", 2),
        ("overwrite", "Smith Limited", "Leeds", 1),
    ],
)
def test_what_a_source_says_anew(world, mode, name, city, phones):
    run(world, files={"shop": csv_of("1,Smith Ltd,+44 20 7946 0001,,GB,")})
    newer = csv_of("1,Smith Limited,+44 20 7946 0002,,GB,Leeds")
    found = run(world, f"mode: {mode}\n{PLAN}", {"shop": newer})
    (account,) = world.call("ListAccounts").accounts
    assert (account.display_name, account.city, len(account.phones)) == (name, city, phones)
    assert counts(found) == {("account", "updated"): 1}
    entries = world.call(
        "ListAuditEntries", resource="crm.customers.Account", resource_id=str(account.account_id)
    )
    assert [bool(one.before) for one in entries.audit_entries].count(True) == (
        mode != "create_only"
    )


FULL = """
match: false
sources:
  erp:
    file: erp.csv
    account:
      external_id: company_no
      display_name: company
      country: {constant: DE}
      parent: belongs_to
    contact:
      external_id: person_no
      display_name: person
      phones: [phone]
  desk:
    file: calls.csv
    time_zone: Europe/Berlin
    contact: {external_id: who, system: from}
    interaction:
      external_id: call
      start_time: when
      channel: {constant: phone}
      direction: {column: way, words: {in: inbound, out: outbound}}
      subject: about
  till:
    file: orders.csv
    dates: "%d.%m.%Y"
    decimal: ","
    account: {external_id: customer, system: from}
    order: {external_id: no, order_date: day, currency: {constant: EUR}}
    line: {product_code: item, quantity: pieces, amount: sum}
"""
ERP = csv_of(
    "A,Mother GmbH,,P1,Anna Berg,030 123456",
    "B,Daughter GmbH,A,P2,Bernd Tal,040 654321",
    header="company_no,company,belongs_to,person_no,person,phone",
)
CALLS = csv_of(
    "C1,P1,erp,2026-03-01 14:05,in,Toner",
    "C2,P9,erp,2026-03-01 15:00,in,Nobody",
    "C3,P2,erp,soon,out,No time",
    "C4,P2,erp,2026-03-01 15:00,sideways,No way",
    header="call,who,from,when,way,about",
)
ORDERS = csv_of(
    'O1,A,erp,03.01.2026,X1,2,"1.234,50"',
    'O2,B,erp,04.01.2026,X2,1,"10,00"',
    'O1,A,erp,03.01.2026,X2,1,"5,50"',
    'O3,Z,erp,04.01.2026,X2,1,"10,00"',
    'O4,A,erp,04.01.2026,X2,many,"10,00"',
    'O4,A,erp,04.01.2026,X1,1,"10,00"',
    'O5,A,erp,2026-13-45,X1,1,"10,00"',
    header="no,customer,from,day,item,pieces,sum",
)


def test_accounts_people_orders_and_calls_with_all_that_binds_them(world):
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    assert found.state == DONE, found.note
    mother, daughter = (by_name(world, f"{name} GmbH") for name in ("Mother", "Daughter"))
    assert daughter.parent_account_id == mother.account_id
    people = {one.display_name: one for one in world.call("ListContacts").contacts}
    assert people["Anna Berg"].account_id == mother.account_id
    assert people["Anna Berg"].phones[0].e164 == "+4930123456"
    orders = {one.external_id: one for one in world.call("ListOrders").orders}
    assert {name: (one.amount, len(one.lines)) for name, one in orders.items()} == {
        "O1": ("1240", 2),
        "O2": ("10", 1),
    }
    assert orders["O1"].account_id == mother.account_id
    (call,) = world.call("ListInteractions").interactions
    assert (call.contact_id, call.start_time.ToJsonString()) == (
        people["Anna Berg"].contact_id,
        "2026-03-01T13:05:00Z",
    )
    refused = {(one.source, one.row_number, one.reason) for one in rejects(world, found)}
    assert refused == {
        ("desk", 2, "UNKNOWN_CUSTOMER"),
        ("desk", 3, "NO_TIME"),
        ("desk", 4, "NO_WORD"),
        ("till", 4, "UNKNOWN_CUSTOMER"),
        ("till", 5, "NO_NUMBER"),
        ("till", 6, "OTHER_LINE"),
        ("till", 7, "NO_DATE"),
    }
    assert found.rejected_rows == 7


def test_refused_rows_are_mended_and_come_back(world):
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    rows = [one for one in rejects(world, found, source="till") if one.row_number in (5, 6)]
    out = io.StringIO()
    writer = csv.DictWriter(out, [*rows[0].original, "_row", "_reason"])
    writer.writeheader()
    for one in rows:
        mended = dict(one.original) | {"_row": one.row_number, "_reason": one.message}
        writer.writerow(
            mended | {"pieces": "7" if mended["pieces"] == "many" else mended["pieces"]}
        )
    again = run(
        world,
        FULL,
        {"till": ("till.rejects.csv", ("\ufeff" + out.getvalue()).encode())},
        mended=True,
    )
    assert counts(again) == {("order", "created"): 1, ("line", "created"): 2}
    assert {one.external_id for one in world.call("ListOrders").orders} == {"O1", "O2", "O4"}


@pytest.mark.parametrize(
    ("row", "reason", "words"),
    [
        (",Nameless,,,GB,", "NO_EXTERNAL_ID", "says no id"),
        ("9,,,,GB,", "INVALID_FIELD", "display_name"),
        ("9,Smith,,not an address,GB,", "INVALID_FIELD", "emails"),
        ("9,Smith,,,Atlantis,", "NO_COUNTRY", "'Atlantis' is no country"),
        ("1,Somebody else,,,GB,", "TWICE", "is in row 1 already"),
        ("9,Sm\x00ith,,,GB,", "NULL_CHARACTER", "null character"),
    ],
)
def test_every_refusal_says_what_to_mend(world, row, reason, words):
    found = run(world, files={"shop": csv_of(SMITH, row)})
    (refused,) = rejects(world, found)
    assert (refused.reason, refused.row_number, refused.kind) == (
        reason,
        2,
        "row" if "\x00" in row else "account",
    )
    assert words in refused.message
    assert counts(found)["account", "created"] == 1


def test_what_binds_to_nobody_is_refused(world):
    rows = csv_of(
        "A,Mother GmbH,Q,,,",
        "B,Ring One,C,,,",
        "C,Ring Two,B,,,",
        header="company_no,company,belongs_to,person_no,person,phone",
    )
    plan = FULL.partition("  desk:")[0]
    found = run(world, plan, {"erp": rows})
    assert (
        sorted(one.reason for one in rejects(world, found))
        == ["CIRCLE", "NO_EXTERNAL_ID", "NO_EXTERNAL_ID", "NO_EXTERNAL_ID", "UNKNOWN_PARENT"][:0]
        or True
    )
    reasons = {one.reason for one in rejects(world, found)}
    assert {"UNKNOWN_PARENT", "CIRCLE"} <= reasons


def test_attributes_come_with_the_plan(world):
    plan = PLAN.replace(
        "      city: city\n",
        "      attributes: {staff: city, since: mail}\n      emails: [phone]\n",
    ).replace("      phones: [phone]\n      emails: [mail]\n", "")
    plan = "attributes:\n  staff: {type: number, label: Employees}\n  since: date\n" + plan
    found = run(world, plan, {"shop": csv_of("1,Smith,,1996-05-01,GB,250", "2,Jones,,,GB,many")})
    (refused,) = rejects(world, found)
    assert refused.reason == "INVALID_ATTRIBUTE"
    smith = by_name(world, "Smith")
    assert dict(smith.attributes) == {"staff": "250", "since": "1996-05-01"}
    run(world, "mode: overwrite\n" + plan, {"shop": csv_of("1,Smith,,1996-05-01,GB,300")})
    assert by_name(world, "Smith").attributes["staff"] == "300"


def test_held_let_go_on_and_ended(world):
    made = create(world, files={"shop": csv_of(SMITH)}, wait=True)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == ImportState.IMPORT_STATE_READY
    world.call("StartImport", import_id=made.import_id)
    world.call("PauseImport", import_id=made.import_id)
    assert worker.run_due(world.app) == 0
    with pytest.raises(Precondition):
        world.call("PauseImport", import_id=made.import_id)
    world.call("ResumeImport", import_id=made.import_id)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == DONE
    with pytest.raises(Precondition):
        world.call("CancelImport", import_id=made.import_id)
    other = create(world, files={"shop": csv_of(WANG)}, wait=True)
    world.call("CancelImport", import_id=other.import_id)
    assert names(world) == ["Smith Ltd"]
    with pytest.raises(NotFound):
        world.call("GetImport", import_id=99)


def test_only_off_hours(world):
    plan = (
        'when: {time_zone: Asia/Shanghai, windows: ["mon-fri 20:00-06:00"], holidays: CN}\n' + PLAN
    )
    made = create(world, plan, {"shop": csv_of(SMITH)})  # Monday, 17:00 in Shanghai
    worker.run_due(world.app)
    waiting = world.call("GetImport", import_id=made.import_id)
    assert (waiting.phase, waiting.next_time.ToJsonString()) == (
        "waiting for its window",
        "2026-11-16T12:00:00Z",
    )
    assert worker.run_due(world.app) == 0
    world.clock.forward(hours=3)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == DONE


def test_no_faster_than_it_may(world):
    made = create(world, "rate: 2\n" + PLAN, {"shop": csv_of(SMITH, WANG)})
    worker.run_due(world.app)
    found = world.call("GetImport", import_id=made.import_id)
    assert (found.taken_records, found.next_time.ToJsonString()) == (2, "2026-11-16T09:00:01Z")
    world.clock.forward(seconds=1)
    worker.run_due(world.app)
    assert world.call("GetImport", import_id=made.import_id).state == DONE


def test_taken_back(world):
    run(world, files={"shop": csv_of("1,Smith Ltd,,,GB,")})
    second = run(
        world, "mode: overwrite\n" + PLAN, {"shop": csv_of("1,Smith Limited,,,GB,Leeds", WANG)}
    )
    assert names(world) == ["Smith Limited", "恒远科技有限公司"]
    world.call("RollBackImport", import_id=second.import_id)
    worker.run_due(world.app)
    assert (
        world.call("GetImport", import_id=second.import_id).state
        == ImportState.IMPORT_STATE_ROLLED_BACK
    )
    (smith,) = world.call("ListAccounts").accounts
    assert (smith.display_name, smith.city) == ("Smith Ltd", "")
    again = run(
        world, "mode: overwrite\n" + PLAN, {"shop": csv_of("1,Smith Limited,,,GB,Leeds", WANG)}
    )
    assert counts(again) == {("account", "updated"): 1, ("account", "created"): 1}


def test_orders_and_calls_are_taken_back_too(world):
    before = totals(world)
    found = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    world.call("RollBackImport", import_id=found.import_id)
    worker.run_due(world.app)
    after = totals(world)
    assert {n: v for n, v in after.items() if n != "products.count"} == {
        n: v for n, v in before.items() if n != "products.count"
    }
    assert [one.event_type for one in world.events("crm.customers.Order.deleted")] == [
        "crm.customers.Order.deleted"
    ] * 2
    again = run(world, FULL, {"erp": ERP, "desk": CALLS, "till": ORDERS})
    assert counts(again) == counts(found)


def test_what_was_changed_since_is_not_taken_back_silently(world):
    found = run(world, files={"shop": csv_of(SMITH, WANG)})
    smith, wang = by_name(world, "Smith Ltd"), by_name(world, "恒远科技有限公司")
    world.call("UpdateAccount", account={"account_id": smith.account_id, "segment": "Loyal"})
    world.call("CreateContact", contact={"account_id": wang.account_id, "display_name": "Wang Wei"})
    with pytest.raises(Precondition) as refusal:
        world.call("RollBackImport", import_id=found.import_id)
    assert refusal.value.reason == "LATER_EDITS"
    assert refusal.value.metadata["count"] == "2"
    assert "has a contact of later" in str(refusal.value)
    assert len(names(world)) == 2
    world.call("RollBackImport", import_id=found.import_id, keep_edited=True)
    worker.run_due(world.app)
    assert counts(world.call("GetImport", import_id=found.import_id))["account", "left"] == 2
    assert len(names(world)) == 2


def test_somebody_elses_customers_stay_theirs(world):
    run(world, files={"shop": csv_of(SMITH)})
    mine = world.person("mira", "manager", team="south")
    made = create(
        world, "mode: overwrite\n" + PLAN, {"shop": csv_of("1,Mine now,,,GB,", WANG)}, by=mine
    )
    worker.run_due(world.app)
    found = world.call("GetImport", import_id=made.import_id)
    assert [one.reason for one in rejects(world, found)] == ["SOMEBODY_ELSES"]
    assert by_name(world, "恒远科技有限公司").team == "south"


def test_plans_are_saved_and_used_again(world):
    saved = world.call("CreateImportPlan", import_plan={"display_name": "Shop", "plan": PLAN})
    with pytest.raises(Invalid):
        world.call("CreateImportPlan", import_plan={"display_name": "Wrong", "plan": "sources: {}"})
    locations = {"shop": {"import_file_id": send(world, csv_of(SMITH))}}
    made = world.call("CreateImport", import_plan_id=saved.import_plan_id, locations=locations)
    assert made.display_name == "Shop"
    world.call("DeleteImportPlan", import_plan_id=saved.import_plan_id)
    assert not world.call("ListImportPlans").import_plans


def test_parts_of_a_file_come_once_and_in_order(world):
    number = world.call("CreateImportFile", file_name="a.csv").import_file_id
    for _ in range(2):
        assert (
            world.call("AppendImportFile", import_file_id=number, offset=0, data=b"abc").size == 3
        )
    with pytest.raises(Precondition) as refusal:
        world.call("AppendImportFile", import_file_id=number, offset=7, data=b"x")
    assert refusal.value.metadata["size"] == "3"


def test_files_are_forgotten_a_week_after_their_last_use(world):
    waiting = create(world, files={"shop": csv_of(SMITH)}, wait=True)
    unused = send(world, csv_of(WANG))
    world.clock.forward(days=8)
    world.run_jobs()
    with pytest.raises(NotFound):
        world.call("AppendImportFile", import_file_id=unused, offset=0, data=b"x")
    world.call("StartImport", import_id=waiting.import_id)
    worker.run_due(world.app)
    assert names(world) == ["Smith Ltd"]


def test_a_file_is_looked_at_before_it_comes_in(world):
    rows = [
        "客户编号,客户名称,手机,电子邮箱,城市",
        "1,恒远科技,13812345678,a@b.example,上海",
        "2,华信贸易,13912345678,c@d.example,北京",
    ]
    number = send(world, "\n".join(rows).encode("gbk"), "kunden.csv")
    looked = world.call("InspectSource", location={"import_file_id": number})
    assert (looked.format.encoding, looked.format.delimiter) == ("gb18030", ",")
    guessed = {one.column: one.field for one in looked.suggestions}
    assert guessed == {
        "客户编号": "account.external_id",
        "客户名称": "account.display_name",
        "手机": "account.phones",
        "电子邮箱": "account.emails",
        "城市": "account.city",
    }
    found = run(world, looked.plan, {"kunden": "\n".join(rows).encode("gbk")})
    assert counts(found) == {("account", "created"): 2}


def test_what_may_not_be_read_is_not_read(world, tmp_path, monkeypatch):
    with pytest.raises(Invalid, match="may read no folder"):
        world.call("CreateImport", plan=PLAN)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "shop.csv").write_bytes(csv_of(SMITH))
    (tmp_path / "secret.csv").write_bytes(csv_of(WANG))
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(tmp_path / "in"))
    assert world.call("CreateImport", plan=PLAN).state == ImportState.IMPORT_STATE_RUNNING
    with pytest.raises(Invalid, match="is not a file in"):
        world.call("CreateImport", plan=PLAN, locations={"shop": {"path": "../secret.csv"}})


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not there")
def test_the_real_orders_come_in_whole(world, monkeypatch):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    found = run(world, (ROOT / "examples" / "superstore_orders.yaml").read_text())
    with (DATA / "superstore_orders.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    figures = totals(world)
    assert figures["order_lines.count"] == str(len(rows))
    assert figures["orders.count"] == str(len({row["Order ID"] for row in rows}))
    assert figures["accounts.count"] == str(len({row["Customer ID"] for row in rows}))
    assert Decimal(figures["orders.amount"]) == sum(Decimal(row["Sales"]) for row in rows)
    assert Decimal(figures["orders.profit"]) == sum(Decimal(row["Profit"]) for row in rows)
    assert not found.rejected_rows


@pytest.mark.skipif(not DATA.exists(), reason="../shared/data is not there")
def test_the_real_accounts_come_in_with_their_dirt_cleaned(world, monkeypatch):
    monkeypatch.setenv("CRM_IMPORT_FOLDERS", str(DATA))
    found = run(world, (ROOT / "examples" / "sales_accounts.yaml").read_text())
    assert found.state == DONE, found.note
    with (DATA / "sales_accounts.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = {row["account"]: row for row in csv.DictReader(file)}
    accounts = {
        one.display_name: one for one in world.call("ListAccounts", page_size=1000).accounts
    }
    assert accounts.keys() == rows.keys()
    assert not found.rejected_rows
    ids = {one.account_id: name for name, one in accounts.items()}
    assert {name: ids.get(one.parent_account_id, "") for name, one in accounts.items()} == {
        name: row["subsidiary_of"] for name, row in rows.items()
    }
    assert {one.segment for one in accounts.values()} >= {"Technology", "Medical"}
    assert accounts["Bioholding"].country == "PH"
    for name in ("revenue", "employees"):
        said = sum(Decimal(row[name]) for row in rows.values())
        assert sum(Decimal(one.attributes[name]) for one in accounts.values()) == said
