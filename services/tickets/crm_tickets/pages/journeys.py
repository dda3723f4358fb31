"""The pages of journeys: who hands over to whom, what comes back, what it costs, and the ways behind each figure.

The rule kept here: what was imported is marked as such on every page, and every number is a link to what it counts.
"""

from datetime import UTC, datetime
from typing import Any, NamedTuple

import flask
from crm_chassis import i18n
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import argument, pages
from crm_tickets.pages.journey_picture import draw

SHADES = 5
SPANS = (("3", N_("3 months")), ("12", N_("12 months")), ("", N_("All")))
MOST_TEAMS = 30
WORST = 10


class Cell(NamedTuple):
    """One cell of the matrix: what was counted, how dark it is, and what lies behind it."""

    found: Any
    shade: int
    url: str


def _log_id() -> int:
    """The log that is looked at; 0: the tickets here."""
    given = argument("log")
    return int(given) if given.isascii() and given.isdigit() and len(given) < 19 else 0


def _since(page: Page) -> datetime | None:
    """The first day of the oldest month that is looked at."""
    given = argument("months")
    if given not in {months for months, _text in SPANS if months}:
        return None
    today = page.now.astimezone(i18n.zone())
    month = today.year * 12 + today.month - int(given)
    return datetime(month // 12, month % 12 + 1, 1, tzinfo=UTC)


def _asked(page: Page, log_id: int) -> dict[str, Any]:
    """What the figures are asked of: tickets of a time, or a whole log."""
    if log_id:
        return {"event_log_id": log_id}
    since = _since(page)
    return {"since_time": since} if since else {}


def _logs(page: Page) -> list[Any]:
    return list(page.call("ListEventLogs", page_size=100, order_by="display_name").event_logs)


@pages.get("/journeys")
def journeys() -> Response:
    """The matrix, the months, the cost and the worst."""
    page, log_id = Page.current(), _log_id()
    logs = _logs(page)
    asked = _asked(page, log_id)
    matrix = page.call("GetHandOverMatrix", **asked)
    several = list(matrix.department_counts)
    return page.render(
        "tickets/journeys.html",
        log=next((log for log in logs if log.event_log_id == log_id), None),
        tabs=_tabs(logs, log_id),
        spans=[] if log_id else _spans(),
        totals=matrix.totals,
        teams=_teams(matrix),
        lines=_lines(matrix, log_id),
        months=list(page.call("ListJourneyMonths", **asked).months)[-24:],
        pairs=sorted(matrix.cells, key=lambda cell: -cell.bounce_count)[:WORST],
        several=several,
        most=max((each.ticket_count for each in several), default=1),
        worst=_ways(page, log_id, {**asked, "page_size": WORST})[0],
        behind=behind,
        month_after=month_after,
        log_id=log_id,
    )


def behind(log_id: int, **wanted: Any) -> str:
    """The address of the ways behind a figure."""
    kept = {"log": log_id or None, "months": argument("months") or None, **wanted}
    return flask.url_for("tickets.journey_list", **kept)


def month_after(month: str) -> str:
    """The first day of the next month, as the list takes it."""
    year, number = map(int, month.split("-"))
    return f"{year + number // 12}-{number % 12 + 1:02d}-01"


def _tabs(logs: list[Any], log_id: int) -> list[tuple[str, str, bool]]:
    """The tickets here, and each log that was brought in."""
    here = [(_("Tickets here"), flask.url_for("tickets.journeys"), not log_id)]
    return here + [
        (
            _("%(name)s (imported)", name=log.display_name or log.source),
            flask.url_for("tickets.journeys", log=log.event_log_id),
            log.event_log_id == log_id,
        )
        for log in logs
    ]


def _spans() -> list[tuple[str, str, bool]]:
    chosen = argument("months")
    return [
        (_(text), flask.url_for("tickets.journeys", months=months or None), months == chosen)
        for months, text in SPANS
    ]


def _teams(matrix: Any) -> list[str]:
    """The departments of the matrix, the busiest first."""
    counts: dict[str, int] = {}
    for cell in matrix.cells:
        for team in (cell.from_team, cell.to_team):
            counts[team] = counts.get(team, 0) + cell.hand_over_count
    return sorted(counts, key=lambda team: (-counts[team], team))[:MOST_TEAMS]


def _lines(matrix: Any, log_id: int) -> list[tuple[str, list[Cell | None]]]:
    """The matrix line by line: from whom, and a cell for each receiver."""
    cells = {(cell.from_team, cell.to_team): cell for cell in matrix.cells}
    most = max((cell.hand_over_count for cell in matrix.cells), default=1)
    teams = _teams(matrix)

    def cell_of(giver: str, receiver: str) -> Cell | None:
        found = cells.get((giver, receiver))
        if found is None:
            return None
        shade = max(1, round(SHADES * found.hand_over_count / most))
        return Cell(found, shade, behind(log_id, from_team=giver, to_team=receiver))

    return [(giver, [cell_of(giver, receiver) for receiver in teams]) for giver in teams]


def _ways(page: Page, log_id: int, asked: dict[str, Any]) -> tuple[list[Any], str]:
    """The measured ways of a list, and its next page."""
    if log_id:
        reply = page.call("ListCaseJourneys", **{**asked, "event_log_id": log_id})
        return list(reply.case_journeys), reply.next_page_token
    reply = page.call("ListTicketJourneys", **asked)
    return list(reply.ticket_journeys), reply.next_page_token


def _day(name: str) -> datetime | None:
    try:
        return datetime.fromisoformat(argument(name)).replace(tzinfo=UTC)
    except ValueError:
        return None


@pages.get("/journeys/list")
def journey_list() -> Response:
    """The ways behind a figure."""
    page, log_id = Page.current(), _log_id()
    asked: dict[str, Any] = {
        "from_team": argument("from_team"),
        "to_team": argument("to_team"),
        "bounces_only": argument("bounces") == "1",
        "page_token": argument("page_token"),
    }
    since, until = _day("since") or _since(page), _day("until")
    asked |= {"since_time": since} if since else {}
    asked |= {"until_time": until} if until else {}
    several = argument("departments")
    if several.isascii() and several.isdigit() and len(several) < 9:
        asked["filter"] = f"department_count >= {int(several)}"
    ways, more = _ways(page, log_id, asked)
    log = page.call("GetEventLog", event_log_id=log_id) if log_id else None
    return page.render(
        "tickets/journey_list.html", ways=ways, more=more, log=log, log_id=log_id, asked=asked
    )


@pages.get("/journeys/cases/<int:case_journey_id>")
def case_journey(case_journey_id: int) -> Response:
    """One way that a log tells."""
    page = Page.current()
    case = page.call("GetCaseJourney", case_journey_id=case_journey_id)
    log = page.call("GetEventLog", event_log_id=case.event_log_id)
    done = [step for step in case.journey.steps if step.activity]
    return page.render(
        "tickets/case_journey.html",
        case=case,
        log=log,
        journey=case.journey,
        picture=draw(case.journey),
        done=done,
    )


@pages.route("/journeys/settings", methods=["GET", "POST"])
def journey_settings() -> Response:
    """From when on somebody is passed around, and what an hour costs."""
    page = Page.current()
    initial = {"journey_settings": page.call("GetJourneySettings")}
    form = page.form("UpdateJourneySettings", initial)
    if page.may("imports.write") and page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.journeys")
    return page.render(
        "tickets/journey_settings.html", form=form, settings=initial["journey_settings"]
    )
