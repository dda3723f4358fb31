"""Pages of packs: what they are made of, when they are published, and everything that was published.

The rule kept here: a page shows what the calls return; every step of composing is a form of its own, so that it works
with the keyboard alone; the address of a publication stays.
"""

import hashlib
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import flask
from crm.reports.v1 import packs_pb2 as pb
from crm_chassis import formats, i18n
from crm_chassis.doors.pages import Page
from crm_chassis.errors import NotFound, Refusal
from crm_chassis.i18n import gettext as _
from markupsafe import Markup
from werkzeug.wrappers import Response

from crm_reports import rules
from crm_reports.naming import READERS, name_of
from crm_reports.packs import texts, wording
from crm_reports.pages import pages, today_of

FORMATS = {"pdf": pb.PACK_FORMAT_PDF, "xlsx": pb.PACK_FORMAT_XLSX}
KINDS = {
    "text": pb.PACK_ITEM_KIND_TEXT,
    "dashboard": pb.PACK_ITEM_KIND_DASHBOARD,
    "chart": pb.PACK_ITEM_KIND_CHART,
    "table": pb.PACK_ITEM_KIND_TABLE,
    "records": pb.PACK_ITEM_KIND_RECORDS,
    "goals": pb.PACK_ITEM_KIND_GOALS,
    "actions": pb.PACK_ITEM_KIND_ACTIONS,
    "agenda": pb.PACK_ITEM_KIND_AGENDA,
}
NAMES = {number: name for name, number in KINDS.items()}
STYLE = Path(__file__).parent / "static" / "packs.css"
VERSION = hashlib.sha256(STYLE.read_bytes()).hexdigest()[:12]
MOST_WORDS = 160
MEASURED = ("chart", "table", "records")


@pages.context_processor
def _pack_words() -> dict[str, Any]:
    return {
        "packs_style": flask.url_for("reports.static", filename=STYLE.name, v=VERSION),
        "plain_words": plain_words,
        "readers": readers,
        "audience": readers,
        "schedule_words": wording.schedule,
        "period_words": wording.period,
        "item_words": item_words,
        "days_words": wording.days,
    }


def readers(found: Any) -> str:
    """Who may read a pack or a publication."""
    named = [_(READERS[role]) if role in READERS else role for role in found.roles]
    people = [name_of(Page.current().app, each) for each in getattr(found, "user_ids", ())]
    return ", ".join([*named, *found.teams, *people]) or _("everybody who may read reports")


def plain_words(words: str) -> str:
    """The beginning of what a publisher says, without its marks."""
    found = (piece for piece in texts.pieces(words) if isinstance(piece, texts.Paragraph))
    return " ".join(run.text for piece in found for run in piece.runs)[:MOST_WORDS]


def item_words(item: pb.PackItem, names: dict[str, str]) -> str:
    """What an item shows, in a line."""
    chinese = i18n.language.get() == "zh-Hans"
    own = (chinese and item.chinese_title) or item.title
    if item.kind == pb.PACK_ITEM_KIND_TEXT:
        first = ((chinese and item.chinese_text) or item.text).strip().splitlines()[:1]
        return own or (first[0].lstrip("# ")[:80] if first else "")
    if item.kind == pb.PACK_ITEM_KIND_DASHBOARD:
        return own or names.get(item.dashboard_id, item.dashboard_id)
    measured = ", ".join(names.get(each, each) for each in item.measure_ids)
    return own or measured


@pages.get("/packs")
def packs() -> Response:
    """The packs that there are."""
    page = Page.current()
    reply = page.call("ListPacks", page_token=flask.request.args.get("page_token", ""))
    return page.render("reports/packs/list.html", reply=reply)


def _names(page: Page) -> dict[str, str]:
    """What dashboards and measures are called."""
    found = {each.dashboard_id: each.title for each in page.call("ListDashboards").dashboards}
    return found | {each.measure_id: each.title for each in page.call("ListMeasures").measures}


@pages.get("/packs/<int:pack_id>")
def pack(pack_id: int) -> Response:
    """One pack: its items, its schedule, and what was published."""
    page = Page.current()
    found = page.call("GetPack", pack_id=pack_id)
    token = flask.request.args.get("page_token", "")
    editions = page.call("ListPackEditions", pack_id=pack_id, page_token=token)
    return page.render(
        "reports/packs/pack.html",
        pack=found,
        editions=editions,
        names=_names(page),
        kinds=[(kind, wording.kind(kind)) for kind in KINDS],
        kind_of=lambda item: wording.kind(NAMES[item.kind]),
        may_change=_may_change(page, found),
        mails=wording.mails(),
    )


def _may_change(page: Page, found: pb.Pack) -> bool:
    who = page.caller
    keeps = who is not None and (who.id == found.owner_id or "admin" in who.roles)
    return keeps and page.may("reports.publish")


