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

class WorksheetRoundState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    WORKSHEET_ROUND_STATE_UNSPECIFIED: _ClassVar[WorksheetRoundState]
    WORKSHEET_ROUND_STATE_OUT: _ClassVar[WorksheetRoundState]
    WORKSHEET_ROUND_STATE_OVERDUE: _ClassVar[WorksheetRoundState]
    WORKSHEET_ROUND_STATE_BACK: _ClassVar[WorksheetRoundState]
WORKSHEET_ROUND_STATE_UNSPECIFIED: WorksheetRoundState
WORKSHEET_ROUND_STATE_OUT: WorksheetRoundState
WORKSHEET_ROUND_STATE_OVERDUE: WorksheetRoundState
WORKSHEET_ROUND_STATE_BACK: WorksheetRoundState

class WorksheetRound(_message.Message):
    __slots__ = ("worksheet_round_id", "kind", "title", "message", "parameters", "user_ids", "due_time", "owner_id", "team", "item_count", "back_count", "overdue_count", "close_time", "etag", "create_time", "update_time")
    class ParametersEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    WORKSHEET_ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ITEM_COUNT_FIELD_NUMBER: _ClassVar[int]
    BACK_COUNT_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    worksheet_round_id: int
    kind: str
    title: str
    message: str
    parameters: _containers.ScalarMap[str, str]
    user_ids: _containers.RepeatedScalarFieldContainer[str]
    due_time: _timestamp_pb2.Timestamp
    owner_id: str
    team: str
    item_count: int
    back_count: int
    overdue_count: int
    close_time: _timestamp_pb2.Timestamp
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, worksheet_round_id: _Optional[int] = ..., kind: _Optional[str] = ..., title: _Optional[str] = ..., message: _Optional[str] = ..., parameters: _Optional[_Mapping[str, str]] = ..., user_ids: _Optional[_Iterable[str]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., item_count: _Optional[int] = ..., back_count: _Optional[int] = ..., overdue_count: _Optional[int] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WorksheetRoundItem(_message.Message):
    __slots__ = ("worksheet_round_item_id", "worksheet_round_id", "worksheet_id", "owner_id", "team", "state", "title", "message", "due_time", "row_count", "worksheet_return_id", "return_time", "stale_count", "invalid_count", "chase_count")
    WORKSHEET_ROUND_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    WORKSHEET_ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    WORKSHEET_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ROW_COUNT_FIELD_NUMBER: _ClassVar[int]
    WORKSHEET_RETURN_ID_FIELD_NUMBER: _ClassVar[int]
    RETURN_TIME_FIELD_NUMBER: _ClassVar[int]
    STALE_COUNT_FIELD_NUMBER: _ClassVar[int]
    INVALID_COUNT_FIELD_NUMBER: _ClassVar[int]
    CHASE_COUNT_FIELD_NUMBER: _ClassVar[int]
    worksheet_round_item_id: int
    worksheet_round_id: int
    worksheet_id: int
    owner_id: str
    team: str
    state: WorksheetRoundState
    title: str
    message: str
    due_time: _timestamp_pb2.Timestamp
    row_count: int
    worksheet_return_id: int
    return_time: _timestamp_pb2.Timestamp
    stale_count: int
    invalid_count: int
    chase_count: int
    def __init__(self, worksheet_round_item_id: _Optional[int] = ..., worksheet_round_id: _Optional[int] = ..., worksheet_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., state: _Optional[_Union[WorksheetRoundState, str]] = ..., title: _Optional[str] = ..., message: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., row_count: _Optional[int] = ..., worksheet_return_id: _Optional[int] = ..., return_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., stale_count: _Optional[int] = ..., invalid_count: _Optional[int] = ..., chase_count: _Optional[int] = ...) -> None: ...

class CreateWorksheetRoundRequest(_message.Message):
    __slots__ = ("worksheet_round", "request_id")
    WORKSHEET_ROUND_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet_round: WorksheetRound
    request_id: str
    def __init__(self, worksheet_round: _Optional[_Union[WorksheetRound, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetWorksheetRoundRequest(_message.Message):
    __slots__ = ("worksheet_round_id",)
    WORKSHEET_ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet_round_id: int
    def __init__(self, worksheet_round_id: _Optional[int] = ...) -> None: ...

class ListWorksheetRoundsRequest(_message.Message):
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

class ListWorksheetRoundsResponse(_message.Message):
    __slots__ = ("worksheet_rounds", "next_page_token")
    WORKSHEET_ROUNDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    worksheet_rounds: _containers.RepeatedCompositeFieldContainer[WorksheetRound]
    next_page_token: str
    def __init__(self, worksheet_rounds: _Optional[_Iterable[_Union[WorksheetRound, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CloseWorksheetRoundRequest(_message.Message):
    __slots__ = ("worksheet_round_id", "etag", "request_id")
    WORKSHEET_ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    worksheet_round_id: int
    etag: str
    request_id: str
    def __init__(self, worksheet_round_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListWorksheetRoundItemsRequest(_message.Message):
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

class ListWorksheetRoundItemsResponse(_message.Message):
    __slots__ = ("worksheet_round_items", "next_page_token")
    WORKSHEET_ROUND_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    worksheet_round_items: _containers.RepeatedCompositeFieldContainer[WorksheetRoundItem]
    next_page_token: str
    def __init__(self, worksheet_round_items: _Optional[_Iterable[_Union[WorksheetRoundItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class IngestWorksheetMailRequest(_message.Message):
    __slots__ = ("content", "request_id")
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    content: bytes
    request_id: str
    def __init__(self, content: _Optional[bytes] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestWorksheetMailResponse(_message.Message):
    __slots__ = ("user_id", "worksheet_return_ids")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    WORKSHEET_RETURN_IDS_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    worksheet_return_ids: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, user_id: _Optional[str] = ..., worksheet_return_ids: _Optional[_Iterable[int]] = ...) -> None: ...
