"""Publications of packs: computed once at one moment, kept for good with all their renderings, read by their audience.

The rule kept here: one publication of a period at a time, so that versions are counted without a gap; content, files
and hash are of that one moment. What changed since the version before is computed of what both published.
"""

import hashlib
import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.i18n import gettext as _
from crm_chassis.lists import page
from crm_chassis.records import timestamp
from crm_chassis.sql import Row, Statement
from google.protobuf.json_format import MessageToDict, ParseDict
from sqlalchemy import Text, bindparam, func, select

from crm_reports.asking import language_of
from crm_reports.naming import READERS, name_of
from crm_reports.packs import audience, differences, documents, drawing, workbooks
from crm_reports.packs.drawing import Head
from crm_reports.packs.tables import pack_files
from crm_reports.tables import contents, snapshots

Blocks = Sequence[pb.PackBlock]
OF_PERIOD = (
    (snapshots.c.pack_id == bindparam("pack_id"))
    & (snapshots.c.month == bindparam("month"))
    & (snapshots.c.period_key == bindparam("period_key"))
)
# One publication of a period at a time.
TURN = Statement(select(func.pg_advisory_xact_lock(func.hashtext(bindparam("turn", type_=Text)))))
LAST = Statement(select(snapshots).where(OF_PERIOD).order_by(snapshots.c.edition.desc()).limit(1))
BEFORE = Statement(select(snapshots).where(OF_PERIOD, snapshots.c.edition == bindparam("edition")))
ONE = Statement(
    select(snapshots).where(
        snapshots.c.snapshot_id == bindparam("snapshot_id"), audience.condition(snapshots)
    )
)
CONTENT = Statement(
    select(contents).where(
        contents.c.snapshot_id == bindparam("snapshot_id"),
        contents.c.language == bindparam("language"),
    )
)
LANGUAGES = Statement(
    select(contents.c.language)
    .where(contents.c.snapshot_id == bindparam("snapshot_id"))
    .order_by(contents.c.language)
)
FILE = Statement(
    select(pack_files.c.content).where(
        pack_files.c.snapshot_id == bindparam("snapshot_id"),
        pack_files.c.language == bindparam("language"),
        pack_files.c.format == bindparam("format"),
    )
)
FORMATS = {"pdf": documents.pdf, "xlsx": workbooks.xlsx}
MEDIA = {"pdf": documents.MEDIA_TYPE, "xlsx": workbooks.MEDIA_TYPE}


def content_hash(said: Mapping[str, Any], written: Mapping[str, Blocks]) -> str:
    """Equal content has an equal hash, whenever and by whomever it was published."""
    plain = {
        "said": said,
        "blocks": {
            language: [MessageToDict(each, preserving_proto_field_name=True) for each in blocks]
            for language, blocks in sorted(written.items())
        },
    }
    canonical = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def last_of(call: Call, pack_id: int, month: str, period_key: str) -> Row | None:
    """The newest version of a period, now that it is our turn to publish it."""
    call.first(TURN, turn=f"{pack_id}/{month}/{period_key}")
    return call.first(LAST, pack_id=pack_id, month=month, period_key=period_key)


def keep(
    call: Call, values: Mapping[str, Any], written: Mapping[str, Blocks], before: Row | None
) -> Row:
    """Keeps a publication with all that it will ever show."""
    now = call.clock.now()
    row = call.insert(
        snapshots, **values, create_time=now, edition=before.edition + 1 if before else 1
    )
    for language, blocks in written.items():
        changes = _changes(call, before, blocks, language)
        with i18n.reader(language, row.time_zone):
            html = str(drawing.render(blocks, row.summary, changes))
            call.insert(
                contents,
                snapshot_id=row.snapshot_id,
                language=language,
                data=_plain(blocks),
                html=html,
            )
            # The fixed report's files are drawn when they are asked for: many are published, few are printed.
            if row.pack_id:
                _write(call, row, language, blocks, changes)
    return row


def _write(call: Call, row: Row, language: str, blocks: Blocks, changes: Any) -> None:
    head = head_of(call, row, language)
    for kind, draw in FORMATS.items():
        call.insert(
            pack_files,
            snapshot_id=row.snapshot_id,
            language=language,
            format=kind,
            content=draw(head, blocks, changes),
        )


