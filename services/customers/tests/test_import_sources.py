"""What an import reads: formats, encodings, delimiters, dates, plans in words, and when it may run."""

import io
import random
import sqlite3
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import phonenumbers
import pytest
from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm_chassis import validation
from crm_chassis.auth import Principal
from crm_customers import dialling, reach
from crm_customers.imports import detection, plans, suggestions, surely, windows, worker
from crm_customers.imports.plans import PlanFailed, read_plan
from crm_customers.imports.prepared import Task
from crm_customers.imports.preparing import Preparer
from phonenumbers import PhoneNumberFormat, PhoneNumberType

PLAN = """
sources:
  shop:
    file: {file}
    account: {{external_id: id, display_name: name, country: country, birth_date: born}}
"""
ROWS = [("1", "恒远科技", "CN", "2001-02-25"), ("2", "华信贸易", "中国", "1999-12-31")]


def csv_bytes(encoding, delimiter=",", rows=ROWS, form=str):
    lines = [
        delimiter.join(("id", "name", "country", "born")),
        *(delimiter.join((*row[:3], form(row[3]))) for row in rows),
    ]
    return "\n".join(lines).encode(encoding)


def xlsx_bytes():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["id", "name", "country", "born"])
    for row in ROWS:
        sheet.append([int(row[0]), row[1], row[2], datetime.fromisoformat(row[3])])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def jsonl_bytes():
    return "\n".join(
        f'{{"id": {row[0]}, "name": "{row[1]}", "country": "{row[2]}", "born": "{row[3]}"}}'
        for row in ROWS
    ).encode()


def run(world, plan, name, data):
    file = world.call("CreateImportFile", file_name=name)
    world.call("AppendImportFile", import_file_id=file.import_file_id, offset=0, data=data)
    made = world.call(
        "CreateImport", plan=plan, locations={"shop": {"import_file_id": file.import_file_id}}
    )
    worker.run_due(world.app)
    return world.call("GetImport", import_id=made.import_id)


def accounts(world):
    return {
        one.external_id: (one.display_name, one.country, one.birth_date)
        for one in world.call("ListAccounts").accounts
    }


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.csv", csv_bytes("utf-8-sig"), ("csv", "utf-8-sig", ",")),
        ("a.csv", csv_bytes("gbk", ";"), ("csv", "gb18030", ";")),
        ("a.csv", csv_bytes("gb18030", "\t"), ("csv", "gb18030", "\t")),
        ("a.csv", csv_bytes("utf-16", "|"), ("csv", "utf-16", "|")),
        ("a.xlsx", xlsx_bytes(), ("xlsx", "", "")),
        ("a.jsonl", jsonl_bytes(), ("jsonl", "utf-8", "")),
    ],
)
def test_every_kind_of_file_gives_the_same_customers(world, name, data, said):
    found = run(world, PLAN.format(file=name), name, data)
    assert (found.formats[0].format, found.formats[0].encoding, found.formats[0].delimiter) == said
    assert accounts(world) == {
        "1": ("恒远科技", "CN", "2001-02-25"),
        "2": ("华信贸易", "CN", "1999-12-31"),
    }


def test_a_database_is_asked(world, tmp_path, monkeypatch):
    path = tmp_path / "old.db"
    database = sqlite3.connect(path)
    database.execute("create table t (id integer, name text, country text, born text)")
    database.executemany("insert into t values (?, ?, ?, ?)", ROWS)
    database.commit()
    database.close()
    monkeypatch.setenv("CRM_IMPORT_DATABASES", f"old=sqlite:///{path}")
    plan = PLAN.format(file="x").replace(
        "file: x", "database: old\n    query: select * from t order by id"
    )
    world.call("CreateImport", plan=plan)
    worker.run_due(world.app)
    assert len(accounts(world)) == 2
    with pytest.raises(Exception, match="no such table"):
        world.call("CreateImport", plan=plan.replace("from t ", "from nowhere "))
    with pytest.raises(Exception, match="no database is called"):
        world.call("CreateImport", plan=plan.replace("database: old", "database: other"))


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name;Ort\nMüller;Köln\nGroß;Zürich\nÅngström;Malmö", "latin-1"),
        ("Name;Preis\nMüller;5 €\n„Groß“;6 €", "cp1252"),
        ("客户名称,城市\n王伟,上海\n李娜,北京", "gb18030"),
        ("客户名称,城市\n王伟,上海", "utf-8"),
        ("nothing,but\nASCII,here", "utf-8"),
    ],
)
def test_encodings_are_found(text, encoding):
    assert detection.encoding_of(text.encode(encoding)) == encoding


