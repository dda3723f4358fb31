"""Worksheets: what goes out comes back row by row; nothing is lost, applied twice, or put into the wrong record."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.records.v1 import worksheets_pb2 as pb
from crm_chassis.errors import Conflict, Invalid, NotFound, Precondition

from .plan_desk import (
    Sheet,
    counts,
    fetch,
    hand_in,
    outcomes,
    partner,
    plan,
    target,
    worksheet,
)


def city(world: Any, of: Any) -> str:
    return str(world.call("GetPartner", partner_id=of.partner_id).city)


def test_a_dealer_list_goes_out_with_drop_downs_and_locked_marks(world: Any) -> None:
    partner(world, "North", city="Ulm")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    row = sheet.rows()[0]
    assert sheet.cell(row, "name").value == "North"
    assert sheet.cell(row, "kind").value == "Dealer"
    assert sheet.page.row_dimensions[1].hidden
    assert sheet.page.protection.sheet
    assert sheet.cell(row, "_row").protection.locked
    assert sheet.cell(row, "_version").protection.locked
    assert not sheet.cell(row, "city").protection.locked
    lists = [v for v in sheet.page.data_validations.dataValidation if v.type == "list"]
    assert any("Dealer" in v.formula1 for v in lists)
    assert "How to fill in" in sheet.book.sheetnames


def test_what_is_filled_in_comes_back(world: Any) -> None:
    north, south = partner(world, "North", city="Ulm"), partner(world, "South")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), city="Hamburg", tier="Gold")
    new = sheet.spare()
    sheet.put(new, name="East", kind="Agency", city="Dresden")
    returned = hand_in(world, sheet)
    assert counts(returned) == {"accepted": 1, "added": 1, "unchanged": 1}
    assert city(world, north) == "Hamburg"
    assert city(world, south) == ""
    assert [p.name for p in world.call("ListPartners", query="East").partners] == ["East"]


def test_the_same_file_again_changes_nothing(world: Any) -> None:
    north = partner(world, "North")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), city="Hamburg")
    sheet.put(sheet.spare(), name="East", kind="Dealer")
    content = sheet.content()
    assert counts(hand_in(world, content)) == {"accepted": 1, "added": 1}
    assert counts(hand_in(world, content)) == {"unchanged": 2}
    names = [event.event_type for event in world.events("crm.channels.Partner.")]
    assert names.count("crm.channels.Partner.created") == 2
    assert names.count("crm.channels.Partner.updated") == 1


def test_the_same_file_from_eight_sides_at_once_counts_once(world: Any) -> None:
    north = partner(world, "North")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), city="Hamburg")
    sheet.put(sheet.spare(), name="East", kind="Dealer")
    content = sheet.content()

    def send(_number: int) -> Any:
        return world.call("CreateWorksheetReturn", content=content)

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(send, range(8)))
    assert sum(each.accepted_count for each in found) == 1
    assert sum(each.added_count for each in found) == 1
    assert sum(each.unchanged_count for each in found) == 14


def test_a_stale_row_shows_both_sides_and_waits_for_a_decision(world: Any) -> None:
    north = partner(world, "North", city="Ulm")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), city="Hamburg")
    key = {"partner_id": north.partner_id}
    world.call("UpdatePartner", partner={**key, "city": "Bremen"})
    returned = hand_in(world, sheet)
    assert counts(returned) == {"stale": 1}
    (row,) = outcomes(world, returned).values()
    (cell,) = [each for each in row.cells if each.name == "city"]
    assert (cell.issued, cell.returned, cell.current) == ("Ulm", "Hamburg", "Bremen")
    decision = {
        "worksheet_return_id": returned.worksheet_return_id,
        "row_number": row.row_number,
        "take": True,
    }
    world.call("UpdatePartner", partner={**key, "city": "Kiel"})
    with pytest.raises(Conflict):
        world.call("DecideWorksheetRow", **decision, etag=row.etag)
    (again,) = outcomes(world, returned).values()
    taken = world.call("DecideWorksheetRow", **decision, etag=again.etag)
    assert taken.outcome == pb.WORKSHEET_OUTCOME_TAKEN
    assert city(world, north) == "Hamburg"
    with pytest.raises(Precondition):
        world.call("DecideWorksheetRow", **decision)


def test_what_stands_may_be_kept(world: Any) -> None:
    north = partner(world, "North", city="Ulm")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), city="Hamburg")
    world.call("UpdatePartner", partner={"partner_id": north.partner_id, "city": "Bremen"})
    returned = hand_in(world, sheet)
    (row,) = outcomes(world, returned).values()
    kept = world.call(
        "DecideWorksheetRow",
        worksheet_return_id=returned.worksheet_return_id,
        row_number=row.row_number,
    )
    assert kept.outcome == pb.WORKSHEET_OUTCOME_KEPT
    assert city(world, north) == "Bremen"


def test_a_row_that_nobody_touched_never_puts_back_what_was_there(world: Any) -> None:
    north = partner(world, "North", city="Ulm")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    world.call("UpdatePartner", partner={"partner_id": north.partner_id, "city": "Bremen"})
    assert counts(hand_in(world, sheet)) == {"unchanged": 1}
    assert city(world, north) == "Bremen"


def test_wrong_cells_are_marked_in_the_copy_and_mended_there(world: Any) -> None:
    north = partner(world, "North")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), tier="Diamond", city="Hamburg")
    sheet.put(sheet.spare(), name="East")
    returned = hand_in(world, sheet)
    assert counts(returned) == {"invalid": 2}
    assert city(world, north) == ""
    copy = Sheet.back(world, returned)
    wrong = copy.cell(copy.row(north.partner_id), "tier")
    assert "must be one of" in wrong.comment.text
    assert wrong.value == "Diamond"
    copy.put(copy.row(north.partner_id), tier="Gold")
    new = next(n for n in copy.rows() if copy.cell(n, "name").value == "East")
    assert copy.cell(new, "kind").comment
    copy.put(new, kind="Dealer")
    assert counts(hand_in(world, copy)) == {"accepted": 1, "added": 1}
    assert city(world, north) == "Hamburg"


def test_rows_may_be_sorted_left_out_and_repeated(world: Any) -> None:
    made = [partner(world, f"Dealer {n}", city="Ulm") for n in range(4)]
    sheet = Sheet.of(world, worksheet(world, "partners"))
    rows = sheet.rows()[:4]
    values = [
        [sheet.page.cell(n, c).value for c in range(1, sheet.page.max_column + 1)] for n in rows
    ]
    values = [values[2], values[0], values[0], values[3]]  # sorted, one left out, one repeated
    for row, cells in zip(rows, values, strict=True):
        for column, value in enumerate(cells, 1):
            sheet.page.cell(row, column).value = value
    sheet.put(rows[0], city="Kiel")
    sheet.put(rows[1], city="Bonn")
    returned = hand_in(world, sheet)
    assert counts(returned) == {"accepted": 1, "invalid": 1, "unchanged": 2, "missing": 1}
    assert [city(world, each) for each in made] == ["Ulm", "Ulm", "Kiel", "Ulm"]


def test_columns_sorted_without_their_marks_go_nowhere(world: Any) -> None:
    sold_by = plan(world)
    first, second = partner(world, "First"), partner(world, "Second")
    one = target(world, sold_by, partner_id=first.partner_id, month_01="1")
    two = target(world, sold_by, partner_id=second.partner_id, month_01="2")
    given = worksheet(world, "sales_targets", sales_plan_id=sold_by.sales_plan_id)
    sheet = Sheet.of(world, given)
    upper, lower = sheet.row(one.sales_target_id), sheet.row(two.sales_target_id)
    for column in range(3, sheet.page.max_column + 1):
        a, b = sheet.page.cell(upper, column), sheet.page.cell(lower, column)
        a.value, b.value = b.value, a.value
    returned = hand_in(world, sheet)
    assert counts(returned) == {"invalid": 2}
    assert "sorted" in outcomes(world, returned)[upper].problem


def test_changed_formats_and_formulas_change_nothing(world: Any) -> None:
    sold_by = plan(world)
    made = target(world, sold_by, product_line="00123", month_01="1234.5", month_02="0.1")
    sheet = Sheet.of(world, worksheet(world, "sales_targets", sales_plan_id=sold_by.sales_plan_id))
    row = sheet.row(made.sales_target_id)
    sheet.put(row, product_line=123, month_01="1,234.50", month_02=0.1, month_03=0)
    assert counts(hand_in(world, sheet)) == {"unchanged": 1}
    sheet.put(row, month_01="=1+1")  # never computed: the file holds no result
    returned = hand_in(world, sheet)
    assert counts(returned) == {"invalid": 1}
    assert "formula" in outcomes(world, returned)[row].cells[0].problem


def test_an_empty_row_becomes_one_record_only(world: Any) -> None:
    given = worksheet(world, "partners")
    mine, yours = Sheet.of(world, given), Sheet.of(world, given)
    mine.put(mine.spare(), name="East", kind="Dealer")
    yours.put(yours.spare(), name="West", kind="Dealer")
    assert counts(hand_in(world, mine)) == {"added": 1}
    returned = hand_in(world, yours)
    assert counts(returned) == {"invalid": 1}
    (row,) = outcomes(world, returned).values()
    assert "another empty row" in row.problem
    copy = Sheet.back(world, returned)
    copy.put(copy.spare(), name="West", kind="Dealer")
    assert counts(hand_in(world, copy))["added"] == 1


def test_typed_rows_without_a_mark_are_added_once(world: Any) -> None:
    sheet = Sheet.of(world, worksheet(world, "partners"))
    at = sheet.page.max_row + 1
    sheet.put(at, name="East", kind="Dealer")
    content = sheet.content()
    assert counts(hand_in(world, content)) == {"added": 1}
    assert counts(hand_in(world, content)) == {"unchanged": 1}


def test_a_file_of_somebody_else_or_of_anything_else_is_refused(world: Any) -> None:
    given = worksheet(world, "partners")
    content = fetch(world, "DownloadWorksheet", worksheet_id=given.worksheet_id)
    other = world.person("someone", "manager", team="other")
    with pytest.raises(NotFound):
        world.call("CreateWorksheetReturn", by=other, content=content)
    for wrong in (b"no workbook", Sheet(content).content()[:500]):
        with pytest.raises(Invalid) as refused:
            world.call("CreateWorksheetReturn", content=wrong)
        assert list(refused.value.fields) == ["content"]


def test_what_came_back_is_seen_by_its_people_their_team_and_nobody_else(world: Any) -> None:
    people = {
        "ann": world.person("ann", "manager", team="north"),
        "bob": world.person("bob", "manager", team="north"),
        "cleo": world.person("cleo", "manager", team="south"),
        "dan": world.person("dan", "rep", team="north"),
        "eve": world.person("eve", "leader"),
    }
    targets = {"sales_plan_id": plan(world).sales_plan_id}
    asked = {"ann": ("partners", {}), "cleo": ("partners", {}), "dan": ("sales_targets", targets)}
    keys = {}
    for name, (kind, parameters) in asked.items():
        by = people[name]
        sheet = Sheet.of(world, worksheet(world, kind, by=by, **parameters), by)
        keys[name] = hand_in(world, sheet, by=by).worksheet_return_id

    def seen(by: Any, **asked: Any) -> set[str]:
        found = world.call("ListWorksheetReturns", by=by, **asked).worksheet_returns
        return {
            name for each in found for name, key in keys.items() if each.worksheet_return_id == key
        }

    assert {name: seen(by) for name, by in people.items()} == {
        "ann": {"ann", "dan"},
        "bob": {"ann", "dan"},
        "cleo": {"cleo"},
        "dan": {"dan"},
        "eve": {"ann", "cleo", "dan"},
    }
    assert seen(people["dan"], filter=f"worksheet_return_id = {keys['cleo']}") == set()
    for method in ("GetWorksheetReturn", "ListWorksheetRows", "DownloadWorksheetReturn"):
        with pytest.raises(NotFound):
            world.call(method, by=people["dan"], worksheet_return_id=keys["ann"])


def test_a_partner_sees_what_its_own_people_handed_in(world: Any) -> None:
    north, south = partner(world, "North"), partner(world, "South")
    mine, yours = (
        world.person(f"of.{of.name}", "partner", partner_id=of.partner_id) for of in (north, south)
    )
    made = worksheet(world, "sell_outs", by=mine, partner_id=north.partner_id)
    back = hand_in(world, Sheet.of(world, made, mine), by=mine)
    listed = world.call("ListWorksheetReturns", by=mine).worksheet_returns
    assert [each.worksheet_return_id for each in listed] == [back.worksheet_return_id]
    assert not world.call("ListWorksheetReturns", by=yours).worksheet_returns


def test_many_rows_are_applied_in_the_background(world: Any, monkeypatch: Any) -> None:
    monkeypatch.setattr("crm_chassis.worksheet_steps.AT_ONCE", 100)
    monkeypatch.setattr("crm_chassis.worksheet_steps.SECONDS", 0.0)  # a row a step
    made = [partner(world, f"Dealer {n}") for n in range(3)]
    sheet = Sheet.of(world, worksheet(world, "partners"))
    for each in made:
        sheet.put(sheet.row(each.partner_id), city="Ulm")
    begun = world.call("CreateWorksheetReturn", content=sheet.content())
    assert begun.state == pb.WORKSHEET_RETURN_STATE_READING
    world.run_jobs()
    key = {"worksheet_return_id": begun.worksheet_return_id}
    for _step in range(5):
        world.run_jobs()
    done = world.call("GetWorksheetReturn", **key)
    assert (done.state, done.accepted_count) == (pb.WORKSHEET_RETURN_STATE_DONE, 3)


def test_kinds_are_told_to_who_may_have_them(world: Any) -> None:
    names = {kind.name for kind in world.call("ListWorksheetKinds").kinds}
    assert {"partners", "sales_targets", "sell_outs", "stock_counts"} <= names
    mine = {kind.name for kind in world.call("ListWorksheetKinds", by="rep").kinds}
    assert "partners" not in mine
    assert "sales_targets" in mine


def test_which_plan_partner_or_place_is_said_by_name(world: Any) -> None:
    first, second = plan(world, name="Dealers"), plan(world, name="Dealers (2024)")
    north, twin = partner(world, "North"), partner(world, "Twin")
    partner(world, "Twin", country="CN")
    for said in ("Dealers", f"Dealers ({first.sales_plan_id})", f"#{first.sales_plan_id}"):
        made = worksheet(world, "sales_targets", sales_plan_id=said)
        assert made.parameters["sales_plan_id"] == str(first.sales_plan_id)
    made = worksheet(world, "sales_targets", sales_plan_id="Dealers (2024)")
    assert made.parameters["sales_plan_id"] == str(second.sales_plan_id)
    client = world.http
    client.set_cookie("crm_session", world.app.peers.token(world.people["admin"]))
    shown = client.get("/channels/worksheets").text
    assert (
        f'<option value="{first.sales_plan_id}">Dealers ({first.sales_plan_id})</option>' in shown
    )
    assert f">Twin ({twin.partner_id})<" in shown
    with pytest.raises(Invalid) as refused:
        worksheet(world, "sell_outs", partner_id="Twin")
    (text,) = refused.value.fields.values()
    assert f"Twin ({twin.partner_id})" in text
    with pytest.raises(Invalid) as refused:
        worksheet(world, "sell_outs", partner_id="Nobody")
    assert list(refused.value.fields) == ["worksheet.parameters['partner_id']"]
    # In a cell: the name where it is one partner's only, else the cell says which there are.
    sheet = Sheet.of(world, worksheet(world, "sales_targets", sales_plan_id="Dealers"))
    sheet.put(sheet.spare(), partner_id="north", month_01=1)
    sheet.put(sheet.spare(), partner_id=twin.partner_id, month_01=2)
    wrong = sheet.spare()
    sheet.put(wrong, partner_id="Twin", month_01=3)
    returned = hand_in(world, sheet)
    assert counts(returned) == {"added": 2, "invalid": 1}
    listed = world.call("ListSalesTargets").sales_targets
    assert sorted(each.partner_id for each in listed) == [north.partner_id, twin.partner_id]
    copy = Sheet.back(world, returned)
    at = next(n for n in copy.rows() if copy.cell(n, "month_01").value == 3)
    assert f"Twin ({twin.partner_id})" in copy.cell(at, "partner_id").comment.text


def test_who_looks_after_a_partner_is_chosen_by_name(world: Any) -> None:
    for name in ("ann", "bo"):
        user = {"user_id": name, "display_name": name.title(), "roles": ["rep"], "team": "sales"}
        world.call("CreateUser", user=user)
    north = partner(world, "North", owner_id="gone.long.ago")
    sheet = Sheet.of(world, worksheet(world, "partners"))
    row = sheet.row(north.partner_id)
    assert sheet.cell(row, "owner_id").value == "gone.long.ago"
    sheet.put(row, city="Ulm")
    assert counts(hand_in(world, sheet)) == {"accepted": 1}
    sheet = Sheet.of(world, worksheet(world, "partners"))
    sheet.put(sheet.row(north.partner_id), owner_id="Bo")
    assert counts(hand_in(world, sheet)) == {"accepted": 1}
    assert world.call("GetPartner", partner_id=north.partner_id).owner_id == "bo"
    sheet.put(sheet.spare(), name="East", kind="Dealer", owner_id="Nobody")
    assert counts(hand_in(world, sheet)) == {"unchanged": 1, "invalid": 1}
