"""The pages of what comes and goes in writing: what needs a person, what did not arrive, what is said, and the ways.

The rule kept here: what waits for a person is counted on every one of these pages.
"""

from typing import Any

import flask
from crm.tickets.v1.web_requests_pb2 import WebSuspicion
from crm_chassis.doors import files
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_tickets.pages.blueprint import act, argument, pages, plain

STATES = ("held", "taken", "bounce", "discarded")
SUSPECTS = 'state = "suspect"'
UNDELIVERED = 'state = "dead" OR state = "bounced"'


@pages.context_processor
def _mails() -> dict[str, Any]:
    return {
        "mails_of": mails_of,
        "files_of": files_of,
        "words_of": words_of,
        "mail_state": mail_state,
        "problem_text": problem_text,
    }


def mail_state(message: Any) -> str:
    """What became of a mail, in words of its own."""
    return {
        "held": _("Needs a person"),
        "taken": _("On a ticket"),
        "bounce": _("Came back"),
        "discarded": _("Discarded"),
        "waiting": _("On its way"),
        "sent": _("Delivered"),
        "dead": _("Given up"),
        "bounced": _("Came back"),
    }[plain(message)]


def problem_text(told: Any) -> str:
    """What is wrong with a way of mail, and what it means."""
    return {
        "certificate": _("The server's certificate is not valid: it gets no password and no mail."),
        "not_encrypted": _("The server does not encrypt as set: it gets no password and no mail."),
        "sign_in": _("The server does not take our name or password."),
        "not_reached": _("The server does not answer."),
    }.get(plain(told, "problem"), _("The server does not do what was asked."))


def words_of(request: Any) -> str:
    """Why a request from the web looks like none of a customer."""
    said = {
        "TRAP": _("a hidden field was filled in"),
        "TOO_FAST": _("sent faster than anybody writes"),
        "BAD_TOKEN": _("not sent from our form, or too late"),
        "MANY_FROM_PLACE": _("too many from the same place"),
        "MANY_FROM_CONTACT": _("too many for the same address or number"),
        "LINKS": _("full of links"),
    }
    names = [WebSuspicion.Name(each).removeprefix("WEB_SUSPICION_") for each in request.suspicions]
    return ", ".join(said.get(name, "") for name in names)


def mails_of(ticket: Any) -> dict[int, Any]:
    """The mails of a ticket by the comments that they bring."""
    if not ticket.email:
        return {}
    reply = Page.current().call("ListOutgoingMails", ticket_id=ticket.ticket_id, page_size=200)
    return {mail.comment_id: mail for mail in reply.outgoing_mails if mail.comment_id}


def files_of(ticket: Any) -> list[tuple[int, str]]:
    """The files of a ticket, to choose from."""
    key = {"resource": "crm.tickets.Ticket", "resource_id": ticket.ticket_id}
    reply = Page.current().call("ListAttachments", **key, page_size=100)
    return [(each.attachment_id, each.file_name) for each in reply.attachments]


def _shared(here: str, channels: Any) -> dict[str, Any]:
    """What all these pages show: where one is, and how much waits."""
    counts = {
        "held": channels.held_count,
        "out": channels.dead_count,
        "web": channels.suspect_count,
    }
    named = [
        ("held", _("Needs a person"), "tickets.mail"),
        ("out", _("Not delivered"), "tickets.mail_out"),
        ("web", _("From the web"), "tickets.mail_web"),
        ("texts", _("Texts"), "tickets.mail_texts"),
        ("boxes", _("Mailboxes"), "tickets.mailboxes"),
        ("ways", _("Ways in and out"), "tickets.mail_ways"),
    ]
    tabs = [
        (f"{text} ({counts[key]})" if counts.get(key) else text, flask.url_for(view), key == here)
        for key, text, view in named
    ]
    return {"tabs": tabs, "channels": channels.mail_channels}


def render(here: str, name: str, /, **context: Any) -> Response:
    """A page of these, with what all of them show."""
    page = Page.current()
    shared = _shared(here, page.call("ListMailChannels"))
    return page.render(f"tickets/mail/{name}.html", **shared, **context)


@pages.get("/mail")
def mail() -> Response:
    """What waits for a person, or what became of the others."""
    state = argument("state") if argument("state") in STATES else "held"
    reply = Page.current().call(
        "ListIncomingMails", filter=f'state = "{state}"', page_token=argument("page_token")
    )
    return render("held", "held", reply=reply, state=state, states=STATES)


