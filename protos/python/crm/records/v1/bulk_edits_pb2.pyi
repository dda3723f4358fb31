import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
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

class BulkAction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BULK_ACTION_UNSPECIFIED: _ClassVar[BulkAction]
    BULK_ACTION_SET: _ClassVar[BulkAction]
    BULK_ACTION_DELETE: _ClassVar[BulkAction]
    BULK_ACTION_RESTORE: _ClassVar[BulkAction]

class BulkState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BULK_STATE_UNSPECIFIED: _ClassVar[BulkState]
    BULK_STATE_PREPARING: _ClassVar[BulkState]
    BULK_STATE_PREPARED: _ClassVar[BulkState]
    BULK_STATE_RUNNING: _ClassVar[BulkState]
    BULK_STATE_STOPPED: _ClassVar[BulkState]
    BULK_STATE_DONE: _ClassVar[BulkState]
    BULK_STATE_UNDOING: _ClassVar[BulkState]
    BULK_STATE_UNDONE: _ClassVar[BulkState]
    BULK_STATE_FAILED: _ClassVar[BulkState]

class BulkRowState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BULK_ROW_STATE_UNSPECIFIED: _ClassVar[BulkRowState]
    BULK_ROW_STATE_WAITING: _ClassVar[BulkRowState]
    BULK_ROW_STATE_UNCHANGED: _ClassVar[BulkRowState]
    BULK_ROW_STATE_REFUSED: _ClassVar[BulkRowState]
    BULK_ROW_STATE_CHANGED: _ClassVar[BulkRowState]
    BULK_ROW_STATE_UNDONE: _ClassVar[BulkRowState]
    BULK_ROW_STATE_KEPT: _ClassVar[BulkRowState]
BULK_ACTION_UNSPECIFIED: BulkAction
BULK_ACTION_SET: BulkAction
BULK_ACTION_DELETE: BulkAction
BULK_ACTION_RESTORE: BulkAction
BULK_STATE_UNSPECIFIED: BulkState
BULK_STATE_PREPARING: BulkState
BULK_STATE_PREPARED: BulkState
BULK_STATE_RUNNING: BulkState
BULK_STATE_STOPPED: BulkState
BULK_STATE_DONE: BulkState
BULK_STATE_UNDOING: BulkState
BULK_STATE_UNDONE: BulkState
BULK_STATE_FAILED: BulkState
BULK_ROW_STATE_UNSPECIFIED: BulkRowState
BULK_ROW_STATE_WAITING: BulkRowState
BULK_ROW_STATE_UNCHANGED: BulkRowState
BULK_ROW_STATE_REFUSED: BulkRowState
BULK_ROW_STATE_CHANGED: BulkRowState
BULK_ROW_STATE_UNDONE: BulkRowState
BULK_ROW_STATE_KEPT: BulkRowState

