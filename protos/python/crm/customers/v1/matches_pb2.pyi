import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import accounts_pb2 as _accounts_pb2
from crm.customers.v1 import contacts_pb2 as _contacts_pb2
from crm.customers.v1 import merges_pb2 as _merges_pb2
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

class MatchState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MATCH_STATE_UNSPECIFIED: _ClassVar[MatchState]
    MATCH_STATE_OPEN: _ClassVar[MatchState]
    MATCH_STATE_ACCEPTED: _ClassVar[MatchState]
    MATCH_STATE_REJECTED: _ClassVar[MatchState]
MATCH_STATE_UNSPECIFIED: MatchState
MATCH_STATE_OPEN: MatchState
MATCH_STATE_ACCEPTED: MatchState
MATCH_STATE_REJECTED: MatchState

class Match(_message.Message):
    __slots__ = ("match_id", "kind", "left_id", "right_id", "score", "reasons", "state", "method", "decided_by", "decide_time", "merge_id", "accounts", "contacts", "etag", "create_time", "update_time")
    MATCH_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LEFT_ID_FIELD_NUMBER: _ClassVar[int]
    RIGHT_ID_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    DECIDED_BY_FIELD_NUMBER: _ClassVar[int]
    DECIDE_TIME_FIELD_NUMBER: _ClassVar[int]
    MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    match_id: int
    kind: _merges_pb2.RecordKind
    left_id: int
    right_id: int
    score: float
    reasons: _containers.RepeatedCompositeFieldContainer[MatchReason]
    state: MatchState
    method: str
    decided_by: str
    decide_time: _timestamp_pb2.Timestamp
    merge_id: int
    accounts: _containers.RepeatedCompositeFieldContainer[_accounts_pb2.Account]
    contacts: _containers.RepeatedCompositeFieldContainer[_contacts_pb2.Contact]
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, match_id: _Optional[int] = ..., kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., left_id: _Optional[int] = ..., right_id: _Optional[int] = ..., score: _Optional[float] = ..., reasons: _Optional[_Iterable[_Union[MatchReason, _Mapping]]] = ..., state: _Optional[_Union[MatchState, str]] = ..., method: _Optional[str] = ..., decided_by: _Optional[str] = ..., decide_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., merge_id: _Optional[int] = ..., accounts: _Optional[_Iterable[_Union[_accounts_pb2.Account, _Mapping]]] = ..., contacts: _Optional[_Iterable[_Union[_contacts_pb2.Contact, _Mapping]]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MatchReason(_message.Message):
    __slots__ = ("field", "level", "weight", "left", "right")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FIELD_NUMBER: _ClassVar[int]
    LEFT_FIELD_NUMBER: _ClassVar[int]
    RIGHT_FIELD_NUMBER: _ClassVar[int]
    field: str
    level: str
    weight: float
    left: str
    right: str
    def __init__(self, field: _Optional[str] = ..., level: _Optional[str] = ..., weight: _Optional[float] = ..., left: _Optional[str] = ..., right: _Optional[str] = ...) -> None: ...

class DuplicateCandidate(_message.Message):
    __slots__ = ("account", "contact", "score", "reasons", "hidden", "owner_id")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    HIDDEN_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    account: _accounts_pb2.Account
    contact: _contacts_pb2.Contact
    score: float
    reasons: _containers.RepeatedCompositeFieldContainer[MatchReason]
    hidden: bool
    owner_id: str
    def __init__(self, account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., contact: _Optional[_Union[_contacts_pb2.Contact, _Mapping]] = ..., score: _Optional[float] = ..., reasons: _Optional[_Iterable[_Union[MatchReason, _Mapping]]] = ..., hidden: _Optional[bool] = ..., owner_id: _Optional[str] = ...) -> None: ...

class FindDuplicatesRequest(_message.Message):
    __slots__ = ("account", "contact", "page_size")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    account: _accounts_pb2.Account
    contact: _contacts_pb2.Contact
    page_size: int
    def __init__(self, account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., contact: _Optional[_Union[_contacts_pb2.Contact, _Mapping]] = ..., page_size: _Optional[int] = ...) -> None: ...

class FindDuplicatesResponse(_message.Message):
    __slots__ = ("candidates",)
    CANDIDATES_FIELD_NUMBER: _ClassVar[int]
    candidates: _containers.RepeatedCompositeFieldContainer[DuplicateCandidate]
    def __init__(self, candidates: _Optional[_Iterable[_Union[DuplicateCandidate, _Mapping]]] = ...) -> None: ...

class GetMatchRequest(_message.Message):
    __slots__ = ("match_id",)
    MATCH_ID_FIELD_NUMBER: _ClassVar[int]
    match_id: int
    def __init__(self, match_id: _Optional[int] = ...) -> None: ...

class ListMatchesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "kind", "state", "least_score")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    LEAST_SCORE_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    kind: _merges_pb2.RecordKind
    state: MatchState
    least_score: float
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., state: _Optional[_Union[MatchState, str]] = ..., least_score: _Optional[float] = ...) -> None: ...

class ListMatchesResponse(_message.Message):
    __slots__ = ("matches", "next_page_token")
    MATCHES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    matches: _containers.RepeatedCompositeFieldContainer[Match]
    next_page_token: str
    def __init__(self, matches: _Optional[_Iterable[_Union[Match, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AcceptMatchRequest(_message.Message):
    __slots__ = ("match_id", "survivor_id", "survivorship", "choices", "request_id")
    MATCH_ID_FIELD_NUMBER: _ClassVar[int]
    SURVIVOR_ID_FIELD_NUMBER: _ClassVar[int]
    SURVIVORSHIP_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    match_id: int
    survivor_id: int
    survivorship: _merges_pb2.Survivorship
    choices: _containers.RepeatedCompositeFieldContainer[_merges_pb2.FieldChoice]
    request_id: str
    def __init__(self, match_id: _Optional[int] = ..., survivor_id: _Optional[int] = ..., survivorship: _Optional[_Union[_merges_pb2.Survivorship, str]] = ..., choices: _Optional[_Iterable[_Union[_merges_pb2.FieldChoice, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class RejectMatchRequest(_message.Message):
    __slots__ = ("match_id", "request_id")
    MATCH_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    match_id: int
    request_id: str
    def __init__(self, match_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class AcceptMatchesRequest(_message.Message):
    __slots__ = ("least_score", "kind", "survivorship", "validate_only", "request_id")
    LEAST_SCORE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SURVIVORSHIP_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    least_score: float
    kind: _merges_pb2.RecordKind
    survivorship: _merges_pb2.Survivorship
    validate_only: bool
    request_id: str
    def __init__(self, least_score: _Optional[float] = ..., kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., survivorship: _Optional[_Union[_merges_pb2.Survivorship, str]] = ..., validate_only: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class AcceptMatchesResponse(_message.Message):
    __slots__ = ("accepted", "passed_over", "merge_ids")
    ACCEPTED_FIELD_NUMBER: _ClassVar[int]
    PASSED_OVER_FIELD_NUMBER: _ClassVar[int]
    MERGE_IDS_FIELD_NUMBER: _ClassVar[int]
    accepted: int
    passed_over: int
    merge_ids: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, accepted: _Optional[int] = ..., passed_over: _Optional[int] = ..., merge_ids: _Optional[_Iterable[int]] = ...) -> None: ...

class SweepMatchesRequest(_message.Message):
    __slots__ = ("kind", "train", "request_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TRAIN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    kind: _merges_pb2.RecordKind
    train: bool
    request_id: str
    def __init__(self, kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., train: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class SweepMatchesResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...
