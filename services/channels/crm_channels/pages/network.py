"""Pages of what belongs to a partner, of territories and tiers.

The rule kept here: one form for one kind of record, whichever way it was reached; only the calls decide.
"""

from typing import Any, NamedTuple

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.pages.blueprint import argument, pages


class Kind(NamedTuple):
    """A kind of record that belongs to a partner, and what its form asks."""

    name: str
    method: str
    title: str
    scope: str
    fields: tuple[tuple[str, str, str], ...]  # name, label, hint
    files: str = ""

    @property
    def key(self) -> str:
        """Its key."""
        return f"{self.name}_id"


KINDS = (
    Kind(
        "partner_person",
        "PartnerPerson",
        N_("Person"),
        "channels.write",
        (
            ("name", N_("Full name"), ""),
            ("role", N_("Role"), ""),
            ("phone", N_("Phone"), ""),
            ("email", N_("E-mail"), ""),
            ("main", N_("Ask first"), ""),
        ),
    ),
    Kind(
        "partner_contract",
        "PartnerContract",
        N_("Contract"),
        "channels.write",
        (
            ("number", N_("Number"), ""),
            ("title", N_("Title"), ""),
            ("start_date", N_("First day"), N_("Like 2026-12-31.")),
            ("end_date", N_("Last day"), N_("Empty: until somebody ends it.")),
            ("notice_days", N_("Days of notice"), ""),
            ("renews", N_("Goes on by itself"), ""),
            ("payment_days", N_("Days to pay"), ""),
            ("payment_terms", N_("Terms of payment"), ""),
            ("credit_terms", N_("Terms of credit"), ""),
            ("reminder_days", N_("Days of reminder"), N_("Before notice has to be given.")),
        ),
        "crm.channels.PartnerContract",
    ),
    Kind(
        "partner_certification",
        "PartnerCertification",
        N_("Certification"),
        "channels.write",
        (
            ("name", N_("Certified for"), ""),
            ("level", N_("Level"), ""),
            ("number", N_("Number"), ""),
            ("holder", N_("Who passed"), ""),
            ("issue_date", N_("First day"), N_("Like 2026-12-31.")),
            ("valid_until", N_("Valid until"), N_("Empty: for good.")),
            ("reminder_days", N_("Days of reminder"), N_("Before the last day.")),
        ),
        "crm.channels.PartnerCertification",
    ),
    Kind(
        "partner_visit",
        "PartnerVisit",
        N_("Visit"),
        "visits.write",
        (
            ("plan_time", N_("Planned for"), ""),
            ("visitor_id", N_("Who goes"), N_("A login name; empty: you.")),
            ("purpose", N_("Purpose"), ""),
        ),
        "crm.channels.PartnerVisit",
    ),
)
REMINDER = {"partner_contract": 60, "partner_certification": 60}


