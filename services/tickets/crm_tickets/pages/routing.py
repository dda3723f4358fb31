"""The pages of routing: queues and the next ticket, the team, absences, and what routing goes by.

The rule kept here: the next ticket is one key away, and whoever has a ticket is shown with why.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

import flask
from crm.tickets.v1 import tickets_pb2
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, back, directory, pages, plain
from crm_tickets.routing.rules import REASONS

SEVERAL = 1000
ADMINISTERS = "routing.write"


@pages.context_processor
def _routing_words() -> dict[str, Any]:
    """What templates use to say why somebody has a ticket."""
    return {"chosen_because": chosen_because, "routing_tabs": _tabs}


def chosen_because(step: Any) -> str:
    """The rule of a step in the reader's language, people by name."""
    rule = plain(step, "rule") if step.rule else ""
    if rule not in REASONS:
        return ""
    named = {"person", "from"}
    facts = {
        name: directory().name(value) if name in named else value
        for name, value in step.facts.items()
    }
    wanted = {"person", "from", "ticket", "load", "capacity", "queue", "minutes", "team", "skill"}
    return _(REASONS[rule], **{**dict.fromkeys(wanted | {"level", "until", "due"}, "–"), **facts})


def _tabs(here: str) -> list[tuple[str, str, bool]]:
    """The pages of routing."""
    words = {"queues": _("Queues"), "team": _("Team"), "absences": _("Absences")}
    if Page.current().may(ADMINISTERS):
        words["routing"] = _("Departments, people, skills")
    return [(text, flask.url_for(f"tickets.{name}"), name == here) for name, text in words.items()]


def _here(endpoint: str) -> str:
    """The address of a button that leads back to this page."""
    return flask.url_for(endpoint, next=Page.current().address)


def _presence_forms(page: Page) -> dict[str, Any]:
    """The buttons that say whether one is there."""
    if not page.may("tickets.write"):
        return {}
    action = _here("tickets.set_presence")
    return {
        state: page.form(
            "SetPresence", action=f"{action}&state={state}", state=f"PRESENCE_STATE_{state}"
        )
        for state in ("AVAILABLE", "BUSY", "AWAY")
    }


@pages.get("/queues")
def queues() -> Response:
    """What waits, and the next one."""
    page = Page.current()
    assert page.caller is not None
    me = page.caller.id
    if page.may("tickets.write"):
        page.call("BeatPresence")  # whoever looks at what waits is there
    team = page.call("GetTeam").members
    return page.render(
        "tickets/routing/queues.html",
        loads=page.call("GetQueueLoads").queue_loads,
        take=_take_form(page, 0),
        me=next((member for member in team if member.user_id == me), None),
        presence=_presence_forms(page),
        others=page.call("GetWithOthers"),
    )


def _take_form(page: Page, queue_id: int) -> Any:
    if not page.may("tickets.write"):
        return None
    return page.form("TakeNext", action=flask.url_for("tickets.take_next"), queue_id=queue_id)


@pages.get("/queues/<int:queue_id>")
def queue(queue_id: int) -> Response:
    """What waits in one queue, the next one first."""
    page = Page.current()
    found = page.call("GetQueuePage", queue_id=queue_id, page_size=500)
    return page.render(
        "tickets/routing/queue.html",
        load=found.queue_load,
        waiting=found.tickets,
        take=_take_form(page, queue_id) if found.queue_load.yours else None,
        show=flask.url_for("tickets.show", ticket_id=0).removesuffix("0"),
        priorities=_words_of(tickets_pb2.TicketPriority.DESCRIPTOR),
        channels=_words_of(tickets_pb2.TicketChannel.DESCRIPTOR),
    )


def _words_of(enum: Any) -> dict[int, str]:
    """The words of an enum's values, said once for a table of many rows."""
    return {value.number: i18n.enum_label(enum, value.number) for value in enum.values}


@pages.post("/queues/take")
def take_next() -> Response:
    """The next one is mine."""
    page = Page.current()
    form = page.form("TakeNext")
    try:
        taken = page.sent(form)
    except Refusal as refusal:
        page.toast(_(refusal.message), "warn")
        return page.redirect("tickets.queues")
    if taken and form.reply.HasField("ticket"):
        page.toast(_("Taken up: it is yours now"))
        return page.redirect("tickets.show", ticket_id=form.reply.ticket.ticket_id)
    page.toast(_("Nothing waits that you can take.") if taken else form.error, "warn")
    return page.redirect("tickets.queues")


@pages.post("/presence")
def set_presence() -> Response:
    """I am there, or not."""
    page = Page.current()
    state = argument("state")
    if state in ("AVAILABLE", "BUSY", "AWAY"):
        act(page.form("SetPresence", state=f"PRESENCE_STATE_{state}"), _("Noted"))
    return back(flask.url_for("tickets.queues"))


@pages.get("/team")
def team() -> Response:
    """Who is there, with how much."""
    page = Page.current()
    asked = argument("team")
    return page.render(
        "tickets/routing/team.html",
        team=page.call("GetTeam", team=asked),
        asked=asked,
        presence=_presence_forms(page),
        directory=directory(),
    )


