import datetime

from buf.validate import validate_pb2 as _validate_pb2
from crm.options.v1 import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import field_behavior_pb2 as _field_behavior_pb2
from google.protobuf import field_mask_pb2 as _field_mask_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ImportPlan(_message.Message):
    __slots__ = ("import_plan_id", "display_name", "plan", "owner_id", "etag", "create_time", "update_time", "delete_time")
    IMPORT_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    DISPLAY_NAME_FIELD_NUMBER: _ClassVar[int]
    PLAN_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    DELETE_TIME_FIELD_NUMBER: _ClassVar[int]
    import_plan_id: int
    display_name: str
    plan: str
    owner_id: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    delete_time: _timestamp_pb2.Timestamp
    def __init__(self, import_plan_id: _Optional[int] = ..., display_name: _Optional[str] = ..., plan: _Optional[str] = ..., owner_id: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., delete_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class ImportFile(_message.Message):
    __slots__ = ("import_file_id", "file_name", "size", "owner_id", "etag", "create_time", "update_time")
    IMPORT_FILE_ID_FIELD_NUMBER: _ClassVar[int]
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    OWNER_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    CREATE_TIME_FIELD_NUMBER: _ClassVar[int]
    UPDATE_TIME_FIELD_NUMBER: _ClassVar[int]
    import_file_id: int
    file_name: str
    size: int
    owner_id: str
    etag: str
    create_time: _timestamp_pb2.Timestamp
    update_time: _timestamp_pb2.Timestamp
    def __init__(self, import_file_id: _Optional[int] = ..., file_name: _Optional[str] = ..., size: _Optional[int] = ..., owner_id: _Optional[str] = ..., etag: _Optional[str] = ..., create_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., update_time: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CreateImportPlanRequest(_message.Message):
    __slots__ = ("import_plan", "request_id")
    IMPORT_PLAN_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_plan: ImportPlan
    request_id: str
    def __init__(self, import_plan: _Optional[_Union[ImportPlan, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class GetImportPlanRequest(_message.Message):
    __slots__ = ("import_plan_id",)
    IMPORT_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    import_plan_id: int
    def __init__(self, import_plan_id: _Optional[int] = ...) -> None: ...

class ListImportPlansRequest(_message.Message):
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

class ListImportPlansResponse(_message.Message):
    __slots__ = ("import_plans", "next_page_token")
    IMPORT_PLANS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    import_plans: _containers.RepeatedCompositeFieldContainer[ImportPlan]
    next_page_token: str
    def __init__(self, import_plans: _Optional[_Iterable[_Union[ImportPlan, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class UpdateImportPlanRequest(_message.Message):
    __slots__ = ("import_plan", "update_mask", "request_id")
    IMPORT_PLAN_FIELD_NUMBER: _ClassVar[int]
    UPDATE_MASK_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_plan: ImportPlan
    update_mask: _field_mask_pb2.FieldMask
    request_id: str
    def __init__(self, import_plan: _Optional[_Union[ImportPlan, _Mapping]] = ..., update_mask: _Optional[_Union[_field_mask_pb2.FieldMask, _Mapping]] = ..., request_id: _Optional[str] = ...) -> None: ...

class DeleteImportPlanRequest(_message.Message):
    __slots__ = ("import_plan_id", "etag", "request_id")
    IMPORT_PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_plan_id: int
    etag: str
    request_id: str
    def __init__(self, import_plan_id: _Optional[int] = ..., etag: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class CreateImportFileRequest(_message.Message):
    __slots__ = ("file_name", "request_id")
    FILE_NAME_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    file_name: str
    request_id: str
    def __init__(self, file_name: _Optional[str] = ..., request_id: _Optional[str] = ...) -> None: ...

class AppendImportFileRequest(_message.Message):
    __slots__ = ("import_file_id", "offset", "data", "request_id")
    IMPORT_FILE_ID_FIELD_NUMBER: _ClassVar[int]
    OFFSET_FIELD_NUMBER: _ClassVar[int]
    DATA_FIELD_NUMBER: _ClassVar[int]
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    import_file_id: int
    offset: int
    data: bytes
    request_id: str
    def __init__(self, import_file_id: _Optional[int] = ..., offset: _Optional[int] = ..., data: _Optional[bytes] = ..., request_id: _Optional[str] = ...) -> None: ...
