import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Person(_message.Message):
    __slots__ = ("contact_id", "account_id", "is_account", "names", "phone_numbers", "addresses", "shared", "also_ids")
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    IS_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    NAMES_FIELD_NUMBER: _ClassVar[int]
    PHONE_NUMBERS_FIELD_NUMBER: _ClassVar[int]
    ADDRESSES_FIELD_NUMBER: _ClassVar[int]
    SHARED_FIELD_NUMBER: _ClassVar[int]
    ALSO_IDS_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    account_id: int
    is_account: bool
    names: _containers.RepeatedScalarFieldContainer[str]
    phone_numbers: _containers.RepeatedScalarFieldContainer[str]
    addresses: _containers.RepeatedScalarFieldContainer[str]
    shared: _containers.RepeatedScalarFieldContainer[str]
    also_ids: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., is_account: _Optional[bool] = ..., names: _Optional[_Iterable[str]] = ..., phone_numbers: _Optional[_Iterable[str]] = ..., addresses: _Optional[_Iterable[str]] = ..., shared: _Optional[_Iterable[str]] = ..., also_ids: _Optional[_Iterable[int]] = ...) -> None: ...

class ExportPersonRequest(_message.Message):
    __slots__ = ("person",)
    PERSON_FIELD_NUMBER: _ClassVar[int]
    person: Person
    def __init__(self, person: _Optional[_Union[Person, _Mapping]] = ...) -> None: ...

class PersonRecords(_message.Message):
    __slots__ = ("service", "person_records")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    PERSON_RECORDS_FIELD_NUMBER: _ClassVar[int]
    service: str
    person_records: _containers.RepeatedCompositeFieldContainer[PersonRecord]
    def __init__(self, service: _Optional[str] = ..., person_records: _Optional[_Iterable[_Union[PersonRecord, _Mapping]]] = ...) -> None: ...

class PersonRecord(_message.Message):
    __slots__ = ("table_name", "record_id", "data")
    TABLE_NAME_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    table_name: str
    record_id: str
    data: _struct_pb2.Struct
    def __init__(self, table_name: _Optional[str] = ..., record_id: _Optional[str] = ..., data: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ...) -> None: ...

class ErasePersonRequest(_message.Message):
    __slots__ = ("person", "request_id")
    PERSON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    person: Person
    request_id: str
    def __init__(self, person: _Optional[_Union[Person, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ErasureReceipt(_message.Message):
    __slots__ = ("service", "erase_time", "erased_tables", "changed_count", "remaining_count")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    ERASE_TIME_FIELD_NUMBER: _ClassVar[int]
    ERASED_TABLES_FIELD_NUMBER: _ClassVar[int]
    CHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    REMAINING_COUNT_FIELD_NUMBER: _ClassVar[int]
    service: str
    erase_time: _timestamp_pb2.Timestamp
    erased_tables: _containers.RepeatedCompositeFieldContainer[ErasedTable]
    changed_count: int
    remaining_count: int
    def __init__(self, service: _Optional[str] = ..., erase_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., erased_tables: _Optional[_Iterable[_Union[ErasedTable, _Mapping]]] = ..., changed_count: _Optional[int] = ..., remaining_count: _Optional[int] = ...) -> None: ...

class ErasedTable(_message.Message):
    __slots__ = ("table_name", "changed_count")
    TABLE_NAME_FIELD_NUMBER: _ClassVar[int]
    CHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    table_name: str
    changed_count: int
    def __init__(self, table_name: _Optional[str] = ..., changed_count: _Optional[int] = ...) -> None: ...
