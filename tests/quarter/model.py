"""What must come of the quarter: prices, stock, credit, orders, plans and claims, reckoned without the product.

The rule kept here: nothing of the product is imported. Each deed says how it ends: "" when it is done, else the reason
for which it must be refused.
"""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from tests.quarter.claims import Claims
from tests.quarter.records import NOTHING, Bill, Credit, Line, Order, Target, rounded
from tests.quarter.script import CENTRAL, DEALERS, Act, limit_of, region_of, tier_of

TERMS = 30


class Model(Claims):
    """The quarter as it must be."""

    def __init__(self) -> None:
        super().__init__()
        self.prices: dict[tuple[str, str], list[tuple[date, int, int, Decimal]]] = defaultdict(list)
        self.changes: dict[str, dict[str, Any]] = {}
        self.stock: dict[tuple[str, str], int] = defaultdict(int)
        self.reserved: dict[tuple[str, str], int] = defaultdict(int)
        self.minimum: dict[tuple[str, str], int] = {}
        self.credit = {dealer: Credit(limit_of(dealer)) for dealer in DEALERS}
        self.sales: list[tuple[str, str, int, Decimal]] = []
        self.targets: dict[str, Target] = {}

    def play(self, act: Act) -> str:
        """One line of the script: how it ends."""
        more = dict(act.more)
        more.pop("twice", None)
        refused: str = more.pop("refused", "")
        if refused:  # whoever may not do it at all
            return refused
        return getattr(self, f"do_{act.deed}")(act.who, act.ref, **more) or ""

    # Prices

    def do_propose(
        self, who: str, ref: str, *, book: str, starts: date, lines: list[dict[str, Any]]
    ) -> None:
        """A change waits."""
        self.changes[ref] = {"book": book, "starts": starts, "lines": lines}

    def do_approve(self, who: str, ref: str) -> None:
        """It holds from its day on."""
        change = self.changes[ref]
        for line in change["lines"]:
            span = (change["starts"], line["least"], line["most"], Decimal(line["price"]))
            self.prices[change["book"], line["product"]].append(span)

    def do_reject(self, who: str, ref: str) -> None:
        """It never holds."""
        del self.changes[ref]

    def price(self, tier: str, product: str, quantity: int) -> Decimal:
        """The book of the tier first, else the list; the newest that holds."""
        for book in ("Gold", "List") if tier == "gold" else ("List",):
            held = [
                (starts, price)
                for starts, least, most, price in self.prices[book, product]
                if starts <= self.day and least <= quantity and (not most or quantity < most)
            ]
            if held:
                return max(held)[1]
        raise AssertionError(f"no price of {product}")

    # Stock

    def do_receipt(self, who: str, ref: str, *, place: str, quantity: int) -> None:
        """Goods come in; who waits gets them, the oldest order first."""
        self.stock[place, ref] += quantity
        self._give(place)

    def _give(self, place: str) -> None:
        if place == CENTRAL:
            for order in self.orders.values():
                if order.state in ("confirmed", "partly_shipped"):
                    self._reserve(order)

    def do_transfer(
        self, who: str, ref: str, *, from_place: str, to_place: str, quantity: int
    ) -> None:
        """Goods move."""
        self.stock[from_place, ref] -= quantity
        self.stock[to_place, ref] += quantity

    def do_minimum(self, who: str, ref: str, *, place: str, quantity: int) -> None:
        """From when on it runs short."""
        self.minimum[place, ref] = quantity

    def do_count_sheet(self, who: str, ref: str, *, place: str, missing: int) -> None:
        """Counted, and booked."""
        self.stock[place, ref] -= missing

    def _available(self, product: str) -> int:
        return self.stock[CENTRAL, product] - self.reserved[CENTRAL, product]

    @property
    def short(self) -> set[tuple[str, str]]:
        """What is below its minimum."""
        there = {key: self.stock[key] - self.reserved[key] for key in self.minimum}
        return {key for key, least in self.minimum.items() if there[key] < least}

    # Orders

    def do_order(self, who: str, ref: str, *, dealer: str, lines: list[tuple[str, int]]) -> None:
        """At the prices of the day."""
        tier = tier_of(dealer)
        made = [Line(product, q, self.price(tier, product, q)) for product, q in lines]
        self.orders[ref] = Order(dealer, made, self.day)

    def do_confirm(
        self,
        who: str,
        ref: str,
        *,
        hold: bool = False,
        override: bool = False,
        back_order: bool = False,
    ) -> str:
        """Credit first, then stock."""
        order = self.orders[ref]
        credit = self.credit[order.dealer]
        over = order.amount > credit.limit - credit.exposure
        if over and not override:
            order.state = "on_hold" if hold else order.state
            return "" if hold else "CREDIT_EXCEEDED"
        wanted: dict[str, int] = defaultdict(int)
        for line in order.lines:
            wanted[line.product] += line.quantity
        if any(q > self._available(p) for p, q in wanted.items()) and not back_order:
            return "STOCK_SHORT"
        credit.open += order.amount
        order.state, order.overridden = "confirmed", over
        self._reserve(order)
        return ""

    def _reserve(self, order: Order) -> None:
        for line in order.lines:
            part = min(line.open - line.reserved, self._available(line.product))
            line.reserved += part
            self.reserved[CENTRAL, line.product] += part

    def do_ship(self, who: str, ref: str) -> str:
        """What is reserved goes, with an invoice."""
        order = self.orders[ref]
        if order.state not in ("confirmed", "partly_shipped"):
            return "ORDER_STATE"
        amount = NOTHING
        for line in order.lines:
            amount += line.worth(line.shipped + line.reserved) - line.worth(line.shipped)
            self.stock[CENTRAL, line.product] -= line.reserved
            self.reserved[CENTRAL, line.product] -= line.reserved
            line.shipped, line.reserved = line.shipped + line.reserved, 0
        order.shipments += 1
        self.credit[order.dealer].open -= amount
        self._bill(order.dealer, amount)
        self._state(order)
        return ""

    def _bill(self, dealer: str, amount: Decimal) -> None:
        credit = self.credit[dealer]
        credit.invoices.append(Bill(amount, self.day + timedelta(days=TERMS), amount))
        credit.settle()

    def _state(self, order: Order) -> None:
        shipped = sum(line.shipped for line in order.lines)
        if any(line.open for line in order.lines):
            order.state = "partly_shipped" if shipped else "confirmed"
        elif not shipped:
            order.state = "cancelled"
        elif all(line.returned == line.shipped for line in order.lines):
            order.state = "returned"
        else:
            order.state = "delivered" if order.arrived == order.shipments else "shipped"

    def do_receive(self, who: str, ref: str, *, place: str = "") -> None:
        """It arrives, at D31 into its own store."""
        order = self.orders[ref]
        order.arrived = order.shipments
        for line in order.lines:
            if place:
                self.stock[place, line.product] += line.shipped
        self._state(order)

    def do_return(self, who: str, ref: str, *, lines: list[tuple[int, int]]) -> None:
        """Goods come back and are credited."""
        order, amount = self.orders[ref], NOTHING
        for at, quantity in lines:
            line = order.lines[at]
            amount += line.worth(line.returned + quantity) - line.worth(line.returned)
            line.returned += quantity
            self.stock[CENTRAL, line.product] += quantity
        self._receive(order.dealer, amount)
        self._state(order)
        self._give(CENTRAL)

    def do_cancel(self, who: str, ref: str) -> None:
        """Its goods and its credit are free."""
        order = self.orders[ref]
        for line in order.lines:
            self.credit[order.dealer].open -= line.worth(line.quantity) - line.worth(line.shipped)
            self.reserved[CENTRAL, line.product] -= line.reserved
            line.reserved, line.cancelled = 0, line.open
        self._state(order)

    # Money

    def do_pay(self, who: str, ref: str, *, of: str = "", amount: str = "") -> None:
        """A dealer pays an order in full, or an amount."""
        paid = Decimal(amount) if amount else self.orders[of].amount
        self.credit[ref].paid += paid
        self._receive(ref, paid)

    def _receive(self, dealer: str, amount: Decimal) -> None:
        self.credit[dealer].money.append(Bill(amount, self.day, amount))
        self.credit[dealer].settle()

    # What dealers sell

    def do_sell(
        self, who: str, ref: str, *, product: str, quantity: int, amount: int = 0, place: str = ""
    ) -> str:
        """Reported; consigned goods are owed from then on, at our price."""
        worth = Decimal(amount)
        if place and quantity > self.stock[place, product]:
            return "STOCK_SHORT"
        if place.startswith("Consignment"):
            worth = rounded(self.price(tier_of(ref), product, quantity) * quantity)
            credit = self.credit[ref]
            if worth > credit.limit - credit.exposure:
                return "CREDIT_EXCEEDED"
            self._bill(ref, worth)
        if place:
            self.stock[place, product] -= quantity
        self.sales.append((ref, product, quantity, worth))
        return ""

    def do_sales_sheet(self, who: str, ref: str, *, sold: list[tuple[str, int, int]]) -> None:
        """Reported in a file."""
        for product, quantity, amount in sold:
            self.sales.append((ref, product, quantity, Decimal(amount)))

    # Plans

    def do_target(self, who: str, ref: str, *, region: str, months: dict[int, int]) -> None:
        """A region's target."""
        self.targets[ref] = Target(region, "", {m: Decimal(n) for m, n in months.items()})

    def do_plan_sheet(
        self, who: str, ref: str, *, changed: dict[str, dict[int, int]], added: tuple[str, int, int]
    ) -> None:
        """What was filled in."""
        for key, months in changed.items():
            self.targets[key].months |= {m: Decimal(n) for m, n in months.items()}
        dealer, month, number = added
        self.targets[dealer] = Target("", dealer, {month: Decimal(number)})

    def do_agree(self, who: str, ref: str) -> None:
        """Agreed."""

    def actual(self) -> dict[tuple[str, int], Decimal]:
        """What was ordered, at the target that names it most closely."""
        found: dict[tuple[str, int], Decimal] = defaultdict(Decimal)
        for order in self.orders.values():
            if order.state != "cancelled":
                key = order.dealer if order.dealer in self.targets else region_of(order.dealer)
                found[key, order.day.month] += sum((line.sold for line in order.lines), NOTHING)
        return found
