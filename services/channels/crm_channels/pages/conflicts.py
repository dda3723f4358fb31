"""Pages of conflicts about end customers, and of how fast registrations are decided.

The rule kept here: the oldest conflict comes first, and nobody decides without seeing who else is there.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import argument, pages, plain_state

STEPS = ("Decide", "Reopen")


@pages.get("/conflicts")
def conflicts() -> Response:
    """All that wait for a decision, the oldest first; and any end customer by name."""
    page = Page.current()
    reply = page.call(
        "ListCustomerConflicts",
        filter="state = open",
        order_by="create_time",
        page_token=argument("page_token"),
    )
    view, problem = None, ""
    if name := argument("q"):
        try:
            view = page.call("GetEndCustomerView", end_customer_name=name)
        except Refusal as refusal:
            problem = translated_problem(refusal.message)
    return page.render(
        "channels/network/conflicts.html",
        conflicts=reply.customer_conflicts,
        more=reply.next_page_token,
        q=argument("q"),
        view=view,
        problem=problem,
        touch_address=touch_address,
    )


def touch_address(touch: Any) -> str:
    """Where a touch leads, if anywhere."""
    if touch.record_id and touch.kind == 1:
        return flask.url_for("channels.registration", deal_registration_id=touch.record_id)
    return ""


@pages.route("/conflicts/<int:customer_conflict_id>", methods=["GET", "POST"])
def conflict(customer_conflict_id: int) -> Response:
    """One conflict: all sides, what happened, and the decision."""
    page = Page.current()
    key: dict[str, Any] = {"customer_conflict_id": customer_conflict_id}
    view = page.call("GetEndCustomerView", **key)
    forms = {
        step: page.form(f"{step}CustomerConflict", initial={"etag": view.conflict.etag}, **key)
        for step in STEPS
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Done"))
        return page.redirect("channels.conflict", **key)
    claims = [(0, "–")]
    claims += [
        (touch.record_id, f"{touch.end_customer_name} · {touch.partner_name or touch.owner_id}")
        for touch in view.touches
        if touch.kind == 1 and touch.record_id
    ]
    return page.render(
        "channels/network/conflict.html",
        conflict=view.conflict,
        view=view,
        forms=forms,
        claims=claims,
        state=plain_state(view.conflict),
        deciding=page.may("registrations.decide"),
        touch_address=touch_address,
    )


@pages.route("/approval-times", methods=["GET", "POST"])
def approval_times() -> Response:
    """How long decisions take, month by month, and when people are reminded."""
    page = Page.current()
    form = None
    if page.may("registrations.decide"):
        settings = page.call("GetRegistrationSettings")
        form = page.form("UpdateRegistrationSettings", initial={"registration_settings": settings})
        if page.sent(form):
            page.toast(_("Saved"))
            return page.redirect("channels.approval_times")
    return page.render(
        "channels/network/approval_times.html",
        found=page.call("GetApprovalMetrics"),
        form=form,
        behind=lambda figure: flask.url_for(
            "lists.show", name="deal_registrations", filter=figure.filter
        ),
    )
