"""The one way in which credit changes: the account held, journals whose entries add up to zero, balances beside them.

The rule kept here: whoever changes credit holds the account of the partner and currency first, before any stock. The
exposure grows only within the limit, or by somebody's override on record; the table keeps it once more.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import credit_pb2 as pb
from crm_chassis import records
from crm_chassis.errors import Precondition
from crm_chassis.said import said
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Text, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert

from crm_channels import queries
from crm_channels.credit import rules
from crm_channels.tables import (
    allocations,
    credit_accounts,
    credit_entries,
    invoices,
    journals,
    partners,
    payments,
)

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

NOTHING = Decimal(0)
CHANGED = "crm.channels.CreditAccount.changed"
INVOICE, PAYMENT = "crm.channels.Invoice.", "crm.channels.Payment."


def _of_partner(table: Any) -> Any:
    partner = table.c.partner_id == bindparam("partner_id", type_=BigInteger())
    return partner & (table.c.currency == bindparam("currency", type_=Text()))


ACCOUNT = Statement(select(*credit_accounts.c).where(_of_partner(credit_accounts)))
ACCOUNT_HELD = Statement(
    select(*credit_accounts.c, partners.c.name.label("partner_name"))
    .join(partners, partners.c.partner_id == credit_accounts.c.partner_id)
    .where(_of_partner(credit_accounts))
    .with_for_update(of=credit_accounts)
)
NEW_ACCOUNT = Statement(
    insert(credit_accounts)
    .values(
        {
            name: bindparam(name, type_=credit_accounts.c[name].type)
            for name in ("partner_id", "currency", "owner_id", "team", "create_time", "update_time")
        }
    )
    .on_conflict_do_nothing()
)
OPEN_INVOICES = Statement(
    select(*invoices.c)
    .where(_of_partner(invoices), invoices.c.paid < invoices.c.amount)
    .order_by(invoices.c.due_date, invoices.c.invoice_id)
)
OPEN_PAYMENTS = Statement(
    select(*payments.c)
    .where(_of_partner(payments), payments.c.allocated < payments.c.amount)
    .order_by(payments.c.payment_id)
)
_PART = bindparam("part", type_=invoices.c.amount.type)
PAY_INVOICE = Statement(
    update(invoices)
    .where(invoices.c.invoice_id == bindparam("key", type_=BigInteger()))
    .values(paid=invoices.c.paid + _PART)
    .returning(*invoices.c)
)
USE_PAYMENT = Statement(
    update(payments)
    .where(payments.c.payment_id == bindparam("key", type_=BigInteger()))
    .values(allocated=payments.c.allocated + _PART)
    .returning(*payments.c)
)


def account_message(row: "Row", partner_name: str = "") -> pb.CreditAccount:
    """The account with what follows from it."""
    return records.to_message(
        pb.CreditAccount,
        row,
        exposure=records.decimal_text(rules.exposure(row)),
        available=records.decimal_text(rules.available(row)),
        partner_name=partner_name,
    )


def invoice_message(row: "Row") -> pb.Invoice:
    """The invoice with what is open of it."""
    return records.to_message(pb.Invoice, row, open=records.decimal_text(row.amount - row.paid))


def account_of(call: "Call", partner_id: int, currency: str) -> "Row | None":
    """The account as it stands; None if the partner has none in this currency yet."""
    return call.first(ACCOUNT, partner_id=partner_id, currency=currency)


def hold(call: "Call", partner_id: int, currency: str) -> "Row":
    """The account, locked until the transaction ends; one that was never used begins at nothing."""
    key = {"partner_id": partner_id, "currency": currency}
    row = call.first(ACCOUNT_HELD, **key)
    if row is None:
        partner = queries.rows_of(call, partners, {partner_id})[partner_id]
        now = call.clock.now()
        owner = {"owner_id": partner.owner_id, "team": partner.team}
        begun = call.run(NEW_ACCOUNT, **key, **owner, create_time=now, update_time=now)
        row = call.first(ACCOUNT_HELD, **key)
        # An order that is held, or a sale that owes nothing, changes nothing of it afterwards.
        if begun and row is not None:
            call.emit(CHANGED, account_message(row, row.partner_name))
    return row


def refusal(account: "Row", more: Decimal, *, unlimited: bool = False) -> Precondition | None:
    """Why the exposure may not grow by this much; None: it may. `unlimited`: a hold counts, the limit does not."""
    if account.on_hold:
        text = said("The partner's credit is on hold: %(reason)s", reason=account.hold_reason)
        return Precondition("CREDIT_ON_HOLD", text)
    if unlimited or more <= rules.available(account):
        return None
    text = said(
        "The credit limit is %(limit)s %(currency)s; %(exposure)s are taken by open orders and invoices,"
        " %(available)s are left, and %(needed)s are needed.",
        limit=records.decimal_text(account.credit_limit),
        currency=account.currency,
        exposure=records.decimal_text(rules.exposure(account)),
        available=records.decimal_text(rules.available(account)),
        needed=records.decimal_text(more),
    )
    return Precondition("CREDIT_EXCEEDED", text)


def changed(
    call: "Call",
    account: "Row",
    *,
    open_orders: Decimal = NOTHING,
    receivable: Decimal = NOTHING,
    lifted: bool = False,
    **values: Any,
) -> "Row":
    """The account with this change, told to the feed. `lifted`: somebody allowed the exposure to be what it now is."""
    limit = values.get("credit_limit", account.credit_limit)
    exposed = rules.exposure(account) + open_orders + receivable
    after = call.update(
        credit_accounts,
        account.credit_account_id,
        open_orders=account.open_orders + open_orders,
        receivable=account.receivable + receivable,
        ceiling=rules.ceiling(limit, account.ceiling, exposed, lifted=lifted),
        update_time=call.clock.now(),
        **values,
    )
    name = account.partner_name
    told = account_message(after, name)
    call.emit(CHANGED, told, before=account_message(account, name))
    return after


def post(  # noqa: PLR0913 (what a journal is made of)
    call: "Call",
    account: "Row",
    kind: str,
    amounts: Mapping[str, Decimal],
    *,
    book_date: date,
    reference: str = "",
    reason: str = "",
    order_id: int | None = None,
) -> "Row":
    """A journal with its entries; the database refuses one that does not add up to zero."""
    whose = {"partner_id": account.partner_id, "currency": account.currency}
    journal = call.insert(
        journals,
        **whose,
        kind=kind,
        reference=reference,
        reason=reason,
        order_id=order_id,
        actor_id=call.principal.id,
        book_date=book_date,
        create_time=call.clock.now(),
    )
    for ledger, amount in amounts.items():
        call.insert(
            credit_entries, **whose, journal_id=journal.journal_id, ledger=ledger, amount=amount
        )
    return journal


def invoice(  # noqa: PLR0913 (what an invoice is made of)
    call: "Call",
    account: "Row",
    amount: Decimal,
    *,
    reference: str,
    order_id: int | None = None,
    reason: str = "",
    from_orders: bool = True,
    lifted: bool = False,
) -> "Row":
    """Makes out an invoice; what was an open order becomes a receivable, so that the exposure stays as it was."""
    today = call.clock.now().date()
    amounts = {"receivable": amount, "revenue": -amount}
    why: dict[str, Any] = {"reference": reference, "reason": reason, "order_id": order_id}
    journal = post(call, account, "invoice", amounts, book_date=today, **why)
    row = call.insert(
        invoices,
        partner_id=account.partner_id,
        order_id=order_id,
        journal_id=journal.journal_id,
        currency=account.currency,
        amount=amount,
        invoice_date=today,
        due_date=today + timedelta(days=account.payment_days),
        owner_id=account.owner_id,
        team=account.team,
        create_time=call.clock.now(),
    )
    call.emit(INVOICE + "created", invoice_message(row))
    less = -amount if from_orders else NOTHING
    changed(call, account, open_orders=less, receivable=amount, lifted=lifted)
    settle(call, account)
    return row


def receive(  # noqa: PLR0913 (what a payment is made of)
    call: "Call",
    account: "Row",
    kind: str,
    amount: Decimal,
    *,
    pay_date: date,
    reference: str = "",
    reason: str = "",
    source: str = "",
    external_id: str = "",
    order_id: int | None = None,
) -> "Row":
    """Books money, or credit for what came back; what it pays is settled by the caller."""
    amounts = {"receivable": -amount, "bank" if kind == "payment" else "returns": amount}
    why: dict[str, Any] = {"reference": reference, "reason": reason, "order_id": order_id}
    journal = post(call, account, kind, amounts, book_date=pay_date, **why)
    row = call.insert(
        payments,
        partner_id=account.partner_id,
        journal_id=journal.journal_id,
        currency=account.currency,
        kind=kind,
        amount=amount,
        pay_date=pay_date,
        reference=reference,
        source=source,
        external_id=external_id,
        owner_id=account.owner_id,
        team=account.team,
        create_time=call.clock.now(),
    )
    call.emit(PAYMENT + "created", records.to_message(pb.Payment, row))
    changed(call, account, receivable=-amount)
    return row


def settle(call: "Call", account: "Row") -> None:
    """What is left of payments pays what is open, the earliest due first."""
    whose = {"partner_id": account.partner_id, "currency": account.currency}
    money = call.all(OPEN_PAYMENTS, **whose)
    if money:
        for part in list(rules.settle(money, call.all(OPEN_INVOICES, **whose))):
            allocate(call, part)


def allocate(call: "Call", part: rules.Part) -> None:
    """Pays a part of an invoice with a part of a payment; the tables keep both from being used twice."""
    call.insert(
        allocations,
        payment_id=part.payment_id,
        invoice_id=part.invoice_id,
        amount=part.amount,
        create_time=call.clock.now(),
    )
    paid = call.first(PAY_INVOICE, key=part.invoice_id, part=part.amount)
    spent = call.first(USE_PAYMENT, key=part.payment_id, part=part.amount)
    call.emit(INVOICE + "settled", invoice_message(paid))
    call.emit(PAYMENT + "allocated", records.to_message(pb.Payment, spent))
