"""What a row says of an account or contact: as its columns have it, and as its message has it.

The rule kept here: a row that breaks a rule of its message is refused; kinds are words in columns and numbers in
messages, and nothing else differs between the two.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm_chassis import records
from google.protobuf.descriptor import Descriptor

from crm_customers import accounts, contacts, profiles
from crm_customers.imports.prepared import refuse_wrong
from crm_customers.imports.surely import surely

MESSAGES: dict[str, Any] = {"account": Account, "contact": Contact}
SURE = {kind: surely(message.DESCRIPTOR) for kind, message in MESSAGES.items()}
EMPTY = {
    "account": records.values(Account(), *accounts.PLAIN, *profiles.SAID, "kind"),
    "contact": records.values(Contact(), *contacts.PLAIN, *profiles.SAID),
}
# What a row of a contact need not say: it is found when the contact arrives.
NOT_YET = {"account": (), "contact": ("account_id", "account_external_id")}


def _words_of(descriptor: Descriptor) -> list[tuple[str, dict[int, str]]]:
    """The columns' words for the numbers of a message's choices, by field."""
    fields = descriptor.fields
    return [(one.name, records.enum_names(one.enum_type)) for one in fields if one.enum_type]


WORDS = {kind: _words_of(message.DESCRIPTOR) for kind, message in MESSAGES.items()}
# Telephones and addresses of e-mail have kinds; those of accounts and of contacts are the same.
ENTRIES = {
    name: dict(_words_of(Account.DESCRIPTOR.fields_by_name[name].message_type))["kind"]
    for name in ("phones", "emails")
}
NUMBERS = {name: {word: one for one, word in words.items()} for name, words in ENTRIES.items()}


def _with_kinds(
    entries: Sequence[Mapping[str, Any]], kinds: Mapping[Any, Any]
) -> list[Mapping[str, Any]]:
    return [{**one, "kind": kinds[one["kind"]]} if one.get("kind") else one for one in entries]


def values_of(kind: str, source: str, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is said in the values of columns; raises RowRefused for what breaks a rule."""
    if not SURE[kind](fields):
        message = MESSAGES[kind](source=source, **fields)
        refuse_wrong(kind, message, but=NOT_YET[kind])
        return records.values(message, *EMPTY[kind])
    said = {**EMPTY[kind], **fields, "source": source}
    for name, words in WORDS[kind]:
        if name in fields:
            said[name] = words.get(fields[name])
    for name, words in ENTRIES.items():
        if name in fields:
            said[name] = _with_kinds(fields[name], words)
    return said


def message_of(kind: str, source: str, fields: Mapping[str, Any], values: Mapping[str, Any]) -> Any:
    """The message that is told of it, with telephones and e-mail addresses as its columns have them."""
    told = {**fields, "source": source}
    for name, numbers in NUMBERS.items():
        if name in told:
            told[name] = _with_kinds(values[name].obj, numbers)
    return MESSAGES[kind](**told)
