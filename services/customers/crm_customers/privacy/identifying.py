"""Puts together what identifies a person: now, before, and in the records that were merged into theirs.

The rule kept here: what somebody else is known by too (the switchboard, a common name) is told apart, so that an
erasure takes nothing from others.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import phonenumbers
from crm.access.v1 import privacy_pb2 as pb
from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.sql import Row
from crm_chassis.tables import audit
from sqlalchemy import Table, literal, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_customers import accounts as account_handlers
from crm_customers import contacts as contact_handlers
from crm_customers import searching
from crm_customers.tables import accounts, contacts, deal_persons, leads


@dataclass
class Known:
    """What a person is or was known by."""

    names: set[str] = field(default_factory=set)
    numbers: dict[str, set[str]] = field(default_factory=dict)  # as compared → as written
    addresses: dict[str, set[str]] = field(default_factory=dict)

    def take(self, record: Any) -> None:
        """Adds what a contact's or an account's message says."""
        if record.display_name:
            self.names.add(record.display_name)
        for phone in record.phones:
            forms = self.numbers.setdefault(phone.e164 or phone.number, set())
            forms.update(filter(None, (phone.number, phone.e164, *_written(phone.e164))))
        for email in record.emails:
            forms = self.addresses.setdefault(email.normalized or email.address, set())
            forms.update(filter(None, (email.address, email.normalized)))
        if "@" in record.external_id:  # a shop that knows people by their e-mail addresses
            self.addresses.setdefault(record.external_id, set()).add(record.external_id)
        for handle in getattr(record, "messengers", ()):
            self.addresses.setdefault(handle.handle, set()).add(handle.handle)


def _written(number: str) -> Iterable[str]:
    """A number as it is dialled at home and from abroad."""
    if not number:
        return
    parsed = phonenumbers.parse(number)
    national = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    yield "".join(c for c in national if c.isdigit())
    yield f"00{number[1:]}"


def subject(call: Call, contact_id: int, account_id: int) -> tuple[Table, Row]:
    """The row of the person who is meant; Invalid when it is nobody or a company."""
    if contact_id:
        row = call.first(contact_handlers.GET, contact_id=contact_id)
        if row is None or not call.sees(accounts, row):
            raise NotFound("contact", contact_id)
        return contacts, row
    if not account_id:
        raise Invalid({"contact_id": "say who"})
    row = account_handlers.seen_row(call, account_handlers.GET, account_id)
    if row.kind != "household":
        raise Invalid({"account_id": "is a company, not a person"})
    return accounts, row


def person_of(call: Call, table: Table, row: Row) -> pb.Person:
    """The person as every service can find them."""
    key = "contact_id" if table is contacts else "account_id"
    number = getattr(row, key)
    merged = select(table.c[key].label("number")).where(table.c.merged_into_id == number)
    also = [each.number for each in call.all(merged)]
    known = Known()
    rows = call.all(select(*table.c).where(table.c[key].in_([number, *also])))
    kind = Contact if table is contacts else Account
    for each in rows:
        known.take(message_of(table, each))
    if table is accounts:
        within = select(*contacts.c).where(contacts.c.account_id.in_([number, *also]))
        for each in call.all(within):
            known.take(contact_handlers.message_of(each))
    _history(call, known, kind, [number, *also])
    _elsewhere(call, known, key, [number, *also])
    person = pb.Person(
        contact_id=number if table is contacts else 0,
        account_id=row.account_id,
        is_account=table is accounts,
        also_ids=also,
    )
    sort_out(call, table, person, known)
    return person


def message_of(table: Table, row: Row) -> Any:
    """A row of accounts or contacts as its message."""
    handlers = contact_handlers if table is contacts else account_handlers
    return handlers.message_of(row)


def _history(call: Call, known: Known, kind: Any, numbers: list[int]) -> None:
    """What the person was known by before."""
    resource = f"crm.customers.{kind.DESCRIPTOR.name}"
    wanted = select(audit.c.before, audit.c.after).where(
        audit.c.resource == resource, audit.c.resource_id.in_([str(each) for each in numbers])
    )
    for row in call.all(wanted):
        for body in (row.before, row.after):
            if body:
                known.take(kind.FromString(bytes(body)))


def _elsewhere(call: Call, known: Known, key: str, numbers: list[int]) -> None:
    """What the person is called where somebody else wrote them down: as a lead, and among the people of a deal."""
    for row in call.all(select(*leads.c).where(leads.c[key].in_(numbers))):
        known.names.update(filter(None, (row.person_name,)))
        for held, said in ((known.numbers, row.phone), (known.addresses, row.email)):
            if said:
                held.setdefault(said, set()).add(said)
    if key == "contact_id":
        called = select(deal_persons.c.display_name).where(deal_persons.c.contact_id.in_(numbers))
        known.names.update(row.display_name for row in call.all(called) if row.display_name)


def sort_out(call: Call, table: Table, person: pb.Person, known: Known) -> None:
    """Tells what is the person's alone from what others are known by too."""
    for name in sorted(known.names):
        shared = _others(call, table, person, "search_name", searching.fold(name))
        _add(person.shared if shared else person.names, [name])
    for number, forms in sorted(known.numbers.items()):
        shared = _others(call, table, person, "phone_numbers", number)
        _add(person.shared if shared else person.phone_numbers, sorted(forms))
    for address, forms in sorted(known.addresses.items()):
        shared = _others(call, table, person, "email_addresses", address)
        _add(person.shared if shared else person.addresses, sorted(forms))


def _add(there: Any, forms: Iterable[str]) -> None:
    there.extend(form for form in forms if form not in there)


def shared_now(call: Call, table: Table, person: pb.Person) -> None:
    """What was the person's alone and is somebody else's too by now is told apart as well."""
    for name in list(person.names):
        if _others(call, table, person, "search_name", searching.fold(name)):
            _share(person, person.names, [name])
    for number in [each for each in person.phone_numbers if each.startswith("+")]:
        if _others(call, table, person, "phone_numbers", number):
            _share(person, person.phone_numbers, _same_number(person, number))
    for address in list(person.addresses):
        if _others(call, table, person, "email_addresses", address.lower()):
            _share(person, person.addresses, [address])


def _same_number(person: pb.Person, number: str) -> list[str]:
    """The forms in which a number was written."""
    digits = {each: "".join(c for c in each if c.isdigit()) for each in person.phone_numbers}
    return [each for each, said in digits.items() if said and number.endswith(said.lstrip("0"))]


def _share(person: pb.Person, own: Any, forms: Iterable[str]) -> None:
    for form in forms:
        own.remove(form)
        _add(person.shared, [form])


def _others(call: Call, own: Table, person: pb.Person, column: str, value: str) -> bool:
    """Whether somebody else is known by this too."""
    for table, key in ((contacts, "contact_id"), (accounts, "account_id")):
        found = table.c[column]
        same = found == value
        if isinstance(found.type, ARRAY):
            same = found.overlap([value])
        mine = [*([getattr(person, key)] if table is own else []), *person.also_ids]
        not_mine = table.c[key].not_in(mine) if table is own else literal(True)
        if person.is_account and table is contacts:
            not_mine = contacts.c.account_id.not_in([person.account_id, *person.also_ids])
        alive = table.c.delete_time.is_(None)
        if call.first(select(table.c[key]).where(same, not_mine, alive).limit(1)):
            return True
    return False
