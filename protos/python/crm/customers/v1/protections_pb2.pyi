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

class ProtectionState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PROTECTION_STATE_UNSPECIFIED: _ClassVar[ProtectionState]
    PROTECTION_STATE_COMING: _ClassVar[ProtectionState]
    PROTECTION_STATE_ACTIVE: _ClassVar[ProtectionState]
    PROTECTION_STATE_ENDED: _ClassVar[ProtectionState]
    PROTECTION_STATE_RELEASED: _ClassVar[ProtectionState]
PROTECTION_STATE_UNSPECIFIED: ProtectionState
PROTECTION_STATE_COMING: ProtectionState
PROTECTION_STATE_ACTIVE: ProtectionState
PROTECTION_STATE_ENDED: ProtectionState
PROTECTION_STATE_RELEASED: ProtectionState

class Protection(_message.Message):
    __slots__ = ("protection_id", "account_id", "owner_id", "team", "start_time", "end_time", "reason", "state", "release_time", "release_reason", "creator_id", "etag", "create_time", "update_time")
    PROTECTION_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    RELEASE_TIME_FIELD_NUMBER: _ClassVar[int]
    RELEASE_REASON_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    protection_id: int
    account_id: int
    owner_id: str
    team: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    reason: str
    state: ProtectionState
    release_time: _timestamp_pb2.Timestamp
    release_reason: str
    creator_id: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, protection_id: _Optional[int] = ..., account_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[ProtectionState, str]] = ..., release_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., release_reason: _Optional[str] = ..., creator_id: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateProtectionRequest(_message.Message):
    __slots__ = ("protection", "request_id")
    PROTECTION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    protection: Protection
    request_id: str
    def __init__(self, protection: _Optional[_Union[Protection, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetProtectionRequest(_message.Message):
    __slots__ = ("protection_id",)
    PROTECTION_ID_FIELD_NUMBER: _ClassVar[int]
    protection_id: int
    def __init__(self, protection_id: _Optional[int] = ...) -> None: ...

class ListProtectionsRequest(_message.Message):
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

class ListProtectionsResponse(_message.Message):
    __slots__ = ("protections", "next_page_token")
    PROTECTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    protections: _containers.RepeatedCompositeFieldContainer[Protection]
    next_page_token: str
    def __init__(self, protections: _Optional[_Iterable[_Union[Protection, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ExtendProtectionRequest(_message.Message):
    __slots__ = ("protection_id", "end_time", "reason", "etag", "request_id")
    PROTECTION_ID_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    protection_id: int
    end_time: _timestamp_pb2.Timestamp
    reason: str
    etag: str
    request_id: str
    def __init__(self, protection_id: _Optional[int] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReleaseProtectionRequest(_message.Message):
    __slots__ = ("protection_id", "reason", "etag", "request_id")
    PROTECTION_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    protection_id: int
    reason: str
    etag: str
    request_id: str
    def __init__(self, protection_id: _Optional[int] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
