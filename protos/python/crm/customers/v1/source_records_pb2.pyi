import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import merges_pb2 as _merges_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SourceRecord(_message.Message):
    __slots__ = ("source_record_id", "source", "external_id", "kind", "record_id", "data", "trust", "seen_time", "import_id")
    SOURCE_RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    TRUST_FIELD_NUMBER: _ClassVar[int]
    SEEN_TIME_FIELD_NUMBER: _ClassVar[int]
    IMPORT_ID_FIELD_NUMBER: _ClassVar[int]
    source_record_id: int
    source: str
    external_id: str
    kind: _merges_pb2.RecordKind
    record_id: int
    data: _struct_pb2.Struct
    trust: int
    seen_time: _timestamp_pb2.Timestamp
    import_id: int
    def __init__(self, source_record_id: _Optional[int] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., record_id: _Optional[int] = ..., data: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., trust: _Optional[int] = ..., seen_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., import_id: _Optional[int] = ...) -> None: ...

class ListSourceRecordsRequest(_message.Message):
    __slots__ = ("kind", "record_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    kind: _merges_pb2.RecordKind
    record_id: int
    def __init__(self, kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., record_id: _Optional[int] = ...) -> None: ...

class ListSourceRecordsResponse(_message.Message):
    __slots__ = ("source_records",)
    SOURCE_RECORDS_FIELD_NUMBER: _ClassVar[int]
    source_records: _containers.RepeatedCompositeFieldContainer[SourceRecord]
    def __init__(self, source_records: _Optional[_Iterable[_Union[SourceRecord, _Mapping]]] = ...) -> None: ...

class PutSourceRecordRequest(_message.Message):
    __slots__ = ("source_record", "request_id")
    SOURCE_RECORD_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    source_record: SourceRecord
    request_id: str
    def __init__(self, source_record: _Optional[_Union[SourceRecord, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
