import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import deals_pb2 as _deals_pb2
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

class DealEntryKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_ENTRY_KIND_UNSPECIFIED: _ClassVar[DealEntryKind]
    DEAL_ENTRY_KIND_EXPENSE: _ClassVar[DealEntryKind]
    DEAL_ENTRY_KIND_TIME: _ClassVar[DealEntryKind]
    DEAL_ENTRY_KIND_INCOME: _ClassVar[DealEntryKind]

class DealEntryState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_ENTRY_STATE_UNSPECIFIED: _ClassVar[DealEntryState]
    DEAL_ENTRY_STATE_SUBMITTED: _ClassVar[DealEntryState]
    DEAL_ENTRY_STATE_APPROVED: _ClassVar[DealEntryState]
    DEAL_ENTRY_STATE_REJECTED: _ClassVar[DealEntryState]
DEAL_ENTRY_KIND_UNSPECIFIED: DealEntryKind
DEAL_ENTRY_KIND_EXPENSE: DealEntryKind
DEAL_ENTRY_KIND_TIME: DealEntryKind
DEAL_ENTRY_KIND_INCOME: DealEntryKind
DEAL_ENTRY_STATE_UNSPECIFIED: DealEntryState
DEAL_ENTRY_STATE_SUBMITTED: DealEntryState
DEAL_ENTRY_STATE_APPROVED: DealEntryState
DEAL_ENTRY_STATE_REJECTED: DealEntryState

class DealMember(_message.Message):
    __slots__ = ("user_id", "role", "hourly_cost")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    HOURLY_COST_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    role: str
    hourly_cost: str
    def __init__(self, user_id: _Optional[str] = ..., role: _Optional[str] = ..., hourly_cost: _Optional[str] = ...) -> None: ...

class DealMilestone(_message.Message):
    __slots__ = ("deal_milestone_id", "deal_id", "name", "due_date", "done_date", "note", "etag", "create_time", "update_time")
    DEAL_MILESTONE_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    DONE_DATE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_milestone_id: int
    deal_id: int
    name: str
    due_date: str
    done_date: str
    note: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_milestone_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., name: _Optional[str] = ..., due_date: _Optional[str] = ..., done_date: _Optional[str] = ..., note: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealTask(_message.Message):
    __slots__ = ("deal_task_id", "deal_id", "title", "assignee_id", "due_date", "deal_milestone_id", "done_time", "done_by", "etag", "create_time", "update_time")
    DEAL_TASK_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    ASSIGNEE_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_DATE_FIELD_NUMBER: _ClassVar[int]
    DEAL_MILESTONE_ID_FIELD_NUMBER: _ClassVar[int]
    DONE_TIME_FIELD_NUMBER: _ClassVar[int]
    DONE_BY_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_task_id: int
    deal_id: int
    title: str
    assignee_id: str
    due_date: str
    deal_milestone_id: int
    done_time: _timestamp_pb2.Timestamp
    done_by: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_task_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., title: _Optional[str] = ..., assignee_id: _Optional[str] = ..., due_date: _Optional[str] = ..., deal_milestone_id: _Optional[int] = ..., done_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_by: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealMessage(_message.Message):
    __slots__ = ("deal_message_id", "deal_id", "text", "author_id", "create_time")
    DEAL_MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_message_id: int
    deal_id: int
    text: str
    author_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_message_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., text: _Optional[str] = ..., author_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealEntry(_message.Message):
    __slots__ = ("deal_entry_id", "deal_id", "kind", "state", "entry_date", "category", "hours", "amount", "note", "actor_id", "decider_id", "decide_note", "decide_time", "create_time")
    DEAL_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ENTRY_DATE_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    DECIDER_ID_FIELD_NUMBER: _ClassVar[int]
    DECIDE_NOTE_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_entry_id: int
    deal_id: int
    kind: DealEntryKind
    state: DealEntryState
    entry_date: str
    category: str
    hours: str
    amount: str
    note: str
    actor_id: str
    decider_id: str
    decide_note: str
    decide_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_entry_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., kind: _Optional[_Union[DealEntryKind, str]] = ..., state: _Optional[_Union[DealEntryState, str]] = ..., entry_date: _Optional[str] = ..., category: _Optional[str] = ..., hours: _Optional[str] = ..., amount: _Optional[str] = ..., note: _Optional[str] = ..., actor_id: _Optional[str] = ..., decider_id: _Optional[str] = ..., decide_note: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class BudgetLine(_message.Message):
    __slots__ = ("kind", "category", "amount", "actual", "waiting", "rest")
    KIND_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ACTUAL_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    REST_FIELD_NUMBER: _ClassVar[int]
    kind: DealEntryKind
    category: str
    amount: str
    actual: str
    waiting: str
    rest: str
    def __init__(self, kind: _Optional[_Union[DealEntryKind, str]] = ..., category: _Optional[str] = ..., amount: _Optional[str] = ..., actual: _Optional[str] = ..., waiting: _Optional[str] = ..., rest: _Optional[str] = ...) -> None: ...

