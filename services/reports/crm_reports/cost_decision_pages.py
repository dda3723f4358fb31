"""Pages of what people decide about costs: activities, pools and rates, and the direct costs that they enter.

The rule kept here: what is written here is decided by the service (costs/decisions.py); a page only asks.
"""

from typing import Any

import flask
from crm.reports.v1 import costs_pb2 as pb
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports.cost_pages import ALL, WORDS, driver_name, exact, months_of, tabs_of
from crm_reports.pages import pages, today_of

SNAKES = {
    "CostRate": "cost_rate",
    "CostPool": "cost_pool",
    "CostActivity": "cost_activity",
    "CostEntry": "cost_entry",
}


def drivers() -> list[tuple[str, str]]:
    """The drivers to choose from."""
    return [(pb.CostDriver.Name(number), _(each.title)) for number, each in WORDS.items()]


@pages.get("/costs/entries")
def cost_entries() -> Response:
    """Direct costs that were entered by hand, the latest first."""
    page, given = Page.current(), flask.request.args
    listed = page.call("ListCostEntries", page_token=given.get("page_token", ""))
    counted = any(
        each.driver == pb.COST_DRIVER_COST_ENTRIES for each in decided(page)["activities"]
    )
    return page.render(
        "reports/cost_entries.html",
        tabs=tabs_of(page, "cost_entries", months_of(page)),
        listed=listed,
        counted=counted,
    )


def decided(page: Page) -> dict[str, Any]:
    """All activities, pools and rates."""
    return {
        "activities": page.call("ListCostActivities", page_size=ALL).cost_activities,
        "pools": page.call("ListCostPools", page_size=ALL).cost_pools,
        "rates": page.call("ListCostRates", page_size=ALL).cost_rates,
    }


@pages.route("/costs/rates", methods=["GET", "POST"])
def cost_rates() -> Response:
    """Activities, pools and rates; new ones."""
    page = Page.current()
    months = months_of(page)
    month = f"{today_of(page):%Y-%m}"
    forms = {
        "activity": page.form("CreateCostActivity"),
        "pool": page.form("CreateCostPool", initial={"cost_pool": {"first_month": month}}),
        "rate": page.form("CreateCostRate", initial={"cost_rate": {"first_month": month}}),
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Added"))
        return page.redirect("reports.cost_rates")
    decisions = decided(page)
    return page.render(
        "reports/cost_rates.html",
        tabs=tabs_of(page, "cost_rates", months),
        forms=forms,
        exact=exact,
        drivers=drivers(),
        driver_name=driver_name,
        writing=page.may("costs.write"),
        activity_names={e.cost_activity_id: e.display_name for e in decisions["activities"]},
        pool_names={e.cost_pool_id: e.display_name for e in decisions["pools"]},
        pool_choices=[(e.cost_pool_id, _pool_name(e)) for e in decisions["pools"]],
        activity_choices=[(e.cost_activity_id, e.display_name) for e in decisions["activities"]],
        **decisions,
    )


def _pool_name(pool: Any) -> str:
    return f"{pool.display_name} ({pool.first_month} – {pool.last_month or '…'})"


@pages.route("/costs/<any(activity, pool, rate, entry):kind>/<int:number>", methods=["GET", "POST"])
def edit_cost(kind: str, number: int) -> Response:
    """Changes an activity, a pool or a rate, or deletes it."""
    page = Page.current()
    word = f"Cost{kind.title()}"
    snake = SNAKES[word]
    key: dict[str, Any] = {f"{snake}_id": number}
    found = page.call(f"Get{word}", **key)
    fixed: dict[str, Any] = {snake: key}
    form = page.form(f"Update{word}", initial={snake: found}, **fixed)
    gone = page.form(f"Delete{word}", initial={"etag": found.etag}, **key)
    try:
        if page.sent(form) or page.sent(gone):
            page.toast(_("Saved"))
            return page.redirect(
                "reports.cost_entries" if kind == "entry" else "reports.cost_rates"
            )
    except Refusal as refused:
        page.toast(refused.message, "error")
    decisions = decided(page)
    return page.render(
        "reports/cost_edit.html",
        kind=kind,
        snake=snake,
        found=found,
        form=form,
        gone=gone,
        drivers=drivers(),
        writing=page.may("costs.write"),
        pool_choices=[(e.cost_pool_id, _pool_name(e)) for e in decisions["pools"]],
        activity_names={e.cost_activity_id: e.display_name for e in decisions["activities"]},
    )
