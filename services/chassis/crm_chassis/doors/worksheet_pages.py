"""The pages of worksheets: get one, hand it in, see what came of each row, decide what is stale.

The rule kept here: the pages are the same in every service that gives worksheets out; they call its methods with the
rights of the person who looks.
"""

from typing import Any

import flask
from crm.records.v1 import worksheets_pb2 as pb
from werkzeug.wrappers import Response

from crm_chassis.doors import files
from crm_chassis.doors.pages import Page, Pages
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from crm_chassis.worksheet_names import with_number

SHOWN, MOST_CHOICES = 50, 500
UPLOAD_MB = 20
TONES = {
    pb.WORKSHEET_OUTCOME_ACCEPTED: "good",
    pb.WORKSHEET_OUTCOME_ADDED: "good",
    pb.WORKSHEET_OUTCOME_TAKEN: "good",
    pb.WORKSHEET_OUTCOME_STALE: "warn",
    pb.WORKSHEET_OUTCOME_INVALID: "warn",
}


def add(pages: Pages) -> None:
    """Gives a service's pages those of worksheets."""
    pages.add_url_rule("/worksheets", "worksheets", worksheets)
    pages.add_url_rule("/worksheets/new", "new_worksheet", new_worksheet, methods=["POST"])
    pages.add_url_rule("/worksheets/<int:worksheet_id>.xlsx", "worksheet_file", worksheet_file)
    pages.add_url_rule("/worksheets/hand-in", "hand_in_worksheet", hand_in, methods=["POST"])
    address = "/worksheets/returns/<int:worksheet_return_id>"
    pages.add_url_rule(address, "worksheet_return", worksheet_return)
    pages.add_url_rule(f"{address}.xlsx", "worksheet_return_file", worksheet_return_file)
    pages.add_url_rule(f"{address}/decide", "decide_worksheet_row", decide, methods=["POST"])
    pages.add_url_rule(f"{address}/progress", "worksheet_progress", progress)


def _told(refusal: Refusal) -> str:
    """A refusal as one sentence."""
    said = [translated_problem(text) for text in refusal.fields.values()]
    return " ".join(said) or _(refusal.message)


def _here(view: str, **values: Any) -> str:
    """The address of a view of this service."""
    return flask.url_for(f"{flask.request.blueprint}.{view}", **values)


def worksheets() -> Response:
    """What can be had, a file to hand in, and what was handed in."""
    page = Page.current()
    kinds = page.call("ListWorksheetKinds").kinds
    wanted = flask.request.args.get("kind", "")
    kind = next((each for each in kinds if each.name == wanted), kinds[0] if kinds else None)
    returns = page.call(
        "ListWorksheetReturns",
        page_size=20,
        page_token=flask.request.args.get("page_token", ""),
    )
    return page.render(
        "worksheets/index.html",
        kinds=kinds,
        kind=kind,
        choices=_choices(page),
        given=flask.request.args,
        returns=returns.worksheet_returns,
        more=returns.next_page_token,
        here=_here,
    )


def _choices(page: Page) -> dict[tuple[str, str], list[tuple[str, str]]]:
    """The records to choose from, by kind and parameter; where there are too many, a name or number is typed."""
    found = {}
    for kind in page.app.service.worksheets:
        if not page.may(kind.scope):
            continue
        for parameter, listed in kind.chosen.items():
            bound = page.app.lists[listed]
            if not page.may(bound.methods["List"].rule.scope):
                continue
            spec = bound.spec
            reply = page.call(
                bound.methods["List"].name, page_size=MOST_CHOICES, order_by=spec.name_field
            )
            if not reply.next_page_token:
                found[kind.name, parameter] = [
                    (str(key), with_number(getattr(each, spec.name_field), key))
                    for each in getattr(reply, bound.entries)
                    if (key := getattr(each, spec.key_field))
                ]
    return found