class BulkEdit(_message.Message):
    __slots__ = ("bulk_edit_id", "record_list", "action", "filter", "record_ids", "changes", "state", "owner_id", "team", "matched_count", "waiting_count", "unchanged_count", "refused_count", "changed_count", "undone_count", "kept_count", "tried_count", "etag", "create_time", "update_time", "start_time", "finish_time")
    BULK_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    ACTION_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    RECORD_IDS_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    MATCHED_COUNT_FIELD_NUMBER: _ClassVar[int]
    WAITING_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_COUNT_FIELD_NUMBER: _ClassVar[int]
    CHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNDONE_COUNT_FIELD_NUMBER: _ClassVar[int]
    KEPT_COUNT_FIELD_NUMBER: _ClassVar[int]
    TRIED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    bulk_edit_id: int
    record_list: str
    action: BulkAction
    filter: str
    record_ids: _containers.RepeatedScalarFieldContainer[int]
    changes: _containers.RepeatedCompositeFieldContainer[FieldChange]
    state: BulkState
    owner_id: str
    team: str
    matched_count: int
    waiting_count: int
    unchanged_count: int
    refused_count: int
    changed_count: int
    undone_count: int
    kept_count: int
    tried_count: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    start_time: _timestamp_pb2.Timestamp
    finish_time: _timestamp_pb2.Timestamp
    def __init__(self, bulk_edit_id: _Optional[int] = ..., record_list: _Optional[str] = ..., action: _Optional[_Union[BulkAction, str]] = ..., filter: _Optional[str] = ..., record_ids: _Optional[_Iterable[int]] = ..., changes: _Optional[_Iterable[_Union[FieldChange, _Mapping]]] = ..., state: _Optional[_Union[BulkState, str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., matched_count: _Optional[int] = ..., waiting_count: _Optional[int] = ..., unchanged_count: _Optional[int] = ..., refused_count: _Optional[int] = ..., changed_count: _Optional[int] = ..., undone_count: _Optional[int] = ..., kept_count: _Optional[int] = ..., tried_count: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FieldChange(_message.Message):
    __slots__ = ("field", "value")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    field: str
    value: str
    def __init__(self, field: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class BulkEditRow(_message.Message):
    __slots__ = ("record_id", "state", "display_name", "before", "after", "reason")
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    record_id: int
    state: BulkRowState
    display_name: str
    before: _containers.RepeatedScalarFieldContainer[str]
    after: _containers.RepeatedScalarFieldContainer[str]
    reason: str
    def __init__(self, record_id: _Optional[int] = ..., state: _Optional[_Union[BulkRowState, str]] = ..., display_name: _Optional[str] = ..., before: _Optional[_Iterable[str]] = ..., after: _Optional[_Iterable[str]] = ..., reason: _Optional[str] = ...) -> None: ...

class CreateBulkEditRequest(_message.Message):
    __slots__ = ("bulk_edit", "request_id")
    BULK_EDIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    bulk_edit: BulkEdit
    request_id: str
    def __init__(self, bulk_edit: _Optional[_Union[BulkEdit, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetBulkEditRequest(_message.Message):
    __slots__ = ("bulk_edit_id",)
    BULK_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    bulk_edit_id: int
    def __init__(self, bulk_edit_id: _Optional[int] = ...) -> None: ...

class ListBulkEditsRequest(_message.Message):
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

class ListBulkEditsResponse(_message.Message):
    __slots__ = ("bulk_edits", "next_page_token")
    BULK_EDITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    bulk_edits: _containers.RepeatedCompositeFieldContainer[BulkEdit]
    next_page_token: str
    def __init__(self, bulk_edits: _Optional[_Iterable[_Union[BulkEdit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListBulkEditRowsRequest(_message.Message):
    __slots__ = ("bulk_edit_id", "page_size", "page_token", "filter")
    BULK_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    bulk_edit_id: int
    page_size: int
    page_token: str
    filter: str
    def __init__(self, bulk_edit_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ...) -> None: ...

class ListBulkEditRowsResponse(_message.Message):
    __slots__ = ("rows", "next_page_token")
    ROWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    rows: _containers.RepeatedCompositeFieldContainer[BulkEditRow]
    next_page_token: str
    def __init__(self, rows: _Optional[_Iterable[_Union[BulkEditRow, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class StartBulkEditRequest(_message.Message):
    __slots__ = ("bulk_edit_id", "etag", "request_id")
    BULK_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    bulk_edit_id: int
    etag: str
    request_id: str
    def __init__(self, bulk_edit_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class StopBulkEditRequest(_message.Message):
    __slots__ = ("bulk_edit_id", "request_id")
    BULK_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    bulk_edit_id: int
    request_id: str
    def __init__(self, bulk_edit_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndoBulkEditRequest(_message.Message):
    __slots__ = ("bulk_edit_id", "request_id")
    BULK_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    bulk_edit_id: int
    request_id: str
    def __init__(self, bulk_edit_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
