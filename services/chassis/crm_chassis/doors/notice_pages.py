"""The bell: how much somebody was told and has not read, on every page, and the page of their notices.

The rule kept here: opening a notice is reading it, and leads to what it is about.
"""

from typing import TYPE_CHECKING, Any

import flask
from crm.access.v1.notices_pb2 import NoticeWay
from werkzeug.wrappers import Response

from crm_chassis.doors.access_pages import access
from crm_chassis.doors.pages import Page
from crm_chassis.errors import NotFound, Refusal
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _

if TYPE_CHECKING:
    from crm_chassis.app import App

SHOWN = 50
WAYS = {
    "NOTICE_WAY_APP": N_("Only here"),
    "NOTICE_WAY_MAIL": N_("By e-mail too, at once"),
    "NOTICE_WAY_DIGEST": N_("By e-mail too, once a day"),
}


def unread_count(page: Page) -> int:
    """How much the reader has not read; 0 where that cannot be said: the bell breaks no page."""
    try:
        return int(page.call("CountNotices").unread_count) if page.caller else 0
    except Refusal:
        return 0


def page_of(app: "App", resource: str, number: int) -> str:
    """The address of a record's page; "" for a kind that has none here."""
    endpoint = app.service.record_pages.get(resource, "")
    endpoint = endpoint or next(
        (each.spec.page for each in app.lists.values() if each.spec.resource == resource), ""
    )
    if not endpoint or not number:
        return ""
    rules = flask.current_app.url_map.iter_rules(endpoint)
    (name,) = next(iter(rules)).arguments
    values: dict[str, Any] = {name: number}
    return flask.url_for(endpoint, **values)


@access.get("/notices")
def notices() -> Response:
    """What the reader was told, newest first."""
    page = Page.current()
    reply = page.call(
        "ListNotices", page_size=SHOWN, page_token=flask.request.args.get("page_token", "")
    )
    return page.render(
        "access/notices.html",
        shown=[_shown(each) for each in reply.notices],
        more=reply.next_page_token,
        read=page.form("ReadNotices", action=flask.url_for("access.notices_read")),
        unread=unread_count(page),
    )


def _shown(notice: Any) -> dict[str, Any]:
    """A notice as the timeline macro shows it."""
    new = not notice.HasField("read_time")
    times = _("%(count)s times", count=notice.told_count) if notice.told_count > 1 else ""
    notes = (notice.actor_id, times, _("new") if new else "")
    return {
        "time": notice.tell_time,
        "title": notice.text,
        "note": " · ".join(filter(None, notes)),
        "tone": "accent" if new else "",
        "url": flask.url_for("access.notice", notice_id=notice.notice_id),
    }


@access.post("/notices/read", endpoint="notices_read")
def read_notices() -> Response:
    """The reader has read them all."""
    page = Page.current()
    page.sent(page.form("ReadNotices"))
    return page.redirect("access.notices")


@access.route("/notices/settings", methods=["GET", "POST"], endpoint="notice_settings")
def settings() -> Response:
    """How the reader is told of what."""
    page = Page.current()
    if flask.request.method == "POST":
        typed = flask.request.form
        choices = [
            {"kind": kind, "way": way if way in WAYS else "NOTICE_WAY_UNSPECIFIED"}
            for kind, way in zip(typed.getlist("kind"), typed.getlist("way"), strict=False)
        ]
        page.call("SetNoticeChoices", notice_choices=choices)
        page.toast(_("Saved"))
        return page.redirect("access.notice_settings")
    ways = [(name, _(text)) for name, text in WAYS.items()]
    reply = page.call("ListNoticeChoices")
    return page.render(
        "access/notice_settings.html",
        found=reply,
        ways=ways,
        chosen=[NoticeWay.Name(each.way) for each in reply.notice_choices],
    )


@access.get("/notices/bell", endpoint="bell")
def bell() -> Response:
    """The bell again, for a page that stays open."""
    return Page.current().render("access/bell.html")


@access.get("/notices/<int:notice_id>", endpoint="notice")
def notice(notice_id: int) -> Response:
    """A notice is opened."""
    page = Page.current()
    found = page.call("ListNotices", filter=f"notice_id = {notice_id}").notices
    if not found:
        raise NotFound("notice", notice_id)
    page.call("ReadNotices", notice_ids=[notice_id])
    away = page_of(page.app, found[0].resource, found[0].resource_id)
    return flask.redirect(away, 303) if away else page.redirect("access.notices")
