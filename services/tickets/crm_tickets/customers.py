"""What is known here of customers, and how tickets follow it: a reference is taken as it comes and healed later.

The rule kept here: a customer that the customers service has not confirmed is kept unverified; as soon as it tells of
the customer, requester, tickets and all that hangs on them say the same.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from crm.tickets.v1 import comments_pb2, hand_overs_pb2, promises_pb2, requesters_pb2
from crm_chassis.records import to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Table, Text, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import moves
from crm_tickets.tables import (
    comments,
    hand_overs,
    known_accounts,
    known_contacts,
    promises,
    requesters,
    tickets,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call

KNOWN_ACCOUNT = Statement(
    select(*known_accounts.c).where(
        known_accounts.c.account_id == bindparam("account_id", type_=BigInteger())
    )
)
KNOWN_CONTACT = Statement(
    select(*known_contacts.c).where(
        known_contacts.c.contact_id == bindparam("contact_id", type_=BigInteger())
    )
)
EMAILS = bindparam("emails", type_=ARRAY(Text))
CONTACTS_AT = Statement(
    select(known_contacts.c.contact_id, known_contacts.c.account_id)
    .where(known_contacts.c.emails.overlap(EMAILS), known_contacts.c.delete_time.is_(None))
    .limit(3)
)
ACCOUNTS_AT = Statement(
    select(known_accounts.c.account_id)
    .where(known_accounts.c.emails.overlap(EMAILS), known_accounts.c.delete_time.is_(None))
    .limit(3)
)
TICKETS_OF = Statement(
    select(*tickets.c)
    .where(tickets.c.requester_id == bindparam("requester_id", type_=BigInteger()))
    .order_by(tickets.c.ticket_id)
    .with_for_update()
)
# What hangs on a ticket and carries its customer: the message, the name in events, and which columns it copies.
CARRIERS: tuple[tuple[Table, Any, str, tuple[str, ...]], ...] = (
    (promises, promises_pb2.Promise, "Promise", ("account_id", "contact_id", "requester_name")),
    (hand_overs, hand_overs_pb2.HandOver, "HandOver", ("account_id",)),
    (comments, comments_pb2.Comment, "Comment", ("account_id",)),
)
OF_TICKET = {
    table: Statement(
        select(*table.c)
        .where(table.c.ticket_id == bindparam("ticket_id", type_=BigInteger()))
        .with_for_update()
    )
    for table, *_ in CARRIERS
}


def named(call: "Call", *, account_id: int | None, contact_id: int | None) -> dict[str, Any]:
    """A customer reference with what is known of it: `account_name`, `verified`, and the person's `name` if known."""
    contact = call.first(KNOWN_CONTACT, contact_id=contact_id) if contact_id else None
    if contact is not None and not account_id:
        account_id = contact.account_id
    account = call.first(KNOWN_ACCOUNT, account_id=account_id) if account_id else None
    fits = contact is None or contact.account_id == account_id
    found = {
        "account_id": account_id,
        "contact_id": contact_id,
        "account_name": account.name if account else "",
        "verified": account is not None and fits and (contact is not None or not contact_id),
    }
    return found | {"name": contact.name} if contact is not None else found


def with_email(call: "Call", email: str) -> tuple[int | None, int | None]:
    """The one customer who has this address: account and contact, as far as known; nobody where several have it."""
    contacts = call.all(CONTACTS_AT, emails=[email])
    if len(contacts) == 1:
        return contacts[0].account_id, contacts[0].contact_id
    accounts = [] if contacts else call.all(ACCOUNTS_AT, emails=[email])
    return (accounts[0].account_id if len(accounts) == 1 else None), None


def relate(call: "Call", row: Row, values: Mapping[str, Any]) -> Row:
    """Changes a held requester, and everything that says who it is; nothing happens when nothing differs."""
    changed = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changed:
        return row
    after = call.update(requesters, row.requester_id, **changed, update_time=call.clock.now())
    call.emit(
        "crm.tickets.Requester.updated",
        to_message(requesters_pb2.Requester, after),
        before=to_message(requesters_pb2.Requester, row),
    )
    if changed.keys() - {"phones", "emails"}:
        for ticket in call.all(TICKETS_OF, requester_id=row.requester_id):
            follow(call, ticket, on_ticket(after))
    return after


def on_ticket(requester: Row) -> dict[str, Any]:
    """What a ticket says of its requester."""
    return {
        "requester_name": requester.name,
        "account_id": requester.account_id,
        "contact_id": requester.contact_id,
        "account_name": requester.account_name,
        "account_verified": requester.verified,
    }


def follow(call: "Call", ticket: Row, values: Mapping[str, Any]) -> Row:
    """Changes the customer of a held ticket, and of what hangs on it."""
    changed = {name: value for name, value in values.items() if getattr(ticket, name) != value}
    if not changed:
        return ticket
    after = moves.amend(call, ticket, **changed)
    for table, message_class, name, copied in CARRIERS:
        carried = {column: changed[column] for column in copied if column in changed}
        if not carried:
            continue
        for row in call.all(OF_TICKET[table], ticket_id=ticket.ticket_id):
            key = row[0]
            written = call.update(table, key, **carried, update_time=call.clock.now())
            call.emit(
                f"crm.tickets.{name}.updated",
                to_message(message_class, written),
                before=to_message(message_class, row),
            )
    return after
