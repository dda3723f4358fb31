import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.customers.v1 import campaigns_pb2 as _campaigns_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class EffectMeasure(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EFFECT_MEASURE_UNSPECIFIED: _ClassVar[EffectMeasure]
    EFFECT_MEASURE_CONVERSIONS: _ClassVar[EffectMeasure]
    EFFECT_MEASURE_MARGIN: _ClassVar[EffectMeasure]

class EffectWarningKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EFFECT_WARNING_KIND_UNSPECIFIED: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_FEW_CONVERSIONS: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_NO_COST: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_CANNOT_TELL: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_UNKNOWN_MARGIN: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_OTHER_CURRENCY: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_WINDOW_OPEN: _ClassVar[EffectWarningKind]
    EFFECT_WARNING_KIND_NOTHING_TOUCHED: _ClassVar[EffectWarningKind]
EFFECT_MEASURE_UNSPECIFIED: EffectMeasure
EFFECT_MEASURE_CONVERSIONS: EffectMeasure
EFFECT_MEASURE_MARGIN: EffectMeasure
EFFECT_WARNING_KIND_UNSPECIFIED: EffectWarningKind
EFFECT_WARNING_KIND_FEW_CONVERSIONS: EffectWarningKind
EFFECT_WARNING_KIND_NO_COST: EffectWarningKind
EFFECT_WARNING_KIND_CANNOT_TELL: EffectWarningKind
EFFECT_WARNING_KIND_UNKNOWN_MARGIN: EffectWarningKind
EFFECT_WARNING_KIND_OTHER_CURRENCY: EffectWarningKind
EFFECT_WARNING_KIND_WINDOW_OPEN: EffectWarningKind
EFFECT_WARNING_KIND_NOTHING_TOUCHED: EffectWarningKind

class CampaignEffect(_message.Message):
    __slots__ = ("campaign_id", "currency", "attribution", "window_days", "counted_as", "channels", "total", "comparisons", "warnings", "method")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_AS_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    COMPARISONS_FIELD_NUMBER: _ClassVar[int]
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    currency: str
    attribution: _campaigns_pb2.Attribution
    window_days: int
    counted_as: _campaigns_pb2.CountedAs
    channels: _containers.RepeatedCompositeFieldContainer[ChannelEffect]
    total: ChannelEffect
    comparisons: _containers.RepeatedCompositeFieldContainer[ChannelComparison]
    warnings: _containers.RepeatedCompositeFieldContainer[EffectWarning]
    method: str
    def __init__(self, campaign_id: _Optional[int] = ..., currency: _Optional[str] = ..., attribution: _Optional[_Union[_campaigns_pb2.Attribution, str]] = ..., window_days: _Optional[int] = ..., counted_as: _Optional[_Union[_campaigns_pb2.CountedAs, str]] = ..., channels: _Optional[_Iterable[_Union[ChannelEffect, _Mapping]]] = ..., total: _Optional[_Union[ChannelEffect, _Mapping]] = ..., comparisons: _Optional[_Iterable[_Union[ChannelComparison, _Mapping]]] = ..., warnings: _Optional[_Iterable[_Union[EffectWarning, _Mapping]]] = ..., method: _Optional[str] = ...) -> None: ...

class ChannelEffect(_message.Message):
    __slots__ = ("channel", "budget", "cost", "touch_count", "touched_count", "response_count", "converted_count", "conversions", "revenue", "margin", "unknown_margin", "conversions_per_thousand", "margin_per_thousand", "enough")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    BUDGET_FIELD_NUMBER: _ClassVar[int]
    COST_FIELD_NUMBER: _ClassVar[int]
    TOUCH_COUNT_FIELD_NUMBER: _ClassVar[int]
    TOUCHED_COUNT_FIELD_NUMBER: _ClassVar[int]
    RESPONSE_COUNT_FIELD_NUMBER: _ClassVar[int]
    CONVERTED_COUNT_FIELD_NUMBER: _ClassVar[int]
    CONVERSIONS_FIELD_NUMBER: _ClassVar[int]
    REVENUE_FIELD_NUMBER: _ClassVar[int]
    MARGIN_FIELD_NUMBER: _ClassVar[int]
    UNKNOWN_MARGIN_FIELD_NUMBER: _ClassVar[int]
    CONVERSIONS_PER_THOUSAND_FIELD_NUMBER: _ClassVar[int]
    MARGIN_PER_THOUSAND_FIELD_NUMBER: _ClassVar[int]
    ENOUGH_FIELD_NUMBER: _ClassVar[int]
    channel: _campaigns_pb2.CampaignChannel
    budget: str
    cost: str
    touch_count: int
    touched_count: int
    response_count: int
    converted_count: int
    conversions: str
    revenue: str
    margin: str
    unknown_margin: str
    conversions_per_thousand: PerThousand
    margin_per_thousand: PerThousand
    enough: bool
    def __init__(self, channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., budget: _Optional[str] = ..., cost: _Optional[str] = ..., touch_count: _Optional[int] = ..., touched_count: _Optional[int] = ..., response_count: _Optional[int] = ..., converted_count: _Optional[int] = ..., conversions: _Optional[str] = ..., revenue: _Optional[str] = ..., margin: _Optional[str] = ..., unknown_margin: _Optional[str] = ..., conversions_per_thousand: _Optional[_Union[PerThousand, _Mapping]] = ..., margin_per_thousand: _Optional[_Union[PerThousand, _Mapping]] = ..., enough: _Optional[bool] = ...) -> None: ...

class PerThousand(_message.Message):
    __slots__ = ("value", "low", "high")
    VALUE_FIELD_NUMBER: _ClassVar[int]
    LOW_FIELD_NUMBER: _ClassVar[int]
    HIGH_FIELD_NUMBER: _ClassVar[int]
    value: str
    low: str
    high: str
    def __init__(self, value: _Optional[str] = ..., low: _Optional[str] = ..., high: _Optional[str] = ...) -> None: ...

class ChannelComparison(_message.Message):
    __slots__ = ("measure", "best", "other", "difference", "tells")
    MEASURE_FIELD_NUMBER: _ClassVar[int]
    BEST_FIELD_NUMBER: _ClassVar[int]
    OTHER_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    TELLS_FIELD_NUMBER: _ClassVar[int]
    measure: EffectMeasure
    best: _campaigns_pb2.CampaignChannel
    other: _campaigns_pb2.CampaignChannel
    difference: PerThousand
    tells: bool
    def __init__(self, measure: _Optional[_Union[EffectMeasure, str]] = ..., best: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., other: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., difference: _Optional[_Union[PerThousand, _Mapping]] = ..., tells: _Optional[bool] = ...) -> None: ...

class EffectWarning(_message.Message):
    __slots__ = ("kind", "channel", "text")
    KIND_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    kind: EffectWarningKind
    channel: _campaigns_pb2.CampaignChannel
    text: str
    def __init__(self, kind: _Optional[_Union[EffectWarningKind, str]] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., text: _Optional[str] = ...) -> None: ...

class CampaignCredit(_message.Message):
    __slots__ = ("record_kind", "record_id", "campaign_touch_id", "channel", "account_id", "conversion_date", "touch_time", "share", "currency", "amount", "margin")
    RECORD_KIND_FIELD_NUMBER: _ClassVar[int]
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    CAMPAIGN_TOUCH_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONVERSION_DATE_FIELD_NUMBER: _ClassVar[int]
    TOUCH_TIME_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FIELD_NUMBER: _ClassVar[int]
    MARGIN_FIELD_NUMBER: _ClassVar[int]
    record_kind: str
    record_id: int
    campaign_touch_id: int
    channel: _campaigns_pb2.CampaignChannel
    account_id: int
    conversion_date: str
    touch_time: _timestamp_pb2.Timestamp
    share: str
    currency: str
    amount: str
    margin: str
    def __init__(self, record_kind: _Optional[str] = ..., record_id: _Optional[int] = ..., campaign_touch_id: _Optional[int] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., account_id: _Optional[int] = ..., conversion_date: _Optional[str] = ..., touch_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., share: _Optional[str] = ..., currency: _Optional[str] = ..., amount: _Optional[str] = ..., margin: _Optional[str] = ...) -> None: ...

class GetCampaignEffectRequest(_message.Message):
    __slots__ = ("campaign_id", "attribution", "window_days", "counted_as")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_AS_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    attribution: _campaigns_pb2.Attribution
    window_days: int
    counted_as: _campaigns_pb2.CountedAs
    def __init__(self, campaign_id: _Optional[int] = ..., attribution: _Optional[_Union[_campaigns_pb2.Attribution, str]] = ..., window_days: _Optional[int] = ..., counted_as: _Optional[_Union[_campaigns_pb2.CountedAs, str]] = ...) -> None: ...

class CompareCampaignChannelsRequest(_message.Message):
    __slots__ = ("currency", "attribution", "window_days", "counted_as")
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_AS_FIELD_NUMBER: _ClassVar[int]
    currency: str
    attribution: _campaigns_pb2.Attribution
    window_days: int
    counted_as: _campaigns_pb2.CountedAs
    def __init__(self, currency: _Optional[str] = ..., attribution: _Optional[_Union[_campaigns_pb2.Attribution, str]] = ..., window_days: _Optional[int] = ..., counted_as: _Optional[_Union[_campaigns_pb2.CountedAs, str]] = ...) -> None: ...

class ListCampaignCreditsRequest(_message.Message):
    __slots__ = ("campaign_id", "attribution", "window_days", "counted_as", "channel", "page_size", "page_token")
    CAMPAIGN_ID_FIELD_NUMBER: _ClassVar[int]
    ATTRIBUTION_FIELD_NUMBER: _ClassVar[int]
    WINDOW_DAYS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_AS_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_id: int
    attribution: _campaigns_pb2.Attribution
    window_days: int
    counted_as: _campaigns_pb2.CountedAs
    channel: _campaigns_pb2.CampaignChannel
    page_size: int
    page_token: str
    def __init__(self, campaign_id: _Optional[int] = ..., attribution: _Optional[_Union[_campaigns_pb2.Attribution, str]] = ..., window_days: _Optional[int] = ..., counted_as: _Optional[_Union[_campaigns_pb2.CountedAs, str]] = ..., channel: _Optional[_Union[_campaigns_pb2.CampaignChannel, str]] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListCampaignCreditsResponse(_message.Message):
    __slots__ = ("campaign_credits", "next_page_token")
    CAMPAIGN_CREDITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    campaign_credits: _containers.RepeatedCompositeFieldContainer[CampaignCredit]
    next_page_token: str
    def __init__(self, campaign_credits: _Optional[_Iterable[_Union[CampaignCredit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
