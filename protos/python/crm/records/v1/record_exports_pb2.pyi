import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.records.v1 import files_pb2 as _files_pb2
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

class ExportFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXPORT_FORMAT_UNSPECIFIED: _ClassVar[ExportFormat]
    EXPORT_FORMAT_CSV: _ClassVar[ExportFormat]
    EXPORT_FORMAT_XLSX: _ClassVar[ExportFormat]

class ExportState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EXPORT_STATE_UNSPECIFIED: _ClassVar[ExportState]
    EXPORT_STATE_WRITING: _ClassVar[ExportState]
    EXPORT_STATE_READY: _ClassVar[ExportState]
    EXPORT_STATE_FAILED: _ClassVar[ExportState]
EXPORT_FORMAT_UNSPECIFIED: ExportFormat
EXPORT_FORMAT_CSV: ExportFormat
EXPORT_FORMAT_XLSX: ExportFormat
EXPORT_STATE_UNSPECIFIED: ExportState
EXPORT_STATE_WRITING: ExportState
EXPORT_STATE_READY: ExportState
EXPORT_STATE_FAILED: ExportState

class RecordExport(_message.Message):
    __slots__ = ("record_export_id", "record_list", "filter", "order_by", "columns", "format", "state", "row_count", "size", "owner_id", "create_time", "finish_time", "time_zone")
    RECORD_EXPORT_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ROW_COUNT_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    record_export_id: int
    record_list: str
    filter: str
    order_by: str
    columns: _containers.RepeatedScalarFieldContainer[str]
    format: ExportFormat
    state: ExportState
    row_count: int
    size: int
    owner_id: str
    create_time: _timestamp_pb2.Timestamp
    finish_time: _timestamp_pb2.Timestamp
    time_zone: str
    def __init__(self, record_export_id: _Optional[int] = ..., record_list: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., columns: _Optional[_Iterable[str]] = ..., format: _Optional[_Union[ExportFormat, str]] = ..., state: _Optional[_Union[ExportState, str]] = ..., row_count: _Optional[int] = ..., size: _Optional[int] = ..., owner_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_zone: _Optional[str] = ...) -> None: ...

class CreateRecordExportRequest(_message.Message):
    __slots__ = ("record_export", "request_id")
    RECORD_EXPORT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    record_export: RecordExport
    request_id: str
    def __init__(self, record_export: _Optional[_Union[RecordExport, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetRecordExportRequest(_message.Message):
    __slots__ = ("record_export_id",)
    RECORD_EXPORT_ID_FIELD_NUMBER: _ClassVar[int]
    record_export_id: int
    def __init__(self, record_export_id: _Optional[int] = ...) -> None: ...

class ListRecordExportsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListRecordExportsResponse(_message.Message):
    __slots__ = ("record_exports", "next_page_token")
    RECORD_EXPORTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    record_exports: _containers.RepeatedCompositeFieldContainer[RecordExport]
    next_page_token: str
    def __init__(self, record_exports: _Optional[_Iterable[_Union[RecordExport, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DownloadRecordExportRequest(_message.Message):
    __slots__ = ("record_export_id", "offset")
    RECORD_EXPORT_ID_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    record_export_id: int
    offset: int
    def __init__(self, record_export_id: _Optional[int] = ..., offset: _Optional[int] = ...) -> None: ...
