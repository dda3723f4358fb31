import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.channels.v1 import partners_pb2 as _partners_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class TierBenefit(_message.Message):
    __slots__ = ("tier_benefit_id", "etag", "tier", "discount_percent", "protection_days", "open_registrations", "material_quota", "payment_days", "needed_certifications", "description", "update_time")
    TIER_BENEFIT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    DISCOUNT_PERCENT_FIELD_NUMBER: _ClassVar[int]
    PROTECTION_DAYS_FIELD_NUMBER: _ClassVar[int]
    OPEN_REGISTRATIONS_FIELD_NUMBER: _ClassVar[int]
    MATERIAL_QUOTA_FIELD_NUMBER: _ClassVar[int]
    PAYMENT_DAYS_FIELD_NUMBER: _ClassVar[int]
    NEEDED_CERTIFICATIONS_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    tier_benefit_id: int
    etag: str
    tier: _partners_pb2.PartnerTier
    discount_percent: str
    protection_days: int
    open_registrations: int
    material_quota: int
    payment_days: int
    needed_certifications: int
    description: str
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, tier_benefit_id: _Optional[int] = ..., etag: _Optional[str] = ..., tier: _Optional[_Union[_partners_pb2.PartnerTier, str]] = ..., discount_percent: _Optional[str] = ..., protection_days: _Optional[int] = ..., open_registrations: _Optional[int] = ..., material_quota: _Optional[int] = ..., payment_days: _Optional[int] = ..., needed_certifications: _Optional[int] = ..., description: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetTierBenefitRequest(_message.Message):
    __slots__ = ("tier_benefit_id",)
    TIER_BENEFIT_ID_FIELD_NUMBER: _ClassVar[int]
    tier_benefit_id: int
    def __init__(self, tier_benefit_id: _Optional[int] = ...) -> None: ...

class ListTierBenefitsRequest(_message.Message):
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

class ListTierBenefitsResponse(_message.Message):
    __slots__ = ("tier_benefits", "next_page_token")
    TIER_BENEFITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    tier_benefits: _containers.RepeatedCompositeFieldContainer[TierBenefit]
    next_page_token: str
    def __init__(self, tier_benefits: _Optional[_Iterable[_Union[TierBenefit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateTierBenefitRequest(_message.Message):
    __slots__ = ("tier_benefit", "update_mask", "request_id")
    TIER_BENEFIT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    tier_benefit: TierBenefit
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, tier_benefit: _Optional[_Union[TierBenefit, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
