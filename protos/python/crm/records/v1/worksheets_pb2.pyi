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

class WorksheetReturnState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WORKSHEET_RETURN_STATE_UNSPECIFIED: _ClassVar[WorksheetReturnState]
    WORKSHEET_RETURN_STATE_READING: _ClassVar[WorksheetReturnState]
    WORKSHEET_RETURN_STATE_DONE: _ClassVar[WorksheetReturnState]
    WORKSHEET_RETURN_STATE_FAILED: _ClassVar[WorksheetReturnState]

class WorksheetOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WORKSHEET_OUTCOME_UNSPECIFIED: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_WAITING: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_ACCEPTED: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_ADDED: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_UNCHANGED: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_STALE: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_INVALID: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_TAKEN: _ClassVar[WorksheetOutcome]
    WORKSHEET_OUTCOME_KEPT: _ClassVar[WorksheetOutcome]
WORKSHEET_RETURN_STATE_UNSPECIFIED: WorksheetReturnState
WORKSHEET_RETURN_STATE_READING: WorksheetReturnState
WORKSHEET_RETURN_STATE_DONE: WorksheetReturnState
WORKSHEET_RETURN_STATE_FAILED: WorksheetReturnState
WORKSHEET_OUTCOME_UNSPECIFIED: WorksheetOutcome
WORKSHEET_OUTCOME_WAITING: WorksheetOutcome
WORKSHEET_OUTCOME_ACCEPTED: WorksheetOutcome
WORKSHEET_OUTCOME_ADDED: WorksheetOutcome
WORKSHEET_OUTCOME_UNCHANGED: WorksheetOutcome
WORKSHEET_OUTCOME_STALE: WorksheetOutcome
WORKSHEET_OUTCOME_INVALID: WorksheetOutcome
WORKSHEET_OUTCOME_TAKEN: WorksheetOutcome
WORKSHEET_OUTCOME_KEPT: WorksheetOutcome

class WorksheetKind(_message.Message):
    __slots__ = ("name", "title", "description", "parameters", "columns")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    description: str
    parameters: _containers.RepeatedCompositeFieldContainer[WorksheetParameter]
    columns: _containers.RepeatedCompositeFieldContainer[WorksheetColumn]
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., description: _Optional[str] = ..., parameters: _Optional[_Iterable[_Union[WorksheetParameter, _Mapping]]] = ..., columns: _Optional[_Iterable[_Union[WorksheetColumn, _Mapping]]] = ...) -> None: ...

class WorksheetParameter(_message.Message):
    __slots__ = ("name", "label", "needed")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    NEEDED_FIELD_NUMBER: _ClassVar[int]
    name: str
    label: str
    needed: bool
    def __init__(self, name: _Optional[str] = ..., label: _Optional[str] = ..., needed: _Optional[bool] = ...) -> None: ...

class WorksheetColumn(_message.Message):
    __slots__ = ("name", "label", "editable")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    EDITABLE_FIELD_NUMBER: _ClassVar[int]
    name: str
    label: str
    editable: bool
    def __init__(self, name: _Optional[str] = ..., label: _Optional[str] = ..., editable: _Optional[bool] = ...) -> None: ...

