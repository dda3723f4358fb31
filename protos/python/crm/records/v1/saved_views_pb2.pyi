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

class ViewAudience(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VIEW_AUDIENCE_UNSPECIFIED: _ClassVar[ViewAudience]
    VIEW_AUDIENCE_PRIVATE: _ClassVar[ViewAudience]
    VIEW_AUDIENCE_TEAM: _ClassVar[ViewAudience]
    VIEW_AUDIENCE_EVERYONE: _ClassVar[ViewAudience]
VIEW_AUDIENCE_UNSPECIFIED: ViewAudience
VIEW_AUDIENCE_PRIVATE: ViewAudience
VIEW_AUDIENCE_TEAM: ViewAudience
VIEW_AUDIENCE_EVERYONE: ViewAudience

class SavedView(_message.Message):
    __slots__ = ("saved_view_id", "record_list", "display_name", "filter", "order_by", "columns", "audience", "owner_id", "team", "default_view", "etag", "create_time", "update_time", "delete_time")
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    AUDIENCE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    DEFAULT_VIEW_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    saved_view_id: int
    record_list: str
    display_name: str
    filter: str
    order_by: str
    columns: _containers.RepeatedScalarFieldContainer[str]
    audience: ViewAudience
    owner_id: str
    team: str
    default_view: bool
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, saved_view_id: _Optional[int] = ..., record_list: _Optional[str] = ..., display_name: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., columns: _Optional[_Iterable[str]] = ..., audience: _Optional[_Union[ViewAudience, str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., default_view: _Optional[bool] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateSavedViewRequest(_message.Message):
    __slots__ = ("saved_view", "request_id")
    SAVED_VIEW_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    saved_view: SavedView
    request_id: str
    def __init__(self, saved_view: _Optional[_Union[SavedView, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetSavedViewRequest(_message.Message):
    __slots__ = ("saved_view_id",)
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    saved_view_id: int
    def __init__(self, saved_view_id: _Optional[int] = ...) -> None: ...

class ListSavedViewsRequest(_message.Message):
    __slots__ = ("record_list", "page_size", "page_token", "filter", "order_by", "show_deleted")
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    record_list: str
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, record_list: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListSavedViewsResponse(_message.Message):
    __slots__ = ("saved_views", "next_page_token")
    SAVED_VIEWS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    saved_views: _containers.RepeatedCompositeFieldContainer[SavedView]
    next_page_token: str
    def __init__(self, saved_views: _Optional[_Iterable[_Union[SavedView, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateSavedViewRequest(_message.Message):
    __slots__ = ("saved_view", "update_mask", "request_id")
    SAVED_VIEW_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    saved_view: SavedView
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, saved_view: _Optional[_Union[SavedView, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteSavedViewRequest(_message.Message):
    __slots__ = ("saved_view_id", "etag", "request_id")
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    saved_view_id: int
    etag: str
    request_id: str
    def __init__(self, saved_view_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteSavedViewRequest(_message.Message):
    __slots__ = ("saved_view_id", "request_id")
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    saved_view_id: int
    request_id: str
    def __init__(self, saved_view_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class SetDefaultViewRequest(_message.Message):
    __slots__ = ("record_list", "saved_view_id", "request_id")
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    record_list: str
    saved_view_id: int
    request_id: str
    def __init__(self, record_list: _Optional[str] = ..., saved_view_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class SetDefaultViewResponse(_message.Message):
    __slots__ = ("record_list", "saved_view_id")
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    record_list: str
    saved_view_id: int
    def __init__(self, record_list: _Optional[str] = ..., saved_view_id: _Optional[int] = ...) -> None: ...
