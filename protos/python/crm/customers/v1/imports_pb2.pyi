import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ImportState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    IMPORT_STATE_UNSPECIFIED: _ClassVar[ImportState]
    IMPORT_STATE_READY: _ClassVar[ImportState]
    IMPORT_STATE_RUNNING: _ClassVar[ImportState]
    IMPORT_STATE_PAUSED: _ClassVar[ImportState]
    IMPORT_STATE_DONE: _ClassVar[ImportState]
    IMPORT_STATE_CANCELLED: _ClassVar[ImportState]
    IMPORT_STATE_FAILED: _ClassVar[ImportState]
    IMPORT_STATE_ROLLING_BACK: _ClassVar[ImportState]
    IMPORT_STATE_ROLLED_BACK: _ClassVar[ImportState]
IMPORT_STATE_UNSPECIFIED: ImportState
IMPORT_STATE_READY: ImportState
IMPORT_STATE_RUNNING: ImportState
IMPORT_STATE_PAUSED: ImportState
IMPORT_STATE_DONE: ImportState
IMPORT_STATE_CANCELLED: ImportState
IMPORT_STATE_FAILED: ImportState
IMPORT_STATE_ROLLING_BACK: ImportState
IMPORT_STATE_ROLLED_BACK: ImportState

class Import(_message.Message):
    __slots__ = ("import_id", "display_name", "plan", "state", "phase", "dry_run", "total_rows", "read_rows", "staged_records", "taken_records", "rejected_rows", "counts", "formats", "rate", "seconds_left", "note", "owner_id", "next_time", "start_time", "finish_time", "busy_seconds", "etag", "create_time", "update_time")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PHASE_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_ROWS_FIELD_NUMBER: _ClassVar[int]
    READ_ROWS_FIELD_NUMBER: _ClassVar[int]
    STAGED_RECORDS_FIELD_NUMBER: _ClassVar[int]
    TAKEN_RECORDS_FIELD_NUMBER: _ClassVar[int]
    REJECTED_ROWS_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    FORMATS_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    SECONDS_LEFT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    NEXT_TIME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    BUSY_SECONDS_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    display_name: str
    plan: str
    state: ImportState
    phase: str
    dry_run: bool
    total_rows: int
    read_rows: int
    staged_records: int
    taken_records: int
    rejected_rows: int
    counts: _containers.RepeatedCompositeFieldContainer[ImportCount]
    formats: _containers.RepeatedCompositeFieldContainer[SourceFormat]
    rate: float
    seconds_left: int
    note: str
    owner_id: str
    next_time: _timestamp_pb2.Timestamp
    start_time: _timestamp_pb2.Timestamp
    finish_time: _timestamp_pb2.Timestamp
    busy_seconds: float
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, import_id: _Optional[int] = ..., display_name: _Optional[str] = ..., plan: _Optional[str] = ..., state: _Optional[_Union[ImportState, str]] = ..., phase: _Optional[str] = ..., dry_run: _Optional[bool] = ..., total_rows: _Optional[int] = ..., read_rows: _Optional[int] = ..., staged_records: _Optional[int] = ..., taken_records: _Optional[int] = ..., rejected_rows: _Optional[int] = ..., counts: _Optional[_Iterable[_Union[ImportCount, _Mapping]]] = ..., formats: _Optional[_Iterable[_Union[SourceFormat, _Mapping]]] = ..., rate: _Optional[float] = ..., seconds_left: _Optional[int] = ..., note: _Optional[str] = ..., owner_id: _Optional[str] = ..., next_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., busy_seconds: _Optional[float] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ImportCount(_message.Message):
    __slots__ = ("kind", "outcome", "count", "amount", "samples")
    KIND_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    SAMPLES_FIELD_NUMBER: _ClassVar[int]
    kind: str
    outcome: str
    count: int
    amount: str
    samples: _containers.RepeatedCompositeFieldContainer[ImportSample]
    def __init__(self, kind: _Optional[str] = ..., outcome: _Optional[str] = ..., count: _Optional[int] = ..., amount: _Optional[str] = ..., samples: _Optional[_Iterable[_Union[ImportSample, _Mapping]]] = ...) -> None: ...

class ImportSample(_message.Message):
    __slots__ = ("source", "row_number", "external_id", "record_id", "other_external_id", "reasons")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    ROW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    OTHER_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    source: str
    row_number: int
    external_id: str
    record_id: int
    other_external_id: str
    reasons: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, source: _Optional[str] = ..., row_number: _Optional[int] = ..., external_id: _Optional[str] = ..., record_id: _Optional[int] = ..., other_external_id: _Optional[str] = ..., reasons: _Optional[_Iterable[str]] = ...) -> None: ...

class SourceFormat(_message.Message):
    __slots__ = ("source", "format", "encoding", "delimiter", "dates", "dates_ambiguous", "columns", "detected")
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    ENCODING_FIELD_NUMBER: _ClassVar[int]
    DELIMITER_FIELD_NUMBER: _ClassVar[int]
    DATES_FIELD_NUMBER: _ClassVar[int]
    DATES_AMBIGUOUS_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    DETECTED_FIELD_NUMBER: _ClassVar[int]
    source: str
    format: str
    encoding: str
    delimiter: str
    dates: _containers.RepeatedScalarFieldContainer[str]
    dates_ambiguous: bool
    columns: _containers.RepeatedScalarFieldContainer[str]
    detected: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, source: _Optional[str] = ..., format: _Optional[str] = ..., encoding: _Optional[str] = ..., delimiter: _Optional[str] = ..., dates: _Optional[_Iterable[str]] = ..., dates_ambiguous: _Optional[bool] = ..., columns: _Optional[_Iterable[str]] = ..., detected: _Optional[_Iterable[str]] = ...) -> None: ...

