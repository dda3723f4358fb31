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

class LocationKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LOCATION_KIND_UNSPECIFIED: _ClassVar[LocationKind]
    LOCATION_KIND_WAREHOUSE: _ClassVar[LocationKind]
    LOCATION_KIND_DEALER: _ClassVar[LocationKind]

class StockEntryKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STOCK_ENTRY_KIND_UNSPECIFIED: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_RECEIPT: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_RESERVATION: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_RELEASE: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_SHIPMENT: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_TRANSFER: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_RETURN: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_SELL_OUT: _ClassVar[StockEntryKind]
    STOCK_ENTRY_KIND_COUNT: _ClassVar[StockEntryKind]

class StockCountState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STOCK_COUNT_STATE_UNSPECIFIED: _ClassVar[StockCountState]
    STOCK_COUNT_STATE_OPEN: _ClassVar[StockCountState]
    STOCK_COUNT_STATE_BOOKED: _ClassVar[StockCountState]
    STOCK_COUNT_STATE_CANCELLED: _ClassVar[StockCountState]
LOCATION_KIND_UNSPECIFIED: LocationKind
LOCATION_KIND_WAREHOUSE: LocationKind
LOCATION_KIND_DEALER: LocationKind
STOCK_ENTRY_KIND_UNSPECIFIED: StockEntryKind
STOCK_ENTRY_KIND_RECEIPT: StockEntryKind
STOCK_ENTRY_KIND_RESERVATION: StockEntryKind
STOCK_ENTRY_KIND_RELEASE: StockEntryKind
STOCK_ENTRY_KIND_SHIPMENT: StockEntryKind
STOCK_ENTRY_KIND_TRANSFER: StockEntryKind
STOCK_ENTRY_KIND_RETURN: StockEntryKind
STOCK_ENTRY_KIND_SELL_OUT: StockEntryKind
STOCK_ENTRY_KIND_COUNT: StockEntryKind
STOCK_COUNT_STATE_UNSPECIFIED: StockCountState
STOCK_COUNT_STATE_OPEN: StockCountState
STOCK_COUNT_STATE_BOOKED: StockCountState
STOCK_COUNT_STATE_CANCELLED: StockCountState

class Location(_message.Message):
    __slots__ = ("location_id", "etag", "name", "kind", "partner_id", "consignment", "city", "country", "owner_id", "create_time", "update_time", "delete_time")
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CONSIGNMENT_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    location_id: int
    etag: str
    name: str
    kind: LocationKind
    partner_id: int
    consignment: bool
    city: str
    country: str
    owner_id: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, location_id: _Optional[int] = ..., etag: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[LocationKind, str]] = ..., partner_id: _Optional[int] = ..., consignment: _Optional[bool] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., owner_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class StockBalance(_message.Message):
    __slots__ = ("stock_balance_id", "location_id", "product_id", "on_hand", "reserved", "minimum", "alert_time", "update_time", "available", "sku", "product_name", "location_name")
    STOCK_BALANCE_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    ON_HAND_FIELD_NUMBER: _ClassVar[int]
    RESERVED_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_FIELD_NUMBER: _ClassVar[int]
    ALERT_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    LOCATION_NAME_FIELD_NUMBER: _ClassVar[int]
    stock_balance_id: int
    location_id: int
    product_id: int
    on_hand: str
    reserved: str
    minimum: str
    alert_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    available: str
    sku: str
    product_name: str
    location_name: str
    def __init__(self, stock_balance_id: _Optional[int] = ..., location_id: _Optional[int] = ..., product_id: _Optional[int] = ..., on_hand: _Optional[str] = ..., reserved: _Optional[str] = ..., minimum: _Optional[str] = ..., alert_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., available: _Optional[str] = ..., sku: _Optional[str] = ..., product_name: _Optional[str] = ..., location_name: _Optional[str] = ...) -> None: ...

