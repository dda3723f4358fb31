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

class Requester(_message.Message):
    __slots__ = ("requester_id", "etag", "create_time", "update_time", "delete_time", "name", "phones", "account_id", "contact_id", "account_name", "verified", "emails")
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    requester_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    name: str
    phones: _containers.RepeatedScalarFieldContainer[str]
    account_id: int
    contact_id: int
    account_name: str
    verified: bool
    emails: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, requester_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., name: _Optional[str] = ..., phones: _Optional[_Iterable[str]] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., account_name: _Optional[str] = ..., verified: _Optional[bool] = ..., emails: _Optional[_Iterable[str]] = ...) -> None: ...

class CreateRequesterRequest(_message.Message):
    __slots__ = ("requester", "request_id")
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    requester: Requester
    request_id: str
    def __init__(self, requester: _Optional[_Union[Requester, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetRequesterRequest(_message.Message):
    __slots__ = ("requester_id",)
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    requester_id: int
    def __init__(self, requester_id: _Optional[int] = ...) -> None: ...

class ListRequestersRequest(_message.Message):
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

class ListRequestersResponse(_message.Message):
    __slots__ = ("requesters", "next_page_token")
    REQUESTERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    requesters: _containers.RepeatedCompositeFieldContainer[Requester]
    next_page_token: str
    def __init__(self, requesters: _Optional[_Iterable[_Union[Requester, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateRequesterRequest(_message.Message):
    __slots__ = ("requester", "update_mask", "request_id")
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    requester: Requester
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, requester: _Optional[_Union[Requester, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