class Worksheet(_message.Message):
    __slots__ = ("worksheet_id", "kind", "parameters", "owner_id", "team", "row_count", "size", "create_time")
    class ParametersEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    WORKSHEET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ROW_COUNT_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    worksheet_id: int
    kind: str
    parameters: _containers.ScalarMap[str, str]
    owner_id: str
    team: str
    row_count: int
    size: int
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, worksheet_id: _Optional[int] = ..., kind: _Optional[str] = ..., parameters: _Optional[_Mapping[str, str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., row_count: _Optional[int] = ..., size: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WorksheetReturn(_message.Message):
    __slots__ = ("worksheet_return_id", "worksheet_id", "kind", "file_name", "state", "owner_id", "team", "row_count", "waiting_count", "accepted_count", "added_count", "unchanged_count", "stale_count", "invalid_count", "decided_count", "missing_count", "problem", "create_time", "finish_time", "title")
    WORKSHEET_RETURN_ID_FIELD_NUMBER: _ClassVar[int]
    WORKSHEET_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ROW_COUNT_FIELD_NUMBER: _ClassVar[int]
    WAITING_COUNT_FIELD_NUMBER: _ClassVar[int]
    ACCEPTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ADDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    STALE_COUNT_FIELD_NUMBER: _ClassVar[int]
    INVALID_COUNT_FIELD_NUMBER: _ClassVar[int]
    DECIDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    MISSING_COUNT_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    worksheet_return_id: int
    worksheet_id: int
    kind: str
    file_name: str
    state: WorksheetReturnState
    owner_id: str
    team: str
    row_count: int
    waiting_count: int
    accepted_count: int
    added_count: int
    unchanged_count: int
    stale_count: int
    invalid_count: int
    decided_count: int
    missing_count: int
    problem: str
    create_time: _timestamp_pb2.Timestamp
    finish_time: _timestamp_pb2.Timestamp
    title: str
    def __init__(self, worksheet_return_id: _Optional[int] = ..., worksheet_id: _Optional[int] = ..., kind: _Optional[str] = ..., file_name: _Optional[str] = ..., state: _Optional[_Union[WorksheetReturnState, str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., row_count: _Optional[int] = ..., waiting_count: _Optional[int] = ..., accepted_count: _Optional[int] = ..., added_count: _Optional[int] = ..., unchanged_count: _Optional[int] = ..., stale_count: _Optional[int] = ..., invalid_count: _Optional[int] = ..., decided_count: _Optional[int] = ..., missing_count: _Optional[int] = ..., problem: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ...) -> None: ...

class WorksheetCell(_message.Message):
    __slots__ = ("name", "label", "issued", "returned", "current", "problem", "changed")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    ISSUED_FIELD_NUMBER: _ClassVar[int]
    RETURNED_FIELD_NUMBER: _ClassVar[int]
    CURRENT_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    CHANGED_FIELD_NUMBER: _ClassVar[int]
    name: str
    label: str
    issued: str
    returned: str
    current: str
    problem: str
    changed: bool
    def __init__(self, name: _Optional[str] = ..., label: _Optional[str] = ..., issued: _Optional[str] = ..., returned: _Optional[str] = ..., current: _Optional[str] = ..., problem: _Optional[str] = ..., changed: _Optional[bool] = ...) -> None: ...

class WorksheetRow(_message.Message):
    __slots__ = ("row_number", "row_key", "outcome", "problem", "cells", "label", "record_id", "etag")
    ROW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ROW_KEY_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    CELLS_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    row_number: int
    row_key: str
    outcome: WorksheetOutcome
    problem: str
    cells: _containers.RepeatedCompositeFieldContainer[WorksheetCell]
    label: str
    record_id: int
    etag: str
    def __init__(self, row_number: _Optional[int] = ..., row_key: _Optional[str] = ..., outcome: _Optional[_Union[WorksheetOutcome, str]] = ..., problem: _Optional[str] = ..., cells: _Optional[_Iterable[_Union[WorksheetCell, _Mapping]]] = ..., label: _Optional[str] = ..., record_id: _Optional[int] = ..., etag: _Optional[str] = ...) -> None: ...

class ListWorksheetKindsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListWorksheetKindsResponse(_message.Message):
    __slots__ = ("kinds",)
    KINDS_FIELD_NUMBER: _ClassVar[int]
    kinds: _containers.RepeatedCompositeFieldContainer[WorksheetKind]
    def __init__(self, kinds: _Optional[_Iterable[_Union[WorksheetKind, _Mapping]]] = ...) -> None: ...

class CreateWorksheetRequest(_message.Message):
    __slots__ = ("worksheet", "request_id")
    WORKSHEET_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet: Worksheet
    request_id: str
    def __init__(self, worksheet: _Optional[_Union[Worksheet, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetWorksheetRequest(_message.Message):
    __slots__ = ("worksheet_id",)
    WORKSHEET_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet_id: int
    def __init__(self, worksheet_id: _Optional[int] = ...) -> None: ...

class ListWorksheetsRequest(_message.Message):
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

class ListWorksheetsResponse(_message.Message):
    __slots__ = ("worksheets", "next_page_token")
    WORKSHEETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    worksheets: _containers.RepeatedCompositeFieldContainer[Worksheet]
    next_page_token: str
    def __init__(self, worksheets: _Optional[_Iterable[_Union[Worksheet, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DownloadWorksheetRequest(_message.Message):
    __slots__ = ("worksheet_id", "offset")
    WORKSHEET_ID_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    worksheet_id: int
    offset: int
    def __init__(self, worksheet_id: _Optional[int] = ..., offset: _Optional[int] = ...) -> None: ...

class CreateWorksheetReturnRequest(_message.Message):
    __slots__ = ("file_name", "content", "request_id", "media_type")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    content: bytes
    request_id: str
    media_type: str
    def __init__(self, file_name: _Optional[str] = ..., content: _Optional[bytes] = ..., request_id: _Optional[str] = ..., media_type: _Optional[str] = ...) -> None: ...

class GetWorksheetReturnRequest(_message.Message):
    __slots__ = ("worksheet_return_id",)
    WORKSHEET_RETURN_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet_return_id: int
    def __init__(self, worksheet_return_id: _Optional[int] = ...) -> None: ...

class ListWorksheetReturnsRequest(_message.Message):
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

class ListWorksheetReturnsResponse(_message.Message):
    __slots__ = ("worksheet_returns", "next_page_token")
    WORKSHEET_RETURNS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    worksheet_returns: _containers.RepeatedCompositeFieldContainer[WorksheetReturn]
    next_page_token: str
    def __init__(self, worksheet_returns: _Optional[_Iterable[_Union[WorksheetReturn, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListWorksheetRowsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "worksheet_return_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    WORKSHEET_RETURN_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    worksheet_return_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., worksheet_return_id: _Optional[int] = ...) -> None: ...

class ListWorksheetRowsResponse(_message.Message):
    __slots__ = ("worksheet_rows", "next_page_token")
    WORKSHEET_ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    worksheet_rows: _containers.RepeatedCompositeFieldContainer[WorksheetRow]
    next_page_token: str
    def __init__(self, worksheet_rows: _Optional[_Iterable[_Union[WorksheetRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DecideWorksheetRowRequest(_message.Message):
    __slots__ = ("worksheet_return_id", "row_number", "take", "etag", "request_id")
    WORKSHEET_RETURN_ID_FIELD_NUMBER: _ClassVar[int]
    ROW_NUMBER_FIELD_NUMBER: _ClassVar[int]
    TAKE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet_return_id: int
    row_number: int
    take: bool
    etag: str
    request_id: str
    def __init__(self, worksheet_return_id: _Optional[int] = ..., row_number: _Optional[int] = ..., take: _Optional[bool] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DownloadWorksheetReturnRequest(_message.Message):
    __slots__ = ("worksheet_return_id", "offset")
    WORKSHEET_RETURN_ID_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    worksheet_return_id: int
    offset: int
    def __init__(self, worksheet_return_id: _Optional[int] = ..., offset: _Optional[int] = ...) -> None: ...
