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

class DiscountLimit(_message.Message):
    __slots__ = ("discount_limit_id", "etag", "role", "product_line", "own_percent", "approve_percent", "create_time", "update_time", "delete_time")
    DISCOUNT_LIMIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    OWN_PERCENT_FIELD_NUMBER: _ClassVar[int]
    APPROVE_PERCENT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    discount_limit_id: int
    etag: str
    role: str
    product_line: str
    own_percent: str
    approve_percent: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, discount_limit_id: _Optional[int] = ..., etag: _Optional[str] = ..., role: _Optional[str] = ..., product_line: _Optional[str] = ..., own_percent: _Optional[str] = ..., approve_percent: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateDiscountLimitRequest(_message.Message):
    __slots__ = ("discount_limit", "request_id")
    DISCOUNT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    discount_limit: DiscountLimit
    request_id: str
    def __init__(self, discount_limit: _Optional[_Union[DiscountLimit, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetDiscountLimitRequest(_message.Message):
    __slots__ = ("discount_limit_id",)
    DISCOUNT_LIMIT_ID_FIELD_NUMBER: _ClassVar[int]
    discount_limit_id: int
    def __init__(self, discount_limit_id: _Optional[int] = ...) -> None: ...

class ListDiscountLimitsRequest(_message.Message):
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

class ListDiscountLimitsResponse(_message.Message):
    __slots__ = ("discount_limits", "next_page_token")
    DISCOUNT_LIMITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    discount_limits: _containers.RepeatedCompositeFieldContainer[DiscountLimit]
    next_page_token: str
    def __init__(self, discount_limits: _Optional[_Iterable[_Union[DiscountLimit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateDiscountLimitRequest(_message.Message):
    __slots__ = ("discount_limit", "update_mask", "request_id")
    DISCOUNT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    discount_limit: DiscountLimit
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, discount_limit: _Optional[_Union[DiscountLimit, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteDiscountLimitRequest(_message.Message):
    __slots__ = ("discount_limit_id", "etag", "request_id")
    DISCOUNT_LIMIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    discount_limit_id: int
    etag: str
    request_id: str
    def __init__(self, discount_limit_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
