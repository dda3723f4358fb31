import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import promises_pb2 as _promises_pb2
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

class PromiseTarget(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROMISE_TARGET_UNSPECIFIED: _ClassVar[PromiseTarget]
    PROMISE_TARGET_KEEPER: _ClassVar[PromiseTarget]
    PROMISE_TARGET_OWNER: _ClassVar[PromiseTarget]
    PROMISE_TARGET_LIAISON: _ClassVar[PromiseTarget]
    PROMISE_TARGET_LEAD: _ClassVar[PromiseTarget]
PROMISE_TARGET_UNSPECIFIED: PromiseTarget
PROMISE_TARGET_KEEPER: PromiseTarget
PROMISE_TARGET_OWNER: PromiseTarget
PROMISE_TARGET_LIAISON: PromiseTarget
PROMISE_TARGET_LEAD: PromiseTarget

class PromiseRule(_message.Message):
    __slots__ = ("promise_rule_id", "etag", "create_time", "update_time", "delete_time", "kind", "business_calendar_id", "remind_minutes", "escalations")
    PROMISE_RULE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    REMIND_MINUTES_FIELD_NUMBER: _ClassVar[int]
    ESCALATIONS_FIELD_NUMBER: _ClassVar[int]
    promise_rule_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    kind: _promises_pb2.PromiseKind
    business_calendar_id: int
    remind_minutes: _containers.RepeatedScalarFieldContainer[int]
    escalations: _containers.RepeatedCompositeFieldContainer[PromiseEscalation]
    def __init__(self, promise_rule_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[_Union[_promises_pb2.PromiseKind, str]] = ..., business_calendar_id: _Optional[int] = ..., remind_minutes: _Optional[_Iterable[int]] = ..., escalations: _Optional[_Iterable[_Union[PromiseEscalation, _Mapping]]] = ...) -> None: ...

class PromiseEscalation(_message.Message):
    __slots__ = ("after_minutes", "targets", "user_ids")
    AFTER_MINUTES_FIELD_NUMBER: _ClassVar[int]
    TARGETS_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    after_minutes: int
    targets: _containers.RepeatedScalarFieldContainer[PromiseTarget]
    user_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, after_minutes: _Optional[int] = ..., targets: _Optional[_Iterable[_Union[PromiseTarget, str]]] = ..., user_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class GetPromiseRuleRequest(_message.Message):
    __slots__ = ("promise_rule_id",)
    PROMISE_RULE_ID_FIELD_NUMBER: _ClassVar[int]
    promise_rule_id: int
    def __init__(self, promise_rule_id: _Optional[int] = ...) -> None: ...

class ListPromiseRulesRequest(_message.Message):
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

class ListPromiseRulesResponse(_message.Message):
    __slots__ = ("promise_rules", "next_page_token")
    PROMISE_RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    promise_rules: _containers.RepeatedCompositeFieldContainer[PromiseRule]
    next_page_token: str
    def __init__(self, promise_rules: _Optional[_Iterable[_Union[PromiseRule, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePromiseRuleRequest(_message.Message):
    __slots__ = ("promise_rule", "update_mask", "request_id")
    PROMISE_RULE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    promise_rule: PromiseRule
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, promise_rule: _Optional[_Union[PromiseRule, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
