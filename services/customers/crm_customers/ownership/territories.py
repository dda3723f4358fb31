"""Territories: the handlers of TerritoriesService.

The rule kept here: no territory lies within itself; what a territory says changes nobody's customer until somebody
gives out those that have no owner.
"""

from typing import Any

from crm.customers.v1 import territories_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, func, literal, select

from crm_customers.ownership.territory_rules import NOWHERE, Map, Place, Territory, makes_circle
from crm_customers.tables import territories

FIELDS = (
    "display_name",
    "parent_territory_id",
    "countries",
    "regions",
    "postal_codes",
    "segments",
    "owner_id",
    "team",
)
FILTERABLE = (
    "territory_id",
    "display_name",
    "parent_territory_id",
    "owner_id",
    "team",
    "create_time",
    "update_time",
    "delete_time",
)
_one = select(*territories.c).where(
    territories.c.territory_id == bindparam("territory_id", type_=BigInteger)
)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
ALIVE = Statement(
    select(*(territories.c[name] for name in Territory._fields)).where(
        territories.c.delete_time.is_(None)
    )
)
# Two changes at once could close a circle that neither of them sees.
ONE_BY_ONE = Statement(
    select(func.pg_advisory_xact_lock(func.hashtext(literal("customers.territories"))))
)


def the_map(call: Call) -> Map:
    """The territories as they are now."""
    return Map(Territory(*row) for row in call.all(ALIVE))


def place_of(account: Any) -> Place:
    """What territories ask of an account."""
    return Place(account.country, account.region, account.postal_code, account.segment)


def _message(row: Row) -> pb.Territory:
    return records.to_message(pb.Territory, row)


def _row(call: Call, statement: Statement, territory_id: int) -> Row:
    return call.one(statement, territory_id=territory_id, missing=("territory", territory_id))


def _check_around(call: Call, territory_id: int, around: int) -> None:
    """Raises Invalid unless the territory around is there and not within this one."""
    call.run(ONE_BY_ONE)
    known = {row.territory_id: row.parent_territory_id for row in call.all(ALIVE)}
    if around not in known:
        raise Invalid(
            {
                "territory.parent_territory_id": said(
                    "there is no territory %(around)s", around=around
                )
            }
        )
    above, each = [around], known[around]
    while each and each not in above:
        above.append(each)
        each = known.get(each)
    if makes_circle(territory_id, above):
        raise Invalid(
            {"territory.parent_territory_id": "is this territory, or one that lies within it"}
        )


def create_territory(call: Call, request: pb.CreateTerritoryRequest) -> pb.Territory:
    """Adds a territory."""
    given = request.territory
    if given.parent_territory_id:
        _check_around(call, 0, given.parent_territory_id)
    now = call.clock.now()
    values = records.values(given, *FIELDS) | {"create_time": now, "update_time": now}
    made = _message(call.insert(territories, **values))
    call.emit("crm.customers.Territory.created", made)
    return made


def get_territory(call: Call, request: pb.GetTerritoryRequest) -> pb.Territory:
    """One territory."""
    return _message(_row(call, GET, request.territory_id))


def list_territories(call: Call, request: pb.ListTerritoriesRequest) -> pb.ListTerritoriesResponse:
    """A page of territories."""
    found, token = lists.page(call, territories, request, pb.Territory, filterable=FILTERABLE)
    return pb.ListTerritoriesResponse(territories=found, next_page_token=token)


def update_territory(call: Call, request: pb.UpdateTerritoryRequest) -> pb.Territory:
    """Changes a territory."""
    given = request.territory
    row = _row(call, LOCK, given.territory_id)
    records.check_etag(row, given.etag)
    values = records.changes(given, request.update_mask)
    if values.get("parent_territory_id"):
        _check_around(call, row.territory_id, given.parent_territory_id)
    return _changed(call, "updated", row, **values)


def delete_territory(call: Call, request: pb.DeleteTerritoryRequest) -> pb.Territory:
    """Removes a territory; removing it twice is removing it once."""
    row = _row(call, LOCK, request.territory_id)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return _message(row)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_territory(call: Call, request: pb.UndeleteTerritoryRequest) -> pb.Territory:
    """Restores a territory."""
    row = _row(call, LOCK, request.territory_id)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This territory was not removed.")
    return _changed(call, "undeleted", row, delete_time=None)


def _changed(call: Call, what: str, row: Row, **values: Any) -> pb.Territory:
    after = call.update(territories, row.territory_id, **values, update_time=call.clock.now())
    made = _message(after)
    call.emit(f"crm.customers.Territory.{what}", made, before=_message(row))
    return made


def find_territory(call: Call, request: pb.FindTerritoryRequest) -> pb.TerritoryMatch:
    """Whose a customer would be, and why."""
    found = the_map(call).find(place_of(request))
    if found is NOWHERE:
        return pb.TerritoryMatch()
    return pb.TerritoryMatch(
        territory_id=found.territory_id,
        owner_id=found.owner_id,
        team=found.team,
        reason=found.reason,
    )
