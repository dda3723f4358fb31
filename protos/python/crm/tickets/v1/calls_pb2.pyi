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

class CallDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_DIRECTION_UNSPECIFIED: _ClassVar[CallDirection]
    CALL_DIRECTION_INCOMING: _ClassVar[CallDirection]
    CALL_DIRECTION_OUTGOING: _ClassVar[CallDirection]

class CallState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_STATE_UNSPECIFIED: _ClassVar[CallState]
    CALL_STATE_DIALLING: _ClassVar[CallState]
    CALL_STATE_RINGING: _ClassVar[CallState]
    CALL_STATE_ANSWERED: _ClassVar[CallState]
    CALL_STATE_TRANSFERRED: _ClassVar[CallState]
    CALL_STATE_ENDED: _ClassVar[CallState]
    CALL_STATE_MISSED: _ClassVar[CallState]
    CALL_STATE_UNANSWERED: _ClassVar[CallState]
    CALL_STATE_LOST: _ClassVar[CallState]

class CallEventKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_EVENT_KIND_UNSPECIFIED: _ClassVar[CallEventKind]
    CALL_EVENT_KIND_RINGING: _ClassVar[CallEventKind]
    CALL_EVENT_KIND_ANSWERED: _ClassVar[CallEventKind]
    CALL_EVENT_KIND_TRANSFERRED: _ClassVar[CallEventKind]
    CALL_EVENT_KIND_ENDED: _ClassVar[CallEventKind]
CALL_DIRECTION_UNSPECIFIED: CallDirection
CALL_DIRECTION_INCOMING: CallDirection
CALL_DIRECTION_OUTGOING: CallDirection
CALL_STATE_UNSPECIFIED: CallState
CALL_STATE_DIALLING: CallState
CALL_STATE_RINGING: CallState
CALL_STATE_ANSWERED: CallState
CALL_STATE_TRANSFERRED: CallState
CALL_STATE_ENDED: CallState
CALL_STATE_MISSED: CallState
CALL_STATE_UNANSWERED: CallState
CALL_STATE_LOST: CallState
CALL_EVENT_KIND_UNSPECIFIED: CallEventKind
CALL_EVENT_KIND_RINGING: CallEventKind
CALL_EVENT_KIND_ANSWERED: CallEventKind
CALL_EVENT_KIND_TRANSFERRED: CallEventKind
CALL_EVENT_KIND_ENDED: CallEventKind

class Call(_message.Message):
    __slots__ = ("call_id", "etag", "create_time", "update_time", "switch_name", "switch_call_id", "direction", "state", "phone", "called_number", "queue", "ring_id", "ring_team", "agent_id", "team", "extension", "place", "requester_name", "account_id", "contact_id", "account_name", "ticket_id", "start_time", "answer_time", "end_time", "transfer_count", "settle_time", "settler_id", "settle_note", "creator_id")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    SWITCH_NAME_FIELD_NUMBER: _ClassVar[int]
    SWITCH_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    CALLED_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    RING_ID_FIELD_NUMBER: _ClassVar[int]
    RING_TEAM_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    TRANSFER_COUNT_FIELD_NUMBER: _ClassVar[int]
    SETTLE_TIME_FIELD_NUMBER: _ClassVar[int]
    SETTLER_ID_FIELD_NUMBER: _ClassVar[int]
    SETTLE_NOTE_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    call_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    switch_name: str
    switch_call_id: str
    direction: CallDirection
    state: CallState
    phone: str
    called_number: str
    queue: str
    ring_id: str
    ring_team: str
    agent_id: str
    team: str
    extension: str
    place: str
    requester_name: str
    account_id: int
    contact_id: int
    account_name: str
    ticket_id: int
    start_time: _timestamp_pb2.Timestamp
    answer_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    transfer_count: int
    settle_time: _timestamp_pb2.Timestamp
    settler_id: str
    settle_note: str
    creator_id: str
    def __init__(self, call_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., switch_name: _Optional[str] = ..., switch_call_id: _Optional[str] = ..., direction: _Optional[_Union[CallDirection, str]] = ..., state: _Optional[_Union[CallState, str]] = ..., phone: _Optional[str] = ..., called_number: _Optional[str] = ..., queue: _Optional[str] = ..., ring_id: _Optional[str] = ..., ring_team: _Optional[str] = ..., agent_id: _Optional[str] = ..., team: _Optional[str] = ..., extension: _Optional[str] = ..., place: _Optional[str] = ..., requester_name: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., account_name: _Optional[str] = ..., ticket_id: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., transfer_count: _Optional[int] = ..., settle_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., settler_id: _Optional[str] = ..., settle_note: _Optional[str] = ..., creator_id: _Optional[str] = ...) -> None: ...

