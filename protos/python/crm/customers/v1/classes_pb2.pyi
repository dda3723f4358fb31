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

class ClassDimension(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLASS_DIMENSION_UNSPECIFIED: _ClassVar[ClassDimension]
    CLASS_DIMENSION_TIER: _ClassVar[ClassDimension]
    CLASS_DIMENSION_RELATIONSHIP_STATUS: _ClassVar[ClassDimension]
CLASS_DIMENSION_UNSPECIFIED: ClassDimension
CLASS_DIMENSION_TIER: ClassDimension
CLASS_DIMENSION_RELATIONSHIP_STATUS: ClassDimension

class ClassRules(_message.Message):
    __slots__ = ("rules_id", "tiers", "statuses", "currency", "rates", "note", "etag", "create_time", "actor_id", "judged", "finish_time")
    RULES_ID_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    STATUSES_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    RATES_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    JUDGED_FIELD_NUMBER: _ClassVar[int]
    FINISH_TIME_FIELD_NUMBER: _ClassVar[int]
    rules_id: int
    tiers: _containers.RepeatedCompositeFieldContainer[ClassRule]
    statuses: _containers.RepeatedCompositeFieldContainer[ClassRule]
    currency: str
    rates: _containers.RepeatedCompositeFieldContainer[CurrencyRate]
    note: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    actor_id: str
    judged: int
    finish_time: _timestamp_pb2.Timestamp
    def __init__(self, rules_id: _Optional[int] = ..., tiers: _Optional[_Iterable[_Union[ClassRule, _Mapping]]] = ..., statuses: _Optional[_Iterable[_Union[ClassRule, _Mapping]]] = ..., currency: _Optional[str] = ..., rates: _Optional[_Iterable[_Union[CurrencyRate, _Mapping]]] = ..., note: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., actor_id: _Optional[str] = ..., judged: _Optional[int] = ..., finish_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ClassRule(_message.Message):
    __slots__ = ("value", "label", "label_zh", "condition")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    value: str
    label: str
    label_zh: str
    condition: str
    def __init__(self, value: _Optional[str] = ..., label: _Optional[str] = ..., label_zh: _Optional[str] = ..., condition: _Optional[str] = ...) -> None: ...

class CurrencyRate(_message.Message):
    __slots__ = ("currency", "rate")
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    RATE_FIELD_NUMBER: _ClassVar[int]
    currency: str
    rate: str
    def __init__(self, currency: _Optional[str] = ..., rate: _Optional[str] = ...) -> None: ...

class Figure(_message.Message):
    __slots__ = ("name", "value")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class Comparison(_message.Message):
    __slots__ = ("name", "value", "operator", "limit", "holds")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    OPERATOR_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    HOLDS_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    operator: str
    limit: str
    holds: bool
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ..., operator: _Optional[str] = ..., limit: _Optional[str] = ..., holds: _Optional[bool] = ...) -> None: ...

class ClassReason(_message.Message):
    __slots__ = ("value", "label", "label_zh", "rule", "condition", "comparisons")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    COMPARISONS_FIELD_NUMBER: _ClassVar[int]
    value: str
    label: str
    label_zh: str
    rule: int
    condition: str
    comparisons: _containers.RepeatedCompositeFieldContainer[Comparison]
    def __init__(self, value: _Optional[str] = ..., label: _Optional[str] = ..., label_zh: _Optional[str] = ..., rule: _Optional[int] = ..., condition: _Optional[str] = ..., comparisons: _Optional[_Iterable[_Union[Comparison, _Mapping]]] = ...) -> None: ...

class Classification(_message.Message):
    __slots__ = ("account_id", "tier", "relationship_status", "figures", "rules_id")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    RELATIONSHIP_STATUS_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    RULES_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    tier: ClassReason
    relationship_status: ClassReason
    figures: _containers.RepeatedCompositeFieldContainer[Figure]
    rules_id: int
    def __init__(self, account_id: _Optional[int] = ..., tier: _Optional[_Union[ClassReason, _Mapping]] = ..., relationship_status: _Optional[_Union[ClassReason, _Mapping]] = ..., figures: _Optional[_Iterable[_Union[Figure, _Mapping]]] = ..., rules_id: _Optional[int] = ...) -> None: ...

class ClassChange(_message.Message):
    __slots__ = ("class_change_id", "account_id", "dimension", "before", "after", "label", "label_zh", "condition", "figures", "rules_id", "change_time")
    CLASS_CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    CONDITION_FIELD_NUMBER: _ClassVar[int]
    FIGURES_FIELD_NUMBER: _ClassVar[int]
    RULES_ID_FIELD_NUMBER: _ClassVar[int]
    CHANGE_TIME_FIELD_NUMBER: _ClassVar[int]
    class_change_id: int
    account_id: int
    dimension: ClassDimension
    before: str
    after: str
    label: str
    label_zh: str
    condition: str
    figures: _containers.RepeatedCompositeFieldContainer[Figure]
    rules_id: int
    change_time: _timestamp_pb2.Timestamp
    def __init__(self, class_change_id: _Optional[int] = ..., account_id: _Optional[int] = ..., dimension: _Optional[_Union[ClassDimension, str]] = ..., before: _Optional[str] = ..., after: _Optional[str] = ..., label: _Optional[str] = ..., label_zh: _Optional[str] = ..., condition: _Optional[str] = ..., figures: _Optional[_Iterable[_Union[Figure, _Mapping]]] = ..., rules_id: _Optional[int] = ..., change_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetClassRulesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListClassRulesRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListClassRulesResponse(_message.Message):
    __slots__ = ("class_rules", "next_page_token")
    CLASS_RULES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    class_rules: _containers.RepeatedCompositeFieldContainer[ClassRules]
    next_page_token: str
    def __init__(self, class_rules: _Optional[_Iterable[_Union[ClassRules, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReplaceClassRulesRequest(_message.Message):
    __slots__ = ("class_rules", "request_id")
    CLASS_RULES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    class_rules: ClassRules
    request_id: str
    def __init__(self, class_rules: _Optional[_Union[ClassRules, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class PreviewClassRulesRequest(_message.Message):
    __slots__ = ("class_rules",)
    CLASS_RULES_FIELD_NUMBER: _ClassVar[int]
    class_rules: ClassRules
    def __init__(self, class_rules: _Optional[_Union[ClassRules, _Mapping]] = ...) -> None: ...

class ClassRulesPreview(_message.Message):
    __slots__ = ("accounts", "judged", "changing", "changing_in_all", "moves", "examples", "problems")
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    JUDGED_FIELD_NUMBER: _ClassVar[int]
    CHANGING_FIELD_NUMBER: _ClassVar[int]
    CHANGING_IN_ALL_FIELD_NUMBER: _ClassVar[int]
    MOVES_FIELD_NUMBER: _ClassVar[int]
    EXAMPLES_FIELD_NUMBER: _ClassVar[int]
    PROBLEMS_FIELD_NUMBER: _ClassVar[int]
    accounts: int
    judged: int
    changing: int
    changing_in_all: int
    moves: _containers.RepeatedCompositeFieldContainer[ClassMove]
    examples: _containers.RepeatedCompositeFieldContainer[ClassExample]
    problems: _containers.RepeatedCompositeFieldContainer[RuleProblem]
    def __init__(self, accounts: _Optional[int] = ..., judged: _Optional[int] = ..., changing: _Optional[int] = ..., changing_in_all: _Optional[int] = ..., moves: _Optional[_Iterable[_Union[ClassMove, _Mapping]]] = ..., examples: _Optional[_Iterable[_Union[ClassExample, _Mapping]]] = ..., problems: _Optional[_Iterable[_Union[RuleProblem, _Mapping]]] = ...) -> None: ...

class ClassMove(_message.Message):
    __slots__ = ("dimension", "before", "after", "count")
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    dimension: ClassDimension
    before: str
    after: str
    count: int
    def __init__(self, dimension: _Optional[_Union[ClassDimension, str]] = ..., before: _Optional[str] = ..., after: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...

class ClassExample(_message.Message):
    __slots__ = ("account_id", "display_name", "dimension", "before", "after")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    display_name: str
    dimension: ClassDimension
    before: str
    after: ClassReason
    def __init__(self, account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., dimension: _Optional[_Union[ClassDimension, str]] = ..., before: _Optional[str] = ..., after: _Optional[_Union[ClassReason, _Mapping]] = ...) -> None: ...

class RuleProblem(_message.Message):
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

class GetClassSummaryRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ClassSummary(_message.Message):
    __slots__ = ("counts", "due")
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    DUE_FIELD_NUMBER: _ClassVar[int]
    counts: _containers.RepeatedCompositeFieldContainer[ClassCount]
    due: int
    def __init__(self, counts: _Optional[_Iterable[_Union[ClassCount, _Mapping]]] = ..., due: _Optional[int] = ...) -> None: ...

class ClassCount(_message.Message):
    __slots__ = ("dimension", "value", "count")
    DIMENSION_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    dimension: ClassDimension
    value: str
    count: int
    def __init__(self, dimension: _Optional[_Union[ClassDimension, str]] = ..., value: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...

class GetClassificationRequest(_message.Message):
    __slots__ = ("account_id",)
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    def __init__(self, account_id: _Optional[int] = ...) -> None: ...

class ClassifyAccountRequest(_message.Message):
    __slots__ = ("account_id", "request_id")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    request_id: str
    def __init__(self, account_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListClassChangesRequest(_message.Message):
    __slots__ = ("account_id", "page_size", "page_token")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    page_size: int
    page_token: str
    def __init__(self, account_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListClassChangesResponse(_message.Message):
    __slots__ = ("class_changes", "next_page_token")
    CLASS_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    class_changes: _containers.RepeatedCompositeFieldContainer[ClassChange]
    next_page_token: str
    def __init__(self, class_changes: _Optional[_Iterable[_Union[ClassChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
