"""What must come of claims, quotes and brochures, reckoned without the product.

The rule kept here: as in model.py.
"""

from datetime import date, timedelta
from decimal import Decimal

from tests.quarter.records import FOUR, Claim, Line, Order, Quote, Request, rounded
from tests.quarter.script import tier_of


class Claims:
    """One customer who is claimed and quoted twice, and a campaign."""

    def __init__(self) -> None:
        self.day = date.min
        self.orders: dict[str, Order] = {}
        self.claims: dict[str, Claim] = {}
        self.conflict: list[str] = []
        self.quotes: dict[str, Quote] = {}
        self.requests: dict[str, Request] = {}
        self.quota = self.brochures = 0

    def price(self, tier: str, product: str, quantity: int) -> Decimal:
        """What the book says today."""
        raise NotImplementedError

    def at(self, day: date) -> None:
        """It is this day: claims end by themselves."""
        self.day = day
        for claim in self.claims.values():
            if claim.state == "approved" and claim.until is not None and claim.until <= day:
                claim.state = "expired"
                claim.log.append("expired")

    # One customer

    def do_account(self, who: str, ref: str) -> None:
        """A rep of ours looks after the hospital."""

    def do_claim(self, who: str, ref: str, *, name: str, dealer: str = "") -> None:
        """The dealer meets the rep's account, the rep joins what is open; nobody else claims the other one."""
        self.claims[ref] = Claim(self.day)
        if ref != "idle":
            self.conflict.append("joined" if self.conflict else "opened")

    def do_approve_claim(self, who: str, ref: str, *, days: int = 0) -> str:
        """Only one is protected."""
        if ref == "rep's":
            return "REGISTRATION_OVERLAPS"
        claim = self.claims[ref]
        claim.state, claim.decided = "approved", self.day
        claim.until = self.day + timedelta(days=days)
        claim.log.append("approved")
        return ""

    def do_reject_claim(self, who: str, ref: str) -> None:
        """The other one has it."""
        claim = self.claims[ref]
        claim.state, claim.decided = "rejected", self.day
        claim.log.append("rejected")

    def do_decide(self, who: str, ref: str, *, winner: str) -> None:
        """Decided."""
        self.conflict.append("decided")

    def do_win(self, who: str, ref: str) -> None:
        """The deal is made."""
        self.claims[ref].state = "won"
        self.claims[ref].log.append("won")

    def do_quote(
        self, who: str, ref: str, *, name: str, lines: list[tuple[str, int, int]], dealer: str = ""
    ) -> None:
        """The price of the book, less a discount."""
        tier, made = tier_of(dealer) if dealer else "", []
        for product, quantity, discount in lines:
            price = self.price(tier, product, quantity)
            made.append(Line(product, quantity, rounded(price * (100 - discount) / 100, FOUR)))
        self.quotes[ref] = Quote(made, any(each[2] for each in lines))

    def do_hand_in(self, who: str, ref: str, *, reason: str = "") -> str:
        """Another price for the same hospital needs a reason, and somebody who agrees."""
        quote = self.quotes[ref]
        units = {line.unit for line in quote.lines}
        others = [q for q in self.quotes.values() if q.state == "sent"]
        quote.exceptional = any({line.unit for line in q.lines} != units for q in others)
        if quote.exceptional and not reason:
            quote.exceptional = False
            return "QUOTE_DEVIATES"
        quote.state = "in_approval" if quote.exceptional else "approved"
        return ""

    def do_approve_quote(self, who: str, ref: str) -> None:
        """Agreed to."""
        self.quotes[ref].state = "approved"

    def do_send(self, who: str, ref: str) -> None:
        """It goes out."""
        self.quotes[ref].state, self.quotes[ref].sent = "sent", self.day

    def do_accept(self, who: str, ref: str, *, order: str, dealer: str) -> None:
        """The hospital buys at what was offered, whatever the book says by now."""
        quote = self.quotes[ref]
        quote.state, quote.closed = "accepted", self.day
        lines = [Line(line.product, line.quantity, line.unit) for line in quote.lines]
        self.orders[order] = Order(dealer, lines, self.day)

    def do_decline(self, who: str, ref: str) -> None:
        """Not this one."""
        self.quotes[ref].state, self.quotes[ref].closed = "declined", self.day

    # Materials

    def do_brochures(self, who: str, ref: str, *, stock: int, quota: int) -> None:
        """Printed."""
        self.brochures, self.quota = stock, quota

    def do_request(self, who: str, ref: str, *, dealer: str, quantity: int) -> None:
        """Asked for."""
        self.requests[ref] = Request(dealer, quantity)

    def do_grant(self, who: str, ref: str) -> str:
        """As many as the quota leaves."""
        request = self.requests[ref]
        taken = sum(
            each.quantity
            for each in self.requests.values()
            if each.dealer == request.dealer and each.state not in ("requested", "rejected")
        )
        if taken + request.quantity > self.quota:
            return "OVER_QUOTA"
        request.state = "approved"
        return ""

    def do_allot(self, who: str, ref: str) -> None:
        """Set aside."""
        self.requests[ref].state = "allotted"

    def do_send_out(self, who: str, ref: str) -> None:
        """On its way."""
        self.requests[ref].state, self.requests[ref].shipped = "shipped", self.day
        self.brochures -= self.requests[ref].quantity

    def do_take_in(self, who: str, ref: str) -> None:
        """Arrived."""
        self.requests[ref].state = "received"

    def do_send_back(self, who: str, ref: str, *, quantity: int) -> None:
        """Left over."""
        self.requests[ref].returned += quantity
        self.brochures += quantity
