"""Quotas: how much of a material a partner may have in a period.

The rule kept here: several quotas may hold at once, and the least decides. What is used of each stands in a row of its
own with a check, so that no number of approvals at once goes over it.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import materials_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from psycopg.errors import CheckViolation, UniqueViolation
from sqlalchemy import BigInteger, ColumnElement, Date, Text, bindparam, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_channels import queries
from crm_channels.materials import rules
from crm_channels.tables import material_quotas, material_uses, materials, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("material_id", "partner_id", "tier", "period", "quantity")
FILTERABLE = ("material_quota_id", *FIELDS, "create_time", "update_time", "delete_time")
EVENT = "crm.channels.MaterialQuota."


def _holding() -> ColumnElement[bool]:
    """The quotas of a partner of this tier, for a material or for each."""
    quota = material_quotas.c
    partner, tier = (
        bindparam("own_partner", type_=BigInteger()),
        bindparam("own_tier", type_=Text()),
    )
    return or_(quota.partner_id.is_(None), quota.partner_id == partner) & or_(
        quota.tier.is_(None), quota.tier == tier
    )


_held = (
    select(material_quotas)
    .where(
        _holding(),
        or_(
            material_quotas.c.material_id.is_(None),
            material_quotas.c.material_id == bindparam("material", type_=BigInteger()),
        ),
        material_quotas.c.delete_time.is_(None),
    )
    .order_by(material_quotas.c.material_quota_id)
)
SEEN_HOLDING, HOLDING = Statement(_held), Statement(_held.with_for_update(read=True))
_use = insert(material_uses).values(
    material_quota_id=bindparam("quota", type_=BigInteger()),
    partner_id=bindparam("partner", type_=BigInteger()),
    period_start=bindparam("start", type_=Date()),
    used=0,
    allowed=bindparam("allowed", type_=material_uses.c.allowed.type),
)
OPEN = Statement(_use.on_conflict_do_nothing())
ONE_USE = (
    material_uses.c.material_quota_id == bindparam("quota", type_=BigInteger()),
    material_uses.c.partner_id == bindparam("partner", type_=BigInteger()),
    material_uses.c.period_start == bindparam("start", type_=Date()),
)
USED = Statement(select(material_uses).where(*ONE_USE))
_more = material_uses.c.used + bindparam("more", type_=material_uses.c.used.type)
TAKE = Statement(
    update(material_uses)
    .where(*ONE_USE)
    .values(used=_more, allowed=bindparam("allowed", type_=material_uses.c.allowed.type))
)
GIVE_BACK = Statement(update(material_uses).where(*ONE_USE).values(used=_more))


def _checked(call: "Call", values: dict[str, Any]) -> dict[str, Any]:
    if values.get("material_id"):
        queries.alive(call, materials, values["material_id"])
    if values.get("partner_id"):
        queries.alive(call, partners, values["partner_id"])
        if values.get("tier"):
            text = N_("name a partner or a tier, not both")
            raise Invalid({"material_quota.tier": text})
    return values


def _exists() -> AlreadyExists:
    return AlreadyExists("QUOTA_EXISTS", N_("There is such a quota already: change it instead."))


def create_material_quota(call: "Call", request: pb.CreateMaterialQuotaRequest) -> pb.MaterialQuota:
    """A new quota."""
    values = _checked(call, records.values(request.material_quota, *FIELDS))
    now = call.clock.now()
    try:
        row = call.insert(material_quotas, **values, create_time=now, update_time=now)
    except UniqueViolation:
        raise _exists() from None
    made = records.to_message(pb.MaterialQuota, row)
    call.emit(EVENT + "created", made)
    return made


def _own(call: "Call") -> dict[str, Any]:
    """What a partner's own people see the quotas by; {}: the caller sees all."""
    if call.principal.rows != "partner":
        return {}
    key = call.principal.partner_id
    row = queries.rows_of(call, partners, {key}).get(key)
    return {"own_partner": key, "own_tier": row.tier if row is not None else ""}


def get_material_quota(call: "Call", request: pb.GetMaterialQuotaRequest) -> pb.MaterialQuota:
    """One quota."""
    row = queries.found(call, material_quotas, request.material_quota_id)
    if own := _own(call):
        fits = row.partner_id in (None, own["own_partner"]) and row.tier in (None, own["own_tier"])
        if not fits:
            raise NotFound("material_quota", request.material_quota_id)
    return records.to_message(pb.MaterialQuota, row)


def list_material_quotas(
    call: "Call", request: pb.ListMaterialQuotasRequest
) -> pb.ListMaterialQuotasResponse:
    """The quotas that the caller may see."""
    own = _own(call)
    found, token = lists.page(
        call,
        material_quotas,
        request,
        pb.MaterialQuota,
        order_by="material_quota_id",
        filterable=FILTERABLE,
        where=_holding if own else None,
        **own,
    )
    return pb.ListMaterialQuotasResponse(material_quotas=found, next_page_token=token)


