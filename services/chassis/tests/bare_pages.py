"""A service of nothing but pages, for tests of what every page of ours does."""

from typing import Any

import flask
from crm_chassis.app import Service
from crm_chassis.doors.pages import MenuItem, Page, Pages, public
from crm_chassis.errors import Invalid, Unavailable

MENU = (
    MenuItem("index", "Contacts", "users.read"),
    MenuItem("new", "Customers", "users.read", more=True),
    MenuItem("ask", "Questions", "users.read", more=True),
)
pages = Pages("bare", __name__, menu=MENU, search="find")


@pages.get("/")
def index() -> Any:
    page = Page.current()
    reply = page.call("ListUsers", page_token=flask.request.args.get("page_token", ""), page_size=2)
    return page.render("bare/people.html", people=reply.users, more=reply.next_page_token)


@pages.route("/new", methods=["GET", "POST"])
def new() -> Any:
    page = Page.current()
    form = page.form("CreateUser")
    if page.sent(form):
        page.toast("Added")
        return page.redirect("bare.show", user_id=form.reply.user_id)
    return page.render("bare/person.html", form=form, person=None)


@pages.route("/people/<user_id>", methods=["GET", "POST"])
def show(user_id: str) -> Any:
    page = Page.current()
    person = page.call("GetUser", user_id=user_id)
    form = page.form("UpdateUser", initial={"user": person}, user={"user_id": user_id})
    if page.sent(form):
        return page.redirect("bare.index")
    return page.render("bare/person.html", form=form, person=person)


@pages.get("/find")
def find() -> Any:
    page = Page.current()
    return page.suggestions([{"text": flask.request.args["q"], "url": "/bare/", "note": ""}])


@pages.get("/ask")
@public
def ask() -> Any:
    return Page.current().render("error.html", title="Write to us", text="Anybody may.")


@pages.get("/broken/<how>")
def broken(how: str) -> Any:
    if how == "away":
        raise Unavailable
    if how == "wrong":
        raise Invalid({"page_token": "cannot be read"})
    raise ZeroDivisionError("a secret of the code")


SERVICE = Service(name="bare", pages=pages)
