import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import any_pb2 as _any_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Event(_message.Message):
    __slots__ = ("event_id", "cursor", "event_type", "resource", "resource_id", "data", "occur_time", "actor_id", "request_id", "trace_id")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    EVENT_TYPE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    OCCUR_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    TRACE_ID_FIELD_NUMBER: _ClassVar[int]
    event_id: int
    cursor: str
    event_type: str
    resource: str
    resource_id: str
    data: _any_pb2.Any
    occur_time: _timestamp_pb2.Timestamp
    actor_id: str
    request_id: str
    trace_id: str
    def __init__(self, event_id: _Optional[int] = ..., cursor: _Optional[str] = ..., event_type: _Optional[str] = ..., resource: _Optional[str] = ..., resource_id: _Optional[str] = ..., data: _Optional[_Union[_any_pb2.Any, _Mapping]] = ..., occur_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor_id: _Optional[str] = ..., request_id: _Optional[str] = ..., trace_id: _Optional[str] = ...) -> None: ...

class ListEventsRequest(_message.Message):
    __slots__ = ("cursor", "wait_seconds", "types", "max_events")
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    TYPES_FIELD_NUMBER: _ClassVar[int]
    MAX_EVENTS_FIELD_NUMBER: _ClassVar[int]
    cursor: str
    wait_seconds: int
    types: _containers.RepeatedScalarFieldContainer[str]
    max_events: int
    def __init__(self, cursor: _Optional[str] = ..., wait_seconds: _Optional[int] = ..., types: _Optional[_Iterable[str]] = ..., max_events: _Optional[int] = ...) -> None: ...

class ListEventsResponse(_message.Message):
    __slots__ = ("events", "next_cursor", "caught_up")
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_CURSOR_FIELD_NUMBER: _ClassVar[int]
    CAUGHT_UP_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[Event]
    next_cursor: str
    caught_up: bool
    def __init__(self, events: _Optional[_Iterable[_Union[Event, _Mapping]]] = ..., next_cursor: _Optional[str] = ..., caught_up: _Optional[bool] = ...) -> None: ...

class GetTotalsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class Totals(_message.Message):
    __slots__ = ("totals", "cursor", "digests")
    TOTALS_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    DIGESTS_FIELD_NUMBER: _ClassVar[int]
    totals: _containers.RepeatedCompositeFieldContainer[Total]
    cursor: str
    digests: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, totals: _Optional[_Iterable[_Union[Total, _Mapping]]] = ..., cursor: _Optional[str] = ..., digests: _Optional[_Iterable[str]] = ...) -> None: ...

class Total(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class GetDigestRequest(_message.Message):
    __slots__ = ("kind", "first_id", "last_id", "parts", "records")
    KIND_FIELD_NUMBER: _ClassVar[int]
    FIRST_ID_FIELD_NUMBER: _ClassVar[int]
    LAST_ID_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    kind: str
    first_id: int
    last_id: int
    parts: int
    records: bool
    def __init__(self, kind: _Optional[str] = ..., first_id: _Optional[int] = ..., last_id: _Optional[int] = ..., parts: _Optional[int] = ..., records: _Optional[bool] = ...) -> None: ...

class Digest(_message.Message):
    __slots__ = ("fields", "parts", "records", "cursor")
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    fields: _containers.RepeatedScalarFieldContainer[str]
    parts: _containers.RepeatedCompositeFieldContainer[DigestPart]
    records: _containers.RepeatedCompositeFieldContainer[DigestRecord]
    cursor: str
    def __init__(self, fields: _Optional[_Iterable[str]] = ..., parts: _Optional[_Iterable[_Union[DigestPart, _Mapping]]] = ..., records: _Optional[_Iterable[_Union[DigestRecord, _Mapping]]] = ..., cursor: _Optional[str] = ...) -> None: ...

class DigestPart(_message.Message):
    __slots__ = ("first_id", "last_id", "count", "hash")
    FIRST_ID_FIELD_NUMBER: _ClassVar[int]
    LAST_ID_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    HASH_FIELD_NUMBER: _ClassVar[int]
    first_id: int
    last_id: int
    count: int
    hash: str
    def __init__(self, first_id: _Optional[int] = ..., last_id: _Optional[int] = ..., count: _Optional[int] = ..., hash: _Optional[str] = ...) -> None: ...

class DigestRecord(_message.Message):
    __slots__ = ("id", "values")
    ID_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    id: int
    values: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, id: _Optional[int] = ..., values: _Optional[_Iterable[str]] = ...) -> None: ...
