"""The page of the rules of leads: points, who gets which lead, and what other rules would say of the latest leads.

The rule kept here: rules are tried on leads that came in truth before they hold; what is wrong stands beside them.
"""

from typing import Any, NamedTuple

import flask
from crm.customers.v1 import lead_rules_pb2
from crm.customers.v1 import leads_pb2 as pb
from crm_chassis.doors.form_posts import Post
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import pages, people

TRIED = 8


class Tried(NamedTuple):
    """A lead, and what rules would say of it."""

    lead: pb.Lead
    would: lead_rules_pb2.LeadRulesPreview

    @property
    def is_other(self) -> bool:
        """Whether it would have other points."""
        return bool(self.would.score != self.lead.score)


@pages.route("/leads/rules", methods=["GET", "POST"])
def lead_rules() -> Response:
    """The rules, and the form that sets others."""
    page = Page.current()
    form = page.form("ReplaceLeadRules", initial={"lead_rules": page.call("GetLeadRules")})
    if page.may("policies.write") and page.sent(form):
        page.toast(_("These rules hold for leads that come from now on."))
        return page.redirect("customers.lead_rules")
    return _page(page, form)


@pages.post("/leads/rules/preview")
def preview_lead_rules() -> Response:
    """What the rules in the form would say: a part of the page while somebody types, else the whole page."""
    page = Page.current()
    form = page.form("ReplaceLeadRules", action=flask.url_for("customers.lead_rules"))
    form.post = Post(form.method, {}, flask.request.form)
    tried: list[Tried] | None = None
    try:
        message: Any = form.post.message("")
        tried = _tried(page, message.lead_rules)
    except Invalid as wrong:
        form.refused(wrong)
    if flask.request.headers.get("X-Part"):
        return page.render("customers/leads/rules_preview.html", tried=tried, form=form)
    return _page(page, form, tried)


def _tried(page: Page, rules: lead_rules_pb2.LeadRules) -> list[Tried]:
    """The latest leads by these rules; raises Invalid with the place of what is wrong."""
    found = []
    leads = page.call("ListLeads", page_size=TRIED).leads
    for lead in leads or [pb.Lead(company_name="–")]:
        would = page.call("PreviewLeadRules", lead_rules=rules, lead=_plain(lead))
        if would.problems:
            raise Invalid({f"lead_rules.{each.path}": each.problem for each in would.problems})
        if lead.lead_id:
            found.append(Tried(lead, would))
    return found


def _plain(lead: pb.Lead) -> pb.Lead:
    """A lead as it came in."""
    told = pb.Lead()
    told.CopyFrom(lead)
    for name in ("lead_id", "etag", "score_reasons", "suspicions"):
        told.ClearField(name)
    return told


def _page(page: Page, form: Any, tried: list[Tried] | None = None) -> Response:
    rules = page.call("GetLeadRules")
    return page.render(
        "customers/leads/rules.html",
        rules=rules,
        form=form,
        tried=tried,
        versions=page.call("ListLeadRules", page_size=10).lead_rules,
        choices=people(page),
    )
