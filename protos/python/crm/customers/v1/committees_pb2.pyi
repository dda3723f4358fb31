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

class BuyingRole(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    BUYING_ROLE_UNSPECIFIED: _ClassVar[BuyingRole]
    BUYING_ROLE_USER: _ClassVar[BuyingRole]
    BUYING_ROLE_TECHNICAL: _ClassVar[BuyingRole]
    BUYING_ROLE_ECONOMIC: _ClassVar[BuyingRole]
    BUYING_ROLE_DECISION: _ClassVar[BuyingRole]
    BUYING_ROLE_COACH: _ClassVar[BuyingRole]

class Stance(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    STANCE_UNSPECIFIED: _ClassVar[Stance]
    STANCE_CHAMPION: _ClassVar[Stance]
    STANCE_SUPPORTER: _ClassVar[Stance]
    STANCE_NEUTRAL: _ClassVar[Stance]
    STANCE_SCEPTIC: _ClassVar[Stance]
    STANCE_OPPONENT: _ClassVar[Stance]

class CommitteeGapKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMMITTEE_GAP_KIND_UNSPECIFIED: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_NO_DECISION_MAKER: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_NO_ECONOMIC_BUYER: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_NO_COACH: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_NO_CONTACT: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_OPPONENT: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_OBJECTION: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_NO_STANCE: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_STEP_OVERDUE: _ClassVar[CommitteeGapKind]
    COMMITTEE_GAP_KIND_ONE_PERSON: _ClassVar[CommitteeGapKind]
BUYING_ROLE_UNSPECIFIED: BuyingRole
BUYING_ROLE_USER: BuyingRole
BUYING_ROLE_TECHNICAL: BuyingRole
BUYING_ROLE_ECONOMIC: BuyingRole
BUYING_ROLE_DECISION: BuyingRole
BUYING_ROLE_COACH: BuyingRole
STANCE_UNSPECIFIED: Stance
STANCE_CHAMPION: Stance
STANCE_SUPPORTER: Stance
STANCE_NEUTRAL: Stance
STANCE_SCEPTIC: Stance
STANCE_OPPONENT: Stance
COMMITTEE_GAP_KIND_UNSPECIFIED: CommitteeGapKind
COMMITTEE_GAP_KIND_NO_DECISION_MAKER: CommitteeGapKind
COMMITTEE_GAP_KIND_NO_ECONOMIC_BUYER: CommitteeGapKind
COMMITTEE_GAP_KIND_NO_COACH: CommitteeGapKind
COMMITTEE_GAP_KIND_NO_CONTACT: CommitteeGapKind
COMMITTEE_GAP_KIND_OPPONENT: CommitteeGapKind
COMMITTEE_GAP_KIND_OBJECTION: CommitteeGapKind
COMMITTEE_GAP_KIND_NO_STANCE: CommitteeGapKind
COMMITTEE_GAP_KIND_STEP_OVERDUE: CommitteeGapKind
COMMITTEE_GAP_KIND_ONE_PERSON: CommitteeGapKind

class DealPerson(_message.Message):
    __slots__ = ("deal_person_id", "deal_id", "contact_id", "display_name", "job_title", "role", "influence", "stance", "reports_to_id", "next_step", "next_step_date", "note", "etag", "create_time", "update_time", "last_contact_time", "stances", "objections")
    DEAL_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    JOB_TITLE_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    INFLUENCE_FIELD_NUMBER: _ClassVar[int]
    STANCE_FIELD_NUMBER: _ClassVar[int]
    REPORTS_TO_ID_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_FIELD_NUMBER: _ClassVar[int]
    NEXT_STEP_DATE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    LAST_CONTACT_TIME_FIELD_NUMBER: _ClassVar[int]
    STANCES_FIELD_NUMBER: _ClassVar[int]
    OBJECTIONS_FIELD_NUMBER: _ClassVar[int]
    deal_person_id: int
    deal_id: int
    contact_id: int
    display_name: str
    job_title: str
    role: BuyingRole
    influence: int
    stance: Stance
    reports_to_id: int
    next_step: str
    next_step_date: str
    note: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    last_contact_time: _timestamp_pb2.Timestamp
    stances: _containers.RepeatedCompositeFieldContainer[StanceChange]
    objections: _containers.RepeatedCompositeFieldContainer[DealObjection]
    def __init__(self, deal_person_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., display_name: _Optional[str] = ..., job_title: _Optional[str] = ..., role: _Optional[_Union[BuyingRole, str]] = ..., influence: _Optional[int] = ..., stance: _Optional[_Union[Stance, str]] = ..., reports_to_id: _Optional[int] = ..., next_step: _Optional[str] = ..., next_step_date: _Optional[str] = ..., note: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., last_contact_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., stances: _Optional[_Iterable[_Union[StanceChange, _Mapping]]] = ..., objections: _Optional[_Iterable[_Union[DealObjection, _Mapping]]] = ...) -> None: ...

class StanceChange(_message.Message):
    __slots__ = ("stance", "note", "actor_id", "stance_time")
    STANCE_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    STANCE_TIME_FIELD_NUMBER: _ClassVar[int]
    stance: Stance
    note: str
    actor_id: str
    stance_time: _timestamp_pb2.Timestamp
    def __init__(self, stance: _Optional[_Union[Stance, str]] = ..., note: _Optional[str] = ..., actor_id: _Optional[str] = ..., stance_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class DealObjection(_message.Message):
    __slots__ = ("deal_objection_id", "deal_id", "deal_person_id", "text", "answer", "actor_id", "answer_time", "create_time")
    DEAL_OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    DEAL_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    ACTOR_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_TIME_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    deal_objection_id: int
    deal_id: int
    deal_person_id: int
    text: str
    answer: str
    actor_id: str
    answer_time: _timestamp_pb2.Timestamp
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, deal_objection_id: _Optional[int] = ..., deal_id: _Optional[int] = ..., deal_person_id: _Optional[int] = ..., text: _Optional[str] = ..., answer: _Optional[str] = ..., actor_id: _Optional[str] = ..., answer_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CommitteeGap(_message.Message):
    __slots__ = ("kind", "deal_person_id", "text")
    KIND_FIELD_NUMBER: _ClassVar[int]
    DEAL_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    kind: CommitteeGapKind
    deal_person_id: int
    text: str
    def __init__(self, kind: _Optional[_Union[CommitteeGapKind, str]] = ..., deal_person_id: _Optional[int] = ..., text: _Optional[str] = ...) -> None: ...

class BuyingCommittee(_message.Message):
    __slots__ = ("deal_id", "persons", "gaps")
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    PERSONS_FIELD_NUMBER: _ClassVar[int]
    GAPS_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    persons: _containers.RepeatedCompositeFieldContainer[DealPerson]
    gaps: _containers.RepeatedCompositeFieldContainer[CommitteeGap]
    def __init__(self, deal_id: _Optional[int] = ..., persons: _Optional[_Iterable[_Union[DealPerson, _Mapping]]] = ..., gaps: _Optional[_Iterable[_Union[CommitteeGap, _Mapping]]] = ...) -> None: ...

class GetBuyingCommitteeRequest(_message.Message):
    __slots__ = ("deal_id",)
    DEAL_ID_FIELD_NUMBER: _ClassVar[int]
    deal_id: int
    def __init__(self, deal_id: _Optional[int] = ...) -> None: ...

class CreateDealPersonRequest(_message.Message):
    __slots__ = ("deal_person", "stance_note", "request_id")
    DEAL_PERSON_FIELD_NUMBER: _ClassVar[int]
    STANCE_NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_person: DealPerson
    stance_note: str
    request_id: str
    def __init__(self, deal_person: _Optional[_Union[DealPerson, _Mapping]] = ..., stance_note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UpdateDealPersonRequest(_message.Message):
    __slots__ = ("deal_person", "update_mask", "stance_note", "request_id")
    DEAL_PERSON_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    STANCE_NOTE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_person: DealPerson
    update_mask: _field_mask_pb2.FieldMask
    stance_note: str
    request_id: str
    def __init__(self, deal_person: _Optional[_Union[DealPerson, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., stance_note: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteDealPersonRequest(_message.Message):
    __slots__ = ("deal_person_id", "request_id")
    DEAL_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_person_id: int
    request_id: str
    def __init__(self, deal_person_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class RaiseDealObjectionRequest(_message.Message):
    __slots__ = ("deal_person_id", "text", "request_id")
    DEAL_PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_person_id: int
    text: str
    request_id: str
    def __init__(self, deal_person_id: _Optional[int] = ..., text: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AnswerDealObjectionRequest(_message.Message):
    __slots__ = ("deal_objection_id", "answer", "request_id")
    DEAL_OBJECTION_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    deal_objection_id: int
    answer: str
    request_id: str
    def __init__(self, deal_objection_id: _Optional[int] = ..., answer: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...
