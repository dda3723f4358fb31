"""Handlers of DashboardsService: figures, charts, and the records behind them.

The rule kept here: a reader's rights are part of what is asked, never of what is shown: figures and records narrow to
the same rows. What was computed is kept until facts change or the day ends.
"""

import base64
import binascii
import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.records import timestamp

from crm_reports import queries, rules
from crm_reports.computing import Computing, text_of
from crm_reports.follower import Following, following_of
from crm_reports.measures import MEASURES, Measure
from crm_reports.planning import DashboardPlan
from crm_reports.plans import PLANS
from crm_reports.queries import Listed, Slice

USUAL = 50
KEPT = 200


def language_of(call: Call) -> str:
    """The caller's language among ours."""
    return "zh-Hans" if call.language.lower().startswith("zh") else "en"


def zone_name(call: Call, asked: str) -> str:
    """The time zone to use: the one asked for, else the caller's own."""
    return asked or call.principal.time_zone or "UTC"


def slice_of(call: Call, period: rules.Period, team: str) -> Slice:
    """What the caller may see of it."""
    who = call.principal
    return Slice(period, team, who.rows, who.id, who.team)


def today_in(call: Call, period: rules.Period) -> date:
    """What day it is there."""
    return call.clock.now().astimezone(period.zone).date()


def _asked(call: Call, request: Any) -> Slice:
    try:
        zone = zone_name(call, request.time_zone)
        return slice_of(
            call, rules.period_of(request.start_date, request.end_date, zone), request.team
        )
    except rules.WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None


def narrowed_to(call: Call) -> str:
    """Whose records the caller sees, if not all."""
    who = call.principal
    if who.rows == "all":
        return ""
    return f"team:{who.team}" if who.rows == "team" and who.team else "own"


def compute(
    call: Call, found: Following, plan: DashboardPlan, part: Slice, language: str
) -> pb.Dashboard:
    """A dashboard in a language, without what is about this call only."""
    today = today_in(call, part.period)
    facts = found.facts
    standing = tuple(facts.generation[service] for service in plan.services)
    key = (standing, plan.dashboard_id, part, language, today)
    kept: pb.Dashboard | None = found.kept.get(key)
    if kept is None:
        with i18n.reader(language, part.period.zone.key):
            kept = Computing(facts, part, today).dashboard(plan)
        if len(found.kept) >= KEPT:
            found.kept.clear()
        found.kept[key] = kept
    copy = pb.Dashboard()
    copy.CopyFrom(kept)
    return copy


def list_dashboards(call: Call, _request: pb.ListDashboardsRequest) -> pb.ListDashboardsResponse:
    """All dashboards, and whether their services are part of this installation."""
    reply = pb.ListDashboardsResponse()
    with i18n.reader(language_of(call)):
        for plan in PLANS.values():
            reply.dashboards.add(
                dashboard_id=plan.dashboard_id,
                title=i18n.gettext(plan.title),
                services=plan.services,
                available=any(call.peers.get(service) for service in plan.services),
            )
    return reply


def get_dashboard(call: Call, request: pb.GetDashboardRequest) -> pb.Dashboard:
    """One dashboard; without its service it says so and shows nothing."""
    plan = PLANS.get(request.dashboard_id)
    if plan is None:
        raise NotFound("dashboard", request.dashboard_id)
    part = _asked(call, request)
    found = following_of(call)
    if any(call.peers.get(service) for service in plan.services):
        dashboard = compute(call, found, plan, part, language_of(call))
    else:
        with i18n.reader(language_of(call)):
            dashboard = pb.Dashboard(dashboard_id=plan.dashboard_id, title=i18n.gettext(plan.title))
    dashboard.MergeFrom(
        pb.Dashboard(
            start_date=request.start_date,
            end_date=request.end_date,
            team=request.team,
            time_zone=part.period.zone.key,
            sources=[found.followers[service].source() for service in plan.services],
            narrowed_to=narrowed_to(call),
            compute_time=timestamp(call.clock.now()),
        )
    )
    if call.principal.rows != "all":
        del dashboard.teams[:]
    return dashboard


def list_records(call: Call, request: pb.ListRecordsRequest) -> pb.ListRecordsResponse:
    """The records behind a figure, the newest first."""
    measure = MEASURES.get(request.figure_id)
    if measure is None:
        raise NotFound("figure", request.figure_id)
    part = _asked(call, request)
    after = _after(request.page_token)
    size = request.page_size or USUAL
    facts = following_of(call).facts
    try:
        parts = rules.parts_of(request.key)
        with i18n.reader(language_of(call), part.period.zone.key), facts.moment():
            computing = Computing(facts, part, today_in(call, part.period))
            figure = computing.figure(measure, parts)
            listed = queries.records_of(facts, measure, part, parts, size + 1, after)
            name = computing.part_name(measure, parts)
    except rules.WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    link = _link_to(call, measure)
    return pb.ListRecordsResponse(
        records=[_record(measure, record, link) for record in listed[:size]],
        next_page_token=_token(listed[size - 1]) if len(listed) > size else "",
        total_size=figure.record_count,
        figure=figure,
        part=name,
    )


def _record(measure: Measure, record: Listed, link: Callable[[int | str | None], str]) -> pb.Record:
    at = (
        record.time
        if isinstance(record.time, datetime)
        else datetime.combine(record.time, datetime.min.time())
    )
    return pb.Record(
        resource=measure.relation.resource,
        resource_id=str(record.key),
        title=record.title or "",
        subtitle=record.subtitle or "",
        time=timestamp(at.replace(tzinfo=UTC)),
        value=text_of(record.value),
        owner_id=record.owner_id or "",
        team=record.team or "",
        url=link(record.link),
    )


def _link_to(call: Call, measure: Measure) -> Callable[[int | str | None], str]:
    """Where the owning service shows a record; nowhere if it has no pages here."""
    base = call.peers.home.app.config.modules.get(measure.relation.service, "").rstrip("/")
    path = measure.relation.path
    return lambda number: f"{base}/{path.format(number)}" if base and path and number else ""


def _token(last: Listed) -> str:
    return base64.urlsafe_b64encode(json.dumps([last.time.isoformat(), last.key]).encode()).decode()


def _after(token: str) -> tuple[str, int] | None:
    """The last record of the page before."""
    if not token:
        return None
    try:
        at, key = json.loads(base64.urlsafe_b64decode(token))
        return datetime.fromisoformat(at).replace(tzinfo=None).isoformat(), int(key)
    except (ValueError, TypeError, binascii.Error):
        raise Invalid({"page_token": "must be the next_page_token of the reply before"}) from None
