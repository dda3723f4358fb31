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

class ActionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTION_KIND_UNSPECIFIED: _ClassVar[ActionKind]
    ACTION_KIND_TASK: _ClassVar[ActionKind]
    ACTION_KIND_PROBLEM: _ClassVar[ActionKind]

class ActionState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTION_STATE_UNSPECIFIED: _ClassVar[ActionState]
    ACTION_STATE_PROPOSED: _ClassVar[ActionState]
    ACTION_STATE_OPEN: _ClassVar[ActionState]
    ACTION_STATE_IN_PROGRESS: _ClassVar[ActionState]
    ACTION_STATE_DONE: _ClassVar[ActionState]
    ACTION_STATE_VERIFIED: _ClassVar[ActionState]
    ACTION_STATE_CANCELLED: _ClassVar[ActionState]

class ActionSource(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACTION_SOURCE_UNSPECIFIED: _ClassVar[ActionSource]
    ACTION_SOURCE_MEETING: _ClassVar[ActionSource]
    ACTION_SOURCE_TICKET: _ClassVar[ActionSource]
    ACTION_SOURCE_SURVEY: _ClassVar[ActionSource]
    ACTION_SOURCE_PERSON: _ClassVar[ActionSource]
ACTION_KIND_UNSPECIFIED: ActionKind
ACTION_KIND_TASK: ActionKind
ACTION_KIND_PROBLEM: ActionKind
ACTION_STATE_UNSPECIFIED: ActionState
ACTION_STATE_PROPOSED: ActionState
ACTION_STATE_OPEN: ActionState
ACTION_STATE_IN_PROGRESS: ActionState
ACTION_STATE_DONE: ActionState
ACTION_STATE_VERIFIED: ActionState
ACTION_STATE_CANCELLED: ActionState
ACTION_SOURCE_UNSPECIFIED: ActionSource
ACTION_SOURCE_MEETING: ActionSource
ACTION_SOURCE_TICKET: ActionSource
ACTION_SOURCE_SURVEY: ActionSource
ACTION_SOURCE_PERSON: ActionSource

class Action(_message.Message):
    __slots__ = ("action_id", "etag", "create_time", "update_time", "delete_time", "title", "description", "kind", "state", "owner_id", "team", "due_date", "due_time", "category", "product", "ticket_ids", "meeting_id", "decision_id", "regular_meeting_id", "source", "source_id", "result", "reason", "finish_time", "close_time", "verifier_id", "remind_time", "overdue_time", "escalate_time", "pack_count", "creator_id", "account_id", "ownerless")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    TICKET_IDS_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    DECISION_ID_FIELD_NUMBER: _ClassVar[int]
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    VERIFIER_ID_FIELD_NUMBER: _ClassVar[int]
    REMIND_TIME_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ESCALATE_TIME_FIELD_NUMBER: _ClassVar[int]
    PACK_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    OWNERLESS_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    title: str
    description: str
    kind: ActionKind
    state: ActionState
    owner_id: str
    team: str
    due_date: str
    due_time: _timestamp_pb2.Timestamp
    category: str
    product: str
    ticket_ids: _containers.RepeatedScalarFieldContainer[int]
    meeting_id: int
    decision_id: int
    regular_meeting_id: int
    source: ActionSource
    source_id: str
    result: str
    reason: str
    finish_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    verifier_id: str
    remind_time: _timestamp_pb2.Timestamp
    overdue_time: _timestamp_pb2.Timestamp
    escalate_time: _timestamp_pb2.Timestamp
    pack_count: int
    creator_id: str
    account_id: int
    ownerless: bool
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., description: _Optional[str] = ..., kind: _Optional[_Union[ActionKind, str]] = ..., state: _Optional[_Union[ActionState, str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., due_date: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., category: _Optional[str] = ..., product: _Optional[str] = ..., ticket_ids: _Optional[_Iterable[int]] = ..., meeting_id: _Optional[int] = ..., decision_id: _Optional[int] = ..., regular_meeting_id: _Optional[int] = ..., source: _Optional[_Union[ActionSource, str]] = ..., source_id: _Optional[str] = ..., result: _Optional[str] = ..., reason: _Optional[str] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., verifier_id: _Optional[str] = ..., remind_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., overdue_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., escalate_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., pack_count: _Optional[int] = ..., creator_id: _Optional[str] = ..., account_id: _Optional[int] = ..., ownerless: _Optional[bool] = ...) -> None: ...

class CreateActionRequest(_message.Message):
    __slots__ = ("action", "request_id")
    ACTION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action: Action
    request_id: str
    def __init__(self, action: _Optional[_Union[Action, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetActionRequest(_message.Message):
    __slots__ = ("action_id",)
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    def __init__(self, action_id: _Optional[int] = ...) -> None: ...

class ListActionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "open_only", "overdue_only", "ownerless_only", "mine_only", "department_only", "ticket_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_ONLY_FIELD_NUMBER: _ClassVar[int]
    OWNERLESS_ONLY_FIELD_NUMBER: _ClassVar[int]
    MINE_ONLY_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_ONLY_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    open_only: bool
    overdue_only: bool
    ownerless_only: bool
    mine_only: bool
    department_only: bool
    ticket_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., open_only: _Optional[bool] = ..., overdue_only: _Optional[bool] = ..., ownerless_only: _Optional[bool] = ..., mine_only: _Optional[bool] = ..., department_only: _Optional[bool] = ..., ticket_id: _Optional[int] = ...) -> None: ...

class ListActionsResponse(_message.Message):
    __slots__ = ("actions", "next_page_token")
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    actions: _containers.RepeatedCompositeFieldContainer[Action]
    next_page_token: str
    def __init__(self, actions: _Optional[_Iterable[_Union[Action, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateActionRequest(_message.Message):
    __slots__ = ("action", "update_mask", "request_id")
    ACTION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action: Action
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, action: _Optional[_Union[Action, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteActionRequest(_message.Message):
    __slots__ = ("action_id", "etag", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteActionRequest(_message.Message):
    __slots__ = ("action_id", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class StartActionRequest(_message.Message):
    __slots__ = ("action_id", "etag", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class FinishActionRequest(_message.Message):
    __slots__ = ("action_id", "etag", "result", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    result: str
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., result: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class VerifyActionRequest(_message.Message):
    __slots__ = ("action_id", "etag", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReopenActionRequest(_message.Message):
    __slots__ = ("action_id", "etag", "reason", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelActionRequest(_message.Message):
    __slots__ = ("action_id", "etag", "reason", "request_id")
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    action_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, action_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
