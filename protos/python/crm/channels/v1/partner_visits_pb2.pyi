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

class PartnerVisitState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PARTNER_VISIT_STATE_UNSPECIFIED: _ClassVar[PartnerVisitState]
    PARTNER_VISIT_STATE_PLANNED: _ClassVar[PartnerVisitState]
    PARTNER_VISIT_STATE_DONE: _ClassVar[PartnerVisitState]
    PARTNER_VISIT_STATE_CANCELLED: _ClassVar[PartnerVisitState]
PARTNER_VISIT_STATE_UNSPECIFIED: PartnerVisitState
PARTNER_VISIT_STATE_PLANNED: PartnerVisitState
PARTNER_VISIT_STATE_DONE: PartnerVisitState
PARTNER_VISIT_STATE_CANCELLED: PartnerVisitState

class PartnerVisit(_message.Message):
    __slots__ = ("partner_visit_id", "etag", "partner_id", "state", "plan_time", "visitor_id", "purpose", "done_time", "outcome", "notes", "next_step", "next_step_date", "create_time", "update_time", "delete_time")
    PARTNER_VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PLAN_TIME_FIELD_NUMBER: _ClassVar[int]
    VISITOR_ID_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_DATE_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    partner_visit_id: int
    etag: str
    partner_id: int
    state: PartnerVisitState
    plan_time: _timestamp_pb2.Timestamp
    visitor_id: str
    purpose: str
    done_time: _timestamp_pb2.Timestamp
    outcome: str
    notes: str
    next_step: str
    next_step_date: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, partner_visit_id: _Optional[int] = ..., etag: _Optional[str] = ..., partner_id: _Optional[int] = ..., state: _Optional[_Union[PartnerVisitState, str]] = ..., plan_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., visitor_id: _Optional[str] = ..., purpose: _Optional[str] = ..., done_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outcome: _Optional[str] = ..., notes: _Optional[str] = ..., next_step: _Optional[str] = ..., next_step_date: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreatePartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit", "request_id")
    PARTNER_VISIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit: PartnerVisit
    request_id: str
    def __init__(self, partner_visit: _Optional[_Union[PartnerVisit, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit_id",)
    PARTNER_VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit_id: int
    def __init__(self, partner_visit_id: _Optional[int] = ...) -> None: ...

class ListPartnerVisitsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "overdue")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    overdue: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., overdue: _Optional[bool] = ...) -> None: ...

class ListPartnerVisitsResponse(_message.Message):
    __slots__ = ("partner_visits", "next_page_token")
    PARTNER_VISITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    partner_visits: _containers.RepeatedCompositeFieldContainer[PartnerVisit]
    next_page_token: str
    def __init__(self, partner_visits: _Optional[_Iterable[_Union[PartnerVisit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit", "update_mask", "request_id")
    PARTNER_VISIT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit: PartnerVisit
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, partner_visit: _Optional[_Union[PartnerVisit, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit_id", "etag", "request_id")
    PARTNER_VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit_id: int
    etag: str
    request_id: str
    def __init__(self, partner_visit_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit_id", "etag", "request_id")
    PARTNER_VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit_id: int
    etag: str
    request_id: str
    def __init__(self, partner_visit_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CompletePartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit_id", "etag", "outcome", "notes", "next_step", "next_step_date", "done_time", "request_id")
    PARTNER_VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_DATE_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit_id: int
    etag: str
    outcome: str
    notes: str
    next_step: str
    next_step_date: str
    done_time: _timestamp_pb2.Timestamp
    request_id: str
    def __init__(self, partner_visit_id: _Optional[int] = ..., etag: _Optional[str] = ..., outcome: _Optional[str] = ..., notes: _Optional[str] = ..., next_step: _Optional[str] = ..., next_step_date: _Optional[str] = ..., done_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelPartnerVisitRequest(_message.Message):
    __slots__ = ("partner_visit_id", "etag", "reason", "request_id")
    PARTNER_VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    partner_visit_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, partner_visit_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
