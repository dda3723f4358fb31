from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetProcessRequest(_message.Message):
    __slots__ = ("start_date", "end_date", "team", "time_zone", "filters", "mine")
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    start_date: str
    end_date: str
    team: str
    time_zone: str
    filters: str
    mine: bool
    def __init__(self, start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., filters: _Optional[str] = ..., mine: _Optional[bool] = ...) -> None: ...

class Process(_message.Message):
    __slots__ = ("start_date", "end_date", "team", "time_zone", "departments", "hand_overs", "sources", "narrowed_to")
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    HAND_OVERS_FIELD_NUMBER: _ClassVar[int]
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    NARROWED_TO_FIELD_NUMBER: _ClassVar[int]
    start_date: str
    end_date: str
    team: str
    time_zone: str
    departments: _containers.RepeatedCompositeFieldContainer[ProcessDepartment]
    hand_overs: _containers.RepeatedCompositeFieldContainer[ProcessHandOver]
    sources: _containers.RepeatedCompositeFieldContainer[_dashboards_pb2.Source]
    narrowed_to: str
    def __init__(self, start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., departments: _Optional[_Iterable[_Union[ProcessDepartment, _Mapping]]] = ..., hand_overs: _Optional[_Iterable[_Union[ProcessHandOver, _Mapping]]] = ..., sources: _Optional[_Iterable[_Union[_dashboards_pb2.Source, _Mapping]]] = ..., narrowed_to: _Optional[str] = ...) -> None: ...

class ProcessDepartment(_message.Message):
    __slots__ = ("team", "ticket_count", "stay_seconds", "typical_stay_seconds", "visit_count", "given_count", "received_count", "stay_key")
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    STAY_SECONDS_FIELD_NUMBER: _ClassVar[int]
    TYPICAL_STAY_SECONDS_FIELD_NUMBER: _ClassVar[int]
    VISIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    GIVEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_COUNT_FIELD_NUMBER: _ClassVar[int]
    STAY_KEY_FIELD_NUMBER: _ClassVar[int]
    team: str
    ticket_count: int
    stay_seconds: int
    typical_stay_seconds: int
    visit_count: int
    given_count: int
    received_count: int
    stay_key: str
    def __init__(self, team: _Optional[str] = ..., ticket_count: _Optional[int] = ..., stay_seconds: _Optional[int] = ..., typical_stay_seconds: _Optional[int] = ..., visit_count: _Optional[int] = ..., given_count: _Optional[int] = ..., received_count: _Optional[int] = ..., stay_key: _Optional[str] = ...) -> None: ...

class ProcessHandOver(_message.Message):
    __slots__ = ("from_team", "to_team", "hand_over_count", "wait_seconds", "typical_wait_seconds", "bounce_count", "return_count", "loop_count", "key")
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    TYPICAL_WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    RETURN_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOOP_COUNT_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    from_team: str
    to_team: str
    hand_over_count: int
    wait_seconds: int
    typical_wait_seconds: int
    bounce_count: int
    return_count: int
    loop_count: int
    key: str
    def __init__(self, from_team: _Optional[str] = ..., to_team: _Optional[str] = ..., hand_over_count: _Optional[int] = ..., wait_seconds: _Optional[int] = ..., typical_wait_seconds: _Optional[int] = ..., bounce_count: _Optional[int] = ..., return_count: _Optional[int] = ..., loop_count: _Optional[int] = ..., key: _Optional[str] = ...) -> None: ...
