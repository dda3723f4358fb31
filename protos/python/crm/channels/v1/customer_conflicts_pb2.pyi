import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
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

class CustomerConflictState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CUSTOMER_CONFLICT_STATE_UNSPECIFIED: _ClassVar[CustomerConflictState]
    CUSTOMER_CONFLICT_STATE_OPEN: _ClassVar[CustomerConflictState]
    CUSTOMER_CONFLICT_STATE_DECIDED: _ClassVar[CustomerConflictState]
    CUSTOMER_CONFLICT_STATE_DISSOLVED: _ClassVar[CustomerConflictState]

class CustomerConflictOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CUSTOMER_CONFLICT_OUTCOME_UNSPECIFIED: _ClassVar[CustomerConflictOutcome]
    CUSTOMER_CONFLICT_OUTCOME_ONE_KEEPS: _ClassVar[CustomerConflictOutcome]
    CUSTOMER_CONFLICT_OUTCOME_SHARED: _ClassVar[CustomerConflictOutcome]
    CUSTOMER_CONFLICT_OUTCOME_NO_CONFLICT: _ClassVar[CustomerConflictOutcome]

class EndCustomerTouchKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    END_CUSTOMER_TOUCH_KIND_UNSPECIFIED: _ClassVar[EndCustomerTouchKind]
    END_CUSTOMER_TOUCH_KIND_REGISTRATION: _ClassVar[EndCustomerTouchKind]
    END_CUSTOMER_TOUCH_KIND_ACCOUNT: _ClassVar[EndCustomerTouchKind]
    END_CUSTOMER_TOUCH_KIND_QUOTE: _ClassVar[EndCustomerTouchKind]
    END_CUSTOMER_TOUCH_KIND_ORDER: _ClassVar[EndCustomerTouchKind]

class ConflictStepKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONFLICT_STEP_KIND_UNSPECIFIED: _ClassVar[ConflictStepKind]
    CONFLICT_STEP_KIND_OPENED: _ClassVar[ConflictStepKind]
    CONFLICT_STEP_KIND_JOINED: _ClassVar[ConflictStepKind]
    CONFLICT_STEP_KIND_LEFT: _ClassVar[ConflictStepKind]
    CONFLICT_STEP_KIND_DECIDED: _ClassVar[ConflictStepKind]
    CONFLICT_STEP_KIND_DISSOLVED: _ClassVar[ConflictStepKind]
    CONFLICT_STEP_KIND_REOPENED: _ClassVar[ConflictStepKind]
CUSTOMER_CONFLICT_STATE_UNSPECIFIED: CustomerConflictState
CUSTOMER_CONFLICT_STATE_OPEN: CustomerConflictState
CUSTOMER_CONFLICT_STATE_DECIDED: CustomerConflictState
CUSTOMER_CONFLICT_STATE_DISSOLVED: CustomerConflictState
CUSTOMER_CONFLICT_OUTCOME_UNSPECIFIED: CustomerConflictOutcome
CUSTOMER_CONFLICT_OUTCOME_ONE_KEEPS: CustomerConflictOutcome
CUSTOMER_CONFLICT_OUTCOME_SHARED: CustomerConflictOutcome
CUSTOMER_CONFLICT_OUTCOME_NO_CONFLICT: CustomerConflictOutcome
END_CUSTOMER_TOUCH_KIND_UNSPECIFIED: EndCustomerTouchKind
END_CUSTOMER_TOUCH_KIND_REGISTRATION: EndCustomerTouchKind
END_CUSTOMER_TOUCH_KIND_ACCOUNT: EndCustomerTouchKind
END_CUSTOMER_TOUCH_KIND_QUOTE: EndCustomerTouchKind
END_CUSTOMER_TOUCH_KIND_ORDER: EndCustomerTouchKind
CONFLICT_STEP_KIND_UNSPECIFIED: ConflictStepKind
CONFLICT_STEP_KIND_OPENED: ConflictStepKind
CONFLICT_STEP_KIND_JOINED: ConflictStepKind
CONFLICT_STEP_KIND_LEFT: ConflictStepKind
CONFLICT_STEP_KIND_DECIDED: ConflictStepKind
CONFLICT_STEP_KIND_DISSOLVED: ConflictStepKind
CONFLICT_STEP_KIND_REOPENED: ConflictStepKind

class CustomerConflict(_message.Message):
    __slots__ = ("customer_conflict_id", "etag", "end_customer_name", "account_id", "city", "country", "state", "outcome", "winner_registration_id", "reason", "decided_by", "close_time", "side_count", "create_time", "update_time", "delete_time")
    CUSTOMER_CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    WINNER_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    SIDE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    customer_conflict_id: int
    etag: str
    end_customer_name: str
    account_id: int
    city: str
    country: str
    state: CustomerConflictState
    outcome: CustomerConflictOutcome
    winner_registration_id: int
    reason: str
    decided_by: str
    close_time: _timestamp_pb2.Timestamp
    side_count: int
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, customer_conflict_id: _Optional[int] = ..., etag: _Optional[str] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., city: _Optional[str] = ..., country: _Optional[str] = ..., state: _Optional[_Union[CustomerConflictState, str]] = ..., outcome: _Optional[_Union[CustomerConflictOutcome, str]] = ..., winner_registration_id: _Optional[int] = ..., reason: _Optional[str] = ..., decided_by: _Optional[str] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., side_count: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetCustomerConflictRequest(_message.Message):
    __slots__ = ("customer_conflict_id",)
    CUSTOMER_CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    customer_conflict_id: int
    def __init__(self, customer_conflict_id: _Optional[int] = ...) -> None: ...

