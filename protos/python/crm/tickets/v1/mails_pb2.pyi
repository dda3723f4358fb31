import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.records.v1 import files_pb2 as _files_pb2
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

class IncomingMailState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INCOMING_MAIL_STATE_UNSPECIFIED: _ClassVar[IncomingMailState]
    INCOMING_MAIL_STATE_TAKEN: _ClassVar[IncomingMailState]
    INCOMING_MAIL_STATE_HELD: _ClassVar[IncomingMailState]
    INCOMING_MAIL_STATE_BOUNCE: _ClassVar[IncomingMailState]
    INCOMING_MAIL_STATE_DISCARDED: _ClassVar[IncomingMailState]

class MailReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MAIL_REASON_UNSPECIFIED: _ClassVar[MailReason]
    MAIL_REASON_UNREADABLE: _ClassVar[MailReason]
    MAIL_REASON_NO_SENDER: _ClassVar[MailReason]
    MAIL_REASON_AUTOMATIC: _ClassVar[MailReason]
    MAIL_REASON_TOO_MANY: _ClassVar[MailReason]
    MAIL_REASON_TOO_LARGE: _ClassVar[MailReason]
    MAIL_REASON_OWN_ADDRESS: _ClassVar[MailReason]
    MAIL_REASON_UNKNOWN_BOUNCE: _ClassVar[MailReason]
    MAIL_REASON_FAILED: _ClassVar[MailReason]

class OutgoingMailKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OUTGOING_MAIL_KIND_UNSPECIFIED: _ClassVar[OutgoingMailKind]
    OUTGOING_MAIL_KIND_ANSWER: _ClassVar[OutgoingMailKind]
    OUTGOING_MAIL_KIND_ACKNOWLEDGEMENT: _ClassVar[OutgoingMailKind]
    OUTGOING_MAIL_KIND_INVITATION: _ClassVar[OutgoingMailKind]
    OUTGOING_MAIL_KIND_TOO_LARGE: _ClassVar[OutgoingMailKind]

class OutgoingMailState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    OUTGOING_MAIL_STATE_UNSPECIFIED: _ClassVar[OutgoingMailState]
    OUTGOING_MAIL_STATE_WAITING: _ClassVar[OutgoingMailState]
    OUTGOING_MAIL_STATE_SENT: _ClassVar[OutgoingMailState]
    OUTGOING_MAIL_STATE_DEAD: _ClassVar[OutgoingMailState]
    OUTGOING_MAIL_STATE_BOUNCED: _ClassVar[OutgoingMailState]

