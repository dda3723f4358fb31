import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OrderState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORDER_STATE_UNSPECIFIED: _ClassVar[OrderState]
    ORDER_STATE_DRAFT: _ClassVar[OrderState]
    ORDER_STATE_PLACED: _ClassVar[OrderState]
    ORDER_STATE_ON_HOLD: _ClassVar[OrderState]
    ORDER_STATE_CONFIRMED: _ClassVar[OrderState]
    ORDER_STATE_PARTLY_SHIPPED: _ClassVar[OrderState]
    ORDER_STATE_SHIPPED: _ClassVar[OrderState]
    ORDER_STATE_DELIVERED: _ClassVar[OrderState]
    ORDER_STATE_CLOSED: _ClassVar[OrderState]
    ORDER_STATE_RETURNED: _ClassVar[OrderState]
    ORDER_STATE_CANCELLED: _ClassVar[OrderState]
ORDER_STATE_UNSPECIFIED: OrderState
ORDER_STATE_DRAFT: OrderState
ORDER_STATE_PLACED: OrderState
ORDER_STATE_ON_HOLD: OrderState
ORDER_STATE_CONFIRMED: OrderState
ORDER_STATE_PARTLY_SHIPPED: OrderState
ORDER_STATE_SHIPPED: OrderState
ORDER_STATE_DELIVERED: OrderState
ORDER_STATE_CLOSED: OrderState
ORDER_STATE_RETURNED: OrderState
ORDER_STATE_CANCELLED: OrderState

class OrderLine(_message.Message):
    __slots__ = ("order_line_id", "line_number", "product_id", "quantity", "unit_price", "discount_percent", "amount", "reserved", "shipped", "returned", "cancelled", "back_ordered", "sku", "product_name")
    ORDER_LINE_ID_FIELD_NUMBER: _ClassVar[int]
    LINE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_PERCENT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    RESERVED_FIELD_NUMBER: _ClassVar[int]
    SHIPPED_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    BACK_ORDERED_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    order_line_id: int
    line_number: int
    product_id: int
    quantity: str
    unit_price: str
    discount_percent: str
    amount: str
    reserved: str
    shipped: str
    returned: str
    cancelled: str
    back_ordered: str
    sku: str
    product_name: str
    def __init__(self, order_line_id: _Optional[int] = ..., line_number: _Optional[int] = ..., product_id: _Optional[int] = ..., quantity: _Optional[str] = ..., unit_price: _Optional[str] = ..., discount_percent: _Optional[str] = ..., amount: _Optional[str] = ..., reserved: _Optional[str] = ..., shipped: _Optional[str] = ..., returned: _Optional[str] = ..., cancelled: _Optional[str] = ..., back_ordered: _Optional[str] = ..., sku: _Optional[str] = ..., product_name: _Optional[str] = ...) -> None: ...

class OrderStep(_message.Message):
    __slots__ = ("step", "state", "actor_id", "reason", "overridden", "create_time")
    STEP_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    step: str
    state: OrderState
    actor_id: str
    reason: str
    overridden: bool
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, step: _Optional[str] = ..., state: _Optional[_Union[OrderState, str]] = ..., actor_id: _Optional[str] = ..., reason: _Optional[str] = ..., overridden: _Optional[bool] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ShipmentLine(_message.Message):
    __slots__ = ("order_line_id", "product_id", "quantity")
    ORDER_LINE_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    order_line_id: int
    product_id: int
    quantity: str
    def __init__(self, order_line_id: _Optional[int] = ..., product_id: _Optional[int] = ..., quantity: _Optional[str] = ...) -> None: ...

class Shipment(_message.Message):
    __slots__ = ("shipment_id", "location_id", "tracking_number", "invoice_id", "ship_time", "receive_time", "received_by", "lines")
    SHIPMENT_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    TRACKING_NUMBER_FIELD_NUMBER: _ClassVar[int]
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    SHIP_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_BY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    shipment_id: int
    location_id: int
    tracking_number: str
    invoice_id: int
    ship_time: _timestamp_pb2.Timestamp
    receive_time: _timestamp_pb2.Timestamp
    received_by: str
    lines: _containers.RepeatedCompositeFieldContainer[ShipmentLine]
    def __init__(self, shipment_id: _Optional[int] = ..., location_id: _Optional[int] = ..., tracking_number: _Optional[str] = ..., invoice_id: _Optional[int] = ..., ship_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., received_by: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[ShipmentLine, _Mapping]]] = ...) -> None: ...

