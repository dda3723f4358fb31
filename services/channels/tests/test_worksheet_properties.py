"""Worksheets in anybody's hands: whatever is done to a file, no update is lost, none counts twice or goes astray."""

from collections import defaultdict
from typing import Any, NamedTuple
from uuid import uuid4

import pytest
from crm.records.v1 import worksheets_pb2 as pb
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from . import trade_desk
from .plan_desk import (
    EMPTY_ROWS,
    Sheet,
    counts,
    hand_in,
    outcomes,
    partner,
    plan,
    target,
    worksheet,
)

RECORDS, SPARE = 4, 6
PLAIN = (False, 0, False)
PUT = {pb.WORKSHEET_OUTCOME_ACCEPTED, pb.WORKSHEET_OUTCOME_ADDED}
# What somebody does to the rows of a file; the numbers say to which.
STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ("edit", "edit", "edit", "swap", "sort", "delete", "duplicate", "blank", "reformat")
            + ("new", "new", "typed", "meanwhile")
        ),
        st.integers(0, 9),
        st.integers(0, 9),
    ),
    min_size=1,
    max_size=10,
)
SHAPES = st.tuples(
    st.booleans(), st.integers(0, 2), st.booleans()
)  # filtered, rows above, a column


class Line(NamedTuple):
    """A row as it lies in the file: its cells by column, whose it is, and what somebody typed into it."""

    cells: dict[int, Any]
    key: str
    typed: str = ""


