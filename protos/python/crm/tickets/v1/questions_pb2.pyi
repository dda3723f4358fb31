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

class QuestionKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUESTION_KIND_UNSPECIFIED: _ClassVar[QuestionKind]
    QUESTION_KIND_CHOICE: _ClassVar[QuestionKind]
    QUESTION_KIND_YES_NO: _ClassVar[QuestionKind]
    QUESTION_KIND_SCALE: _ClassVar[QuestionKind]
    QUESTION_KIND_TEXT: _ClassVar[QuestionKind]
QUESTION_KIND_UNSPECIFIED: QuestionKind
QUESTION_KIND_CHOICE: QuestionKind
QUESTION_KIND_YES_NO: QuestionKind
QUESTION_KIND_SCALE: QuestionKind
QUESTION_KIND_TEXT: QuestionKind

class Question(_message.Message):
    __slots__ = ("question_id", "etag", "create_time", "update_time", "delete_time", "display_name", "text", "text_zh", "kind", "choices", "scale_max", "start_time", "end_time", "priority", "product", "bought_days", "segments", "tiers", "pause_days", "repeat_days", "disabled", "creator_id")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TEXT_ZH_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    SCALE_MAX_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    PRODUCT_FIELD_NUMBER: _ClassVar[int]
    BOUGHT_DAYS_FIELD_NUMBER: _ClassVar[int]
    SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    TIERS_FIELD_NUMBER: _ClassVar[int]
    PAUSE_DAYS_FIELD_NUMBER: _ClassVar[int]
    REPEAT_DAYS_FIELD_NUMBER: _ClassVar[int]
    DISABLED_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    display_name: str
    text: str
    text_zh: str
    kind: QuestionKind
    choices: _containers.RepeatedCompositeFieldContainer[QuestionChoice]
    scale_max: int
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    priority: int
    product: str
    bought_days: int
    segments: _containers.RepeatedScalarFieldContainer[str]
    tiers: _containers.RepeatedScalarFieldContainer[str]
    pause_days: int
    repeat_days: int
    disabled: bool
    creator_id: str
    def __init__(self, question_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., display_name: _Optional[str] = ..., text: _Optional[str] = ..., text_zh: _Optional[str] = ..., kind: _Optional[_Union[QuestionKind, str]] = ..., choices: _Optional[_Iterable[_Union[QuestionChoice, _Mapping]]] = ..., scale_max: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., priority: _Optional[int] = ..., product: _Optional[str] = ..., bought_days: _Optional[int] = ..., segments: _Optional[_Iterable[str]] = ..., tiers: _Optional[_Iterable[str]] = ..., pause_days: _Optional[int] = ..., repeat_days: _Optional[int] = ..., disabled: _Optional[bool] = ..., creator_id: _Optional[str] = ...) -> None: ...

class QuestionChoice(_message.Message):
    __slots__ = ("name", "text", "text_zh")
    NAME_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TEXT_ZH_FIELD_NUMBER: _ClassVar[int]
    name: str
    text: str
    text_zh: str
    def __init__(self, name: _Optional[str] = ..., text: _Optional[str] = ..., text_zh: _Optional[str] = ...) -> None: ...

class CallerQuestion(_message.Message):
    __slots__ = ("question_id", "text", "kind", "choices")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    text: str
    kind: QuestionKind
    choices: _containers.RepeatedCompositeFieldContainer[QuestionChoice]
    def __init__(self, question_id: _Optional[int] = ..., text: _Optional[str] = ..., kind: _Optional[_Union[QuestionKind, str]] = ..., choices: _Optional[_Iterable[_Union[QuestionChoice, _Mapping]]] = ...) -> None: ...

class QuestionSettings(_message.Message):
    __slots__ = ("settings_id", "etag", "update_time", "most_per_call", "most_per_month")
    SETTINGS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    MOST_PER_CALL_FIELD_NUMBER: _ClassVar[int]
    MOST_PER_MONTH_FIELD_NUMBER: _ClassVar[int]
    settings_id: int
    etag: str
    update_time: _timestamp_pb2.Timestamp
    most_per_call: int
    most_per_month: int
    def __init__(self, settings_id: _Optional[int] = ..., etag: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., most_per_call: _Optional[int] = ..., most_per_month: _Optional[int] = ...) -> None: ...

class GetQuestionSettingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UpdateQuestionSettingsRequest(_message.Message):
    __slots__ = ("question_settings", "update_mask", "request_id")
    QUESTION_SETTINGS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question_settings: QuestionSettings
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, question_settings: _Optional[_Union[QuestionSettings, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateQuestionRequest(_message.Message):
    __slots__ = ("question", "request_id")
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question: Question
    request_id: str
    def __init__(self, question: _Optional[_Union[Question, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetQuestionRequest(_message.Message):
    __slots__ = ("question_id",)
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    def __init__(self, question_id: _Optional[int] = ...) -> None: ...

class ListQuestionsRequest(_message.Message):
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

class ListQuestionsResponse(_message.Message):
    __slots__ = ("questions", "next_page_token")
    QUESTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    questions: _containers.RepeatedCompositeFieldContainer[Question]
    next_page_token: str
    def __init__(self, questions: _Optional[_Iterable[_Union[Question, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateQuestionRequest(_message.Message):
    __slots__ = ("question", "update_mask", "request_id")
    QUESTION_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question: Question
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, question: _Optional[_Union[Question, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteQuestionRequest(_message.Message):
    __slots__ = ("question_id", "etag", "request_id")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    etag: str
    request_id: str
    def __init__(self, question_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteQuestionRequest(_message.Message):
    __slots__ = ("question_id", "request_id")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    request_id: str
    def __init__(self, question_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetQuestionResultsRequest(_message.Message):
    __slots__ = ("question_id", "start_time", "end_time", "segment")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    segment: str
    def __init__(self, question_id: _Optional[int] = ..., start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., segment: _Optional[str] = ...) -> None: ...

class QuestionResults(_message.Message):
    __slots__ = ("question_id", "offered_count", "asked_count", "answered_count", "refused_count", "choices", "average", "average_low", "average_high", "months", "segments", "texts")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    OFFERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ASKED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_COUNT_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_LOW_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_HIGH_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    TEXTS_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    offered_count: int
    asked_count: int
    answered_count: int
    refused_count: int
    choices: _containers.RepeatedCompositeFieldContainer[ChoiceResult]
    average: str
    average_low: str
    average_high: str
    months: _containers.RepeatedCompositeFieldContainer[QuestionResultPart]
    segments: _containers.RepeatedCompositeFieldContainer[QuestionResultPart]
    texts: _containers.RepeatedCompositeFieldContainer[QuestionAnswerText]
    def __init__(self, question_id: _Optional[int] = ..., offered_count: _Optional[int] = ..., asked_count: _Optional[int] = ..., answered_count: _Optional[int] = ..., refused_count: _Optional[int] = ..., choices: _Optional[_Iterable[_Union[ChoiceResult, _Mapping]]] = ..., average: _Optional[str] = ..., average_low: _Optional[str] = ..., average_high: _Optional[str] = ..., months: _Optional[_Iterable[_Union[QuestionResultPart, _Mapping]]] = ..., segments: _Optional[_Iterable[_Union[QuestionResultPart, _Mapping]]] = ..., texts: _Optional[_Iterable[_Union[QuestionAnswerText, _Mapping]]] = ...) -> None: ...

class ChoiceResult(_message.Message):
    __slots__ = ("choice", "text", "count", "share", "share_low", "share_high")
    CHOICE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    SHARE_FIELD_NUMBER: _ClassVar[int]
    SHARE_LOW_FIELD_NUMBER: _ClassVar[int]
    SHARE_HIGH_FIELD_NUMBER: _ClassVar[int]
    choice: str
    text: str
    count: int
    share: float
    share_low: float
    share_high: float
    def __init__(self, choice: _Optional[str] = ..., text: _Optional[str] = ..., count: _Optional[int] = ..., share: _Optional[float] = ..., share_low: _Optional[float] = ..., share_high: _Optional[float] = ...) -> None: ...

class QuestionResultPart(_message.Message):
    __slots__ = ("name", "asked_count", "answered_count", "refused_count", "choices", "average")
    NAME_FIELD_NUMBER: _ClassVar[int]
    ASKED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    REFUSED_COUNT_FIELD_NUMBER: _ClassVar[int]
    CHOICES_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_FIELD_NUMBER: _ClassVar[int]
    name: str
    asked_count: int
    answered_count: int
    refused_count: int
    choices: _containers.RepeatedCompositeFieldContainer[ChoiceResult]
    average: str
    def __init__(self, name: _Optional[str] = ..., asked_count: _Optional[int] = ..., answered_count: _Optional[int] = ..., refused_count: _Optional[int] = ..., choices: _Optional[_Iterable[_Union[ChoiceResult, _Mapping]]] = ..., average: _Optional[str] = ...) -> None: ...

class QuestionAnswerText(_message.Message):
    __slots__ = ("question_answer_id", "text", "answer_time")
    QUESTION_ANSWER_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    question_answer_id: int
    text: str
    answer_time: _timestamp_pb2.Timestamp
    def __init__(self, question_answer_id: _Optional[int] = ..., text: _Optional[str] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
