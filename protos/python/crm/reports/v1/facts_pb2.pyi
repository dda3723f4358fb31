import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Verdict(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    VERDICT_UNSPECIFIED: _ClassVar[Verdict]
    VERDICT_EQUAL: _ClassVar[Verdict]
    VERDICT_DIFFERENT: _ClassVar[Verdict]
    VERDICT_ABSENT: _ClassVar[Verdict]
    VERDICT_UNREACHABLE: _ClassVar[Verdict]
    VERDICT_BEHIND: _ClassVar[Verdict]
VERDICT_UNSPECIFIED: Verdict
VERDICT_EQUAL: Verdict
VERDICT_DIFFERENT: Verdict
VERDICT_ABSENT: Verdict
VERDICT_UNREACHABLE: Verdict
VERDICT_BEHIND: Verdict

class GetFollowStateRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class FollowState(_message.Message):
    __slots__ = ("sources",)
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    sources: _containers.RepeatedCompositeFieldContainer[_dashboards_pb2.Source]
    def __init__(self, sources: _Optional[_Iterable[_Union[_dashboards_pb2.Source, _Mapping]]] = ...) -> None: ...

class RebuildFactsRequest(_message.Message):
    __slots__ = ("service", "request_id")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    service: str
    request_id: str
    def __init__(self, service: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReconcileRequest(_message.Message):
    __slots__ = ("wait_seconds",)
    WAIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    wait_seconds: int
    def __init__(self, wait_seconds: _Optional[int] = ...) -> None: ...

class Comparison(_message.Message):
    __slots__ = ("name", "owner_value", "facts_value", "equal")
    NAME_FIELD_NUMBER: _ClassVar[int]
    OWNER_VALUE_FIELD_NUMBER: _ClassVar[int]
    FACTS_VALUE_FIELD_NUMBER: _ClassVar[int]
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    name: str
    owner_value: str
    facts_value: str
    equal: bool
    def __init__(self, name: _Optional[str] = ..., owner_value: _Optional[str] = ..., facts_value: _Optional[str] = ..., equal: _Optional[bool] = ...) -> None: ...

class ServiceReconciliation(_message.Message):
    __slots__ = ("service", "verdict", "comparisons", "cursor", "problem")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    COMPARISONS_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    service: str
    verdict: Verdict
    comparisons: _containers.RepeatedCompositeFieldContainer[Comparison]
    cursor: str
    problem: str
    def __init__(self, service: _Optional[str] = ..., verdict: _Optional[_Union[Verdict, str]] = ..., comparisons: _Optional[_Iterable[_Union[Comparison, _Mapping]]] = ..., cursor: _Optional[str] = ..., problem: _Optional[str] = ...) -> None: ...

class Reconciliation(_message.Message):
    __slots__ = ("equal", "services", "compute_time")
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    COMPUTE_TIME_FIELD_NUMBER: _ClassVar[int]
    equal: bool
    services: _containers.RepeatedCompositeFieldContainer[ServiceReconciliation]
    compute_time: _timestamp_pb2.Timestamp
    def __init__(self, equal: _Optional[bool] = ..., services: _Optional[_Iterable[_Union[ServiceReconciliation, _Mapping]]] = ..., compute_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