class Hands:
    """Somebody with a file of targets, and somebody else who changes the records meanwhile."""

    def __init__(self, world: Any, steps: Any, shape: Any) -> None:
        self.world, self.plan = world, plan(world, f"Plan {uuid4()}")
        self.keys = [
            target(world, self.plan, product_line=f"Line {n}", month_01=str(n + 1)).sales_target_id
            for n in range(RECORDS)
        ]
        key = {"sales_plan_id": self.plan.sales_plan_id}
        self.sheet = Sheet.of(world, worksheet(world, "sales_targets", **key))
        self.column, self.name = self.sheet.names["month_01"], self.sheet.names["product_line"]
        self.lines = [self._line(row) for row in self.sheet.rows()[: RECORDS + SPARE]]
        self.number = 1000  # each number that is typed is typed once
        self.changed: dict[str, str] = {}  # what somebody else put there
        for step, one, other in steps:
            getattr(self, step)(one, other)
        self.sent = self._written(*shape)

    def _line(self, row: int) -> Line:
        cells = {
            at: self.sheet.page.cell(row, at).value
            for at in range(1, self.sheet.page.max_column + 1)
        }
        return Line(cells, str(cells[1]))

    def _at(self, one: int) -> int | None:
        return one % len(self.lines) if self.lines else None

    def _typed(self, at: int, as_text: bool) -> None:
        self.number += 1
        line = self.lines[at]
        value: Any = f"{self.number:,}.00" if as_text else self.number
        cells = {**line.cells, self.column: value}
        self.lines[at] = Line(cells, line.key, str(self.number))

    def edit(self, one: int, other: int) -> None:
        if (at := self._at(one)) is not None and self.lines[at].key.isdecimal():
            self._typed(at, other % 2 == 0)

    def new(self, one: int, other: int) -> None:
        at = self._at(one)
        if at is not None and self.lines[at].key.startswith("new-"):
            self._typed(at, other % 2 == 0)
            self.lines[at].cells[self.name] = f"New {self.number}"

    def typed(self, _one: int, _other: int) -> None:
        """A row below all others, without any mark."""
        self.lines.append(Line({}, ""))
        self._typed(len(self.lines) - 1, False)
        self.lines[-1].cells[self.name] = f"New {self.number}"

    def swap(self, one: int, other: int) -> None:
        first, second = self._at(one), self._at(other)
        if first is not None and second is not None:
            self.lines[first], self.lines[second] = self.lines[second], self.lines[first]

    def sort(self, one: int, _other: int) -> None:
        self.lines.sort(
            key=lambda line: str(line.cells.get(self.column) or ""), reverse=one % 2 == 0
        )

    def delete(self, one: int, _other: int) -> None:
        if (at := self._at(one)) is not None:
            del self.lines[at]

    def duplicate(self, one: int, other: int) -> None:
        if (at := self._at(one)) is not None:
            self.lines.insert(other % len(self.lines), self.lines[at])

    def blank(self, one: int, _other: int) -> None:
        self.lines.insert(one % (len(self.lines) + 1), Line({}, ""))

    def reformat(self, one: int, _other: int) -> None:
        """A spreadsheet takes a mark for a number, and a number for a text."""
        if (at := self._at(one)) is not None and self.lines[at].key.isdecimal():
            line = self.lines[at]
            cells = {**line.cells, 1: float(line.key)}
            if not line.typed:
                cells[self.column] = f" {cells[self.column]}.0 "
            self.lines[at] = line._replace(cells=cells)

    def meanwhile(self, one: int, other: int) -> None:
        """Somebody else changes the record while the file is out."""
        key = self.keys[one % RECORDS]
        said = str(5000 + one * 10 + other)
        self.world.call(
            "UpdateSalesTarget",
            sales_target={"sales_target_id": key, "month_01": said},
            update_mask={"paths": ["month_01"]},
        )
        self.changed[str(key)] = said

    def _written(self, filtered: bool, above: int, column: bool) -> dict[int, Line]:
        """Puts the rows into the file as they lie now; which row of the file is which."""
        page = self.sheet.page
        last = max(page.max_row, EMPTY_ROWS + len(self.lines))
        for row in range(EMPTY_ROWS + 1, last + 1):
            for at in range(1, page.max_column + 1):
                page.cell(row, at).value = None
        for place, line in enumerate(self.lines):
            for at, value in line.cells.items():
                page.cell(EMPTY_ROWS + 1 + place, at).value = value
        if filtered:
            page.row_dimensions[EMPTY_ROWS + 1].hidden = True
            page.auto_filter.ref = page.dimensions
        if column:
            page.insert_cols(3)
            page.cell(EMPTY_ROWS, 3).value = "My own remarks"
        if above:
            page.insert_rows(1, above)
        return {EMPTY_ROWS + 1 + n + above: line for n, line in enumerate(self.lines)}

    def now(self) -> dict[str, tuple[str, str]]:
        """All targets of the plan: what they are for, and their January."""
        found = self.world.call(
            "ListSalesTargets",
            page_size=1000,
            filter=f"sales_plan_id = {self.plan.sales_plan_id}",
        ).sales_targets
        return {str(each.sales_target_id): (each.product_line, each.month_01) for each in found}

    def check(self) -> None:
        """Hands the file in, twice; each row is answered, and the records are what the answers say."""
        issued = {str(key): str(n + 1) for n, key in enumerate(self.keys)}
        content = self.sheet.content()
        answers = outcomes(self.world, hand_in(self.world, content))
        now = self.now()
        put: dict[str, list[str]] = defaultdict(list)
        for row, line in self.sent.items():
            outcome = answers[row].outcome if row in answers else None
            if line.typed:
                assert outcome is not None, f"what was typed into row {row} is lost"
                if outcome == pb.WORKSHEET_OUTCOME_UNCHANGED:
                    # Only where the same row lies there twice: the other one has said it.
                    assert line.typed in [january for _, january in now.values()]
                if outcome == pb.WORKSHEET_OUTCOME_INVALID:
                    assert answers[row].problem or any(c.problem for c in answers[row].cells)
            if outcome in PUT:
                assert line.typed, f"row {row} was put back though nobody touched it"
                key = line.key if line.key.isdecimal() else str(answers[row].record_id)
                assert key not in self.changed, "what somebody else put there is overwritten"
                put[key].append(line.typed)
            if outcome == pb.WORKSHEET_OUTCOME_STALE:
                assert line.key in self.changed
        assert all(len(values) == 1 for values in put.values()), "a record was written twice"
        for key, was in issued.items():
            expected = put[key][0] if key in put else self.changed.get(key, was)
            assert now[key] == (f"Line {self.keys.index(int(key))}", expected)
        added = {key: found for key, found in now.items() if key not in issued}
        assert {key: [january] for key, (_, january) in added.items()} == {
            key: values for key, values in put.items() if key not in issued
        }
        assert all(name == f"New {january}" for name, january in added.values())
        again = counts(hand_in(self.world, content))
        assert not {"accepted", "added"} & again.keys()
        assert self.now() == now


