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

class PartnerPerson(_message.Message):
    __slots__ = ("partner_person_id", "etag", "partner_id", "name", "role", "main", "phone", "email", "user_id", "create_time", "update_time", "delete_time")
    PARTNER_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    MAIN_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    partner_person_id: int
    etag: str
    partner_id: int
    name: str
    role: str
    main: bool
    phone: str
    email: str
    user_id: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, partner_person_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., name: _Optional[str] = ..., role: _Optional[str] = ..., main: _Optional[bool] = ..., phone: _Optional[str] = ..., email: _Optional[str] = ..., user_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreatePartnerPersonRequest(_message.Message):
    __slots__ = ("partner_person", "request_id")
    PARTNER_PERSON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_person: PartnerPerson
    request_id: str
    def __init__(self, partner_person: _Optional[_Union[PartnerPerson, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPartnerPersonRequest(_message.Message):
    __slots__ = ("partner_person_id",)
    PARTNER_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    partner_person_id: int
    def __init__(self, partner_person_id: _Optional[int] = ...) -> None: ...

class ListPartnerPersonsRequest(_message.Message):
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

class ListPartnerPersonsResponse(_message.Message):
    __slots__ = ("partner_persons", "next_page_token")
    PARTNER_PERSONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    partner_persons: _containers.RepeatedCompositeFieldContainer[PartnerPerson]
    next_page_token: str
    def __init__(self, partner_persons: _Optional[_Iterable[_Union[PartnerPerson, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePartnerPersonRequest(_message.Message):
    __slots__ = ("partner_person", "update_mask", "request_id")
    PARTNER_PERSON_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_person: PartnerPerson
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, partner_person: _Optional[_Union[PartnerPerson, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePartnerPersonRequest(_message.Message):
    __slots__ = ("partner_person_id", "etag", "request_id")
    PARTNER_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_person_id: int
    etag: str
    request_id: str
    def __init__(self, partner_person_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePartnerPersonRequest(_message.Message):
    __slots__ = ("partner_person_id", "etag", "request_id")
    PARTNER_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_person_id: int
    etag: str
    request_id: str
    def __init__(self, partner_person_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
