"""Attributes that customers defines at run time, as facts: what is defined, and what it is of accounts and contacts.

The rule kept here: what says something about a person, or is not for everybody who may see the record, never becomes a
fact: such values are left out when they are stored, and taken out when the definition becomes so. When it becomes free
again, customers tells of the records anew.
"""
# ruff: noqa: S608 (our own declarations only)

from collections.abc import Collection
from typing import Any

from crm.customers.v1 import accounts_pb2, attributes_pb2, contacts_pb2

from crm_reports.declaring import Fact

DEFINITION = "crm.customers.AttributeDefinition"
FREE = "name in (select name from attribute_definitions where not personal and readers = '')"


def _values(kind: str, message: Any) -> Fact:
    """The values that records of a kind have."""
    return Fact(
        f"{kind}_attributes",
        f"crm.customers.{kind.title()}",
        message,
        f"{kind}_id",
        "name=key value",
        each="attributes",
        parent="delete_time",
        only=FREE,
    )


OF_RECORDS = (_values("account", accounts_pb2.Account), _values("contact", contacts_pb2.Contact))
ATTRIBUTE_FACTS = (
    Fact(
        "attribute_definitions",
        DEFINITION,
        attributes_pb2.AttributeDefinition,
        "attribute_id",
        "delete_time name type label label_zh help help_zh record_kinds personal readers section position",
    ),
    Fact(
        "attribute_choices",
        DEFINITION,
        attributes_pb2.AttributeDefinition,
        "attribute_id",
        "value label label_zh",
        each="choices",
        parent="delete_time attribute_name=name",
    ),
    *OF_RECORDS,
)


def order(of_kind: tuple[str, Any]) -> bool:
    """By what the kinds of a batch are stored: definitions first, as they decide what of records is kept."""
    return of_kind[0] != DEFINITION


def renew(run: Any, resources: Collection[str]) -> None:
    """After a batch: what its definitions do not leave free any more goes."""
    if DEFINITION in resources:
        for fact in OF_RECORDS:
            run(f"delete from {fact.table} where not ({FREE})")
