import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.channels.v1 import partners_pb2 as _partners_pb2
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

class PriceBook(_message.Message):
    __slots__ = ("price_book_id", "etag", "name", "tier", "currency", "valid_from", "valid_until", "notes", "create_time", "update_time", "delete_time", "guarded")
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    GUARDED_FIELD_NUMBER: _ClassVar[int]
    price_book_id: int
    etag: str
    name: str
    tier: _partners_pb2.PartnerTier
    currency: str
    valid_from: str
    valid_until: str
    notes: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    guarded: bool
    def __init__(self, price_book_id: _Optional[int] = ..., etag: _Optional[str] = ..., name: _Optional[str] = ..., tier: _Optional[_Union[_partners_pb2.PartnerTier, str]] = ..., currency: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ..., notes: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., guarded: _Optional[bool] = ...) -> None: ...

class CreatePriceBookRequest(_message.Message):
    __slots__ = ("price_book", "request_id")
    PRICE_BOOK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_book: PriceBook
    request_id: str
    def __init__(self, price_book: _Optional[_Union[PriceBook, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPriceBookRequest(_message.Message):
    __slots__ = ("price_book_id",)
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    price_book_id: int
    def __init__(self, price_book_id: _Optional[int] = ...) -> None: ...

class ListPriceBooksRequest(_message.Message):
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

class ListPriceBooksResponse(_message.Message):
    __slots__ = ("price_books", "next_page_token")
    PRICE_BOOKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    price_books: _containers.RepeatedCompositeFieldContainer[PriceBook]
    next_page_token: str
    def __init__(self, price_books: _Optional[_Iterable[_Union[PriceBook, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePriceBookRequest(_message.Message):
    __slots__ = ("price_book", "update_mask", "request_id")
    PRICE_BOOK_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_book: PriceBook
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, price_book: _Optional[_Union[PriceBook, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePriceBookRequest(_message.Message):
    __slots__ = ("price_book_id", "etag", "request_id")
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_book_id: int
    etag: str
    request_id: str
    def __init__(self, price_book_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePriceBookRequest(_message.Message):
    __slots__ = ("price_book_id", "etag", "request_id")
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    price_book_id: int
    etag: str
    request_id: str
    def __init__(self, price_book_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
