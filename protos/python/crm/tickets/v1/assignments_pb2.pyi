from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class AssignmentRule(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ASSIGNMENT_RULE_UNSPECIFIED: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_KNOWS: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_KNOWS_ABSENT: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_KNOWS_FULL: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_KNOWS_LEFT: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_LEAST_LOADED: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_NEXT: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_LIAISON: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_DEPUTY: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_ANYBODY: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_SPECIALIST: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_SPECIALIST_AWAY: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_ABSENCE: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_ABSENCE_OVER: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_ROOM_AGAIN: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_SUCCESSOR: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_NEXT_PROMISED: _ClassVar[AssignmentRule]
    ASSIGNMENT_RULE_NEXT_DUE: _ClassVar[AssignmentRule]
ASSIGNMENT_RULE_UNSPECIFIED: AssignmentRule
ASSIGNMENT_RULE_KNOWS: AssignmentRule
ASSIGNMENT_RULE_KNOWS_ABSENT: AssignmentRule
ASSIGNMENT_RULE_KNOWS_FULL: AssignmentRule
ASSIGNMENT_RULE_KNOWS_LEFT: AssignmentRule
ASSIGNMENT_RULE_LEAST_LOADED: AssignmentRule
ASSIGNMENT_RULE_NEXT: AssignmentRule
ASSIGNMENT_RULE_LIAISON: AssignmentRule
ASSIGNMENT_RULE_DEPUTY: AssignmentRule
ASSIGNMENT_RULE_ANYBODY: AssignmentRule
ASSIGNMENT_RULE_SPECIALIST: AssignmentRule
ASSIGNMENT_RULE_SPECIALIST_AWAY: AssignmentRule
ASSIGNMENT_RULE_ABSENCE: AssignmentRule
ASSIGNMENT_RULE_ABSENCE_OVER: AssignmentRule
ASSIGNMENT_RULE_ROOM_AGAIN: AssignmentRule
ASSIGNMENT_RULE_SUCCESSOR: AssignmentRule
ASSIGNMENT_RULE_NEXT_PROMISED: AssignmentRule
ASSIGNMENT_RULE_NEXT_DUE: AssignmentRule
