"""The filter builder: conditions in words on the page, an AIP-160 filter underneath.

The rule kept here: what the builder shows is the filter that is applied, never a second one beside it. A filter that
says more than "all of these" stays text, and is edited as text.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any, NamedTuple

from crm.records.v1 import record_lists_pb2 as pb
from lark import Token, Tree
from lark.exceptions import UnexpectedInput

from crm_chassis import filters, formats, i18n
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

EMPTY = (("filled", N_("is filled in")), ("empty", N_("is empty")))
NUMERIC = (
    *(("is", N_("is")), ("is_not", N_("is not")), ("least", N_("is at least"))),
    *(("most", N_("is at most")), ("above", N_("is more than")), ("below", N_("is less than"))),
)
OPERATORS: Mapping[int, Sequence[tuple[str, str]]] = {
    pb.FIELD_KIND_TEXT: (
        *(("has", N_("contains")), ("is", N_("is")), ("is_not", N_("is not"))),
        *(("starts", N_("starts with")), ("ends", N_("ends with")), *EMPTY),
    ),
    pb.FIELD_KIND_NUMBER: (*NUMERIC, *EMPTY),
    pb.FIELD_KIND_REFERENCE: (("is", N_("is")), ("is_not", N_("is not")), *EMPTY),
    pb.FIELD_KIND_FLAG: (("yes", N_("is so")), ("no", N_("is not so"))),
    pb.FIELD_KIND_CHOICE: (("is", N_("is")), ("is_not", N_("is not")), *EMPTY),
    pb.FIELD_KIND_TIME: (("least", N_("since")), ("below", N_("before")), *EMPTY),
    pb.FIELD_KIND_DATE: (
        *(("is", N_("is")), ("least", N_("since")), ("below", N_("before"))),
        *(("most", N_("until")), *EMPTY),
    ),
    pb.FIELD_KIND_WORDS: (("has", N_("contains")),),
}
SIGNS = {"is": "=", "is_not": "!=", "least": ">=", "most": "<=", "above": ">", "below": "<"}
NAMES = {sign: name for name, sign in SIGNS.items()}
NO_VALUE = frozenset({"filled", "empty", "yes", "no"})
MOST = 20
PLAIN = re.compile(r"[A-Za-z0-9_.+-]+")


class Row(NamedTuple):
    """One condition: a field, what is asked of it, and with which value as its input has it."""

    field: str
    operator: str
    value: str


class Problem(ValueError):
    """A value that does not fit its field."""


def operators(field: pb.RecordField) -> list[tuple[str, str]]:
    """What a field can be asked, in words."""
    return [(name, _(text)) for name, text in OPERATORS.get(field.kind, ())]


def posted(args: Mapping[str, str]) -> list[Row]:
    """The conditions that a builder's form sent; those to drop are left out, those to add have no value yet."""
    rows = []
    for at in range(MOST):
        if f"f{at}.field" in args and args.get("drop") != str(at):
            parts = (args.get(f"f{at}.{part}", "") for part in ("field", "op", "value"))
            rows.append(Row(*parts))
    return rows


def compose(rows: Sequence[Row], fields: Mapping[str, pb.RecordField]) -> str:
    """The filter of all these conditions; raises Invalid with `f0`, `f1`, … for those that do not fit."""
    parts, problems = [], {}
    for at, row in enumerate(rows):
        try:
            parts.append(_condition(row, fields))
        except Problem as problem:
            problems[f"f{at}"] = str(problem)
    if problems:
        raise Invalid(problems)
    return " AND ".join(parts)


def _condition(row: Row, fields: Mapping[str, pb.RecordField]) -> str:
    """One condition as a filter says it."""
    field = fields.get(row.field)
    if field is None or row.operator not in dict(OPERATORS.get(field.kind, ())):
        raise Problem(_("cannot be asked here"))
    name, texts = row.field, field.kind == pb.FIELD_KIND_TEXT
    if row.operator in ("yes", "no"):
        return f"{name} = {'true' if row.operator == 'yes' else 'false'}"
    if row.operator == "filled":
        return f'{name} != ""' if texts else f"{name}:*"
    if row.operator == "empty":
        return f'{name} = ""' if texts else f"NOT {name}:*"
    value = row.value.strip()
    if not value:
        raise Problem(_("say with what to compare"))
    if row.operator == "starts":
        return f"{name} = {quoted(value + '*')}"
    if row.operator == "ends":
        return f"{name} = {quoted('*' + value)}"
    if row.operator == "has":
        return f"{name}:{quoted(value)}"
    return f"{name} {SIGNS[row.operator]} {quoted(_checked(field, value))}"


