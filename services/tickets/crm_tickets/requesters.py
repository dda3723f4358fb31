"""Handlers of requesters, and how a ticket finds the one who asks.

The rule kept here: a person is noted down once: found again by number of the requester, by contact, or by telephone
number and name; only who is found by none of these is new. Two first calls at once make one requester.
"""

from typing import TYPE_CHECKING, Any, NamedTuple

from crm.tickets.v1 import requesters_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.records import check_etag, to_message
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, Text, bindparam, func, or_, select
from sqlalchemy.dialects.postgresql import ARRAY

from crm_tickets import customers, phones, survivors
from crm_tickets.tables import requesters

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = ("name", "phones", "emails", "account_id", "contact_id", "verified", "create_time")
HELD = Statement(
    select(*requesters.c)
    .where(requesters.c.requester_id == bindparam("requester_id", type_=BigInteger()))
    .where(requesters.c.delete_time.is_(None))
    .with_for_update()
)
ONE = Statement(
    select(*requesters.c)
    .where(requesters.c.requester_id == bindparam("requester_id", type_=BigInteger()))
    .where(requesters.c.delete_time.is_(None))
)
LIKELY = Statement(
    select(*requesters.c)
    .where(
        requesters.c.delete_time.is_(None),
        or_(
            requesters.c.contact_id == bindparam("contact_id", type_=BigInteger()),
            requesters.c.phones.overlap(bindparam("phones", type_=ARRAY(Text))),
            requesters.c.emails.overlap(bindparam("emails", type_=ARRAY(Text))),
        ),
    )
    .order_by(requesters.c.update_time.desc())
    .limit(50)
)
LOCK = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(bindparam("key", type_=Text()), 17)))
)


class Said(NamedTuple):
    """What a ticket says of who asks."""

    name: str
    phone: str
    account_id: int | None
    contact_id: int | None
    email: str = ""


def message(row: Row) -> pb.Requester:
    """A requester as others see it."""
    return to_message(pb.Requester, row)


def create_requester(call: "Call", request: pb.CreateRequesterRequest) -> pb.Requester:
    """Notes a requester down."""
    given = request.requester
    values = records.values(given, "name", "account_id", "contact_id")
    values["phones"] = _normal(given.phones)
    values["emails"] = _addresses(given.emails)
    known = values["phones"] or values["emails"] or given.account_id or given.contact_id
    if not (given.name.strip() or known):
        raise Invalid({"requester.name": "must be given, or a telephone number or a customer"})
    return message(note_down(call, **values))


def get_requester(call: "Call", request: pb.GetRequesterRequest) -> pb.Requester:
    """One requester."""
    key = request.requester_id
    return message(call.one(ONE, requester_id=key, missing=("requester", key)))


def list_requesters(call: "Call", request: pb.ListRequestersRequest) -> pb.ListRequestersResponse:
    """A page of requesters."""
    return lists.reply(
        call,
        requesters,
        request,
        pb.ListRequestersResponse,
        filterable=FILTERABLE,
        order_by="create_time desc",
    )


def update_requester(call: "Call", request: pb.UpdateRequesterRequest) -> pb.Requester:
    """Corrects a requester, or links it."""
    given = request.requester
    key = given.requester_id
    values = records.changes(given, request.update_mask)
    home = survivors.home(call, **{name: values.get(name) for name in survivors.WHO})
    row = call.one(HELD, requester_id=key, missing=("requester", key))
    check_etag(row, given.etag)
    if "phones" in values:
        values["phones"] = _normal(given.phones)
    if "emails" in values:
        values["emails"] = _addresses(given.emails)
    if values.keys() & {"account_id", "contact_id"}:
        asked = {
            name: who if name in values else getattr(row, name) for name, who in home.who.items()
        }
        values |= customers.named(call, **asked)
        survivors.note(call, home, requesters.name, key, values.get("name") or row.name)
    return message(customers.relate(call, row, values))


