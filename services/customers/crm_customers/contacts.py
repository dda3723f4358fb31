"""Contacts: the handlers of ContactsService.

The rule kept here: a contact belongs to one account at a time, and is seen by whoever sees that account; its
telephone numbers are read as numbers of the account's country. Where a person was before stays on record, however
the person was moved.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from crm.customers.v1.contacts_pb2 import (
    Affiliation,
    Contact,
    CreateContactRequest,
    DeleteContactRequest,
    GetContactRequest,
    ListContactsRequest,
    ListContactsResponse,
    MoveContactRequest,
    UndeleteContactRequest,
    UpdateContactRequest,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, bindparam, select

from crm_customers import consent_fields, profiles, queries, rules
from crm_customers.attributes import fields, ordering
from crm_customers.attributes import values as attributes
from crm_customers.tables import accounts, affiliations, contacts

PLAIN = (
    "job_title",
    "key_person",
    "preferred_channel",
    "language",
    "note",
    "roles",
    "join_time",
    "birth_date",
    "source",
    "external_id",
)
FILTERABLE = (
    "contact_id",
    "account_id",
    "display_name",
    "job_title",
    "key_person",
    "preferred_channel",
    "language",
    "tags",
    "roles",
    "join_time",
    "source",
    "external_id",
    "create_time",
    "update_time",
    "delete_time",
)
# Each has an index that ends with the key, and what changes often has none: it would make every change dearer.
SORTABLE = (
    "contact_id",
    "account_id",
    "display_name",
    "key_person",
    "create_time",
)
NEVER_CHANGED = {"source", "external_id", "account_external_id"}
HIDDEN = {"search_text", "search_name", "phone_numbers", "email_addresses", "match_keys"}
# Attributes, and what somebody allows, can be filtered by like columns.
contacts.info["fields"] = consent_fields.beside("contact", fields.FINDERS["contact"])
# Names are ordered as they are searched: whatever their case and accents.
contacts.info["orders"] = {name: contacts.c[name] for name in (*SORTABLE, "delete_time")} | {
    "display_name": contacts.c.search_name
}
contacts.info["order_beside"] = ordering.finder("contact")
_one = (
    select(*(c for c in contacts.c if c.name not in HIDDEN), *queries.OWNER)
    .join(accounts, accounts.c.account_id == contacts.c.account_id)
    .where(contacts.c.contact_id == bindparam("contact_id", type_=BigInteger))
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update(of=contacts))


def message_of(row: Row) -> Contact:
    """A contact's message from its row."""
    return records.to_message(Contact, row)


def seen_row(call: Call, statement: Statement, contact_id: int) -> Row:
    """The contact's row; NotFound if there is none whose account the caller may see."""
    row = call.one(statement, missing=("contact", contact_id), contact_id=contact_id)
    if not call.sees(accounts, row):
        raise NotFound("contact", contact_id)
    return row


def _account_of(call: Call, contact: Contact) -> Row:
    """The account that a contact names; Invalid if there is none that the caller may see."""
    found = call.first(
        queries.FIND_ACCOUNT,
        account_id=contact.account_id,
        source=contact.source,
        external_id="" if contact.account_id else contact.account_external_id,
        **queries.rows_of(call),
    )
    if found is None:
        named = contact.account_id or contact.account_external_id
        text = (
            said("there is no account %(id)s", id=named) if named else "say whose contact this is"
        )
        raise Invalid({"contact.account_id": text})
    return found


def new_values(
    call: Call,
    contact: Contact,
    account_id: int,
    country: str,
    known: attributes.Catalogue | None = None,
) -> dict[str, Any]:
    """The columns of a new contact; `known` are the attributes that contacts can have, if that was asked before."""
    told = records.values(contact, *PLAIN, *profiles.SAID)
    learned = attributes.check(
        call, "contact", contact.attributes, path="contact.attributes", known=known
    )
    return values_said(call, told, attributes.merged({}, learned), account_id, country)


def values_said(
    call: Call, told: Mapping[str, Any], learned: dict[str, Any], account_id: int, country: str
) -> dict[str, Any]:
    """The columns of a new contact of whom this is said, in plain values."""
    now = call.clock.now()
    return {
        **{name: told[name] for name in PLAIN},
        "attributes": Jsonb(learned),
        **profiles.profile_of("contact", told, country),
        "account_id": account_id,
        "create_time": now,
        "update_time": now,
    }


def create_contact(call: Call, request: CreateContactRequest) -> Contact:
    """Adds a contact."""
    contact = request.contact
    account = _account_of(call, contact)
    if contact.external_id:
        given = {"source": contact.source, "external_id": contact.external_id}
        known = call.first(
            queries.KNOWN_CONTACTS, source=contact.source, external_ids=[contact.external_id]
        )
        if known is not None:
            text = said(
                "There is a contact %(external_id)s of %(source)s already.",
                external_id=contact.external_id,
                source=contact.source,
            )
            raise AlreadyExists("SOURCE_TAKEN", text, contact_id=known.contact_id, **given)
    values = new_values(call, contact, account.account_id, account.country)
    made = message_of(call.insert(contacts, **values))
    attributes.begin(call, "contact", made.contact_id, values["attributes"])
    call.emit("crm.customers.Contact.created", made)
    return attributes.shown(call, made)