class StockEntry(_message.Message):
    __slots__ = ("stock_entry_id", "location_id", "product_id", "kind", "on_hand_change", "reserved_change", "order_line_id", "reference", "reason", "actor_id", "create_time")
    STOCK_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ON_HAND_CHANGE_FIELD_NUMBER: _ClassVar[int]
    RESERVED_CHANGE_FIELD_NUMBER: _ClassVar[int]
    ORDER_LINE_ID_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    stock_entry_id: int
    location_id: int
    product_id: int
    kind: StockEntryKind
    on_hand_change: str
    reserved_change: str
    order_line_id: int
    reference: str
    reason: str
    actor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, stock_entry_id: _Optional[int] = ..., location_id: _Optional[int] = ..., product_id: _Optional[int] = ..., kind: _Optional[_Union[StockEntryKind, str]] = ..., on_hand_change: _Optional[str] = ..., reserved_change: _Optional[str] = ..., order_line_id: _Optional[int] = ..., reference: _Optional[str] = ..., reason: _Optional[str] = ..., actor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BookReceiptRequest(_message.Message):
    __slots__ = ("location_id", "product_id", "quantity", "reference", "reason", "request_id")
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    location_id: int
    product_id: int
    quantity: str
    reference: str
    reason: str
    request_id: str
    def __init__(self, location_id: _Optional[int] = ..., product_id: _Optional[int] = ..., quantity: _Optional[str] = ..., reference: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class TransferStockRequest(_message.Message):
    __slots__ = ("from_location_id", "to_location_id", "product_id", "quantity", "reference", "reason", "request_id")
    FROM_LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    TO_LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    from_location_id: int
    to_location_id: int
    product_id: int
    quantity: str
    reference: str
    reason: str
    request_id: str
    def __init__(self, from_location_id: _Optional[int] = ..., to_location_id: _Optional[int] = ..., product_id: _Optional[int] = ..., quantity: _Optional[str] = ..., reference: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class TransferStockResponse(_message.Message):
    __slots__ = ("source", "target")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    source: StockBalance
    target: StockBalance
    def __init__(self, source: _Optional[_Union[StockBalance, _Mapping]] = ..., target: _Optional[_Union[StockBalance, _Mapping]] = ...) -> None: ...

class SetMinimumStockRequest(_message.Message):
    __slots__ = ("location_id", "product_id", "minimum", "request_id")
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    MINIMUM_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    location_id: int
    product_id: int
    minimum: str
    request_id: str
    def __init__(self, location_id: _Optional[int] = ..., product_id: _Optional[int] = ..., minimum: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class StockCountLine(_message.Message):
    __slots__ = ("product_id", "counted", "expected", "reason", "sku", "product_name")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    counted: str
    expected: str
    reason: str
    sku: str
    product_name: str
    def __init__(self, product_id: _Optional[int] = ..., counted: _Optional[str] = ..., expected: _Optional[str] = ..., reason: _Optional[str] = ..., sku: _Optional[str] = ..., product_name: _Optional[str] = ...) -> None: ...

class StockCount(_message.Message):
    __slots__ = ("stock_count_id", "etag", "location_id", "state", "count_date", "counted_by", "notes", "lines", "create_time", "update_time", "delete_time")
    STOCK_COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    COUNT_DATE_FIELD_NUMBER: _ClassVar[int]
    COUNTED_BY_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    stock_count_id: int
    etag: str
    location_id: int
    state: StockCountState
    count_date: str
    counted_by: str
    notes: str
    lines: _containers.RepeatedCompositeFieldContainer[StockCountLine]
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, stock_count_id: _Optional[int] = ..., etag: _Optional[str] = ..., location_id: _Optional[int] = ..., state: _Optional[_Union[StockCountState, str]] = ..., count_date: _Optional[str] = ..., counted_by: _Optional[str] = ..., notes: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[StockCountLine, _Mapping]]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SellOut(_message.Message):
    __slots__ = ("sell_out_id", "etag", "partner_id", "product_id", "location_id", "sale_date", "quantity", "amount", "currency", "end_customer_name", "account_id", "source", "external_id", "invoice_id", "owner_id", "team", "create_time", "update_time", "delete_time")
    SELL_OUT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    SALE_DATE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    sell_out_id: int
    etag: str
    partner_id: int
    product_id: int
    location_id: int
    sale_date: str
    quantity: str
    amount: str
    currency: str
    end_customer_name: str
    account_id: int
    source: str
    external_id: str
    invoice_id: int
    owner_id: str
    team: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, sell_out_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., product_id: _Optional[int] = ..., location_id: _Optional[int] = ..., sale_date: _Optional[str] = ..., quantity: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., invoice_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateLocationRequest(_message.Message):
    __slots__ = ("location", "request_id")
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    location: Location
    request_id: str
    def __init__(self, location: _Optional[_Union[Location, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetLocationRequest(_message.Message):
    __slots__ = ("location_id",)
    LOCATION_ID_FIELD_NUMBER: _ClassVar[int]
    location_id: int
    def __init__(self, location_id: _Optional[int] = ...) -> None: ...

class ListLocationsRequest(_message.Message):
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

class ListLocationsResponse(_message.Message):
    __slots__ = ("locations", "next_page_token")
    LOCATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    locations: _containers.RepeatedCompositeFieldContainer[Location]
    next_page_token: str
    def __init__(self, locations: _Optional[_Iterable[_Union[Location, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateLocationRequest(_message.Message):
    __slots__ = ("location", "update_mask", "request_id")
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    location: Location
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, location: _Optional[_Union[Location, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListStockBalancesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "short")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHORT_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    short: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., short: _Optional[bool] = ...) -> None: ...

class ListStockBalancesResponse(_message.Message):
    __slots__ = ("stock_balances", "next_page_token")
    STOCK_BALANCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stock_balances: _containers.RepeatedCompositeFieldContainer[StockBalance]
    next_page_token: str
    def __init__(self, stock_balances: _Optional[_Iterable[_Union[StockBalance, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListStockEntriesRequest(_message.Message):
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

class ListStockEntriesResponse(_message.Message):
    __slots__ = ("stock_entries", "next_page_token")
    STOCK_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stock_entries: _containers.RepeatedCompositeFieldContainer[StockEntry]
    next_page_token: str
    def __init__(self, stock_entries: _Optional[_Iterable[_Union[StockEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateStockCountRequest(_message.Message):
    __slots__ = ("stock_count", "request_id")
    STOCK_COUNT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    stock_count: StockCount
    request_id: str
    def __init__(self, stock_count: _Optional[_Union[StockCount, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetStockCountRequest(_message.Message):
    __slots__ = ("stock_count_id",)
    STOCK_COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    stock_count_id: int
    def __init__(self, stock_count_id: _Optional[int] = ...) -> None: ...

class ListStockCountsRequest(_message.Message):
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

class ListStockCountsResponse(_message.Message):
    __slots__ = ("stock_counts", "next_page_token")
    STOCK_COUNTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    stock_counts: _containers.RepeatedCompositeFieldContainer[StockCount]
    next_page_token: str
    def __init__(self, stock_counts: _Optional[_Iterable[_Union[StockCount, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class BookStockCountRequest(_message.Message):
    __slots__ = ("stock_count_id", "etag", "request_id")
    STOCK_COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    stock_count_id: int
    etag: str
    request_id: str
    def __init__(self, stock_count_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelStockCountRequest(_message.Message):
    __slots__ = ("stock_count_id", "etag", "request_id")
    STOCK_COUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    stock_count_id: int
    etag: str
    request_id: str
    def __init__(self, stock_count_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateSellOutRequest(_message.Message):
    __slots__ = ("sell_out", "override_credit", "reason", "request_id")
    SELL_OUT_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_CREDIT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    sell_out: SellOut
    override_credit: bool
    reason: str
    request_id: str
    def __init__(self, sell_out: _Optional[_Union[SellOut, _Mapping]] = ..., override_credit: _Optional[bool] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetSellOutRequest(_message.Message):
    __slots__ = ("sell_out_id",)
    SELL_OUT_ID_FIELD_NUMBER: _ClassVar[int]
    sell_out_id: int
    def __init__(self, sell_out_id: _Optional[int] = ...) -> None: ...

class ListSellOutsRequest(_message.Message):
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

class ListSellOutsResponse(_message.Message):
    __slots__ = ("sell_outs", "next_page_token")
    SELL_OUTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    sell_outs: _containers.RepeatedCompositeFieldContainer[SellOut]
    next_page_token: str
    def __init__(self, sell_outs: _Optional[_Iterable[_Union[SellOut, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetStockBalanceRequest(_message.Message):
    __slots__ = ("stock_balance_id",)
    STOCK_BALANCE_ID_FIELD_NUMBER: _ClassVar[int]
    stock_balance_id: int
    def __init__(self, stock_balance_id: _Optional[int] = ...) -> None: ...

class GetStockEntryRequest(_message.Message):
    __slots__ = ("stock_entry_id",)
    STOCK_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    stock_entry_id: int
    def __init__(self, stock_entry_id: _Optional[int] = ...) -> None: ...