@pages.route("/mail/<int:number>", methods=["GET", "POST"])
def mail_one(number: int) -> Response:
    """One mail that came."""
    page = Page.current()
    found = page.call("GetIncomingMail", incoming_mail_id=number)
    key: dict[str, Any] = {"incoming_mail_id": number}
    etag = {"etag": found.etag}
    forms = {
        "assign": page.form("AssignIncomingMail", etag, **key),
        "discard": page.form("DiscardIncomingMail", etag, **key),
        "restore": page.form("RestoreIncomingMail", etag, **key),
    }
    for form in forms.values() if page.may("tickets.write") else ():
        if page.sent(form):
            page.toast(_("Decided"))
            if form is forms["assign"]:
                return page.redirect("tickets.show", ticket_id=form.reply.ticket_id)
            return page.redirect("tickets.mail_one", number=number)
    return render("held", "one", mail=found, forms=forms)


@pages.get("/mail/<int:number>/download")
def mail_download(number: int) -> Response:
    """One mail as it came."""
    page, key = Page.current(), {"incoming_mail_id": number}
    first = page.call("DownloadIncomingMail", **key)
    return files.answer(first, lambda at: page.call("DownloadIncomingMail", offset=at, **key))


@pages.get("/mail/out")
def mail_out() -> Response:
    """Mails that did not arrive."""
    page = Page.current()
    reply = page.call("ListOutgoingMails", filter=UNDELIVERED, page_token=argument("page_token"))
    forms = {
        each.outgoing_mail_id: page.form(
            "ResendOutgoingMail",
            action=flask.url_for("tickets.mail_resend", number=each.outgoing_mail_id),
            outgoing_mail_id=each.outgoing_mail_id,
        )
        for each in reply.outgoing_mails
    }
    return render("out", "out", reply=reply, forms=forms)


@pages.post("/mail/out/<int:number>/resend")
def mail_resend(number: int) -> Response:
    """Tries a mail again."""
    page = Page.current()
    act(page.form("ResendOutgoingMail", outgoing_mail_id=number), _("It is sent again"))
    return page.redirect("tickets.mail_out")


@pages.get("/mail/web")
def mail_web() -> Response:
    """Requests from the web that look like none of a customer."""
    page = Page.current()
    reply = page.call("ListWebRequests", filter=SUSPECTS, page_token=argument("page_token"))
    forms = {
        each.web_request_id: {
            name: page.form(
                f"{name}WebRequest",
                action=flask.url_for("tickets.mail_suspect", number=each.web_request_id),
                web_request_id=each.web_request_id,
            )
            for name in ("Release", "Reject")
        }
        for each in reply.web_requests
    }
    return render("web", "web", reply=reply, forms=forms)


@pages.post("/mail/web/<int:number>")
def mail_suspect(number: int) -> Response:
    """Decides about a suspect."""
    page = Page.current()
    step = "Release" if flask.request.form.get("_form") == "ReleaseWebRequest" else "Reject"
    done = _("It is a ticket now") if step == "Release" else _("Rejected")
    act(page.form(f"{step}WebRequest", web_request_id=number), done)
    return page.redirect("tickets.mail_web")


@pages.get("/mail/texts")
def mail_texts() -> Response:
    """What automatic mails say."""
    reply = Page.current().call("ListMailTemplates", page_size=100)
    return render("texts", "texts", templates=reply.mail_templates)


@pages.route("/mail/texts/<int:number>", methods=["GET", "POST"])
def mail_text(number: int) -> Response:
    """One text."""
    page = Page.current()
    found = page.call("GetMailTemplate", mail_template_id=number)
    key = {"mail_template_id": number}
    form = page.form("UpdateMailTemplate", {"mail_template": found}, mail_template=key)
    if page.sent(form):
        page.toast(_("Saved"))
        return page.redirect("tickets.mail_texts")
    return render("texts", "text", text=found, form=form)


@pages.route("/mail/ways", methods=["GET", "POST"])
def mail_ways() -> Response:
    """How mail comes and goes, and which addresses take none."""
    page = Page.current()
    asked = flask.request.form.get("name", "")
    if flask.request.method == "POST" and asked:
        reply = page.call("TestMailChannel", name=asked)
        said = _("It works") if reply.works else problem_text(reply)
        page.toast(said, "message" if reply.works else "warn")
        return page.redirect("tickets.mail_ways")
    found = page.call("ListBouncingAddresses", page_token=argument("page_token"))
    forms = {
        each.bouncing_address_id: page.form(
            "ClearBouncingAddress",
            action=flask.url_for("tickets.mail_clear", number=each.bouncing_address_id),
            bouncing_address_id=each.bouncing_address_id,
        )
        for each in found.bouncing_addresses
    }
    return render("ways", "ways", found=found, forms=forms)


@pages.post("/mail/ways/addresses/<int:number>/clear")
def mail_clear(number: int) -> Response:
    """An address takes mail again."""
    page = Page.current()
    form = page.form("ClearBouncingAddress", bouncing_address_id=number)
    act(form, _("It takes mail again"))
    return page.redirect("tickets.mail_ways")
