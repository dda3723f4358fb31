"""Pages of credit: whose credit stands how, and one partner's account with ledger, ageing and statement.

The rule kept here: what is owed leads to the invoices and payments that it is made of.
"""

from typing import Any

import flask
from crm_chassis.doors.pages import Page
from crm_chassis.i18n import gettext as _
from werkzeug.wrappers import Response

from crm_channels.credit.statements import band_name
from crm_channels.pages.blueprint import argument, pages


@pages.get("/credit")
def credit_accounts() -> Response:
    """The credit of all partners that somebody may see."""
    page = Page.current()
    reply = page.call("ListCreditAccounts", page_token=argument("page_token"))
    return page.render(
        "channels/credit_accounts.html",
        accounts=reply.credit_accounts,
        more=reply.next_page_token,
    )


@pages.route("/partners/<int:partner_id>/credit", methods=["GET", "POST"])
def credit(partner_id: int) -> Response:
    """One partner's account: the limit, what is taken of it, what is due, what was booked."""
    page = Page.current()
    currency = argument("currency").upper() or usual_currency(page, partner_id)
    key: dict[str, Any] = {"partner_id": partner_id, "currency": currency}
    found = page.call("GetCreditAccount", **key)
    forms = {
        "SetCredit": page.form("SetCredit", initial=_terms(found), **key),
        "HoldCredit": page.form(
            "HoldCredit", initial={"etag": found.etag}, **key, on_hold=not found.on_hold
        ),
        "CreatePayment": page.form("CreatePayment", payment=key),
    }
    if any(page.sent(form) for form in forms.values()):
        page.toast(_("Booked"))
        return page.redirect("channels.credit", **key)
    entries = page.call("ListCreditEntries", **key, page_token=argument("page_token"))
    whose = f'partner_id = {partner_id} AND currency = "{currency}"'
    return page.render(
        "channels/credit.html",
        account=found,
        entries=entries.credit_entries,
        more=entries.next_page_token,
        invoices=page.call("ListInvoices", filter=whose, open=True, order_by="due_date").invoices,
        forms=forms,
        band_name=band_name,
        today=page.now.date().isoformat(),
        writing=page.may("credit.write"),
    )


def usual_currency(page: Page, partner_id: int = 0) -> str:
    """The currency in which a partner's limit is the highest: of this one, or of the reader's own."""
    if not partner_id and (page.caller is None or page.caller.rows != "partner"):
        return "EUR"
    whose = f"partner_id = {partner_id}" if partner_id else ""
    known = page.call("ListCreditAccounts", filter=whose, order_by="credit_limit desc", page_size=1)
    return next((str(account.currency) for account in known.credit_accounts), "EUR")


def _terms(found: Any) -> dict[str, Any]:
    return {
        "credit_limit": found.credit_limit,
        "payment_days": found.payment_days,
        "etag": found.etag,
    }


@pages.get("/partners/<int:partner_id>/credit/statement")
def statement(partner_id: int) -> Response:
    """The statement of an account as a file."""
    page = Page.current()
    reply = page.call(
        "RenderStatement",
        partner_id=partner_id,
        currency=argument("currency") or "EUR",
        first_day=argument("first_day"),
        last_day=argument("last_day"),
        format=2 if argument("format") == "xlsx" else 1,
    )
    answer = flask.Response(reply.content, mimetype=reply.media_type)
    answer.headers["Content-Disposition"] = f'attachment; filename="{reply.file_name}"'
    return answer
