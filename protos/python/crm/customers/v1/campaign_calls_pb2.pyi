import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import campaign_audiences_pb2 as _campaign_audiences_pb2
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

class CampaignCall(_message.Message):
    __slots__ = ("campaign_member", "phones", "account_name", "script", "last_note", "next_due_time")
    CAMPAIGN_MEMBER_FIELD_NUMBER: _ClassVar[int]
    PHONES_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_NAME_FIELD_NUMBER: _ClassVar[int]
    SCRIPT_FIELD_NUMBER: _ClassVar[int]
    LAST_NOTE_FIELD_NUMBER: _ClassVar[int]
    NEXT_DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    campaign_member: _campaign_audiences_pb2.CampaignMember
    phones: _containers.RepeatedScalarFieldContainer[str]
    account_name: str
    script: str
    last_note: str
    next_due_time: _timestamp_pb2.Timestamp
    def __init__(self, campaign_member: _Optional[_Union[_campaign_audiences_pb2.CampaignMember, _Mapping]] = ..., phones: _Optional[_Iterable[str]] = ..., account_name: _Optional[str] = ..., script: _Optional[str] = ..., last_note: _Optional[str] = ..., next_due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CampaignCalls(_message.Message):
    __slots__ = ("campaign_id", "waiting_count", "callback_count", "taken_count", "done_count", "outcomes")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    WAITING_COUNT_FIELD_NUMBER: _ClassVar[int]
    CALLBACK_COUNT_FIELD_NUMBER: _ClassVar[int]
    TAKEN_COUNT_FIELD_NUMBER: _ClassVar[int]
    DONE_COUNT_FIELD_NUMBER: _ClassVar[int]
    OUTCOMES_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    waiting_count: int
    callback_count: int
    taken_count: int
    done_count: int
    outcomes: _containers.RepeatedCompositeFieldContainer[CallOutcomeCount]
    def __init__(self, campaign_id: _Optional[int] = ..., waiting_count: _Optional[int] = ..., callback_count: _Optional[int] = ..., taken_count: _Optional[int] = ..., done_count: _Optional[int] = ..., outcomes: _Optional[_Iterable[_Union[CallOutcomeCount, _Mapping]]] = ...) -> None: ...

class CallOutcomeCount(_message.Message):
    __slots__ = ("outcome", "count")
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    outcome: _campaign_audiences_pb2.CallOutcome
    count: int
    def __init__(self, outcome: _Optional[_Union[_campaign_audiences_pb2.CallOutcome, str]] = ..., count: _Optional[int] = ...) -> None: ...

class TakeNextCampaignCallRequest(_message.Message):
    __slots__ = ("campaign_id", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class RecordCampaignCallRequest(_message.Message):
    __slots__ = ("campaign_id", "campaign_member_id", "outcome", "note", "callback_time", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_MEMBER_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    CALLBACK_TIME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    campaign_member_id: int
    outcome: _campaign_audiences_pb2.CallOutcome
    note: str
    callback_time: _timestamp_pb2.Timestamp
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., campaign_member_id: _Optional[int] = ..., outcome: _Optional[_Union[_campaign_audiences_pb2.CallOutcome, str]] = ..., note: _Optional[str] = ..., callback_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ReleaseCampaignCallRequest(_message.Message):
    __slots__ = ("campaign_id", "campaign_member_id", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_MEMBER_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    campaign_member_id: int
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., campaign_member_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCampaignCallsRequest(_message.Message):
    __slots__ = ("campaign_id",)
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    def __init__(self, campaign_id: _Optional[int] = ...) -> None: ...
