"""The page of the process: the hand-over network above the figures and charts of the dashboard of that name.

The rule kept here: the picture and its tables show what GetProcess returns, in the view that the address names.
"""

from typing import Any

import flask
from crm.reports.v1 import dashboards_pb2
from crm.reports.v1 import process_pb2 as pb
from crm_chassis import formats
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from crm_reports import dashboard_pages, network, rules, workbooks
from crm_reports.pages import pages
from crm_reports.viewing import View

MOST_ROWS = 15
NO_TEAM = N_("no team")


def _process(page: Page, view: View) -> pb.Process:
    found: pb.Process = page.call("GetProcess", time_zone=page.time_zone, **view.asked())
    return found


def said(one: pb.ProcessHandOver) -> str:
    """What an arrow says when it is pointed at."""
    return _(
        "%(giver)s → %(receiver)s: %(count)s hand-overs, half of them lay longer than %(wait)s, %(bounces)s bounced",
        giver=one.from_team or _(NO_TEAM),
        receiver=one.to_team or _(NO_TEAM),
        count=one.hand_over_count,
        wait=formats.span(one.typical_wait_seconds),
        bounces=one.bounce_count,
    )


def short(name: str, letters: int) -> str:
    """A name that fits into its box; Chinese letters are twice as wide."""
    room, kept = letters, ""
    for letter in name:
        room -= 1 if letter.isascii() else 2
        if room < 0:
            return kept + "…"
        kept += letter
    return kept


def above(page: Page, view: View) -> Markup:
    """The network, as it stands above the figures."""
    process = _process(page, view)

    def records(figure_id: str, key: str) -> str:
        place = flask.url_for("reports.records", figure_id=figure_id)
        return f"{place}?{view.query(**{'key': key, 'from': 'process'})}"

    def file(table: str, form: str) -> str:
        return f"{flask.url_for('reports.process_file', table=table)}?{view.query(format=form)}"

    base = page.app.config.modules.get("tickets", "").rstrip("/")
    text = flask.render_template(
        "reports/network.html",
        process=process,
        network=network.drawn(process),
        upright=network.drawn(process, phone=True),
        records=records,
        file=file,
        said=said,
        short=short,
        span=formats.span,
        pair=lambda **parts: rules.key_of(parts),
        no_team=_(NO_TEAM),
        most=MOST_ROWS,
        tickets_page=f"{base}/journeys/logs" if base else "",
    )
    return Markup(text)  # noqa: S704 (the template escapes)


dashboard_pages.ABOVE["process"] = above


@pages.get("/process")
def process() -> Response:
    """The process: its dashboard, with the network above it."""
    return dashboard_pages.dashboard("process")


def _sheet(found: pb.Process, table: str) -> workbooks.Sheet:
    def time(seconds: int) -> workbooks.Amount:
        return workbooks.Amount(str(seconds), dashboards_pb2.UNIT_SECONDS)

    heads: tuple[str, ...]
    if table == "hand_overs":
        heads = (_("From department"), _("To department"), _("How often"), _("Lay in all"))
        heads += (_("Half lay longer"), _("Bounced"), _("Sent back"), _("Had had it before"))
        rows: list[list[Any]] = [
            [
                one.from_team or _(NO_TEAM),
                one.to_team or _(NO_TEAM),
                one.hand_over_count,
                time(one.wait_seconds),
                time(one.typical_wait_seconds),
                one.bounce_count,
                one.return_count,
                one.loop_count,
            ]
            for one in found.hand_overs
        ]
        return workbooks.Sheet(_("Hand-overs"), heads, rows)
    heads = (_("Department"), _("Closed tickets"), _("Time in departments"))
    heads += (_("Half stayed longer"), _("Arrivals"), _("Given"), _("Received"))
    rows = [
        [
            one.team or _(NO_TEAM),
            one.ticket_count,
            time(one.stay_seconds),
            time(one.typical_stay_seconds),
            one.visit_count,
            one.given_count,
            one.received_count,
        ]
        for one in found.departments
    ]
    return workbooks.Sheet(_("Departments"), heads, rows)


@pages.get("/process/<any(hand_overs, departments):table>")
def process_file(table: str) -> Response:
    """One of the tables of the network as a file."""
    page = Page.current()
    view, _own = dashboard_pages.view_of(page, "process")
    return dashboard_pages.as_file([_sheet(_process(page, view), table)], table)
