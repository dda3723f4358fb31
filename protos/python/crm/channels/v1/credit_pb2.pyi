import datetime

from buf.validate import validate_pb2 as _validate_pb2
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

class PaymentKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PAYMENT_KIND_UNSPECIFIED: _ClassVar[PaymentKind]
    PAYMENT_KIND_PAYMENT: _ClassVar[PaymentKind]
    PAYMENT_KIND_CREDIT_NOTE: _ClassVar[PaymentKind]

class JournalKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    JOURNAL_KIND_UNSPECIFIED: _ClassVar[JournalKind]
    JOURNAL_KIND_INVOICE: _ClassVar[JournalKind]
    JOURNAL_KIND_PAYMENT: _ClassVar[JournalKind]
    JOURNAL_KIND_CREDIT_NOTE: _ClassVar[JournalKind]

class StatementFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STATEMENT_FORMAT_UNSPECIFIED: _ClassVar[StatementFormat]
    STATEMENT_FORMAT_PDF: _ClassVar[StatementFormat]
    STATEMENT_FORMAT_XLSX: _ClassVar[StatementFormat]
PAYMENT_KIND_UNSPECIFIED: PaymentKind
PAYMENT_KIND_PAYMENT: PaymentKind
PAYMENT_KIND_CREDIT_NOTE: PaymentKind
JOURNAL_KIND_UNSPECIFIED: JournalKind
JOURNAL_KIND_INVOICE: JournalKind
JOURNAL_KIND_PAYMENT: JournalKind
JOURNAL_KIND_CREDIT_NOTE: JournalKind
STATEMENT_FORMAT_UNSPECIFIED: StatementFormat
STATEMENT_FORMAT_PDF: StatementFormat
STATEMENT_FORMAT_XLSX: StatementFormat

class CreditAccount(_message.Message):
    __slots__ = ("credit_account_id", "etag", "partner_id", "currency", "credit_limit", "open_orders", "receivable", "exposure", "available", "payment_days", "on_hold", "hold_reason", "owner_id", "team", "create_time", "update_time", "delete_time", "ageing", "partner_name")
    CREDIT_ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    OPEN_ORDERS_FIELD_NUMBER: _ClassVar[int]
    RECEIVABLE_FIELD_NUMBER: _ClassVar[int]
    EXPOSURE_FIELD_NUMBER: _ClassVar[int]
    AVAILABLE_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    ON_HOLD_FIELD_NUMBER: _ClassVar[int]
    HOLD_REASON_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    AGEING_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    credit_account_id: int
    etag: str
    partner_id: int
    currency: str
    credit_limit: str
    open_orders: str
    receivable: str
    exposure: str
    available: str
    payment_days: int
    on_hold: bool
    hold_reason: str
    owner_id: str
    team: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    ageing: _containers.RepeatedCompositeFieldContainer[AgeBand]
    partner_name: str
    def __init__(self, credit_account_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., credit_limit: _Optional[str] = ..., open_orders: _Optional[str] = ..., receivable: _Optional[str] = ..., exposure: _Optional[str] = ..., available: _Optional[str] = ..., payment_days: _Optional[int] = ..., on_hold: _Optional[bool] = ..., hold_reason: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ageing: _Optional[_Iterable[_Union[AgeBand, _Mapping]]] = ..., partner_name: _Optional[str] = ...) -> None: ...

class AgeBand(_message.Message):
    __slots__ = ("from_days", "to_days", "amount", "invoices")
    FROM_DAYS_FIELD_NUMBER: _ClassVar[int]
    TO_DAYS_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    from_days: int
    to_days: int
    amount: str
    invoices: int
    def __init__(self, from_days: _Optional[int] = ..., to_days: _Optional[int] = ..., amount: _Optional[str] = ..., invoices: _Optional[int] = ...) -> None: ...

class Invoice(_message.Message):
    __slots__ = ("invoice_id", "number", "partner_id", "order_id", "currency", "amount", "paid", "open", "invoice_date", "due_date", "owner_id", "team", "create_time")
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    PAID_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    INVOICE_DATE_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    invoice_id: int
    number: str
    partner_id: int
    order_id: int
    currency: str
    amount: str
    paid: str
    open: str
    invoice_date: str
    due_date: str
    owner_id: str
    team: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, invoice_id: _Optional[int] = ..., number: _Optional[str] = ..., partner_id: _Optional[int] = ..., order_id: _Optional[int] = ..., currency: _Optional[str] = ..., amount: _Optional[str] = ..., paid: _Optional[str] = ..., open: _Optional[str] = ..., invoice_date: _Optional[str] = ..., due_date: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Allocation(_message.Message):
    __slots__ = ("invoice_id", "amount")
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    invoice_id: int
    amount: str
    def __init__(self, invoice_id: _Optional[int] = ..., amount: _Optional[str] = ...) -> None: ...

