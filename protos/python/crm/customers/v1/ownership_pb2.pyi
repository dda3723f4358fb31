import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import accounts_pb2 as _accounts_pb2
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

class AssignAccountsRequest(_message.Message):
    __slots__ = ("account_ids", "owner_id", "team", "reason", "override", "request_id")
    ACCOUNT_IDS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OVERRIDE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account_ids: _containers.RepeatedScalarFieldContainer[int]
    owner_id: str
    team: str
    reason: str
    override: bool
    request_id: str
    def __init__(self, account_ids: _Optional[_Iterable[int]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., reason: _Optional[str] = ..., override: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class AssignAccountsResponse(_message.Message):
    __slots__ = ("assigned_count", "unchanged_count")
    ASSIGNED_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNCHANGED_COUNT_FIELD_NUMBER: _ClassVar[int]
    assigned_count: int
    unchanged_count: int
    def __init__(self, assigned_count: _Optional[int] = ..., unchanged_count: _Optional[int] = ...) -> None: ...

class AssignByTerritoryRequest(_message.Message):
    __slots__ = ("account_ids", "max_accounts", "dry_run", "request_id")
    ACCOUNT_IDS_FIELD_NUMBER: _ClassVar[int]
    MAX_ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    DRY_RUN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account_ids: _containers.RepeatedScalarFieldContainer[int]
    max_accounts: int
    dry_run: bool
    request_id: str
    def __init__(self, account_ids: _Optional[_Iterable[int]] = ..., max_accounts: _Optional[int] = ..., dry_run: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class AssignByTerritoryResponse(_message.Message):
    __slots__ = ("shares", "assigned_count", "unmatched_count")
    SHARES_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_COUNT_FIELD_NUMBER: _ClassVar[int]
    UNMATCHED_COUNT_FIELD_NUMBER: _ClassVar[int]
    shares: _containers.RepeatedCompositeFieldContainer[TerritoryShare]
    assigned_count: int
    unmatched_count: int
    def __init__(self, shares: _Optional[_Iterable[_Union[TerritoryShare, _Mapping]]] = ..., assigned_count: _Optional[int] = ..., unmatched_count: _Optional[int] = ...) -> None: ...

class TerritoryShare(_message.Message):
    __slots__ = ("territory_id", "territory_name", "owner_id", "team", "account_count")
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_COUNT_FIELD_NUMBER: _ClassVar[int]
    territory_id: int
    territory_name: str
    owner_id: str
    team: str
    account_count: int
    def __init__(self, territory_id: _Optional[int] = ..., territory_name: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., account_count: _Optional[int] = ...) -> None: ...

class ListUnownedAccountsRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListUnownedAccountsResponse(_message.Message):
    __slots__ = ("unowned_accounts", "next_page_token", "total_size")
    UNOWNED_ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    unowned_accounts: _containers.RepeatedCompositeFieldContainer[UnownedAccount]
    next_page_token: str
    total_size: int
    def __init__(self, unowned_accounts: _Optional[_Iterable[_Union[UnownedAccount, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., total_size: _Optional[int] = ...) -> None: ...

class UnownedAccount(_message.Message):
    __slots__ = ("account", "territory_id", "owner_id", "team", "reason")
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    TERRITORY_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    account: _accounts_pb2.Account
    territory_id: int
    owner_id: str
    team: str
    reason: str
    def __init__(self, account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., territory_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ListOwnerChangesRequest(_message.Message):
    __slots__ = ("account_id", "page_size", "page_token")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    page_size: int
    page_token: str
    def __init__(self, account_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListOwnerChangesResponse(_message.Message):
    __slots__ = ("owner_changes", "next_page_token")
    OWNER_CHANGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    owner_changes: _containers.RepeatedCompositeFieldContainer[OwnerChange]
    next_page_token: str
    def __init__(self, owner_changes: _Optional[_Iterable[_Union[OwnerChange, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class OwnerChange(_message.Message):
    __slots__ = ("change_id", "account_id", "from_owner_id", "from_team", "owner_id", "team", "actor_id", "reason", "change_time")
    CHANGE_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_TEAM_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    CHANGE_TIME_FIELD_NUMBER: _ClassVar[int]
    change_id: int
    account_id: int
    from_owner_id: str
    from_team: str
    owner_id: str
    team: str
    actor_id: str
    reason: str
    change_time: _timestamp_pb2.Timestamp
    def __init__(self, change_id: _Optional[int] = ..., account_id: _Optional[int] = ..., from_owner_id: _Optional[str] = ..., from_team: _Optional[str] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., actor_id: _Optional[str] = ..., reason: _Optional[str] = ..., change_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetOwnershipStateRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class OwnershipState(_message.Message):
    __slots__ = ("unowned_count", "open_alert_count", "pending_item_count", "refused_item_count", "ending_protection_count")
    UNOWNED_COUNT_FIELD_NUMBER: _ClassVar[int]
    OPEN_ALERT_COUNT_FIELD_NUMBER: _ClassVar[int]
    PENDING_ITEM_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_ITEM_COUNT_FIELD_NUMBER: _ClassVar[int]
    ENDING_PROTECTION_COUNT_FIELD_NUMBER: _ClassVar[int]
    unowned_count: int
    open_alert_count: int
    pending_item_count: int
    refused_item_count: int
    ending_protection_count: int
    def __init__(self, unowned_count: _Optional[int] = ..., open_alert_count: _Optional[int] = ..., pending_item_count: _Optional[int] = ..., refused_item_count: _Optional[int] = ..., ending_protection_count: _Optional[int] = ...) -> None: ...