class SourceLocation(_message.Message):
    __slots__ = ("import_file_id", "path", "database", "query")
    IMPORT_FILE_ID_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    DATABASE_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    import_file_id: int
    path: str
    database: str
    query: str
    def __init__(self, import_file_id: _Optional[int] = ..., path: _Optional[str] = ..., database: _Optional[str] = ..., query: _Optional[str] = ...) -> None: ...

class CreateImportRequest(_message.Message):
    __slots__ = ("plan", "import_plan_id", "locations", "dry_run", "wait", "display_name", "rate", "mended", "repeat_import_id", "request_id")
    class LocationsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: SourceLocation
        def __init__(self, key: _Optional[str] = ..., value: _Optional[_Union[SourceLocation, _Mapping]] = ...) -> None: ...
    PLAN_FIELD_NUMBER: _ClassVar[int]
    IMPORT_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    LOCATIONS_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    WAIT_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    MENDED_FIELD_NUMBER: _ClassVar[int]
    REPEAT_IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    plan: str
    import_plan_id: int
    locations: _containers.MessageMap[str, SourceLocation]
    dry_run: bool
    wait: bool
    display_name: str
    rate: int
    mended: bool
    repeat_import_id: int
    request_id: str
    def __init__(self, plan: _Optional[str] = ..., import_plan_id: _Optional[int] = ..., locations: _Optional[_Mapping[str, SourceLocation]] = ..., dry_run: _Optional[bool] = ..., wait: _Optional[bool] = ..., display_name: _Optional[str] = ..., rate: _Optional[int] = ..., mended: _Optional[bool] = ..., repeat_import_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetImportRequest(_message.Message):
    __slots__ = ("import_id",)
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    def __init__(self, import_id: _Optional[int] = ...) -> None: ...

class ListImportsRequest(_message.Message):
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

class ListImportsResponse(_message.Message):
    __slots__ = ("imports", "next_page_token")
    IMPORTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    imports: _containers.RepeatedCompositeFieldContainer[Import]
    next_page_token: str
    def __init__(self, imports: _Optional[_Iterable[_Union[Import, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class StartImportRequest(_message.Message):
    __slots__ = ("import_id", "request_id")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    request_id: str
    def __init__(self, import_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class PauseImportRequest(_message.Message):
    __slots__ = ("import_id", "request_id")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    request_id: str
    def __init__(self, import_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ResumeImportRequest(_message.Message):
    __slots__ = ("import_id", "request_id")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    request_id: str
    def __init__(self, import_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelImportRequest(_message.Message):
    __slots__ = ("import_id", "request_id")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    request_id: str
    def __init__(self, import_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class RollBackImportRequest(_message.Message):
    __slots__ = ("import_id", "keep_edited", "request_id")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    KEEP_EDITED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    keep_edited: bool
    request_id: str
    def __init__(self, import_id: _Optional[int] = ..., keep_edited: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListImportRejectsRequest(_message.Message):
    __slots__ = ("import_id", "page_size", "page_token", "source")
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    import_id: int
    page_size: int
    page_token: str
    source: str
    def __init__(self, import_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., source: _Optional[str] = ...) -> None: ...

class ListImportRejectsResponse(_message.Message):
    __slots__ = ("rejects", "next_page_token")
    REJECTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rejects: _containers.RepeatedCompositeFieldContainer[ImportReject]
    next_page_token: str
    def __init__(self, rejects: _Optional[_Iterable[_Union[ImportReject, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ImportReject(_message.Message):
    __slots__ = ("import_reject_id", "source", "row_number", "kind", "reason", "field", "message", "original")
    IMPORT_REJECT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    ROW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    ORIGINAL_FIELD_NUMBER: _ClassVar[int]
    import_reject_id: int
    source: str
    row_number: int
    kind: str
    reason: str
    field: str
    message: str
    original: _struct_pb2.Struct
    def __init__(self, import_reject_id: _Optional[int] = ..., source: _Optional[str] = ..., row_number: _Optional[int] = ..., kind: _Optional[str] = ..., reason: _Optional[str] = ..., field: _Optional[str] = ..., message: _Optional[str] = ..., original: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ...) -> None: ...

class InspectSourceRequest(_message.Message):
    __slots__ = ("location", "source")
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    location: SourceLocation
    source: str
    def __init__(self, location: _Optional[_Union[SourceLocation, _Mapping]] = ..., source: _Optional[str] = ...) -> None: ...

class InspectSourceResponse(_message.Message):
    __slots__ = ("format", "samples", "suggestions", "plan")
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    SAMPLES_FIELD_NUMBER: _ClassVar[int]
    SUGGESTIONS_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    format: SourceFormat
    samples: _containers.RepeatedCompositeFieldContainer[SampleRow]
    suggestions: _containers.RepeatedCompositeFieldContainer[FieldSuggestion]
    plan: str
    def __init__(self, format: _Optional[_Union[SourceFormat, _Mapping]] = ..., samples: _Optional[_Iterable[_Union[SampleRow, _Mapping]]] = ..., suggestions: _Optional[_Iterable[_Union[FieldSuggestion, _Mapping]]] = ..., plan: _Optional[str] = ...) -> None: ...

class SampleRow(_message.Message):
    __slots__ = ("cells",)
    CELLS_FIELD_NUMBER: _ClassVar[int]
    cells: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, cells: _Optional[_Iterable[str]] = ...) -> None: ...

class FieldSuggestion(_message.Message):
    __slots__ = ("column", "field", "score", "reason")
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    column: str
    field: str
    score: float
    reason: str
    def __init__(self, column: _Optional[str] = ..., field: _Optional[str] = ..., score: _Optional[float] = ..., reason: _Optional[str] = ...) -> None: ...
