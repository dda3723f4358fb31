"""The pages of leads: the list, one lead with its way, and every step from answer to customer.

The rule kept here: the next step stands where the lead is read; what was typed is shown before it becomes a customer.
"""

from typing import Any

import flask
from crm.customers.v1 import leads_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import WRITE, if_seen, name_of, pages, people

MOST_CAMPAIGNS = 500
STEPS = {
    "contact": "RecordLeadContact",
    "recycle": "RecycleLead",
    "disqualify": "DisqualifyLead",
    "assign": "AssignLead",
    "release": "ReleaseLead",
    "reject": "RejectLead",
    "restore_suspect": "RestoreLead",
    "reopen": "ReopenLead",
    "remove": "DeleteLead",
    "restore": "UndeleteLead",
}
TONES = {1: "warn", 2: "accent", 3: "accent", 4: "good", 6: "warn"}


@pages.context_processor
def _words() -> dict[str, Any]:
    """What the templates of leads use."""
    return {"lead_tones": TONES, "score_word": score_word, "suspicion_word": suspicion_word}


def suspicion_word(number: int) -> str:
    """Why a lead looks like none, in words."""
    return str(i18n.enum_label(pb.LeadSuspicion.DESCRIPTOR, number))


def score_word(reason: pb.LeadScoreReason) -> str:
    """What a rule of points is called, in the reader's language."""
    chinese = i18n.language.get().startswith("zh") and reason.label_zh
    return reason.label_zh if chinese else reason.label


@pages.get("/leads")
def leads() -> Response:
    """The leads, the newest first."""
    page = Page.current()
    actions = []
    if page.may(WRITE):
        actions.append((_("New lead"), flask.url_for("customers.new_lead")))
    actions.append((_("Rules"), flask.url_for("customers.lead_rules")))
    actions.append((_("Public form"), flask.url_for("customers.enquiry")))
    hint = _("They come by the public form, by the API, from worksheets, or from here.")
    empty = (_("No leads yet"), hint, flask.url_for("customers.new_lead"), _("New lead"))
    return show_list("leads", Extras(actions=actions, empty=empty))


@pages.route("/leads/new", methods=["GET", "POST"])
def new_lead() -> Response:
    """The form of a new lead."""
    page = Page.current()
    form = page.form("CreateLead", initial={"lead": {"channel": "LEAD_CHANNEL_PHONE"}})
    if page.sent(form):
        made = form.reply
        to = name_of(made.owner_id) or made.team
        page.toast(_("Lead taken in; it is with %(name)s", name=to) if to else _("Lead taken in"))
        return page.redirect("customers.lead", lead_id=made.lead_id)
    campaigns = campaign_choices(page)
    return page.render("customers/leads/form.html", form=form, lead=None, campaigns=campaigns)


@pages.route("/leads/<int:lead_id>/edit", methods=["GET", "POST"])
def edit_lead(lead_id: int) -> Response:
    """The form of a lead."""
    page = Page.current()
    found = page.call("GetLead", lead_id=lead_id)
    form = page.form("UpdateLead", initial={"lead": found}, lead={"lead_id": lead_id})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.lead", lead_id=lead_id)
    campaigns = campaign_choices(page)
    return page.render("customers/leads/form.html", form=form, lead=found, campaigns=campaigns)


@pages.get("/leads/<int:lead_id>")
def lead(lead_id: int) -> Response:
    """One lead: who it is, where it stands, and the next step."""
    page = Page.current()
    found = page.call("GetLead", lead_id=lead_id)
    forms = {step: _form(page, found, step) for step in STEPS}
    return _lead_page(page, found, forms)


def campaign_choices(page: Page) -> list[tuple[str, str]] | None:
    """The campaigns that do not lie in the past, by name; None where there are too many to choose from."""
    reply = page.call("ListCampaigns", filter="state != ended", page_size=MOST_CAMPAIGNS)
    if reply.next_page_token:
        return None
    return [(str(each.campaign_id), each.name) for each in reply.campaigns]


def _form(page: Page, found: pb.Lead, step: str) -> Any:
    """The form of a step; it is sent to a view of its own."""
    where = flask.url_for("customers.lead_step", lead_id=found.lead_id, step=step)
    first = {} if step == "restore" else {"etag": found.etag}
    return page.form(STEPS[step], initial=first, action=where, lead_id=found.lead_id)


