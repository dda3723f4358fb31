"""AIP-160 filters, turned into conditions on columns.

The rule kept here: only named columns can be filtered; every value is bound, never put into text; what cannot be read
is refused with the place where reading stopped. Grammar: https://google.aip.dev/160 (functions are not taken). What a
service knows of its records beside their columns, like attributes that are defined at run time, are fields with a dot:
`table.info["fields"]` finds them.
"""

import re
from collections.abc import Callable, Collection, Hashable
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Protocol

from lark import Lark, Token, Transformer
from lark.exceptions import UnexpectedInput, VisitError
from sqlalchemy import ColumnElement, Table, and_, not_, or_, true, type_coerce
from sqlalchemy.types import ARRAY, BigInteger, Boolean, Date, DateTime, Integer, Numeric, Text

from crm_chassis.errors import Invalid
from crm_chassis.said import said

if TYPE_CHECKING:
    from crm_chassis.call import Call

GRAMMAR = r"""
?start: expression
?expression: sequence ("AND" sequence)*            -> both
?sequence: factor+                                 -> both
?factor: term ("OR" term)*                         -> either
?term: ("NOT" | "-") simple                        -> negated
     | simple
?simple: NAME COMPARATOR value                     -> comparison
       | "(" expression ")"
value: TEXT | WORD | NAME
COMPARATOR: "<=" | ">=" | "!=" | "<" | ">" | "=" | ":"
NAME.2: /(?!(?:AND|OR|NOT)\b)[a-z_][a-z0-9_]*(?:\.[a-z_][a-z0-9_]*)*(?![^\s()<>=!:"'])/
WORD: /(?!(?:AND|OR|NOT)\b)[^\s()<>=!:"']+/
TEXT: /"(?:\\.|[^"\\])*"/ | /'(?:\\.|[^'\\])*'/
%ignore /\s+/
"""
TRUTH = {"true": True, "false": False}
QUOTED = re.compile(r"\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*'")
Compare = Callable[[str, str], ColumnElement[bool]]


class MoreFields(Hashable, Protocol):
    """Fields beside the columns, for one filter: equal ones make equal conditions, so that plans can be kept."""

    def __call__(self, name: str) -> Compare | None:
        """What compares the field of this name with a comparator and a text; None: there is no such field."""


def more_fields(call: "Call", table: Table, text: str) -> MoreFields | None:
    """The fields beside its columns that a filter over a table names."""
    find: Callable[[Call, str], MoreFields | None] | None = table.info.get("fields")
    return find(call, text) if find is not None and text else None


def unquoted(text: str) -> str:
    """A filter without its texts in quotes: what is left holds the names."""
    return QUOTED.sub('""', text)


def like(column: ColumnElement[Any], comparator: str, text: str) -> ColumnElement[bool]:
    """A text with * for anything, or (for ":") a part of a text, whatever its case."""
    escaped = text.replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    pattern = escaped.replace("*", "%")
    return column.ilike(f"%{pattern}%" if comparator == ":" else pattern, escape="\\")


class Unfit(ValueError):
    """A comparison that the column cannot answer."""


def _read(column: ColumnElement[Any], text: str) -> Any:
    """The text as a value of the column's type."""
    kind = column.type.item_type if isinstance(column.type, ARRAY) else column.type
    try:
        if isinstance(kind, Boolean):
            return TRUTH[text.lower()]
        if isinstance(kind, BigInteger | Integer):
            number = int(text)
            if abs(number) >= 2**63:
                raise ValueError
            return number
        if isinstance(kind, Numeric):
            return Decimal(text)
        if isinstance(kind, Date):
            return date.fromisoformat(text)
        if isinstance(kind, DateTime):
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is None:
                raise Unfit(said('a time needs its zone, like "%(text)sZ"', text=text))
            return moment
    except (KeyError, ValueError, InvalidOperation) as error:
        raise Unfit(
            str(error)
            if isinstance(error, Unfit)
            else said("%(text)s is no value of that field", text=repr(text))
        ) from None
    if "\x00" in text:
        raise Unfit("a null character cannot be stored, so nothing has it")
    return text


