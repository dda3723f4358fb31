import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import agents_pb2 as _agents_pb2
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

class QueueOrder(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUEUE_ORDER_UNSPECIFIED: _ClassVar[QueueOrder]
    QUEUE_ORDER_PRIORITY_AGE: _ClassVar[QueueOrder]
    QUEUE_ORDER_PRIORITY_DUE: _ClassVar[QueueOrder]
    QUEUE_ORDER_DUE: _ClassVar[QueueOrder]
    QUEUE_ORDER_AGE: _ClassVar[QueueOrder]

class QueueMode(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUEUE_MODE_UNSPECIFIED: _ClassVar[QueueMode]
    QUEUE_MODE_PULL: _ClassVar[QueueMode]
    QUEUE_MODE_PUSH: _ClassVar[QueueMode]
QUEUE_ORDER_UNSPECIFIED: QueueOrder
QUEUE_ORDER_PRIORITY_AGE: QueueOrder
QUEUE_ORDER_PRIORITY_DUE: QueueOrder
QUEUE_ORDER_DUE: QueueOrder
QUEUE_ORDER_AGE: QueueOrder
QUEUE_MODE_UNSPECIFIED: QueueMode
QUEUE_MODE_PULL: QueueMode
QUEUE_MODE_PUSH: QueueMode

class Queue(_message.Message):
    __slots__ = ("queue_id", "etag", "create_time", "update_time", "delete_time", "display_name", "filter", "team", "skills", "sorting", "mode", "position", "phone_queue")
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    SORTING_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    PHONE_QUEUE_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    filter: str
    team: str
    skills: _containers.RepeatedCompositeFieldContainer[_agents_pb2.AgentSkill]
    sorting: QueueOrder
    mode: QueueMode
    position: int
    phone_queue: str
    def __init__(self, queue_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., filter: _Optional[str] = ..., team: _Optional[str] = ..., skills: _Optional[_Iterable[_Union[_agents_pb2.AgentSkill, _Mapping]]] = ..., sorting: _Optional[_Union[QueueOrder, str]] = ..., mode: _Optional[_Union[QueueMode, str]] = ..., position: _Optional[int] = ..., phone_queue: _Optional[str] = ...) -> None: ...

class QueueLoad(_message.Message):
    __slots__ = ("queue_id", "display_name", "team", "waiting_count", "urgent_count", "oldest_time", "yours")
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    WAITING_COUNT_FIELD_NUMBER: _ClassVar[int]
    URGENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    OLDEST_TIME_FIELD_NUMBER: _ClassVar[int]
    YOURS_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    display_name: str
    team: str
    waiting_count: int
    urgent_count: int
    oldest_time: _timestamp_pb2.Timestamp
    yours: bool
    def __init__(self, queue_id: _Optional[int] = ..., display_name: _Optional[str] = ..., team: _Optional[str] = ..., waiting_count: _Optional[int] = ..., urgent_count: _Optional[int] = ..., oldest_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., yours: _Optional[bool] = ...) -> None: ...

class GetQueueLoadsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class QueueLoads(_message.Message):
    __slots__ = ("queue_loads",)
    QUEUE_LOADS_FIELD_NUMBER: _ClassVar[int]
    queue_loads: _containers.RepeatedCompositeFieldContainer[QueueLoad]
    def __init__(self, queue_loads: _Optional[_Iterable[_Union[QueueLoad, _Mapping]]] = ...) -> None: ...

class GetQueuePageRequest(_message.Message):
    __slots__ = ("queue_id", "page_size")
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    page_size: int
    def __init__(self, queue_id: _Optional[int] = ..., page_size: _Optional[int] = ...) -> None: ...

class QueuePage(_message.Message):
    __slots__ = ("queue_load", "tickets")
    QUEUE_LOAD_FIELD_NUMBER: _ClassVar[int]
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    queue_load: QueueLoad
    tickets: _containers.RepeatedCompositeFieldContainer[_tickets_pb2.Ticket]
    def __init__(self, queue_load: _Optional[_Union[QueueLoad, _Mapping]] = ..., tickets: _Optional[_Iterable[_Union[_tickets_pb2.Ticket, _Mapping]]] = ...) -> None: ...

class TakeNextRequest(_message.Message):
    __slots__ = ("queue_id", "request_id")
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    request_id: str
    def __init__(self, queue_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class TakeNextResponse(_message.Message):
    __slots__ = ("ticket", "reason", "load", "capacity")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LOAD_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    ticket: _tickets_pb2.Ticket
    reason: str
    load: int
    capacity: int
    def __init__(self, ticket: _Optional[_Union[_tickets_pb2.Ticket, _Mapping]] = ..., reason: _Optional[str] = ..., load: _Optional[int] = ..., capacity: _Optional[int] = ...) -> None: ...

class CreateQueueRequest(_message.Message):
    __slots__ = ("queue", "request_id")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    queue: Queue
    request_id: str
    def __init__(self, queue: _Optional[_Union[Queue, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetQueueRequest(_message.Message):
    __slots__ = ("queue_id",)
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    def __init__(self, queue_id: _Optional[int] = ...) -> None: ...

class ListQueuesRequest(_message.Message):
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

class ListQueuesResponse(_message.Message):
    __slots__ = ("queues", "next_page_token")
    QUEUES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    queues: _containers.RepeatedCompositeFieldContainer[Queue]
    next_page_token: str
    def __init__(self, queues: _Optional[_Iterable[_Union[Queue, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateQueueRequest(_message.Message):
    __slots__ = ("queue", "update_mask", "request_id")
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    queue: Queue
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, queue: _Optional[_Union[Queue, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteQueueRequest(_message.Message):
    __slots__ = ("queue_id", "etag", "request_id")
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    etag: str
    request_id: str
    def __init__(self, queue_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteQueueRequest(_message.Message):
    __slots__ = ("queue_id", "request_id")
    QUEUE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    queue_id: int
    request_id: str
    def __init__(self, queue_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
