"""Pages of reports: the menu, published reports, and where the figures come from. Dashboards are in dashboard_pages.py.

The rule kept here: a page shows what the calls return; each area hangs its own routes on `pages`.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import flask
from crm_chassis import formats
from crm_chassis.doors.pages import MenuItem, Page, Pages
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from crm_reports import rendering, rules

pages = Pages(
    "reports",
    __name__,
    menu=(
        MenuItem("dashboards", N_("Dashboards"), "reports.read"),
        MenuItem("process", N_("Process"), "reports.read"),
        MenuItem("costs", N_("Costs"), "reports.read"),
        MenuItem("snapshots", N_("Packs"), "reports.read"),
        MenuItem("measures", N_("Measures"), "reports.read", more=True),
        MenuItem("facts", N_("Data"), "reports.read", more=True),
    ),
)
STYLE = Path(__file__).parent / "static" / "reports.css"
SCRIPT = STYLE.with_suffix(".js")
VERSION = hashlib.sha256(STYLE.read_bytes() + SCRIPT.read_bytes()).hexdigest()[:12]
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
        "reports_script": flask.url_for("reports.static", filename=SCRIPT.name, v=VERSION),
        "reports_style": flask.url_for("reports.static", filename=STYLE.name, v=VERSION),
    }


def audience(snapshot: Any) -> str:
    """Who may read a report."""
    named = [_(READERS[role]) if role in READERS else role for role in snapshot.roles]
    return ", ".join([*named, *snapshot.teams]) or _("everybody who may read reports")


def today_of(page: Page) -> date:
    """What day it is where the reader is."""
    try:
        zone = rules.zone_of(page.time_zone)
    except rules.WrongInput:
        zone = rules.zone_of("UTC")
    return page.now.astimezone(zone).date()


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
    month = rules.add_months(today_of(page).replace(day=1), -1)
    form = page.form(
        "PublishSnapshot", initial={"month": f"{month:%Y-%m}", "time_zone": page.time_zone}
    )
    if page.sent(form):
        page.toast(_("Published. The address of this page is its permalink."))
        return page.redirect("reports.snapshot", snapshot_id=form.reply.snapshot_id)
    today = today_of(page).replace(day=1)
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
