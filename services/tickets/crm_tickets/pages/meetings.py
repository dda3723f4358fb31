"""The pages of meetings: what is coming, the room in which one is held, and who meets regularly.

The rule kept here: what is needed in a meeting stands on one screen and is written with the keyboard; others who have
the page open see what is noted.
"""

from typing import Any

import flask
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.actions import action_forms
from crm_tickets.pages.blueprint import act, argument, back, directory, here, pages, plain
from crm_tickets.pages.lists import quoted

LIVE = ("planned", "running")
MANY = 200


@pages.get("/meetings")
def meetings() -> Response:
    """Meetings: coming, held, and the regular ones."""
    page = Page.current()
    words = {"coming": _("Coming"), "held": _("Held"), "regular": _("Regular meetings")}
    view = argument("view") if argument("view") in words else "coming"
    tabs = [
        (text, flask.url_for("tickets.meetings", view=name), name == view)
        for name, text in words.items()
    ]
    token = argument("page_token")
    found: dict[str, Any] = {"regular_meetings": [], "meetings": [], "more": ""}
    if view == "regular":
        reply = page.call("ListRegularMeetings", page_size=50, page_token=token)
        found |= {"regular_meetings": reply.regular_meetings, "more": reply.next_page_token}
    else:
        coming = view == "coming"
        reply = page.call(
            "ListMeetings",
            page_size=30,
            page_token=token,
            filter=f'state = "{"planned" if coming else "held"}"'
            + (' OR state = "running"' if coming else ' OR state = "cancelled"'),
            order_by="start_time" if coming else "start_time desc",
        )
        found |= {"meetings": reply.meetings, "more": reply.next_page_token}
    return page.render("tickets/meetings/meetings.html", tabs=tabs, view=view, **found)


@pages.route("/meetings/new", methods=["GET", "POST"])
def meeting_new() -> Response:
    """A single meeting."""
    page = Page.current()
    form = page.form("CreateMeeting")
    if page.sent(form):
        page.toast(_("Meeting planned"))
        return page.redirect("tickets.meeting", meeting_id=form.reply.meeting_id)
    return page.render(
        "tickets/meetings/meeting_form.html", form=form, meeting=None, directory=directory()
    )