def test_the_order_of_days_and_months_is_found_or_said_to_be_unknown():
    assert detection.dates_of([["03/01/19", "25/12/19"]]) == (("%d/%m/%y",), False)
    assert detection.dates_of([["03/01/2019", "12/25/2019"]]) == (("%m/%d/%Y",), False)
    assert detection.dates_of([["03/01/19", "02/12/19"]]).ambiguous
    assert not detection.dates_of(
        [["03/01/19", "02/12/19"], ["25/12/19"]]
    ).ambiguous  # another column tells
    assert detection.dates_of([["2021年3月4日"], ["not a date"]]) == (("%Y年%m月%d日",), False)


def test_days_that_could_be_months_are_asked_about(world):
    data = csv_bytes("utf-8", rows=[("1", "A", "DE", "2001-02-03")], form=lambda day: "03/02/2001")
    file = world.call("CreateImportFile", file_name="a.csv")
    world.call("AppendImportFile", import_file_id=file.import_file_id, offset=0, data=data)
    with pytest.raises(Exception, match="days and months cannot be told from each other"):
        world.call(
            "CreateImport",
            plan=PLAN.format(file="a"),
            locations={"shop": {"import_file_id": file.import_file_id}},
        )
    plan = PLAN.format(file="a").replace("    account", '    dates: "%d/%m/%Y"\n    account')
    run(world, plan, "a.csv", data)
    assert accounts(world)["1"][2] == "2001-02-03"


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("sources:", "sauces:", "unknown part sauces"),
        ("display_name: name", "name: name", "sources.shop.account.name: there is no such field"),
        ("external_id: id, ", "", "the field external_id is missing"),
        ("external_id: id", "external_id: {column: id, constant: x}", "name either a column, columns or a constant"),
        ("external_id: id", "external_id: {colum: id}", "write a column's name"),
        ("  shop:", "  Shop!:", "small letters"),
        ("    file: a.csv", "    file: a.csv\n    trust: much", "a number from 0 to 100"),
        ("    file: a.csv", "    file: a.csv\n    time_zone: Moon", "there is no time zone 'Moon'"),
        ("    file: a.csv", "    fill: a.csv", "unknown part fill"),
        ("    file: a.csv", "    line: {product_code: id}", "order and line go together"),
        ("sources:", "mode: replace\nsources:", "'replace' is none of create_only"),
        ("sources:", "rate: fast\nsources:", "a whole number"),
        ("sources:", 'when: {windows: ["all night"]}\nsources:', "mon-fri 20:00-06:00"),
        ("sources:", 'when: {windows: ["mon"], holidays: Atlantis}\nsources:', "no calendar of 'Atlantis'"),
        ("sources:", "sources: [", "not YAML"),
    ],
)  # fmt: skip
def test_a_plan_that_cannot_be_used_says_why(old, new, words):
    text = PLAN.format(file="a.csv")
    assert old in text
    with pytest.raises(PlanFailed, match=words):
        read_plan(text.replace(old, new, 1))


def test_a_column_may_be_called_no():
    plan = read_plan(PLAN.format(file="a.csv").replace("external_id: id", "external_id: no"))
    assert plan.sources[0].sections["account"]["external_id"][0].columns == ("no",)


