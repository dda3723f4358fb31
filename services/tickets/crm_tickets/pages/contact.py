"""The public form: whoever wants something writes it down, without an account.

The rule kept here: the page knows nothing of anybody and can do one thing, with a scope of its own. What is odd about a
request is decided by the call, and who sent it is told the same as everybody.
"""

import secrets
from typing import Any

import flask
from crm.tickets.v1 import web_requests_pb2
from crm_chassis import public_forms
from crm_chassis.doors.pages import Page, public
from crm_chassis.doors.visitors import place_of, problems_of
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.mail.acting import WEB_FORM, WEB_FORM_NAME
from crm_tickets.pages.blueprint import pages

FIELDS = ("name", "email", "phone", "subject", "text")
LONGEST = {"name": 200, "email": 254, "phone": 40, "subject": 200, "text": 10_000}
MOST_FILES = 5
UPLOAD_MB = 12


@pages.route("/contact", methods=["GET", "POST"])
@public
def contact() -> Response:
    """The form."""
    page = Page.current()
    form = flask.request.form
    typed = {name: form.get(name, "")[: LONGEST[name]] for name in FIELDS}
    token, problems = form.get("form_token", "")[:200], dict[str, str]()
    if flask.request.method == "POST":
        problems = {
            name: _("must be given") for name in ("subject", "text") if not typed[name].strip()
        }
        if not problems:
            reply, problems = _send(page, typed, token)
            if reply is not None:
                return page.redirect("tickets.contact_sent", reference=reply.reference)
        page.status = 422
    else:
        token = public_forms.token(
            page.app.config.token_key, WEB_FORM_NAME, page.now, secrets.token_hex(8)
        )
    return page.render(
        "tickets/mail/contact.html", typed=typed, token=token, problems=problems, most=MOST_FILES
    )


contact.upload_mb = UPLOAD_MB  # type: ignore[attr-defined]


@pages.get("/contact/sent/<reference>")
@public
def contact_sent(reference: str) -> Response:
    """It has reached us."""
    return Page.current().render("tickets/mail/contact_sent.html", reference=reference[:20])


def _send(page: Page, typed: dict[str, Any], token: str) -> tuple[Any, dict[str, str]]:
    """Sends a request; the reply, or what is wrong by field."""
    request = web_requests_pb2.CreateWebRequestRequest(
        web_request=web_requests_pb2.WebRequest(
            **typed, language="zh-Hans" if page.language.startswith("zh") else "en", origin="form"
        ),
        form_token=token,
        trap=flask.request.form.get("website", "")[:500],
        place=place_of(page),
    )
    for sent in flask.request.files.getlist("files")[:MOST_FILES]:
        if sent.filename:
            request.files.add(file_name=sent.filename[-200:], content=sent.read())
    try:
        metadata = {"accept-language": page.language}
        return page.app.call("CreateWebRequest", request, WEB_FORM, **metadata), {}
    except Refusal as refusal:
        return None, problems_of(refusal)
