"""Accounts and contacts of rows, made ready to be taken: their columns, what is told of them, and their keys.

The rule kept here: a customer of an import goes through the same checks and normal forms as one that is typed in.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import orjson
from crm_chassis.call import Call
from crm_chassis.clock import Clock

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers.attributes import rules as attribute_rules
from crm_customers.identity import engine
from crm_customers.identity import facts as party_facts
from crm_customers.imports.copy_forms import copy_text
from crm_customers.imports.mapping import Said
from crm_customers.imports.prepared import Party, RowRefused, Task, key_of, named_in
from crm_customers.imports.said_values import message_of, values_of

# Set when a record arrives, not before.
LATER = {
    "account": ("create_time", "update_time"),
    "contact": ("account_id", "create_time", "update_time"),
}
# What every record of an import has; other columns are written where the plan says something of them.
ALWAYS = {"kind", "display_name", "source", "external_id", "search_text", "search_name"}
ALWAYS |= {"phones", "emails", "phone_numbers", "email_addresses", "match_keys"}
FACTS: tuple[str, ...] = (
    "kind",
    "display_name",
    "phone_numbers",
    "email_addresses",
    "country",
    "region",
    "city",
    "street",
)
FACTS += ("postal_code", "tax_id", "birth_date")


class Parties:
    """Makes accounts and contacts of what rows say."""

    def __init__(self, task: Task, clock: Clock) -> None:
        self.task = task
        self.source = task.source
        self.call = Call(None, task.principal, clock, None)  # type: ignore[arg-type] # asks nobody
        self.columns: dict[str, list[str]] = dict(task.written)

    def brings_contact(self, said: Said) -> bool:
        """Whether a row brings a person, and does not only name one, or none."""
        optional = len(self.source.brings) > 1 and not said.fields.get("external_id")
        return not self.source.refers_only("contact") and not optional

    def account(self, said: Mapping[str, Said]) -> Party:
        """The account of a row."""
        mine = said["account"]
        key_of("account", mine)
        given = values_of("account", self.source.name, mine.fields)
        values = account_handlers.values_said(self.call, given, self._learned("account", mine))
        return self._party("account", values, mine, {})

    def contact(self, said: Mapping[str, Said]) -> Party:
        """The contact of a row; its account is the row's, or the one that it names."""
        mine = said["contact"]
        key = key_of("contact", mine)
        owner, _ = named_in(self.source, said)
        if mine.more.get("account"):
            owner = [mine.more.get("system") or self.source.name, mine.more["account"]]
        if owner is None:
            raise RowRefused(
                "contact", "NO_ACCOUNT", "account", f"the row of contact {key} names no account"
            )
        given = values_of("contact", self.source.name, mine.fields)
        country = said["account"].fields.get("country", "") if "account" in said else ""
        learned = self._learned("contact", mine)
        values = contact_handlers.values_said(self.call, given, learned, 0, country)
        return self._party("contact", values, mine, {"account": owner, "country": country})

    def _party(self, kind: str, values: dict[str, Any], mine: Said, more: dict[str, Any]) -> Party:
        """A party whose columns are known."""
        learned = values["attributes"].obj
        columns = self.columns.get(kind)
        if columns is None:
            columns = self.columns[kind] = self._columns(kind, values)
        line = "\t".join([copy_text(values[name]) for name in columns]).encode()
        message = message_of(kind, self.source.name, mine.fields, values)
        for name, value in learned.items():
            message.attributes[name] = attribute_rules.as_text(value)
        facts = {name: value for name in FACTS if (value := values.get(name))}
        # A contact's keys wait until its account is known.
        asked: Sequence[int] = ()
        if kind == "account":
            told_of = party_facts.of_values(kind, values)
            asked = engine.asked_by_batch(told_of, values["match_keys"])
        said_more = {"facts": facts, "asked": asked, "attributes": learned, **more}
        extra = orjson.dumps(said_more, default=plain)
        key, body = message.external_id, message.SerializeToString()
        return Party(kind, key, body, line, extra, str(mine.more.get("parent", "")))

    def _columns(self, kind: str, values: Mapping[str, Any]) -> list[str]:
        """The columns that are written of this source's records; the others have their defaults."""
        said = {name.partition(".")[0] for name in self.source.sections[kind]} | ALWAYS
        if self.task.principal.rows != "all":
            said |= {"owner_id", "team"}
        return [name for name in values if name in said and name not in LATER[kind]]

    def _learned(self, kind: str, said: Said) -> dict[str, Any]:
        """The values of attributes that a row gives."""
        if not said.attributes:
            return {}
        values, problems = self.task.catalogues[kind].read(said.attributes, kind)
        for path, text in problems.items():
            raise RowRefused(kind, "INVALID_ATTRIBUTE", path, f"{path}: {text}")
        return {name: value for name, value in values.items() if value not in ("", [])}


def plain(value: Any) -> Any:
    """What JSON does not know."""
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(type(value).__name__)