def update_material_quota(call: "Call", request: pb.UpdateMaterialQuotaRequest) -> pb.MaterialQuota:
    """Changes what the mask names. What was approved stays approved; it counts from the next approval on."""
    given = request.material_quota
    row = queries.held(call, material_quotas, given.material_quota_id, given.etag)
    values = records.changes(given, request.update_mask)
    if "period" in values and values["period"] != row.period:
        text = N_("cannot be changed: make another quota instead")
        raise Invalid({"material_quota.period": text})
    named = {"partner_id": row.partner_id, "tier": row.tier, "material_id": row.material_id}
    _checked(call, {**named, **values})
    return _changed(call, "updated", row, **values)


def _changed(call: "Call", what: str, row: "Row", **values: Any) -> pb.MaterialQuota:
    now = call.clock.now()
    try:
        after = call.update(material_quotas, row.material_quota_id, **values, update_time=now)
    except UniqueViolation:
        raise _exists() from None
    made = records.to_message(pb.MaterialQuota, after)
    call.emit(EVENT + what, made, before=records.to_message(pb.MaterialQuota, row))
    return made


def delete_material_quota(call: "Call", request: pb.DeleteMaterialQuotaRequest) -> pb.MaterialQuota:
    """Deletes a quota: it limits nothing any more."""
    row = queries.held(call, material_quotas, request.material_quota_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_material_quota(
    call: "Call", request: pb.UndeleteMaterialQuotaRequest
) -> pb.MaterialQuota:
    """Brings a quota back; one that is not deleted stays as it is."""
    key, etag = request.material_quota_id, request.etag
    row = queries.held(call, material_quotas, key, etag, deleted=True)
    if row.delete_time is None:
        return records.to_message(pb.MaterialQuota, row)
    return _changed(call, "undeleted", row, delete_time=None)


def holding(call: "Call", material_id: int, partner: "Row") -> list["Row"]:
    """The quotas that hold for a partner and a material, held so that none of them changes meanwhile."""
    key, tier = partner.partner_id, partner.tier
    return call.all(HOLDING, material=material_id, own_partner=key, own_tier=tier)


def take(
    call: "Call", material_id: int, partner: "Row", quantity: Decimal, day: date
) -> list[dict[str, Any]]:
    """Uses the quotas up, in the order of their numbers; Precondition if one would be exceeded. Says what was used."""
    taken = []
    for quota in holding(call, material_id, partner):
        start = rules.period_start(quota.period, day)
        key = {"quota": quota.material_quota_id, "partner": partner.partner_id, "start": start}
        call.run(OPEN, **key, allowed=quota.quantity)
        try:
            with call.connection.transaction():
                call.run(TAKE, **key, allowed=quota.quantity, more=quantity)
        except CheckViolation:
            used = call.first(USED, **key)
            text = said(
                "This is over the quota: %(used)s of %(quantity)s are used in the period from %(start)s on.",
                used=records.decimal_text(used.used if used is not None else Decimal(0)),
                quantity=records.decimal_text(quota.quantity),
                start=start.isoformat(),
            )
            raise Precondition("OVER_QUOTA", text) from None
        taken.append({**key, "start": start.isoformat(), "quantity": str(quantity)})
    return taken


def give_back(call: "Call", uses: Iterable[dict[str, Any]]) -> None:
    """What an order had used is free again."""
    for use in sorted(uses, key=lambda each: int(each["quota"])):
        more = -Decimal(use["quantity"])
        call.run(
            GIVE_BACK,
            quota=use["quota"],
            partner=use["partner"],
            start=date.fromisoformat(use["start"]),
            more=more,
        )


def get_material_allowance(
    call: "Call", request: pb.GetMaterialAllowanceRequest
) -> pb.MaterialAllowance:
    """What is left now."""
    partner_id = request.partner_id or call.principal.partner_id
    partner = queries.alive(call, partners, partner_id or 0)
    queries.alive(call, materials, request.material_id)
    day, lines, counted = call.clock.now().date(), [], []
    for quota in call.all(
        SEEN_HOLDING,
        material=request.material_id,
        own_partner=partner.partner_id,
        own_tier=partner.tier,
    ):
        start = rules.period_start(quota.period, day)
        key = {"quota": quota.material_quota_id, "partner": partner.partner_id, "start": start}
        use = call.first(USED, **key)
        used = use.used if use is not None else Decimal(0)
        counted.append((quota.quantity, used))
        lines.append(
            pb.MaterialAllowanceLine(
                material_quota_id=quota.material_quota_id,
                quantity=records.decimal_text(quota.quantity),
                used=records.decimal_text(used),
                period_start=start.isoformat(),
            )
        )
    left = rules.left(counted)
    told = "" if left is None else records.decimal_text(left)
    return pb.MaterialAllowance(lines=lines, left=told)
