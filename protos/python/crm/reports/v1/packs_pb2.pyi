import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from crm.reports.v1 import dashboards_pb2 as _dashboards_pb2
from crm.reports.v1 import goals_pb2 as _goals_pb2
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

class PackItemKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_ITEM_KIND_UNSPECIFIED: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_TEXT: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_DASHBOARD: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_CHART: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_TABLE: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_RECORDS: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_GOALS: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_ACTIONS: _ClassVar[PackItemKind]
    PACK_ITEM_KIND_AGENDA: _ClassVar[PackItemKind]

class PackPeriod(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_PERIOD_UNSPECIFIED: _ClassVar[PackPeriod]
    PACK_PERIOD_LAST_MONTH: _ClassVar[PackPeriod]
    PACK_PERIOD_LAST_WEEK: _ClassVar[PackPeriod]
    PACK_PERIOD_LAST_QUARTER: _ClassVar[PackPeriod]
    PACK_PERIOD_SINCE_LAST_MEETING: _ClassVar[PackPeriod]
    PACK_PERIOD_LAST_YEAR: _ClassVar[PackPeriod]
    PACK_PERIOD_LAST_DAY: _ClassVar[PackPeriod]

class PackRhythm(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_RHYTHM_UNSPECIFIED: _ClassVar[PackRhythm]
    PACK_RHYTHM_WEEKLY: _ClassVar[PackRhythm]
    PACK_RHYTHM_MONTHLY: _ClassVar[PackRhythm]
    PACK_RHYTHM_QUARTERLY: _ClassVar[PackRhythm]
    PACK_RHYTHM_MEETING: _ClassVar[PackRhythm]
    PACK_RHYTHM_DAILY: _ClassVar[PackRhythm]

class PackMailKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_MAIL_KIND_UNSPECIFIED: _ClassVar[PackMailKind]
    PACK_MAIL_KIND_LINK: _ClassVar[PackMailKind]
    PACK_MAIL_KIND_PDF: _ClassVar[PackMailKind]
    PACK_MAIL_KIND_FILES: _ClassVar[PackMailKind]

class PackChangeKind(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_CHANGE_KIND_UNSPECIFIED: _ClassVar[PackChangeKind]
    PACK_CHANGE_KIND_ADDED: _ClassVar[PackChangeKind]
    PACK_CHANGE_KIND_REMOVED: _ClassVar[PackChangeKind]
    PACK_CHANGE_KIND_CHANGED: _ClassVar[PackChangeKind]

class PackFormat(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    PACK_FORMAT_UNSPECIFIED: _ClassVar[PackFormat]
    PACK_FORMAT_PDF: _ClassVar[PackFormat]
    PACK_FORMAT_XLSX: _ClassVar[PackFormat]
PACK_ITEM_KIND_UNSPECIFIED: PackItemKind
PACK_ITEM_KIND_TEXT: PackItemKind
PACK_ITEM_KIND_DASHBOARD: PackItemKind
PACK_ITEM_KIND_CHART: PackItemKind
PACK_ITEM_KIND_TABLE: PackItemKind
PACK_ITEM_KIND_RECORDS: PackItemKind
PACK_ITEM_KIND_GOALS: PackItemKind
PACK_ITEM_KIND_ACTIONS: PackItemKind
PACK_ITEM_KIND_AGENDA: PackItemKind
PACK_PERIOD_UNSPECIFIED: PackPeriod
PACK_PERIOD_LAST_MONTH: PackPeriod
PACK_PERIOD_LAST_WEEK: PackPeriod
PACK_PERIOD_LAST_QUARTER: PackPeriod
PACK_PERIOD_SINCE_LAST_MEETING: PackPeriod
PACK_PERIOD_LAST_YEAR: PackPeriod
PACK_PERIOD_LAST_DAY: PackPeriod
PACK_RHYTHM_UNSPECIFIED: PackRhythm
PACK_RHYTHM_WEEKLY: PackRhythm
PACK_RHYTHM_MONTHLY: PackRhythm
PACK_RHYTHM_QUARTERLY: PackRhythm
PACK_RHYTHM_MEETING: PackRhythm
PACK_RHYTHM_DAILY: PackRhythm
PACK_MAIL_KIND_UNSPECIFIED: PackMailKind
PACK_MAIL_KIND_LINK: PackMailKind
PACK_MAIL_KIND_PDF: PackMailKind
PACK_MAIL_KIND_FILES: PackMailKind
PACK_CHANGE_KIND_UNSPECIFIED: PackChangeKind
PACK_CHANGE_KIND_ADDED: PackChangeKind
PACK_CHANGE_KIND_REMOVED: PackChangeKind
PACK_CHANGE_KIND_CHANGED: PackChangeKind
PACK_FORMAT_UNSPECIFIED: PackFormat
PACK_FORMAT_PDF: PackFormat
PACK_FORMAT_XLSX: PackFormat

class PackFilter(_message.Message):
    __slots__ = ("dimension_id", "value")
    DIMENSION_ID_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    dimension_id: str
    value: str
    def __init__(self, dimension_id: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...

class PackItem(_message.Message):
    __slots__ = ("kind", "title", "chinese_title", "text", "chinese_text", "dashboard_id", "measure_ids", "dimension_ids", "filters", "team", "most", "regular_meeting_id")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CHINESE_TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    CHINESE_TEXT_FIELD_NUMBER: _ClassVar[int]
    DASHBOARD_ID_FIELD_NUMBER: _ClassVar[int]
    MEASURE_IDS_FIELD_NUMBER: _ClassVar[int]
    DIMENSION_IDS_FIELD_NUMBER: _ClassVar[int]
    FILTERS_FIELD_NUMBER: _ClassVar[int]
    TEAM_FIELD_NUMBER: _ClassVar[int]
    MOST_FIELD_NUMBER: _ClassVar[int]
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    kind: PackItemKind
    title: str
    chinese_title: str
    text: str
    chinese_text: str
    dashboard_id: str
    measure_ids: _containers.RepeatedScalarFieldContainer[str]
    dimension_ids: _containers.RepeatedScalarFieldContainer[str]
    filters: _containers.RepeatedCompositeFieldContainer[PackFilter]
    team: str
    most: int
    regular_meeting_id: int
    def __init__(self, kind: _Optional[_Union[PackItemKind, str]] = ..., title: _Optional[str] = ..., chinese_title: _Optional[str] = ..., text: _Optional[str] = ..., chinese_text: _Optional[str] = ..., dashboard_id: _Optional[str] = ..., measure_ids: _Optional[_Iterable[str]] = ..., dimension_ids: _Optional[_Iterable[str]] = ..., filters: _Optional[_Iterable[_Union[PackFilter, _Mapping]]] = ..., team: _Optional[str] = ..., most: _Optional[int] = ..., regular_meeting_id: _Optional[int] = ...) -> None: ...

class PackSchedule(_message.Message):
    __slots__ = ("rhythm", "weekday", "working_day", "time_of_day", "country", "region", "business_calendar_id", "regular_meeting_id", "hours_before")
    RHYTHM_FIELD_NUMBER: _ClassVar[int]
    WEEKDAY_FIELD_NUMBER: _ClassVar[int]
    WORKING_DAY_FIELD_NUMBER: _ClassVar[int]
    TIME_OF_DAY_FIELD_NUMBER: _ClassVar[int]
    COUNTRY_FIELD_NUMBER: _ClassVar[int]
    REGION_FIELD_NUMBER: _ClassVar[int]
    BUSINESS_CALENDAR_ID_FIELD_NUMBER: _ClassVar[int]
    REGULAR_MEETING_ID_FIELD_NUMBER: _ClassVar[int]
    HOURS_BEFORE_FIELD_NUMBER: _ClassVar[int]
    rhythm: PackRhythm
    weekday: int
    working_day: int
    time_of_day: str
    country: str
    region: str
    business_calendar_id: int
    regular_meeting_id: int
    hours_before: int
    def __init__(self, rhythm: _Optional[_Union[PackRhythm, str]] = ..., weekday: _Optional[int] = ..., working_day: _Optional[int] = ..., time_of_day: _Optional[str] = ..., country: _Optional[str] = ..., region: _Optional[str] = ..., business_calendar_id: _Optional[int] = ..., regular_meeting_id: _Optional[int] = ..., hours_before: _Optional[int] = ...) -> None: ...

class Pack(_message.Message):
    __slots__ = ("pack_id", "etag", "create_time", "update_time", "delete_time", "title", "chinese_title", "items", "roles", "teams", "user_ids", "languages", "period", "time_zone", "schedule", "owner_id", "next_time", "waiting_time", "waiting_reason", "mail", "last_snapshot_id")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    CHINESE_TITLE_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    LANGUAGES_FIELD_NUMBER: _ClassVar[int]
    PERIOD_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    SCHEDULE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    NEXT_TIME_FIELD_NUMBER: _ClassVar[int]
    WAITING_TIME_FIELD_NUMBER: _ClassVar[int]
    WAITING_REASON_FIELD_NUMBER: _ClassVar[int]
    MAIL_FIELD_NUMBER: _ClassVar[int]
    LAST_SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    title: str
    chinese_title: str
    items: _containers.RepeatedCompositeFieldContainer[PackItem]
    roles: _containers.RepeatedScalarFieldContainer[str]
    teams: _containers.RepeatedScalarFieldContainer[str]
    user_ids: _containers.RepeatedScalarFieldContainer[str]
    languages: _containers.RepeatedScalarFieldContainer[str]
    period: PackPeriod
    time_zone: str
    schedule: PackSchedule
    owner_id: str
    next_time: _timestamp_pb2.Timestamp
    waiting_time: _timestamp_pb2.Timestamp
    waiting_reason: str
    mail: PackMailKind
    last_snapshot_id: int
    def __init__(self, pack_id: _Optional[int] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., chinese_title: _Optional[str] = ..., items: _Optional[_Iterable[_Union[PackItem, _Mapping]]] = ..., roles: _Optional[_Iterable[str]] = ..., teams: _Optional[_Iterable[str]] = ..., user_ids: _Optional[_Iterable[str]] = ..., languages: _Optional[_Iterable[str]] = ..., period: _Optional[_Union[PackPeriod, str]] = ..., time_zone: _Optional[str] = ..., schedule: _Optional[_Union[PackSchedule, _Mapping]] = ..., owner_id: _Optional[str] = ..., next_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., waiting_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., waiting_reason: _Optional[str] = ..., mail: _Optional[_Union[PackMailKind, str]] = ..., last_snapshot_id: _Optional[int] = ...) -> None: ...

class PackColumn(_message.Message):
    __slots__ = ("title", "unit", "currency", "definition")
    TITLE_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    DEFINITION_FIELD_NUMBER: _ClassVar[int]
    title: str
    unit: _dashboards_pb2.Unit
    currency: str
    definition: str
    def __init__(self, title: _Optional[str] = ..., unit: _Optional[_Union[_dashboards_pb2.Unit, str]] = ..., currency: _Optional[str] = ..., definition: _Optional[str] = ...) -> None: ...

class PackRow(_message.Message):
    __slots__ = ("cells", "url", "alarming")
    CELLS_FIELD_NUMBER: _ClassVar[int]
    URL_FIELD_NUMBER: _ClassVar[int]
    ALARMING_FIELD_NUMBER: _ClassVar[int]
    cells: _containers.RepeatedScalarFieldContainer[str]
    url: str
    alarming: bool
    def __init__(self, cells: _Optional[_Iterable[str]] = ..., url: _Optional[str] = ..., alarming: _Optional[bool] = ...) -> None: ...

class PackTable(_message.Message):
    __slots__ = ("columns", "rows", "total_size")
    COLUMNS_FIELD_NUMBER: _ClassVar[int]
    ROWS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_SIZE_FIELD_NUMBER: _ClassVar[int]
    columns: _containers.RepeatedCompositeFieldContainer[PackColumn]
    rows: _containers.RepeatedCompositeFieldContainer[PackRow]
    total_size: int
    def __init__(self, columns: _Optional[_Iterable[_Union[PackColumn, _Mapping]]] = ..., rows: _Optional[_Iterable[_Union[PackRow, _Mapping]]] = ..., total_size: _Optional[int] = ...) -> None: ...

class PackBlock(_message.Message):
    __slots__ = ("kind", "title", "text", "dashboard", "table", "missing", "goals")
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    DASHBOARD_FIELD_NUMBER: _ClassVar[int]
    TABLE_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    GOALS_FIELD_NUMBER: _ClassVar[int]
    kind: PackItemKind
    title: str
    text: str
    dashboard: _dashboards_pb2.Dashboard
    table: PackTable
    missing: str
    goals: _goals_pb2.GoalTree
    def __init__(self, kind: _Optional[_Union[PackItemKind, str]] = ..., title: _Optional[str] = ..., text: _Optional[str] = ..., dashboard: _Optional[_Union[_dashboards_pb2.Dashboard, _Mapping]] = ..., table: _Optional[_Union[PackTable, _Mapping]] = ..., missing: _Optional[str] = ..., goals: _Optional[_Union[_goals_pb2.GoalTree, _Mapping]] = ...) -> None: ...

class PackChange(_message.Message):
    __slots__ = ("kind", "block", "name", "before", "after", "unit", "currency")
    KIND_FIELD_NUMBER: _ClassVar[int]
    BLOCK_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    UNIT_FIELD_NUMBER: _ClassVar[int]
    CURRENCY_FIELD_NUMBER: _ClassVar[int]
    kind: PackChangeKind
    block: str
    name: str
    before: str
    after: str
    unit: _dashboards_pb2.Unit
    currency: str
    def __init__(self, kind: _Optional[_Union[PackChangeKind, str]] = ..., block: _Optional[str] = ..., name: _Optional[str] = ..., before: _Optional[str] = ..., after: _Optional[str] = ..., unit: _Optional[_Union[_dashboards_pb2.Unit, str]] = ..., currency: _Optional[str] = ...) -> None: ...

class PackEdition(_message.Message):
    __slots__ = ("snapshot_id", "pack_id", "version", "create_time", "title", "start_date", "end_date", "time_zone", "roles", "teams", "user_ids", "owner_id", "content_hash", "words", "changes", "previous_snapshot_id", "newer_snapshot_id", "blocks", "html", "languages", "language")
    SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    TIME_ZONE_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    USER_IDS_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    CONTENT_HASH_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    PREVIOUS_SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    NEWER_SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    BLOCKS_FIELD_NUMBER: _ClassVar[int]
    HTML_FIELD_NUMBER: _ClassVar[int]
    LANGUAGES_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    snapshot_id: int
    pack_id: int
    version: int
    create_time: _timestamp_pb2.Timestamp
    title: str
    start_date: str
    end_date: str
    time_zone: str
    roles: _containers.RepeatedScalarFieldContainer[str]
    teams: _containers.RepeatedScalarFieldContainer[str]
    user_ids: _containers.RepeatedScalarFieldContainer[str]
    owner_id: str
    content_hash: str
    words: str
    changes: _containers.RepeatedCompositeFieldContainer[PackChange]
    previous_snapshot_id: int
    newer_snapshot_id: int
    blocks: _containers.RepeatedCompositeFieldContainer[PackBlock]
    html: str
    languages: _containers.RepeatedScalarFieldContainer[str]
    language: str
    def __init__(self, snapshot_id: _Optional[int] = ..., pack_id: _Optional[int] = ..., version: _Optional[int] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., title: _Optional[str] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., time_zone: _Optional[str] = ..., roles: _Optional[_Iterable[str]] = ..., teams: _Optional[_Iterable[str]] = ..., user_ids: _Optional[_Iterable[str]] = ..., owner_id: _Optional[str] = ..., content_hash: _Optional[str] = ..., words: _Optional[str] = ..., changes: _Optional[_Iterable[_Union[PackChange, _Mapping]]] = ..., previous_snapshot_id: _Optional[int] = ..., newer_snapshot_id: _Optional[int] = ..., blocks: _Optional[_Iterable[_Union[PackBlock, _Mapping]]] = ..., html: _Optional[str] = ..., languages: _Optional[_Iterable[str]] = ..., language: _Optional[str] = ...) -> None: ...

class PackDocument(_message.Message):
    __slots__ = ("file_name", "media_type", "content")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
    CONTENT_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    media_type: str
    content: bytes
    def __init__(self, file_name: _Optional[str] = ..., media_type: _Optional[str] = ..., content: _Optional[bytes] = ...) -> None: ...

class PackMail(_message.Message):
    __slots__ = ("pack_id", "mail")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    MAIL_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    mail: PackMailKind
    def __init__(self, pack_id: _Optional[int] = ..., mail: _Optional[_Union[PackMailKind, str]] = ...) -> None: ...

class CreatePackRequest(_message.Message):
    __slots__ = ("pack", "request_id")
    PACK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pack: Pack
    request_id: str
    def __init__(self, pack: _Optional[_Union[Pack, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPackRequest(_message.Message):
    __slots__ = ("pack_id",)
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    def __init__(self, pack_id: _Optional[int] = ...) -> None: ...

class ListPacksRequest(_message.Message):
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

class ListPacksResponse(_message.Message):
    __slots__ = ("packs", "next_page_token")
    PACKS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    packs: _containers.RepeatedCompositeFieldContainer[Pack]
    next_page_token: str
    def __init__(self, packs: _Optional[_Iterable[_Union[Pack, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdatePackRequest(_message.Message):
    __slots__ = ("pack", "update_mask", "request_id")
    PACK_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pack: Pack
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, pack: _Optional[_Union[Pack, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeletePackRequest(_message.Message):
    __slots__ = ("pack_id", "etag", "request_id")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    etag: str
    request_id: str
    def __init__(self, pack_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class UndeletePackRequest(_message.Message):
    __slots__ = ("pack_id", "request_id")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    request_id: str
    def __init__(self, pack_id: _Optional[int] = ..., request_id: _Optional[str] = ...) -> None: ...

class PreviewPackRequest(_message.Message):
    __slots__ = ("pack_id", "start_date", "end_date")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    start_date: str
    end_date: str
    def __init__(self, pack_id: _Optional[int] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ...) -> None: ...

class PublishPackRequest(_message.Message):
    __slots__ = ("pack_id", "start_date", "end_date", "words", "request_id")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    START_DATE_FIELD_NUMBER: _ClassVar[int]
    END_DATE_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    start_date: str
    end_date: str
    words: str
    request_id: str
    def __init__(self, pack_id: _Optional[int] = ..., start_date: _Optional[str] = ..., end_date: _Optional[str] = ..., words: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetPackEditionRequest(_message.Message):
    __slots__ = ("snapshot_id", "language")
    SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    snapshot_id: int
    language: str
    def __init__(self, snapshot_id: _Optional[int] = ..., language: _Optional[str] = ...) -> None: ...

class ListPackEditionsRequest(_message.Message):
    __slots__ = ("pack_id", "page_size", "page_token")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    page_size: int
    page_token: str
    def __init__(self, pack_id: _Optional[int] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListPackEditionsResponse(_message.Message):
    __slots__ = ("pack_editions", "next_page_token")
    PACK_EDITIONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    pack_editions: _containers.RepeatedCompositeFieldContainer[PackEdition]
    next_page_token: str
    def __init__(self, pack_editions: _Optional[_Iterable[_Union[PackEdition, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetPackDocumentRequest(_message.Message):
    __slots__ = ("snapshot_id", "language", "format")
    SNAPSHOT_ID_FIELD_NUMBER: _ClassVar[int]
    LANGUAGE_FIELD_NUMBER: _ClassVar[int]
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    snapshot_id: int
    language: str
    format: PackFormat
    def __init__(self, snapshot_id: _Optional[int] = ..., language: _Optional[str] = ..., format: _Optional[_Union[PackFormat, str]] = ...) -> None: ...

class SetPackMailRequest(_message.Message):
    __slots__ = ("pack_id", "mail", "request_id")
    PACK_ID_FIELD_NUMBER: _ClassVar[int]
    MAIL_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    pack_id: int
    mail: PackMailKind
    request_id: str
    def __init__(self, pack_id: _Optional[int] = ..., mail: _Optional[_Union[PackMailKind, str]] = ..., request_id: _Optional[str] = ...) -> None: ...
