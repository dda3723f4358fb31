from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PhoneKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PHONE_KIND_UNSPECIFIED: _ClassVar[PhoneKind]
    PHONE_KIND_MOBILE: _ClassVar[PhoneKind]
    PHONE_KIND_WORK: _ClassVar[PhoneKind]
    PHONE_KIND_HOME: _ClassVar[PhoneKind]
    PHONE_KIND_FAX: _ClassVar[PhoneKind]

class EmailKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    EMAIL_KIND_UNSPECIFIED: _ClassVar[EmailKind]
    EMAIL_KIND_WORK: _ClassVar[EmailKind]
    EMAIL_KIND_PRIVATE: _ClassVar[EmailKind]
    EMAIL_KIND_BILLING: _ClassVar[EmailKind]

class MessengerKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    MESSENGER_KIND_UNSPECIFIED: _ClassVar[MessengerKind]
    MESSENGER_KIND_WECHAT: _ClassVar[MessengerKind]
    MESSENGER_KIND_WECOM: _ClassVar[MessengerKind]
    MESSENGER_KIND_QQ: _ClassVar[MessengerKind]
    MESSENGER_KIND_DINGTALK: _ClassVar[MessengerKind]
    MESSENGER_KIND_WHATSAPP: _ClassVar[MessengerKind]
    MESSENGER_KIND_TELEGRAM: _ClassVar[MessengerKind]
    MESSENGER_KIND_SIGNAL: _ClassVar[MessengerKind]
    MESSENGER_KIND_LINE: _ClassVar[MessengerKind]
    MESSENGER_KIND_TEAMS: _ClassVar[MessengerKind]

class AddressKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ADDRESS_KIND_UNSPECIFIED: _ClassVar[AddressKind]
    ADDRESS_KIND_BILLING: _ClassVar[AddressKind]
    ADDRESS_KIND_DELIVERY: _ClassVar[AddressKind]
    ADDRESS_KIND_VISIT: _ClassVar[AddressKind]
    ADDRESS_KIND_HOME: _ClassVar[AddressKind]
PHONE_KIND_UNSPECIFIED: PhoneKind
PHONE_KIND_MOBILE: PhoneKind
PHONE_KIND_WORK: PhoneKind
PHONE_KIND_HOME: PhoneKind
PHONE_KIND_FAX: PhoneKind
EMAIL_KIND_UNSPECIFIED: EmailKind
EMAIL_KIND_WORK: EmailKind
EMAIL_KIND_PRIVATE: EmailKind
EMAIL_KIND_BILLING: EmailKind
MESSENGER_KIND_UNSPECIFIED: MessengerKind
MESSENGER_KIND_WECHAT: MessengerKind
MESSENGER_KIND_WECOM: MessengerKind
MESSENGER_KIND_QQ: MessengerKind
MESSENGER_KIND_DINGTALK: MessengerKind
MESSENGER_KIND_WHATSAPP: MessengerKind
MESSENGER_KIND_TELEGRAM: MessengerKind
MESSENGER_KIND_SIGNAL: MessengerKind
MESSENGER_KIND_LINE: MessengerKind
MESSENGER_KIND_TEAMS: MessengerKind
ADDRESS_KIND_UNSPECIFIED: AddressKind
ADDRESS_KIND_BILLING: AddressKind
ADDRESS_KIND_DELIVERY: AddressKind
ADDRESS_KIND_VISIT: AddressKind
ADDRESS_KIND_HOME: AddressKind

class Phone(_message.Message):
    __slots__ = ("number", "kind", "e164")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    E164_FIELD_NUMBER: _ClassVar[int]
    number: str
    kind: PhoneKind
    e164: str
    def __init__(self, number: _Optional[str] = ..., kind: _Optional[_Union[PhoneKind, str]] = ..., e164: _Optional[str] = ...) -> None: ...

class Email(_message.Message):
    __slots__ = ("address", "normalized", "kind")
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    NORMALIZED_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    address: str
    normalized: str
    kind: EmailKind
    def __init__(self, address: _Optional[str] = ..., normalized: _Optional[str] = ..., kind: _Optional[_Union[EmailKind, str]] = ...) -> None: ...

class Messenger(_message.Message):
    __slots__ = ("kind", "handle")
    KIND_FIELD_NUMBER: _ClassVar[int]
    HANDLE_FIELD_NUMBER: _ClassVar[int]
    kind: MessengerKind
    handle: str
    def __init__(self, kind: _Optional[_Union[MessengerKind, str]] = ..., handle: _Optional[str] = ...) -> None: ...

class Address(_message.Message):
    __slots__ = ("kind", "street", "postal_code", "city", "region", "country")
    KIND_FIELD_NUMBER: _ClassVar[int]
    STREET_FIELD_NUMBER: _ClassVar[int]
    POSTAL_CODE_FIELD_NUMBER: _ClassVar[int]
    CITY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    kind: AddressKind
    street: str
    postal_code: str
    city: str
    region: str
    country: str
    def __init__(self, kind: _Optional[_Union[AddressKind, str]] = ..., street: _Optional[str] = ..., postal_code: _Optional[str] = ..., city: _Optional[str] = ..., region: _Optional[str] = ..., country: _Optional[str] = ...) -> None: ...