def new_worksheet() -> Response:
    """Gives one out: the file itself."""
    page, form = Page.current(), flask.request.form
    parameters = {
        name.removeprefix("parameters."): value.strip()
        for name, value in form.items()
        if name.startswith("parameters.") and value.strip()
    }
    kind = form.get("kind", "")
    try:
        made = page.call("CreateWorksheet", worksheet={"kind": kind, "parameters": parameters})
    except Refusal as refusal:
        page.toast(_told(refusal), "error")
        return flask.redirect(_here("worksheets", kind=kind, **parameters), 303)
    return flask.redirect(_here("worksheet_file", worksheet_id=made.worksheet_id), 303)


def worksheet_file(worksheet_id: int) -> Response:
    """The workbook."""
    return _file("DownloadWorksheet", worksheet_id=worksheet_id)


def worksheet_return_file(worksheet_return_id: int) -> Response:
    """The copy with the outcomes."""
    return _file("DownloadWorksheetReturn", worksheet_return_id=worksheet_return_id)


def _file(method: str, **key: int) -> Response:
    page = Page.current()
    first = page.call(method, **key)
    return files.answer(first, lambda at: page.call(method, offset=at, **key))


def hand_in() -> Response:
    """Takes a worksheet back."""
    page = Page.current()
    sent = flask.request.files.get("content")
    if sent is None or not sent.filename:
        page.toast(_("Choose a file first"), "error")
        return flask.redirect(_here("worksheets"), 303)
    request = pb.CreateWorksheetReturnRequest(
        file_name=sent.filename[-200:],
        content=sent.read(),
        request_id=flask.request.form.get("request_id", "")[:64],
    )
    try:
        made = page.call("CreateWorksheetReturn", request)
    except Refusal as refusal:
        page.toast(_told(refusal), "error")
        return flask.redirect(_here("worksheets"), 303)
    address = _here("worksheet_return", worksheet_return_id=made.worksheet_return_id)
    return flask.redirect(address, 303)


hand_in.upload_mb = UPLOAD_MB  # type: ignore[attr-defined]


def worksheet_return(worksheet_return_id: int) -> Response:
    """What came of each row; those to be decided and mended first."""
    page = Page.current()
    found = page.call("GetWorksheetReturn", worksheet_return_id=worksheet_return_id)
    wanted = flask.request.args.get("outcome", "")
    known = [name for name in ("stale", "invalid") if getattr(found, f"{name}_count")]
    outcome = wanted if wanted in ("stale", "invalid", "all") else next(iter(known), "all")
    rows = page.call(
        "ListWorksheetRows",
        worksheet_return_id=worksheet_return_id,
        filter="" if outcome == "all" else f"outcome = {outcome}",
        page_size=SHOWN,
        page_token=flask.request.args.get("page_token", ""),
    )
    return page.render(
        "worksheets/return.html",
        found=found,
        rows=rows.worksheet_rows,
        more=rows.next_page_token,
        outcome=outcome,
        tones=TONES,
        done=found.state != pb.WORKSHEET_RETURN_STATE_READING,
        here=_here,
    )


def progress(worksheet_return_id: int) -> Response:
    """How far a return is, for the page that waits for it."""
    page = Page.current()
    found = page.call("GetWorksheetReturn", worksheet_return_id=worksheet_return_id)
    return page.render("worksheets/progress.html", found=found)


def decide(worksheet_return_id: int) -> Response:
    """Takes a stale row, or keeps what stands."""
    page, form = Page.current(), flask.request.form
    number = form.get("row_number", "")
    try:
        page.call(
            "DecideWorksheetRow",
            worksheet_return_id=worksheet_return_id,
            row_number=int(number) if number.isdecimal() else 0,
            take=form.get("take") == "1",
            etag=form.get("etag", ""),
        )
        page.toast(_("Decided"))
    except Refusal as refusal:
        page.toast(_told(refusal), "error")
    return flask.redirect(_here("worksheet_return", worksheet_return_id=worksheet_return_id), 303)
