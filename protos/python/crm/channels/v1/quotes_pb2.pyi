import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.channels.v1 import partners_pb2 as _partners_pb2
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

class QuoteState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUOTE_STATE_UNSPECIFIED: _ClassVar[QuoteState]
    QUOTE_STATE_DRAFT: _ClassVar[QuoteState]
    QUOTE_STATE_IN_APPROVAL: _ClassVar[QuoteState]
    QUOTE_STATE_APPROVED: _ClassVar[QuoteState]
    QUOTE_STATE_SENT: _ClassVar[QuoteState]
    QUOTE_STATE_ACCEPTED: _ClassVar[QuoteState]
    QUOTE_STATE_DECLINED: _ClassVar[QuoteState]
    QUOTE_STATE_EXPIRED: _ClassVar[QuoteState]
    QUOTE_STATE_WITHDRAWN: _ClassVar[QuoteState]
    QUOTE_STATE_SUPERSEDED: _ClassVar[QuoteState]

class QuoteExceptionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUOTE_EXCEPTION_KIND_UNSPECIFIED: _ClassVar[QuoteExceptionKind]
    QUOTE_EXCEPTION_KIND_LOWER: _ClassVar[QuoteExceptionKind]
    QUOTE_EXCEPTION_KIND_HIGHER: _ClassVar[QuoteExceptionKind]
    QUOTE_EXCEPTION_KIND_OTHER_CURRENCY: _ClassVar[QuoteExceptionKind]

class QuoteExceptionState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUOTE_EXCEPTION_STATE_UNSPECIFIED: _ClassVar[QuoteExceptionState]
    QUOTE_EXCEPTION_STATE_OPEN: _ClassVar[QuoteExceptionState]
    QUOTE_EXCEPTION_STATE_APPROVED: _ClassVar[QuoteExceptionState]
    QUOTE_EXCEPTION_STATE_REJECTED: _ClassVar[QuoteExceptionState]
    QUOTE_EXCEPTION_STATE_WITHDRAWN: _ClassVar[QuoteExceptionState]
QUOTE_STATE_UNSPECIFIED: QuoteState
QUOTE_STATE_DRAFT: QuoteState
QUOTE_STATE_IN_APPROVAL: QuoteState
QUOTE_STATE_APPROVED: QuoteState
QUOTE_STATE_SENT: QuoteState
QUOTE_STATE_ACCEPTED: QuoteState
QUOTE_STATE_DECLINED: QuoteState
QUOTE_STATE_EXPIRED: QuoteState
QUOTE_STATE_WITHDRAWN: QuoteState
QUOTE_STATE_SUPERSEDED: QuoteState
QUOTE_EXCEPTION_KIND_UNSPECIFIED: QuoteExceptionKind
QUOTE_EXCEPTION_KIND_LOWER: QuoteExceptionKind
QUOTE_EXCEPTION_KIND_HIGHER: QuoteExceptionKind
QUOTE_EXCEPTION_KIND_OTHER_CURRENCY: QuoteExceptionKind
QUOTE_EXCEPTION_STATE_UNSPECIFIED: QuoteExceptionState
QUOTE_EXCEPTION_STATE_OPEN: QuoteExceptionState
QUOTE_EXCEPTION_STATE_APPROVED: QuoteExceptionState
QUOTE_EXCEPTION_STATE_REJECTED: QuoteExceptionState
QUOTE_EXCEPTION_STATE_WITHDRAWN: QuoteExceptionState