def test_the_examples_can_be_used():
    folder = Path(__file__).parents[3] / "examples"
    logs = {"helpdesk_event_log.yaml"}  # for `crm import-log`, tried in tests/together
    plans = {path.name: path for path in folder.glob("*.yaml") if path.name not in logs}
    read = {name: read_plan(path.read_text(encoding="utf-8")) for name, path in plans.items()}
    assert len(read) >= 2


def opening(*spans, holidays=""):
    given = {"time_zone": "Asia/Shanghai", "windows": list(spans), "holidays": holidays}
    return windows.opening_of(given, PlanFailed)


def here(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Asia/Shanghai"))


@pytest.mark.parametrize(
    ("spans", "moment", "is_open", "then"),
    [
        (("mon-fri 20:00-06:00",), "2026-11-23 19:59", False, "2026-11-23 20:00"),
        (("mon-fri 20:00-06:00",), "2026-11-23 20:00", True, "2026-11-23 20:00"),
        (("mon-fri 20:00-06:00",), "2026-11-28 05:59", True, "2026-11-28 05:59"),  # Friday's night
        (("mon-fri 20:00-06:00",), "2026-11-28 06:00", False, "2026-11-30 20:00"),
        (("mon-fri 20:00-06:00", "sat-sun"), "2026-11-29 12:00", True, "2026-11-29 12:00"),
        (
            ("sat-mon 08:00-09:30",),
            "2026-11-23 09:30",
            False,
            "2026-11-28 08:00",
        ),  # over the week's end
        (("wed 00:00-24:00",), "2026-11-25 23:59", True, "2026-11-25 23:59"),
    ],
)
def test_windows_open_and_close(spans, moment, is_open, then):
    found = opening(*spans)
    assert found.is_open(here(moment)) is is_open
    assert found.next_open(here(moment)) == here(then)


def test_holidays_are_open_all_day():
    assert not opening("mon-fri 20:00-06:00").is_open(here("2026-10-01 12:00"))
    assert opening("mon-fri 20:00-06:00", holidays="CN").is_open(here("2026-10-01 12:00"))


def test_columns_are_recognised_by_their_names_and_by_what_stands_in_them():
    sample = [
        {"Customer Name": "Smith", "Kd-Nr": "1", "Reach": "a@b.example", "x": "?"},
        {"Customer Name": "Jones", "Kd-Nr": "2", "Reach": "c@d.example", "x": "!"},
    ]
    found = {one.column: one for one in suggestions.suggest(list(sample[0]), sample)}
    assert found["Kd-Nr"].field == "account.external_id"
    assert found["Customer Name"].field == "account.display_name"
    assert (found["Reach"].field, found["Reach"].reason) == (
        "account.emails",
        "holds e-mail addresses",
    )
    assert "x" not in found
    assert suggestions.name_of("C:\\Daten\\Kunden 2026.CSV") == "kunden-2026"


def test_quick_ways_with_numbers_say_what_the_library_says():
    draw = random.Random(1)
    for _ in range(300):
        plain = f"1{draw.randrange(20, 100)}{draw.randrange(10**8):08d}"
        spaced = f"{plain[:3]} {plain[3:7]} {plain[7:]}"
        for typed in (
            plain,
            f"+86{plain}",
            f"+86 {spaced}",
            spaced.replace(" ", "-"),
            f"0086{plain}",
            f"86{plain}",
        ):
            for country in ("CN", "DE", ""):
                assert reach.e164(typed, country) == by_library(typed, country), (typed, country)


def test_numbers_of_every_country_are_read_and_dialled_as_the_library_does():
    draw = random.Random(2)
    quick = 0
    for region in sorted(phonenumbers.SUPPORTED_REGIONS):
        code = phonenumbers.country_code_for_region(region)
        for kind in (PhoneNumberType.FIXED_LINE, PhoneNumberType.MOBILE, PhoneNumberType.TOLL_FREE):
            example = phonenumbers.example_number_for_type(region, kind)
            number = phonenumbers.national_significant_number(example) if example else ""
            number = number if len(number) > 6 else "7012345"  # shorter ones may be extensions
            number = number[:3] + "".join(draw.choice("0123456789") for _ in number[3:])
            trunk = draw.choice(("", "0", "1", "8"))
            for typed in (f"+{code} {number}", f"{trunk}{number}", f"+{code}-{trunk}{number}9"):
                found = by_library(typed, region)
                assert reach.e164(typed, region) == found, (typed, region)
                quick += dialling.e164(typed, region) is not None
                if found:
                    written = phonenumbers.format_number(
                        phonenumbers.parse(found), PhoneNumberFormat.NATIONAL
                    )
                    dialled = reach.digits(written)
                    assert dialled in reach.searchable_digits([{"number": "", "e164": found}]), (
                        found
                    )
                    assert dialling.national(found) in (dialled, None), found
    assert quick > 700


def test_a_row_that_surely_keeps_all_rules_is_one_that_the_validator_takes():
    draw = random.Random(3)
    texts = (
        "",
        "x",
        "a@b",
        "a b@c",
        "CN",
        "cn",
        "2001-02-03",
        "2001-2-3",
        "名" * 60,
        "é" * 201,
        "\n",
    )
    kinds = (0, 1, 2, 77, -1, "mobile")
    sure = 0
    for message in (Account, Contact):
        judge = surely.surely(message.DESCRIPTOR)
        names = (
            "country",
            "city",
            "tax_id",
            "birth_date",
            "job_title",
            "language",
            "preferred_channel",
        )
        known = [name for name in names if name in message.DESCRIPTOR.fields_by_name]
        for _ in range(1500):
            fields = {"source": "shop", "external_id": "1", "display_name": draw.choice(texts)}
            for name in draw.sample(known, 2):
                fields[name] = draw.choice(kinds[:5] if name == "preferred_channel" else texts)
            fields["phones"] = [{"number": draw.choice(texts)}] * draw.choice((0, 1, 1, 21))
            fields["emails"] = [{"address": draw.choice(texts), "kind": draw.choice(kinds[:5])}]
            fields["tags"] = [draw.choice(texts)] * draw.choice((0, 0, 1, 51))
            if judge(fields):
                sure += 1
                assert not validation.violations(message(**fields)), fields
        assert not judge({"external_id": "1"})  # without a name
        assert not judge({"display_name": "x", "account_id": 1})  # not for it to judge
        assert not judge({"display_name": "x", "phones": [{"number": "1", "kind": "mobile"}]})
    assert sure > 20


def test_an_import_that_an_older_version_began_goes_on_in_its_columns():
    plan = read_plan(PLAN.format(file="a.csv"))
    who = Principal(id="admin", roles=("admin",), rows="all")
    columns = ["id", "name", "country", "born"]

    def lines(written):
        task = Task(1, 0, plan.sources[0], columns, ("%Y-%m-%d",), False, who, True, {}, written)
        block = Preparer(task).prepare([(1, ["7", "Anna", "DE", "2001-02-03"])])
        names = block.columns["account"]
        return dict(zip(names, block.records[0].line.decode().split("\t"), strict=True))

    now = lines({})
    assert "segment" not in now
    assert lines({"account": ["segment", *now, "tags"]}) == {"segment": "", **now, "tags": "{}"}


def by_library(typed, country):
    try:
        parsed = phonenumbers.parse(typed, country or None)
    except phonenumbers.NumberParseException:
        return ""
    possible = phonenumbers.is_possible_number(parsed)
    return (
        phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164) if possible else ""
    )


def test_sections_are_taken_after_those_that_they_refer_to():
    text = """
sources:
  b:
    account: {external_id: a}
    order: {external_id: o, order_date: d, currency: c}
    line: {product_code: p}
  a: {file: a.csv, account: {external_id: i, display_name: n, parent: p}, contact: {external_id: c, display_name: m}}
"""
    order = [(kind, source.name) for _, kind, source in plans.sections_in_order(read_plan(text))]
    assert order == [("account", "a"), ("link", "a"), ("contact", "a"), ("order", "b")]
