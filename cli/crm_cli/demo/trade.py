"""The sample trade of two years: what dealers ordered, sold and paid, from which stock, within which credit.

The rule kept here: pure and deterministic, told in the order of time. Goods come in for what will be ordered, but for
one product that ran short; one dealer is beyond its limit now and then; what was ordered in the last days is open.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crm.channels.v1 import credit_pb2, orders_pb2, products_pb2, stock_pb2

from .names import CHINA
from .partners import MANAGER, Channel, PartnerStart
from .stories import Play, Step
from .wares import RATES, WARES, Ware

DEALERS = 12
# What dealers trade in: things that are bought again and again, of several product lines.
ASSORTMENT: tuple[str, ...] = (
    "TON-210-BK",
    "TON-210-CL",
    "TON-640-BK",
    "PRN-L210",
    "PRN-M640",
    "DSP-27",
)
ASSORTMENT += ("DOC-USB", "HEAD-PRO", "CHR-TASK", "DSK-LIFT", "LAMP-LED", "PAP-A4-80")
SHORT = "TON-640-BK"  # what ran out
QUARTERS = 8
SEASON = (0.9, 0.85, 1.0, 0.95, 0.9, 0.85, 0.7, 0.75, 1.15, 1.2, 1.35, 1.4)  # by month
RETURNED = ("Box arrived damaged", "Ordered twice", "Wrong model")


@dataclass
class Bought:
    """One order: how many days ago, of whom, what, and what it comes to about."""

    ago: float
    dealer: PartnerStart
    lines: list[tuple[Ware, int]]
    key: str

    @property
    def amount(self) -> float:
        """The amount at the list's prices, for limits and plans."""
        rate = RATES[self.dealer.country.currency]
        return sum(ware.price * 0.86 * count for ware, count in self.lines) * rate


