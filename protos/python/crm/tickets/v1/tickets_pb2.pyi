import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.tickets.v1 import assignments_pb2 as _assignments_pb2
from crm.tickets.v1 import clock_kinds_pb2 as _clock_kinds_pb2
from crm.tickets.v1 import hand_overs_pb2 as _hand_overs_pb2
from crm.tickets.v1 import journeys_pb2 as _journeys_pb2
from crm.tickets.v1 import promises_pb2 as _promises_pb2
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

class TicketState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TICKET_STATE_UNSPECIFIED: _ClassVar[TicketState]
    TICKET_STATE_NEW: _ClassVar[TicketState]
    TICKET_STATE_IN_PROGRESS: _ClassVar[TicketState]
    TICKET_STATE_HANDED_OVER: _ClassVar[TicketState]
    TICKET_STATE_WAITING: _ClassVar[TicketState]
    TICKET_STATE_CLOSED: _ClassVar[TicketState]

class TicketPriority(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TICKET_PRIORITY_UNSPECIFIED: _ClassVar[TicketPriority]
    TICKET_PRIORITY_LOW: _ClassVar[TicketPriority]
    TICKET_PRIORITY_NORMAL: _ClassVar[TicketPriority]
    TICKET_PRIORITY_HIGH: _ClassVar[TicketPriority]
    TICKET_PRIORITY_URGENT: _ClassVar[TicketPriority]

class TicketChannel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TICKET_CHANNEL_UNSPECIFIED: _ClassVar[TicketChannel]
    TICKET_CHANNEL_PHONE: _ClassVar[TicketChannel]
    TICKET_CHANNEL_WEB: _ClassVar[TicketChannel]
    TICKET_CHANNEL_EMAIL: _ClassVar[TicketChannel]
    TICKET_CHANNEL_FAX: _ClassVar[TicketChannel]
    TICKET_CHANNEL_VISIT: _ClassVar[TicketChannel]
    TICKET_CHANNEL_MESSENGER: _ClassVar[TicketChannel]
    TICKET_CHANNEL_APP: _ClassVar[TicketChannel]

class TicketOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    TICKET_OUTCOME_UNSPECIFIED: _ClassVar[TicketOutcome]
    TICKET_OUTCOME_SOLVED: _ClassVar[TicketOutcome]
    TICKET_OUTCOME_WORKAROUND: _ClassVar[TicketOutcome]
    TICKET_OUTCOME_NOT_SOLVED: _ClassVar[TicketOutcome]
    TICKET_OUTCOME_WITHDRAWN: _ClassVar[TicketOutcome]
    TICKET_OUTCOME_DUPLICATE: _ClassVar[TicketOutcome]

class StepKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STEP_KIND_UNSPECIFIED: _ClassVar[StepKind]
    STEP_KIND_CREATED: _ClassVar[StepKind]
    STEP_KIND_TAKEN: _ClassVar[StepKind]
    STEP_KIND_HANDED_OVER: _ClassVar[StepKind]
    STEP_KIND_ACCEPTED: _ClassVar[StepKind]
    STEP_KIND_RETURNED: _ClassVar[StepKind]
    STEP_KIND_WITHDRAWN: _ClassVar[StepKind]
    STEP_KIND_OWNER_CHANGED: _ClassVar[StepKind]
    STEP_KIND_PAUSED: _ClassVar[StepKind]
    STEP_KIND_RESUMED: _ClassVar[StepKind]
    STEP_KIND_CLOSED: _ClassVar[StepKind]
    STEP_KIND_REOPENED: _ClassVar[StepKind]
    STEP_KIND_ASSIGNED: _ClassVar[StepKind]
    STEP_KIND_INFORMED: _ClassVar[StepKind]
TICKET_STATE_UNSPECIFIED: TicketState
TICKET_STATE_NEW: TicketState
TICKET_STATE_IN_PROGRESS: TicketState
TICKET_STATE_HANDED_OVER: TicketState
TICKET_STATE_WAITING: TicketState
TICKET_STATE_CLOSED: TicketState
TICKET_PRIORITY_UNSPECIFIED: TicketPriority
TICKET_PRIORITY_LOW: TicketPriority
TICKET_PRIORITY_NORMAL: TicketPriority
TICKET_PRIORITY_HIGH: TicketPriority
TICKET_PRIORITY_URGENT: TicketPriority
TICKET_CHANNEL_UNSPECIFIED: TicketChannel
TICKET_CHANNEL_PHONE: TicketChannel
TICKET_CHANNEL_WEB: TicketChannel
TICKET_CHANNEL_EMAIL: TicketChannel
TICKET_CHANNEL_FAX: TicketChannel
TICKET_CHANNEL_VISIT: TicketChannel
TICKET_CHANNEL_MESSENGER: TicketChannel
TICKET_CHANNEL_APP: TicketChannel
TICKET_OUTCOME_UNSPECIFIED: TicketOutcome
TICKET_OUTCOME_SOLVED: TicketOutcome
TICKET_OUTCOME_WORKAROUND: TicketOutcome
TICKET_OUTCOME_NOT_SOLVED: TicketOutcome
TICKET_OUTCOME_WITHDRAWN: TicketOutcome
TICKET_OUTCOME_DUPLICATE: TicketOutcome
STEP_KIND_UNSPECIFIED: StepKind
STEP_KIND_CREATED: StepKind
STEP_KIND_TAKEN: StepKind
STEP_KIND_HANDED_OVER: StepKind
STEP_KIND_ACCEPTED: StepKind
STEP_KIND_RETURNED: StepKind
STEP_KIND_WITHDRAWN: StepKind
STEP_KIND_OWNER_CHANGED: StepKind
STEP_KIND_PAUSED: StepKind
STEP_KIND_RESUMED: StepKind
STEP_KIND_CLOSED: StepKind
STEP_KIND_REOPENED: StepKind
STEP_KIND_ASSIGNED: StepKind
STEP_KIND_INFORMED: StepKind

class Ticket(_message.Message):
    __slots__ = ("ticket_id", "etag", "create_time", "update_time", "delete_time", "subject", "description", "state", "priority", "channel", "category", "product", "owner_id", "team", "handler_id", "handler_team", "requester_id", "requester_name", "phone", "account_id", "contact_id", "account_name", "account_verified", "first_response_time", "close_time", "resolution", "outcome", "hand_over_count", "return_count", "reopen_count", "creator_id", "tags", "merged_into_id", "due_time", "due_kind", "due_state", "policy_id", "tier", "told_time", "bounce_count", "department_count", "bounce_time", "returns_to_id", "with_others_time", "informed_time", "inform_due_time", "remind_time", "needed_skills", "assignment_rule", "call_id", "email", "language", "undelivered_time", "mailbox_id", "promise_due_time", "promise_state", "satisfaction_score", "satisfaction_time")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    HANDLER_ID_FIELD_NUMBER: _ClassVar[int]
    HANDLER_TEAM_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_VERIFIED_FIELD_NUMBER: _ClassVar[int]
    FIRST_RESPONSE_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_COUNT_FIELD_NUMBER: _ClassVar[int]
    RETURN_COUNT_FIELD_NUMBER: _ClassVar[int]
    REOPEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    MERGED_INTO_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_KIND_FIELD_NUMBER: _ClassVar[int]
    DUE_STATE_FIELD_NUMBER: _ClassVar[int]
    POLICY_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    TOLD_TIME_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_TIME_FIELD_NUMBER: _ClassVar[int]
    RETURNS_TO_ID_FIELD_NUMBER: _ClassVar[int]
    WITH_OTHERS_TIME_FIELD_NUMBER: _ClassVar[int]
    INFORMED_TIME_FIELD_NUMBER: _ClassVar[int]
    INFORM_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    REMIND_TIME_FIELD_NUMBER: _ClassVar[int]
    NEEDED_SKILLS_FIELD_NUMBER: _ClassVar[int]
    ASSIGNMENT_RULE_FIELD_NUMBER: _ClassVar[int]
    CALL_ID_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    UNDELIVERED_TIME_FIELD_NUMBER: _ClassVar[int]
    MAILBOX_ID_FIELD_NUMBER: _ClassVar[int]
    PROMISE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    PROMISE_STATE_FIELD_NUMBER: _ClassVar[int]
    SATISFACTION_SCORE_FIELD_NUMBER: _ClassVar[int]
    SATISFACTION_TIME_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    subject: str
    description: str
    state: TicketState
    priority: TicketPriority
    channel: TicketChannel
    category: str
    product: str
    owner_id: str
    team: str
    handler_id: str
    handler_team: str
    requester_id: int
    requester_name: str
    phone: str
    account_id: int
    contact_id: int
    account_name: str
    account_verified: bool
    first_response_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    resolution: str
    outcome: TicketOutcome
    hand_over_count: int
    return_count: int
    reopen_count: int
    creator_id: str
    tags: _containers.RepeatedScalarFieldContainer[str]
    merged_into_id: int
    due_time: _timestamp_pb2.Timestamp
    due_kind: _clock_kinds_pb2.ClockKind
    due_state: _clock_kinds_pb2.DueState
    policy_id: int
    tier: str
    told_time: _timestamp_pb2.Timestamp
    bounce_count: int
    department_count: int
    bounce_time: _timestamp_pb2.Timestamp
    returns_to_id: str
    with_others_time: _timestamp_pb2.Timestamp
    informed_time: _timestamp_pb2.Timestamp
    inform_due_time: _timestamp_pb2.Timestamp
    remind_time: _timestamp_pb2.Timestamp
    needed_skills: _containers.RepeatedScalarFieldContainer[str]
    assignment_rule: _assignments_pb2.AssignmentRule
    call_id: int
    email: str
    language: str
    undelivered_time: _timestamp_pb2.Timestamp
    mailbox_id: int
    promise_due_time: _timestamp_pb2.Timestamp
    promise_state: _promises_pb2.PromiseState
    satisfaction_score: int
    satisfaction_time: _timestamp_pb2.Timestamp
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., subject: _Optional[str] = ..., description: _Optional[str] = ..., state: _Optional[_Union[TicketState, str]] = ..., priority: _Optional[_Union[TicketPriority, str]] = ..., channel: _Optional[_Union[TicketChannel, str]] = ..., category: _Optional[str] = ..., product: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., handler_id: _Optional[str] = ..., handler_team: _Optional[str] = ..., requester_id: _Optional[int] = ..., requester_name: _Optional[str] = ..., phone: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., account_name: _Optional[str] = ..., account_verified: _Optional[bool] = ..., first_response_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., resolution: _Optional[str] = ..., outcome: _Optional[_Union[TicketOutcome, str]] = ..., hand_over_count: _Optional[int] = ..., return_count: _Optional[int] = ..., reopen_count: _Optional[int] = ..., creator_id: _Optional[str] = ..., tags: _Optional[_Iterable[str]] = ..., merged_into_id: _Optional[int] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_kind: _Optional[_Union[_clock_kinds_pb2.ClockKind, str]] = ..., due_state: _Optional[_Union[_clock_kinds_pb2.DueState, str]] = ..., policy_id: _Optional[int] = ..., tier: _Optional[str] = ..., told_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., bounce_count: _Optional[int] = ..., department_count: _Optional[int] = ..., bounce_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., returns_to_id: _Optional[str] = ..., with_others_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., informed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., inform_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., remind_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., needed_skills: _Optional[_Iterable[str]] = ..., assignment_rule: _Optional[_Union[_assignments_pb2.AssignmentRule, str]] = ..., call_id: _Optional[int] = ..., email: _Optional[str] = ..., language: _Optional[str] = ..., undelivered_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., mailbox_id: _Optional[int] = ..., promise_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., promise_state: _Optional[_Union[_promises_pb2.PromiseState, str]] = ..., satisfaction_score: _Optional[int] = ..., satisfaction_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateTicketRequest(_message.Message):
    __slots__ = ("ticket", "promise", "hand_over", "request_id")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    PROMISE_FIELD_NUMBER: _ClassVar[int]
    HAND_OVER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket: Ticket
    promise: _promises_pb2.Promise
    hand_over: _hand_overs_pb2.HandOver
    request_id: str
    def __init__(self, ticket: _Optional[_Union[Ticket, _Mapping]] = ..., promise: _Optional[_Union[_promises_pb2.Promise, _Mapping]] = ..., hand_over: _Optional[_Union[_hand_overs_pb2.HandOver, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetTicketRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class ListTicketsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "query", "open_only")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    query: str
    open_only: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., query: _Optional[str] = ..., open_only: _Optional[bool] = ...) -> None: ...

class ListTicketsResponse(_message.Message):
    __slots__ = ("tickets", "next_page_token")
    TICKETS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    tickets: _containers.RepeatedCompositeFieldContainer[Ticket]
    next_page_token: str
    def __init__(self, tickets: _Optional[_Iterable[_Union[Ticket, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateTicketRequest(_message.Message):
    __slots__ = ("ticket", "update_mask", "request_id")
    TICKET_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket: Ticket
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, ticket: _Optional[_Union[Ticket, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class TakeTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class PauseTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "reason", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ResumeTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "reason", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CloseTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "resolution", "outcome", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    resolution: str
    outcome: TicketOutcome
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., resolution: _Optional[str] = ..., outcome: _Optional[_Union[TicketOutcome, str]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReopenTicketRequest(_message.Message):
    __slots__ = ("ticket_id", "etag", "reason", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    etag: str
    reason: str
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., etag: _Optional[str] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetJourneyRequest(_message.Message):
    __slots__ = ("ticket_id",)
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    def __init__(self, ticket_id: _Optional[int] = ...) -> None: ...

class Journey(_message.Message):
    __slots__ = ("ticket_id", "steps", "stays", "total_seconds", "unaccepted_seconds", "waiting_seconds", "loop_count", "bounce_count", "department_count", "moves", "cost", "warnings")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    STAYS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UNACCEPTED_SECONDS_FIELD_NUMBER: _ClassVar[int]
    WAITING_SECONDS_FIELD_NUMBER: _ClassVar[int]
    LOOP_COUNT_FIELD_NUMBER: _ClassVar[int]
    BOUNCE_COUNT_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    steps: _containers.RepeatedCompositeFieldContainer[JourneyStep]
    stays: _containers.RepeatedCompositeFieldContainer[JourneyStay]
    total_seconds: int
    unaccepted_seconds: int
    waiting_seconds: int
    loop_count: int
    bounce_count: int
    department_count: int
    moves: _containers.RepeatedCompositeFieldContainer[_journeys_pb2.JourneyMove]
    cost: _journeys_pb2.JourneyCost
    warnings: _containers.RepeatedCompositeFieldContainer[_journeys_pb2.JourneyWarning]
    def __init__(self, ticket_id: _Optional[int] = ..., steps: _Optional[_Iterable[_Union[JourneyStep, _Mapping]]] = ..., stays: _Optional[_Iterable[_Union[JourneyStay, _Mapping]]] = ..., total_seconds: _Optional[int] = ..., unaccepted_seconds: _Optional[int] = ..., waiting_seconds: _Optional[int] = ..., loop_count: _Optional[int] = ..., bounce_count: _Optional[int] = ..., department_count: _Optional[int] = ..., moves: _Optional[_Iterable[_Union[_journeys_pb2.JourneyMove, _Mapping]]] = ..., cost: _Optional[_Union[_journeys_pb2.JourneyCost, _Mapping]] = ..., warnings: _Optional[_Iterable[_Union[_journeys_pb2.JourneyWarning, _Mapping]]] = ...) -> None: ...

class JourneyStep(_message.Message):
    __slots__ = ("kind", "start_time", "end_time", "duration_seconds", "actor_id", "owner_id", "team", "handler_id", "handler_team", "state", "reason", "activity", "rule", "facts", "rule_text")
    class FactsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    KIND_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    HANDLER_ID_FIELD_NUMBER: _ClassVar[int]
    HANDLER_TEAM_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ACTIVITY_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    FACTS_FIELD_NUMBER: _ClassVar[int]
    RULE_TEXT_FIELD_NUMBER: _ClassVar[int]
    kind: StepKind
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    duration_seconds: int
    actor_id: str
    owner_id: str
    team: str
    handler_id: str
    handler_team: str
    state: TicketState
    reason: str
    activity: str
    rule: _assignments_pb2.AssignmentRule
    facts: _containers.ScalarMap[str, str]
    rule_text: str
    def __init__(self, kind: _Optional[_Union[StepKind, str]] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., duration_seconds: _Optional[int] = ..., actor_id: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., handler_id: _Optional[str] = ..., handler_team: _Optional[str] = ..., state: _Optional[_Union[TicketState, str]] = ..., reason: _Optional[str] = ..., activity: _Optional[str] = ..., rule: _Optional[_Union[_assignments_pb2.AssignmentRule, str]] = ..., facts: _Optional[_Mapping[str, str]] = ..., rule_text: _Optional[str] = ...) -> None: ...

class JourneyStay(_message.Message):
    __slots__ = ("team", "duration_seconds", "visit_count")
    TEAM_FIELD_NUMBER: _ClassVar[int]
    DURATION_SECONDS_FIELD_NUMBER: _ClassVar[int]
    VISIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    team: str
    duration_seconds: int
    visit_count: int
    def __init__(self, team: _Optional[str] = ..., duration_seconds: _Optional[int] = ..., visit_count: _Optional[int] = ...) -> None: ...
