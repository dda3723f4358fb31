"""Kinds of records, by the fields that facts keep of them: what a random past is made of."""

from dataclasses import dataclass, field
from typing import Any

from crm_reports.attribute_facts import ATTRIBUTE_FACTS
from crm_reports.declaring import Column, Fact


@dataclass
class Kind:
    """One kind of records: which of its fields facts keep."""

    resource: str
    message: Any
    key: str
    columns: list[Column] = field(default_factory=list)
    children: dict[str, list[Column]] = field(default_factory=dict)

    @property
    def service(self) -> str:
        return self.resource.split(".")[1]

    @property
    def stays(self) -> bool:
        """Whether what is removed is still told of, with the time at which it was."""
        return any(column.name == "delete_time" for column in self.columns)


def kinds_of(facts: tuple[Fact, ...]) -> dict[str, Kind]:
    """All kinds of records that facts are made of; attributes are told by themselves (test_attributes.py)."""
    kinds: dict[str, Kind] = {}
    for fact in [each for each in facts if each not in ATTRIBUTE_FACTS]:
        kind = kinds.setdefault(fact.resource, Kind(fact.resource, fact.message, fact.key))
        known = {fact.key, *(column.path for column in kind.columns)}
        kind.columns += [column for column in fact.own if column.path not in known]
        if fact.each:
            kind.children[fact.each] = list(fact.of_children)
    return kinds
