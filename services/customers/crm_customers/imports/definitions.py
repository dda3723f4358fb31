"""The attributes that a plan brings: defined before its first row, if they are not yet.

The rule kept here: what is defined already stays as it is, whatever a plan says of it.
"""

from collections.abc import Mapping
from typing import Any

from crm.customers.v1.attributes_pb2 import (
    AttributeDefinition,
    AttributeType,
    CreateAttributeDefinitionRequest,
)
from crm.customers.v1.merges_pb2 import RecordKind
from crm_chassis import validation
from crm_chassis.call import Call

from crm_customers.attributes import definitions
from crm_customers.attributes.catalogue import catalogue
from crm_customers.imports.plans import PlanFailed

PLAIN = (
    "label",
    "label_zh",
    "help",
    "help_zh",
    "unit",
    "currency",
    "section",
    "min_value",
    "max_value",
)


def message_of(name: str, given: Mapping[str, Any] | str | None) -> AttributeDefinition:
    """A definition as a plan says it: a type, or {type, label, choices, unit, of: [account]}."""
    if given is not None and not isinstance(given, str | Mapping):
        raise PlanFailed(f"attributes.{name}: say its type, or type, label and the like")
    said = {"type": given} if isinstance(given, str) else dict(given or {})
    word = str(said.pop("type", "text")).upper()
    types = {
        value.name.removeprefix("ATTRIBUTE_TYPE_"): value.number
        for value in AttributeType.DESCRIPTOR.values
    }
    if not types.get(word):
        known = ", ".join(name.lower() for name, number in types.items() if number)
        raise PlanFailed(f"attributes.{name}.type: {word.lower()!r} is none of {known}")
    kinds = said.pop("of", None) or ["account"]
    choices = said.pop("choices", None) or []
    decimals = said.pop("decimals", 0)
    for part, value in (("of", kinds), ("choices", choices)):
        if not isinstance(value, list):
            raise PlanFailed(f"attributes.{name}.{part}: a list is missing")
    if type(decimals) is not int or not 0 <= decimals < 100:  # True is one, too
        raise PlanFailed(f"attributes.{name}.decimals: how many, a whole number")
    if unknown := said.keys() - set(PLAIN):
        raise PlanFailed(f"attributes.{name}: unknown part {sorted(map(str, unknown))[0]}")
    made = AttributeDefinition(
        name=name,
        type=types[word],
        record_kinds=[kind_of(name, str(kind)) for kind in kinds],
        decimals=decimals,
    )
    for part, value in said.items():
        setattr(made, part, str(value))
    made.label = made.label or name.replace("_", " ").capitalize()
    for choice in choices:
        pairs = choice if isinstance(choice, dict) and choice else {choice_text(choice): choice}
        value, label = next(iter(pairs.items()))
        made.choices.add(value=str(value), label=str(label))
    if wrong := validation.violations(made):
        path, text = next(iter(wrong.items()))
        raise PlanFailed(f"attributes.{name}.{path}: {text}")
    return made


def choice_text(choice: Any) -> str:
    """A choice that is said by its value alone."""
    return "" if choice is None or isinstance(choice, dict | list) else str(choice)


def check(given: Mapping[str, Any]) -> None:
    """Raises PlanFailed for a definition that cannot be used."""
    for name, said in given.items():
        message_of(str(name), said)


def kind_of(name: str, kind: str) -> RecordKind:
    """The kind of record that an attribute is of."""
    if kind not in ("account", "contact"):
        raise PlanFailed(f"attributes.{name}.of: {kind!r} is neither account nor contact")
    return RecordKind.RECORD_KIND_ACCOUNT if kind == "account" else RecordKind.RECORD_KIND_CONTACT


def define(call: Call, given: Mapping[str, Any]) -> None:
    """Adds the definitions that are not there."""
    for name, said in given.items():
        made = message_of(str(name), said)
        kinds = [
            RecordKind.Name(kind).removeprefix("RECORD_KIND_").lower() for kind in made.record_kinds
        ]
        if not any(str(name) in catalogue(call, kind, [str(name)]).definitions for kind in kinds):
            definitions.create_attribute_definition(
                call, CreateAttributeDefinitionRequest(attribute_definition=made)
            )
