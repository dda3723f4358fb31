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

class CostDriver(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COST_DRIVER_UNSPECIFIED: _ClassVar[CostDriver]
    COST_DRIVER_TICKET_MINUTES: _ClassVar[CostDriver]
    COST_DRIVER_TICKETS: _ClassVar[CostDriver]
    COST_DRIVER_CALLS: _ClassVar[CostDriver]
    COST_DRIVER_CALL_MINUTES: _ClassVar[CostDriver]
    COST_DRIVER_EMAILS: _ClassVar[CostDriver]
    COST_DRIVER_VISITS: _ClassVar[CostDriver]
    COST_DRIVER_TOUCHPOINTS: _ClassVar[CostDriver]
    COST_DRIVER_ORDERS: _ClassVar[CostDriver]
    COST_DRIVER_ORDER_LINES: _ClassVar[CostDriver]
    COST_DRIVER_RETURNS: _ClassVar[CostDriver]
    COST_DRIVER_HAND_OVERS: _ClassVar[CostDriver]
    COST_DRIVER_QUOTES: _ClassVar[CostDriver]
    COST_DRIVER_CAMPAIGN_TOUCHES: _ClassVar[CostDriver]
    COST_DRIVER_DEAL_HOURS: _ClassVar[CostDriver]
    COST_DRIVER_DEAL_EXPENSES: _ClassVar[CostDriver]
    COST_DRIVER_ACTIVE_MONTHS: _ClassVar[CostDriver]
    COST_DRIVER_CAMPAIGN_COSTS: _ClassVar[CostDriver]
    COST_DRIVER_COST_ENTRIES: _ClassVar[CostDriver]

class CostCut(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COST_CUT_UNSPECIFIED: _ClassVar[CostCut]
    COST_CUT_TIER: _ClassVar[CostCut]
    COST_CUT_SEGMENT: _ClassVar[CostCut]
    COST_CUT_PRODUCT: _ClassVar[CostCut]
    COST_CUT_CHANNEL: _ClassVar[CostCut]
    COST_CUT_TEAM: _ClassVar[CostCut]
    COST_CUT_ACTIVITY: _ClassVar[CostCut]
    COST_CUT_MONTH: _ClassVar[CostCut]
COST_DRIVER_UNSPECIFIED: CostDriver
COST_DRIVER_TICKET_MINUTES: CostDriver
COST_DRIVER_TICKETS: CostDriver
COST_DRIVER_CALLS: CostDriver
COST_DRIVER_CALL_MINUTES: CostDriver
COST_DRIVER_EMAILS: CostDriver
COST_DRIVER_VISITS: CostDriver
COST_DRIVER_TOUCHPOINTS: CostDriver
COST_DRIVER_ORDERS: CostDriver
COST_DRIVER_ORDER_LINES: CostDriver
COST_DRIVER_RETURNS: CostDriver
COST_DRIVER_HAND_OVERS: CostDriver
COST_DRIVER_QUOTES: CostDriver
COST_DRIVER_CAMPAIGN_TOUCHES: CostDriver
COST_DRIVER_DEAL_HOURS: CostDriver
COST_DRIVER_DEAL_EXPENSES: CostDriver
COST_DRIVER_ACTIVE_MONTHS: CostDriver
COST_DRIVER_CAMPAIGN_COSTS: CostDriver
COST_DRIVER_COST_ENTRIES: CostDriver
COST_CUT_UNSPECIFIED: CostCut
COST_CUT_TIER: CostCut
COST_CUT_SEGMENT: CostCut
COST_CUT_PRODUCT: CostCut
COST_CUT_CHANNEL: CostCut
COST_CUT_TEAM: CostCut
COST_CUT_ACTIVITY: CostCut
COST_CUT_MONTH: CostCut

class CostActivity(_message.Message):
    __slots__ = ("cost_activity_id", "etag", "display_name", "department", "driver", "detail", "countries", "create_time", "update_time", "delete_time")
    COST_ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    DRIVER_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    COUNTRIES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    cost_activity_id: int
    etag: str
    display_name: str
    department: str
    driver: CostDriver
    detail: str
    countries: _containers.RepeatedScalarFieldContainer[str]
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, cost_activity_id: _Optional[int] = ..., etag: _Optional[str] = ..., display_name: _Optional[str] = ..., department: _Optional[str] = ..., driver: _Optional[_Union[CostDriver, str]] = ..., detail: _Optional[str] = ..., countries: _Optional[_Iterable[str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CostPool(_message.Message):
    __slots__ = ("cost_pool_id", "etag", "display_name", "department", "monthly_amount", "currency", "capacity_minutes", "first_month", "last_month", "create_time", "update_time", "delete_time")
    COST_POOL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_MINUTES_FIELD_NUMBER: _ClassVar[int]
    FIRST_MONTH_FIELD_NUMBER: _ClassVar[int]
    LAST_MONTH_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    cost_pool_id: int
    etag: str
    display_name: str
    department: str
    monthly_amount: str
    currency: str
    capacity_minutes: int
    first_month: str
    last_month: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, cost_pool_id: _Optional[int] = ..., etag: _Optional[str] = ..., display_name: _Optional[str] = ..., department: _Optional[str] = ..., monthly_amount: _Optional[str] = ..., currency: _Optional[str] = ..., capacity_minutes: _Optional[int] = ..., first_month: _Optional[str] = ..., last_month: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CostRate(_message.Message):
    __slots__ = ("cost_rate_id", "etag", "cost_activity_id", "cost_pool_id", "unit_minutes", "amount", "currency", "first_month", "last_month", "create_time", "update_time", "delete_time")
    COST_RATE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    COST_ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    COST_POOL_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_MINUTES_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    FIRST_MONTH_FIELD_NUMBER: _ClassVar[int]
    LAST_MONTH_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    cost_rate_id: int
    etag: str
    cost_activity_id: int
    cost_pool_id: int
    unit_minutes: str
    amount: str
    currency: str
    first_month: str
    last_month: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, cost_rate_id: _Optional[int] = ..., etag: _Optional[str] = ..., cost_activity_id: _Optional[int] = ..., cost_pool_id: _Optional[int] = ..., unit_minutes: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., first_month: _Optional[str] = ..., last_month: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateCostActivityRequest(_message.Message):
    __slots__ = ("cost_activity", "request_id")
    COST_ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_activity: CostActivity
    request_id: str
    def __init__(self, cost_activity: _Optional[_Union[CostActivity, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCostActivityRequest(_message.Message):
    __slots__ = ("cost_activity_id",)
    COST_ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    cost_activity_id: int
    def __init__(self, cost_activity_id: _Optional[int] = ...) -> None: ...

class ListCostActivitiesRequest(_message.Message):
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

class ListCostActivitiesResponse(_message.Message):
    __slots__ = ("cost_activities", "next_page_token")
    COST_ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cost_activities: _containers.RepeatedCompositeFieldContainer[CostActivity]
    next_page_token: str
    def __init__(self, cost_activities: _Optional[_Iterable[_Union[CostActivity, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCostActivityRequest(_message.Message):
    __slots__ = ("cost_activity", "update_mask", "request_id")
    COST_ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_activity: CostActivity
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, cost_activity: _Optional[_Union[CostActivity, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCostActivityRequest(_message.Message):
    __slots__ = ("cost_activity_id", "etag", "request_id")
    COST_ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_activity_id: int
    etag: str
    request_id: str
    def __init__(self, cost_activity_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateCostPoolRequest(_message.Message):
    __slots__ = ("cost_pool", "request_id")
    COST_POOL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_pool: CostPool
    request_id: str
    def __init__(self, cost_pool: _Optional[_Union[CostPool, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCostPoolRequest(_message.Message):
    __slots__ = ("cost_pool_id",)
    COST_POOL_ID_FIELD_NUMBER: _ClassVar[int]
    cost_pool_id: int
    def __init__(self, cost_pool_id: _Optional[int] = ...) -> None: ...

class ListCostPoolsRequest(_message.Message):
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

class ListCostPoolsResponse(_message.Message):
    __slots__ = ("cost_pools", "next_page_token")
    COST_POOLS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cost_pools: _containers.RepeatedCompositeFieldContainer[CostPool]
    next_page_token: str
    def __init__(self, cost_pools: _Optional[_Iterable[_Union[CostPool, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCostPoolRequest(_message.Message):
    __slots__ = ("cost_pool", "update_mask", "request_id")
    COST_POOL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_pool: CostPool
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, cost_pool: _Optional[_Union[CostPool, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCostPoolRequest(_message.Message):
    __slots__ = ("cost_pool_id", "etag", "request_id")
    COST_POOL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_pool_id: int
    etag: str
    request_id: str
    def __init__(self, cost_pool_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateCostRateRequest(_message.Message):
    __slots__ = ("cost_rate", "request_id")
    COST_RATE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_rate: CostRate
    request_id: str
    def __init__(self, cost_rate: _Optional[_Union[CostRate, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCostRateRequest(_message.Message):
    __slots__ = ("cost_rate_id",)
    COST_RATE_ID_FIELD_NUMBER: _ClassVar[int]
    cost_rate_id: int
    def __init__(self, cost_rate_id: _Optional[int] = ...) -> None: ...

class ListCostRatesRequest(_message.Message):
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

class ListCostRatesResponse(_message.Message):
    __slots__ = ("cost_rates", "next_page_token")
    COST_RATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cost_rates: _containers.RepeatedCompositeFieldContainer[CostRate]
    next_page_token: str
    def __init__(self, cost_rates: _Optional[_Iterable[_Union[CostRate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCostRateRequest(_message.Message):
    __slots__ = ("cost_rate", "update_mask", "request_id")
    COST_RATE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_rate: CostRate
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, cost_rate: _Optional[_Union[CostRate, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCostRateRequest(_message.Message):
    __slots__ = ("cost_rate_id", "etag", "request_id")
    COST_RATE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_rate_id: int
    etag: str
    request_id: str
    def __init__(self, cost_rate_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CostStep(_message.Message):
    __slots__ = ("cost_activity_id", "display_name", "driver", "month", "quantity", "unit_minutes", "rate", "amount", "currency", "record_count", "figure_id", "key", "pool_name")
    COST_ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DRIVER_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_MINUTES_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    RECORD_COUNT_FIELD_NUMBER: _ClassVar[int]
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    POOL_NAME_FIELD_NUMBER: _ClassVar[int]
    cost_activity_id: int
    display_name: str
    driver: CostDriver
    month: str
    quantity: str
    unit_minutes: str
    rate: str
    amount: str
    currency: str
    record_count: int
    figure_id: str
    key: str
    pool_name: str
    def __init__(self, cost_activity_id: _Optional[int] = ..., display_name: _Optional[str] = ..., driver: _Optional[_Union[CostDriver, str]] = ..., month: _Optional[str] = ..., quantity: _Optional[str] = ..., unit_minutes: _Optional[str] = ..., rate: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., record_count: _Optional[int] = ..., figure_id: _Optional[str] = ..., key: _Optional[str] = ..., pool_name: _Optional[str] = ...) -> None: ...

class CostTotal(_message.Message):
    __slots__ = ("currency", "margin", "cost", "profit")
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    MARGIN_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    currency: str
    margin: str
    cost: str
    profit: str
    def __init__(self, currency: _Optional[str] = ..., margin: _Optional[str] = ..., cost: _Optional[str] = ..., profit: _Optional[str] = ...) -> None: ...

class CustomerCost(_message.Message):
    __slots__ = ("account_id", "display_name", "tier", "segment", "owner_id", "team", "totals", "steps", "url")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    display_name: str
    tier: str
    segment: str
    owner_id: str
    team: str
    totals: _containers.RepeatedCompositeFieldContainer[CostTotal]
    steps: _containers.RepeatedCompositeFieldContainer[CostStep]
    url: str
    def __init__(self, account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., tier: _Optional[str] = ..., segment: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., totals: _Optional[_Iterable[_Union[CostTotal, _Mapping]]] = ..., steps: _Optional[_Iterable[_Union[CostStep, _Mapping]]] = ..., url: _Optional[str] = ...) -> None: ...

class GetCustomerCostRequest(_message.Message):
    __slots__ = ("account_id", "start_month", "end_month")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    start_month: str
    end_month: str
    def __init__(self, account_id: _Optional[int] = ..., start_month: _Optional[str] = ..., end_month: _Optional[str] = ...) -> None: ...

class ListCustomerCostsRequest(_message.Message):
    __slots__ = ("start_month", "end_month", "currency", "tier", "segment", "team", "unprofitable", "order_by", "page_size", "page_token")
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    UNPROFITABLE_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    start_month: str
    end_month: str
    currency: str
    tier: str
    segment: str
    team: str
    unprofitable: bool
    order_by: str
    page_size: int
    page_token: str
    def __init__(self, start_month: _Optional[str] = ..., end_month: _Optional[str] = ..., currency: _Optional[str] = ..., tier: _Optional[str] = ..., segment: _Optional[str] = ..., team: _Optional[str] = ..., unprofitable: _Optional[bool] = ..., order_by: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCustomerCostsResponse(_message.Message):
    __slots__ = ("customers", "next_page_token", "total", "total_size", "unprofitable_count", "currency", "currencies", "tiers")
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    UNPROFITABLE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CURRENCIES_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    customers: _containers.RepeatedCompositeFieldContainer[CustomerCost]
    next_page_token: str
    total: CostTotal
    total_size: int
    unprofitable_count: int
    currency: str
    currencies: _containers.RepeatedScalarFieldContainer[str]
    tiers: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, customers: _Optional[_Iterable[_Union[CustomerCost, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total: _Optional[_Union[CostTotal, _Mapping]] = ..., total_size: _Optional[int] = ..., unprofitable_count: _Optional[int] = ..., currency: _Optional[str] = ..., currencies: _Optional[_Iterable[str]] = ..., tiers: _Optional[_Iterable[str]] = ...) -> None: ...

class GetWhaleCurveRequest(_message.Message):
    __slots__ = ("start_month", "end_month", "currency", "tier")
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    start_month: str
    end_month: str
    currency: str
    tier: str
    def __init__(self, start_month: _Optional[str] = ..., end_month: _Optional[str] = ..., currency: _Optional[str] = ..., tier: _Optional[str] = ...) -> None: ...

class WhalePoint(_message.Message):
    __slots__ = ("customer_count", "profit", "account_id", "display_name", "own_profit")
    CUSTOMER_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    OWN_PROFIT_FIELD_NUMBER: _ClassVar[int]
    customer_count: int
    profit: str
    account_id: int
    display_name: str
    own_profit: str
    def __init__(self, customer_count: _Optional[int] = ..., profit: _Optional[str] = ..., account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., own_profit: _Optional[str] = ...) -> None: ...

class WhaleCurve(_message.Message):
    __slots__ = ("points", "currency", "customer_count", "unprofitable_count", "peak", "profit", "currencies")
    POINTS_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNPROFITABLE_COUNT_FIELD_NUMBER: _ClassVar[int]
    PEAK_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCIES_FIELD_NUMBER: _ClassVar[int]
    points: _containers.RepeatedCompositeFieldContainer[WhalePoint]
    currency: str
    customer_count: int
    unprofitable_count: int
    peak: str
    profit: str
    currencies: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, points: _Optional[_Iterable[_Union[WhalePoint, _Mapping]]] = ..., currency: _Optional[str] = ..., customer_count: _Optional[int] = ..., unprofitable_count: _Optional[int] = ..., peak: _Optional[str] = ..., profit: _Optional[str] = ..., currencies: _Optional[_Iterable[str]] = ...) -> None: ...

class GetCostSummaryRequest(_message.Message):
    __slots__ = ("start_month", "end_month", "by")
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    start_month: str
    end_month: str
    by: CostCut
    def __init__(self, start_month: _Optional[str] = ..., end_month: _Optional[str] = ..., by: _Optional[_Union[CostCut, str]] = ...) -> None: ...

class CostPart(_message.Message):
    __slots__ = ("part", "display_name", "customer_count", "total")
    PART_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    part: str
    display_name: str
    customer_count: int
    total: CostTotal
    def __init__(self, part: _Optional[str] = ..., display_name: _Optional[str] = ..., customer_count: _Optional[int] = ..., total: _Optional[_Union[CostTotal, _Mapping]] = ...) -> None: ...

class PoolStatement(_message.Message):
    __slots__ = ("cost_pool_id", "display_name", "currency", "amount", "charged", "unattributed", "unused", "capacity_minutes", "used_minutes")
    COST_POOL_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CHARGED_FIELD_NUMBER: _ClassVar[int]
    UNATTRIBUTED_FIELD_NUMBER: _ClassVar[int]
    UNUSED_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_MINUTES_FIELD_NUMBER: _ClassVar[int]
    USED_MINUTES_FIELD_NUMBER: _ClassVar[int]
    cost_pool_id: int
    display_name: str
    currency: str
    amount: str
    charged: str
    unattributed: str
    unused: str
    capacity_minutes: int
    used_minutes: str
    def __init__(self, cost_pool_id: _Optional[int] = ..., display_name: _Optional[str] = ..., currency: _Optional[str] = ..., amount: _Optional[str] = ..., charged: _Optional[str] = ..., unattributed: _Optional[str] = ..., unused: _Optional[str] = ..., capacity_minutes: _Optional[int] = ..., used_minutes: _Optional[str] = ...) -> None: ...

class CostSummary(_message.Message):
    __slots__ = ("parts", "pools", "totals")
    PARTS_FIELD_NUMBER: _ClassVar[int]
    POOLS_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    parts: _containers.RepeatedCompositeFieldContainer[CostPart]
    pools: _containers.RepeatedCompositeFieldContainer[PoolStatement]
    totals: _containers.RepeatedCompositeFieldContainer[CostTotal]
    def __init__(self, parts: _Optional[_Iterable[_Union[CostPart, _Mapping]]] = ..., pools: _Optional[_Iterable[_Union[PoolStatement, _Mapping]]] = ..., totals: _Optional[_Iterable[_Union[CostTotal, _Mapping]]] = ...) -> None: ...

class SimulateCostsRequest(_message.Message):
    __slots__ = ("start_month", "end_month", "activities", "pools", "rates", "by")
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    POOLS_FIELD_NUMBER: _ClassVar[int]
    RATES_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    start_month: str
    end_month: str
    activities: _containers.RepeatedCompositeFieldContainer[CostActivity]
    pools: _containers.RepeatedCompositeFieldContainer[CostPool]
    rates: _containers.RepeatedCompositeFieldContainer[CostRate]
    by: CostCut
    def __init__(self, start_month: _Optional[str] = ..., end_month: _Optional[str] = ..., activities: _Optional[_Iterable[_Union[CostActivity, _Mapping]]] = ..., pools: _Optional[_Iterable[_Union[CostPool, _Mapping]]] = ..., rates: _Optional[_Iterable[_Union[CostRate, _Mapping]]] = ..., by: _Optional[_Union[CostCut, str]] = ...) -> None: ...

class CostChange(_message.Message):
    __slots__ = ("account_id", "display_name", "currency", "present_profit", "profit")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PRESENT_PROFIT_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    display_name: str
    currency: str
    present_profit: str
    profit: str
    def __init__(self, account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., currency: _Optional[str] = ..., present_profit: _Optional[str] = ..., profit: _Optional[str] = ...) -> None: ...

class CostSimulation(_message.Message):
    __slots__ = ("present", "changed", "changes")
    PRESENT_FIELD_NUMBER: _ClassVar[int]
    CHANGED_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    present: CostSummary
    changed: CostSummary
    changes: _containers.RepeatedCompositeFieldContainer[CostChange]
    def __init__(self, present: _Optional[_Union[CostSummary, _Mapping]] = ..., changed: _Optional[_Union[CostSummary, _Mapping]] = ..., changes: _Optional[_Iterable[_Union[CostChange, _Mapping]]] = ...) -> None: ...

class CostEntry(_message.Message):
    __slots__ = ("cost_entry_id", "etag", "account_id", "entry_date", "category", "department", "document", "amount", "currency", "actor_id", "account_name", "create_time", "update_time", "delete_time")
    COST_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRY_DATE_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    cost_entry_id: int
    etag: str
    account_id: int
    entry_date: str
    category: str
    department: str
    document: str
    amount: str
    currency: str
    actor_id: str
    account_name: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, cost_entry_id: _Optional[int] = ..., etag: _Optional[str] = ..., account_id: _Optional[int] = ..., entry_date: _Optional[str] = ..., category: _Optional[str] = ..., department: _Optional[str] = ..., document: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., actor_id: _Optional[str] = ..., account_name: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CostScenarioChange(_message.Message):
    __slots__ = ("cost_rate_id", "cost_pool_id", "cost_activity_id", "amount", "unit_minutes", "monthly_amount", "capacity_minutes", "driver")
    COST_RATE_ID_FIELD_NUMBER: _ClassVar[int]
    COST_POOL_ID_FIELD_NUMBER: _ClassVar[int]
    COST_ACTIVITY_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    UNIT_MINUTES_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_MINUTES_FIELD_NUMBER: _ClassVar[int]
    DRIVER_FIELD_NUMBER: _ClassVar[int]
    cost_rate_id: int
    cost_pool_id: int
    cost_activity_id: int
    amount: str
    unit_minutes: str
    monthly_amount: str
    capacity_minutes: int
    driver: CostDriver
    def __init__(self, cost_rate_id: _Optional[int] = ..., cost_pool_id: _Optional[int] = ..., cost_activity_id: _Optional[int] = ..., amount: _Optional[str] = ..., unit_minutes: _Optional[str] = ..., monthly_amount: _Optional[str] = ..., capacity_minutes: _Optional[int] = ..., driver: _Optional[_Union[CostDriver, str]] = ...) -> None: ...

class CostScenario(_message.Message):
    __slots__ = ("cost_scenario_id", "etag", "title", "description", "owner_id", "shared", "changes", "adopted_month", "adopter_id", "adopt_time", "create_time", "update_time", "delete_time", "changeable")
    COST_SCENARIO_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    SHARED_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    ADOPTED_MONTH_FIELD_NUMBER: _ClassVar[int]
    ADOPTER_ID_FIELD_NUMBER: _ClassVar[int]
    ADOPT_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANGEABLE_FIELD_NUMBER: _ClassVar[int]
    cost_scenario_id: int
    etag: str
    title: str
    description: str
    owner_id: str
    shared: bool
    changes: _containers.RepeatedCompositeFieldContainer[CostScenarioChange]
    adopted_month: str
    adopter_id: str
    adopt_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    changeable: bool
    def __init__(self, cost_scenario_id: _Optional[int] = ..., etag: _Optional[str] = ..., title: _Optional[str] = ..., description: _Optional[str] = ..., owner_id: _Optional[str] = ..., shared: _Optional[bool] = ..., changes: _Optional[_Iterable[_Union[CostScenarioChange, _Mapping]]] = ..., adopted_month: _Optional[str] = ..., adopter_id: _Optional[str] = ..., adopt_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., changeable: _Optional[bool] = ...) -> None: ...

class CreateCostEntryRequest(_message.Message):
    __slots__ = ("cost_entry", "request_id")
    COST_ENTRY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_entry: CostEntry
    request_id: str
    def __init__(self, cost_entry: _Optional[_Union[CostEntry, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCostEntryRequest(_message.Message):
    __slots__ = ("cost_entry_id",)
    COST_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    cost_entry_id: int
    def __init__(self, cost_entry_id: _Optional[int] = ...) -> None: ...

class ListCostEntriesRequest(_message.Message):
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

class ListCostEntriesResponse(_message.Message):
    __slots__ = ("cost_entries", "next_page_token")
    COST_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cost_entries: _containers.RepeatedCompositeFieldContainer[CostEntry]
    next_page_token: str
    def __init__(self, cost_entries: _Optional[_Iterable[_Union[CostEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCostEntryRequest(_message.Message):
    __slots__ = ("cost_entry", "update_mask", "request_id")
    COST_ENTRY_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_entry: CostEntry
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, cost_entry: _Optional[_Union[CostEntry, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCostEntryRequest(_message.Message):
    __slots__ = ("cost_entry_id", "etag", "request_id")
    COST_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_entry_id: int
    etag: str
    request_id: str
    def __init__(self, cost_entry_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateCostScenarioRequest(_message.Message):
    __slots__ = ("cost_scenario", "request_id")
    COST_SCENARIO_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_scenario: CostScenario
    request_id: str
    def __init__(self, cost_scenario: _Optional[_Union[CostScenario, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCostScenarioRequest(_message.Message):
    __slots__ = ("cost_scenario_id",)
    COST_SCENARIO_ID_FIELD_NUMBER: _ClassVar[int]
    cost_scenario_id: int
    def __init__(self, cost_scenario_id: _Optional[int] = ...) -> None: ...

class ListCostScenariosRequest(_message.Message):
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

class ListCostScenariosResponse(_message.Message):
    __slots__ = ("cost_scenarios", "next_page_token")
    COST_SCENARIOS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    cost_scenarios: _containers.RepeatedCompositeFieldContainer[CostScenario]
    next_page_token: str
    def __init__(self, cost_scenarios: _Optional[_Iterable[_Union[CostScenario, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCostScenarioRequest(_message.Message):
    __slots__ = ("cost_scenario", "update_mask", "request_id")
    COST_SCENARIO_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_scenario: CostScenario
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, cost_scenario: _Optional[_Union[CostScenario, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCostScenarioRequest(_message.Message):
    __slots__ = ("cost_scenario_id", "etag", "request_id")
    COST_SCENARIO_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_scenario_id: int
    etag: str
    request_id: str
    def __init__(self, cost_scenario_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CompareCostScenariosRequest(_message.Message):
    __slots__ = ("cost_scenario_ids", "start_month", "end_month", "by")
    COST_SCENARIO_IDS_FIELD_NUMBER: _ClassVar[int]
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    cost_scenario_ids: _containers.RepeatedScalarFieldContainer[int]
    start_month: str
    end_month: str
    by: CostCut
    def __init__(self, cost_scenario_ids: _Optional[_Iterable[int]] = ..., start_month: _Optional[str] = ..., end_month: _Optional[str] = ..., by: _Optional[_Union[CostCut, str]] = ...) -> None: ...

class CostScenarioResult(_message.Message):
    __slots__ = ("cost_scenario_id", "title", "summary", "gone_count")
    COST_SCENARIO_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    GONE_COUNT_FIELD_NUMBER: _ClassVar[int]
    cost_scenario_id: int
    title: str
    summary: CostSummary
    gone_count: int
    def __init__(self, cost_scenario_id: _Optional[int] = ..., title: _Optional[str] = ..., summary: _Optional[_Union[CostSummary, _Mapping]] = ..., gone_count: _Optional[int] = ...) -> None: ...

class CompareCostScenariosResponse(_message.Message):
    __slots__ = ("results",)
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[CostScenarioResult]
    def __init__(self, results: _Optional[_Iterable[_Union[CostScenarioResult, _Mapping]]] = ...) -> None: ...

class AdoptCostScenarioRequest(_message.Message):
    __slots__ = ("cost_scenario_id", "first_month", "etag", "request_id")
    COST_SCENARIO_ID_FIELD_NUMBER: _ClassVar[int]
    FIRST_MONTH_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    cost_scenario_id: int
    first_month: str
    etag: str
    request_id: str
    def __init__(self, cost_scenario_id: _Optional[int] = ..., first_month: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCostPartRequest(_message.Message):
    __slots__ = ("start_month", "end_month", "by", "part", "currency")
    START_MONTH_FIELD_NUMBER: _ClassVar[int]
    END_MONTH_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    start_month: str
    end_month: str
    by: CostCut
    part: str
    currency: str
    def __init__(self, start_month: _Optional[str] = ..., end_month: _Optional[str] = ..., by: _Optional[_Union[CostCut, str]] = ..., part: _Optional[str] = ..., currency: _Optional[str] = ...) -> None: ...

class CostPartArithmetic(_message.Message):
    __slots__ = ("part", "display_name", "totals", "steps", "customers")
    PART_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMERS_FIELD_NUMBER: _ClassVar[int]
    part: str
    display_name: str
    totals: _containers.RepeatedCompositeFieldContainer[CostTotal]
    steps: _containers.RepeatedCompositeFieldContainer[CostStep]
    customers: _containers.RepeatedCompositeFieldContainer[CustomerCost]
    def __init__(self, part: _Optional[str] = ..., display_name: _Optional[str] = ..., totals: _Optional[_Iterable[_Union[CostTotal, _Mapping]]] = ..., steps: _Optional[_Iterable[_Union[CostStep, _Mapping]]] = ..., customers: _Optional[_Iterable[_Union[CustomerCost, _Mapping]]] = ...) -> None: ...
