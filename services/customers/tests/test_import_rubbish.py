"""Whatever is sent as a file: it comes in, or it is said what is wrong with it; it never ends in an error of ours."""

import io
import zipfile

import openpyxl
import pytest
from crm_chassis.errors import Invalid
from crm_customers.imports import detection

from .import_desk import (
    DONE,
    PLAN,
    SMITH,
    WANG,
    by_name,
    counts,
    create,
    csv_of,
    names,
    rejects,
    run,
    send,
)
from .test_import_pages import post

HEADER = "id,name,phone,mail,country,city"


def sent(world, data, name):
    """The number of a file that was sent, or opened and left empty."""
    if data:
        return send(world, data, name)
    return world.call("CreateImportFile", file_name=name).import_file_id


def look(world, data, name="shop.csv"):
    return world.call("InspectSource", location={"import_file_id": sent(world, data, name)})


def book(*rows):
    """A workbook as a program writes it: nobody has computed its formulas."""
    made = openpyxl.Workbook()
    for row in rows:
        made.active.append(row)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def packed():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("shop.csv", csv_of(SMITH))
    return out.getvalue()


WORKBOOK = book(HEADER.split(","), SMITH.split(","))
UNREADABLE = {
    "nothing at all": ("shop.csv", b"", "it is empty"),
    "a byte-order mark alone": ("shop.csv", b"\xef\xbb\xbf", "it is empty"),
    "blank lines": ("shop.csv", b"\r\n\r\n  \r\n", "it is empty"),
    "an archive that says it is a table": (
        "shop.csv",
        packed(),
        "it is no table but a packed file",
    ),
    "a workbook that says it is a table": (
        "shop.csv",
        WORKBOOK,
        "it is no table but a packed file",
    ),
    "a table that says it is a workbook": (
        "shop.xlsx",
        csv_of(SMITH),
        "it is not a workbook (XLSX)",
    ),
    "an archive that says it is a workbook": ("shop.xlsx", packed(), "it is not a workbook (XLSX)"),
    "half of a workbook": ("shop.xlsx", WORKBOOK[:1500], "it is not a workbook (XLSX)"),
    "a list of JSON": ("shop.jsonl", b'[\n  {"id": 1}\n]', "write one object a line"),
    "a formula that nobody computed": (
        "shop.xlsx",
        book(HEADER.split(","), ["1", "=A1&B1", "", "", "GB", "London"]),
        "is a formula whose result the file does not hold",
    ),
}


@pytest.mark.parametrize("what", UNREADABLE)
def test_what_cannot_be_read_says_so_when_it_is_looked_at_and_when_it_is_imported(world, what):
    name, data, words = UNREADABLE[what]
    plan, where = PLAN.replace("shop.csv", name), {"import_file_id": sent(world, data, name)}
    for ask in (
        lambda: look(world, data, name),
        lambda: world.call("CreateImport", plan=plan, locations={"shop": where}),
    ):
        with pytest.raises(Invalid) as refused:
            ask()
        assert words in " ".join(refused.value.fields.values())


def test_a_column_that_is_there_twice_is_asked_about_only_where_it_is_used(world):
    data = csv_of("1,Smith Ltd,x,GB,London,Smyth", header="id,name,note,country,city,name")
    plan = PLAN.replace("      phones: [phone]\n      emails: [mail]\n", "")
    with pytest.raises(Invalid, match="more than one column is called 'name'"):
        create(world, plan, {"shop": data})
    data = csv_of("1,Smith Ltd,x,GB,London,y", header="id,name,note,country,city,note")
    assert run(world, plan, {"shop": data}).state == DONE
    assert names(world) == ["Smith Ltd"]


def test_a_file_that_was_put_together_of_two_brings_its_header_along(world):
    found = run(world, files={"shop": csv_of(SMITH, HEADER, WANG)})
    (refused,) = rejects(world, found)
    assert (refused.row_number, refused.reason) == (2, "HEADER")
    assert counts(found)["account", "created"] == 2


