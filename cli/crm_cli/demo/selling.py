"""How the sample partners sell: quotes, plans, marketing materials, visits, and who of two keeps a customer.

The rule kept here: pure and deterministic. A few customers are offered things by two, so that there are exceptions and
conflicts to look at, decided ones and open ones.
"""

import random
from collections import defaultdict
from datetime import timedelta
from typing import Any

from crm.channels.v1 import (
    customer_conflicts_pb2,
    materials_pb2,
    orders_pb2,
    partner_visits_pb2,
    quotes_pb2,
    sales_plans_pb2,
)
from google.protobuf.timestamp_pb2 import Timestamp

from .partners import MANAGER, PartnerStart
from .stories import Play, Step
from .trade import Bought, Trade

ADMIN, REP = "admin", "paul.dubois"
QUOTES, TWICE = 26, 4
CAMPAIGNS = ("Office refresh", "Back to the office", "开学季办公焕新")
MATERIALS = (
    ("BRO-PRN-DE", "Brochure printers, German", "brochure", "de", "Printers", 4000),
    ("BRO-PRN-ZH", "打印机产品手册", "brochure", "zh", "Printers", 6000),
    ("POS-CHAIR", "Poster task chairs", "poster", "en", "Chairs", 300),
    ("DISP-TON", "Counter display toner", "display", "en", "Toner", 80),
    ("GIFT-PEN", "Pens with our name, box of 50", "gift", "", "", 500),
)
NO_REASON = "The customer's group contract names this price."


