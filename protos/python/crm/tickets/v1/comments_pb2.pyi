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

class CommentVisibility(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    COMMENT_VISIBILITY_UNSPECIFIED: _ClassVar[CommentVisibility]
    COMMENT_VISIBILITY_PUBLIC: _ClassVar[CommentVisibility]
    COMMENT_VISIBILITY_INTERNAL: _ClassVar[CommentVisibility]
COMMENT_VISIBILITY_UNSPECIFIED: CommentVisibility
COMMENT_VISIBILITY_PUBLIC: CommentVisibility
COMMENT_VISIBILITY_INTERNAL: CommentVisibility

class Comment(_message.Message):
    __slots__ = ("comment_id", "etag", "create_time", "update_time", "delete_time", "ticket_id", "visibility", "text", "from_customer", "author_id", "account_id", "mentions", "edit_count", "edit_time", "written_on_id", "unmailed", "attachment_ids")
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    VISIBILITY_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    FROM_CUSTOMER_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_ID_FIELD_NUMBER: _ClassVar[int]
    MENTIONS_FIELD_NUMBER: _ClassVar[int]
    EDIT_COUNT_FIELD_NUMBER: _ClassVar[int]
    EDIT_TIME_FIELD_NUMBER: _ClassVar[int]
    WRITTEN_ON_ID_FIELD_NUMBER: _ClassVar[int]
    UNMAILED_FIELD_NUMBER: _ClassVar[int]
    ATTACHMENT_IDS_FIELD_NUMBER: _ClassVar[int]
    comment_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    ticket_id: int
    visibility: CommentVisibility
    text: str
    from_customer: bool
    author_id: str
    account_id: int
    mentions: _containers.RepeatedScalarFieldContainer[str]
    edit_count: int
    edit_time: _timestamp_pb2.Timestamp
    written_on_id: int
    unmailed: bool
    attachment_ids: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, comment_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ticket_id: _Optional[int] = ..., visibility: _Optional[_Union[CommentVisibility, str]] = ..., text: _Optional[str] = ..., from_customer: _Optional[bool] = ..., author_id: _Optional[str] = ..., account_id: _Optional[int] = ..., mentions: _Optional[_Iterable[str]] = ..., edit_count: _Optional[int] = ..., edit_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., written_on_id: _Optional[int] = ..., unmailed: _Optional[bool] = ..., attachment_ids: _Optional[_Iterable[int]] = ...) -> None: ...

class CreateCommentRequest(_message.Message):
    __slots__ = ("comment", "request_id")
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    comment: Comment
    request_id: str
    def __init__(self, comment: _Optional[_Union[Comment, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetCommentRequest(_message.Message):
    __slots__ = ("comment_id",)
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    comment_id: int
    def __init__(self, comment_id: _Optional[int] = ...) -> None: ...

class ListCommentsRequest(_message.Message):
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

class ListCommentsResponse(_message.Message):
    __slots__ = ("comments", "next_page_token")
    COMMENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    comments: _containers.RepeatedCompositeFieldContainer[Comment]
    next_page_token: str
    def __init__(self, comments: _Optional[_Iterable[_Union[Comment, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateCommentRequest(_message.Message):
    __slots__ = ("comment", "update_mask", "request_id")
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    comment: Comment
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, comment: _Optional[_Union[Comment, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class ListCommentEditsRequest(_message.Message):
    __slots__ = ("comment_id",)
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    comment_id: int
    def __init__(self, comment_id: _Optional[int] = ...) -> None: ...

class ListCommentEditsResponse(_message.Message):
    __slots__ = ("comment_edits",)
    COMMENT_EDITS_FIELD_NUMBER: _ClassVar[int]
    comment_edits: _containers.RepeatedCompositeFieldContainer[CommentEdit]
    def __init__(self, comment_edits: _Optional[_Iterable[_Union[CommentEdit, _Mapping]]] = ...) -> None: ...

class CommentEdit(_message.Message):
    __slots__ = ("comment_edit_id", "comment_id", "text", "editor_id", "create_time")
    COMMENT_EDIT_ID_FIELD_NUMBER: _ClassVar[int]
    COMMENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    EDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    comment_edit_id: int
    comment_id: int
    text: str
    editor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, comment_edit_id: _Optional[int] = ..., comment_id: _Optional[int] = ..., text: _Optional[str] = ..., editor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
