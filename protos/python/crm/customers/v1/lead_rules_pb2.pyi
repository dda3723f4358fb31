import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import leads_pb2 as _leads_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class LeadRules(_message.Message):
    __slots__ = ("rules_id", "scores", "distribution", "response_minutes", "to_customer_owner", "note", "etag", "create_time", "actor_id", "hours", "time_zone", "country", "region")
    RULES_ID_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    DISTRIBUTION_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_MINUTES_FIELD_NUMBER: _ClassVar[int]
    TO_CUSTOMER_OWNER_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    rules_id: int
    scores: _containers.RepeatedCompositeFieldContainer[LeadScoreRule]
    distribution: _containers.RepeatedCompositeFieldContainer[LeadDistributionRule]
    response_minutes: int
    to_customer_owner: bool
    note: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    actor_id: str
    hours: _containers.RepeatedScalarFieldContainer[str]
    time_zone: str
    country: str
    region: str
    def __init__(self, rules_id: _Optional[int] = ..., scores: _Optional[_Iterable[_Union[LeadScoreRule, _Mapping]]] = ..., distribution: _Optional[_Iterable[_Union[LeadDistributionRule, _Mapping]]] = ..., response_minutes: _Optional[int] = ..., to_customer_owner: _Optional[bool] = ..., note: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor_id: _Optional[str] = ..., hours: _Optional[_Iterable[str]] = ..., time_zone: _Optional[str] = ..., country: _Optional[str] = ..., region: _Optional[str] = ...) -> None: ...

class LeadScoreRule(_message.Message):
    __slots__ = ("label", "label_zh", "condition", "points")
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    label: str
    label_zh: str
    condition: str
    points: int
    def __init__(self, label: _Optional[str] = ..., label_zh: _Optional[str] = ..., condition: _Optional[str] = ..., points: _Optional[int] = ...) -> None: ...

class LeadDistributionRule(_message.Message):
    __slots__ = ("label", "condition", "method", "receivers", "response_minutes")
    LABEL_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    RECEIVERS_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_MINUTES_FIELD_NUMBER: _ClassVar[int]
    label: str
    condition: str
    method: _leads_pb2.LeadMethod
    receivers: _containers.RepeatedCompositeFieldContainer[LeadReceiver]
    response_minutes: int
    def __init__(self, label: _Optional[str] = ..., condition: _Optional[str] = ..., method: _Optional[_Union[_leads_pb2.LeadMethod, str]] = ..., receivers: _Optional[_Iterable[_Union[LeadReceiver, _Mapping]]] = ..., response_minutes: _Optional[int] = ...) -> None: ...

class LeadReceiver(_message.Message):
    __slots__ = ("user_id", "skills", "most_open")
    USER_ID_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    MOST_OPEN_FIELD_NUMBER: _ClassVar[int]
    user_id: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    most_open: int
    def __init__(self, user_id: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., most_open: _Optional[int] = ...) -> None: ...

class GetLeadRulesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListLeadRulesRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListLeadRulesResponse(_message.Message):
    __slots__ = ("lead_rules", "next_page_token")
    LEAD_RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    lead_rules: _containers.RepeatedCompositeFieldContainer[LeadRules]
    next_page_token: str
    def __init__(self, lead_rules: _Optional[_Iterable[_Union[LeadRules, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReplaceLeadRulesRequest(_message.Message):
    __slots__ = ("lead_rules", "request_id")
    LEAD_RULES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    lead_rules: LeadRules
    request_id: str
    def __init__(self, lead_rules: _Optional[_Union[LeadRules, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class PreviewLeadRulesRequest(_message.Message):
    __slots__ = ("lead_rules", "lead")
    LEAD_RULES_FIELD_NUMBER: _ClassVar[int]
    LEAD_FIELD_NUMBER: _ClassVar[int]
    lead_rules: LeadRules
    lead: _leads_pb2.Lead
    def __init__(self, lead_rules: _Optional[_Union[LeadRules, _Mapping]] = ..., lead: _Optional[_Union[_leads_pb2.Lead, _Mapping]] = ...) -> None: ...

class LeadRulesPreview(_message.Message):
    __slots__ = ("problems", "score", "score_reasons", "owner_id", "reason")
    PROBLEMS_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    SCORE_REASONS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    problems: _containers.RepeatedCompositeFieldContainer[LeadRuleProblem]
    score: int
    score_reasons: _containers.RepeatedCompositeFieldContainer[_leads_pb2.LeadScoreReason]
    owner_id: str
    reason: str
    def __init__(self, problems: _Optional[_Iterable[_Union[LeadRuleProblem, _Mapping]]] = ..., score: _Optional[int] = ..., score_reasons: _Optional[_Iterable[_Union[_leads_pb2.LeadScoreReason, _Mapping]]] = ..., owner_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class LeadRuleProblem(_message.Message):
    __slots__ = ("path", "line", "column", "problem")
    PATH_FIELD_NUMBER: _ClassVar[int]
    LINE_FIELD_NUMBER: _ClassVar[int]
    COLUMN_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    path: str
    line: int
    column: int
    problem: str
    def __init__(self, path: _Optional[str] = ..., line: _Optional[int] = ..., column: _Optional[int] = ..., problem: _Optional[str] = ...) -> None: ...
