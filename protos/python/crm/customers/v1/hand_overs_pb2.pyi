import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import accounts_pb2 as _accounts_pb2
from crm.customers.v1 import contacts_pb2 as _contacts_pb2
from crm.customers.v1 import customers_pb2 as _customers_pb2
from crm.customers.v1 import deals_pb2 as _deals_pb2
from crm.customers.v1 import orders_pb2 as _orders_pb2
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

class HandOverItemState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    HAND_OVER_ITEM_STATE_UNSPECIFIED: _ClassVar[HandOverItemState]
    HAND_OVER_ITEM_STATE_PENDING: _ClassVar[HandOverItemState]
    HAND_OVER_ITEM_STATE_ACCEPTED: _ClassVar[HandOverItemState]
    HAND_OVER_ITEM_STATE_REFUSED: _ClassVar[HandOverItemState]
    HAND_OVER_ITEM_STATE_VOID: _ClassVar[HandOverItemState]
HAND_OVER_ITEM_STATE_UNSPECIFIED: HandOverItemState
HAND_OVER_ITEM_STATE_PENDING: HandOverItemState
HAND_OVER_ITEM_STATE_ACCEPTED: HandOverItemState
HAND_OVER_ITEM_STATE_REFUSED: HandOverItemState
HAND_OVER_ITEM_STATE_VOID: HandOverItemState

