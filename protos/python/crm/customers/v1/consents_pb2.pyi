import datetime

from buf.validate import validate_pb2 as _validate_pb2
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

class ConsentPurpose(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONSENT_PURPOSE_UNSPECIFIED: _ClassVar[ConsentPurpose]
    CONSENT_PURPOSE_ADVERTISING: _ClassVar[ConsentPurpose]
    CONSENT_PURPOSE_SERVICE: _ClassVar[ConsentPurpose]
    CONSENT_PURPOSE_SURVEY: _ClassVar[ConsentPurpose]

class ConsentState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONSENT_STATE_UNSPECIFIED: _ClassVar[ConsentState]
    CONSENT_STATE_GRANTED: _ClassVar[ConsentState]
    CONSENT_STATE_REFUSED: _ClassVar[ConsentState]

class ConsentProof(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CONSENT_PROOF_UNSPECIFIED: _ClassVar[ConsentProof]
    CONSENT_PROOF_PAPER: _ClassVar[ConsentProof]
    CONSENT_PROOF_WEB_FORM: _ClassVar[ConsentProof]
    CONSENT_PROOF_WRITTEN_MESSAGE: _ClassVar[ConsentProof]
    CONSENT_PROOF_RECORDING: _ClassVar[ConsentProof]
    CONSENT_PROOF_SPOKEN: _ClassVar[ConsentProof]
    CONSENT_PROOF_CONTRACT: _ClassVar[ConsentProof]
CONSENT_PURPOSE_UNSPECIFIED: ConsentPurpose
CONSENT_PURPOSE_ADVERTISING: ConsentPurpose
CONSENT_PURPOSE_SERVICE: ConsentPurpose
CONSENT_PURPOSE_SURVEY: ConsentPurpose
CONSENT_STATE_UNSPECIFIED: ConsentState
CONSENT_STATE_GRANTED: ConsentState
CONSENT_STATE_REFUSED: ConsentState
CONSENT_PROOF_UNSPECIFIED: ConsentProof
CONSENT_PROOF_PAPER: ConsentProof
CONSENT_PROOF_WEB_FORM: ConsentProof
CONSENT_PROOF_WRITTEN_MESSAGE: ConsentProof
CONSENT_PROOF_RECORDING: ConsentProof
CONSENT_PROOF_SPOKEN: ConsentProof
CONSENT_PROOF_CONTRACT: ConsentProof

class Consent(_message.Message):
    __slots__ = ("consent_id", "contact_id", "account_id", "channel", "purpose", "state", "proof", "evidence", "give_time", "expire_time", "agent_id", "source", "external_id", "create_time")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PROOF_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    GIVE_TIME_FIELD_NUMBER: _ClassVar[int]
    EXPIRE_TIME_FIELD_NUMBER: _ClassVar[int]
    AGENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    consent_id: int
    contact_id: int
    account_id: int
    channel: _interactions_pb2.Channel
    purpose: ConsentPurpose
    state: ConsentState
    proof: ConsentProof
    evidence: str
    give_time: _timestamp_pb2.Timestamp
    expire_time: _timestamp_pb2.Timestamp
    agent_id: str
    source: str
    external_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, consent_id: _Optional[int] = ..., contact_id: _Optional[int] = ..., account_id: _Optional[int] = ..., channel: _Optional[_Union[_interactions_pb2.Channel, str]] = ..., purpose: _Optional[_Union[ConsentPurpose, str]] = ..., state: _Optional[_Union[ConsentState, str]] = ..., proof: _Optional[_Union[ConsentProof, str]] = ..., evidence: _Optional[str] = ..., give_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expire_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., agent_id: _Optional[str] = ..., source: _Optional[str] = ..., external_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateConsentRequest(_message.Message):
    __slots__ = ("consent", "request_id")
    CONSENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    consent: Consent
    request_id: str
    def __init__(self, consent: _Optional[_Union[Consent, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetConsentRequest(_message.Message):
    __slots__ = ("consent_id",)
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    consent_id: int
    def __init__(self, consent_id: _Optional[int] = ...) -> None: ...

class ListConsentsRequest(_message.Message):
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

class ListConsentsResponse(_message.Message):
    __slots__ = ("consents", "next_page_token")
    CONSENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    consents: _containers.RepeatedCompositeFieldContainer[Consent]
    next_page_token: str
    def __init__(self, consents: _Optional[_Iterable[_Union[Consent, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListCurrentConsentsRequest(_message.Message):
    __slots__ = ("contact_id", "account_id")
    CONTACT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    contact_id: int
    account_id: int
    def __init__(self, contact_id: _Optional[int] = ..., account_id: _Optional[int] = ...) -> None: ...

class ListCurrentConsentsResponse(_message.Message):
    __slots__ = ("consents",)
    CONSENTS_FIELD_NUMBER: _ClassVar[int]
    consents: _containers.RepeatedCompositeFieldContainer[Consent]
    def __init__(self, consents: _Optional[_Iterable[_Union[Consent, _Mapping]]] = ...) -> None: ...
