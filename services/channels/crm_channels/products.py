"""Products: made, read, listed, changed, deleted and brought back.

The rule kept here: a SKU names one product, in any letter case. Everybody who reads channels sees the products.
"""

from typing import TYPE_CHECKING, Any

from crm.channels.v1 import products_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists
from crm_chassis.said import said
from psycopg.errors import UniqueViolation
from sqlalchemy import ColumnElement, Text, bindparam, or_

from crm_channels import queries
from crm_channels.partners import name_patterns
from crm_channels.tables import products

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FIELDS = ("sku", "name", "product_line", "unit")
FILTERABLE = ("product_id", *FIELDS, "create_time", "update_time", "delete_time")
EVENT = "crm.channels.Product."


def _taken(sku: str) -> AlreadyExists:
    return AlreadyExists("SKU_TAKEN", said("There is a product “%(sku)s” already.", sku=sku))


def create_product(call: "Call", request: pb.CreateProductRequest) -> pb.Product:
    """A new product."""
    now = call.clock.now()
    try:
        row = call.insert(
            products, **records.values(request.product, *FIELDS), create_time=now, update_time=now
        )
    except UniqueViolation:
        raise _taken(request.product.sku) from None
    product = records.to_message(pb.Product, row)
    call.emit(EVENT + "created", product)
    return product


def get_product(call: "Call", request: pb.GetProductRequest) -> pb.Product:
    """One product."""
    return records.to_message(pb.Product, queries.found(call, products, request.product_id))


def _called() -> ColumnElement[bool]:
    pattern = bindparam("pattern", type_=Text())
    return or_(products.c.name.ilike(pattern), products.c.sku.ilike(pattern))


def list_products(call: "Call", request: pb.ListProductsRequest) -> pb.ListProductsResponse:
    """The products."""
    patterns = name_patterns(request.query)
    asked: dict[str, Any] = {"pattern": patterns["pattern"]} if patterns else {}
    where = _called if asked else None
    return lists.reply(
        call,
        products,
        request,
        pb.ListProductsResponse,
        order_by="sku",
        filterable=FILTERABLE,
        where=where,
        **asked,
    )


def update_product(call: "Call", request: pb.UpdateProductRequest) -> pb.Product:
    """Changes what the mask names."""
    row = queries.held(call, products, request.product.product_id, request.product.etag)
    values = records.changes(request.product, request.update_mask)
    try:
        return _changed(call, "updated", row, **values)
    except UniqueViolation:
        raise _taken(request.product.sku) from None


def _changed(call: "Call", what: str, row: "Row", **values: object) -> pb.Product:
    changed = call.update(products, row.product_id, **values, update_time=call.clock.now())
    product = records.to_message(pb.Product, changed)
    call.emit(EVENT + what, product, before=records.to_message(pb.Product, row))
    return product


def delete_product(call: "Call", request: pb.DeleteProductRequest) -> pb.Product:
    """Deletes a product; its prices stay but quote nothing."""
    row = queries.held(call, products, request.product_id, request.etag)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_product(call: "Call", request: pb.UndeleteProductRequest) -> pb.Product:
    """Brings a product back, if its SKU is still free; one that is not deleted stays as it is."""
    row = queries.held(call, products, request.product_id, request.etag, deleted=True)
    if row.delete_time is None:
        return records.to_message(pb.Product, row)
    try:
        return _changed(call, "undeleted", row, delete_time=None)
    except UniqueViolation:
        raise _taken(row.sku) from None
