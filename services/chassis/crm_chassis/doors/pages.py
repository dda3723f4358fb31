"""Web pages: a view asks its Page, the Page goes through the pipeline. docs/pages.md says how to write one.

The rule kept here: a page can do only what a call of the same person could do; views hold no rules and see no tables.
"""

import secrets
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode, urlsplit

import flask
from google.protobuf.message import Message
from werkzeug.wrappers import Response

from crm_chassis import i18n
from crm_chassis.auth import NOBODY, Principal
from crm_chassis.doors.account_menu import account_menu
from crm_chassis.doors.forms import Form
from crm_chassis.doors.navigation import Link, MenuItem, menu_of, modules_of
from crm_chassis.doors.preferences import language_of, zone_of
from crm_chassis.methods import Method
from crm_chassis.pipeline import pipeline
from crm_chassis.tracing import TRACEPARENT

if TYPE_CHECKING:
    from crm_chassis.app import App

__all__ = ["Link", "MenuItem", "Page", "Pages", "public"]
V = TypeVar("V", bound=Callable[..., Any])


class Pages(flask.Blueprint):
    """A service's pages: templates and static files beside its module, addresses under /<service>."""

    def __init__(
        self, service: str, import_name: str, menu: Iterable[MenuItem] = (), search: str = ""
    ) -> None:
        super().__init__(
            service,
            import_name,
            url_prefix=f"/{service}",
            template_folder="templates",
            static_folder="static",
            static_url_path=f"/static/{service}",
        )
        self.menu = tuple(menu)
        self.search = search
        self.before_request(_needs_sign_in)


def public(view: V) -> V:
    """A view for people who do not sign in, such as a customer with a link: it calls as whom it names itself."""
    view.public = True  # type: ignore[attr-defined]
    return view


def embedded(view: V) -> V:
    """A public view that the sites of CRM_FRAME_ORIGINS may show in a frame; it sees to forged forms itself."""
    view.embedded = True  # type: ignore[attr-defined]
    return public(view)


def _needs_sign_in() -> Response | None:
    """Pages are for people who are signed in; the static files beside them are for all, and so is what is `public`."""
    page = Page.current()
    endpoint = flask.request.endpoint or ""
    if page.caller or page.is_public or endpoint.endswith(".static"):
        return None
    return page.to_sign_in()


