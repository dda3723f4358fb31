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

class SurveyState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SURVEY_STATE_UNSPECIFIED: _ClassVar[SurveyState]
    SURVEY_STATE_OPEN: _ClassVar[SurveyState]
    SURVEY_STATE_ANSWERED: _ClassVar[SurveyState]
    SURVEY_STATE_EXPIRED: _ClassVar[SurveyState]
    SURVEY_STATE_WITHDRAWN: _ClassVar[SurveyState]

class SurveyReaction(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SURVEY_REACTION_UNSPECIFIED: _ClassVar[SurveyReaction]
    SURVEY_REACTION_REOPEN: _ClassVar[SurveyReaction]
    SURVEY_REACTION_ACTION: _ClassVar[SurveyReaction]
    SURVEY_REACTION_TELL: _ClassVar[SurveyReaction]
SURVEY_STATE_UNSPECIFIED: SurveyState
SURVEY_STATE_OPEN: SurveyState
SURVEY_STATE_ANSWERED: SurveyState
SURVEY_STATE_EXPIRED: SurveyState
SURVEY_STATE_WITHDRAWN: SurveyState
SURVEY_REACTION_UNSPECIFIED: SurveyReaction
SURVEY_REACTION_REOPEN: SurveyReaction
SURVEY_REACTION_ACTION: SurveyReaction
SURVEY_REACTION_TELL: SurveyReaction

class SurveyInvitation(_message.Message):
    __slots__ = ("survey_invitation_id", "etag", "create_time", "update_time", "ticket_id", "close_time", "state", "score", "comment", "expire_time", "answer_time", "change_count", "bad", "reaction", "heed_time", "action_id", "owner_id", "team", "account_id", "contact_id", "requester_id")
    SURVEY_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    BAD_FIELD_NUMBER: _ClassVar[int]
    REACTION_FIELD_NUMBER: _ClassVar[int]
    HEED_TIME_FIELD_NUMBER: _ClassVar[int]
    ACTION_ID_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    REQUESTER_ID_FIELD_NUMBER: _ClassVar[int]
    survey_invitation_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    ticket_id: int
    close_time: _timestamp_pb2.Timestamp
    state: SurveyState
    score: int
    comment: str
    expire_time: _timestamp_pb2.Timestamp
    answer_time: _timestamp_pb2.Timestamp
    change_count: int
    bad: bool
    reaction: SurveyReaction
    heed_time: _timestamp_pb2.Timestamp
    action_id: int
    owner_id: str
    team: str
    account_id: int
    contact_id: int
    requester_id: int
    def __init__(self, survey_invitation_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[SurveyState, str]] = ..., score: _Optional[int] = ..., comment: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., change_count: _Optional[int] = ..., bad: _Optional[bool] = ..., reaction: _Optional[_Union[SurveyReaction, str]] = ..., heed_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., action_id: _Optional[int] = ..., owner_id: _Optional[str] = ..., team: _Optional[str] = ..., account_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., requester_id: _Optional[int] = ...) -> None: ...

