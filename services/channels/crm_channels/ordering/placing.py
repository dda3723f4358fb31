"""Placing an order, for whoever does it: the API, a page, an accepted quote.

The rule kept here: one (source, external_id) is one order, however often and from how many sides it comes at once; a
placed order promises nothing yet: stock and credit are taken when it is confirmed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from crm_chassis.errors import AlreadyExists, Invalid, NotFound, Precondition
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Text, and_, bindparam, or_, select
from sqlalchemy.dialects.postgresql import insert

from crm_channels import house, queries
from crm_channels.amounts import amount_of
from crm_channels.ordering import reading
from crm_channels.tables import locations, order_lines, order_steps, orders, products

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

COLUMNS = (
    *("partner_id", "location_id", "state", "currency", "amount", "order_time", "wished_ship_date"),
    *("end_customer_name", "account_id", "quote_id", "source", "external_id", "price_overridden"),
    *("override_reason", "overridden_by", "owner_id", "team", "notes", "create_time"),
    *("direct", "update_time"),
)
NEW_ORDER = Statement(
    insert(orders)
    .values({name: bindparam(name, type_=orders.c[name].type) for name in COLUMNS})
    .on_conflict_do_nothing()
    .returning(*orders.c)
)
SAME_ORDER = Statement(
    select(*orders.c).where(
        or_(
            and_(
                orders.c.external_id != "",
                orders.c.source == bindparam("source", type_=Text()),
                orders.c.external_id == bindparam("external_id", type_=Text()),
            ),
            and_(
                orders.c.quote_id == bindparam("quote_id", type_=BigInteger()),
                orders.c.state != "cancelled",
            ),
        )
    )
)
FIRST_WAREHOUSE = Statement(
    select(locations.c.location_id)
    .where(locations.c.kind == "warehouse", locations.c.delete_time.is_(None))
    .order_by(locations.c.location_id)
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Line:
    """What is ordered of one product."""

    product_id: int
    quantity: Decimal
    unit_price: Decimal
    discount_percent: Decimal = Decimal(0)

    def amount(self, currency: str) -> Decimal:
        """What it comes to."""
        return amount_of(self.quantity, self.unit_price, currency, self.discount_percent)


@dataclass(frozen=True, slots=True)
class Draft:
    """An order that is to be placed; its prices were agreed by whoever hands it in."""

    partner_id: int
    currency: str
    lines: Sequence[Line]
    end_customer_name: str = ""
    account_id: int | None = None
    quote_id: int | None = None
    location_id: int | None = None
    order_time: datetime | None = None
    wished_ship_date: date | None = None
    source: str = ""
    external_id: str = ""
    owner_id: str = ""
    team: str = ""
    notes: str = ""
    price_reason: str = ""  # why prices deviate from the book, said by somebody who may
    state: str = "placed"

    @property
    def amount(self) -> Decimal:
        """What all lines come to."""
        return sum((line.amount(self.currency) for line in self.lines), Decimal(0))


def buying_partner(call: "Call", partner_id: int) -> "Row":
    """The partner, if it may order."""
    row = house.seen(call, partner_id)
    if row.state != "active":
        text = N_("Only a partner whose state is active can order.")
        raise Precondition("PARTNER_NOT_ACTIVE", text)
    return row


def warehouse(call: "Call", location_id: int | None) -> int | None:
    """The warehouse of ours that an order is shipped from: the one named, or the first; None if there is none yet."""
    if not location_id:
        first = call.first(FIRST_WAREHOUSE)
        return first.location_id if first is not None else None
    row = queries.alive(call, locations, location_id)
    if row.kind != "warehouse":
        raise Invalid({"order.location_id": N_("must be a warehouse of ours")})
    return int(row.location_id)


def place(call: "Call", draft: Draft) -> "Row":
    """The order: a new one, or the one that was placed under the same external id or quote before."""
    partner = buying_partner(call, draft.partner_id)
    _check(call, draft)
    now = call.clock.now()
    row = call.first(
        NEW_ORDER,
        partner_id=draft.partner_id,
        location_id=warehouse(call, draft.location_id),
        state=draft.state,
        currency=draft.currency,
        amount=draft.amount,
        order_time=draft.order_time or now,
        wished_ship_date=draft.wished_ship_date,
        end_customer_name=draft.end_customer_name,
        account_id=draft.account_id or None,
        quote_id=draft.quote_id or None,
        source=draft.source,
        external_id=draft.external_id,
        price_overridden=bool(draft.price_reason),
        override_reason=draft.price_reason,
        overridden_by=call.principal.id if draft.price_reason else "",
        owner_id=draft.owner_id or partner.owner_id or call.principal.id,
        team=draft.team or partner.team or call.principal.team,
        notes=draft.notes,
        direct=house.is_house(partner),
        create_time=now,
        update_time=now,
    )
    if row is None:
        return _same(call, draft)
    _write_lines(call, row, draft)
    record_step(call, row, "place" if row.state == "placed" else "draft", draft.price_reason)
    event = "placed" if row.state == "placed" else "created"
    call.emit(reading.EVENT + event, reading.whole(call, row))
    return row


def _write_lines(call: "Call", row: "Row", draft: Draft) -> None:
    for number, line in enumerate(draft.lines, 1):
        call.insert(
            order_lines,
            order_id=row.order_id,
            line_number=number,
            product_id=line.product_id,
            quantity=line.quantity,
            unit_price=line.unit_price,
            discount_percent=line.discount_percent,
            amount=line.amount(draft.currency),
        )


def _check(call: "Call", draft: Draft) -> None:
    if not draft.lines:
        raise Invalid({"order.lines": N_("must hold at least one line")})
    known = queries.rows_of(call, products, {line.product_id for line in draft.lines})
    for line in draft.lines:
        product = known.get(line.product_id)
        if product is None or product.delete_time is not None:
            raise NotFound("product", line.product_id)


def _same(call: "Call", draft: Draft) -> "Row":
    """The order that came before; raises when this one says something else."""
    given = {"source": draft.source, "external_id": draft.external_id, "quote_id": draft.quote_id}
    row = call.first(SAME_ORDER, **given)
    same = row is not None and call.sees(orders, row)
    if (
        row is None
        or not same
        or (row.partner_id, row.amount, row.currency)
        != (
            draft.partner_id,
            draft.amount,
            draft.currency,
        )
    ):
        text = said(
            "%(external_id)s of %(source)s is another order already.",
            external_id=draft.external_id or draft.quote_id,
            source=draft.source or said("quote"),
        )
        raise AlreadyExists("ORDER_DIFFERS", text)
    return row


def record_step(
    call: "Call",
    row: "Row",
    step: str,
    reason: str = "",
    *,
    overridden: bool = False,
) -> None:
    """Writes a step down, for good."""
    call.insert(
        order_steps,
        order_id=row.order_id,
        step=step,
        state=row.state,
        actor_id=call.principal.id,
        reason=reason,
        overridden=overridden,
        create_time=call.clock.now(),
    )
