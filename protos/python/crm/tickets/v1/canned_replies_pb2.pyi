import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class CannedReply(_message.Message):
    __slots__ = ("canned_reply_id", "etag", "create_time", "update_time", "delete_time", "display_name", "text", "language", "team", "use_count", "use_time", "creator_id")
    CANNED_REPLY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    USE_COUNT_FIELD_NUMBER: _ClassVar[int]
    USE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    text: str
    language: str
    team: str
    use_count: int
    use_time: _timestamp_pb2.Timestamp
    creator_id: str
    def __init__(self, canned_reply_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., text: _Optional[str] = ..., language: _Optional[str] = ..., team: _Optional[str] = ..., use_count: _Optional[int] = ..., use_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class CreateCannedReplyRequest(_message.Message):
    __slots__ = ("canned_reply", "request_id")
    CANNED_REPLY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply: CannedReply
    request_id: str
    def __init__(self, canned_reply: _Optional[_Union[CannedReply, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCannedReplyRequest(_message.Message):
    __slots__ = ("canned_reply_id",)
    CANNED_REPLY_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply_id: int
    def __init__(self, canned_reply_id: _Optional[int] = ...) -> None: ...

class ListCannedRepliesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "query")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    query: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., query: _Optional[str] = ...) -> None: ...

class ListCannedRepliesResponse(_message.Message):
    __slots__ = ("canned_replies", "next_page_token")
    CANNED_REPLIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    canned_replies: _containers.RepeatedCompositeFieldContainer[CannedReply]
    next_page_token: str
    def __init__(self, canned_replies: _Optional[_Iterable[_Union[CannedReply, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCannedReplyRequest(_message.Message):
    __slots__ = ("canned_reply", "update_mask", "request_id")
    CANNED_REPLY_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply: CannedReply
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, canned_reply: _Optional[_Union[CannedReply, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCannedReplyRequest(_message.Message):
    __slots__ = ("canned_reply_id", "etag", "request_id")
    CANNED_REPLY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply_id: int
    etag: str
    request_id: str
    def __init__(self, canned_reply_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteCannedReplyRequest(_message.Message):
    __slots__ = ("canned_reply_id", "request_id")
    CANNED_REPLY_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply_id: int
    request_id: str
    def __init__(self, canned_reply_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class FillCannedReplyRequest(_message.Message):
    __slots__ = ("canned_reply_id", "ticket_id", "request_id")
    CANNED_REPLY_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    canned_reply_id: int
    ticket_id: int
    request_id: str
    def __init__(self, canned_reply_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class FillCannedReplyResponse(_message.Message):
    __slots__ = ("text", "missing")
    TEXT_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    text: str
    missing: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, text: _Optional[str] = ..., missing: _Optional[_Iterable[str]] = ...) -> None: ...
