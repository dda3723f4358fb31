from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from typing import ClassVar as _ClassVar

DESCRIPTOR: _descriptor.FileDescriptor

class ClockKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLOCK_KIND_UNSPECIFIED: _ClassVar[ClockKind]
    CLOCK_KIND_FIRST_RESPONSE: _ClassVar[ClockKind]
    CLOCK_KIND_STAGE: _ClassVar[ClockKind]
    CLOCK_KIND_NEXT_UPDATE: _ClassVar[ClockKind]
    CLOCK_KIND_CALLBACK: _ClassVar[ClockKind]
    CLOCK_KIND_RESOLUTION: _ClassVar[ClockKind]

class ClockState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CLOCK_STATE_UNSPECIFIED: _ClassVar[ClockState]
    CLOCK_STATE_RUNNING: _ClassVar[ClockState]
    CLOCK_STATE_PAUSED: _ClassVar[ClockState]
    CLOCK_STATE_MET: _ClassVar[ClockState]
    CLOCK_STATE_BREACHED: _ClassVar[ClockState]
    CLOCK_STATE_CANCELLED: _ClassVar[ClockState]

class DueState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DUE_STATE_UNSPECIFIED: _ClassVar[DueState]
    DUE_STATE_PAUSED: _ClassVar[DueState]
    DUE_STATE_RUNNING: _ClassVar[DueState]
    DUE_STATE_WARNED: _ClassVar[DueState]
    DUE_STATE_BREACHED: _ClassVar[DueState]
CLOCK_KIND_UNSPECIFIED: ClockKind
CLOCK_KIND_FIRST_RESPONSE: ClockKind
CLOCK_KIND_STAGE: ClockKind
CLOCK_KIND_NEXT_UPDATE: ClockKind
CLOCK_KIND_CALLBACK: ClockKind
CLOCK_KIND_RESOLUTION: ClockKind
CLOCK_STATE_UNSPECIFIED: ClockState
CLOCK_STATE_RUNNING: ClockState
CLOCK_STATE_PAUSED: ClockState
CLOCK_STATE_MET: ClockState
CLOCK_STATE_BREACHED: ClockState
CLOCK_STATE_CANCELLED: ClockState
DUE_STATE_UNSPECIFIED: DueState
DUE_STATE_PAUSED: DueState
DUE_STATE_RUNNING: DueState
DUE_STATE_WARNED: DueState
DUE_STATE_BREACHED: DueState
