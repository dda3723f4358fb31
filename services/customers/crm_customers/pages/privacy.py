"""The pages of privacy: one person's data as an archive, and its erasure with the receipt of each service.

The rule kept here: what cannot be taken back says so before it is done.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Forbidden
from crm_chassis.i18n import gettext as _
from crm_chassis.said import said
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, asked, pages

SCOPE = "privacy.write"


@pages.get("/privacy")
def privacy() -> Response:
    """The erasures, the newest first."""
    page = Page.current()
    reply = page.call(
        "ListErasures",
        order_by="erasure_id desc",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    return page.render("customers/privacy/erasures.html", reply=reply)


@pages.get("/privacy/erasures/<int:number>")
def erasure(number: int) -> Response:
    """One erasure and what each service has confirmed."""
    page = Page.current()
    found = page.call("GetErasure", erasure_id=number)
    return page.render("customers/privacy/erasure.html", found=found)


@pages.route("/contacts/<int:contact_id>/privacy", methods=["GET", "POST"])
def contact_privacy(contact_id: int) -> Response:
    """What is kept of a person, and taking it out."""
    page = Page.current()
    person = page.call("GetContact", contact_id=contact_id)
    back = flask.url_for("customers.contact", contact_id=contact_id)
    return _of_person(page, person.display_name, back, contact_id=contact_id)


@pages.route("/accounts/<int:account_id>/privacy", methods=["GET", "POST"])
def account_privacy(account_id: int) -> Response:
    """The same for a household."""
    page = Page.current()
    home = page.call("GetAccount", account_id=account_id)
    back = flask.url_for("customers.account", account_id=account_id)
    return _of_person(page, home.display_name, back, account_id=account_id)


def _of_person(page: Page, name: str, back: str, **who: Any) -> Response:
    if not page.may(SCOPE):
        text = said("This needs the scope %(scope)s.", scope=SCOPE)
        raise Forbidden(text, scope=SCOPE)
    form = page.form("CreateErasure", **who)
    if page.sent(form):
        page.toast(_("The erasure has begun"))
        return page.redirect("customers.erasure", number=form.reply.erasure_id)
    take = flask.url_for("customers.personal_data", **who)
    return page.render("customers/privacy/person.html", form=form, name=name, back=back, take=take)


@pages.get("/privacy/archive")
def personal_data() -> Response:
    """The archive of a person."""
    page = Page.current()
    who = {name: asked(name) for name in ("contact_id", "account_id")}
    given = {name: int(text) for name, text in who.items() if text.isdigit()}
    reply = page.call("ExportPersonalData", **given)
    answer = flask.Response(reply.content, mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{reply.file_name}"'
    return answer