class Page:
    """One request for a page: who asks, in which language and time zone, and the way into the pipeline."""

    def __init__(
        self, app: "App", methods: Mapping[str, Method], caller: Principal, token: str
    ) -> None:
        self.app, self.methods, self.token = app, methods, token
        self.caller = caller if caller is not NOBODY else None
        self.language, self.time_zone = language_of(caller), zone_of(caller)
        self.service = app.config.service
        self.status = 200
        found = TRACEPARENT.fullmatch(flask.request.headers.get("traceparent", ""))
        self.trace = found[1] if found else secrets.token_hex(16)

    @staticmethod
    def current() -> "Page":
        """The page that is being made."""
        return cast(Page, flask.g.page)

    # Asking the service

    @property
    def now(self) -> datetime:
        """What time it is, in UTC."""
        return self.app.clock.now()

    def may(self, scope: str) -> bool:
        """Whether the caller has this scope: hides what would only be refused."""
        return self.caller is not None and self.caller.may(scope)

    def metadata(self) -> dict[str, str]:
        """What a call of this page says about itself."""
        known = {
            "accept-language": self.language,
            "traceparent": f"00-{self.trace}-{secrets.token_hex(8)}-01",
        }
        return {**known, "authorization": f"Bearer {self.token}"} if self.token else known

    def call(self, method: str, message: Message | None = None, /, **fields: Any) -> Any:
        """Calls a method by its name, with a message or with its fields; raises a Refusal."""
        found = self.methods[method]
        request = message if message is not None else found.request_class(**fields)
        return pipeline(self.app, found, request, self.metadata())

    def form(
        self,
        method: str,
        /,
        initial: Mapping[str, Any] | None = None,
        action: str = "",
        **fixed: Any,
    ) -> Form:
        """A form that sends `method`; `initial` fills it, `fixed` fields are set here and nowhere else."""
        found = self.methods[method]

        def send(message: Message) -> Message:
            return pipeline(self.app, found, message, self.metadata())

        return Form(found, send, action or self.address, initial or {}, fixed)

    def sent(self, form: Form) -> bool:
        """Whether this form was sent and taken; `form.reply` is the reply. Refused: shows it again (422)."""
        request = flask.request
        if (
            request.method != "POST"
            or request.form.get("_form", form.method.name) != form.method.name
        ):
            return False
        if form.sent(request.form):
            return True
        self.status = 422
        return False

    # Answering

    def render(self, template: str, **context: Any) -> Response:
        """The page."""
        return flask.make_response(flask.render_template(template, **context), self.status)

    def redirect(self, endpoint: str, /, **values: Any) -> Response:
        """On to another page, as after every form that was taken."""
        return flask.redirect(flask.url_for(endpoint, **values), 303)

    def toast(self, text: str, kind: str = "message") -> None:
        """A short word on the next page: what was done."""
        flask.flash(text, kind)

    def suggestions(self, found: Iterable[Mapping[str, str]]) -> Response:
        """The answer to a search as you type: {text, note, url} each."""
        return flask.jsonify({"suggestions": [dict(entry) for entry in found]})

    @property
    def wants_suggestions(self) -> bool:
        """Whether the search box asks (while somebody types) and not somebody who pressed Enter."""
        return flask.request.accept_mimetypes.best == "application/json"

    def to_sign_in(self) -> Response:
        """Off to the sign-in page, and back here afterwards."""
        back = flask.request.full_path.rstrip("?") if flask.request.method == "GET" else self.home
        config = self.app.config
        if config.keeps_accounts:
            return flask.redirect(flask.url_for("session.sign_in", next=back), 303)
        base = config.modules.get(config.sign_in, "").rstrip("/")
        here = config.modules.get(self.service)
        if here is None:
            back = flask.request.url
        elif urlsplit(here).netloc:  # else all modules share one address
            back = f"{urlsplit(here).scheme}://{urlsplit(here).netloc}{back}"
        return flask.redirect(f"{base}/sign-in?{urlencode({'next': back})}", 303)

    # What the layout shows

    @property
    def is_public(self) -> bool:
        """Whether its view is for people who do not sign in: it looks the same to all, without our menus."""
        view = flask.current_app.view_functions.get(flask.request.endpoint or "")
        return bool(getattr(view, "public", False))

    @property
    def languages(self) -> list[tuple[str, str]]:
        """The languages that can be chosen."""
        return list(i18n.LANGUAGES.items())

    @property
    def home(self) -> str:
        """The module's first page."""
        return f"/{self.service}/"

    @property
    def address(self) -> str:
        """This page's own address."""
        return flask.request.full_path.rstrip("?")

    @cached_property
    def unread_notices(self) -> int:
        """How much the caller was told and has not read."""
        from crm_chassis.doors.notice_pages import unread_count  # it has views of this class

        return unread_count(self)

    @cached_property
    def modules(self) -> list[Link]:
        """The modules that are present and that the caller may read."""
        return modules_of(self.service, self.home, self.app.config.modules, self.may)

    @cached_property
    def account_menu(self) -> list[Link]:
        """The places under the caller's initials."""
        return account_menu(self)

    @cached_property
    def pages(self) -> Pages | None:
        """The pages of this service."""
        return cast("Pages | None", flask.current_app.blueprints.get(self.service))

    @cached_property
    def menu(self) -> list[Link]:
        """The module's own menu, as far as the caller may go."""
        items = self.pages.menu if self.pages else ()
        seen = [item for item in items if not item.scope or self.may(item.scope)]
        return menu_of(
            seen,
            lambda endpoint: flask.url_for(f"{self.service}.{endpoint}"),
            flask.request.path,
            self.home,
        )

    @property
    def search_url(self) -> str:
        """Where the search box of the header asks; "" without one."""
        search = self.pages.search if self.pages else ""
        return flask.url_for(f"{self.service}.{search}") if search else ""
