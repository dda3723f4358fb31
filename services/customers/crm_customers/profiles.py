"""What accounts and contacts have in common: a name and ways to reach them, kept as typed and as found.

The rule kept here: whenever a name, telephone number or e-mail address changes, the columns that are searched and
compared change with it, in the same statement.
"""

import os
from collections.abc import Iterable, Mapping
from typing import Any

from crm_chassis import records
from psycopg.types.json import Jsonb

from crm_customers import reach, rules, searching
from crm_customers.identity import facts, keys

# The country of numbers without +country whose account says no country; empty: such numbers have no E.164 form.
DEFAULT_COUNTRY = os.environ.get("CRM_DEFAULT_COUNTRY", "")
REACHED = ("display_name", "phones", "emails", "messengers")
SAID = (*REACHED, "addresses", "tags")
# What else a record is recognised by (identity/keys.py).
RECOGNISED = ("kind", "tax_id", "birth_date", "country", "city", "street", "postal_code")


def found_by(
    display_name: str,
    phones: Iterable[Mapping[str, Any]],
    emails: Iterable[Mapping[str, Any]],
    country: str,
    messengers: Iterable[Mapping[str, Any]] = (),
) -> dict[str, Any]:
    """The columns of a name and of how to reach whom it names."""
    normal = reach.normal_phones(phones, country or DEFAULT_COUNTRY)
    addresses = reach.normal_emails(emails)
    handles = reach.normal_messengers(messengers)
    return {
        "display_name": display_name,
        "phones": Jsonb(normal),
        "emails": Jsonb(addresses),
        "messengers": Jsonb(handles),
        "phone_numbers": reach.numbers(normal),
        "email_addresses": [email["normalized"] for email in addresses],
        "search_text": searching.search_text(display_name, normal, addresses, handles),
        "search_name": searching.fold(display_name),
    }


def profile(message: Any, country: str) -> dict[str, Any]:
    """The columns of a new account's or contact's name, reach, addresses and tags."""
    kind = "contact" if message.DESCRIPTOR.name == "Contact" else "account"
    names = [name for name in RECOGNISED if name in message.DESCRIPTOR.fields_by_name]
    said = records.values(message, *names, *SAID)
    return profile_of(kind, said, country)


def profile_of(kind: str, said: Mapping[str, Any], country: str) -> dict[str, Any]:
    """The same of what is said in plain values."""
    found = found_by(
        said["display_name"], said["phones"], said["emails"], country, said["messengers"]
    )
    found["match_keys"] = match_keys(kind, {**said, **found})
    return found | {
        "addresses": Jsonb(said["addresses"]),
        "tags": rules.tidy_tags(said["tags"]),
    }


def changed_profile(row: Any, values: dict[str, Any], country: str) -> dict[str, Any]:
    """The columns to set when an update changes some of a name, the reach, addresses, tags or the country."""
    if "addresses" in values:
        values = values | {"addresses": Jsonb(values["addresses"])}
    if "tags" in values:
        values = values | {"tags": rules.tidy_tags(values["tags"])}
    if not {*REACHED, *RECOGNISED} & values.keys():
        return values
    if {*REACHED, "country"} & values.keys():
        merged = {name: values.get(name, getattr(row, name)) for name in REACHED}
        values = values | found_by(**merged, country=country)
    return values | {"match_keys": changed_keys(row, values)}


def match_keys(kind: str, values: Mapping[str, Any]) -> list[int]:
    """The keys by which a record of these column values is recognised."""
    return keys.all_keys(facts.of_values(kind, values))


def changed_keys(row: Any, values: Mapping[str, Any]) -> list[int]:
    """The keys of a record after an update of some of its columns."""
    told = {
        "phone_numbers": reach.numbers(row.phones),
        "email_addresses": [email["normalized"] for email in row.emails],
        **row._asdict(),
        **values,
    }
    return match_keys("contact" if hasattr(row, "contact_id") else "account", told)
