import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.channels.v1 import partners_pb2 as _partners_pb2
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

class QuotaPeriod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUOTA_PERIOD_UNSPECIFIED: _ClassVar[QuotaPeriod]
    QUOTA_PERIOD_MONTH: _ClassVar[QuotaPeriod]
    QUOTA_PERIOD_QUARTER: _ClassVar[QuotaPeriod]
    QUOTA_PERIOD_YEAR: _ClassVar[QuotaPeriod]

class MaterialOrderState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MATERIAL_ORDER_STATE_UNSPECIFIED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_REQUESTED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_APPROVED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_ALLOTTED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_SHIPPED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_RECEIVED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_REJECTED: _ClassVar[MaterialOrderState]
    MATERIAL_ORDER_STATE_WITHDRAWN: _ClassVar[MaterialOrderState]
QUOTA_PERIOD_UNSPECIFIED: QuotaPeriod
QUOTA_PERIOD_MONTH: QuotaPeriod
QUOTA_PERIOD_QUARTER: QuotaPeriod
QUOTA_PERIOD_YEAR: QuotaPeriod
MATERIAL_ORDER_STATE_UNSPECIFIED: MaterialOrderState
MATERIAL_ORDER_STATE_REQUESTED: MaterialOrderState
MATERIAL_ORDER_STATE_APPROVED: MaterialOrderState
MATERIAL_ORDER_STATE_ALLOTTED: MaterialOrderState
MATERIAL_ORDER_STATE_SHIPPED: MaterialOrderState
MATERIAL_ORDER_STATE_RECEIVED: MaterialOrderState
MATERIAL_ORDER_STATE_REJECTED: MaterialOrderState
MATERIAL_ORDER_STATE_WITHDRAWN: MaterialOrderState

class Material(_message.Message):
    __slots__ = ("material_id", "etag", "code", "name", "product_line", "kind", "language", "unit", "description", "on_hand", "available", "create_time", "update_time", "delete_time")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ON_HAND_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    etag: str
    code: str
    name: str
    product_line: str
    kind: str
    language: str
    unit: str
    description: str
    on_hand: str
    available: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, material_id: _Optional[int] = ..., etag: _Optional[str] = ..., code: _Optional[str] = ..., name: _Optional[str] = ..., product_line: _Optional[str] = ..., kind: _Optional[str] = ..., language: _Optional[str] = ..., unit: _Optional[str] = ..., description: _Optional[str] = ..., on_hand: _Optional[str] = ..., available: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MaterialQuota(_message.Message):
    __slots__ = ("material_quota_id", "etag", "material_id", "partner_id", "tier", "period", "quantity", "create_time", "update_time", "delete_time")
    MATERIAL_QUOTA_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    material_quota_id: int
    etag: str
    material_id: int
    partner_id: int
    tier: _partners_pb2.PartnerTier
    period: QuotaPeriod
    quantity: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, material_quota_id: _Optional[int] = ..., etag: _Optional[str] = ..., material_id: _Optional[int] = ..., partner_id: _Optional[int] = ..., tier: _Optional[_Union[_partners_pb2.PartnerTier, str]] = ..., period: _Optional[_Union[QuotaPeriod, str]] = ..., quantity: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MaterialOrder(_message.Message):
    __slots__ = ("material_order_id", "etag", "material_id", "partner_id", "quantity", "campaign", "campaign_id", "purpose", "wished_date", "state", "approved_quantity", "received_quantity", "returned_quantity", "location", "tracking_number", "decided_by", "reason", "decide_time", "ship_time", "receive_time", "owner_id", "team", "material_name", "partner_name", "create_time", "update_time", "delete_time")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    WISHED_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    APPROVED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    RETURNED_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    TRACKING_NUMBER_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    SHIP_TIME_FIELD_NUMBER: _ClassVar[int]
    RECEIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_NAME_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    material_id: int
    partner_id: int
    quantity: str
    campaign: str
    campaign_id: int
    purpose: str
    wished_date: str
    state: MaterialOrderState
    approved_quantity: str
    received_quantity: str
    returned_quantity: str
    location: str
    tracking_number: str
    decided_by: str
    reason: str
    decide_time: _timestamp_pb2.Timestamp
    ship_time: _timestamp_pb2.Timestamp
    receive_time: _timestamp_pb2.Timestamp
    owner_id: str
    team: str
    material_name: str
    partner_name: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., material_id: _Optional[int] = ..., partner_id: _Optional[int] = ..., quantity: _Optional[str] = ..., campaign: _Optional[str] = ..., campaign_id: _Optional[int] = ..., purpose: _Optional[str] = ..., wished_date: _Optional[str] = ..., state: _Optional[_Union[MaterialOrderState, str]] = ..., approved_quantity: _Optional[str] = ..., received_quantity: _Optional[str] = ..., returned_quantity: _Optional[str] = ..., location: _Optional[str] = ..., tracking_number: _Optional[str] = ..., decided_by: _Optional[str] = ..., reason: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ship_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., receive_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., material_name: _Optional[str] = ..., partner_name: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MaterialStock(_message.Message):
    __slots__ = ("material_id", "location", "on_hand", "allotted")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    ON_HAND_FIELD_NUMBER: _ClassVar[int]
    ALLOTTED_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    location: str
    on_hand: str
    allotted: str
    def __init__(self, material_id: _Optional[int] = ..., location: _Optional[str] = ..., on_hand: _Optional[str] = ..., allotted: _Optional[str] = ...) -> None: ...

