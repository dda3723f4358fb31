"""Territories of partners: one within another.

The rule kept here: no territory lies within itself; its path and lineage follow those around it at once, as does the
territory's name in partners. What a territory does not say (who answers for it) the one around it says.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import partners_pb2
from crm.channels.v1 import territories_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import UniqueViolation
from sqlalchemy import BigInteger, any_, bindparam, func, literal, or_, select

from crm_channels import queries
from crm_channels.network.rules import inside, path_of
from crm_channels.tables import partners, territories

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("name", "parent_territory_id", "owner_id", "team")
FILTERABLE = (
    *("territory_id", "name", "parent_territory_id", "path", "owner_id", "team"),
    *("create_time", "update_time", "delete_time"),
)
EVENT = "crm.channels.Territory."
TERRITORY_ID = bindparam("territory_id", type_=BigInteger())
# Two moves at once could close a circle that neither of them sees.
GATE = Statement(select(func.pg_advisory_xact_lock(literal(7201), literal(3))))
ALIVE = Statement(
    select(*territories.c).where(
        territories.c.territory_id == TERRITORY_ID, territories.c.delete_time.is_(None)
    )
)
# Who comes to lie in one holds it, so that nobody deletes it meanwhile.
HOLD = Statement(
    select(*territories.c)
    .where(territories.c.territory_id == TERRITORY_ID, territories.c.delete_time.is_(None))
    .with_for_update(read=True)
)
WITHIN = Statement(
    select(*territories.c)
    .where(
        territories.c.lineage.contains(bindparam("within", type_=territories.c.lineage.type)),
        territories.c.territory_id != TERRITORY_ID,
    )
    .order_by(func.cardinality(territories.c.lineage))
)
AROUND = Statement(
    select(territories.c.owner_id, territories.c.team)
    .where(
        territories.c.territory_id == any_(bindparam("lineage", type_=territories.c.lineage.type))
    )
    .order_by(func.cardinality(territories.c.lineage).desc())
)
PARTNERS_IN = Statement(
    select(*partners.c)
    .where(partners.c.territory_id == TERRITORY_ID)
    .order_by(partners.c.partner_id)
    .with_for_update()
)
IN_USE = Statement(
    select(literal(1)).where(
        or_(
            select(partners.c.partner_id)
            .where(partners.c.territory_id == TERRITORY_ID, partners.c.delete_time.is_(None))
            .exists(),
            select(territories.c.territory_id)
            .where(
                territories.c.parent_territory_id == TERRITORY_ID,
                territories.c.delete_time.is_(None),
            )
            .exists(),
        )
    )
)


def there(call: "Call", territory_id: int, field: str = "partner.territory_id") -> "Row":
    """The territory, held; raises Invalid naming the field if it is not there."""
    row = call.first(HOLD, territory_id=territory_id)
    if row is None:
        raise Invalid({field: said("there is no territory %(id)s", id=territory_id)})
    return row


def answers(call: "Call", row: "Row") -> dict[str, str]:
    """Who answers for a territory: what it says, else what those around it say."""
    found = {"owner_id": "", "team": ""}
    for each in call.all(AROUND, lineage=list(row.lineage)):
        found = {name: found[name] or getattr(each, name) for name in found}
    return found


def _message(row: "Row") -> pb.Territory:
    return records.to_message(pb.Territory, row)


def _around(call: "Call", parent_id: int | None, territory_id: int = 0) -> tuple[list[int], str]:
    """The lineage and the path of what lies around; raises Invalid where that cannot be."""
    if not parent_id:
        return [], ""
    field = "territory.parent_territory_id"
    parent = there(call, parent_id, field)
    if inside(territory_id, parent.lineage):
        raise Invalid({field: N_("is this territory, or one that lies within it")})
    return list(parent.lineage), parent.path


def _taken(name: str) -> AlreadyExists:
    text = said("There is a territory “%(name)s” in the same place already.", name=name)
    return AlreadyExists("TERRITORY_NAME_TAKEN", text)


def create_territory(call: "Call", request: pb.CreateTerritoryRequest) -> pb.Territory:
    """A new one."""
    given = request.territory
    call.first(GATE)
    lineage, path = _around(call, given.parent_territory_id)
    now, values = call.clock.now(), records.values(given, *FIELDS)
    values["path"] = path_of(filter(None, (path, given.name)))
    try:
        row = call.insert(territories, **values, create_time=now, update_time=now)
    except UniqueViolation:
        raise _taken(given.name) from None
    lineage.append(row.territory_id)
    row = call.update(territories, row.territory_id, lineage=lineage, etag=row.etag)
    made = _message(row)
    call.emit(EVENT + "created", made)
    return made


def get_territory(call: "Call", request: pb.GetTerritoryRequest) -> pb.Territory:
    """One of them."""
    return _message(queries.found(call, territories, request.territory_id))


def list_territories(
    call: "Call", request: pb.ListTerritoriesRequest
) -> pb.ListTerritoriesResponse:
    """The territories; none for somebody signed in for a partner."""
    found, token = lists.page(
        call, territories, request, pb.Territory, order_by="path", filterable=FILTERABLE
    )
    return pb.ListTerritoriesResponse(territories=found, next_page_token=token)


def update_territory(call: "Call", request: pb.UpdateTerritoryRequest) -> pb.Territory:
    """Changes what the mask names; what lies within it follows."""
    given = request.territory
    call.first(GATE)
    row = queries.held(call, territories, given.territory_id, given.etag)
    values: dict[str, Any] = records.changes(given, request.update_mask)
    parent_id = values.get("parent_territory_id", row.parent_territory_id)
    lineage, path = _around(call, parent_id, row.territory_id)
    values["lineage"] = [*lineage, row.territory_id]
    values["path"] = path_of(filter(None, (path, values.get("name", row.name))))
    after = _changed(call, "updated", row, **values)
    if after.path != row.path:
        _follow(call, row, after)
    return _message(after)


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> "Row":
    try:
        after = call.update(territories, row.territory_id, **values, update_time=call.clock.now())
    except UniqueViolation:
        raise _taken(values.get("name", row.name)) from None
    call.emit(EVENT + what, _message(after), before=_message(row))
    return after


def _follow(call: "Call", before: "Row", after: "Row") -> None:
    """What lies within has a new path, and partners a new name of their territory."""
    for row in call.all(WITHIN, within=[after.territory_id], territory_id=after.territory_id):
        own = list(row.lineage[len(before.lineage) :])
        path = after.path + row.path[len(before.path) :]
        _changed(call, "updated", row, lineage=[*after.lineage, *own], path=path)
    if after.name == before.name:
        return
    now = call.clock.now()
    for partner in call.all(PARTNERS_IN, territory_id=after.territory_id):
        changed = call.update(partners, partner.partner_id, territory=after.name, update_time=now)
        call.emit(
            "crm.channels.Partner.updated",
            records.to_message(partners_pb2.Partner, changed),
            before=records.to_message(partners_pb2.Partner, partner),
        )


def delete_territory(call: "Call", request: pb.DeleteTerritoryRequest) -> pb.Territory:
    """Deletes one that nothing lies in."""
    call.first(GATE)
    row = queries.held(call, territories, request.territory_id, request.etag)
    if call.first(IN_USE, territory_id=row.territory_id):
        text = N_("Partners or other territories lie in it. Move them first.")
        raise Precondition("TERRITORY_IN_USE", text)
    return _message(_changed(call, "deleted", row, delete_time=call.clock.now()))


def undelete_territory(call: "Call", request: pb.UndeleteTerritoryRequest) -> pb.Territory:
    """Brings one back into the place where it was."""
    call.first(GATE)
    row = queries.held(call, territories, request.territory_id, request.etag, deleted=True)
    if row.delete_time is None:
        return _message(row)
    if row.parent_territory_id and not call.first(ALIVE, territory_id=row.parent_territory_id):
        text = N_("The territory around it is deleted. Bring that back first.")
        raise Precondition("TERRITORY_GONE", text)
    return _message(_changed(call, "undeleted", row, delete_time=None))
