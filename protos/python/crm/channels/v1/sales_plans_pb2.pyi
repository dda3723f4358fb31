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

class PlanMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PLAN_MEASURE_UNSPECIFIED: _ClassVar[PlanMeasure]
    PLAN_MEASURE_AMOUNT: _ClassVar[PlanMeasure]
    PLAN_MEASURE_QUANTITY: _ClassVar[PlanMeasure]

class PlanBasis(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PLAN_BASIS_UNSPECIFIED: _ClassVar[PlanBasis]
    PLAN_BASIS_ORDERS: _ClassVar[PlanBasis]
    PLAN_BASIS_SELL_OUTS: _ClassVar[PlanBasis]

class SalesPlanState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SALES_PLAN_STATE_UNSPECIFIED: _ClassVar[SalesPlanState]
    SALES_PLAN_STATE_DRAFT: _ClassVar[SalesPlanState]
    SALES_PLAN_STATE_AGREED: _ClassVar[SalesPlanState]
    SALES_PLAN_STATE_CLOSED: _ClassVar[SalesPlanState]

class TargetPeriod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TARGET_PERIOD_UNSPECIFIED: _ClassVar[TargetPeriod]
    TARGET_PERIOD_YEARLY: _ClassVar[TargetPeriod]
    TARGET_PERIOD_QUARTERLY: _ClassVar[TargetPeriod]
    TARGET_PERIOD_MONTHLY: _ClassVar[TargetPeriod]

class SpreadMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SPREAD_METHOD_UNSPECIFIED: _ClassVar[SpreadMethod]
    SPREAD_METHOD_EVENLY: _ClassVar[SpreadMethod]
    SPREAD_METHOD_LAST_YEAR: _ClassVar[SpreadMethod]
    SPREAD_METHOD_SEASONALITY: _ClassVar[SpreadMethod]
    SPREAD_METHOD_WEIGHTS: _ClassVar[SpreadMethod]

class PlanLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PLAN_LEVEL_UNSPECIFIED: _ClassVar[PlanLevel]
    PLAN_LEVEL_TOTAL: _ClassVar[PlanLevel]
    PLAN_LEVEL_TARGET: _ClassVar[PlanLevel]
    PLAN_LEVEL_PARTNER: _ClassVar[PlanLevel]
    PLAN_LEVEL_PRODUCT_LINE: _ClassVar[PlanLevel]
    PLAN_LEVEL_TERRITORY: _ClassVar[PlanLevel]

class ForecastMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FORECAST_METHOD_UNSPECIFIED: _ClassVar[ForecastMethod]
    FORECAST_METHOD_NONE: _ClassVar[ForecastMethod]
    FORECAST_METHOD_RUN_RATE: _ClassVar[ForecastMethod]
    FORECAST_METHOD_SEASONAL_RUN_RATE: _ClassVar[ForecastMethod]
    FORECAST_METHOD_HOLT_WINTERS: _ClassVar[ForecastMethod]
PLAN_MEASURE_UNSPECIFIED: PlanMeasure
PLAN_MEASURE_AMOUNT: PlanMeasure
PLAN_MEASURE_QUANTITY: PlanMeasure
PLAN_BASIS_UNSPECIFIED: PlanBasis
PLAN_BASIS_ORDERS: PlanBasis
PLAN_BASIS_SELL_OUTS: PlanBasis
SALES_PLAN_STATE_UNSPECIFIED: SalesPlanState
SALES_PLAN_STATE_DRAFT: SalesPlanState
SALES_PLAN_STATE_AGREED: SalesPlanState
SALES_PLAN_STATE_CLOSED: SalesPlanState
TARGET_PERIOD_UNSPECIFIED: TargetPeriod
TARGET_PERIOD_YEARLY: TargetPeriod
TARGET_PERIOD_QUARTERLY: TargetPeriod
TARGET_PERIOD_MONTHLY: TargetPeriod
SPREAD_METHOD_UNSPECIFIED: SpreadMethod
SPREAD_METHOD_EVENLY: SpreadMethod
SPREAD_METHOD_LAST_YEAR: SpreadMethod
SPREAD_METHOD_SEASONALITY: SpreadMethod
SPREAD_METHOD_WEIGHTS: SpreadMethod
PLAN_LEVEL_UNSPECIFIED: PlanLevel
PLAN_LEVEL_TOTAL: PlanLevel
PLAN_LEVEL_TARGET: PlanLevel
PLAN_LEVEL_PARTNER: PlanLevel
PLAN_LEVEL_PRODUCT_LINE: PlanLevel
PLAN_LEVEL_TERRITORY: PlanLevel
FORECAST_METHOD_UNSPECIFIED: ForecastMethod
FORECAST_METHOD_NONE: ForecastMethod
FORECAST_METHOD_RUN_RATE: ForecastMethod
FORECAST_METHOD_SEASONAL_RUN_RATE: ForecastMethod
FORECAST_METHOD_HOLT_WINTERS: ForecastMethod

class SalesPlan(_message.Message):
    __slots__ = ("sales_plan_id", "etag", "name", "plan_year", "currency", "measure", "basis", "state", "notes", "owner_id", "team", "agreed_by", "agree_time", "reopen_reason", "create_time", "update_time", "delete_time")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PLAN_YEAR_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    BASIS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    AGREED_BY_FIELD_NUMBER: _ClassVar[int]
    AGREE_TIME_FIELD_NUMBER: _ClassVar[int]
    REOPEN_REASON_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    etag: str
    name: str
    plan_year: int
    currency: str
    measure: PlanMeasure
    basis: PlanBasis
    state: SalesPlanState
    notes: str
    owner_id: str
    team: str
    agreed_by: str
    agree_time: _timestamp_pb2.Timestamp
    reopen_reason: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, sales_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., name: _Optional[str] = ..., plan_year: _Optional[int] = ..., currency: _Optional[str] = ..., measure: _Optional[_Union[PlanMeasure, str]] = ..., basis: _Optional[_Union[PlanBasis, str]] = ..., state: _Optional[_Union[SalesPlanState, str]] = ..., notes: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., agreed_by: _Optional[str] = ..., agree_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reopen_reason: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SalesTarget(_message.Message):
    __slots__ = ("sales_target_id", "etag", "sales_plan_id", "partner_id", "product_line", "territory", "period", "month_01", "month_02", "month_03", "month_04", "month_05", "month_06", "month_07", "month_08", "month_09", "month_10", "month_11", "month_12", "total", "notes", "owner_id", "team", "partner_name", "create_time", "update_time", "delete_time")
    SALES_TARGET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    MONTH_01_FIELD_NUMBER: _ClassVar[int]
    MONTH_02_FIELD_NUMBER: _ClassVar[int]
    MONTH_03_FIELD_NUMBER: _ClassVar[int]
    MONTH_04_FIELD_NUMBER: _ClassVar[int]
    MONTH_05_FIELD_NUMBER: _ClassVar[int]
    MONTH_06_FIELD_NUMBER: _ClassVar[int]
    MONTH_07_FIELD_NUMBER: _ClassVar[int]
    MONTH_08_FIELD_NUMBER: _ClassVar[int]
    MONTH_09_FIELD_NUMBER: _ClassVar[int]
    MONTH_10_FIELD_NUMBER: _ClassVar[int]
    MONTH_11_FIELD_NUMBER: _ClassVar[int]
    MONTH_12_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    sales_target_id: int
    etag: str
    sales_plan_id: int
    partner_id: int
    product_line: str
    territory: str
    period: TargetPeriod
    month_01: str
    month_02: str
    month_03: str
    month_04: str
    month_05: str
    month_06: str
    month_07: str
    month_08: str
    month_09: str
    month_10: str
    month_11: str
    month_12: str
    total: str
    notes: str
    owner_id: str
    team: str
    partner_name: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, sales_target_id: _Optional[int] = ..., etag: _Optional[str] = ..., sales_plan_id: _Optional[int] = ..., partner_id: _Optional[int] = ..., product_line: _Optional[str] = ..., territory: _Optional[str] = ..., period: _Optional[_Union[TargetPeriod, str]] = ..., month_01: _Optional[str] = ..., month_02: _Optional[str] = ..., month_03: _Optional[str] = ..., month_04: _Optional[str] = ..., month_05: _Optional[str] = ..., month_06: _Optional[str] = ..., month_07: _Optional[str] = ..., month_08: _Optional[str] = ..., month_09: _Optional[str] = ..., month_10: _Optional[str] = ..., month_11: _Optional[str] = ..., month_12: _Optional[str] = ..., total: _Optional[str] = ..., notes: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., partner_name: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlanFigure(_message.Message):
    __slots__ = ("row_key", "label", "partner_id", "product_line", "territory", "plan", "actual", "plan_total", "actual_total", "plan_to_date", "gap", "forecast", "forecast_low", "forecast_high", "forecast_method", "explanation", "seasonality", "sales_target_id")
    ROW_KEY_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_FIELD_NUMBER: _ClassVar[int]
    PLAN_TOTAL_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_TOTAL_FIELD_NUMBER: _ClassVar[int]
    PLAN_TO_DATE_FIELD_NUMBER: _ClassVar[int]
    GAP_FIELD_NUMBER: _ClassVar[int]
    FORECAST_FIELD_NUMBER: _ClassVar[int]
    FORECAST_LOW_FIELD_NUMBER: _ClassVar[int]
    FORECAST_HIGH_FIELD_NUMBER: _ClassVar[int]
    FORECAST_METHOD_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    SEASONALITY_FIELD_NUMBER: _ClassVar[int]
    SALES_TARGET_ID_FIELD_NUMBER: _ClassVar[int]
    row_key: str
    label: str
    partner_id: int
    product_line: str
    territory: str
    plan: _containers.RepeatedScalarFieldContainer[str]
    actual: _containers.RepeatedScalarFieldContainer[str]
    plan_total: str
    actual_total: str
    plan_to_date: str
    gap: str
    forecast: str
    forecast_low: str
    forecast_high: str
    forecast_method: ForecastMethod
    explanation: str
    seasonality: _containers.RepeatedScalarFieldContainer[float]
    sales_target_id: int
    def __init__(self, row_key: _Optional[str] = ..., label: _Optional[str] = ..., partner_id: _Optional[int] = ..., product_line: _Optional[str] = ..., territory: _Optional[str] = ..., plan: _Optional[_Iterable[str]] = ..., actual: _Optional[_Iterable[str]] = ..., plan_total: _Optional[str] = ..., actual_total: _Optional[str] = ..., plan_to_date: _Optional[str] = ..., gap: _Optional[str] = ..., forecast: _Optional[str] = ..., forecast_low: _Optional[str] = ..., forecast_high: _Optional[str] = ..., forecast_method: _Optional[_Union[ForecastMethod, str]] = ..., explanation: _Optional[str] = ..., seasonality: _Optional[_Iterable[float]] = ..., sales_target_id: _Optional[int] = ...) -> None: ...

class PlanFigures(_message.Message):
    __slots__ = ("sales_plan", "total", "rows", "months_over", "other_currencies")
    SALES_PLAN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    MONTHS_OVER_FIELD_NUMBER: _ClassVar[int]
    OTHER_CURRENCIES_FIELD_NUMBER: _ClassVar[int]
    sales_plan: SalesPlan
    total: PlanFigure
    rows: _containers.RepeatedCompositeFieldContainer[PlanFigure]
    months_over: int
    other_currencies: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, sales_plan: _Optional[_Union[SalesPlan, _Mapping]] = ..., total: _Optional[_Union[PlanFigure, _Mapping]] = ..., rows: _Optional[_Iterable[_Union[PlanFigure, _Mapping]]] = ..., months_over: _Optional[int] = ..., other_currencies: _Optional[_Iterable[str]] = ...) -> None: ...

