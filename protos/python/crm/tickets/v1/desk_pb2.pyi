import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import calls_pb2 as _calls_pb2
from crm.tickets.v1 import hand_overs_pb2 as _hand_overs_pb2
from crm.tickets.v1 import promises_pb2 as _promises_pb2
from crm.tickets.v1 import questions_pb2 as _questions_pb2
from crm.tickets.v1 import requesters_pb2 as _requesters_pb2
from crm.tickets.v1 import tickets_pb2 as _tickets_pb2
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

class CallerState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALLER_STATE_UNSPECIFIED: _ClassVar[CallerState]
    CALLER_STATE_CUSTOMER: _ClassVar[CallerState]
    CALLER_STATE_REQUESTER: _ClassVar[CallerState]
    CALLER_STATE_UNKNOWN: _ClassVar[CallerState]
CALLER_STATE_UNSPECIFIED: CallerState
CALLER_STATE_CUSTOMER: CallerState
CALLER_STATE_REQUESTER: CallerState
CALLER_STATE_UNKNOWN: CallerState

class LookUpCallerRequest(_message.Message):
    __slots__ = ("phone", "country")
    PHONE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    phone: str
    country: str
    def __init__(self, phone: _Optional[str] = ..., country: _Optional[str] = ...) -> None: ...

class Caller(_message.Message):
    __slots__ = ("phone", "state", "name", "account_id", "account_name", "contact_id", "account_owner_id", "segment", "requester", "others", "open_tickets", "closed_tickets", "promises", "products", "touchpoints", "missing", "tier", "questions")
    PHONE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_FIELD_NUMBER: _ClassVar[int]
    OTHERS_FIELD_NUMBER: _ClassVar[int]
    OPEN_TICKETS_FIELD_NUMBER: _ClassVar[int]
    CLOSED_TICKETS_FIELD_NUMBER: _ClassVar[int]
    PROMISES_FIELD_NUMBER: _ClassVar[int]
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    TOUCHPOINTS_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    QUESTIONS_FIELD_NUMBER: _ClassVar[int]
    phone: str
    state: CallerState
    name: str
    account_id: int
    account_name: str
    contact_id: int
    account_owner_id: str
    segment: str
    requester: _requesters_pb2.Requester
    others: _containers.RepeatedCompositeFieldContainer[CallerMatch]
    open_tickets: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    closed_tickets: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    promises: _containers.RepeatedCompositeFieldContainer[_promises_pb2.Promise]
    products: _containers.RepeatedCompositeFieldContainer[OwnedProduct]
    touchpoints: _containers.RepeatedCompositeFieldContainer[Touchpoint]
    missing: _containers.RepeatedCompositeFieldContainer[MissingPart]
    tier: str
    questions: _containers.RepeatedCompositeFieldContainer[_questions_pb2.CallerQuestion]
    def __init__(self, phone: _Optional[str] = ..., state: _Optional[_Union[CallerState, str]] = ..., name: _Optional[str] = ..., account_id: _Optional[int] = ..., account_name: _Optional[str] = ..., contact_id: _Optional[int] = ..., account_owner_id: _Optional[str] = ..., segment: _Optional[str] = ..., requester: _Optional[_Union[_requesters_pb2.Requester, _Mapping]] = ..., others: _Optional[_Iterable[_Union[CallerMatch, _Mapping]]] = ..., open_tickets: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ..., closed_tickets: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ..., promises: _Optional[_Iterable[_Union[_promises_pb2.Promise, _Mapping]]] = ..., products: _Optional[_Iterable[_Union[OwnedProduct, _Mapping]]] = ..., touchpoints: _Optional[_Iterable[_Union[Touchpoint, _Mapping]]] = ..., missing: _Optional[_Iterable[_Union[MissingPart, _Mapping]]] = ..., tier: _Optional[str] = ..., questions: _Optional[_Iterable[_Union[_questions_pb2.CallerQuestion, _Mapping]]] = ...) -> None: ...

class CallerMatch(_message.Message):
    __slots__ = ("account_id", "account_name", "contact_id", "name")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    account_name: str
    contact_id: int
    name: str
    def __init__(self, account_id: _Optional[int] = ..., account_name: _Optional[str] = ..., contact_id: _Optional[int] = ..., name: _Optional[str] = ...) -> None: ...

class OwnedProduct(_message.Message):
    __slots__ = ("sku", "name", "quantity", "last_order_time")
    SKU_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    LAST_ORDER_TIME_FIELD_NUMBER: _ClassVar[int]
    sku: str
    name: str
    quantity: str
    last_order_time: _timestamp_pb2.Timestamp
    def __init__(self, sku: _Optional[str] = ..., name: _Optional[str] = ..., quantity: _Optional[str] = ..., last_order_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Touchpoint(_message.Message):
    __slots__ = ("start_time", "channel", "subject", "agent_id", "source", "ticket_id")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    channel: str
    subject: str
    agent_id: str
    source: str
    ticket_id: int
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., channel: _Optional[str] = ..., subject: _Optional[str] = ..., agent_id: _Optional[str] = ..., source: _Optional[str] = ..., ticket_id: _Optional[int] = ...) -> None: ...

class MissingPart(_message.Message):
    __slots__ = ("service", "reason", "parts")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    service: str
    reason: str
    parts: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, service: _Optional[str] = ..., reason: _Optional[str] = ..., parts: _Optional[_Iterable[str]] = ...) -> None: ...

class GetDayRequest(_message.Message):
    __slots__ = ("hours", "view")
    HOURS_FIELD_NUMBER: _ClassVar[int]
    VIEW_FIELD_NUMBER: _ClassVar[int]
    hours: int
    view: _promises_pb2.PromiseView
    def __init__(self, hours: _Optional[int] = ..., view: _Optional[_Union[_promises_pb2.PromiseView, str]] = ...) -> None: ...

class Day(_message.Message):
    __slots__ = ("broken_promises", "due_promises", "tickets", "hand_overs", "waiting", "related", "missed_calls")
    BROKEN_PROMISES_FIELD_NUMBER: _ClassVar[int]
    DUE_PROMISES_FIELD_NUMBER: _ClassVar[int]
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    HAND_OVERS_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    RELATED_FIELD_NUMBER: _ClassVar[int]
    MISSED_CALLS_FIELD_NUMBER: _ClassVar[int]
    broken_promises: _containers.RepeatedCompositeFieldContainer[_promises_pb2.Promise]
    due_promises: _containers.RepeatedCompositeFieldContainer[_promises_pb2.Promise]
    tickets: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    hand_overs: _containers.RepeatedCompositeFieldContainer[_hand_overs_pb2.HandOver]
    waiting: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    related: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    missed_calls: _containers.RepeatedCompositeFieldContainer[_calls_pb2.Call]
    def __init__(self, broken_promises: _Optional[_Iterable[_Union[_promises_pb2.Promise, _Mapping]]] = ..., due_promises: _Optional[_Iterable[_Union[_promises_pb2.Promise, _Mapping]]] = ..., tickets: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ..., hand_overs: _Optional[_Iterable[_Union[_hand_overs_pb2.HandOver, _Mapping]]] = ..., waiting: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ..., related: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ..., missed_calls: _Optional[_Iterable[_Union[_calls_pb2.Call, _Mapping]]] = ...) -> None: ...
