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

class ContactRole(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONTACT_ROLE_UNSPECIFIED: _ClassVar[ContactRole]
    CONTACT_ROLE_BUYER: _ClassVar[ContactRole]
    CONTACT_ROLE_DECIDER: _ClassVar[ContactRole]
    CONTACT_ROLE_INFLUENCER: _ClassVar[ContactRole]
    CONTACT_ROLE_END_USER: _ClassVar[ContactRole]
    CONTACT_ROLE_TECHNICAL: _ClassVar[ContactRole]
    CONTACT_ROLE_FINANCE: _ClassVar[ContactRole]
    CONTACT_ROLE_GATEKEEPER: _ClassVar[ContactRole]
CONTACT_ROLE_UNSPECIFIED: ContactRole
CONTACT_ROLE_BUYER: ContactRole
CONTACT_ROLE_DECIDER: ContactRole
CONTACT_ROLE_INFLUENCER: ContactRole
CONTACT_ROLE_END_USER: ContactRole
CONTACT_ROLE_TECHNICAL: ContactRole
CONTACT_ROLE_FINANCE: ContactRole
CONTACT_ROLE_GATEKEEPER: ContactRole

class Contact(_message.Message):
    __slots__ = ("contact_id", "account_id", "display_name", "job_title", "phones", "emails", "key_person", "preferred_channel", "language", "note", "source", "external_id", "account_external_id", "etag", "create_time", "update_time", "delete_time", "merged_into_id", "birth_date", "messengers", "addresses", "tags", "roles", "join_time", "attributes")
    class AttributesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    JOB_TITLE_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    EMAILS_FIELD_NUMBER: _ClassVar[int]
    KEY_PERSON_FIELD_NUMBER: _ClassVar[int]
    PREFERRED_CHANNEL_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    MERGED_INTO_ID_FIELD_NUMBER: _ClassVar[int]
    BIRTH_DATE_FIELD_NUMBER: _ClassVar[int]
    MESSENGERS_FIELD_NUMBER: _ClassVar[int]
    ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    JOIN_TIME_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTES_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    account_id: int
    display_name: str
    job_title: str
    phones: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Phone]
    emails: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Email]
    key_person: bool
    preferred_channel: _interactions_pb2.Channel
    language: str
    note: str
    source: str
    external_id: str
    account_external_id: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    merged_into_id: int
    birth_date: str
    messengers: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Messenger]
    addresses: _containers.RepeatedCompositeFieldContainer[_reach_pb2.Address]
    tags: _containers.RepeatedScalarFieldContainer[str]
    roles: _containers.RepeatedScalarFieldContainer[ContactRole]
    join_time: _timestamp_pb2.Timestamp
    attributes: _containers.ScalarMap[str, str]
    def __init__(self, contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., job_title: _Optional[str] = ..., phones: _Optional[_Iterable[_Union[_reach_pb2.Phone, _Mapping]]] = ..., emails: _Optional[_Iterable[_Union[_reach_pb2.Email, _Mapping]]] = ..., key_person: _Optional[bool] = ..., preferred_channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., language: _Optional[str] = ..., note: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., account_external_id: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., merged_into_id: _Optional[int] = ..., birth_date: _Optional[str] = ..., messengers: _Optional[_Iterable[_Union[_reach_pb2.Messenger, _Mapping]]] = ..., addresses: _Optional[_Iterable[_Union[_reach_pb2.Address, _Mapping]]] = ..., tags: _Optional[_Iterable[str]] = ..., roles: _Optional[_Iterable[_Union[ContactRole, str]]] = ..., join_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., attributes: _Optional[_Mapping[str, str]] = ...) -> None: ...

class CreateContactRequest(_message.Message):
    __slots__ = ("contact", "request_id")
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    contact: Contact
    request_id: str
    def __init__(self, contact: _Optional[_Union[Contact, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetContactRequest(_message.Message):
    __slots__ = ("contact_id",)
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    def __init__(self, contact_id: _Optional[int] = ...) -> None: ...

class ListContactsRequest(_message.Message):
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

class ListContactsResponse(_message.Message):
    __slots__ = ("contacts", "next_page_token")
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    contacts: _containers.RepeatedCompositeFieldContainer[Contact]
    next_page_token: str
    def __init__(self, contacts: _Optional[_Iterable[_Union[Contact, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateContactRequest(_message.Message):
    __slots__ = ("contact", "update_mask", "request_id")
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    contact: Contact
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, contact: _Optional[_Union[Contact, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteContactRequest(_message.Message):
    __slots__ = ("contact_id", "etag", "request_id")
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    etag: str
    request_id: str
    def __init__(self, contact_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteContactRequest(_message.Message):
    __slots__ = ("contact_id", "request_id")
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    request_id: str
    def __init__(self, contact_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class MoveContactRequest(_message.Message):
    __slots__ = ("contact_id", "to_account_id", "job_title", "move_time", "reason", "etag", "request_id")
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    TO_ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    JOB_TITLE_FIELD_NUMBER: _ClassVar[int]
    MOVE_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    to_account_id: int
    job_title: str
    move_time: _timestamp_pb2.Timestamp
    reason: str
    etag: str
    request_id: str
    def __init__(self, contact_id: _Optional[int] = ..., to_account_id: _Optional[int] = ..., job_title: _Optional[str] = ..., move_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class Affiliation(_message.Message):
    __slots__ = ("affiliation_id", "contact_id", "contact_display_name", "account_id", "account_display_name", "job_title", "start_time", "end_time", "reason", "agent_id", "create_time")
    AFFILIATION_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    JOB_TITLE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    affiliation_id: int
    contact_id: int
    contact_display_name: str
    account_id: int
    account_display_name: str
    job_title: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    reason: str
    agent_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, affiliation_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., contact_display_name: _Optional[str] = ..., account_id: _Optional[int] = ..., account_display_name: _Optional[str] = ..., job_title: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., agent_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListAffiliationsRequest(_message.Message):
    __slots__ = ("contact_id", "account_id", "page_size", "page_token")
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    account_id: int
    page_size: int
    page_token: str
    def __init__(self, contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAffiliationsResponse(_message.Message):
    __slots__ = ("affiliations", "next_page_token")
    AFFILIATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    affiliations: _containers.RepeatedCompositeFieldContainer[Affiliation]
    next_page_token: str
    def __init__(self, affiliations: _Optional[_Iterable[_Union[Affiliation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
