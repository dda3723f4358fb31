"""What to ask who is on the line: a card of the call screen, each answer one click.

The rule kept here: nobody leaves the page for it. A click is sent beside what is being typed and shows what was noted;
without JavaScript it is a form that leads back to the call.
"""

import contextlib
from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import pages

NUMBERS = ("account_id", "contact_id", "requester_id")
STEPS = ("ANSWER", "ASK", "REFUSE")


@pages.context_processor
def _asking() -> dict[str, Any]:
    return {"asking_of": asking_of}


def asking_of(caller: Any) -> dict[str, Any]:
    """Who is on the line as answers name them, and what to ask; that it is on the screen is noted."""
    page = Page.current()
    held_back = any(
        part.reason != "absent" and "questions" in part.parts for part in caller.missing
    )
    customer = {
        "account_id": caller.account_id,
        "contact_id": caller.contact_id,
        "requester_id": caller.requester.requester_id,
        "segment": caller.segment,
        "tier": caller.tier,
    }
    questions = list(caller.questions) if page.may("tickets.write") else []
    if questions:
        ids = [each.question_id for each in questions]
        with contextlib.suppress(
            Refusal
        ):  # a question that was removed just now is no reason to lose the caller
            page.call("OfferQuestions", question_ids=ids, customer=customer)
    return {"questions": questions, "customer": customer, "held_back": held_back}


def link(page: Page, ticket_id: int) -> None:
    """What was answered before the ticket was opened is put on it."""
    with contextlib.suppress(Refusal):  # the ticket is there already
        page.call("LinkQuestionAnswers", ticket_id=ticket_id)


def _customer() -> dict[str, Any]:
    """Who is on the line, as the form says it."""
    posted = flask.request.form
    numbers = {name: posted.get(name, "") for name in NUMBERS}
    known = {name: int(text) for name, text in numbers.items() if text.isdecimal()}
    return {**known, "segment": posted.get("segment", ""), "tier": posted.get("tier", "")}


@pages.post("/call/questions/<int:question_id>")
def ask(question_id: int) -> Response:
    """A question was put, or answered."""
    posted = flask.request.form
    step = posted.get("step") or "ANSWER"
    if step not in STEPS:
        flask.abort(404)
    fields = {
        "question_id": question_id,
        "customer": _customer(),
        "step": f"QUESTION_STEP_{step}",
        "choice": posted.get("choice", ""),
        "text": posted.get("text", ""),
    }
    return _answered("AnswerQuestion", fields)


@pages.post("/call/objection")
def object_to_questions() -> Response:
    """The customer does not want to be asked at all."""
    return _answered("CreateQuestionObjection", {"customer": _customer()})


def _answered(method: str, fields: dict[str, Any]) -> Response:
    """What was noted, or why not: as a part of the page, or as a word on the call screen."""
    page = Page.current()
    inline = flask.request.headers.get("X-Part") == "inline"
    try:
        noted = page.call(method, **fields)
    except Refusal as refusal:
        said = next(iter(refusal.fields.values()), "") if isinstance(refusal, Invalid) else ""
        problem = _(said or refusal.message)
        if inline:
            page.status = 422
            return page.render("tickets/feedback/problem.html", problem=problem)
        page.toast(problem, "warn")
    else:
        if inline:
            return page.render("tickets/feedback/noted.html", noted=noted, method=method)
        page.toast(_("Noted"))
    return page.redirect("tickets.call", phone=flask.request.form.get("phone", ""))