def _lead_page(page: Page, found: pb.Lead, forms: dict[str, Any]) -> Response:
    reply = page.call("ListLeadAssignments", lead_id=found.lead_id)
    return page.render(
        "customers/leads/lead.html",
        lead=found,
        forms=forms,
        matches=page.call("FindLeadMatches", lead_id=found.lead_id).matches,
        way=[_time_with(each) for each in reply.lead_assignments],
        account=found.account_id and if_seen(page, "GetAccount", account_id=found.account_id),
        deal=found.deal_id and if_seen(page, "GetDeal", deal_id=found.deal_id),
        open=found.state in (pb.LEAD_STATE_ASSIGNED, pb.LEAD_STATE_WORKING),
        choices=people(page),
        gone=formats.is_set(found.delete_time),
    )


def _time_with(each: pb.LeadAssignment) -> dict[str, Any]:
    """A time with somebody, as the timeline shows it."""
    notes = [why_word(each), each.rule]
    ended = formats.label(each, "ending") if each.ending else ""
    text = " · ".join(filter(None, (ended, each.end_reason)))
    late = formats.is_set(each.due_time) and (
        formats.is_set(each.response_time) and each.response_time.seconds > each.due_time.seconds
    )
    return {
        "time": each.assign_time,
        "title": name_of(each.owner_id) or each.team,
        "text": text,
        "note": " · ".join(filter(None, notes)),
        "tone": "late" if late else "",
    }


# Why somebody got a lead, in words; the figures stand with them.
WHY = {
    pb.LEAD_METHOD_TERRITORY: N_("By territory: %(figures)s"),
    pb.LEAD_METHOD_ROUND_ROBIN: N_("It was their turn: %(figures)s"),
    pb.LEAD_METHOD_LOAD: N_("Had the fewest open leads: %(figures)s"),
    pb.LEAD_METHOD_SKILL: N_("Knows what it is about, and of those had the fewest: %(figures)s"),
    pb.LEAD_METHOD_CUSTOMER_OWNER: N_("Looks after this customer: %(figures)s"),
    pb.LEAD_METHOD_SAME_LEAD: N_("Has a lead of the same number or address: %(figures)s"),
    pb.LEAD_METHOD_PERSON: N_("Somebody decided it: %(figures)s"),
}


def why_word(each: Any) -> str:
    """Why somebody got a lead, as a sentence with its figures."""
    word = WHY.get(each.method)
    if word is None or not each.reason:
        return str(formats.label(each, "method")) if each.method else str(each.reason)
    return str(_(word, figures=each.reason))


@pages.route("/leads/<int:lead_id>/<step>", methods=["POST"])
def lead_step(lead_id: int, step: str) -> Response:
    """Takes a step; what is refused is shown where it was asked."""
    page = Page.current()
    found = page.call("GetLead", lead_id=lead_id)
    if step not in STEPS:
        return page.redirect("customers.lead", lead_id=lead_id)
    form = _form(page, found, step)
    if page.sent(form):
        page.toast(_("Done"))
        if step == "recycle":  # it may be somebody else's now
            return page.redirect("customers.leads")
        return page.redirect("customers.lead", lead_id=lead_id)
    forms = {name: form if name == step else _form(page, found, name) for name in STEPS}
    return _lead_page(page, found, forms)


@pages.route("/leads/<int:lead_id>/convert", methods=["GET", "POST"])
def convert_lead(lead_id: int) -> Response:
    """What will be made of a lead, and the button that makes it."""
    page = Page.current()
    found = page.call("GetLead", lead_id=lead_id)
    name = " · ".join(filter(None, (found.display_name, found.interest)))
    form = page.form(
        "ConvertLead",
        initial={
            "deal_name": name,
            "deal_amount": found.budget,
            "deal_currency": found.currency,
            "account_id": found.account_id,
            "etag": found.etag,
        },
        lead_id=lead_id,
    )
    if page.sent(form):
        page.toast(_("The lead is a customer now"))
        return page.redirect("customers.account", account_id=form.reply.account_id)
    matches = page.call("FindLeadMatches", lead_id=lead_id).matches
    firms = {
        str(each.account_id or each.record_id): each.display_name
        for each in matches
        if not each.hidden and each.kind == pb.LEAD_MATCH_KIND_ACCOUNT
    }
    account = found.account_id and if_seen(page, "GetAccount", account_id=found.account_id)
    if account:
        firms[str(account.account_id)] = account.display_name
    return page.render(
        "customers/leads/convert.html",
        form=form,
        lead=found,
        firms=[("0", _("A new customer")), *firms.items()],
        pipelines=_pipelines(page),
    )


def _pipelines(page: Page) -> list[tuple[str, str]]:
    """The pipelines to choose from."""
    try:
        found = page.call("ListPipelines", page_size=100).pipelines
    except Refusal:
        return []
    return [(str(each.pipeline_id), each.name) for each in found]
