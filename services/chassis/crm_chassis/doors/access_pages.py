"""The pages of one's own account, and what all pages under one's initials have in common.

The rule kept here: these pages ask by the same methods that programs call; what only the module that keeps the accounts
can do is done there, and the others lead to it.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any
from zoneinfo import available_timezones

import flask
from werkzeug.wrappers import Response

from crm_chassis import i18n
from crm_chassis.doors.account_menu import account_menu, address
from crm_chassis.doors.pages import Page
from crm_chassis.doors.preferences import LANGUAGE_COOKIE
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

access = flask.Blueprint("access", __name__)
View = Callable[..., Response]
ROLES = {
    "admin": N_("Administrator"),
    "leader": N_("Leader"),
    "manager": N_("Manager"),
    "agent": N_("Service agent"),
    "specialist": N_("Specialist"),
    "rep": N_("Sales representative"),
    "partner": N_("Partner"),
}


@access.before_request
def _needs_sign_in() -> Response | None:
    page = Page.current()
    return None if page.caller else page.to_sign_in()


@access.context_processor
def _around() -> dict[str, Any]:
    """What the templates of these pages say besides their own."""
    places = [(_(link.text), link.url, link.here) for link in account_menu(Page.current())]
    return {"places": places, "role_text": role_text}


def role_text(role: str) -> str:
    """A role in words."""
    return _(ROLES.get(role, role))


def at_home(view: View) -> View:
    """For pages that exist only where the accounts are kept: elsewhere, leads there."""

    @wraps(view)
    def led(**args: Any) -> Response:
        page = Page.current()
        if page.app.config.keeps_accounts:
            return view(**args)
        away = address(page, "access.me", home=True)
        return flask.redirect(away or page.home, 303)

    return led


def roles() -> list[tuple[str, str]]:
    """The roles that can be given, in words."""
    return [(role, _(text)) for role, text in ROLES.items()]


def time_zones() -> list[tuple[str, str]]:
    """The time zones that can be chosen: those of places."""
    named = (zone for zone in available_timezones() if "/" in zone)
    return [(zone, zone.replace("_", " ")) for zone in sorted(named) if not zone.startswith("Etc/")]


@access.route("/me", methods=["GET", "POST"])
@at_home
def me() -> Response:
    """One's own name, language, time zone and password."""
    page = Page.current()
    profile = page.call("GetMe")
    form = page.form("UpdateMe", initial={"profile": profile})
    password = page.form("ChangeMyPassword")
    if page.sent(form):
        page.toast(_("Saved"))
        response = page.redirect("access.me")
        # What was chosen in this browser before would hide the account's language.
        response.delete_cookie(LANGUAGE_COOKIE, httponly=True, samesite="Lax")
        return response
    try:
        if page.sent(password):
            page.toast(_("Your password is changed"))
            return page.redirect("access.me")
    except Refusal as refusal:
        if refusal.code != "RESOURCE_EXHAUSTED":
            raise
        password.refused(refusal)
        page.status = 429
    return page.render(
        "access/me.html",
        profile=profile,
        form=form,
        password=password,
        zones=time_zones(),
        languages=list(i18n.LANGUAGES.items()),
    )
