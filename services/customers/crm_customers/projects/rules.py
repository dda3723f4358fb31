"""What is decided about buying committees and projects: who reports to whom, gaps, and what a project earns.

The rule kept here: pure; nobody reports to themselves over any number of others, and money counts when it is approved.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

SILENT = timedelta(days=30)
OBJECTED = timedelta(days=14)
MUCH = 4  # influence from which somebody's stance has to be known
NOTHING = Decimal(0)
COSTS = ("expense", "time")


class Gap(NamedTuple):
    """Something that is missing in a buying committee."""

    kind: str
    deal_person_id: int = 0


class Objection(NamedTuple):
    """An objection."""

    deal_person_id: int
    create_time: datetime
    answered: bool


def in_circle(person_id: int, reports_to: int | None, known: Mapping[int, int | None]) -> bool:
    """Whether somebody would report to themselves, over others."""
    seen: set[int] = set()
    above = reports_to
    while above is not None and above not in seen:
        if above == person_id:
            return True
        seen.add(above)
        above = known.get(above)
    return False


def gaps(
    persons: Sequence[Any],
    last_contact: Mapping[int, datetime],
    objections: Iterable[Objection],
    now: datetime,
) -> list[Gap]:
    """What is missing; persons have role, stance, influence, next_step, next_step_date, contact_id, deal_person_id."""
    roles = {person.role for person in persons}
    found = [
        Gap(kind)
        for role, kind in (
            ("decision", "no_decision_maker"),
            ("economic", "no_economic_buyer"),
            ("coach", "no_coach"),
        )
        if role not in roles
    ]
    found += [Gap("one_person")] if len(persons) == 1 else []
    late = {one.deal_person_id for one in objections if _is_late(one, now)}
    for person in persons:
        key = person.deal_person_id
        if person.role == "decision" and _silent(last_contact.get(key), now):
            found.append(Gap("no_contact", key))
        if person.stance == "opponent" and person.influence >= MUCH - 1 and not person.next_step:
            found.append(Gap("opponent", key))
        if person.stance is None and person.influence >= MUCH:
            found.append(Gap("no_stance", key))
        if key in late:
            found.append(Gap("objection", key))
        if person.next_step_date is not None and person.next_step_date < now.date():
            found.append(Gap("step_overdue", key))
    return found


def _silent(last: datetime | None, now: datetime) -> bool:
    return last is None or now - last > SILENT


def _is_late(objection: Objection, now: datetime) -> bool:
    return not objection.answered and now - objection.create_time > OBJECTED


class BudgetLine(NamedTuple):
    """A line of the budget against what became of it."""

    kind: str
    category: str
    amount: Decimal
    actual: Decimal
    waiting: Decimal

    @property
    def rest(self) -> Decimal:
        """What is left of it."""
        return self.amount - self.actual


class Profit(NamedTuple):
    """What a project earns, now and expected."""

    income: Decimal
    cost: Decimal
    expected_income: Decimal
    expected_cost: Decimal
    planned_income: Decimal
    planned_cost: Decimal
    waiting_cost: Decimal

    @property
    def texts(self) -> dict[str, Decimal]:
        """The figures as they are told."""
        return {
            "income": self.income,
            "cost": self.cost,
            "profit": self.income - self.cost,
            "expected_income": self.expected_income,
            "expected_cost": self.expected_cost,
            "expected_profit": self.expected_income - self.expected_cost,
            "planned_profit": self.planned_income - self.planned_cost,
            "waiting_cost": self.waiting_cost,
        }


Sums = Mapping[tuple[str, str], Decimal]


def budget_lines(planned: Sums, approved: Sums, waiting: Sums) -> list[BudgetLine]:
    """The budget line by line; what was entered without a line of its own has one of nothing."""
    keys = sorted({*planned, *approved, *waiting})
    none = NOTHING
    return [
        BudgetLine(*key, planned.get(key, none), approved.get(key, none), waiting.get(key, none))
        for key in keys
    ]


def profit(lines: Sequence[BudgetLine], amount: Decimal) -> Profit:
    """What a project of this amount earns by its lines."""

    def total(values: Iterable[Decimal]) -> Decimal:
        return sum(values, NOTHING)

    incomes = [line for line in lines if line.kind == "income"]
    costs = [line for line in lines if line.kind in COSTS]
    income, planned = total(i.actual for i in incomes), total(i.amount for i in incomes)
    return Profit(
        income=income,
        cost=total(line.actual for line in costs),
        expected_income=max(income, planned or amount),
        expected_cost=total(max(line.amount, line.actual) for line in costs),
        planned_income=planned or amount,
        planned_cost=total(line.amount for line in costs),
        waiting_cost=total(line.waiting for line in costs),
    )


def is_late(due: date, done: date | None, today: date) -> bool:
    """Whether a milestone is past its day and not reached."""
    return done is None and due < today
