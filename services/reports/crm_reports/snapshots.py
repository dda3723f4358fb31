"""Handlers of SnapshotsService: a month's report, computed once and kept for good.

The rule kept here: a snapshot holds its data and its rendering in every language of ours, so that it shows tomorrow
what it showed when it was published; only its audience finds it.
"""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any

from crm.reports.v1 import dashboards_pb2, packs_pb2, snapshots_pb2
from crm_chassis import formats, i18n
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, Precondition
from crm_chassis.i18n import N_
from crm_chassis.lists import page
from crm_chassis.records import from_mapping, to_message
from crm_chassis.roles import ROLES
from crm_chassis.said import said
from crm_chassis.sql import Statement
from google.protobuf.json_format import ParseDict
from sqlalchemy import Text, bindparam, func, select
from sqlalchemy.sql import ColumnElement

from crm_reports import rules
from crm_reports.dashboards import compute, language_of, narrowed_to, slice_of, zone_name
from crm_reports.follower import Following, following_of
from crm_reports.packs import audience, editions
from crm_reports.plans import PLANS
from crm_reports.tables import contents, snapshots

Dashboards = Sequence[dashboards_pb2.Dashboard]
TITLE = N_("Report for %(month)s")
NOTHING = N_("No other module is connected: there is nothing to report on.")
NOT_YET = N_("Records are still being read. Publish when the dashboards are complete.")


def _in_audience() -> ColumnElement[bool]:
    return audience.condition(snapshots)


def _of_month() -> ColumnElement[bool]:
    return _in_audience() & (snapshots.c.month == bindparam("its_month", type_=Text))


ONE = Statement(
    select(snapshots).where(snapshots.c.snapshot_id == bindparam("snapshot_id"), _in_audience())
)
CONTENT = Statement(
    select(contents).where(
        contents.c.snapshot_id == bindparam("snapshot_id"),
        contents.c.language == bindparam("language"),
    )
)
TOTALS = {"snapshots.count": select(func.count()).select_from(snapshots)}


def publish_snapshot(
    call: Call, request: snapshots_pb2.PublishSnapshotRequest
) -> snapshots_pb2.Snapshot:
    """Computes the month and keeps it."""
    unknown = sorted(set(request.roles) - set(ROLES))
    if unknown:
        raise Invalid({"roles": said("must be of %(roles)s", roles=", ".join(ROLES))})
    try:
        zone = rules.zone_of(zone_name(call, request.time_zone))
        period = rules.month_of(request.month, zone, call.clock.now().astimezone(zone).date())
    except rules.WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    written = {language: _dashboards(call, period, language) for language in i18n.LANGUAGES}
    before = editions.last_of(call, 0, request.month, "")
    row = editions.keep(
        call,
        {
            "month": request.month,
            "first_day": period.first,
            "last_day": period.last,
            "title": request.title,
            "summary": request.summary,
            "time_zone": zone.key,
            "roles": list(request.roles),
            "teams": list(request.teams),
            "owner_id": call.principal.id,
            "content_hash": _hash(request, written),
        },
        {language: _blocks(dashboards) for language, dashboards in written.items()},
        before,
    )
    snapshot = message(call, row)
    call.emit("crm.reports.Snapshot.published", snapshot)
    reply = snapshots_pb2.Snapshot(dashboards=written[language_of(call)])
    reply.MergeFrom(snapshot)
    return reply


def _blocks(dashboards: Dashboards) -> list[packs_pb2.PackBlock]:
    """Dashboards as the items of a pack."""
    kind = packs_pb2.PACK_ITEM_KIND_DASHBOARD
    return [packs_pb2.PackBlock(kind=kind, title=d.title, dashboard=d) for d in dashboards]


def _dashboards(call: Call, period: rules.Period, language: str) -> Dashboards:
    """Every dashboard whose service is here, of that month."""
    found = following_of(call)
    plans = [
        plan for plan in PLANS.values() if any(call.peers.get(service) for service in plan.services)
    ]
    if not plans:
        raise Precondition("NO_FACTS", NOTHING)
    written = []
    for plan in plans:
        sources = _sources(found, plan.services)
        dashboard = compute(call, found, plan, slice_of(call, period, ""), language)
        del dashboard.teams[:]
        dashboard.MergeFrom(
            dashboards_pb2.Dashboard(
                start_date=str(period.first),
                end_date=str(period.last),
                time_zone=period.zone.key,
                narrowed_to=narrowed_to(call),
                sources=sources,
                compute_time=from_mapping(
                    dashboards_pb2.Dashboard, {"compute_time": call.clock.now()}
                ).compute_time,
            )
        )
        written.append(dashboard)
    return written


def _sources(found: Following, services: Sequence[str]) -> list[dashboards_pb2.Source]:
    """Where the facts come from; refuses while they are still being read."""
    sources = [found.followers[service].source() for service in services]
    if any(source.state == dashboards_pb2.SOURCE_STATE_CATCHING_UP for source in sources):
        raise Precondition("NOT_CURRENT", NOT_YET)
    return sources


def month_title(month: str, language: str) -> str:
    """What the report of a month is called."""
    with i18n.reader(language):
        first = date.fromisoformat(f"{month}-01")
        return i18n.gettext(TITLE, month=formats.day(first, i18n.gettext("LLLL y")))


def message(call: Call, row: Any, **more: Any) -> snapshots_pb2.Snapshot:
    """The message of a row; without a title of its own it is named by its month, in the reader's language."""
    first, last = editions.days_of(row)
    days = {"start_date": str(first), "end_date": str(last)}
    snapshot = to_message(snapshots_pb2.Snapshot, row, **days, **more)
    snapshot.title = editions.title_of(row, language_of(call))
    return snapshot


def _hash(request: snapshots_pb2.PublishSnapshotRequest, written: dict[str, Dashboards]) -> str:
    """Equal content has an equal hash, whenever it was published."""
    digest = hashlib.sha256(f"{request.month}\n{request.title}\n{request.summary}\n".encode())
    for dashboard in written["en"]:
        bare = dashboards_pb2.Dashboard()
        bare.CopyFrom(dashboard)
        bare.ClearField("compute_time")
        bare.ClearField("sources")
        digest.update(bare.SerializeToString(deterministic=True))
    return digest.hexdigest()


def get_snapshot(call: Call, request: snapshots_pb2.GetSnapshotRequest) -> snapshots_pb2.Snapshot:
    """A report with its content in the caller's language."""
    missing = ("snapshot", request.snapshot_id)
    row = call.first(ONE, snapshot_id=request.snapshot_id, **audience.reader(call))
    if row is None:
        raise audience.NotForReader(request.snapshot_id)
    content = call.one(
        CONTENT, missing=missing, snapshot_id=request.snapshot_id, language=language_of(call)
    )
    dashboards = [
        ParseDict(each, dashboards_pb2.Dashboard()) for each in content.data["dashboards"]
    ]
    return message(call, row, dashboards=dashboards, html=content.html)


def list_snapshots(
    call: Call, request: snapshots_pb2.ListSnapshotsRequest
) -> snapshots_pb2.ListSnapshotsResponse:
    """The reports that the caller may read, the newest first."""
    month: dict[str, Any] = {"its_month": request.month} if request.month else {}
    found, token = page(
        call,
        snapshots,
        request,
        snapshots_pb2.Snapshot,
        filterable=("month", "edition", "create_time", "owner_id"),
        order_by="create_time desc",
        where=_of_month if month else _in_audience,
        convert=lambda row: message(call, row),
        **audience.reader(call),
        **month,
    )
    return snapshots_pb2.ListSnapshotsResponse(snapshots=found, next_page_token=token)
