"""The people of a partner, in long and in short: records of their own, and the list within the partner.

The rule kept here: the records are the truth; `partners.contacts` says the same in short, and what somebody writes
there becomes records: found again by address or name, changed, added, or deleted.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partner_persons_pb2 as pb
from crm.channels.v1 import partners_pb2
from crm_chassis import records
from crm_chassis.sql import Statement
from crm_chassis.tables import users
from psycopg.types.json import Jsonb
from sqlalchemy import BigInteger, any_, bindparam, literal, select

from crm_channels.tables import partner_persons

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

EVENT = "crm.channels.PartnerPerson."
SHORT = ("name", "role", "phone", "email")
PARTNER_ID = bindparam("partner_id", type_=BigInteger())
OF_PARTNER = Statement(
    select(*partner_persons.c)
    .where(partner_persons.c.partner_id == PARTNER_ID, partner_persons.c.delete_time.is_(None))
    .order_by(partner_persons.c.main.desc(), partner_persons.c.partner_person_id)
)
PORTAL = Statement(
    select(users.c.user_id).where(
        users.c.partner_id == PARTNER_ID,
        literal("partner") == any_(users.c.roles),
        users.c.disabled_time.is_(None),
    )
)


def in_short(call: "Call", partner_id: int) -> Jsonb:
    """The people of a partner as its own row has them."""
    rows = call.all(OF_PARTNER, partner_id=partner_id)
    return Jsonb(
        [{name: getattr(row, name) for name in SHORT if getattr(row, name)} for row in rows]
    )


def portal_people(call: "Call", partner_id: int | None) -> list[str]:
    """The login names of a partner's own people."""
    return [row.user_id for row in call.all(PORTAL, partner_id=partner_id)] if partner_id else []


def _message(row: "Row") -> pb.PartnerPerson:
    return records.to_message(pb.PartnerPerson, row)


def _same(person: "Row", contact: partners_pb2.PartnerContact) -> bool:
    if person.email and contact.email:
        return bool(person.email.casefold() == contact.email.casefold())
    return bool(person.name.casefold() == contact.name.casefold())


def replace(call: "Call", partner: "Row", contacts: Sequence[partners_pb2.PartnerContact]) -> Jsonb:
    """Makes the records say what was written in short; gives the short form anew."""
    now, left = call.clock.now(), list(call.all(OF_PARTNER, partner_id=partner.partner_id))
    for contact in contacts:
        values: dict[str, Any] = {name: getattr(contact, name) for name in SHORT}
        row = next((each for each in left if _same(each, contact)), None)
        if row is None:
            own = {name: getattr(partner, name) for name in ("partner_id", "owner_id", "team")}
            made = call.insert(partner_persons, **values, **own, create_time=now, update_time=now)
            call.emit(EVENT + "created", _message(made))
            continue
        left.remove(row)
        if any(getattr(row, name) != value for name, value in values.items()):
            after = call.update(partner_persons, row.partner_person_id, **values, update_time=now)
            call.emit(EVENT + "updated", _message(after), before=_message(row))
    for row in left:
        after = call.update(
            partner_persons, row.partner_person_id, delete_time=now, update_time=now
        )
        call.emit(EVENT + "deleted", _message(after), before=_message(row))
    return in_short(call, partner.partner_id)
