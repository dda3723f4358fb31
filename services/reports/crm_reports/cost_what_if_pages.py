"""Pages of what would be: other rates, pools or drivers, tried in the address, kept as scenarios, and adopted.

The rule kept here: a what-if is in the address until it is kept or saved; scenarios stand beside what is, at most four.
"""

from decimal import Decimal, InvalidOperation
from typing import Any

import flask
from crm.reports.v1 import costs_pb2 as pb
from crm.reports.v1 import dashboards_pb2
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_reports import rules, workbooks
from crm_reports.cost_decision_pages import SNAKES, decided, drivers
from crm_reports.cost_pages import CUTS, driver_name, months_of, part_name, tabs_of
from crm_reports.dashboard_pages import as_file
from crm_reports.pages import pages, today_of

NUMBERS = dict(pb.CostDriver.items())
MOST = 4
ALL = 1000
# What a what-if can change: the letter in the address, the list, the field.
RATE, UNIT, MONEY, CAPACITY, DRIVER = "r", "u", "p", "c", "d"


def _number(text: str) -> str:
    """A number as it was typed, if it is one."""
    try:
        return f"{Decimal(text.strip()):f}"
    except InvalidOperation:
        return text.strip()


def _changes(decisions: dict[str, Any]) -> list[tuple[str, str, Any]]:
    """What the address changes: method and field of the update, and the record as it would be."""
    given = {name: text.strip() for name, text in flask.request.values.items() if text.strip()}
    found: list[tuple[str, str, Any]] = []
    for rate in decisions["rates"]:
        field, letter = ("unit_minutes", UNIT) if rate.cost_pool_id else ("amount", RATE)
        text = _number(given.get(f"{letter}{rate.cost_rate_id}", getattr(rate, field)))
        if text != _number(getattr(rate, field)):
            found.append(("CostRate", field, _with(rate, field, text)))
    for pool in decisions["pools"]:
        text = _number(given.get(f"{MONEY}{pool.cost_pool_id}", pool.monthly_amount))
        changed = pool
        if text != _number(pool.monthly_amount):
            changed = _with(pool, "monthly_amount", text)
            found.append(("CostPool", "monthly_amount", changed))
        text = given.get(f"{CAPACITY}{pool.cost_pool_id}", "")
        if text.isdecimal() and int(text) != pool.capacity_minutes:
            found = [each for each in found if each[2] is not changed]
            field = "capacity_minutes" if changed is pool else "monthly_amount,capacity_minutes"
            found.append(("CostPool", field, _with(changed, "capacity_minutes", int(text))))
    for activity in decisions["activities"]:
        name = given.get(f"{DRIVER}{activity.cost_activity_id}", "")
        if name in NUMBERS and NUMBERS[name] not in (0, activity.driver):
            changed = _with(activity, "driver", NUMBERS[name])
            changed.detail = ""
            found.append(("CostActivity", "driver,detail", changed))
    return found


def _with(record: Any, field: str, value: Any) -> Any:
    changed = type(record)()
    changed.CopyFrom(record)
    setattr(changed, field, value)
    return changed


LISTS = {"CostRate": "rates", "CostPool": "pools", "CostActivity": "activities"}


@pages.get("/costs/what-if")
def cost_what_if() -> Response:
    """What would be if rates, pools or drivers were others."""
    page = Page.current()
    months = months_of(page)
    decisions = decided(page)
    changes = _changes(decisions)
    by = flask.request.args.get("by", "tier")
    by = by if by in CUTS else "tier"
    changed: dict[str, list[Any]] = {}
    for kind, _field, record in changes:
        changed.setdefault(LISTS[kind], []).append(record)
    simulation, problem = None, ""
    number = flask.request.args.get("scenario", "")
    scenario = (
        page.call("GetCostScenario", cost_scenario_id=int(number)) if number.isdecimal() else None
    )
    if changes:
        try:
            simulation = page.call("SimulateCosts", **months, by=CUTS[by][0], **changed)
        except Invalid as refused:
            problem = "; ".join(dict.fromkeys(refused.fields.values()))
    return page.render(
        "reports/cost_what_if.html",
        tabs=tabs_of(page, "cost_what_if", months),
        months=months,
        by=by,
        cuts=[(name, _(text)) for name, (_number, text) in CUTS.items()],
        given=flask.request.args,
        drivers=drivers(),
        driver_key=pb.CostDriver.Name,
        simulation=simulation,
        problem=problem,
        pairs=_pairs(simulation, by) if simulation else [],
        changes=changes,
        scenario=scenario,
        keeping=page.form("CreateCostScenario", action=flask.url_for("reports.keep_scenario")),
        pool_names={each.cost_pool_id: each.display_name for each in decisions["pools"]},
        activity_of={each.cost_activity_id: each for each in decisions["activities"]},
        **decisions,
    )


