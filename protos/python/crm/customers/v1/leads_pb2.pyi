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

class LeadState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_STATE_UNSPECIFIED: _ClassVar[LeadState]
    LEAD_STATE_POOL: _ClassVar[LeadState]
    LEAD_STATE_ASSIGNED: _ClassVar[LeadState]
    LEAD_STATE_WORKING: _ClassVar[LeadState]
    LEAD_STATE_CONVERTED: _ClassVar[LeadState]
    LEAD_STATE_DISQUALIFIED: _ClassVar[LeadState]
    LEAD_STATE_SUSPECT: _ClassVar[LeadState]
    LEAD_STATE_REJECTED: _ClassVar[LeadState]

class LeadChannel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_CHANNEL_UNSPECIFIED: _ClassVar[LeadChannel]
    LEAD_CHANNEL_WEB_FORM: _ClassVar[LeadChannel]
    LEAD_CHANNEL_PHONE: _ClassVar[LeadChannel]
    LEAD_CHANNEL_EMAIL: _ClassVar[LeadChannel]
    LEAD_CHANNEL_EVENT: _ClassVar[LeadChannel]
    LEAD_CHANNEL_REFERRAL: _ClassVar[LeadChannel]
    LEAD_CHANNEL_ADVERTISEMENT: _ClassVar[LeadChannel]
    LEAD_CHANNEL_PARTNER: _ClassVar[LeadChannel]
    LEAD_CHANNEL_OTHER: _ClassVar[LeadChannel]

