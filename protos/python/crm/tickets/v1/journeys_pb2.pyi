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

class JourneyMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    JOURNEY_MEASURE_UNSPECIFIED: _ClassVar[JourneyMeasure]
    JOURNEY_MEASURE_BOUNCES: _ClassVar[JourneyMeasure]
    JOURNEY_MEASURE_DEPARTMENTS: _ClassVar[JourneyMeasure]
    JOURNEY_MEASURE_HAND_OVERS: _ClassVar[JourneyMeasure]
    JOURNEY_MEASURE_LOOPS: _ClassVar[JourneyMeasure]
JOURNEY_MEASURE_UNSPECIFIED: JourneyMeasure
JOURNEY_MEASURE_BOUNCES: JourneyMeasure
JOURNEY_MEASURE_DEPARTMENTS: JourneyMeasure
JOURNEY_MEASURE_HAND_OVERS: JourneyMeasure
JOURNEY_MEASURE_LOOPS: JourneyMeasure

class JourneySettings(_message.Message):
    __slots__ = ("settings_id", "etag", "update_time", "most_bounces", "most_departments", "most_hand_overs", "most_loops", "reading_minutes", "work_rate", "wait_rate", "currency")
    SETTINGS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    MOST_BOUNCES_FIELD_NUMBER: _ClassVar[int]
    MOST_DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    MOST_HAND_OVERS_FIELD_NUMBER: _ClassVar[int]
    MOST_LOOPS_FIELD_NUMBER: _ClassVar[int]
    READING_MINUTES_FIELD_NUMBER: _ClassVar[int]
    WORK_RATE_FIELD_NUMBER: _ClassVar[int]
    WAIT_RATE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    settings_id: int
    etag: str
    update_time: _timestamp_pb2.Timestamp
    most_bounces: int
    most_departments: int
    most_hand_overs: int
    most_loops: int
    reading_minutes: int
    work_rate: str
    wait_rate: str
    currency: str
    def __init__(self, settings_id: _Optional[int] = ..., etag: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., most_bounces: _Optional[int] = ..., most_departments: _Optional[int] = ..., most_hand_overs: _Optional[int] = ..., most_loops: _Optional[int] = ..., reading_minutes: _Optional[int] = ..., work_rate: _Optional[str] = ..., wait_rate: _Optional[str] = ..., currency: _Optional[str] = ...) -> None: ...

class GetJourneySettingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UpdateJourneySettingsRequest(_message.Message):
    __slots__ = ("journey_settings", "update_mask", "request_id")
    JOURNEY_SETTINGS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    journey_settings: JourneySettings
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, journey_settings: _Optional[_Union[JourneySettings, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class JourneyWarning(_message.Message):
    __slots__ = ("measure", "count", "most")
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    MOST_FIELD_NUMBER: _ClassVar[int]
    measure: JourneyMeasure
    count: int
    most: int
    def __init__(self, measure: _Optional[_Union[JourneyMeasure, str]] = ..., count: _Optional[int] = ..., most: _Optional[int] = ...) -> None: ...

class JourneyMove(_message.Message):
    __slots__ = ("number", "from_team", "to_team", "move_time", "wait_seconds", "answered", "is_loop", "is_bounce", "is_return", "reason")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    MOVE_TIME_FIELD_NUMBER: _ClassVar[int]
    WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_FIELD_NUMBER: _ClassVar[int]
    IS_LOOP_FIELD_NUMBER: _ClassVar[int]
    IS_BOUNCE_FIELD_NUMBER: _ClassVar[int]
    IS_RETURN_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    number: int
    from_team: str
    to_team: str
    move_time: _timestamp_pb2.Timestamp
    wait_seconds: int
    answered: bool
    is_loop: bool
    is_bounce: bool
    is_return: bool
    reason: str
    def __init__(self, number: _Optional[int] = ..., from_team: _Optional[str] = ..., to_team: _Optional[str] = ..., move_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., wait_seconds: _Optional[int] = ..., answered: _Optional[bool] = ..., is_loop: _Optional[bool] = ..., is_bounce: _Optional[bool] = ..., is_return: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class JourneyCost(_message.Message):
    __slots__ = ("wait_seconds", "reading_seconds", "amount", "currency")
    WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    READING_SECONDS_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    wait_seconds: int
    reading_seconds: int
    amount: str
    currency: str
    def __init__(self, wait_seconds: _Optional[int] = ..., reading_seconds: _Optional[int] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ...) -> None: ...

class DepartmentStay(_message.Message):
    __slots__ = ("team", "duration_seconds", "visit_count")
    TEAM_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    VISIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    team: str
    duration_seconds: int
    visit_count: int
    def __init__(self, team: _Optional[str] = ..., duration_seconds: _Optional[int] = ..., visit_count: _Optional[int] = ...) -> None: ...

class TicketJourney(_message.Message):
    __slots__ = ("ticket_id", "account_id", "start_time", "end_time", "total_seconds", "unaccepted_seconds", "waiting_seconds", "hand_over_count", "loop_count", "bounce_count", "department_count", "person_count", "repeat_count", "path", "moves", "subject", "stays")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
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
    PATH_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    STAYS_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    account_id: int
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
    path: _containers.RepeatedScalarFieldContainer[str]
    moves: _containers.RepeatedCompositeFieldContainer[JourneyMove]
    subject: str
    stays: _containers.RepeatedCompositeFieldContainer[DepartmentStay]
    def __init__(self, ticket_id: _Optional[int] = ..., account_id: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., total_seconds: _Optional[int] = ..., unaccepted_seconds: _Optional[int] = ..., waiting_seconds: _Optional[int] = ..., hand_over_count: _Optional[int] = ..., loop_count: _Optional[int] = ..., bounce_count: _Optional[int] = ..., department_count: _Optional[int] = ..., person_count: _Optional[int] = ..., repeat_count: _Optional[int] = ..., path: _Optional[_Iterable[str]] = ..., moves: _Optional[_Iterable[_Union[JourneyMove, _Mapping]]] = ..., subject: _Optional[str] = ..., stays: _Optional[_Iterable[_Union[DepartmentStay, _Mapping]]] = ...) -> None: ...

class GetHandOverMatrixRequest(_message.Message):
    __slots__ = ("event_log_id", "since_time", "until_time")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    def __init__(self, event_log_id: _Optional[int] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class HandOverMatrix(_message.Message):
    __slots__ = ("event_log_id", "cells", "totals", "department_counts")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    CELLS_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_COUNTS_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    cells: _containers.RepeatedCompositeFieldContainer[MatrixCell]
    totals: JourneyTotals
    department_counts: _containers.RepeatedCompositeFieldContainer[DepartmentCount]
    def __init__(self, event_log_id: _Optional[int] = ..., cells: _Optional[_Iterable[_Union[MatrixCell, _Mapping]]] = ..., totals: _Optional[_Union[JourneyTotals, _Mapping]] = ..., department_counts: _Optional[_Iterable[_Union[DepartmentCount, _Mapping]]] = ...) -> None: ...

class MatrixCell(_message.Message):
    __slots__ = ("from_team", "to_team", "hand_over_count", "ticket_count", "loop_count", "bounce_count", "return_count", "median_wait_seconds", "cost")
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOOP_COUNT_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    RETURN_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEDIAN_WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    from_team: str
    to_team: str
    hand_over_count: int
    ticket_count: int
    loop_count: int
    bounce_count: int
    return_count: int
    median_wait_seconds: int
    cost: JourneyCost
    def __init__(self, from_team: _Optional[str] = ..., to_team: _Optional[str] = ..., hand_over_count: _Optional[int] = ..., ticket_count: _Optional[int] = ..., loop_count: _Optional[int] = ..., bounce_count: _Optional[int] = ..., return_count: _Optional[int] = ..., median_wait_seconds: _Optional[int] = ..., cost: _Optional[_Union[JourneyCost, _Mapping]] = ...) -> None: ...

class JourneyTotals(_message.Message):
    __slots__ = ("ticket_count", "hand_over_count", "loop_count", "bounce_count", "return_count", "median_wait_seconds", "cost", "loop_cost")
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    LOOP_COUNT_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    RETURN_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEDIAN_WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    LOOP_COST_FIELD_NUMBER: _ClassVar[int]
    ticket_count: int
    hand_over_count: int
    loop_count: int
    bounce_count: int
    return_count: int
    median_wait_seconds: int
    cost: JourneyCost
    loop_cost: JourneyCost
    def __init__(self, ticket_count: _Optional[int] = ..., hand_over_count: _Optional[int] = ..., loop_count: _Optional[int] = ..., bounce_count: _Optional[int] = ..., return_count: _Optional[int] = ..., median_wait_seconds: _Optional[int] = ..., cost: _Optional[_Union[JourneyCost, _Mapping]] = ..., loop_cost: _Optional[_Union[JourneyCost, _Mapping]] = ...) -> None: ...

class DepartmentCount(_message.Message):
    __slots__ = ("department_count", "ticket_count")
    DEPARTMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    TICKET_COUNT_FIELD_NUMBER: _ClassVar[int]
    department_count: int
    ticket_count: int
    def __init__(self, department_count: _Optional[int] = ..., ticket_count: _Optional[int] = ...) -> None: ...

class ListJourneyMonthsRequest(_message.Message):
    __slots__ = ("event_log_id", "since_time", "until_time", "from_team", "to_team")
    EVENT_LOG_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    event_log_id: int
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    from_team: str
    to_team: str
    def __init__(self, event_log_id: _Optional[int] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., from_team: _Optional[str] = ..., to_team: _Optional[str] = ...) -> None: ...

class ListJourneyMonthsResponse(_message.Message):
    __slots__ = ("months",)
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    months: _containers.RepeatedCompositeFieldContainer[JourneyMonth]
    def __init__(self, months: _Optional[_Iterable[_Union[JourneyMonth, _Mapping]]] = ...) -> None: ...

class JourneyMonth(_message.Message):
    __slots__ = ("month", "totals")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    month: str
    totals: JourneyTotals
    def __init__(self, month: _Optional[str] = ..., totals: _Optional[_Union[JourneyTotals, _Mapping]] = ...) -> None: ...

class ListTicketJourneysRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "from_team", "to_team", "since_time", "until_time", "bounces_only")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    BOUNCES_ONLY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    from_team: str
    to_team: str
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    bounces_only: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., from_team: _Optional[str] = ..., to_team: _Optional[str] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., bounces_only: _Optional[bool] = ...) -> None: ...

class ListTicketJourneysResponse(_message.Message):
    __slots__ = ("ticket_journeys", "next_page_token")
    TICKET_JOURNEYS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ticket_journeys: _containers.RepeatedCompositeFieldContainer[TicketJourney]
    next_page_token: str
    def __init__(self, ticket_journeys: _Optional[_Iterable[_Union[TicketJourney, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