def _pairs(simulation: Any, by: str) -> list[dict[str, Any]]:
    """Each part as it is and as it would be."""
    rows: dict[tuple[str, str], dict[str, Any]] = {}
    for name, summary in (("present", simulation.present), ("changed", simulation.changed)):
        for part in summary.parts:
            key = (part.part, part.total.currency)
            row = rows.setdefault(
                key,
                {"name": part_name(by, part), "currency": key[1], "present": "0", "changed": "0"},
            )
            row[name] = part.total.cost
    for row in rows.values():
        row["more"] = Decimal(row["changed"]) - Decimal(row["present"])
    return list(rows.values())


@pages.post("/costs/what-if")
def keep_what_if() -> Response:
    """Makes the what-if what is: each change as if it had been made by itself."""
    page = Page.current()
    for kind, fields, record in _changes(decided(page)):
        mask = {"paths": fields.split(",")}
        page.call(f"Update{kind}", **{SNAKES[kind]: record, "update_mask": mask})
    page.toast(_("Saved. Costs are computed with the new values."))
    return page.redirect("reports.cost_rates")


def _kept(changes: list[tuple[str, str, Any]]) -> list[dict[str, Any]]:
    """What the address changes, as a scenario holds it."""
    found = []
    for kind, fields, record in changes:
        key = f"{SNAKES[kind]}_id"
        values = {name: getattr(record, name) for name in fields.split(",") if name != "detail"}
        found.append({key: getattr(record, key), **values})
    return found


@pages.post("/costs/scenarios")
def keep_scenario() -> Response:
    """Keeps the what-if of the address by name; or in place of what a scenario changed before."""
    page, given = Page.current(), flask.request.form
    changes = _kept(_changes(decided(page)))
    try:
        if given.get("scenario", "").isdecimal() and not given.get("anew"):
            asked = {"cost_scenario_id": int(given["scenario"]), "etag": given.get("etag", "")}
            mask = {"paths": ["changes"]}
            made = page.call(
                "UpdateCostScenario", cost_scenario={**asked, "changes": changes}, update_mask=mask
            )
        else:
            named = {"title": given.get("cost_scenario.title", "").strip(), "changes": changes}
            made = page.call("CreateCostScenario", cost_scenario=named)
    except Refusal as refused:
        if not isinstance(refused, Invalid):
            raise
        page.toast("; ".join(dict.fromkeys(map(str, refused.fields.values()))), "error")
        return page.redirect("reports.cost_what_if", **_address(given))
    page.toast(_("The scenario is kept. Nothing that holds was changed."))
    return page.redirect("reports.cost_scenario", number=made.cost_scenario_id)


def _address(given: Any) -> dict[str, str]:
    """What was tried, as the address of a what-if."""
    return {
        name: text
        for name, text in given.items()
        if name[:1] in (RATE, UNIT, MONEY, CAPACITY, DRIVER) and name[1:].isdecimal()
    }


def _tried(scenario: Any, decisions: dict[str, Any]) -> dict[str, Any]:
    """A scenario as the address of a what-if."""
    pooled = {each.cost_rate_id: bool(each.cost_pool_id) for each in decisions["rates"]}
    found: dict[str, Any] = {"scenario": scenario.cost_scenario_id}
    for each in scenario.changes:
        if each.cost_rate_id:
            letter = UNIT if pooled.get(each.cost_rate_id) else RATE
            found[f"{letter}{each.cost_rate_id}"] = each.amount or each.unit_minutes
        elif each.cost_pool_id:
            if each.monthly_amount:
                found[f"{MONEY}{each.cost_pool_id}"] = each.monthly_amount
            if each.HasField("capacity_minutes"):
                found[f"{CAPACITY}{each.cost_pool_id}"] = each.capacity_minutes
        else:
            found[f"{DRIVER}{each.cost_activity_id}"] = pb.CostDriver.Name(each.driver)
    return found


def _told(scenario: Any, decisions: dict[str, Any]) -> list[dict[str, Any]]:
    """Each change in words: of what, what it is now, and what it would be."""
    rates = {each.cost_rate_id: each for each in decisions["rates"]}
    pools = {each.cost_pool_id: each for each in decisions["pools"]}
    names = {each.cost_activity_id: each for each in decisions["activities"]}
    found: list[dict[str, Any]] = []
    for each in scenario.changes:
        if each.cost_rate_id in rates:
            rate = rates[each.cost_rate_id]
            now, then = (
                (rate.unit_minutes, each.unit_minutes)
                if rate.cost_pool_id
                else (rate.amount, each.amount)
            )
            word = (
                _("minutes of a unit")
                if rate.cost_pool_id
                else _("%(currency)s a unit", currency=rate.currency)
            )
            name = names[rate.cost_activity_id].display_name
            found.append({"name": name, "word": word, "now": now, "then": then})
        elif each.cost_pool_id in pools:
            pool = pools[each.cost_pool_id]
            if each.monthly_amount:
                word = _("%(currency)s a month", currency=pool.currency)
                told = {"now": pool.monthly_amount, "then": each.monthly_amount}
                found.append({"name": pool.display_name, "word": word, **told})
            if each.HasField("capacity_minutes"):
                told = {"now": str(pool.capacity_minutes), "then": str(each.capacity_minutes)}
                found.append({"name": pool.display_name, "word": _("minutes a month"), **told})
        elif each.cost_activity_id in names:
            activity = names[each.cost_activity_id]
            told = {"now": driver_name(activity.driver), "then": driver_name(each.driver)}
            found.append({"name": activity.display_name, "word": _("cost driver"), **told})
    return found


