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

class RegistrationSettings(_message.Message):
    __slots__ = ("registration_settings_id", "etag", "reminder_days", "update_time")
    REGISTRATION_SETTINGS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REMINDER_DAYS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    registration_settings_id: int
    etag: str
    reminder_days: _containers.RepeatedScalarFieldContainer[int]
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, registration_settings_id: _Optional[int] = ..., etag: _Optional[str] = ..., reminder_days: _Optional[_Iterable[int]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetRegistrationSettingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UpdateRegistrationSettingsRequest(_message.Message):
    __slots__ = ("registration_settings", "update_mask", "request_id")
    REGISTRATION_SETTINGS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    registration_settings: RegistrationSettings
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, registration_settings: _Optional[_Union[RegistrationSettings, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetApprovalMetricsRequest(_message.Message):
    __slots__ = ("start_time", "end_time", "partner_id")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    partner_id: int
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., partner_id: _Optional[int] = ...) -> None: ...

class ApprovalMonth(_message.Message):
    __slots__ = ("month", "decided_count", "approved_count", "median_hours", "p90_hours", "filter")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    DECIDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    APPROVED_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEDIAN_HOURS_FIELD_NUMBER: _ClassVar[int]
    P90_HOURS_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    month: str
    decided_count: int
    approved_count: int
    median_hours: float
    p90_hours: float
    filter: str
    def __init__(self, month: _Optional[str] = ..., decided_count: _Optional[int] = ..., approved_count: _Optional[int] = ..., median_hours: _Optional[float] = ..., p90_hours: _Optional[float] = ..., filter: _Optional[str] = ...) -> None: ...

class ApprovalMetrics(_message.Message):
    __slots__ = ("start_time", "end_time", "decided_count", "approved_count", "median_hours", "p90_hours", "filter", "months")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    DECIDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    APPROVED_COUNT_FIELD_NUMBER: _ClassVar[int]
    MEDIAN_HOURS_FIELD_NUMBER: _ClassVar[int]
    P90_HOURS_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    decided_count: int
    approved_count: int
    median_hours: float
    p90_hours: float
    filter: str
    months: _containers.RepeatedCompositeFieldContainer[ApprovalMonth]
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decided_count: _Optional[int] = ..., approved_count: _Optional[int] = ..., median_hours: _Optional[float] = ..., p90_hours: _Optional[float] = ..., filter: _Optional[str] = ..., months: _Optional[_Iterable[_Union[ApprovalMonth, _Mapping]]] = ...) -> None: ...
