"""Attributes in the order of a list: `attributes.employees desc`.

The rule kept here: an order is answered from the index over the values that hold now, or refused: numbers, sums of
money and days have a place there, texts and choices have none. Records without a value are not listed.
"""

from collections.abc import Callable
from dataclasses import dataclass

from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.orders import Beside
from crm_chassis.said import said
from sqlalchemy import and_, literal_column

from crm_customers.attributes.catalogue import PLURALS, catalogue
from crm_customers.attributes.fields import ORDERED, PREFIX
from crm_customers.tables import accounts, attribute_values, contacts


@dataclass(frozen=True)
class AttributeOrder:
    """The order by one attribute."""

    record_kind: str
    attribute_id: int

    def __call__(self) -> Beside:
        """The values that hold now, each beside its record."""
        table = {"account": accounts, "contact": contacts}[self.record_kind]
        value = attribute_values.alias("ordering").c
        where = and_(
            value.record_id == table.c[f"{self.record_kind}_id"],
            value.attribute_id == self.attribute_id,
            value.record_kind == self.record_kind,
            value.end_time.is_(None),
            value.value != literal_column("''"),
            value.sort_value.is_not(None),
        )
        return Beside(value.sort_value, value.record_id, where)


def find(call: Call, record_kind: str, order_by: str) -> AttributeOrder | None:
    """The attribute that an order names; raises Invalid for one that has no order."""
    if PREFIX not in order_by:
        return None
    if "," in order_by.strip().strip(","):
        text = "an attribute orders a list by itself, not together with other fields"
        raise Invalid({"order_by": text})
    field, _, direction = order_by.strip().strip(", ").partition(" ")
    name = field.removeprefix(PREFIX)
    if not field.startswith(PREFIX) or direction.strip() not in ("", "asc", "desc"):
        return None  # refused like any other text that is no order
    definition = catalogue(call, record_kind, [name]).definitions.get(name)
    if definition is None:
        plural = said(PLURALS[record_kind])
        text = said("%(name)s is not an attribute of %(plural)s", name=repr(name), plural=plural)
        raise Invalid({"order_by": text})
    if definition.type not in ORDERED:
        text = said(
            "%(name)s cannot be ordered by: only numbers, sums of money and days can",
            name=repr(field),
        )
        raise Invalid({"order_by": text})
    return AttributeOrder(record_kind, definition.attribute_id)


def finder(record_kind: str) -> Callable[[Call, str], AttributeOrder | None]:
    """What finds the attributes of these records in an order."""
    return lambda call, order_by: find(call, record_kind, order_by)
