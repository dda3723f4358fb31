import datetime

from buf.validate import validate_pb2 as _validate_pb2
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

class PartnerContract(_message.Message):
    __slots__ = ("partner_contract_id", "etag", "partner_id", "number", "title", "start_date", "end_date", "notice_days", "renews", "payment_days", "payment_terms", "credit_terms", "reminder_days", "create_time", "update_time", "delete_time")
    PARTNER_CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    NOTICE_DAYS_FIELD_NUMBER: _ClassVar[int]
    RENEWS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_TERMS_FIELD_NUMBER: _ClassVar[int]
    CREDIT_TERMS_FIELD_NUMBER: _ClassVar[int]
    REMINDER_DAYS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    partner_contract_id: int
    etag: str
    partner_id: int
    number: str
    title: str
    start_date: str
    end_date: str
    notice_days: int
    renews: bool
    payment_days: int
    payment_terms: str
    credit_terms: str
    reminder_days: int
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, partner_contract_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., number: _Optional[str] = ..., title: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., notice_days: _Optional[int] = ..., renews: _Optional[bool] = ..., payment_days: _Optional[int] = ..., payment_terms: _Optional[str] = ..., credit_terms: _Optional[str] = ..., reminder_days: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreatePartnerContractRequest(_message.Message):
    __slots__ = ("partner_contract", "request_id")
    PARTNER_CONTRACT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_contract: PartnerContract
    request_id: str
    def __init__(self, partner_contract: _Optional[_Union[PartnerContract, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPartnerContractRequest(_message.Message):
    __slots__ = ("partner_contract_id",)
    PARTNER_CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    partner_contract_id: int
    def __init__(self, partner_contract_id: _Optional[int] = ...) -> None: ...

class ListPartnerContractsRequest(_message.Message):
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

class ListPartnerContractsResponse(_message.Message):
    __slots__ = ("partner_contracts", "next_page_token")
    PARTNER_CONTRACTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    partner_contracts: _containers.RepeatedCompositeFieldContainer[PartnerContract]
    next_page_token: str
    def __init__(self, partner_contracts: _Optional[_Iterable[_Union[PartnerContract, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePartnerContractRequest(_message.Message):
    __slots__ = ("partner_contract", "update_mask", "request_id")
    PARTNER_CONTRACT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_contract: PartnerContract
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, partner_contract: _Optional[_Union[PartnerContract, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePartnerContractRequest(_message.Message):
    __slots__ = ("partner_contract_id", "etag", "request_id")
    PARTNER_CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_contract_id: int
    etag: str
    request_id: str
    def __init__(self, partner_contract_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePartnerContractRequest(_message.Message):
    __slots__ = ("partner_contract_id", "etag", "request_id")
    PARTNER_CONTRACT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_contract_id: int
    etag: str
    request_id: str
    def __init__(self, partner_contract_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
