"""An order as it comes in, made into what is told and stored: the message of the event, and rows for COPY.

The rule kept here: what is stored, what is told and what a reader gets are the same: rows are read off the checked
message. This is the hot loop of an import: no SQL, no lookups but in dicts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from crm.customers.v1.interactions_pb2 import Channel
from crm.customers.v1.orders_pb2 import Order, OrderState
from crm_chassis.records import decimal_text, enum_names, timestamp
from google.protobuf.timestamp_pb2 import Timestamp

from crm_customers import rules

ORDER_COLUMNS = (
    "order_id",
    "account_id",
    "contact_id",
    "ship_date",
    "state",
    "channel",
    "profit",
    "source",
    "external_id",
    "order_date",
    "currency",
    "amount",
    "ship_mode",
    "country",
    "region",
    "city",
    "postal_code",
    "fingerprint",
    "create_time",
    "update_time",
)
LINE_COLUMNS = (
    "order_id",
    "line_number",
    "external_id",
    "product_id",
    "account_id",
    "product_name",
    "category",
    "subcategory",
    "quantity",
    "amount",
    "discount",
    "profit",
)
STATES, CHANNELS = enum_names(OrderState.DESCRIPTOR), enum_names(Channel.DESCRIPTOR)
NEVER_TAKEN = (
    "account_external_id",
    "contact_external_id",
    "order_id",
    "etag",
    "create_time",
    "update_time",
)
Find = Callable[[int, str, str], int | None]


@dataclass(slots=True)
class Draft:
    """A checked order: what is told of it, its place in the call, and the row that is there already."""

    told: Order
    fingerprint: bytes
    place: int
    known: Any = None


def draft_of(
    order: Order,
    source: str,
    place: int,
    find_account: Find,
    find_contact: Find,
    *,
    settled: bool = False,
) -> Draft:
    """The order with its references resolved and its numbers added up; raises Rejected.

    One that is settled already is told as it is: it is the caller's no more.
    """
    account_id = find_account(order.account_id, order.account_external_id, "account_id")
    if account_id is None:
        raise rules.Rejected("NO_ACCOUNT", "says no account", "account_id")
    told = order
    if not settled:
        told = Order()
        told.CopyFrom(order)
    told.contact_id = find_contact(order.contact_id, order.contact_external_id, "contact_id") or 0
    told.account_id, told.source = account_id, source
    if not settled:
        settle(told)
    for number, line in enumerate(told.lines):
        if line.account_id or line.account_external_id:
            place_of_line = f"lines[{number}].account_id"
            own = find_account(line.account_id, line.account_external_id, place_of_line)
            line.account_id = own or account_id
            line.ClearField("account_external_id")
        else:
            line.account_id = account_id
    return Draft(told, rules.fingerprint(told.SerializeToString(deterministic=True)), place)


def settle(told: Order) -> None:
    """Brings what an order says into its normal form, and adds it up; raises Rejected."""
    rules.check_days(told.order_date, told.ship_date)
    told.state = told.state or OrderState.ORDER_STATE_PLACED
    for name in NEVER_TAKEN:
        told.ClearField(name)
    amount, profit = _add_up(told)
    told.amount = decimal_text(amount)
    told.profit = "" if profit is None else decimal_text(profit)


def _add_up(told: Order) -> tuple[Decimal, Decimal | None]:
    """Settles the lines, and adds up their amounts and what is known of their profits."""
    amount, profit = Decimal(0), None
    for number, line in enumerate(told.lines, 1):
        line.line_number = number
        line.ClearField("product_id")
        line.quantity = _normal(line.quantity)
        value = Decimal(line.amount)
        amount += value
        line.amount = decimal_text(value)
        if line.discount:
            line.discount = _normal(line.discount)
        if line.profit:
            value = Decimal(line.profit)
            profit = value if profit is None else profit + value
            line.profit = decimal_text(value)
    rules.check_fits(amount, profit)
    return amount, profit


@lru_cache(maxsize=4096)
def _normal(number: str) -> str:
    """A quantity or discount in its normal form: there are few different ones."""
    return decimal_text(Decimal(number))


def finish(draft: Draft, products: Mapping[str, int], moment: Timestamp) -> Order:
    """Gives the order what it gets here beside its number: those of its products, etag and times."""
    told, known = draft.told, draft.known
    for line in told.lines:
        line.product_id = products[line.product_code]
    told.etag = "1" if known is None else str(known.etag + 1)
    told.update_time.CopyFrom(moment)
    told.create_time.CopyFrom(moment if known is None else timestamp(known.create_time))
    return told


def order_row(draft: Draft, now: datetime) -> tuple[Any, ...]:
    """The row of an order that has its number, as ORDER_COLUMNS."""
    told, known = draft.told, draft.known
    return (
        told.order_id,
        told.account_id,
        told.contact_id or None,
        told.ship_date or None,
        STATES[told.state],
        CHANNELS.get(told.channel),
        told.profit or None,
        told.source,
        told.external_id,
        told.order_date,
        told.currency,
        told.amount,
        told.ship_mode,
        told.country,
        told.region,
        told.city,
        told.postal_code,
        draft.fingerprint,
        now if known is None else known.create_time,
        now,
    )


def line_rows(told: Order) -> list[tuple[Any, ...]]:
    """The rows of a finished order's lines, as LINE_COLUMNS."""
    order_id = told.order_id
    return [
        (
            order_id,
            line.line_number,
            line.external_id,
            line.product_id,
            line.account_id,
            line.product_name,
            line.category,
            line.subcategory,
            line.quantity,
            line.amount,
            line.discount or None,
            line.profit or None,
        )
        for line in told.lines
    ]
