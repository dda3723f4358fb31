import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import campaign_audiences_pb2 as _campaign_audiences_pb2
from crm.customers.v1 import campaigns_pb2 as _campaigns_pb2
from crm.customers.v1 import interactions_pb2 as _interactions_pb2
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

class ResponseKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    RESPONSE_KIND_UNSPECIFIED: _ClassVar[ResponseKind]
    RESPONSE_KIND_OPENED: _ClassVar[ResponseKind]
    RESPONSE_KIND_CLICKED: _ClassVar[ResponseKind]
    RESPONSE_KIND_ANSWERED: _ClassVar[ResponseKind]
    RESPONSE_KIND_ASKED: _ClassVar[ResponseKind]
    RESPONSE_KIND_ATTENDED: _ClassVar[ResponseKind]
    RESPONSE_KIND_SIGNED_UP: _ClassVar[ResponseKind]
    RESPONSE_KIND_OPTED_OUT: _ClassVar[ResponseKind]
RESPONSE_KIND_UNSPECIFIED: ResponseKind
RESPONSE_KIND_OPENED: ResponseKind
RESPONSE_KIND_CLICKED: ResponseKind
RESPONSE_KIND_ANSWERED: ResponseKind
RESPONSE_KIND_ASKED: ResponseKind
RESPONSE_KIND_ATTENDED: ResponseKind
RESPONSE_KIND_SIGNED_UP: ResponseKind
RESPONSE_KIND_OPTED_OUT: ResponseKind

class CampaignTouch(_message.Message):
    __slots__ = ("campaign_touch_id", "campaign_id", "campaign_member_id", "channel", "contact_id", "account_id", "contact_external_id", "account_external_id", "touch_time", "outcome", "note", "agent_id", "source", "external_id", "create_time")
    CAMPAIGN_TOUCH_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_MEMBER_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    TOUCH_TIME_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    campaign_touch_id: int
    campaign_id: int
    campaign_member_id: int
    channel: _campaigns_pb2.CampaignChannel
    contact_id: int
    account_id: int
    contact_external_id: str
    account_external_id: str
    touch_time: _timestamp_pb2.Timestamp
    outcome: _campaign_audiences_pb2.CallOutcome
    note: str
    agent_id: str
    source: str
    external_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, campaign_touch_id: _Optional[int] = ..., campaign_id: _Optional[int] = ..., campaign_member_id: _Optional[int] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., contact_external_id: _Optional[str] = ..., account_external_id: _Optional[str] = ..., touch_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outcome: _Optional[_Union[_campaign_audiences_pb2.CallOutcome, str]] = ..., note: _Optional[str] = ..., agent_id: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CampaignResponse(_message.Message):
    __slots__ = ("campaign_response_id", "campaign_id", "channel", "kind", "contact_id", "account_id", "contact_external_id", "account_external_id", "response_time", "note", "source", "external_id", "create_time")
    CAMPAIGN_RESPONSE_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_TIME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    campaign_response_id: int
    campaign_id: int
    channel: _campaigns_pb2.CampaignChannel
    kind: ResponseKind
    contact_id: int
    account_id: int
    contact_external_id: str
    account_external_id: str
    response_time: _timestamp_pb2.Timestamp
    note: str
    source: str
    external_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, campaign_response_id: _Optional[int] = ..., campaign_id: _Optional[int] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., kind: _Optional[_Union[ResponseKind, str]] = ..., contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., contact_external_id: _Optional[str] = ..., account_external_id: _Optional[str] = ..., response_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., note: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class IngestCampaignTouchesRequest(_message.Message):
    __slots__ = ("campaign_id", "source", "touches", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    TOUCHES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    source: str
    touches: _containers.RepeatedCompositeFieldContainer[CampaignTouch]
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., source: _Optional[str] = ..., touches: _Optional[_Iterable[_Union[CampaignTouch, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestCampaignResponsesRequest(_message.Message):
    __slots__ = ("campaign_id", "source", "responses", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    RESPONSES_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    source: str
    responses: _containers.RepeatedCompositeFieldContainer[CampaignResponse]
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., source: _Optional[str] = ..., responses: _Optional[_Iterable[_Union[CampaignResponse, _Mapping]]] = ..., request_id: _Optional[str] = ...) -> None: ...

class IngestCampaignRowsResponse(_message.Message):
    __slots__ = ("results",)
    RESULTS_FIELD_NUMBER: _ClassVar[int]
    results: _containers.RepeatedCompositeFieldContainer[_interactions_pb2.IngestResult]
    def __init__(self, results: _Optional[_Iterable[_Union[_interactions_pb2.IngestResult, _Mapping]]] = ...) -> None: ...

class ListCampaignTouchesRequest(_message.Message):
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

class ListCampaignTouchesResponse(_message.Message):
    __slots__ = ("campaign_touches", "next_page_token")
    CAMPAIGN_TOUCHES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_touches: _containers.RepeatedCompositeFieldContainer[CampaignTouch]
    next_page_token: str
    def __init__(self, campaign_touches: _Optional[_Iterable[_Union[CampaignTouch, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCampaignResponsesRequest(_message.Message):
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

class ListCampaignResponsesResponse(_message.Message):
    __slots__ = ("campaign_responses", "next_page_token")
    CAMPAIGN_RESPONSES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_responses: _containers.RepeatedCompositeFieldContainer[CampaignResponse]
    next_page_token: str
    def __init__(self, campaign_responses: _Optional[_Iterable[_Union[CampaignResponse, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
