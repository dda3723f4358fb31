"""The catalogues of the house: macros, canned replies, articles, checklists, activities, each as a list and a form.

The rule kept here: a new kind of catalogue is an entry in KINDS; what a field is follows from its proto.
"""

from typing import Any, NamedTuple

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import NotFound
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, directory, pages


class Kind(NamedTuple):
    """A catalogue: its names in the protos, what it is called, and its fields with their labels."""

    one: str
    many: str
    title: str
    note: str
    fields: tuple[tuple[str, str], ...]
    name: str = "display_name"
    searched: bool = False

    @property
    def key(self) -> str:
        """The field of its number."""
        return f"{self.snake}_id"

    @property
    def snake(self) -> str:
        """MacroRun → macro_run."""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in self.one).lstrip("_")

    @property
    def entries(self) -> str:
        """The field of a list's reply."""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in self.many).lstrip("_")


NAME, TEAM = ("display_name", N_("Name")), ("team", N_("Only for the department"))
KINDS = {
    "macros": Kind(
        *("Macro", "Macros", N_("Macros"), N_("Several steps under one name, run at once.")),
        (NAME, ("description", N_("What it is for")), TEAM),
    ),
    "replies": Kind(
        *("CannedReply", "CannedReplies", N_("Canned replies")),
        N_("{requester}, {agent}, {ticket}, {subject} and {promise_time} are filled in."),
        (NAME, ("text", N_("Text")), ("language", N_("Language, like zh-Hans")), TEAM),
        searched=True,
    ),
    "articles": Kind(
        *("Article", "Articles", N_("Knowledge")),
        N_("What is known and worth telling; found once it is published."),
        (
            *(("title", N_("Title")), ("text", N_("Text")), ("tags", N_("Tags"))),
            *(("category", N_("Category")), ("language", N_("Language, like zh-Hans"))),
        ),
        name="title",
        searched=True,
    ),
    "checklists": Kind(
        *("ChecklistTemplate", "ChecklistTemplates", N_("Checklists")),
        N_("Tickets of the category get it by themselves; what is required holds them open."),
        (
            *(NAME, ("category", N_("Category"))),
            *(("required", N_("Required before closing")), ("items", N_("What is to be done"))),
        ),
    ),
    "activities": Kind(
        *("Activity", "Activities", N_("Activities")),
        N_("By these time is noted on tickets, and its cost is counted."),
        (NAME, ("description", N_("What belongs to it"))),
    ),
}
STEP_FIELDS = (
    *(("kind", N_("Step")), ("text", N_("Text, reason or note"))),
    *(("visibility", N_("Who may read it")), ("priority", N_("Priority"))),
    *(("category", N_("Category")), ("product", N_("Product")), ("tags", N_("Tags"))),
    *(("to_team", N_("To department")), ("to_id", N_("To person"))),
    *(("hand_over_kind", N_("What is handed over")), ("promise_kind", N_("What is promised"))),
    *(("due_minutes", N_("Due in minutes")), ("outcome", N_("Outcome"))),
)
RATE_FIELDS = (
    ("cost_per_hour", N_("Cost of an hour")),
    *(("currency", N_("Currency, like EUR")), ("valid_from", N_("From this day on"))),
)


def kind_of(name: str) -> Kind:
    """A catalogue by its address."""
    if name not in KINDS:
        raise NotFound("list", name)
    return KINDS[name]


def _tabs(here: str) -> list[tuple[str, str, bool]]:
    found = [
        (_(kind.title), flask.url_for("tickets.house", kind=name), name == here)
        for name, kind in KINDS.items()
    ]
    return [*found, (_("Runs"), flask.url_for("tickets.macro_runs"), here == "runs")]


@pages.get("/house", endpoint="house_first")
def first() -> Response:
    """The catalogues: the first of them."""
    return Page.current().redirect("tickets.house", kind="macros")