def _beside(results: Any, by: str) -> dict[str, Any]:
    """What is and what would be, side by side: totals and parts, a column for each."""
    totals: dict[tuple[str, str], list[str]] = {}
    parts: dict[tuple[str, str], dict[str, Any]] = {}
    for at, result in enumerate(results):
        nothing = ["0"] * len(results)
        for total in result.summary.totals:
            for field in ("cost", "profit"):
                row = totals.setdefault((total.currency, field), list(nothing))
                row[at] = getattr(total, field)
        for part in result.summary.parts:
            key = (part.part, part.total.currency)
            named = {"name": part_name(by, part), "currency": key[1], "costs": list(nothing)}
            parts.setdefault(key, named)["costs"][at] = part.total.cost
    rows = sorted(parts.values(), key=lambda row: (row["currency"], -Decimal(row["costs"][0])))
    return {"totals": totals, "parts": rows}


@pages.get("/costs/scenarios")
def cost_scenarios() -> Response:
    """The scenarios, and some of them beside what is."""
    page, given = Page.current(), flask.request.args
    months = months_of(page)
    by = given.get("by", "tier") if given.get("by", "tier") in CUTS else "tier"
    chosen = [int(text) for text in dict.fromkeys(given.getlist("with")) if text.isdecimal()][:MOST]
    scenarios = page.call("ListCostScenarios", page_size=ALL).cost_scenarios
    results = _compared(page, chosen, months, by)
    if results and given.get("format"):
        return _file(results, by)
    return page.render(
        "reports/cost_scenarios.html",
        tabs=tabs_of(page, "cost_scenarios", months),
        months=months,
        by=by,
        cuts=[(name, _(text)) for name, (_cut, text) in CUTS.items()],
        scenarios=scenarios,
        chosen=chosen,
        results=results,
        beside=_beside(results, by) if results else None,
    )


def _compared(page: Page, chosen: list[int], months: dict[str, Any], by: str) -> Any:
    if not chosen:
        return None
    asked = {"cost_scenario_ids": chosen, "by": CUTS[by][0], **months}
    return page.call("CompareCostScenarios", **asked).results


def _file(results: Any, by: str) -> Response:
    """The comparison as a file."""
    money, found = dashboards_pb2.UNIT_MONEY, _beside(results, by)
    words = {"cost": _("Cost to serve"), "profit": _("Profit after service")}
    titles = [result.title for result in results]

    def amounts(values: list[str]) -> list[workbooks.Amount]:
        return [workbooks.Amount(value, money) for value in values]

    totals = [
        [words[field], currency, *amounts(values)]
        for (currency, field), values in found["totals"].items()
    ]
    parts = [[row["name"], row["currency"], *amounts(row["costs"])] for row in found["parts"]]
    sheets = [
        workbooks.Sheet(_(CUTS[by][1]), (_("Cost to serve"), _("Currency"), *titles), parts),
        workbooks.Sheet(_("Totals"), ("", _("Currency"), *titles), totals),
    ]
    return as_file(sheets, "scenarios")


@pages.route("/costs/scenarios/<int:number>", methods=["GET", "POST"])
def cost_scenario(number: int) -> Response:
    """One scenario: what it changes, what would come of it; share it, adopt it, delete it."""
    page = Page.current()
    months = months_of(page)
    found = page.call("GetCostScenario", cost_scenario_id=int(number))
    key: dict[str, Any] = {"cost_scenario_id": number}
    first = f"{rules.add_months(today_of(page).replace(day=1), 1):%Y-%m}"
    fixed: dict[str, Any] = {"cost_scenario": key}
    form = page.form("UpdateCostScenario", initial={"cost_scenario": found}, **fixed)
    adopt = page.form(
        "AdoptCostScenario", initial={"first_month": first, "etag": found.etag}, **key
    )
    gone = page.form("DeleteCostScenario", initial={"etag": found.etag}, **key)
    if page.sent(gone):
        page.toast(_("Deleted"))
        return page.redirect("reports.cost_scenarios")
    if page.sent(adopt):
        page.toast(_("Adopted. It holds from %(month)s on.", month=adopt.reply.adopted_month))
        return page.redirect("reports.cost_scenario", number=number)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("reports.cost_scenario", number=number)
    decisions = decided(page)
    results = _compared(page, [number], months, "tier")
    return page.render(
        "reports/cost_scenario.html",
        months=months,
        found=found,
        told=_told(found, decisions),
        tried=_tried(found, decisions),
        form=form,
        adopt=adopt,
        gone=gone,
        adopting=page.may("costs.write") and not found.adopted_month,
        results=results,
        beside=_beside(results, "tier"),
    )
