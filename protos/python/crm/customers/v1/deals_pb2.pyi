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

class DealState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_STATE_UNSPECIFIED: _ClassVar[DealState]
    DEAL_STATE_OPEN: _ClassVar[DealState]
    DEAL_STATE_WON: _ClassVar[DealState]
    DEAL_STATE_LOST: _ClassVar[DealState]

class DealStepKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_STEP_KIND_UNSPECIFIED: _ClassVar[DealStepKind]
    DEAL_STEP_KIND_OPENED: _ClassVar[DealStepKind]
    DEAL_STEP_KIND_MOVED: _ClassVar[DealStepKind]
    DEAL_STEP_KIND_WON: _ClassVar[DealStepKind]
    DEAL_STEP_KIND_LOST: _ClassVar[DealStepKind]
    DEAL_STEP_KIND_REOPENED: _ClassVar[DealStepKind]

class DealApprovalState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DEAL_APPROVAL_STATE_UNSPECIFIED: _ClassVar[DealApprovalState]
    DEAL_APPROVAL_STATE_REQUESTED: _ClassVar[DealApprovalState]
    DEAL_APPROVAL_STATE_APPROVED: _ClassVar[DealApprovalState]
    DEAL_APPROVAL_STATE_REJECTED: _ClassVar[DealApprovalState]
DEAL_STATE_UNSPECIFIED: DealState
DEAL_STATE_OPEN: DealState
DEAL_STATE_WON: DealState
DEAL_STATE_LOST: DealState
DEAL_STEP_KIND_UNSPECIFIED: DealStepKind
DEAL_STEP_KIND_OPENED: DealStepKind
DEAL_STEP_KIND_MOVED: DealStepKind
DEAL_STEP_KIND_WON: DealStepKind
DEAL_STEP_KIND_LOST: DealStepKind
DEAL_STEP_KIND_REOPENED: DealStepKind
DEAL_APPROVAL_STATE_UNSPECIFIED: DealApprovalState
DEAL_APPROVAL_STATE_REQUESTED: DealApprovalState
DEAL_APPROVAL_STATE_APPROVED: DealApprovalState
DEAL_APPROVAL_STATE_REJECTED: DealApprovalState

class DealLine(_message.Message):
    __slots__ = ("product_id", "product_name", "quantity", "unit_price", "amount")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    product_name: str
    quantity: str
    unit_price: str
    amount: str
    def __init__(self, product_id: _Optional[int] = ..., product_name: _Optional[str] = ..., quantity: _Optional[str] = ..., unit_price: _Optional[str] = ..., amount: _Optional[str] = ...) -> None: ...

