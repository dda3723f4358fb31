"""The pages of event logs: what was brought in, and a file that brings more.

The rule kept here: a file is understood by the names of its columns, or as it is said here; what could not be taken is
listed with its reason, and sending a file twice changes nothing.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.journeys import log_files
from crm_tickets.pages.blueprint import act, pages

BATCH = 2000
SAMPLE = 200
MOST = 3_900_000
REJECTS_SHOWN = 50
# The parts of an event, and the column of the mapping that each comes from.
PARTS = {
    "case_id": "case_column",
    "activity": "activity_column",
    "person": "person_column",
    "team": "team_column",
    "lifecycle": "lifecycle_column",
    "time_text": "time_column",
}


class CannotImport(Exception):
    """What has to be changed before the file can be taken, in words."""


@pages.route("/journeys/logs", methods=["GET", "POST"])
def event_logs() -> Response:
    """The logs that there are, and a file for another one."""
    page = Page.current()
    error, reply = "", None
    if flask.request.method == "POST":
        try:
            reply = _bring_in(page)
        except CannotImport as problem:
            error, page.status = str(problem), 422
        except Invalid as refusal:
            error, page.status = "; ".join(map(_, refusal.fields.values())), 422
        if reply is not None and not reply["rejects"]:
            page.toast(_("%(count)s events taken", count=reply["taken"]))
            return page.redirect("tickets.journeys", log=reply["log"].event_log_id)
    logs = page.call("ListEventLogs", page_size=100, order_by="create_time desc").event_logs
    forms = {log.event_log_id: _delete_form(page, log.event_log_id) for log in logs}
    return page.render(
        "tickets/event_logs.html",
        logs=logs,
        forms=forms if page.may("imports.write") else {},
        error=error,
        reply=reply,
        given=flask.request.form,
        parts=PARTS,
        most=REJECTS_SHOWN,
    )


def _delete_form(page: Page, event_log_id: int) -> Any:
    action = flask.url_for("tickets.delete_event_log", event_log_id=event_log_id)
    return page.form("DeleteEventLog", action=action, event_log_id=event_log_id)


@pages.post("/journeys/logs/<int:event_log_id>/delete")
def delete_event_log(event_log_id: int) -> Response:
    """The log goes, with everything in it."""
    page = Page.current()
    act(page.form("DeleteEventLog", event_log_id=event_log_id), _("Removed"))
    return page.redirect("tickets.event_logs")


def _bring_in(page: Page) -> dict[str, Any]:
    """Takes the file of the form in; raises CannotImport with what to change."""
    file = flask.request.files.get("file")
    if file is None or not file.filename:
        raise CannotImport(_("Choose a file."))
    data = file.stream.read(MOST + 1)
    if len(data) > MOST:
        raise CannotImport(_("This file is too large for a form: use the command crm import-log."))
    name = file.filename.rpartition("/")[2]
    try:
        sheet = log_files.read(name, data)
    except log_files.NotATable as error:
        text = _("This file cannot be read as CSV, XLSX or JSON Lines.")
        raise CannotImport(f"{text} {error}".strip()) from error
    mapping = _mapping(page, sheet)
    log = _log(page, flask.request.form.get("source", "").strip() or name, mapping)
    columns = {part: mapping[column] for part, column in PARTS.items()}
    return _send(page, log, list(log_files.events_of(sheet, columns)))


def _mapping(page: Page, sheet: log_files.Sheet) -> dict[str, str]:
    """Which column is what: as it is said, else as the names suggest."""
    rows = [{"cells": row} for row in sheet.rows[:SAMPLE]]
    found = page.call("SuggestLogMapping", columns=sheet.columns, rows=rows)
    given = flask.request.form
    mapping = {
        column: given.get(column, "").strip() or getattr(found, column) for column in PARTS.values()
    }
    mapping["time_format"] = given.get("time_format", "").strip() or found.time_format
    named = {part: mapping[column] for part, column in PARTS.items()}
    if lacking := log_files.missing(sheet.columns, named):
        raise CannotImport(
            _(
                "Say which column is what: %(parts)s. The file has %(columns)s.",
                parts=", ".join(_words()[part] for part in lacking),
                columns=", ".join(sheet.columns),
            )
        )
    return mapping


def _words() -> dict[str, str]:
    return {
        "case_id": _("Case"),
        "activity": _("Activity"),
        "person": _("Person"),
        "team": _("Department"),
        "lifecycle": _("Start or end"),
        "time_text": _("Time"),
    }


def _log(page: Page, source: str, mapping: dict[str, str]) -> Any:
    """The log of this source, made if it is not there yet."""
    quoted = source.replace("\\", "\\\\").replace('"', '\\"')
    known = page.call("ListEventLogs", filter=f'source = "{quoted}"').event_logs
    if known:
        return known[0]
    zone = flask.request.form.get("time_zone", "").strip()
    fields = {"source": source[:200], "mapping": mapping, "time_zone": zone}
    return page.call("CreateEventLog", event_log=fields)


def _send(page: Page, log: Any, events: list[dict[str, Any]]) -> dict[str, Any]:
    """Sends the events in batches; says what became of them."""
    taken, rejects, now = 0, [], log
    for start in range(0, len(events), BATCH):
        reply = page.call(
            "IngestLogEvents",
            event_log_id=log.event_log_id,
            events=events[start : start + BATCH],
        )
        taken += reply.taken_count
        rejects += reply.rejects
        now = reply.event_log
    return {"taken": taken, "rejects": rejects, "log": now}
