import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
from crm.reports.v1 import goals_pb2 as _goals_pb2
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

class AlertWindow(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ALERT_WINDOW_UNSPECIFIED: _ClassVar[AlertWindow]
    ALERT_WINDOW_LAST_DAYS: _ClassVar[AlertWindow]
    ALERT_WINDOW_THIS_WEEK: _ClassVar[AlertWindow]
    ALERT_WINDOW_THIS_MONTH: _ClassVar[AlertWindow]
    ALERT_WINDOW_STANDING: _ClassVar[AlertWindow]

class AlertComparison(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ALERT_COMPARISON_UNSPECIFIED: _ClassVar[AlertComparison]
    ALERT_COMPARISON_ABOVE: _ClassVar[AlertComparison]
    ALERT_COMPARISON_BELOW: _ClassVar[AlertComparison]
    ALERT_COMPARISON_RISES: _ClassVar[AlertComparison]
    ALERT_COMPARISON_FALLS: _ClassVar[AlertComparison]

class AlertState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ALERT_STATE_UNSPECIFIED: _ClassVar[AlertState]
    ALERT_STATE_WAITING: _ClassVar[AlertState]
    ALERT_STATE_QUIET: _ClassVar[AlertState]
    ALERT_STATE_BEYOND: _ClassVar[AlertState]
    ALERT_STATE_UNKNOWN: _ClassVar[AlertState]

class AlertProblem(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ALERT_PROBLEM_UNSPECIFIED: _ClassVar[AlertProblem]
    ALERT_PROBLEM_NONE: _ClassVar[AlertProblem]
    ALERT_PROBLEM_FACTS_BEHIND: _ClassVar[AlertProblem]
    ALERT_PROBLEM_NO_VALUE: _ClassVar[AlertProblem]
    ALERT_PROBLEM_MEASURE_GONE: _ClassVar[AlertProblem]
    ALERT_PROBLEM_OWNER_GONE: _ClassVar[AlertProblem]

class AlertFiringKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ALERT_FIRING_KIND_UNSPECIFIED: _ClassVar[AlertFiringKind]
    ALERT_FIRING_KIND_CROSSED: _ClassVar[AlertFiringKind]
    ALERT_FIRING_KIND_STILL: _ClassVar[AlertFiringKind]
ALERT_WINDOW_UNSPECIFIED: AlertWindow
ALERT_WINDOW_LAST_DAYS: AlertWindow
ALERT_WINDOW_THIS_WEEK: AlertWindow
ALERT_WINDOW_THIS_MONTH: AlertWindow
ALERT_WINDOW_STANDING: AlertWindow
ALERT_COMPARISON_UNSPECIFIED: AlertComparison
ALERT_COMPARISON_ABOVE: AlertComparison
ALERT_COMPARISON_BELOW: AlertComparison
ALERT_COMPARISON_RISES: AlertComparison
ALERT_COMPARISON_FALLS: AlertComparison
ALERT_STATE_UNSPECIFIED: AlertState
ALERT_STATE_WAITING: AlertState
ALERT_STATE_QUIET: AlertState
ALERT_STATE_BEYOND: AlertState
ALERT_STATE_UNKNOWN: AlertState
ALERT_PROBLEM_UNSPECIFIED: AlertProblem
ALERT_PROBLEM_NONE: AlertProblem
ALERT_PROBLEM_FACTS_BEHIND: AlertProblem
ALERT_PROBLEM_NO_VALUE: AlertProblem
ALERT_PROBLEM_MEASURE_GONE: AlertProblem
ALERT_PROBLEM_OWNER_GONE: AlertProblem
ALERT_FIRING_KIND_UNSPECIFIED: AlertFiringKind
ALERT_FIRING_KIND_CROSSED: AlertFiringKind
ALERT_FIRING_KIND_STILL: AlertFiringKind

class Alert(_message.Message):
    __slots__ = ("alert_id", "etag", "create_time", "update_time", "delete_time", "title", "figure_id", "filters", "currency", "team", "window", "window_days", "comparison", "line", "back_line", "repeat_days", "every_minutes", "time_zone", "owner_id", "editor_id", "mute_time", "state", "problem", "check_time", "value", "firing_count", "fire_time", "measure", "unit", "records_path")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    FIGURE_ID_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FIELD_NUMBER: _ClassVar[int]
    WINDOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    COMPARISON_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    BACK_LINE_FIELD_NUMBER: _ClassVar[int]
    REPEAT_DAYS_FIELD_NUMBER: _ClassVar[int]
    EVERY_MINUTES_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    EDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    MUTE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    CHECK_TIME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    FIRING_COUNT_FIELD_NUMBER: _ClassVar[int]
    FIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    RECORDS_PATH_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    title: str
    figure_id: str
    filters: _containers.RepeatedCompositeFieldContainer[_goals_pb2.GoalFilter]
    currency: str
    team: str
    window: AlertWindow
    window_days: int
    comparison: AlertComparison
    line: str
    back_line: str
    repeat_days: int
    every_minutes: int
    time_zone: str
    owner_id: str
    editor_id: str
    mute_time: _timestamp_pb2.Timestamp
    state: AlertState
    problem: AlertProblem
    check_time: _timestamp_pb2.Timestamp
    value: str
    firing_count: int
    fire_time: _timestamp_pb2.Timestamp
    measure: str
    unit: _dashboards_pb2.Unit
    records_path: str
    def __init__(self, alert_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., figure_id: _Optional[str] = ..., filters: _Optional[_Iterable[_Union[_goals_pb2.GoalFilter, _Mapping]]] = ..., currency: _Optional[str] = ..., team: _Optional[str] = ..., window: _Optional[_Union[AlertWindow, str]] = ..., window_days: _Optional[int] = ..., comparison: _Optional[_Union[AlertComparison, str]] = ..., line: _Optional[str] = ..., back_line: _Optional[str] = ..., repeat_days: _Optional[int] = ..., every_minutes: _Optional[int] = ..., time_zone: _Optional[str] = ..., owner_id: _Optional[str] = ..., editor_id: _Optional[str] = ..., mute_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[AlertState, str]] = ..., problem: _Optional[_Union[AlertProblem, str]] = ..., check_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., value: _Optional[str] = ..., firing_count: _Optional[int] = ..., fire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., measure: _Optional[str] = ..., unit: _Optional[_Union[_dashboards_pb2.Unit, str]] = ..., records_path: _Optional[str] = ...) -> None: ...

class AlertFiring(_message.Message):
    __slots__ = ("alert_firing_id", "create_time", "alert_id", "number", "kind", "value", "line", "start_date", "end_date", "record_count", "tell_time", "records_path")
    ALERT_FIRING_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    RECORD_COUNT_FIELD_NUMBER: _ClassVar[int]
    TELL_TIME_FIELD_NUMBER: _ClassVar[int]
    RECORDS_PATH_FIELD_NUMBER: _ClassVar[int]
    alert_firing_id: int
    create_time: _timestamp_pb2.Timestamp
    alert_id: int
    number: int
    kind: AlertFiringKind
    value: str
    line: str
    start_date: str
    end_date: str
    record_count: int
    tell_time: _timestamp_pb2.Timestamp
    records_path: str
    def __init__(self, alert_firing_id: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., alert_id: _Optional[int] = ..., number: _Optional[int] = ..., kind: _Optional[_Union[AlertFiringKind, str]] = ..., value: _Optional[str] = ..., line: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., record_count: _Optional[int] = ..., tell_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., records_path: _Optional[str] = ...) -> None: ...

class AlertDay(_message.Message):
    __slots__ = ("date", "value", "beyond", "fired")
    DATE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    BEYOND_FIELD_NUMBER: _ClassVar[int]
    FIRED_FIELD_NUMBER: _ClassVar[int]
    date: str
    value: str
    beyond: bool
    fired: bool
    def __init__(self, date: _Optional[str] = ..., value: _Optional[str] = ..., beyond: _Optional[bool] = ..., fired: _Optional[bool] = ...) -> None: ...

class CreateAlertRequest(_message.Message):
    __slots__ = ("alert", "request_id")
    ALERT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    alert: Alert
    request_id: str
    def __init__(self, alert: _Optional[_Union[Alert, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetAlertRequest(_message.Message):
    __slots__ = ("alert_id",)
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    def __init__(self, alert_id: _Optional[int] = ...) -> None: ...

class ListAlertsRequest(_message.Message):
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

class ListAlertsResponse(_message.Message):
    __slots__ = ("alerts", "next_page_token")
    ALERTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    alerts: _containers.RepeatedCompositeFieldContainer[Alert]
    next_page_token: str
    def __init__(self, alerts: _Optional[_Iterable[_Union[Alert, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateAlertRequest(_message.Message):
    __slots__ = ("alert", "update_mask", "request_id")
    ALERT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    alert: Alert
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, alert: _Optional[_Union[Alert, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteAlertRequest(_message.Message):
    __slots__ = ("alert_id", "etag", "request_id")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    etag: str
    request_id: str
    def __init__(self, alert_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteAlertRequest(_message.Message):
    __slots__ = ("alert_id", "request_id")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    request_id: str
    def __init__(self, alert_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class MuteAlertRequest(_message.Message):
    __slots__ = ("alert_id", "etag", "request_id", "mute_time")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    MUTE_TIME_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    etag: str
    request_id: str
    mute_time: _timestamp_pb2.Timestamp
    def __init__(self, alert_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ..., mute_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TestAlertRequest(_message.Message):
    __slots__ = ("alert_id", "alert", "days")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    ALERT_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    alert: Alert
    days: int
    def __init__(self, alert_id: _Optional[int] = ..., alert: _Optional[_Union[Alert, _Mapping]] = ..., days: _Optional[int] = ...) -> None: ...

class TestAlertResponse(_message.Message):
    __slots__ = ("days", "firing_count")
    DAYS_FIELD_NUMBER: _ClassVar[int]
    FIRING_COUNT_FIELD_NUMBER: _ClassVar[int]
    days: _containers.RepeatedCompositeFieldContainer[AlertDay]
    firing_count: int
    def __init__(self, days: _Optional[_Iterable[_Union[AlertDay, _Mapping]]] = ..., firing_count: _Optional[int] = ...) -> None: ...

class ListAlertFiringsRequest(_message.Message):
    __slots__ = ("alert_id", "page_size", "page_token", "filter", "order_by")
    ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    alert_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, alert_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListAlertFiringsResponse(_message.Message):
    __slots__ = ("alert_firings", "next_page_token")
    ALERT_FIRINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    alert_firings: _containers.RepeatedCompositeFieldContainer[AlertFiring]
    next_page_token: str
    def __init__(self, alert_firings: _Optional[_Iterable[_Union[AlertFiring, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
