"""The web application of one service: its pages, signing in, its REST door, and what holds for all of them.

The rule kept here: every answer carries the security headers, every error page the trace id and never a stack trace;
only tokens in the header open the REST door, so that no cookie can be abused for it.
"""

import hashlib
import secrets
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import flask
import psycopg
from flask_wtf.csrf import CSRFProtect
from werkzeug.wrappers import Response

from crm_chassis import formats, i18n
from crm_chassis.auth import NOBODY
from crm_chassis.doors import bulk_pages, error_pages, file_pages, list_pages, rest, sign_in
from crm_chassis.doors.all_access_pages import ACCESS
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Unauthenticated, Unavailable

if TYPE_CHECKING:
    from crm_chassis.app import App

HERE = Path(__file__).parent.parent
FORM_BYTES = 4 * 1024 * 1024
FORM_SECONDS = 12 * 3600


def web_app(app: "App") -> flask.Flask:
    """The Flask application of this service."""
    service = app.config.service
    web = flask.Flask(
        "crm_chassis",
        root_path=str(HERE),
        static_url_path=f"/{service}/static",
        static_folder="static",
        template_folder="templates",
    )
    web.config.update(
        SECRET_KEY=hashlib.sha256(b"forms:" + app.config.token_key.encode()).digest(),
        SESSION_COOKIE_NAME="crm_forms",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=app.config.secure_cookies,
        WTF_CSRF_TIME_LIMIT=FORM_SECONDS,
        MAX_CONTENT_LENGTH=FORM_BYTES,
        SEND_FILE_MAX_AGE_DEFAULT=365 * 24 * 3600,
    )
    _texts(web)
    _around(web, app)
    error_pages.add(web)
    csrf = CSRFProtect(web)
    api = rest.blueprint(app)
    csrf.exempt(api)
    web.register_blueprint(api)
    web.register_blueprint(sign_in.session, url_prefix=f"/{service}")
    web.register_blueprint(ACCESS, url_prefix=f"/{service}/access")
    if app.lists:
        web.register_blueprint(bulk_pages.pages, url_prefix=f"/{service}/lists")
        web.register_blueprint(file_pages.pages, url_prefix=f"/{service}/files")
    if app.service.pages is not None:
        web.register_blueprint(app.service.pages)
    for view in web.view_functions.values():
        if getattr(view, "embedded", False):
            csrf.exempt(view)
    web.add_url_rule("/", "root", lambda: flask.redirect(f"/{service}/"))
    return web


def _texts(web: flask.Flask) -> None:
    """What templates can say: texts, filters, addresses."""
    web.jinja_env.add_extension("jinja2.ext.i18n")
    web.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]
        i18n.gettext,
        lambda one, many, n: i18n.catalog(i18n.language.get()).ngettext(one, many, n),
        newstyle=True,
    )
    web.jinja_env.trim_blocks = web.jinja_env.lstrip_blocks = True
    web.jinja_env.filters.update(formats.FILTERS)
    web.jinja_env.filters["ago"] = lambda moment: formats.ago(moment, Page.current().now)
    web.jinja_env.globals.update(asset=_asset, url_with=_url_with, label=formats.label)
    web.jinja_env.globals.update(
        address_of=list_pages.address_of,
        attachments_of=file_pages.attachments_of,
        new_request_id=lambda: secrets.token_urlsafe(16),
    )
    web.context_processor(lambda: {"page": flask.g.get("page")})


@lru_cache(maxsize=64)
def _version(name: str) -> str:
    return hashlib.sha256((HERE / "static" / name).read_bytes()).hexdigest()[:12]


def _asset(name: str) -> str:
    """The address of a static file of the chassis: another one when the file changes."""
    return flask.url_for("static", filename=name, v=_version(name))


def _url_with(**changes: Any) -> str:
    """This page's address with some arguments changed; None takes one away."""
    fixed = flask.request.view_args or {}
    known = {**flask.request.args.to_dict(), **changes}
    never = {name for name in known if name in fixed or name.startswith("_")}  # Flask's own words
    kept = {n: value for n, value in known.items() if value is not None and n not in never}
    return flask.url_for(flask.request.endpoint or "", **fixed, **kept)


NO_FRAMES = "frame-ancestors 'none';"


def _frames(web: flask.Flask, app: "App", policy: str, headers: Any) -> None:
    """Says that nobody shows this page in a frame; or only the named sites, for a page that is made for it."""
    view = web.view_functions.get(flask.request.endpoint or "")
    origins = app.config.frame_origins if getattr(view, "embedded", False) else ""
    if origins:
        policy = policy.replace(NO_FRAMES, f"frame-ancestors {origins};")
    else:
        headers["X-Frame-Options"] = "DENY"
    headers.setdefault("Content-Security-Policy", policy)


def _policy(app: "App") -> str:
    """What a page of ours may load: its own only; its forms may go to the other modules."""
    sites = [urlsplit(url) for url in app.config.modules.values()]
    origins = {f"{site.scheme}://{site.netloc}" for site in sites if site.netloc}
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        f"connect-src 'self'; manifest-src 'self'; base-uri 'none'; {NO_FRAMES} "
        f"form-action 'self' {' '.join(sorted(origins))}"
    )


def _around(web: flask.Flask, app: "App") -> None:
    """Before and after every request."""
    methods = {**{method.name: method for method in app.methods.values()}, **app.methods}
    policy = _policy(app)

    @web.before_request
    def begin() -> None:
        # Whoever was served by this thread before may speak another language, elsewhere.
        i18n.speak_as(app.texts)
        i18n.language.set(i18n.DEFAULT)
        i18n.time_zone.set("UTC")
        if flask.request.blueprint == rest.NAME or flask.request.endpoint == "static":
            return
        token, away = flask.request.cookies.get(sign_in.COOKIE, ""), False
        caller = NOBODY
        try:
            if token:
                caller = app.authenticator.principal({"authorization": f"Bearer {token}"})
        except Unauthenticated:
            token = ""
        except (psycopg.Error, Unavailable):
            away = True
        page = flask.g.page = Page(app, methods, caller, token)
        file_pages.expect_upload(page)
        i18n.language.set(page.language)
        i18n.time_zone.set(page.time_zone)
        if away:
            raise Unavailable

    @web.after_request
    def end(response: Response) -> Response:
        headers = response.headers
        _frames(web, app, policy, headers)
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Cross-Origin-Opener-Policy"] = "same-origin"
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=()"
        if app.config.secure_cookies:
            headers["Strict-Transport-Security"] = "max-age=31536000"
        if not (flask.request.endpoint or "").endswith("static"):
            headers.setdefault("Cache-Control", "no-store")
        return response
