import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import accounts_pb2 as _accounts_pb2
from crm.customers.v1 import contacts_pb2 as _contacts_pb2
from crm.customers.v1 import interactions_pb2 as _interactions_pb2
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

class OrderState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ORDER_STATE_UNSPECIFIED: _ClassVar[OrderState]
    ORDER_STATE_PLACED: _ClassVar[OrderState]
    ORDER_STATE_SHIPPED: _ClassVar[OrderState]
    ORDER_STATE_CANCELLED: _ClassVar[OrderState]
    ORDER_STATE_RETURNED: _ClassVar[OrderState]
ORDER_STATE_UNSPECIFIED: OrderState
ORDER_STATE_PLACED: OrderState
ORDER_STATE_SHIPPED: OrderState
ORDER_STATE_CANCELLED: OrderState
ORDER_STATE_RETURNED: OrderState

class Order(_message.Message):
    __slots__ = ("order_id", "source", "external_id", "account_id", "contact_id", "account_external_id", "contact_external_id", "order_date", "ship_date", "state", "channel", "currency", "amount", "profit", "ship_mode", "country", "region", "city", "postal_code", "lines", "etag", "create_time", "update_time")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_DATE_FIELD_NUMBER: _ClassVar[int]
    SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    SHIP_MODE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    source: str
    external_id: str
    account_id: int
    contact_id: int
    account_external_id: str
    contact_external_id: str
    order_date: str
    ship_date: str
    state: OrderState
    channel: _interactions_pb2.Channel
    currency: str
    amount: str
    profit: str
    ship_mode: str
    country: str
    region: str
    city: str
    postal_code: str
    lines: _containers.RepeatedCompositeFieldContainer[OrderLine]
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, order_id: _Optional[int] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., account_external_id: _Optional[str] = ..., contact_external_id: _Optional[str] = ..., order_date: _Optional[str] = ..., ship_date: _Optional[str] = ..., state: _Optional[_Union[OrderState, str]] = ..., channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., currency: _Optional[str] = ..., amount: _Optional[str] = ..., profit: _Optional[str] = ..., ship_mode: _Optional[str] = ..., country: _Optional[str] = ..., region: _Optional[str] = ..., city: _Optional[str] = ..., postal_code: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[OrderLine, _Mapping]]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OrderLine(_message.Message):
    __slots__ = ("line_number", "external_id", "product_id", "product_code", "product_name", "category", "subcategory", "quantity", "amount", "discount", "profit", "account_id", "account_external_id")
    LINE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_CODE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    SUBCATEGORY_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    line_number: int
    external_id: str
    product_id: int
    product_code: str
    product_name: str
    category: str
    subcategory: str
    quantity: str
    amount: str
    discount: str
    profit: str
    account_id: int
    account_external_id: str
    def __init__(self, line_number: _Optional[int] = ..., external_id: _Optional[str] = ..., product_id: _Optional[int] = ..., product_code: _Optional[str] = ..., product_name: _Optional[str] = ..., category: _Optional[str] = ..., subcategory: _Optional[str] = ..., quantity: _Optional[str] = ..., amount: _Optional[str] = ..., discount: _Optional[str] = ..., profit: _Optional[str] = ..., account_id: _Optional[int] = ..., account_external_id: _Optional[str] = ...) -> None: ...

class Product(_message.Message):
    __slots__ = ("product_id", "source", "product_code", "product_name", "category", "subcategory", "create_time")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_CODE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    SUBCATEGORY_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    source: str
    product_code: str
    product_name: str
    category: str
    subcategory: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, product_id: _Optional[int] = ..., source: _Optional[str] = ..., product_code: _Optional[str] = ..., product_name: _Optional[str] = ..., category: _Optional[str] = ..., subcategory: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OwnedProduct(_message.Message):
    __slots__ = ("product_id", "product_code", "product_name", "category", "subcategory", "quantity", "amount", "currency", "first_order_date", "last_order_date", "last_order_id")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_CODE_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    SUBCATEGORY_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    FIRST_ORDER_DATE_FIELD_NUMBER: _ClassVar[int]
    LAST_ORDER_DATE_FIELD_NUMBER: _ClassVar[int]
    LAST_ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    product_code: str
    product_name: str
    category: str
    subcategory: str
    quantity: str
    amount: str
    currency: str
    first_order_date: str
    last_order_date: str
    last_order_id: int
    def __init__(self, product_id: _Optional[int] = ..., product_code: _Optional[str] = ..., product_name: _Optional[str] = ..., category: _Optional[str] = ..., subcategory: _Optional[str] = ..., quantity: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., first_order_date: _Optional[str] = ..., last_order_date: _Optional[str] = ..., last_order_id: _Optional[int] = ...) -> None: ...