class MaterialEntry(_message.Message):
    __slots__ = ("material_entry_id", "location", "kind", "quantity", "material_order_id", "reason", "actor_id", "create_time")
    MATERIAL_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    material_entry_id: int
    location: str
    kind: str
    quantity: str
    material_order_id: int
    reason: str
    actor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, material_entry_id: _Optional[int] = ..., location: _Optional[str] = ..., kind: _Optional[str] = ..., quantity: _Optional[str] = ..., material_order_id: _Optional[int] = ..., reason: _Optional[str] = ..., actor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BookMaterialStockRequest(_message.Message):
    __slots__ = ("material_id", "location", "quantity", "reason", "request_id")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    location: str
    quantity: str
    reason: str
    request_id: str
    def __init__(self, material_id: _Optional[int] = ..., location: _Optional[str] = ..., quantity: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListMaterialStocksRequest(_message.Message):
    __slots__ = ("material_id",)
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    def __init__(self, material_id: _Optional[int] = ...) -> None: ...

class ListMaterialStocksResponse(_message.Message):
    __slots__ = ("stocks", "entries", "next_page_token")
    STOCKS_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stocks: _containers.RepeatedCompositeFieldContainer[MaterialStock]
    entries: _containers.RepeatedCompositeFieldContainer[MaterialEntry]
    next_page_token: str
    def __init__(self, stocks: _Optional[_Iterable[_Union[MaterialStock, _Mapping]]] = ..., entries: _Optional[_Iterable[_Union[MaterialEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetMaterialEffectRequest(_message.Message):
    __slots__ = ("material_order_id", "days")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    days: int
    def __init__(self, material_order_id: _Optional[int] = ..., days: _Optional[int] = ...) -> None: ...

class MaterialEffectSpan(_message.Message):
    __slots__ = ("currency", "orders_before", "orders_after", "amount_before", "amount_after")
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ORDERS_BEFORE_FIELD_NUMBER: _ClassVar[int]
    ORDERS_AFTER_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_BEFORE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_AFTER_FIELD_NUMBER: _ClassVar[int]
    currency: str
    orders_before: int
    orders_after: int
    amount_before: str
    amount_after: str
    def __init__(self, currency: _Optional[str] = ..., orders_before: _Optional[int] = ..., orders_after: _Optional[int] = ..., amount_before: _Optional[str] = ..., amount_after: _Optional[str] = ...) -> None: ...

class MaterialEffect(_message.Message):
    __slots__ = ("days", "ship_date", "complete", "spans", "explanation")
    DAYS_FIELD_NUMBER: _ClassVar[int]
    SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_FIELD_NUMBER: _ClassVar[int]
    SPANS_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    days: int
    ship_date: str
    complete: bool
    spans: _containers.RepeatedCompositeFieldContainer[MaterialEffectSpan]
    explanation: str
    def __init__(self, days: _Optional[int] = ..., ship_date: _Optional[str] = ..., complete: _Optional[bool] = ..., spans: _Optional[_Iterable[_Union[MaterialEffectSpan, _Mapping]]] = ..., explanation: _Optional[str] = ...) -> None: ...

class GetMaterialAllowanceRequest(_message.Message):
    __slots__ = ("material_id", "partner_id")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    partner_id: int
    def __init__(self, material_id: _Optional[int] = ..., partner_id: _Optional[int] = ...) -> None: ...

class MaterialAllowance(_message.Message):
    __slots__ = ("lines", "left")
    LINES_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[MaterialAllowanceLine]
    left: str
    def __init__(self, lines: _Optional[_Iterable[_Union[MaterialAllowanceLine, _Mapping]]] = ..., left: _Optional[str] = ...) -> None: ...

class MaterialAllowanceLine(_message.Message):
    __slots__ = ("material_quota_id", "quantity", "used", "period_start")
    MATERIAL_QUOTA_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    USED_FIELD_NUMBER: _ClassVar[int]
    PERIOD_START_FIELD_NUMBER: _ClassVar[int]
    material_quota_id: int
    quantity: str
    used: str
    period_start: str
    def __init__(self, material_quota_id: _Optional[int] = ..., quantity: _Optional[str] = ..., used: _Optional[str] = ..., period_start: _Optional[str] = ...) -> None: ...

class CreateMaterialRequest(_message.Message):
    __slots__ = ("material", "request_id")
    MATERIAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material: Material
    request_id: str
    def __init__(self, material: _Optional[_Union[Material, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMaterialRequest(_message.Message):
    __slots__ = ("material_id",)
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    def __init__(self, material_id: _Optional[int] = ...) -> None: ...

class ListMaterialsRequest(_message.Message):
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

class ListMaterialsResponse(_message.Message):
    __slots__ = ("materials", "next_page_token")
    MATERIALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    materials: _containers.RepeatedCompositeFieldContainer[Material]
    next_page_token: str
    def __init__(self, materials: _Optional[_Iterable[_Union[Material, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMaterialRequest(_message.Message):
    __slots__ = ("material", "update_mask", "request_id")
    MATERIAL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material: Material
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, material: _Optional[_Union[Material, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteMaterialRequest(_message.Message):
    __slots__ = ("material_id", "etag", "request_id")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    etag: str
    request_id: str
    def __init__(self, material_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteMaterialRequest(_message.Message):
    __slots__ = ("material_id", "etag", "request_id")
    MATERIAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_id: int
    etag: str
    request_id: str
    def __init__(self, material_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateMaterialQuotaRequest(_message.Message):
    __slots__ = ("material_quota", "request_id")
    MATERIAL_QUOTA_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_quota: MaterialQuota
    request_id: str
    def __init__(self, material_quota: _Optional[_Union[MaterialQuota, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMaterialQuotaRequest(_message.Message):
    __slots__ = ("material_quota_id",)
    MATERIAL_QUOTA_ID_FIELD_NUMBER: _ClassVar[int]
    material_quota_id: int
    def __init__(self, material_quota_id: _Optional[int] = ...) -> None: ...

class ListMaterialQuotasRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListMaterialQuotasResponse(_message.Message):
    __slots__ = ("material_quotas", "next_page_token")
    MATERIAL_QUOTAS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    material_quotas: _containers.RepeatedCompositeFieldContainer[MaterialQuota]
    next_page_token: str
    def __init__(self, material_quotas: _Optional[_Iterable[_Union[MaterialQuota, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMaterialQuotaRequest(_message.Message):
    __slots__ = ("material_quota", "update_mask", "request_id")
    MATERIAL_QUOTA_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_quota: MaterialQuota
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, material_quota: _Optional[_Union[MaterialQuota, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteMaterialQuotaRequest(_message.Message):
    __slots__ = ("material_quota_id", "etag", "request_id")
    MATERIAL_QUOTA_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_quota_id: int
    etag: str
    request_id: str
    def __init__(self, material_quota_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteMaterialQuotaRequest(_message.Message):
    __slots__ = ("material_quota_id", "etag", "request_id")
    MATERIAL_QUOTA_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_quota_id: int
    etag: str
    request_id: str
    def __init__(self, material_quota_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order", "request_id")
    MATERIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_order: MaterialOrder
    request_id: str
    def __init__(self, material_order: _Optional[_Union[MaterialOrder, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id",)
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    def __init__(self, material_order_id: _Optional[int] = ...) -> None: ...

class ListMaterialOrdersRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListMaterialOrdersResponse(_message.Message):
    __slots__ = ("material_orders", "next_page_token")
    MATERIAL_ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    material_orders: _containers.RepeatedCompositeFieldContainer[MaterialOrder]
    next_page_token: str
    def __init__(self, material_orders: _Optional[_Iterable[_Union[MaterialOrder, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order", "update_mask", "request_id")
    MATERIAL_ORDER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    material_order: MaterialOrder
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, material_order: _Optional[_Union[MaterialOrder, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ApproveMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "quantity", "reason")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    quantity: str
    reason: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., quantity: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RejectMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "reason")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    reason: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class WithdrawMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "reason")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    reason: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class AllotMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "location")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    location: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., location: _Optional[str] = ...) -> None: ...

class ShipMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "tracking_number")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TRACKING_NUMBER_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    tracking_number: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., tracking_number: _Optional[str] = ...) -> None: ...

class ReceiveMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "quantity")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    quantity: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., quantity: _Optional[str] = ...) -> None: ...

class ReturnMaterialOrderRequest(_message.Message):
    __slots__ = ("material_order_id", "etag", "request_id", "quantity", "location", "reason")
    MATERIAL_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    material_order_id: int
    etag: str
    request_id: str
    quantity: str
    location: str
    reason: str
    def __init__(self, material_order_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., quantity: _Optional[str] = ..., location: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...
