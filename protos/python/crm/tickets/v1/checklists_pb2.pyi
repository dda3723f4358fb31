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

class ChecklistItemState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHECKLIST_ITEM_STATE_UNSPECIFIED: _ClassVar[ChecklistItemState]
    CHECKLIST_ITEM_STATE_OPEN: _ClassVar[ChecklistItemState]
    CHECKLIST_ITEM_STATE_DONE: _ClassVar[ChecklistItemState]
    CHECKLIST_ITEM_STATE_SKIPPED: _ClassVar[ChecklistItemState]

class ChecklistStep(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHECKLIST_STEP_UNSPECIFIED: _ClassVar[ChecklistStep]
    CHECKLIST_STEP_DO: _ClassVar[ChecklistStep]
    CHECKLIST_STEP_SKIP: _ClassVar[ChecklistStep]
    CHECKLIST_STEP_OPEN: _ClassVar[ChecklistStep]
CHECKLIST_ITEM_STATE_UNSPECIFIED: ChecklistItemState
CHECKLIST_ITEM_STATE_OPEN: ChecklistItemState
CHECKLIST_ITEM_STATE_DONE: ChecklistItemState
CHECKLIST_ITEM_STATE_SKIPPED: ChecklistItemState
CHECKLIST_STEP_UNSPECIFIED: ChecklistStep
CHECKLIST_STEP_DO: ChecklistStep
CHECKLIST_STEP_SKIP: ChecklistStep
CHECKLIST_STEP_OPEN: ChecklistStep

class ChecklistTemplate(_message.Message):
    __slots__ = ("checklist_template_id", "etag", "create_time", "update_time", "delete_time", "display_name", "category", "required", "items", "creator_id")
    CHECKLIST_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_template_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    category: str
    required: bool
    items: _containers.RepeatedScalarFieldContainer[str]
    creator_id: str
    def __init__(self, checklist_template_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., category: _Optional[str] = ..., required: _Optional[bool] = ..., items: _Optional[_Iterable[str]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class CreateChecklistTemplateRequest(_message.Message):
    __slots__ = ("checklist_template", "request_id")
    CHECKLIST_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_template: ChecklistTemplate
    request_id: str
    def __init__(self, checklist_template: _Optional[_Union[ChecklistTemplate, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetChecklistTemplateRequest(_message.Message):
    __slots__ = ("checklist_template_id",)
    CHECKLIST_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_template_id: int
    def __init__(self, checklist_template_id: _Optional[int] = ...) -> None: ...

class ListChecklistTemplatesRequest(_message.Message):
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

class ListChecklistTemplatesResponse(_message.Message):
    __slots__ = ("checklist_templates", "next_page_token")
    CHECKLIST_TEMPLATES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    checklist_templates: _containers.RepeatedCompositeFieldContainer[ChecklistTemplate]
    next_page_token: str
    def __init__(self, checklist_templates: _Optional[_Iterable[_Union[ChecklistTemplate, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateChecklistTemplateRequest(_message.Message):
    __slots__ = ("checklist_template", "update_mask", "request_id")
    CHECKLIST_TEMPLATE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_template: ChecklistTemplate
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, checklist_template: _Optional[_Union[ChecklistTemplate, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteChecklistTemplateRequest(_message.Message):
    __slots__ = ("checklist_template_id", "etag", "request_id")
    CHECKLIST_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_template_id: int
    etag: str
    request_id: str
    def __init__(self, checklist_template_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteChecklistTemplateRequest(_message.Message):
    __slots__ = ("checklist_template_id", "request_id")
    CHECKLIST_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_template_id: int
    request_id: str
    def __init__(self, checklist_template_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class Checklist(_message.Message):
    __slots__ = ("checklist_id", "ticket_id", "checklist_template_id", "display_name", "required", "items", "open_count", "create_time", "creator_id")
    CHECKLIST_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    CHECKLIST_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    OPEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_id: int
    ticket_id: int
    checklist_template_id: int
    display_name: str
    required: bool
    items: _containers.RepeatedCompositeFieldContainer[ChecklistItem]
    open_count: int
    create_time: _timestamp_pb2.Timestamp
    creator_id: str
    def __init__(self, checklist_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., checklist_template_id: _Optional[int] = ..., display_name: _Optional[str] = ..., required: _Optional[bool] = ..., items: _Optional[_Iterable[_Union[ChecklistItem, _Mapping]]] = ..., open_count: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., creator_id: _Optional[str] = ...) -> None: ...

class ChecklistItem(_message.Message):
    __slots__ = ("checklist_item_id", "checklist_id", "text", "state", "ticker_id", "tick_time", "reason")
    CHECKLIST_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    CHECKLIST_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    TICKER_ID_FIELD_NUMBER: _ClassVar[int]
    TICK_TIME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    checklist_item_id: int
    checklist_id: int
    text: str
    state: ChecklistItemState
    ticker_id: str
    tick_time: _timestamp_pb2.Timestamp
    reason: str
    def __init__(self, checklist_item_id: _Optional[int] = ..., checklist_id: _Optional[int] = ..., text: _Optional[str] = ..., state: _Optional[_Union[ChecklistItemState, str]] = ..., ticker_id: _Optional[str] = ..., tick_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reason: _Optional[str] = ...) -> None: ...

class AddChecklistRequest(_message.Message):
    __slots__ = ("ticket_id", "checklist_template_id", "display_name", "items", "required", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    CHECKLIST_TEMPLATE_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    checklist_template_id: int
    display_name: str
    items: _containers.RepeatedScalarFieldContainer[str]
    required: bool
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., checklist_template_id: _Optional[int] = ..., display_name: _Optional[str] = ..., items: _Optional[_Iterable[str]] = ..., required: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListChecklistsRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class ListChecklistsResponse(_message.Message):
    __slots__ = ("checklists",)
    CHECKLISTS_FIELD_NUMBER: _ClassVar[int]
    checklists: _containers.RepeatedCompositeFieldContainer[Checklist]
    def __init__(self, checklists: _Optional[_Iterable[_Union[Checklist, _Mapping]]] = ...) -> None: ...

class RemoveChecklistRequest(_message.Message):
    __slots__ = ("checklist_id", "request_id")
    CHECKLIST_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_id: int
    request_id: str
    def __init__(self, checklist_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class TickChecklistItemRequest(_message.Message):
    __slots__ = ("checklist_item_id", "step", "reason", "request_id")
    CHECKLIST_ITEM_ID_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    checklist_item_id: int
    step: ChecklistStep
    reason: str
    request_id: str
    def __init__(self, checklist_item_id: _Optional[int] = ..., step: _Optional[_Union[ChecklistStep, str]] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