class Deal(_message.Message):
    __slots__ = ("deal_id", "name", "account_id", "contact_id", "pipeline_id", "stage_id", "owner_id", "team", "member_ids", "state", "amount", "currency", "probability", "expected_close_date", "category", "open_date", "stage_time", "close_time", "close_reason", "close_note", "competitor", "lead_id", "campaign_id", "next_step", "next_step_date", "note", "source", "external_id", "lines", "etag", "create_time", "update_time", "delete_time", "days_in_stage", "is_slow", "account_name", "stage_name", "due_document_count", "missing_document_count", "planned_income", "planned_cost")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    MEMBER_IDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PROBABILITY_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_CLOSE_DATE_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    OPEN_DATE_FIELD_NUMBER: _ClassVar[int]
    STAGE_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_REASON_FIELD_NUMBER: _ClassVar[int]
    CLOSE_NOTE_FIELD_NUMBER: _ClassVar[int]
    COMPETITOR_FIELD_NUMBER: _ClassVar[int]
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_DATE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DAYS_IN_STAGE_FIELD_NUMBER: _ClassVar[int]
    IS_SLOW_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    STAGE_NAME_FIELD_NUMBER: _ClassVar[int]
    DUE_DOCUMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    MISSING_DOCUMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    PLANNED_INCOME_FIELD_NUMBER: _ClassVar[int]
    PLANNED_COST_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    name: str
    account_id: int
    contact_id: int
    pipeline_id: int
    stage_id: int
    owner_id: str
    team: str
    member_ids: _containers.RepeatedScalarFieldContainer[str]
    state: DealState
    amount: str
    currency: str
    probability: int
    expected_close_date: str
    category: str
    open_date: str
    stage_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    close_reason: str
    close_note: str
    competitor: str
    lead_id: int
    campaign_id: int
    next_step: str
    next_step_date: str
    note: str
    source: str
    external_id: str
    lines: _containers.RepeatedCompositeFieldContainer[DealLine]
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    days_in_stage: int
    is_slow: bool
    account_name: str
    stage_name: str
    due_document_count: int
    missing_document_count: int
    planned_income: str
    planned_cost: str
    def __init__(self, deal_id: _Optional[int] = ..., name: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., pipeline_id: _Optional[int] = ..., stage_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., member_ids: _Optional[_Iterable[str]] = ..., state: _Optional[_Union[DealState, str]] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., probability: _Optional[int] = ..., expected_close_date: _Optional[str] = ..., category: _Optional[str] = ..., open_date: _Optional[str] = ..., stage_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_reason: _Optional[str] = ..., close_note: _Optional[str] = ..., competitor: _Optional[str] = ..., lead_id: _Optional[int] = ..., campaign_id: _Optional[int] = ..., next_step: _Optional[str] = ..., next_step_date: _Optional[str] = ..., note: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[DealLine, _Mapping]]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., days_in_stage: _Optional[int] = ..., is_slow: _Optional[bool] = ..., account_name: _Optional[str] = ..., stage_name: _Optional[str] = ..., due_document_count: _Optional[int] = ..., missing_document_count: _Optional[int] = ..., planned_income: _Optional[str] = ..., planned_cost: _Optional[str] = ...) -> None: ...