def _head_form(page: Page, method: str, found: pb.Pack | None) -> Response:
    initial: dict[str, Any] = {"time_zone": page.time_zone}
    fixed: dict[str, Any] = {}
    if found is not None:
        initial, fixed = {}, {"pack": {"pack_id": found.pack_id}}
    form = page.form(method, initial={"pack": found or initial}, **fixed)
    if page.sent(form):
        page.toast(_("Saved."))
        return page.redirect("reports.pack", pack_id=form.reply.pack_id)
    return page.render(
        "reports/packs/form.html",
        form=form,
        pack=found,
        roles=[(role, _(text)) for role, text in READERS.items()],
        languages=list(i18n.LANGUAGES.items()),
        weekdays=wording.weekdays(),
        working_days=wording.working_days(),
    )


@pages.route("/packs/new", methods=["GET", "POST"])
def new_pack() -> Response:
    """The form of a new pack."""
    return _head_form(Page.current(), "CreatePack", None)


@pages.route("/packs/<int:pack_id>/edit", methods=["GET", "POST"])
def edit_pack(pack_id: int) -> Response:
    """Title, audience, period and schedule."""
    page = Page.current()
    return _head_form(page, "UpdatePack", page.call("GetPack", pack_id=pack_id))


def _saved(page: Page, found: pb.Pack, items: list[pb.PackItem]) -> pb.Pack:
    """The pack with these items; somebody else's change meanwhile is refused."""
    request = page.methods["UpdatePack"].request_class(
        pack=pb.Pack(pack_id=found.pack_id, etag=found.etag, items=items),
        update_mask={"paths": ["items"]},
    )
    saved: pb.Pack = page.call("UpdatePack", request)
    return saved


@pages.post("/packs/<int:pack_id>/items/<int:at>/move")
def move_item(pack_id: int, at: int) -> Response:
    """An item up, down or out."""
    page = Page.current()
    found = page.call("GetPack", pack_id=pack_id)
    items, way = list(found.items), flask.request.form.get("to", "")
    if not 0 <= at < len(items):
        raise NotFound("item", at)
    item = items.pop(at)
    if way in ("up", "down"):
        items.insert(max(0, at - 1) if way == "up" else at + 1, item)
    _saved(page, found, items)
    place = {"up": max(0, at - 1), "down": min(at + 1, len(items) - 1)}.get(way)
    anchor = f"item-{place}" if place is not None else "items"
    return flask.redirect(flask.url_for("reports.pack", pack_id=pack_id, _anchor=anchor), 303)


@pages.route("/packs/<int:pack_id>/items/new", methods=["GET", "POST"])
def new_item(pack_id: int) -> Response:
    """The form of a further item."""
    page = Page.current()
    found = page.call("GetPack", pack_id=pack_id)
    name = flask.request.values.get("kind", "text")
    kind = KINDS.get(name, pb.PACK_ITEM_KIND_TEXT)
    return _item_form(page, found, len(found.items), pb.PackItem(kind=kind))


@pages.route("/packs/<int:pack_id>/items/<int:at>", methods=["GET", "POST"])
def edit_item(pack_id: int, at: int) -> Response:
    """The form of an item."""
    page = Page.current()
    found = page.call("GetPack", pack_id=pack_id)
    if not 0 <= at < len(found.items):
        raise NotFound("item", at)
    return _item_form(page, found, at, found.items[at])


def _item_form(page: Page, found: pb.Pack, at: int, item: pb.PackItem) -> Response:
    """One item in a form; it is saved as the pack with this item in its place."""
    form = page.form("CreatePack", initial={"pack": {"title": found.title, "items": [item]}})
    if flask.request.method == "POST":
        try:
            typed: Any = form.typed(flask.request.form).message(form.request_id)
            made = typed.pack.items[0] if typed.pack.items else pb.PackItem()
            made.kind = item.kind
            _saved(page, found, [*found.items[:at], made, *found.items[at + 1 :]])
        except Refusal as refusal:
            if refusal.code != "INVALID_ARGUMENT":
                raise
            inside = {
                path.replace(f"pack.items[{at}].", "pack.items[0]."): text
                for path, text in refusal.fields.items()
            }
            refusal.fields = inside
            form.refused(refusal)
            page.status = 422
        else:
            page.toast(_("Saved."))
            anchor = f"item-{at}"
            address = flask.url_for("reports.pack", pack_id=found.pack_id, _anchor=anchor)
            return flask.redirect(address, 303)
    kind = NAMES[item.kind]
    return page.render(
        "reports/packs/item.html",
        form=form,
        pack=found,
        at=at,
        kind=kind,
        kind_text=wording.kind(kind),
        **(_choices(page) if kind in MEASURED else {}),
        dashboards=[(d.dashboard_id, d.title) for d in page.call("ListDashboards").dashboards],
    )


