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

class ConflictKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONFLICT_KIND_UNSPECIFIED: _ClassVar[ConflictKind]
    CONFLICT_KIND_CONTACTED: _ClassVar[ConflictKind]
    CONFLICT_KIND_QUOTED: _ClassVar[ConflictKind]
    CONFLICT_KIND_REGISTERED: _ClassVar[ConflictKind]
    CONFLICT_KIND_CLAIMED: _ClassVar[ConflictKind]

class ConflictState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONFLICT_STATE_UNSPECIFIED: _ClassVar[ConflictState]
    CONFLICT_STATE_OPEN: _ClassVar[ConflictState]
    CONFLICT_STATE_RESOLVED: _ClassVar[ConflictState]

class ConflictOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONFLICT_OUTCOME_UNSPECIFIED: _ClassVar[ConflictOutcome]
    CONFLICT_OUTCOME_OWNER_KEEPS: _ClassVar[ConflictOutcome]
    CONFLICT_OUTCOME_MOVED: _ClassVar[ConflictOutcome]
    CONFLICT_OUTCOME_SHARED: _ClassVar[ConflictOutcome]
    CONFLICT_OUTCOME_NO_CONFLICT: _ClassVar[ConflictOutcome]
CONFLICT_KIND_UNSPECIFIED: ConflictKind
CONFLICT_KIND_CONTACTED: ConflictKind
CONFLICT_KIND_QUOTED: ConflictKind
CONFLICT_KIND_REGISTERED: ConflictKind
CONFLICT_KIND_CLAIMED: ConflictKind
CONFLICT_STATE_UNSPECIFIED: ConflictState
CONFLICT_STATE_OPEN: ConflictState
CONFLICT_STATE_RESOLVED: ConflictState
CONFLICT_OUTCOME_UNSPECIFIED: ConflictOutcome
CONFLICT_OUTCOME_OWNER_KEEPS: ConflictOutcome
CONFLICT_OUTCOME_MOVED: ConflictOutcome
CONFLICT_OUTCOME_SHARED: ConflictOutcome
CONFLICT_OUTCOME_NO_CONFLICT: ConflictOutcome

class ConflictAlert(_message.Message):
    __slots__ = ("conflict_alert_id", "account_id", "account_name", "owner_id", "team", "other_id", "other_team", "partner_id", "kind", "state", "statements", "outcome", "resolution", "resolver_id", "resolve_time", "etag", "create_time", "update_time")
    CONFLICT_ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    OTHER_ID_FIELD_NUMBER: _ClassVar[int]
    OTHER_TEAM_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    STATEMENTS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    RESOLVER_ID_FIELD_NUMBER: _ClassVar[int]
    RESOLVE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    conflict_alert_id: int
    account_id: int
    account_name: str
    owner_id: str
    team: str
    other_id: str
    other_team: str
    partner_id: int
    kind: ConflictKind
    state: ConflictState
    statements: _containers.RepeatedCompositeFieldContainer[ConflictStatement]
    outcome: ConflictOutcome
    resolution: str
    resolver_id: str
    resolve_time: _timestamp_pb2.Timestamp
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, conflict_alert_id: _Optional[int] = ..., account_id: _Optional[int] = ..., account_name: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., other_id: _Optional[str] = ..., other_team: _Optional[str] = ..., partner_id: _Optional[int] = ..., kind: _Optional[_Union[ConflictKind, str]] = ..., state: _Optional[_Union[ConflictState, str]] = ..., statements: _Optional[_Iterable[_Union[ConflictStatement, _Mapping]]] = ..., outcome: _Optional[_Union[ConflictOutcome, str]] = ..., resolution: _Optional[str] = ..., resolver_id: _Optional[str] = ..., resolve_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ConflictStatement(_message.Message):
    __slots__ = ("actor_id", "kind", "time", "text", "amount", "currency", "resource", "record_id")
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TIME_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    actor_id: str
    kind: ConflictKind
    time: _timestamp_pb2.Timestamp
    text: str
    amount: str
    currency: str
    resource: str
    record_id: int
    def __init__(self, actor_id: _Optional[str] = ..., kind: _Optional[_Union[ConflictKind, str]] = ..., time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., text: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., resource: _Optional[str] = ..., record_id: _Optional[int] = ...) -> None: ...

class ClaimCustomerRequest(_message.Message):
    __slots__ = ("display_name", "phone_number", "email", "country", "kind", "text", "amount", "currency", "request_id")
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_NUMBER_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    display_name: str
    phone_number: str
    email: str
    country: str
    kind: ConflictKind
    text: str
    amount: str
    currency: str
    request_id: str
    def __init__(self, display_name: _Optional[str] = ..., phone_number: _Optional[str] = ..., email: _Optional[str] = ..., country: _Optional[str] = ..., kind: _Optional[_Union[ConflictKind, str]] = ..., text: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ClaimCustomerResponse(_message.Message):
    __slots__ = ("known", "yours", "owner_id", "team", "conflict_alert_id")
    KNOWN_FIELD_NUMBER: _ClassVar[int]
    YOURS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    CONFLICT_ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    known: bool
    yours: bool
    owner_id: str
    team: str
    conflict_alert_id: int
    def __init__(self, known: _Optional[bool] = ..., yours: _Optional[bool] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., conflict_alert_id: _Optional[int] = ...) -> None: ...

class GetConflictAlertRequest(_message.Message):
    __slots__ = ("conflict_alert_id",)
    CONFLICT_ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    conflict_alert_id: int
    def __init__(self, conflict_alert_id: _Optional[int] = ...) -> None: ...

class ListConflictAlertsRequest(_message.Message):
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

class ListConflictAlertsResponse(_message.Message):
    __slots__ = ("conflict_alerts", "next_page_token")
    CONFLICT_ALERTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    conflict_alerts: _containers.RepeatedCompositeFieldContainer[ConflictAlert]
    next_page_token: str
    def __init__(self, conflict_alerts: _Optional[_Iterable[_Union[ConflictAlert, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class AddConflictStatementRequest(_message.Message):
    __slots__ = ("conflict_alert_id", "kind", "text", "amount", "currency", "request_id")
    CONFLICT_ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    conflict_alert_id: int
    kind: ConflictKind
    text: str
    amount: str
    currency: str
    request_id: str
    def __init__(self, conflict_alert_id: _Optional[int] = ..., kind: _Optional[_Union[ConflictKind, str]] = ..., text: _Optional[str] = ..., amount: _Optional[str] = ..., currency: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ResolveConflictAlertRequest(_message.Message):
    __slots__ = ("conflict_alert_id", "outcome", "resolution", "etag", "request_id")
    CONFLICT_ALERT_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    RESOLUTION_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    conflict_alert_id: int
    outcome: ConflictOutcome
    resolution: str
    etag: str
    request_id: str
    def __init__(self, conflict_alert_id: _Optional[int] = ..., outcome: _Optional[_Union[ConflictOutcome, str]] = ..., resolution: _Optional[str] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
