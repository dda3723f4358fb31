"""A list as a file: what is on the screen, harmless in a spreadsheet, short at once and long in the background."""

import csv
import io
import zipfile

import openpyxl
import pytest
from crm_chassis import record_exports, sheets
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition


def export(world, form="CSV", by="agent", **more):
    given = {"record_list": "accounts", "format": f"EXPORT_FORMAT_{form}", **more}
    return world.call("CreateRecordExport", record_export=given, by=by)


def fetch(world, made, by="agent"):
    """The whole file."""
    key = {"record_export_id": made.record_export_id}
    piece = world.call("DownloadRecordExport", by=by, **key)
    content = piece.content
    while piece.next_offset:
        piece = world.call("DownloadRecordExport", by=by, offset=piece.next_offset, **key)
        content += piece.content
    return content


def rows_of(content):
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.fixture
def accounts(world):
    made = []
    for name, more in {
        '=HYPERLINK("//x")': {"city": "Ulm", "owner_id": "anna.keller"},
        "恒远科技有限公司": {"city": "上海", "country": "CN"},
        "Nordwind GmbH": {"city": "Ulm", "country": "DE"},
    }.items():
        made.append(world.call("CreateAccount", account={"display_name": name, **more}))
    return made


def test_csv_is_what_is_on_the_screen(world, accounts):
    columns = ["display_name", "country", "create_time", "account_id"]
    made = export(world, columns=columns, order_by="display_name", time_zone="Asia/Shanghai")
    assert made.row_count == 3
    head, *rows = rows_of(fetch(world, made))
    assert head == ["Name", "Country", "Added", "Number"]
    assert rows[0] == ['\'=HYPERLINK("//x")', "", "2026-11-16 17:00:00", "1"]
    assert [row[1] for row in rows] == ["", "Germany", "China"]


def test_it_speaks_the_language_of_who_asks(world, accounts):
    method = world.app.by_name["CreateRecordExport"]
    given = {"record_list": "accounts", "format": "EXPORT_FORMAT_CSV", "columns": ["city"]}
    token = world.app.peers.token(world.people["agent"])
    from crm_chassis.pipeline import pipeline

    said = {"authorization": f"Bearer {token}", "accept-language": "zh-Hans"}
    made = pipeline(world.app, method, method.request_class(record_export=given), said)
    assert rows_of(fetch(world, made))[0] == ["城市"]


def test_a_workbook_holds_texts_numbers_and_days_and_no_formulas(world, accounts):
    account = accounts[2]
    line = {"product_code": "P-1", "quantity": "1", "amount": "9.95"}
    order = {"source": "shop", "external_id": "+1", "account_id": account.account_id}
    order |= {"order_date": "2026-11-02", "currency": "EUR", "lines": [line]}
    world.call("IngestOrder", order=order)
    columns = ["external_id", "account_id", "order_date", "amount"]
    made = export(world, "XLSX", record_list="orders", columns=columns)
    book = openpyxl.load_workbook(io.BytesIO(fetch(world, made)))
    head, row = [[cell.value for cell in cells] for cells in book.active.iter_rows()]
    assert head == ["Order", "Customer", "Day", "Amount"]
    assert (row[0], row[1], row[2].date().isoformat(), row[3]) == (
        "+1",
        "Nordwind GmbH",
        "2026-11-02",
        9.95,
    )
    made = export(world, "XLSX")
    with zipfile.ZipFile(io.BytesIO(fetch(world, made))) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_long_list_is_written_in_the_background(world, accounts, monkeypatch):
    monkeypatch.setattr(record_exports, "PAGE", 1)
    made = export(world)
    assert not made.row_count
    with pytest.raises(Precondition):
        fetch(world, made)
    world.run_jobs()
    done = world.call("GetRecordExport", record_export_id=made.record_export_id, by="agent")
    assert done.row_count == 3
    assert len(rows_of(fetch(world, done))) == 4


def test_it_holds_only_what_the_caller_sees_and_is_theirs_alone(world, accounts):
    made = export(world, by="rep")
    assert made.row_count == 0
    mine = export(world, filter="city = Ulm")
    assert mine.row_count == 2
    with pytest.raises(NotFound):
        fetch(world, mine, by="admin")
    assert not world.call("ListRecordExports", by="admin").record_exports
    with pytest.raises(Forbidden):
        export(world, by="partner")


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"record_list": "planets"}, "record_list"),
        ({"columns": ["nothing"]}, "columns"),
        ({"filter": "city ="}, "filter"),
        ({"order_by": "city sideways"}, "order_by"),
    ],
)
def test_what_cannot_be_exported_is_said_beside_it(world, wrong, path):
    with pytest.raises(Invalid) as refused:
        export(world, **wrong)
    assert f"record_export.{path}" in refused.value.fields


def test_files_are_forgotten_after_a_week(world, accounts):
    made = export(world)
    world.clock.forward(days=8)
    world.app.jobs["forget_exports"](_call(world), {})
    with pytest.raises(NotFound):
        fetch(world, made)


def _call(world):
    connection = world.app.database.pool.getconn()
    return world.app.begin(connection, "tests")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\t=1", " =1", "＝1", "\r\n=1"])
def test_no_text_is_a_formula(text):
    assert sheets.harmless(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "a=1", "1", "李"])
def test_what_is_harmless_stays_as_it_is(text):
    assert sheets.harmless(text) == text
