import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
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

class GoalLevel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GOAL_LEVEL_UNSPECIFIED: _ClassVar[GoalLevel]
    GOAL_LEVEL_COMPANY: _ClassVar[GoalLevel]
    GOAL_LEVEL_TEAM: _ClassVar[GoalLevel]
    GOAL_LEVEL_PERSON: _ClassVar[GoalLevel]

class GoalReading(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GOAL_READING_UNSPECIFIED: _ClassVar[GoalReading]
    GOAL_READING_TOTAL: _ClassVar[GoalReading]
    GOAL_READING_MONTHLY: _ClassVar[GoalReading]
    GOAL_READING_WEEKLY: _ClassVar[GoalReading]
    GOAL_READING_STANDING: _ClassVar[GoalReading]

class GoalState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GOAL_STATE_UNSPECIFIED: _ClassVar[GoalState]
    GOAL_STATE_NOT_STARTED: _ClassVar[GoalState]
    GOAL_STATE_UNKNOWN: _ClassVar[GoalState]
    GOAL_STATE_ON_TRACK: _ClassVar[GoalState]
    GOAL_STATE_AT_RISK: _ClassVar[GoalState]
    GOAL_STATE_REACHED: _ClassVar[GoalState]
    GOAL_STATE_MISSED: _ClassVar[GoalState]

class ForecastMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FORECAST_METHOD_UNSPECIFIED: _ClassVar[ForecastMethod]
    FORECAST_METHOD_RUN_RATE: _ClassVar[ForecastMethod]
    FORECAST_METHOD_LAST_YEAR: _ClassVar[ForecastMethod]
    FORECAST_METHOD_TREND: _ClassVar[ForecastMethod]
    FORECAST_METHOD_DRIFT: _ClassVar[ForecastMethod]

class GoalActionState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GOAL_ACTION_STATE_UNSPECIFIED: _ClassVar[GoalActionState]
    GOAL_ACTION_STATE_OPEN: _ClassVar[GoalActionState]
    GOAL_ACTION_STATE_IN_PROGRESS: _ClassVar[GoalActionState]
    GOAL_ACTION_STATE_DONE: _ClassVar[GoalActionState]
    GOAL_ACTION_STATE_CANCELLED: _ClassVar[GoalActionState]

class GoalEntryKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    GOAL_ENTRY_KIND_UNSPECIFIED: _ClassVar[GoalEntryKind]
    GOAL_ENTRY_KIND_MADE: _ClassVar[GoalEntryKind]
    GOAL_ENTRY_KIND_CHANGED: _ClassVar[GoalEntryKind]
    GOAL_ENTRY_KIND_TARGET_MOVED: _ClassVar[GoalEntryKind]
    GOAL_ENTRY_KIND_COMMENT: _ClassVar[GoalEntryKind]
    GOAL_ENTRY_KIND_DELETED: _ClassVar[GoalEntryKind]
    GOAL_ENTRY_KIND_RESTORED: _ClassVar[GoalEntryKind]
GOAL_LEVEL_UNSPECIFIED: GoalLevel
GOAL_LEVEL_COMPANY: GoalLevel
GOAL_LEVEL_TEAM: GoalLevel
GOAL_LEVEL_PERSON: GoalLevel
GOAL_READING_UNSPECIFIED: GoalReading
GOAL_READING_TOTAL: GoalReading
GOAL_READING_MONTHLY: GoalReading
GOAL_READING_WEEKLY: GoalReading
GOAL_READING_STANDING: GoalReading
GOAL_STATE_UNSPECIFIED: GoalState
GOAL_STATE_NOT_STARTED: GoalState
GOAL_STATE_UNKNOWN: GoalState
GOAL_STATE_ON_TRACK: GoalState
GOAL_STATE_AT_RISK: GoalState
GOAL_STATE_REACHED: GoalState
GOAL_STATE_MISSED: GoalState
FORECAST_METHOD_UNSPECIFIED: ForecastMethod
FORECAST_METHOD_RUN_RATE: ForecastMethod
FORECAST_METHOD_LAST_YEAR: ForecastMethod
FORECAST_METHOD_TREND: ForecastMethod
FORECAST_METHOD_DRIFT: ForecastMethod
GOAL_ACTION_STATE_UNSPECIFIED: GoalActionState
GOAL_ACTION_STATE_OPEN: GoalActionState
GOAL_ACTION_STATE_IN_PROGRESS: GoalActionState
GOAL_ACTION_STATE_DONE: GoalActionState
GOAL_ACTION_STATE_CANCELLED: GoalActionState
GOAL_ENTRY_KIND_UNSPECIFIED: GoalEntryKind
GOAL_ENTRY_KIND_MADE: GoalEntryKind
GOAL_ENTRY_KIND_CHANGED: GoalEntryKind
GOAL_ENTRY_KIND_TARGET_MOVED: GoalEntryKind
GOAL_ENTRY_KIND_COMMENT: GoalEntryKind
GOAL_ENTRY_KIND_DELETED: GoalEntryKind
GOAL_ENTRY_KIND_RESTORED: GoalEntryKind

class GoalFilter(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class Goal(_message.Message):
    __slots__ = ("goal_id", "etag", "create_time", "update_time", "delete_time", "title", "description", "level", "team", "person_id", "owner_id", "parent_id", "figure_id", "filters", "currency", "reading", "baseline", "baseline_date", "baseline_measured", "target", "start_date", "target_date", "time_zone", "if_reached", "if_missed", "direction", "creator_id", "actions", "progress", "changeable", "state", "value", "forecast", "percent")
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    PARENT_ID_FIELD_NUMBER: _ClassVar[int]
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    READING_FIELD_NUMBER: _ClassVar[int]
    BASELINE_FIELD_NUMBER: _ClassVar[int]
    BASELINE_DATE_FIELD_NUMBER: _ClassVar[int]
    BASELINE_MEASURED_FIELD_NUMBER: _ClassVar[int]
    TARGET_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    TARGET_DATE_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    IF_REACHED_FIELD_NUMBER: _ClassVar[int]
    IF_MISSED_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    PROGRESS_FIELD_NUMBER: _ClassVar[int]
    CHANGEABLE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    FORECAST_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    title: str
    description: str
    level: GoalLevel
    team: str
    person_id: str
    owner_id: str
    parent_id: int
    figure_id: str
    filters: _containers.RepeatedCompositeFieldContainer[GoalFilter]
    currency: str
    reading: GoalReading
    baseline: str
    baseline_date: str
    baseline_measured: bool
    target: str
    start_date: str
    target_date: str
    time_zone: str
    if_reached: str
    if_missed: str
    direction: int
    creator_id: str
    actions: _containers.RepeatedCompositeFieldContainer[GoalAction]
    progress: GoalProgress
    changeable: bool
    state: GoalState
    value: str
    forecast: str
    percent: int
    def __init__(self, goal_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., description: _Optional[str] = ..., level: _Optional[_Union[GoalLevel, str]] = ..., team: _Optional[str] = ..., person_id: _Optional[str] = ..., owner_id: _Optional[str] = ..., parent_id: _Optional[int] = ..., figure_id: _Optional[str] = ..., filters: _Optional[_Iterable[_Union[GoalFilter, _Mapping]]] = ..., currency: _Optional[str] = ..., reading: _Optional[_Union[GoalReading, str]] = ..., baseline: _Optional[str] = ..., baseline_date: _Optional[str] = ..., baseline_measured: _Optional[bool] = ..., target: _Optional[str] = ..., start_date: _Optional[str] = ..., target_date: _Optional[str] = ..., time_zone: _Optional[str] = ..., if_reached: _Optional[str] = ..., if_missed: _Optional[str] = ..., direction: _Optional[int] = ..., creator_id: _Optional[str] = ..., actions: _Optional[_Iterable[_Union[GoalAction, _Mapping]]] = ..., progress: _Optional[_Union[GoalProgress, _Mapping]] = ..., changeable: _Optional[bool] = ..., state: _Optional[_Union[GoalState, str]] = ..., value: _Optional[str] = ..., forecast: _Optional[str] = ..., percent: _Optional[int] = ...) -> None: ...

class GoalProgress(_message.Message):
    __slots__ = ("state", "explanation", "measure", "unit", "value", "value_date", "percent", "has_percent", "forecast", "forecast_low", "forecast_high", "method", "record_count", "records_path", "current", "points")
    STATE_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    VALUE_DATE_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    HAS_PERCENT_FIELD_NUMBER: _ClassVar[int]
    FORECAST_FIELD_NUMBER: _ClassVar[int]
    FORECAST_LOW_FIELD_NUMBER: _ClassVar[int]
    FORECAST_HIGH_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    RECORD_COUNT_FIELD_NUMBER: _ClassVar[int]
    RECORDS_PATH_FIELD_NUMBER: _ClassVar[int]
    CURRENT_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    state: GoalState
    explanation: str
    measure: str
    unit: _dashboards_pb2.Unit
    value: str
    value_date: str
    percent: int
    has_percent: bool
    forecast: str
    forecast_low: str
    forecast_high: str
    method: ForecastMethod
    record_count: int
    records_path: str
    current: bool
    points: _containers.RepeatedCompositeFieldContainer[GoalPoint]
    def __init__(self, state: _Optional[_Union[GoalState, str]] = ..., explanation: _Optional[str] = ..., measure: _Optional[str] = ..., unit: _Optional[_Union[_dashboards_pb2.Unit, str]] = ..., value: _Optional[str] = ..., value_date: _Optional[str] = ..., percent: _Optional[int] = ..., has_percent: _Optional[bool] = ..., forecast: _Optional[str] = ..., forecast_low: _Optional[str] = ..., forecast_high: _Optional[str] = ..., method: _Optional[_Union[ForecastMethod, str]] = ..., record_count: _Optional[int] = ..., records_path: _Optional[str] = ..., current: _Optional[bool] = ..., points: _Optional[_Iterable[_Union[GoalPoint, _Mapping]]] = ...) -> None: ...

class GoalPoint(_message.Message):
    __slots__ = ("date", "actual", "needed", "forecast", "low", "high")
    DATE_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_FIELD_NUMBER: _ClassVar[int]
    NEEDED_FIELD_NUMBER: _ClassVar[int]
    FORECAST_FIELD_NUMBER: _ClassVar[int]
    LOW_FIELD_NUMBER: _ClassVar[int]
    HIGH_FIELD_NUMBER: _ClassVar[int]
    date: str
    actual: str
    needed: str
    forecast: str
    low: str
    high: str
    def __init__(self, date: _Optional[str] = ..., actual: _Optional[str] = ..., needed: _Optional[str] = ..., forecast: _Optional[str] = ..., low: _Optional[str] = ..., high: _Optional[str] = ...) -> None: ...

class GoalAction(_message.Message):
    __slots__ = ("goal_action_id", "etag", "create_time", "update_time", "delete_time", "goal_id", "text", "owner_id", "due_date", "state", "ticket_action_id", "url")
    GOAL_ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TICKET_ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    goal_action_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    goal_id: int
    text: str
    owner_id: str
    due_date: str
    state: GoalActionState
    ticket_action_id: int
    url: str
    def __init__(self, goal_action_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., goal_id: _Optional[int] = ..., text: _Optional[str] = ..., owner_id: _Optional[str] = ..., due_date: _Optional[str] = ..., state: _Optional[_Union[GoalActionState, str]] = ..., ticket_action_id: _Optional[int] = ..., url: _Optional[str] = ...) -> None: ...

class GoalEntry(_message.Message):
    __slots__ = ("goal_entry_id", "create_time", "goal_id", "kind", "actor_id", "text", "changes")
    GOAL_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    goal_entry_id: int
    create_time: _timestamp_pb2.Timestamp
    goal_id: int
    kind: GoalEntryKind
    actor_id: str
    text: str
    changes: _containers.RepeatedCompositeFieldContainer[GoalChange]
    def __init__(self, goal_entry_id: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., goal_id: _Optional[int] = ..., kind: _Optional[_Union[GoalEntryKind, str]] = ..., actor_id: _Optional[str] = ..., text: _Optional[str] = ..., changes: _Optional[_Iterable[_Union[GoalChange, _Mapping]]] = ...) -> None: ...

class GoalChange(_message.Message):
    __slots__ = ("field", "before", "after")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    field: str
    before: str
    after: str
    def __init__(self, field: _Optional[str] = ..., before: _Optional[str] = ..., after: _Optional[str] = ...) -> None: ...

class GoalTree(_message.Message):
    __slots__ = ("nodes", "groups", "may_create")
    NODES_FIELD_NUMBER: _ClassVar[int]
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    MAY_CREATE_FIELD_NUMBER: _ClassVar[int]
    nodes: _containers.RepeatedCompositeFieldContainer[GoalNode]
    groups: _containers.RepeatedCompositeFieldContainer[GoalGroup]
    may_create: bool
    def __init__(self, nodes: _Optional[_Iterable[_Union[GoalNode, _Mapping]]] = ..., groups: _Optional[_Iterable[_Union[GoalGroup, _Mapping]]] = ..., may_create: _Optional[bool] = ...) -> None: ...

class GoalNode(_message.Message):
    __slots__ = ("goal", "depth")
    GOAL_FIELD_NUMBER: _ClassVar[int]
    DEPTH_FIELD_NUMBER: _ClassVar[int]
    goal: Goal
    depth: int
    def __init__(self, goal: _Optional[_Union[Goal, _Mapping]] = ..., depth: _Optional[int] = ...) -> None: ...

class GoalGroup(_message.Message):
    __slots__ = ("level", "name", "count")
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    level: GoalLevel
    name: str
    count: int
    def __init__(self, level: _Optional[_Union[GoalLevel, str]] = ..., name: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...

class CreateGoalRequest(_message.Message):
    __slots__ = ("goal", "request_id")
    GOAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal: Goal
    request_id: str
    def __init__(self, goal: _Optional[_Union[Goal, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetGoalRequest(_message.Message):
    __slots__ = ("goal_id",)
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    def __init__(self, goal_id: _Optional[int] = ...) -> None: ...

class ListGoalsRequest(_message.Message):
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

class ListGoalsResponse(_message.Message):
    __slots__ = ("goals", "next_page_token")
    GOALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    goals: _containers.RepeatedCompositeFieldContainer[Goal]
    next_page_token: str
    def __init__(self, goals: _Optional[_Iterable[_Union[Goal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetGoalTreeRequest(_message.Message):
    __slots__ = ("date", "team")
    DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    date: str
    team: str
    def __init__(self, date: _Optional[str] = ..., team: _Optional[str] = ...) -> None: ...

class UpdateGoalRequest(_message.Message):
    __slots__ = ("goal", "update_mask", "request_id", "reason")
    GOAL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    goal: Goal
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    reason: str
    def __init__(self, goal: _Optional[_Union[Goal, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class DeleteGoalRequest(_message.Message):
    __slots__ = ("goal_id", "etag", "request_id")
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    etag: str
    request_id: str
    def __init__(self, goal_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteGoalRequest(_message.Message):
    __slots__ = ("goal_id", "request_id")
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    request_id: str
    def __init__(self, goal_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateGoalCommentRequest(_message.Message):
    __slots__ = ("goal_id", "text", "request_id")
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    text: str
    request_id: str
    def __init__(self, goal_id: _Optional[int] = ..., text: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListGoalEntriesRequest(_message.Message):
    __slots__ = ("goal_id", "page_size", "page_token", "filter", "order_by")
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, goal_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListGoalEntriesResponse(_message.Message):
    __slots__ = ("goal_entries", "next_page_token")
    GOAL_ENTRIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    goal_entries: _containers.RepeatedCompositeFieldContainer[GoalEntry]
    next_page_token: str
    def __init__(self, goal_entries: _Optional[_Iterable[_Union[GoalEntry, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class CreateGoalActionRequest(_message.Message):
    __slots__ = ("goal_action", "request_id")
    GOAL_ACTION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal_action: GoalAction
    request_id: str
    def __init__(self, goal_action: _Optional[_Union[GoalAction, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateGoalActionRequest(_message.Message):
    __slots__ = ("goal_action", "update_mask", "request_id")
    GOAL_ACTION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal_action: GoalAction
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, goal_action: _Optional[_Union[GoalAction, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteGoalActionRequest(_message.Message):
    __slots__ = ("goal_action_id", "etag", "request_id")
    GOAL_ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    goal_action_id: int
    etag: str
    request_id: str
    def __init__(self, goal_action_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
