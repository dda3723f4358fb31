"""The pages of files: attach, look at the versions, fetch, remove and restore.

The rule kept here: a file is reached only through the calls that look at its record; where somebody came from is a
path of our own, never an address of somebody else's.
"""

from typing import Any

import flask
from crm.records.v1 import attachments_pb2 as pb
from werkzeug.wrappers import Response

from crm_chassis.doors import files
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem

pages = flask.Blueprint("files", __name__)
UPLOADS = frozenset({"files.attach", "files.add_version"})
SHOWN = 50


@pages.before_request
def _needs_sign_in() -> Response | None:
    page = Page.current()
    return None if page.caller else page.to_sign_in()


def expect_upload(page: Page) -> None:
    """Before anything reads the form: one that brings a file may be large, of somebody who is signed in, or as large as
    its view says that takes files of everybody."""
    endpoint = flask.request.endpoint or ""
    if page.caller and endpoint in UPLOADS:
        files.allow(page.app.config.max_attachment_mb)
    elif most := getattr(flask.current_app.view_functions.get(endpoint), "upload_mb", 0):
        files.allow(most)


def attachments_of(resource: str, resource_id: int) -> Any:
    """The attachments of a record, for the macro that shows them; None for who may not read them."""
    try:
        return Page.current().call(
            "ListAttachments", resource=resource, resource_id=resource_id, page_size=SHOWN
        )
    except Refusal:
        return None


def _back(fallback: str = "") -> Response:
    """To the page that somebody came from."""
    to = flask.request.form.get("back", "") or fallback or Page.current().home
    ours = to.startswith("/") and not to.startswith(("//", "/\\"))
    return flask.redirect(to if ours else Page.current().home, 303)


def _send(method: str, message: Any, done: str) -> bool:
    """Sends a call with a file in it; what is refused is said on the next page."""
    page = Page.current()
    message.request_id = flask.request.form.get("request_id", "")[:64]
    sent = flask.request.files.get("content")
    if sent is None or not sent.filename:
        page.toast(_("Choose a file first"), "error")
        return False
    files.take(message, sent)
    try:
        page.call(method, message)
    except Refusal as refusal:
        said = [translated_problem(text) for text in refusal.fields.values()]
        page.toast(" ".join(said) or _(refusal.message), "error")
        return False
    page.toast(done)
    return True


@pages.post("/attach")
def attach() -> Response:
    """Attaches a file to a record."""
    form = flask.request.form
    number = form.get("resource_id", "")
    message = pb.CreateAttachmentRequest()
    message.attachment.resource = form.get("resource", "")[:100]
    message.attachment.resource_id = int(number) if number.isdigit() else 0
    message.attachment.description = form.get("description", "")[:500]
    _send("CreateAttachment", message, _("File attached"))
    return _back()


@pages.route("/<int:attachment_id>", methods=["GET", "POST"])
def show(attachment_id: int) -> Response:
    """One file with its versions, and what it is called."""
    page = Page.current()
    found = page.call("GetAttachment", attachment_id=attachment_id)
    key: dict[str, Any] = {"attachment_id": attachment_id}
    form = page.form("UpdateAttachment", {"attachment": found}, attachment=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("files.show", attachment_id=attachment_id)
    removing = flask.url_for("files.remove", attachment_id=attachment_id)
    restoring = flask.url_for("files.restore", attachment_id=attachment_id)
    return page.render(
        "files/attachment.html",
        file=found,
        form=form,
        remove=page.form("DeleteAttachment", {"etag": found.etag}, removing, **key),
        restore=page.form("UndeleteAttachment", action=restoring, **key),
        record=_record_of(page, found),
    )


def _record_of(page: Page, found: Any) -> tuple[str, str]:
    """What the file's record is called, and where its page is."""
    from crm_chassis.doors.list_cells import url_of

    for bound in page.app.lists.values():
        spec = bound.spec
        if spec.resource == found.resource:
            get = bound.methods["Get"].name
            record = page.call(get, **{spec.key_field: found.resource_id})
            name = getattr(record, spec.name_field, "") or str(found.resource_id)
            return name, url_of(spec, record)
    return "", ""


@pages.post("/<int:attachment_id>/versions")
def add_version(attachment_id: int) -> Response:
    """Adds a new version."""
    message = pb.AddAttachmentVersionRequest(attachment_id=attachment_id)
    _send("AddAttachmentVersion", message, _("New version added"))
    return _back(flask.url_for("files.show", attachment_id=attachment_id))


@pages.post("/<int:attachment_id>/remove")
def remove(attachment_id: int) -> Response:
    """Removes a file; its page offers to restore it."""
    page = Page.current()
    form = page.form("DeleteAttachment", attachment_id=attachment_id)
    sent = page.sent(form)
    page.toast(_("Removed. It can be restored here.") if sent else form.error)
    return page.redirect("files.show", attachment_id=attachment_id)


@pages.post("/<int:attachment_id>/restore")
def restore(attachment_id: int) -> Response:
    """Restores a file."""
    page = Page.current()
    form = page.form("UndeleteAttachment", attachment_id=attachment_id)
    page.toast(_("Restored") if page.sent(form) else form.error)
    return page.redirect("files.show", attachment_id=attachment_id)


@pages.get("/<int:attachment_id>/download")
def download(attachment_id: int) -> Response:
    """The file."""
    page, asked = Page.current(), flask.request.args.get("version", "")
    key = {"attachment_id": attachment_id, "version": int(asked) if asked.isdigit() else 0}
    first = page.call("DownloadAttachment", **key)
    return files.answer(first, lambda at: page.call("DownloadAttachment", offset=at, **key))
