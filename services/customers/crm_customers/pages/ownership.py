"""The pages of ownership: how it stands, nobody's customers, territories, conflicts, and the history of one account.

The rule kept here: what nobody looks after is shown first, and given out where it is seen.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import ngettext
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import PAGE_SIZE, WRITE, asked, if_seen, pages

OPEN = "state = open"
FIELDS = ("country", "region", "postal_code", "segment")


@pages.context_processor
def _ownership_words() -> dict[str, Any]:
    """What the templates of this file use."""
    return {"ownership_of": ownership_of, "territory_words": territory_words}


def territory_words(territory: Any) -> str:
    """What a territory asks for, in one line."""
    parts = (territory.countries, territory.regions, territory.postal_codes, territory.segments)
    return " · ".join(", ".join(each) for each in parts if each)


def ownership_of(account_id: int) -> dict[str, Any]:
    """What the card of an account shows: what protects it, and who quarrels about it."""
    page, of_account = Page.current(), f"account_id = {account_id}"
    found = page.call("ListProtections", filter=of_account, order_by="end_time desc").protections
    alerts = page.call("ListConflictAlerts", filter=f"{of_account} AND {OPEN}").conflict_alerts
    return {"protections": [each for each in found if each.state in (1, 2)], "alerts": alerts}


@pages.get("/ownership")
def ownership() -> Response:
    """How ownership stands."""
    page = Page.current()
    return page.render("customers/ownership/overview.html", state=page.call("GetOwnershipState"))


@pages.route("/ownership/unowned", methods=["GET", "POST"])
def unowned() -> Response:
    """Nobody's customers, to be given out."""
    page = Page.current()
    give = page.form("AssignAccounts", initial={"reason": _("Nobody looked after them")})
    if page.sent(give):
        number = give.reply.assigned_count
        page.toast(ngettext("%(num)s customer given", "%(num)s customers given", number))
        return page.redirect("customers.unowned")
    spread = page.form("AssignByTerritory", action=flask.url_for("customers.by_territory"))
    reply = page.call("ListUnownedAccounts", page_size=PAGE_SIZE, page_token=asked("page_token"))
    trial = None
    if asked("trial"):
        trial = page.call("AssignByTerritory", dry_run=True)
    return page.render(
        "customers/ownership/unowned.html", reply=reply, give=give, spread=spread, trial=trial
    )


@pages.post("/ownership/by-territory")
def by_territory() -> Response:
    """Territories give out what nobody has."""
    page = Page.current()
    form = page.form("AssignByTerritory")
    if page.sent(form):
        number = form.reply.assigned_count
        page.toast(ngettext("%(num)s customer given", "%(num)s customers given", number))
    return page.redirect("customers.unowned")


@pages.get("/ownership/territories")
def territories() -> Response:
    """The territories, each under the one around it; and whose a customer would be."""
    page = Page.current()
    found = page.call("ListTerritories", page_size=1000, order_by="display_name").territories
    given = {name: asked(name) for name in FIELDS}
    match = page.call("FindTerritory", **given) if any(given.values()) else None
    return page.render(
        "customers/ownership/territories.html", rows=_tree(found), given=given, match=match
    )


def _tree(found: Any) -> list[tuple[int, Any]]:
    """The territories in the order of a tree, with their depth."""
    known = {each.territory_id for each in found}
    rows: list[tuple[int, Any]] = []

    def add(around: int, depth: int) -> None:
        for each in found:
            top = each.parent_territory_id if each.parent_territory_id in known else 0
            if top == around:
                rows.append((depth, each))
                add(each.territory_id, depth + 1)

    add(0, 0)
    return rows


@pages.route("/ownership/territories/new", methods=["GET", "POST"])
@pages.route("/ownership/territories/<int:number>", methods=["GET", "POST"])
def territory(number: int = 0) -> Response:
    """The form of a territory."""
    page = Page.current()
    found = page.call("GetTerritory", territory_id=number) if number else None
    if found is None:
        form = page.form("CreateTerritory")
    else:
        fixed = {"territory_id": number}
        form = page.form("UpdateTerritory", initial={"territory": found}, territory=fixed)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("customers.territories")
    others = page.call("ListTerritories", page_size=1000, order_by="display_name").territories
    choices = [(str(t.territory_id), t.display_name) for t in others if t.territory_id != number]
    remove = page.form(
        "DeleteTerritory",
        action=flask.url_for("customers.remove_territory", number=number),
        territory_id=number,
    )
    return page.render(
        "customers/ownership/territory.html",
        form=form,
        territory=found,
        around=choices,
        remove=remove if found else None,
    )


