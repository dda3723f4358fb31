"""The pages of promises: what is owed, one promise with its history, and the rules of each kind.

The rule kept here: what is broken comes first, and every step that a promise allows is on its page.
"""

from collections.abc import Iterable
from typing import Any

import flask
from crm.tickets.v1 import promise_rules_pb2
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import (
    act,
    argument,
    back,
    directory,
    here,
    is_loud,
    pages,
    plain,
)
from crm_tickets.pages.day import promise_forms

VIEWS = ("owed", "broken", "open", "settled")
WHOSE = ("ours", "own", "department", "all")
LOUD = 'state = "broken"'
TONES = {
    "broken": "late",
    "escalated": "late",
    "kept": "good",
    "corrected": "good",
    "made_good": "warn",
    "reminded": "warn",
}
# Of what is made good or explained nothing is red any more.
QUIET = {kind: "neutral" if tone == "late" else tone for kind, tone in TONES.items()}


def whose_tabs(endpoint: str, chosen: str, **kept: Any) -> list[tuple[str, str, bool]]:
    """Own, the department's, or all: as small tabs."""
    words = {
        "ours": _("Mine and my department's"),
        "own": _("Mine"),
        "department": _("My department's"),
        "all": _("Everybody's"),
    }
    return [
        (words[name], flask.url_for(endpoint, whose=name, **kept), name == chosen) for name in WHOSE
    ]


def chosen_whose() -> str:
    """Whose promises are looked at."""
    return argument("whose") if argument("whose") in WHOSE else "ours"


def view_of(whose: str) -> str:
    """The same as requests have it."""
    return f"PROMISE_VIEW_{whose.upper()}" if whose != "ours" else "PROMISE_VIEW_UNSPECIFIED"


@pages.context_processor
def _words() -> dict[str, Any]:
    """What templates ask for."""
    return {
        "whose_tabs": whose_tabs,
        "chosen_whose": chosen_whose,
        "who_all": _names,
        "targets_of": _targets,
    }


def _names(people: Iterable[str]) -> str:
    """People by name, in one line."""
    return ", ".join(directory().name(each) for each in people)


def _targets(step: Any) -> str:
    """Whom a step of escalation tells, in words."""
    enum = promise_rules_pb2.PromiseTarget.DESCRIPTOR
    words = [i18n.enum_label(enum, number) for number in step.targets]
    return ", ".join(filter(None, [*words, _names(step.user_ids)]))


@pages.get("/promises")
def promises() -> Response:
    """Promises: what is owed, to whom, by when; the broken ones first."""
    page = Page.current()
    view = argument("view") if argument("view") in VIEWS else "owed"
    whose = chosen_whose()
    conditions = {"broken": LOUD, "open": 'state = "open"'}
    settled = 'state = "kept" OR state = "broken"'
    reply = page.call(
        "ListPromises",
        pending_only=view != "settled",
        mine_only=whose == "ours",
        view=view_of(whose),
        filter=settled if view == "settled" else conditions.get(view, ""),
        order_by="due_time desc" if view == "settled" else "state, due_time",
        page_token=argument("page_token"),
    )
    words = {"owed": _("Owed"), "broken": _("Broken"), "open": _("Open"), "settled": _("Settled")}
    tabs = [
        (text, flask.url_for("tickets.promises", view=name, whose=whose), name == view)
        for name, text in words.items()
    ]
    pending = [] if view == "settled" else list(reply.promises)
    return page.render(
        "tickets/promises.html",
        promises=reply.promises,
        more=reply.next_page_token,
        tabs=tabs,
        view=view,
        whose=whose,
        promise_forms=promise_forms(page, pending),
    )


@pages.route("/promises/<int:promise_id>", methods=["GET", "POST"])
def promise(promise_id: int) -> Response:
    """One promise: how it stands, what happened to it, and what can be done."""
    page = Page.current()
    found = page.call("GetPromise", promise_id=promise_id)
    pending = plain(found) == "open" or is_loud(found)
    forms: dict[str, Any] = {}
    if page.may("tickets.write") and pending:
        etag = {"etag": found.etag}
        key: dict[str, Any] = {"promise_id": promise_id}
        forms = {
            "move": page.form("MovePromise", etag, **key),
            "give": page.form("HandOverPromise", etag, **key),
        }
        said = {
            "move": _("Moved, with the customer's consent"),
            "give": _("Somebody else keeps it now"),
        }
        for name, text in said.items():
            if page.sent(forms[name]):
                page.toast(text)
                return page.redirect("tickets.promise", promise_id=promise_id)
        address = here("tickets.take_promise", promise_id=promise_id)
        if found.owner_id != (page.caller.id if page.caller else ""):
            forms["take"] = page.form("HandOverPromise", action=address, **key)
    changes = page.call("ListPromiseChanges", promise_id=promise_id, page_size=200)
    return page.render(
        "tickets/promises/promise.html",
        promise=found,
        ticket=page.call("GetTicket", ticket_id=found.ticket_id),
        changes=changes.promise_changes,
        change_tones=TONES if is_loud(found) else QUIET,
        promise_forms=promise_forms(page, [found] if pending else []),
        forms=forms,
        directory=directory(),
    )


@pages.post("/promises/<int:promise_id>/take")
def take_promise(promise_id: int) -> Response:
    """I keep it, because whoever should cannot."""
    form = Page.current().form("HandOverPromise", promise_id=promise_id)
    act(form, _("You keep it from now on"))
    return back(flask.url_for("tickets.promise", promise_id=promise_id))


@pages.get("/promise-rules")
def promise_rules() -> Response:
    """The rules of all kinds."""
    page = Page.current()
    kept = page.call("ListBusinessCalendars", page_size=1000).business_calendars
    return page.render(
        "tickets/promises/rules.html",
        rules=page.call("ListPromiseRules", page_size=100).promise_rules,
        calendar_names={each.business_calendar_id: each.display_name for each in kept},
    )


@pages.route("/promise-rules/<int:promise_rule_id>", methods=["GET", "POST"])
def promise_rule(promise_rule_id: int) -> Response:
    """The rule of one kind."""
    page = Page.current()
    found = page.call("GetPromiseRule", promise_rule_id=promise_rule_id)
    key: dict[str, Any] = {"promise_rule_id": promise_rule_id}
    form = page.form("UpdatePromiseRule", {"promise_rule": found}, promise_rule=key)
    if page.sent(form):
        page.toast(_("Saved: open promises follow at once"))
        return page.redirect("tickets.promise_rules")
    kept = page.call("ListBusinessCalendars", page_size=1000).business_calendars
    return page.render(
        "tickets/promises/rule.html",
        rule=found,
        form=form,
        calendars=[(each.business_calendar_id, each.display_name) for each in kept],
        directory=directory(),
    )
