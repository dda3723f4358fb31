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

class Mailbox(_message.Message):
    __slots__ = ("mailbox_id", "etag", "create_time", "update_time", "delete_time", "display_name", "address", "sender_name", "language", "team", "smtp_url", "smtp_secret", "imap_url", "imap_secret", "paused", "creator_id")
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    SENDER_NAME_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    SMTP_URL_FIELD_NUMBER: _ClassVar[int]
    SMTP_SECRET_FIELD_NUMBER: _ClassVar[int]
    IMAP_URL_FIELD_NUMBER: _ClassVar[int]
    IMAP_SECRET_FIELD_NUMBER: _ClassVar[int]
    PAUSED_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    mailbox_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    address: str
    sender_name: str
    language: str
    team: str
    smtp_url: str
    smtp_secret: str
    imap_url: str
    imap_secret: str
    paused: bool
    creator_id: str
    def __init__(self, mailbox_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., address: _Optional[str] = ..., sender_name: _Optional[str] = ..., language: _Optional[str] = ..., team: _Optional[str] = ..., smtp_url: _Optional[str] = ..., smtp_secret: _Optional[str] = ..., imap_url: _Optional[str] = ..., imap_secret: _Optional[str] = ..., paused: _Optional[bool] = ..., creator_id: _Optional[str] = ...) -> None: ...

class CreateMailboxRequest(_message.Message):
    __slots__ = ("mailbox", "request_id")
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    mailbox: Mailbox
    request_id: str
    def __init__(self, mailbox: _Optional[_Union[Mailbox, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMailboxRequest(_message.Message):
    __slots__ = ("mailbox_id",)
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    mailbox_id: int
    def __init__(self, mailbox_id: _Optional[int] = ...) -> None: ...

class ListMailboxesRequest(_message.Message):
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

class ListMailboxesResponse(_message.Message):
    __slots__ = ("mailboxes", "next_page_token")
    MAILBOXES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    mailboxes: _containers.RepeatedCompositeFieldContainer[Mailbox]
    next_page_token: str
    def __init__(self, mailboxes: _Optional[_Iterable[_Union[Mailbox, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMailboxRequest(_message.Message):
    __slots__ = ("mailbox", "update_mask", "request_id")
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    mailbox: Mailbox
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, mailbox: _Optional[_Union[Mailbox, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteMailboxRequest(_message.Message):
    __slots__ = ("mailbox_id", "etag", "request_id")
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    mailbox_id: int
    etag: str
    request_id: str
    def __init__(self, mailbox_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteMailboxRequest(_message.Message):
    __slots__ = ("mailbox_id", "request_id")
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    mailbox_id: int
    request_id: str
    def __init__(self, mailbox_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
