"""Pages of alerts: which there are, one with what it told, the forms, and a try on the past.

The rule kept here: a page shows what the calls return; what is beyond its line is said, and never in red.
"""

from datetime import timedelta
from typing import Any

import flask
from crm.reports.v1 import alerts_pb2 as pb
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import charts
from crm_reports.goals_pages import Directory, act, dimensions, measures
from crm_reports.pages import pages

TONES = {
    pb.ALERT_STATE_QUIET: "good",
    pb.ALERT_STATE_BEYOND: "warn",
    pb.ALERT_STATE_UNKNOWN: "neutral",
}
MUTES = (1, 7, 30)
PROBLEMS = {
    pb.ALERT_PROBLEM_FACTS_BEHIND: N_(
        "The facts are not complete: nothing is told before they are."
    ),
    pb.ALERT_PROBLEM_NO_VALUE: N_("There is nothing to measure in these days."),
    pb.ALERT_PROBLEM_MEASURE_GONE: N_(
        "The catalogue no longer has this measure: choose another, or remove the alert."
    ),
    pb.ALERT_PROBLEM_OWNER_GONE: N_(
        "Who is told has no active account or may not read reports: name somebody else."
    ),
}
CHANGES = (pb.ALERT_COMPARISON_RISES, pb.ALERT_COMPARISON_FALLS)


def shown(alert: pb.Alert, value: str) -> str:
    """A value of an alert as a person reads it."""
    if alert.comparison in CHANGES and value:
        return f"{float(value):.1f} %"
    return charts.shown(value, alert.unit, alert.currency)


@pages.context_processor
def _alert_words() -> dict[str, Any]:
    """What templates of alerts use."""
    return {"alert_value": shown, "alert_tones": TONES}


@pages.get("/alerts")
def alerts() -> Response:
    """The alerts that the reader sees."""
    page = Page.current()
    reply = page.call("ListAlerts", page_token=flask.request.args.get("page_token", ""))
    return page.render("reports/alerts/alerts.html", reply=reply, directory=Directory(page))


@pages.route("/alerts/new", methods=["GET", "POST"])
def new_alert() -> Response:
    """The form that makes an alert."""
    page = Page.current()
    initial = {
        "figure_id": flask.request.args.get("figure_id", ""),
        "time_zone": page.time_zone,
        "comparison": "ALERT_COMPARISON_ABOVE",
        "window_days": 7,
        "every_minutes": 15,
    }
    form = page.form("CreateAlert", initial={"alert": initial})
    if page.sent(form):
        page.toast(_("From now on this line is watched."))
        return page.redirect("reports.alert", alert_id=form.reply.alert_id)
    return _edit(page, form, None)


def _edit(page: Page, form: Form, alert: pb.Alert | None) -> Response:
    return page.render(
        "reports/alerts/edit.html",
        form=form,
        alert=alert,
        measures=measures(page),
        dimensions=dimensions(),
        directory=Directory(page),
        for_others=page.may("goals.write"),
    )


@pages.route("/alerts/<int:alert_id>/edit", methods=["GET", "POST"])
def edit_alert(alert_id: int) -> Response:
    """The form that changes an alert."""
    page = Page.current()
    alert = page.call("GetAlert", alert_id=alert_id)
    form = page.form("UpdateAlert", initial={"alert": alert}, alert={"alert_id": alert_id})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("reports.alert", alert_id=alert_id)
    return _edit(page, form, alert)


@pages.get("/alerts/<int:alert_id>")
def alert(alert_id: int) -> Response:
    """One alert, what it told, and if asked for what it would have told."""
    page = Page.current()
    key: dict[str, Any] = {"alert_id": alert_id}
    found = page.call("GetAlert", **key)
    tried = page.call("TestAlert", **key) if flask.request.args.get("try") else None
    forms: dict[str, Any] = {}
    if page.may("alerts.write") and not found.HasField("delete_time"):
        here = flask.url_for
        forms["delete"] = page.form(
            "DeleteAlert", action=here("reports.delete_alert", **key), **key
        )
        forms["mute"] = [
            (
                days,
                page.form("MuteAlert", action=here("reports.mute_alert", days=days, **key), **key),
            )
            for days in (*MUTES, 0)
        ]
    return page.render(
        "reports/alerts/alert.html",
        alert=found,
        firings=page.call("ListAlertFirings", page_size=100, **key).alert_firings,
        tried=tried,
        forms=forms,
        directory=Directory(page),
        problem=_(PROBLEMS[found.problem]) if found.problem in PROBLEMS else "",
        muted=found.HasField("mute_time")
        and found.mute_time.ToDatetime(page.now.tzinfo) > page.now,
    )


@pages.post("/alerts/<int:alert_id>/mute")
def mute_alert(alert_id: int) -> Response:
    """It tells nothing for some days, or again."""
    page = Page.current()
    days = min(max(int(flask.request.args.get("days", "0") or 0), 0), 365)
    until: dict[str, Any] = {"mute_time": page.now + timedelta(days=days)} if days else {}
    act(page.form("MuteAlert", alert_id=alert_id, **until), _("Saved"))
    return page.redirect("reports.alert", alert_id=alert_id)


@pages.post("/alerts/<int:alert_id>/delete")
def delete_alert(alert_id: int) -> Response:
    """It tells nothing more."""
    page = Page.current()
    act(page.form("DeleteAlert", alert_id=alert_id), _("Removed"))
    return page.redirect("reports.alerts")
