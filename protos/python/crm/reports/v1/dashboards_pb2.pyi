import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Unit(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    UNIT_UNSPECIFIED: _ClassVar[Unit]
    UNIT_COUNT: _ClassVar[Unit]
    UNIT_SECONDS: _ClassVar[Unit]
    UNIT_SHARE: _ClassVar[Unit]
    UNIT_MONEY: _ClassVar[Unit]

class ChartKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHART_KIND_UNSPECIFIED: _ClassVar[ChartKind]
    CHART_KIND_COLUMNS: _ClassVar[ChartKind]
    CHART_KIND_BARS: _ClassVar[ChartKind]
    CHART_KIND_LINES: _ClassVar[ChartKind]
    CHART_KIND_MATRIX: _ClassVar[ChartKind]

class Direction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DIRECTION_UNSPECIFIED: _ClassVar[Direction]
    DIRECTION_MORE_IS_BETTER: _ClassVar[Direction]
    DIRECTION_LESS_IS_BETTER: _ClassVar[Direction]
    DIRECTION_NEITHER: _ClassVar[Direction]

class SourceState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SOURCE_STATE_UNSPECIFIED: _ClassVar[SourceState]
    SOURCE_STATE_ABSENT: _ClassVar[SourceState]
    SOURCE_STATE_CURRENT: _ClassVar[SourceState]
    SOURCE_STATE_CATCHING_UP: _ClassVar[SourceState]
    SOURCE_STATE_UNREACHABLE: _ClassVar[SourceState]
UNIT_UNSPECIFIED: Unit
UNIT_COUNT: Unit
UNIT_SECONDS: Unit
UNIT_SHARE: Unit
UNIT_MONEY: Unit
CHART_KIND_UNSPECIFIED: ChartKind
CHART_KIND_COLUMNS: ChartKind
CHART_KIND_BARS: ChartKind
CHART_KIND_LINES: ChartKind
CHART_KIND_MATRIX: ChartKind
DIRECTION_UNSPECIFIED: Direction
DIRECTION_MORE_IS_BETTER: Direction
DIRECTION_LESS_IS_BETTER: Direction
DIRECTION_NEITHER: Direction
SOURCE_STATE_UNSPECIFIED: SourceState
SOURCE_STATE_ABSENT: SourceState
SOURCE_STATE_CURRENT: SourceState
SOURCE_STATE_CATCHING_UP: SourceState
SOURCE_STATE_UNREACHABLE: SourceState

class Source(_message.Message):
    __slots__ = ("service", "state", "current_time", "event_count", "cursor", "problem")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CURRENT_TIME_FIELD_NUMBER: _ClassVar[int]
    EVENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    service: str
    state: SourceState
    current_time: _timestamp_pb2.Timestamp
    event_count: int
    cursor: str
    problem: str
    def __init__(self, service: _Optional[str] = ..., state: _Optional[_Union[SourceState, str]] = ..., current_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., event_count: _Optional[int] = ..., cursor: _Optional[str] = ..., problem: _Optional[str] = ...) -> None: ...

class Figure(_message.Message):
    __slots__ = ("figure_id", "key", "title", "definition", "value", "previous_value", "unit", "currency", "alarming", "record_count", "service", "year_before_value", "direction", "not_narrowed_by")
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_VALUE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ALARMING_FIELD_NUMBER: _ClassVar[int]
    RECORD_COUNT_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    YEAR_BEFORE_VALUE_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    NOT_NARROWED_BY_FIELD_NUMBER: _ClassVar[int]
    figure_id: str
    key: str
    title: str
    definition: str
    value: str
    previous_value: str
    unit: Unit
    currency: str
    alarming: bool
    record_count: int
    service: str
    year_before_value: str
    direction: Direction
    not_narrowed_by: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, figure_id: _Optional[str] = ..., key: _Optional[str] = ..., title: _Optional[str] = ..., definition: _Optional[str] = ..., value: _Optional[str] = ..., previous_value: _Optional[str] = ..., unit: _Optional[_Union[Unit, str]] = ..., currency: _Optional[str] = ..., alarming: _Optional[bool] = ..., record_count: _Optional[int] = ..., service: _Optional[str] = ..., year_before_value: _Optional[str] = ..., direction: _Optional[_Union[Direction, str]] = ..., not_narrowed_by: _Optional[_Iterable[str]] = ...) -> None: ...

