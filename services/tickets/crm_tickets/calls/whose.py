"""Whose call it is: the customer who has the number, or who took their place when customers became one.

The rule kept here: it is asked before the call is held, for a merge holds the customers' numbers first and then the
calls. A number that several customers have is nobody's, until they are one.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from crm_chassis.sql import Row

from crm_tickets import customers, queries, survivors
from crm_tickets.tables import calls

if TYPE_CHECKING:
    from crm_chassis.call import Call


class Caller(NamedTuple):
    """Who has a number: what a call says of them, and the merges by which it is them."""

    values: dict[str, Any]
    home: survivors.Home
    name: str  # without those merges


NOBODY: dict[str, Any] = {
    "requester_name": "",
    "account_id": None,
    "contact_id": None,
    "account_name": "",
}


def of_number(call: "Call", phone: str) -> Caller:
    """Whose number it is, as far as we know it ourselves."""
    rows = call.all(queries.KNOWN_CALLERS, phones=[phone]) if phone else []
    home = _home(call, rows)
    names = list(dict.fromkeys(row.name for row in rows if row.name and row.kind != "account"))
    name = names[0] if len(names) == 1 else ""
    values = {**NOBODY, "requester_name": name, **home.who}
    if home.account_id:
        known = customers.named(call, **home.who)
        values["account_name"] = known["account_name"]
        values["requester_name"] = known.get("name") or name
        if not values["account_name"]:
            told = (row.account_name for row in rows if row.account_id == home.account_id)
            values["account_name"] = next(filter(None, told), "")
    return Caller(values, home, name)


def _home(call: "Call", rows: Sequence[Row]) -> survivors.Home:
    """The one customer of these; with several, the one that they have become."""
    accounts = sorted({row.account_id for row in rows if row.account_id})
    contacts = sorted({row.contact_id for row in rows if row.contact_id})
    if not accounts:
        return survivors.Home(None, None)
    if len(accounts) == 1 and len(contacts) <= 1:
        contact_id = contacts[0] if contacts else None
        return survivors.home(call, account_id=accounts[0], contact_id=contact_id)
    people = [survivors.home(call, account_id=None, contact_id=each) for each in contacts]
    firms = [survivors.home(call, account_id=each, contact_id=None) for each in accounts]
    found = {each.account_id for each in firms}
    if len(found) != 1:
        return survivors.Home(None, None)
    persons = {each.contact_id for each in people}
    # What it was before: of several accounts nobody's, of several people of one account the account's.
    said = {"account_id": accounts[0] if len(accounts) == 1 else None, "contact_id": None}
    if len(contacts) == 1:
        said["contact_id"] = contacts[0] if said["account_id"] else None
    merges = sorted({each.merge_id for home in (*people, *firms) for each in home.passed})
    return survivors.Home(
        found.pop(),
        persons.pop() if len(persons) == 1 else None,
        tuple(survivors.Passed(merge_id, said) for merge_id in merges),
    )


def note(call: "Call", caller: Caller, row: Row) -> None:
    """Notes for the undo of merges whose call it would be without them."""
    survivors.note(call, caller.home, calls.name, row.call_id, caller.name)