@pages.route("/team/replace", methods=["GET", "POST"])
def replace_agent() -> Response:
    """Somebody leaves for good."""
    page = Page.current()
    form = page.form("ReplaceAgent", initial={"from_id": argument("from_id")})
    if page.sent(form):
        count = form.reply.owned_count
        page.toast(_("%(count)s tickets have a new owner", count=count))
        return page.redirect("tickets.team")
    return page.render("tickets/routing/replace.html", form=form, directory=directory())


@pages.get("/absences")
def absences() -> Response:
    """The calendar of absences."""
    page = Page.current()
    past = argument("view") == "past"
    states = ("ended", "called_off") if past else ("planned", "active")
    wanted = " OR ".join(f"state = {state}" for state in states)
    reply = page.call(
        "ListAbsences",
        filter=wanted,
        order_by="start_time desc" if past else "start_time",
        page_token=argument("page_token"),
    )
    return page.render(
        "tickets/routing/absences.html", reply=reply, past=past, may_change=_may_change
    )


def _may_change(absence: Any) -> bool:
    """Whether the reader may change an absence: their own, or anybody's who administers routing."""
    page = Page.current()
    assert page.caller is not None
    mine = absence.user_id == page.caller.id and page.may("tickets.write")
    return plain(absence) in ("planned", "active") and (mine or page.may(ADMINISTERS))


@pages.route("/absences/new", methods=["GET", "POST"])
@pages.route("/absences/<int:number>", methods=["GET", "POST"])
def absence(number: int = 0) -> Response:
    """The form of an absence, and what went to caretakers in it."""
    page = Page.current()
    found = page.call("GetAbsence", absence_id=number) if number else None
    if found is None:
        assert page.caller is not None
        form = page.form("CreateAbsence", initial={"absence": {"user_id": page.caller.id}})
    else:
        fixed = {"absence_id": number}
        form = page.form("UpdateAbsence", initial={"absence": found}, absence=fixed)
    ends = page.form("EndAbsence", action=_end_address(number), absence_id=number)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.absences")
    went = page.call("ListCaretakings", filter=f"absence_id = {number}") if number else None
    return page.render(
        "tickets/routing/absence.html",
        form=form,
        absence=found,
        ends=ends if found is not None and _may_change(found) else None,
        may=found is None or _may_change(found),
        went=went.caretakings if went is not None else [],
        directory=directory(),
    )


def _end_address(number: int) -> str:
    return flask.url_for("tickets.end_absence", number=number) if number else ""


@pages.post("/absences/<int:number>/end")
def end_absence(number: int) -> Response:
    """Back earlier, or not gone at all."""
    act(Page.current().form("EndAbsence", absence_id=number), _("The absence is over"))
    return Page.current().redirect("tickets.absences")


@pages.get("/routing")
def routing() -> Response:
    """What routing goes by: departments, people, skills, queues."""
    page = Page.current()
    return page.render(
        "tickets/routing/routing.html",
        departments=page.call("ListDepartments", page_size=SEVERAL).departments,
        people=page.call("ListAgents", page_size=SEVERAL, order_by="team, user_id").agents,
        skills=page.call("ListSkills", page_size=SEVERAL).skills,
        queues=page.call("ListQueues", page_size=SEVERAL).queues,
    )


class Record(NamedTuple):
    """A kind of record that routing goes by, as its form needs it."""

    method: str
    key: str
    title: str


def _records() -> Mapping[str, Record]:
    return {
        "department": Record("Department", "department_id", _("Department")),
        "skill": Record("Skill", "skill_id", _("Skill")),
        "agent": Record("Agent", "user_id", _("Person")),
        "queue": Record("Queue", "queue_id", _("Queue")),
    }


@pages.route("/routing/<any(department, skill, agent, queue):kind>", methods=["GET", "POST"])
def routing_record(kind: str) -> Response:
    """The form of one record that routing goes by: a new one, or the one that the address names."""
    page, record = Page.current(), _records()[kind]
    name = argument("name")
    key: Any = name if kind == "agent" else int(name) if name.isdigit() else 0
    found = page.call(f"Get{record.method}", **{record.key: key}) if key else None
    if found is None:
        form = page.form(f"Create{record.method}")
    else:
        fixed: dict[str, Any] = {kind: {record.key: key}}
        form = page.form(f"Update{record.method}", initial={kind: found}, **fixed)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.routing")
    remove = None
    if found is not None:
        action = flask.url_for("tickets.remove_routing_record", kind=kind, name=name)
        remove = page.form(f"Delete{record.method}", action=action, **{record.key: key})
    skills = page.call("ListSkills", page_size=SEVERAL).skills
    return page.render(
        "tickets/routing/record.html",
        form=form,
        kind=kind,
        record=found,
        title=record.title,
        remove=remove,
        skills=[(skill.name, skill.name) for skill in skills],
        directory=directory(),
    )


@pages.post("/routing/<any(department, skill, agent, queue):kind>/remove")
def remove_routing_record(kind: str) -> Response:
    """Removes it; it can be restored by the API."""
    page, record, name = Page.current(), _records()[kind], argument("name")
    key: Any = name if kind == "agent" else int(name) if name.isdigit() else 0
    act(page.form(f"Delete{record.method}", **{record.key: key}), _("Removed"))
    return page.redirect("tickets.routing")