class LeadRating(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_RATING_UNSPECIFIED: _ClassVar[LeadRating]
    LEAD_RATING_HOT: _ClassVar[LeadRating]
    LEAD_RATING_WARM: _ClassVar[LeadRating]
    LEAD_RATING_COLD: _ClassVar[LeadRating]

class LeadOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_OUTCOME_UNSPECIFIED: _ClassVar[LeadOutcome]
    LEAD_OUTCOME_REACHED: _ClassVar[LeadOutcome]
    LEAD_OUTCOME_INTERESTED: _ClassVar[LeadOutcome]
    LEAD_OUTCOME_CALL_AGAIN: _ClassVar[LeadOutcome]
    LEAD_OUTCOME_NO_ANSWER: _ClassVar[LeadOutcome]
    LEAD_OUTCOME_NOT_INTERESTED: _ClassVar[LeadOutcome]
    LEAD_OUTCOME_WRONG_DATA: _ClassVar[LeadOutcome]

class LeadResponse(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_RESPONSE_UNSPECIFIED: _ClassVar[LeadResponse]
    LEAD_RESPONSE_WAITING: _ClassVar[LeadResponse]
    LEAD_RESPONSE_MET: _ClassVar[LeadResponse]
    LEAD_RESPONSE_MISSED: _ClassVar[LeadResponse]

class LeadMethod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_METHOD_UNSPECIFIED: _ClassVar[LeadMethod]
    LEAD_METHOD_PERSON: _ClassVar[LeadMethod]
    LEAD_METHOD_CUSTOMER_OWNER: _ClassVar[LeadMethod]
    LEAD_METHOD_SAME_LEAD: _ClassVar[LeadMethod]
    LEAD_METHOD_TERRITORY: _ClassVar[LeadMethod]
    LEAD_METHOD_ROUND_ROBIN: _ClassVar[LeadMethod]
    LEAD_METHOD_LOAD: _ClassVar[LeadMethod]
    LEAD_METHOD_SKILL: _ClassVar[LeadMethod]

class LeadSuspicion(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_SUSPICION_UNSPECIFIED: _ClassVar[LeadSuspicion]
    LEAD_SUSPICION_TRAP: _ClassVar[LeadSuspicion]
    LEAD_SUSPICION_BAD_TOKEN: _ClassVar[LeadSuspicion]
    LEAD_SUSPICION_TOO_FAST: _ClassVar[LeadSuspicion]
    LEAD_SUSPICION_MANY_FROM_PLACE: _ClassVar[LeadSuspicion]
    LEAD_SUSPICION_MANY_FROM_CONTACT: _ClassVar[LeadSuspicion]
    LEAD_SUSPICION_LINKS: _ClassVar[LeadSuspicion]

class LeadEnding(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_ENDING_UNSPECIFIED: _ClassVar[LeadEnding]
    LEAD_ENDING_RECYCLED: _ClassVar[LeadEnding]
    LEAD_ENDING_REASSIGNED: _ClassVar[LeadEnding]
    LEAD_ENDING_CONVERTED: _ClassVar[LeadEnding]
    LEAD_ENDING_DISQUALIFIED: _ClassVar[LeadEnding]

class LeadMatchKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEAD_MATCH_KIND_UNSPECIFIED: _ClassVar[LeadMatchKind]
    LEAD_MATCH_KIND_ACCOUNT: _ClassVar[LeadMatchKind]
    LEAD_MATCH_KIND_CONTACT: _ClassVar[LeadMatchKind]
    LEAD_MATCH_KIND_LEAD: _ClassVar[LeadMatchKind]
LEAD_STATE_UNSPECIFIED: LeadState
LEAD_STATE_POOL: LeadState
LEAD_STATE_ASSIGNED: LeadState
LEAD_STATE_WORKING: LeadState
LEAD_STATE_CONVERTED: LeadState
LEAD_STATE_DISQUALIFIED: LeadState
LEAD_STATE_SUSPECT: LeadState
LEAD_STATE_REJECTED: LeadState
LEAD_CHANNEL_UNSPECIFIED: LeadChannel
LEAD_CHANNEL_WEB_FORM: LeadChannel
LEAD_CHANNEL_PHONE: LeadChannel
LEAD_CHANNEL_EMAIL: LeadChannel
LEAD_CHANNEL_EVENT: LeadChannel
LEAD_CHANNEL_REFERRAL: LeadChannel
LEAD_CHANNEL_ADVERTISEMENT: LeadChannel
LEAD_CHANNEL_PARTNER: LeadChannel
LEAD_CHANNEL_OTHER: LeadChannel
LEAD_RATING_UNSPECIFIED: LeadRating
LEAD_RATING_HOT: LeadRating
LEAD_RATING_WARM: LeadRating
LEAD_RATING_COLD: LeadRating
LEAD_OUTCOME_UNSPECIFIED: LeadOutcome
LEAD_OUTCOME_REACHED: LeadOutcome
LEAD_OUTCOME_INTERESTED: LeadOutcome
LEAD_OUTCOME_CALL_AGAIN: LeadOutcome
LEAD_OUTCOME_NO_ANSWER: LeadOutcome
LEAD_OUTCOME_NOT_INTERESTED: LeadOutcome
LEAD_OUTCOME_WRONG_DATA: LeadOutcome
LEAD_RESPONSE_UNSPECIFIED: LeadResponse
LEAD_RESPONSE_WAITING: LeadResponse
LEAD_RESPONSE_MET: LeadResponse
LEAD_RESPONSE_MISSED: LeadResponse
LEAD_METHOD_UNSPECIFIED: LeadMethod
LEAD_METHOD_PERSON: LeadMethod
LEAD_METHOD_CUSTOMER_OWNER: LeadMethod
LEAD_METHOD_SAME_LEAD: LeadMethod
LEAD_METHOD_TERRITORY: LeadMethod
LEAD_METHOD_ROUND_ROBIN: LeadMethod
LEAD_METHOD_LOAD: LeadMethod
LEAD_METHOD_SKILL: LeadMethod
LEAD_SUSPICION_UNSPECIFIED: LeadSuspicion
LEAD_SUSPICION_TRAP: LeadSuspicion
LEAD_SUSPICION_BAD_TOKEN: LeadSuspicion
LEAD_SUSPICION_TOO_FAST: LeadSuspicion
LEAD_SUSPICION_MANY_FROM_PLACE: LeadSuspicion
LEAD_SUSPICION_MANY_FROM_CONTACT: LeadSuspicion
LEAD_SUSPICION_LINKS: LeadSuspicion
LEAD_ENDING_UNSPECIFIED: LeadEnding
LEAD_ENDING_RECYCLED: LeadEnding
LEAD_ENDING_REASSIGNED: LeadEnding
LEAD_ENDING_CONVERTED: LeadEnding
LEAD_ENDING_DISQUALIFIED: LeadEnding
LEAD_MATCH_KIND_UNSPECIFIED: LeadMatchKind
LEAD_MATCH_KIND_ACCOUNT: LeadMatchKind
LEAD_MATCH_KIND_CONTACT: LeadMatchKind
LEAD_MATCH_KIND_LEAD: LeadMatchKind

class Lead(_message.Message):
    __slots__ = ("lead_id", "state", "display_name", "company_name", "person_name", "job_title", "phone", "email", "website", "country", "region", "city", "street", "postal_code", "segment", "language", "interest", "need", "employees", "budget", "currency", "channel", "source", "external_id", "campaign_id", "owner_id", "team", "rating", "last_outcome", "note", "next_contact_date", "contact_count", "last_contact_time", "score", "score_reasons", "account_id", "contact_id", "duplicate_of_lead_id", "assign_method", "assign_rule", "assign_reason", "assign_time", "response_state", "response_due_time", "response_time", "recycle_count", "close_reason", "deal_id", "convert_time", "suspicions", "reference", "etag", "create_time", "update_time", "delete_time")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    COMPANY_NAME_FIELD_NUMBER: _ClassVar[int]
    PERSON_NAME_FIELD_NUMBER: _ClassVar[int]
    JOB_TITLE_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    WEBSITE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    STREET_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    INTEREST_FIELD_NUMBER: _ClassVar[int]
    NEED_FIELD_NUMBER: _ClassVar[int]
    EMPLOYEES_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    LAST_OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    NEXT_CONTACT_DATE_FIELD_NUMBER: _ClassVar[int]
    CONTACT_COUNT_FIELD_NUMBER: _ClassVar[int]
    LAST_CONTACT_TIME_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SCORE_REASONS_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    DUPLICATE_OF_LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGN_METHOD_FIELD_NUMBER: _ClassVar[int]
    ASSIGN_RULE_FIELD_NUMBER: _ClassVar[int]
    ASSIGN_REASON_FIELD_NUMBER: _ClassVar[int]
    ASSIGN_TIME_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_STATE_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_TIME_FIELD_NUMBER: _ClassVar[int]
    RECYCLE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CLOSE_REASON_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERT_TIME_FIELD_NUMBER: _ClassVar[int]
    SUSPICIONS_FIELD_NUMBER: _ClassVar[int]
    REFERENCE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    state: LeadState
    display_name: str
    company_name: str
    person_name: str
    job_title: str
    phone: str
    email: str
    website: str
    country: str
    region: str
    city: str
    street: str
    postal_code: str
    segment: str
    language: str
    interest: str
    need: str
    employees: int
    budget: str
    currency: str
    channel: LeadChannel
    source: str
    external_id: str
    campaign_id: int
    owner_id: str
    team: str
    rating: LeadRating
    last_outcome: LeadOutcome
    note: str
    next_contact_date: str
    contact_count: int
    last_contact_time: _timestamp_pb2.Timestamp
    score: int
    score_reasons: _containers.RepeatedCompositeFieldContainer[LeadScoreReason]
    account_id: int
    contact_id: int
    duplicate_of_lead_id: int
    assign_method: LeadMethod
    assign_rule: str
    assign_reason: str
    assign_time: _timestamp_pb2.Timestamp
    response_state: LeadResponse
    response_due_time: _timestamp_pb2.Timestamp
    response_time: _timestamp_pb2.Timestamp
    recycle_count: int
    close_reason: str
    deal_id: int
    convert_time: _timestamp_pb2.Timestamp
    suspicions: _containers.RepeatedScalarFieldContainer[LeadSuspicion]
    reference: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, lead_id: _Optional[int] = ..., state: _Optional[_Union[LeadState, str]] = ..., display_name: _Optional[str] = ..., company_name: _Optional[str] = ..., person_name: _Optional[str] = ..., job_title: _Optional[str] = ..., phone: _Optional[str] = ..., email: _Optional[str] = ..., website: _Optional[str] = ..., country: _Optional[str] = ..., region: _Optional[str] = ..., city: _Optional[str] = ..., street: _Optional[str] = ..., postal_code: _Optional[str] = ..., segment: _Optional[str] = ..., language: _Optional[str] = ..., interest: _Optional[str] = ..., need: _Optional[str] = ..., employees: _Optional[int] = ..., budget: _Optional[str] = ..., currency: _Optional[str] = ..., channel: _Optional[_Union[LeadChannel, str]] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., campaign_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., rating: _Optional[_Union[LeadRating, str]] = ..., last_outcome: _Optional[_Union[LeadOutcome, str]] = ..., note: _Optional[str] = ..., next_contact_date: _Optional[str] = ..., contact_count: _Optional[int] = ..., last_contact_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., score: _Optional[int] = ..., score_reasons: _Optional[_Iterable[_Union[LeadScoreReason, _Mapping]]] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., duplicate_of_lead_id: _Optional[int] = ..., assign_method: _Optional[_Union[LeadMethod, str]] = ..., assign_rule: _Optional[str] = ..., assign_reason: _Optional[str] = ..., assign_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., response_state: _Optional[_Union[LeadResponse, str]] = ..., response_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., response_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., recycle_count: _Optional[int] = ..., close_reason: _Optional[str] = ..., deal_id: _Optional[int] = ..., convert_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., suspicions: _Optional[_Iterable[_Union[LeadSuspicion, str]]] = ..., reference: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class LeadScoreReason(_message.Message):
    __slots__ = ("label", "label_zh", "points", "condition", "figures")
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    label: str
    label_zh: str
    points: int
    condition: str
    figures: str
    def __init__(self, label: _Optional[str] = ..., label_zh: _Optional[str] = ..., points: _Optional[int] = ..., condition: _Optional[str] = ..., figures: _Optional[str] = ...) -> None: ...

class LeadAssignment(_message.Message):
    __slots__ = ("lead_assignment_id", "lead_id", "owner_id", "team", "method", "rule", "reason", "actor_id", "assign_time", "due_time", "response_time", "end_time", "ending", "end_reason")
    LEAD_ASSIGNMENT_ID_FIELD_NUMBER: _ClassVar[int]
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    ASSIGN_TIME_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    ENDING_FIELD_NUMBER: _ClassVar[int]
    END_REASON_FIELD_NUMBER: _ClassVar[int]
    lead_assignment_id: int
    lead_id: int
    owner_id: str
    team: str
    method: LeadMethod
    rule: str
    reason: str
    actor_id: str
    assign_time: _timestamp_pb2.Timestamp
    due_time: _timestamp_pb2.Timestamp
    response_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    ending: LeadEnding
    end_reason: str
    def __init__(self, lead_assignment_id: _Optional[int] = ..., lead_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., method: _Optional[_Union[LeadMethod, str]] = ..., rule: _Optional[str] = ..., reason: _Optional[str] = ..., actor_id: _Optional[str] = ..., assign_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., response_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ending: _Optional[_Union[LeadEnding, str]] = ..., end_reason: _Optional[str] = ...) -> None: ...

class CreateLeadRequest(_message.Message):
    __slots__ = ("lead", "form_token", "trap", "place", "request_id")
    LEAD_FIELD_NUMBER: _ClassVar[int]
    FORM_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TRAP_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead: Lead
    form_token: str
    trap: str
    place: str
    request_id: str
    def __init__(self, lead: _Optional[_Union[Lead, _Mapping]] = ..., form_token: _Optional[str] = ..., trap: _Optional[str] = ..., place: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetLeadRequest(_message.Message):
    __slots__ = ("lead_id",)
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    def __init__(self, lead_id: _Optional[int] = ...) -> None: ...

class ListLeadsRequest(_message.Message):
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

class ListLeadsResponse(_message.Message):
    __slots__ = ("leads", "next_page_token")
    LEADS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    leads: _containers.RepeatedCompositeFieldContainer[Lead]
    next_page_token: str
    def __init__(self, leads: _Optional[_Iterable[_Union[Lead, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateLeadRequest(_message.Message):
    __slots__ = ("lead", "update_mask", "request_id")
    LEAD_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead: Lead
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, lead: _Optional[_Union[Lead, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteLeadRequest(_message.Message):
    __slots__ = ("lead_id", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteLeadRequest(_message.Message):
    __slots__ = ("lead_id", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReleaseLeadRequest(_message.Message):
    __slots__ = ("lead_id", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectLeadRequest(_message.Message):
    __slots__ = ("lead_id", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RestoreLeadRequest(_message.Message):
    __slots__ = ("lead_id", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReopenLeadRequest(_message.Message):
    __slots__ = ("lead_id", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AssignLeadRequest(_message.Message):
    __slots__ = ("lead_id", "owner_id", "team", "reason", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    owner_id: str
    team: str
    reason: str
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordLeadContactRequest(_message.Message):
    __slots__ = ("lead_id", "outcome", "note", "next_contact_date", "rating", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    NEXT_CONTACT_DATE_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    outcome: LeadOutcome
    note: str
    next_contact_date: str
    rating: LeadRating
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., outcome: _Optional[_Union[LeadOutcome, str]] = ..., note: _Optional[str] = ..., next_contact_date: _Optional[str] = ..., rating: _Optional[_Union[LeadRating, str]] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecycleLeadRequest(_message.Message):
    __slots__ = ("lead_id", "reason", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    reason: str
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DisqualifyLeadRequest(_message.Message):
    __slots__ = ("lead_id", "reason", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    reason: str
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., reason: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ConvertLeadRequest(_message.Message):
    __slots__ = ("lead_id", "account_id", "new_account", "contact_id", "without_deal", "deal_name", "deal_amount", "deal_currency", "pipeline_id", "expected_close_date", "etag", "request_id")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    NEW_ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_DEAL_FIELD_NUMBER: _ClassVar[int]
    DEAL_NAME_FIELD_NUMBER: _ClassVar[int]
    DEAL_AMOUNT_FIELD_NUMBER: _ClassVar[int]
    DEAL_CURRENCY_FIELD_NUMBER: _ClassVar[int]
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_CLOSE_DATE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    account_id: int
    new_account: bool
    contact_id: int
    without_deal: bool
    deal_name: str
    deal_amount: str
    deal_currency: str
    pipeline_id: int
    expected_close_date: str
    etag: str
    request_id: str
    def __init__(self, lead_id: _Optional[int] = ..., account_id: _Optional[int] = ..., new_account: _Optional[bool] = ..., contact_id: _Optional[int] = ..., without_deal: _Optional[bool] = ..., deal_name: _Optional[str] = ..., deal_amount: _Optional[str] = ..., deal_currency: _Optional[str] = ..., pipeline_id: _Optional[int] = ..., expected_close_date: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ConvertLeadResponse(_message.Message):
    __slots__ = ("lead", "account_id", "account_created", "contact_id", "contact_created", "deal_id")
    LEAD_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_CREATED_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_CREATED_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    lead: Lead
    account_id: int
    account_created: bool
    contact_id: int
    contact_created: bool
    deal_id: int
    def __init__(self, lead: _Optional[_Union[Lead, _Mapping]] = ..., account_id: _Optional[int] = ..., account_created: _Optional[bool] = ..., contact_id: _Optional[int] = ..., contact_created: _Optional[bool] = ..., deal_id: _Optional[int] = ...) -> None: ...

class FindLeadMatchesRequest(_message.Message):
    __slots__ = ("lead_id",)
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    def __init__(self, lead_id: _Optional[int] = ...) -> None: ...

class LeadMatch(_message.Message):
    __slots__ = ("kind", "record_id", "display_name", "score", "owner_id", "hidden", "account_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    HIDDEN_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    kind: LeadMatchKind
    record_id: int
    display_name: str
    score: float
    owner_id: str
    hidden: bool
    account_id: int
    def __init__(self, kind: _Optional[_Union[LeadMatchKind, str]] = ..., record_id: _Optional[int] = ..., display_name: _Optional[str] = ..., score: _Optional[float] = ..., owner_id: _Optional[str] = ..., hidden: _Optional[bool] = ..., account_id: _Optional[int] = ...) -> None: ...

class FindLeadMatchesResponse(_message.Message):
    __slots__ = ("matches",)
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    matches: _containers.RepeatedCompositeFieldContainer[LeadMatch]
    def __init__(self, matches: _Optional[_Iterable[_Union[LeadMatch, _Mapping]]] = ...) -> None: ...

class ListLeadAssignmentsRequest(_message.Message):
    __slots__ = ("lead_id", "page_size", "page_token")
    LEAD_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    lead_id: int
    page_size: int
    page_token: str
    def __init__(self, lead_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLeadAssignmentsResponse(_message.Message):
    __slots__ = ("lead_assignments", "next_page_token")
    LEAD_ASSIGNMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    lead_assignments: _containers.RepeatedCompositeFieldContainer[LeadAssignment]
    next_page_token: str
    def __init__(self, lead_assignments: _Optional[_Iterable[_Union[LeadAssignment, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
