import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import campaigns_pb2 as _campaigns_pb2
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

class MemberState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MEMBER_STATE_UNSPECIFIED: _ClassVar[MemberState]
    MEMBER_STATE_INCLUDED: _ClassVar[MemberState]
    MEMBER_STATE_LEFT_OUT: _ClassVar[MemberState]

class LeftOutReason(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    LEFT_OUT_REASON_UNSPECIFIED: _ClassVar[LeftOutReason]
    LEFT_OUT_REASON_NO_CONSENT: _ClassVar[LeftOutReason]
    LEFT_OUT_REASON_REFUSED: _ClassVar[LeftOutReason]
    LEFT_OUT_REASON_UNREACHABLE: _ClassVar[LeftOutReason]
    LEFT_OUT_REASON_CAPPED: _ClassVar[LeftOutReason]
    LEFT_OUT_REASON_ALREADY: _ClassVar[LeftOutReason]

class CallState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_STATE_UNSPECIFIED: _ClassVar[CallState]
    CALL_STATE_WAITING: _ClassVar[CallState]
    CALL_STATE_TAKEN: _ClassVar[CallState]
    CALL_STATE_CALLBACK: _ClassVar[CallState]
    CALL_STATE_DONE: _ClassVar[CallState]

class CallOutcome(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CALL_OUTCOME_UNSPECIFIED: _ClassVar[CallOutcome]
    CALL_OUTCOME_INTERESTED: _ClassVar[CallOutcome]
    CALL_OUTCOME_ORDERED: _ClassVar[CallOutcome]
    CALL_OUTCOME_DECLINED: _ClassVar[CallOutcome]
    CALL_OUTCOME_NO_ANSWER: _ClassVar[CallOutcome]
    CALL_OUTCOME_BUSY: _ClassVar[CallOutcome]
    CALL_OUTCOME_LEFT_MESSAGE: _ClassVar[CallOutcome]
    CALL_OUTCOME_CALLBACK: _ClassVar[CallOutcome]
    CALL_OUTCOME_WRONG_NUMBER: _ClassVar[CallOutcome]
    CALL_OUTCOME_DO_NOT_CALL: _ClassVar[CallOutcome]
MEMBER_STATE_UNSPECIFIED: MemberState
MEMBER_STATE_INCLUDED: MemberState
MEMBER_STATE_LEFT_OUT: MemberState
LEFT_OUT_REASON_UNSPECIFIED: LeftOutReason
LEFT_OUT_REASON_NO_CONSENT: LeftOutReason
LEFT_OUT_REASON_REFUSED: LeftOutReason
LEFT_OUT_REASON_UNREACHABLE: LeftOutReason
LEFT_OUT_REASON_CAPPED: LeftOutReason
LEFT_OUT_REASON_ALREADY: LeftOutReason
CALL_STATE_UNSPECIFIED: CallState
CALL_STATE_WAITING: CallState
CALL_STATE_TAKEN: CallState
CALL_STATE_CALLBACK: CallState
CALL_STATE_DONE: CallState
CALL_OUTCOME_UNSPECIFIED: CallOutcome
CALL_OUTCOME_INTERESTED: CallOutcome
CALL_OUTCOME_ORDERED: CallOutcome
CALL_OUTCOME_DECLINED: CallOutcome
CALL_OUTCOME_NO_ANSWER: CallOutcome
CALL_OUTCOME_BUSY: CallOutcome
CALL_OUTCOME_LEFT_MESSAGE: CallOutcome
CALL_OUTCOME_CALLBACK: CallOutcome
CALL_OUTCOME_WRONG_NUMBER: CallOutcome
CALL_OUTCOME_DO_NOT_CALL: CallOutcome

class CampaignAudience(_message.Message):
    __slots__ = ("campaign_audience_id", "campaign_id", "channel", "record_list", "filter", "view_name", "found_count", "included_count", "left_out", "actor_id", "create_time")
    CAMPAIGN_AUDIENCE_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    VIEW_NAME_FIELD_NUMBER: _ClassVar[int]
    FOUND_COUNT_FIELD_NUMBER: _ClassVar[int]
    INCLUDED_COUNT_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    campaign_audience_id: int
    campaign_id: int
    channel: _campaigns_pb2.CampaignChannel
    record_list: str
    filter: str
    view_name: str
    found_count: int
    included_count: int
    left_out: _containers.RepeatedCompositeFieldContainer[LeftOut]
    actor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, campaign_audience_id: _Optional[int] = ..., campaign_id: _Optional[int] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., record_list: _Optional[str] = ..., filter: _Optional[str] = ..., view_name: _Optional[str] = ..., found_count: _Optional[int] = ..., included_count: _Optional[int] = ..., left_out: _Optional[_Iterable[_Union[LeftOut, _Mapping]]] = ..., actor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class LeftOut(_message.Message):
    __slots__ = ("reason", "count")
    REASON_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    reason: LeftOutReason
    count: int
    def __init__(self, reason: _Optional[_Union[LeftOutReason, str]] = ..., count: _Optional[int] = ...) -> None: ...

class CampaignMember(_message.Message):
    __slots__ = ("campaign_member_id", "campaign_audience_id", "campaign_id", "channel", "contact_id", "account_id", "display_name", "state", "reason", "call_state", "agent_id", "due_time", "attempts", "outcome", "create_time")
    CAMPAIGN_MEMBER_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_AUDIENCE_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    CALL_STATE_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_TIME_FIELD_NUMBER: _ClassVar[int]
    ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    campaign_member_id: int
    campaign_audience_id: int
    campaign_id: int
    channel: _campaigns_pb2.CampaignChannel
    contact_id: int
    account_id: int
    display_name: str
    state: MemberState
    reason: LeftOutReason
    call_state: CallState
    agent_id: str
    due_time: _timestamp_pb2.Timestamp
    attempts: int
    outcome: CallOutcome
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, campaign_member_id: _Optional[int] = ..., campaign_audience_id: _Optional[int] = ..., campaign_id: _Optional[int] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., display_name: _Optional[str] = ..., state: _Optional[_Union[MemberState, str]] = ..., reason: _Optional[_Union[LeftOutReason, str]] = ..., call_state: _Optional[_Union[CallState, str]] = ..., agent_id: _Optional[str] = ..., due_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., attempts: _Optional[int] = ..., outcome: _Optional[_Union[CallOutcome, str]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FreezeCampaignAudienceRequest(_message.Message):
    __slots__ = ("campaign_id", "channel", "saved_view_id", "record_list", "filter", "validate_only", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SAVED_VIEW_ID_FIELD_NUMBER: _ClassVar[int]
    RECORD_LIST_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    VALIDATE_ONLY_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    channel: _campaigns_pb2.CampaignChannel
    saved_view_id: int
    record_list: str
    filter: str
    validate_only: bool
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., saved_view_id: _Optional[int] = ..., record_list: _Optional[str] = ..., filter: _Optional[str] = ..., validate_only: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListCampaignAudiencesRequest(_message.Message):
    __slots__ = ("campaign_id", "page_size", "page_token", "filter", "order_by")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, campaign_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListCampaignAudiencesResponse(_message.Message):
    __slots__ = ("campaign_audiences", "next_page_token")
    CAMPAIGN_AUDIENCES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_audiences: _containers.RepeatedCompositeFieldContainer[CampaignAudience]
    next_page_token: str
    def __init__(self, campaign_audiences: _Optional[_Iterable[_Union[CampaignAudience, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCampaignMembersRequest(_message.Message):
    __slots__ = ("campaign_id", "page_size", "page_token", "filter", "order_by")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, campaign_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListCampaignMembersResponse(_message.Message):
    __slots__ = ("campaign_members", "next_page_token")
    CAMPAIGN_MEMBERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_members: _containers.RepeatedCompositeFieldContainer[CampaignMember]
    next_page_token: str
    def __init__(self, campaign_members: _Optional[_Iterable[_Union[CampaignMember, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