@pytest.fixture
def hands(world: Any) -> Any:
    def play(examples: int) -> None:
        @settings(max_examples=examples, deadline=None, suppress_health_check=list(HealthCheck))
        @given(STEPS, SHAPES)
        @example([("edit", 0, 1), ("meanwhile", 0, 0)], PLAIN)  # somebody else was quicker
        @example([("edit", 0, 1), ("duplicate", 0, 3), ("new", 6, 1), ("duplicate", 6, 9)], PLAIN)
        def check(steps: Any, shape: Any) -> None:
            Hands(world, steps, shape).check()

        check()

    return play


def test_whatever_is_done_to_a_file_each_row_counts_once_and_where_it_belongs(hands: Any) -> None:
    hands(8)


@pytest.mark.slow
def test_whatever_is_done_to_a_file_for_long(hands: Any) -> None:
    hands(400)


def test_a_sell_out_report_becomes_sales_once_and_names_what_is_wrong(world: Any) -> None:
    dealer, pump = partner(world, "North"), trade_desk.product(world, "P-1")
    given_out = worksheet(world, "sell_outs", partner_id=dealer.partner_id)
    sheet = Sheet.of(world, given_out)
    name = f"{pump.sku} · {pump.name}"
    first, second = sheet.rows()[:2]
    sheet.put(first, sale_date="2026-11-10", product_id=name, quantity="2", amount=200)
    sheet.put(first, currency="EUR", end_customer_name="Acme GmbH")
    sheet.put(second, sale_date="next week", product_id="P-9", quantity=1)
    content = sheet.content()
    returned = hand_in(world, content)
    assert counts(returned) == {"added": 1, "invalid": 1}
    wrong = {cell.name for cell in outcomes(world, returned)[second].cells if cell.problem}
    assert wrong == {"sale_date", "product_id"}
    (sale,) = world.call("ListSellOuts").sell_outs
    assert (sale.partner_id, sale.quantity, sale.end_customer_name) == (
        dealer.partner_id,
        "2",
        "Acme GmbH",
    )
    assert counts(hand_in(world, content)) == {"unchanged": 1, "invalid": 1}
    copy = Sheet.back(world, returned)
    again = next(n for n in copy.rows() if copy.cell(n, "product_id").value == "P-9")
    copy.put(again, sale_date="2026-11-11", product_id=name)
    assert counts(hand_in(world, copy))["added"] == 1
    assert len(world.call("ListSellOuts").sell_outs) == 2


def test_a_count_comes_back_as_counts_and_not_over_what_moved_meanwhile(world: Any) -> None:
    shop, other = trade_desk.Shop(world, stock="10"), trade_desk.product(world, "P-2")
    trade_desk.receipt(world, shop.warehouse, other, "5")
    key = {"location_id": shop.warehouse.location_id, "count_date": "2026-11-16"}
    sheet = Sheet.of(world, worksheet(world, "stock_counts", **key))
    first, second = (sheet.row(each.product_id) for each in (shop.goods, other))
    assert sheet.cell(first, "on_hand").value in (10, "10")
    sheet.put(first, counted=9, reason="Broken")
    sheet.put(second, counted=4, reason="One is missing")
    trade_desk.receipt(world, shop.warehouse, other, "1")  # somebody puts goods there meanwhile
    content = sheet.content()
    returned = hand_in(world, content)
    assert counts(returned) == {"accepted": 1, "stale": 1}
    (count,) = world.call("ListStockCounts").stock_counts
    assert [(line.product_id, line.counted) for line in count.lines] == [
        (shop.goods.product_id, "9")
    ]
    assert counts(hand_in(world, content)) == {"unchanged": 1, "stale": 1}
    assert len(world.call("ListStockCounts").stock_counts) == 1
    world.call("BookStockCount", stock_count_id=count.stock_count_id)
    assert shop.balance == ("9", "0")
