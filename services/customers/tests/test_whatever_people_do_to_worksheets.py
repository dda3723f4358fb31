"""Whatever people do to a worksheet of leads, in whatever order: nothing is lost, and nothing comes in twice."""

import copy
from typing import Any

import pytest
from crm.customers.v1 import leads_pb2
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from .lead_desk import lead
from .worksheet_desk import Sheet, hand_in

FILLED = ("company_name", "city", "note", "rating")
ROW = st.integers(0, 4)
VALUE = st.sampled_from(["", "Ulm", "北京", "0012", " 7 ", "=1+1x", "Bremen"])
STEP = st.one_of(
    st.tuples(st.just("edit"), ROW, st.sampled_from(("city", "note", "company_name")), VALUE),
    st.tuples(st.just("rate"), ROW, st.sampled_from(["Hot", "cold", "tepid", ""])),
    st.tuples(st.just("change"), ROW, VALUE),  # somebody else, meanwhile
    st.tuples(st.just("delete"), ROW),
    st.tuples(st.just("repeat"), ROW),
    st.tuples(st.just("insert"), ROW),
    st.tuples(st.just("sort"), st.booleans()),
    st.tuples(st.just("format"), ROW),
    st.tuples(st.just("hide"), ROW),
    st.tuples(st.just("new"), st.integers(0, 2), VALUE),
)


class Held:
    """A worksheet in the hands of somebody who does whatever they like with it."""

    def __init__(self, world: Any, by: Any, records: list[Any]) -> None:
        self.world, self.by, self.records = world, by, records
        given_out = world.call("CreateWorksheet", worksheet={"kind": "leads"}, by=by)
        self.sheet = Sheet.of(world, given_out.worksheet_id, by)
        self.meanwhile = set[int]()

    def cells(self, row: int) -> list[Any]:
        width = self.sheet.page.max_column
        return [self.sheet.page.cell(row, at).value for at in range(1, width + 1)]

    def marked(self) -> list[int]:
        """The rows of records, wherever they are now."""
        return [n for n in self.sheet.rows() if str(self.sheet.page.cell(n, 1).value).isdecimal()]

    def do(self, step: tuple[Any, ...]) -> None:  # noqa: C901, PLR0912 (one branch for each thing people do)
        kind, page = step[0], self.sheet.page
        rows = self.marked()
        row = rows[step[1] % len(rows)] if rows and isinstance(step[1], int) else 0
        if kind == "new":
            self.sheet.put(self.sheet.spare(step[1]), company_name=f"New {step[1]}", city=step[2])
        elif kind == "change":
            record = self.records[step[1]]
            fields = {"lead_id": record.lead_id, "city": step[2]}
            mask = {"paths": ["city"]}
            self.world.call("UpdateLead", lead=fields, update_mask=mask)
            self.meanwhile.add(record.lead_id)
        elif not row:
            return
        elif kind == "edit":
            self.sheet.put(row, **{step[2]: step[3]})
        elif kind == "rate":
            self.sheet.put(row, rating=step[2])
        elif kind == "delete":
            page.delete_rows(row)
        elif kind == "repeat":
            page.append(self.cells(row))
        elif kind == "insert":
            page.insert_rows(row)
        elif kind == "sort":
            cells = sorted((self.cells(n) for n in rows), key=lambda c: str(c[2]), reverse=step[1])
            for number, values in zip(rows, cells, strict=True):
                for at, value in enumerate(values, 1):
                    page.cell(number, at).value = value
        elif kind == "format":
            for cell in page[row]:
                cell.number_format, cell.font = "0.00", copy.copy(page["A2"].font)
        else:
            page.row_dimensions[row].hidden = True

    def by_record(self) -> dict[int, list[dict[str, str]]]:
        """What the file says of each record."""
        found: dict[int, list[dict[str, str]]] = {}
        for row in self.marked():
            values = {n: str(self.sheet.cell(row, n).value or "").strip() for n in FILLED}
            found.setdefault(int(self.sheet.page.cell(row, 1).value), []).append(values)
        return found


