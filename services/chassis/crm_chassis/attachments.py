"""Attachments: the handlers of AttachmentsService.

The rule kept here: a file belongs to a record. Whoever may read the record reads its files, whoever may change it adds
and removes them, and who does not see the record sees no file of it; an older version is kept as it was.
"""

from typing import TYPE_CHECKING, Any

from crm.records.v1 import attachments_pb2 as pb
from crm.records.v1.files_pb2 import FilePiece
from sqlalchemy import BigInteger, ColumnElement, Integer, Text, and_, bindparam, select

from crm_chassis import files, lists, record_lists, records
from crm_chassis.errors import Forbidden, Invalid, NotFound, Precondition
from crm_chassis.record_tables import attachment_versions, attachments
from crm_chassis.said import said
from crm_chassis.sql import Row, Statement

if TYPE_CHECKING:
    from crm_chassis.call import Call

FILTERABLE = (
    *("attachment_id", "file_name", "description", "media_type", "size", "creator_id"),
    *("create_time", "update_time", "delete_time"),
)
CHANGEABLE = ("file_name", "description")
_this = bindparam("attachment_id", type_=BigInteger)
_one = select(attachments).where(attachments.c.attachment_id == _this)
GET, LOCK = Statement(_one), Statement(_one.with_for_update())
VERSIONS = Statement(
    select(attachment_versions)
    .where(attachment_versions.c.attachment_id == _this)
    .order_by(attachment_versions.c.version.desc())
)
VERSION = Statement(
    select(attachment_versions).where(
        attachment_versions.c.attachment_id == _this,
        attachment_versions.c.version == bindparam("version", type_=Integer),
    )
)


def _of_record() -> ColumnElement[bool]:
    return and_(
        attachments.c.resource == bindparam("resource", type_=Text),
        attachments.c.resource_id == bindparam("resource_id", type_=BigInteger),
    )


def message_of(row: Row) -> pb.Attachment:
    """An attachment's message."""
    return records.to_message(pb.Attachment, row)


def check_record(call: "Call", resource: str, resource_id: int, *, write: bool) -> None:
    """Raises NotFound for a record that the caller does not see, Forbidden for one that they may not change."""
    bound = record_lists.of_resource(call, resource)
    # What we keep about a partner is not for the partner's own people.
    if call.principal.rows == "partner" or not bound.may(call.principal, "Get"):
        raise NotFound("record", resource_id)
    bound.get(call, resource_id)
    scope = bound.write_scope
    if write and not (scope and call.principal.may(scope)):
        raise Forbidden(said("This needs the scope %(scope)s.", scope=scope or "-"), scope=scope)


def _seen_row(
    call: "Call", statement: Statement, attachment_id: int, *, write: bool = False
) -> Row:
    """The attachment's row, if the caller may see (or change) its record."""
    missing = ("attachment", attachment_id)
    row = call.one(statement, missing=missing, attachment_id=attachment_id)
    try:
        check_record(call, row.resource, row.resource_id, write=write)
    except (NotFound, Invalid):
        raise NotFound(*missing) from None
    return row


def _check_size(call: "Call", content: bytes) -> None:
    most = record_lists.app_of(call).config.max_attachment_mb
    if not content:
        raise Invalid({"content": "is empty"})
    if len(content) > most * 1024 * 1024:
        raise Invalid(
            {"content": said("is too large: at most %(most)s MB", most=most)}, "TOO_LARGE"
        )


def _add_version(
    call: "Call", attachment_id: int, version: int, content: bytes, media_type: str
) -> dict[str, Any]:
    """Stores a version; returns what the attachment itself says of it."""
    stored = files.store(call, [content])
    said = {
        "media_type": media_type,
        "size": stored.size,
        "sha256": stored.sha256,
        "version": version,
    }
    call.insert(
        attachment_versions,
        attachment_id=attachment_id,
        creator_id=call.principal.id,
        file_id=stored.file_id,
        create_time=call.clock.now(),
        **said,
    )
    return said


