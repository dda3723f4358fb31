"""The pages of one deal: opened, changed, moved through its gates, closed; its documents and quotes.

The rule kept here: a step is offered where it may be taken; what a gate finds missing stands beside the stage.
"""

from typing import Any

import flask
from crm.customers.v1 import deals_pb2 as pb
from crm_chassis.doors.list_pages import Extras, show_list
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, WRITE, asked, if_seen, pages
from crm_customers.pages.deal_parts import (
    CURRENCIES,
    gate_choices,
    number,
    pipeline_choices,
    said_of,
)


@pages.get("/deals")
def deals() -> Response:
    """All deals, as a list."""
    actions = [(_("Board"), flask.url_for("customers.deal_board"))]
    if Page.current().may(WRITE):
        actions.insert(0, (_("New deal"), flask.url_for("customers.new_deal")))
    return show_list("deals", Extras(actions=actions))


def _customers(page: Page, deal: Any = None) -> dict[str, Any]:
    """Whom a deal may be with: the people of its account, which is found by name or comes from its page."""
    known = deal.account_id if deal is not None else 0
    account_id = known or number(asked("account_id"))
    account = _seen(page, "GetAccount", account_id=account_id)
    people: list[tuple[str, str]] = []
    if account is not None:
        found = page.call("ListContacts", filter=f"account_id = {account_id}", page_size=200)
        people = [(str(one.contact_id), one.display_name) for one in found.contacts]
    return {"account": account, "persons": people, "currencies": CURRENCIES}


@pages.get("/deals/<int:deal_id>/customers")
def deal_customers(deal_id: int) -> Response:
    """Customers by name, for a new deal (0) or one without: suggestions while somebody types, hits on Enter."""
    page, query = Page.current(), asked("q")
    hits = page.call("SearchCustomers", query=query[:100], page_size=PAGE_SIZE).hits

    def url_of(hit: Any) -> str:
        key: dict[str, Any] = {"deal_id": deal_id} if deal_id else {}
        view = "customers.edit_deal" if deal_id else "customers.new_deal"
        return flask.url_for(view, **key, account_id=hit.account_id)

    if page.wants_suggestions:
        firms = {hit.account_id: hit for hit in reversed(hits)}
        return page.suggestions(
            {"text": hit.account_display_name, "note": str(key), "url": url_of(hit)}
            for key, hit in reversed(firms.items())
        )
    return page.render("customers/found.html", hits=hits, query=query, url_of=url_of)


@pages.route("/deals/new", methods=["GET", "POST"])
def new_deal() -> Response:
    """A new deal."""
    page = Page.current()
    start = {
        "account_id": number(asked("account_id")),
        "pipeline_id": number(asked("pipeline_id")),
    }
    form = page.form("CreateDeal", initial={"deal": start})
    if page.sent(form):
        page.toast(_("Deal opened"))
        return page.redirect("customers.deal", deal_id=form.reply.deal_id)
    return page.render(
        "customers/deals/form.html",
        form=form,
        deal=None,
        pipelines=pipeline_choices(page),
        **_customers(page),
    )


