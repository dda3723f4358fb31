"""The pages of bulk edits and exports: choose, look at what would change, carry out, undo; fetch a list as a file.

The rule kept here: nothing changes by looking, and what runs in the background is seen while it runs.
"""

from collections.abc import Sequence
from typing import Any

import flask
from crm.records.v1 import bulk_edits_pb2 as pb
from werkzeug.wrappers import Response

from crm_chassis.doors import files
from crm_chassis.doors.list_cells import url_of
from crm_chassis.doors.list_pages import address_of, here_or_404, pages
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem

__all__ = ["pages"]
SHOWN = 20
UNDER_WAY = (pb.BULK_STATE_PREPARING, pb.BULK_STATE_RUNNING, pb.BULK_STATE_UNDOING)


def _chosen() -> dict[str, Any]:
    """Which records somebody chose: some by their numbers, or all that match."""
    given = flask.request.values
    numbers = [int(text) for text in given.getlist("id") if text.isdigit()][:1000]
    if numbers and given.get("which") != "all":
        return {"record_ids": numbers}
    return {"filter": given.get("filter", "")[:2000]}


@pages.get("/<name>/bulk")
def bulk(name: str) -> Response:
    """What is to be done with the chosen records."""
    here_or_404(name)
    page, chosen = Page.current(), _chosen()
    if flask.request.args.get("which") == "chosen" and "record_ids" not in chosen:
        page.toast(_("Choose records first"), "error")
        return flask.redirect(address_of(name, filter=flask.request.args.get("filter", "")), 303)
    return _choose(name, chosen, {})


def _choose(name: str, chosen: dict[str, Any], problems: dict[str, str]) -> Response:
    page = Page.current()
    about = page.call("GetRecordList", name=name)
    return page.render(
        "lists/bulk.html",
        about=about,
        name=name,
        chosen=chosen,
        problems=problems,
        typed=flask.request.form,
        fields=[field for field in about.fields if field.editable],
        defined=[f for f in about.fields if f.editable and "." in f.name],
    )


@pages.post("/<name>/bulk")
def prepare(name: str) -> Response:
    """Prepares a bulk edit, and shows what would change."""
    here_or_404(name)
    form = flask.request.form
    for word, action in (("delete", "BULK_ACTION_DELETE"), ("restore", "BULK_ACTION_RESTORE")):
        if form.get("action") == word:
            return _prepare(name, action, _chosen(), [])
    fields = form.getlist("change")
    changes = [{"field": field, "value": form.get(f"value.{field}", "")} for field in fields]
    return _prepare(name, "BULK_ACTION_SET", _chosen(), changes)


def _prepare(
    name: str, action: str, chosen: dict[str, Any], changes: Sequence[dict[str, str]]
) -> Response:
    page = Page.current()
    given = {"record_list": name, "action": action, "changes": changes, **chosen}
    try:
        made = page.call("CreateBulkEdit", bulk_edit=given)
    except Refusal as refusal:
        if refusal.code != "INVALID_ARGUMENT":
            raise
        page.status = 422
        return _choose(name, chosen, _by_field(refusal, changes))
    return page.redirect("lists.show_bulk", name=name, bulk_edit_id=made.bulk_edit_id)


def _by_field(refusal: Refusal, changes: Sequence[dict[str, str]]) -> dict[str, str]:
    """What was refused, by the field that it is about; "" for the whole."""
    found = {}
    for path, text in refusal.fields.items():
        about = ""
        for at, change in enumerate(changes):
            if path.startswith(f"bulk_edit.changes[{at}]"):
                about = change["field"]
        found[about] = translated_problem(text)
    return found


@pages.get("/<name>/bulk/<int:bulk_edit_id>")
def show_bulk(name: str, bulk_edit_id: int) -> Response:
    """One bulk edit: what would change, how far it is, what came of it."""
    here_or_404(name)
    page = Page.current()
    key: dict[str, Any] = {"bulk_edit_id": bulk_edit_id}
    edit = page.call("GetBulkEdit", **key)
    spec = page.app.lists[name].spec
    about = page.call("GetRecordList", name=name)
    labels = {field.name: field for field in about.fields}

    def rows(condition: str) -> Any:
        return page.call("ListBulkEditRows", filter=condition, page_size=SHOWN, **key)

    def form(method: str) -> Any:
        initial = {"etag": edit.etag} if method == "StartBulkEdit" else {}
        return page.form(method, initial, flask.url_for("lists.step_bulk", name=name, **key), **key)

    return page.render(
        "lists/bulk_edit.html",
        edit=edit,
        about=about,
        name=name,
        spec=spec,
        fields=[labels[c.field] for c in edit.changes if c.field in labels],
        moving=edit.state in UNDER_WAY,
        rows=rows("state != refused AND state != kept AND state != unchanged"),
        refused=rows("state = refused OR state = kept"),
        url=lambda number: url_of(spec, spec.message(**{spec.key_field: number})),
        start=form("StartBulkEdit"),
        stop=form("StopBulkEdit"),
        undo=form("UndoBulkEdit"),
    )


@pages.post("/<name>/bulk/<int:bulk_edit_id>")
def step_bulk(name: str, bulk_edit_id: int) -> Response:
    """Carries out, stops or undoes a bulk edit."""
    here_or_404(name)
    page = Page.current()
    for method in ("StartBulkEdit", "StopBulkEdit", "UndoBulkEdit"):
        form = page.form(method, bulk_edit_id=bulk_edit_id)
        if not page.sent(form) and form.error:
            page.toast(form.error, "error")
    return page.redirect("lists.show_bulk", name=name, bulk_edit_id=bulk_edit_id)


@pages.get("/bulk")
def bulk_edits() -> Response:
    """The bulk edits of late, to be looked at and undone."""
    page = Page.current()
    reply = page.call("ListBulkEdits", page_token=flask.request.args.get("page_token", ""))
    return page.render("lists/bulk_edits.html", reply=reply, lists=page.app.lists)


@pages.post("/<name>/export")
def export(name: str) -> Response:
    """The list as a file: at once, or as soon as it is written."""
    here_or_404(name)
    page, form = Page.current(), flask.request.form
    wanted = "EXPORT_FORMAT_CSV" if form.get("format") == "csv" else "EXPORT_FORMAT_XLSX"
    made = page.call(
        "CreateRecordExport",
        record_export={
            "record_list": name,
            "filter": form.get("filter", "")[:2000],
            "order_by": form.get("order_by", "")[:200],
            "columns": form.getlist("columns")[:50],
            "format": wanted,
            "time_zone": page.time_zone,
        },
    )
    place = "lists.download" if made.finish_time.seconds else "lists.show_export"
    return page.redirect(place, name=name, number=made.record_export_id)


@pages.get("/<name>/exports/<int:number>")
def show_export(name: str, number: int) -> Response:
    """How far an export is."""
    page = Page.current()
    found = page.call("GetRecordExport", record_export_id=number)
    return page.render("lists/export.html", export=found, name=name, back=address_of(name))


@pages.get("/<name>/exports/<int:number>/file")
def download(name: str, number: int) -> Response:  # noqa: ARG001 (the address says whose it is)
    """The file of an export."""
    page, key = Page.current(), {"record_export_id": number}
    first = page.call("DownloadRecordExport", **key)
    return files.answer(first, lambda at: page.call("DownloadRecordExport", offset=at, **key))
