import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import journeys_pb2 as _journeys_pb2
from crm.tickets.v1 import tickets_pb2 as _tickets_pb2
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

class LogPlace(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LOG_PLACE_UNSPECIFIED: _ClassVar[LogPlace]
    LOG_PLACE_TEAM: _ClassVar[LogPlace]
    LOG_PLACE_PERSON: _ClassVar[LogPlace]

class LogRejectReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LOG_REJECT_REASON_UNSPECIFIED: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_NO_CASE: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_NO_ACTIVITY: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_NO_TIME: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_TIME_UNREADABLE: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_TIME_OUT_OF_RANGE: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_TOO_LONG: _ClassVar[LogRejectReason]
    LOG_REJECT_REASON_BAD_CHARACTER: _ClassVar[LogRejectReason]
LOG_PLACE_UNSPECIFIED: LogPlace
LOG_PLACE_TEAM: LogPlace
LOG_PLACE_PERSON: LogPlace
LOG_REJECT_REASON_UNSPECIFIED: LogRejectReason
LOG_REJECT_REASON_NO_CASE: LogRejectReason
LOG_REJECT_REASON_NO_ACTIVITY: LogRejectReason
LOG_REJECT_REASON_NO_TIME: LogRejectReason
LOG_REJECT_REASON_TIME_UNREADABLE: LogRejectReason
LOG_REJECT_REASON_TIME_OUT_OF_RANGE: LogRejectReason
LOG_REJECT_REASON_TOO_LONG: LogRejectReason
LOG_REJECT_REASON_BAD_CHARACTER: LogRejectReason

class LogMapping(_message.Message):
    __slots__ = ("case_column", "activity_column", "person_column", "team_column", "time_column", "lifecycle_column", "time_format", "dates_ambiguous")
    CASE_COLUMN_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_COLUMN_FIELD_NUMBER: _ClassVar[int]
    PERSON_COLUMN_FIELD_NUMBER: _ClassVar[int]
    TEAM_COLUMN_FIELD_NUMBER: _ClassVar[int]
    TIME_COLUMN_FIELD_NUMBER: _ClassVar[int]
    LIFECYCLE_COLUMN_FIELD_NUMBER: _ClassVar[int]
    TIME_FORMAT_FIELD_NUMBER: _ClassVar[int]
    DATES_AMBIGUOUS_FIELD_NUMBER: _ClassVar[int]
    case_column: str
    activity_column: str
    person_column: str
    team_column: str
    time_column: str
    lifecycle_column: str
    time_format: str
    dates_ambiguous: bool
    def __init__(self, case_column: _Optional[str] = ..., activity_column: _Optional[str] = ..., person_column: _Optional[str] = ..., team_column: _Optional[str] = ..., time_column: _Optional[str] = ..., lifecycle_column: _Optional[str] = ..., time_format: _Optional[str] = ..., dates_ambiguous: _Optional[bool] = ...) -> None: ...

class EventLog(_message.Message):
    __slots__ = ("event_log_id", "etag", "create_time", "update_time", "source", "display_name", "place", "mapping", "time_zone", "waiting_activities", "event_count", "case_count", "start_time", "end_time", "creator_id")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    MAPPING_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    WAITING_ACTIVITIES_FIELD_NUMBER: _ClassVar[int]
    EVENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CASE_COUNT_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    source: str
    display_name: str
    place: LogPlace
    mapping: LogMapping
    time_zone: str
    waiting_activities: _containers.RepeatedScalarFieldContainer[str]
    event_count: int
    case_count: int
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    creator_id: str
    def __init__(self, event_log_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., source: _Optional[str] = ..., display_name: _Optional[str] = ..., place: _Optional[_Union[LogPlace, str]] = ..., mapping: _Optional[_Union[LogMapping, _Mapping]] = ..., time_zone: _Optional[str] = ..., waiting_activities: _Optional[_Iterable[str]] = ..., event_count: _Optional[int] = ..., case_count: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class LogEvent(_message.Message):
    __slots__ = ("row_number", "case_id", "activity", "person", "team", "lifecycle", "event_time", "time_text", "occurrence")
    ROW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    LIFECYCLE_FIELD_NUMBER: _ClassVar[int]
    EVENT_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_TEXT_FIELD_NUMBER: _ClassVar[int]
    OCCURRENCE_FIELD_NUMBER: _ClassVar[int]
    row_number: int
    case_id: str
    activity: str
    person: str
    team: str
    lifecycle: str
    event_time: _timestamp_pb2.Timestamp
    time_text: str
    occurrence: int
    def __init__(self, row_number: _Optional[int] = ..., case_id: _Optional[str] = ..., activity: _Optional[str] = ..., person: _Optional[str] = ..., team: _Optional[str] = ..., lifecycle: _Optional[str] = ..., event_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_text: _Optional[str] = ..., occurrence: _Optional[int] = ...) -> None: ...

class CreateEventLogRequest(_message.Message):
    __slots__ = ("event_log", "request_id")
    EVENT_LOG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    event_log: EventLog
    request_id: str
    def __init__(self, event_log: _Optional[_Union[EventLog, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetEventLogRequest(_message.Message):
    __slots__ = ("event_log_id",)
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    def __init__(self, event_log_id: _Optional[int] = ...) -> None: ...

class ListEventLogsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListEventLogsResponse(_message.Message):
    __slots__ = ("event_logs", "next_page_token")
    EVENT_LOGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    event_logs: _containers.RepeatedCompositeFieldContainer[EventLog]
    next_page_token: str
    def __init__(self, event_logs: _Optional[_Iterable[_Union[EventLog, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DeleteEventLogRequest(_message.Message):
    __slots__ = ("event_log_id", "etag", "request_id")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    etag: str
    request_id: str
    def __init__(self, event_log_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestLogEventsRequest(_message.Message):
    __slots__ = ("event_log_id", "events", "request_id")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    events: _containers.RepeatedCompositeFieldContainer[LogEvent]
    request_id: str
    def __init__(self, event_log_id: _Optional[int] = ..., events: _Optional[_Iterable[_Union[LogEvent, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestLogEventsResponse(_message.Message):
    __slots__ = ("taken_count", "known_count", "rejects", "event_log")
    TAKEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    KNOWN_COUNT_FIELD_NUMBER: _ClassVar[int]
    REJECTS_FIELD_NUMBER: _ClassVar[int]
    EVENT_LOG_FIELD_NUMBER: _ClassVar[int]
    taken_count: int
    known_count: int
    rejects: _containers.RepeatedCompositeFieldContainer[LogReject]
    event_log: EventLog
    def __init__(self, taken_count: _Optional[int] = ..., known_count: _Optional[int] = ..., rejects: _Optional[_Iterable[_Union[LogReject, _Mapping]]] = ..., event_log: _Optional[_Union[EventLog, _Mapping]] = ...) -> None: ...

class LogReject(_message.Message):
    __slots__ = ("row_number", "position", "reason")
    ROW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    row_number: int
    position: int
    reason: LogRejectReason
    def __init__(self, row_number: _Optional[int] = ..., position: _Optional[int] = ..., reason: _Optional[_Union[LogRejectReason, str]] = ...) -> None: ...

class SuggestLogMappingRequest(_message.Message):
    __slots__ = ("columns", "rows")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedScalarFieldContainer[str]
    rows: _containers.RepeatedCompositeFieldContainer[LogRow]
    def __init__(self, columns: _Optional[_Iterable[str]] = ..., rows: _Optional[_Iterable[_Union[LogRow, _Mapping]]] = ...) -> None: ...

class LogRow(_message.Message):
    __slots__ = ("cells",)
    CELLS_FIELD_NUMBER: _ClassVar[int]
    cells: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, cells: _Optional[_Iterable[str]] = ...) -> None: ...

class CaseJourney(_message.Message):
    __slots__ = ("case_journey_id", "event_log_id", "case_id", "start_time", "end_time", "total_seconds", "unaccepted_seconds", "waiting_seconds", "hand_over_count", "loop_count", "bounce_count", "department_count", "person_count", "repeat_count", "event_count", "path", "moves", "journey")
    CASE_JOURNEY_ID_FIELD_NUMBER: _ClassVar[int]
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UNACCEPTED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    WAITING_SECONDS_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOOP_COUNT_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    PERSON_COUNT_FIELD_NUMBER: _ClassVar[int]
    REPEAT_COUNT_FIELD_NUMBER: _ClassVar[int]
    EVENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    JOURNEY_FIELD_NUMBER: _ClassVar[int]
    case_journey_id: int
    event_log_id: int
    case_id: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    total_seconds: int
    unaccepted_seconds: int
    waiting_seconds: int
    hand_over_count: int
    loop_count: int
    bounce_count: int
    department_count: int
    person_count: int
    repeat_count: int
    event_count: int
    path: _containers.RepeatedScalarFieldContainer[str]
    moves: _containers.RepeatedCompositeFieldContainer[_journeys_pb2.JourneyMove]
    journey: _tickets_pb2.Journey
    def __init__(self, case_journey_id: _Optional[int] = ..., event_log_id: _Optional[int] = ..., case_id: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., total_seconds: _Optional[int] = ..., unaccepted_seconds: _Optional[int] = ..., waiting_seconds: _Optional[int] = ..., hand_over_count: _Optional[int] = ..., loop_count: _Optional[int] = ..., bounce_count: _Optional[int] = ..., department_count: _Optional[int] = ..., person_count: _Optional[int] = ..., repeat_count: _Optional[int] = ..., event_count: _Optional[int] = ..., path: _Optional[_Iterable[str]] = ..., moves: _Optional[_Iterable[_Union[_journeys_pb2.JourneyMove, _Mapping]]] = ..., journey: _Optional[_Union[_tickets_pb2.Journey, _Mapping]] = ...) -> None: ...

class ListCaseJourneysRequest(_message.Message):
    __slots__ = ("event_log_id", "page_size", "page_token", "filter", "order_by", "from_team", "to_team", "since_time", "until_time", "bounces_only")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    BOUNCES_ONLY_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    from_team: str
    to_team: str
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    bounces_only: bool
    def __init__(self, event_log_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., from_team: _Optional[str] = ..., to_team: _Optional[str] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., bounces_only: _Optional[bool] = ...) -> None: ...

class ListCaseJourneysResponse(_message.Message):
    __slots__ = ("case_journeys", "next_page_token")
    CASE_JOURNEYS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    case_journeys: _containers.RepeatedCompositeFieldContainer[CaseJourney]
    next_page_token: str
    def __init__(self, case_journeys: _Optional[_Iterable[_Union[CaseJourney, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetCaseJourneyRequest(_message.Message):
    __slots__ = ("case_journey_id",)
    CASE_JOURNEY_ID_FIELD_NUMBER: _ClassVar[int]
    case_journey_id: int
    def __init__(self, case_journey_id: _Optional[int] = ...) -> None: ...