class Order(_message.Message):
    __slots__ = ("order_id", "etag", "number", "partner_id", "location_id", "state", "currency", "amount", "order_time", "wished_ship_date", "end_customer_name", "account_id", "quote_id", "source", "external_id", "hold_reason", "credit_overridden", "stock_overridden", "price_overridden", "override_reason", "overridden_by", "confirm_time", "ship_time", "close_time", "close_reason", "owner_id", "team", "notes", "lines", "shipments", "steps", "create_time", "update_time", "delete_time", "direct")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ORDER_TIME_FIELD_NUMBER: _ClassVar[int]
    WISHED_SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    HOLD_REASON_FIELD_NUMBER: _ClassVar[int]
    CREDIT_OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    STOCK_OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    PRICE_OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_BY_FIELD_NUMBER: _ClassVar[int]
    CONFIRM_TIME_FIELD_NUMBER: _ClassVar[int]
    SHIP_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_REASON_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    SHIPMENTS_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DIRECT_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    number: str
    partner_id: int
    location_id: int
    state: OrderState
    currency: str
    amount: str
    order_time: _timestamp_pb2.Timestamp
    wished_ship_date: str
    end_customer_name: str
    account_id: int
    quote_id: int
    source: str
    external_id: str
    hold_reason: str
    credit_overridden: bool
    stock_overridden: bool
    price_overridden: bool
    override_reason: str
    overridden_by: str
    confirm_time: _timestamp_pb2.Timestamp
    ship_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    close_reason: str
    owner_id: str
    team: str
    notes: str
    lines: _containers.RepeatedCompositeFieldContainer[OrderLine]
    shipments: _containers.RepeatedCompositeFieldContainer[Shipment]
    steps: _containers.RepeatedCompositeFieldContainer[OrderStep]
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    direct: bool
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., number: _Optional[str] = ..., partner_id: _Optional[int] = ..., location_id: _Optional[int] = ..., state: _Optional[_Union[OrderState, str]] = ..., currency: _Optional[str] = ..., amount: _Optional[str] = ..., order_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., wished_ship_date: _Optional[str] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., quote_id: _Optional[int] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., hold_reason: _Optional[str] = ..., credit_overridden: _Optional[bool] = ..., stock_overridden: _Optional[bool] = ..., price_overridden: _Optional[bool] = ..., override_reason: _Optional[str] = ..., overridden_by: _Optional[str] = ..., confirm_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ship_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_reason: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., notes: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[OrderLine, _Mapping]]] = ..., shipments: _Optional[_Iterable[_Union[Shipment, _Mapping]]] = ..., steps: _Optional[_Iterable[_Union[OrderStep, _Mapping]]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., direct: _Optional[bool] = ...) -> None: ...

class CreateOrderRequest(_message.Message):
    __slots__ = ("order", "draft", "price_reason", "request_id")
    ORDER_FIELD_NUMBER: _ClassVar[int]
    DRAFT_FIELD_NUMBER: _ClassVar[int]
    PRICE_REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    order: Order
    draft: bool
    price_reason: str
    request_id: str
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ..., draft: _Optional[bool] = ..., price_reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetOrderRequest(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    def __init__(self, order_id: _Optional[int] = ...) -> None: ...

class ListOrdersRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "query")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    query: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., query: _Optional[str] = ...) -> None: ...

class ListOrdersResponse(_message.Message):
    __slots__ = ("orders", "next_page_token")
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    orders: _containers.RepeatedCompositeFieldContainer[Order]
    next_page_token: str
    def __init__(self, orders: _Optional[_Iterable[_Union[Order, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateOrderRequest(_message.Message):
    __slots__ = ("order", "update_mask", "request_id")
    ORDER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    order: Order
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class PlaceOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class HoldOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "reason")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    reason: str
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ConfirmOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "reason", "override_credit", "override_stock", "back_order", "hold")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_CREDIT_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_STOCK_FIELD_NUMBER: _ClassVar[int]
    BACK_ORDER_FIELD_NUMBER: _ClassVar[int]
    HOLD_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    reason: str
    override_credit: bool
    override_stock: bool
    back_order: bool
    hold: bool
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ..., override_credit: _Optional[bool] = ..., override_stock: _Optional[bool] = ..., back_order: _Optional[bool] = ..., hold: _Optional[bool] = ...) -> None: ...

class AllocateOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "reason", "override_stock")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_STOCK_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    reason: str
    override_stock: bool
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ..., override_stock: _Optional[bool] = ...) -> None: ...

class LineQuantity(_message.Message):
    __slots__ = ("order_line_id", "quantity")
    ORDER_LINE_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    order_line_id: int
    quantity: str
    def __init__(self, order_line_id: _Optional[int] = ..., quantity: _Optional[str] = ...) -> None: ...

class ShipOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "lines", "tracking_number")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    TRACKING_NUMBER_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    lines: _containers.RepeatedCompositeFieldContainer[LineQuantity]
    tracking_number: str
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LineQuantity, _Mapping]]] = ..., tracking_number: _Optional[str] = ...) -> None: ...

class ReceiveOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "shipment_id", "location_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    SHIPMENT_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    shipment_id: int
    location_id: int
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., shipment_id: _Optional[int] = ..., location_id: _Optional[int] = ...) -> None: ...

class ReturnOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "reason", "lines", "location_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    reason: str
    lines: _containers.RepeatedCompositeFieldContainer[LineQuantity]
    location_id: int
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[LineQuantity, _Mapping]]] = ..., location_id: _Optional[int] = ...) -> None: ...

class CancelOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id", "reason")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    reason: str
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CloseOrderRequest(_message.Message):
    __slots__ = ("order_id", "etag", "request_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    etag: str
    request_id: str
    def __init__(self, order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
