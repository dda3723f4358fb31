"""The pages of those who operate a module: webhooks and what became of each delivery, jobs that were given up.

The rule kept here: what failed stays until somebody looked at it, and is sent or run again from the same page.
"""

import flask
from werkzeug.wrappers import Response

from crm_chassis.doors.access_pages import access
from crm_chassis.doors.forms import Form
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _

SHOWN = 50


@access.get("/webhooks")
def webhooks() -> Response:
    """Who is told of events over HTTP."""
    page = Page.current()
    reply = page.call("ListWebhooks", page_token=flask.request.args.get("page_token", ""))
    dead = page.call("ListDeliveries", filter='state = "dead"', page_size=1).deliveries
    return page.render(
        "access/webhooks.html", webhooks=reply.webhooks, more=reply.next_page_token, dead=bool(dead)
    )


@access.route("/webhooks/new", methods=["GET", "POST"], endpoint="webhooks_new")
def new_webhook() -> Response:
    """A new webhook; its secret is in this answer and never again."""
    page = Page.current()
    form = page.form("CreateWebhook")
    if page.sent(form):
        return page.render(
            "access/secret.html",
            title=_("The webhook is made"),
            secret=form.reply.secret,
            hint=_("It checks the signature of what we send, as standardwebhooks.com describes."),
            back=flask.url_for("access.webhooks"),
        )
    return page.render("access/webhook.html", form=form, webhook=None)


@access.route("/webhooks/<int:webhook_id>", methods=["GET", "POST"], endpoint="webhooks_show")
def webhook(webhook_id: int) -> Response:
    """One webhook: where to, of what, and whether for now."""
    page = Page.current()
    found = page.call("GetWebhook", webhook_id=webhook_id)
    form = page.form(
        "UpdateWebhook", initial={"webhook": found}, webhook={"webhook_id": webhook_id}
    )
    ending = page.form("DeleteWebhook", webhook_id=webhook_id, etag=found.etag)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("access.webhooks")
    if page.sent(ending):
        page.toast(_("The webhook is ended"))
        return page.redirect("access.webhooks")
    return page.render("access/webhook.html", form=form, webhook=found, ending=ending)


@access.get("/webhooks/deliveries", endpoint="webhooks_deliveries")
def deliveries() -> Response:
    """What became of each delivery; first of all the dead letters."""
    page, args = Page.current(), flask.request.args
    state = args.get("state", "dead")
    reply = page.call(
        "ListDeliveries",
        filter=f'state = "{state}"' if state in ("dead", "pending", "delivered") else "",
        page_size=SHOWN,
        page_token=args.get("page_token", ""),
    )
    return page.render(
        "access/deliveries.html",
        deliveries=reply.deliveries,
        more=reply.next_page_token,
        state=state,
        again=lambda each: _redelivery(page, each.delivery_id),
    )


def _redelivery(page: Page, delivery_id: int) -> Form:
    action = flask.url_for("access.webhooks_redeliver", delivery_id=delivery_id)
    return page.form("RedeliverDelivery", action=action, delivery_id=delivery_id)


@access.post("/webhooks/deliveries/<int:delivery_id>/redeliver", endpoint="webhooks_redeliver")
def redeliver(delivery_id: int) -> Response:
    """Sends one once more."""
    page = Page.current()
    return _done(page, _redelivery(page, delivery_id), _("It is sent again"), "webhooks_deliveries")


@access.get("/jobs")
def jobs() -> Response:
    """Background work that was given up."""
    page, args = Page.current(), flask.request.args
    reply = page.call("ListDeadJobs", page_size=SHOWN, page_token=args.get("page_token", ""))
    return page.render(
        "access/jobs.html",
        jobs=reply.jobs,
        more=reply.next_page_token,
        again=lambda job: _retrial(page, job.job_id),
    )


def _retrial(page: Page, job_id: int) -> Form:
    action = flask.url_for("access.jobs_retry", job_id=job_id)
    return page.form("RetryJob", action=action, job_id=job_id)


@access.post("/jobs/<int:job_id>/retry", endpoint="jobs_retry")
def retry(job_id: int) -> Response:
    """Has one tried again."""
    page = Page.current()
    return _done(page, _retrial(page, job_id), _("It is tried again"), "jobs")


def _done(page: Page, form: Form, text: str, back: str) -> Response:
    """Back to the list, with a word on what was done or why not."""
    if page.sent(form):
        page.toast(text)
    else:
        page.toast(form.error, "warn")
    return page.redirect(f"access.{back}")
