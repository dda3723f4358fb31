"""From the items of a pack to blocks: what each says about a period, in one language, as its keeper sees it.

The rule kept here: an item asks the service's own methods with its keeper's rights, so a pack shows nothing that its
keeper could not open; what cannot be shown is named, and the rest stands all the same.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, NamedTuple

from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import i18n
from crm_chassis.call import Call
from crm_chassis.errors import Invalid, NotFound, Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

from crm_reports import rules
from crm_reports.follower import following_of
from crm_reports.naming import name_of
from crm_reports.own_plans import own_number
from crm_reports.packs import goal_items, meetings
from crm_reports.packs.schedules import Days

USUAL = 50
NOT_HERE = N_("This part is not available in this installation.")
NOT_SO = N_("This part cannot be computed as it is set up: choose its figures and filters anew.")
NO_AGENDA = N_("The tickets module does not answer: the agenda is not here.")
KINDS = pb.PackItemKind
TITLES = {
    pb.PACK_ITEM_KIND_GOALS: N_("Goals"),
    pb.PACK_ITEM_KIND_ACTIONS: N_("Actions that are not closed"),
    pb.PACK_ITEM_KIND_AGENDA: N_("Agenda"),
}
# Overdue ones first, then by the day on which they are due.
OPEN_ACTIONS = """
select a.action_id, a.title, a.owner_id, a.team, a.due_time, a.kind, count(*) over () as total
from actions a
where a.delete_time is null and a.state not in ('verified', 'cancelled')
and ($everything or a.owner_id = $reader or (a.team = $reader_team and $reader_team <> ''))
and ($team = '' or a.team = $team) and a.create_time < $until
order by coalesce(a.due_time < $now, false) desc, a.due_time nulls last, a.action_id limit $most
"""


class Asked(NamedTuple):
    """What a pack is asked for: which days in which zone, and before which meeting."""

    days: Days
    time_zone: str
    regular_meeting_id: int = 0

    def fields(self) -> dict[str, str]:
        """As requests have it."""
        first, last = str(self.days.first), str(self.days.last)
        return {"start_date": first, "end_date": last, "time_zone": self.time_zone}


def ask(call: Call, method: str, **fields: Any) -> Any:
    """What a method of ours answers to this caller, within this call."""
    found = call.peers.home.app.by_name.get(method)
    if found is None:
        raise NotFound("method", method)
    return found.handler(call, found.request_class(**fields))


def blocks(call: Call, items: list[pb.PackItem], asked: Asked, language: str) -> list[pb.PackBlock]:
    """What the items say. `call` is that of who keeps the pack."""
    call = replace(call, language=language)
    with i18n.reader(language, asked.time_zone):
        return [_block(call, item, asked, language) for item in items]


def _block(call: Call, item: pb.PackItem, asked: Asked, language: str) -> pb.PackBlock:
    chinese = language == "zh-Hans"
    block = pb.PackBlock(kind=item.kind, title=(chinese and item.chinese_title) or item.title)
    try:
        MAKERS[item.kind](call, item, asked, block)
    except Refusal as refusal:
        block.missing = _(NOT_SO if isinstance(refusal, Invalid) else NOT_HERE)
    if not block.title and item.kind in TITLES:
        block.title = _(TITLES[item.kind])
    return block


def _text(_call: Call, item: pb.PackItem, _asked: Asked, block: pb.PackBlock) -> None:
    chinese = i18n.language.get() == "zh-Hans"
    block.text = (chinese and item.chinese_text) or item.text


def _filters(item: pb.PackItem) -> str:
    """The filters in the notation of keys."""
    return rules.key_of({each.dimension_id: each.value for each in item.filters})


def bare(dashboard: dashboards_pb2.Dashboard) -> dashboards_pb2.Dashboard:
    """A dashboard as it is published: what it says, without what is about the moment and the choices of who asks."""
    made = dashboards_pb2.Dashboard()
    made.CopyFrom(dashboard)
    for name in ("compute_time", "sources", "teams", "dimensions"):
        made.ClearField(name)
    return made


def _dashboard(call: Call, item: pb.PackItem, asked: Asked, block: pb.PackBlock) -> None:
    # An own dashboard is narrowed as it opens, unless the pack says otherwise.
    number = own_number(item.dashboard_id)
    kept = ask(call, "GetOwnDashboard", own_dashboard_id=number).filters if number else ""
    given = {
        "dashboard_id": item.dashboard_id,
        "team": item.team,
        "filters": _filters(item) or kept,
    }
    found = ask(call, "GetDashboard", **given, **asked.fields())
    block.dashboard.CopyFrom(bare(found))
    block.title = block.title or found.title
    if not found.figures and not found.charts:
        block.missing = _(NOT_HERE)


def _query(call: Call, item: pb.PackItem, asked: Asked) -> Any:
    return ask(
        call,
        "RunQuery",
        measure_ids=item.measure_ids,
        dimension_ids=item.dimension_ids,
        filters=[{"dimension_id": f.dimension_id, "values": [f.value]} for f in item.filters],
        team=item.team,
        page_size=item.most or USUAL,
        **asked.fields(),
    )


def _titles(call: Call, item: pb.PackItem) -> tuple[dict[str, Any], list[str]]:
    """The measures by name, and what the dimensions are called."""
    measures = {name: ask(call, "GetMeasure", measure_id=name) for name in item.measure_ids}
    known = {each.dimension_id: each.title for each in ask(call, "ListDimensions").dimensions}
    return measures, [known.get(name, name) for name in item.dimension_ids]


def _table(call: Call, item: pb.PackItem, asked: Asked, block: pb.PackBlock) -> None:
    found = _query(call, item, asked)
    measures, titles = _titles(call, item)
    block.title = block.title or ", ".join(each.title for each in measures.values())
    table = block.table
    table.total_size = found.total_size
    for title in titles:
        table.columns.add(title=title)
    for column in found.columns:
        table.columns.add(
            title=column.title,
            unit=column.unit,
            currency=column.currency,
            definition=measures[column.measure_id].definition,
        )
    for row in found.rows:
        names = [each.label or each.value for each in row.dimensions]
        table.rows.add(cells=[*names, *(each.value for each in row.values)])
    if found.HasField("total") and titles and len(found.rows) > 1:
        values = [each.value for each in found.total.values]
        table.rows.add(cells=[_("All"), *[""] * (len(titles) - 1), *values])


def _chart(call: Call, item: pb.PackItem, asked: Asked, block: pb.PackBlock) -> None:
    """A chart for each unit and currency; bars of one dimension."""
    found = _query(call, item, asked)
    measures, titles = _titles(call, item)
    block.title = block.title or ", ".join(each.title for each in measures.values())
    dashboard = block.dashboard
    for field, value in asked.fields().items():
        setattr(dashboard, field, value)
    for at, column in enumerate(found.columns):
        chart = dashboard.charts.add(
            chart_id=column.measure_id,
            title=column.title,
            kind=dashboards_pb2.CHART_KIND_BARS,
            unit=column.unit,
            currency=column.currency,
            service=measures[column.measure_id].service,
        )
        for row in found.rows:
            label = " · ".join(each.label or each.value for each in row.dimensions)
            value = row.values[at]
            chart.points.add(
                label=label or column.title,
                value=value.value,
                figure_id=column.measure_id,
                key=value.key,
            )
    if not found.rows and not titles:
        block.missing = _(NOT_HERE)


def _records(call: Call, item: pb.PackItem, asked: Asked, block: pb.PackBlock) -> None:
    given = {"figure_id": item.measure_ids[0], "team": item.team, "filters": _filters(item)}
    found = ask(call, "ListRecords", page_size=item.most or USUAL, **given, **asked.fields())
    figure, table = found.figure, block.table
    block.title = block.title or figure.title
    valued = figure.unit in (dashboards_pb2.UNIT_SECONDS, dashboards_pb2.UNIT_MONEY)
    table.total_size = found.total_size
    heads = [_("Record"), _("About"), _("When"), _("Responsible"), _("Department")]
    for title in heads:
        table.columns.add(title=title, definition=figure.definition)
    if valued:
        table.columns.add(title=figure.title, unit=figure.unit, currency=figure.currency)
    who = _namer(call)
    for record in found.records:
        at = record.time.ToDatetime(UTC).isoformat(timespec="minutes")
        cells = [record.title, record.subtitle, at, who(record.owner_id), record.team]
        table.rows.add(
            cells=[*cells, *([record.value] if valued else [])],
            url=record.url,
            alarming=figure.alarming,
        )


def _goals(call: Call, item: pb.PackItem, asked: Asked, block: pb.PackBlock) -> None:
    """Those of the company, and of a team if one is named, that were not over before the period."""
    tree = ask(call, "GetGoalTree", team=item.team, date=str(asked.days.first))
    block.goals.CopyFrom(goal_items.kept(tree, item.most or USUAL, _namer(call)))
    goal_items.fill(block.table, block.goals, len(tree.nodes))


def _namer(call: Call) -> Callable[[str], str]:
    """What people are called."""
    return partial(name_of, call.peers.home.app)


def _actions(call: Call, item: pb.PackItem, _asked: Asked, block: pb.PackBlock) -> None:
    who, now = call.principal, call.clock.now().astimezone(UTC).replace(tzinfo=None)
    rows = following_of(call).facts.read(
        OPEN_ACTIONS,
        {
            "everything": who.rows == "all",
            "reader": who.id,
            "reader_team": who.team or "",
            "team": item.team,
            "now": now,
            "until": now,
            "most": item.most or USUAL,
        },
    )
    base, name = call.peers.home.app.config.modules.get("tickets", "").rstrip("/"), _namer(call)
    table = block.table
    for title in (_("Action"), _("Responsible"), _("Department"), _("Due"), _("State")):
        table.columns.add(title=title)
    for action_id, title, owner, team, due, _kind, total in rows:
        late = due is not None and due < now
        at = _last_day(due) if due else ""
        state = _("overdue") if late else _("open")
        url = f"{base}/actions/{action_id}" if base else ""
        cells = [title or "", name(owner) if owner else _("nobody"), team or "", at, state]
        table.rows.add(cells=cells, url=url)
        table.total_size = total


def _last_day(due: datetime) -> str:
    """The day whose end a moment is, where the pack's days begin."""
    last = due.replace(tzinfo=UTC) - timedelta(seconds=1)
    return last.astimezone(i18n.zone()).date().isoformat()


