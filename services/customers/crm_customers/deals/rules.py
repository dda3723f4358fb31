"""What is decided about deals: gates, moves, sums, and what a quote's price says against an earlier one.

The rule kept here: pure. A deal goes forward through the gate of every stage that it leaves, and back through none.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

CENT = Decimal("0.01")
NOTHING = Decimal(0)
MOST = Decimal(10) ** 14  # what numeric(18,4) holds
# What a gate may ask for, of the fields of a deal.
GATE_FIELDS = (
    *("account_id", "contact_id", "amount", "expected_close_date", "category", "next_step"),
    *("next_step_date", "note", "lines"),
)
# (state, step) → the state that the step leads to.
DEAL_STEPS = {
    ("open", "move"): "open",
    ("open", "win"): "won",
    ("open", "lose"): "lost",
    ("won", "move"): "won",  # through the stages of carrying out
    ("won", "reopen"): "open",
    ("lost", "reopen"): "open",
}


@dataclass(frozen=True)
class Stage:
    """A stage with its gate."""

    stage_id: int
    name: str
    name_zh: str
    probability: int
    after_won: bool
    required_fields: Sequence[str]
    deliverables: Sequence[Mapping[str, str]]
    needs_approval: bool
    usual_days: int

    def name_in(self, language: str) -> str:
        """What it is called in a language."""
        return self.name_zh if language.startswith("zh") and self.name_zh else self.name


@dataclass(frozen=True)
class Missing:
    """What a gate asks for and is not there."""

    stage: Stage
    fields: Sequence[str]
    deliverables: Sequence[Mapping[str, str]]
    approval: bool

    def __bool__(self) -> bool:
        """Whether something is missing."""
        return bool(self.fields or self.deliverables or self.approval)


def next_state(state: str, step: str) -> str | None:
    """The state that a step leads to, or None if it may not be taken."""
    return DEAL_STEPS.get((state, step))


def missing(
    stage: Stage, filled: Mapping[str, Any], filed: Collection[str], approved: Collection[int]
) -> Missing:
    """What the gate of a stage finds missing."""
    return Missing(
        stage,
        [name for name in stage.required_fields if is_empty(filled.get(name))],
        [one for one in stage.deliverables if one["code"] not in filed],
        stage.needs_approval and stage.stage_id not in approved,
    )


def is_empty(value: Any) -> bool:
    """Whether a field says nothing: blanks are no answer."""
    return not (value.strip() if isinstance(value, str) else value)


def passed(stages: Sequence[Stage], here: int, there: int) -> list[Stage]:
    """The stages whose gates are passed on the way from one to another; none on the way back."""
    numbers = [stage.stage_id for stage in stages]
    return list(stages[numbers.index(here) : numbers.index(there)])


def selling(stages: Iterable[Stage]) -> list[Stage]:
    """The stages before a deal is won."""
    return [stage for stage in stages if not stage.after_won]


def carrying_out(stages: Iterable[Stage]) -> list[Stage]:
    """The stages after it."""
    return [stage for stage in stages if stage.after_won]


def amount_of(quantity: Decimal, unit_price: Decimal) -> Decimal:
    """What a line comes to: rounded half up to cents, once."""
    return (quantity * unit_price).quantize(CENT, ROUND_HALF_UP)


def quarter_of(month: str) -> str:
    """The quarter of a month: "2026-11" → "2026-Q4"."""
    year, number = month.split("-")
    return f"{year}-Q{(int(number) + 2) // 3}"


def bounds(span: str) -> tuple[str, str]:
    """The first day of a month or quarter, and the first after it."""
    year, part = span.split("-")
    first, months = (int(part[1:]) * 3 - 2, 3) if part.startswith("Q") else (int(part), 1)
    after = int(year) * 12 + first - 1 + months
    return f"{year}-{first:02d}-01", f"{after // 12}-{after % 12 + 1:02d}-01"


def days_between(since: datetime, now: datetime) -> int:
    """Whole days."""
    return max(0, (now - since).days)


def wrong_stages(stages: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """What is wrong with the stages of a pipeline, by place; empty: nothing."""
    wrong: dict[str, str] = {}
    codes: set[str] = set()
    carried_out = False
    for number, stage in enumerate(stages):
        place = f"stages[{number}]"
        if carried_out and not stage["after_won"]:
            wrong[f"{place}.after_won"] = "stages of carrying out stand at the end"
        carried_out = carried_out or stage["after_won"]
        for at, name in enumerate(stage["required_fields"]):
            if name not in GATE_FIELDS:
                wrong[f"{place}.required_fields[{at}]"] = "is no field that a gate can ask for"
        for at, document in enumerate(stage["deliverables"]):
            if document["code"] in codes:
                wrong[f"{place}.deliverables[{at}].code"] = "is there twice in this pipeline"
            codes.add(document["code"])
    if not stages or stages[0]["after_won"]:
        wrong["stages"] = "need one in which a deal is open"
    return wrong


@dataclass(frozen=True)
class Priced:
    """A price that was quoted."""

    product_id: int | None
    product_name: str
    unit_price: Decimal
    quote_number: str = ""
    day: str = ""

    @property
    def thing(self) -> tuple[int, str]:
        """What was priced: the product, or its name as somebody wrote it."""
        return (self.product_id or 0, "" if self.product_id else self.product_name.strip().lower())


def other_prices(lines: Iterable[Priced], earlier: Iterable[Priced]) -> list[tuple[Priced, Priced]]:
    """The lines whose price is another than the latest that was quoted before; `earlier` has the latest first."""
    latest: dict[tuple[int, str], Priced] = {}
    for one in earlier:
        latest.setdefault(one.thing, one)
    return [
        (line, latest[line.thing])
        for line in lines
        if line.thing in latest and latest[line.thing].unit_price != line.unit_price
    ]