def quoted(value: str) -> str:
    """A value as a filter takes it."""
    if PLAIN.fullmatch(value) and value not in ("AND", "OR", "NOT"):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _checked(field: pb.RecordField, value: str) -> str:
    """A typed value as the filter has it: a day becomes the moment at which it begins for the reader."""
    if field.kind == pb.FIELD_KIND_CHOICE:
        if value not in {choice.value for choice in field.choices}:
            raise Problem(_("is not one of the choices"))
    elif field.kind in (pb.FIELD_KIND_NUMBER, pb.FIELD_KIND_REFERENCE):
        try:
            return f"{Decimal(value):f}"
        except (InvalidOperation, ValueError):
            raise Problem(_("must be a number")) from None
    elif field.kind in (pb.FIELD_KIND_DATE, pb.FIELD_KIND_TIME):
        try:
            day = date.fromisoformat(value)
        except ValueError:
            raise Problem(_("must be a day")) from None
        if field.kind == pb.FIELD_KIND_TIME:
            return datetime.combine(day, time(), i18n.zone()).isoformat()
        return day.isoformat()
    return value


def rows_of(text: str, fields: Mapping[str, pb.RecordField]) -> list[Row] | None:
    """The conditions of a filter that only says "all of these"; None for one that says more."""
    if not text.strip():
        return []
    parts = _all_of(text)
    if parts is None:
        return None
    rows = [_row(part, fields) for part in parts]
    found = [row for row in rows if row is not None]
    return found if len(found) == len(rows) and len(found) <= MOST else None


@lru_cache(maxsize=512)
def _all_of(text: str) -> tuple[Any, ...] | None:
    """The parts of a filter that must all hold; None for one that cannot be read, or has alternatives."""
    try:
        todo, parts = [filters.parser().parse(text)], []
    except UnexpectedInput:
        return None
    while todo:
        part = todo.pop(0)
        if isinstance(part, Tree) and part.data == "either" and len(part.children) > 1:
            return None
        if isinstance(part, Tree) and part.data in ("both", "either"):
            todo = [*part.children, *todo]
        else:
            parts.append(part)
    return tuple(parts)


def _row(part: Any, fields: Mapping[str, pb.RecordField]) -> Row | None:
    """One condition of a parsed filter."""
    if not isinstance(part, Tree):
        return None
    negated = part.data == "negated"
    inner = part.children[0] if negated else part
    if not isinstance(inner, Tree) or inner.data != "comparison" or len(inner.children) != 3:
        return None
    name, sign, value = str(inner.children[0]), str(inner.children[1]), _said(inner.children[2])
    field = fields.get(name)
    if field is None or value is None:
        return None
    asked = _asked(field, sign, value, negated)
    return Row(name, *asked) if asked and asked[0] in dict(OPERATORS[field.kind]) else None


def _said(value: Any) -> str | None:
    token = value.children[0] if isinstance(value, Tree) and value.children else None
    if not isinstance(token, Token):
        return None
    if token.type != "TEXT":
        return str(token)
    return token[1:-1].replace('\\"', '"').replace("\\'", "'").replace("\\\\", "\\")


def _asked(field: pb.RecordField, sign: str, value: str, negated: bool) -> tuple[str, str] | None:
    """The operator and the value of its input."""
    if sign == ":" and value == "*":
        return ("empty" if negated else "filled"), ""
    if negated:
        return None
    if sign == ":":
        return "has", value
    if field.kind == pb.FIELD_KIND_FLAG:
        return ("yes" if value == "true" else "no"), ""
    if field.kind == pb.FIELD_KIND_TEXT:
        return _of_text(sign, value)
    if field.kind == pb.FIELD_KIND_TIME:
        try:
            moment = datetime.fromisoformat(value).astimezone(i18n.zone())
        except ValueError:
            return None
        if moment.time() != time():
            return None
        value = moment.date().isoformat()
    return NAMES[sign], value


def _of_text(sign: str, value: str) -> tuple[str, str] | None:
    """What a comparison with a text asks."""
    if sign not in ("=", "!="):
        return None
    if not value:
        return ("empty" if sign == "=" else "filled"), ""
    if "*" not in value:
        return NAMES[sign], value
    if sign == "=" and value.endswith("*") and "*" not in value[:-1]:
        return "starts", value[:-1]
    if sign == "=" and value.startswith("*") and "*" not in value[1:]:
        return "ends", value[1:]
    return None


def words_of(row: Row, field: pb.RecordField) -> str:
    """A condition as people say it: City contains Ulm."""
    value = row.value
    if field.kind == pb.FIELD_KIND_CHOICE:
        value = next((c.label for c in field.choices if c.value == value), value)
    elif field.kind in (pb.FIELD_KIND_DATE, pb.FIELD_KIND_TIME) and value:
        value = formats.day(date.fromisoformat(value))
    operator = dict(operators(field)).get(row.operator, row.operator)
    shown = "" if row.operator in NO_VALUE else value
    return " ".join(filter(None, (field.label, operator, shown)))
