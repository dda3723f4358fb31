import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
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

class MergeState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MERGE_STATE_UNSPECIFIED: _ClassVar[MergeState]
    MERGE_STATE_MERGED: _ClassVar[MergeState]
    MERGE_STATE_UNDONE: _ClassVar[MergeState]
MERGE_STATE_UNSPECIFIED: MergeState
MERGE_STATE_MERGED: MergeState
MERGE_STATE_UNDONE: MergeState

class TicketMerge(_message.Message):
    __slots__ = ("ticket_merge_id", "etag", "create_time", "update_time", "ticket_id", "source_ids", "reason", "state", "creator_id", "undo_time", "undoer_id", "comment_count", "promise_count", "time_log_count")
    TICKET_MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_IDS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    UNDO_TIME_FIELD_NUMBER: _ClassVar[int]
    UNDOER_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROMISE_COUNT_FIELD_NUMBER: _ClassVar[int]
    TIME_LOG_COUNT_FIELD_NUMBER: _ClassVar[int]
    ticket_merge_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    ticket_id: int
    source_ids: _containers.RepeatedScalarFieldContainer[int]
    reason: str
    state: MergeState
    creator_id: str
    undo_time: _timestamp_pb2.Timestamp
    undoer_id: str
    comment_count: int
    promise_count: int
    time_log_count: int
    def __init__(self, ticket_merge_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., source_ids: _Optional[_Iterable[int]] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[MergeState, str]] = ..., creator_id: _Optional[str] = ..., undo_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., undoer_id: _Optional[str] = ..., comment_count: _Optional[int] = ..., promise_count: _Optional[int] = ..., time_log_count: _Optional[int] = ...) -> None: ...

class MergeTicketsRequest(_message.Message):
    __slots__ = ("ticket_id", "source_ids", "reason", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_IDS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    source_ids: _containers.RepeatedScalarFieldContainer[int]
    reason: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., source_ids: _Optional[_Iterable[int]] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetTicketMergeRequest(_message.Message):
    __slots__ = ("ticket_merge_id",)
    TICKET_MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_merge_id: int
    def __init__(self, ticket_merge_id: _Optional[int] = ...) -> None: ...

class ListTicketMergesRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class ListTicketMergesResponse(_message.Message):
    __slots__ = ("ticket_merges",)
    TICKET_MERGES_FIELD_NUMBER: _ClassVar[int]
    ticket_merges: _containers.RepeatedCompositeFieldContainer[TicketMerge]
    def __init__(self, ticket_merges: _Optional[_Iterable[_Union[TicketMerge, _Mapping]]] = ...) -> None: ...

class UndoTicketMergeRequest(_message.Message):
    __slots__ = ("ticket_merge_id", "reason", "request_id")
    TICKET_MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_merge_id: int
    reason: str
    request_id: str
    def __init__(self, ticket_merge_id: _Optional[int] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SplitTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "comment_ids", "subject", "category", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_IDS_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    comment_ids: _containers.RepeatedScalarFieldContainer[int]
    subject: str
    category: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., comment_ids: _Optional[_Iterable[int]] = ..., subject: _Optional[str] = ..., category: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