class Point(_message.Message):
    __slots__ = ("label", "group", "value", "figure_id", "key", "alarming")
    LABEL_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    ALARMING_FIELD_NUMBER: _ClassVar[int]
    label: str
    group: str
    value: str
    figure_id: str
    key: str
    alarming: bool
    def __init__(self, label: _Optional[str] = ..., group: _Optional[str] = ..., value: _Optional[str] = ..., figure_id: _Optional[str] = ..., key: _Optional[str] = ..., alarming: _Optional[bool] = ...) -> None: ...

class Chart(_message.Message):
    __slots__ = ("chart_id", "title", "kind", "unit", "currency", "points", "service", "figure_ids", "label_title", "group_title", "not_narrowed_by")
    CHART_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    FIGURE_IDS_FIELD_NUMBER: _ClassVar[int]
    LABEL_TITLE_FIELD_NUMBER: _ClassVar[int]
    GROUP_TITLE_FIELD_NUMBER: _ClassVar[int]
    NOT_NARROWED_BY_FIELD_NUMBER: _ClassVar[int]
    chart_id: str
    title: str
    kind: ChartKind
    unit: Unit
    currency: str
    points: _containers.RepeatedCompositeFieldContainer[Point]
    service: str
    figure_ids: _containers.RepeatedScalarFieldContainer[str]
    label_title: str
    group_title: str
    not_narrowed_by: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, chart_id: _Optional[str] = ..., title: _Optional[str] = ..., kind: _Optional[_Union[ChartKind, str]] = ..., unit: _Optional[_Union[Unit, str]] = ..., currency: _Optional[str] = ..., points: _Optional[_Iterable[_Union[Point, _Mapping]]] = ..., service: _Optional[str] = ..., figure_ids: _Optional[_Iterable[str]] = ..., label_title: _Optional[str] = ..., group_title: _Optional[str] = ..., not_narrowed_by: _Optional[_Iterable[str]] = ...) -> None: ...

class DashboardFilter(_message.Message):
    __slots__ = ("dimension_id", "title", "chosen", "values")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CHOSEN_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    title: str
    chosen: _containers.RepeatedScalarFieldContainer[str]
    values: _containers.RepeatedCompositeFieldContainer[DashboardFilterValue]
    def __init__(self, dimension_id: _Optional[str] = ..., title: _Optional[str] = ..., chosen: _Optional[_Iterable[str]] = ..., values: _Optional[_Iterable[_Union[DashboardFilterValue, _Mapping]]] = ...) -> None: ...

class DashboardFilterValue(_message.Message):
    __slots__ = ("value", "label")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    value: str
    label: str
    def __init__(self, value: _Optional[str] = ..., label: _Optional[str] = ...) -> None: ...

