import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class NoticeWay(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    NOTICE_WAY_UNSPECIFIED: _ClassVar[NoticeWay]
    NOTICE_WAY_APP: _ClassVar[NoticeWay]
    NOTICE_WAY_MAIL: _ClassVar[NoticeWay]
    NOTICE_WAY_DIGEST: _ClassVar[NoticeWay]
NOTICE_WAY_UNSPECIFIED: NoticeWay
NOTICE_WAY_APP: NoticeWay
NOTICE_WAY_MAIL: NoticeWay
NOTICE_WAY_DIGEST: NoticeWay

class NoticeChoice(_message.Message):
    __slots__ = ("kind", "way", "display_name")
    KIND_FIELD_NUMBER: _ClassVar[int]
    WAY_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    kind: str
    way: NoticeWay
    display_name: str
    def __init__(self, kind: _Optional[str] = ..., way: _Optional[_Union[NoticeWay, str]] = ..., display_name: _Optional[str] = ...) -> None: ...

class ListNoticeChoicesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListNoticeChoicesResponse(_message.Message):
    __slots__ = ("notice_choices", "email", "mail_is_set")
    NOTICE_CHOICES_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    MAIL_IS_SET_FIELD_NUMBER: _ClassVar[int]
    notice_choices: _containers.RepeatedCompositeFieldContainer[NoticeChoice]
    email: str
    mail_is_set: bool
    def __init__(self, notice_choices: _Optional[_Iterable[_Union[NoticeChoice, _Mapping]]] = ..., email: _Optional[str] = ..., mail_is_set: _Optional[bool] = ...) -> None: ...

class SetNoticeChoicesRequest(_message.Message):
    __slots__ = ("notice_choices", "request_id")
    NOTICE_CHOICES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    notice_choices: _containers.RepeatedCompositeFieldContainer[NoticeChoice]
    request_id: str
    def __init__(self, notice_choices: _Optional[_Iterable[_Union[NoticeChoice, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class Notice(_message.Message):
    __slots__ = ("notice_id", "user_id", "kind", "text", "actor_id", "resource", "resource_id", "told_count", "create_time", "tell_time", "read_time")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    TOLD_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    TELL_TIME_FIELD_NUMBER: _ClassVar[int]
    READ_TIME_FIELD_NUMBER: _ClassVar[int]
    notice_id: int
    user_id: str
    kind: str
    text: str
    actor_id: str
    resource: str
    resource_id: int
    told_count: int
    create_time: _timestamp_pb2.Timestamp
    tell_time: _timestamp_pb2.Timestamp
    read_time: _timestamp_pb2.Timestamp
    def __init__(self, notice_id: _Optional[int] = ..., user_id: _Optional[str] = ..., kind: _Optional[str] = ..., text: _Optional[str] = ..., actor_id: _Optional[str] = ..., resource: _Optional[str] = ..., resource_id: _Optional[int] = ..., told_count: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., tell_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., read_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListNoticesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "unread", "filter")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    UNREAD_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    unread: bool
    filter: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., unread: _Optional[bool] = ..., filter: _Optional[str] = ...) -> None: ...

class ListNoticesResponse(_message.Message):
    __slots__ = ("notices", "next_page_token")
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    notices: _containers.RepeatedCompositeFieldContainer[Notice]
    next_page_token: str
    def __init__(self, notices: _Optional[_Iterable[_Union[Notice, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CountNoticesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CountNoticesResponse(_message.Message):
    __slots__ = ("unread_count",)
    UNREAD_COUNT_FIELD_NUMBER: _ClassVar[int]
    unread_count: int
    def __init__(self, unread_count: _Optional[int] = ...) -> None: ...

class ReadNoticesRequest(_message.Message):
    __slots__ = ("notice_ids", "request_id")
    NOTICE_IDS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    notice_ids: _containers.RepeatedScalarFieldContainer[int]
    request_id: str
    def __init__(self, notice_ids: _Optional[_Iterable[int]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReadNoticesResponse(_message.Message):
    __slots__ = ("read_count",)
    READ_COUNT_FIELD_NUMBER: _ClassVar[int]
    read_count: int
    def __init__(self, read_count: _Optional[int] = ...) -> None: ...
