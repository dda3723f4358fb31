from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TimeStep(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TIME_STEP_UNSPECIFIED: _ClassVar[TimeStep]
    TIME_STEP_DAY: _ClassVar[TimeStep]
    TIME_STEP_WEEK: _ClassVar[TimeStep]
    TIME_STEP_MONTH: _ClassVar[TimeStep]
    TIME_STEP_QUARTER: _ClassVar[TimeStep]
    TIME_STEP_YEAR: _ClassVar[TimeStep]
TIME_STEP_UNSPECIFIED: TimeStep
TIME_STEP_DAY: TimeStep
TIME_STEP_WEEK: TimeStep
TIME_STEP_MONTH: TimeStep
TIME_STEP_QUARTER: TimeStep
TIME_STEP_YEAR: TimeStep

class Measure(_message.Message):
    __slots__ = ("measure_id", "title", "definition", "formula", "sql", "unit", "direction", "per_currency", "standing", "additive", "service", "resource", "dimensions", "alarming")
    MEASURE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    FORMULA_FIELD_NUMBER: _ClassVar[int]
    SQL_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    PER_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    STANDING_FIELD_NUMBER: _ClassVar[int]
    ADDITIVE_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    ALARMING_FIELD_NUMBER: _ClassVar[int]
    measure_id: str
    title: str
    definition: str
    formula: str
    sql: str
    unit: _dashboards_pb2.Unit
    direction: _dashboards_pb2.Direction
    per_currency: bool
    standing: bool
    additive: bool
    service: str
    resource: str
    dimensions: _containers.RepeatedCompositeFieldContainer[MeasureDimension]
    alarming: bool
    def __init__(self, measure_id: _Optional[str] = ..., title: _Optional[str] = ..., definition: _Optional[str] = ..., formula: _Optional[str] = ..., sql: _Optional[str] = ..., unit: _Optional[_Union[_dashboards_pb2.Unit, str]] = ..., direction: _Optional[_Union[_dashboards_pb2.Direction, str]] = ..., per_currency: _Optional[bool] = ..., standing: _Optional[bool] = ..., additive: _Optional[bool] = ..., service: _Optional[str] = ..., resource: _Optional[str] = ..., dimensions: _Optional[_Iterable[_Union[MeasureDimension, _Mapping]]] = ..., alarming: _Optional[bool] = ...) -> None: ...

class MeasureDimension(_message.Message):
    __slots__ = ("dimension_id", "title", "overlapping")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    OVERLAPPING_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    title: str
    overlapping: bool
    def __init__(self, dimension_id: _Optional[str] = ..., title: _Optional[str] = ..., overlapping: _Optional[bool] = ...) -> None: ...

class Dimension(_message.Message):
    __slots__ = ("dimension_id", "title", "definition", "shared", "measure_ids")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    SHARED_FIELD_NUMBER: _ClassVar[int]
    MEASURE_IDS_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    title: str
    definition: str
    shared: bool
    measure_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, dimension_id: _Optional[str] = ..., title: _Optional[str] = ..., definition: _Optional[str] = ..., shared: _Optional[bool] = ..., measure_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class DimensionValue(_message.Message):
    __slots__ = ("dimension_id", "value", "label", "record_count")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    RECORD_COUNT_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    value: str
    label: str
    record_count: int
    def __init__(self, dimension_id: _Optional[str] = ..., value: _Optional[str] = ..., label: _Optional[str] = ..., record_count: _Optional[int] = ...) -> None: ...

class ListMeasuresRequest(_message.Message):
    __slots__ = ("service", "dimension_id")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    service: str
    dimension_id: str
    def __init__(self, service: _Optional[str] = ..., dimension_id: _Optional[str] = ...) -> None: ...

class ListMeasuresResponse(_message.Message):
    __slots__ = ("measures",)
    MEASURES_FIELD_NUMBER: _ClassVar[int]
    measures: _containers.RepeatedCompositeFieldContainer[Measure]
    def __init__(self, measures: _Optional[_Iterable[_Union[Measure, _Mapping]]] = ...) -> None: ...

class GetMeasureRequest(_message.Message):
    __slots__ = ("measure_id",)
    MEASURE_ID_FIELD_NUMBER: _ClassVar[int]
    measure_id: str
    def __init__(self, measure_id: _Optional[str] = ...) -> None: ...

class ListDimensionsRequest(_message.Message):
    __slots__ = ("measure_ids",)
    MEASURE_IDS_FIELD_NUMBER: _ClassVar[int]
    measure_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, measure_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class ListDimensionsResponse(_message.Message):
    __slots__ = ("dimensions",)
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    dimensions: _containers.RepeatedCompositeFieldContainer[Dimension]
    def __init__(self, dimensions: _Optional[_Iterable[_Union[Dimension, _Mapping]]] = ...) -> None: ...

class ListDimensionValuesRequest(_message.Message):
    __slots__ = ("dimension_id", "measure_id", "query", "page_size")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    MEASURE_ID_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    measure_id: str
    query: str
    page_size: int
    def __init__(self, dimension_id: _Optional[str] = ..., measure_id: _Optional[str] = ..., query: _Optional[str] = ..., page_size: _Optional[int] = ...) -> None: ...

class ListDimensionValuesResponse(_message.Message):
    __slots__ = ("values", "more")
    VALUES_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    values: _containers.RepeatedCompositeFieldContainer[DimensionValue]
    more: bool
    def __init__(self, values: _Optional[_Iterable[_Union[DimensionValue, _Mapping]]] = ..., more: _Optional[bool] = ...) -> None: ...

class QueryFilter(_message.Message):
    __slots__ = ("dimension_id", "values", "negate")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    NEGATE_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    values: _containers.RepeatedScalarFieldContainer[str]
    negate: bool
    def __init__(self, dimension_id: _Optional[str] = ..., values: _Optional[_Iterable[str]] = ..., negate: _Optional[bool] = ...) -> None: ...

class RunQueryRequest(_message.Message):
    __slots__ = ("measure_ids", "dimension_ids", "filters", "start_date", "end_date", "team", "time_zone", "time_step", "with_previous", "with_year_before", "order_by", "page_size", "page_token", "mine")
    MEASURE_IDS_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_IDS_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    TIME_STEP_FIELD_NUMBER: _ClassVar[int]
    WITH_PREVIOUS_FIELD_NUMBER: _ClassVar[int]
    WITH_YEAR_BEFORE_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    measure_ids: _containers.RepeatedScalarFieldContainer[str]
    dimension_ids: _containers.RepeatedScalarFieldContainer[str]
    filters: _containers.RepeatedCompositeFieldContainer[QueryFilter]
    start_date: str
    end_date: str
    team: str
    time_zone: str
    time_step: TimeStep
    with_previous: bool
    with_year_before: bool
    order_by: str
    page_size: int
    page_token: str
    mine: bool
    def __init__(self, measure_ids: _Optional[_Iterable[str]] = ..., dimension_ids: _Optional[_Iterable[str]] = ..., filters: _Optional[_Iterable[_Union[QueryFilter, _Mapping]]] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., time_step: _Optional[_Union[TimeStep, str]] = ..., with_previous: _Optional[bool] = ..., with_year_before: _Optional[bool] = ..., order_by: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., mine: _Optional[bool] = ...) -> None: ...

class QueryColumn(_message.Message):
    __slots__ = ("measure_id", "title", "unit", "currency", "direction")
    MEASURE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    measure_id: str
    title: str
    unit: _dashboards_pb2.Unit
    currency: str
    direction: _dashboards_pb2.Direction
    def __init__(self, measure_id: _Optional[str] = ..., title: _Optional[str] = ..., unit: _Optional[_Union[_dashboards_pb2.Unit, str]] = ..., currency: _Optional[str] = ..., direction: _Optional[_Union[_dashboards_pb2.Direction, str]] = ...) -> None: ...

class QueryValue(_message.Message):
    __slots__ = ("value", "record_count", "previous_value", "year_before_value", "key")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    RECORD_COUNT_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_VALUE_FIELD_NUMBER: _ClassVar[int]
    YEAR_BEFORE_VALUE_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    value: str
    record_count: int
    previous_value: str
    year_before_value: str
    key: str
    def __init__(self, value: _Optional[str] = ..., record_count: _Optional[int] = ..., previous_value: _Optional[str] = ..., year_before_value: _Optional[str] = ..., key: _Optional[str] = ...) -> None: ...

class QueryRow(_message.Message):
    __slots__ = ("dimensions", "time", "start_date", "end_date", "values")
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    dimensions: _containers.RepeatedCompositeFieldContainer[DimensionValue]
    time: str
    start_date: str
    end_date: str
    values: _containers.RepeatedCompositeFieldContainer[QueryValue]
    def __init__(self, dimensions: _Optional[_Iterable[_Union[DimensionValue, _Mapping]]] = ..., time: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., values: _Optional[_Iterable[_Union[QueryValue, _Mapping]]] = ...) -> None: ...

class RunQueryResponse(_message.Message):
    __slots__ = ("columns", "rows", "total", "total_size", "next_page_token", "narrowed_to", "sources", "left_out_currencies", "filters")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    NARROWED_TO_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_CURRENCIES_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[QueryColumn]
    rows: _containers.RepeatedCompositeFieldContainer[QueryRow]
    total: QueryRow
    total_size: int
    next_page_token: str
    narrowed_to: str
    sources: _containers.RepeatedCompositeFieldContainer[_dashboards_pb2.Source]
    left_out_currencies: _containers.RepeatedScalarFieldContainer[str]
    filters: str
    def __init__(self, columns: _Optional[_Iterable[_Union[QueryColumn, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[QueryRow, _Mapping]]] = ..., total: _Optional[_Union[QueryRow, _Mapping]] = ..., total_size: _Optional[int] = ..., next_page_token: _Optional[str] = ..., narrowed_to: _Optional[str] = ..., sources: _Optional[_Iterable[_Union[_dashboards_pb2.Source, _Mapping]]] = ..., left_out_currencies: _Optional[_Iterable[str]] = ..., filters: _Optional[str] = ...) -> None: ...

class ExportQueryRequest(_message.Message):
    __slots__ = ("query",)
    QUERY_FIELD_NUMBER: _ClassVar[int]
    query: RunQueryRequest
    def __init__(self, query: _Optional[_Union[RunQueryRequest, _Mapping]] = ...) -> None: ...

class QueryFile(_message.Message):
    __slots__ = ("filename", "content_type", "content", "row_count", "total_size")
    FILENAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    ROW_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    filename: str
    content_type: str
    content: bytes
    row_count: int
    total_size: int
    def __init__(self, filename: _Optional[str] = ..., content_type: _Optional[str] = ..., content: _Optional[bytes] = ..., row_count: _Optional[int] = ..., total_size: _Optional[int] = ...) -> None: ...
