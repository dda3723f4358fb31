import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import merges_pb2 as _merges_pb2
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

class AttributeType(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ATTRIBUTE_TYPE_UNSPECIFIED: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_TEXT: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_NUMBER: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_MONEY: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_DATE: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_YES_NO: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_CHOICE: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_CHOICES: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_ACCOUNT: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_CONTACT: _ClassVar[AttributeType]
    ATTRIBUTE_TYPE_USER: _ClassVar[AttributeType]

class CompletenessGroup(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMPLETENESS_GROUP_UNSPECIFIED: _ClassVar[CompletenessGroup]
    COMPLETENESS_GROUP_SEGMENT: _ClassVar[CompletenessGroup]
    COMPLETENESS_GROUP_TIER: _ClassVar[CompletenessGroup]
    COMPLETENESS_GROUP_TEAM: _ClassVar[CompletenessGroup]
ATTRIBUTE_TYPE_UNSPECIFIED: AttributeType
ATTRIBUTE_TYPE_TEXT: AttributeType
ATTRIBUTE_TYPE_NUMBER: AttributeType
ATTRIBUTE_TYPE_MONEY: AttributeType
ATTRIBUTE_TYPE_DATE: AttributeType
ATTRIBUTE_TYPE_YES_NO: AttributeType
ATTRIBUTE_TYPE_CHOICE: AttributeType
ATTRIBUTE_TYPE_CHOICES: AttributeType
ATTRIBUTE_TYPE_ACCOUNT: AttributeType
ATTRIBUTE_TYPE_CONTACT: AttributeType
ATTRIBUTE_TYPE_USER: AttributeType
COMPLETENESS_GROUP_UNSPECIFIED: CompletenessGroup
COMPLETENESS_GROUP_SEGMENT: CompletenessGroup
COMPLETENESS_GROUP_TIER: CompletenessGroup
COMPLETENESS_GROUP_TEAM: CompletenessGroup

class AttributeDefinition(_message.Message):
    __slots__ = ("attribute_id", "name", "type", "label", "label_zh", "help", "help_zh", "record_kinds", "choices", "unit", "currency", "min_value", "max_value", "decimals", "max_length", "pattern", "section", "position", "personal", "readers", "fresh_days", "etag", "create_time", "update_time", "delete_time")
    ATTRIBUTE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    HELP_FIELD_NUMBER: _ClassVar[int]
    HELP_ZH_FIELD_NUMBER: _ClassVar[int]
    RECORD_KINDS_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    MIN_VALUE_FIELD_NUMBER: _ClassVar[int]
    MAX_VALUE_FIELD_NUMBER: _ClassVar[int]
    DECIMALS_FIELD_NUMBER: _ClassVar[int]
    MAX_LENGTH_FIELD_NUMBER: _ClassVar[int]
    PATTERN_FIELD_NUMBER: _ClassVar[int]
    SECTION_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    PERSONAL_FIELD_NUMBER: _ClassVar[int]
    READERS_FIELD_NUMBER: _ClassVar[int]
    FRESH_DAYS_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    attribute_id: int
    name: str
    type: AttributeType
    label: str
    label_zh: str
    help: str
    help_zh: str
    record_kinds: _containers.RepeatedScalarFieldContainer[_merges_pb2.RecordKind]
    choices: _containers.RepeatedCompositeFieldContainer[AttributeChoice]
    unit: str
    currency: str
    min_value: str
    max_value: str
    decimals: int
    max_length: int
    pattern: str
    section: str
    position: int
    personal: bool
    readers: _containers.RepeatedScalarFieldContainer[str]
    fresh_days: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, attribute_id: _Optional[int] = ..., name: _Optional[str] = ..., type: _Optional[_Union[AttributeType, str]] = ..., label: _Optional[str] = ..., label_zh: _Optional[str] = ..., help: _Optional[str] = ..., help_zh: _Optional[str] = ..., record_kinds: _Optional[_Iterable[_Union[_merges_pb2.RecordKind, str]]] = ..., choices: _Optional[_Iterable[_Union[AttributeChoice, _Mapping]]] = ..., unit: _Optional[str] = ..., currency: _Optional[str] = ..., min_value: _Optional[str] = ..., max_value: _Optional[str] = ..., decimals: _Optional[int] = ..., max_length: _Optional[int] = ..., pattern: _Optional[str] = ..., section: _Optional[str] = ..., position: _Optional[int] = ..., personal: _Optional[bool] = ..., readers: _Optional[_Iterable[str]] = ..., fresh_days: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class AttributeChoice(_message.Message):
    __slots__ = ("value", "label", "label_zh", "retired")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LABEL_FIELD_NUMBER: _ClassVar[int]
    LABEL_ZH_FIELD_NUMBER: _ClassVar[int]
    RETIRED_FIELD_NUMBER: _ClassVar[int]
    value: str
    label: str
    label_zh: str
    retired: bool
    def __init__(self, value: _Optional[str] = ..., label: _Optional[str] = ..., label_zh: _Optional[str] = ..., retired: _Optional[bool] = ...) -> None: ...

class AttributeValue(_message.Message):
    __slots__ = ("name", "value", "set_time", "confirm_time", "end_time", "source", "actor_id", "age_days", "etag", "type")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    SET_TIME_FIELD_NUMBER: _ClassVar[int]
    CONFIRM_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    AGE_DAYS_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    set_time: _timestamp_pb2.Timestamp
    confirm_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    source: str
    actor_id: str
    age_days: int
    etag: str
    type: AttributeType
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ..., set_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., confirm_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., source: _Optional[str] = ..., actor_id: _Optional[str] = ..., age_days: _Optional[int] = ..., etag: _Optional[str] = ..., type: _Optional[_Union[AttributeType, str]] = ...) -> None: ...

class CreateAttributeDefinitionRequest(_message.Message):
    __slots__ = ("attribute_definition", "request_id")
    ATTRIBUTE_DEFINITION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    attribute_definition: AttributeDefinition
    request_id: str
    def __init__(self, attribute_definition: _Optional[_Union[AttributeDefinition, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetAttributeDefinitionRequest(_message.Message):
    __slots__ = ("attribute_id",)
    ATTRIBUTE_ID_FIELD_NUMBER: _ClassVar[int]
    attribute_id: int
    def __init__(self, attribute_id: _Optional[int] = ...) -> None: ...

class ListAttributeDefinitionsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "names")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    NAMES_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., names: _Optional[_Iterable[str]] = ...) -> None: ...

class ListAttributeDefinitionsResponse(_message.Message):
    __slots__ = ("attribute_definitions", "next_page_token", "account_count", "contact_count")
    ATTRIBUTE_DEFINITIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_COUNT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_COUNT_FIELD_NUMBER: _ClassVar[int]
    attribute_definitions: _containers.RepeatedCompositeFieldContainer[AttributeDefinition]
    next_page_token: str
    account_count: int
    contact_count: int
    def __init__(self, attribute_definitions: _Optional[_Iterable[_Union[AttributeDefinition, _Mapping]]] = ..., next_page_token: _Optional[str] = ..., account_count: _Optional[int] = ..., contact_count: _Optional[int] = ...) -> None: ...

class UpdateAttributeDefinitionRequest(_message.Message):
    __slots__ = ("attribute_definition", "update_mask", "drop_unfit", "request_id")
    ATTRIBUTE_DEFINITION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    DROP_UNFIT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    attribute_definition: AttributeDefinition
    update_mask: _field_mask_pb2.FieldMask
    drop_unfit: bool
    request_id: str
    def __init__(self, attribute_definition: _Optional[_Union[AttributeDefinition, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., drop_unfit: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class CheckAttributeDefinitionRequest(_message.Message):
    __slots__ = ("attribute_definition",)
    ATTRIBUTE_DEFINITION_FIELD_NUMBER: _ClassVar[int]
    attribute_definition: AttributeDefinition
    def __init__(self, attribute_definition: _Optional[_Union[AttributeDefinition, _Mapping]] = ...) -> None: ...

class CheckAttributeDefinitionResponse(_message.Message):
    __slots__ = ("values", "converted", "unfit", "examples")
    VALUES_FIELD_NUMBER: _ClassVar[int]
    CONVERTED_FIELD_NUMBER: _ClassVar[int]
    UNFIT_FIELD_NUMBER: _ClassVar[int]
    EXAMPLES_FIELD_NUMBER: _ClassVar[int]
    values: int
    converted: int
    unfit: int
    examples: _containers.RepeatedCompositeFieldContainer[UnfitValue]
    def __init__(self, values: _Optional[int] = ..., converted: _Optional[int] = ..., unfit: _Optional[int] = ..., examples: _Optional[_Iterable[_Union[UnfitValue, _Mapping]]] = ...) -> None: ...

class UnfitValue(_message.Message):
    __slots__ = ("record_kind", "record_id", "value", "problem", "count")
    RECORD_KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    record_kind: _merges_pb2.RecordKind
    record_id: int
    value: str
    problem: str
    count: int
    def __init__(self, record_kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., record_id: _Optional[int] = ..., value: _Optional[str] = ..., problem: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...

class DeleteAttributeDefinitionRequest(_message.Message):
    __slots__ = ("attribute_id", "etag", "request_id")
    ATTRIBUTE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    attribute_id: int
    etag: str
    request_id: str
    def __init__(self, attribute_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteAttributeDefinitionRequest(_message.Message):
    __slots__ = ("attribute_id", "request_id")
    ATTRIBUTE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    attribute_id: int
    request_id: str
    def __init__(self, attribute_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class AttributeEntry(_message.Message):
    __slots__ = ("name", "value", "etag")
    NAME_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    name: str
    value: str
    etag: str
    def __init__(self, name: _Optional[str] = ..., value: _Optional[str] = ..., etag: _Optional[str] = ...) -> None: ...

class SetAttributeValuesRequest(_message.Message):
    __slots__ = ("account_id", "contact_id", "entries", "source", "request_id")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    contact_id: int
    entries: _containers.RepeatedCompositeFieldContainer[AttributeEntry]
    source: str
    request_id: str
    def __init__(self, account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., entries: _Optional[_Iterable[_Union[AttributeEntry, _Mapping]]] = ..., source: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListAttributeValuesRequest(_message.Message):
    __slots__ = ("account_id", "contact_id", "as_of_time")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    AS_OF_TIME_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    contact_id: int
    as_of_time: _timestamp_pb2.Timestamp
    def __init__(self, account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., as_of_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListAttributeValuesResponse(_message.Message):
    __slots__ = ("values",)
    VALUES_FIELD_NUMBER: _ClassVar[int]
    values: _containers.RepeatedCompositeFieldContainer[AttributeValue]
    def __init__(self, values: _Optional[_Iterable[_Union[AttributeValue, _Mapping]]] = ...) -> None: ...

class ListAttributeHistoryRequest(_message.Message):
    __slots__ = ("account_id", "contact_id", "name", "page_size", "page_token")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    contact_id: int
    name: str
    page_size: int
    page_token: str
    def __init__(self, account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., name: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListAttributeHistoryResponse(_message.Message):
    __slots__ = ("values", "next_page_token")
    VALUES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    values: _containers.RepeatedCompositeFieldContainer[AttributeValue]
    next_page_token: str
    def __init__(self, values: _Optional[_Iterable[_Union[AttributeValue, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetCompletenessRequest(_message.Message):
    __slots__ = ("record_kind", "group_by", "names")
    RECORD_KIND_FIELD_NUMBER: _ClassVar[int]
    GROUP_BY_FIELD_NUMBER: _ClassVar[int]
    NAMES_FIELD_NUMBER: _ClassVar[int]
    record_kind: _merges_pb2.RecordKind
    group_by: CompletenessGroup
    names: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, record_kind: _Optional[_Union[_merges_pb2.RecordKind, str]] = ..., group_by: _Optional[_Union[CompletenessGroup, str]] = ..., names: _Optional[_Iterable[str]] = ...) -> None: ...

class Completeness(_message.Message):
    __slots__ = ("groups", "rows")
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    groups: _containers.RepeatedCompositeFieldContainer[CompletenessPart]
    rows: _containers.RepeatedCompositeFieldContainer[CompletenessRow]
    def __init__(self, groups: _Optional[_Iterable[_Union[CompletenessPart, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[CompletenessRow, _Mapping]]] = ...) -> None: ...

class CompletenessPart(_message.Message):
    __slots__ = ("group", "records")
    GROUP_FIELD_NUMBER: _ClassVar[int]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    group: str
    records: int
    def __init__(self, group: _Optional[str] = ..., records: _Optional[int] = ...) -> None: ...

class CompletenessRow(_message.Message):
    __slots__ = ("name", "group", "records", "filled", "old", "middle_age_days")
    NAME_FIELD_NUMBER: _ClassVar[int]
    GROUP_FIELD_NUMBER: _ClassVar[int]
    RECORDS_FIELD_NUMBER: _ClassVar[int]
    FILLED_FIELD_NUMBER: _ClassVar[int]
    OLD_FIELD_NUMBER: _ClassVar[int]
    MIDDLE_AGE_DAYS_FIELD_NUMBER: _ClassVar[int]
    name: str
    group: str
    records: int
    filled: int
    old: int
    middle_age_days: int
    def __init__(self, name: _Optional[str] = ..., group: _Optional[str] = ..., records: _Optional[int] = ..., filled: _Optional[int] = ..., old: _Optional[int] = ..., middle_age_days: _Optional[int] = ...) -> None: ...
