"""Partners: made, read, listed, changed, deleted and brought back.

The rule kept here: one name stands once in a country, states change along the table in rules.py, and a partner that
still claims end customers cannot be deleted. A partner's own people never read our notes about it.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partners_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from psycopg.errors import UniqueViolation
from sqlalchemy import ColumnElement, Text, bindparam, or_

from crm_channels import house, queries, rules, words
from crm_channels.names import name_key, name_search
from crm_channels.network import people, territories
from crm_channels.tables import partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = (
    "name",
    "kind",
    "tier",
    "state",
    "territory",
    "country",
    "city",
    "contract_number",
    "owner_id",
    "team",
    "notes",
)
FILTERABLE: tuple[str, ...] = (
    "partner_id",
    "name",
    "kind",
    "tier",
    "state",
    "territory",
    "country",
    "city",
    "owner_id",
    "team",
)
FILTERABLE += ("territory_id", "contract_number", "create_time", "update_time", "delete_time")
EVENT = "crm.channels.Partner."
NO_LETTER = N_("must hold a letter or a digit")


def message(call: "Call", row: "Row") -> pb.Partner:
    """The partner as this caller may see it."""
    partner = records.to_message(pb.Partner, row)
    if call.principal.rows == "partner":
        partner.ClearField("notes")
    return partner


def _named(name: str) -> dict[str, str]:
    key = name_key(name)
    if not key:
        raise Invalid({"partner.name": NO_LETTER})
    return {"name": name, "name_key": key, "name_search": name_search(name)}


def _refused(name: str, broken: UniqueViolation) -> AlreadyExists:
    """What stands in the way: another partner of the name, or our own house, which is there once."""
    if broken.diag.constraint_name == "partners_house":
        return AlreadyExists("PARTNER_HOUSE_EXISTS", N_("Our own house is a partner already."))
    text = said("There is a partner “%(name)s” in this country already.", name=name)
    return AlreadyExists("PARTNER_NAME_TAKEN", text)


def create_partner(call: "Call", request: pb.CreatePartnerRequest) -> pb.Partner:
    """A new partner, looked after by the caller unless somebody else is named."""
    given = request.partner
    values: dict[str, Any] = records.values(given, *FIELDS) | _named(given.name)
    values["tier"] = values["tier"] or "registered"
    values["state"] = values["state"] or "prospect"
    values |= _placed(call, given.territory_id) | _looked_after(call, given)
    now = call.clock.now()
    try:
        row = call.insert(partners, **values, create_time=now, update_time=now)
    except UniqueViolation as broken:
        raise _refused(given.name, broken) from None
    if given.contacts:
        short = people.replace(call, row, given.contacts)
        row = call.update(partners, row.partner_id, contacts=short, etag=row.etag)
    partner = records.to_message(pb.Partner, row)
    call.emit(EVENT + "created", partner)
    return message(call, row)


def _placed(call: "Call", territory_id: int) -> dict[str, Any]:
    """The territory with its name; nothing for none: then the free text stays."""
    if not territory_id:
        return {}
    return {"territory_id": territory_id, "territory": territories.there(call, territory_id).name}


def _looked_after(call: "Call", given: pb.Partner) -> dict[str, str]:
    """Who answers for a new partner: who is named, the rep of its territory, else the caller."""
    if call.principal.rows == "own":
        return {"owner_id": call.principal.id, "team": given.team or call.principal.team}
    if given.owner_id:
        return {"owner_id": given.owner_id, "team": given.team}
    if given.territory_id:
        found = territories.answers(call, territories.there(call, given.territory_id))
        if found["owner_id"]:
            return {"owner_id": found["owner_id"], "team": given.team or found["team"]}
    return {"owner_id": call.principal.id, "team": given.team or call.principal.team}


def get_partner(call: "Call", request: pb.GetPartnerRequest) -> pb.Partner:
    """One partner."""
    return message(call, queries.found(call, partners, request.partner_id))


def _of_name() -> ColumnElement[bool]:
    pattern = bindparam("pattern", type_=Text())
    return or_(
        partners.c.name.ilike(pattern),
        partners.c.name_search.like(bindparam("latin", type_=Text())),
    )


def list_partners(call: "Call", request: pb.ListPartnersRequest) -> pb.ListPartnersResponse:
    """The partners that the caller may see."""
    asked = name_patterns(request.query)
    found, token = lists.page(
        call,
        partners,
        request,
        pb.Partner,
        order_by="name",
        filterable=FILTERABLE,
        where=_of_name if asked else None,
        convert=lambda row: message(call, row),
        **asked,
    )
    return pb.ListPartnersResponse(partners=found, next_page_token=token)


def name_patterns(query: str) -> dict[str, str]:
    """LIKE patterns for a part of a name as written, and as it reads in Latin letters; empty for no query."""
    text = query.strip().replace("\\", "\\\\").replace("%", r"\%").replace("_", r"\_")
    if not text:
        return {}
    return {"pattern": f"%{text}%", "latin": f"%{name_search(query)}%" if name_key(query) else "-"}


def update_partner(call: "Call", request: pb.UpdatePartnerRequest) -> pb.Partner:
    """Changes what the mask names."""
    given = request.partner
    values = records.changes(given, request.update_mask)
    # Territories are held before partners, in every transaction.
    placed = _placed(call, values.get("territory_id") or 0)
    row = queries.held(call, partners, given.partner_id, given.etag)
    if "territory" in values and not placed and values["territory"] != row.territory:
        placed = {"territory_id": None}  # free text, which is none of the tree
    values |= placed
    if missing := [
        name for name in ("kind", "tier", "state") if name in values and values[name] is None
    ]:
        raise Invalid({f"partner.{name}": N_("must be said") for name in missing})
    if "name" in values:
        values |= _named(given.name)
    if "contacts" in values:
        values["contacts"] = people.replace(call, row, given.contacts)
    new_state = values.get("state", row.state)
    if not rules.may_become(row.state, new_state):
        text = said(
            "A partner that is “%(state)s” cannot become “%(new)s”.",
            state=words.state_name(pb.PartnerState.DESCRIPTOR, row.state),
            new=words.state_name(pb.PartnerState.DESCRIPTOR, new_state),
        )
        raise Precondition("PARTNER_STATE", text)
    house.check_kind(row.kind, values.get("kind", row.kind))
    try:
        changed = call.update(partners, row.partner_id, **values, update_time=call.clock.now())
    except UniqueViolation as broken:
        raise _refused(given.name, broken) from None
    return told(call, "updated", row, changed)


def told(call: "Call", what: str, before: "Row", after: "Row") -> pb.Partner:
    """Tells the feed what happened to a partner."""
    call.emit(
        EVENT + what,
        records.to_message(pb.Partner, after),
        before=records.to_message(pb.Partner, before),
    )
    return message(call, after)


def delete_partner(call: "Call", request: pb.DeletePartnerRequest) -> pb.Partner:
    """Deletes a partner that claims nothing any more."""
    row = queries.held(call, partners, request.partner_id, request.etag)
    if call.first(
        queries.HOLDS_REGISTRATIONS, partner_id=row.partner_id, states=sorted(rules.LIVE)
    ):
        text = N_(
            "The partner still holds submitted or approved registrations. Withdraw or decide them first."
        )
        raise Precondition("PARTNER_HAS_REGISTRATIONS", text)
    now = call.clock.now()
    return told(
        call,
        "deleted",
        row,
        call.update(partners, row.partner_id, delete_time=now, update_time=now),
    )


def undelete_partner(call: "Call", request: pb.UndeletePartnerRequest) -> pb.Partner:
    """Brings a partner back, if its name is still free; one that is not deleted stays as it is."""
    row = queries.held(call, partners, request.partner_id, request.etag, deleted=True)
    if row.delete_time is None:
        return message(call, row)
    try:
        changed = call.update(
            partners, row.partner_id, delete_time=None, update_time=call.clock.now()
        )
    except UniqueViolation as broken:
        raise _refused(row.name, broken) from None
    return told(call, "undeleted", row, changed)
