import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import assignments_pb2 as _assignments_pb2
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

class HandOverKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HAND_OVER_KIND_UNSPECIFIED: _ClassVar[HandOverKind]
    HAND_OVER_KIND_HANDLING: _ClassVar[HandOverKind]
    HAND_OVER_KIND_OWNERSHIP: _ClassVar[HandOverKind]

class HandOverState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HAND_OVER_STATE_UNSPECIFIED: _ClassVar[HandOverState]
    HAND_OVER_STATE_PENDING: _ClassVar[HandOverState]
    HAND_OVER_STATE_ACCEPTED: _ClassVar[HandOverState]
    HAND_OVER_STATE_RETURNED: _ClassVar[HandOverState]
    HAND_OVER_STATE_WITHDRAWN: _ClassVar[HandOverState]
HAND_OVER_KIND_UNSPECIFIED: HandOverKind
HAND_OVER_KIND_HANDLING: HandOverKind
HAND_OVER_KIND_OWNERSHIP: HandOverKind
HAND_OVER_STATE_UNSPECIFIED: HandOverState
HAND_OVER_STATE_PENDING: HandOverState
HAND_OVER_STATE_ACCEPTED: HandOverState
HAND_OVER_STATE_RETURNED: HandOverState
HAND_OVER_STATE_WITHDRAWN: HandOverState

class HandOver(_message.Message):
    __slots__ = ("hand_over_id", "etag", "create_time", "update_time", "delete_time", "ticket_id", "kind", "from_id", "from_team", "to_id", "to_team", "reason", "state", "answer_time", "answerer_id", "answer_reason", "account_id", "creator_id", "to_skill", "to_level", "rule", "rule_text")
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FROM_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWERER_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_REASON_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    TO_SKILL_FIELD_NUMBER: _ClassVar[int]
    TO_LEVEL_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    RULE_TEXT_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    ticket_id: int
    kind: HandOverKind
    from_id: str
    from_team: str
    to_id: str
    to_team: str
    reason: str
    state: HandOverState
    answer_time: _timestamp_pb2.Timestamp
    answerer_id: str
    answer_reason: str
    account_id: int
    creator_id: str
    to_skill: str
    to_level: int
    rule: _assignments_pb2.AssignmentRule
    rule_text: str
    def __init__(self, hand_over_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., kind: _Optional[_Union[HandOverKind, str]] = ..., from_id: _Optional[str] = ..., from_team: _Optional[str] = ..., to_id: _Optional[str] = ..., to_team: _Optional[str] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[HandOverState, str]] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answerer_id: _Optional[str] = ..., answer_reason: _Optional[str] = ..., account_id: _Optional[int] = ..., creator_id: _Optional[str] = ..., to_skill: _Optional[str] = ..., to_level: _Optional[int] = ..., rule: _Optional[_Union[_assignments_pb2.AssignmentRule, str]] = ..., rule_text: _Optional[str] = ...) -> None: ...

class CreateHandOverRequest(_message.Message):
    __slots__ = ("hand_over", "ticket_etag", "request_id")
    HAND_OVER_FIELD_NUMBER: _ClassVar[int]
    TICKET_ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over: HandOver
    ticket_etag: str
    request_id: str
    def __init__(self, hand_over: _Optional[_Union[HandOver, _Mapping]] = ..., ticket_etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetHandOverRequest(_message.Message):
    __slots__ = ("hand_over_id",)
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    def __init__(self, hand_over_id: _Optional[int] = ...) -> None: ...

class ListHandOversRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "ticket_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    ticket_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., ticket_id: _Optional[int] = ...) -> None: ...

class ListHandOversResponse(_message.Message):
    __slots__ = ("hand_overs", "next_page_token")
    HAND_OVERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    hand_overs: _containers.RepeatedCompositeFieldContainer[HandOver]
    next_page_token: str
    def __init__(self, hand_overs: _Optional[_Iterable[_Union[HandOver, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AcceptHandOverRequest(_message.Message):
    __slots__ = ("hand_over_id", "etag", "request_id")
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    etag: str
    request_id: str
    def __init__(self, hand_over_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReturnHandOverRequest(_message.Message):
    __slots__ = ("hand_over_id", "etag", "reason", "request_id")
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, hand_over_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class WithdrawHandOverRequest(_message.Message):
    __slots__ = ("hand_over_id", "etag", "reason", "request_id")
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, hand_over_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
