"""Our own house as a partner: whoever buys from us directly buys through it.

The rule kept here: there is one, and it is made when it is first needed, however many need it at once. It has list
prices, terms of payment instead of a credit limit, and no people of its own; claims of our reps name no partner.
"""

from typing import TYPE_CHECKING

from crm.channels.v1 import partners_pb2 as pb
from crm_chassis import i18n, records
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import DateTime, Text, bindparam, select
from sqlalchemy.dialects.postgresql import insert

from crm_channels import queries
from crm_channels.names import name_key, name_search
from crm_channels.tables import partners

if TYPE_CHECKING:
    from crm_chassis.call import Call

KIND = "house"
NAME = N_("Direct sales")
THERE = Statement(
    select(*partners.c).where(partners.c.kind == KIND, partners.c.delete_time.is_(None))
)
MAKE = Statement(
    insert(partners)
    .values(
        kind=KIND,
        tier="registered",
        state="active",
        name=bindparam("name", type_=Text()),
        name_key=bindparam("name_key", type_=Text()),
        name_search=bindparam("name_search", type_=Text()),
        create_time=bindparam("now", type_=DateTime(timezone=True)),
        update_time=bindparam("now", type_=DateTime(timezone=True)),
    )
    .on_conflict_do_nothing()
    .returning(*partners.c)
)


def is_house(partner: Row) -> bool:
    """Whether this partner is our own house."""
    return bool(partner.kind == KIND)


def partner_of_direct_sales(call: "Call") -> Row:
    """Our own house, made now if nobody made it before."""
    row = call.first(THERE)
    if row is not None:
        return row
    with i18n.reader(call.language):
        name = i18n.gettext(NAME)
    given = {"name": name, "name_key": name_key(name), "name_search": name_search(name)}
    made = call.first(MAKE, **given, now=call.clock.now())
    if made is not None:
        call.emit("crm.channels.Partner.created", records.to_message(pb.Partner, made))
        return made
    row = call.first(THERE)
    if row is None:
        text = said(
            "A partner is called “%(name)s” already. Make a partner of the kind “House” first.",
            name=name,
        )
        raise Precondition("PARTNER_NAME_TAKEN", text)
    return row


def seen(call: "Call", partner_id: int) -> Row:
    """A partner that the caller may see; our own house is seen by everybody in it."""
    row = queries.rows_of(call, partners, {partner_id}).get(partner_id)
    inside = row is not None and is_house(row) and call.principal.rows != "partner"
    if row is None or not inside or row.delete_time is not None:
        return queries.alive(call, partners, partner_id)
    return row


def tier_of(partner: Row) -> str | None:
    """The tier whose prices count; None: list prices."""
    tier: str = partner.tier
    return None if is_house(partner) else tier


def check_claims(partner: Row) -> None:
    """Raises Precondition for our own house where a partner claims or offers something."""
    if is_house(partner):
        text = N_("Our own house claims and offers through its reps: name no partner.")
        raise Precondition("PARTNER_IS_HOUSE", text)


def check_kind(before: str, after: str) -> None:
    """Raises Invalid for a partner that would become our own house, or cease to be it."""
    if before != after and KIND in (before, after):
        raise Invalid({"partner.kind": N_("cannot be changed from or to our own house")})