class CreateDealRequest(_message.Message):
    __slots__ = ("deal", "request_id")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal: Deal
    request_id: str
    def __init__(self, deal: _Optional[_Union[Deal, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetDealRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class ListDealsRequest(_message.Message):
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

class ListDealsResponse(_message.Message):
    __slots__ = ("deals", "next_page_token")
    DEALS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    deals: _containers.RepeatedCompositeFieldContainer[Deal]
    next_page_token: str
    def __init__(self, deals: _Optional[_Iterable[_Union[Deal, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateDealRequest(_message.Message):
    __slots__ = ("deal", "update_mask", "request_id")
    DEAL_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal: Deal
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, deal: _Optional[_Union[Deal, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteDealRequest(_message.Message):
    __slots__ = ("deal_id", "etag", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    etag: str
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteDealRequest(_message.Message):
    __slots__ = ("deal_id", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class MoveDealRequest(_message.Message):
    __slots__ = ("deal_id", "stage_id", "note", "etag", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    stage_id: int
    note: str
    etag: str
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., stage_id: _Optional[int] = ..., note: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CloseDealRequest(_message.Message):
    __slots__ = ("deal_id", "state", "close_reason", "close_note", "competitor", "etag", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CLOSE_REASON_FIELD_NUMBER: _ClassVar[int]
    CLOSE_NOTE_FIELD_NUMBER: _ClassVar[int]
    COMPETITOR_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    state: DealState
    close_reason: str
    close_note: str
    competitor: str
    etag: str
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., state: _Optional[_Union[DealState, str]] = ..., close_reason: _Optional[str] = ..., close_note: _Optional[str] = ..., competitor: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReopenDealRequest(_message.Message):
    __slots__ = ("deal_id", "note", "etag", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    note: str
    etag: str
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., note: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetDealGatesRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class DealDeliverable(_message.Message):
    __slots__ = ("code", "name", "name_zh", "stage_id", "attachment_id", "file_name", "version", "actor_id", "file_time")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_ZH_FIELD_NUMBER: _ClassVar[int]
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_TIME_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    name_zh: str
    stage_id: int
    attachment_id: int
    file_name: str
    version: int
    actor_id: str
    file_time: _timestamp_pb2.Timestamp
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., name_zh: _Optional[str] = ..., stage_id: _Optional[int] = ..., attachment_id: _Optional[int] = ..., file_name: _Optional[str] = ..., version: _Optional[int] = ..., actor_id: _Optional[str] = ..., file_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealGate(_message.Message):
    __slots__ = ("stage_id", "name", "name_zh", "is_here", "after_won", "deliverables", "required_fields", "missing_fields", "needs_approval", "approval", "is_open")
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_ZH_FIELD_NUMBER: _ClassVar[int]
    IS_HERE_FIELD_NUMBER: _ClassVar[int]
    AFTER_WON_FIELD_NUMBER: _ClassVar[int]
    DELIVERABLES_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELDS_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELDS_FIELD_NUMBER: _ClassVar[int]
    NEEDS_APPROVAL_FIELD_NUMBER: _ClassVar[int]
    APPROVAL_FIELD_NUMBER: _ClassVar[int]
    IS_OPEN_FIELD_NUMBER: _ClassVar[int]
    stage_id: int
    name: str
    name_zh: str
    is_here: bool
    after_won: bool
    deliverables: _containers.RepeatedCompositeFieldContainer[DealDeliverable]
    required_fields: _containers.RepeatedScalarFieldContainer[str]
    missing_fields: _containers.RepeatedScalarFieldContainer[str]
    needs_approval: bool
    approval: DealApproval
    is_open: bool
    def __init__(self, stage_id: _Optional[int] = ..., name: _Optional[str] = ..., name_zh: _Optional[str] = ..., is_here: _Optional[bool] = ..., after_won: _Optional[bool] = ..., deliverables: _Optional[_Iterable[_Union[DealDeliverable, _Mapping]]] = ..., required_fields: _Optional[_Iterable[str]] = ..., missing_fields: _Optional[_Iterable[str]] = ..., needs_approval: _Optional[bool] = ..., approval: _Optional[_Union[DealApproval, _Mapping]] = ..., is_open: _Optional[bool] = ...) -> None: ...

class DealGates(_message.Message):
    __slots__ = ("deal_id", "gates")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    GATES_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    gates: _containers.RepeatedCompositeFieldContainer[DealGate]
    def __init__(self, deal_id: _Optional[int] = ..., gates: _Optional[_Iterable[_Union[DealGate, _Mapping]]] = ...) -> None: ...

class FileDealDeliverableRequest(_message.Message):
    __slots__ = ("deal_id", "code", "file_name", "content", "media_type", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    code: str
    file_name: str
    content: bytes
    media_type: str
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., code: _Optional[str] = ..., file_name: _Optional[str] = ..., content: _Optional[bytes] = ..., media_type: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DealApproval(_message.Message):
    __slots__ = ("deal_approval_id", "deal_id", "stage_id", "state", "requester_id", "note", "decider_id", "decide_note", "decide_time", "create_time", "deal_name")
    DEAL_APPROVAL_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    DECIDER_ID_FIELD_NUMBER: _ClassVar[int]
    DECIDE_NOTE_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DEAL_NAME_FIELD_NUMBER: _ClassVar[int]
    deal_approval_id: int
    deal_id: int
    stage_id: int
    state: DealApprovalState
    requester_id: str
    note: str
    decider_id: str
    decide_note: str
    decide_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    deal_name: str
    def __init__(self, deal_approval_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., stage_id: _Optional[int] = ..., state: _Optional[_Union[DealApprovalState, str]] = ..., requester_id: _Optional[str] = ..., note: _Optional[str] = ..., decider_id: _Optional[str] = ..., decide_note: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., deal_name: _Optional[str] = ...) -> None: ...

class RequestDealApprovalRequest(_message.Message):
    __slots__ = ("deal_id", "stage_id", "note", "request_id")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    stage_id: int
    note: str
    request_id: str
    def __init__(self, deal_id: _Optional[int] = ..., stage_id: _Optional[int] = ..., note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DecideDealApprovalRequest(_message.Message):
    __slots__ = ("deal_approval_id", "state", "decide_note", "request_id")
    DEAL_APPROVAL_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DECIDE_NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_approval_id: int
    state: DealApprovalState
    decide_note: str
    request_id: str
    def __init__(self, deal_approval_id: _Optional[int] = ..., state: _Optional[_Union[DealApprovalState, str]] = ..., decide_note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListDealApprovalsRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class ListDealApprovalsResponse(_message.Message):
    __slots__ = ("deal_approvals",)
    DEAL_APPROVALS_FIELD_NUMBER: _ClassVar[int]
    deal_approvals: _containers.RepeatedCompositeFieldContainer[DealApproval]
    def __init__(self, deal_approvals: _Optional[_Iterable[_Union[DealApproval, _Mapping]]] = ...) -> None: ...

class DealStep(_message.Message):
    __slots__ = ("deal_step_id", "deal_id", "kind", "from_stage_id", "to_stage_id", "amount", "actor_id", "note", "step_time")
    DEAL_STEP_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FROM_STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    TO_STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    STEP_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_step_id: int
    deal_id: int
    kind: DealStepKind
    from_stage_id: int
    to_stage_id: int
    amount: str
    actor_id: str
    note: str
    step_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_step_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., kind: _Optional[_Union[DealStepKind, str]] = ..., from_stage_id: _Optional[int] = ..., to_stage_id: _Optional[int] = ..., amount: _Optional[str] = ..., actor_id: _Optional[str] = ..., note: _Optional[str] = ..., step_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListDealStepsRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class ListDealStepsResponse(_message.Message):
    __slots__ = ("deal_steps",)
    DEAL_STEPS_FIELD_NUMBER: _ClassVar[int]
    deal_steps: _containers.RepeatedCompositeFieldContainer[DealStep]
    def __init__(self, deal_steps: _Optional[_Iterable[_Union[DealStep, _Mapping]]] = ...) -> None: ...

class PriceFinding(_message.Message):
    __slots__ = ("product_id", "product_name", "unit_price", "other_price", "other_quote", "other_time", "text")
    PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_NAME_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FIELD_NUMBER: _ClassVar[int]
    OTHER_PRICE_FIELD_NUMBER: _ClassVar[int]
    OTHER_QUOTE_FIELD_NUMBER: _ClassVar[int]
    OTHER_TIME_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    product_id: int
    product_name: str
    unit_price: str
    other_price: str
    other_quote: str
    other_time: str
    text: str
    def __init__(self, product_id: _Optional[int] = ..., product_name: _Optional[str] = ..., unit_price: _Optional[str] = ..., other_price: _Optional[str] = ..., other_quote: _Optional[str] = ..., other_time: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class DealQuote(_message.Message):
    __slots__ = ("deal_quote_id", "deal_id", "quote_number", "currency", "lines", "reason", "amount", "findings", "checked_by", "actor_id", "create_time")
    DEAL_QUOTE_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    QUOTE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    CHECKED_BY_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_quote_id: int
    deal_id: int
    quote_number: str
    currency: str
    lines: _containers.RepeatedCompositeFieldContainer[DealLine]
    reason: str
    amount: str
    findings: _containers.RepeatedCompositeFieldContainer[PriceFinding]
    checked_by: str
    actor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_quote_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., quote_number: _Optional[str] = ..., currency: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[DealLine, _Mapping]]] = ..., reason: _Optional[str] = ..., amount: _Optional[str] = ..., findings: _Optional[_Iterable[_Union[PriceFinding, _Mapping]]] = ..., checked_by: _Optional[str] = ..., actor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateDealQuoteRequest(_message.Message):
    __slots__ = ("deal_quote", "request_id")
    DEAL_QUOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_quote: DealQuote
    request_id: str
    def __init__(self, deal_quote: _Optional[_Union[DealQuote, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListDealQuotesRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class ListDealQuotesResponse(_message.Message):
    __slots__ = ("deal_quotes",)
    DEAL_QUOTES_FIELD_NUMBER: _ClassVar[int]
    deal_quotes: _containers.RepeatedCompositeFieldContainer[DealQuote]
    def __init__(self, deal_quotes: _Optional[_Iterable[_Union[DealQuote, _Mapping]]] = ...) -> None: ...
