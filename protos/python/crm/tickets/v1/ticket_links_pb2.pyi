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

class LinkKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LINK_KIND_UNSPECIFIED: _ClassVar[LinkKind]
    LINK_KIND_PARENT: _ClassVar[LinkKind]
    LINK_KIND_BLOCKS: _ClassVar[LinkKind]
    LINK_KIND_RELATED: _ClassVar[LinkKind]
    LINK_KIND_DUPLICATE: _ClassVar[LinkKind]
    LINK_KIND_SPLIT: _ClassVar[LinkKind]
LINK_KIND_UNSPECIFIED: LinkKind
LINK_KIND_PARENT: LinkKind
LINK_KIND_BLOCKS: LinkKind
LINK_KIND_RELATED: LinkKind
LINK_KIND_DUPLICATE: LinkKind
LINK_KIND_SPLIT: LinkKind

class TicketLink(_message.Message):
    __slots__ = ("ticket_link_id", "etag", "create_time", "update_time", "delete_time", "ticket_id", "kind", "other_id", "creator_id", "reverse", "subject", "state")
    TICKET_LINK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    OTHER_ID_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    REVERSE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ticket_link_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    ticket_id: int
    kind: LinkKind
    other_id: int
    creator_id: str
    reverse: bool
    subject: str
    state: str
    def __init__(self, ticket_link_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., kind: _Optional[_Union[LinkKind, str]] = ..., other_id: _Optional[int] = ..., creator_id: _Optional[str] = ..., reverse: _Optional[bool] = ..., subject: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class CreateTicketLinkRequest(_message.Message):
    __slots__ = ("ticket_link", "request_id")
    TICKET_LINK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_link: TicketLink
    request_id: str
    def __init__(self, ticket_link: _Optional[_Union[TicketLink, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteTicketLinkRequest(_message.Message):
    __slots__ = ("ticket_link_id", "request_id")
    TICKET_LINK_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_link_id: int
    request_id: str
    def __init__(self, ticket_link_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListTicketLinksRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class ListTicketLinksResponse(_message.Message):
    __slots__ = ("ticket_links",)
    TICKET_LINKS_FIELD_NUMBER: _ClassVar[int]
    ticket_links: _containers.RepeatedCompositeFieldContainer[TicketLink]
    def __init__(self, ticket_links: _Optional[_Iterable[_Union[TicketLink, _Mapping]]] = ...) -> None: ...
