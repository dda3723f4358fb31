import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
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

class RegistrationExtensionState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    REGISTRATION_EXTENSION_STATE_UNSPECIFIED: _ClassVar[RegistrationExtensionState]
    REGISTRATION_EXTENSION_STATE_ASKED: _ClassVar[RegistrationExtensionState]
    REGISTRATION_EXTENSION_STATE_APPROVED: _ClassVar[RegistrationExtensionState]
    REGISTRATION_EXTENSION_STATE_REFUSED: _ClassVar[RegistrationExtensionState]
    REGISTRATION_EXTENSION_STATE_VOID: _ClassVar[RegistrationExtensionState]
REGISTRATION_EXTENSION_STATE_UNSPECIFIED: RegistrationExtensionState
REGISTRATION_EXTENSION_STATE_ASKED: RegistrationExtensionState
REGISTRATION_EXTENSION_STATE_APPROVED: RegistrationExtensionState
REGISTRATION_EXTENSION_STATE_REFUSED: RegistrationExtensionState
REGISTRATION_EXTENSION_STATE_VOID: RegistrationExtensionState

class RegistrationExtension(_message.Message):
    __slots__ = ("registration_extension_id", "etag", "deal_registration_id", "partner_id", "days", "reason", "state", "asked_by", "decided_by", "decision_reason", "decide_time", "protected_until_time", "create_time", "update_time", "delete_time")
    REGISTRATION_EXTENSION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ASKED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    PROTECTED_UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    registration_extension_id: int
    etag: str
    deal_registration_id: int
    partner_id: int
    days: int
    reason: str
    state: RegistrationExtensionState
    asked_by: str
    decided_by: str
    decision_reason: str
    decide_time: _timestamp_pb2.Timestamp
    protected_until_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, registration_extension_id: _Optional[int] = ..., etag: _Optional[str] = ..., deal_registration_id: _Optional[int] = ..., partner_id: _Optional[int] = ..., days: _Optional[int] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[RegistrationExtensionState, str]] = ..., asked_by: _Optional[str] = ..., decided_by: _Optional[str] = ..., decision_reason: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., protected_until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateRegistrationExtensionRequest(_message.Message):
    __slots__ = ("registration_extension", "request_id")
    REGISTRATION_EXTENSION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    registration_extension: RegistrationExtension
    request_id: str
    def __init__(self, registration_extension: _Optional[_Union[RegistrationExtension, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetRegistrationExtensionRequest(_message.Message):
    __slots__ = ("registration_extension_id",)
    REGISTRATION_EXTENSION_ID_FIELD_NUMBER: _ClassVar[int]
    registration_extension_id: int
    def __init__(self, registration_extension_id: _Optional[int] = ...) -> None: ...

class ListRegistrationExtensionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListRegistrationExtensionsResponse(_message.Message):
    __slots__ = ("registration_extensions", "next_page_token")
    REGISTRATION_EXTENSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    registration_extensions: _containers.RepeatedCompositeFieldContainer[RegistrationExtension]
    next_page_token: str
    def __init__(self, registration_extensions: _Optional[_Iterable[_Union[RegistrationExtension, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ApproveRegistrationExtensionRequest(_message.Message):
    __slots__ = ("registration_extension_id", "etag", "reason", "request_id")
    REGISTRATION_EXTENSION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    registration_extension_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, registration_extension_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RefuseRegistrationExtensionRequest(_message.Message):
    __slots__ = ("registration_extension_id", "etag", "reason", "request_id")
    REGISTRATION_EXTENSION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    registration_extension_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, registration_extension_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