def get_contact(call: Call, request: GetContactRequest) -> Contact:
    """One contact."""
    return attributes.shown(call, message_of(seen_row(call, GET, request.contact_id)))


def list_contacts(call: Call, request: ListContactsRequest) -> ListContactsResponse:
    """A page of contacts."""
    found = lists.reply(
        call,
        contacts,
        request,
        ListContactsResponse,
        filterable=FILTERABLE,
        where=None if call.principal.rows == "all" else queries.contacts_of_mine,
        **queries.rows_of(call),
    )
    attributes.hide(call, found.contacts)
    return found


def update_contact(call: Call, request: UpdateContactRequest) -> Contact:
    """Changes a contact; another account_id moves it there."""
    contact = request.contact
    row = seen_row(call, LOCK, contact.contact_id)
    _check_not_merged(row)
    records.check_etag(row, contact.etag)
    values = records.changes(contact, request.update_mask)
    values = {name: value for name, value in values.items() if name not in NEVER_CHANGED}
    country = row.account_country
    if "account_id" in values:
        to = _account_of(call, contact)
        country = to.country
        values["account_id"] = to.account_id
        if to.account_id != row.account_id:
            since = values.get("join_time") or call.clock.now()
            values["join_time"] = since
            _leave(call, row, since, "", "contact.join_time")
    values = profiles.changed_profile(row, values, country)
    if values.pop("attributes", None):
        given = attributes.given_by(contact, request.update_mask)
        values |= attributes.learn(call, "contact", row, given, "contact.attributes")
    return _changed(call, "updated", row, **values)


def _check_not_merged(row: Row) -> None:
    """Raises Precondition for a person who is another one now."""
    if row.merged_into_id:
        raise Precondition(
            "MERGED",
            said(
                "It was merged into %(merged_into_id)s. Change that one.",
                merged_into_id=row.merged_into_id,
            ),
        )


def move_contact(call: Call, request: MoveContactRequest) -> Contact:
    """Moves a person to another account."""
    row = seen_row(call, LOCK, request.contact_id)
    records.check_etag(row, request.etag)
    _check_not_merged(row)
    to = call.first(
        queries.FIND_ACCOUNT,
        account_id=request.to_account_id,
        source="",
        external_id="",
        **queries.rows_of(call),
    )
    if to is None:
        raise Invalid(
            {"to_account_id": said("there is no account %(id)s", id=request.to_account_id)}
        )
    if to.account_id == row.account_id:
        raise Invalid({"to_account_id": "is where the person is"})
    given = request.HasField("move_time")
    since = records.moment_of(request.move_time) if given else call.clock.now()
    _leave(call, row, since, request.reason, "move_time")
    values = {"account_id": to.account_id, "job_title": request.job_title, "join_time": since}
    values["display_name"] = row.display_name  # numbers without +country are of another one now
    return _changed(call, "updated", row, **profiles.changed_profile(row, values, to.country))


def _leave(call: Call, row: Row, end_time: datetime, reason: str, field: str) -> None:
    """Puts the time that a person spent at an account on record."""
    if why := rules.wrong_move(row.join_time, end_time, call.clock.now()):
        raise Invalid({field: why})
    left = call.insert(
        affiliations,
        contact_id=row.contact_id,
        account_id=row.account_id,
        job_title=row.job_title,
        start_time=row.join_time,
        end_time=end_time,
        reason=reason,
        agent_id=call.principal.id,
        create_time=call.clock.now(),
    )
    call.emit("crm.customers.Affiliation.created", records.to_message(Affiliation, left))


def delete_contact(call: Call, request: DeleteContactRequest) -> Contact:
    """Removes a contact; removing it twice is removing it once."""
    row = seen_row(call, LOCK, request.contact_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return attributes.shown(call, message_of(row))
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_contact(call: Call, request: UndeleteContactRequest) -> Contact:
    """Restores a contact."""
    row = seen_row(call, LOCK, request.contact_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This contact was not removed.")
    if row.merged_into_id:
        text = said(
            "It was merged into %(merged_into_id)s. Undo that merge instead.",
            merged_into_id=row.merged_into_id,
        )
        raise Precondition("MERGED", text)
    return _changed(call, "undeleted", row, delete_time=None)


def _changed(call: Call, what: str, row: Row, **values: Any) -> Contact:
    """Writes new values of a contact and tells of them."""
    after = call.update(contacts, row.contact_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit(f"crm.customers.Contact.{what}", made, before=message_of(row))
    return attributes.shown(call, made)