class Selling:
    """What goes on beside orders."""

    def __init__(self, trade: Trade) -> None:
        """Products and dealers are those of the trade."""
        self.trade, self.rng = trade, random.Random(trade.end.date().toordinal())  # noqa: S311
        self.dealers = trade.dealers
        self.taken: set[str] = set()

    def plays(self) -> list[Play]:
        """All of it."""
        quotes = [self.quote(n, 2 + 640 * n / QUOTES) for n in range(QUOTES)]
        twice = [self.offered_twice(n) for n in range(TWICE)]
        visits = [self.visits(dealer) for dealer in self.dealers]
        return [*self.plans(), self.materials(), *quotes, *twice, *visits, self.decided()]

    def step(self, ago: float, what: str, request: Any, by: str = MANAGER) -> Step:
        """One call."""
        return Step(self.trade.moment(ago), by, what, request)

    def customer(self, dealer: PartnerStart) -> Any:
        """A customer near a dealer that nobody has been offered anything here."""
        near = [
            each
            for each in self.trade.channel.customers
            if each.country is dealer.country and each.account.display_name not in self.taken
        ]
        found = self.rng.choice(near)
        self.taken.add(found.account.display_name)
        return found

    def written(self, ago: float, key: str, customer: Any, dealer: PartnerStart | None) -> Any:
        """A quote to an end customer, by a dealer or, without one, by our own representative."""
        rng = random.Random(key)  # noqa: S311
        account = customer.account
        quote = quotes_pb2.Quote(
            partner_id=dealer.partner_id if dealer else 0,
            end_customer_name=account.display_name,
            account_id=self.trade.channel.account_ids.get(account.external_id, 0),
            city=account.city,
            country=customer.country.code,
            currency=customer.country.currency,
            valid_until=(self.trade.moment(ago) + timedelta(days=30)).date().isoformat(),
        )
        for ware in rng.sample(self.trade.wares, rng.choice((2, 3, 4))):
            product_id = self.trade.products[ware.code]
            quote.lines.add(product_id=product_id, quantity=str(rng.randrange(1, 5)))
        return quote

    def quote(self, number: int, ago: float) -> Play:
        """One quote on its way: the oldest are decided, the newest wait."""
        rng, key = random.Random(number), f"demo-q{number}"  # noqa: S311
        dealer = self.dealers[number % len(self.dealers)]
        if self.trade.end - timedelta(days=ago) < self.trade.moment(dealer.joined - 2):
            dealer = max(self.dealers, key=lambda one: one.joined)
        quote = self.written(ago, key, self.customer(dealer), dealer)
        if number % 5 == 2:
            quote.lines[0].discount_percent = "20"  # more than a manager gives alone
        create = quotes_pb2.CreateQuoteRequest(quote=quote, request_id=key)
        made = yield self.step(ago, "CreateQuote", create)
        if number == 0:
            return  # still being written
        yield from self.handed_in(made, ago - 0.2, key, rng)

    def handed_in(self, made: Any, ago: float, key: str, rng: random.Random) -> Play:
        """Handed in, approved where it must be, sent, and answered."""
        which: dict[str, Any] = {"quote_id": made.quote_id}
        submit = quotes_pb2.SubmitQuoteRequest(**which, reason=NO_REASON, request_id=f"{key}-in")
        made = yield self.step(ago, "SubmitQuote", submit)
        if made.state == quotes_pb2.QUOTE_STATE_IN_APPROVAL:
            if ago < 10:
                return
            approve = quotes_pb2.ApproveQuoteRequest(
                **which, reason="Key account", request_id=f"{key}-ok"
            )
            yield self.step(ago - 0.5, "ApproveQuote", approve, ADMIN)
        send = quotes_pb2.SendQuoteRequest(**which, request_id=f"{key}-sent")
        yield self.step(ago - 1, "SendQuote", send)
        answer = rng.random()
        if ago < 25 or answer > 0.8:
            return  # not answered; it expires one day
        if answer < 0.5:
            accept = quotes_pb2.AcceptQuoteRequest(**which, request_id=f"{key}-yes")
            made = yield self.step(ago - 12, "AcceptQuote", accept)
            asked = orders_pb2.GetOrderRequest(order_id=made.order_id)
            order = yield self.step(ago - 12.2, "GetOrder", asked)
            skus = {ware.code: ware for ware in self.trade.wares}
            bought = [(skus[line.sku], int(float(line.quantity))) for line in order.lines]
            dealer = next(d for d in self.dealers if d.partner_id == order.partner_id)
            one = Bought(ago - 12.5, dealer, bought, f"{key}-order")
            yield from self.trade.fulfilled(one, order, rng)
        else:
            no = quotes_pb2.DeclineQuoteRequest(
                **which, reason="Bought elsewhere", request_id=f"{key}-no"
            )
            yield self.step(ago - 14, "DeclineQuote", no)

    def offered_twice(self, number: int) -> Play:
        """A dealer and our own representative offer one customer the same at two prices."""
        ago, key = 18.0 - 4 * number, f"demo-twice{number}"
        dealer = self.dealers[number % 3]
        customer = self.customer(dealer)
        for side, (who, seller) in enumerate(((dealer, MANAGER), (None, REP))):
            quote = self.written(ago, key, customer, who)
            if who is None:
                quote.lines[0].discount_percent = "4"
                quote.end_customer_name = quote.end_customer_name.upper()
            which = f"{key}-{side}"
            create = quotes_pb2.CreateQuoteRequest(quote=quote, request_id=which)
            made = yield self.step(ago - side, "CreateQuote", create, seller)
            submit = quotes_pb2.SubmitQuoteRequest(
                quote_id=made.quote_id, reason=NO_REASON, request_id=f"{which}-in"
            )
            made = yield self.step(ago - side - 0.2, "SubmitQuote", submit, seller)
            if made.state == quotes_pb2.QUOTE_STATE_IN_APPROVAL:
                if number % 2:
                    return  # nobody has decided yet
                approve = quotes_pb2.ApproveQuoteRequest(
                    quote_id=made.quote_id, reason="Agreed with both", request_id=f"{which}-ok"
                )
                yield self.step(ago - side - 0.5, "ApproveQuote", approve, ADMIN)
            send = quotes_pb2.SendQuoteRequest(quote_id=made.quote_id, request_id=f"{which}-sent")
            yield self.step(ago - side - 0.6, "SendQuote", send, seller)

    def plans(self) -> list[Play]:
        """Plans of this year and the last one, in both currencies."""
        year = self.trade.end.year
        return [self.plan(y, c) for y in (year - 1, year) for c in ("EUR", "CNY")]

    def plan(self, year: int, currency: str) -> Play:
        """One plan: each dealer's months, a little above or below what came of it."""
        rng, key = random.Random(f"{year}{currency}"), f"demo-plan-{year}-{currency}"  # noqa: S311
        ago = max(1.0, (self.trade.end.date() - self.trade.end.date().replace(year, 1, 8)).days)
        ago = min(ago, 700.0)
        name = f"Dealers {year}" if currency == "EUR" else f"{year}年经销商计划"
        plan = sales_plans_pb2.SalesPlan(name=name, plan_year=year, currency=currency)
        create = sales_plans_pb2.CreateSalesPlanRequest(sales_plan=plan, request_id=key)
        made = yield self.step(ago, "CreateSalesPlan", create)
        months: dict[str, dict[int, float]] = defaultdict(lambda: defaultdict(float))
        for one in self.trade.bought:
            day = self.trade.end - timedelta(days=one.ago)
            if one.dealer.country.currency == currency:
                months[one.dealer.key][day.month] += one.amount / 2
        for dealer in self.dealers:
            if dealer.country.currency != currency:
                continue
            aim = rng.uniform(0.85, 1.25)
            target = sales_plans_pb2.SalesTarget(
                sales_plan_id=made.sales_plan_id,
                partner_id=dealer.partner_id,
            )
            for n in range(1, 13):
                setattr(target, f"month_{n:02}", f"{months[dealer.key][n] * aim:.0f}")
            add = sales_plans_pb2.CreateSalesTargetRequest(
                sales_target=target, request_id=f"{key}-{dealer.key}"
            )
            yield self.step(ago - 0.1, "CreateSalesTarget", add)
        agree = sales_plans_pb2.AgreeSalesPlanRequest(
            sales_plan_id=made.sales_plan_id, request_id=f"{key}-ok"
        )
        yield self.step(ago - 0.5, "AgreeSalesPlan", agree)

    def materials(self) -> Play:
        """The catalogue with its stock and quotas; then what dealers asked for, and what they got."""
        pb, keys = materials_pb2, list[int]()
        for code, name, kind, language, line, count in MATERIALS:
            material = pb.Material(code=code, name=name, kind=kind, language=language)
            material.product_line = line
            create = pb.CreateMaterialRequest(material=material, request_id=f"demo-m-{code}")
            made = yield self.step(500, "CreateMaterial", create, ADMIN)
            keys.append(made.material_id)
            stock = pb.BookMaterialStockRequest(
                material_id=made.material_id,
                location="Hamburg",
                quantity=str(count),
                reason="Printed",
                request_id=f"demo-m-{code}-stock",
            )
            yield self.step(499, "BookMaterialStock", stock, ADMIN)
            quota = pb.MaterialQuota(
                material_id=made.material_id, quantity=str(max(10, count // 12))
            )
            quota.period = pb.QUOTA_PERIOD_QUARTER
            allow = pb.CreateMaterialQuotaRequest(
                material_quota=quota, request_id=f"demo-m-{code}-quota"
            )
            yield self.step(498, "CreateMaterialQuota", allow, ADMIN)
        for number in range(24):
            yield from self.asked_for(number, 460 - number * 19.8, keys)

    def asked_for(self, number: int, ago: float, keys: list[int]) -> Play:
        """One request for materials."""
        pb, key = materials_pb2, f"demo-mo{number}"
        dealer = self.dealers[(number * 5) % len(self.dealers)]
        which = number % len(MATERIALS)
        order = pb.MaterialOrder(
            material_id=keys[which],
            partner_id=dealer.partner_id,
            quantity=str(max(2, MATERIALS[which][5] // 60)),
            campaign=CAMPAIGNS[number % len(CAMPAIGNS)],
            purpose="Open house" if number % 2 else "Fair",
        )
        create = pb.CreateMaterialOrderRequest(material_order=order, request_id=key)
        made = yield self.step(ago, "CreateMaterialOrder", create)
        of: dict[str, Any] = {"material_order_id": made.material_order_id}
        if ago < 10:
            return
        if number % 9 == 4:
            no = pb.RejectMaterialOrderRequest(
                **of, reason="Printed anew next month", request_id=f"{key}-no"
            )
            yield self.step(ago - 1, "RejectMaterialOrder", no, ADMIN)
            return
        approve = pb.ApproveMaterialOrderRequest(**of, request_id=f"{key}-ok")
        yield self.step(ago - 1, "ApproveMaterialOrder", approve, ADMIN)
        allot = pb.AllotMaterialOrderRequest(**of, location="Hamburg", request_id=f"{key}-from")
        yield self.step(ago - 1.5, "AllotMaterialOrder", allot, ADMIN)
        if ago < 45:
            return
        ship = pb.ShipMaterialOrderRequest(**of, request_id=f"{key}-out")
        yield self.step(ago - 2, "ShipMaterialOrder", ship, ADMIN)
        there = pb.ReceiveMaterialOrderRequest(
            **of, quantity=order.quantity, request_id=f"{key}-in"
        )
        yield self.step(ago - 6, "ReceiveMaterialOrder", there)

    def visits(self, dealer: PartnerStart) -> Play:
        """A visit that was made, and one that is planned."""
        pb, key = partner_visits_pb2, f"demo-visit-{dealer.key}"
        ahead = Timestamp()
        ahead.FromDatetime(self.trade.end.replace(hour=9, minute=0) + timedelta(days=12))
        visit = pb.PartnerVisit(
            partner_id=dealer.partner_id,
            plan_time=ahead,
            visitor_id=dealer.message.owner_id,
            purpose="Plan of next year",
        )
        request = pb.CreatePartnerVisitRequest(partner_visit=visit, request_id=key)
        yield self.step(5, "CreatePartnerVisit", request)

    def decided(self) -> Play:
        """Of the conflicts that claims brought, two are decided; the others wait."""
        pb = customer_conflicts_pb2
        asked = pb.ListCustomerConflictsRequest(page_size=20)
        found = (yield self.step(1.5, "ListCustomerConflicts", asked)).customer_conflicts
        live = [each for each in found if each.state == pb.CUSTOMER_CONFLICT_STATE_OPEN]
        outcomes = (pb.CUSTOMER_CONFLICT_OUTCOME_SHARED, pb.CUSTOMER_CONFLICT_OUTCOME_NO_CONFLICT)
        for each, outcome in zip(live, outcomes, strict=False):
            request = pb.DecideCustomerConflictRequest(
                customer_conflict_id=each.customer_conflict_id,
                outcome=outcome,
                reason="Spoken to both sides",
                request_id=f"demo-decided-{each.customer_conflict_id}",
            )
            yield self.step(1.4, "DecideCustomerConflict", request)
