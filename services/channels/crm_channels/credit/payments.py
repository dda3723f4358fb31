"""Payments and invoices: money comes in and pays what was named, then what has been due longest.

The rule kept here: one (source, external_id) is one payment; no invoice is paid twice and no payment is spent twice,
both while the account is held, and once more by the tables.
"""

from decimal import Decimal
from typing import TYPE_CHECKING

from crm.channels.v1 import credit_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import AlreadyExists, Invalid
from crm_chassis.i18n import N_
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import ColumnElement, Text, bindparam, select

from crm_channels import queries, rules
from crm_channels.credit import ledger
from crm_channels.credit.rules import Part
from crm_channels.price_books import NO_DAY
from crm_channels.tables import invoices, partners, payments

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

PAYMENTS: tuple[str, ...] = (
    *("payment_id", "partner_id", "currency", "kind", "amount", "allocated", "pay_date"),
    *("reference", "source", "external_id", "owner_id", "team", "create_time"),
)
INVOICES: tuple[str, ...] = (
    *("invoice_id", "number", "partner_id", "order_id", "currency", "amount", "paid"),
    *("invoice_date", "due_date", "owner_id", "team", "create_time"),
)
SAME = Statement(
    select(*payments.c).where(
        payments.c.source == bindparam("source", type_=Text()),
        payments.c.external_id == bindparam("external_id", type_=Text()),
        payments.c.external_id != "",
    )
)
PAYMENT = Statement(select(*payments.c).where(payments.c.payment_id == bindparam("payment_id")))


def create_payment(call: "Call", request: pb.CreatePaymentRequest) -> pb.Payment:
    """Books a payment, once for each external id, and pays invoices with it."""
    given = request.payment
    queries.found(call, partners, given.partner_id)
    amount = Decimal(given.amount)
    if not amount:
        raise Invalid({"payment.amount": N_("must be more than nothing")})
    today = call.clock.now().date()
    try:
        day = rules.day(given.pay_date) or today
    except ValueError:
        raise Invalid({"payment.pay_date": NO_DAY}) from None
    if day > today:
        raise Invalid({"payment.pay_date": N_("must not lie in the future")})
    account = ledger.hold(call, given.partner_id, given.currency)
    before = call.first(SAME, source=given.source, external_id=given.external_id)
    if before is not None:
        return _same(call, given, before)
    row = ledger.receive(
        call,
        account,
        "payment",
        amount,
        pay_date=day,
        reference=given.reference,
        source=given.source,
        external_id=given.external_id,
    )
    _allocate(call, request, account, row)
    ledger.settle(call, account)
    return records.to_message(pb.Payment, call.first(PAYMENT, payment_id=row.payment_id))


def _same(call: "Call", given: pb.Payment, before: "Row") -> pb.Payment:
    told = (given.partner_id, given.currency, Decimal(given.amount))
    if not call.sees(payments, before) or told != (
        before.partner_id,
        before.currency,
        before.amount,
    ):
        text = said(
            "%(external_id)s of %(source)s is another payment already.",
            external_id=given.external_id,
            source=given.source,
        )
        raise AlreadyExists("PAYMENT_DIFFERS", text)
    return records.to_message(pb.Payment, before)


def _allocate(
    call: "Call", request: pb.CreatePaymentRequest, account: "Row", payment: "Row"
) -> None:
    """Pays the invoices that were named, with what was named."""
    whose = {"partner_id": account.partner_id, "currency": account.currency}
    unpaid = {each.invoice_id: each for each in call.all(ledger.OPEN_INVOICES, **whose)}
    left = payment.amount
    needs = {key: each.amount - each.paid for key, each in unpaid.items()}
    for place, each in enumerate(request.allocations):
        amount, path = Decimal(each.amount), f"allocations[{place}]"
        if each.invoice_id not in unpaid:
            text = N_("is no open invoice of this partner and currency")
            raise Invalid({f"{path}.invoice_id": text})
        most = min(left, needs[each.invoice_id])
        if not 0 < amount <= most:
            text = said("must be more than 0 and at most %(most)s", most=records.decimal_text(most))
            raise Invalid({f"{path}.amount": text})
        left -= amount
        needs[each.invoice_id] -= amount
        ledger.allocate(call, Part(payment.payment_id, each.invoice_id, amount))


def list_payments(call: "Call", request: pb.ListPaymentsRequest) -> pb.ListPaymentsResponse:
    """The payments that the caller may see, the newest first."""
    found, token = lists.page(
        call, payments, request, pb.Payment, order_by="payment_id desc", filterable=PAYMENTS
    )
    return pb.ListPaymentsResponse(payments=found, next_page_token=token)


def get_payment(call: "Call", request: pb.GetPaymentRequest) -> pb.Payment:
    """One payment."""
    return records.to_message(pb.Payment, queries.found(call, payments, request.payment_id))


def get_invoice(call: "Call", request: pb.GetInvoiceRequest) -> pb.Invoice:
    """One invoice."""
    row = queries.found(call, invoices, request.invoice_id)
    return ledger.invoice_message(row)


def _open() -> ColumnElement[bool]:
    return invoices.c.paid < invoices.c.amount


def list_invoices(call: "Call", request: pb.ListInvoicesRequest) -> pb.ListInvoicesResponse:
    """The invoices that the caller may see, the newest first."""
    rows, token = lists.page(
        call,
        invoices,
        request,
        pb.Invoice,
        order_by="invoice_id desc",
        filterable=INVOICES,
        where=_open if request.open else None,
        convert=lambda row: row,
    )
    return pb.ListInvoicesResponse(
        invoices=[ledger.invoice_message(row) for row in rows], next_page_token=token
    )
