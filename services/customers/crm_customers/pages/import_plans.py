"""The pages of plans: written, mended and kept, and carried out at once where all their sources can be reached.

The rule kept here: a plan whose sources are databases or files of a folder of the service needs no file from whoever
carries it out; what the service may not read, it says itself.
"""

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.errors import Refusal
from crm_chassis.i18n import gettext as _
from crm_chassis.i18n import translated_problem
from werkzeug.wrappers import Response

from crm_customers.pages.blueprint import pages
from crm_customers.pages.imports import carry_out

FIRST = """about:
sources:
  erp:
    database: erp
    query: select * from customers order by id
    account:
      external_id: id
      display_name: name
"""


@pages.route("/imports/plans/new", methods=["GET", "POST"])
def new_import_plan() -> Response:
    """A plan is written by hand."""
    return _plan(0)


@pages.route("/imports/plans/<int:import_plan_id>", methods=["GET", "POST"])
def import_plan(import_plan_id: int) -> Response:
    """A saved plan: mended, tried, carried out or removed."""
    return _plan(import_plan_id)


def _plan(number: int) -> Response:
    page = Page.current()
    saved = page.call("GetImportPlan", import_plan_id=number) if number else None
    typed = flask.request.form
    text = typed.get("plan", saved.plan if saved else FIRST).replace("\r\n", "\n")
    name = typed.get("display_name", saved.display_name if saved else "").strip()
    error = ""
    if flask.request.method == "POST":
        try:
            return _done(page, number, name, text)
        except Refusal as refusal:
            problems = [translated_problem(problem) for problem in refusal.fields.values()]
            error, page.status = "; ".join(problems) or _(refusal.message), 422
    etag = typed.get("etag", saved.etag if saved else "")
    return page.render(
        "customers/import_plan.html", number=number, name=name, text=text, etag=etag, error=error
    )


def _done(page: Page, number: int, name: str, text: str) -> Response:
    """Does what the button says."""
    action, etag = flask.request.form.get("action", "save"), flask.request.form.get("etag", "")
    if action == "remove" and number:
        page.call("DeleteImportPlan", import_plan_id=number, etag=etag)
        page.toast(_("Plan removed"))
        return page.redirect("customers.imports")
    if action == "save" and number:
        changed = {"import_plan_id": number, "display_name": name, "plan": text, "etag": etag}
        mask = {"paths": ["display_name", "plan"]}
        page.call("UpdateImportPlan", import_plan=changed, update_mask=mask)
        page.toast(_("Plan saved"))
        return page.redirect("customers.imports")
    return carry_out(page, {}, text, action)