class CreateSurveyInvitationRequest(_message.Message):
    __slots__ = ("ticket_id", "request_id")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    request_id: str
    def __init__(self, ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetSurveyInvitationRequest(_message.Message):
    __slots__ = ("survey_invitation_id",)
    SURVEY_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    survey_invitation_id: int
    def __init__(self, survey_invitation_id: _Optional[int] = ...) -> None: ...

class ListSurveyInvitationsRequest(_message.Message):
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

class ListSurveyInvitationsResponse(_message.Message):
    __slots__ = ("survey_invitations", "next_page_token")
    SURVEY_INVITATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    survey_invitations: _containers.RepeatedCompositeFieldContainer[SurveyInvitation]
    next_page_token: str
    def __init__(self, survey_invitations: _Optional[_Iterable[_Union[SurveyInvitation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetSurveyLinkRequest(_message.Message):
    __slots__ = ("survey_invitation_id", "request_id")
    SURVEY_INVITATION_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    survey_invitation_id: int
    request_id: str
    def __init__(self, survey_invitation_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class SurveyLink(_message.Message):
    __slots__ = ("url", "expire_time")
    URL_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    url: str
    expire_time: _timestamp_pb2.Timestamp
    def __init__(self, url: _Optional[str] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ReadSurveyRequest(_message.Message):
    __slots__ = ("token",)
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    token: str
    def __init__(self, token: _Optional[str] = ...) -> None: ...

class AnswerSurveyRequest(_message.Message):
    __slots__ = ("token", "score", "comment", "request_id")
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    token: str
    score: int
    comment: str
    request_id: str
    def __init__(self, token: _Optional[str] = ..., score: _Optional[int] = ..., comment: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class Survey(_message.Message):
    __slots__ = ("ticket_id", "close_time", "state", "score", "comment", "end_time", "open")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    CLOSE_TIME_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    close_time: _timestamp_pb2.Timestamp
    state: SurveyState
    score: int
    comment: str
    end_time: _timestamp_pb2.Timestamp
    open: bool
    def __init__(self, ticket_id: _Optional[int] = ..., close_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[_Union[SurveyState, str]] = ..., score: _Optional[int] = ..., comment: _Optional[str] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., open: _Optional[bool] = ...) -> None: ...

class GetSatisfactionRequest(_message.Message):
    __slots__ = ("start_time", "end_time", "team")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    team: str
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., team: _Optional[str] = ...) -> None: ...

class Satisfaction(_message.Message):
    __slots__ = ("start_time", "end_time", "total", "agents", "departments", "months")
    START_TIME_FIELD_NUMBER: _ClassVar[int]
    END_TIME_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    AGENTS_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENTS_FIELD_NUMBER: _ClassVar[int]
    MONTHS_FIELD_NUMBER: _ClassVar[int]
    start_time: _timestamp_pb2.Timestamp
    end_time: _timestamp_pb2.Timestamp
    total: SatisfactionPart
    agents: _containers.RepeatedCompositeFieldContainer[SatisfactionPart]
    departments: _containers.RepeatedCompositeFieldContainer[SatisfactionPart]
    months: _containers.RepeatedCompositeFieldContainer[SatisfactionPart]
    def __init__(self, start_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., end_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., total: _Optional[_Union[SatisfactionPart, _Mapping]] = ..., agents: _Optional[_Iterable[_Union[SatisfactionPart, _Mapping]]] = ..., departments: _Optional[_Iterable[_Union[SatisfactionPart, _Mapping]]] = ..., months: _Optional[_Iterable[_Union[SatisfactionPart, _Mapping]]] = ...) -> None: ...

class SatisfactionPart(_message.Message):
    __slots__ = ("name", "invited_count", "answered_count", "score_counts", "average", "average_low", "average_high", "good_share", "good_low", "good_high", "bad_count")
    NAME_FIELD_NUMBER: _ClassVar[int]
    INVITED_COUNT_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_COUNT_FIELD_NUMBER: _ClassVar[int]
    SCORE_COUNTS_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_LOW_FIELD_NUMBER: _ClassVar[int]
    AVERAGE_HIGH_FIELD_NUMBER: _ClassVar[int]
    GOOD_SHARE_FIELD_NUMBER: _ClassVar[int]
    GOOD_LOW_FIELD_NUMBER: _ClassVar[int]
    GOOD_HIGH_FIELD_NUMBER: _ClassVar[int]
    BAD_COUNT_FIELD_NUMBER: _ClassVar[int]
    name: str
    invited_count: int
    answered_count: int
    score_counts: _containers.RepeatedScalarFieldContainer[int]
    average: str
    average_low: str
    average_high: str
    good_share: float
    good_low: float
    good_high: float
    bad_count: int
    def __init__(self, name: _Optional[str] = ..., invited_count: _Optional[int] = ..., answered_count: _Optional[int] = ..., score_counts: _Optional[_Iterable[int]] = ..., average: _Optional[str] = ..., average_low: _Optional[str] = ..., average_high: _Optional[str] = ..., good_share: _Optional[float] = ..., good_low: _Optional[float] = ..., good_high: _Optional[float] = ..., bad_count: _Optional[int] = ...) -> None: ...

class SurveySettings(_message.Message):
    __slots__ = ("settings_id", "etag", "update_time", "enabled", "valid_days", "change_hours", "bad_score", "reaction", "action_days", "pause_days")
    SETTINGS_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    ENABLED_FIELD_NUMBER: _ClassVar[int]
    VALID_DAYS_FIELD_NUMBER: _ClassVar[int]
    CHANGE_HOURS_FIELD_NUMBER: _ClassVar[int]
    BAD_SCORE_FIELD_NUMBER: _ClassVar[int]
    REACTION_FIELD_NUMBER: _ClassVar[int]
    ACTION_DAYS_FIELD_NUMBER: _ClassVar[int]
    PAUSE_DAYS_FIELD_NUMBER: _ClassVar[int]
    settings_id: int
    etag: str
    update_time: _timestamp_pb2.Timestamp
    enabled: bool
    valid_days: int
    change_hours: int
    bad_score: int
    reaction: SurveyReaction
    action_days: int
    pause_days: int
    def __init__(self, settings_id: _Optional[int] = ..., etag: _Optional[str] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., enabled: _Optional[bool] = ..., valid_days: _Optional[int] = ..., change_hours: _Optional[int] = ..., bad_score: _Optional[int] = ..., reaction: _Optional[_Union[SurveyReaction, str]] = ..., action_days: _Optional[int] = ..., pause_days: _Optional[int] = ...) -> None: ...

class GetSurveySettingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class UpdateSurveySettingsRequest(_message.Message):
    __slots__ = ("survey_settings", "update_mask", "request_id")
    SURVEY_SETTINGS_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    survey_settings: SurveySettings
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, survey_settings: _Optional[_Union[SurveySettings, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...
