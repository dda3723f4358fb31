import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Follower(_message.Message):
    __slots__ = ("follower_id", "ticket_id", "user_id", "adder_id", "create_time")
    FOLLOWER_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    ADDER_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    follower_id: int
    ticket_id: int
    user_id: str
    adder_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, follower_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., user_id: _Optional[str] = ..., adder_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FollowTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "user_id", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    user_id: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., user_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UnfollowTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "user_id", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    user_id: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., user_id: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UnfollowTicketResponse(_message.Message):
    __slots__ = ("removed",)
    REMOVED_FIELD_NUMBER: _ClassVar[int]
    removed: bool
    def __init__(self, removed: _Optional[bool] = ...) -> None: ...

class ListFollowersRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class ListFollowersResponse(_message.Message):
    __slots__ = ("followers",)
    FOLLOWERS_FIELD_NUMBER: _ClassVar[int]
    followers: _containers.RepeatedCompositeFieldContainer[Follower]
    def __init__(self, followers: _Optional[_Iterable[_Union[Follower, _Mapping]]] = ...) -> None: ...

class Viewer(_message.Message):
    __slots__ = ("user_id", "ticket_id", "editing", "start_time", "expire_time")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    EDITING_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    ticket_id: int
    editing: bool
    start_time: _timestamp_pb2.Timestamp
    expire_time: _timestamp_pb2.Timestamp
    def __init__(self, user_id: _Optional[str] = ..., ticket_id: _Optional[int] = ..., editing: _Optional[bool] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class NoteViewerRequest(_message.Message):
    __slots__ = ("ticket_id", "editing", "leaving", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    EDITING_FIELD_NUMBER: _ClassVar[int]
    LEAVING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    editing: bool
    leaving: bool
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., editing: _Optional[bool] = ..., leaving: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class NoteViewerResponse(_message.Message):
    __slots__ = ("viewers",)
    VIEWERS_FIELD_NUMBER: _ClassVar[int]
    viewers: _containers.RepeatedCompositeFieldContainer[Viewer]
    def __init__(self, viewers: _Optional[_Iterable[_Union[Viewer, _Mapping]]] = ...) -> None: ...
