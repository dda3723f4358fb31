"""Attributes in filters: `attributes.pet_insurance = "yes" AND attributes.employees >= 100`.

The rule kept here: every question is answered from an index: what is equal from the one over all attributes, what is
more, less or there at all from the one over the values that hold now. Only attributes that the caller may see can be
asked for; a filter over one that changes its type is made anew.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from crm_chassis.call import Call
from crm_chassis.filters import Unfit, like, unquoted
from crm_chassis.said import said
from sqlalchemy import ColumnElement, Table, literal, literal_column, not_, select, true
from sqlalchemy.dialects.postgresql import JSONB

from crm_customers.attributes import rules
from crm_customers.attributes.catalogue import PLURALS, Catalogue, catalogue
from crm_customers.attributes.rules import Definition
from crm_customers.tables import accounts, attribute_values, contacts

PREFIX = "attributes."
NAMES = re.compile(r"\battributes\.([a-z][a-z0-9_]*)")
ORDERED = ("number", "money", "date")
_v = attribute_values
# Written out, not bound: the index holds only what fits it.
THERE = _v.c.value != literal_column("''")


@dataclass(frozen=True)
class AttributeFields:
    """The attributes that one filter names, as fields; equal ones make equal conditions."""

    record_kind: str
    shapes: tuple[tuple[str, int, str, str], ...]
    known: Catalogue = field(compare=False, hash=False)

    def __call__(self, name: str) -> Callable[[str, str], ColumnElement[bool]] | None:
        """What compares the attribute of this name; None for a field that is no attribute."""
        if not name.startswith(PREFIX):
            return None
        definition = self.known.definitions.get(name.removeprefix(PREFIX))
        if definition is None:
            raise Unfit(
                said(
                    "%(name)s is not an attribute of %(plural)s",
                    name=repr(name),
                    plural=said(PLURALS[self.record_kind]),
                )
            )
        table = {"account": accounts, "contact": contacts}[self.record_kind]
        return lambda comparator, text: _compare(table, definition, comparator, text)


def named(call: Call, record_kind: str, text: str) -> AttributeFields | None:
    """The attributes that a filter names."""
    names = set(NAMES.findall(unquoted(text))) if PREFIX in text else set()
    if not names:
        return None
    known = catalogue(call, record_kind, names)
    shapes = sorted(
        (d.name, d.attribute_id, d.type, repr(sorted(d.choices)))
        for d in known.definitions.values()
    )
    return AttributeFields(record_kind, tuple(shapes), known)


def _compare(
    table: Table, definition: Definition, comparator: str, text: str
) -> ColumnElement[bool]:
    """One comparison of an attribute."""
    there = table.c[f"{table.name.removesuffix('s')}_id"].in_(_holders(table, definition))
    if comparator == ":" and text == "*":
        return there
    if not text.strip() and comparator in ("=", "!="):
        return not_(there) if comparator == "=" else there
    if (
        definition.type == "text"
        and comparator in (":", "=", "!=")
        and _is_pattern(comparator, text)
    ):
        found = there & like(table.c.attributes[definition.name].astext, comparator, text)
        return not_(found) if comparator == "!=" else found
    if comparator in ("=", ":", "!="):
        asked = _asked(table, definition, text)
        return not_(asked) if comparator == "!=" else asked
    if definition.type not in ORDERED:
        raise Unfit(
            said(
                "cannot be compared with %(comparator)s, only with =, != and :",
                comparator=comparator,
            )
        )
    limit = _limit(definition, text)
    column = _v.c.sort_value
    more = {"<": column < limit, "<=": column <= limit, ">": column > limit, ">=": column >= limit}
    return table.c[f"{table.name.removesuffix('s')}_id"].in_(
        _holders(table, definition, more[comparator])
    )


def _is_pattern(comparator: str, text: str) -> bool:
    return comparator == ":" or "*" in text


def _holders(table: Table, definition: Definition, more: ColumnElement[bool] | None = None) -> Any:
    """The records that have the attribute now."""
    return select(_v.c.record_id).where(
        _v.c.attribute_id == definition.attribute_id,
        _v.c.record_kind == table.name.removesuffix("s"),
        _v.c.end_time.is_(None),
        THERE,
        true() if more is None else more,
    )


def _asked(table: Table, definition: Definition, text: str) -> ColumnElement[bool]:
    """The records whose attribute is this, or has this among its choices."""
    try:
        value = rules.read(_free(definition), text)
    except rules.Unfit as unfit:
        raise Unfit(str(unfit)) from None
    found: ColumnElement[bool] = table.c.attributes.contains(
        literal({definition.name: value}, JSONB)
    )
    return found


def _free(definition: Definition) -> Definition:
    """The definition without its limits: one may ask for what nobody may fill in."""
    return Definition(
        definition.attribute_id,
        definition.name,
        definition.type,
        choices=definition.choices,
        currency=definition.currency,
        decimals=4,
    )


def _limit(definition: Definition, text: str) -> Any:
    """The number, sum or day that values are compared with."""
    try:
        if definition.type == "date":
            day = rules.as_text(rules.read(_free(definition), text))
            return date.fromisoformat(day).toordinal()
        plain = Definition(0, definition.name, "number", decimals=4)
        return rules.sort_value("number", rules.as_text(rules.read(plain, text)))
    except rules.Unfit as unfit:
        raise Unfit(str(unfit)) from None


def _finder(record_kind: str) -> Callable[[Call, str], AttributeFields | None]:
    return lambda call, text: named(call, record_kind, text)


FINDERS: Mapping[str, Callable[[Call, str], AttributeFields | None]] = {
    kind: _finder(kind) for kind in PLURALS
}