@pages.post("/ownership/territories/<int:number>/remove")
def remove_territory(number: int) -> Response:
    """Removes a territory."""
    page = Page.current()
    if page.sent(page.form("DeleteTerritory", territory_id=number)):
        page.toast(_("Removed"))
    return page.redirect("customers.territories")


@pages.get("/ownership/conflicts")
def conflicts() -> Response:
    """The alerts, open ones first."""
    page, every = Page.current(), asked("show") == "all"
    reply = page.call(
        "ListConflictAlerts",
        filter="" if every else OPEN,
        order_by="conflict_alert_id desc",
        page_size=PAGE_SIZE,
        page_token=asked("page_token"),
    )
    return page.render("customers/ownership/conflicts.html", reply=reply, every=every)


@pages.route("/ownership/conflicts/claim", methods=["GET", "POST"])
def claim() -> Response:
    """Asks whose a customer is before working with them."""
    page, answer = Page.current(), None
    form = page.form("ClaimCustomer")
    if page.sent(form):
        answer = form.reply
    return page.render("customers/ownership/claim.html", form=form, answer=answer)


@pages.route("/ownership/conflicts/<int:number>", methods=["GET", "POST"])
def conflict(number: int) -> Response:
    """One alert: what each said, and how it is settled."""
    page = Page.current()
    found = page.call("GetConflictAlert", conflict_alert_id=number)
    say = page.form("AddConflictStatement", conflict_alert_id=number)
    settle = page.form("ResolveConflictAlert", conflict_alert_id=number)
    if page.sent(say) or page.sent(settle):
        page.toast(_("Saved"))
        return page.redirect("customers.conflict", number=number)
    account = if_seen(page, "GetAccount", account_id=found.account_id)
    return page.render(
        "customers/ownership/conflict.html", alert=found, say=say, settle=settle, account=account
    )


@pages.route("/accounts/<int:account_id>/ownership", methods=["GET", "POST"])
def account_ownership(account_id: int) -> Response:
    """Who looks after an account, who did before, and what protects it."""
    page = Page.current()
    found = page.call("GetAccount", account_id=account_id)
    protect = page.form(
        "CreateProtection",
        initial={"protection": {"owner_id": found.owner_id}},
        protection={"account_id": account_id},
    )
    give = page.form("AssignAccounts", initial={"team": found.team}, account_ids=[account_id])
    forms = (protect, give)
    if page.may(WRITE) and any(page.sent(form) for form in forms):
        page.toast(_("Saved"))
        return page.redirect("customers.account_ownership", account_id=account_id)
    changes = page.call("ListOwnerChanges", account_id=account_id, page_size=PAGE_SIZE)
    kept = page.call(
        "ListProtections", filter=f"account_id = {account_id}", order_by="end_time desc"
    ).protections
    return page.render(
        "customers/ownership/account.html",
        account=found,
        changes=changes.owner_changes,
        kept=kept,
        protect=protect,
        give=give,
    )


@pages.route("/ownership/protections/<int:number>", methods=["GET", "POST"])
def protection(number: int) -> Response:
    """One protection: extended or released."""
    page = Page.current()
    found = page.call("GetProtection", protection_id=number)
    extend = page.form(
        "ExtendProtection", initial={"end_time": found.end_time}, protection_id=number
    )
    release = page.form("ReleaseProtection", protection_id=number)
    if page.sent(extend) or page.sent(release):
        page.toast(_("Saved"))
        return page.redirect("customers.account_ownership", account_id=found.account_id)
    account = if_seen(page, "GetAccount", account_id=found.account_id)
    return page.render(
        "customers/ownership/protection.html",
        protection=found,
        extend=extend,
        release=release,
        account=account,
    )
