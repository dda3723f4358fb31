"""Whose telephone number or e-mail address it is that a machine reports.

The rule kept here: a touch is given to somebody only when the address belongs to one customer alone; who is in doubt
stays unknown, and can be said later.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from crm_chassis.call import Call
from crm_chassis.sql import Statement
from sqlalchemy import (
    BigInteger,
    Select,
    Table,
    Text,
    bindparam,
    cast,
    func,
    null,
    select,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, array

from crm_customers import profiles, queries, reach
from crm_customers.queries import seen
from crm_customers.tables import accounts, contacts

LONGEST = 254


class Who(NamedTuple):
    """An account, and the person there if it is one alone."""

    account_id: int
    contact_id: int | None


def _holders(column: str) -> Statement:
    """The people and accounts that have these numbers or addresses, each with which."""
    given = bindparam("wanted", type_=ARRAY(Text))
    wanted = func.unnest(given).table_valued("address").render_derived()

    def of(table: Table) -> Select[Any]:
        nobody = cast(null(), BigInteger).label("contact_id")
        who = contacts.c.contact_id if table is contacts else nobody
        has = table.c[column].contains(array([wanted.c.address]))
        found = select(wanted.c.address, accounts.c.account_id, who).select_from(wanted)
        found = found.join(table, has)
        if table is contacts:
            found = found.join(accounts, accounts.c.account_id == contacts.c.account_id)
            found = found.where(contacts.c.delete_time.is_(None))
        return found.where(accounts.c.delete_time.is_(None), seen())

    return Statement(union_all(of(contacts), of(accounts)))


HOLDERS = {name: _holders(name) for name in ("phone_numbers", "email_addresses")}


def comparable(address: str) -> tuple[str, str]:
    """The column in which an address would stand, and its form there; ("", "") for neither."""
    if "\x00" in address or len(address) > LONGEST:  # refused later, row by row
        return "", ""
    if "@" in address:
        return "email_addresses", reach.normal_email(address)
    said = address.strip()
    abroad = f"+{said[2:]}" if said.startswith("00") else said  # as most countries dial out
    number = reach.e164(abroad, profiles.DEFAULT_COUNTRY)
    return ("phone_numbers", number) if number else ("", "")


def whose(call: Call, addresses: Iterable[str]) -> dict[str, Who]:
    """Of these addresses, as they came, those that belong to one customer alone."""
    wanted: dict[str, dict[str, list[str]]] = {name: {} for name in HOLDERS}
    for address in set(addresses) - {""}:
        column, form = comparable(address)
        if column:
            wanted[column].setdefault(form, []).append(address)
    found: dict[str, Who] = {}
    for column, forms in wanted.items():
        if not forms:
            continue
        holders: dict[str, list[Any]] = {}
        for row in call.all(HOLDERS[column], wanted=list(forms), **queries.rows_of(call)):
            holders.setdefault(row.address, []).append(row)
        for form, rows in holders.items():
            if who := _alone(rows):
                found |= dict.fromkeys(forms[form], who)
    return found


def _alone(rows: list[Any]) -> Who | None:
    """The one customer among holders; None when there are several."""
    account_ids = {row.account_id for row in rows}
    people = {row.contact_id for row in rows} - {None}
    if len(account_ids) != 1:
        return None
    return Who(account_ids.pop(), people.pop() if len(people) == 1 else None)