@pages.route("/meetings/<int:meeting_id>/edit", methods=["GET", "POST"])
def meeting_edit(meeting_id: int) -> Response:
    """Who takes part, where and when."""
    page = Page.current()
    found = page.call("GetMeeting", meeting_id=meeting_id)
    key: dict[str, Any] = {"meeting_id": meeting_id}
    form = page.form("UpdateMeeting", {"meeting": found}, meeting=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.meeting", **key)
    return page.render(
        "tickets/meetings/meeting_form.html", form=form, meeting=found, directory=directory()
    )


@pages.route("/meetings/regular/new", methods=["GET", "POST"])
def regular_meeting_new() -> Response:
    """A regular meeting begins."""
    page = Page.current()
    initial = {"rhythm": "MEETING_RHYTHM_MONTHLY_BY_WEEKDAY", "time_zone": page.time_zone}
    form = page.form("CreateRegularMeeting", {"regular_meeting": initial})
    if page.sent(form):
        page.toast(_("The next meetings are planned"))
        key = form.reply.regular_meeting_id
        return page.redirect("tickets.regular_meeting", regular_meeting_id=key)
    return page.render(
        "tickets/meetings/regular_form.html", form=form, regular=None, directory=directory()
    )


@pages.route("/meetings/regular/<int:regular_meeting_id>", methods=["GET", "POST"])
def regular_meeting(regular_meeting_id: int) -> Response:
    """A regular meeting: its rhythm, its meetings, its open actions."""
    page = Page.current()
    key: dict[str, Any] = {"regular_meeting_id": regular_meeting_id}
    found = page.call("GetRegularMeeting", **key)
    form = end = None
    if page.may("tickets.write") and not found.HasField("delete_time"):
        form = page.form("UpdateRegularMeeting", {"regular_meeting": found}, regular_meeting=key)
        end = page.form("DeleteRegularMeeting", action=page.address, **key)
        for each, said in ((form, _("Saved")), (end, _("It has ended"))):
            if page.sent(each):
                page.toast(said)
                return page.redirect("tickets.regular_meeting", **key)
    wanted = f"regular_meeting_id = {regular_meeting_id}"
    listed = page.call("ListMeetings", filter=wanted, order_by="start_time desc", page_size=50)
    actions = page.call("ListActions", filter=wanted, open_only=True, page_size=MANY).actions
    return page.render(
        "tickets/meetings/regular.html",
        regular=found,
        form=form,
        end=end,
        meetings=listed.meetings,
        actions=list(actions),
        forms=action_forms(page, list(actions)),
        directory=directory(),
    )


def _said() -> dict[str, str]:
    """What is said when a form of the room was taken."""
    return {
        "minutes": _("Minutes saved"),
        "decision": _("Decision noted"),
        "item": _("On the agenda"),
        "agree": _("The minutes are agreed"),
        "start": _("The meeting begins"),
        "end": _("The meeting is over"),
        "cancel": _("The meeting was cancelled"),
        "restore": _("It takes place after all"),
        "assemble": _("The pack is assembled"),
    }


def _forms(page: Page, meeting: Any, minutes: Any) -> dict[str, Form]:
    """The forms that the state of a meeting allows."""
    if not page.may("tickets.write") or meeting.HasField("delete_time"):
        return {}
    key: dict[str, Any] = {"meeting_id": meeting.meeting_id}
    state = plain(meeting)
    if state == "cancelled":
        return {"restore": page.form("RestoreMeeting", **key)}
    text = {"text": minutes.text} if minutes else {}
    forms = {
        "minutes": page.form("SaveMinutes", text, **key),
        "decision": page.form("CreateDecision", decision=key),
    }
    if state in LIVE:
        forms["item"] = page.form("CreateAgendaItem", agenda_item=key)
        forms["assemble"] = page.form("AssembleMeetingPack", **key)
        forms["end"] = page.form("EndMeeting", **key)
    if state == "planned":
        forms["start"] = page.form("StartMeeting", **key)
        forms["cancel"] = page.form("CancelMeeting", **key)
    if state in ("running", "held") and plain(meeting, "minutes_state") == "draft":
        forms["agree"] = page.form("AgreeMinutes", version=meeting.minutes_version, **key)
    return forms


@pages.route("/meetings/<int:meeting_id>", methods=["GET", "POST"])
def meeting(meeting_id: int) -> Response:
    """The room: pack, agenda, minutes and decisions of one meeting."""
    page = Page.current()
    found = _everything(page, meeting_id)
    forms = _forms(page, found["meeting"], found["minutes"])
    for name, said in _said().items():
        if name in forms and page.sent(forms[name]):
            page.toast(said)
            return flask.redirect(
                flask.url_for("tickets.meeting", meeting_id=meeting_id, _anchor=name), 303
            )
    if page.status != 200:  # somebody else may have written meanwhile
        found["meeting"] = page.call("GetMeeting", meeting_id=meeting_id)
    return page.render(
        "tickets/meetings/meeting.html",
        forms=forms,
        open_form=flask.request.form.get("_form", ""),
        action_forms=action_forms(page, found["actions"]),
        discuss=_discuss(page, found["agenda"]),
        directory=directory(),
        live=LIVE,
        **found,
    )


@pages.get("/meetings/<int:meeting_id>/print")
def meeting_print(meeting_id: int) -> Response:
    """The same to be printed: what it started from, what was said and what follows."""
    page = Page.current()
    return page.render("tickets/meetings/print.html", **_everything(page, meeting_id))


def _everything(page: Page, meeting_id: int) -> dict[str, Any]:
    """What hangs on a meeting."""
    key: dict[str, Any] = {"meeting_id": meeting_id}
    found = page.call("GetMeeting", **key)
    packs = page.call("ListMeetingPacks", page_size=MANY, **key).meeting_packs
    edition = argument("edition")
    pack = next((p for p in packs if str(p.edition) == edition), packs[0] if packs else None)
    versions = page.call("ListMinutesVersions", page_size=MANY, **key).minutes_versions
    decided = page.call("ListDecisions", page_size=MANY, **key).decisions
    made = page.call("ListActions", filter=f"meeting_id = {meeting_id}", page_size=MANY).actions
    now = {each.action_id: each for each in made}
    return {
        "meeting": found,
        "pack": pack,
        "packs": packs,
        "versions": versions,
        "minutes": versions[0] if versions else None,
        "agenda": list(page.call("ListAgendaItems", page_size=MANY, **key).agenda_items),
        "goals": page.call("GetMeetingGoals", **key),
        "decisions": decided,
        "actions": list(now.values()),
        "of_decision": {
            d.decision_id: [a for a in made if a.decision_id == d.decision_id] for d in decided
        },
        "loose": [a for a in made if not a.decision_id],
        "issue_url": issue_url,
    }


def issue_url(issue: Any, pack: Any) -> str:
    """The tickets behind a figure of a pack, as a list."""
    names = {"category": "category", "product": "product", "department": "handler_team"}
    field = names[plain(issue, "dimension")]
    if plain(issue, "measure") == "opened":
        since = pack.start_time.ToJsonString()
        until = pack.end_time.ToJsonString()
        wanted = f'{field} = {quoted(issue.name)} AND create_time >= "{since}"'
        wanted += f' AND create_time < "{until}"'
    else:
        wanted = " OR ".join(f"ticket_id = {number}" for number in issue.ticket_ids[:25])
    return flask.url_for("lists.show", name="tickets", filter=wanted)


def _discuss(page: Page, agenda: list[Any]) -> dict[int, Form]:
    """The button of each agenda item that is still open."""
    if not page.may("tickets.write"):
        return {}
    return {
        item.agenda_item_id: page.form(
            "DiscussAgendaItem",
            action=here("tickets.discuss", agenda_item_id=item.agenda_item_id),
            agenda_item_id=item.agenda_item_id,
        )
        for item in agenda
        if plain(item) == "open"
    }


@pages.post("/meetings/agenda/<int:agenda_item_id>/discuss")
def discuss(agenda_item_id: int) -> Response:
    """It was discussed."""
    form = Page.current().form("DiscussAgendaItem", agenda_item_id=agenda_item_id)
    act(form, _("Discussed"))
    return back(flask.url_for("tickets.meetings"))