@pages.route("/deals/<int:deal_id>/edit", methods=["GET", "POST"])
def edit_deal(deal_id: int) -> Response:
    """Changes a deal."""
    page = Page.current()
    key: dict[str, Any] = {"deal_id": deal_id}
    found = page.call("GetDeal", **key)
    shown = pb.Deal()
    shown.CopyFrom(found)
    shown.account_id = found.account_id or number(asked("account_id"))
    form = page.form("UpdateDeal", initial={"deal": shown}, deal=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.deal", deal_id=deal_id)
    context = _customers(page, found)
    return page.render("customers/deals/form.html", form=form, deal=found, pipelines=[], **context)


@pages.route("/deals/<int:deal_id>", methods=["GET", "POST"])
def deal(deal_id: int) -> Response:
    """One deal with its gates and steps."""
    page = Page.current()
    key: dict[str, Any] = {"deal_id": deal_id}
    found = page.call("GetDeal", **key)
    forms = _step_forms(page, found)
    for form in forms.values():
        if page.sent(form):
            page.toast(_("Saved"))
            return page.redirect("customers.deal", deal_id=deal_id)
    gates = page.call("GetDealGates", **key).gates
    fields = page.call("GetPipeline", pipeline_id=found.pipeline_id)
    names = {stage.stage_id: said_of(stage) for stage in fields.stages}
    return page.render(
        "customers/deals/deal.html",
        deal=found,
        pipeline=fields,
        gates=gates,
        stage_names=names,
        forms=forms,
        moves=_moves(found, gates),
        steps=page.call("ListDealSteps", **key).deal_steps,
        quotes=page.call("ListDealQuotes", **key).deal_quotes,
        account=_seen(page, "GetAccount", account_id=found.account_id),
        person=_seen(page, "GetContact", contact_id=found.contact_id),
        decide=_decide_forms(page, gates, deal_id),
        here=next((gate for gate in gates if gate.is_here), None),
    )


def _seen(page: Page, method: str, **key: int) -> Any:
    """A record that the deal names, if it names one that the reader sees."""
    return if_seen(page, method, **key) if all(key.values()) else None


def _step_forms(page: Page, found: Any) -> dict[str, Any]:
    """What may be done with a deal as it stands."""
    if not page.may(WRITE) or found.HasField("delete_time"):
        return {}
    key: dict[str, Any] = {"deal_id": found.deal_id}
    etag = {"etag": found.etag}
    if found.state != pb.DEAL_STATE_OPEN:
        methods = ["ReopenDeal", *(["MoveDeal"] if found.state == pb.DEAL_STATE_WON else [])]
    else:
        methods = ["MoveDeal", "CloseDeal", "RequestDealApproval"]
    forms = {each: page.form(each, initial=etag if "Request" not in each else {}, **key)
             for each in methods}  # fmt: skip
    forms["CreateDealQuote"] = page.form("CreateDealQuote", deal_quote=key)
    return forms


def _moves(found: Any, gates: Any) -> list[tuple[str, str]]:
    """The stages that a deal may be moved to as it stands."""
    won = found.state == pb.DEAL_STATE_WON
    return [
        (str(gate.stage_id), said_of(gate))
        for gate in gates
        if gate.after_won == won and not gate.is_here
    ]


def _decide_forms(page: Page, gates: Any, deal_id: int) -> dict[int, Any]:
    """Approvals that the reader may decide about."""
    if not page.may("deals.decide"):
        return {}
    action = flask.url_for("customers.decide_deal", deal_id=deal_id)
    return {
        gate.stage_id: page.form(
            "DecideDealApproval",
            action=f"{action}?approval={gate.approval.deal_approval_id}",
            deal_approval_id=gate.approval.deal_approval_id,
        )
        for gate in gates
        if gate.HasField("approval") and gate.approval.state == 1
    }


@pages.post("/deals/<int:deal_id>/decide")
def decide_deal(deal_id: int) -> Response:
    """Somebody decides about an approval."""
    page = Page.current()
    form = page.form("DecideDealApproval", deal_approval_id=number(asked("approval")))
    if page.sent(form):
        page.toast(_("Saved"))
    elif form.error:
        page.toast(form.error, "warn")
    return page.redirect("customers.deal", deal_id=deal_id)


@pages.post("/deals/<int:deal_id>/file")
def file_deliverable(deal_id: int) -> Response:
    """Files a document that a gate asks for."""
    page = Page.current()
    sent = flask.request.files.get("content")
    try:
        page.call(
            "FileDealDeliverable",
            deal_id=deal_id,
            code=flask.request.form.get("code", ""),
            file_name=(sent.filename or "")[:200] if sent else "",
            content=sent.read() if sent else b"",
            request_id=flask.request.form.get("request_id", "")[:64],
        )
        page.toast(_("Filed"))
    except Refusal as refusal:
        page.toast(translated_problem(refusal.message), "warn")
    return page.redirect("customers.deal", deal_id=deal_id)


@pages.route("/pipelines", methods=["GET", "POST"])
def pipelines() -> Response:
    """The pipelines, and a new one out of a template."""
    page = Page.current()
    form = page.form("CreatePipeline")
    if page.may("deals.decide") and page.sent(form):
        page.toast(_("Pipeline added"))
        return page.redirect("customers.pipeline", pipeline_id=form.reply.pipeline_id)
    found = page.call("ListPipelines", page_size=100).pipelines
    return page.render("customers/deals/pipelines.html", pipelines=found, form=form)


@pages.route("/pipelines/<int:pipeline_id>", methods=["GET", "POST"])
def pipeline(pipeline_id: int) -> Response:
    """One pipeline: its stages and their gates."""
    page = Page.current()
    key: dict[str, Any] = {"pipeline_id": pipeline_id}
    found = page.call("GetPipeline", **key)
    form = page.form("UpdatePipeline", initial={"pipeline": found}, pipeline=key)
    if page.may("deals.decide") and page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.pipeline", pipeline_id=pipeline_id)
    return page.render(
        "customers/deals/pipeline.html", form=form, pipeline=found, gate_choices=gate_choices()
    )
