"""Judging customers by rules: many at once, the same way whether one order came in or a night has passed.

The rule kept here: a customer is written and told of only when its tier or relationship status is another one; who
edits a customer meanwhile is not disturbed: the etag stays, and a customer whom somebody is writing just now is judged
a moment later, so that judging waits for nobody. The move is kept with the rule and the figures behind it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.classes_pb2 import ClassChange, ClassReason, Comparison, Figure
from crm_chassis import copying
from crm_chassis.call import Call
from crm_chassis.records import decimal_text, from_mapping, to_message
from crm_chassis.sql import Row, Statement
from google.protobuf.timestamp_pb2 import Timestamp
from psycopg.types.json import Jsonb
from sqlalchemy import (
    BigInteger,
    Integer,
    Numeric,
    Text,
    any_,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import queries
from crm_customers.classes import defaults, expressions
from crm_customers.classes.expressions import Rule
from crm_customers.classes.figures import Reader, attribute_types
from crm_customers.tables import accounts, class_changes, class_due, class_rules

DIMENSIONS = ("tier", "relationship_status")
BATCH = 1000
CURRENT = Statement(select(class_rules).order_by(class_rules.c.rules_id.desc()).limit(1))
CHANGES = (
    "class_change_id",
    "account_id",
    "dimension",
    "before",
    "after",
    "label",
    "label_zh",
    "condition",
    "figures",
    "rules_id",
    "change_time",
)
MOVED = ("class_change_id", "account_id", "dimension", "before", "after", "change_time")


def _write() -> Statement:
    """Writes classes where they are still what they were when the figures were read."""
    arrays: list[Any] = [bindparam("ids", type_=ARRAY(BigInteger))]
    arrays += [bindparam(name, type_=ARRAY(Text)) for name in ("tiers", "statuses")]
    arrays += [bindparam(name, type_=ARRAY(Text)) for name in ("old_tiers", "old_statuses")]
    arrays += [bindparam("volumes", type_=ARRAY(Numeric))]
    told = (
        func.unnest(*arrays)
        .table_valued("id", "tier", "status", "old_tier", "old_status", "volume", name="told")
        .render_derived()
    )
    return Statement(
        update(accounts)
        .where(
            accounts.c.account_id == told.c.id,
            accounts.c.tier == told.c.old_tier,
            accounts.c.relationship_status == told.c.old_status,
        )
        .values(tier=told.c.tier, relationship_status=told.c.status, volume_12m=told.c.volume)
        .returning(accounts.c.account_id)
    )


WRITE = _write()
# Those whom nobody is writing just now; orders may come in for them meanwhile.
FREE = Statement(
    select(accounts.c.account_id)
    .where(accounts.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
    .order_by(accounts.c.account_id)
    .with_for_update(key_share=True, skip_locked=True)
)
LATER = Statement(
    insert(class_due).from_select(
        ["account_id"], select(func.unnest(bindparam("ids", type_=ARRAY(BigInteger))))
    )
)
_some = (
    select(class_due.c.due_id)
    .order_by(class_due.c.due_id)
    .limit(bindparam("most", type_=Integer))
    .with_for_update(skip_locked=True)
)
# Who was judged before: what a customer is at first is no movement, and nothing else is (digests.py).
JUDGED = Statement(
    select(class_changes.c.account_id)
    .distinct()
    .where(class_changes.c.account_id == any_(bindparam("ids", type_=ARRAY(BigInteger))))
)
TAKE_DUE = Statement(
    delete(class_due)
    .where(class_due.c.due_id.in_(_some.scalar_subquery()))
    .returning(class_due.c.account_id)
)


@dataclass(frozen=True, slots=True)
class Judge:
    """Rules, ready to judge by."""

    rules_id: int
    tiers: Sequence[Rule]
    statuses: Sequence[Rule]
    reader: Reader
    asked: Mapping[str, Sequence[str]]  # the figures that the rules of each dimension name
    # By what the rules ask for: customers who bought nothing yet, say, are all alike.
    judged: dict[tuple[Any, ...], str] = field(default_factory=dict)

    def rules(self, dimension: str) -> Sequence[Rule]:
        """The rules of a dimension."""
        return self.tiers if dimension == "tier" else self.statuses

    def reason(self, dimension: str, figures: dict[str, Any]) -> ClassReason:
        """What a customer with these figures is, and why."""
        rules = self.rules(dimension)
        place = expressions.decide(rules, figures)
        if not place:
            return ClassReason()
        rule = rules[place - 1]
        compared = expressions.comparisons(rule.condition, figures)
        return ClassReason(
            value=rule.value,
            label=rule.label,
            label_zh=rule.label_zh,
            rule=place,
            condition=rule.condition,
            comparisons=[Comparison(**each._asdict()) for each in compared],
        )

    def value(self, dimension: str, figures: dict[str, Any]) -> str:
        """What a customer with these figures is; "": no rule fits."""
        rules = self.rules(dimension)
        key = (dimension, *(_kept(figures[name]) for name in self.asked[dimension]))
        if key not in self.judged:
            place = expressions.decide(rules, figures)
            self.judged[key] = rules[place - 1].value if place else ""
        return self.judged[key]


def _kept(value: Any) -> Any:
    """A figure, or all attributes, as something to be remembered by."""
    if isinstance(value, dict):
        return tuple((name, _kept(value[name])) for name in sorted(value))
    if isinstance(value, list):
        return tuple(value)
    return value.ToNanoseconds() if isinstance(value, Timestamp) else value


def judge_by(call: Call, rules: Any) -> Judge:
    """A judge by rules: a row of class_rules, or what would be one."""
    tiers = [expressions.rule_of(rule) for rule in rules["tiers"]]
    statuses = [expressions.rule_of(rule) for rule in rules["statuses"]]
    named = set[str]()
    for rule in (*tiers, *statuses):
        named |= expressions.asked_attributes(rule.condition)
    types = attribute_types(call) if named else {}
    rates = {rate["currency"]: Decimal(rate["rate"]) for rate in rules["rates"]}
    asked = {name: kind for name, kind in types.items() if name in named}
    reader = Reader(rules["currency"], rates, asked, call.clock.now())
    figures = {
        dimension: sorted(
            set[str]().union(*(expressions.asked_figures(rule.condition) for rule in of_it))
        )
        for dimension, of_it in (("tier", tiers), ("relationship_status", statuses))
    }
    return Judge(rules["rules_id"], tiers, statuses, reader, figures)


def current_rules(call: Call) -> dict[str, Any]:
    """The rules that hold now; before anybody has set any, those that come with the service."""
    row = call.first(CURRENT)
    return row._asdict() if row is not None else defaults.RULES


class Move(NamedTuple):
    """A customer whose class is another one."""

    row: Row
    figures: dict[str, Any]
    values: dict[str, str]


def told_figures(figures: dict[str, Any]) -> list[dict[str, str]]:
    """Figures as they are kept and shown: the numbers, and the attributes that rules ask for."""
    found = {
        name: value
        for name, value in figures.items()
        if expressions.FIGURES.get(name) == expressions.NUMBER
    }
    found |= {f"attributes.{name}": value for name, value in figures["attributes"].items()}
    return [{"name": name, "value": expressions.shown(value)} for name, value in found.items()]


def judge(call: Call, ids: Sequence[int], by: Judge | None = None) -> int:
    """Judges these accounts, writes and tells what has changed; says how many are something else now."""
    by = by or judge_by(call, current_rules(call))
    moves, drifted = [], []
    for row in by.reader.rows(call, ids):
        figures = by.reader.figures(row)
        values = {dimension: by.value(dimension, figures) for dimension in DIMENSIONS}
        move = Move(row, figures, values)
        if any(values[dimension] != getattr(row, dimension) for dimension in DIMENSIONS):
            moves.append(move)
        elif _volume(row) != row.volume_12m:
            drifted.append(move)
    if not moves and not drifted:
        return 0
    written = _written(call, [*moves, *drifted])
    _tell(call, by, [move for move in moves if move.row.account_id in written])
    return len(moves)


def _volume(row: Row) -> Decimal | None:
    """What an account ordered in twelve months; nothing at all when it never ordered."""
    return None if not row.orders_total else round(Decimal(row.volume), 4)


def _written(call: Call, moves: Sequence[Move]) -> set[int]:
    """Writes classes and volumes; says which accounts were still as they had been read."""
    ids = [move.row.account_id for move in moves]
    free = {row.account_id for row in call.all(FREE, ids=ids)}
    if busy := [number for number in ids if number not in free]:
        call.run(LATER, ids=busy)
    moves = [move for move in moves if move.row.account_id in free]
    rows = call.all(
        WRITE,
        ids=[move.row.account_id for move in moves],
        tiers=[move.values["tier"] for move in moves],
        statuses=[move.values["relationship_status"] for move in moves],
        old_tiers=[move.row.tier for move in moves],
        old_statuses=[move.row.relationship_status for move in moves],
        volumes=[_volume(move.row) for move in moves],
    )
    return {row.account_id for row in rows}


def _tell(call: Call, by: Judge, moves: Sequence[Move]) -> None:
    """Keeps the moves with their reasons, and tells of them."""
    now, kept = call.clock.now(), []
    accounts_moved = [move.row.account_id for move in moves]
    known = {row.account_id for row in call.all(JUDGED, ids=accounts_moved)}
    for move in moves:
        figures = Jsonb(told_figures(move.figures))
        for dimension in DIMENSIONS:
            before, after = getattr(move.row, dimension), move.values[dimension]
            if before == after:
                continue
            why = by.reason(dimension, move.figures)
            said = (before, after, why.label, why.label_zh, why.condition, figures)
            kept.append((move.row.account_id, dimension, *said, by.rules_id, now))
    ids = copying.new_ids(call.connection, class_changes, len(kept))
    rows = [(number, *row) for number, row in zip(ids, kept, strict=True)]
    copying.copy(call.connection, class_changes.name, CHANGES, rows)
    was = {move.row.account_id: move.row for move in moves}
    for row in rows:
        told = {name: value for name, value in zip(CHANGES, row, strict=True) if name in MOVED}
        if told["account_id"] in known:
            call.emit("crm.customers.ClassChange.created", from_mapping(ClassChange, told))
    for row in call.all(queries.ACCOUNTS, ids=sorted(was)):
        now_told, told_before, old = to_message(Account, row), Account(), was[row.account_id]
        told_before.CopyFrom(now_told)
        told_before.tier, told_before.relationship_status = old.tier, old.relationship_status
        told_before.volume_12m = "" if old.volume_12m is None else decimal_text(old.volume_12m)
        call.emit("crm.customers.Account.classified", now_told, before=told_before)


def take_due(call: Call) -> tuple[list[int], bool]:
    """The accounts to be judged anew, taken off the list; and whether there may be more."""
    rows = call.all(TAKE_DUE, most=BATCH)
    return sorted({row.account_id for row in rows}), len(rows) == BATCH


def figures_of(figures: dict[str, Any]) -> list[Figure]:
    """Figures as messages."""
    return [Figure(**each) for each in told_figures(figures)]
