import datetime

from buf.validate import validate_pb2 as _validate_pb2
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

class QuestionAnswerState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUESTION_ANSWER_STATE_UNSPECIFIED: _ClassVar[QuestionAnswerState]
    QUESTION_ANSWER_STATE_OFFERED: _ClassVar[QuestionAnswerState]
    QUESTION_ANSWER_STATE_ASKED: _ClassVar[QuestionAnswerState]
    QUESTION_ANSWER_STATE_ANSWERED: _ClassVar[QuestionAnswerState]
    QUESTION_ANSWER_STATE_REFUSED: _ClassVar[QuestionAnswerState]

class QuestionStep(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    QUESTION_STEP_UNSPECIFIED: _ClassVar[QuestionStep]
    QUESTION_STEP_ASK: _ClassVar[QuestionStep]
    QUESTION_STEP_ANSWER: _ClassVar[QuestionStep]
    QUESTION_STEP_REFUSE: _ClassVar[QuestionStep]
    QUESTION_STEP_TAKE_BACK: _ClassVar[QuestionStep]
QUESTION_ANSWER_STATE_UNSPECIFIED: QuestionAnswerState
QUESTION_ANSWER_STATE_OFFERED: QuestionAnswerState
QUESTION_ANSWER_STATE_ASKED: QuestionAnswerState
QUESTION_ANSWER_STATE_ANSWERED: QuestionAnswerState
QUESTION_ANSWER_STATE_REFUSED: QuestionAnswerState
QUESTION_STEP_UNSPECIFIED: QuestionStep
QUESTION_STEP_ASK: QuestionStep
QUESTION_STEP_ANSWER: QuestionStep
QUESTION_STEP_REFUSE: QuestionStep
QUESTION_STEP_TAKE_BACK: QuestionStep

class QuestionAnswer(_message.Message):
    __slots__ = ("question_answer_id", "etag", "create_time", "update_time", "question_id", "question_name", "state", "choice", "choice_text", "text", "account_id", "contact_id", "requester_id", "segment", "tier", "ticket_id", "agent_id", "team", "ask_time", "answer_time")
    QUESTION_ANSWER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    QUESTION_NAME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CHOICE_FIELD_NUMBER: _ClassVar[int]
    CHOICE_TEXT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ASK_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    question_answer_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    question_id: int
    question_name: str
    state: QuestionAnswerState
    choice: str
    choice_text: str
    text: str
    account_id: int
    contact_id: int
    requester_id: int
    segment: str
    tier: str
    ticket_id: int
    agent_id: str
    team: str
    ask_time: _timestamp_pb2.Timestamp
    answer_time: _timestamp_pb2.Timestamp
    def __init__(self, question_answer_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., question_id: _Optional[int] = ..., question_name: _Optional[str] = ..., state: _Optional[_Union[QuestionAnswerState, str]] = ..., choice: _Optional[str] = ..., choice_text: _Optional[str] = ..., text: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., requester_id: _Optional[int] = ..., segment: _Optional[str] = ..., tier: _Optional[str] = ..., ticket_id: _Optional[int] = ..., agent_id: _Optional[str] = ..., team: _Optional[str] = ..., ask_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class QuestionCustomer(_message.Message):
    __slots__ = ("account_id", "contact_id", "requester_id", "segment", "tier")
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    SEGMENT_FIELD_NUMBER: _ClassVar[int]
    TIER_FIELD_NUMBER: _ClassVar[int]
    account_id: int
    contact_id: int
    requester_id: int
    segment: str
    tier: str
    def __init__(self, account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., requester_id: _Optional[int] = ..., segment: _Optional[str] = ..., tier: _Optional[str] = ...) -> None: ...

class OfferQuestionsRequest(_message.Message):
    __slots__ = ("question_ids", "customer", "request_id")
    QUESTION_IDS_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question_ids: _containers.RepeatedScalarFieldContainer[int]
    customer: QuestionCustomer
    request_id: str
    def __init__(self, question_ids: _Optional[_Iterable[int]] = ..., customer: _Optional[_Union[QuestionCustomer, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class OfferQuestionsResponse(_message.Message):
    __slots__ = ("question_answers",)
    QUESTION_ANSWERS_FIELD_NUMBER: _ClassVar[int]
    question_answers: _containers.RepeatedCompositeFieldContainer[QuestionAnswer]
    def __init__(self, question_answers: _Optional[_Iterable[_Union[QuestionAnswer, _Mapping]]] = ...) -> None: ...

class AnswerQuestionRequest(_message.Message):
    __slots__ = ("question_id", "customer", "step", "choice", "text", "ticket_id", "request_id")
    QUESTION_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    STEP_FIELD_NUMBER: _ClassVar[int]
    CHOICE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question_id: int
    customer: QuestionCustomer
    step: QuestionStep
    choice: str
    text: str
    ticket_id: int
    request_id: str
    def __init__(self, question_id: _Optional[int] = ..., customer: _Optional[_Union[QuestionCustomer, _Mapping]] = ..., step: _Optional[_Union[QuestionStep, str]] = ..., choice: _Optional[str] = ..., text: _Optional[str] = ..., ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class LinkQuestionAnswersRequest(_message.Message):
    __slots__ = ("ticket_id", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class LinkQuestionAnswersResponse(_message.Message):
    __slots__ = ("question_answers",)
    QUESTION_ANSWERS_FIELD_NUMBER: _ClassVar[int]
    question_answers: _containers.RepeatedCompositeFieldContainer[QuestionAnswer]
    def __init__(self, question_answers: _Optional[_Iterable[_Union[QuestionAnswer, _Mapping]]] = ...) -> None: ...

class GetQuestionAnswerRequest(_message.Message):
    __slots__ = ("question_answer_id",)
    QUESTION_ANSWER_ID_FIELD_NUMBER: _ClassVar[int]
    question_answer_id: int
    def __init__(self, question_answer_id: _Optional[int] = ...) -> None: ...

class ListQuestionAnswersRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ...) -> None: ...

class ListQuestionAnswersResponse(_message.Message):
    __slots__ = ("question_answers", "next_page_token")
    QUESTION_ANSWERS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    question_answers: _containers.RepeatedCompositeFieldContainer[QuestionAnswer]
    next_page_token: str
    def __init__(self, question_answers: _Optional[_Iterable[_Union[QuestionAnswer, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class QuestionObjection(_message.Message):
    __slots__ = ("question_objection_id", "create_time", "delete_time", "account_id", "contact_id", "requester_id", "channel", "source")
    QUESTION_OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    question_objection_id: int
    create_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    account_id: int
    contact_id: int
    requester_id: int
    channel: str
    source: str
    def __init__(self, question_objection_id: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., requester_id: _Optional[int] = ..., channel: _Optional[str] = ..., source: _Optional[str] = ...) -> None: ...

class CreateQuestionObjectionRequest(_message.Message):
    __slots__ = ("customer", "request_id")
    CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    customer: QuestionCustomer
    request_id: str
    def __init__(self, customer: _Optional[_Union[QuestionCustomer, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetQuestionObjectionRequest(_message.Message):
    __slots__ = ("question_objection_id",)
    QUESTION_OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    question_objection_id: int
    def __init__(self, question_objection_id: _Optional[int] = ...) -> None: ...

class DeleteQuestionObjectionRequest(_message.Message):
    __slots__ = ("question_objection_id", "request_id")
    QUESTION_OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    question_objection_id: int
    request_id: str
    def __init__(self, question_objection_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListQuestionObjectionsRequest(_message.Message):
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

class ListQuestionObjectionsResponse(_message.Message):
    __slots__ = ("question_objections", "next_page_token")
    QUESTION_OBJECTIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    question_objections: _containers.RepeatedCompositeFieldContainer[QuestionObjection]
    next_page_token: str
    def __init__(self, question_objections: _Optional[_Iterable[_Union[QuestionObjection, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
