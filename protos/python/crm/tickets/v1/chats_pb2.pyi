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

class ChatDirection(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHAT_DIRECTION_UNSPECIFIED: _ClassVar[ChatDirection]
    CHAT_DIRECTION_IN: _ClassVar[ChatDirection]
    CHAT_DIRECTION_OUT: _ClassVar[ChatDirection]
CHAT_DIRECTION_UNSPECIFIED: ChatDirection
CHAT_DIRECTION_IN: ChatDirection
CHAT_DIRECTION_OUT: ChatDirection

class ChatConversation(_message.Message):
    __slots__ = ("chat_conversation_id", "etag", "create_time", "update_time", "delete_time", "channel", "external_id", "ticket_id", "customer_name", "message_count")
    CHAT_CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_COUNT_FIELD_NUMBER: _ClassVar[int]
    chat_conversation_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    channel: str
    external_id: str
    ticket_id: int
    customer_name: str
    message_count: int
    def __init__(self, chat_conversation_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., channel: _Optional[str] = ..., external_id: _Optional[str] = ..., ticket_id: _Optional[int] = ..., customer_name: _Optional[str] = ..., message_count: _Optional[int] = ...) -> None: ...

class ChatMessage(_message.Message):
    __slots__ = ("chat_message_id", "etag", "create_time", "update_time", "delete_time", "chat_conversation_id", "channel", "conversation_external_id", "external_id", "direction", "text", "ticket_id", "comment_id", "author_name")
    CHAT_MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    CHAT_CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    EXTERNAL_ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_NAME_FIELD_NUMBER: _ClassVar[int]
    chat_message_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    chat_conversation_id: int
    channel: str
    conversation_external_id: str
    external_id: str
    direction: ChatDirection
    text: str
    ticket_id: int
    comment_id: int
    author_name: str
    def __init__(self, chat_message_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., chat_conversation_id: _Optional[int] = ..., channel: _Optional[str] = ..., conversation_external_id: _Optional[str] = ..., external_id: _Optional[str] = ..., direction: _Optional[_Union[ChatDirection, str]] = ..., text: _Optional[str] = ..., ticket_id: _Optional[int] = ..., comment_id: _Optional[int] = ..., author_name: _Optional[str] = ...) -> None: ...

class PostChatMessageRequest(_message.Message):
    __slots__ = ("channel", "conversation_id", "message_id", "text", "customer_name", "phone", "email", "request_id")
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    CUSTOMER_NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    EMAIL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    channel: str
    conversation_id: str
    message_id: str
    text: str
    customer_name: str
    phone: str
    email: str
    request_id: str
    def __init__(self, channel: _Optional[str] = ..., conversation_id: _Optional[str] = ..., message_id: _Optional[str] = ..., text: _Optional[str] = ..., customer_name: _Optional[str] = ..., phone: _Optional[str] = ..., email: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetChatConversationRequest(_message.Message):
    __slots__ = ("chat_conversation_id",)
    CHAT_CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    chat_conversation_id: int
    def __init__(self, chat_conversation_id: _Optional[int] = ...) -> None: ...

class ListChatConversationsRequest(_message.Message):
    __slots__ = ("ticket_id", "page_size", "page_token", "filter", "order_by", "show_deleted")
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    ticket_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, ticket_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListChatConversationsResponse(_message.Message):
    __slots__ = ("chat_conversations", "next_page_token")
    CHAT_CONVERSATIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    chat_conversations: _containers.RepeatedCompositeFieldContainer[ChatConversation]
    next_page_token: str
    def __init__(self, chat_conversations: _Optional[_Iterable[_Union[ChatConversation, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListChatMessagesRequest(_message.Message):
    __slots__ = ("chat_conversation_id", "page_size", "page_token", "filter", "order_by", "show_deleted")
    CHAT_CONVERSATION_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    chat_conversation_id: int
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    def __init__(self, chat_conversation_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ...) -> None: ...

class ListChatMessagesResponse(_message.Message):
    __slots__ = ("chat_messages", "next_page_token")
    CHAT_MESSAGES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    chat_messages: _containers.RepeatedCompositeFieldContainer[ChatMessage]
    next_page_token: str
    def __init__(self, chat_messages: _Optional[_Iterable[_Union[ChatMessage, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...