def _normal(given: Any) -> list[str]:
    found = [phones.normal(text, f"requester.phones[{i}]") for i, text in enumerate(given)]
    return list(dict.fromkeys(filter(None, found)))


def _addresses(given: Any) -> list[str]:
    return list(dict.fromkeys(text.strip().lower() for text in given))


def note_down(
    call: "Call",
    *,
    name: str | None = "",
    phones: list[str],
    emails: list[str],
    account_id: int | None,
    contact_id: int | None,
) -> Row:
    """A new requester, with what is known of the customer."""
    now = call.clock.now()
    home = survivors.home(call, account_id=account_id, contact_id=contact_id)
    known = customers.named(call, **home.who)
    customer_name = known.pop("name", "")
    row = call.insert(
        requesters,
        name=(name or "").strip() or customer_name,
        phones=phones,
        emails=emails,
        create_time=now,
        update_time=now,
        **known,
    )
    survivors.note(call, home, requesters.name, row.requester_id, (name or "").strip())
    call.emit("crm.tickets.Requester.created", message(row))
    return row


def of_ticket(call: "Call", requester_id: int | None, said: Said) -> Row | None:
    """Who asks, found or noted down; None when nothing is known of them."""
    if said.email and not (said.account_id or said.contact_id):
        account_id, contact_id = customers.with_email(call, said.email)
        said = said._replace(account_id=account_id, contact_id=contact_id)
    home = survivors.home(call, account_id=said.account_id, contact_id=said.contact_id)
    asked, said = said, said._replace(account_id=home.account_id, contact_id=home.contact_id)
    if requester_id:
        row = call.one(HELD, requester_id=requester_id, missing=("requester", requester_id))
        return _completed(call, row, said, home)
    if not any(said):
        return None
    row = _likely(call, said)
    if row is None:
        # Whoever else has the same caller on the line waits here, and then finds what we noted down.
        who = said.phone or said.email or said.name.casefold()
        call.run(LOCK, key=f"{said.contact_id or ''}/{who}")
        row = _likely(call, said)
    if row is None:
        return note_down(
            call,
            name=said.name,
            phones=[said.phone] if said.phone else [],
            emails=[said.email] if said.email else [],
            account_id=asked.account_id,
            contact_id=asked.contact_id,
        )
    return _completed(call, row, said, home)


def _likely(call: "Call", said: Said) -> Row | None:
    """The one requester whom all that was said fits."""
    if not (said.phone or said.contact_id or said.email):
        return None
    numbers, emails = [said.phone] if said.phone else [], [said.email] if said.email else []
    rows = call.all(LIKELY, contact_id=said.contact_id, phones=numbers, emails=emails)
    for row in rows:
        if said.contact_id and row.contact_id == said.contact_id:
            return row
    for row in rows:
        # Many share a telephone, hardly anybody an address: programs write one name in many ways beside it.
        same_name = (
            said.email in row.emails
            or not said.name
            or not row.name
            or row.name.casefold() == said.name.casefold()
        )
        same_account = not said.account_id or row.account_id in (None, said.account_id)
        same_contact = not said.contact_id or row.contact_id is None
        if same_name and same_account and same_contact:
            return row
    return None


def _completed(call: "Call", row: Row, said: Said, home: survivors.Home) -> Row:
    """The requester with what this call adds: a new number, a customer that was not known before."""
    values: dict[str, Any] = {}
    if said.phone and said.phone not in row.phones:
        values["phones"] = [*row.phones, said.phone][-20:]
    if said.email and said.email not in row.emails:
        values["emails"] = [*row.emails, said.email][-20:]
    if said.name and not row.name:
        values["name"] = said.name
    fits = row.account_id in (None, said.account_id)
    if (
        said.account_id
        and fits
        and (row.account_id is None or (said.contact_id and not row.contact_id))
    ):
        known = customers.named(call, account_id=said.account_id, contact_id=said.contact_id)
        values |= {name: value for name, value in known.items() if name != "name" or value}
        survivors.note(call, home, requesters.name, row.requester_id, row.name)
    return customers.relate(call, row, values) if values else row
