import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import comments_pb2 as _comments_pb2
from crm.tickets.v1 import hand_overs_pb2 as _hand_overs_pb2
from crm.tickets.v1 import promises_pb2 as _promises_pb2
from crm.tickets.v1 import tickets_pb2 as _tickets_pb2
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

class MacroStepKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MACRO_STEP_KIND_UNSPECIFIED: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_SET: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_TAG: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_UNTAG: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_COMMENT: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_TAKE: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_HAND_OVER: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_PROMISE: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_PAUSE: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_FOLLOW: _ClassVar[MacroStepKind]
    MACRO_STEP_KIND_CLOSE: _ClassVar[MacroStepKind]
MACRO_STEP_KIND_UNSPECIFIED: MacroStepKind
MACRO_STEP_KIND_SET: MacroStepKind
MACRO_STEP_KIND_TAG: MacroStepKind
MACRO_STEP_KIND_UNTAG: MacroStepKind
MACRO_STEP_KIND_COMMENT: MacroStepKind
MACRO_STEP_KIND_TAKE: MacroStepKind
MACRO_STEP_KIND_HAND_OVER: MacroStepKind
MACRO_STEP_KIND_PROMISE: MacroStepKind
MACRO_STEP_KIND_PAUSE: MacroStepKind
MACRO_STEP_KIND_FOLLOW: MacroStepKind
MACRO_STEP_KIND_CLOSE: MacroStepKind

class MacroStep(_message.Message):
    __slots__ = ("kind", "text", "visibility", "priority", "category", "product", "tags", "to_id", "to_team", "hand_over_kind", "promise_kind", "due_minutes", "outcome")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    VISIBILITY_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    TO_ID_FIELD_NUMBER: _ClassVar[int]
    TO_TEAM_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_KIND_FIELD_NUMBER: _ClassVar[int]
    PROMISE_KIND_FIELD_NUMBER: _ClassVar[int]
    DUE_MINUTES_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    kind: MacroStepKind
    text: str
    visibility: _comments_pb2.CommentVisibility
    priority: _tickets_pb2.TicketPriority
    category: str
    product: str
    tags: _containers.RepeatedScalarFieldContainer[str]
    to_id: str
    to_team: str
    hand_over_kind: _hand_overs_pb2.HandOverKind
    promise_kind: _promises_pb2.PromiseKind
    due_minutes: int
    outcome: _tickets_pb2.TicketOutcome
    def __init__(self, kind: _Optional[_Union[MacroStepKind, str]] = ..., text: _Optional[str] = ..., visibility: _Optional[_Union[_comments_pb2.CommentVisibility, str]] = ..., priority: _Optional[_Union[_tickets_pb2.TicketPriority, str]] = ..., category: _Optional[str] = ..., product: _Optional[str] = ..., tags: _Optional[_Iterable[str]] = ..., to_id: _Optional[str] = ..., to_team: _Optional[str] = ..., hand_over_kind: _Optional[_Union[_hand_overs_pb2.HandOverKind, str]] = ..., promise_kind: _Optional[_Union[_promises_pb2.PromiseKind, str]] = ..., due_minutes: _Optional[int] = ..., outcome: _Optional[_Union[_tickets_pb2.TicketOutcome, str]] = ...) -> None: ...

