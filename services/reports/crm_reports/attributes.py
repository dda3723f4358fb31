"""Attributes that customers defines at run time, as dimensions: `attribute:region_class` cuts what is about a customer.

The rule kept here: which attributes there are is read from the facts when a question begins; an attribute of choices or
of yes and no is a dimension from its definition on, in both languages, and none any more when it is out of use.
"""

import re
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_chassis import i18n
from crm_chassis.i18n import N_

if TYPE_CHECKING:
    from crm_reports.warehouse import Warehouse

NAME = re.compile(r"attribute:([a-z][a-z0-9_]{0,62})")
KINDS = ("choice", "yes_no")
TABLES = ("attribute_definitions", "attribute_choices", "account_attributes")
YES_NO = {"yes": N_("Yes"), "no": N_("No")}
DEFINED = """
select name, label, label_zh, help, help_zh, type from attribute_definitions
where delete_time is null and not personal and readers = '' and type in ('choice', 'yes_no')
    and list_contains(string_split(record_kinds, ','), 'account')
order by section, position, attribute_id
"""
CHOICES = "select attribute_name, value, label, label_zh from attribute_choices"


@dataclass(frozen=True)
class Attribute:
    """One of them: what it and its values are called in English and in Chinese."""

    name: str
    titles: tuple[str, str]
    helps: tuple[str, str]
    choices: Mapping[str, tuple[str, str]]

    @property
    def dimension_id(self) -> str:
        """Its name as a dimension."""
        return f"attribute:{self.name}"

    @property
    def title(self) -> str:
        """What it is called in the reader's language."""
        return _spoken(self.titles) or worded(self.name)

    @property
    def definition(self) -> str:
        """What it means, in the reader's language."""
        return _spoken(self.helps) or self.title

    @property
    def words(self) -> dict[str, str]:
        """What its values are called in the reader's language."""
        if not self.choices:
            return YES_NO
        return {value: _spoken(labels) or value for value, labels in self.choices.items()}

    def join(self, account: str) -> str:
        """The value of a customer, joined under the alias that `value` has."""
        return (
            f"left join account_attributes at_{self.name} on at_{self.name}.account_id = {account}"
            f" and at_{self.name}.name = '{self.name}'"
        )

    @property
    def value(self) -> str:
        """The value in SQL."""
        return f"at_{self.name}.value"


def _spoken(texts: tuple[str, str]) -> str:
    english, chinese = texts
    return chinese or english if i18n.language.get().startswith("zh") else english


def worded(name: str) -> str:
    """A name as people read it, where no label is known."""
    return name.replace("_", " ").capitalize()


_known: ContextVar[Mapping[str, Attribute]] = ContextVar("attributes")


def known() -> Mapping[str, Attribute]:
    """The attributes of the question that is being answered, by their dimensions, in the order of their pages."""
    return _known.get({})


def know(facts: "Warehouse") -> None:
    """From now on the attributes are those that these facts have; read again only when they have changed."""
    standing = tuple(facts.changed[table] for table in (*TABLES, "every_table"))
    if facts.attributes is None or facts.attributes[0] != standing:
        facts.attributes = standing, _read(facts)
    _known.set(facts.attributes[1])


def _read(facts: "Warehouse") -> dict[str, Attribute]:
    choices: dict[str, dict[str, tuple[str, str]]] = {}
    with facts.moment():
        for name, value, *labels in facts.read(CHOICES):
            choices.setdefault(name, {})[value] = (labels[0], labels[1])
        defined = facts.read(DEFINED)
    found = {}
    for name, label, label_zh, help_, help_zh, kind in defined:
        chosen = choices.get(name, {}) if kind == "choice" else {}
        each = Attribute(name, (label, label_zh), (help_, help_zh), chosen)
        found[each.dimension_id] = each
    return found


def is_unknown(dimension_id: str) -> bool:
    """Whether this would be an attribute, and there is none of that name that can be asked for."""
    return NAME.fullmatch(dimension_id) is not None and dimension_id not in known()