def create_attachment(call: "Call", request: pb.CreateAttachmentRequest) -> pb.Attachment:
    """Attaches a file."""
    given = request.attachment
    try:
        check_record(call, given.resource, given.resource_id, write=True)
    except Invalid as refused:
        raise Invalid({f"attachment.{n}": text for n, text in refused.fields.items()}) from None
    _check_size(call, request.content)
    name = files.clean_name(given.file_name)
    if not name:
        raise Invalid({"attachment.file_name": "is no name for a file"})
    now, who = call.clock.now(), call.principal.id
    media_type = files.media_type_of(name, given.media_type)
    empty = {"size": 0, "sha256": "", "media_type": media_type}
    values = records.values(given, "resource", "description") | {"resource_id": given.resource_id}
    row = call.insert(
        attachments,
        file_name=name,
        creator_id=who,
        create_time=now,
        update_time=now,
        **values,
        **empty,
    )
    said = _add_version(call, row.attachment_id, 1, request.content, media_type)
    made = message_of(call.update(attachments, row.attachment_id, **said, etag=1))
    call.emit("crm.records.Attachment.created", made)
    return made


def get_attachment(call: "Call", request: pb.GetAttachmentRequest) -> pb.Attachment:
    """One attachment with its versions."""
    found = message_of(_seen_row(call, GET, request.attachment_id))
    versions = call.all(VERSIONS, attachment_id=request.attachment_id)
    found.versions.extend(records.to_messages(pb.AttachmentVersion, versions))
    return found


def list_attachments(
    call: "Call", request: pb.ListAttachmentsRequest
) -> pb.ListAttachmentsResponse:
    """The attachments of a record."""
    check_record(call, request.resource, request.resource_id, write=False)
    found, token = lists.page(
        call,
        attachments,
        request,
        pb.Attachment,
        filterable=FILTERABLE,
        order_by="attachment_id desc",
        where=_of_record,
        resource=request.resource,
        resource_id=request.resource_id,
    )
    return pb.ListAttachmentsResponse(attachments=found, next_page_token=token)


def update_attachment(call: "Call", request: pb.UpdateAttachmentRequest) -> pb.Attachment:
    """Changes what an attachment is called and what is said of it."""
    row = _seen_row(call, LOCK, request.attachment.attachment_id, write=True)
    records.check_etag(row, request.attachment.etag)
    values = records.changes(request.attachment, request.update_mask)
    values = {name: value for name, value in values.items() if name in CHANGEABLE}
    if "file_name" in values:
        values["file_name"] = files.clean_name(values["file_name"])
        if not values["file_name"]:
            raise Invalid({"attachment.file_name": "is no name for a file"})
    return _changed(call, "updated", row, **values)


def add_attachment_version(call: "Call", request: pb.AddAttachmentVersionRequest) -> pb.Attachment:
    """Adds a new version; its media type follows the name unless it is given."""
    row = _seen_row(call, LOCK, request.attachment_id, write=True)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        raise Precondition("ATTACHMENT_DELETED", "This file was removed. Restore it first.")
    _check_size(call, request.content)
    media_type = files.media_type_of(row.file_name, request.media_type)
    said = _add_version(call, row.attachment_id, row.version + 1, request.content, media_type)
    return _changed(call, "versioned", row, **said)


def delete_attachment(call: "Call", request: pb.DeleteAttachmentRequest) -> pb.Attachment:
    """Removes an attachment; removing it twice is removing it once."""
    row = _seen_row(call, LOCK, request.attachment_id, write=True)
    records.check_etag(row, request.etag)
    if row.delete_time is not None:
        return message_of(row)
    return _changed(call, "deleted", row, delete_time=call.clock.now())


def undelete_attachment(call: "Call", request: pb.UndeleteAttachmentRequest) -> pb.Attachment:
    """Restores an attachment."""
    row = _seen_row(call, LOCK, request.attachment_id, write=True)
    if row.delete_time is None:
        raise Precondition("NOT_DELETED", "This file was not removed.")
    return _changed(call, "undeleted", row, delete_time=None)


def download_attachment(call: "Call", request: pb.DownloadAttachmentRequest) -> FilePiece:
    """The file, or the piece of it that begins at an offset."""
    row = _seen_row(call, GET, request.attachment_id)
    version = request.version or row.version
    found = call.one(
        VERSION,
        missing=("version", version),
        attachment_id=row.attachment_id,
        version=version,
    )
    return files.read(call, found.file_id, request.offset, row.file_name, found.media_type)


def _changed(call: "Call", what: str, row: Row, **values: Any) -> pb.Attachment:
    after = call.update(attachments, row.attachment_id, **values, update_time=call.clock.now())
    made = message_of(after)
    call.emit(f"crm.records.Attachment.{what}", made, before=message_of(row))
    return made
