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
    __slots__ = ("figure_id", "key", "title", "definition", "value", "previous_value", "unit", "currency", "alarming", "record_count", "service")
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
    def __init__(self, figure_id: _Optional[str] = ..., key: _Optional[str] = ..., title: _Optional[str] = ..., definition: _Optional[str] = ..., value: _Optional[str] = ..., previous_value: _Optional[str] = ..., unit: _Optional[_Union[Unit, str]] = ..., currency: _Optional[str] = ..., alarming: _Optional[bool] = ..., record_count: _Optional[int] = ..., service: _Optional[str] = ...) -> None: ...

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
    __slots__ = ("chart_id", "title", "kind", "unit", "currency", "points", "service")
    CHART_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    chart_id: str
    title: str
    kind: ChartKind
    unit: Unit
    currency: str
    points: _containers.RepeatedCompositeFieldContainer[Point]
    service: str
    def __init__(self, chart_id: _Optional[str] = ..., title: _Optional[str] = ..., kind: _Optional[_Union[ChartKind, str]] = ..., unit: _Optional[_Union[Unit, str]] = ..., currency: _Optional[str] = ..., points: _Optional[_Iterable[_Union[Point, _Mapping]]] = ..., service: _Optional[str] = ...) -> None: ...

class Dashboard(_message.Message):
    __slots__ = ("dashboard_id", "title", "start_date", "end_date", "team", "time_zone", "figures", "charts", "sources", "narrowed_to", "teams", "compute_time")
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
    def __init__(self, dashboard_id: _Optional[str] = ..., title: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., figures: _Optional[_Iterable[_Union[Figure, _Mapping]]] = ..., charts: _Optional[_Iterable[_Union[Chart, _Mapping]]] = ..., sources: _Optional[_Iterable[_Union[Source, _Mapping]]] = ..., narrowed_to: _Optional[str] = ..., teams: _Optional[_Iterable[str]] = ..., compute_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DashboardSummary(_message.Message):
    __slots__ = ("dashboard_id", "title", "services", "available")
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    dashboard_id: str
    title: str
    services: _containers.RepeatedScalarFieldContainer[str]
    available: bool
    def __init__(self, dashboard_id: _Optional[str] = ..., title: _Optional[str] = ..., services: _Optional[_Iterable[str]] = ..., available: _Optional[bool] = ...) -> None: ...

class ListDashboardsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListDashboardsResponse(_message.Message):
    __slots__ = ("dashboards",)
    DASHBOARDS_FIELD_NUMBER: _ClassVar[int]
    dashboards: _containers.RepeatedCompositeFieldContainer[DashboardSummary]
    def __init__(self, dashboards: _Optional[_Iterable[_Union[DashboardSummary, _Mapping]]] = ...) -> None: ...

class GetDashboardRequest(_message.Message):
    __slots__ = ("dashboard_id", "start_date", "end_date", "team", "time_zone")
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    dashboard_id: str
    start_date: str
    end_date: str
    team: str
    time_zone: str
    def __init__(self, dashboard_id: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ...) -> None: ...

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
    __slots__ = ("figure_id", "key", "start_date", "end_date", "team", "time_zone", "page_size", "page_token")
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    figure_id: str
    key: str
    start_date: str
    end_date: str
    team: str
    time_zone: str
    page_size: int
    page_token: str
    def __init__(self, figure_id: _Optional[str] = ..., key: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

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