class Payment(_message.Message):
    __slots__ = ("payment_id", "partner_id", "currency", "kind", "amount", "allocated", "pay_date", "reference", "source", "external_id", "owner_id", "team", "create_time")
    PAYMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ALLOCATED_FIELD_NUMBER: _ClassVar[int]
    PAY_DATE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    payment_id: int
    partner_id: int
    currency: str
    kind: PaymentKind
    amount: str
    allocated: str
    pay_date: str
    reference: str
    source: str
    external_id: str
    owner_id: str
    team: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, payment_id: _Optional[int] = ..., partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., kind: _Optional[_Union[PaymentKind, str]] = ..., amount: _Optional[str] = ..., allocated: _Optional[str] = ..., pay_date: _Optional[str] = ..., reference: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreditEntry(_message.Message):
    __slots__ = ("credit_entry_id", "journal_id", "kind", "book_date", "reference", "reason", "amount", "balance", "actor_id", "create_time")
    CREDIT_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    JOURNAL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    BOOK_DATE_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    BALANCE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    credit_entry_id: int
    journal_id: int
    kind: JournalKind
    book_date: str
    reference: str
    reason: str
    amount: str
    balance: str
    actor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, credit_entry_id: _Optional[int] = ..., journal_id: _Optional[int] = ..., kind: _Optional[_Union[JournalKind, str]] = ..., book_date: _Optional[str] = ..., reference: _Optional[str] = ..., reason: _Optional[str] = ..., amount: _Optional[str] = ..., balance: _Optional[str] = ..., actor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetCreditAccountRequest(_message.Message):
    __slots__ = ("partner_id", "currency", "credit_account_id")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    currency: str
    credit_account_id: int
    def __init__(self, partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., credit_account_id: _Optional[int] = ...) -> None: ...

class ListCreditAccountsRequest(_message.Message):
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

class ListCreditAccountsResponse(_message.Message):
    __slots__ = ("credit_accounts", "next_page_token")
    CREDIT_ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    credit_accounts: _containers.RepeatedCompositeFieldContainer[CreditAccount]
    next_page_token: str
    def __init__(self, credit_accounts: _Optional[_Iterable[_Union[CreditAccount, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class SetCreditRequest(_message.Message):
    __slots__ = ("partner_id", "currency", "credit_limit", "payment_days", "etag", "request_id")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CREDIT_LIMIT_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    currency: str
    credit_limit: str
    payment_days: int
    etag: str
    request_id: str
    def __init__(self, partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., credit_limit: _Optional[str] = ..., payment_days: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class HoldCreditRequest(_message.Message):
    __slots__ = ("partner_id", "currency", "on_hold", "reason", "etag", "request_id")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ON_HOLD_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    currency: str
    on_hold: bool
    reason: str
    etag: str
    request_id: str
    def __init__(self, partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., on_hold: _Optional[bool] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreatePaymentRequest(_message.Message):
    __slots__ = ("payment", "allocations", "request_id")
    PAYMENT_FIELD_NUMBER: _ClassVar[int]
    ALLOCATIONS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    payment: Payment
    allocations: _containers.RepeatedCompositeFieldContainer[Allocation]
    request_id: str
    def __init__(self, payment: _Optional[_Union[Payment, _Mapping]] = ..., allocations: _Optional[_Iterable[_Union[Allocation, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListPaymentsRequest(_message.Message):
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

class ListPaymentsResponse(_message.Message):
    __slots__ = ("payments", "next_page_token")
    PAYMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    payments: _containers.RepeatedCompositeFieldContainer[Payment]
    next_page_token: str
    def __init__(self, payments: _Optional[_Iterable[_Union[Payment, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetInvoiceRequest(_message.Message):
    __slots__ = ("invoice_id",)
    INVOICE_ID_FIELD_NUMBER: _ClassVar[int]
    invoice_id: int
    def __init__(self, invoice_id: _Optional[int] = ...) -> None: ...

class ListInvoicesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "open")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    open: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., open: _Optional[bool] = ...) -> None: ...

class ListInvoicesResponse(_message.Message):
    __slots__ = ("invoices", "next_page_token")
    INVOICES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    invoices: _containers.RepeatedCompositeFieldContainer[Invoice]
    next_page_token: str
    def __init__(self, invoices: _Optional[_Iterable[_Union[Invoice, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCreditEntriesRequest(_message.Message):
    __slots__ = ("partner_id", "currency", "page_size", "page_token")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    currency: str
    page_size: int
    page_token: str
    def __init__(self, partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCreditEntriesResponse(_message.Message):
    __slots__ = ("credit_entries", "next_page_token")
    CREDIT_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    credit_entries: _containers.RepeatedCompositeFieldContainer[CreditEntry]
    next_page_token: str
    def __init__(self, credit_entries: _Optional[_Iterable[_Union[CreditEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RenderStatementRequest(_message.Message):
    __slots__ = ("partner_id", "currency", "first_day", "last_day", "format")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    FIRST_DAY_FIELD_NUMBER: _ClassVar[int]
    LAST_DAY_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    currency: str
    first_day: str
    last_day: str
    format: StatementFormat
    def __init__(self, partner_id: _Optional[int] = ..., currency: _Optional[str] = ..., first_day: _Optional[str] = ..., last_day: _Optional[str] = ..., format: _Optional[_Union[StatementFormat, str]] = ...) -> None: ...

class RenderStatementResponse(_message.Message):
    __slots__ = ("content", "file_name", "media_type")
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    file_name: str
    media_type: str
    def __init__(self, content: _Optional[bytes] = ..., file_name: _Optional[str] = ..., media_type: _Optional[str] = ...) -> None: ...

class CheckLedgersRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CheckLedgersResponse(_message.Message):
    __slots__ = ("differences", "stock_entries", "credit_entries")
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    STOCK_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    CREDIT_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    differences: _containers.RepeatedScalarFieldContainer[str]
    stock_entries: int
    credit_entries: int
    def __init__(self, differences: _Optional[_Iterable[str]] = ..., stock_entries: _Optional[int] = ..., credit_entries: _Optional[int] = ...) -> None: ...

class GetPaymentRequest(_message.Message):
    __slots__ = ("payment_id",)
    PAYMENT_ID_FIELD_NUMBER: _ClassVar[int]
    payment_id: int
    def __init__(self, payment_id: _Optional[int] = ...) -> None: ...