class Dashboard(_message.Message):
    __slots__ = ("dashboard_id", "title", "start_date", "end_date", "team", "time_zone", "figures", "charts", "sources", "narrowed_to", "teams", "compute_time", "filters", "mine", "dimensions", "empty_charts", "description")
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    CHARTS_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    NARROWED_TO_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    COMPUTE_TIME_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    DIMENSIONS_FIELD_NUMBER: _ClassVar[int]
    EMPTY_CHARTS_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    dashboard_id: str
    title: str
    start_date: str
    end_date: str
    team: str
    time_zone: str
    figures: _containers.RepeatedCompositeFieldContainer[Figure]
    charts: _containers.RepeatedCompositeFieldContainer[Chart]
    sources: _containers.RepeatedCompositeFieldContainer[Source]
    narrowed_to: str
    teams: _containers.RepeatedScalarFieldContainer[str]
    compute_time: _timestamp_pb2.Timestamp
    filters: str
    mine: bool
    dimensions: _containers.RepeatedCompositeFieldContainer[DashboardFilter]
    empty_charts: _containers.RepeatedScalarFieldContainer[str]
    description: str
    def __init__(self, dashboard_id: _Optional[str] = ..., title: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., figures: _Optional[_Iterable[_Union[Figure, _Mapping]]] = ..., charts: _Optional[_Iterable[_Union[Chart, _Mapping]]] = ..., sources: _Optional[_Iterable[_Union[Source, _Mapping]]] = ..., narrowed_to: _Optional[str] = ..., teams: _Optional[_Iterable[str]] = ..., compute_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., filters: _Optional[str] = ..., mine: _Optional[bool] = ..., dimensions: _Optional[_Iterable[_Union[DashboardFilter, _Mapping]]] = ..., empty_charts: _Optional[_Iterable[str]] = ..., description: _Optional[str] = ...) -> None: ...

class DashboardSummary(_message.Message):
    __slots__ = ("dashboard_id", "title", "services", "available", "owner_id")
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    dashboard_id: str
    title: str
    services: _containers.RepeatedScalarFieldContainer[str]
    available: bool
    owner_id: str
    def __init__(self, dashboard_id: _Optional[str] = ..., title: _Optional[str] = ..., services: _Optional[_Iterable[str]] = ..., available: _Optional[bool] = ..., owner_id: _Optional[str] = ...) -> None: ...

class ListDashboardsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListDashboardsResponse(_message.Message):
    __slots__ = ("dashboards",)
    DASHBOARDS_FIELD_NUMBER: _ClassVar[int]
    dashboards: _containers.RepeatedCompositeFieldContainer[DashboardSummary]
    def __init__(self, dashboards: _Optional[_Iterable[_Union[DashboardSummary, _Mapping]]] = ...) -> None: ...

class GetDashboardRequest(_message.Message):
    __slots__ = ("dashboard_id", "start_date", "end_date", "team", "time_zone", "filters", "mine")
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    dashboard_id: str
    start_date: str
    end_date: str
    team: str
    time_zone: str
    filters: str
    mine: bool
    def __init__(self, dashboard_id: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., filters: _Optional[str] = ..., mine: _Optional[bool] = ...) -> None: ...

class Record(_message.Message):
    __slots__ = ("resource", "resource_id", "title", "subtitle", "time", "value", "owner_id", "team", "url")
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SUBTITLE_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    resource: str
    resource_id: str
    title: str
    subtitle: str
    time: _timestamp_pb2.Timestamp
    value: str
    owner_id: str
    team: str
    url: str
    def __init__(self, resource: _Optional[str] = ..., resource_id: _Optional[str] = ..., title: _Optional[str] = ..., subtitle: _Optional[str] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., value: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., url: _Optional[str] = ...) -> None: ...

class ListRecordsRequest(_message.Message):
    __slots__ = ("figure_id", "key", "start_date", "end_date", "team", "time_zone", "page_size", "page_token", "filters", "mine", "order_by")
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    figure_id: str
    key: str
    start_date: str
    end_date: str
    team: str
    time_zone: str
    page_size: int
    page_token: str
    filters: str
    mine: bool
    order_by: str
    def __init__(self, figure_id: _Optional[str] = ..., key: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filters: _Optional[str] = ..., mine: _Optional[bool] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListRecordsResponse(_message.Message):
    __slots__ = ("records", "next_page_token", "total_size", "figure", "part")
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    FIGURE_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    records: _containers.RepeatedCompositeFieldContainer[Record]
    next_page_token: str
    total_size: int
    figure: Figure
    part: str
    def __init__(self, records: _Optional[_Iterable[_Union[Record, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total_size: _Optional[int] = ..., figure: _Optional[_Union[Figure, _Mapping]] = ..., part: _Optional[str] = ...) -> None: ...
