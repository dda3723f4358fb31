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

class PriceChangeState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PRICE_CHANGE_STATE_UNSPECIFIED: _ClassVar[PriceChangeState]
    PRICE_CHANGE_STATE_DRAFT: _ClassVar[PriceChangeState]
    PRICE_CHANGE_STATE_SUBMITTED: _ClassVar[PriceChangeState]
    PRICE_CHANGE_STATE_APPROVED: _ClassVar[PriceChangeState]
    PRICE_CHANGE_STATE_REJECTED: _ClassVar[PriceChangeState]
    PRICE_CHANGE_STATE_WITHDRAWN: _ClassVar[PriceChangeState]
PRICE_CHANGE_STATE_UNSPECIFIED: PriceChangeState
PRICE_CHANGE_STATE_DRAFT: PriceChangeState
PRICE_CHANGE_STATE_SUBMITTED: PriceChangeState
PRICE_CHANGE_STATE_APPROVED: PriceChangeState
PRICE_CHANGE_STATE_REJECTED: PriceChangeState
PRICE_CHANGE_STATE_WITHDRAWN: PriceChangeState

class PriceChange(_message.Message):
    __slots__ = ("price_change_id", "etag", "price_book_id", "title", "reason", "effective_date", "lines", "state", "line_count", "created_by", "submitted_by", "submit_time", "decided_by", "decide_time", "decision_reason", "price_book_name", "currency", "create_time", "update_time", "delete_time")
    PRICE_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_DATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LINE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATED_BY_FIELD_NUMBER: _ClassVar[int]
    SUBMITTED_BY_FIELD_NUMBER: _ClassVar[int]
    SUBMIT_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    PRICE_BOOK_NAME_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    price_change_id: int
    etag: str
    price_book_id: int
    title: str
    reason: str
    effective_date: str
    lines: _containers.RepeatedCompositeFieldContainer[PriceChangeLine]
    state: PriceChangeState
    line_count: int
    created_by: str
    submitted_by: str
    submit_time: _timestamp_pb2.Timestamp
    decided_by: str
    decide_time: _timestamp_pb2.Timestamp
    decision_reason: str
    price_book_name: str
    currency: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, price_change_id: _Optional[int] = ..., etag: _Optional[str] = ..., price_book_id: _Optional[int] = ..., title: _Optional[str] = ..., reason: _Optional[str] = ..., effective_date: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PriceChangeLine, _Mapping]]] = ..., state: _Optional[_Union[PriceChangeState, str]] = ..., line_count: _Optional[int] = ..., created_by: _Optional[str] = ..., submitted_by: _Optional[str] = ..., submit_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_by: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decision_reason: _Optional[str] = ..., price_book_name: _Optional[str] = ..., currency: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PriceChangeLine(_message.Message):
    __slots__ = ("product_id", "min_quantity", "max_quantity", "unit_price", "old_price", "sku", "product_name")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    MIN_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    MAX_QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    OLD_PRICE_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    min_quantity: str
    max_quantity: str
    unit_price: str
    old_price: str
    sku: str
    product_name: str
    def __init__(self, product_id: _Optional[int] = ..., min_quantity: _Optional[str] = ..., max_quantity: _Optional[str] = ..., unit_price: _Optional[str] = ..., old_price: _Optional[str] = ..., sku: _Optional[str] = ..., product_name: _Optional[str] = ...) -> None: ...

class CreatePriceChangeRequest(_message.Message):
    __slots__ = ("price_change", "request_id")
    PRICE_CHANGE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_change: PriceChange
    request_id: str
    def __init__(self, price_change: _Optional[_Union[PriceChange, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPriceChangeRequest(_message.Message):
    __slots__ = ("price_change_id",)
    PRICE_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    price_change_id: int
    def __init__(self, price_change_id: _Optional[int] = ...) -> None: ...

class ListPriceChangesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "price_book_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    price_book_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., price_book_id: _Optional[int] = ...) -> None: ...

class ListPriceChangesResponse(_message.Message):
    __slots__ = ("price_changes", "next_page_token")
    PRICE_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    price_changes: _containers.RepeatedCompositeFieldContainer[PriceChange]
    next_page_token: str
    def __init__(self, price_changes: _Optional[_Iterable[_Union[PriceChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePriceChangeRequest(_message.Message):
    __slots__ = ("price_change", "update_mask", "request_id")
    PRICE_CHANGE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_change: PriceChange
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, price_change: _Optional[_Union[PriceChange, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class SubmitPriceChangeRequest(_message.Message):
    __slots__ = ("price_change_id", "etag", "request_id")
    PRICE_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_change_id: int
    etag: str
    request_id: str
    def __init__(self, price_change_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ApprovePriceChangeRequest(_message.Message):
    __slots__ = ("price_change_id", "etag", "reason", "request_id")
    PRICE_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_change_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, price_change_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectPriceChangeRequest(_message.Message):
    __slots__ = ("price_change_id", "etag", "reason", "request_id")
    PRICE_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_change_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, price_change_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class WithdrawPriceChangeRequest(_message.Message):
    __slots__ = ("price_change_id", "etag", "reason", "request_id")
    PRICE_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_change_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, price_change_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ProposePriceRequest(_message.Message):
    __slots__ = ("price_book_id", "effective_date", "title", "line", "request_id")
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    EFFECTIVE_DATE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_book_id: int
    effective_date: str
    title: str
    line: PriceChangeLine
    request_id: str
    def __init__(self, price_book_id: _Optional[int] = ..., effective_date: _Optional[str] = ..., title: _Optional[str] = ..., line: _Optional[_Union[PriceChangeLine, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class PriceSettings(_message.Message):
    __slots__ = ("price_settings_id", "etag", "guard_new_books", "update_time")
    PRICE_SETTINGS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    GUARD_NEW_BOOKS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    price_settings_id: int
    etag: str
    guard_new_books: bool
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, price_settings_id: _Optional[int] = ..., etag: _Optional[str] = ..., guard_new_books: _Optional[bool] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetPriceSettingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UpdatePriceSettingsRequest(_message.Message):
    __slots__ = ("price_settings", "update_mask", "request_id")
    PRICE_SETTINGS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_settings: PriceSettings
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, price_settings: _Optional[_Union[PriceSettings, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
