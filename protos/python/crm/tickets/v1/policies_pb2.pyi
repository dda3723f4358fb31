import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import clock_kinds_pb2 as _clock_kinds_pb2
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

class EscalationTarget(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ESCALATION_TARGET_UNSPECIFIED: _ClassVar[EscalationTarget]
    ESCALATION_TARGET_OWNER: _ClassVar[EscalationTarget]
    ESCALATION_TARGET_HANDLER: _ClassVar[EscalationTarget]
    ESCALATION_TARGET_LIAISON: _ClassVar[EscalationTarget]
    ESCALATION_TARGET_MANAGER: _ClassVar[EscalationTarget]
ESCALATION_TARGET_UNSPECIFIED: EscalationTarget
ESCALATION_TARGET_OWNER: EscalationTarget
ESCALATION_TARGET_HANDLER: EscalationTarget
ESCALATION_TARGET_LIAISON: EscalationTarget
ESCALATION_TARGET_MANAGER: EscalationTarget

class Policy(_message.Message):
    __slots__ = ("policy_id", "etag", "create_time", "update_time", "delete_time", "display_name", "rank", "disabled", "priorities", "tiers", "categories", "channels", "teams", "from_time", "clocks", "warned", "breached")
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    RANK_FIELD_NUMBER: _ClassVar[int]
    DISABLED_FIELD_NUMBER: _ClassVar[int]
    PRIORITIES_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    FROM_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOCKS_FIELD_NUMBER: _ClassVar[int]
    WARNED_FIELD_NUMBER: _ClassVar[int]
    BREACHED_FIELD_NUMBER: _ClassVar[int]
    policy_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    rank: int
    disabled: bool
    priorities: _containers.RepeatedScalarFieldContainer[_tickets_pb2.TicketPriority]
    tiers: _containers.RepeatedScalarFieldContainer[str]
    categories: _containers.RepeatedScalarFieldContainer[str]
    channels: _containers.RepeatedScalarFieldContainer[_tickets_pb2.TicketChannel]
    teams: _containers.RepeatedScalarFieldContainer[str]
    from_time: _timestamp_pb2.Timestamp
    clocks: _containers.RepeatedCompositeFieldContainer[ClockRule]
    warned: Escalation
    breached: Escalation
    def __init__(self, policy_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., rank: _Optional[int] = ..., disabled: _Optional[bool] = ..., priorities: _Optional[_Iterable[_Union[_tickets_pb2.TicketPriority, str]]] = ..., tiers: _Optional[_Iterable[str]] = ..., categories: _Optional[_Iterable[str]] = ..., channels: _Optional[_Iterable[_Union[_tickets_pb2.TicketChannel, str]]] = ..., teams: _Optional[_Iterable[str]] = ..., from_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., clocks: _Optional[_Iterable[_Union[ClockRule, _Mapping]]] = ..., warned: _Optional[_Union[Escalation, _Mapping]] = ..., breached: _Optional[_Union[Escalation, _Mapping]] = ...) -> None: ...

class ClockRule(_message.Message):
    __slots__ = ("kind", "target_minutes", "business_calendar_id", "warn_minutes", "warn_percent", "pause_states", "teams")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TARGET_MINUTES_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    WARN_MINUTES_FIELD_NUMBER: _ClassVar[int]
    WARN_PERCENT_FIELD_NUMBER: _ClassVar[int]
    PAUSE_STATES_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    kind: _clock_kinds_pb2.ClockKind
    target_minutes: int
    business_calendar_id: int
    warn_minutes: int
    warn_percent: int
    pause_states: _containers.RepeatedScalarFieldContainer[_tickets_pb2.TicketState]
    teams: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[_Union[_clock_kinds_pb2.ClockKind, str]] = ..., target_minutes: _Optional[int] = ..., business_calendar_id: _Optional[int] = ..., warn_minutes: _Optional[int] = ..., warn_percent: _Optional[int] = ..., pause_states: _Optional[_Iterable[_Union[_tickets_pb2.TicketState, str]]] = ..., teams: _Optional[_Iterable[str]] = ...) -> None: ...

class Escalation(_message.Message):
    __slots__ = ("targets", "user_ids")
    TARGETS_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    targets: _containers.RepeatedScalarFieldContainer[EscalationTarget]
    user_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, targets: _Optional[_Iterable[_Union[EscalationTarget, str]]] = ..., user_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class CreatePolicyRequest(_message.Message):
    __slots__ = ("policy", "request_id")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    policy: Policy
    request_id: str
    def __init__(self, policy: _Optional[_Union[Policy, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPolicyRequest(_message.Message):
    __slots__ = ("policy_id",)
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    policy_id: int
    def __init__(self, policy_id: _Optional[int] = ...) -> None: ...

class ListPoliciesRequest(_message.Message):
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

class ListPoliciesResponse(_message.Message):
    __slots__ = ("policies", "next_page_token")
    POLICIES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    policies: _containers.RepeatedCompositeFieldContainer[Policy]
    next_page_token: str
    def __init__(self, policies: _Optional[_Iterable[_Union[Policy, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePolicyRequest(_message.Message):
    __slots__ = ("policy", "update_mask", "request_id")
    POLICY_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    policy: Policy
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, policy: _Optional[_Union[Policy, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePolicyRequest(_message.Message):
    __slots__ = ("policy_id", "etag", "request_id")
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    policy_id: int
    etag: str
    request_id: str
    def __init__(self, policy_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePolicyRequest(_message.Message):
    __slots__ = ("policy_id", "request_id")
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    policy_id: int
    request_id: str
    def __init__(self, policy_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