class HandOver(_message.Message):
    __slots__ = ("hand_over_id", "from_id", "to_id", "reason", "team", "creator_id", "item_count", "pending_count", "accepted_count", "refused_count", "unplaced_count", "complete_time", "etag", "create_time", "update_time")
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_ID_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    ITEM_COUNT_FIELD_NUMBER: _ClassVar[int]
    PENDING_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNPLACED_COUNT_FIELD_NUMBER: _ClassVar[int]
    COMPLETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    from_id: str
    to_id: str
    reason: str
    team: str
    creator_id: str
    item_count: int
    pending_count: int
    accepted_count: int
    refused_count: int
    unplaced_count: int
    complete_time: _timestamp_pb2.Timestamp
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, hand_over_id: _Optional[int] = ..., from_id: _Optional[str] = ..., to_id: _Optional[str] = ..., reason: _Optional[str] = ..., team: _Optional[str] = ..., creator_id: _Optional[str] = ..., item_count: _Optional[int] = ..., pending_count: _Optional[int] = ..., accepted_count: _Optional[int] = ..., refused_count: _Optional[int] = ..., unplaced_count: _Optional[int] = ..., complete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class HandOverItem(_message.Message):
    __slots__ = ("hand_over_item_id", "hand_over_id", "account_id", "account_name", "from_id", "to_id", "from_team", "to_team", "state", "reason", "answer_reason", "answer_time", "etag", "create_time", "update_time")
    HAND_OVER_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    FROM_ID_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ANSWER_REASON_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    hand_over_item_id: int
    hand_over_id: int
    account_id: int
    account_name: str
    from_id: str
    to_id: str
    from_team: str
    to_team: str
    state: HandOverItemState
    reason: str
    answer_reason: str
    answer_time: _timestamp_pb2.Timestamp
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, hand_over_item_id: _Optional[int] = ..., hand_over_id: _Optional[int] = ..., account_id: _Optional[int] = ..., account_name: _Optional[str] = ..., from_id: _Optional[str] = ..., to_id: _Optional[str] = ..., from_team: _Optional[str] = ..., to_team: _Optional[str] = ..., state: _Optional[_Union[HandOverItemState, str]] = ..., reason: _Optional[str] = ..., answer_reason: _Optional[str] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateHandOverRequest(_message.Message):
    __slots__ = ("from_id", "to_id", "by_territory", "reason", "account_ids", "request_id")
    FROM_ID_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    BY_TERRITORY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_IDS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    from_id: str
    to_id: str
    by_territory: bool
    reason: str
    account_ids: _containers.RepeatedScalarFieldContainer[int]
    request_id: str
    def __init__(self, from_id: _Optional[str] = ..., to_id: _Optional[str] = ..., by_territory: _Optional[bool] = ..., reason: _Optional[str] = ..., account_ids: _Optional[_Iterable[int]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetHandOverRequest(_message.Message):
    __slots__ = ("hand_over_id",)
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_id: int
    def __init__(self, hand_over_id: _Optional[int] = ...) -> None: ...

class ListHandOversRequest(_message.Message):
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

class ListHandOversResponse(_message.Message):
    __slots__ = ("hand_overs", "next_page_token")
    HAND_OVERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    hand_overs: _containers.RepeatedCompositeFieldContainer[HandOver]
    next_page_token: str
    def __init__(self, hand_overs: _Optional[_Iterable[_Union[HandOver, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListHandOverItemsRequest(_message.Message):
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

class ListHandOverItemsResponse(_message.Message):
    __slots__ = ("hand_over_items", "next_page_token")
    HAND_OVER_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    hand_over_items: _containers.RepeatedCompositeFieldContainer[HandOverItem]
    next_page_token: str
    def __init__(self, hand_over_items: _Optional[_Iterable[_Union[HandOverItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetBriefingRequest(_message.Message):
    __slots__ = ("hand_over_item_id",)
    HAND_OVER_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_item_id: int
    def __init__(self, hand_over_item_id: _Optional[int] = ...) -> None: ...

class Briefing(_message.Message):
    __slots__ = ("item", "account", "key_people", "owned_products", "open_tickets", "promises", "last_entries", "open_points", "missing", "open_deals")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    KEY_PEOPLE_FIELD_NUMBER: _ClassVar[int]
    OWNED_PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    OPEN_TICKETS_FIELD_NUMBER: _ClassVar[int]
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    LAST_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    OPEN_POINTS_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    OPEN_DEALS_FIELD_NUMBER: _ClassVar[int]
    item: HandOverItem
    account: _accounts_pb2.Account
    key_people: _containers.RepeatedCompositeFieldContainer[_contacts_pb2.Contact]
    owned_products: _containers.RepeatedCompositeFieldContainer[_orders_pb2.OwnedProduct]
    open_tickets: _containers.RepeatedCompositeFieldContainer[_customers_pb2.TimelineEntry]
    promises: _containers.RepeatedCompositeFieldContainer[BriefedPromise]
    last_entries: _containers.RepeatedCompositeFieldContainer[_customers_pb2.TimelineEntry]
    open_points: _containers.RepeatedScalarFieldContainer[str]
    missing: _containers.RepeatedScalarFieldContainer[str]
    open_deals: _containers.RepeatedCompositeFieldContainer[_deals_pb2.Deal]
    def __init__(self, item: _Optional[_Union[HandOverItem, _Mapping]] = ..., account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., key_people: _Optional[_Iterable[_Union[_contacts_pb2.Contact, _Mapping]]] = ..., owned_products: _Optional[_Iterable[_Union[_orders_pb2.OwnedProduct, _Mapping]]] = ..., open_tickets: _Optional[_Iterable[_Union[_customers_pb2.TimelineEntry, _Mapping]]] = ..., promises: _Optional[_Iterable[_Union[BriefedPromise, _Mapping]]] = ..., last_entries: _Optional[_Iterable[_Union[_customers_pb2.TimelineEntry, _Mapping]]] = ..., open_points: _Optional[_Iterable[str]] = ..., missing: _Optional[_Iterable[str]] = ..., open_deals: _Optional[_Iterable[_Union[_deals_pb2.Deal, _Mapping]]] = ...) -> None: ...

class BriefedPromise(_message.Message):
    __slots__ = ("promise_id", "ticket_id", "kind", "due_time", "owner_id", "note", "broken")
    PROMISE_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    BROKEN_FIELD_NUMBER: _ClassVar[int]
    promise_id: int
    ticket_id: int
    kind: str
    due_time: _timestamp_pb2.Timestamp
    owner_id: str
    note: str
    broken: bool
    def __init__(self, promise_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., kind: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., note: _Optional[str] = ..., broken: _Optional[bool] = ...) -> None: ...

class AnswerHandOverItemsRequest(_message.Message):
    __slots__ = ("hand_over_item_ids", "hand_over_id", "accept", "reason", "request_id")
    HAND_OVER_ITEM_IDS_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_item_ids: _containers.RepeatedScalarFieldContainer[int]
    hand_over_id: int
    accept: bool
    reason: str
    request_id: str
    def __init__(self, hand_over_item_ids: _Optional[_Iterable[int]] = ..., hand_over_id: _Optional[int] = ..., accept: _Optional[bool] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AnswerHandOverItemsResponse(_message.Message):
    __slots__ = ("hand_over_items",)
    HAND_OVER_ITEMS_FIELD_NUMBER: _ClassVar[int]
    hand_over_items: _containers.RepeatedCompositeFieldContainer[HandOverItem]
    def __init__(self, hand_over_items: _Optional[_Iterable[_Union[HandOverItem, _Mapping]]] = ...) -> None: ...

class RedirectHandOverItemsRequest(_message.Message):
    __slots__ = ("hand_over_item_ids", "to_id", "reason", "request_id")
    HAND_OVER_ITEM_IDS_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    hand_over_item_ids: _containers.RepeatedScalarFieldContainer[int]
    to_id: str
    reason: str
    request_id: str
    def __init__(self, hand_over_item_ids: _Optional[_Iterable[int]] = ..., to_id: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RedirectHandOverItemsResponse(_message.Message):
    __slots__ = ("hand_over_items",)
    HAND_OVER_ITEMS_FIELD_NUMBER: _ClassVar[int]
    hand_over_items: _containers.RepeatedCompositeFieldContainer[HandOverItem]
    def __init__(self, hand_over_items: _Optional[_Iterable[_Union[HandOverItem, _Mapping]]] = ...) -> None: ...