def _plain(blocks: Blocks) -> dict[str, Any]:
    """Blocks as they are kept; dashboards stand once more by themselves, for SnapshotsService."""
    return {
        "blocks": [MessageToDict(each, preserving_proto_field_name=True) for each in blocks],
        "dashboards": [
            MessageToDict(each.dashboard, preserving_proto_field_name=True)
            for each in blocks
            if each.HasField("dashboard")
        ],
    }


def blocks_of(data: Mapping[str, Any]) -> list[pb.PackBlock]:
    """Kept content as blocks; what was published before there were packs is dashboards alone."""
    if "blocks" in data:
        return [
            ParseDict(each, pb.PackBlock(), ignore_unknown_fields=True) for each in data["blocks"]
        ]
    found = []
    for each in data.get("dashboards", ()):
        dashboard = ParseDict(each, dashboards_pb2.Dashboard(), ignore_unknown_fields=True)
        found.append(
            pb.PackBlock(
                kind=pb.PACK_ITEM_KIND_DASHBOARD, title=dashboard.title, dashboard=dashboard
            )
        )
    return found


def _changes(call: Call, before: Row | None, blocks: Blocks, language: str) -> list[pb.PackChange]:
    """What is different from the version before, in a language; nothing where it was not published in it."""
    if before is None:
        return []
    content = call.first(CONTENT, snapshot_id=before.snapshot_id, language=language)
    if content is None:
        return []
    with i18n.reader(language):
        return differences.changes(blocks_of(content.data), blocks)


def title_of(row: Row, language: str) -> str:
    """The title in a language."""
    return (
        (language == "zh-Hans" and row.chinese_title)
        or row.title
        or month_title(row.month, language)
    )


def month_title(month: str, language: str) -> str:
    """What the fixed report of a month is called without a title of its own."""
    from crm_reports.snapshots import month_title as title  # late: it publishes through us

    return title(month, language)


def link_to(call: Call, snapshot_id: int) -> str:
    """Its permalink; a path where the address of this module is not known."""
    base = call.peers.home.app.config.modules.get("reports", "").rstrip("/") or "/reports"
    return f"{base}/snapshots/{snapshot_id}"


def audience_text(call: Call, row: Any) -> str:
    """Who may read it, in words."""
    people = [name_of(call.peers.home.app, each) for each in row.user_ids]
    named = [
        *(_(READERS[each]) if each in READERS else each for each in row.roles),
        *row.teams,
        *people,
    ]
    return ", ".join(named) or _("everybody who may read reports")


def days_of(row: Row) -> tuple[date, date]:
    """The days that it is about; what is older than packs says its month only."""
    if row.first_day is not None:
        return row.first_day, row.last_day
    from crm_reports.packs.schedules import DAY
    from crm_reports.rules import add_months

    first = date.fromisoformat(f"{row.month}-01")
    return first, add_months(first, 1) - DAY


def head_of(call: Call, row: Row, language: str) -> Head:
    """What stands above and around it; within a reader of that language."""
    first, last = days_of(row)
    return Head(
        title=title_of(row, language),
        first_day=first,
        last_day=last,
        time_zone=row.time_zone,
        version=row.edition,
        content_hash=row.content_hash,
        words=row.summary,
        owner_id=name_of(call.peers.home.app, row.owner_id),
        publish_time=row.create_time,
        audience=audience_text(call, row),
        link=link_to(call, row.snapshot_id),
    )


def message(call: Call, row: Row, language: str = "", **more: Any) -> pb.PackEdition:
    """A publication as others see it, without its content."""
    first, last = days_of(row)
    made = pb.PackEdition(
        snapshot_id=row.snapshot_id,
        pack_id=row.pack_id,
        version=row.edition,
        create_time=timestamp(row.create_time),
        title=title_of(row, language or language_of(call)),
        start_date=str(first),
        end_date=str(last),
        time_zone=row.time_zone,
        roles=row.roles,
        teams=row.teams,
        user_ids=row.user_ids,
        owner_id=row.owner_id,
        content_hash=row.content_hash,
        words=row.summary,
        **more,
    )
    key = {"pack_id": row.pack_id, "month": row.month, "period_key": row.period_key}
    newest = call.first(LAST, **key)
    if newest is not None and newest.edition > row.edition:
        made.newer_snapshot_id = newest.snapshot_id
    if row.edition > 1:
        before = call.first(BEFORE, edition=row.edition - 1, **key)
        made.previous_snapshot_id = before.snapshot_id if before else 0
    return made


