import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class OwnChart(_message.Message):
    __slots__ = ("title", "kind", "figure_ids", "by", "split", "most")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FIGURE_IDS_FIELD_NUMBER: _ClassVar[int]
    BY_FIELD_NUMBER: _ClassVar[int]
    SPLIT_FIELD_NUMBER: _ClassVar[int]
    MOST_FIELD_NUMBER: _ClassVar[int]
    title: str
    kind: _dashboards_pb2.ChartKind
    figure_ids: _containers.RepeatedScalarFieldContainer[str]
    by: str
    split: str
    most: int
    def __init__(self, title: _Optional[str] = ..., kind: _Optional[_Union[_dashboards_pb2.ChartKind, str]] = ..., figure_ids: _Optional[_Iterable[str]] = ..., by: _Optional[str] = ..., split: _Optional[str] = ..., most: _Optional[int] = ...) -> None: ...

class OwnDashboard(_message.Message):
    __slots__ = ("own_dashboard_id", "etag", "create_time", "update_time", "delete_time", "owner_id", "title", "description", "roles", "teams", "figure_ids", "charts", "period", "filters", "changeable")
    OWN_DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    FIGURE_IDS_FIELD_NUMBER: _ClassVar[int]
    CHARTS_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    CHANGEABLE_FIELD_NUMBER: _ClassVar[int]
    own_dashboard_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    owner_id: str
    title: str
    description: str
    roles: _containers.RepeatedScalarFieldContainer[str]
    teams: _containers.RepeatedScalarFieldContainer[str]
    figure_ids: _containers.RepeatedScalarFieldContainer[str]
    charts: _containers.RepeatedCompositeFieldContainer[OwnChart]
    period: str
    filters: str
    changeable: bool
    def __init__(self, own_dashboard_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., owner_id: _Optional[str] = ..., title: _Optional[str] = ..., description: _Optional[str] = ..., roles: _Optional[_Iterable[str]] = ..., teams: _Optional[_Iterable[str]] = ..., figure_ids: _Optional[_Iterable[str]] = ..., charts: _Optional[_Iterable[_Union[OwnChart, _Mapping]]] = ..., period: _Optional[str] = ..., filters: _Optional[str] = ..., changeable: _Optional[bool] = ...) -> None: ...

class CreateOwnDashboardRequest(_message.Message):
    __slots__ = ("own_dashboard", "request_id")
    OWN_DASHBOARD_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    own_dashboard: OwnDashboard
    request_id: str
    def __init__(self, own_dashboard: _Optional[_Union[OwnDashboard, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetOwnDashboardRequest(_message.Message):
    __slots__ = ("own_dashboard_id",)
    OWN_DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    own_dashboard_id: int
    def __init__(self, own_dashboard_id: _Optional[int] = ...) -> None: ...

class ListOwnDashboardsRequest(_message.Message):
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

class ListOwnDashboardsResponse(_message.Message):
    __slots__ = ("own_dashboards", "next_page_token")
    OWN_DASHBOARDS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    own_dashboards: _containers.RepeatedCompositeFieldContainer[OwnDashboard]
    next_page_token: str
    def __init__(self, own_dashboards: _Optional[_Iterable[_Union[OwnDashboard, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateOwnDashboardRequest(_message.Message):
    __slots__ = ("own_dashboard", "update_mask", "request_id")
    OWN_DASHBOARD_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    own_dashboard: OwnDashboard
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, own_dashboard: _Optional[_Union[OwnDashboard, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteOwnDashboardRequest(_message.Message):
    __slots__ = ("own_dashboard_id", "etag", "request_id")
    OWN_DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    own_dashboard_id: int
    etag: str
    request_id: str
    def __init__(self, own_dashboard_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteOwnDashboardRequest(_message.Message):
    __slots__ = ("own_dashboard_id", "request_id")
    OWN_DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    own_dashboard_id: int
    request_id: str
    def __init__(self, own_dashboard_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class CopyDashboardRequest(_message.Message):
    __slots__ = ("dashboard_id", "title", "filters", "request_id")
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    dashboard_id: str
    title: str
    filters: str
    request_id: str
    def __init__(self, dashboard_id: _Optional[str] = ..., title: _Optional[str] = ..., filters: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class PreviewDashboardRequest(_message.Message):
    __slots__ = ("own_dashboard", "start_date", "end_date", "team", "time_zone", "mine")
    OWN_DASHBOARD_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    MINE_FIELD_NUMBER: _ClassVar[int]
    own_dashboard: OwnDashboard
    start_date: str
    end_date: str
    team: str
    time_zone: str
    mine: bool
    def __init__(self, own_dashboard: _Optional[_Union[OwnDashboard, _Mapping]] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., team: _Optional[str] = ..., time_zone: _Optional[str] = ..., mine: _Optional[bool] = ...) -> None: ...