class IngestOrderRequest(_message.Message):
    __slots__ = ("order", "account", "contact", "request_id")
    ORDER_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    order: Order
    account: _accounts_pb2.Account
    contact: _contacts_pb2.Contact
    request_id: str
    def __init__(self, order: _Optional[_Union[Order, _Mapping]] = ..., account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., contact: _Optional[_Union[_contacts_pb2.Contact, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestOrdersRequest(_message.Message):
    __slots__ = ("source", "accounts", "contacts", "orders", "validate_only", "request_id")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    source: str
    accounts: _containers.RepeatedCompositeFieldContainer[_accounts_pb2.Account]
    contacts: _containers.RepeatedCompositeFieldContainer[_contacts_pb2.Contact]
    orders: _containers.RepeatedCompositeFieldContainer[Order]
    validate_only: bool
    request_id: str
    def __init__(self, source: _Optional[str] = ..., accounts: _Optional[_Iterable[_Union[_accounts_pb2.Account, _Mapping]]] = ..., contacts: _Optional[_Iterable[_Union[_contacts_pb2.Contact, _Mapping]]] = ..., orders: _Optional[_Iterable[_Union[Order, _Mapping]]] = ..., validate_only: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestOrdersResponse(_message.Message):
    __slots__ = ("orders", "accounts", "contacts", "new_products")
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    NEW_PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    orders: _containers.RepeatedCompositeFieldContainer[_interactions_pb2.IngestResult]
    accounts: _containers.RepeatedCompositeFieldContainer[_interactions_pb2.IngestResult]
    contacts: _containers.RepeatedCompositeFieldContainer[_interactions_pb2.IngestResult]
    new_products: int
    def __init__(self, orders: _Optional[_Iterable[_Union[_interactions_pb2.IngestResult, _Mapping]]] = ..., accounts: _Optional[_Iterable[_Union[_interactions_pb2.IngestResult, _Mapping]]] = ..., contacts: _Optional[_Iterable[_Union[_interactions_pb2.IngestResult, _Mapping]]] = ..., new_products: _Optional[int] = ...) -> None: ...

class GetOrderRequest(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: int
    def __init__(self, order_id: _Optional[int] = ...) -> None: ...

class ListOrdersRequest(_message.Message):
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

class ListOrdersResponse(_message.Message):
    __slots__ = ("orders", "next_page_token")
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    orders: _containers.RepeatedCompositeFieldContainer[Order]
    next_page_token: str
    def __init__(self, orders: _Optional[_Iterable[_Union[Order, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListOwnedProductsRequest(_message.Message):
    __slots__ = ("account_id", "since", "page_size")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    since: str
    page_size: int
    def __init__(self, account_id: _Optional[int] = ..., since: _Optional[str] = ..., page_size: _Optional[int] = ...) -> None: ...

class ListOwnedProductsResponse(_message.Message):
    __slots__ = ("products",)
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[OwnedProduct]
    def __init__(self, products: _Optional[_Iterable[_Union[OwnedProduct, _Mapping]]] = ...) -> None: ...

class ListProductsRequest(_message.Message):
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

class ListProductsResponse(_message.Message):
    __slots__ = ("products", "next_page_token")
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[Product]
    next_page_token: str
    def __init__(self, products: _Optional[_Iterable[_Union[Product, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
