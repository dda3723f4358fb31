from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class FieldKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    FIELD_KIND_UNSPECIFIED: _ClassVar[FieldKind]
    FIELD_KIND_TEXT: _ClassVar[FieldKind]
    FIELD_KIND_NUMBER: _ClassVar[FieldKind]
    FIELD_KIND_FLAG: _ClassVar[FieldKind]
    FIELD_KIND_CHOICE: _ClassVar[FieldKind]
    FIELD_KIND_TIME: _ClassVar[FieldKind]
    FIELD_KIND_DATE: _ClassVar[FieldKind]
    FIELD_KIND_WORDS: _ClassVar[FieldKind]
    FIELD_KIND_REFERENCE: _ClassVar[FieldKind]
FIELD_KIND_UNSPECIFIED: FieldKind
FIELD_KIND_TEXT: FieldKind
FIELD_KIND_NUMBER: FieldKind
FIELD_KIND_FLAG: FieldKind
FIELD_KIND_CHOICE: FieldKind
FIELD_KIND_TIME: FieldKind
FIELD_KIND_DATE: FieldKind
FIELD_KIND_WORDS: FieldKind
FIELD_KIND_REFERENCE: FieldKind

class RecordList(_message.Message):
    __slots__ = ("name", "title", "resource", "key_field", "name_field", "fields", "columns", "order_by", "may_update", "may_delete", "may_restore", "presets")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    MAY_UPDATE_FIELD_NUMBER: _ClassVar[int]
    MAY_DELETE_FIELD_NUMBER: _ClassVar[int]
    MAY_RESTORE_FIELD_NUMBER: _ClassVar[int]
    PRESETS_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    resource: str
    key_field: str
    name_field: str
    fields: _containers.RepeatedCompositeFieldContainer[RecordField]
    columns: _containers.RepeatedScalarFieldContainer[str]
    order_by: str
    may_update: bool
    may_delete: bool
    may_restore: bool
    presets: _containers.RepeatedCompositeFieldContainer[ListPreset]
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., resource: _Optional[str] = ..., key_field: _Optional[str] = ..., name_field: _Optional[str] = ..., fields: _Optional[_Iterable[_Union[RecordField, _Mapping]]] = ..., columns: _Optional[_Iterable[str]] = ..., order_by: _Optional[str] = ..., may_update: _Optional[bool] = ..., may_delete: _Optional[bool] = ..., may_restore: _Optional[bool] = ..., presets: _Optional[_Iterable[_Union[ListPreset, _Mapping]]] = ...) -> None: ...

class ListPreset(_message.Message):
    __slots__ = ("name", "title", "filter")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    name: str
    title: str
    filter: str
    def __init__(self, name: _Optional[str] = ..., title: _Optional[str] = ..., filter: _Optional[str] = ...) -> None: ...

class RecordField(_message.Message):
    __slots__ = ("name", "label", "kind", "filterable", "sortable", "editable", "optional", "choices", "refers_to")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FILTERABLE_FIELD_NUMBER: _ClassVar[int]
    SORTABLE_FIELD_NUMBER: _ClassVar[int]
    EDITABLE_FIELD_NUMBER: _ClassVar[int]
    OPTIONAL_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    REFERS_TO_FIELD_NUMBER: _ClassVar[int]
    name: str
    label: str
    kind: FieldKind
    filterable: bool
    sortable: bool
    editable: bool
    optional: bool
    choices: _containers.RepeatedCompositeFieldContainer[FieldChoice]
    refers_to: str
    def __init__(self, name: _Optional[str] = ..., label: _Optional[str] = ..., kind: _Optional[_Union[FieldKind, str]] = ..., filterable: _Optional[bool] = ..., sortable: _Optional[bool] = ..., editable: _Optional[bool] = ..., optional: _Optional[bool] = ..., choices: _Optional[_Iterable[_Union[FieldChoice, _Mapping]]] = ..., refers_to: _Optional[str] = ...) -> None: ...

class FieldChoice(_message.Message):
    __slots__ = ("value", "label")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    value: str
    label: str
    def __init__(self, value: _Optional[str] = ..., label: _Optional[str] = ...) -> None: ...

class GetRecordListRequest(_message.Message):
    __slots__ = ("name",)
    NAME_FIELD_NUMBER: _ClassVar[int]
    name: str
    def __init__(self, name: _Optional[str] = ...) -> None: ...

class ListRecordListsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListRecordListsResponse(_message.Message):
    __slots__ = ("record_lists",)
    RECORD_LISTS_FIELD_NUMBER: _ClassVar[int]
    record_lists: _containers.RepeatedCompositeFieldContainer[RecordList]
    def __init__(self, record_lists: _Optional[_Iterable[_Union[RecordList, _Mapping]]] = ...) -> None: ...

class NameRecordsRequest(_message.Message):
    __slots__ = ("name", "record_ids")
    NAME_FIELD_NUMBER: _ClassVar[int]
    RECORD_IDS_FIELD_NUMBER: _ClassVar[int]
    name: str
    record_ids: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, name: _Optional[str] = ..., record_ids: _Optional[_Iterable[int]] = ...) -> None: ...

class NameRecordsResponse(_message.Message):
    __slots__ = ("names",)
    NAMES_FIELD_NUMBER: _ClassVar[int]
    names: _containers.RepeatedCompositeFieldContainer[RecordName]
    def __init__(self, names: _Optional[_Iterable[_Union[RecordName, _Mapping]]] = ...) -> None: ...

class RecordName(_message.Message):
    __slots__ = ("record_id", "display_name")
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    record_id: int
    display_name: str
    def __init__(self, record_id: _Optional[int] = ..., display_name: _Optional[str] = ...) -> None: ...
