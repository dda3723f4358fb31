"""The accounts and contacts that an intake names: found by their ids in the source, or created from the request.

The rule kept here: one id of one source is one record, however often it is sent and by how many callers at once. A
known record is left as it is: people may have corrected it here.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from crm.customers.v1.accounts_pb2 import Account
from crm.customers.v1.contacts_pb2 import Contact
from crm.customers.v1.interactions_pb2 import IngestOutcome, IngestResult
from crm_chassis import copying, validation
from crm_chassis.call import Call
from crm_chassis.errors import Invalid
from crm_chassis.records import to_message
from crm_chassis.sql import key_of

from crm_customers import accounts as account_handlers
from crm_customers import bulk, queries, rules
from crm_customers import contacts as contact_handlers
from crm_customers.attributes import values as attributes
from crm_customers.tables import accounts, contacts

CREATED = IngestOutcome.INGEST_OUTCOME_CREATED
UPDATED = IngestOutcome.INGEST_OUTCOME_UPDATED
UNCHANGED = IngestOutcome.INGEST_OUTCOME_UNCHANGED
REJECTED = IngestOutcome.INGEST_OUTCOME_REJECTED
GIVEN = "where external_id <> ''"


def refused(external_id: str, why: rules.Rejected) -> IngestResult:
    """The result of a row that was not taken."""
    return IngestResult(
        external_id=external_id,
        outcome=REJECTED,
        reason=why.reason,
        field=why.field,
        message=why.message,
    )


def taken(external_id: str, record_id: int, outcome: IngestOutcome) -> IngestResult:
    """The result of a row that was taken."""
    return IngestResult(external_id=external_id, record_id=record_id, outcome=outcome)


def check_id(row: Any, source: str) -> None:
    """Raises Rejected for a row that comes from elsewhere or without an id."""
    if row.source and row.source != source:
        raise rules.Rejected("OTHER_SOURCE", f"comes from {row.source}, not {source}", "source")
    if not row.external_id:
        raise rules.Rejected("NO_EXTERNAL_ID", "says no external_id", "external_id")


def check(row: Any, source: str) -> None:
    """Raises Rejected for a row whose fields are wrong, or that comes from elsewhere or without an id."""
    check_id(row, source)
    for path, text in validation.violations(row).items():
        if path or row.source:  # of a row as a whole, "source and external_id go together" is asked
            raise rules.Rejected("INVALID_FIELD", text, path)


class Parties:
    """Who is known of one source, for one call."""

    def __init__(self, call: Call, source: str, dry: bool) -> None:
        self.call = call
        self.source = source
        self.dry = dry  # say what would be done, and do nothing
        self.accounts: dict[str, int] = {}
        self.asked: set[str | int] = set()
        self.contacts: dict[str, int] = {}
        self.hidden: set[tuple[str, str]] = set()  # kind and id
        self.account_ids: set[int] = set()
        self.contact_ids: dict[int, int] = {}
        self.countries: dict[int, str] = {}

    def know(self, account_id: int, country: str) -> None:
        """Takes an account as known that the caller may see."""
        self.account_ids.add(account_id)
        self.countries[account_id] = country

    def load_accounts(self, external_ids: Iterable[str], ids: Iterable[int]) -> None:
        """Finds the accounts of these ids that the caller may see."""
        who = queries.rows_of(self.call)
        wanted: dict[str, list[Any]] = {
            "external_ids": sorted(set(external_ids)),
            "ids": sorted(set(ids)),
        }
        self.asked.update(*wanted.values())
        for row in self.call.all(queries.INTAKE_ACCOUNTS, source=self.source, **wanted, **who):
            if row.visible:
                self._know_account(row.account_id, row.external_id, row.source, row.country)
            else:
                self.hidden.add(("account", row.external_id))

    def load_contacts(self, external_ids: Iterable[str], ids: Iterable[int]) -> None:
        """Finds the contacts of these ids whose accounts the caller may see."""
        who = queries.rows_of(self.call)
        wanted = {"external_ids": sorted(set(external_ids)), "ids": sorted(set(ids))}
        for row in self.call.all(queries.INTAKE_CONTACTS, source=self.source, **wanted, **who):
            if not row.visible:
                self.hidden.add(("contact", row.external_id))
                continue
            if row.source == self.source and row.external_id:
                self.contacts[row.external_id] = row.contact_id
            self.contact_ids[row.contact_id] = row.account_id

    def _know_account(self, account_id: int, external_id: str, source: str, country: str) -> None:
        if source == self.source and external_id:
            self.accounts[external_id] = account_id
        self.know(account_id, country)

    def _check_seen(self, kind: str, external_id: str) -> None:
        """Raises Rejected for an id whose record the caller may not see."""
        if (kind, external_id) in self.hidden:
            raise rules.Rejected("SOMEBODY_ELSES", "belongs to somebody else", "external_id")

    def account(self, account_id: int, external_id: str, place: str) -> int | None:
        """The account that a row names; None if it names none; raises Rejected for an unknown one."""
        if account_id:
            if account_id not in self.account_ids and account_id not in self.asked:
                self.load_accounts((), [account_id])
            if account_id not in self.account_ids:
                raise rules.Rejected("UNKNOWN_ACCOUNT", f"there is no account {account_id}", place)
            return account_id
        if not external_id:
            return None
        if external_id not in self.accounts and external_id not in self.asked:
            self.load_accounts([external_id], ())
        found = self.accounts.get(external_id)
        if found is None:
            text = f"there is no account {external_id} of {self.source}"
            raise rules.Rejected("UNKNOWN_ACCOUNT", text, place)
        return found

    def contact(self, contact_id: int, external_id: str, place: str) -> int | None:
        """The contact that a row names, likewise."""
        if contact_id:
            if contact_id not in self.contact_ids:
                raise rules.Rejected("UNKNOWN_CONTACT", f"there is no contact {contact_id}", place)
            return contact_id
        if not external_id:
            return None
        found = self.contacts.get(external_id)
        if found is None:
            text = f"there is no contact {external_id} of {self.source}"
            raise rules.Rejected("UNKNOWN_CONTACT", text, place)
        return found

    def take_accounts(self, given: Sequence[Account]) -> list[IngestResult]:
        """Creates the accounts that are new; the known ones are left as they are."""
        new: dict[str, dict[str, Any]] = {}
        results = []
        for account in given:
            external_id = account.external_id
            try:
                check_id(account, self.source)
                self._check_seen("account", external_id)
                if external_id not in self.accounts and external_id not in new:
                    check(account, self.source)
                    if account.parent_account_id:
                        self.account(account.parent_account_id, "", "parent_account_id")
                    with _told_of_the_row():
                        values = account_handlers.new_values(self.call, account)
                    new[external_id] = values | {"source": self.source}
                    results.append(taken(external_id, 0, CREATED))
                else:
                    results.append(taken(external_id, self.accounts.get(external_id, 0), UNCHANGED))
            except rules.Rejected as why:
                results.append(refused(external_id, why))
        made = self._add(accounts, new)
        for external_id, row in made.items():
            self._know_account(row["account_id"], external_id, self.source, row["country"])
        if late := new.keys() - made.keys():
            self.load_accounts(late, ())
        _number(results, self.accounts, late)
        return results

    def take_contacts(self, given: Sequence[Contact]) -> list[IngestResult]:
        """Creates the contacts that are new; the known ones are left as they are."""
        new: dict[str, dict[str, Any]] = {}
        results = []
        for contact in given:
            external_id = contact.external_id
            try:
                check_id(contact, self.source)
                self._check_seen("contact", external_id)
                if external_id not in self.contacts and external_id not in new:
                    check(contact, self.source)
                    owner = self.account(
                        contact.account_id, contact.account_external_id, "account_id"
                    )
                    if owner is None:
                        raise rules.Rejected("NO_ACCOUNT", "says no account", "account_id")
                    country = self.countries[owner]
                    with _told_of_the_row():
                        values = contact_handlers.new_values(self.call, contact, owner, country)
                    new[external_id] = values | {"source": self.source}
                    results.append(taken(external_id, 0, CREATED))
                else:
                    results.append(taken(external_id, self.contacts.get(external_id, 0), UNCHANGED))
            except rules.Rejected as why:
                results.append(refused(external_id, why))
        made = self._add(contacts, new)
        for external_id, row in made.items():
            self.contacts[external_id] = row["contact_id"]
            self.contact_ids[row["contact_id"]] = row["account_id"]
        if late := new.keys() - made.keys():
            self.load_contacts(late, ())
        _number(results, self.contacts, late)
        return results

    def _add(self, table: Any, new: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
        """Adds rows under new ids and tells of them; a dry run only numbers them.

        What another call has added meanwhile is not among the returned rows.
        """
        if not new:
            return {}
        key = key_of(table)
        ids = copying.new_ids(self.call.connection, table, len(new))
        rows = [{key: number, **values} for number, values in zip(ids, new.values(), strict=True)]
        made = dict(zip(new, rows, strict=True))
        if self.dry:
            return made
        # Dumping a thousand empty lists costs more than all their rows; as text they are free.
        written = [tuple("{}" if value == [] else value for value in row.values()) for row in rows]
        source = ("source", "external_id")
        added = bulk.add(self.call, table, tuple(rows[0]), written, key=source, where=GIVEN)
        message_class, name = (Account, "Account") if table is accounts else (Contact, "Contact")
        statement = queries.ACCOUNTS if table is accounts else queries.CONTACTS
        for row in self.call.all(statement, ids=sorted(added)):
            self.call.emit(f"crm.customers.{name}.created", to_message(message_class, row))
        learned = [(row[key], row["attributes"].obj) for row in rows if row[key] in added]
        attributes.store(self.call, name.lower(), learned, source=self.source, already_there=True)
        return {external_id: row for external_id, row in made.items() if row[key] in added}


@contextmanager
def _told_of_the_row() -> Iterator[None]:
    """What is wrong with one row of many is said of that row: here, of its attributes."""
    try:
        yield
    except Invalid as wrong:
        path, text = next(iter(wrong.fields.items()))
        raise rules.Rejected("INVALID_FIELD", text, path.partition(".")[2]) from None


def _number(results: list[IngestResult], known: dict[str, int], late: Iterable[str]) -> None:
    """Gives the results their ids; what another call has added meanwhile was not created by this one."""
    for result in results:
        if result.outcome != REJECTED:
            result.record_id = known[result.external_id]
            if result.external_id in late:
                result.outcome = UNCHANGED
