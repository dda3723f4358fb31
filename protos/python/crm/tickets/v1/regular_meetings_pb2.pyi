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

class MeetingRhythm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MEETING_RHYTHM_UNSPECIFIED: _ClassVar[MeetingRhythm]
    MEETING_RHYTHM_WEEKLY: _ClassVar[MeetingRhythm]
    MEETING_RHYTHM_MONTHLY_BY_DATE: _ClassVar[MeetingRhythm]
    MEETING_RHYTHM_MONTHLY_BY_WEEKDAY: _ClassVar[MeetingRhythm]
    MEETING_RHYTHM_OWN_RULE: _ClassVar[MeetingRhythm]
MEETING_RHYTHM_UNSPECIFIED: MeetingRhythm
MEETING_RHYTHM_WEEKLY: MeetingRhythm
MEETING_RHYTHM_MONTHLY_BY_DATE: MeetingRhythm
MEETING_RHYTHM_MONTHLY_BY_WEEKDAY: MeetingRhythm
MEETING_RHYTHM_OWN_RULE: MeetingRhythm

class RegularMeeting(_message.Message):
    __slots__ = ("regular_meeting_id", "etag", "create_time", "update_time", "delete_time", "title", "purpose", "departments", "participant_ids", "owner_id", "team", "rhythm", "interval", "rule", "start_time", "until_time", "duration_minutes", "time_zone", "place", "pack_hours", "creator_id")
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_IDS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    RHYTHM_FIELD_NUMBER: _ClassVar[int]
    INTERVAL_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_MINUTES_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    PACK_HOURS_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    title: str
    purpose: str
    departments: _containers.RepeatedScalarFieldContainer[str]
    participant_ids: _containers.RepeatedScalarFieldContainer[str]
    owner_id: str
    team: str
    rhythm: MeetingRhythm
    interval: int
    rule: str
    start_time: _timestamp_pb2.Timestamp
    until_time: _timestamp_pb2.Timestamp
    duration_minutes: int
    time_zone: str
    place: str
    pack_hours: int
    creator_id: str
    def __init__(self, regular_meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., purpose: _Optional[str] = ..., departments: _Optional[_Iterable[str]] = ..., participant_ids: _Optional[_Iterable[str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., rhythm: _Optional[_Union[MeetingRhythm, str]] = ..., interval: _Optional[int] = ..., rule: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., duration_minutes: _Optional[int] = ..., time_zone: _Optional[str] = ..., place: _Optional[str] = ..., pack_hours: _Optional[int] = ..., creator_id: _Optional[str] = ...) -> None: ...

class CreateRegularMeetingRequest(_message.Message):
    __slots__ = ("regular_meeting", "request_id")
    REGULAR_MEETING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting: RegularMeeting
    request_id: str
    def __init__(self, regular_meeting: _Optional[_Union[RegularMeeting, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetRegularMeetingRequest(_message.Message):
    __slots__ = ("regular_meeting_id",)
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting_id: int
    def __init__(self, regular_meeting_id: _Optional[int] = ...) -> None: ...

class ListRegularMeetingsRequest(_message.Message):
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

class ListRegularMeetingsResponse(_message.Message):
    __slots__ = ("regular_meetings", "next_page_token")
    REGULAR_MEETINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    regular_meetings: _containers.RepeatedCompositeFieldContainer[RegularMeeting]
    next_page_token: str
    def __init__(self, regular_meetings: _Optional[_Iterable[_Union[RegularMeeting, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateRegularMeetingRequest(_message.Message):
    __slots__ = ("regular_meeting", "update_mask", "request_id")
    REGULAR_MEETING_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting: RegularMeeting
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, regular_meeting: _Optional[_Union[RegularMeeting, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteRegularMeetingRequest(_message.Message):
    __slots__ = ("regular_meeting_id", "etag", "request_id")
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting_id: int
    etag: str
    request_id: str
    def __init__(self, regular_meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteRegularMeetingRequest(_message.Message):
    __slots__ = ("regular_meeting_id", "request_id")
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    regular_meeting_id: int
    request_id: str
    def __init__(self, regular_meeting_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
