"""The pages of satisfaction: the one behind a link, for whoever has it, and what the replies come to.

The rule kept here: a customer needs no account and sees nothing of ours but the number of the ticket; the page asks
with one scope of its own, so that it can do nothing else.
"""

from datetime import timedelta
from functools import partial
from typing import Any

import flask
from crm.tickets.v1 import surveys_pb2
from crm_chassis.auth import Principal
from crm_chassis.doors.pages import Page, public
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import argument, pages
from crm_tickets.pages.lists import quoted
from crm_tickets.pages.questions import SPANS, tabs

PUBLIC = Principal("public/surveys", "", (), ("surveys.answer",), "all")
GONE = 410


@pages.context_processor
def _surveys() -> dict[str, Any]:
    return {"surveys_of": surveys_of}


def surveys_of(ticket: Any) -> list[Any]:
    """What the customer said of a ticket's closings; asked only where there can be something."""
    if not (ticket.HasField("close_time") or ticket.reopen_count or ticket.satisfaction_score):
        return []
    wanted = f"ticket_id = {ticket.ticket_id}"
    return list(Page.current().call("ListSurveyInvitations", filter=wanted).survey_invitations)


def _as_customer(method: str, request: Any) -> Any:
    """Calls as whoever has a link."""
    page = Page.current()
    return page.app.call(method, request, PUBLIC, **{"accept-language": page.language})


@pages.route("/survey/<token>", methods=["GET", "POST"])
@public
def survey(token: str) -> Response:
    """What the customer is asked, and their reply."""
    page = Page.current()
    try:
        found = _as_customer("ReadSurvey", surveys_pb2.ReadSurveyRequest(token=token[:200]))
    except Refusal as refusal:
        bad = isinstance(refusal, Invalid)
        page.status = 404 if bad else GONE
        text = _("This link is not complete. Open it as it was sent to you.")
        return page.render(
            "tickets/feedback/no_survey.html", text=text if bad else _(refusal.message)
        )
    score, comment = str(found.score or ""), found.comment
    problem = ""
    if flask.request.method == "POST":
        score = flask.request.form.get("score", "")
        comment = flask.request.form.get("comment", "")
        problem = _replied(token, score, comment)
        if not problem:
            return page.redirect("tickets.survey", token=token, noted=1)
        page.status = 422
    return page.render(
        "tickets/feedback/survey.html",
        survey=found,
        score=score,
        comment=comment,
        problem=problem,
        noted=argument("noted") == "1" and not problem,
    )


def _replied(token: str, score: str, comment: str) -> str:
    """Sends a reply; says what is wrong with it, or ""."""
    number = int(score) if score.isdecimal() and len(score) == 1 else 0
    if not number:
        return _("Choose from 1 to 5.")
    request = surveys_pb2.AnswerSurveyRequest(token=token, score=number, comment=comment)
    try:
        _as_customer("AnswerSurvey", request)
    except Refusal as refusal:
        return _(next(iter(refusal.fields.values()), refusal.message))
    return ""


@pages.get("/feedback")
def satisfaction() -> Response:
    """How satisfied customers are."""
    page = Page.current()
    days = int(argument("days")) if argument("days") in map(str, SPANS) else SPANS[-1]
    team = argument("team")
    asked = {"start_time": page.now - timedelta(days=days), "end_time": page.now, "team": team}
    spans = [
        (
            _("Last %(days)s days", days=span),
            flask.url_for("tickets.satisfaction", days=span, team=team),
            span == days,
        )
        for span in SPANS
    ]
    found = page.call("GetSatisfaction", **asked)
    return page.render(
        "tickets/feedback/satisfaction.html",
        tabs=tabs("satisfaction"),
        spans=spans,
        team=team,
        days=days,
        found=found,
        enabled=page.call("GetSurveySettings").enabled,
        behind=partial(_behind, found, team),
    )


def _behind(found: Any, within: str, /, **wanted: Any) -> str:
    """The list of the invitations that a figure counts."""
    parts = [f"{name} = {quoted(str(value))}" for name, value in wanted.items()]
    parts += [f"team = {quoted(within)}"] if within and "team" not in wanted else []
    start, end = found.start_time.ToJsonString(), found.end_time.ToJsonString()
    parts += [f'close_time >= "{start}"', f'close_time < "{end}"', "state != withdrawn"]
    return flask.url_for("lists.show", name="survey_invitations", filter=" AND ".join(parts))


@pages.get("/feedback/surveys/<int:survey_invitation_id>")
def survey_invitation(survey_invitation_id: int) -> Response:
    """Where an invitation is: on its ticket."""
    page = Page.current()
    found = page.call("GetSurveyInvitation", survey_invitation_id=survey_invitation_id)
    return page.redirect("tickets.show", ticket_id=found.ticket_id)
