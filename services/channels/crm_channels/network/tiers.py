"""What each tier brings: discount, protection, quotas.

The rule kept here: there is one record for each tier, always. Somebody signed in for a partner sees their own tier.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import tier_benefits_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import N_
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, ColumnElement, Text, bindparam, select

from crm_channels import queries
from crm_channels.tables import partners, tier_benefits

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FILTERABLE = ("tier_benefit_id", "tier", "update_time")
NUMBERS = ("open_registrations", "material_quota", "payment_days")  # 0 is “none”
OF_TIER = Statement(
    select(*tier_benefits.c).where(tier_benefits.c.tier == bindparam("tier", type_=Text()))
)
TIER_OF = Statement(
    select(partners.c.tier).where(
        partners.c.partner_id == bindparam("partner_id", type_=BigInteger())
    )
)
HUNDRED = Decimal(100)


def of(call: "Call", tier: str) -> "Row":
    """What a tier brings."""
    return call.one(OF_TIER, tier=tier, missing=("tier benefit", tier))


def _own_tier(call: "Call") -> str:
    """The tier of the partner that the caller is signed in for."""
    row = call.first(TIER_OF, partner_id=call.principal.partner_id)
    return row.tier if row is not None else ""


def get_tier_benefit(call: "Call", request: pb.GetTierBenefitRequest) -> pb.TierBenefit:
    """One tier's benefits."""
    row = queries.found(call, tier_benefits, request.tier_benefit_id)
    if call.principal.rows == "partner" and row.tier != _own_tier(call):
        raise NotFound("tier_benefit", request.tier_benefit_id)
    return records.to_message(pb.TierBenefit, row)


def _of_tier() -> ColumnElement[bool]:
    return tier_benefits.c.tier == bindparam("own_tier", type_=Text())


def list_tier_benefits(
    call: "Call", request: pb.ListTierBenefitsRequest
) -> pb.ListTierBenefitsResponse:
    """The benefits of all tiers; of their own for somebody signed in for a partner."""
    own: dict[str, Any] = {}
    if call.principal.rows == "partner":
        own = {"where": _of_tier, "own_tier": _own_tier(call)}
    found, token = lists.page(
        call,
        tier_benefits,
        request,
        pb.TierBenefit,
        order_by="tier_benefit_id",
        filterable=FILTERABLE,
        **own,
    )
    return pb.ListTierBenefitsResponse(tier_benefits=found, next_page_token=token)


def update_tier_benefit(call: "Call", request: pb.UpdateTierBenefitRequest) -> pb.TierBenefit:
    """Changes what the mask names."""
    given = request.tier_benefit
    row = queries.held(call, tier_benefits, given.tier_benefit_id, given.etag)
    values = records.changes(given, request.update_mask)
    for name in set(NUMBERS) & values.keys():
        values[name] = values[name] or None
    if "discount_percent" in values:
        values["discount_percent"] = Decimal(values["discount_percent"] or 0)
        if values["discount_percent"] > HUNDRED:
            raise Invalid({"tier_benefit.discount_percent": N_("must be at most 100")})
    if "protection_days" in values and not values["protection_days"]:
        raise Invalid({"tier_benefit.protection_days": N_("must be said")})
    after = call.update(tier_benefits, row.tier_benefit_id, **values, update_time=call.clock.now())
    made = records.to_message(pb.TierBenefit, after)
    call.emit(
        "crm.channels.TierBenefit.updated", made, before=records.to_message(pb.TierBenefit, row)
    )
    return made
