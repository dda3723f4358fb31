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

class DealRegistrationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_REGISTRATION_STATE_UNSPECIFIED: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_DRAFT: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_SUBMITTED: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_APPROVED: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_REJECTED: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_WON: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_LOST: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_EXPIRED: _ClassVar[DealRegistrationState]
    DEAL_REGISTRATION_STATE_WITHDRAWN: _ClassVar[DealRegistrationState]

class OverlapKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OVERLAP_KIND_UNSPECIFIED: _ClassVar[OverlapKind]
    OVERLAP_KIND_PARTNER_REGISTRATION: _ClassVar[OverlapKind]
    OVERLAP_KIND_REP_REGISTRATION: _ClassVar[OverlapKind]
    OVERLAP_KIND_REP_ACCOUNT: _ClassVar[OverlapKind]
    OVERLAP_KIND_QUOTE: _ClassVar[OverlapKind]
DEAL_REGISTRATION_STATE_UNSPECIFIED: DealRegistrationState
DEAL_REGISTRATION_STATE_DRAFT: DealRegistrationState
DEAL_REGISTRATION_STATE_SUBMITTED: DealRegistrationState
DEAL_REGISTRATION_STATE_APPROVED: DealRegistrationState
DEAL_REGISTRATION_STATE_REJECTED: DealRegistrationState
DEAL_REGISTRATION_STATE_WON: DealRegistrationState
DEAL_REGISTRATION_STATE_LOST: DealRegistrationState
DEAL_REGISTRATION_STATE_EXPIRED: DealRegistrationState
DEAL_REGISTRATION_STATE_WITHDRAWN: DealRegistrationState
OVERLAP_KIND_UNSPECIFIED: OverlapKind
OVERLAP_KIND_PARTNER_REGISTRATION: OverlapKind
OVERLAP_KIND_REP_REGISTRATION: OverlapKind
OVERLAP_KIND_REP_ACCOUNT: OverlapKind
OVERLAP_KIND_QUOTE: OverlapKind

class DealRegistration(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "partner_id", "end_customer_name", "account_id", "city", "country", "product_line", "expected_amount", "currency", "expected_close_date", "protection_days", "state", "submit_time", "decide_time", "decided_by", "decision_reason", "overridden", "protected_until_time", "close_time", "owner_id", "team", "notes", "create_time", "update_time", "delete_time", "extended_days")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_CLOSE_DATE_FIELD_NUMBER: _ClassVar[int]
    PROTECTION_DAYS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SUBMIT_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    PROTECTED_UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    EXTENDED_DAYS_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    partner_id: int
    end_customer_name: str
    account_id: int
    city: str
    country: str
    product_line: str
    expected_amount: str
    currency: str
    expected_close_date: str
    protection_days: int
    state: DealRegistrationState
    submit_time: _timestamp_pb2.Timestamp
    decide_time: _timestamp_pb2.Timestamp
    decided_by: str
    decision_reason: str
    overridden: bool
    protected_until_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    owner_id: str
    team: str
    notes: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    extended_days: int
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., product_line: _Optional[str] = ..., expected_amount: _Optional[str] = ..., currency: _Optional[str] = ..., expected_close_date: _Optional[str] = ..., protection_days: _Optional[int] = ..., state: _Optional[_Union[DealRegistrationState, str]] = ..., submit_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_by: _Optional[str] = ..., decision_reason: _Optional[str] = ..., overridden: _Optional[bool] = ..., protected_until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., notes: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., extended_days: _Optional[int] = ...) -> None: ...

