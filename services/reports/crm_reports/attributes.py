"""Attributes that customers defines at run time, as dimensions: `attribute:region_class` cuts what is about a customer,
`contact_attribute:role` what is about a contact: touches, tickets, deals, leads, orders.

The rule kept here: which attributes there are is read from the facts when a question begins; an attribute of choices or
of yes and no is a dimension from its definition on, in both languages, and none any more when it is out of use.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crm_chassis import i18n
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

if TYPE_CHECKING:
    from crm_reports.warehouse import Warehouse

NAME = re.compile(r"(contact_)?attribute:([a-z][a-z0-9_]{0,62})")
DEFINING = ("attribute_definitions", "attribute_choices")
TABLES = (*DEFINING, "account_attributes")
OF_CONTACTS = (*DEFINING, "contact_attributes")
KINDS = ("account", "contact")
YES_NO = {"yes": N_("Yes"), "no": N_("No")}
DEFINED = """
select name, label, label_zh, help, help_zh, type, string_split(record_kinds, ',') from attribute_definitions
where delete_time is null and not personal and readers = '' and type in ('choice', 'yes_no')
order by section, position, attribute_id
"""
CHOICES = "select attribute_name, value, label, label_zh from attribute_choices"


@dataclass(frozen=True)
class Attribute:
    """One of them: of which records, what it and its values are called in English and in Chinese."""

    kind: str
    name: str
    titles: tuple[str, str]
    helps: tuple[str, str]
    choices: Mapping[str, tuple[str, str]]

    @property
    def of_contacts(self) -> bool:
        """Whether it says something of contacts, not of accounts."""
        return self.kind == "contact"

    @property
    def dimension_id(self) -> str:
        """Its name as a dimension."""
        return f"{'contact_' * self.of_contacts}attribute:{self.name}"

    @property
    def title(self) -> str:
        """What it is called in the reader's language."""
        label = _spoken(self.titles) or worded(self.name)
        return _("Contact: %(label)s", label=label) if self.of_contacts else label

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

    @property
    def alias(self) -> str:
        """What its values are joined as."""
        return f"{'ct' if self.of_contacts else 'at'}_{self.name}"

    def join(self, record: str) -> str:
        """The value of an account or a contact, joined under the alias that `value` has."""
        return (
            f"left join {self.kind}_attributes {self.alias} on {self.alias}.{self.kind}_id = {record}"
            f" and {self.alias}.name = '{self.name}'"
        )

    @property
    def value(self) -> str:
        """The value in SQL."""
        return f"{self.alias}.value"


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
    standing = tuple(facts.changed[table] for table in (*DEFINING, "every_table"))
    if facts.attributes is None or facts.attributes[0] != standing:
        facts.attributes = standing, _read(facts)
    _known.set(facts.attributes[1])


def _read(facts: "Warehouse") -> dict[str, Attribute]:
    choices: dict[str, dict[str, tuple[str, str]]] = defaultdict(dict)
    with facts.moment():
        for name, value, *labels in facts.read(CHOICES):
            choices[name][value] = (labels[0], labels[1])
        defined = facts.read(DEFINED)
    found = [
        Attribute(
            kind,
            name,
            (label, label_zh),
            (help_, help_zh),
            choices[name] if type_ == "choice" else {},
        )
        for kind in KINDS
        for name, label, label_zh, help_, help_zh, type_, kinds in defined
        if kind in kinds
    ]
    return {each.dimension_id: each for each in found}


def is_unknown(dimension_id: str) -> bool:
    """Whether this would be an attribute, and there is none of that name that can be asked for."""
    return NAME.fullmatch(dimension_id) is not None and dimension_id not in known()