def state_of(record: Any) -> dict[str, str]:
    rating = leads_pb2.LeadRating.Name(record.rating).removeprefix("LEAD_RATING_").lower()
    words = {"unspecified": "", "hot": "Hot", "warm": "Warm", "cold": "Cold"}
    return {
        "company_name": record.company_name,
        "city": record.city,
        "note": record.note,
        "rating": words[rating],
    }


def whatever_people_do(world: Any, steps: list[tuple[Any, ...]]) -> None:
    """No update is lost, none applied twice, none to the wrong record."""
    by = world.person(f"rep.{world.clock.time:%H%M%S}", "rep", team="some")
    world.clock.forward(seconds=61)
    made = [lead(world, by, company_name=f"Firm {n} of {by.id}") for n in range(5)]
    held = Held(world, by, made)
    issued = {each.lead_id: state_of(each) for each in made}
    for step in steps:
        held.do(step)
    known = world.call("ListLeads", page_size=1000, by=by).leads
    before = {each.lead_id: each for each in known}
    returned = hand_in(world, held.sheet, by)
    now = {each.lead_id: each for each in world.call("ListLeads", page_size=1000, by=by).leads}
    told = held.by_record()
    for number, was in issued.items():
        stood, stands = state_of(before[number]), state_of(now[number])
        rows = told.get(number, [])
        changed = [row for row in rows if row != was]
        if not changed or (number in held.meanwhile and before[number].etag == now[number].etag):
            assert stands == stood, "what nobody touched, or what was stale, stays"
        elif stands != stood:
            assert any(fits(row, was, stood, stands) for row in changed)
            assert before[number].lead_id == now[number].lead_id
        if len(rows) == 1 and changed and number not in held.meanwhile and valid(rows[0]):
            assert stands == rows[0] | {"rating": rows[0]["rating"].title()}, "no update is lost"
    new = {key for key in now if key not in before}
    fresh = {
        row
        for row in held.sheet.rows()
        if str(held.sheet.page.cell(row, 1).value).startswith("new-")
    }
    wanted = sum(1 for row in fresh if can_be_added(held.sheet, row))
    assert len(new) == wanted == returned.added_count
    again = hand_in(world, held.sheet, by)
    assert (again.accepted_count, again.added_count) == (0, 0), "nothing is applied twice"
    after = {
        each.lead_id: each.etag for each in world.call("ListLeads", page_size=1000, by=by).leads
    }
    assert after == {key: each.etag for key, each in now.items()}


def valid(row: dict[str, str]) -> bool:
    formulas = any(value.startswith("=") for value in row.values())  # that nobody computed
    return bool(row["company_name"]) and row["rating"] != "tepid" and not formulas


def can_be_added(sheet: Sheet, row: int) -> bool:
    values = [str(sheet.cell(row, name).value or "") for name in FILLED]
    return bool(values[0]) and not any(value.startswith("=") for value in values)


def fits(
    row: dict[str, str], issued: dict[str, str], stood: dict[str, str], now: dict[str, str]
) -> bool:
    """Whether a record is what it was, with what this row touched."""
    touched = {n: v for n, v in row.items() if v != issued[n]}
    touched |= {"rating": touched["rating"].title()} if "rating" in touched else {}
    return now == stood | touched


def usual(count: int) -> Any:
    checks = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
    return settings(
        max_examples=count, deadline=None, suppress_health_check=checks, derandomize=True
    )


@usual(6)
@given(steps=st.lists(STEP, max_size=14))
def test_whatever_people_do_to_a_worksheet_nothing_is_lost(world: Any, steps: Any) -> None:
    whatever_people_do(world, steps)


@pytest.mark.slow
@usual(250)
@given(steps=st.lists(STEP, max_size=30))
def test_whatever_people_do_at_length(world: Any, steps: Any) -> None:
    whatever_people_do(world, steps)
