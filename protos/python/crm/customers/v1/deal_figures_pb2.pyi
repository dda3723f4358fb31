from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import deals_pb2 as _deals_pb2
from crm.customers.v1 import pipelines_pb2 as _pipelines_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class DealGroup(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_GROUP_UNSPECIFIED: _ClassVar[DealGroup]
    DEAL_GROUP_ACCOUNT: _ClassVar[DealGroup]
    DEAL_GROUP_CATEGORY: _ClassVar[DealGroup]
    DEAL_GROUP_OWNER: _ClassVar[DealGroup]
    DEAL_GROUP_PRODUCT: _ClassVar[DealGroup]
    DEAL_GROUP_MONTH: _ClassVar[DealGroup]
    DEAL_GROUP_QUARTER: _ClassVar[DealGroup]
    DEAL_GROUP_CLOSE_REASON: _ClassVar[DealGroup]
DEAL_GROUP_UNSPECIFIED: DealGroup
DEAL_GROUP_ACCOUNT: DealGroup
DEAL_GROUP_CATEGORY: DealGroup
DEAL_GROUP_OWNER: DealGroup
DEAL_GROUP_PRODUCT: DealGroup
DEAL_GROUP_MONTH: DealGroup
DEAL_GROUP_QUARTER: DealGroup
DEAL_GROUP_CLOSE_REASON: DealGroup

class GetDealBoardRequest(_message.Message):
    __slots__ = ("pipeline_id", "owner_id", "column_size")
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    COLUMN_SIZE_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    owner_id: str
    column_size: int
    def __init__(self, pipeline_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., column_size: _Optional[int] = ...) -> None: ...

class DealColumn(_message.Message):
    __slots__ = ("stage", "count", "amount", "weighted_amount", "deals", "next_page_token", "column_filter")
    STAGE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    WEIGHTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    COLUMN_FILTER_FIELD_NUMBER: _ClassVar[int]
    stage: _pipelines_pb2.DealStage
    count: int
    amount: str
    weighted_amount: str
    deals: _containers.RepeatedCompositeFieldContainer[_deals_pb2.Deal]
    next_page_token: str
    column_filter: str
    def __init__(self, stage: _Optional[_Union[_pipelines_pb2.DealStage, _Mapping]] = ..., count: _Optional[int] = ..., amount: _Optional[str] = ..., weighted_amount: _Optional[str] = ..., deals: _Optional[_Iterable[_Union[_deals_pb2.Deal, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., column_filter: _Optional[str] = ...) -> None: ...

class DealBoard(_message.Message):
    __slots__ = ("pipeline", "columns", "other_currency_count")
    PIPELINE_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    OTHER_CURRENCY_COUNT_FIELD_NUMBER: _ClassVar[int]
    pipeline: _pipelines_pb2.Pipeline
    columns: _containers.RepeatedCompositeFieldContainer[DealColumn]
    other_currency_count: int
    def __init__(self, pipeline: _Optional[_Union[_pipelines_pb2.Pipeline, _Mapping]] = ..., columns: _Optional[_Iterable[_Union[DealColumn, _Mapping]]] = ..., other_currency_count: _Optional[int] = ...) -> None: ...

class GetDealForecastRequest(_message.Message):
    __slots__ = ("pipeline_id", "owner_id", "months")
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    owner_id: str
    months: int
    def __init__(self, pipeline_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., months: _Optional[int] = ...) -> None: ...

class ForecastMonth(_message.Message):
    __slots__ = ("month", "currency", "open_count", "open_amount", "weighted_amount", "won_count", "won_amount")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    OPEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    WEIGHTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    WON_COUNT_FIELD_NUMBER: _ClassVar[int]
    WON_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    month: str
    currency: str
    open_count: int
    open_amount: str
    weighted_amount: str
    won_count: int
    won_amount: str
    def __init__(self, month: _Optional[str] = ..., currency: _Optional[str] = ..., open_count: _Optional[int] = ..., open_amount: _Optional[str] = ..., weighted_amount: _Optional[str] = ..., won_count: _Optional[int] = ..., won_amount: _Optional[str] = ...) -> None: ...

class DealForecast(_message.Message):
    __slots__ = ("months",)
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    months: _containers.RepeatedCompositeFieldContainer[ForecastMonth]
    def __init__(self, months: _Optional[_Iterable[_Union[ForecastMonth, _Mapping]]] = ...) -> None: ...

class GetDealStatisticsRequest(_message.Message):
    __slots__ = ("group", "pipeline_id", "since", "until")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    group: DealGroup
    pipeline_id: int
    since: str
    until: str
    def __init__(self, group: _Optional[_Union[DealGroup, str]] = ..., pipeline_id: _Optional[int] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class DealStatistic(_message.Message):
    __slots__ = ("group", "name", "currency", "won_count", "lost_count", "open_count", "won_amount", "open_amount", "win_rate", "income", "cost", "profit")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    WON_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOST_COUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    WON_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    WIN_RATE_FIELD_NUMBER: _ClassVar[int]
    INCOME_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    group: str
    name: str
    currency: str
    won_count: int
    lost_count: int
    open_count: int
    won_amount: str
    open_amount: str
    win_rate: str
    income: str
    cost: str
    profit: str
    def __init__(self, group: _Optional[str] = ..., name: _Optional[str] = ..., currency: _Optional[str] = ..., won_count: _Optional[int] = ..., lost_count: _Optional[int] = ..., open_count: _Optional[int] = ..., won_amount: _Optional[str] = ..., open_amount: _Optional[str] = ..., win_rate: _Optional[str] = ..., income: _Optional[str] = ..., cost: _Optional[str] = ..., profit: _Optional[str] = ...) -> None: ...

class DealStatistics(_message.Message):
    __slots__ = ("statistics",)
    STATISTICS_FIELD_NUMBER: _ClassVar[int]
    statistics: _containers.RepeatedCompositeFieldContainer[DealStatistic]
    def __init__(self, statistics: _Optional[_Iterable[_Union[DealStatistic, _Mapping]]] = ...) -> None: ...

class GetDeliverablesTableRequest(_message.Message):
    __slots__ = ("pipeline_id", "month")
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    month: str
    def __init__(self, pipeline_id: _Optional[int] = ..., month: _Optional[str] = ...) -> None: ...

class DeliverablesRow(_message.Message):
    __slots__ = ("deal", "deliverables", "due_count", "missing_count")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    DELIVERABLES_FIELD_NUMBER: _ClassVar[int]
    DUE_COUNT_FIELD_NUMBER: _ClassVar[int]
    MISSING_COUNT_FIELD_NUMBER: _ClassVar[int]
    deal: _deals_pb2.Deal
    deliverables: _containers.RepeatedCompositeFieldContainer[_deals_pb2.DealDeliverable]
    due_count: int
    missing_count: int
    def __init__(self, deal: _Optional[_Union[_deals_pb2.Deal, _Mapping]] = ..., deliverables: _Optional[_Iterable[_Union[_deals_pb2.DealDeliverable, _Mapping]]] = ..., due_count: _Optional[int] = ..., missing_count: _Optional[int] = ...) -> None: ...

class DeliverablesTable(_message.Message):
    __slots__ = ("pipeline", "month", "columns", "rows")
    PIPELINE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    pipeline: _pipelines_pb2.Pipeline
    month: str
    columns: _containers.RepeatedCompositeFieldContainer[_deals_pb2.DealDeliverable]
    rows: _containers.RepeatedCompositeFieldContainer[DeliverablesRow]
    def __init__(self, pipeline: _Optional[_Union[_pipelines_pb2.Pipeline, _Mapping]] = ..., month: _Optional[str] = ..., columns: _Optional[_Iterable[_Union[_deals_pb2.DealDeliverable, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[DeliverablesRow, _Mapping]]] = ...) -> None: ...