class ReportCallRequest(_message.Message):
    __slots__ = ("switch_name", "switch_call_id", "kind", "sequence", "direction", "phone", "called_number", "queue", "extension", "user_id", "place", "occur_time", "call_id", "request_id")
    SWITCH_NAME_FIELD_NUMBER: _ClassVar[int]
    SWITCH_CALL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SEQUENCE_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    CALLED_NUMBER_FIELD_NUMBER: _ClassVar[int]
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    EXTENSION_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    OCCUR_TIME_FIELD_NUMBER: _ClassVar[int]
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    switch_name: str
    switch_call_id: str
    kind: CallEventKind
    sequence: int
    direction: CallDirection
    phone: str
    called_number: str
    queue: str
    extension: str
    user_id: str
    place: str
    occur_time: _timestamp_pb2.Timestamp
    call_id: int
    request_id: str
    def __init__(self, switch_name: _Optional[str] = ..., switch_call_id: _Optional[str] = ..., kind: _Optional[_Union[CallEventKind, str]] = ..., sequence: _Optional[int] = ..., direction: _Optional[_Union[CallDirection, str]] = ..., phone: _Optional[str] = ..., called_number: _Optional[str] = ..., queue: _Optional[str] = ..., extension: _Optional[str] = ..., user_id: _Optional[str] = ..., place: _Optional[str] = ..., occur_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., call_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCallRequest(_message.Message):
    __slots__ = ("call_id",)
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    call_id: int
    def __init__(self, call_id: _Optional[int] = ...) -> None: ...

class ListCallsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "to_ring_back")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    TO_RING_BACK_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    to_ring_back: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., to_ring_back: _Optional[bool] = ...) -> None: ...

class ListCallsResponse(_message.Message):
    __slots__ = ("calls", "next_page_token")
    CALLS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    calls: _containers.RepeatedCompositeFieldContainer[Call]
    next_page_token: str
    def __init__(self, calls: _Optional[_Iterable[_Union[Call, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetRingingRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Ringing(_message.Message):
    __slots__ = ("ringing", "current")
    RINGING_FIELD_NUMBER: _ClassVar[int]
    CURRENT_FIELD_NUMBER: _ClassVar[int]
    ringing: _containers.RepeatedCompositeFieldContainer[Call]
    current: _containers.RepeatedCompositeFieldContainer[Call]
    def __init__(self, ringing: _Optional[_Iterable[_Union[Call, _Mapping]]] = ..., current: _Optional[_Iterable[_Union[Call, _Mapping]]] = ...) -> None: ...

class TakeCallRequest(_message.Message):
    __slots__ = ("call_id", "request_id")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    call_id: int
    request_id: str
    def __init__(self, call_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class PlaceCallRequest(_message.Message):
    __slots__ = ("phone", "ticket_id", "request_id")
    PHONE_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    phone: str
    ticket_id: int
    request_id: str
    def __init__(self, phone: _Optional[str] = ..., ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class LinkCallRequest(_message.Message):
    __slots__ = ("call_id", "ticket_id", "request_id")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    call_id: int
    ticket_id: int
    request_id: str
    def __init__(self, call_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class SettleCallRequest(_message.Message):
    __slots__ = ("call_id", "note", "request_id")
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    call_id: int
    note: str
    request_id: str
    def __init__(self, call_id: _Optional[int] = ..., note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CallSettings(_message.Message):
    __slots__ = ("settings_id", "etag", "update_time", "wrap_up_seconds", "lost_minutes")
    SETTINGS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    WRAP_UP_SECONDS_FIELD_NUMBER: _ClassVar[int]
    LOST_MINUTES_FIELD_NUMBER: _ClassVar[int]
    settings_id: int
    etag: str
    update_time: _timestamp_pb2.Timestamp
    wrap_up_seconds: int
    lost_minutes: int
    def __init__(self, settings_id: _Optional[int] = ..., etag: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., wrap_up_seconds: _Optional[int] = ..., lost_minutes: _Optional[int] = ...) -> None: ...

class GetCallSettingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UpdateCallSettingsRequest(_message.Message):
    __slots__ = ("call_settings", "update_mask", "request_id")
    CALL_SETTINGS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    call_settings: CallSettings
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, call_settings: _Optional[_Union[CallSettings, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
