"""Signing in and out, and choosing a language.

The rule kept here: the session is a token in a cookie that no script can read; after signing in one goes only to own
pages or to those of a module that we know.
"""

from urllib.parse import urlsplit

import flask
from werkzeug.wrappers import Response

from crm_chassis import i18n
from crm_chassis.auth import SESSION
from crm_chassis.doors.pages import Page
from crm_chassis.doors.preferences import LANGUAGE_COOKIE
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _

COOKIE = "crm_session"
YEAR = 365 * 24 * 3600
session = flask.Blueprint("session", __name__)


def safe_next(page: Page, address: str) -> str:
    """The address to go on to if it is one of ours, else the module's first page."""
    if not address or any(ord(sign) < 33 or sign == "\\" for sign in address):
        return page.home
    parts = urlsplit(address)
    if not parts.scheme and not parts.netloc:
        return address if address.startswith("/") and not address.startswith("//") else page.home
    known = {urlsplit(url)[:2] for url in page.app.config.modules.values()}
    return address if (parts.scheme, parts.netloc) in known else page.home


def _set(response: Response, name: str, value: str, seconds: int, page: Page) -> None:
    secure = page.app.config.secure_cookies or flask.request.is_secure
    response.set_cookie(name, value, max_age=seconds, httponly=True, samesite="Lax", secure=secure)


@session.route("/sign-in", methods=["GET", "POST"])
def sign_in() -> Response:
    """The sign-in page, of the module that keeps the accounts."""
    page = Page.current()
    goal = safe_next(page, flask.request.values.get("next", ""))
    if not page.app.config.keeps_accounts:
        return page.to_sign_in()
    if page.caller and flask.request.method == "GET":
        return flask.redirect(goal, 303)
    form = page.form("SignIn")
    try:
        if page.sent(form):
            response = flask.redirect(goal, 303)
            _set(response, COOKIE, form.reply.token, int(SESSION.total_seconds()), page)
            return response
    except Refusal as refusal:
        if refusal.code not in ("UNAUTHENTICATED", "RESOURCE_EXHAUSTED", "PERMISSION_DENIED"):
            raise
        form.refused(refusal)
        page.status = 401
    return page.render("sign_in.html", form=form, next=goal)


@session.post("/sign-out")
def sign_out() -> Response:
    """Ends the session in this browser."""
    page = Page.current()
    page.toast(_("You are signed out"))
    response = page.to_sign_in()
    response.delete_cookie(COOKIE, httponly=True, samesite="Lax")
    return response


@session.post("/language")
def language() -> Response:
    """Chooses the language, for this browser."""
    page = Page.current()
    response = flask.redirect(safe_next(page, flask.request.form.get("next", "")), 303)
    chosen = flask.request.form.get("language", "")
    if chosen in i18n.LANGUAGES:
        _set(response, LANGUAGE_COOKIE, chosen, YEAR, page)
    return response