class Profit(_message.Message):
    __slots__ = ("currency", "income", "cost", "profit", "expected_income", "expected_cost", "expected_profit", "planned_profit", "waiting_cost")
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    INCOME_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_INCOME_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_COST_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_PROFIT_FIELD_NUMBER: _ClassVar[int]
    PLANNED_PROFIT_FIELD_NUMBER: _ClassVar[int]
    WAITING_COST_FIELD_NUMBER: _ClassVar[int]
    currency: str
    income: str
    cost: str
    profit: str
    expected_income: str
    expected_cost: str
    expected_profit: str
    planned_profit: str
    waiting_cost: str
    def __init__(self, currency: _Optional[str] = ..., income: _Optional[str] = ..., cost: _Optional[str] = ..., profit: _Optional[str] = ..., expected_income: _Optional[str] = ..., expected_cost: _Optional[str] = ..., expected_profit: _Optional[str] = ..., planned_profit: _Optional[str] = ..., waiting_cost: _Optional[str] = ...) -> None: ...

class Project(_message.Message):
    __slots__ = ("deal_id", "members", "milestones", "tasks", "messages", "entries", "budget", "profit")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    MILESTONES_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    MESSAGES_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    members: _containers.RepeatedCompositeFieldContainer[DealMember]
    milestones: _containers.RepeatedCompositeFieldContainer[DealMilestone]
    tasks: _containers.RepeatedCompositeFieldContainer[DealTask]
    messages: _containers.RepeatedCompositeFieldContainer[DealMessage]
    entries: _containers.RepeatedCompositeFieldContainer[DealEntry]
    budget: _containers.RepeatedCompositeFieldContainer[BudgetLine]
    profit: Profit
    def __init__(self, deal_id: _Optional[int] = ..., members: _Optional[_Iterable[_Union[DealMember, _Mapping]]] = ..., milestones: _Optional[_Iterable[_Union[DealMilestone, _Mapping]]] = ..., tasks: _Optional[_Iterable[_Union[DealTask, _Mapping]]] = ..., messages: _Optional[_Iterable[_Union[DealMessage, _Mapping]]] = ..., entries: _Optional[_Iterable[_Union[DealEntry, _Mapping]]] = ..., budget: _Optional[_Iterable[_Union[BudgetLine, _Mapping]]] = ..., profit: _Optional[_Union[Profit, _Mapping]] = ...) -> None: ...

class GetProjectRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class SetDealMembersRequest(_message.Message):
    __slots__ = ("deal_id", "members", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    members: _containers.RepeatedCompositeFieldContainer[DealMember]
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., members: _Optional[_Iterable[_Union[DealMember, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class SetDealBudgetRequest(_message.Message):
    __slots__ = ("deal_id", "budget", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    budget: _containers.RepeatedCompositeFieldContainer[BudgetLine]
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., budget: _Optional[_Iterable[_Union[BudgetLine, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateDealMilestoneRequest(_message.Message):
    __slots__ = ("deal_milestone", "request_id")
    DEAL_MILESTONE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_milestone: DealMilestone
    request_id: str
    def __init__(self, deal_milestone: _Optional[_Union[DealMilestone, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateDealMilestoneRequest(_message.Message):
    __slots__ = ("deal_milestone", "update_mask", "request_id")
    DEAL_MILESTONE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_milestone: DealMilestone
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, deal_milestone: _Optional[_Union[DealMilestone, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateDealTaskRequest(_message.Message):
    __slots__ = ("deal_task", "request_id")
    DEAL_TASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_task: DealTask
    request_id: str
    def __init__(self, deal_task: _Optional[_Union[DealTask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateDealTaskRequest(_message.Message):
    __slots__ = ("deal_task", "update_mask", "request_id")
    DEAL_TASK_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_task: DealTask
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, deal_task: _Optional[_Union[DealTask, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CompleteDealTaskRequest(_message.Message):
    __slots__ = ("deal_task_id", "undone", "request_id")
    DEAL_TASK_ID_FIELD_NUMBER: _ClassVar[int]
    UNDONE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_task_id: int
    undone: bool
    request_id: str
    def __init__(self, deal_task_id: _Optional[int] = ..., undone: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateDealMessageRequest(_message.Message):
    __slots__ = ("deal_message", "request_id")
    DEAL_MESSAGE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_message: DealMessage
    request_id: str
    def __init__(self, deal_message: _Optional[_Union[DealMessage, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateDealEntryRequest(_message.Message):
    __slots__ = ("deal_entry", "request_id")
    DEAL_ENTRY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_entry: DealEntry
    request_id: str
    def __init__(self, deal_entry: _Optional[_Union[DealEntry, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DecideDealEntryRequest(_message.Message):
    __slots__ = ("deal_entry_id", "state", "decide_note", "request_id")
    DEAL_ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DECIDE_NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_entry_id: int
    state: DealEntryState
    decide_note: str
    request_id: str
    def __init__(self, deal_entry_id: _Optional[int] = ..., state: _Optional[_Union[DealEntryState, str]] = ..., decide_note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListProjectsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListProjectsResponse(_message.Message):
    __slots__ = ("projects", "next_page_token")
    PROJECTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    projects: _containers.RepeatedCompositeFieldContainer[ProjectLine]
    next_page_token: str
    def __init__(self, projects: _Optional[_Iterable[_Union[ProjectLine, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ProjectLine(_message.Message):
    __slots__ = ("deal_id", "deal", "profit", "milestone_count", "late_count", "open_task_count", "next_milestone", "next_milestone_date")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_FIELD_NUMBER: _ClassVar[int]
    PROFIT_FIELD_NUMBER: _ClassVar[int]
    MILESTONE_COUNT_FIELD_NUMBER: _ClassVar[int]
    LATE_COUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_TASK_COUNT_FIELD_NUMBER: _ClassVar[int]
    NEXT_MILESTONE_FIELD_NUMBER: _ClassVar[int]
    NEXT_MILESTONE_DATE_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    deal: _deals_pb2.Deal
    profit: Profit
    milestone_count: int
    late_count: int
    open_task_count: int
    next_milestone: str
    next_milestone_date: str
    def __init__(self, deal_id: _Optional[int] = ..., deal: _Optional[_Union[_deals_pb2.Deal, _Mapping]] = ..., profit: _Optional[_Union[Profit, _Mapping]] = ..., milestone_count: _Optional[int] = ..., late_count: _Optional[int] = ..., open_task_count: _Optional[int] = ..., next_milestone: _Optional[str] = ..., next_milestone_date: _Optional[str] = ...) -> None: ...