def _new(kind: Kind, partner_id: int) -> Response:
    """A new one."""
    page = Page.current()
    found = page.call("GetPartner", partner_id=partner_id)
    initial = {"reminder_days": REMINDER[kind.name]} if kind.name in REMINDER else {}
    whose: dict[str, Any] = {kind.name: {"partner_id": partner_id}}
    form = page.form(
        f"Create{kind.method}",
        initial={kind.name: initial},
        **whose,
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.partner", partner_id=partner_id)
    return _shown(kind, found, form)


def _one(kind: Kind, **keys: Any) -> Response:
    """One of them: changed, deleted, or a step taken."""
    page = Page.current()
    found = page.call(f"Get{kind.method}", **keys)
    own: dict[str, Any] = {kind.name: keys}
    form = page.form(f"Update{kind.method}", initial={kind.name: found}, **own)
    gone = page.form(f"Delete{kind.method}", initial={"etag": found.etag}, **keys)
    steps = []
    if kind.name == "partner_visit":
        first = {"etag": found.etag}
        steps = [page.form(f"{step}PartnerVisit", initial=first, **keys) for step in VISIT_STEPS]
    if any(page.sent(each) for each in (form, gone, *steps)):
        page.toast(_("Saved"))
        return page.redirect("channels.partner", partner_id=found.partner_id)
    partner = page.call("GetPartner", partner_id=found.partner_id)
    return _shown(kind, partner, form, found=found, gone=gone, steps=steps)


VISIT_STEPS = ("Complete", "Cancel")


def _shown(kind: Kind, partner: Any, form: Any, **more: Any) -> Response:
    page = Page.current()
    return page.render(
        "channels/network/belonging.html",
        kind=kind,
        partner=partner,
        form=form,
        writing=page.may(kind.scope),
        **{"found": None, "gone": None, "steps": [], **more},
    )


def _add(kind: Kind) -> None:
    """The addresses of a kind of record."""

    def new(partner_id: int) -> Response:
        return _new(kind, partner_id)

    def one(**keys: int) -> Response:
        return _one(kind, **keys)

    path, both = kind.name.removeprefix("partner_") + "s", ["GET", "POST"]
    pages.add_url_rule(
        f"/partners/<int:partner_id>/{path}/new", f"new_{kind.name}", new, methods=both
    )
    pages.add_url_rule(f"/{path}/<int:{kind.key}>", kind.name, one, methods=both)


for _kind in KINDS:
    _add(_kind)


@pages.get("/visits")
def visits() -> Response:
    """Visits whose time is over, and those to come."""
    page = Page.current()
    late = page.call("ListPartnerVisits", overdue=True, order_by="plan_time", page_size=100)
    coming = page.call(
        "ListPartnerVisits",
        filter=f'state = planned AND plan_time >= "{page.now.isoformat()}"',
        order_by="plan_time",
        page_size=100,
    )
    ids = sorted({each.partner_id for each in (*late.partner_visits, *coming.partner_visits)})
    wanted = " OR ".join(f"partner_id = {each}" for each in ids)
    found = page.call("ListPartners", filter=wanted, page_size=200).partners if ids else []
    return page.render(
        "channels/network/visits.html",
        late=late.partner_visits,
        coming=coming.partner_visits,
        names={each.partner_id: each.name for each in found},
    )


@pages.get("/territories")
def territories() -> Response:
    """The territories, each under the one around it."""
    page = Page.current()
    found = page.call("ListTerritories", page_size=1000, order_by="path").territories
    return page.render("channels/network/territories.html", territories=found)


@pages.route("/territories/new", methods=["GET", "POST"])
@pages.route("/territories/<int:territory_id>", methods=["GET", "POST"])
def territory(territory_id: int = 0) -> Response:
    """A territory: made, changed, deleted."""
    page = Page.current()
    key: dict[str, Any] = {"territory_id": territory_id}
    found = page.call("GetTerritory", **key) if territory_id else None
    first: Any = found
    if found is None:
        around = argument("around")
        first = {"parent_territory_id": int(around) if around.isdecimal() else 0}
    form = (
        page.form("UpdateTerritory", initial={"territory": found}, territory=key)
        if found is not None
        else page.form("CreateTerritory", initial={"territory": first})
    )
    forms = [form]
    if found is not None:
        forms.append(page.form("DeleteTerritory", initial={"etag": found.etag}, **key))
    if any(page.sent(each) for each in forms):
        page.toast(_("Saved"))
        return page.redirect("channels.territories")
    return page.render(
        "channels/network/territory.html",
        territory=found,
        form=form,
        gone=forms[1] if found is not None else None,
        choices=territory_choices(page),
    )


def territory_choices(page: Page) -> list[tuple[int, str]]:
    """The territories by path; none of those that the caller does not see."""
    found = page.call("ListTerritories", page_size=1000, order_by="path").territories
    return [(each.territory_id, each.path) for each in found]


@pages.get("/tiers")
def tiers() -> Response:
    """What each tier brings."""
    page = Page.current()
    return page.render(
        "channels/network/tiers.html", tiers=page.call("ListTierBenefits").tier_benefits
    )


@pages.route("/tiers/<int:tier_benefit_id>", methods=["GET", "POST"])
def tier(tier_benefit_id: int) -> Response:
    """Changes what a tier brings."""
    page = Page.current()
    key: dict[str, Any] = {"tier_benefit_id": tier_benefit_id}
    found = page.call("GetTierBenefit", **key)
    form = page.form("UpdateTierBenefit", initial={"tier_benefit": found}, tier_benefit=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("channels.tiers")
    return page.render("channels/network/tier.html", tier=found, form=form)


def of_partner(page: Page, partner_id: int) -> dict[str, Any]:
    """What belongs to a partner, for its page."""
    only = {"filter": f"partner_id = {partner_id}", "page_size": 20}
    ours = page.may("visits.read")
    return {
        "figures": page.call("GetPartnerScorecard", partner_id=partner_id).figures,
        "figure_titles": FIGURES,
        "persons": page.call("ListPartnerPersons", **only).partner_persons,
        "contracts": page.call("ListPartnerContracts", **only).partner_contracts,
        "certifications": page.call("ListPartnerCertifications", **only).partner_certifications,
        "visits": page.call("ListPartnerVisits", **only).partner_visits if ours else [],
        "today": str(page.now.date()),
        "ours": ours,
        "list_address": lambda figure: flask.url_for(
            "lists.show", name=figure.list, filter=figure.filter
        ),
    }


FIGURES = {
    "open_registrations": N_("Open registrations"),
    "win_rate": N_("Win rate"),
    "approval_hours": N_("Median hours to a decision"),
    "valid_certifications": N_("Valid certifications"),
    "visits": N_("Visits in 12 months"),
    "overdue_visits": N_("Overdue visits"),
    "orders": N_("Orders of 12 months"),
    "sales": N_("Sales of 12 months"),
    "overdue_receivables": N_("Overdue receivables"),
    "plan_reached": N_("Reached of the plan"),
    "paid_in_time": N_("Paid in time"),
    "sell_through": N_("Sold on of what was shipped"),
}
