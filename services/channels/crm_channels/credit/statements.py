"""The statement of a partner's account for a period, as a PDF document or a workbook, in the reader's language.

The rule kept here: it says what the ledger says: the balance before the period, every line of it, the balance after
it, and how long what is open has been due. It is made when it is asked for, never kept.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from crm.channels.v1 import credit_pb2 as pb
from crm_chassis import formats, i18n, sheets
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.i18n import gettext as _
from crm_chassis.sql import Statement
from sqlalchemy import BigInteger, Date, Text, bindparam, case, func, literal, select

from crm_channels import papers, queries, rules
from crm_channels.credit.accounts import ageing
from crm_channels.papers import Column, Grid, Paper
from crm_channels.price_books import NO_DAY
from crm_channels.tables import credit_entries, journals, partners

if TYPE_CHECKING:
    from crm_chassis.call import Call
    from crm_chassis.sql import Row

KINDS = {"invoice": N_("Invoice"), "payment": N_("Payment"), "credit_note": N_("Credit note")}
FILES = {
    pb.STATEMENT_FORMAT_PDF: ("pdf", papers.MEDIA_TYPE),
    pb.STATEMENT_FORMAT_XLSX: ("xlsx", sheets.MEDIA["xlsx"]),
}


def _booked(*columns: Any) -> Any:
    return (
        select(*columns)
        .select_from(
            credit_entries.join(journals, journals.c.journal_id == credit_entries.c.journal_id)
        )
        .where(
            credit_entries.c.partner_id == bindparam("partner_id", type_=BigInteger()),
            credit_entries.c.currency == bindparam("currency", type_=Text()),
            credit_entries.c.ledger == literal("receivable"),
            journals.c.book_date <= bindparam("last_day", type_=Date()),
        )
    )


_FIRST = bindparam("first_day", type_=Date())
BEFORE = Statement(
    _booked(
        func.coalesce(
            func.sum(case((journals.c.book_date < _FIRST, credit_entries.c.amount), else_=0)), 0
        ).label("amount")
    )
)
WITHIN = Statement(
    _booked(
        journals.c.book_date,
        journals.c.kind,
        journals.c.reference,
        journals.c.reason,
        credit_entries.c.amount,
    )
    .where(journals.c.book_date >= _FIRST)
    .order_by(journals.c.book_date, credit_entries.c.credit_entry_id)
)


class Account(NamedTuple):
    """What a statement says."""

    partner: str
    currency: str
    first_day: date
    last_day: date
    opening: Decimal
    lines: list["Row"]
    ageing: list[pb.AgeBand]

    @property
    def closing(self) -> Decimal:
        """The balance at the end."""
        return self.opening + sum((line.amount for line in self.lines), Decimal(0))


def render_statement(
    call: "Call", request: pb.RenderStatementRequest
) -> pb.RenderStatementResponse:
    """The statement as a file."""
    partner = queries.found(call, partners, request.partner_id)
    first, last = _days(call, request)
    asked: dict[str, Any] = {"partner_id": partner.partner_id, "currency": request.currency}
    period = {"first_day": first, "last_day": last}
    before = call.first(BEFORE, **asked, **period)
    account = Account(
        partner.name,
        request.currency,
        first,
        last,
        Decimal(before.amount) if before is not None else Decimal(0),
        call.all(WITHIN, **asked, **period),
        ageing(call, partner.partner_id, request.currency),
    )
    kind = request.format or pb.STATEMENT_FORMAT_PDF
    ending, media_type = FILES[kind]
    with i18n.reader(call.language):
        content = _workbook(account) if kind == pb.STATEMENT_FORMAT_XLSX else _document(account)
    name = f"statement-{partner.partner_id}-{request.currency}-{last}.{ending}"
    return pb.RenderStatementResponse(content=content, file_name=name, media_type=media_type)


def _days(call: "Call", request: pb.RenderStatementRequest) -> tuple[date, date]:
    today: date = call.clock.now().date()
    found: list[date | None] = []
    for name in ("first_day", "last_day"):
        try:
            found.append(rules.day(getattr(request, name)))
        except ValueError:
            raise Invalid({name: NO_DAY}) from None
    last = found[1] or today
    first = found[0] or last.replace(day=1)
    if first > last:
        raise Invalid({"last_day": N_("must not be before the first day")})
    return first, last


def _heads() -> list[str]:
    return [_("Day"), _("What"), _("Reference"), _("Amount"), _("Balance")]


def _rows(account: Account) -> Iterator[list[Any]]:
    """The lines with the balance after each, from the opening to the closing balance."""
    balance = account.opening
    yield [account.first_day, _("Opening balance"), "", None, balance]
    for line in account.lines:
        balance += line.amount
        what = " · ".join(part for part in (line.reference, line.reason) if part)
        yield [line.book_date, _(KINDS[line.kind]), what, line.amount, balance]
    yield [account.last_day, _("Closing balance"), "", None, balance]


def band_name(band: pb.AgeBand) -> str:
    """For how long something has been due."""
    if not band.from_days:
        return _("Not due yet")
    if not band.to_days:
        return _("Due for more than %(days)s days", days=band.from_days - 1)
    return _("Due for %(first)s to %(last)s days", first=band.from_days, last=band.to_days)


def _workbook(account: Account) -> bytes:
    rows = list(_rows(account))
    rows += [["", band_name(band), "", Decimal(band.amount), None] for band in account.ageing]
    title = _("Statement")
    return b"".join(sheets.as_xlsx(sheets.Sheet(title, _heads(), rows)))


def _document(account: Account) -> bytes:
    period = _(
        "%(first)s to %(last)s, %(currency)s",
        first=formats.day(account.first_day),
        last=formats.day(account.last_day),
        currency=account.currency,
    )

    def money(amount: Decimal | str | None) -> str:
        return "" if amount is None else formats.money(amount, account.currency)

    rows = [
        [formats.day(day), what, reference, money(amount), money(balance)]
        for day, what, reference, amount, balance in _rows(account)
    ]
    due = [[band_name(band), str(band.invoices), money(band.amount)] for band in account.ageing]
    columns = [Column(head, number=at > 2, wide=at == 2) for at, head in enumerate(_heads())]
    bands = [
        Column(_("Due"), wide=True),
        Column(_("Invoices"), number=True),
        Column(_("Amount"), number=True),
    ]
    return papers.drawn(
        Paper(
            title=_("Statement of account"),
            foot=f"{account.partner} · {period}",
            under=(account.partner, period),
            grids=(
                Grid(columns, rows),
                Grid(bands, due, title=_("What is open, by how long it has been due")),
            ),
        )
    )
