"""What to ask who is on the line: a card of the call screen, each answer one click.

The rule kept here: nobody leaves the page for it. A click is sent beside what is being typed and shows what was noted,
with a way to take it back; without JavaScript its button sends what was typed along, which is then there again.
"""

import contextlib
from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Invalid, Refusal
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import argument, pages
from crm_tickets.pages.call import typed_so_far

NUMBERS = ("account_id", "contact_id", "requester_id")
STEPS = ("ANSWER", "ASK", "REFUSE", "TAKE_BACK")


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
    place = {"phone": caller.phone, **where(customer)}
    return {"questions": questions, "where": place, "held_back": held_back}


def where(customer: dict[str, Any]) -> dict[str, Any]:
    """What the address of a button says: who is on the line, and which call it is."""
    words = {name: argument(name) for name in ("phone", "call")}
    return {name: value for name, value in {**words, **customer}.items() if value}


def _customer() -> dict[str, Any]:
    """Who is on the line, as the button's address says it."""
    numbers = {name: argument(name) for name in NUMBERS}
    known = {name: int(text) for name, text in numbers.items() if text.isdecimal()}
    return {**known, "segment": argument("segment"), "tier": argument("tier")}


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
        "text": posted.get(f"answer-{question_id}", ""),
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
    taken_back = fields.get("step") == "QUESTION_STEP_TAKE_BACK"
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
            place = where(fields["customer"])
            return page.render(
                "tickets/feedback/noted.html", noted=noted, method=method, where=place
            )
        page.toast(_("Taken back") if taken_back else _("Noted"))
        done = None if taken_back or method != "AnswerQuestion" else noted
        return typed_so_far({"noted": done, "where": where(fields["customer"])} if done else None)
    return typed_so_far()