class Overlap(_message.Message):
    __slots__ = ("kind", "score", "explanation", "blocking", "deal_registration_id", "account_id", "end_customer_name", "city", "country", "partner_id", "partner_name", "owner_id", "state", "protected_until_time", "quote_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    BLOCKING_FIELD_NUMBER: _ClassVar[int]
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PROTECTED_UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    kind: OverlapKind
    score: float
    explanation: str
    blocking: bool
    deal_registration_id: int
    account_id: int
    end_customer_name: str
    city: str
    country: str
    partner_id: int
    partner_name: str
    owner_id: str
    state: DealRegistrationState
    protected_until_time: _timestamp_pb2.Timestamp
    quote_id: int
    def __init__(self, kind: _Optional[_Union[OverlapKind, str]] = ..., score: _Optional[float] = ..., explanation: _Optional[str] = ..., blocking: _Optional[bool] = ..., deal_registration_id: _Optional[int] = ..., account_id: _Optional[int] = ..., end_customer_name: _Optional[str] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., partner_id: _Optional[int] = ..., partner_name: _Optional[str] = ..., owner_id: _Optional[str] = ..., state: _Optional[_Union[DealRegistrationState, str]] = ..., protected_until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., quote_id: _Optional[int] = ...) -> None: ...

class Decision(_message.Message):
    __slots__ = ("decision_id", "deal_registration_id", "state", "actor_id", "reason", "overridden", "overlaps", "create_time")
    DECISION_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDDEN_FIELD_NUMBER: _ClassVar[int]
    OVERLAPS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    decision_id: int
    deal_registration_id: int
    state: DealRegistrationState
    actor_id: str
    reason: str
    overridden: bool
    overlaps: _containers.RepeatedCompositeFieldContainer[Overlap]
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, decision_id: _Optional[int] = ..., deal_registration_id: _Optional[int] = ..., state: _Optional[_Union[DealRegistrationState, str]] = ..., actor_id: _Optional[str] = ..., reason: _Optional[str] = ..., overridden: _Optional[bool] = ..., overlaps: _Optional[_Iterable[_Union[Overlap, _Mapping]]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration", "request_id")
    DEAL_REGISTRATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration: DealRegistration
    request_id: str
    def __init__(self, deal_registration: _Optional[_Union[DealRegistration, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id",)
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    def __init__(self, deal_registration_id: _Optional[int] = ...) -> None: ...

class ListDealRegistrationsRequest(_message.Message):
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

class ListDealRegistrationsResponse(_message.Message):
    __slots__ = ("deal_registrations", "next_page_token")
    DEAL_REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    deal_registrations: _containers.RepeatedCompositeFieldContainer[DealRegistration]
    next_page_token: str
    def __init__(self, deal_registrations: _Optional[_Iterable[_Union[DealRegistration, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration", "update_mask", "request_id")
    DEAL_REGISTRATION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration: DealRegistration
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, deal_registration: _Optional[_Union[DealRegistration, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SubmitDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "reason", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ApproveDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "reason", "override", "protection_days", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_FIELD_NUMBER: _ClassVar[int]
    PROTECTION_DAYS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    reason: str
    override: bool
    protection_days: int
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., override: _Optional[bool] = ..., protection_days: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "reason", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class WinDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "reason", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class LoseDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "reason", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class WithdrawDealRegistrationRequest(_message.Message):
    __slots__ = ("deal_registration_id", "etag", "reason", "request_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class FindOverlapsRequest(_message.Message):
    __slots__ = ("deal_registration_id", "end_customer_name", "account_id", "city", "country", "product_line", "partner_id")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    end_customer_name: str
    account_id: int
    city: str
    country: str
    product_line: str
    partner_id: int
    def __init__(self, deal_registration_id: _Optional[int] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., product_line: _Optional[str] = ..., partner_id: _Optional[int] = ...) -> None: ...

class FindOverlapsResponse(_message.Message):
    __slots__ = ("overlaps",)
    OVERLAPS_FIELD_NUMBER: _ClassVar[int]
    overlaps: _containers.RepeatedCompositeFieldContainer[Overlap]
    def __init__(self, overlaps: _Optional[_Iterable[_Union[Overlap, _Mapping]]] = ...) -> None: ...

class ListDecisionsRequest(_message.Message):
    __slots__ = ("deal_registration_id", "page_size", "page_token")
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    deal_registration_id: int
    page_size: int
    page_token: str
    def __init__(self, deal_registration_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListDecisionsResponse(_message.Message):
    __slots__ = ("decisions", "next_page_token")
    DECISIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    decisions: _containers.RepeatedCompositeFieldContainer[Decision]
    next_page_token: str
    def __init__(self, decisions: _Optional[_Iterable[_Union[Decision, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
