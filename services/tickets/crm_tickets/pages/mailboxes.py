"""The pages of mailboxes: the addresses that customers write to, and how each comes and goes.

The rule kept here: a password is never typed into a page; a mailbox names a secret of the environment.
"""

from typing import Any

import flask
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, directory, pages
from crm_tickets.pages.mail import render

ADMINISTERS = "mailboxes.write"
EVERY = 200


@pages.get("/mail/boxes")
def mailboxes() -> Response:
    """All of them."""
    page, gone = Page.current(), argument("trash") == "1"
    reply = page.call("ListMailboxes", page_size=EVERY, show_deleted=gone)
    found = [each for each in reply.mailboxes if each.HasField("delete_time") == gone]
    back = {each.mailbox_id: _back(page, each.mailbox_id) for each in found if gone}
    return render(
        "boxes",
        "boxes",
        mailboxes=found,
        gone=gone,
        back=back if page.may(ADMINISTERS) else {},
        may=page.may(ADMINISTERS),
    )


def _back(page: Page, mailbox_id: int) -> Form:
    action = flask.url_for("tickets.mailbox_back", mailbox_id=mailbox_id)
    return page.form("UndeleteMailbox", action=action, mailbox_id=mailbox_id)


@pages.route("/mail/boxes/new", methods=["GET", "POST"])
def mailbox_new() -> Response:
    """A new one."""
    page = Page.current()
    form = page.form("CreateMailbox")
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.mailboxes")
    return _form(form, None)


@pages.route("/mail/boxes/<int:mailbox_id>", methods=["GET", "POST"])
def mailbox(mailbox_id: int) -> Response:
    """One of them."""
    page = Page.current()
    key: dict[str, Any] = {"mailbox_id": mailbox_id}
    found = page.call("GetMailbox", **key)
    form = page.form("UpdateMailbox", {"mailbox": found}, mailbox=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.mailboxes")
    action = flask.url_for("tickets.mailbox_remove", **key)
    return _form(form, found, page.form("DeleteMailbox", {"etag": found.etag}, action, **key))


def _form(form: Form, found: Any, remove: Form | None = None) -> Response:
    return render(
        "boxes",
        "box",
        form=form,
        found=found,
        remove=remove,
        teams=directory().teams,
        languages=[("en", _("English")), ("zh-Hans", _("Chinese"))],
        may=Page.current().may(ADMINISTERS),
    )


@pages.post("/mail/boxes/<int:mailbox_id>/remove")
def mailbox_remove(mailbox_id: int) -> Response:
    """It goes."""
    page = Page.current()
    act(page.form("DeleteMailbox", mailbox_id=mailbox_id), _("Moved to the trash"))
    return page.redirect("tickets.mailboxes")


@pages.post("/mail/boxes/<int:mailbox_id>/back")
def mailbox_back(mailbox_id: int) -> Response:
    """It comes back."""
    page = Page.current()
    act(page.form("UndeleteMailbox", mailbox_id=mailbox_id), _("Restored"))
    return page.redirect("tickets.mailboxes")