@pages.get("/house/<kind>")
def house(kind: str) -> Response:
    """One catalogue."""
    page, spec = Page.current(), kind_of(kind)
    gone = argument("trash") == "1"
    asked: dict[str, Any] = {"page_token": argument("page_token"), "show_deleted": gone}
    asked |= {"query": argument("q")} if spec.searched else {}
    reply = page.call(f"List{spec.many}", **asked)
    entries = getattr(reply, spec.entries)
    return page.render(
        "tickets/everyday/house.html",
        kind=kind,
        spec=spec,
        gone=gone,
        entries=[each for each in entries if each.HasField("delete_time") == gone],
        more=reply.next_page_token,
        tabs=_tabs(kind),
        q=argument("q"),
        back=_back(page, kind, spec, entries) if gone and page.may("tickets.write") else {},
    )


def _back(page: Page, kind: str, spec: Kind, entries: Any) -> dict[int, Any]:
    """The button that brings each of these back."""
    forms = {}
    for each in entries:
        key = getattr(each, spec.key)
        named: dict[str, Any] = {spec.key: key}
        action = flask.url_for("tickets.house_back", kind=kind, key=key)
        forms[key] = page.form(f"Undelete{spec.one}", action=action, **named)
    return forms


@pages.route("/house/<kind>/new", methods=["GET", "POST"])
def house_new(kind: str) -> Response:
    """A new one."""
    page, spec = Page.current(), kind_of(kind)
    form = page.form(f"Create{spec.one}")
    if page.sent(form):
        page.toast(_("Saved"))
        key = getattr(form.reply, spec.key)
        return page.redirect("tickets.house_one", kind=kind, key=key)
    return _form(page, kind, spec, form, None)


@pages.route("/house/<kind>/<int:key>", methods=["GET", "POST"])
def house_one(kind: str, key: int) -> Response:
    """One of them."""
    page, spec = Page.current(), kind_of(kind)
    named: dict[str, Any] = {spec.key: key}
    found = page.call(f"Get{spec.one}", **named)
    fixed: dict[str, Any] = {spec.snake: named}
    form = page.form(f"Update{spec.one}", {spec.snake: found}, **fixed)
    steps: dict[str, Any] = {"remove": page.form(f"Delete{spec.one}", **named)}
    if kind == "articles":
        steps |= {
            "publish": page.form("PublishArticle", **named),
            "retire": page.form("RetireArticle", **named),
        }
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.house_one", kind=kind, key=key)
    posted = flask.request.form.get("_form", "")
    for name, each in steps.items():
        if posted == each.method.name:
            act(each, _("Moved to the trash") if name == "remove" else _("Saved"))
            if name == "remove":
                return page.redirect("tickets.house", kind=kind)
            return page.redirect("tickets.house_one", kind=kind, key=key)
    return _form(page, kind, spec, form, found, steps)


def _form(
    page: Page, kind: str, spec: Kind, form: Any, found: Any, steps: dict[str, Any] | None = None
) -> Response:
    versions = []
    if found is not None and kind == "articles":
        reply = page.call("ListArticleVersions", article_id=found.article_id)
        versions = list(reply.article_versions)
    return page.render(
        "tickets/everyday/form.html",
        kind=kind,
        spec=spec,
        form=form,
        found=found,
        steps=steps or {},
        step_fields=STEP_FIELDS if kind == "macros" else (),
        rate_fields=RATE_FIELDS if kind == "activities" and page.may("policies.write") else (),
        teams=directory().teams,
        versions=versions,
    )


@pages.post("/house/<kind>/<int:key>/back")
def house_back(kind: str, key: int) -> Response:
    """It comes back."""
    page, spec = Page.current(), kind_of(kind)
    named: dict[str, Any] = {spec.key: key}
    act(page.form(f"Undelete{spec.one}", **named), _("Restored"))
    return page.redirect("tickets.house", kind=kind)


@pages.get("/house/runs")
def macro_runs() -> Response:
    """What macros did."""
    page = Page.current()
    reply = page.call("ListMacroRuns", page_token=argument("page_token"))
    return page.render(
        "tickets/everyday/runs.html",
        runs=reply.macro_runs,
        more=reply.next_page_token,
        tabs=_tabs("runs"),
    )
