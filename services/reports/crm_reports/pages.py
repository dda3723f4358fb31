"""Pages of reports: dashboards, the records behind a figure, and published reports.

The rule kept here: a page shows what the calls return; the period is in the address, so that any view can be sent on.
"""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import Any, NamedTuple

import flask
from crm.reports.v1 import dashboards_pb2 as pb
from crm_chassis import formats
from crm_chassis.doors.pages import MenuItem, Page, Pages
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from crm_reports import charts, rendering, rules
from crm_reports.plans import PLANS


class ReportPages(Pages):
    """The menu leaves out dashboards whose module is not part of this installation."""

    @property
    def menu(self) -> tuple[MenuItem, ...]:
        """The places that there are here."""
        has = Page.current().app.peers.has
        return tuple(item for item in self.places if all(map(has, NEEDED.get(item.endpoint, ()))))

    @menu.setter
    def menu(self, places: tuple[MenuItem, ...]) -> None:
        self.places = places


NEEDED = {plan.dashboard_id: plan.services for plan in PLANS.values()}
pages = ReportPages(
    "reports",
    __name__,
    menu=(
        MenuItem("service", N_("Service"), "reports.read"),
        MenuItem("customers", N_("Customers"), "reports.read"),
        MenuItem("channels", N_("Partners"), "reports.read"),
        MenuItem("snapshots", N_("Published"), "reports.read"),
        MenuItem("facts", N_("Data"), "reports.read"),
    ),
)
STYLE = Path(__file__).parent / "static" / "reports.css"
VERSION = hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]
READERS = {
    "leader": N_("Leaders"),
    "manager": N_("Managers"),
    "agent": N_("Agents"),
    "specialist": N_("Specialists"),
    "rep": N_("Representatives"),
}


@pages.context_processor
def _words() -> dict[str, Any]:
    """What templates use; the style sheet's address changes with it, because browsers keep it for a year."""
    return {
        "audience": audience,
        "module_name": rendering.module_name,
        "reports_style": flask.url_for("reports.static", filename=STYLE.name, v=VERSION),
    }


def audience(snapshot: Any) -> str:
    """Who may read a report."""
    named = [_(READERS[role]) if role in READERS else role for role in snapshot.roles]
    return ", ".join([*named, *snapshot.teams]) or _("everybody who may read reports")


class Choice(NamedTuple):
    """A period that can be chosen with one click."""

    text: str
    start_date: str
    end_date: str


def _choices(today: date) -> list[Choice]:
    """The usual periods, as of today."""
    this = today.replace(day=1)
    before = rules.add_months(this, -1)
    return [
        Choice(_("This month"), str(this), str(today)),
        Choice(_("Last month"), str(before), str(this - timedelta(days=1))),
        Choice(_("12 months"), str(rules.add_months(this, -11)), str(today)),
        Choice(_("This year"), str(date(today.year, 1, 1)), str(today)),
        Choice(_("All"), "", ""),
    ]


def _today(page: Page) -> date:
    try:
        zone = rules.zone_of(page.time_zone)
    except rules.WrongInput:
        zone = rules.zone_of("UTC")
    return page.now.astimezone(zone).date()


def _asked(page: Page) -> dict[str, str]:
    """The period and team of the address; without any: the last twelve months."""
    given = flask.request.args
    zone = page.time_zone
    if "start_date" in given or "end_date" in given or given.get("period") == "all":
        return {
            "start_date": given.get("start_date", ""),
            "end_date": given.get("end_date", ""),
            "team": given.get("team", ""),
            "time_zone": zone,
        }
    year = _choices(_today(page))[2]
    return {
        "start_date": year.start_date,
        "end_date": year.end_date,
        "team": given.get("team", ""),
        "time_zone": zone,
    }


def _address(dashboard_id: str, query: dict[str, Any]) -> str:
    return flask.url_for(f"reports.{dashboard_id}", **query)


def _dashboard(name: str) -> Response:
    page = Page.current()
    asked = _asked(page)
    dashboard = page.call("GetDashboard", dashboard_id=name, **asked)
    choices = []
    for choice in _choices(_today(page)):
        query = {
            "start_date": choice.start_date,
            "end_date": choice.end_date,
            "team": asked["team"],
        }
        query = {key: value for key, value in query.items() if value} or {"period": "all"}
        if not choice.start_date:
            query["period"] = "all"
        here = (choice.start_date, choice.end_date) == (asked["start_date"], asked["end_date"])
        choices.append((choice.text, _address(name, query), here))
    return page.render(
        "reports/dashboard.html",
        dashboard=dashboard,
        body=rendering.render(dashboard),
        choices=choices,
        asked=asked,
        oldest=_oldest(dashboard),
    )


