"""The pages of service levels: what is due, the policies, and the calendars with a month to look at.

The rule kept here: red is what was breached, and nothing else; what a clock shows it can explain.
"""

from datetime import date
from typing import Any

import flask
from crm.tickets.v1 import business_calendars_pb2 as calendars_pb2
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, directory, pages, plain

VIEWS = {"late": "due_state = breached", "soon": "due_state = warned", "due": ""}
TONES = {"breached": "late", "warned": "warn", "met": "good", "running": "accent"}
KINDS = ("first_response", "stage", "next_update", "callback", "resolution")
ALL = 1000


def clocks_of(ticket: Any) -> list[dict[str, Any]]:
    """The clocks of a ticket with their explanations, those that still run first."""
    page = Page.current()
    reply = page.call("ListClocks", ticket_ids=[ticket.ticket_id], page_size=100)
    found = []
    for clock in sorted(reply.clocks, key=lambda clock: clock.HasField("end_time")):
        ended = clock.HasField("end_time")
        told = None
        if not ended:
            language = page.language
            told = page.call("ExplainClock", clock_id=clock.clock_id, language=language)
        found.append({"clock": clock, "told": told, "ended": ended, "tone": clock_tone(clock)})
    return found


def clock_tone(clock: Any) -> str:
    """How loud a clock is; a breach whose matter is done is loud no more."""
    state = plain(clock)
    if state == "running" and clock.HasField("warned_time"):
        return "warn"
    return TONES.get(state, "neutral")


@pages.context_processor
def _shared() -> dict[str, Any]:
    return {
        "clocks_of": clocks_of,
        "due_tone": lambda ticket: TONES.get(plain(ticket, "due_state"), "neutral"),
        "is_breached": lambda ticket: plain(ticket, "due_state") == "breached",
    }


@pages.get("/due")
def due() -> Response:
    """What is late, what is due soon, and all that is due, the earliest first."""
    page = Page.current()
    view = argument("view") if argument("view") in VIEWS else "late"
    kind = argument("kind") if argument("kind") in KINDS else ""
    wanted = [VIEWS[view] or 'due_time > "2000-01-01T00:00:00Z"']
    wanted += [f"due_kind = {kind}"] if kind else []
    reply = page.call(
        "ListTickets",
        open_only=True,
        filter=" AND ".join(wanted),
        order_by="due_time",
        page_token=argument("page_token"),
    )
    words = {"late": _("Late"), "soon": _("Due soon"), "due": _("All that is due")}
    tabs = [
        (text, flask.url_for("tickets.due", view=name, kind=kind), name == view)
        for name, text in words.items()
    ]
    return page.render(
        "tickets/levels/due.html",
        tickets=reply.tickets,
        more=reply.next_page_token,
        tabs=tabs,
        view=view,
        kind=kind,
    )


@pages.get("/policies")
def policies() -> Response:
    """The policies in the order in which they are tried, and the calendars."""
    page = Page.current()
    found = page.call("ListPolicies", page_size=ALL, order_by="rank")
    kept = page.call("ListBusinessCalendars", page_size=ALL).business_calendars
    return page.render(
        "tickets/levels/policies.html",
        policies=found.policies,
        calendars=kept,
        calendar_names={each.business_calendar_id: each.display_name for each in kept},
    )


@pages.route("/policies/new", methods=["GET", "POST"])
@pages.route("/policies/<int:policy_id>", methods=["GET", "POST"])
def policy(policy_id: int = 0) -> Response:
    """One policy, or a new one."""
    page = Page.current()
    if policy_id:
        initial = page.call("GetPolicy", policy_id=policy_id)
        form = page.form("UpdatePolicy", {"policy": initial}, policy={"policy_id": policy_id})
    else:
        form = page.form("CreatePolicy", {"policy": {"rank": 10}})
    if page.sent(form):
        page.toast(_("Saved: running clocks follow within seconds"))
        return page.redirect("tickets.policies")
    kept = page.call("ListBusinessCalendars", page_size=ALL).business_calendars
    choices = [(each.business_calendar_id, each.display_name) for each in kept]
    return page.render(
        "tickets/levels/policy.html",
        form=form,
        policy_id=policy_id,
        calendars=choices,
        directory=directory(),
    )


@pages.post("/policies/<int:policy_id>/delete")
def delete_policy(policy_id: int) -> Response:
    """It decides no more."""
    page = Page.current()
    act(page.form("DeletePolicy", policy_id=policy_id), _("Policy removed"))
    return page.redirect("tickets.policies")


@pages.route("/calendars/new", methods=["GET", "POST"])
@pages.route("/calendars/<int:calendar_id>", methods=["GET", "POST"])
def calendar(calendar_id: int = 0) -> Response:
    """One calendar, with a month of it to look at."""
    page = Page.current()
    if calendar_id:
        initial = page.call("GetBusinessCalendar", business_calendar_id=calendar_id)
        form = page.form(
            "UpdateBusinessCalendar",
            {"business_calendar": initial},
            business_calendar={"business_calendar_id": calendar_id},
        )
    else:
        usual = {"time_zone": "Europe/Berlin", "hours": ["mon-fri 09:00-18:00"]}
        form = page.form("CreateBusinessCalendar", {"business_calendar": usual})
    if page.sent(form):
        page.toast(_("Saved: running clocks follow within seconds"))
        key = form.reply.business_calendar_id
        return page.redirect("tickets.calendar", calendar_id=key)
    month = _month(page, calendar_id) if calendar_id else None
    return page.render(
        "tickets/levels/calendar.html",
        form=form,
        calendar_id=calendar_id,
        month=month,
        weeks=_weeks(month) if month is not None else [],
        around=_around(month.month) if month is not None else ("", ""),
        reasons=calendars_pb2.DayReason,
    )


@pages.post("/calendars/<int:calendar_id>/delete")
def delete_calendar(calendar_id: int) -> Response:
    """Nobody needs it any more."""
    page = Page.current()
    form = page.form("DeleteBusinessCalendar", business_calendar_id=calendar_id)
    act(form, _("Calendar removed"))
    return page.redirect("tickets.policies")


def _month(page: Page, calendar_id: int) -> Any:
    asked = argument("month")
    right = len(asked) == 7 and asked[:4].isdigit() and asked[5:].isdigit()
    return page.call(
        "PreviewBusinessCalendar",
        business_calendar_id=calendar_id,
        month=asked
        if right and 1 <= int(asked[5:]) <= 12 and 1970 <= int(asked[:4]) <= 2100
        else "",
        language=page.language,
    )


def _weeks(month: Any) -> list[list[Any]]:
    """The days in rows of seven, Monday first; None where the month has none."""
    days = list(month.days)
    cells: list[Any] = [None] * date.fromisoformat(days[0].date).weekday() + days
    cells += [None] * (-len(cells) % 7)
    return [cells[start : start + 7] for start in range(0, len(cells), 7)]


def _around(month: str) -> tuple[str, str]:
    """The months before and after."""
    year, number = map(int, month.split("-"))
    count = year * 12 + number - 1
    before, after = (f"{n // 12:04}-{n % 12 + 1:02}" for n in (count - 1, count + 1))
    return before, after
