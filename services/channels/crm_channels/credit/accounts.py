"""The credit of partners: read, listed, limited, held; what was booked on it; and the proof that all of it agrees.

The rule kept here: whoever may not see a partner finds no credit of it. A lower limit or a hold stops new orders and
touches nothing that was promised.
"""

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import credit_pb2 as pb
from crm_chassis import lists, records
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Text, bindparam, func, literal, select

from crm_channels import queries
from crm_channels.credit import checking, ledger, rules
from crm_channels.tables import credit_accounts, credit_entries, journals, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

FILTERABLE: tuple[str, ...] = (
    *("credit_account_id", "partner_id", "currency", "credit_limit", "open_orders", "receivable"),
    *("on_hold", "payment_days", "owner_id", "team", "create_time", "update_time", "delete_time"),
)
USUAL, MOST = 50, 1000
_ENTRIES = (
    select(
        credit_entries.c.credit_entry_id,
        credit_entries.c.journal_id,
        credit_entries.c.amount,
        func.sum(credit_entries.c.amount)
        .over(order_by=credit_entries.c.credit_entry_id, rows=(None, 0))
        .label("balance"),
        journals.c.kind,
        journals.c.book_date,
        journals.c.reference,
        journals.c.reason,
        journals.c.actor_id,
        journals.c.create_time,
    )
    .select_from(
        credit_entries.join(journals, journals.c.journal_id == credit_entries.c.journal_id)
    )
    .where(
        credit_entries.c.partner_id == bindparam("partner_id", type_=BigInteger()),
        credit_entries.c.currency == bindparam("currency", type_=Text()),
        credit_entries.c.ledger == literal("receivable"),
    )
    .subquery()
)
ENTRIES_OF = Statement(
    select(*_ENTRIES.c)
    .where(_ENTRIES.c.credit_entry_id > bindparam("after", type_=BigInteger()))
    .order_by(_ENTRIES.c.credit_entry_id)
    .limit(bindparam("most", type_=BigInteger()))
)


def get_credit_account(call: "Call", request: pb.GetCreditAccountRequest) -> pb.CreditAccount:
    """A partner's credit in a currency, with what is overdue."""
    if request.credit_account_id:
        known = queries.found(call, credit_accounts, request.credit_account_id)
        request = pb.GetCreditAccountRequest(partner_id=known.partner_id, currency=known.currency)
    elif not request.partner_id or not request.currency:
        name = "currency" if request.partner_id else "partner_id"
        raise Invalid({name: N_("must be said")})
    partner = queries.found(call, partners, request.partner_id)
    row = ledger.account_of(call, partner.partner_id, request.currency)
    if row is None:
        return pb.CreditAccount(
            partner_id=partner.partner_id,
            currency=request.currency,
            partner_name=partner.name,
            payment_days=30,
            credit_limit="0",
            open_orders="0",
            receivable="0",
            exposure="0",
            available="0",
        )
    account = ledger.account_message(row, partner.name)
    account.ageing.extend(ageing(call, row.partner_id, row.currency))
    return account


def ageing(call: "Call", partner_id: int, currency: str) -> list[pb.AgeBand]:
    """What is open, by how long it has been due."""
    today = call.clock.now().date()
    sums = [Decimal(0) for _ in rules.BANDS]
    counts = [0 for _ in rules.BANDS]
    for each in call.all(ledger.OPEN_INVOICES, partner_id=partner_id, currency=currency):
        band = rules.band_of(each.due_date, today)
        sums[band] += each.amount - each.paid
        counts[band] += 1
    return [
        pb.AgeBand(
            from_days=first, to_days=last, amount=records.decimal_text(amount), invoices=count
        )
        for (first, last), amount, count in zip(rules.BANDS, sums, counts, strict=True)
    ]


def _messages(call: "Call", rows: Sequence["Row"]) -> list[pb.CreditAccount]:
    names = queries.rows_of(call, partners, {row.partner_id for row in rows})
    return [ledger.account_message(row, names[row.partner_id].name) for row in rows]


def list_credit_accounts(
    call: "Call", request: pb.ListCreditAccountsRequest
) -> pb.ListCreditAccountsResponse:
    """The credit of the partners that the caller may see."""
    rows, token = lists.page(
        call,
        credit_accounts,
        request,
        pb.CreditAccount,
        order_by="credit_account_id",
        filterable=FILTERABLE,
        convert=lambda row: row,
    )
    return pb.ListCreditAccountsResponse(
        credit_accounts=_messages(call, rows), next_page_token=token
    )


def set_credit(call: "Call", request: pb.SetCreditRequest) -> pb.CreditAccount:
    """A new limit and terms; an exposure above a lower limit stays as it is and cannot grow."""
    queries.found(call, partners, request.partner_id)
    row = ledger.hold(call, request.partner_id, request.currency)
    records.check_etag(row, request.etag)
    values: dict[str, Any] = {"credit_limit": Decimal(request.credit_limit)}
    if request.HasField("payment_days"):
        values["payment_days"] = request.payment_days
    after = ledger.changed(call, row, **values, lifted=True)
    return ledger.account_message(after, row.partner_name)


def hold_credit(call: "Call", request: pb.HoldCreditRequest) -> pb.CreditAccount:
    """Stops a partner's credit, or lets it go on."""
    if request.on_hold and not request.reason.strip():
        raise Invalid({"reason": N_("is needed to stop a credit")})
    queries.found(call, partners, request.partner_id)
    row = ledger.hold(call, request.partner_id, request.currency)
    records.check_etag(row, request.etag)
    after = ledger.changed(call, row, on_hold=request.on_hold, hold_reason=request.reason)
    return ledger.account_message(after, row.partner_name)


def list_credit_entries(
    call: "Call", request: pb.ListCreditEntriesRequest
) -> pb.ListCreditEntriesResponse:
    """What was booked on a partner's account, the oldest first."""
    queries.found(call, partners, request.partner_id)
    size = min(request.page_size or USUAL, MOST)
    token = request.page_token
    if token and not (token.isascii() and token.isdigit() and int(token) < 2**63):
        raise Invalid({"page_token": "is not the next_page_token of this list"})
    found = call.all(
        ENTRIES_OF,
        partner_id=request.partner_id,
        currency=request.currency,
        after=int(token or 0),
        most=size + 1,
    )
    more = str(found[size - 1].credit_entry_id) if len(found) > size else ""
    entries = records.to_messages(pb.CreditEntry, found[:size])
    return pb.ListCreditEntriesResponse(credit_entries=entries, next_page_token=more)


def check_ledgers(call: "Call", request: pb.CheckLedgersRequest) -> pb.CheckLedgersResponse:  # noqa: ARG001
    """Every balance, derived again."""
    stock, credit = (call.all(count)[0].number for count in checking.COUNTS)
    return pb.CheckLedgersResponse(
        differences=checking.differences(call), stock_entries=stock, credit_entries=credit
    )
