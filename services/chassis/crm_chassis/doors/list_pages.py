"""The pages of every list: look, filter, sort, choose columns, save views; bring back from the trash.

The rule kept here: a service names a list and has these pages; they ask the list's own methods as the person who
looks, and every state of a list is an address. Everything works without JavaScript.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

import flask
from werkzeug.wrappers import Response

from crm_chassis.doors import list_cells, list_filters
from crm_chassis.doors.list_state import Listing, listing, read
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, NotFound
from crm_chassis.i18n import gettext as _

pages = flask.Blueprint("lists", __name__)
WORDS: dict[str, Any] = {
    "people": list_cells.people,
    "people_fields": list_cells.PEOPLE,
    "name_of": list_cells.name_of,
}


class Extras(NamedTuple):
    """What a service adds to the page of its list."""

    actions: Sequence[tuple[str, str]] = ()  # text, address
    search: tuple[str, str] | None = None  # address, label
    empty: tuple[str, str, str, str] = ("", "", "", "")  # title, text, address, action
    note: str = ""


@pages.before_request
def _needs_sign_in() -> Response | None:
    page = Page.current()
    return None if page.caller else page.to_sign_in()


@pages.context_processor
def _words() -> dict[str, Any]:
    """What the templates of lists ask for."""
    return WORDS


def address_of(name: str, **args: Any) -> str:
    """Where a list is."""
    home = Page.current().app.lists[name].spec.home
    return flask.url_for(home, **args) if home else flask.url_for("lists.show", name=name, **args)


def here_or_404(name: str) -> None:
    """Raises NotFound for a list that this module does not have."""
    if name not in Page.current().app.lists:
        raise NotFound("list", name)


def show_list(name: str, extras: Extras | None = None, *, deleted: bool = False) -> Response:
    """The page of a list; a service's own view calls this with what it adds."""
    page, args = Page.current(), flask.request.args
    here = listing(page, name, deleted=deleted)
    if "column" in args:
        return _again(columns=",".join(args.getlist("column")))
    here.rows = list_filters.rows_of(here.filter, here.fields)
    if "build" in args:
        away = _built(here)
        if away is not None:
            return away
    read(page, here)
    if page.wants_suggestions:
        return _as_suggestions(here)
    context = {
        "here": here,
        "extras": extras or Extras(),
        "cell": list_cells.Cells(page, here),
        "operators": list_filters.operators,
        "no_value": list_filters.NO_VALUE,
        "list_url": flask.request.path,
        **WORDS,
        "saving": _saving(page, here),
        "removing": page.form("DeleteSavedView", action="") if here.view else None,
        "restoring": _restoring(page, here),
    }
    if here.problems:
        page.status = 422
    return page.render("lists/list.html", **context)


def _again(**changes: str) -> Response:
    """The same list with something of its address changed."""
    kept = {"filter", "order_by", "columns", "view"}
    args = {n: v for n, v in flask.request.args.items() if n in kept} | changes
    wanted: dict[str, Any] = {n: v for n, v in args.items() if v or n == "filter"}
    view_args = flask.request.view_args or {}
    return flask.redirect(flask.url_for(flask.request.endpoint or "", **view_args, **wanted), 303)


def _built(here: Listing) -> Response | None:
    """What the filter builder sent: on to the list with that filter, or the builder again."""
    args = flask.request.args
    rows = list_filters.posted(args)
    if args.get("add") in here.fields and args.get("go") != "apply":
        first = list_filters.operators(here.fields[args["add"]])[0][0]
        here.rows = [*rows, list_filters.Row(args["add"], first, "")]
        return None
    if args.get("drop") is not None and not rows:
        return _again(filter="")
    try:
        return _again(filter=list_filters.compose(rows, here.fields))
    except Invalid as refused:
        here.rows, here.problems = rows, dict(refused.fields)
        return None


def _as_suggestions(here: Listing) -> Response:
    spec = here.bound.spec
    named = (getattr(record, spec.name_field, "") for record in here.records)
    urls = (list_cells.url_of(spec, record) for record in here.records)
    found = zip(named, urls, strict=True)
    return Page.current().suggestions({"text": text, "note": "", "url": url} for text, url in found)


def _saving(page: Page, here: Listing) -> Any:
    """The form that saves what is looked at as a view."""
    initial = {
        "saved_view": {
            "audience": "VIEW_AUDIENCE_PRIVATE",
            "filter": here.filter,
            "order_by": here.order_by,
            "columns": here.columns,
        }
    }
    action = flask.url_for("lists.save_view", name=here.name)
    return page.form("CreateSavedView", initial, action, saved_view={"record_list": here.name})


