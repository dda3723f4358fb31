"""What people see when something cannot be done: what happened, what to do about it, and where to ask.

The rule kept here: never a stack trace; a mistake of ours shows its trace id, which the log has too.
"""

import flask
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from crm_chassis.doors.json_errors import HTTP_STATUS
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import N_, refusal_text
from crm_chassis.i18n import gettext as _
from crm_chassis.logs import log

ERRORS = {
    400: (
        N_("That did not work"),
        N_("The form is no longer valid. Go back, load the page again and send it again."),
    ),
    403: (N_("Not for this account"), N_("Your account may not do this. Ask who administers it.")),
    404: (N_("Not here"), N_("There is nothing at this address, or your account may not see it.")),
    405: (N_("Not here"), N_("This address cannot be opened like this.")),
    413: (N_("Too large"), N_("What was sent is too large.")),
    429: (N_("Too much at once"), N_("Please try again in a moment.")),
    500: (
        N_("Something went wrong on our side"),
        N_("Nothing was lost. Please try again; if it stays, tell us the number below."),
    ),
    503: (
        N_("Back in a moment"),
        N_("The service or one that it needs does not answer just now. Please try again."),
    ),
}


def add(web: flask.Flask) -> None:
    """Gives an application its error pages."""

    @web.errorhandler(Refusal)
    def refused(refusal: Refusal) -> Response:
        if refusal.code == "UNAUTHENTICATED":
            return Page.current().to_sign_in()
        status = HTTP_STATUS[refusal.code]
        text = refusal_text(refusal.message, refusal.fields) if status in (400, 409) else ""
        return _error_page(status, text, refusal.metadata.get("trace_id", ""))

    @web.errorhandler(HTTPException)
    def wrong(error: HTTPException) -> Response:
        if error.code is None or error.code < 400:
            return error.get_response()
        return _error_page(error.code)

    @web.errorhandler(CSRFError)
    def forged(_error: CSRFError) -> Response:
        return _error_page(400)

    @web.errorhandler(Exception)
    def mistake(error: Exception) -> Response:
        page = flask.g.get("page")
        log.error(
            "page failed",
            path=flask.request.path,
            trace_id=page.trace if page else "",
            exc_info=error,
        )
        return _error_page(500)


def _error_page(status: int, text: str = "", trace: str = "") -> Response:
    """The page of an error."""
    page = flask.g.get("page")
    if page is None:
        return flask.make_response(f"{status}\n", status, {"Content-Type": "text/plain"})
    title, told = (
        ERRORS.get(status) or ERRORS[500 if status == 500 else 503 if status > 500 else 400]
    )
    shown = (trace or page.trace) if status >= 500 else ""
    body = flask.render_template("error.html", title=_(title), text=text or _(told), trace=shown)
    response = flask.make_response(body, status)
    if status in (429, 503):
        response.headers["Retry-After"] = "2"
    return response
