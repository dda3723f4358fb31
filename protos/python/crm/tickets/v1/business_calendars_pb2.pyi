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

class DayReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DAY_REASON_UNSPECIFIED: _ClassVar[DayReason]
    DAY_REASON_WEEK: _ClassVar[DayReason]
    DAY_REASON_HOLIDAY: _ClassVar[DayReason]
    DAY_REASON_MAKE_UP: _ClassVar[DayReason]
    DAY_REASON_OWN: _ClassVar[DayReason]

class ClockPartKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLOCK_PART_KIND_UNSPECIFIED: _ClassVar[ClockPartKind]
    CLOCK_PART_KIND_COUNTED: _ClassVar[ClockPartKind]
    CLOCK_PART_KIND_CLOSED: _ClassVar[ClockPartKind]
    CLOCK_PART_KIND_PAUSED: _ClassVar[ClockPartKind]
DAY_REASON_UNSPECIFIED: DayReason
DAY_REASON_WEEK: DayReason
DAY_REASON_HOLIDAY: DayReason
DAY_REASON_MAKE_UP: DayReason
DAY_REASON_OWN: DayReason
CLOCK_PART_KIND_UNSPECIFIED: ClockPartKind
CLOCK_PART_KIND_COUNTED: ClockPartKind
CLOCK_PART_KIND_CLOSED: ClockPartKind
CLOCK_PART_KIND_PAUSED: ClockPartKind

class BusinessCalendar(_message.Message):
    __slots__ = ("business_calendar_id", "etag", "create_time", "update_time", "delete_time", "display_name", "time_zone", "hours", "country", "region", "make_up_hours", "days")
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    MAKE_UP_HOURS_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    business_calendar_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    time_zone: str
    hours: _containers.RepeatedScalarFieldContainer[str]
    country: str
    region: str
    make_up_hours: str
    days: _containers.RepeatedCompositeFieldContainer[CalendarDay]
    def __init__(self, business_calendar_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., time_zone: _Optional[str] = ..., hours: _Optional[_Iterable[str]] = ..., country: _Optional[str] = ..., region: _Optional[str] = ..., make_up_hours: _Optional[str] = ..., days: _Optional[_Iterable[_Union[CalendarDay, _Mapping]]] = ...) -> None: ...

class CalendarDay(_message.Message):
    __slots__ = ("date", "name", "hours", "every_year")
    DATE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    EVERY_YEAR_FIELD_NUMBER: _ClassVar[int]
    date: str
    name: str
    hours: str
    every_year: bool
    def __init__(self, date: _Optional[str] = ..., name: _Optional[str] = ..., hours: _Optional[str] = ..., every_year: _Optional[bool] = ...) -> None: ...

class CreateBusinessCalendarRequest(_message.Message):
    __slots__ = ("business_calendar", "request_id")
    BUSINESS_CALENDAR_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    business_calendar: BusinessCalendar
    request_id: str
    def __init__(self, business_calendar: _Optional[_Union[BusinessCalendar, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetBusinessCalendarRequest(_message.Message):
    __slots__ = ("business_calendar_id",)
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    business_calendar_id: int
    def __init__(self, business_calendar_id: _Optional[int] = ...) -> None: ...

class ListBusinessCalendarsRequest(_message.Message):
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

class ListBusinessCalendarsResponse(_message.Message):
    __slots__ = ("business_calendars", "next_page_token")
    BUSINESS_CALENDARS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    business_calendars: _containers.RepeatedCompositeFieldContainer[BusinessCalendar]
    next_page_token: str
    def __init__(self, business_calendars: _Optional[_Iterable[_Union[BusinessCalendar, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateBusinessCalendarRequest(_message.Message):
    __slots__ = ("business_calendar", "update_mask", "request_id")
    BUSINESS_CALENDAR_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    business_calendar: BusinessCalendar
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, business_calendar: _Optional[_Union[BusinessCalendar, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteBusinessCalendarRequest(_message.Message):
    __slots__ = ("business_calendar_id", "etag", "request_id")
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    business_calendar_id: int
    etag: str
    request_id: str
    def __init__(self, business_calendar_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteBusinessCalendarRequest(_message.Message):
    __slots__ = ("business_calendar_id", "request_id")
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    business_calendar_id: int
    request_id: str
    def __init__(self, business_calendar_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class PreviewBusinessCalendarRequest(_message.Message):
    __slots__ = ("business_calendar_id", "month", "language", "business_calendar")
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_CALENDAR_FIELD_NUMBER: _ClassVar[int]
    business_calendar_id: int
    month: str
    language: str
    business_calendar: BusinessCalendar
    def __init__(self, business_calendar_id: _Optional[int] = ..., month: _Optional[str] = ..., language: _Optional[str] = ..., business_calendar: _Optional[_Union[BusinessCalendar, _Mapping]] = ...) -> None: ...

class CalendarMonth(_message.Message):
    __slots__ = ("month", "days", "open_minutes")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    OPEN_MINUTES_FIELD_NUMBER: _ClassVar[int]
    month: str
    days: _containers.RepeatedCompositeFieldContainer[PreviewedDay]
    open_minutes: int
    def __init__(self, month: _Optional[str] = ..., days: _Optional[_Iterable[_Union[PreviewedDay, _Mapping]]] = ..., open_minutes: _Optional[int] = ...) -> None: ...

class PreviewedDay(_message.Message):
    __slots__ = ("date", "hours", "reason", "name", "open_minutes")
    DATE_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    OPEN_MINUTES_FIELD_NUMBER: _ClassVar[int]
    date: str
    hours: _containers.RepeatedScalarFieldContainer[str]
    reason: DayReason
    name: str
    open_minutes: int
    def __init__(self, date: _Optional[str] = ..., hours: _Optional[_Iterable[str]] = ..., reason: _Optional[_Union[DayReason, str]] = ..., name: _Optional[str] = ..., open_minutes: _Optional[int] = ...) -> None: ...

class ReckonBusinessTimeRequest(_message.Message):
    __slots__ = ("business_calendar_id", "start_time", "minutes", "language")
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    business_calendar_id: int
    start_time: _timestamp_pb2.Timestamp
    minutes: int
    language: str
    def __init__(self, business_calendar_id: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., minutes: _Optional[int] = ..., language: _Optional[str] = ...) -> None: ...

class ReckonedTime(_message.Message):
    __slots__ = ("due_time", "parts", "text")
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    due_time: _timestamp_pb2.Timestamp
    parts: _containers.RepeatedCompositeFieldContainer[ClockPart]
    text: str
    def __init__(self, due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., parts: _Optional[_Iterable[_Union[ClockPart, _Mapping]]] = ..., text: _Optional[str] = ...) -> None: ...

class ClockPart(_message.Message):
    __slots__ = ("kind", "start_time", "end_time", "duration_seconds", "name")
    KIND_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    kind: ClockPartKind
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    duration_seconds: int
    name: str
    def __init__(self, kind: _Optional[_Union[ClockPartKind, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., duration_seconds: _Optional[int] = ..., name: _Optional[str] = ...) -> None: ...