def _compare(column: ColumnElement[Any], comparator: str, text: str) -> ColumnElement[bool]:
    """One comparison."""
    if comparator == ":" and text == "*":
        never_null = isinstance(column.type, Text) and not getattr(column, "nullable", True)
        return column != "" if never_null else column.is_not(None)
    if isinstance(column.type, ARRAY):
        if comparator not in (":", "="):
            raise Unfit(
                said("a list can be asked with : only, not %(comparator)s", comparator=comparator)
            )
        return column.op("@>", is_comparison=True)(type_coerce([_read(column, text)], column.type))
    value = _read(column, text)
    if (
        isinstance(value, str)
        and comparator in ("=", "!=", ":")
        and ("*" in value or comparator == ":")
    ):
        found = like(column, comparator, value)
        return not_(found) if comparator == "!=" else found
    if comparator == "!=":
        return column.is_distinct_from(value)
    if comparator in ("=", ":"):
        return column == value
    return {"<": column < value, "<=": column <= value, ">": column > value, ">=": column >= value}[
        comparator
    ]


class Conditions(Transformer[Token, ColumnElement[bool]]):
    """Turns the parsed filter into a condition."""

    def __init__(
        self, columns: dict[str, ColumnElement[Any]], more: MoreFields | None = None
    ) -> None:
        super().__init__()
        self.columns, self.more = columns, more

    def both(self, parts: list[ColumnElement[bool]]) -> ColumnElement[bool]:
        """All of them."""
        return and_(*parts)

    def either(self, parts: list[ColumnElement[bool]]) -> ColumnElement[bool]:
        """At least one of them."""
        return or_(*parts)

    def negated(self, parts: list[ColumnElement[bool]]) -> ColumnElement[bool]:
        """Not this."""
        return not_(parts[0])

    def value(self, parts: list[Token]) -> str:
        """What a field is compared with."""
        token = parts[0]
        if token.type != "TEXT":
            return str(token)
        return token[1:-1].replace('\\"', '"').replace("\\'", "'").replace("\\\\", "\\")

    def comparison(self, parts: list[Any]) -> ColumnElement[bool]:
        """One field compared with one value."""
        name, comparator, text = str(parts[0]), str(parts[1]), str(parts[2])
        compare = self.more(name) if self.more is not None else None
        if compare is None and name not in self.columns:
            raise Unfit(
                said(
                    "%(name)s cannot be filtered; these can: %(columns)s",
                    name=repr(name),
                    columns=", ".join(sorted(self.columns)),
                )
            )
        try:
            if compare is not None:
                return compare(comparator, text)
            return _compare(self.columns[name], comparator, text)
        except Unfit as unfit:
            raise Unfit(said("%(name)s: %(unfit)s", name=name, unfit=str(unfit))) from None


@cache
def parser() -> Lark:
    """The parser of filters; made when the first one comes."""
    return Lark(GRAMMAR, parser="earley", maybe_placeholders=False)


@lru_cache(maxsize=512)
def _tree(text: str) -> Any:
    return parser().parse(text)


def condition(
    text: str, table: Table, filterable: Collection[str], more: MoreFields | None = None
) -> ColumnElement[bool]:
    """The condition of a filter over these columns of a table; raises Invalid naming what cannot be read."""
    if not text.strip():
        return true()
    try:
        columns: dict[str, ColumnElement[Any]] = {name: table.c[name] for name in filterable}
        return Conditions(columns, more).transform(_tree(text))
    except UnexpectedInput as error:
        column = getattr(error, "column", -1)
        place = (
            said("at character %(column)s", column=column)
            if column and column > 0
            else said("at its end")
        )
        raise Invalid(
            {
                "filter": said(
                    'cannot be read %(place)s; right is, for example: state = "open" AND priority >= 2',
                    place=place,
                )
            }
        ) from None
    except VisitError as error:
        if isinstance(error.orig_exc, Unfit):
            raise Invalid({"filter": str(error.orig_exc)}) from None
        raise
