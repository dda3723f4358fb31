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

class PortalInvitationState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PORTAL_INVITATION_STATE_UNSPECIFIED: _ClassVar[PortalInvitationState]
    PORTAL_INVITATION_STATE_OPEN: _ClassVar[PortalInvitationState]
    PORTAL_INVITATION_STATE_ACCEPTED: _ClassVar[PortalInvitationState]
    PORTAL_INVITATION_STATE_REVOKED: _ClassVar[PortalInvitationState]

class InvitationMailState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    INVITATION_MAIL_STATE_UNSPECIFIED: _ClassVar[InvitationMailState]
    INVITATION_MAIL_STATE_MAILING: _ClassVar[InvitationMailState]
    INVITATION_MAIL_STATE_MAILED: _ClassVar[InvitationMailState]
    INVITATION_MAIL_STATE_NOT_MAILED: _ClassVar[InvitationMailState]
PORTAL_INVITATION_STATE_UNSPECIFIED: PortalInvitationState
PORTAL_INVITATION_STATE_OPEN: PortalInvitationState
PORTAL_INVITATION_STATE_ACCEPTED: PortalInvitationState
PORTAL_INVITATION_STATE_REVOKED: PortalInvitationState
INVITATION_MAIL_STATE_UNSPECIFIED: InvitationMailState
INVITATION_MAIL_STATE_MAILING: InvitationMailState
INVITATION_MAIL_STATE_MAILED: InvitationMailState
INVITATION_MAIL_STATE_NOT_MAILED: InvitationMailState

class PortalInvitation(_message.Message):
    __slots__ = ("portal_invitation_id", "etag", "partner_id", "partner_person_id", "user_id", "display_name", "email", "state", "expire_time", "invited_by", "close_time", "token", "create_time", "update_time", "delete_time", "language", "mail_state", "mail_time", "mail_problem")
    PORTAL_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    INVITED_BY_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    MAIL_STATE_FIELD_NUMBER: _ClassVar[int]
    MAIL_TIME_FIELD_NUMBER: _ClassVar[int]
    MAIL_PROBLEM_FIELD_NUMBER: _ClassVar[int]
    portal_invitation_id: int
    etag: str
    partner_id: int
    partner_person_id: int
    user_id: str
    display_name: str
    email: str
    state: PortalInvitationState
    expire_time: _timestamp_pb2.Timestamp
    invited_by: str
    close_time: _timestamp_pb2.Timestamp
    token: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    language: str
    mail_state: InvitationMailState
    mail_time: _timestamp_pb2.Timestamp
    mail_problem: str
    def __init__(self, portal_invitation_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., partner_person_id: _Optional[int] = ..., user_id: _Optional[str] = ..., display_name: _Optional[str] = ..., email: _Optional[str] = ..., state: _Optional[_Union[PortalInvitationState, str]] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., invited_by: _Optional[str] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., token: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., language: _Optional[str] = ..., mail_state: _Optional[_Union[InvitationMailState, str]] = ..., mail_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., mail_problem: _Optional[str] = ...) -> None: ...

class SendPortalInvitationRequest(_message.Message):
    __slots__ = ("portal_invitation_id", "etag", "request_id")
    PORTAL_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    portal_invitation_id: int
    etag: str
    request_id: str
    def __init__(self, portal_invitation_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreatePortalInvitationRequest(_message.Message):
    __slots__ = ("portal_invitation", "valid_days", "request_id")
    PORTAL_INVITATION_FIELD_NUMBER: _ClassVar[int]
    VALID_DAYS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    portal_invitation: PortalInvitation
    valid_days: int
    request_id: str
    def __init__(self, portal_invitation: _Optional[_Union[PortalInvitation, _Mapping]] = ..., valid_days: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPortalInvitationRequest(_message.Message):
    __slots__ = ("portal_invitation_id",)
    PORTAL_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    portal_invitation_id: int
    def __init__(self, portal_invitation_id: _Optional[int] = ...) -> None: ...

class ListPortalInvitationsRequest(_message.Message):
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

class ListPortalInvitationsResponse(_message.Message):
    __slots__ = ("portal_invitations", "next_page_token")
    PORTAL_INVITATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    portal_invitations: _containers.RepeatedCompositeFieldContainer[PortalInvitation]
    next_page_token: str
    def __init__(self, portal_invitations: _Optional[_Iterable[_Union[PortalInvitation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RevokePortalInvitationRequest(_message.Message):
    __slots__ = ("portal_invitation_id", "etag", "request_id")
    PORTAL_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    portal_invitation_id: int
    etag: str
    request_id: str
    def __init__(self, portal_invitation_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReadPortalInvitationRequest(_message.Message):
    __slots__ = ("token",)
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    token: str
    def __init__(self, token: _Optional[str] = ...) -> None: ...

class ReadPortalInvitationResponse(_message.Message):
    __slots__ = ("user_id", "display_name", "partner_name", "expire_time")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    display_name: str
    partner_name: str
    expire_time: _timestamp_pb2.Timestamp
    def __init__(self, user_id: _Optional[str] = ..., display_name: _Optional[str] = ..., partner_name: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AcceptPortalInvitationRequest(_message.Message):
    __slots__ = ("token", "password", "request_id")
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    PASSWORD_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    token: str
    password: str
    request_id: str
    def __init__(self, token: _Optional[str] = ..., password: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AcceptPortalInvitationResponse(_message.Message):
    __slots__ = ("user_id",)
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    def __init__(self, user_id: _Optional[str] = ...) -> None: ...
