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

class DifferenceKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    DIFFERENCE_KIND_UNSPECIFIED: _ClassVar[DifferenceKind]
    DIFFERENCE_KIND_MISSING_HERE: _ClassVar[DifferenceKind]
    DIFFERENCE_KIND_MISSING_THERE: _ClassVar[DifferenceKind]
    DIFFERENCE_KIND_FIELDS: _ClassVar[DifferenceKind]
VERDICT_UNSPECIFIED: Verdict
VERDICT_EQUAL: Verdict
VERDICT_DIFFERENT: Verdict
VERDICT_ABSENT: Verdict
VERDICT_UNREACHABLE: Verdict
VERDICT_BEHIND: Verdict
DIFFERENCE_KIND_UNSPECIFIED: DifferenceKind
DIFFERENCE_KIND_MISSING_HERE: DifferenceKind
DIFFERENCE_KIND_MISSING_THERE: DifferenceKind
DIFFERENCE_KIND_FIELDS: DifferenceKind

class GetFollowStateRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class FollowState(_message.Message):
    __slots__ = ("sources", "rebuild", "rebuild_time", "rebuilt_differently")
    SOURCES_FIELD_NUMBER: _ClassVar[int]
    REBUILD_FIELD_NUMBER: _ClassVar[int]
    REBUILD_TIME_FIELD_NUMBER: _ClassVar[int]
    REBUILT_DIFFERENTLY_FIELD_NUMBER: _ClassVar[int]
    sources: _containers.RepeatedCompositeFieldContainer[_dashboards_pb2.Source]
    rebuild: Rebuild
    rebuild_time: _timestamp_pb2.Timestamp
    rebuilt_differently: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, sources: _Optional[_Iterable[_Union[_dashboards_pb2.Source, _Mapping]]] = ..., rebuild: _Optional[_Union[Rebuild, _Mapping]] = ..., rebuild_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., rebuilt_differently: _Optional[_Iterable[str]] = ...) -> None: ...

class FactsRebuild(_message.Message):
    __slots__ = ("facts_rebuild_id", "asker")
    FACTS_REBUILD_ID_FIELD_NUMBER: _ClassVar[int]
    ASKER_FIELD_NUMBER: _ClassVar[int]
    facts_rebuild_id: int
    asker: str
    def __init__(self, facts_rebuild_id: _Optional[int] = ..., asker: _Optional[str] = ...) -> None: ...

class Rebuild(_message.Message):
    __slots__ = ("event_count", "expected_count", "start_time", "problem")
    EVENT_COUNT_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    event_count: int
    expected_count: int
    start_time: _timestamp_pb2.Timestamp
    problem: str
    def __init__(self, event_count: _Optional[int] = ..., expected_count: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., problem: _Optional[str] = ...) -> None: ...

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
    __slots__ = ("service", "verdict", "comparisons", "cursor", "problem", "digests")
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    VERDICT_FIELD_NUMBER: _ClassVar[int]
    COMPARISONS_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    DIGESTS_FIELD_NUMBER: _ClassVar[int]
    service: str
    verdict: Verdict
    comparisons: _containers.RepeatedCompositeFieldContainer[Comparison]
    cursor: str
    problem: str
    digests: _containers.RepeatedCompositeFieldContainer[DigestComparison]
    def __init__(self, service: _Optional[str] = ..., verdict: _Optional[_Union[Verdict, str]] = ..., comparisons: _Optional[_Iterable[_Union[Comparison, _Mapping]]] = ..., cursor: _Optional[str] = ..., problem: _Optional[str] = ..., digests: _Optional[_Iterable[_Union[DigestComparison, _Mapping]]] = ...) -> None: ...

class DigestComparison(_message.Message):
    __slots__ = ("kind", "owner_count", "facts_count", "equal", "differences", "fields")
    KIND_FIELD_NUMBER: _ClassVar[int]
    OWNER_COUNT_FIELD_NUMBER: _ClassVar[int]
    FACTS_COUNT_FIELD_NUMBER: _ClassVar[int]
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    kind: str
    owner_count: int
    facts_count: int
    equal: bool
    differences: _containers.RepeatedCompositeFieldContainer[RecordDifference]
    fields: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, kind: _Optional[str] = ..., owner_count: _Optional[int] = ..., facts_count: _Optional[int] = ..., equal: _Optional[bool] = ..., differences: _Optional[_Iterable[_Union[RecordDifference, _Mapping]]] = ..., fields: _Optional[_Iterable[str]] = ...) -> None: ...

class RecordDifference(_message.Message):
    __slots__ = ("id", "kind", "fields", "owner_values", "facts_values")
    ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    FIELDS_FIELD_NUMBER: _ClassVar[int]
    OWNER_VALUES_FIELD_NUMBER: _ClassVar[int]
    FACTS_VALUES_FIELD_NUMBER: _ClassVar[int]
    id: int
    kind: DifferenceKind
    fields: _containers.RepeatedScalarFieldContainer[str]
    owner_values: _containers.RepeatedScalarFieldContainer[str]
    facts_values: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, id: _Optional[int] = ..., kind: _Optional[_Union[DifferenceKind, str]] = ..., fields: _Optional[_Iterable[str]] = ..., owner_values: _Optional[_Iterable[str]] = ..., facts_values: _Optional[_Iterable[str]] = ...) -> None: ...

class Reconciliation(_message.Message):
    __slots__ = ("equal", "services", "compute_time")
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    COMPUTE_TIME_FIELD_NUMBER: _ClassVar[int]
    equal: bool
    services: _containers.RepeatedCompositeFieldContainer[ServiceReconciliation]
    compute_time: _timestamp_pb2.Timestamp
    def __init__(self, equal: _Optional[bool] = ..., services: _Optional[_Iterable[_Union[ServiceReconciliation, _Mapping]]] = ..., compute_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CheckFactsRequest(_message.Message):
    __slots__ = ("seconds",)
    SECONDS_FIELD_NUMBER: _ClassVar[int]
    seconds: int
    def __init__(self, seconds: _Optional[int] = ...) -> None: ...

class FactsDifference(_message.Message):
    __slots__ = ("table", "facts_value", "read_again_value")
    TABLE_FIELD_NUMBER: _ClassVar[int]
    FACTS_VALUE_FIELD_NUMBER: _ClassVar[int]
    READ_AGAIN_VALUE_FIELD_NUMBER: _ClassVar[int]
    table: str
    facts_value: str
    read_again_value: str
    def __init__(self, table: _Optional[str] = ..., facts_value: _Optional[str] = ..., read_again_value: _Optional[str] = ...) -> None: ...

class FactsCheck(_message.Message):
    __slots__ = ("equal", "differences", "services", "left_out")
    EQUAL_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCES_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    equal: bool
    differences: _containers.RepeatedCompositeFieldContainer[FactsDifference]
    services: _containers.RepeatedScalarFieldContainer[str]
    left_out: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, equal: _Optional[bool] = ..., differences: _Optional[_Iterable[_Union[FactsDifference, _Mapping]]] = ..., services: _Optional[_Iterable[str]] = ..., left_out: _Optional[_Iterable[str]] = ...) -> None: ...
