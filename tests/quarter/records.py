"""What the model keeps: orders with their lines, credit, quotes, claims, requests and targets.

The rule kept here: nothing of the product is imported.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

NOTHING = Decimal(0)
CENT, FOUR = Decimal("0.01"), Decimal("0.0001")


def rounded(amount: Decimal, unit: Decimal = CENT) -> Decimal:
    """Half up."""
    return amount.quantize(unit, rounding=ROUND_HALF_UP)


@dataclass
class Line:
    """A line of an order."""

    product: str
    quantity: int
    unit: Decimal
    reserved: int = 0
    shipped: int = 0
    returned: int = 0
    cancelled: int = 0

    def worth(self, quantity: int) -> Decimal:
        """So many of it."""
        return rounded(self.unit * quantity)

    @property
    def open(self) -> int:
        """What is still to be shipped."""
        return self.quantity - self.shipped - self.cancelled

    @property
    def sold(self) -> Decimal:
        """What is left of it in the books."""
        kept = self.quantity - self.cancelled - self.returned
        return rounded(self.worth(self.quantity) * kept / self.quantity, FOUR)


@dataclass
class Order:
    """An order of a dealer."""

    dealer: str
    lines: list[Line]
    day: date
    state: str = "placed"
    overridden: bool = False
    received: bool = False
    shipments: int = 0
    arrived: int = 0

    @property
    def amount(self) -> Decimal:
        """What it comes to."""
        return sum((line.worth(line.quantity) for line in self.lines), NOTHING)


@dataclass
class Bill:
    """An invoice, or money that came in; `left` of it."""

    amount: Decimal
    day: date
    left: Decimal


@dataclass
class Credit:
    """What a dealer owes."""

    limit: int
    open: Decimal = NOTHING
    invoices: list[Bill] = field(default_factory=list)
    money: list[Bill] = field(default_factory=list)
    paid: Decimal = NOTHING

    @property
    def receivable(self) -> Decimal:
        """Invoices less what came in."""
        owed = sum((each.amount for each in self.invoices), NOTHING)
        return owed - sum((each.amount for each in self.money), NOTHING)

    @property
    def exposure(self) -> Decimal:
        """Open orders and receivables."""
        return self.open + self.receivable

    def settle(self) -> None:
        """The oldest money pays what is due first."""
        for bill in sorted(self.invoices, key=lambda each: each.day):
            for coin in self.money:
                part = min(bill.left, coin.left)
                bill.left, coin.left = bill.left - part, coin.left - part


@dataclass
class Quote:
    """An offer to the hospital."""

    lines: list[Line]
    discounted: bool
    state: str = "draft"
    exceptional: bool = False
    sent: date | None = None
    closed: date | None = None

    @property
    def amount(self) -> Decimal:
        """What it comes to."""
        return sum((line.worth(line.quantity) for line in self.lines), NOTHING)


@dataclass
class Claim:
    """A registration."""

    handed_in: date
    state: str = "submitted"
    decided: date | None = None
    until: date | None = None
    log: list[str] = field(default_factory=lambda: ["submitted"])


@dataclass
class Request:
    """A request for brochures."""

    dealer: str
    quantity: int
    state: str = "requested"
    shipped: date | None = None
    returned: int = 0


@dataclass
class Target:
    """What is planned for a region or a dealer."""

    region: str
    dealer: str
    months: dict[int, Decimal]
