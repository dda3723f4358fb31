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

class PromiseView(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_VIEW_UNSPECIFIED: _ClassVar[PromiseView]
    PROMISE_VIEW_OWN: _ClassVar[PromiseView]
    PROMISE_VIEW_DEPARTMENT: _ClassVar[PromiseView]
    PROMISE_VIEW_ALL: _ClassVar[PromiseView]

class PromiseChangeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_CHANGE_KIND_UNSPECIFIED: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_MADE: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_MOVED: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_HANDED_OVER: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_REMINDED: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_BROKEN: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_ESCALATED: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_KEPT: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_MADE_GOOD: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_EXPLAINED: _ClassVar[PromiseChangeKind]
    PROMISE_CHANGE_KIND_CORRECTED: _ClassVar[PromiseChangeKind]

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
PROMISE_VIEW_UNSPECIFIED: PromiseView
PROMISE_VIEW_OWN: PromiseView
PROMISE_VIEW_DEPARTMENT: PromiseView
PROMISE_VIEW_ALL: PromiseView
PROMISE_CHANGE_KIND_UNSPECIFIED: PromiseChangeKind
PROMISE_CHANGE_KIND_MADE: PromiseChangeKind
PROMISE_CHANGE_KIND_MOVED: PromiseChangeKind
PROMISE_CHANGE_KIND_HANDED_OVER: PromiseChangeKind
PROMISE_CHANGE_KIND_REMINDED: PromiseChangeKind
PROMISE_CHANGE_KIND_BROKEN: PromiseChangeKind
PROMISE_CHANGE_KIND_ESCALATED: PromiseChangeKind
PROMISE_CHANGE_KIND_KEPT: PromiseChangeKind
PROMISE_CHANGE_KIND_MADE_GOOD: PromiseChangeKind
PROMISE_CHANGE_KIND_EXPLAINED: PromiseChangeKind
PROMISE_CHANGE_KIND_CORRECTED: PromiseChangeKind
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
    __slots__ = ("promise_id", "etag", "create_time", "update_time", "delete_time", "ticket_id", "kind", "due_time", "owner_id", "team", "phone", "note", "state", "keep_time", "break_time", "reason", "account_id", "contact_id", "requester_name", "creator_id", "due_text", "move_count", "remind_time", "lapse_time", "escalation_count")
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
    DUE_TEXT_FIELD_NUMBER: _ClassVar[int]
    MOVE_COUNT_FIELD_NUMBER: _ClassVar[int]
    REMIND_TIME_FIELD_NUMBER: _ClassVar[int]
    LAPSE_TIME_FIELD_NUMBER: _ClassVar[int]
    ESCALATION_COUNT_FIELD_NUMBER: _ClassVar[int]
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
    due_text: str
    move_count: int
    remind_time: _timestamp_pb2.Timestamp
    lapse_time: _timestamp_pb2.Timestamp
    escalation_count: int
    def __init__(self, promise_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., kind: _Optional[_Union[PromiseKind, str]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., phone: _Optional[str] = ..., note: _Optional[str] = ..., state: _Optional[_Union[PromiseState, str]] = ..., keep_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., break_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., requester_name: _Optional[str] = ..., creator_id: _Optional[str] = ..., due_text: _Optional[str] = ..., move_count: _Optional[int] = ..., remind_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., lapse_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., escalation_count: _Optional[int] = ...) -> None: ...

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
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "ticket_ids", "pending_only", "mine_only", "view")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    TICKET_IDS_FIELD_NUMBER: _ClassVar[int]
    PENDING_ONLY_FIELD_NUMBER: _ClassVar[int]
    MINE_ONLY_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    ticket_ids: _containers.RepeatedScalarFieldContainer[int]
    pending_only: bool
    mine_only: bool
    view: PromiseView
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., ticket_ids: _Optional[_Iterable[int]] = ..., pending_only: _Optional[bool] = ..., mine_only: _Optional[bool] = ..., view: _Optional[_Union[PromiseView, str]] = ...) -> None: ...

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

class MovePromiseRequest(_message.Message):
    __slots__ = ("promise_id", "etag", "due_time", "due_text", "reason", "consent", "request_id")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TEXT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    CONSENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    etag: str
    due_time: _timestamp_pb2.Timestamp
    due_text: str
    reason: str
    consent: str
    request_id: str
    def __init__(self, promise_id: _Optional[int] = ..., etag: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_text: _Optional[str] = ..., reason: _Optional[str] = ..., consent: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class HandOverPromiseRequest(_message.Message):
    __slots__ = ("promise_id", "etag", "to_id", "to_team", "reason", "request_id")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    etag: str
    to_id: str
    to_team: str
    reason: str
    request_id: str
    def __init__(self, promise_id: _Optional[int] = ..., etag: _Optional[str] = ..., to_id: _Optional[str] = ..., to_team: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListPromiseChangesRequest(_message.Message):
    __slots__ = ("promise_id", "page_size", "page_token", "filter", "order_by")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, promise_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListPromiseChangesResponse(_message.Message):
    __slots__ = ("promise_changes", "next_page_token")
    PROMISE_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    promise_changes: _containers.RepeatedCompositeFieldContainer[PromiseChange]
    next_page_token: str
    def __init__(self, promise_changes: _Optional[_Iterable[_Union[PromiseChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PromiseChange(_message.Message):
    __slots__ = ("change_id", "promise_id", "change_time", "actor_id", "kind", "state", "due_time", "due_text", "owner_id", "team", "reason", "consent", "told_ids")
    CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    CHANGE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TEXT_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    CONSENT_FIELD_NUMBER: _ClassVar[int]
    TOLD_IDS_FIELD_NUMBER: _ClassVar[int]
    change_id: int
    promise_id: int
    change_time: _timestamp_pb2.Timestamp
    actor_id: str
    kind: PromiseChangeKind
    state: PromiseState
    due_time: _timestamp_pb2.Timestamp
    due_text: str
    owner_id: str
    team: str
    reason: str
    consent: str
    told_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, change_id: _Optional[int] = ..., promise_id: _Optional[int] = ..., change_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor_id: _Optional[str] = ..., kind: _Optional[_Union[PromiseChangeKind, str]] = ..., state: _Optional[_Union[PromiseState, str]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_text: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., reason: _Optional[str] = ..., consent: _Optional[str] = ..., told_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class GetPromiseFiguresRequest(_message.Message):
    __slots__ = ("start_time", "end_time")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PromiseFigures(_message.Message):
    __slots__ = ("figures",)
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    figures: _containers.RepeatedCompositeFieldContainer[PromiseFigure]
    def __init__(self, figures: _Optional[_Iterable[_Union[PromiseFigure, _Mapping]]] = ...) -> None: ...

class PromiseFigure(_message.Message):
    __slots__ = ("owner_id", "team", "kind", "kept_count", "broken_count", "made_good_count", "moved_count")
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    KEPT_COUNT_FIELD_NUMBER: _ClassVar[int]
    BROKEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    MADE_GOOD_COUNT_FIELD_NUMBER: _ClassVar[int]
    MOVED_COUNT_FIELD_NUMBER: _ClassVar[int]
    owner_id: str
    team: str
    kind: PromiseKind
    kept_count: int
    broken_count: int
    made_good_count: int
    moved_count: int
    def __init__(self, owner_id: _Optional[str] = ..., team: _Optional[str] = ..., kind: _Optional[_Union[PromiseKind, str]] = ..., kept_count: _Optional[int] = ..., broken_count: _Optional[int] = ..., made_good_count: _Optional[int] = ..., moved_count: _Optional[int] = ...) -> None: ...
