"""Locations: warehouses of ours, and stores of dealers.

The rule kept here: whose a location is never changes; somebody signed in for a partner finds that partner's only.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import stock_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.said import said
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, ColumnElement, Text, and_, bindparam, or_

from crm_channels import queries
from crm_channels.partners import name_patterns
from crm_channels.tables import locations, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("name", "kind", "partner_id", "consignment", "city", "country", "owner_id")
FILTERABLE = ("location_id", *FIELDS, "create_time", "update_time", "delete_time")
EVENT = "crm.channels.Location."
OWN = bindparam("own_partner", type_=BigInteger())


def own_partner(call: "Call") -> dict[str, Any]:
    """The parameter of conditions that leave a partner's people only what is theirs; 0: everybody else."""
    restricted = call.principal.rows == "partner"
    return {"own_partner": (call.principal.partner_id or -1) if restricted else 0}


def seen(call: "Call", location_id: int) -> "Row":
    """The location, if the caller may see it."""
    row = queries.alive(call, locations, location_id)
    if call.principal.rows == "partner" and row.partner_id != call.principal.partner_id:
        raise NotFound("location", location_id)
    return row


def _taken(name: str) -> AlreadyExists:
    text = said("There is a location “%(name)s” already.", name=name)
    return AlreadyExists("LOCATION_NAME_TAKEN", text)


def _check(values: dict[str, Any]) -> None:
    dealer = values["kind"] == "dealer"
    if dealer != bool(values["partner_id"]):
        raise Invalid({"location.partner_id": N_("is needed for a dealer's, and only there")})
    if values["consignment"] and not dealer:
        raise Invalid({"location.consignment": N_("is for a dealer's only")})


def create_location(call: "Call", request: pb.CreateLocationRequest) -> pb.Location:
    """A new location."""
    values = records.values(request.location, *FIELDS)
    _check(values)
    if values["partner_id"]:
        queries.alive(call, partners, values["partner_id"])
    values["owner_id"] = values["owner_id"] or call.principal.id
    now = call.clock.now()
    try:
        row = call.insert(locations, **values, create_time=now, update_time=now)
    except UniqueViolation:
        raise _taken(request.location.name) from None
    location = records.to_message(pb.Location, row)
    call.emit(EVENT + "created", location)
    return location


def get_location(call: "Call", request: pb.GetLocationRequest) -> pb.Location:
    """One location."""
    return records.to_message(pb.Location, seen(call, request.location_id))


def _of_own() -> ColumnElement[bool]:
    return or_(OWN == 0, locations.c.partner_id == OWN)


def _of_name() -> ColumnElement[bool]:
    return and_(_of_own(), locations.c.name.ilike(bindparam("pattern", type_=Text())))


def list_locations(call: "Call", request: pb.ListLocationsRequest) -> pb.ListLocationsResponse:
    """The locations that the caller may see."""
    asked: dict[str, Any] = {
        k: v for k, v in name_patterns(request.query).items() if k == "pattern"
    }
    found, token = lists.page(
        call,
        locations,
        request,
        pb.Location,
        order_by="name",
        filterable=FILTERABLE,
        where=_of_name if asked else _of_own,
        **own_partner(call),
        **asked,
    )
    return pb.ListLocationsResponse(locations=found, next_page_token=token)


def update_location(call: "Call", request: pb.UpdateLocationRequest) -> pb.Location:
    """Changes what the mask names."""
    given = request.location
    row = queries.held(call, locations, given.location_id, given.etag)
    values = records.changes(given, request.update_mask)
    if fixed := [
        name
        for name in ("kind", "partner_id", "consignment")
        if values.pop(name, getattr(row, name)) != getattr(row, name)
    ]:
        text = N_("cannot be changed: make another location instead")
        raise Invalid({f"location.{name}": text for name in fixed})
    before = records.to_message(pb.Location, row)
    try:
        changed = call.update(locations, row.location_id, **values, update_time=call.clock.now())
    except UniqueViolation:
        raise _taken(given.name) from None
    location = records.to_message(pb.Location, changed)
    call.emit(EVENT + "updated", location, before=before)
    return location
