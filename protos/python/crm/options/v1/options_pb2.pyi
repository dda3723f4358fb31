from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Mutation(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MUTATION_UNSPECIFIED: _ClassVar[Mutation]
    MUTATION_READ: _ClassVar[Mutation]
    MUTATION_CREATE: _ClassVar[Mutation]
    MUTATION_UPDATE: _ClassVar[Mutation]
    MUTATION_DELETE: _ClassVar[Mutation]
    MUTATION_ACTION: _ClassVar[Mutation]

class Rows(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ROWS_UNSPECIFIED: _ClassVar[Rows]
    ROWS_VISIBLE: _ClassVar[Rows]
    ROWS_SHARED: _ClassVar[Rows]

class PersonalData(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PERSONAL_DATA_UNSPECIFIED: _ClassVar[PersonalData]
    PERSONAL_DATA_IDENTITY: _ClassVar[PersonalData]
    PERSONAL_DATA_CONTACT: _ClassVar[PersonalData]
    PERSONAL_DATA_TEXT: _ClassVar[PersonalData]
    PERSONAL_DATA_SECRET: _ClassVar[PersonalData]
MUTATION_UNSPECIFIED: Mutation
MUTATION_READ: Mutation
MUTATION_CREATE: Mutation
MUTATION_UPDATE: Mutation
MUTATION_DELETE: Mutation
MUTATION_ACTION: Mutation
ROWS_UNSPECIFIED: Rows
ROWS_VISIBLE: Rows
ROWS_SHARED: Rows
PERSONAL_DATA_UNSPECIFIED: PersonalData
PERSONAL_DATA_IDENTITY: PersonalData
PERSONAL_DATA_CONTACT: PersonalData
PERSONAL_DATA_TEXT: PersonalData
PERSONAL_DATA_SECRET: PersonalData
RULE_FIELD_NUMBER: _ClassVar[int]
rule: _descriptor.FieldDescriptor
PERSONAL_DATA_FIELD_NUMBER: _ClassVar[int]
personal_data: _descriptor.FieldDescriptor

class Rule(_message.Message):
    __slots__ = ("scope", "mutation", "resource", "rows", "open")
    SCOPE_FIELD_NUMBER: _ClassVar[int]
    MUTATION_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    scope: str
    mutation: Mutation
    resource: str
    rows: Rows
    open: bool
    def __init__(self, scope: _Optional[str] = ..., mutation: _Optional[_Union[Mutation, str]] = ..., resource: _Optional[str] = ..., rows: _Optional[_Union[Rows, str]] = ..., open: _Optional[bool] = ...) -> None: ...
