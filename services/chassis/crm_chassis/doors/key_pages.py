"""The pages of API keys: made, shown once, ended.

The rule kept here: a secret is on the page that made it and on no other, and only scopes are offered that one has.
"""

import flask
from werkzeug.wrappers import Response

from crm_chassis.doors.access_pages import access
from crm_chassis.doors.pages import Page
from crm_chassis.errors import NotFound
from crm_chassis.i18n import gettext as _


def scopes(page: Page) -> list[tuple[str, str]]:
    """The scopes of this module's methods that the caller has."""
    named = {method.rule.scope for method in page.app.methods.values()} - {"", "self"}
    return [(scope, scope) for scope in sorted(named) if page.may(scope)]


@access.get("/keys")
def keys() -> Response:
    """The keys of programs, without secrets."""
    page = Page.current()
    reply = page.call("ListApiKeys", page_token=flask.request.args.get("page_token", ""))
    return page.render("access/keys.html", keys=reply.api_keys, more=reply.next_page_token)


@access.route("/keys/new", methods=["GET", "POST"], endpoint="keys_new")
def new_key() -> Response:
    """A new key; its secret is in this answer and never again."""
    page = Page.current()
    form = page.form("CreateApiKey")
    if page.sent(form):
        made = form.reply
        return page.render(
            "access/secret.html",
            title=_("The key “%(name)s” is made", name=made.api_key.display_name),
            secret=made.secret,
            hint=_("Programs send it as “authorization: Bearer …”."),
            back=flask.url_for("access.keys"),
        )
    return page.render("access/key_new.html", form=form, scopes=scopes(page))


@access.route("/keys/<int:api_key_id>/revoke", methods=["GET", "POST"], endpoint="keys_revoke")
def revoke_key(api_key_id: int) -> Response:
    """Ends a key, after a look at what it is for."""
    page = Page.current()
    form = page.form("RevokeApiKey", api_key_id=api_key_id)
    if page.sent(form):
        page.toast(_("The key is revoked"))
        return page.redirect("access.keys")
    found = page.call("ListApiKeys", filter=f"api_key_id = {api_key_id}").api_keys
    if not found:
        raise NotFound("api_key", api_key_id)
    return page.render("access/key_revoke.html", form=form, key=found[0])
