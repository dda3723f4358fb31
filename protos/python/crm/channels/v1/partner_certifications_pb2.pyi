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

class PartnerCertification(_message.Message):
    __slots__ = ("partner_certification_id", "etag", "partner_id", "name", "level", "number", "holder", "issue_date", "valid_until", "reminder_days", "create_time", "update_time", "delete_time")
    PARTNER_CERTIFICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    HOLDER_FIELD_NUMBER: _ClassVar[int]
    ISSUE_DATE_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    REMINDER_DAYS_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    partner_certification_id: int
    etag: str
    partner_id: int
    name: str
    level: str
    number: str
    holder: str
    issue_date: str
    valid_until: str
    reminder_days: int
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, partner_certification_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., name: _Optional[str] = ..., level: _Optional[str] = ..., number: _Optional[str] = ..., holder: _Optional[str] = ..., issue_date: _Optional[str] = ..., valid_until: _Optional[str] = ..., reminder_days: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreatePartnerCertificationRequest(_message.Message):
    __slots__ = ("partner_certification", "request_id")
    PARTNER_CERTIFICATION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_certification: PartnerCertification
    request_id: str
    def __init__(self, partner_certification: _Optional[_Union[PartnerCertification, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPartnerCertificationRequest(_message.Message):
    __slots__ = ("partner_certification_id",)
    PARTNER_CERTIFICATION_ID_FIELD_NUMBER: _ClassVar[int]
    partner_certification_id: int
    def __init__(self, partner_certification_id: _Optional[int] = ...) -> None: ...

class ListPartnerCertificationsRequest(_message.Message):
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

class ListPartnerCertificationsResponse(_message.Message):
    __slots__ = ("partner_certifications", "next_page_token")
    PARTNER_CERTIFICATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    partner_certifications: _containers.RepeatedCompositeFieldContainer[PartnerCertification]
    next_page_token: str
    def __init__(self, partner_certifications: _Optional[_Iterable[_Union[PartnerCertification, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePartnerCertificationRequest(_message.Message):
    __slots__ = ("partner_certification", "update_mask", "request_id")
    PARTNER_CERTIFICATION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_certification: PartnerCertification
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, partner_certification: _Optional[_Union[PartnerCertification, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePartnerCertificationRequest(_message.Message):
    __slots__ = ("partner_certification_id", "etag", "request_id")
    PARTNER_CERTIFICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_certification_id: int
    etag: str
    request_id: str
    def __init__(self, partner_certification_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePartnerCertificationRequest(_message.Message):
    __slots__ = ("partner_certification_id", "etag", "request_id")
    PARTNER_CERTIFICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_certification_id: int
    etag: str
    request_id: str
    def __init__(self, partner_certification_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