class PlanActual(_message.Message):
    __slots__ = ("order_id", "sell_out_id", "number", "sale_date", "partner_id", "partner_name", "sku", "product_line", "quantity", "amount", "currency")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SELL_OUT_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    SALE_DATE_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    sell_out_id: int
    number: str
    sale_date: str
    partner_id: int
    partner_name: str
    sku: str
    product_line: str
    quantity: str
    amount: str
    currency: str
    def __init__(self, order_id: _Optional[int] = ..., sell_out_id: _Optional[int] = ..., number: _Optional[str] = ..., sale_date: _Optional[str] = ..., partner_id: _Optional[int] = ..., partner_name: _Optional[str] = ..., sku: _Optional[str] = ..., product_line: _Optional[str] = ..., quantity: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ...) -> None: ...

class CreateSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan", "request_id")
    SALES_PLAN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan: SalesPlan
    request_id: str
    def __init__(self, sales_plan: _Optional[_Union[SalesPlan, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan_id",)
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    def __init__(self, sales_plan_id: _Optional[int] = ...) -> None: ...

class ListSalesPlansRequest(_message.Message):
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

class ListSalesPlansResponse(_message.Message):
    __slots__ = ("sales_plans", "next_page_token")
    SALES_PLANS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sales_plans: _containers.RepeatedCompositeFieldContainer[SalesPlan]
    next_page_token: str
    def __init__(self, sales_plans: _Optional[_Iterable[_Union[SalesPlan, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan", "update_mask", "request_id")
    SALES_PLAN_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan: SalesPlan
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, sales_plan: _Optional[_Union[SalesPlan, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan_id", "etag", "request_id")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    etag: str
    request_id: str
    def __init__(self, sales_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan_id", "etag", "request_id")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    etag: str
    request_id: str
    def __init__(self, sales_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AgreeSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan_id", "etag", "request_id")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    etag: str
    request_id: str
    def __init__(self, sales_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReopenSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan_id", "etag", "request_id", "reason")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    etag: str
    request_id: str
    reason: str
    def __init__(self, sales_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class CloseSalesPlanRequest(_message.Message):
    __slots__ = ("sales_plan_id", "etag", "request_id")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    etag: str
    request_id: str
    def __init__(self, sales_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateSalesTargetRequest(_message.Message):
    __slots__ = ("sales_target", "request_id")
    SALES_TARGET_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_target: SalesTarget
    request_id: str
    def __init__(self, sales_target: _Optional[_Union[SalesTarget, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetSalesTargetRequest(_message.Message):
    __slots__ = ("sales_target_id",)
    SALES_TARGET_ID_FIELD_NUMBER: _ClassVar[int]
    sales_target_id: int
    def __init__(self, sales_target_id: _Optional[int] = ...) -> None: ...

class ListSalesTargetsRequest(_message.Message):
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

class ListSalesTargetsResponse(_message.Message):
    __slots__ = ("sales_targets", "next_page_token")
    SALES_TARGETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sales_targets: _containers.RepeatedCompositeFieldContainer[SalesTarget]
    next_page_token: str
    def __init__(self, sales_targets: _Optional[_Iterable[_Union[SalesTarget, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateSalesTargetRequest(_message.Message):
    __slots__ = ("sales_target", "update_mask", "request_id")
    SALES_TARGET_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_target: SalesTarget
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, sales_target: _Optional[_Union[SalesTarget, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteSalesTargetRequest(_message.Message):
    __slots__ = ("sales_target_id", "etag", "request_id")
    SALES_TARGET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_target_id: int
    etag: str
    request_id: str
    def __init__(self, sales_target_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteSalesTargetRequest(_message.Message):
    __slots__ = ("sales_target_id", "etag", "request_id")
    SALES_TARGET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sales_target_id: int
    etag: str
    request_id: str
    def __init__(self, sales_target_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SpreadSalesTargetRequest(_message.Message):
    __slots__ = ("sales_target_id", "etag", "request_id", "total", "quarters", "method", "weights")
    SALES_TARGET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    QUARTERS_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    WEIGHTS_FIELD_NUMBER: _ClassVar[int]
    sales_target_id: int
    etag: str
    request_id: str
    total: str
    quarters: _containers.RepeatedScalarFieldContainer[str]
    method: SpreadMethod
    weights: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, sales_target_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., total: _Optional[str] = ..., quarters: _Optional[_Iterable[str]] = ..., method: _Optional[_Union[SpreadMethod, str]] = ..., weights: _Optional[_Iterable[str]] = ...) -> None: ...

class GetPlanFiguresRequest(_message.Message):
    __slots__ = ("sales_plan_id", "level")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    level: PlanLevel
    def __init__(self, sales_plan_id: _Optional[int] = ..., level: _Optional[_Union[PlanLevel, str]] = ...) -> None: ...

class ListPlanActualsRequest(_message.Message):
    __slots__ = ("sales_plan_id", "level", "row_key", "month", "page_size", "page_token")
    SALES_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    ROW_KEY_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sales_plan_id: int
    level: PlanLevel
    row_key: str
    month: int
    page_size: int
    page_token: str
    def __init__(self, sales_plan_id: _Optional[int] = ..., level: _Optional[_Union[PlanLevel, str]] = ..., row_key: _Optional[str] = ..., month: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPlanActualsResponse(_message.Message):
    __slots__ = ("plan_actuals", "next_page_token", "total")
    PLAN_ACTUALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    plan_actuals: _containers.RepeatedCompositeFieldContainer[PlanActual]
    next_page_token: str
    total: str
    def __init__(self, plan_actuals: _Optional[_Iterable[_Union[PlanActual, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total: _Optional[str] = ...) -> None: ...