def _choices(page: Page) -> dict[str, Any]:
    measures = sorted(page.call("ListMeasures").measures, key=lambda m: m.measure_id)
    dimensions = page.call("ListDimensions").dimensions
    return {
        "measures": [(each.measure_id, f"{each.title} ({each.measure_id})") for each in measures],
        "dimensions": [(each.dimension_id, each.title) for each in dimensions],
    }


@pages.get("/packs/<int:pack_id>/preview")
def preview_pack(pack_id: int) -> Response:
    """What would be published now."""
    page = Page.current()
    found = page.call("PreviewPack", pack_id=pack_id)
    body = Markup(found.html)  # noqa: S704 (rendered by our own templates)
    return page.render("reports/packs/preview.html", edition=found, body=body)


@pages.route("/packs/<int:pack_id>/publish", methods=["GET", "POST"])
def publish_pack(pack_id: int) -> Response:
    """The form that publishes a pack, or corrects what was published."""
    page = Page.current()
    found = page.call("GetPack", pack_id=pack_id)
    given = {name: flask.request.args.get(name, "") for name in ("start_date", "end_date")}
    form = page.form("PublishPack", initial=given, pack_id=pack_id)
    if page.sent(form):
        page.toast(_("Published. The address of this page is its permalink."))
        return page.redirect("reports.snapshot", snapshot_id=form.reply.snapshot_id)
    return page.render(
        "reports/packs/publish.html", form=form, pack=found, corrects=bool(given["start_date"])
    )


@pages.post("/packs/<int:pack_id>/mail")
def pack_mail(pack_id: int) -> Response:
    """How the reader is told by mail."""
    page = Page.current()
    wish = flask.request.form.get("mail", "")
    kind = int(wish) if wish.isdecimal() and int(wish) in pb.PackMailKind.values() else 0
    page.call("SetPackMail", pack_id=pack_id, mail=kind)
    page.toast(_("Saved."))
    return page.redirect("reports.pack", pack_id=pack_id)


@pages.post("/packs/<int:pack_id>/end")
def end_pack(pack_id: int) -> Response:
    """Nothing more is published of it."""
    page = Page.current()
    page.call("DeletePack", pack_id=pack_id)
    page.toast(_("The pack has ended. What was published stays."))
    return page.redirect("reports.packs")


@pages.get("/snapshots")
def snapshots() -> Response:
    """All that was published."""
    page = Page.current()
    reply = page.call("ListSnapshots", page_token=flask.request.args.get("page_token", ""))
    return page.render("reports/snapshots.html", reply=reply)


def month_name(month: str) -> str:
    """October 2026."""
    return formats.day(date.fromisoformat(f"{month}-01"), _("LLLL y"))


@pages.route("/snapshots/publish", methods=["GET", "POST"])
def publish() -> Response:
    """The form that publishes the fixed report of a month."""
    page = Page.current()
    month = rules.add_months(today_of(page).replace(day=1), -1)
    form = page.form(
        "PublishSnapshot", initial={"month": f"{month:%Y-%m}", "time_zone": page.time_zone}
    )
    if page.sent(form):
        page.toast(_("Published. The address of this page is its permalink."))
        return page.redirect("reports.snapshot", snapshot_id=form.reply.snapshot_id)
    today = today_of(page).replace(day=1)
    months = [rules.add_months(today, -back) for back in range(24)]
    return page.render(
        "reports/publish.html",
        form=form,
        months=[(f"{each:%Y-%m}", month_name(f"{each:%Y-%m}")) for each in months],
        roles=[(role, _(text)) for role, text in READERS.items()],
    )


@pages.get("/snapshots/<int:snapshot_id>")
def snapshot(snapshot_id: int) -> Response:
    """A publication, as it was published."""
    page = Page.current()
    wished = flask.request.args.get("language", "")
    language = wished if wished in i18n.LANGUAGES else ""
    found = page.call("GetPackEdition", snapshot_id=snapshot_id, language=language)
    body = Markup(found.html)  # noqa: S704 (rendered by our own templates, and kept)
    others = [(code, i18n.LANGUAGES[code]) for code in found.languages if code != found.language]
    return page.render("reports/snapshot.html", edition=found, body=body, others=others)


@pages.get("/snapshots/<int:snapshot_id>/<language>.<kind>")
def pack_file(snapshot_id: int, language: str, kind: str) -> Response:
    """A publication as a file."""
    if kind not in FORMATS or language not in i18n.LANGUAGES:
        raise NotFound("file", f"{language}.{kind}")
    given = {"snapshot_id": snapshot_id, "language": language, "format": FORMATS[kind]}
    found: Any = Page.current().call("GetPackDocument", **given)
    answer = flask.Response(found.content, mimetype=found.media_type)
    plain = found.file_name.encode("ascii", "ignore").decode().strip() or f"pack.{kind}"
    way = "inline" if kind == "pdf" else "attachment"
    named = f"{way}; filename=\"{plain}\"; filename*=UTF-8''{quote(found.file_name)}"
    answer.headers["Content-Disposition"] = named
    return answer
