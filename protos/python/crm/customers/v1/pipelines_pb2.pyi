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

class BusinessForm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BUSINESS_FORM_UNSPECIFIED: _ClassVar[BusinessForm]
    BUSINESS_FORM_CUSTOMER_DEVELOPMENT: _ClassVar[BusinessForm]
    BUSINESS_FORM_PROJECT: _ClassVar[BusinessForm]
    BUSINESS_FORM_DISTRIBUTION: _ClassVar[BusinessForm]
BUSINESS_FORM_UNSPECIFIED: BusinessForm
BUSINESS_FORM_CUSTOMER_DEVELOPMENT: BusinessForm
BUSINESS_FORM_PROJECT: BusinessForm
BUSINESS_FORM_DISTRIBUTION: BusinessForm

class Deliverable(_message.Message):
    __slots__ = ("code", "name", "name_zh")
    CODE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_ZH_FIELD_NUMBER: _ClassVar[int]
    code: str
    name: str
    name_zh: str
    def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., name_zh: _Optional[str] = ...) -> None: ...

class DealStage(_message.Message):
    __slots__ = ("stage_id", "name", "name_zh", "probability", "after_won", "required_fields", "deliverables", "needs_approval", "usual_days")
    STAGE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_ZH_FIELD_NUMBER: _ClassVar[int]
    PROBABILITY_FIELD_NUMBER: _ClassVar[int]
    AFTER_WON_FIELD_NUMBER: _ClassVar[int]
    REQUIRED_FIELDS_FIELD_NUMBER: _ClassVar[int]
    DELIVERABLES_FIELD_NUMBER: _ClassVar[int]
    NEEDS_APPROVAL_FIELD_NUMBER: _ClassVar[int]
    USUAL_DAYS_FIELD_NUMBER: _ClassVar[int]
    stage_id: int
    name: str
    name_zh: str
    probability: int
    after_won: bool
    required_fields: _containers.RepeatedScalarFieldContainer[str]
    deliverables: _containers.RepeatedCompositeFieldContainer[Deliverable]
    needs_approval: bool
    usual_days: int
    def __init__(self, stage_id: _Optional[int] = ..., name: _Optional[str] = ..., name_zh: _Optional[str] = ..., probability: _Optional[int] = ..., after_won: _Optional[bool] = ..., required_fields: _Optional[_Iterable[str]] = ..., deliverables: _Optional[_Iterable[_Union[Deliverable, _Mapping]]] = ..., needs_approval: _Optional[bool] = ..., usual_days: _Optional[int] = ...) -> None: ...

class Pipeline(_message.Message):
    __slots__ = ("pipeline_id", "name", "name_zh", "form", "currency", "stages", "etag", "create_time", "update_time", "delete_time")
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    NAME_ZH_FIELD_NUMBER: _ClassVar[int]
    FORM_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    STAGES_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    name: str
    name_zh: str
    form: BusinessForm
    currency: str
    stages: _containers.RepeatedCompositeFieldContainer[DealStage]
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, pipeline_id: _Optional[int] = ..., name: _Optional[str] = ..., name_zh: _Optional[str] = ..., form: _Optional[_Union[BusinessForm, str]] = ..., currency: _Optional[str] = ..., stages: _Optional[_Iterable[_Union[DealStage, _Mapping]]] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreatePipelineRequest(_message.Message):
    __slots__ = ("pipeline", "request_id")
    PIPELINE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pipeline: Pipeline
    request_id: str
    def __init__(self, pipeline: _Optional[_Union[Pipeline, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPipelineRequest(_message.Message):
    __slots__ = ("pipeline_id",)
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    def __init__(self, pipeline_id: _Optional[int] = ...) -> None: ...

class ListPipelinesRequest(_message.Message):
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

class ListPipelinesResponse(_message.Message):
    __slots__ = ("pipelines", "next_page_token")
    PIPELINES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    pipelines: _containers.RepeatedCompositeFieldContainer[Pipeline]
    next_page_token: str
    def __init__(self, pipelines: _Optional[_Iterable[_Union[Pipeline, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePipelineRequest(_message.Message):
    __slots__ = ("pipeline", "update_mask", "request_id")
    PIPELINE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pipeline: Pipeline
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, pipeline: _Optional[_Union[Pipeline, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePipelineRequest(_message.Message):
    __slots__ = ("pipeline_id", "etag", "request_id")
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    etag: str
    request_id: str
    def __init__(self, pipeline_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePipelineRequest(_message.Message):
    __slots__ = ("pipeline_id", "request_id")
    PIPELINE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pipeline_id: int
    request_id: str
    def __init__(self, pipeline_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...
