import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import accounts_pb2 as _accounts_pb2
from crm.customers.v1 import contacts_pb2 as _contacts_pb2
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

class RecordKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RECORD_KIND_UNSPECIFIED: _ClassVar[RecordKind]
    RECORD_KIND_ACCOUNT: _ClassVar[RecordKind]
    RECORD_KIND_CONTACT: _ClassVar[RecordKind]

class Survivorship(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SURVIVORSHIP_UNSPECIFIED: _ClassVar[Survivorship]
    SURVIVORSHIP_SURVIVOR: _ClassVar[Survivorship]
    SURVIVORSHIP_MOST_RECENT: _ClassVar[Survivorship]
    SURVIVORSHIP_MOST_TRUSTED: _ClassVar[Survivorship]
    SURVIVORSHIP_LONGEST: _ClassVar[Survivorship]

class MergeState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MERGE_STATE_UNSPECIFIED: _ClassVar[MergeState]
    MERGE_STATE_DONE: _ClassVar[MergeState]
    MERGE_STATE_UNDONE: _ClassVar[MergeState]

class LaterEdits(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LATER_EDITS_UNSPECIFIED: _ClassVar[LaterEdits]
    LATER_EDITS_KEEP: _ClassVar[LaterEdits]
    LATER_EDITS_DROP: _ClassVar[LaterEdits]
RECORD_KIND_UNSPECIFIED: RecordKind
RECORD_KIND_ACCOUNT: RecordKind
RECORD_KIND_CONTACT: RecordKind
SURVIVORSHIP_UNSPECIFIED: Survivorship
SURVIVORSHIP_SURVIVOR: Survivorship
SURVIVORSHIP_MOST_RECENT: Survivorship
SURVIVORSHIP_MOST_TRUSTED: Survivorship
SURVIVORSHIP_LONGEST: Survivorship
MERGE_STATE_UNSPECIFIED: MergeState
MERGE_STATE_DONE: MergeState
MERGE_STATE_UNDONE: MergeState
LATER_EDITS_UNSPECIFIED: LaterEdits
LATER_EDITS_KEEP: LaterEdits
LATER_EDITS_DROP: LaterEdits

class FieldChoice(_message.Message):
    __slots__ = ("field", "record_id", "survivorship")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    SURVIVORSHIP_FIELD_NUMBER: _ClassVar[int]
    field: str
    record_id: int
    survivorship: Survivorship
    def __init__(self, field: _Optional[str] = ..., record_id: _Optional[int] = ..., survivorship: _Optional[_Union[Survivorship, str]] = ...) -> None: ...

class MergedField(_message.Message):
    __slots__ = ("field", "values", "value", "record_id")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    VALUES_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    field: str
    values: _containers.RepeatedScalarFieldContainer[str]
    value: str
    record_id: int
    def __init__(self, field: _Optional[str] = ..., values: _Optional[_Iterable[str]] = ..., value: _Optional[str] = ..., record_id: _Optional[int] = ...) -> None: ...

class LaterEdit(_message.Message):
    __slots__ = ("field", "child", "before", "merged", "now")
    FIELD_FIELD_NUMBER: _ClassVar[int]
    CHILD_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    MERGED_FIELD_NUMBER: _ClassVar[int]
    NOW_FIELD_NUMBER: _ClassVar[int]
    field: str
    child: str
    before: str
    merged: str
    now: str
    def __init__(self, field: _Optional[str] = ..., child: _Optional[str] = ..., before: _Optional[str] = ..., merged: _Optional[str] = ..., now: _Optional[str] = ...) -> None: ...

class Merge(_message.Message):
    __slots__ = ("merge_id", "kind", "survivor_id", "absorbed_ids", "state", "reason", "merged_by", "undone_by", "undo_time", "display_name", "fields", "moved_children", "later_edits", "survivor_etag", "etag", "create_time", "update_time")
    MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    SURVIVOR_ID_FIELD_NUMBER: _ClassVar[int]
    ABSORBED_IDS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    MERGED_BY_FIELD_NUMBER: _ClassVar[int]
    UNDONE_BY_FIELD_NUMBER: _ClassVar[int]
    UNDO_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    MOVED_CHILDREN_FIELD_NUMBER: _ClassVar[int]
    LATER_EDITS_FIELD_NUMBER: _ClassVar[int]
    SURVIVOR_ETAG_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    merge_id: int
    kind: RecordKind
    survivor_id: int
    absorbed_ids: _containers.RepeatedScalarFieldContainer[int]
    state: MergeState
    reason: str
    merged_by: str
    undone_by: str
    undo_time: _timestamp_pb2.Timestamp
    display_name: str
    fields: _containers.RepeatedCompositeFieldContainer[MergedField]
    moved_children: int
    later_edits: _containers.RepeatedCompositeFieldContainer[LaterEdit]
    survivor_etag: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, merge_id: _Optional[int] = ..., kind: _Optional[_Union[RecordKind, str]] = ..., survivor_id: _Optional[int] = ..., absorbed_ids: _Optional[_Iterable[int]] = ..., state: _Optional[_Union[MergeState, str]] = ..., reason: _Optional[str] = ..., merged_by: _Optional[str] = ..., undone_by: _Optional[str] = ..., undo_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., fields: _Optional[_Iterable[_Union[MergedField, _Mapping]]] = ..., moved_children: _Optional[int] = ..., later_edits: _Optional[_Iterable[_Union[LaterEdit, _Mapping]]] = ..., survivor_etag: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PreviewMergeRequest(_message.Message):
    __slots__ = ("kind", "survivor_id", "absorbed_ids", "survivorship", "choices")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SURVIVOR_ID_FIELD_NUMBER: _ClassVar[int]
    ABSORBED_IDS_FIELD_NUMBER: _ClassVar[int]
    SURVIVORSHIP_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    kind: RecordKind
    survivor_id: int
    absorbed_ids: _containers.RepeatedScalarFieldContainer[int]
    survivorship: Survivorship
    choices: _containers.RepeatedCompositeFieldContainer[FieldChoice]
    def __init__(self, kind: _Optional[_Union[RecordKind, str]] = ..., survivor_id: _Optional[int] = ..., absorbed_ids: _Optional[_Iterable[int]] = ..., survivorship: _Optional[_Union[Survivorship, str]] = ..., choices: _Optional[_Iterable[_Union[FieldChoice, _Mapping]]] = ...) -> None: ...

class PreviewMergeResponse(_message.Message):
    __slots__ = ("fields", "account", "contact")
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    fields: _containers.RepeatedCompositeFieldContainer[MergedField]
    account: _accounts_pb2.Account
    contact: _contacts_pb2.Contact
    def __init__(self, fields: _Optional[_Iterable[_Union[MergedField, _Mapping]]] = ..., account: _Optional[_Union[_accounts_pb2.Account, _Mapping]] = ..., contact: _Optional[_Union[_contacts_pb2.Contact, _Mapping]] = ...) -> None: ...

class MergeRecordsRequest(_message.Message):
    __slots__ = ("kind", "survivor_id", "absorbed_ids", "survivorship", "choices", "reason", "request_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SURVIVOR_ID_FIELD_NUMBER: _ClassVar[int]
    ABSORBED_IDS_FIELD_NUMBER: _ClassVar[int]
    SURVIVORSHIP_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    kind: RecordKind
    survivor_id: int
    absorbed_ids: _containers.RepeatedScalarFieldContainer[int]
    survivorship: Survivorship
    choices: _containers.RepeatedCompositeFieldContainer[FieldChoice]
    reason: str
    request_id: str
    def __init__(self, kind: _Optional[_Union[RecordKind, str]] = ..., survivor_id: _Optional[int] = ..., absorbed_ids: _Optional[_Iterable[int]] = ..., survivorship: _Optional[_Union[Survivorship, str]] = ..., choices: _Optional[_Iterable[_Union[FieldChoice, _Mapping]]] = ..., reason: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetMergeRequest(_message.Message):
    __slots__ = ("merge_id",)
    MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    merge_id: int
    def __init__(self, merge_id: _Optional[int] = ...) -> None: ...

class ListMergesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "kind", "record_id")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    kind: RecordKind
    record_id: int
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., kind: _Optional[_Union[RecordKind, str]] = ..., record_id: _Optional[int] = ...) -> None: ...

class ListMergesResponse(_message.Message):
    __slots__ = ("merges", "next_page_token")
    MERGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    merges: _containers.RepeatedCompositeFieldContainer[Merge]
    next_page_token: str
    def __init__(self, merges: _Optional[_Iterable[_Union[Merge, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UndoMergeRequest(_message.Message):
    __slots__ = ("merge_id", "later_edits", "except_fields", "request_id")
    MERGE_ID_FIELD_NUMBER: _ClassVar[int]
    LATER_EDITS_FIELD_NUMBER: _ClassVar[int]
    EXCEPT_FIELDS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    merge_id: int
    later_edits: LaterEdits
    except_fields: _containers.RepeatedScalarFieldContainer[str]
    request_id: str
    def __init__(self, merge_id: _Optional[int] = ..., later_edits: _Optional[_Union[LaterEdits, str]] = ..., except_fields: _Optional[_Iterable[str]] = ..., request_id: _Optional[str] = ...) -> None: ...
