import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import interactions_pb2 as _interactions_pb2
from crm.customers.v1 import reach_pb2 as _reach_pb2
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

class AccountKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ACCOUNT_KIND_UNSPECIFIED: _ClassVar[AccountKind]
    ACCOUNT_KIND_COMPANY: _ClassVar[AccountKind]
    ACCOUNT_KIND_HOUSEHOLD: _ClassVar[AccountKind]
ACCOUNT_KIND_UNSPECIFIED: AccountKind
ACCOUNT_KIND_COMPANY: AccountKind
ACCOUNT_KIND_HOUSEHOLD: AccountKind

class Account(_message.Message):
    __slots__ = ("account_id", "kind", "display_name", "segment", "country", "region", "city", "street", "postal_code", "owner_id", "team", "phones", "emails", "website", "parent_account_id", "source", "external_id", "etag", "create_time", "update_time", "delete_time", "merged_into_id", "tax_id", "birth_date", "messengers", "addresses", "tags", "preferred_channel", "attributes", "tier", "relationship_status", "volume_12m")
    class AttributesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    STREET_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    WEBSITE_FIELD_NUMBER: _ClassVar[int]
    PARENT_ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    MERGED_INTO_ID_FIELD_NUMBER: _ClassVar[int]
    TAX_ID_FIELD_NUMBER: _ClassVar[int]
    BIRTH_DATE_FIELD_NUMBER: _ClassVar[int]
    MESSENGERS_FIELD_NUMBER: _ClassVar[int]
    ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    PREFERRED_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    RELATIONSHIP_STATUS_FIELD_NUMBER: _ClassVar[int]
    VOLUME_12M_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    kind: AccountKind
    display_name: str
    segment: str
    country: str
    region: str
    city: str
    street: str
    postal_code: str
    owner_id: str
    team: str
    phones: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Phone]
    emails: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Email]
    website: str
    parent_account_id: int
    source: str
    external_id: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    merged_into_id: int
    tax_id: str
    birth_date: str
    messengers: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Messenger]
    addresses: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Address]
    tags: _containers.RepeatedScalarFieldContainer[str]
    preferred_channel: _interactions_pb2.Channel
    attributes: _containers.ScalarMap[str, str]
    tier: str
    relationship_status: str
    volume_12m: str
    def __init__(self, account_id: _Optional[int] = ..., kind: _Optional[_Union[AccountKind, str]] = ..., display_name: _Optional[str] = ..., segment: _Optional[str] = ..., country: _Optional[str] = ..., region: _Optional[str] = ..., city: _Optional[str] = ..., street: _Optional[str] = ..., postal_code: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., phones: _Optional[_Iterable[_Union[_reach_pb2.Phone, _Mapping]]] = ..., emails: _Optional[_Iterable[_Union[_reach_pb2.Email, _Mapping]]] = ..., website: _Optional[str] = ..., parent_account_id: _Optional[int] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., merged_into_id: _Optional[int] = ..., tax_id: _Optional[str] = ..., birth_date: _Optional[str] = ..., messengers: _Optional[_Iterable[_Union[_reach_pb2.Messenger, _Mapping]]] = ..., addresses: _Optional[_Iterable[_Union[_reach_pb2.Address, _Mapping]]] = ..., tags: _Optional[_Iterable[str]] = ..., preferred_channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., attributes: _Optional[_Mapping[str, str]] = ..., tier: _Optional[str] = ..., relationship_status: _Optional[str] = ..., volume_12m: _Optional[str] = ...) -> None: ...

class GetHierarchyRequest(_message.Message):
    __slots__ = ("account_id",)
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    def __init__(self, account_id: _Optional[int] = ...) -> None: ...

class Hierarchy(_message.Message):
    __slots__ = ("account_id", "nodes", "truncated")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    NODES_FIELD_NUMBER: _ClassVar[int]
    TRUNCATED_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    nodes: _containers.RepeatedCompositeFieldContainer[HierarchyNode]
    truncated: bool
    def __init__(self, account_id: _Optional[int] = ..., nodes: _Optional[_Iterable[_Union[HierarchyNode, _Mapping]]] = ..., truncated: _Optional[bool] = ...) -> None: ...

class HierarchyNode(_message.Message):
    __slots__ = ("account_id", "display_name", "parent_account_id", "depth", "owner_id", "city", "country")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    PARENT_ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPTH_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    display_name: str
    parent_account_id: int
    depth: int
    owner_id: str
    city: str
    country: str
    def __init__(self, account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., parent_account_id: _Optional[int] = ..., depth: _Optional[int] = ..., owner_id: _Optional[str] = ..., city: _Optional[str] = ..., country: _Optional[str] = ...) -> None: ...

class CreateAccountRequest(_message.Message):
    __slots__ = ("account", "request_id")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account: Account
    request_id: str
    def __init__(self, account: _Optional[_Union[Account, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetAccountRequest(_message.Message):
    __slots__ = ("account_id",)
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    def __init__(self, account_id: _Optional[int] = ...) -> None: ...

class ListAccountsRequest(_message.Message):
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

class ListAccountsResponse(_message.Message):
    __slots__ = ("accounts", "next_page_token")
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    accounts: _containers.RepeatedCompositeFieldContainer[Account]
    next_page_token: str
    def __init__(self, accounts: _Optional[_Iterable[_Union[Account, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateAccountRequest(_message.Message):
    __slots__ = ("account", "update_mask", "request_id")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account: Account
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, account: _Optional[_Union[Account, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteAccountRequest(_message.Message):
    __slots__ = ("account_id", "etag", "request_id")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    etag: str
    request_id: str
    def __init__(self, account_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteAccountRequest(_message.Message):
    __slots__ = ("account_id", "request_id")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    request_id: str
    def __init__(self, account_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