def readable(call: Call, snapshot_id: int, wished: str) -> tuple[Row, Any]:
    """A publication that the caller may read, and its content in the wished language or one that it has."""
    row = call.first(ONE, snapshot_id=snapshot_id, **audience.reader(call))
    if row is None:
        raise audience.NotForReader(snapshot_id)
    there = [each.language for each in call.all(LANGUAGES, snapshot_id=snapshot_id)]
    language = next((each for each in (wished, language_of(call)) if each in there), "")
    language = language or (there[0] if there else "")
    missing = ("pack_edition", snapshot_id)
    content = call.one(CONTENT, missing=missing, snapshot_id=snapshot_id, language=language)
    return row, content


def get_pack_edition(call: Call, request: pb.GetPackEditionRequest) -> pb.PackEdition:
    """A version with its content."""
    row, content = readable(call, request.snapshot_id, request.language)
    made = message(call, row, content.language, html=content.html)
    made.language = content.language
    blocks = blocks_of(content.data)
    made.blocks.extend(blocks)
    made.languages.extend(
        each.language for each in call.all(LANGUAGES, snapshot_id=row.snapshot_id)
    )
    if made.previous_snapshot_id:
        key = {"pack_id": row.pack_id, "month": row.month, "period_key": row.period_key}
        before = call.first(BEFORE, edition=row.edition - 1, **key)
        made.changes.extend(_changes(call, before, blocks, content.language))
    return made


def _of_pack() -> Any:
    return audience.condition(snapshots) & (snapshots.c.pack_id == bindparam("of_pack"))


def list_pack_editions(
    call: Call, request: pb.ListPackEditionsRequest
) -> pb.ListPackEditionsResponse:
    """What was published of a pack, the newest first."""
    found, token = page(
        call,
        snapshots,
        request,
        pb.PackEdition,
        filterable=("snapshot_id", "create_time"),
        order_by="create_time desc",
        where=_of_pack,
        convert=lambda row: message(call, row),
        of_pack=request.pack_id,
        **audience.reader(call),
    )
    return pb.ListPackEditionsResponse(pack_editions=found, next_page_token=token)


def get_pack_document(call: Call, request: pb.GetPackDocumentRequest) -> pb.PackDocument:
    """A version as a file, as it was kept; where an erasure took it away, as it is drawn without the person."""
    row, content = readable(call, request.snapshot_id, request.language)
    kind = "xlsx" if request.format == pb.PACK_FORMAT_XLSX else "pdf"
    return pb.PackDocument(
        file_name=f"{file_name(row, content.language)}.{kind}",
        media_type=MEDIA[kind],
        content=file_of(call, row, content, kind),
    )


def file_of(call: Call, row: Row, content: Any, kind: str) -> bytes:
    """A kept file, or the same drawn of what is kept."""
    key = {"snapshot_id": row.snapshot_id, "language": content.language}
    kept = call.first(FILE, format=kind, **key)
    if kept is not None:
        return bytes(kept.content)
    of = {"pack_id": row.pack_id, "month": row.month, "period_key": row.period_key}
    before = call.first(BEFORE, edition=row.edition - 1, **of)
    blocks = blocks_of(content.data)
    with i18n.reader(content.language, row.time_zone):
        changes = _changes(call, before, blocks, content.language)
        return FORMATS[kind](head_of(call, row, content.language), blocks, changes)


def file_name(row: Row, language: str) -> str:
    """What its files are called, without their ending."""
    title = "".join(c if c.isalnum() or c in " -" else " " for c in title_of(row, language))
    first, _last = days_of(row)
    version = f" v{row.edition}" if row.edition > 1 else ""
    return f"{' '.join(title.split())[:80]} {row.month or first}{version}"
