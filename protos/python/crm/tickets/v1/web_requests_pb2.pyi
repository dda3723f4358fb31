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

class WebRequestState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WEB_REQUEST_STATE_UNSPECIFIED: _ClassVar[WebRequestState]
    WEB_REQUEST_STATE_TAKEN: _ClassVar[WebRequestState]
    WEB_REQUEST_STATE_SUSPECT: _ClassVar[WebRequestState]
    WEB_REQUEST_STATE_REJECTED: _ClassVar[WebRequestState]
    WEB_REQUEST_STATE_DUPLICATE: _ClassVar[WebRequestState]

class WebSuspicion(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WEB_SUSPICION_UNSPECIFIED: _ClassVar[WebSuspicion]
    WEB_SUSPICION_TRAP: _ClassVar[WebSuspicion]
    WEB_SUSPICION_TOO_FAST: _ClassVar[WebSuspicion]
    WEB_SUSPICION_BAD_TOKEN: _ClassVar[WebSuspicion]
    WEB_SUSPICION_MANY_FROM_PLACE: _ClassVar[WebSuspicion]
    WEB_SUSPICION_MANY_FROM_CONTACT: _ClassVar[WebSuspicion]
    WEB_SUSPICION_LINKS: _ClassVar[WebSuspicion]
WEB_REQUEST_STATE_UNSPECIFIED: WebRequestState
WEB_REQUEST_STATE_TAKEN: WebRequestState
WEB_REQUEST_STATE_SUSPECT: WebRequestState
WEB_REQUEST_STATE_REJECTED: WebRequestState
WEB_REQUEST_STATE_DUPLICATE: WebRequestState
WEB_SUSPICION_UNSPECIFIED: WebSuspicion
WEB_SUSPICION_TRAP: WebSuspicion
WEB_SUSPICION_TOO_FAST: WebSuspicion
WEB_SUSPICION_BAD_TOKEN: WebSuspicion
WEB_SUSPICION_MANY_FROM_PLACE: WebSuspicion
WEB_SUSPICION_MANY_FROM_CONTACT: WebSuspicion
WEB_SUSPICION_LINKS: WebSuspicion

class WebRequest(_message.Message):
    __slots__ = ("web_request_id", "etag", "create_time", "update_time", "delete_time", "state", "suspicions", "reference", "name", "email", "phone", "subject", "text", "language", "origin", "ticket_id", "file_count", "actor_id")
    WEB_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SUSPICIONS_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    ORIGIN_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    web_request_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    state: WebRequestState
    suspicions: _containers.RepeatedScalarFieldContainer[WebSuspicion]
    reference: str
    name: str
    email: str
    phone: str
    subject: str
    text: str
    language: str
    origin: str
    ticket_id: int
    file_count: int
    actor_id: str
    def __init__(self, web_request_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[WebRequestState, str]] = ..., suspicions: _Optional[_Iterable[_Union[WebSuspicion, str]]] = ..., reference: _Optional[str] = ..., name: _Optional[str] = ..., email: _Optional[str] = ..., phone: _Optional[str] = ..., subject: _Optional[str] = ..., text: _Optional[str] = ..., language: _Optional[str] = ..., origin: _Optional[str] = ..., ticket_id: _Optional[int] = ..., file_count: _Optional[int] = ..., actor_id: _Optional[str] = ...) -> None: ...

class WebFile(_message.Message):
    __slots__ = ("file_name", "content")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    content: bytes
    def __init__(self, file_name: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class CreateWebRequestRequest(_message.Message):
    __slots__ = ("web_request", "files", "form_token", "trap", "place", "request_id")
    WEB_REQUEST_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    FORM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TRAP_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    web_request: WebRequest
    files: _containers.RepeatedCompositeFieldContainer[WebFile]
    form_token: str
    trap: str
    place: str
    request_id: str
    def __init__(self, web_request: _Optional[_Union[WebRequest, _Mapping]] = ..., files: _Optional[_Iterable[_Union[WebFile, _Mapping]]] = ..., form_token: _Optional[str] = ..., trap: _Optional[str] = ..., place: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetWebRequestRequest(_message.Message):
    __slots__ = ("web_request_id",)
    WEB_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    web_request_id: int
    def __init__(self, web_request_id: _Optional[int] = ...) -> None: ...

class ListWebRequestsRequest(_message.Message):
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

class ListWebRequestsResponse(_message.Message):
    __slots__ = ("web_requests", "next_page_token")
    WEB_REQUESTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    web_requests: _containers.RepeatedCompositeFieldContainer[WebRequest]
    next_page_token: str
    def __init__(self, web_requests: _Optional[_Iterable[_Union[WebRequest, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReleaseWebRequestRequest(_message.Message):
    __slots__ = ("web_request_id", "etag", "request_id")
    WEB_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    web_request_id: int
    etag: str
    request_id: str
    def __init__(self, web_request_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectWebRequestRequest(_message.Message):
    __slots__ = ("web_request_id", "etag", "request_id")
    WEB_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    web_request_id: int
    etag: str
    request_id: str
    def __init__(self, web_request_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RestoreWebRequestRequest(_message.Message):
    __slots__ = ("web_request_id", "etag", "request_id")
    WEB_REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    web_request_id: int
    etag: str
    request_id: str
    def __init__(self, web_request_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
