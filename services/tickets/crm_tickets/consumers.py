"""What is done when customers tells of an account or a contact: it is remembered, and references to it are healed.

The rule kept here: an event may come twice or late; only what is newer than what is known counts. A requester is
linked by telephone number or address only when that belongs to one customer alone.
"""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from crm.customers.v1 import accounts_pb2, contacts_pb2
from crm.events.v1 import events_pb2
from crm_chassis.records import moment_of
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, and_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import ARRAY, insert

from crm_tickets import customers, merged_customers
from crm_tickets.questions import parts as questions
from crm_tickets.sla import background
from crm_tickets.tables import known_accounts, known_contacts, requesters

if TYPE_CHECKING:
    from crm_chassis.call import Call


def _remembered(table: Any, key: str, *names: str) -> Statement:
    """Keeps what is newer; returns the row when it was."""
    every = (key, *names, "name", "phones", "emails", "source_etag", "delete_time")
    upsert = insert(table).values({n: bindparam(n, type_=table.c[n].type) for n in every})
    newer = {name: upsert.excluded[name] for name in every if name != key}
    return Statement(
        upsert.on_conflict_do_update(
            index_elements=[key],
            set_=newer,
            where=table.c.source_etag < upsert.excluded.source_etag,
        ).returning(*table.c)
    )


REMEMBER_ACCOUNT = _remembered(known_accounts, "account_id", "tier")
REMEMBER_CONTACT = _remembered(known_contacts, "contact_id", "account_id")
PHONES = bindparam("phones", type_=ARRAY(Text))
EMAILS = bindparam("emails", type_=ARRAY(Text))


def _reached(table: Any) -> Any:
    """Who has one of the numbers or addresses."""
    return or_(table.c.phones.overlap(PHONES), table.c.emails.overlap(EMAILS))


BY_ACCOUNT = Statement(
    select(*requesters.c)
    .where(
        requesters.c.delete_time.is_(None),
        or_(
            requesters.c.account_id == bindparam("account_id", type_=BigInteger()),
            and_(requesters.c.account_id.is_(None), _reached(requesters)),
        ),
    )
    .order_by(requesters.c.requester_id)
    .with_for_update()
)
BY_CONTACT = Statement(
    select(*requesters.c)
    .where(
        requesters.c.delete_time.is_(None),
        or_(
            requesters.c.contact_id == bindparam("contact_id", type_=BigInteger()),
            and_(requesters.c.contact_id.is_(None), _reached(requesters)),
        ),
    )
    .order_by(requesters.c.requester_id)
    .with_for_update()
)
CONTACTS_WITH = Statement(
    select(known_contacts.c.contact_id, known_contacts.c.account_id)
    .where(_reached(known_contacts), known_contacts.c.delete_time.is_(None))
    .limit(3)
)
ACCOUNTS_WITH = Statement(
    select(known_accounts.c.account_id)
    .where(_reached(known_accounts), known_accounts.c.delete_time.is_(None))
    .limit(3)
)


def _phones(customer: Any) -> list[str]:
    """The numbers as they are compared."""
    return sorted({phone.e164 or phone.number for phone in customer.phones})


def _emails(customer: Any) -> list[str]:
    """The addresses as they are compared."""
    return sorted({email.address.strip().lower() for email in customer.emails})


def _common(customer: Any) -> dict[str, Any]:
    gone = customer.HasField("delete_time")
    return {
        "name": customer.display_name,
        "phones": _phones(customer),
        "emails": _emails(customer),
        "source_etag": int(customer.etag or 0),
        "delete_time": moment_of(customer.delete_time) if gone else None,
    }


def on_account_changed(
    call: "Call", _event: events_pb2.Event, account: accounts_pb2.Account
) -> None:
    """An account is new or changed."""
    row = call.first(
        REMEMBER_ACCOUNT,
        account_id=account.account_id,
        tier=account.tier,
        **_common(account),
    )
    if row is None or row.delete_time is not None:
        return
    background.follow_customer(call, row.account_id)
    for requester in call.all(
        BY_ACCOUNT, account_id=row.account_id, phones=row.phones, emails=row.emails
    ):
        if requester.account_id is None and not _alone(call, requester, account_id=row.account_id):
            continue
        _link(call, requester, row.account_id, requester.contact_id)


def on_contact_changed(
    call: "Call", _event: events_pb2.Event, contact: contacts_pb2.Contact
) -> None:
    """A contact is new or changed."""
    row = call.first(
        REMEMBER_CONTACT,
        contact_id=contact.contact_id,
        account_id=contact.account_id or None,
        **_common(contact),
    )
    if row is None or row.delete_time is not None:
        return
    for requester in call.all(
        BY_CONTACT, contact_id=row.contact_id, phones=row.phones, emails=row.emails
    ):
        if requester.contact_id is None:
            other = requester.account_id not in (None, row.account_id)
            if other or not _alone(call, requester, contact_id=row.contact_id):
                continue
        _link(call, requester, row.account_id, row.contact_id)


def _alone(
    call: "Call", requester: Row, *, account_id: int | None = None, contact_id: int | None = None
) -> bool:
    """Whether the requester's numbers and addresses belong to this one customer and to no other."""
    reached = {"phones": requester.phones, "emails": requester.emails}
    contacts = call.all(CONTACTS_WITH, **reached)
    accounts = call.all(ACCOUNTS_WITH, **reached)
    if contact_id:
        return [row.contact_id for row in contacts] == [contact_id]
    return not contacts and [row.account_id for row in accounts] == [account_id]


def _link(call: "Call", requester: Row, account_id: int | None, contact_id: int | None) -> None:
    """The requester is this customer; its tickets follow. A name that was known is replaced by the contact's."""
    known = customers.named(call, account_id=account_id, contact_id=contact_id)
    if not known.get("name"):
        known.pop("name", None)
    customers.relate(call, requester, known)


CONSUMERS: Mapping[str, Callable[["Call", events_pb2.Event, Any], None]] = {
    f"crm.customers.{resource}.{what}": react
    for resource, react in (("Account", on_account_changed), ("Contact", on_contact_changed))
    for what in ("created", "updated", "deleted", "undeleted")
} | {
    **questions.CONSUMERS,
    "crm.customers.Merge.completed": merged_customers.on_merge_completed,
    "crm.customers.Merge.undone": merged_customers.on_merge_undone,
}
