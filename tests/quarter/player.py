"""Plays the script to the services, line by line, as the people in it would: through their doors, as themselves.

The rule kept here: each deed is one call, or a few; one that is sent twice has the same request_id and must get the
same answer. How it ends is said as the model says it.
"""

from datetime import date
from typing import Any

import grpc

from tests.quarter.dealings import EUR, Dealings
from tests.quarter.house import House, reason_of
from tests.quarter.script import (
    BOOKS,
    CENTRAL,
    DEALERS,
    HARBOUR,
    MANAGERS,
    PRODUCTS,
    REGIONS,
    REPS,
    Act,
    limit_of,
    region_of,
    rep,
    tier_of,
)
from tests.quarter.sheets import Sheet

YEAR = 2026


class Player(Dealings):
    """Everybody of the quarter."""

    def __init__(self, house: House) -> None:
        super().__init__(house)
        self.books: dict[str, int] = {}
        self.places: dict[str, int] = {}
        self.twice = 0

    def move_in(self) -> None:
        """People, dealers with their credit, products, books and places."""
        house = self.house
        house.hire("office", "admin")
        house.hire("lena", "leader")
        for region in REGIONS:
            house.hire(MANAGERS[region], "manager", team=region.lower())
            house.hire(REPS[region], "rep", team=region.lower())
        house.spread()
        for dealer in DEALERS:
            self._dealer(dealer)
        house.hire("dora", "partner", partner_id=self.partners["D03"])
        for sku, line in PRODUCTS.items():
            product = {"sku": sku, "name": f"Product {sku}", "product_line": line}
            self.products[sku] = self.call("office", "CreateProduct", product=product).product_id
        for name, tier in BOOKS.items():
            book = {"name": name, "currency": EUR, "valid_from": "2026-01-01"}
            book |= {"tier": f"PARTNER_TIER_{tier.upper()}"} if tier else {}
            made = self.call("mona", "CreatePriceBook", price_book=book)
            assert made.guarded, "prices change by approval only"
            self.books[name] = made.price_book_id
        for name, owner in ((CENTRAL, ""), (HARBOUR, ""), ("Store D31", "D31")):
            self._place(name, owner)
        self._place("Consignment D30", "D30", consignment=True)
        plan = {"name": "Dealers", "plan_year": YEAR, "currency": EUR}
        plan |= {"measure": "PLAN_MEASURE_AMOUNT", "basis": "PLAN_BASIS_ORDERS"}
        self.plan = self.call("office", "CreateSalesPlan", sales_plan=plan).sales_plan_id
        house.spread()

    def _dealer(self, dealer: str) -> None:
        region = region_of(dealer)
        given = {
            "name": f"Dealer {dealer}",
            "kind": "PARTNER_KIND_DEALER",
            "state": "PARTNER_STATE_ACTIVE",
            "tier": f"PARTNER_TIER_{tier_of(dealer).upper()}",
            "territory": region,
            "owner_id": rep(dealer),
            "team": region.lower(),
        }
        made = self.call("office", "CreatePartner", partner=given)
        self.partners[dealer] = made.partner_id
        key = {"partner_id": made.partner_id, "currency": EUR}
        self.call("office", "SetCredit", **key, credit_limit=str(limit_of(dealer)), payment_days=30)

    def _place(self, name: str, owner: str, *, consignment: bool = False) -> None:
        place: dict[str, Any] = {"name": name, "kind": "LOCATION_KIND_WAREHOUSE"}
        if owner:
            place |= {"kind": "LOCATION_KIND_DEALER", "consignment": consignment}
            place |= {"partner_id": self.partners[owner]}
        made = self.call("office", "CreateLocation", location=place)
        self.places[name] = made.location_id

    def play(self, act: Act) -> str:
        """One line of the script: how it ends."""
        more = dict(act.more)
        again = more.pop("twice", False)
        more.pop("refused", "")
        deed = getattr(self, f"do_{act.deed}")
        try:
            if not again:
                deed(act.who, act.ref, **more)
                return ""
            self.twice += 1
            more["request_id"] = f"{act.deed}-{act.ref}-{act.day}"
            first = deed(act.who, act.ref, **more)
            assert first == deed(act.who, act.ref, **more), f"{act} has two effects"
        except grpc.RpcError as refusal:
            return reason_of(refusal)
        return ""

    # Prices

    def do_propose(
        self, who: str, ref: str, *, book: str, starts: date, lines: list[dict[str, Any]]
    ) -> None:
        """Somebody proposes prices and hands them in."""
        given = [
            {
                "product_id": self.products[line["product"]],
                "min_quantity": str(line["least"]),
                "max_quantity": str(line["most"] or ""),
                "unit_price": line["price"],
            }
            for line in lines
        ]
        change = {"price_book_id": self.books[book], "title": ref, "lines": given}
        change |= {"effective_date": starts.isoformat(), "reason": "Costs"}
        made = self.call(who, "CreatePriceChange", price_change=change)
        self.made["change", ref] = made.price_change_id
        self.call(who, "SubmitPriceChange", price_change_id=made.price_change_id)

    def do_approve(self, who: str, ref: str) -> None:
        """Somebody else agrees."""
        key = self.made["change", ref]
        self.call(who, "ApprovePriceChange", price_change_id=key, reason="Agreed")

    def do_reject(self, who: str, ref: str) -> None:
        """Somebody else does not."""
        key = self.made["change", ref]
        self.call(who, "RejectPriceChange", price_change_id=key, reason="A slip of the pen")

    # Stock

    def _at(self, place: str, sku: str) -> dict[str, int]:
        return {"location_id": self.places[place], "product_id": self.products[sku]}

    def do_receipt(self, who: str, ref: str, *, place: str, quantity: int) -> None:
        """Goods come in; orders that wait for them get them by themselves."""
        self.call(who, "BookReceipt", **self._at(place, ref), quantity=str(quantity))
        self.house.run()

    def do_transfer(
        self, who: str, ref: str, *, from_place: str, to_place: str, quantity: int
    ) -> None:
        """Goods move."""
        ends = {
            "from_location_id": self.places[from_place],
            "to_location_id": self.places[to_place],
        }
        product = self.products[ref]
        self.call(who, "TransferStock", **ends, product_id=product, quantity=str(quantity))

    def do_minimum(self, who: str, ref: str, *, place: str, quantity: int) -> None:
        """From when on it runs short."""
        self.call(who, "SetMinimumStock", **self._at(place, ref), minimum=str(quantity))

    def do_count_sheet(self, who: str, ref: str, *, place: str, missing: int) -> None:
        """A count goes out as a worksheet, comes back, and its difference is booked."""
        today = self.house.clock.now().date().isoformat()
        asked = {"location_id": str(self.places[place]), "count_date": today}
        sheet = Sheet(self.house, who, "stock_counts", asked)
        row = sheet.row(self.products[ref])
        there = int(sheet.value(row, "on_hand"))
        sheet.put(row, counted=there - missing, reason="One fell from the fork")
        sheet.hand_in({"added": 0, "accepted": 1})
        (count,) = self.call(who, "ListStockCounts").stock_counts
        self.call(who, "BookStockCount", stock_count_id=count.stock_count_id)

    # Orders

    def _order(self, who: str, method: str, ref: str, **more: Any) -> Any:
        return self.call(who, f"{method}Order", order_id=self.made["order", ref], **more)

    def do_order(
        self, who: str, ref: str, *, dealer: str, lines: list[tuple[str, int]], **again: str
    ) -> Any:
        """The order system tells of an order."""
        given = [{"product_id": self.products[sku], "quantity": str(q)} for sku, q in lines]
        order = {"partner_id": self.partners[dealer], "currency": EUR, "lines": given}
        order |= {"source": "orders", "external_id": ref}
        made = self.call(who, "CreateOrder", order=order, **again)
        self.made["order", ref] = made.order_id
        return made

    def do_confirm(
        self,
        who: str,
        ref: str,
        *,
        hold: bool = False,
        override: bool = False,
        back_order: bool = False,
    ) -> None:
        """Takes the credit and the goods, or hears why not."""
        more = {"override_credit": True, "reason": "A fair follows"} if override else {}
        self._order(who, "Confirm", ref, hold=hold, back_order=back_order, **more)

    def do_ship(self, who: str, ref: str) -> None:
        """What is reserved goes."""
        self._order(who, "Ship", ref)

    def do_receive(self, who: str, ref: str, *, place: str = "") -> None:
        """It arrived."""
        self._order(who, "Receive", ref, location_id=self.places.get(place, 0))

    def do_return(self, who: str, ref: str, *, lines: list[tuple[int, int]]) -> None:
        """Goods come back."""
        known = self._order(who, "Get", ref).lines
        back = [{"order_line_id": known[at].order_line_id, "quantity": str(q)} for at, q in lines]
        self._order(who, "Return", ref, lines=back, reason="Damaged")

    def do_cancel(self, who: str, ref: str) -> None:
        """Nobody wants it any more."""
        self._order(who, "Cancel", ref, reason="The site is closed")

    # Money

    def do_pay(self, who: str, ref: str, *, of: str = "", amount: str = "", **again: str) -> Any:
        """A payment, as the bank tells it."""
        paid = amount or self._order(who, "Get", of).amount
        payment = {"partner_id": self.partners[ref], "currency": EUR, "amount": paid}
        payment |= {"source": "bank", "external_id": f"{ref}-{of}"}
        return self.call(who, "CreatePayment", payment=payment, **again)

    # What dealers sell

    def do_sell(
        self,
        who: str,
        ref: str,
        *,
        product: str,
        quantity: int,
        amount: int = 0,
        place: str = "",
        **again: str,
    ) -> Any:
        """A dealer reports a sale."""
        today = self.house.clock.now().date().isoformat()
        sale = {
            "partner_id": self.partners[ref],
            "product_id": self.products[product],
            "location_id": self.places.get(place, 0),
            "sale_date": today,
            "quantity": str(quantity),
            "amount": str(amount or ""),
            "currency": EUR,
            "source": "dealers",
            "external_id": f"{ref}-{today}",
        }
        return self.call(who, "CreateSellOut", sell_out=sale, **again)

    def do_sales_sheet(self, who: str, ref: str, *, sold: list[tuple[str, int, int]]) -> None:
        """A dealer's report comes back as a worksheet."""
        sheet = Sheet(self.house, who, "sell_outs", {"partner_id": str(self.partners[ref])})
        today = self.house.clock.now().date().isoformat()
        for row, (sku, quantity, amount) in zip(sheet.rows(), sold, strict=False):
            sheet.put(row, product_id=f"{sku} · Product {sku}", sale_date=today)
            sheet.put(row, quantity=quantity, amount=amount, currency=EUR)
        sheet.hand_in({"added": len(sold), "accepted": 0})

    # Plans

    def do_target(self, who: str, ref: str, *, region: str, months: dict[int, int]) -> None:
        """A region's target."""
        given = {"sales_plan_id": self.plan, "territory": region, "team": region.lower()}
        given |= {f"month_{month:02}": str(number) for month, number in months.items()}
        made = self.call(who, "CreateSalesTarget", sales_target=given)
        self.made["target", ref] = made.sales_target_id

    def do_plan_sheet(
        self, who: str, ref: str, *, changed: dict[str, dict[int, int]], added: tuple[str, int, int]
    ) -> None:
        """The plan goes out as a worksheet; what was filled in comes back."""
        sheet = Sheet(self.house, who, "sales_targets", {"sales_plan_id": str(self.plan)})
        for key, months in changed.items():
            cells = {f"month_{month:02}": number for month, number in months.items()}
            sheet.put(sheet.row(self.made["target", key]), **cells)
        dealer, month, number = added
        row = sheet.spare()
        sheet.put(row, partner_id=f"Dealer {dealer} ({self.partners[dealer]})")
        sheet.put(row, **{f"month_{month:02}": number})
        sheet.hand_in({"added": 1, "accepted": len(changed)})
        wanted = f"sales_plan_id = {self.plan} AND partner_id = {self.partners[dealer]}"
        (target,) = self.call(who, "ListSalesTargets", filter=wanted).sales_targets
        self.made["target", dealer] = target.sales_target_id

    def do_agree(self, who: str, ref: str) -> None:
        """The plan holds."""
        self.call(who, "AgreeSalesPlan", sales_plan_id=self.plan)