class Quote(_message.Message):
    __slots__ = ("quote_id", "etag", "number", "partner_id", "end_customer_name", "account_id", "city", "country", "currency", "valid_until", "terms", "lines", "state", "version_number", "total_amount", "book_amount", "exceptional", "approval_percent", "reason", "decision_reason", "order_id", "owner_id", "team", "notes", "partner_name", "create_time", "update_time", "delete_time", "send_time", "close_time")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TOTAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BOOK_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    EXCEPTIONAL_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_PERCENT_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    SEND_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    number: str
    partner_id: int
    end_customer_name: str
    account_id: int
    city: str
    country: str
    currency: str
    valid_until: str
    terms: str
    lines: _containers.RepeatedCompositeFieldContainer[QuoteLine]
    state: QuoteState
    version_number: int
    total_amount: str
    book_amount: str
    exceptional: bool
    approval_percent: str
    reason: str
    decision_reason: str
    order_id: int
    owner_id: str
    team: str
    notes: str
    partner_name: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    send_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., number: _Optional[str] = ..., partner_id: _Optional[int] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., currency: _Optional[str] = ..., valid_until: _Optional[str] = ..., terms: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[QuoteLine, _Mapping]]] = ..., state: _Optional[_Union[QuoteState, str]] = ..., version_number: _Optional[int] = ..., total_amount: _Optional[str] = ..., book_amount: _Optional[str] = ..., exceptional: _Optional[bool] = ..., approval_percent: _Optional[str] = ..., reason: _Optional[str] = ..., decision_reason: _Optional[str] = ..., order_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., notes: _Optional[str] = ..., partner_name: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., send_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class QuoteLine(_message.Message):
    __slots__ = ("product_id", "quantity", "discount_percent", "note", "line_number", "sku", "product_name", "unit", "book_price", "price_book_id", "price_book_name", "limit_percent", "unit_price", "amount", "above_limit", "product_line")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_PERCENT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    LINE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    BOOK_PRICE_FIELD_NUMBER: _ClassVar[int]
    PRICE_BOOK_ID_FIELD_NUMBER: _ClassVar[int]
    PRICE_BOOK_NAME_FIELD_NUMBER: _ClassVar[int]
    LIMIT_PERCENT_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ABOVE_LIMIT_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    quantity: str
    discount_percent: str
    note: str
    line_number: int
    sku: str
    product_name: str
    unit: str
    book_price: str
    price_book_id: int
    price_book_name: str
    limit_percent: str
    unit_price: str
    amount: str
    above_limit: bool
    product_line: str
    def __init__(self, product_id: _Optional[int] = ..., quantity: _Optional[str] = ..., discount_percent: _Optional[str] = ..., note: _Optional[str] = ..., line_number: _Optional[int] = ..., sku: _Optional[str] = ..., product_name: _Optional[str] = ..., unit: _Optional[str] = ..., book_price: _Optional[str] = ..., price_book_id: _Optional[int] = ..., price_book_name: _Optional[str] = ..., limit_percent: _Optional[str] = ..., unit_price: _Optional[str] = ..., amount: _Optional[str] = ..., above_limit: _Optional[bool] = ..., product_line: _Optional[str] = ...) -> None: ...

class QuoteVersion(_message.Message):
    __slots__ = ("quote_version_id", "quote_id", "version_number", "state", "tier", "currency", "price_date", "valid_until", "terms", "book_amount", "total_amount", "line_count", "exceptional", "reason", "approval_percent", "submitted_by", "submit_time", "decided_by", "decide_time", "decision_reason", "send_time", "close_time", "closed_by", "close_reason", "create_time", "lines")
    QUOTE_VERSION_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PRICE_DATE_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    TERMS_FIELD_NUMBER: _ClassVar[int]
    BOOK_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    TOTAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    LINE_COUNT_FIELD_NUMBER: _ClassVar[int]
    EXCEPTIONAL_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_PERCENT_FIELD_NUMBER: _ClassVar[int]
    SUBMITTED_BY_FIELD_NUMBER: _ClassVar[int]
    SUBMIT_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    SEND_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSED_BY_FIELD_NUMBER: _ClassVar[int]
    CLOSE_REASON_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    quote_version_id: int
    quote_id: int
    version_number: int
    state: QuoteState
    tier: _partners_pb2.PartnerTier
    currency: str
    price_date: str
    valid_until: str
    terms: str
    book_amount: str
    total_amount: str
    line_count: int
    exceptional: bool
    reason: str
    approval_percent: str
    submitted_by: str
    submit_time: _timestamp_pb2.Timestamp
    decided_by: str
    decide_time: _timestamp_pb2.Timestamp
    decision_reason: str
    send_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    closed_by: str
    close_reason: str
    create_time: _timestamp_pb2.Timestamp
    lines: _containers.RepeatedCompositeFieldContainer[QuoteLine]
    def __init__(self, quote_version_id: _Optional[int] = ..., quote_id: _Optional[int] = ..., version_number: _Optional[int] = ..., state: _Optional[_Union[QuoteState, str]] = ..., tier: _Optional[_Union[_partners_pb2.PartnerTier, str]] = ..., currency: _Optional[str] = ..., price_date: _Optional[str] = ..., valid_until: _Optional[str] = ..., terms: _Optional[str] = ..., book_amount: _Optional[str] = ..., total_amount: _Optional[str] = ..., line_count: _Optional[int] = ..., exceptional: _Optional[bool] = ..., reason: _Optional[str] = ..., approval_percent: _Optional[str] = ..., submitted_by: _Optional[str] = ..., submit_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_by: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decision_reason: _Optional[str] = ..., send_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closed_by: _Optional[str] = ..., close_reason: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., lines: _Optional[_Iterable[_Union[QuoteLine, _Mapping]]] = ...) -> None: ...

