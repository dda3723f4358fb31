"""Pages of reports: the menu, published reports, and where the figures come from. Dashboards are in dashboard_pages.py.

The rule kept here: a page shows what the calls return; each area hangs its own routes on `pages`.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any

import flask
from crm_chassis.doors.pages import MenuItem, Page, Pages
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import rendering, rules
from crm_reports.naming import name_of
from crm_reports.relating import TIERS

pages = Pages(
    "reports",
    __name__,
    menu=(
        MenuItem("dashboards", N_("Dashboards"), "reports.read"),
        MenuItem("process", N_("Process"), "reports.read"),
        MenuItem("costs", N_("Costs"), "reports.read"),
        MenuItem("goals", N_("Goals"), "reports.read"),
        MenuItem("packs", N_("Packs"), "reports.read"),
        MenuItem("measures", N_("Measures"), "reports.read", more=True),
        MenuItem("facts", N_("Data"), "reports.read", more=True),
    ),
)
STYLE = Path(__file__).parent / "static" / "reports.css"
SCRIPT = STYLE.with_suffix(".js")
VERSION = hashlib.sha256(STYLE.read_bytes() + SCRIPT.read_bytes()).hexdigest()[:12]


def _tier_name(tier: str) -> str:
    """What a tier is called; one that a manager made up is called what it is."""
    return _(TIERS[tier]) if tier in TIERS else tier


@pages.context_processor
def _words() -> dict[str, Any]:
    """What templates use; the style sheet's address changes with it, because browsers keep it for a year."""
    return {
        "module_name": rendering.module_name,
        "person_name": lambda user_id: name_of(Page.current().app, user_id),
        "tier_name": _tier_name,
        "reports_script": flask.url_for("reports.static", filename=SCRIPT.name, v=VERSION),
        "reports_style": flask.url_for("reports.static", filename=STYLE.name, v=VERSION),
    }


def today_of(page: Page) -> date:
    """What day it is where the reader is."""
    try:
        zone = rules.zone_of(page.time_zone)
    except rules.WrongInput:
        zone = rules.zone_of("UTC")
    return page.now.astimezone(zone).date()


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
