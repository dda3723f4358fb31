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

class PartnerKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PARTNER_KIND_UNSPECIFIED: _ClassVar[PartnerKind]
    PARTNER_KIND_DEALER: _ClassVar[PartnerKind]
    PARTNER_KIND_AGENCY: _ClassVar[PartnerKind]
    PARTNER_KIND_SERVICE_POINT: _ClassVar[PartnerKind]
    PARTNER_KIND_HOUSE: _ClassVar[PartnerKind]

class PartnerTier(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PARTNER_TIER_UNSPECIFIED: _ClassVar[PartnerTier]
    PARTNER_TIER_REGISTERED: _ClassVar[PartnerTier]
    PARTNER_TIER_SILVER: _ClassVar[PartnerTier]
    PARTNER_TIER_GOLD: _ClassVar[PartnerTier]
    PARTNER_TIER_PLATINUM: _ClassVar[PartnerTier]

class PartnerState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PARTNER_STATE_UNSPECIFIED: _ClassVar[PartnerState]
    PARTNER_STATE_PROSPECT: _ClassVar[PartnerState]
    PARTNER_STATE_ACTIVE: _ClassVar[PartnerState]
    PARTNER_STATE_SUSPENDED: _ClassVar[PartnerState]
    PARTNER_STATE_ENDED: _ClassVar[PartnerState]
PARTNER_KIND_UNSPECIFIED: PartnerKind
PARTNER_KIND_DEALER: PartnerKind
PARTNER_KIND_AGENCY: PartnerKind
PARTNER_KIND_SERVICE_POINT: PartnerKind
PARTNER_KIND_HOUSE: PartnerKind
PARTNER_TIER_UNSPECIFIED: PartnerTier
PARTNER_TIER_REGISTERED: PartnerTier
PARTNER_TIER_SILVER: PartnerTier
PARTNER_TIER_GOLD: PartnerTier
PARTNER_TIER_PLATINUM: PartnerTier
PARTNER_STATE_UNSPECIFIED: PartnerState
PARTNER_STATE_PROSPECT: PartnerState
PARTNER_STATE_ACTIVE: PartnerState
PARTNER_STATE_SUSPENDED: PartnerState
PARTNER_STATE_ENDED: PartnerState

class PartnerContact(_message.Message):
    __slots__ = ("name", "role", "phone", "email")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    name: str
    role: str
    phone: str
    email: str
    def __init__(self, name: _Optional[str] = ..., role: _Optional[str] = ..., phone: _Optional[str] = ..., email: _Optional[str] = ...) -> None: ...

class Partner(_message.Message):
    __slots__ = ("partner_id", "etag", "name", "kind", "tier", "state", "territory", "country", "city", "contract_number", "contacts", "owner_id", "team", "notes", "create_time", "update_time", "delete_time", "territory_id")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    CONTRACT_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    etag: str
    name: str
    kind: PartnerKind
    tier: PartnerTier
    state: PartnerState
    territory: str
    country: str
    city: str
    contract_number: str
    contacts: _containers.RepeatedCompositeFieldContainer[PartnerContact]
    owner_id: str
    team: str
    notes: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    territory_id: int
    def __init__(self, partner_id: _Optional[int] = ..., etag: _Optional[str] = ..., name: _Optional[str] = ..., kind: _Optional[_Union[PartnerKind, str]] = ..., tier: _Optional[_Union[PartnerTier, str]] = ..., state: _Optional[_Union[PartnerState, str]] = ..., territory: _Optional[str] = ..., country: _Optional[str] = ..., city: _Optional[str] = ..., contract_number: _Optional[str] = ..., contacts: _Optional[_Iterable[_Union[PartnerContact, _Mapping]]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., notes: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., territory_id: _Optional[int] = ...) -> None: ...

class CreatePartnerRequest(_message.Message):
    __slots__ = ("partner", "request_id")
    PARTNER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner: Partner
    request_id: str
    def __init__(self, partner: _Optional[_Union[Partner, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPartnerRequest(_message.Message):
    __slots__ = ("partner_id",)
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    def __init__(self, partner_id: _Optional[int] = ...) -> None: ...

class ListPartnersRequest(_message.Message):
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

class ListPartnersResponse(_message.Message):
    __slots__ = ("partners", "next_page_token")
    PARTNERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    partners: _containers.RepeatedCompositeFieldContainer[Partner]
    next_page_token: str
    def __init__(self, partners: _Optional[_Iterable[_Union[Partner, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePartnerRequest(_message.Message):
    __slots__ = ("partner", "update_mask", "request_id")
    PARTNER_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner: Partner
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, partner: _Optional[_Union[Partner, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePartnerRequest(_message.Message):
    __slots__ = ("partner_id", "etag", "request_id")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    etag: str
    request_id: str
    def __init__(self, partner_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePartnerRequest(_message.Message):
    __slots__ = ("partner_id", "etag", "request_id")
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_id: int
    etag: str
    request_id: str
    def __init__(self, partner_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
