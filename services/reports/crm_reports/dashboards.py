"""Handlers of DashboardsService: figures, charts, and the records behind them.

The rule kept here: a reader's rights are part of what is asked, never of what is shown: figures and records narrow to
the same rows. What was computed is kept until facts change or the day ends.
"""

import base64
import binascii
import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.records import timestamp

from crm_reports import keys, listing, rules
from crm_reports.asking import (
    asked,
    language_of,
    narrowed_to,
    slice_of,
    text_of_filters,
    today_in,
    zone_name,
)
from crm_reports.computing import Computing, text_of
from crm_reports.depending import standing
from crm_reports.follower import Following, following_of
from crm_reports.listing import Listed
from crm_reports.measures import MEASURES, Measure
from crm_reports.own_plans import own_number, plan_of_row, row_seen, rows_seen
from crm_reports.planning import DashboardPlan
from crm_reports.plans import PLANS
from crm_reports.queries import Slice

# The first four are asking.py's, for those who compute dashboards elsewhere.
__all__ = ["compute", "language_of", "narrowed_to", "plan_of", "slice_of", "zone_name"]
USUAL = 50
KEPT = 200
CHOICES_SECONDS = 300


def plan_of(call: Call, dashboard_id: str) -> DashboardPlan:
    """What a dashboard is made of: one of ours, or one that somebody composed and shares with the caller."""
    number = own_number(dashboard_id)
    following_of(call)  # and attributes with it, which own dashboards may be cut by
    if number:
        return plan_of_row(row_seen(call, number))
    plan = PLANS.get(dashboard_id)
    if plan is None:
        raise NotFound("dashboard", dashboard_id)
    return plan


def compute(
    call: Call, found: Following, plan: DashboardPlan, part: Slice, language: str
) -> pb.Dashboard:
    """A dashboard in a language, without what is about this call only."""
    today = today_in(call, part.period)
    facts = found.facts
    key = (standing(facts, plan), plan, part, language, today)
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
    """All dashboards, and whether their services are part of this installation; then own ones."""
    reply = pb.ListDashboardsResponse()
    with i18n.reader(language_of(call)):
        for plan in PLANS.values():
            _tell(call, reply, plan, i18n.gettext(plan.title))
    for row in rows_seen(call):
        _tell(call, reply, plan_of_row(row), row.title, owner_id=row.owner_id)
    return reply


def _tell(
    call: Call, reply: pb.ListDashboardsResponse, plan: DashboardPlan, title: str, **more: str
) -> None:
    reply.dashboards.add(
        dashboard_id=plan.dashboard_id,
        title=title,
        services=plan.services,
        available=is_here(call, plan),
        **more,
    )


def is_here(call: Call, plan: DashboardPlan) -> bool:
    """Whether there can be anything on it."""
    return any(call.peers.get(service) for service in plan.services)


def get_dashboard(call: Call, request: pb.GetDashboardRequest) -> pb.Dashboard:
    """One dashboard; without its service it says so and shows nothing."""
    return shown(call, plan_of(call, request.dashboard_id), request)


def shown(call: Call, plan: DashboardPlan, request: Any) -> pb.Dashboard:
    """A plan's dashboard as the caller asked for it."""
    part = asked(call, request)
    found = following_of(call)
    if is_here(call, plan):
        dashboard = compute(call, found, plan, part, language_of(call))
        dashboard.dimensions.extend(choices_of(call, found, plan, part))
    else:
        with i18n.reader(language_of(call)):
            dashboard = pb.Dashboard(dashboard_id=plan.dashboard_id, title=i18n.gettext(plan.title))
    dashboard.MergeFrom(
        pb.Dashboard(
            start_date=request.start_date,
            end_date=request.end_date,
            team=request.team,
            filters=text_of_filters(part.filters),
            mine=request.mine,
            time_zone=part.period.zone.key,
            sources=[found.followers[service].source() for service in plan.services],
            narrowed_to=narrowed_to(call),
            compute_time=timestamp(call.clock.now()),
        )
    )
    if call.principal.rows != "all":
        del dashboard.teams[:]
    return dashboard


def choices_of(
    call: Call, found: Following, plan: DashboardPlan, part: Slice
) -> list[pb.DashboardFilter]:
    """By what it can be narrowed. Which values there are is asked anew every few minutes, not after every event."""
    rights = (part.rows, part.reader_id, part.reader_team)
    turn = int(call.clock.now().timestamp()) // CHOICES_SECONDS
    known_as = found.facts.attributes  # what is defined can be asked for at once
    key = (
        *("choices", plan.dashboard_id, plan.figures, rights, language_of(call), turn),
        known_as and known_as[0],
    )
    known: pb.Dashboard | None = found.kept.get(key)
    if known is None:
        whole = replace(
            part, period=rules.Period(None, None, part.period.zone), team="", filters=()
        )
        with i18n.reader(language_of(call), part.period.zone.key), found.facts.moment():
            known = pb.Dashboard(dimensions=Computing(found.facts, whole, date.min).choices(plan))
        found.kept[key] = known
    values = {each.dimension: each.values for each in part.filters if not each.negate}
    chosen = []
    for each in known.dimensions:
        copy = pb.DashboardFilter(chosen=values.get(each.dimension_id, ()))
        copy.MergeFrom(each)
        chosen.append(copy)
    return chosen


def list_records(call: Call, request: pb.ListRecordsRequest) -> pb.ListRecordsResponse:
    """The records behind a figure, the newest first."""
    measure = MEASURES.get(request.figure_id)
    if measure is None:
        raise NotFound("figure", request.figure_id)
    part = asked(call, request)
    order = request.order_by or "time desc"
    after = _after(request, order)
    size = request.page_size or USUAL
    facts = following_of(call).facts
    try:
        parts = rules.parts_of(request.key)
        with i18n.reader(language_of(call), part.period.zone.key), facts.moment():
            computing = Computing(facts, part, today_in(call, part.period))
            figure = computing.figure(measure, parts, compared=False)
            listed = listing.records_of(facts, measure, part, parts, size + 1, after, order)
            name = computing.part_name(measure, parts)
    except rules.WrongInput as wrong:
        raise Invalid({wrong.field: wrong.text}) from None
    link = _link_to(call, measure)
    return pb.ListRecordsResponse(
        records=[_record(measure, record, link) for record in listed[:size]],
        next_page_token=_token(listed[size - 1], request) if len(listed) > size else "",
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


def _token(last: Listed, request: pb.ListRecordsRequest) -> str:
    told = json.dumps([keys.digest(request), last.place, last.key])
    return base64.urlsafe_b64encode(told.encode()).decode()


def _after(request: pb.ListRecordsRequest, order: str) -> tuple[str, int] | None:
    """The last record of the page before; refuses that of another list."""
    if not request.page_token:
        return None
    try:
        made_for, place, key = json.loads(base64.urlsafe_b64decode(request.page_token))
        if made_for != keys.digest(request):
            raise ValueError
        known = str(Decimal(place)) if order.startswith("value") else _moment(place)
        return known, int(key)
    except (ValueError, TypeError, ArithmeticError, binascii.Error):
        raise keys.WRONG from None


def _moment(text: str) -> str:
    return datetime.fromisoformat(text).replace(tzinfo=None).isoformat()
