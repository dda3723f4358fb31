from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import agents_pb2 as _agents_pb2
from crm.tickets.v1 import tickets_pb2 as _tickets_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AssignTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ProposeSpecialistsRequest(_message.Message):
    __slots__ = ("skill", "level", "team")
    SKILL_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    skill: str
    level: int
    team: str
    def __init__(self, skill: _Optional[str] = ..., level: _Optional[int] = ..., team: _Optional[str] = ...) -> None: ...

class ProposeSpecialistsResponse(_message.Message):
    __slots__ = ("specialists",)
    SPECIALISTS_FIELD_NUMBER: _ClassVar[int]
    specialists: _containers.RepeatedCompositeFieldContainer[Specialist]
    def __init__(self, specialists: _Optional[_Iterable[_Union[Specialist, _Mapping]]] = ...) -> None: ...

class Specialist(_message.Message):
    __slots__ = ("user_id", "team", "level", "presence", "absent", "load", "capacity", "fits", "reason")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    PRESENCE_FIELD_NUMBER: _ClassVar[int]
    ABSENT_FIELD_NUMBER: _ClassVar[int]
    LOAD_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    FITS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    team: str
    level: int
    presence: _agents_pb2.PresenceState
    absent: bool
    load: int
    capacity: int
    fits: bool
    reason: str
    def __init__(self, user_id: _Optional[str] = ..., team: _Optional[str] = ..., level: _Optional[int] = ..., presence: _Optional[_Union[_agents_pb2.PresenceState, str]] = ..., absent: _Optional[bool] = ..., load: _Optional[int] = ..., capacity: _Optional[int] = ..., fits: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class GetKnownAgentRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class KnownAgent(_message.Message):
    __slots__ = ("user_id", "ticket_id", "free", "reason")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    ticket_id: int
    free: bool
    reason: str
    def __init__(self, user_id: _Optional[str] = ..., ticket_id: _Optional[int] = ..., free: _Optional[bool] = ..., reason: _Optional[str] = ...) -> None: ...

class InformCustomerRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "reason", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetWithOthersRequest(_message.Message):
    __slots__ = ("owner_id",)
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    owner_id: str
    def __init__(self, owner_id: _Optional[str] = ...) -> None: ...

class WithOthers(_message.Message):
    __slots__ = ("tickets", "overdue_count")
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_COUNT_FIELD_NUMBER: _ClassVar[int]
    tickets: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    overdue_count: int
    def __init__(self, tickets: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ..., overdue_count: _Optional[int] = ...) -> None: ...
