"""What a partner ordered after it got materials, beside as many days before.

The rule kept here: it says what happened, and in plain words what that does not prove. Orders count that the caller may
see; sums of different currencies are never added.
"""

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import materials_pb2 as pb
from crm_chassis import i18n, records
from crm_chassis.errors import Precondition
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from sqlalchemy import Date, cast, func, select

from crm_channels import queries
from crm_channels.materials import rules
from crm_channels.tables import material_orders, orders

if TYPE_CHECKING:
    from crm_chassis.call import Call

NOT_SOLD = ("draft", "cancelled")


def get_material_effect(call: "Call", request: pb.GetMaterialEffectRequest) -> pb.MaterialEffect:
    """Before and after."""
    row = queries.found(call, material_orders, request.material_order_id)
    if row.ship_time is None:
        raise Precondition("NOT_SHIPPED", N_("It was not shipped yet."))
    days, shipped = request.days or rules.USUAL_DAYS, row.ship_time.date()
    before, after = rules.spans(shipped, days)
    found: dict[str, dict[str, Any]] = {}
    for name, (first, last) in (("before", before), ("after", after)):
        day = cast(orders.c.order_time, Date)
        statement = (
            select(
                orders.c.currency,
                func.count().label("number"),
                func.sum(orders.c.amount).label("amount"),
            )
            .where(
                orders.c.partner_id == row.partner_id,
                orders.c.state.not_in(NOT_SOLD),
                orders.c.delete_time.is_(None),
                day.between(first, last),
                call.visible(orders),
            )
            .group_by(orders.c.currency)
        )
        for each in call.all(statement):
            span = found.setdefault(each.currency, {"amount_before": "0", "amount_after": "0"})
            span[f"orders_{name}"] = each.number
            span[f"amount_{name}"] = records.decimal_text(each.amount or Decimal(0))
    complete = call.clock.now().date() > after[1]
    with i18n.reader(call.language):
        return pb.MaterialEffect(
            days=days,
            ship_date=shipped.isoformat(),
            complete=complete,
            spans=[pb.MaterialEffectSpan(currency=c, **span) for c, span in sorted(found.items())],
            explanation=_words(complete),
        )


def _words(complete: bool) -> str:
    parts = [
        _(
            "These are all orders of the partner in as many days after the shipment as before it. That more or less"
            " was ordered does not prove that the material was why: seasons, prices, other campaigns and large single"
            " orders change the same figures, and there is no comparison with partners that got none."
        )
    ]
    if not complete:
        parts.append(_("The days after are not over yet."))
    return " ".join(parts)
