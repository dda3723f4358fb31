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

class MeetingState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MEETING_STATE_UNSPECIFIED: _ClassVar[MeetingState]
    MEETING_STATE_PLANNED: _ClassVar[MeetingState]
    MEETING_STATE_RUNNING: _ClassVar[MeetingState]
    MEETING_STATE_HELD: _ClassVar[MeetingState]
    MEETING_STATE_CANCELLED: _ClassVar[MeetingState]

class MinutesState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MINUTES_STATE_UNSPECIFIED: _ClassVar[MinutesState]
    MINUTES_STATE_NONE: _ClassVar[MinutesState]
    MINUTES_STATE_DRAFT: _ClassVar[MinutesState]
    MINUTES_STATE_AGREED: _ClassVar[MinutesState]

class AgendaItemState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    AGENDA_ITEM_STATE_UNSPECIFIED: _ClassVar[AgendaItemState]
    AGENDA_ITEM_STATE_OPEN: _ClassVar[AgendaItemState]
    AGENDA_ITEM_STATE_DISCUSSED: _ClassVar[AgendaItemState]
MEETING_STATE_UNSPECIFIED: MeetingState
MEETING_STATE_PLANNED: MeetingState
MEETING_STATE_RUNNING: MeetingState
MEETING_STATE_HELD: MeetingState
MEETING_STATE_CANCELLED: MeetingState
MINUTES_STATE_UNSPECIFIED: MinutesState
MINUTES_STATE_NONE: MinutesState
MINUTES_STATE_DRAFT: MinutesState
MINUTES_STATE_AGREED: MinutesState
AGENDA_ITEM_STATE_UNSPECIFIED: AgendaItemState
AGENDA_ITEM_STATE_OPEN: AgendaItemState
AGENDA_ITEM_STATE_DISCUSSED: AgendaItemState

