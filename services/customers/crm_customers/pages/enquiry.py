"""The public form of leads: whoever is interested writes it down; other sites may show it in a frame.

The rule kept here: the page knows nothing of anybody and can do one thing, with a scope of its own. What is odd about
an enquiry is decided by the call, and who sent it is told the same as everybody. It needs no cookie and no script: its
signed token stands for that it is ours.
"""

import secrets
from typing import Any

import flask
from crm.customers.v1 import leads_pb2 as pb
from crm_chassis import public_forms
from crm_chassis.doors.pages import Page, embedded
from crm_chassis.doors.visitors import place_of, problems_of
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.leads.public_form import FORM, FORM_NAME
from crm_customers.pages.blueprint import pages

LONGEST = {
    "company_name": 200,
    "person_name": 200,
    "email": 254,
    "phone": 40,
    "city": 100,
    "interest": 100,
    "need": 5000,
}


@pages.route("/enquiry", methods=["GET", "POST"])
@embedded
def enquiry() -> Response:
    """The form."""
    page = Page.current()
    sent = flask.request.form
    asked = flask.request.args
    typed: dict[str, Any] = {
        name: sent.get(name, asked.get(name, "") if name == "interest" else "")[:most]
        for name, most in LONGEST.items()
    }
    token, problems = sent.get("form_token", "")[:200], dict[str, str]()
    if flask.request.method == "POST":
        if not typed["email"].strip() and not typed["phone"].strip():
            problems = {"email": _("must be given, or a telephone number")}
        else:
            reply, problems = _send(page, typed, token)
            if reply is not None:
                return page.redirect("customers.enquiry_sent", reference=reply.reference)
        page.status = 422
    else:
        token = public_forms.token(
            page.app.config.token_key, FORM_NAME, page.now, secrets.token_hex(8)
        )
    return page.render(
        "customers/leads/enquiry.html",
        typed=typed,
        token=token,
        problems=problems,
        campaign=_campaign(),
    )


@pages.get("/enquiry/sent/<reference>")
@embedded
def enquiry_sent(reference: str) -> Response:
    """It has reached us."""
    return Page.current().render("customers/leads/enquiry_sent.html", reference=reference[:20])


def _campaign() -> int:
    """The campaign that an address or a form names."""
    text = flask.request.form.get("campaign_id") or flask.request.args.get("campaign_id") or ""
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 18 else 0


def _send(page: Page, typed: dict[str, Any], token: str) -> tuple[pb.Lead | None, dict[str, str]]:
    """Sends an enquiry; the lead, or what is wrong by field."""
    request = pb.CreateLeadRequest(
        lead=pb.Lead(
            **typed,
            language="zh-Hans" if page.language.startswith("zh") else "en",
            channel="LEAD_CHANNEL_WEB_FORM",
            campaign_id=_campaign(),
        ),
        form_token=token,
        trap=flask.request.form.get("website", "")[:500],
        place=place_of(page),
    )
    try:
        metadata = {"accept-language": page.language}
        return page.app.call("CreateLead", request, FORM, **metadata), {}
    except Refusal as refusal:
        return None, problems_of(refusal)