class QuoteException(_message.Message):
    __slots__ = ("quote_exception_id", "etag", "quote_id", "version_number", "product_id", "sku", "kind", "unit_price", "currency", "end_customer_name", "owner_id", "partner_id", "other_quote_id", "other_version_number", "other_price", "other_currency", "other_end_customer_name", "other_owner_id", "other_partner_id", "score", "explanation", "reason", "state", "decided_by", "decide_time", "decision_reason", "create_time", "update_time")
    QUOTE_EXCEPTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    SKU_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    OTHER_QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    OTHER_VERSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    OTHER_PRICE_FIELD_NUMBER: _ClassVar[int]
    OTHER_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    OTHER_END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    OTHER_OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    OTHER_PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    DECISION_REASON_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    quote_exception_id: int
    etag: str
    quote_id: int
    version_number: int
    product_id: int
    sku: str
    kind: QuoteExceptionKind
    unit_price: str
    currency: str
    end_customer_name: str
    owner_id: str
    partner_id: int
    other_quote_id: int
    other_version_number: int
    other_price: str
    other_currency: str
    other_end_customer_name: str
    other_owner_id: str
    other_partner_id: int
    score: float
    explanation: str
    reason: str
    state: QuoteExceptionState
    decided_by: str
    decide_time: _timestamp_pb2.Timestamp
    decision_reason: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, quote_exception_id: _Optional[int] = ..., etag: _Optional[str] = ..., quote_id: _Optional[int] = ..., version_number: _Optional[int] = ..., product_id: _Optional[int] = ..., sku: _Optional[str] = ..., kind: _Optional[_Union[QuoteExceptionKind, str]] = ..., unit_price: _Optional[str] = ..., currency: _Optional[str] = ..., end_customer_name: _Optional[str] = ..., owner_id: _Optional[str] = ..., partner_id: _Optional[int] = ..., other_quote_id: _Optional[int] = ..., other_version_number: _Optional[int] = ..., other_price: _Optional[str] = ..., other_currency: _Optional[str] = ..., other_end_customer_name: _Optional[str] = ..., other_owner_id: _Optional[str] = ..., other_partner_id: _Optional[int] = ..., score: _Optional[float] = ..., explanation: _Optional[str] = ..., reason: _Optional[str] = ..., state: _Optional[_Union[QuoteExceptionState, str]] = ..., decided_by: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decision_reason: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class QuoteDocument(_message.Message):
    __slots__ = ("file_name", "media_type", "content")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    media_type: str
    content: bytes
    def __init__(self, file_name: _Optional[str] = ..., media_type: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class CreateQuoteRequest(_message.Message):
    __slots__ = ("quote", "request_id")
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    request_id: str
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetQuoteRequest(_message.Message):
    __slots__ = ("quote_id",)
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    def __init__(self, quote_id: _Optional[int] = ...) -> None: ...

class ListQuotesRequest(_message.Message):
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

class ListQuotesResponse(_message.Message):
    __slots__ = ("quotes", "next_page_token")
    QUOTES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    quotes: _containers.RepeatedCompositeFieldContainer[Quote]
    next_page_token: str
    def __init__(self, quotes: _Optional[_Iterable[_Union[Quote, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateQuoteRequest(_message.Message):
    __slots__ = ("quote", "update_mask", "request_id")
    QUOTE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote: Quote
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, quote: _Optional[_Union[Quote, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class PriceQuoteLinesRequest(_message.Message):
    __slots__ = ("partner_id", "currency", "price_date", "lines")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PRICE_DATE_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    currency: str
    price_date: str
    lines: _containers.RepeatedCompositeFieldContainer[QuoteLine]
    def __init__(self, partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., price_date: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[QuoteLine, _Mapping]]] = ...) -> None: ...

class PriceQuoteLinesResponse(_message.Message):
    __slots__ = ("lines", "total_amount", "book_amount", "needs_approval")
    LINES_FIELD_NUMBER: _ClassVar[int]
    TOTAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BOOK_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    NEEDS_APPROVAL_FIELD_NUMBER: _ClassVar[int]
    lines: _containers.RepeatedCompositeFieldContainer[QuoteLine]
    total_amount: str
    book_amount: str
    needs_approval: bool
    def __init__(self, lines: _Optional[_Iterable[_Union[QuoteLine, _Mapping]]] = ..., total_amount: _Optional[str] = ..., book_amount: _Optional[str] = ..., needs_approval: _Optional[bool] = ...) -> None: ...

class OfferedLine(_message.Message):
    __slots__ = ("sku", "unit_price", "quantity")
    SKU_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    sku: str
    unit_price: str
    quantity: str
    def __init__(self, sku: _Optional[str] = ..., unit_price: _Optional[str] = ..., quantity: _Optional[str] = ...) -> None: ...

class CheckOfferedPricesRequest(_message.Message):
    __slots__ = ("end_customer_name", "account_id", "city", "country", "currency", "lines")
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    end_customer_name: str
    account_id: int
    city: str
    country: str
    currency: str
    lines: _containers.RepeatedCompositeFieldContainer[OfferedLine]
    def __init__(self, end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., currency: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[OfferedLine, _Mapping]]] = ...) -> None: ...

class OfferedPriceFinding(_message.Message):
    __slots__ = ("line", "kind", "other_price", "other_currency", "other_quote", "other_name", "other_day", "score")
    LINE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OTHER_PRICE_FIELD_NUMBER: _ClassVar[int]
    OTHER_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    OTHER_QUOTE_FIELD_NUMBER: _ClassVar[int]
    OTHER_NAME_FIELD_NUMBER: _ClassVar[int]
    OTHER_DAY_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    line: int
    kind: QuoteExceptionKind
    other_price: str
    other_currency: str
    other_quote: str
    other_name: str
    other_day: str
    score: float
    def __init__(self, line: _Optional[int] = ..., kind: _Optional[_Union[QuoteExceptionKind, str]] = ..., other_price: _Optional[str] = ..., other_currency: _Optional[str] = ..., other_quote: _Optional[str] = ..., other_name: _Optional[str] = ..., other_day: _Optional[str] = ..., score: _Optional[float] = ...) -> None: ...

class CheckOfferedPricesResponse(_message.Message):
    __slots__ = ("findings", "unknown_lines")
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    UNKNOWN_LINES_FIELD_NUMBER: _ClassVar[int]
    findings: _containers.RepeatedCompositeFieldContainer[OfferedPriceFinding]
    unknown_lines: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, findings: _Optional[_Iterable[_Union[OfferedPriceFinding, _Mapping]]] = ..., unknown_lines: _Optional[_Iterable[int]] = ...) -> None: ...

class SubmitQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "reason", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ApproveQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "reason", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "reason", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SendQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AcceptQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "request_id", "version_number", "wished_ship_date")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    WISHED_SHIP_DATE_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    request_id: str
    version_number: int
    wished_ship_date: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., version_number: _Optional[int] = ..., wished_ship_date: _Optional[str] = ...) -> None: ...

class DeclineQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "reason", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class WithdrawQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "reason", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReviseQuoteRequest(_message.Message):
    __slots__ = ("quote_id", "etag", "request_id")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    etag: str
    request_id: str
    def __init__(self, quote_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListQuoteVersionsRequest(_message.Message):
    __slots__ = ("quote_id", "page_size", "page_token")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    page_size: int
    page_token: str
    def __init__(self, quote_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListQuoteVersionsResponse(_message.Message):
    __slots__ = ("quote_versions", "next_page_token")
    QUOTE_VERSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    quote_versions: _containers.RepeatedCompositeFieldContainer[QuoteVersion]
    next_page_token: str
    def __init__(self, quote_versions: _Optional[_Iterable[_Union[QuoteVersion, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetQuoteDocumentRequest(_message.Message):
    __slots__ = ("quote_id", "version_number", "language")
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_NUMBER_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    quote_id: int
    version_number: int
    language: str
    def __init__(self, quote_id: _Optional[int] = ..., version_number: _Optional[int] = ..., language: _Optional[str] = ...) -> None: ...

class ListQuoteExceptionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "quote_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    quote_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., quote_id: _Optional[int] = ...) -> None: ...

class ListQuoteExceptionsResponse(_message.Message):
    __slots__ = ("quote_exceptions", "next_page_token")
    QUOTE_EXCEPTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    quote_exceptions: _containers.RepeatedCompositeFieldContainer[QuoteException]
    next_page_token: str
    def __init__(self, quote_exceptions: _Optional[_Iterable[_Union[QuoteException, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
