import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import contacts_pb2 as _contacts_pb2
from crm.customers.v1 import interactions_pb2 as _interactions_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TouchpointGroup(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TOUCHPOINT_GROUP_UNSPECIFIED: _ClassVar[TouchpointGroup]
    TOUCHPOINT_GROUP_ROLE: _ClassVar[TouchpointGroup]
    TOUCHPOINT_GROUP_TEAM: _ClassVar[TouchpointGroup]
    TOUCHPOINT_GROUP_SEGMENT: _ClassVar[TouchpointGroup]
    TOUCHPOINT_GROUP_AGENT: _ClassVar[TouchpointGroup]
TOUCHPOINT_GROUP_UNSPECIFIED: TouchpointGroup
TOUCHPOINT_GROUP_ROLE: TouchpointGroup
TOUCHPOINT_GROUP_TEAM: TouchpointGroup
TOUCHPOINT_GROUP_SEGMENT: TouchpointGroup
TOUCHPOINT_GROUP_AGENT: TouchpointGroup

class GetTouchpointsRequest(_message.Message):
    __slots__ = ("account_id", "contact_id", "since_time", "until_time")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    contact_id: int
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    def __init__(self, account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class Touchpoints(_message.Message):
    __slots__ = ("account_id", "since_time", "until_time", "touchpoints", "touch_count")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    TOUCHPOINTS_FIELD_NUMBER: _ClassVar[int]
    TOUCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    touchpoints: _containers.RepeatedCompositeFieldContainer[Touchpoint]
    touch_count: int
    def __init__(self, account_id: _Optional[int] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., touchpoints: _Optional[_Iterable[_Union[Touchpoint, _Mapping]]] = ..., touch_count: _Optional[int] = ...) -> None: ...

class Touchpoint(_message.Message):
    __slots__ = ("channel", "agent_id", "agent_display_name", "team", "contact_id", "contact_display_name", "job_title", "roles", "touch_count", "inbound_count", "outbound_count", "duration_seconds", "outcomes", "first_time", "last_time")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    AGENT_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    JOB_TITLE_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TOUCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    INBOUND_COUNT_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_COUNT_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    OUTCOMES_FIELD_NUMBER: _ClassVar[int]
    FIRST_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_TIME_FIELD_NUMBER: _ClassVar[int]
    channel: _interactions_pb2.Channel
    agent_id: str
    agent_display_name: str
    team: str
    contact_id: int
    contact_display_name: str
    job_title: str
    roles: _containers.RepeatedScalarFieldContainer[_contacts_pb2.ContactRole]
    touch_count: int
    inbound_count: int
    outbound_count: int
    duration_seconds: int
    outcomes: _containers.RepeatedCompositeFieldContainer[OutcomeCount]
    first_time: _timestamp_pb2.Timestamp
    last_time: _timestamp_pb2.Timestamp
    def __init__(self, channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., agent_id: _Optional[str] = ..., agent_display_name: _Optional[str] = ..., team: _Optional[str] = ..., contact_id: _Optional[int] = ..., contact_display_name: _Optional[str] = ..., job_title: _Optional[str] = ..., roles: _Optional[_Iterable[_Union[_contacts_pb2.ContactRole, str]]] = ..., touch_count: _Optional[int] = ..., inbound_count: _Optional[int] = ..., outbound_count: _Optional[int] = ..., duration_seconds: _Optional[int] = ..., outcomes: _Optional[_Iterable[_Union[OutcomeCount, _Mapping]]] = ..., first_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class OutcomeCount(_message.Message):
    __slots__ = ("outcome", "touch_count")
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    TOUCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    outcome: _interactions_pb2.Outcome
    touch_count: int
    def __init__(self, outcome: _Optional[_Union[_interactions_pb2.Outcome, str]] = ..., touch_count: _Optional[int] = ...) -> None: ...

class GetTouchpointMapRequest(_message.Message):
    __slots__ = ("group", "since_time", "until_time")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    group: TouchpointGroup
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    def __init__(self, group: _Optional[_Union[TouchpointGroup, str]] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TouchpointMap(_message.Message):
    __slots__ = ("group", "since_time", "until_time", "cells", "touch_count")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    SINCE_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    CELLS_FIELD_NUMBER: _ClassVar[int]
    TOUCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    group: TouchpointGroup
    since_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    cells: _containers.RepeatedCompositeFieldContainer[MapCell]
    touch_count: int
    def __init__(self, group: _Optional[_Union[TouchpointGroup, str]] = ..., since_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., cells: _Optional[_Iterable[_Union[MapCell, _Mapping]]] = ..., touch_count: _Optional[int] = ...) -> None: ...

class MapCell(_message.Message):
    __slots__ = ("group_value", "channel", "touch_count", "inbound_count", "outbound_count", "duration_seconds", "outcomes", "last_time")
    GROUP_VALUE_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TOUCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    INBOUND_COUNT_FIELD_NUMBER: _ClassVar[int]
    OUTBOUND_COUNT_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    OUTCOMES_FIELD_NUMBER: _ClassVar[int]
    LAST_TIME_FIELD_NUMBER: _ClassVar[int]
    group_value: str
    channel: _interactions_pb2.Channel
    touch_count: int
    inbound_count: int
    outbound_count: int
    duration_seconds: int
    outcomes: _containers.RepeatedCompositeFieldContainer[OutcomeCount]
    last_time: _timestamp_pb2.Timestamp
    def __init__(self, group_value: _Optional[str] = ..., channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., touch_count: _Optional[int] = ..., inbound_count: _Optional[int] = ..., outbound_count: _Optional[int] = ..., duration_seconds: _Optional[int] = ..., outcomes: _Optional[_Iterable[_Union[OutcomeCount, _Mapping]]] = ..., last_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