class Macro(_message.Message):
    __slots__ = ("macro_id", "etag", "create_time", "update_time", "delete_time", "display_name", "description", "team", "steps", "use_count", "use_time", "creator_id")
    MACRO_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    USE_COUNT_FIELD_NUMBER: _ClassVar[int]
    USE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    macro_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    description: str
    team: str
    steps: _containers.RepeatedCompositeFieldContainer[MacroStep]
    use_count: int
    use_time: _timestamp_pb2.Timestamp
    creator_id: str
    def __init__(self, macro_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., description: _Optional[str] = ..., team: _Optional[str] = ..., steps: _Optional[_Iterable[_Union[MacroStep, _Mapping]]] = ..., use_count: _Optional[int] = ..., use_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class CreateMacroRequest(_message.Message):
    __slots__ = ("macro", "request_id")
    MACRO_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    macro: Macro
    request_id: str
    def __init__(self, macro: _Optional[_Union[Macro, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMacroRequest(_message.Message):
    __slots__ = ("macro_id",)
    MACRO_ID_FIELD_NUMBER: _ClassVar[int]
    macro_id: int
    def __init__(self, macro_id: _Optional[int] = ...) -> None: ...

class ListMacrosRequest(_message.Message):
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

class ListMacrosResponse(_message.Message):
    __slots__ = ("macros", "next_page_token")
    MACROS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    macros: _containers.RepeatedCompositeFieldContainer[Macro]
    next_page_token: str
    def __init__(self, macros: _Optional[_Iterable[_Union[Macro, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMacroRequest(_message.Message):
    __slots__ = ("macro", "update_mask", "request_id")
    MACRO_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    macro: Macro
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, macro: _Optional[_Union[Macro, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteMacroRequest(_message.Message):
    __slots__ = ("macro_id", "etag", "request_id")
    MACRO_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    macro_id: int
    etag: str
    request_id: str
    def __init__(self, macro_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteMacroRequest(_message.Message):
    __slots__ = ("macro_id", "request_id")
    MACRO_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    macro_id: int
    request_id: str
    def __init__(self, macro_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class RunMacroRequest(_message.Message):
    __slots__ = ("macro_id", "steps", "ticket_ids", "preview", "request_id")
    MACRO_ID_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    TICKET_IDS_FIELD_NUMBER: _ClassVar[int]
    PREVIEW_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    macro_id: int
    steps: _containers.RepeatedCompositeFieldContainer[MacroStep]
    ticket_ids: _containers.RepeatedScalarFieldContainer[int]
    preview: bool
    request_id: str
    def __init__(self, macro_id: _Optional[int] = ..., steps: _Optional[_Iterable[_Union[MacroStep, _Mapping]]] = ..., ticket_ids: _Optional[_Iterable[int]] = ..., preview: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class MacroRun(_message.Message):
    __slots__ = ("macro_run_id", "create_time", "macro_id", "display_name", "creator_id", "steps", "results", "done_count", "refused_count")
    MACRO_RUN_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    MACRO_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    DONE_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_COUNT_FIELD_NUMBER: _ClassVar[int]
    macro_run_id: int
    create_time: _timestamp_pb2.Timestamp
    macro_id: int
    display_name: str
    creator_id: str
    steps: _containers.RepeatedCompositeFieldContainer[MacroStep]
    results: _containers.RepeatedCompositeFieldContainer[MacroResult]
    done_count: int
    refused_count: int
    def __init__(self, macro_run_id: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., macro_id: _Optional[int] = ..., display_name: _Optional[str] = ..., creator_id: _Optional[str] = ..., steps: _Optional[_Iterable[_Union[MacroStep, _Mapping]]] = ..., results: _Optional[_Iterable[_Union[MacroResult, _Mapping]]] = ..., done_count: _Optional[int] = ..., refused_count: _Optional[int] = ...) -> None: ...

class MacroResult(_message.Message):
    __slots__ = ("ticket_id", "done", "reason", "step_number")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STEP_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    done: bool
    reason: str
    step_number: int
    def __init__(self, ticket_id: _Optional[int] = ..., done: _Optional[bool] = ..., reason: _Optional[str] = ..., step_number: _Optional[int] = ...) -> None: ...

class GetMacroRunRequest(_message.Message):
    __slots__ = ("macro_run_id",)
    MACRO_RUN_ID_FIELD_NUMBER: _ClassVar[int]
    macro_run_id: int
    def __init__(self, macro_run_id: _Optional[int] = ...) -> None: ...

class ListMacroRunsRequest(_message.Message):
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

class ListMacroRunsResponse(_message.Message):
    __slots__ = ("macro_runs", "next_page_token")
    MACRO_RUNS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    macro_runs: _containers.RepeatedCompositeFieldContainer[MacroRun]
    next_page_token: str
    def __init__(self, macro_runs: _Optional[_Iterable[_Union[MacroRun, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
