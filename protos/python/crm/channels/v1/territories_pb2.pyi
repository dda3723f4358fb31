import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
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

class Territory(_message.Message):
    __slots__ = ("territory_id", "etag", "name", "parent_territory_id", "path", "lineage", "owner_id", "team", "create_time", "update_time", "delete_time")
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PARENT_TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    LINEAGE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    territory_id: int
    etag: str
    name: str
    parent_territory_id: int
    path: str
    lineage: _containers.RepeatedScalarFieldContainer[int]
    owner_id: str
    team: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, territory_id: _Optional[int] = ..., etag: _Optional[str] = ..., name: _Optional[str] = ..., parent_territory_id: _Optional[int] = ..., path: _Optional[str] = ..., lineage: _Optional[_Iterable[int]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateTerritoryRequest(_message.Message):
    __slots__ = ("territory", "request_id")
    TERRITORY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    territory: Territory
    request_id: str
    def __init__(self, territory: _Optional[_Union[Territory, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetTerritoryRequest(_message.Message):
    __slots__ = ("territory_id",)
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    territory_id: int
    def __init__(self, territory_id: _Optional[int] = ...) -> None: ...

class ListTerritoriesRequest(_message.Message):
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

class ListTerritoriesResponse(_message.Message):
    __slots__ = ("territories", "next_page_token")
    TERRITORIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    territories: _containers.RepeatedCompositeFieldContainer[Territory]
    next_page_token: str
    def __init__(self, territories: _Optional[_Iterable[_Union[Territory, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateTerritoryRequest(_message.Message):
    __slots__ = ("territory", "update_mask", "request_id")
    TERRITORY_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    territory: Territory
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, territory: _Optional[_Union[Territory, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteTerritoryRequest(_message.Message):
    __slots__ = ("territory_id", "etag", "request_id")
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    territory_id: int
    etag: str
    request_id: str
    def __init__(self, territory_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteTerritoryRequest(_message.Message):
    __slots__ = ("territory_id", "etag", "request_id")
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    territory_id: int
    etag: str
    request_id: str
    def __init__(self, territory_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
