import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import business_calendars_pb2 as _business_calendars_pb2
from crm.tickets.v1 import clock_kinds_pb2 as _clock_kinds_pb2
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

class ClockCause(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLOCK_CAUSE_UNSPECIFIED: _ClassVar[ClockCause]
    CLOCK_CAUSE_CREATED: _ClassVar[ClockCause]
    CLOCK_CAUSE_STEP: _ClassVar[ClockCause]
    CLOCK_CAUSE_CHANGED: _ClassVar[ClockCause]
    CLOCK_CAUSE_RULES: _ClassVar[ClockCause]
    CLOCK_CAUSE_CUSTOMER: _ClassVar[ClockCause]
    CLOCK_CAUSE_TIME: _ClassVar[ClockCause]
    CLOCK_CAUSE_PROMISE: _ClassVar[ClockCause]
CLOCK_CAUSE_UNSPECIFIED: ClockCause
CLOCK_CAUSE_CREATED: ClockCause
CLOCK_CAUSE_STEP: ClockCause
CLOCK_CAUSE_CHANGED: ClockCause
CLOCK_CAUSE_RULES: ClockCause
CLOCK_CAUSE_CUSTOMER: ClockCause
CLOCK_CAUSE_TIME: ClockCause
CLOCK_CAUSE_PROMISE: ClockCause

class Clock(_message.Message):
    __slots__ = ("clock_id", "etag", "create_time", "update_time", "delete_time", "ticket_id", "kind", "team", "state", "start_time", "due_time", "warn_time", "warned_time", "breach_time", "end_time", "target_seconds", "consumed_seconds", "reckon_time", "policy_id", "business_calendar_id", "pause_states", "ticket")
    CLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    WARN_TIME_FIELD_NUMBER: _ClassVar[int]
    WARNED_TIME_FIELD_NUMBER: _ClassVar[int]
    BREACH_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    TARGET_SECONDS_FIELD_NUMBER: _ClassVar[int]
    CONSUMED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    RECKON_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    PAUSE_STATES_FIELD_NUMBER: _ClassVar[int]
    TICKET_FIELD_NUMBER: _ClassVar[int]
    clock_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    ticket_id: int
    kind: _clock_kinds_pb2.ClockKind
    team: str
    state: _clock_kinds_pb2.ClockState
    start_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    warn_time: _timestamp_pb2.Timestamp
    warned_time: _timestamp_pb2.Timestamp
    breach_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    target_seconds: int
    consumed_seconds: int
    reckon_time: _timestamp_pb2.Timestamp
    policy_id: int
    business_calendar_id: int
    pause_states: _containers.RepeatedScalarFieldContainer[_tickets_pb2.TicketState]
    ticket: _tickets_pb2.Ticket
    def __init__(self, clock_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., kind: _Optional[_Union[_clock_kinds_pb2.ClockKind, str]] = ..., team: _Optional[str] = ..., state: _Optional[_Union[_clock_kinds_pb2.ClockState, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., warn_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., warned_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., breach_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., target_seconds: _Optional[int] = ..., consumed_seconds: _Optional[int] = ..., reckon_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_id: _Optional[int] = ..., business_calendar_id: _Optional[int] = ..., pause_states: _Optional[_Iterable[_Union[_tickets_pb2.TicketState, str]]] = ..., ticket: _Optional[_Union[_tickets_pb2.Ticket, _Mapping]] = ...) -> None: ...

class GetClockRequest(_message.Message):
    __slots__ = ("clock_id",)
    CLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    clock_id: int
    def __init__(self, clock_id: _Optional[int] = ...) -> None: ...

class ListClocksRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "ticket_ids", "open_only")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    TICKET_IDS_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    ticket_ids: _containers.RepeatedScalarFieldContainer[int]
    open_only: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., ticket_ids: _Optional[_Iterable[int]] = ..., open_only: _Optional[bool] = ...) -> None: ...

class ListClocksResponse(_message.Message):
    __slots__ = ("clocks", "next_page_token")
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    clocks: _containers.RepeatedCompositeFieldContainer[Clock]
    next_page_token: str
    def __init__(self, clocks: _Optional[_Iterable[_Union[Clock, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ExplainClockRequest(_message.Message):
    __slots__ = ("clock_id", "language")
    CLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    clock_id: int
    language: str
    def __init__(self, clock_id: _Optional[int] = ..., language: _Optional[str] = ...) -> None: ...

class ClockExplanation(_message.Message):
    __slots__ = ("clock", "parts", "text", "policy_name", "calendar_name", "time_zone")
    CLOCK_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    POLICY_NAME_FIELD_NUMBER: _ClassVar[int]
    CALENDAR_NAME_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    clock: Clock
    parts: _containers.RepeatedCompositeFieldContainer[_business_calendars_pb2.ClockPart]
    text: str
    policy_name: str
    calendar_name: str
    time_zone: str
    def __init__(self, clock: _Optional[_Union[Clock, _Mapping]] = ..., parts: _Optional[_Iterable[_Union[_business_calendars_pb2.ClockPart, _Mapping]]] = ..., text: _Optional[str] = ..., policy_name: _Optional[str] = ..., calendar_name: _Optional[str] = ..., time_zone: _Optional[str] = ...) -> None: ...

class ListClockChangesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "ticket_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    ticket_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., ticket_id: _Optional[int] = ...) -> None: ...

class ListClockChangesResponse(_message.Message):
    __slots__ = ("clock_changes", "next_page_token")
    CLOCK_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    clock_changes: _containers.RepeatedCompositeFieldContainer[ClockChange]
    next_page_token: str
    def __init__(self, clock_changes: _Optional[_Iterable[_Union[ClockChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ClockChange(_message.Message):
    __slots__ = ("change_id", "clock_id", "ticket_id", "change_time", "actor_id", "cause", "kind", "old_state", "new_state", "old_due_time", "new_due_time", "policy_id")
    CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    CLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    CHANGE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OLD_STATE_FIELD_NUMBER: _ClassVar[int]
    NEW_STATE_FIELD_NUMBER: _ClassVar[int]
    OLD_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    NEW_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    change_id: int
    clock_id: int
    ticket_id: int
    change_time: _timestamp_pb2.Timestamp
    actor_id: str
    cause: ClockCause
    kind: _clock_kinds_pb2.ClockKind
    old_state: _clock_kinds_pb2.ClockState
    new_state: _clock_kinds_pb2.ClockState
    old_due_time: _timestamp_pb2.Timestamp
    new_due_time: _timestamp_pb2.Timestamp
    policy_id: int
    def __init__(self, change_id: _Optional[int] = ..., clock_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., change_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor_id: _Optional[str] = ..., cause: _Optional[_Union[ClockCause, str]] = ..., kind: _Optional[_Union[_clock_kinds_pb2.ClockKind, str]] = ..., old_state: _Optional[_Union[_clock_kinds_pb2.ClockState, str]] = ..., new_state: _Optional[_Union[_clock_kinds_pb2.ClockState, str]] = ..., old_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., new_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., policy_id: _Optional[int] = ...) -> None: ...