class Trade:
    """Warehouses, goods, orders, payments; quotes, plans and materials are `Selling`'s."""

    def __init__(self, seed: int, channel: Channel) -> None:
        """The partners are there and have their numbers."""
        self.rng = random.Random(seed + 3)  # noqa: S311 (sample data, no secrets)
        self.channel, self.end = channel, channel.end
        live = [one for one in channel.partners if one.partner_id and one.message.state == 2]
        self.dealers = live[:DEALERS]
        self.wares = [ware for code in ASSORTMENT for ware in WARES if ware.code == code]
        self.products: dict[str, int] = {}
        self.places: dict[str, int] = {}
        self.store = 0
        self.slow = self.dealers[3 % len(self.dealers)]  # who pays late and has a low limit
        self.bought = sorted(self.orders(), key=lambda one: -one.ago)

    def moment(self, ago: float) -> datetime:
        """A working hour so many days ago."""
        day = (self.end - timedelta(days=ago)).replace(microsecond=0)
        return day if ago < 1 else day.replace(hour=8 + int(ago * 7) % 9)

    def orders(self) -> list[Bought]:
        """What each dealer orders, more of it before the year's end."""
        rng, made = self.rng, []
        for place, dealer in enumerate(self.dealers):
            ago, pace, number = min(dealer.joined, 690) - 10, rng.uniform(18, 36), 0
            scale = rng.uniform(0.6, 2.2)
            while ago > 0.2:
                season = SEASON[(self.end - timedelta(days=ago)).month - 1]
                wares = rng.sample(self.wares, rng.choice((1, 2, 2, 3)))
                lines = [
                    (ware, max(1, round(scale * season * rng.uniform(250, 900) / ware.price)))
                    for ware in wares
                ]
                made.append(Bought(ago, dealer, lines, f"{dealer.key}-o{number}"))
                ago -= pace * rng.uniform(0.5, 1.5)
                if ago < 0.2 and place % 2 == 0 and made[-1].ago > 3:
                    ago = rng.uniform(0.3, 2.5)  # half of them have ordered just now
                number += 1
        return made

    def opening(self) -> list[Play]:
        """What is there before anything is ordered: places, limits."""
        return [self.houses(), *(self.limit(dealer) for dealer in self.dealers)]

    def plays(self) -> list[Play]:
        """All that happens then."""
        orders = [self.order_story(one) for one in self.bought]
        goods = [self.goods(quarter, name) for quarter in range(QUARTERS) for name in self.places]
        return [*goods, self.consigned(), *orders, self.count()]

    def houses(self) -> Play:
        """Two warehouses of ours, and a store at a dealer that keeps our goods."""
        start = self.moment(719)
        asked = products_pb2.ListProductsRequest(page_size=1000)
        found = yield Step(start, MANAGER, "ListProducts", asked)
        self.products = {product.sku: product.product_id for product in found.products}
        for name, city, country in (("Hamburg", "Hamburg", "DE"), ("上海仓库", "上海", "CN")):
            place = stock_pb2.Location(name=name, kind=stock_pb2.LOCATION_KIND_WAREHOUSE)
            place.MergeFrom(stock_pb2.Location(city=city, country=country, owner_id=MANAGER))
            self.places[country] = (yield self.location(start, place)).location_id
        first = self.dealers[0]
        store = stock_pb2.Location(name="沪江展厅", kind=stock_pb2.LOCATION_KIND_DEALER)
        store.MergeFrom(stock_pb2.Location(partner_id=first.partner_id, consignment=True))
        store.MergeFrom(stock_pb2.Location(city="上海", country="CN", owner_id="zhang.min"))
        self.store = (yield self.location(self.moment(300), store)).location_id

    def location(self, time: datetime, place: stock_pb2.Location) -> Step:
        """A place for goods."""
        key = f"demo-place-{place.name}"
        request = stock_pb2.CreateLocationRequest(location=place, request_id=key)
        return Step(time, MANAGER, "CreateLocation", request)

    def place_of(self, dealer: PartnerStart) -> int:
        """From where a dealer is served."""
        return self.places["CN" if dealer.country is CHINA else "DE"]

    def limit(self, dealer: PartnerStart) -> Play:
        """A limit that is enough, but for one dealer."""
        own = [one for one in self.bought if one.dealer is dealer]
        months = sum(one.amount for one in own) / max(1.0, dealer.joined / 30)
        tight = dealer is self.slow
        largest = max((one.amount for one in own), default=1000.0)
        amount = largest if tight else max(largest * 2, months * 4)
        request = credit_pb2.SetCreditRequest(
            partner_id=dealer.partner_id,
            currency=dealer.country.currency,
            credit_limit=f"{round(amount, -2) + 100:.0f}",
            payment_days=30,
            request_id=f"demo-limit-{dealer.key}",
        )
        yield Step(self.moment(min(dealer.joined, 700) - 1), MANAGER, "SetCredit", request)

    def goods(self, quarter: int, country: str) -> Play:
        """What comes into a warehouse at the beginning of a quarter: what will be ordered, and a little more."""
        begins, ends = 715 - quarter * 90, 715 - (quarter + 1) * 90
        for ware in self.wares:
            need = sum(
                count
                for one in self.bought
                if ends <= one.ago < begins and (one.dealer.country is CHINA) == (country == "CN")
                for each, count in one.lines
                if each is ware
            )
            last = quarter == QUARTERS - 1
            share = 0.3 if quarter >= QUARTERS - 2 and ware.code == SHORT else 1.1
            request = stock_pb2.BookReceiptRequest(
                location_id=self.places[country],
                product_id=self.products[ware.code],
                quantity=str(int(need * share) + (3 if share > 1 else 0) + 1),
                reference=f"PO-{country}-{4100 + quarter}",
                request_id=f"demo-goods-{country}-{quarter}-{ware.code}",
            )
            yield Step(self.moment(begins), MANAGER, "BookReceipt", request)
            if last and need:
                least = stock_pb2.SetMinimumStockRequest(
                    location_id=self.places[country],
                    product_id=self.products[ware.code],
                    minimum=str(max(1, need // 4)),
                    request_id=f"demo-least-{country}-{ware.code}",
                )
                yield Step(self.moment(begins - 1), MANAGER, "SetMinimumStock", least)

    def order_story(self, one: Bought) -> Play:
        """One order on its way: placed, confirmed, shipped, received, sold on, paid; as far as time has come."""
        dealer, rng = one.dealer, random.Random(one.key)  # noqa: S311
        order = orders_pb2.Order(
            partner_id=dealer.partner_id,
            currency=dealer.country.currency,
            location_id=self.place_of(dealer),
        )
        for ware, count in one.lines:
            order.lines.add(product_id=self.products[ware.code], quantity=str(count))
        request = orders_pb2.CreateOrderRequest(order=order, request_id=f"demo-{one.key}")
        made = yield Step(self.moment(one.ago), MANAGER, "CreateOrder", request)
        if rng.random() < 0.04:
            yield self.step(one, one.ago - 0.5, "Cancel", made, reason="Ordered by mistake")
            return
        yield from self.fulfilled(one, made, rng)

    def fulfilled(self, one: Bought, made: Any, rng: random.Random) -> Play:
        """From the confirmation of an order to its payment, as far as time has come."""
        dealer = one.dealer
        made = yield self.step(one, one.ago - 0.4, "Confirm", made, back_order=True, hold=True)
        if made.state == orders_pb2.ORDER_STATE_ON_HOLD:
            said = {
                "override_credit": True,
                "reason": "Payment is on its way, the bank has told us",
            }
            made = yield self.step(one, one.ago - 9, "Confirm", made, back_order=True, **said)
            one.ago -= 9
        ago = one.ago - rng.uniform(1, 3)
        if not any(float(line.reserved or 0) for line in made.lines):
            return  # it waits for goods
        tracking = f"FH{rng.randrange(10**8, 10**9)}"
        made = yield self.step(one, ago, "Ship", made, tracking_number=tracking)
        ago -= rng.uniform(1, 4)
        yield self.step(one, ago, "Receive", made)
        if rng.random() < 0.05:
            why = rng.choice(RETURNED)
            yield self.step(one, ago - 3, "Return", made, reason=why)
            return
        yield from self.sold_on(one, ago, rng)
        late = 35 if dealer is self.slow else 0
        yield self.paid(one, made, ago - rng.uniform(18, 40) - late)

    def step(self, one: Bought, ago: float, what: str, order: Any, **more: Any) -> Step:
        """A step of an order."""
        kind = getattr(orders_pb2, f"{what}OrderRequest")
        key = f"demo-{one.key}-{what}-{int(ago)}"
        request = kind(order_id=order.order_id, request_id=key, **more)
        return Step(self.moment(ago), MANAGER, f"{what}Order", request)

    def sold_on(self, one: Bought, ago: float, rng: random.Random) -> Play:
        """What the dealer reports of whom it sold to, a few weeks later."""
        near = [each for each in self.channel.customers if each.country is one.dealer.country]
        for ware, count in one.lines:
            ago -= rng.uniform(2, 9)
            sold = max(1, round(count * rng.uniform(0.5, 0.9)))
            yield self.sell_out(one.dealer, ware, sold, ago, f"{one.key}-s-{ware.code}", near)

    def sell_out(
        self, dealer: PartnerStart, ware: Ware, count: int, ago: float, key: str, near: list[Any]
    ) -> Step:
        """One line of a dealer's report."""
        rng = random.Random(key)  # noqa: S311
        currency = dealer.country.currency
        price = ware.price * RATES[currency] * rng.uniform(0.95, 1.1)
        sale = stock_pb2.SellOut(
            partner_id=dealer.partner_id,
            product_id=self.products[ware.code],
            location_id=self.store if ".store" in key else 0,
            sale_date=self.moment(ago).date().isoformat(),
            quantity=str(count),
            amount=f"{price * count:.2f}",
            currency=currency,
            end_customer_name=rng.choice(near).account.display_name if near else "",
        )
        request = stock_pb2.CreateSellOutRequest(sell_out=sale, request_id=f"demo-{key}")
        return Step(self.moment(ago), MANAGER, "CreateSellOut", request)

    def paid(self, one: Bought, order: Any, ago: float) -> Step:
        """The dealer pays what was shipped."""
        amount = sum(
            float(line.amount) * float(line.shipped or 0) / float(line.quantity)
            for line in order.lines
        )
        payment = credit_pb2.Payment(
            partner_id=one.dealer.partner_id,
            currency=order.currency,
            amount=f"{amount:.2f}",
            pay_date=self.moment(ago).date().isoformat(),
            reference=f"{order.number}",
        )
        key = f"demo-{one.key}-paid"
        request = credit_pb2.CreatePaymentRequest(payment=payment, request_id=key)
        return Step(self.moment(ago), MANAGER, "CreatePayment", request)

    def consigned(self) -> Play:
        """Our goods in a dealer's showroom: brought there now and then, invoiced as they are sold."""
        dealer, shown = self.dealers[0], self.wares[3:6]
        near = [each for each in self.channel.customers if each.country is dealer.country]
        for round_, ago in enumerate((290.0, 170.0, 60.0)):
            for ware in shown:
                request = stock_pb2.TransferStockRequest(
                    from_location_id=self.places["CN"],
                    to_location_id=self.store,
                    product_id=self.products[ware.code],
                    quantity="1",
                    reason="Showroom",
                    request_id=f"demo-show-{round_}-{ware.code}",
                )
                yield Step(self.moment(ago), MANAGER, "TransferStock", request)
            key = f"{dealer.key}.store-{round_}"
            yield self.sell_out(dealer, shown[round_], 1, ago - 25, key, near)

    def count(self) -> Play:
        """A count that finds one too few, and waits to be booked; the one of last year is booked."""
        for ago in (330.0, 6.0):
            asked = stock_pb2.ListStockBalancesRequest(
                filter=f"location_id = {self.places['DE']}", page_size=100
            )
            found = (
                yield Step(self.moment(ago), MANAGER, "ListStockBalances", asked)
            ).stock_balances
            counted = stock_pb2.StockCount(location_id=self.places["DE"], counted_by="J. Frei")
            counted.count_date = self.moment(ago).date().isoformat()
            for number, balance in enumerate(found[:8]):
                here = float(balance.on_hand or 0)
                less = number == 2 and here > float(balance.reserved or 0) + 1
                counted.lines.add(
                    product_id=balance.product_id,
                    counted=f"{here - less:g}",
                    reason="Box opened, one missing" if less else "",
                )
            key = f"demo-count-{ago:.0f}"
            request = stock_pb2.CreateStockCountRequest(stock_count=counted, request_id=key)
            made = yield Step(self.moment(ago), MANAGER, "CreateStockCount", request)
            if ago > 100:
                book = stock_pb2.BookStockCountRequest(
                    stock_count_id=made.stock_count_id, request_id=f"{key}-book"
                )
                yield Step(self.moment(ago - 0.1), MANAGER, "BookStockCount", book)