class Meeting(_message.Message):
    __slots__ = ("meeting_id", "etag", "create_time", "update_time", "delete_time", "regular_meeting_id", "title", "departments", "participant_ids", "owner_id", "team", "start_time", "end_time", "time_zone", "place", "pack_time", "state", "minutes_state", "minutes_version", "pack_edition", "reason", "slot_time", "creator_id", "begin_time", "close_time")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    PARTICIPANT_IDS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    PACK_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    MINUTES_STATE_FIELD_NUMBER: _ClassVar[int]
    MINUTES_VERSION_FIELD_NUMBER: _ClassVar[int]
    PACK_EDITION_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    SLOT_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    BEGIN_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    regular_meeting_id: int
    title: str
    departments: _containers.RepeatedScalarFieldContainer[str]
    participant_ids: _containers.RepeatedScalarFieldContainer[str]
    owner_id: str
    team: str
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    time_zone: str
    place: str
    pack_time: _timestamp_pb2.Timestamp
    state: MeetingState
    minutes_state: MinutesState
    minutes_version: int
    pack_edition: int
    reason: str
    slot_time: _timestamp_pb2.Timestamp
    creator_id: str
    begin_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    def __init__(self, meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., regular_meeting_id: _Optional[int] = ..., title: _Optional[str] = ..., departments: _Optional[_Iterable[str]] = ..., participant_ids: _Optional[_Iterable[str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., time_zone: _Optional[str] = ..., place: _Optional[str] = ..., pack_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[MeetingState, str]] = ..., minutes_state: _Optional[_Union[MinutesState, str]] = ..., minutes_version: _Optional[int] = ..., pack_edition: _Optional[int] = ..., reason: _Optional[str] = ..., slot_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., creator_id: _Optional[str] = ..., begin_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AgendaItem(_message.Message):
    __slots__ = ("agenda_item_id", "etag", "create_time", "update_time", "delete_time", "meeting_id", "title", "text", "ticket_id", "product", "department", "state", "discuss_time", "creator_id")
    AGENDA_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DISCUSS_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    agenda_item_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    meeting_id: int
    title: str
    text: str
    ticket_id: int
    product: str
    department: str
    state: AgendaItemState
    discuss_time: _timestamp_pb2.Timestamp
    creator_id: str
    def __init__(self, agenda_item_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., meeting_id: _Optional[int] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., ticket_id: _Optional[int] = ..., product: _Optional[str] = ..., department: _Optional[str] = ..., state: _Optional[_Union[AgendaItemState, str]] = ..., discuss_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class MinutesVersion(_message.Message):
    __slots__ = ("minutes_version_id", "etag", "create_time", "meeting_id", "version", "text", "author_id", "agree_time", "agreer_id")
    MINUTES_VERSION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_ID_FIELD_NUMBER: _ClassVar[int]
    AGREE_TIME_FIELD_NUMBER: _ClassVar[int]
    AGREER_ID_FIELD_NUMBER: _ClassVar[int]
    minutes_version_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    meeting_id: int
    version: int
    text: str
    author_id: str
    agree_time: _timestamp_pb2.Timestamp
    agreer_id: str
    def __init__(self, minutes_version_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., meeting_id: _Optional[int] = ..., version: _Optional[int] = ..., text: _Optional[str] = ..., author_id: _Optional[str] = ..., agree_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., agreer_id: _Optional[str] = ...) -> None: ...

class CreateMeetingRequest(_message.Message):
    __slots__ = ("meeting", "request_id")
    MEETING_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting: Meeting
    request_id: str
    def __init__(self, meeting: _Optional[_Union[Meeting, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMeetingRequest(_message.Message):
    __slots__ = ("meeting_id",)
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    def __init__(self, meeting_id: _Optional[int] = ...) -> None: ...

class ListMeetingsRequest(_message.Message):
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

class ListMeetingsResponse(_message.Message):
    __slots__ = ("meetings", "next_page_token")
    MEETINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    meetings: _containers.RepeatedCompositeFieldContainer[Meeting]
    next_page_token: str
    def __init__(self, meetings: _Optional[_Iterable[_Union[Meeting, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateMeetingRequest(_message.Message):
    __slots__ = ("meeting", "update_mask", "request_id")
    MEETING_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting: Meeting
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, meeting: _Optional[_Union[Meeting, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class StartMeetingRequest(_message.Message):
    __slots__ = ("meeting_id", "etag", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    etag: str
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndMeetingRequest(_message.Message):
    __slots__ = ("meeting_id", "etag", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    etag: str
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CancelMeetingRequest(_message.Message):
    __slots__ = ("meeting_id", "etag", "reason", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RestoreMeetingRequest(_message.Message):
    __slots__ = ("meeting_id", "etag", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    etag: str
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateAgendaItemRequest(_message.Message):
    __slots__ = ("agenda_item", "request_id")
    AGENDA_ITEM_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    agenda_item: AgendaItem
    request_id: str
    def __init__(self, agenda_item: _Optional[_Union[AgendaItem, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetAgendaItemRequest(_message.Message):
    __slots__ = ("agenda_item_id",)
    AGENDA_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    agenda_item_id: int
    def __init__(self, agenda_item_id: _Optional[int] = ...) -> None: ...

class ListAgendaItemsRequest(_message.Message):
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

class ListAgendaItemsResponse(_message.Message):
    __slots__ = ("agenda_items", "next_page_token")
    AGENDA_ITEMS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    agenda_items: _containers.RepeatedCompositeFieldContainer[AgendaItem]
    next_page_token: str
    def __init__(self, agenda_items: _Optional[_Iterable[_Union[AgendaItem, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateAgendaItemRequest(_message.Message):
    __slots__ = ("agenda_item", "update_mask", "request_id")
    AGENDA_ITEM_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    agenda_item: AgendaItem
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, agenda_item: _Optional[_Union[AgendaItem, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DiscussAgendaItemRequest(_message.Message):
    __slots__ = ("agenda_item_id", "etag", "request_id")
    AGENDA_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    agenda_item_id: int
    etag: str
    request_id: str
    def __init__(self, agenda_item_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteAgendaItemRequest(_message.Message):
    __slots__ = ("agenda_item_id", "etag", "request_id")
    AGENDA_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    agenda_item_id: int
    etag: str
    request_id: str
    def __init__(self, agenda_item_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class SaveMinutesRequest(_message.Message):
    __slots__ = ("meeting_id", "text", "version", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    text: str
    version: int
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., text: _Optional[str] = ..., version: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class AgreeMinutesRequest(_message.Message):
    __slots__ = ("meeting_id", "version", "request_id")
    MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    meeting_id: int
    version: int
    request_id: str
    def __init__(self, meeting_id: _Optional[int] = ..., version: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMinutesVersionRequest(_message.Message):
    __slots__ = ("minutes_version_id",)
    MINUTES_VERSION_ID_FIELD_NUMBER: _ClassVar[int]
    minutes_version_id: int
    def __init__(self, minutes_version_id: _Optional[int] = ...) -> None: ...

class ListMinutesVersionsRequest(_message.Message):
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

class ListMinutesVersionsResponse(_message.Message):
    __slots__ = ("minutes_versions", "next_page_token")
    MINUTES_VERSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    minutes_versions: _containers.RepeatedCompositeFieldContainer[MinutesVersion]
    next_page_token: str
    def __init__(self, minutes_versions: _Optional[_Iterable[_Union[MinutesVersion, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