def _restoring(page: Page, here: Listing) -> Any:
    """For each record in the trash the form that restores it."""
    if not here.deleted or not here.about.may_restore:
        return None
    method, key = here.bound.methods["Undelete"].name, here.bound.spec.key_field

    def form(record: Any) -> Any:
        number = getattr(record, key)
        action = flask.url_for("lists.restore", name=here.name, record_id=number)
        return page.form(method, action=action, **{key: number})

    return form


@pages.get("/<name>")
def show(name: str) -> Response:
    """A list."""
    here_or_404(name)
    home = Page.current().app.lists[name].spec.home
    if home:
        kept = {n: v for n, v in flask.request.args.items() if not n.startswith("_")}
        return flask.redirect(address_of(name, **kept), 302)
    return show_list(name)


@pages.get("/<name>/trash")
def trash(name: str) -> Response:
    """What was removed of a list, the latest first."""
    here_or_404(name)
    return show_list(name, deleted=True)


@pages.post("/<name>/trash/<int:record_id>/restore")
def restore(name: str, record_id: int) -> Response:
    """Restores one record."""
    here_or_404(name)
    page = Page.current()
    spec, methods = page.app.lists[name].spec, page.app.lists[name].methods
    key: dict[str, Any] = {spec.key_field: record_id}
    form = page.form(methods["Undelete"].name, **key)
    if page.sent(form):
        address = list_cells.url_of(spec, form.reply)
        text = getattr(form.reply, spec.name_field, "") or str(record_id)
        page.toast(_("Restored: %(name)s", name=text) if address else _("Restored"))
    else:
        page.toast(form.error, "error")
    return page.redirect("lists.trash", name=name)


@pages.post("/<name>/views")
def save_view(name: str) -> Response:
    """Saves what was looked at as a view."""
    here_or_404(name)
    page = Page.current()
    form = page.form("CreateSavedView", saved_view={"record_list": name})
    if page.sent(form):
        page.toast(_("View saved"))
        return flask.redirect(address_of(name, view=form.reply.saved_view_id), 303)
    return page.render("lists/view_form.html", form=form, name=name, back=address_of(name))


@pages.route("/<name>/views/<int:view_id>", methods=["GET", "POST"])
def edit_view(name: str, view_id: int) -> Response:
    """Changes a view: its name, for whom it is, and what it shows."""
    here_or_404(name)
    page = Page.current()
    view = page.call("GetSavedView", saved_view_id=view_id)
    shown = {
        key: flask.request.args[key] for key in ("filter", "order_by") if key in flask.request.args
    }
    columns = flask.request.args.get("columns", "")
    chosen = {"columns": columns.split(",")} if columns else {}
    changed = type(view)()
    changed.CopyFrom(view)
    if chosen:
        del changed.columns[:]
    changed.MergeFrom(type(view)(**chosen))
    for key, value in shown.items():
        setattr(changed, key, value)
    form = page.form(
        "UpdateSavedView", {"saved_view": changed}, saved_view={"saved_view_id": view_id}
    )
    remove = page.form(
        "DeleteSavedView",
        {"etag": view.etag},
        flask.url_for("lists.remove_view", name=name, view_id=view_id),
        saved_view_id=view_id,
    )
    if page.sent(form):
        page.toast(_("Saved"))
        return flask.redirect(address_of(name, view=view_id), 303)
    back = address_of(name, view=view_id)
    return page.render("lists/view_form.html", form=form, name=name, back=back, remove=remove)


@pages.post("/<name>/views/<int:view_id>/remove")
def remove_view(name: str, view_id: int) -> Response:
    """Removes a view."""
    here_or_404(name)
    page = Page.current()
    if page.sent(page.form("DeleteSavedView", saved_view_id=view_id)):
        page.toast(_("View removed"))
    return flask.redirect(address_of(name, filter=""), 303)


@pages.post("/<name>/views/default")
def default_view(name: str) -> Response:
    """The list opens with this view from now on."""
    here_or_404(name)
    page = Page.current()
    number = flask.request.form.get("saved_view_id", "0")
    page.call(
        "SetDefaultView", record_list=name, saved_view_id=int(number) if number.isdigit() else 0
    )
    page.toast(
        _("The list opens with this view now")
        if int(number or 0)
        else _("The list opens with everything now")
    )
    args = {"view": number} if number.isdigit() and int(number) else {"filter": ""}
    return flask.redirect(address_of(name, **args), 303)