def test_a_row_with_a_cell_too_many_is_refused_and_not_shifted(world):
    """A comma within a name that nobody quoted."""
    found = run(world, files={"shop": csv_of("1,Smith, Sons,,,GB,London", WANG + ",,")})
    (refused,) = rejects(world, found)
    assert (refused.row_number, refused.reason) == (1, "TOO_MANY_CELLS")
    assert "'London'" in refused.message
    assert names(world) == ["恒远科技有限公司"], "empty cells at the end are none"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_end_as_they_do_on_any_machine(world, end):
    data = csv_of(SMITH, WANG).decode().replace("\n", end).encode()
    assert counts(run(world, files={"shop": data}))["account", "created"] == 2


def test_a_day_that_is_none_is_refused_and_the_form_of_the_others_is_found(world):
    days = ["31.02.2026", *(f"{day:02}.03.1980" for day in range(1, 20)), "31.11.1999"]
    assert detection.dates_of([days]) == (("%d.%m.%Y",), False)
    either = [f"{day:02}/05/2026" for day in range(1, 12)]
    assert detection.dates_of([["31/02/2026", *either]]).ambiguous
    told = detection.dates_of([["31/02/2026", *either, "25/12/2026"]])
    assert told == (("%d/%m/%Y",), False)
    plan = PLAN + "      birth_date: born\n"
    rows = [f"{number},Firm {number},,,DE,Ulm,{day}" for number, day in enumerate(days)]
    found = run(world, plan, {"shop": csv_of(*rows, header=HEADER + ",born")})
    assert found.formats[0].dates == ["%d.%m.%Y"]
    assert [(one.row_number, one.reason) for one in rejects(world, found)] == [
        (1, "NO_DATE"),
        (21, "NO_DATE"),
    ]
    assert counts(found)["account", "created"] == 19


def test_ten_thousand_columns_are_looked_at_and_come_in(world):
    width = 10_000 - 6
    more = [f"column {number}" for number in range(width)]
    row = ["1", "Smith Ltd", "", "", "GB", "London", *["what nobody asked for"] * width]
    data = csv_of(",".join(row), header=HEADER + "," + ",".join(more))
    looked = look(world, data)
    assert len(looked.format.columns) == 10_000
    assert run(world, files={"shop": data}).state == DONE
    again = run(world, files={"shop": data.replace(b"London", b"Leeds")})
    assert counts(again) == {("account", "updated"): 1}, "what is used of a long row is compared"


def test_a_long_row_is_kept_as_far_as_it_is_used(world):
    note = "说" * 30_000
    data = (
        f'{{"remark": "{note}", "id": 1, "name": "Smith Ltd", "country": "GB", "city": "London"}}'
    )
    plan = PLAN.replace("shop.csv", "shop.jsonl")
    found = run(world, plan, {"shop": ("shop.jsonl", data.encode())})
    assert found.state == DONE, found.note
    number = by_name(world, "Smith Ltd").account_id
    (said,) = world.call("ListSourceRecords", kind=1, record_id=number).source_records
    assert said.data["name"] == "Smith Ltd"


def test_a_null_character_refuses_the_whole_order(world):
    plan = PLAN.replace("      phones: [phone]\n      emails: [mail]\n", "") + (
        "    order: {external_id: no, order_date: day, currency: {constant: EUR}}\n"
        "    line: {product_code: item, quantity: pieces, amount: sum}\n"
    )
    lines = ["A,Ode,GB,Ulm,O1,2026-11-01,X1,1,5", "A,Ode,GB,Ulm,O1,2026-11-01,X\x002,1,5"]
    header = "id,name,country,city,no,day,item,pieces,sum"
    found = run(world, plan, {"shop": csv_of(*lines, header=header)})
    assert {one.reason for one in rejects(world, found)} == {"NULL_CHARACTER", "OTHER_LINE"}
    assert not world.call("ListOrders").orders


def test_the_page_says_what_is_wrong_with_a_file(world):
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["admin"]))
    client.set_cookie("crm_language", "zh-Hans")
    for name, data, _words in UNREADABLE.values():
        chosen = post(client, "/customers/imports/new", file=(io.BytesIO(data), name))
        shown = client.get(chosen.location)
        assert shown.status_code == 422
        assert 'action="/customers/imports/new"' in shown.text, "another file is chosen right there"
        problem = shown.text.partition('<div class="form-error" role="alert"><p>')[2]
        assert any("一" <= letter <= "鿿" for letter in problem.partition("</p>")[0]), problem[:200]
