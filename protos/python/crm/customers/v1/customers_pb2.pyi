import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import accounts_pb2 as _accounts_pb2
from crm.customers.v1 import contacts_pb2 as _contacts_pb2
from crm.customers.v1 import interactions_pb2 as _interactions_pb2
from crm.customers.v1 import orders_pb2 as _orders_pb2
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

class TimelineKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TIMELINE_KIND_UNSPECIFIED: _ClassVar[TimelineKind]
    TIMELINE_KIND_INTERACTION: _ClassVar[TimelineKind]
    TIMELINE_KIND_ORDER: _ClassVar[TimelineKind]
    TIMELINE_KIND_TICKET: _ClassVar[TimelineKind]
    TIMELINE_KIND_PROMISE: _ClassVar[TimelineKind]
    TIMELINE_KIND_CLAIM: _ClassVar[TimelineKind]
TIMELINE_KIND_UNSPECIFIED: TimelineKind
TIMELINE_KIND_INTERACTION: TimelineKind
TIMELINE_KIND_ORDER: TimelineKind
TIMELINE_KIND_TICKET: TimelineKind
TIMELINE_KIND_PROMISE: TimelineKind
TIMELINE_KIND_CLAIM: TimelineKind

class SearchCustomersRequest(_message.Message):
    __slots__ = ("query", "page_size")
    QUERY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    query: str
    page_size: int
    def __init__(self, query: _Optional[str] = ..., page_size: _Optional[int] = ...) -> None: ...

class SearchCustomersResponse(_message.Message):
    __slots__ = ("hits",)
    HITS_FIELD_NUMBER: _ClassVar[int]
    hits: _containers.RepeatedCompositeFieldContainer[CustomerHit]
    def __init__(self, hits: _Optional[_Iterable[_Union[CustomerHit, _Mapping]]] = ...) -> None: ...

class CustomerHit(_message.Message):
    __slots__ = ("account_id", "account_display_name", "contact_id", "contact_display_name", "detail", "phone")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    account_display_name: str
    contact_id: int
    contact_display_name: str
    detail: str
    phone: str
    def __init__(self, account_id: _Optional[int] = ..., account_display_name: _Optional[str] = ..., contact_id: _Optional[int] = ..., contact_display_name: _Optional[str] = ..., detail: _Optional[str] = ..., phone: _Optional[str] = ...) -> None: ...

class LookUpPhoneRequest(_message.Message):
    __slots__ = ("phone_number", "country", "page_size")
    PHONE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    phone_number: str
    country: str
    page_size: int
    def __init__(self, phone_number: _Optional[str] = ..., country: _Optional[str] = ..., page_size: _Optional[int] = ...) -> None: ...

class LookUpPhoneResponse(_message.Message):
    __slots__ = ("e164", "matches")
    E164_FIELD_NUMBER: _ClassVar[int]
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    e164: str
    matches: _containers.RepeatedCompositeFieldContainer[PhoneMatch]
    def __init__(self, e164: _Optional[str] = ..., matches: _Optional[_Iterable[_Union[PhoneMatch, _Mapping]]] = ...) -> None: ...

class PhoneMatch(_message.Message):
    __slots__ = ("contact", "account", "owned_products", "timeline")
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    OWNED_PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_FIELD_NUMBER: _ClassVar[int]
    contact: _contacts_pb2.Contact
    account: _accounts_pb2.Account
    owned_products: _containers.RepeatedCompositeFieldContainer[_orders_pb2.OwnedProduct]
    timeline: _containers.RepeatedCompositeFieldContainer[TimelineEntry]
    def __init__(self, contact: _Optional[_Union[_contacts_pb2.Contact, _Mapping]] = ..., account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., owned_products: _Optional[_Iterable[_Union[_orders_pb2.OwnedProduct, _Mapping]]] = ..., timeline: _Optional[_Iterable[_Union[TimelineEntry, _Mapping]]] = ...) -> None: ...

class ListTimelineRequest(_message.Message):
    __slots__ = ("account_id", "contact_id", "kinds", "page_size", "page_token", "before_time")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    KINDS_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    BEFORE_TIME_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    contact_id: int
    kinds: _containers.RepeatedScalarFieldContainer[TimelineKind]
    page_size: int
    page_token: str
    before_time: _timestamp_pb2.Timestamp
    def __init__(self, account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., kinds: _Optional[_Iterable[_Union[TimelineKind, str]]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., before_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListTimelineResponse(_message.Message):
    __slots__ = ("entries", "next_page_token", "previous_page_token")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    entries: _containers.RepeatedCompositeFieldContainer[TimelineEntry]
    next_page_token: str
    previous_page_token: str
    def __init__(self, entries: _Optional[_Iterable[_Union[TimelineEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., previous_page_token: _Optional[str] = ...) -> None: ...

class TimelineEntry(_message.Message):
    __slots__ = ("kind", "record_id", "time", "account_id", "contact_id", "channel", "direction", "title", "agent_id", "state", "amount", "currency", "duration_seconds", "due_time", "ticket_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    kind: TimelineKind
    record_id: int
    time: _timestamp_pb2.Timestamp
    account_id: int
    contact_id: int
    channel: _interactions_pb2.Channel
    direction: _interactions_pb2.Direction
    title: str
    agent_id: str
    state: str
    amount: str
    currency: str
    duration_seconds: int
    due_time: _timestamp_pb2.Timestamp
    ticket_id: int
    def __init__(self, kind: _Optional[_Union[TimelineKind, str]] = ..., record_id: _Optional[int] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., direction: _Optional[_Union[_interactions_pb2.Direction, str]] = ..., title: _Optional[str] = ..., agent_id: _Optional[str] = ..., state: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., duration_seconds: _Optional[int] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ...) -> None: ...