class ListCustomerConflictsRequest(_message.Message):
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

class ListCustomerConflictsResponse(_message.Message):
    __slots__ = ("customer_conflicts", "next_page_token")
    CUSTOMER_CONFLICTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    customer_conflicts: _containers.RepeatedCompositeFieldContainer[CustomerConflict]
    next_page_token: str
    def __init__(self, customer_conflicts: _Optional[_Iterable[_Union[CustomerConflict, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class DecideCustomerConflictRequest(_message.Message):
    __slots__ = ("customer_conflict_id", "etag", "outcome", "winner_registration_id", "reason", "request_id")
    CUSTOMER_CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    WINNER_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    customer_conflict_id: int
    etag: str
    outcome: CustomerConflictOutcome
    winner_registration_id: int
    reason: str
    request_id: str
    def __init__(self, customer_conflict_id: _Optional[int] = ..., etag: _Optional[str] = ..., outcome: _Optional[_Union[CustomerConflictOutcome, str]] = ..., winner_registration_id: _Optional[int] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReopenCustomerConflictRequest(_message.Message):
    __slots__ = ("customer_conflict_id", "etag", "reason", "request_id")
    CUSTOMER_CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    customer_conflict_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, customer_conflict_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndCustomerTouch(_message.Message):
    __slots__ = ("kind", "record_id", "end_customer_name", "partner_id", "partner_name", "owner_id", "state", "amount", "currency", "touch_time", "age_days", "protected_until_time", "score", "explanation", "own", "number")
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    TOUCH_TIME_FIELD_NUMBER: _ClassVar[int]
    AGE_DAYS_FIELD_NUMBER: _ClassVar[int]
    PROTECTED_UNTIL_TIME_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    EXPLANATION_FIELD_NUMBER: _ClassVar[int]
    OWN_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    kind: EndCustomerTouchKind
    record_id: int
    end_customer_name: str
    partner_id: int
    partner_name: str
    owner_id: str
    state: str
    amount: str
    currency: str
    touch_time: _timestamp_pb2.Timestamp
    age_days: int
    protected_until_time: _timestamp_pb2.Timestamp
    score: float
    explanation: str
    own: bool
    number: str
    def __init__(self, kind: _Optional[_Union[EndCustomerTouchKind, str]] = ..., record_id: _Optional[int] = ..., end_customer_name: _Optional[str] = ..., partner_id: _Optional[int] = ..., partner_name: _Optional[str] = ..., owner_id: _Optional[str] = ..., state: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., touch_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., age_days: _Optional[int] = ..., protected_until_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., score: _Optional[float] = ..., explanation: _Optional[str] = ..., own: _Optional[bool] = ..., number: _Optional[str] = ...) -> None: ...

class ConflictStep(_message.Message):
    __slots__ = ("conflict_step_id", "step", "actor_id", "outcome", "reason", "deal_registration_id", "create_time")
    CONFLICT_STEP_ID_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    conflict_step_id: int
    step: ConflictStepKind
    actor_id: str
    outcome: CustomerConflictOutcome
    reason: str
    deal_registration_id: int
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, conflict_step_id: _Optional[int] = ..., step: _Optional[_Union[ConflictStepKind, str]] = ..., actor_id: _Optional[str] = ..., outcome: _Optional[_Union[CustomerConflictOutcome, str]] = ..., reason: _Optional[str] = ..., deal_registration_id: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EndCustomerView(_message.Message):
    __slots__ = ("conflict", "touches", "steps")
    CONFLICT_FIELD_NUMBER: _ClassVar[int]
    TOUCHES_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    conflict: CustomerConflict
    touches: _containers.RepeatedCompositeFieldContainer[EndCustomerTouch]
    steps: _containers.RepeatedCompositeFieldContainer[ConflictStep]
    def __init__(self, conflict: _Optional[_Union[CustomerConflict, _Mapping]] = ..., touches: _Optional[_Iterable[_Union[EndCustomerTouch, _Mapping]]] = ..., steps: _Optional[_Iterable[_Union[ConflictStep, _Mapping]]] = ...) -> None: ...

class GetEndCustomerViewRequest(_message.Message):
    __slots__ = ("customer_conflict_id", "deal_registration_id", "end_customer_name", "account_id", "city", "country")
    CUSTOMER_CONFLICT_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_REGISTRATION_ID_FIELD_NUMBER: _ClassVar[int]
    END_CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    customer_conflict_id: int
    deal_registration_id: int
    end_customer_name: str
    account_id: int
    city: str
    country: str
    def __init__(self, customer_conflict_id: _Optional[int] = ..., deal_registration_id: _Optional[int] = ..., end_customer_name: _Optional[str] = ..., account_id: _Optional[int] = ..., city: _Optional[str] = ..., country: _Optional[str] = ...) -> None: ...