def _agenda(call: Call, item: pb.PackItem, asked: Asked, block: pb.PackBlock) -> None:
    number = item.regular_meeting_id or asked.regular_meeting_id
    try:
        meeting, found = meetings.agenda(call, number)
    except Refusal:
        block.missing = _(NO_AGENDA)
        return
    if meeting is None:
        block.missing = _("No meeting is planned.")
        return
    block.title = block.title or meeting.title
    table = block.table
    for title in (_("Subject"), _("More"), _("Department"), _("Put on by")):
        table.columns.add(title=title)
    app = call.peers.home.app
    for each in found:
        cells = [each.title, each.text, each.department, name_of(app, each.creator_id)]
        table.rows.add(cells=cells)
    table.total_size = len(table.rows)


Maker = Callable[[Call, pb.PackItem, Asked, pb.PackBlock], None]
MAKERS: Mapping[int, Maker] = {
    pb.PACK_ITEM_KIND_TEXT: _text,
    pb.PACK_ITEM_KIND_DASHBOARD: _dashboard,
    pb.PACK_ITEM_KIND_CHART: _chart,
    pb.PACK_ITEM_KIND_TABLE: _table,
    pb.PACK_ITEM_KIND_RECORDS: _records,
    pb.PACK_ITEM_KIND_GOALS: _goals,
    pb.PACK_ITEM_KIND_ACTIONS: _actions,
    pb.PACK_ITEM_KIND_AGENDA: _agenda,
}


