"""What holds of credit without looking anything up: exposure, its ceiling, ageing, and what pays what.

The rule kept here: pure, in exact decimals. An exposure above the limit is there only because somebody allowed it or
the limit was lowered; the ceiling remembers how far, and comes down with the exposure, never below the limit.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

# From so many days after the day on which an invoice was due; 0: not due yet.
BANDS = ((0, 0), (1, 30), (31, 60), (61, 90), (91, 0))


def exposure(account: Any) -> Decimal:
    """Open orders and receivables."""
    found: Decimal = account.open_orders + account.receivable
    return found


def available(account: Any) -> Decimal:
    """How much of the limit is left."""
    left: Decimal = account.credit_limit - exposure(account)
    return left


def ceiling(limit: Decimal, before: Decimal, exposed: Decimal, *, lifted: bool) -> Decimal:
    """How far the exposure may go from now on: `lifted` as far as it is, else never further than it was allowed."""
    return max(limit, exposed if lifted else min(before, exposed))


def band_of(due: date, today: date) -> int:
    """The place in BANDS of something that is due on a day."""
    late = (today - due).days
    return next(
        place
        for place, (first, last) in enumerate(BANDS)
        if (late <= 0 if not first else late >= first and (not last or late <= last))
    )


class Part(NamedTuple):
    """How much of a payment is for an invoice."""

    payment_id: int
    invoice_id: int
    amount: Decimal


def settle(payments: Sequence[Any], invoices: Iterable[Any]) -> Iterator[Part]:
    """What is left of payments, the oldest first, pays what is open of invoices, the earliest due first."""
    left = [[each.payment_id, each.amount - each.allocated] for each in payments]
    for invoice in invoices:
        need = invoice.amount - invoice.paid
        for money in left:
            part = min(need, money[1])
            if part > 0:
                yield Part(money[0], invoice.invoice_id, part)
                need -= part
                money[1] -= part
