import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import actions_pb2 as _actions_pb2
from crm.tickets.v1 import desk_pb2 as _desk_pb2
from crm.tickets.v1 import meetings_pb2 as _meetings_pb2
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

class MeetingGoalState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MEETING_GOAL_STATE_UNSPECIFIED: _ClassVar[MeetingGoalState]
    MEETING_GOAL_STATE_NOT_STARTED: _ClassVar[MeetingGoalState]
    MEETING_GOAL_STATE_UNKNOWN: _ClassVar[MeetingGoalState]
    MEETING_GOAL_STATE_ON_TRACK: _ClassVar[MeetingGoalState]
    MEETING_GOAL_STATE_AT_RISK: _ClassVar[MeetingGoalState]
    MEETING_GOAL_STATE_REACHED: _ClassVar[MeetingGoalState]
    MEETING_GOAL_STATE_NOT_MET: _ClassVar[MeetingGoalState]

class PackMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_MEASURE_UNSPECIFIED: _ClassVar[PackMeasure]
    PACK_MEASURE_OPENED: _ClassVar[PackMeasure]
    PACK_MEASURE_CLOSED: _ClassVar[PackMeasure]
    PACK_MEASURE_BOUNCED: _ClassVar[PackMeasure]
    PACK_MEASURE_BREACHED: _ClassVar[PackMeasure]

