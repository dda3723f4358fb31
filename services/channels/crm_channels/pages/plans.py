"""The pages of sales plans: the matrix of plan, actual, gap and forecast, down to the orders.

The rule kept here: a figure is never shown without the way to what is behind it, and a forecast never without how it
was made.
"""

from typing import Any

import flask
from crm.channels.v1 import sales_plans_pb2 as pb
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import CURRENCIES, argument, pages, plain_state
from crm_channels.plans import rules

LEVELS = ("target", "partner", "product_line", "territory")


def _level(name: str) -> str:
    return f"PLAN_LEVEL_{name.upper()}"


@pages.get("/plans")
def plans() -> Response:
    """The plans, the latest year first."""
    page = Page.current()
    reply = page.call("ListSalesPlans", page_token=argument("page_token"))
    return page.render("channels/plans.html", plans=reply.sales_plans, more=reply.next_page_token)


@pages.route("/plans/new", methods=["GET", "POST"])
def new_plan() -> Response:
    """A new plan."""
    page = Page.current()
    form = page.form("CreateSalesPlan", initial={"sales_plan": {"plan_year": page.now.year}})
    if page.sent(form):
        page.toast(_("Plan added"))
        return page.redirect("channels.sales_plan", sales_plan_id=form.reply.sales_plan_id)
    return page.render("channels/plan_form.html", form=form, currencies=CURRENCIES)


@pages.route("/plans/<int:sales_plan_id>", methods=["GET", "POST"])
def sales_plan(sales_plan_id: int) -> Response:
    """One plan in figures, rolled up as asked for, and its steps."""
    page = Page.current()
    level = argument("level") if argument("level") in LEVELS else "target"
    key: dict[str, Any] = {"sales_plan_id": sales_plan_id}
    found = page.call("GetSalesPlan", **key)
    forms: dict[str, Any] = {}
    if page.may("channels.write"):
        steps = rules.steps_from(plain_state(found))
        forms = {
            step: page.form(f"{step.title()}SalesPlan", initial={"etag": found.etag}, **key)
            for step in steps
        }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Saved"))
        return page.redirect("channels.sales_plan", sales_plan_id=sales_plan_id)
    figures = page.call("GetPlanFigures", **key, level=_level(level))
    return page.render(
        "channels/plan.html",
        plan=found,
        figures=figures,
        level=level,
        levels=LEVELS,
        forms=forms,
        draft=found.state == pb.SALES_PLAN_STATE_DRAFT,
        money=found.measure == pb.PLAN_MEASURE_AMOUNT,
    )


@pages.get("/plans/<int:sales_plan_id>/actuals")
def plan_actuals(sales_plan_id: int) -> Response:
    """The sales behind a figure."""
    page = Page.current()
    found = page.call("GetSalesPlan", sales_plan_id=sales_plan_id)
    month = argument("month")
    level = argument("level") if argument("level") in LEVELS else "total"
    reply = page.call(
        "ListPlanActuals",
        sales_plan_id=sales_plan_id,
        level=_level(level),
        row_key=argument("row_key"),
        month=int(month) if month.isdecimal() and int(month) <= rules.MONTHS else 0,
        page_token=argument("page_token"),
    )
    return page.render(
        "channels/plan_actuals.html",
        plan=found,
        actuals=reply.plan_actuals,
        total=reply.total,
        more=reply.next_page_token,
    )


@pages.route("/plans/<int:sales_plan_id>/targets/new", methods=["GET", "POST"])
def new_target(sales_plan_id: int) -> Response:
    """A new target."""
    page = Page.current()
    found = page.call("GetSalesPlan", sales_plan_id=sales_plan_id)
    form = page.form("CreateSalesTarget", sales_target={"sales_plan_id": sales_plan_id})
    if page.sent(form):
        page.toast(_("Target added"))
        key = form.reply.sales_target_id
        return page.redirect("channels.edit_target", sales_target_id=key)
    return page.render(
        "channels/target_form.html",
        plan=found,
        form=form,
        target=None,
        spread=None,
        gone=None,
        partners=_partners(page),
        months=rules.MONTH_FIELDS,
    )


@pages.route("/targets/<int:sales_target_id>", methods=["GET", "POST"])
def edit_target(sales_target_id: int) -> Response:
    """One target: its months, and one figure spread over them."""
    page = Page.current()
    found = page.call("GetSalesTarget", sales_target_id=sales_target_id)
    plan = page.call("GetSalesPlan", sales_plan_id=found.sales_plan_id)
    key: dict[str, Any] = {"sales_target_id": sales_target_id}
    form = page.form("UpdateSalesTarget", initial={"sales_target": found}, sales_target=key)
    spread = page.form("SpreadSalesTarget", initial={"etag": found.etag}, **key)
    gone = page.form("DeleteSalesTarget", initial={"etag": found.etag}, **key)
    if page.sent(gone):
        page.toast(_("Removed"))
        return page.redirect("channels.sales_plan", sales_plan_id=found.sales_plan_id)
    if page.sent(form) or page.sent(spread):
        page.toast(_("Saved"))
        return page.redirect("channels.edit_target", sales_target_id=sales_target_id)
    return page.render(
        "channels/target_form.html",
        plan=plan,
        form=form,
        target=found,
        spread=spread,
        gone=gone,
        partners=_partners(page),
        months=rules.MONTH_FIELDS,
    )


def _partners(page: Page) -> list[tuple[int, str]]:
    """The partners to choose from."""
    found = page.call("ListPartners", page_size=1000).partners
    return [(each.partner_id, each.name) for each in found]


@pages.app_template_global("month_name")
def month_name(number: int) -> str:
    """A month in the reader's language, short."""
    return str(i18n.locale().months["format"]["abbreviated"][number])


@pages.app_template_global("plan_drill")
def plan_drill(sales_plan_id: int, level: str, row_key: str, month: int = 0) -> str:
    """The address of the sales behind a figure."""
    return flask.url_for(
        "channels.plan_actuals",
        sales_plan_id=sales_plan_id,
        level=level,
        row_key=row_key,
        month=month or None,
    )
