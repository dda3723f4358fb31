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

class ArticleState(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    ARTICLE_STATE_UNSPECIFIED: _ClassVar[ArticleState]
    ARTICLE_STATE_DRAFT: _ClassVar[ArticleState]
    ARTICLE_STATE_PUBLISHED: _ClassVar[ArticleState]
    ARTICLE_STATE_RETIRED: _ClassVar[ArticleState]
ARTICLE_STATE_UNSPECIFIED: ArticleState
ARTICLE_STATE_DRAFT: ArticleState
ARTICLE_STATE_PUBLISHED: ArticleState
ARTICLE_STATE_RETIRED: ArticleState

class Article(_message.Message):
    __slots__ = ("article_id", "etag", "create_time", "update_time", "delete_time", "title", "text", "language", "category", "tags", "state", "version", "use_count", "helped_count", "not_helped_count", "creator_id", "editor_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    CATEGORY_FIELD_NUMBER: _ClassVar[int]
    TAGS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    USE_COUNT_FIELD_NUMBER: _ClassVar[int]
    HELPED_COUNT_FIELD_NUMBER: _ClassVar[int]
    NOT_HELPED_COUNT_FIELD_NUMBER: _ClassVar[int]
    CREATOR_ID_FIELD_NUMBER: _ClassVar[int]
    EDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    title: str
    text: str
    language: str
    category: str
    tags: _containers.RepeatedScalarFieldContainer[str]
    state: ArticleState
    version: int
    use_count: int
    helped_count: int
    not_helped_count: int
    creator_id: str
    editor_id: str
    def __init__(self, article_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., language: _Optional[str] = ..., category: _Optional[str] = ..., tags: _Optional[_Iterable[str]] = ..., state: _Optional[_Union[ArticleState, str]] = ..., version: _Optional[int] = ..., use_count: _Optional[int] = ..., helped_count: _Optional[int] = ..., not_helped_count: _Optional[int] = ..., creator_id: _Optional[str] = ..., editor_id: _Optional[str] = ...) -> None: ...

class CreateArticleRequest(_message.Message):
    __slots__ = ("article", "request_id")
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article: Article
    request_id: str
    def __init__(self, article: _Optional[_Union[Article, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetArticleRequest(_message.Message):
    __slots__ = ("article_id",)
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    def __init__(self, article_id: _Optional[int] = ...) -> None: ...

class ListArticlesRequest(_message.Message):
    __slots__ = ("page_size", "page_token", "filter", "order_by", "show_deleted", "query")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    FILTER_FIELD_NUMBER: _ClassVar[int]
    ORDER_BY_FIELD_NUMBER: _ClassVar[int]
    SHOW_DELETED_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    filter: str
    order_by: str
    show_deleted: bool
    query: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ..., filter: _Optional[str] = ..., order_by: _Optional[str] = ..., show_deleted: _Optional[bool] = ..., query: _Optional[str] = ...) -> None: ...

class ListArticlesResponse(_message.Message):
    __slots__ = ("articles", "next_page_token")
    ARTICLES_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    articles: _containers.RepeatedCompositeFieldContainer[Article]
    next_page_token: str
    def __init__(self, articles: _Optional[_Iterable[_Union[Article, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateArticleRequest(_message.Message):
    __slots__ = ("article", "update_mask", "request_id")
    ARTICLE_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article: Article
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, article: _Optional[_Union[Article, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteArticleRequest(_message.Message):
    __slots__ = ("article_id", "etag", "request_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    etag: str
    request_id: str
    def __init__(self, article_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeleteArticleRequest(_message.Message):
    __slots__ = ("article_id", "request_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    request_id: str
    def __init__(self, article_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class ArticleVersion(_message.Message):
    __slots__ = ("article_version_id", "article_id", "version", "title", "text", "editor_id", "create_time")
    ARTICLE_VERSION_ID_FIELD_NUMBER: _ClassVar[int]
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    EDITOR_ID_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    article_version_id: int
    article_id: int
    version: int
    title: str
    text: str
    editor_id: str
    create_time: _timestamp_pb2.Timestamp
    def __init__(self, article_version_id: _Optional[int] = ..., article_id: _Optional[int] = ..., version: _Optional[int] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., editor_id: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ListArticleVersionsRequest(_message.Message):
    __slots__ = ("article_id", "page_size", "page_token")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    page_size: int
    page_token: str
    def __init__(self, article_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListArticleVersionsResponse(_message.Message):
    __slots__ = ("article_versions", "next_page_token")
    ARTICLE_VERSIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    article_versions: _containers.RepeatedCompositeFieldContainer[ArticleVersion]
    next_page_token: str
    def __init__(self, article_versions: _Optional[_Iterable[_Union[ArticleVersion, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class PublishArticleRequest(_message.Message):
    __slots__ = ("article_id", "etag", "request_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    etag: str
    request_id: str
    def __init__(self, article_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class RetireArticleRequest(_message.Message):
    __slots__ = ("article_id", "etag", "request_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    etag: str
    request_id: str
    def __init__(self, article_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UseArticleRequest(_message.Message):
    __slots__ = ("article_id", "ticket_id", "request_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    ticket_id: int
    request_id: str
    def __init__(self, article_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class UseArticleResponse(_message.Message):
    __slots__ = ("text",)
    TEXT_FIELD_NUMBER: _ClassVar[int]
    text: str
    def __init__(self, text: _Optional[str] = ...) -> None: ...

class RateArticleRequest(_message.Message):
    __slots__ = ("article_id", "ticket_id", "helped", "request_id")
    ARTICLE_ID_FIELD_NUMBER: _ClassVar[int]
    TICKET_ID_FIELD_NUMBER: _ClassVar[int]
    HELPED_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    article_id: int
    ticket_id: int
    helped: bool
    request_id: str
    def __init__(self, article_id: _Optional[int] = ..., ticket_id: _Optional[int] = ..., helped: _Optional[bool] = ..., request_id: _Optional[str] = ...) -> None: ...
