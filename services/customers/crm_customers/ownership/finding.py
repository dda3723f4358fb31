"""Finds customers by what somebody knows of them: a name, a telephone number, an e-mail address.

The rule kept here: only what equals counts (in its compared form): this tells people whose customer somebody is, and
must not guess.
"""

from typing import Any, NamedTuple

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import Select, Table, Text, any_, bindparam, or_, select, union
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import profiles, reach, searching
from crm_customers.tables import accounts, contacts

MOST = 20


class Sought(NamedTuple):
    """What is known of a customer."""

    names: tuple[str, ...] = ()
    phone_number: str = ""
    email: str = ""
    country: str = ""


def _fits(table: Table) -> Select[Any]:
    """The accounts that fit themselves or by somebody in them."""
    names = bindparam("names", type_=ARRAY(Text))
    numbers = bindparam("numbers", type_=ARRAY(Text))
    addresses = bindparam("addresses", type_=ARRAY(Text))
    found = select(accounts.c.account_id, accounts.c.owner_id, accounts.c.team).where(
        or_(
            table.c.search_name == any_(names),
            table.c.phone_numbers.overlap(numbers),
            table.c.email_addresses.overlap(addresses),
        ),
        table.c.delete_time.is_(None),
        accounts.c.delete_time.is_(None),
    )
    if table is contacts:
        found = found.join(accounts, accounts.c.account_id == contacts.c.account_id)
    return found.limit(MOST)


FIND = Statement(
    select(union(select(_fits(accounts).subquery()), select(_fits(contacts).subquery())).subquery())
)


def find(call: Call, sought: Sought) -> list[Any]:
    """The accounts that this may be, with whose they are."""
    country = sought.country or profiles.DEFAULT_COUNTRY
    number = reach.e164(sought.phone_number, country) if sought.phone_number else ""
    folded = [searching.fold(name) for name in sought.names if name.strip()]
    given = {
        "names": [name for name in folded if name],
        "numbers": [number] if number else [],
        "addresses": [reach.normal_email(sought.email)] if sought.email else [],
    }
    rows = call.all(FIND, **given) if any(given.values()) else []
    return sorted(rows, key=lambda row: row.account_id)
