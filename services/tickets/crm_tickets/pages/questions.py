"""The pages of the bank of questions: what is asked, of whom, what came of it; and the settings of all feedback.

The rule kept here: each figure leads to the answers that it counts.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, pages
from crm_tickets.pages.lists import quoted

EVERY = 1000
SPANS = (90, 365)


def tabs(here: str) -> list[tuple[str, str, bool]]:
    """The pages of feedback."""
    page = Page.current()
    found = [("satisfaction", _("Satisfaction")), ("questions", _("Questions"))]
    found += [("feedback_settings", _("Settings"))] if page.may("policies.write") else []
    return [(text, flask.url_for(f"tickets.{name}"), name == here) for name, text in found]


def answers_url(**wanted: Any) -> str:
    """The list of the answers that are counted."""
    parts = [f"{name} = {quoted(str(value))}" for name, value in wanted.items()]
    return flask.url_for("lists.show", name="question_answers", filter=" AND ".join(parts))


@pages.get("/feedback/questions")
def questions() -> Response:
    """The bank."""
    page = Page.current()
    gone = argument("trash") == "1"
    found = page.call("ListQuestions", page_size=EVERY, show_deleted=gone).questions
    return page.render(
        "tickets/feedback/questions.html",
        tabs=tabs("questions"),
        questions=[each for each in found if each.HasField("delete_time") == gone],
        gone=gone,
        answers_url=answers_url,
    )


@pages.route("/feedback/questions/new", methods=["GET", "POST"])
@pages.route("/feedback/questions/<int:question_id>/edit", methods=["GET", "POST"])
def question_form(question_id: int = 0) -> Response:
    """A question, or a new one."""
    page = Page.current()
    if question_id:
        known = page.call("GetQuestion", question_id=question_id)
        key = {"question_id": question_id}
        form = page.form("UpdateQuestion", {"question": known}, question=key)
    else:
        form = page.form("CreateQuestion", {"question": {"kind": "QUESTION_KIND_YES_NO"}})
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.question", question_id=form.reply.question_id)
    return page.render("tickets/feedback/question_form.html", form=form, question_id=question_id)


@pages.get("/feedback/questions/<int:question_id>")
def question(question_id: int) -> Response:
    """What came of a question."""
    page = Page.current()
    found = page.call("GetQuestion", question_id=question_id)
    segment = argument("segment")
    results = page.call("GetQuestionResults", question_id=question_id, segment=segment)
    step = "Undelete" if found.HasField("delete_time") else "Delete"
    change = None
    if page.may("policies.write"):
        action = flask.url_for("tickets.change_question", question_id=question_id, step=step)
        change = page.form(f"{step}Question", action=action, question_id=question_id)
    return page.render(
        "tickets/feedback/question.html",
        question=found,
        results=results,
        segment=segment,
        change=change,
        answers_url=answers_url,
    )


@pages.post("/feedback/questions/<int:question_id>/<any(Delete, Undelete):step>")
def change_question(question_id: int, step: str) -> Response:
    """It is removed, or brought back."""
    page = Page.current()
    done = _("Removed") if step == "Delete" else _("Brought back")
    act(page.form(f"{step}Question", question_id=question_id), done)
    return page.redirect("tickets.question", question_id=question_id)


@pages.get("/feedback/answers/<int:question_answer_id>")
def question_answer(question_answer_id: int) -> Response:
    """Where an answer is: on its ticket, or among those to its question."""
    page = Page.current()
    found = page.call("GetQuestionAnswer", question_answer_id=question_answer_id)
    if found.ticket_id:
        return page.redirect("tickets.show", ticket_id=found.ticket_id)
    return page.redirect("tickets.question", question_id=found.question_id)


@pages.route("/feedback/settings", methods=["GET", "POST"])
def feedback_settings() -> Response:
    """How much is asked, and what a bad reply does."""
    page = Page.current()
    asked, surveys = page.call("GetQuestionSettings"), page.call("GetSurveySettings")
    forms = [
        page.form("UpdateQuestionSettings", {"question_settings": asked}),
        page.form("UpdateSurveySettings", {"survey_settings": surveys}),
    ]
    for form in forms:
        if page.sent(form):
            page.toast(_("Saved"))
            return page.redirect("tickets.feedback_settings")
    return page.render(
        "tickets/feedback/settings.html",
        tabs=tabs("feedback_settings"),
        asking=forms[0],
        surveys=forms[1],
    )
