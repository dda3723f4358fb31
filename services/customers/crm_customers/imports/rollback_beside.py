"""Products and people on their way out again.

The rule kept here: a product that anything names stays, as does a person whom somebody has changed since; a person who
goes may no longer sign in, for what they did keeps their name.
"""

from collections.abc import Sequence
from typing import Any

from crm.access.v1 import users_pb2
from crm.customers.v1 import orders_pb2
from crm_chassis import records, users
from crm_chassis.call import Call
from crm_chassis.sql import Statement
from google.protobuf.field_mask_pb2 import FieldMask
from sqlalchemy import BigInteger, bindparam, delete, exists, select

from crm_customers.tables import deal_lines, order_lines, products

_number = bindparam("product_id", type_=BigInteger)
ONE = Statement(select(products).where(products.c.product_id == _number).with_for_update())
UNUSED = Statement(
    delete(products)
    .where(products.c.product_id == _number)
    .where(~exists().where(order_lines.c.product_id == products.c.product_id))
    .where(~exists().where(deal_lines.c.product_id == products.c.product_id))
    .returning(*products.c)
)


def take_back_products(call: Call, effects: Sequence[Any]) -> None:
    """One handful of effects on products, the latest first."""
    for effect in effects:
        row = call.first(ONE, product_id=effect.record_id)
        if row is None:
            continue
        was = records.to_message(orders_pb2.Product, row)
        if effect.outcome == "created":
            if call.first(UNUSED, product_id=effect.record_id) is not None:
                call.emit("crm.customers.Product.deleted", was, before=was)
            continue
        where = products.c.product_id == effect.record_id
        after = call.first(
            products.update().where(where).values(**effect.before).returning(*products.c)
        )
        made = records.to_message(orders_pb2.Product, after)
        call.emit("crm.customers.Product.updated", made, before=was)


def take_back_people(call: Call, effects: Sequence[Any]) -> None:
    """One handful of effects on people, the latest first."""
    for effect in effects:
        row = call.first(users.GET, user_id=effect.external_id)
        if row is None or row.etag != effect.etag:
            continue
        values = {"disabled": True} if effect.outcome == "created" else dict(effect.before)
        call_for = users_pb2.User(user_id=row.user_id, **values)
        users.update_user(
            call,
            users_pb2.UpdateUserRequest(user=call_for, update_mask=FieldMask(paths=sorted(values))),
        )
