"""Orders, products and what customers own: the reading handlers of OrdersService. intake.py takes orders in.

The rule kept here: orders are shown as their order system told them; what a customer owns is derived from them, and
never entered.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from crm.customers.v1.orders_pb2 import (
    GetOrderRequest,
    ListOrdersRequest,
    ListOrdersResponse,
    ListOwnedProductsRequest,
    ListOwnedProductsResponse,
    ListProductsRequest,
    ListProductsResponse,
    Order,
    OrderLine,
    OwnedProduct,
)
from crm_chassis import lists, records
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.sql import Row, Statement
from sqlalchemy import BigInteger, bindparam, select

from crm_customers import accounts as account_handlers
from crm_customers import queries, rules
from crm_customers.tables import accounts, orders, products

FILTERABLE = (
    "order_id",
    "source",
    "external_id",
    "account_id",
    "contact_id",
    "order_date",
    "ship_date",
    "state",
    "channel",
    "currency",
    "amount",
    "country",
    "region",
)
PRODUCT_FILTERABLE = (
    "product_id",
    "source",
    "product_code",
    "product_name",
    "category",
    "subcategory",
)
USUAL_OWNED = 100
GET = Statement(
    select(*orders.c, *queries.OWNER)
    .join(accounts, accounts.c.account_id == orders.c.account_id)
    .where(orders.c.order_id == bindparam("order_id", type_=BigInteger))
)


def with_lines(call: Call, found: Sequence[Order]) -> Sequence[Order]:
    """The same orders, each with its lines: one question for all of them."""
    if found:
        ids = [order.order_id for order in found]
        lines = defaultdict(list)
        for row in call.all(queries.LINES, order_ids=ids):
            lines[row.order_id].append(records.to_message(OrderLine, row))
        for order in found:
            order.lines.extend(lines[order.order_id])
    return found


def message_of(call: Call, row: Row) -> Order:
    """An order's message from its row, with its lines."""
    return with_lines(call, [records.to_message(Order, row)])[0]


def get_order(call: Call, request: GetOrderRequest) -> Order:
    """One order."""
    row = call.one(GET, missing=("order", request.order_id), order_id=request.order_id)
    if not call.sees(accounts, row):
        raise NotFound("order", request.order_id)
    return message_of(call, row)


def list_orders(call: Call, request: ListOrdersRequest) -> ListOrdersResponse:
    """A page of orders."""
    found, token = lists.page(
        call,
        orders,
        request,
        Order,
        filterable=FILTERABLE,
        where=queries.seen_orders,
        **queries.rows_of(call),
    )
    return ListOrdersResponse(orders=with_lines(call, found), next_page_token=token)


def list_owned_products(call: Call, request: ListOwnedProductsRequest) -> ListOwnedProductsResponse:
    """What an account owns."""
    account_handlers.seen_row(call, account_handlers.GET, request.account_id)
    try:
        since = rules.day(request.since, "since") or date.min
    except rules.Rejected as wrong:
        raise Invalid({wrong.field: wrong.message}) from None
    most = request.page_size or USUAL_OWNED
    return ListOwnedProductsResponse(products=owned_by(call, request.account_id, most, since))


def owned_by(
    call: Call, account_id: int, most: int, since: date = date.min
) -> Sequence[OwnedProduct]:
    """The products that an account owns, the latest bought first."""
    rows = call.all(queries.OWNED, account_id=account_id, since=since, most=most)
    return [records.to_message(OwnedProduct, row) for row in rows]


def list_products(call: Call, request: ListProductsRequest) -> ListProductsResponse:
    """A page of products."""
    return lists.reply(call, products, request, ListProductsResponse, filterable=PRODUCT_FILTERABLE)
