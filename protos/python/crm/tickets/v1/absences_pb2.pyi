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

class AbsenceState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ABSENCE_STATE_UNSPECIFIED: _ClassVar[AbsenceState]
    ABSENCE_STATE_PLANNED: _ClassVar[AbsenceState]
    ABSENCE_STATE_ACTIVE: _ClassVar[AbsenceState]
    ABSENCE_STATE_ENDED: _ClassVar[AbsenceState]
    ABSENCE_STATE_CALLED_OFF: _ClassVar[AbsenceState]

class CaretakingPart(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CARETAKING_PART_UNSPECIFIED: _ClassVar[CaretakingPart]
    CARETAKING_PART_OWNER: _ClassVar[CaretakingPart]
    CARETAKING_PART_HANDLER: _ClassVar[CaretakingPart]
    CARETAKING_PART_PROMISE: _ClassVar[CaretakingPart]
    CARETAKING_PART_HAND_OVER: _ClassVar[CaretakingPart]

class CaretakingState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CARETAKING_STATE_UNSPECIFIED: _ClassVar[CaretakingState]
    CARETAKING_STATE_OUT: _ClassVar[CaretakingState]
    CARETAKING_STATE_BACK: _ClassVar[CaretakingState]
    CARETAKING_STATE_MOVED: _ClassVar[CaretakingState]
ABSENCE_STATE_UNSPECIFIED: AbsenceState
ABSENCE_STATE_PLANNED: AbsenceState
ABSENCE_STATE_ACTIVE: AbsenceState
ABSENCE_STATE_ENDED: AbsenceState
ABSENCE_STATE_CALLED_OFF: AbsenceState
CARETAKING_PART_UNSPECIFIED: CaretakingPart
CARETAKING_PART_OWNER: CaretakingPart
CARETAKING_PART_HANDLER: CaretakingPart
CARETAKING_PART_PROMISE: CaretakingPart
CARETAKING_PART_HAND_OVER: CaretakingPart
CARETAKING_STATE_UNSPECIFIED: CaretakingState
CARETAKING_STATE_OUT: CaretakingState
CARETAKING_STATE_BACK: CaretakingState
CARETAKING_STATE_MOVED: CaretakingState

class Absence(_message.Message):
    __slots__ = ("absence_id", "etag", "create_time", "update_time", "delete_time", "user_id", "team", "start_time", "end_time", "reason", "substitute_id", "state", "creator_id")
    ABSENCE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SUBSTITUTE_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    absence_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    user_id: str
    team: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    reason: str
    substitute_id: str
    state: AbsenceState
    creator_id: str
    def __init__(self, absence_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., user_id: _Optional[str] = ..., team: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ..., substitute_id: _Optional[str] = ..., state: _Optional[_Union[AbsenceState, str]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class Caretaking(_message.Message):
    __slots__ = ("caretaking_id", "absence_id", "ticket_id", "part", "record_id", "from_id", "to_id", "state", "create_time", "end_time")
    CARETAKING_ID_FIELD_NUMBER: _ClassVar[int]
    ABSENCE_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    PART_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_ID_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    caretaking_id: int
    absence_id: int
    ticket_id: int
    part: CaretakingPart
    record_id: int
    from_id: str
    to_id: str
    state: CaretakingState
    create_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    def __init__(self, caretaking_id: _Optional[int] = ..., absence_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., part: _Optional[_Union[CaretakingPart, str]] = ..., record_id: _Optional[int] = ..., from_id: _Optional[str] = ..., to_id: _Optional[str] = ..., state: _Optional[_Union[CaretakingState, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateAbsenceRequest(_message.Message):
    __slots__ = ("absence", "request_id")
    ABSENCE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    absence: Absence
    request_id: str
    def __init__(self, absence: _Optional[_Union[Absence, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetAbsenceRequest(_message.Message):
    __slots__ = ("absence_id",)
    ABSENCE_ID_FIELD_NUMBER: _ClassVar[int]
    absence_id: int
    def __init__(self, absence_id: _Optional[int] = ...) -> None: ...

class ListAbsencesRequest(_message.Message):
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

class ListAbsencesResponse(_message.Message):
    __slots__ = ("absences", "next_page_token")
    ABSENCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    absences: _containers.RepeatedCompositeFieldContainer[Absence]
    next_page_token: str
    def __init__(self, absences: _Optional[_Iterable[_Union[Absence, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateAbsenceRequest(_message.Message):
    __slots__ = ("absence", "update_mask", "request_id")
    ABSENCE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    absence: Absence
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, absence: _Optional[_Union[Absence, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndAbsenceRequest(_message.Message):
    __slots__ = ("absence_id", "etag", "request_id")
    ABSENCE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    absence_id: int
    etag: str
    request_id: str
    def __init__(self, absence_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListCaretakingsRequest(_message.Message):
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

class ListCaretakingsResponse(_message.Message):
    __slots__ = ("caretakings", "next_page_token")
    CARETAKINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    caretakings: _containers.RepeatedCompositeFieldContainer[Caretaking]
    next_page_token: str
    def __init__(self, caretakings: _Optional[_Iterable[_Union[Caretaking, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