def _oldest(dashboard: pb.Dashboard) -> Any:
    """When the figures were last known to be complete."""
    times = [source.current_time for source in dashboard.sources if source.HasField("current_time")]
    return min(times, key=lambda time: time.seconds, default=None)


@pages.get("/")
def home() -> Response:
    """The first dashboard whose service is here."""
    page = Page.current()
    known = page.call("ListDashboards").dashboards
    first = next((each for each in known if each.available), known[0])
    return page.redirect(f"reports.{first.dashboard_id}")


@pages.get("/service")
def service() -> Response:
    """Response, resolution, hand-overs and promises."""
    return _dashboard("service")


@pages.get("/customers")
def customers() -> Response:
    """Touchpoints, orders and accounts."""
    return _dashboard("customers")


@pages.get("/channels")
def channels() -> Response:
    """Partners and registrations."""
    return _dashboard("channels")


@pages.get("/figures/<figure_id>")
def records(figure_id: str) -> Response:
    """The records behind a figure."""
    page, given = Page.current(), flask.request.args
    asked = {
        name: given.get(name, "")
        for name in ("key", "start_date", "end_date", "team", "page_token")
    }
    reply = page.call("ListRecords", figure_id=figure_id, time_zone=page.time_zone, **asked)
    figure = reply.figure
    origin = given.get("from", "")
    back = {name: asked[name] for name in ("start_date", "end_date", "team") if asked[name]}
    if not asked["start_date"]:
        back["period"] = "all"
    known = {each.dashboard_id: each.title for each in page.call("ListDashboards").dashboards}
    return page.render(
        "reports/records.html",
        reply=reply,
        figure=figure,
        asked=asked,
        value=charts.shown(figure.value, figure.unit, figure.currency),
        shown=lambda value: charts.shown(value, figure.unit, figure.currency),
        valued=figure.unit in (pb.UNIT_SECONDS, pb.UNIT_MONEY),
        crumbs=[(known[origin], _address(origin, back))] if origin in known else [],
    )


@pages.get("/snapshots")
def snapshots() -> Response:
    """What was published."""
    page = Page.current()
    reply = page.call("ListSnapshots", page_token=flask.request.args.get("page_token", ""))
    return page.render("reports/snapshots.html", reply=reply, months=_month_names(reply.snapshots))


def _month_names(found: Any) -> dict[str, str]:
    return {each.month: month_name(each.month) for each in found}


def month_name(month: str) -> str:
    """October 2026."""
    return formats.day(date.fromisoformat(f"{month}-01"), _("LLLL y"))


@pages.route("/snapshots/publish", methods=["GET", "POST"])
def publish() -> Response:
    """The form that publishes a month."""
    page = Page.current()
    month = rules.add_months(_today(page).replace(day=1), -1)
    form = page.form(
        "PublishSnapshot", initial={"month": f"{month:%Y-%m}", "time_zone": page.time_zone}
    )
    if page.sent(form):
        page.toast(_("Published. The address of this page is its permalink."))
        return page.redirect("reports.snapshot", snapshot_id=form.reply.snapshot_id)
    today = _today(page).replace(day=1)
    months = [rules.add_months(today, -back) for back in range(24)]
    return page.render(
        "reports/publish.html",
        form=form,
        months=[(f"{each:%Y-%m}", month_name(f"{each:%Y-%m}")) for each in months],
        roles=[(role, _(text)) for role, text in READERS.items()],
    )


@pages.get("/snapshots/<int:snapshot_id>")
def snapshot(snapshot_id: int) -> Response:
    """A published report, as it was published."""
    page = Page.current()
    found = page.call("GetSnapshot", snapshot_id=snapshot_id)
    body = Markup(found.html)  # noqa: S704 (rendered by our own templates, and kept)
    return page.render(
        "reports/snapshot.html", snapshot=found, body=body, month=month_name(found.month)
    )


@pages.get("/facts")
def facts() -> Response:
    """How far the feeds have been read, and, if asked for, whether the facts are right."""
    page = Page.current()
    state = page.call("GetFollowState")
    checked = None
    if flask.request.args.get("check") and page.may("events.read"):
        checked = page.call("Reconcile")
    return page.render("reports/facts.html", state=state, checked=checked)


@pages.post("/facts/rebuild")
def rebuild() -> Response:
    """Reads the facts again from the first event."""
    page = Page.current()
    page.call("RebuildFacts", service=flask.request.form.get("service", ""))
    page.toast(_("The records are read again from the first event."))
    return page.redirect("reports.facts")