class PackDimension(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_DIMENSION_UNSPECIFIED: _ClassVar[PackDimension]
    PACK_DIMENSION_CATEGORY: _ClassVar[PackDimension]
    PACK_DIMENSION_PRODUCT: _ClassVar[PackDimension]
    PACK_DIMENSION_DEPARTMENT: _ClassVar[PackDimension]
MEETING_GOAL_STATE_UNSPECIFIED: MeetingGoalState
MEETING_GOAL_STATE_NOT_STARTED: MeetingGoalState
MEETING_GOAL_STATE_UNKNOWN: MeetingGoalState
MEETING_GOAL_STATE_ON_TRACK: MeetingGoalState
MEETING_GOAL_STATE_AT_RISK: MeetingGoalState
MEETING_GOAL_STATE_REACHED: MeetingGoalState
MEETING_GOAL_STATE_NOT_MET: MeetingGoalState
PACK_MEASURE_UNSPECIFIED: PackMeasure
PACK_MEASURE_OPENED: PackMeasure
PACK_MEASURE_CLOSED: PackMeasure
PACK_MEASURE_BOUNCED: PackMeasure
PACK_MEASURE_BREACHED: PackMeasure
PACK_DIMENSION_UNSPECIFIED: PackDimension
PACK_DIMENSION_CATEGORY: PackDimension
PACK_DIMENSION_PRODUCT: PackDimension
PACK_DIMENSION_DEPARTMENT: PackDimension

class MeetingGoal(_message.Message):
    __slots__ = ("goal_id", "title", "team", "owner_id", "target_date", "state", "percent", "has_percent", "open_action_count", "url")
    GOAL_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TARGET_DATE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    HAS_PERCENT_FIELD_NUMBER: _ClassVar[int]
    OPEN_ACTION_COUNT_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    goal_id: int
    title: str
    team: str
    owner_id: str
    target_date: str
    state: MeetingGoalState
    percent: int
    has_percent: bool
    open_action_count: int
    url: str
    def __init__(self, goal_id: _Optional[int] = ..., title: _Optional[str] = ..., team: _Optional[str] = ..., owner_id: _Optional[str] = ..., target_date: _Optional[str] = ..., state: _Optional[_Union[MeetingGoalState, str]] = ..., percent: _Optional[int] = ..., has_percent: _Optional[bool] = ..., open_action_count: _Optional[int] = ..., url: _Optional[str] = ...) -> None: ...

class GetMeetingGoalsRequest(_message.Message):
    __slots__ = ("meeting_id",)
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    def __init__(self, meeting_id: _Optional[int] = ...) -> None: ...

class MeetingGoals(_message.Message):
    __slots__ = ("goals", "missing")
    GOALS_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    goals: _containers.RepeatedCompositeFieldContainer[MeetingGoal]
    missing: _containers.RepeatedCompositeFieldContainer[_desk_pb2.MissingPart]
    def __init__(self, goals: _Optional[_Iterable[_Union[MeetingGoal, _Mapping]]] = ..., missing: _Optional[_Iterable[_Union[_desk_pb2.MissingPart, _Mapping]]] = ...) -> None: ...

class MeetingPack(_message.Message):
    __slots__ = ("meeting_pack_id", "etag", "create_time", "meeting_id", "edition", "start_time", "end_time", "figures", "issues", "actions", "agenda_items", "reports", "surveys", "missing", "creator_id")
    MEETING_PACK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    EDITION_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    ISSUES_FIELD_NUMBER: _ClassVar[int]
    ACTIONS_FIELD_NUMBER: _ClassVar[int]
    AGENDA_ITEMS_FIELD_NUMBER: _ClassVar[int]
    REPORTS_FIELD_NUMBER: _ClassVar[int]
    SURVEYS_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_pack_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    meeting_id: int
    edition: int
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    figures: _containers.RepeatedCompositeFieldContainer[PackFigure]
    issues: _containers.RepeatedCompositeFieldContainer[PackIssue]
    actions: _containers.RepeatedCompositeFieldContainer[_actions_pb2.Action]
    agenda_items: _containers.RepeatedCompositeFieldContainer[_meetings_pb2.AgendaItem]
    reports: _containers.RepeatedCompositeFieldContainer[PackReport]
    surveys: _containers.RepeatedCompositeFieldContainer[PackSurvey]
    missing: _containers.RepeatedCompositeFieldContainer[_desk_pb2.MissingPart]
    creator_id: str
    def __init__(self, meeting_pack_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., meeting_id: _Optional[int] = ..., edition: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., figures: _Optional[_Iterable[_Union[PackFigure, _Mapping]]] = ..., issues: _Optional[_Iterable[_Union[PackIssue, _Mapping]]] = ..., actions: _Optional[_Iterable[_Union[_actions_pb2.Action, _Mapping]]] = ..., agenda_items: _Optional[_Iterable[_Union[_meetings_pb2.AgendaItem, _Mapping]]] = ..., reports: _Optional[_Iterable[_Union[PackReport, _Mapping]]] = ..., surveys: _Optional[_Iterable[_Union[PackSurvey, _Mapping]]] = ..., missing: _Optional[_Iterable[_Union[_desk_pb2.MissingPart, _Mapping]]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class PackFigure(_message.Message):
    __slots__ = ("measure", "count", "previous_count")
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_COUNT_FIELD_NUMBER: _ClassVar[int]
    measure: PackMeasure
    count: int
    previous_count: int
    def __init__(self, measure: _Optional[_Union[PackMeasure, str]] = ..., count: _Optional[int] = ..., previous_count: _Optional[int] = ...) -> None: ...

class PackIssue(_message.Message):
    __slots__ = ("measure", "dimension", "name", "count", "previous_count", "ticket_ids")
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_COUNT_FIELD_NUMBER: _ClassVar[int]
    TICKET_IDS_FIELD_NUMBER: _ClassVar[int]
    measure: PackMeasure
    dimension: PackDimension
    name: str
    count: int
    previous_count: int
    ticket_ids: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, measure: _Optional[_Union[PackMeasure, str]] = ..., dimension: _Optional[_Union[PackDimension, str]] = ..., name: _Optional[str] = ..., count: _Optional[int] = ..., previous_count: _Optional[int] = ..., ticket_ids: _Optional[_Iterable[int]] = ...) -> None: ...

class PackReport(_message.Message):
    __slots__ = ("snapshot_id", "title", "month", "edition", "publish_time", "url")
    SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    EDITION_FIELD_NUMBER: _ClassVar[int]
    PUBLISH_TIME_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    snapshot_id: int
    title: str
    month: str
    edition: int
    publish_time: _timestamp_pb2.Timestamp
    url: str
    def __init__(self, snapshot_id: _Optional[int] = ..., title: _Optional[str] = ..., month: _Optional[str] = ..., edition: _Optional[int] = ..., publish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., url: _Optional[str] = ...) -> None: ...

class PackSurvey(_message.Message):
    __slots__ = ("name", "count", "previous_count", "average", "bad_count")
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_COUNT_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_FIELD_NUMBER: _ClassVar[int]
    BAD_COUNT_FIELD_NUMBER: _ClassVar[int]
    name: str
    count: int
    previous_count: int
    average: str
    bad_count: int
    def __init__(self, name: _Optional[str] = ..., count: _Optional[int] = ..., previous_count: _Optional[int] = ..., average: _Optional[str] = ..., bad_count: _Optional[int] = ...) -> None: ...

class AssembleMeetingPackRequest(_message.Message):
    __slots__ = ("meeting_id", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMeetingPackRequest(_message.Message):
    __slots__ = ("meeting_pack_id",)
    MEETING_PACK_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_pack_id: int
    def __init__(self, meeting_pack_id: _Optional[int] = ...) -> None: ...

class ListMeetingPacksRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "meeting_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    meeting_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., meeting_id: _Optional[int] = ...) -> None: ...

class ListMeetingPacksResponse(_message.Message):
    __slots__ = ("meeting_packs", "next_page_token")
    MEETING_PACKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    meeting_packs: _containers.RepeatedCompositeFieldContainer[MeetingPack]
    next_page_token: str
    def __init__(self, meeting_packs: _Optional[_Iterable[_Union[MeetingPack, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
