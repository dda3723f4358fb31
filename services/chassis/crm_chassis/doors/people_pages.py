"""The pages of people: who may sign in, as what, and the first password.

The rule kept here: nobody is taken away, since records name people; who leaves is disabled.
"""

import flask
from werkzeug.wrappers import Response

from crm_chassis import i18n
from crm_chassis.doors.access_pages import access, at_home, roles, time_zones
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _

SHOWN = 50
MAY_SIGN_IN = "NOT disabled_time:*"
STATES = {"": MAY_SIGN_IN, "disabled": "disabled_time:*", "all": ""}


def quoted(text: str) -> str:
    """A text as a filter's value."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _filter(words: str, role: str, state: str) -> str:
    """The filter that the inputs above the list mean."""
    parts = [STATES.get(state, MAY_SIGN_IN)]
    if words:
        fields = ("display_name", "user_id", "email", "team")
        parts.append("(" + " OR ".join(f"{field}:{quoted(words)}" for field in fields) + ")")
    if role in dict(roles()):
        parts.append(f"roles:{role}")
    return " AND ".join(part for part in parts if part)


@access.get("/people")
@at_home
def people() -> Response:
    """Who may sign in."""
    page, args = Page.current(), flask.request.args
    words, role, state = (args.get(name, "").strip() for name in ("q", "role", "state"))
    reply = page.call(
        "ListUsers",
        filter=_filter(words, role, state),
        page_size=SHOWN,
        page_token=args.get("page_token", ""),
    )
    return page.render(
        "access/people.html",
        people=reply.users,
        more=reply.next_page_token,
        roles=roles(),
        languages=i18n.LANGUAGES,
        asked={"q": words, "role": role, "state": state},
    )


@access.route("/people/new", methods=["GET", "POST"], endpoint="people_new")
@at_home
def new_person() -> Response:
    """Somebody who comes."""
    page = Page.current()
    form = page.form("CreateUser", initial={"user": {"time_zone": page.time_zone}})
    if page.sent(form):
        page.toast(_("%(name)s is added", name=form.reply.display_name))
        return page.redirect("access.people")
    return page.render("access/person_new.html", form=form, **_choices())


@access.route("/people/<user_id>", methods=["GET", "POST"], endpoint="people_show")
@at_home
def person(user_id: str) -> Response:
    """One of them: roles, team, language, time zone, password, whether they may still sign in."""
    page = Page.current()
    user = page.call("GetUser", user_id=user_id)
    form = page.form("UpdateUser", initial={"user": user}, user={"user_id": user_id})
    password = page.form("SetPassword", user_id=user_id)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("access.people_show", user_id=user_id)
    if page.sent(password):
        page.toast(_("The password is set"))
        return page.redirect("access.people_show", user_id=user_id)
    return page.render("access/person.html", user=user, form=form, password=password, **_choices())


def _choices() -> dict[str, object]:
    """What can be chosen for a person."""
    return {"roles": roles(), "zones": time_zones(), "languages": list(i18n.LANGUAGES.items())}
