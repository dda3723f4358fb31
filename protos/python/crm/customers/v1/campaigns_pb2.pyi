import datetime

from buf.validate import validate_pb2 as _validate_pb2
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

class CampaignState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CAMPAIGN_STATE_UNSPECIFIED: _ClassVar[CampaignState]
    CAMPAIGN_STATE_DRAFT: _ClassVar[CampaignState]
    CAMPAIGN_STATE_RUNNING: _ClassVar[CampaignState]
    CAMPAIGN_STATE_ENDED: _ClassVar[CampaignState]

class CampaignChannel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CAMPAIGN_CHANNEL_UNSPECIFIED: _ClassVar[CampaignChannel]
    CAMPAIGN_CHANNEL_CALL: _ClassVar[CampaignChannel]
    CAMPAIGN_CHANNEL_EMAIL: _ClassVar[CampaignChannel]
    CAMPAIGN_CHANNEL_MESSENGER: _ClassVar[CampaignChannel]
    CAMPAIGN_CHANNEL_LETTER: _ClassVar[CampaignChannel]
    CAMPAIGN_CHANNEL_AD: _ClassVar[CampaignChannel]
    CAMPAIGN_CHANNEL_EVENT: _ClassVar[CampaignChannel]

class Attribution(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ATTRIBUTION_UNSPECIFIED: _ClassVar[Attribution]
    ATTRIBUTION_FIRST: _ClassVar[Attribution]
    ATTRIBUTION_LAST: _ClassVar[Attribution]
    ATTRIBUTION_LINEAR: _ClassVar[Attribution]
    ATTRIBUTION_POSITION: _ClassVar[Attribution]

class CountedAs(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COUNTED_AS_UNSPECIFIED: _ClassVar[CountedAs]
    COUNTED_AS_ORDERS: _ClassVar[CountedAs]
    COUNTED_AS_DEALS: _ClassVar[CountedAs]
    COUNTED_AS_ORDERS_AND_DEALS: _ClassVar[CountedAs]
CAMPAIGN_STATE_UNSPECIFIED: CampaignState
CAMPAIGN_STATE_DRAFT: CampaignState
CAMPAIGN_STATE_RUNNING: CampaignState
CAMPAIGN_STATE_ENDED: CampaignState
CAMPAIGN_CHANNEL_UNSPECIFIED: CampaignChannel
CAMPAIGN_CHANNEL_CALL: CampaignChannel
CAMPAIGN_CHANNEL_EMAIL: CampaignChannel
CAMPAIGN_CHANNEL_MESSENGER: CampaignChannel
CAMPAIGN_CHANNEL_LETTER: CampaignChannel
CAMPAIGN_CHANNEL_AD: CampaignChannel
CAMPAIGN_CHANNEL_EVENT: CampaignChannel
ATTRIBUTION_UNSPECIFIED: Attribution
ATTRIBUTION_FIRST: Attribution
ATTRIBUTION_LAST: Attribution
ATTRIBUTION_LINEAR: Attribution
ATTRIBUTION_POSITION: Attribution
COUNTED_AS_UNSPECIFIED: CountedAs
COUNTED_AS_ORDERS: CountedAs
COUNTED_AS_DEALS: CountedAs
COUNTED_AS_ORDERS_AND_DEALS: CountedAs

class Campaign(_message.Message):
    __slots__ = ("campaign_id", "name", "description", "product_line", "state", "start_date", "end_date", "currency", "budgets", "goal_conversions", "goal_revenue", "goal_margin", "attribution", "window_days", "counted_as", "margin_rate", "cap_touches", "cap_days", "script", "most_attempts", "caller_ids", "owner_id", "team", "begin_time", "close_time", "etag", "create_time", "update_time", "delete_time", "budget_total", "cost_total")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_LINE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    BUDGETS_FIELD_NUMBER: _ClassVar[int]
    GOAL_CONVERSIONS_FIELD_NUMBER: _ClassVar[int]
    GOAL_REVENUE_FIELD_NUMBER: _ClassVar[int]
    GOAL_MARGIN_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_AS_FIELD_NUMBER: _ClassVar[int]
    MARGIN_RATE_FIELD_NUMBER: _ClassVar[int]
    CAP_TOUCHES_FIELD_NUMBER: _ClassVar[int]
    CAP_DAYS_FIELD_NUMBER: _ClassVar[int]
    SCRIPT_FIELD_NUMBER: _ClassVar[int]
    MOST_ATTEMPTS_FIELD_NUMBER: _ClassVar[int]
    CALLER_IDS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    BEGIN_TIME_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    BUDGET_TOTAL_FIELD_NUMBER: _ClassVar[int]
    COST_TOTAL_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    name: str
    description: str
    product_line: str
    state: CampaignState
    start_date: str
    end_date: str
    currency: str
    budgets: _containers.RepeatedCompositeFieldContainer[ChannelBudget]
    goal_conversions: int
    goal_revenue: str
    goal_margin: str
    attribution: Attribution
    window_days: int
    counted_as: CountedAs
    margin_rate: str
    cap_touches: int
    cap_days: int
    script: str
    most_attempts: int
    caller_ids: _containers.RepeatedScalarFieldContainer[str]
    owner_id: str
    team: str
    begin_time: _timestamp_pb2.Timestamp
    close_time: _timestamp_pb2.Timestamp
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    budget_total: str
    cost_total: str
    def __init__(self, campaign_id: _Optional[int] = ..., name: _Optional[str] = ..., description: _Optional[str] = ..., product_line: _Optional[str] = ..., state: _Optional[_Union[CampaignState, str]] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., currency: _Optional[str] = ..., budgets: _Optional[_Iterable[_Union[ChannelBudget, _Mapping]]] = ..., goal_conversions: _Optional[int] = ..., goal_revenue: _Optional[str] = ..., goal_margin: _Optional[str] = ..., attribution: _Optional[_Union[Attribution, str]] = ..., window_days: _Optional[int] = ..., counted_as: _Optional[_Union[CountedAs, str]] = ..., margin_rate: _Optional[str] = ..., cap_touches: _Optional[int] = ..., cap_days: _Optional[int] = ..., script: _Optional[str] = ..., most_attempts: _Optional[int] = ..., caller_ids: _Optional[_Iterable[str]] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., begin_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., budget_total: _Optional[str] = ..., cost_total: _Optional[str] = ...) -> None: ...

class ChannelBudget(_message.Message):
    __slots__ = ("channel", "amount")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    channel: CampaignChannel
    amount: str
    def __init__(self, channel: _Optional[_Union[CampaignChannel, str]] = ..., amount: _Optional[str] = ...) -> None: ...

class CampaignCost(_message.Message):
    __slots__ = ("campaign_cost_id", "campaign_id", "channel", "amount", "cost_date", "description", "actor_id", "source", "external_id", "create_time")
    CAMPAIGN_COST_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    COST_DATE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    campaign_cost_id: int
    campaign_id: int
    channel: CampaignChannel
    amount: str
    cost_date: str
    description: str
    actor_id: str
    source: str
    external_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, campaign_cost_id: _Optional[int] = ..., campaign_id: _Optional[int] = ..., channel: _Optional[_Union[CampaignChannel, str]] = ..., amount: _Optional[str] = ..., cost_date: _Optional[str] = ..., description: _Optional[str] = ..., actor_id: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateCampaignRequest(_message.Message):
    __slots__ = ("campaign", "request_id")
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign: Campaign
    request_id: str
    def __init__(self, campaign: _Optional[_Union[Campaign, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCampaignRequest(_message.Message):
    __slots__ = ("campaign_id",)
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    def __init__(self, campaign_id: _Optional[int] = ...) -> None: ...

class ListCampaignsRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListCampaignsResponse(_message.Message):
    __slots__ = ("campaigns", "next_page_token")
    CAMPAIGNS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaigns: _containers.RepeatedCompositeFieldContainer[Campaign]
    next_page_token: str
    def __init__(self, campaigns: _Optional[_Iterable[_Union[Campaign, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCampaignRequest(_message.Message):
    __slots__ = ("campaign", "update_mask", "request_id")
    CAMPAIGN_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign: Campaign
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, campaign: _Optional[_Union[Campaign, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class StartCampaignRequest(_message.Message):
    __slots__ = ("campaign_id", "etag", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    etag: str
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class EndCampaignRequest(_message.Message):
    __slots__ = ("campaign_id", "etag", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    etag: str
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteCampaignRequest(_message.Message):
    __slots__ = ("campaign_id", "etag", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    etag: str
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteCampaignRequest(_message.Message):
    __slots__ = ("campaign_id", "etag", "request_id")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    etag: str
    request_id: str
    def __init__(self, campaign_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateCampaignCostRequest(_message.Message):
    __slots__ = ("campaign_cost", "request_id")
    CAMPAIGN_COST_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    campaign_cost: CampaignCost
    request_id: str
    def __init__(self, campaign_cost: _Optional[_Union[CampaignCost, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListCampaignCostsRequest(_message.Message):
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

class ListCampaignCostsResponse(_message.Message):
    __slots__ = ("campaign_costs", "next_page_token")
    CAMPAIGN_COSTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_costs: _containers.RepeatedCompositeFieldContainer[CampaignCost]
    next_page_token: str
    def __init__(self, campaign_costs: _Optional[_Iterable[_Union[CampaignCost, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