MEASURED = (pb.PACK_ITEM_KIND_CHART, pb.PACK_ITEM_KIND_TABLE, pb.PACK_ITEM_KIND_RECORDS)


def problems(
    item: pb.PackItem, measures: Mapping[str, Any], dashboards: set[str]
) -> dict[str, str]:
    """What is wrong with an item, by field."""
    if item.kind == pb.PACK_ITEM_KIND_TEXT and not item.text.strip():
        return {"text": "is needed"}
    if item.kind == pb.PACK_ITEM_KIND_DASHBOARD and item.dashboard_id not in dashboards:
        return {"dashboard_id": "must be one of the dashboards that you see"}
    return _wrong_measures(item, measures) if item.kind in MEASURED else {}


def _wrong_measures(item: pb.PackItem, measures: Mapping[str, Any]) -> dict[str, str]:
    if not item.measure_ids:
        return {"measure_ids": "is needed"}
    if item.kind == pb.PACK_ITEM_KIND_RECORDS and len(item.measure_ids) > 1:
        return {"measure_ids": "must be one"}
    if item.kind == pb.PACK_ITEM_KIND_CHART and len(item.dimension_ids) != 1:
        return {"dimension_ids": "must be one"}
    found: dict[str, str] = {}
    for at, name in enumerate(item.measure_ids):
        if name not in measures:
            found[f"measure_ids[{at}]"] = "must be one of the measures of the catalogue"
            continue
        parts = measures[name].relation.parts
        for place, part in enumerate(item.dimension_ids):
            if part not in parts:
                found[f"dimension_ids[{place}]"] = "must be a dimension of all these measures"
        for place, each in enumerate(item.filters):
            if each.dimension_id not in parts:
                found[f"filters[{place}].dimension_id"] = "must be a dimension of the measure"
    return found


def since(moment: datetime, zone: str) -> Any:
    """The day of a moment there."""
    return moment.astimezone(rules.zone_of(zone)).date()