class MailProblem(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MAIL_PROBLEM_UNSPECIFIED: _ClassVar[MailProblem]
    MAIL_PROBLEM_CERTIFICATE: _ClassVar[MailProblem]
    MAIL_PROBLEM_NOT_ENCRYPTED: _ClassVar[MailProblem]
    MAIL_PROBLEM_SIGN_IN: _ClassVar[MailProblem]
    MAIL_PROBLEM_NOT_REACHED: _ClassVar[MailProblem]
    MAIL_PROBLEM_OTHER: _ClassVar[MailProblem]
INCOMING_MAIL_STATE_UNSPECIFIED: IncomingMailState
INCOMING_MAIL_STATE_TAKEN: IncomingMailState
INCOMING_MAIL_STATE_HELD: IncomingMailState
INCOMING_MAIL_STATE_BOUNCE: IncomingMailState
INCOMING_MAIL_STATE_DISCARDED: IncomingMailState
MAIL_REASON_UNSPECIFIED: MailReason
MAIL_REASON_UNREADABLE: MailReason
MAIL_REASON_NO_SENDER: MailReason
MAIL_REASON_AUTOMATIC: MailReason
MAIL_REASON_TOO_MANY: MailReason
MAIL_REASON_TOO_LARGE: MailReason
MAIL_REASON_OWN_ADDRESS: MailReason
MAIL_REASON_UNKNOWN_BOUNCE: MailReason
MAIL_REASON_FAILED: MailReason
OUTGOING_MAIL_KIND_UNSPECIFIED: OutgoingMailKind
OUTGOING_MAIL_KIND_ANSWER: OutgoingMailKind
OUTGOING_MAIL_KIND_ACKNOWLEDGEMENT: OutgoingMailKind
OUTGOING_MAIL_KIND_INVITATION: OutgoingMailKind
OUTGOING_MAIL_KIND_TOO_LARGE: OutgoingMailKind
OUTGOING_MAIL_STATE_UNSPECIFIED: OutgoingMailState
OUTGOING_MAIL_STATE_WAITING: OutgoingMailState
OUTGOING_MAIL_STATE_SENT: OutgoingMailState
OUTGOING_MAIL_STATE_DEAD: OutgoingMailState
OUTGOING_MAIL_STATE_BOUNCED: OutgoingMailState
MAIL_PROBLEM_UNSPECIFIED: MailProblem
MAIL_PROBLEM_CERTIFICATE: MailProblem
MAIL_PROBLEM_NOT_ENCRYPTED: MailProblem
MAIL_PROBLEM_SIGN_IN: MailProblem
MAIL_PROBLEM_NOT_REACHED: MailProblem
MAIL_PROBLEM_OTHER: MailProblem

class IncomingMail(_message.Message):
    __slots__ = ("incoming_mail_id", "etag", "create_time", "update_time", "delete_time", "mailbox", "message_id", "state", "reason", "from_address", "from_name", "subject", "text", "ticket_id", "comment_id", "outgoing_mail_id", "size", "actor_id", "sent_time")
    INCOMING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    FROM_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    FROM_NAME_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    OUTGOING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    SENT_TIME_FIELD_NUMBER: _ClassVar[int]
    incoming_mail_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    mailbox: str
    message_id: str
    state: IncomingMailState
    reason: MailReason
    from_address: str
    from_name: str
    subject: str
    text: str
    ticket_id: int
    comment_id: int
    outgoing_mail_id: int
    size: int
    actor_id: str
    sent_time: _timestamp_pb2.Timestamp
    def __init__(self, incoming_mail_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., mailbox: _Optional[str] = ..., message_id: _Optional[str] = ..., state: _Optional[_Union[IncomingMailState, str]] = ..., reason: _Optional[_Union[MailReason, str]] = ..., from_address: _Optional[str] = ..., from_name: _Optional[str] = ..., subject: _Optional[str] = ..., text: _Optional[str] = ..., ticket_id: _Optional[int] = ..., comment_id: _Optional[int] = ..., outgoing_mail_id: _Optional[int] = ..., size: _Optional[int] = ..., actor_id: _Optional[str] = ..., sent_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class IngestMailRequest(_message.Message):
    __slots__ = ("content", "mailbox", "media_type", "request_id")
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    mailbox: str
    media_type: str
    request_id: str
    def __init__(self, content: _Optional[bytes] = ..., mailbox: _Optional[str] = ..., media_type: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetIncomingMailRequest(_message.Message):
    __slots__ = ("incoming_mail_id",)
    INCOMING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    incoming_mail_id: int
    def __init__(self, incoming_mail_id: _Optional[int] = ...) -> None: ...

class ListIncomingMailsRequest(_message.Message):
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

class ListIncomingMailsResponse(_message.Message):
    __slots__ = ("incoming_mails", "next_page_token")
    INCOMING_MAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    incoming_mails: _containers.RepeatedCompositeFieldContainer[IncomingMail]
    next_page_token: str
    def __init__(self, incoming_mails: _Optional[_Iterable[_Union[IncomingMail, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AssignIncomingMailRequest(_message.Message):
    __slots__ = ("incoming_mail_id", "ticket_id", "etag", "request_id")
    INCOMING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    incoming_mail_id: int
    ticket_id: int
    etag: str
    request_id: str
    def __init__(self, incoming_mail_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DiscardIncomingMailRequest(_message.Message):
    __slots__ = ("incoming_mail_id", "etag", "request_id")
    INCOMING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    incoming_mail_id: int
    etag: str
    request_id: str
    def __init__(self, incoming_mail_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RestoreIncomingMailRequest(_message.Message):
    __slots__ = ("incoming_mail_id", "etag", "request_id")
    INCOMING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    incoming_mail_id: int
    etag: str
    request_id: str
    def __init__(self, incoming_mail_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DownloadIncomingMailRequest(_message.Message):
    __slots__ = ("incoming_mail_id", "offset")
    INCOMING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    incoming_mail_id: int
    offset: int
    def __init__(self, incoming_mail_id: _Optional[int] = ..., offset: _Optional[int] = ...) -> None: ...

class OutgoingMail(_message.Message):
    __slots__ = ("outgoing_mail_id", "etag", "create_time", "update_time", "delete_time", "kind", "state", "message_id", "to_address", "to_name", "subject", "text", "ticket_id", "comment_id", "attempts", "last_error", "next_time", "sent_time", "automatic", "account_id", "in_reply_to", "reference_ids", "files", "mailbox_id")
    OUTGOING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    TO_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    TO_NAME_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    LAST_ERROR_FIELD_NUMBER: _ClassVar[int]
    NEXT_TIME_FIELD_NUMBER: _ClassVar[int]
    SENT_TIME_FIELD_NUMBER: _ClassVar[int]
    AUTOMATIC_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    IN_REPLY_TO_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_IDS_FIELD_NUMBER: _ClassVar[int]
    FILES_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    outgoing_mail_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    kind: OutgoingMailKind
    state: OutgoingMailState
    message_id: str
    to_address: str
    to_name: str
    subject: str
    text: str
    ticket_id: int
    comment_id: int
    attempts: int
    last_error: str
    next_time: _timestamp_pb2.Timestamp
    sent_time: _timestamp_pb2.Timestamp
    automatic: bool
    account_id: int
    in_reply_to: str
    reference_ids: _containers.RepeatedScalarFieldContainer[str]
    files: _containers.RepeatedCompositeFieldContainer[MailFile]
    mailbox_id: int
    def __init__(self, outgoing_mail_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[_Union[OutgoingMailKind, str]] = ..., state: _Optional[_Union[OutgoingMailState, str]] = ..., message_id: _Optional[str] = ..., to_address: _Optional[str] = ..., to_name: _Optional[str] = ..., subject: _Optional[str] = ..., text: _Optional[str] = ..., ticket_id: _Optional[int] = ..., comment_id: _Optional[int] = ..., attempts: _Optional[int] = ..., last_error: _Optional[str] = ..., next_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., sent_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., automatic: _Optional[bool] = ..., account_id: _Optional[int] = ..., in_reply_to: _Optional[str] = ..., reference_ids: _Optional[_Iterable[str]] = ..., files: _Optional[_Iterable[_Union[MailFile, _Mapping]]] = ..., mailbox_id: _Optional[int] = ...) -> None: ...

class MailFile(_message.Message):
    __slots__ = ("attachment_id", "version", "size")
    ATTACHMENT_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    attachment_id: int
    version: int
    size: int
    def __init__(self, attachment_id: _Optional[int] = ..., version: _Optional[int] = ..., size: _Optional[int] = ...) -> None: ...

class GetOutgoingMailRequest(_message.Message):
    __slots__ = ("outgoing_mail_id",)
    OUTGOING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    outgoing_mail_id: int
    def __init__(self, outgoing_mail_id: _Optional[int] = ...) -> None: ...

class ListOutgoingMailsRequest(_message.Message):
    __slots__ = ("ticket_id", "page_size", "page_token", "filter", "order_by", "show_deleted")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, ticket_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListOutgoingMailsResponse(_message.Message):
    __slots__ = ("outgoing_mails", "next_page_token")
    OUTGOING_MAILS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    outgoing_mails: _containers.RepeatedCompositeFieldContainer[OutgoingMail]
    next_page_token: str
    def __init__(self, outgoing_mails: _Optional[_Iterable[_Union[OutgoingMail, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ResendOutgoingMailRequest(_message.Message):
    __slots__ = ("outgoing_mail_id", "etag", "request_id")
    OUTGOING_MAIL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    outgoing_mail_id: int
    etag: str
    request_id: str
    def __init__(self, outgoing_mail_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class MailTemplate(_message.Message):
    __slots__ = ("mail_template_id", "etag", "create_time", "update_time", "delete_time", "kind", "language", "subject", "text", "off")
    MAIL_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    OFF_FIELD_NUMBER: _ClassVar[int]
    mail_template_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    kind: OutgoingMailKind
    language: str
    subject: str
    text: str
    off: bool
    def __init__(self, mail_template_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[_Union[OutgoingMailKind, str]] = ..., language: _Optional[str] = ..., subject: _Optional[str] = ..., text: _Optional[str] = ..., off: _Optional[bool] = ...) -> None: ...

class GetMailTemplateRequest(_message.Message):
    __slots__ = ("mail_template_id",)
    MAIL_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    mail_template_id: int
    def __init__(self, mail_template_id: _Optional[int] = ...) -> None: ...

class ListMailTemplatesRequest(_message.Message):
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

class ListMailTemplatesResponse(_message.Message):
    __slots__ = ("mail_templates", "next_page_token")
    MAIL_TEMPLATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    mail_templates: _containers.RepeatedCompositeFieldContainer[MailTemplate]
    next_page_token: str
    def __init__(self, mail_templates: _Optional[_Iterable[_Union[MailTemplate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMailTemplateRequest(_message.Message):
    __slots__ = ("mail_template", "update_mask", "request_id")
    MAIL_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    mail_template: MailTemplate
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, mail_template: _Optional[_Union[MailTemplate, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class MailChannel(_message.Message):
    __slots__ = ("name", "address", "success_time", "error_time", "last_error", "last_uid", "own_address", "problem", "mailbox_id", "mailbox_name")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    SUCCESS_TIME_FIELD_NUMBER: _ClassVar[int]
    ERROR_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_ERROR_FIELD_NUMBER: _ClassVar[int]
    LAST_UID_FIELD_NUMBER: _ClassVar[int]
    OWN_ADDRESS_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    address: str
    success_time: _timestamp_pb2.Timestamp
    error_time: _timestamp_pb2.Timestamp
    last_error: str
    last_uid: int
    own_address: str
    problem: MailProblem
    mailbox_id: int
    mailbox_name: str
    def __init__(self, name: _Optional[str] = ..., address: _Optional[str] = ..., success_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., error_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_error: _Optional[str] = ..., last_uid: _Optional[int] = ..., own_address: _Optional[str] = ..., problem: _Optional[_Union[MailProblem, str]] = ..., mailbox_id: _Optional[int] = ..., mailbox_name: _Optional[str] = ...) -> None: ...

class ListMailChannelsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListMailChannelsResponse(_message.Message):
    __slots__ = ("mail_channels", "held_count", "dead_count", "suspect_count")
    MAIL_CHANNELS_FIELD_NUMBER: _ClassVar[int]
    HELD_COUNT_FIELD_NUMBER: _ClassVar[int]
    DEAD_COUNT_FIELD_NUMBER: _ClassVar[int]
    SUSPECT_COUNT_FIELD_NUMBER: _ClassVar[int]
    mail_channels: _containers.RepeatedCompositeFieldContainer[MailChannel]
    held_count: int
    dead_count: int
    suspect_count: int
    def __init__(self, mail_channels: _Optional[_Iterable[_Union[MailChannel, _Mapping]]] = ..., held_count: _Optional[int] = ..., dead_count: _Optional[int] = ..., suspect_count: _Optional[int] = ...) -> None: ...

class TestMailChannelRequest(_message.Message):
    __slots__ = ("name", "request_id")
    NAME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    name: str
    request_id: str
    def __init__(self, name: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class TestMailChannelResponse(_message.Message):
    __slots__ = ("works", "error", "problem")
    WORKS_FIELD_NUMBER: _ClassVar[int]
    ERROR_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    works: bool
    error: str
    problem: MailProblem
    def __init__(self, works: _Optional[bool] = ..., error: _Optional[str] = ..., problem: _Optional[_Union[MailProblem, str]] = ...) -> None: ...

class BouncingAddress(_message.Message):
    __slots__ = ("bouncing_address_id", "etag", "create_time", "update_time", "delete_time", "address", "reason", "bounce_count", "bounce_time")
    BOUNCING_ADDRESS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_TIME_FIELD_NUMBER: _ClassVar[int]
    bouncing_address_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    address: str
    reason: str
    bounce_count: int
    bounce_time: _timestamp_pb2.Timestamp
    def __init__(self, bouncing_address_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., address: _Optional[str] = ..., reason: _Optional[str] = ..., bounce_count: _Optional[int] = ..., bounce_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListBouncingAddressesRequest(_message.Message):
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

class ListBouncingAddressesResponse(_message.Message):
    __slots__ = ("bouncing_addresses", "next_page_token")
    BOUNCING_ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    bouncing_addresses: _containers.RepeatedCompositeFieldContainer[BouncingAddress]
    next_page_token: str
    def __init__(self, bouncing_addresses: _Optional[_Iterable[_Union[BouncingAddress, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ClearBouncingAddressRequest(_message.Message):
    __slots__ = ("bouncing_address_id", "etag", "request_id")
    BOUNCING_ADDRESS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    bouncing_address_id: int
    etag: str
    request_id: str
    def __init__(self, bouncing_address_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
