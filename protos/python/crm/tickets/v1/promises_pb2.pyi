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

class PromiseKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_KIND_UNSPECIFIED: _ClassVar[PromiseKind]
    PROMISE_KIND_CALLBACK: _ClassVar[PromiseKind]
    PROMISE_KIND_ANSWER: _ClassVar[PromiseKind]
    PROMISE_KIND_VISIT: _ClassVar[PromiseKind]
    PROMISE_KIND_DELIVERY: _ClassVar[PromiseKind]
    PROMISE_KIND_OTHER: _ClassVar[PromiseKind]

class PromiseState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_STATE_UNSPECIFIED: _ClassVar[PromiseState]
    PROMISE_STATE_OPEN: _ClassVar[PromiseState]
    PROMISE_STATE_KEPT: _ClassVar[PromiseState]
    PROMISE_STATE_BROKEN: _ClassVar[PromiseState]
PROMISE_KIND_UNSPECIFIED: PromiseKind
PROMISE_KIND_CALLBACK: PromiseKind
PROMISE_KIND_ANSWER: PromiseKind
PROMISE_KIND_VISIT: PromiseKind
PROMISE_KIND_DELIVERY: PromiseKind
PROMISE_KIND_OTHER: PromiseKind
PROMISE_STATE_UNSPECIFIED: PromiseState
PROMISE_STATE_OPEN: PromiseState
PROMISE_STATE_KEPT: PromiseState
PROMISE_STATE_BROKEN: PromiseState

class Promise(_message.Message):
    __slots__ = ("promise_id", "etag", "create_time", "update_time", "delete_time", "ticket_id", "kind", "due_time", "owner_id", "team", "phone", "note", "state", "keep_time", "break_time", "reason", "account_id", "contact_id", "requester_name", "creator_id")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    KEEP_TIME_FIELD_NUMBER: _ClassVar[int]
    BREAK_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    ticket_id: int
    kind: PromiseKind
    due_time: _timestamp_pb2.Timestamp
    owner_id: str
    team: str
    phone: str
    note: str
    state: PromiseState
    keep_time: _timestamp_pb2.Timestamp
    break_time: _timestamp_pb2.Timestamp
    reason: str
    account_id: int
    contact_id: int
    requester_name: str
    creator_id: str
    def __init__(self, promise_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., kind: _Optional[_Union[PromiseKind, str]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., phone: _Optional[str] = ..., note: _Optional[str] = ..., state: _Optional[_Union[PromiseState, str]] = ..., keep_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., break_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., requester_name: _Optional[str] = ..., creator_id: _Optional[str] = ...) -> None: ...

class CreatePromiseRequest(_message.Message):
    __slots__ = ("promise", "request_id")
    PROMISE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise: Promise
    request_id: str
    def __init__(self, promise: _Optional[_Union[Promise, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPromiseRequest(_message.Message):
    __slots__ = ("promise_id",)
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    def __init__(self, promise_id: _Optional[int] = ...) -> None: ...

class ListPromisesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "ticket_ids", "pending_only", "mine_only")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    TICKET_IDS_FIELD_NUMBER: _ClassVar[int]
    PENDING_ONLY_FIELD_NUMBER: _ClassVar[int]
    MINE_ONLY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    ticket_ids: _containers.RepeatedScalarFieldContainer[int]
    pending_only: bool
    mine_only: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., ticket_ids: _Optional[_Iterable[int]] = ..., pending_only: _Optional[bool] = ..., mine_only: _Optional[bool] = ...) -> None: ...

class ListPromisesResponse(_message.Message):
    __slots__ = ("promises", "next_page_token")
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    promises: _containers.RepeatedCompositeFieldContainer[Promise]
    next_page_token: str
    def __init__(self, promises: _Optional[_Iterable[_Union[Promise, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePromiseRequest(_message.Message):
    __slots__ = ("promise", "update_mask", "request_id")
    PROMISE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise: Promise
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, promise: _Optional[_Union[Promise, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class KeepPromiseRequest(_message.Message):
    __slots__ = ("promise_id", "etag", "reason", "request_id")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, promise_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class BreakPromiseRequest(_message.Message):
    __slots__ = ("promise_id", "etag", "reason", "request_id")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, promise_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
