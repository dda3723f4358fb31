"""The script of the quarter: who does what on which day. A manufacturer, three regions, forty dealers, April to June.

The rule kept here: plain data, made by rule and not by chance; whether something is allowed is for the model to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

OPENS, ENDS = date(2026, 3, 30), date(2026, 6, 30)
EVENING = date(2026, 7, 1)
REGIONS = ("North", "South", "West")
REPS = {"North": "nora", "South": "sam", "West": "will"}
MANAGERS = {"North": "mona", "South": "max", "West": "wanda"}
DEALERS = tuple(f"D{number:02}" for number in range(1, 41))
PRODUCTS = {
    "PUMP-1": "Pumps",
    "PUMP-2": "Pumps",
    "VALVE-1": "Valves",
    "CTRL-1": "Controls",
}
BOOKS = {"List": "", "Gold": "gold"}
CENTRAL, HARBOUR = "Central", "Harbour"
CUSTOMER = "Nordwind Klinik"


@dataclass(frozen=True)
class Act:
    """One line of the script."""

    day: date
    who: str
    deed: str
    ref: str = ""
    more: dict[str, Any] = field(default_factory=dict)


def region_of(dealer: str) -> str:
    """Where a dealer is."""
    return REGIONS[int(dealer[1:]) % 3]


def tier_of(dealer: str) -> str:
    """Every fourth is gold."""
    return "gold" if int(dealer[1:]) % 4 == 0 else "silver"


def limit_of(dealer: str) -> int:
    """How much credit a dealer has."""
    return 5000 if dealer == "D05" else 20000


def rep(dealer: str) -> str:
    """Who looks after a dealer."""
    return REPS[region_of(dealer)]


def manager(dealer: str) -> str:
    """Who leads that region."""
    return MANAGERS[region_of(dealer)]


def _day(month: int, day: int) -> date:
    return date(2026, month, day)


def _after(day: date, days: int) -> date:
    return day + timedelta(days=days)


def _priced(product: str, *spans: tuple[int, int, str]) -> list[dict[str, Any]]:
    return [{"product": product, "least": a, "most": b, "price": p} for a, b, p in spans]


def _before() -> Iterator[Act]:
    """Prices by approval, goods, and what is planned."""
    first = [
        *_priced("PUMP-1", (0, 10, "100.00"), (10, 0, "92.00")),
        *_priced("PUMP-2", (0, 0, "149.90")),
        *_priced("VALVE-1", (0, 0, "19.99")),
        *_priced("CTRL-1", (0, 0, "310.00")),
    ]
    gold = [*_priced("PUMP-1", (0, 0, "90.00")), *_priced("VALVE-1", (0, 0, "17.49"))]
    for ref, book, lines in (("first", "List", first), ("gold", "Gold", gold)):
        more = {"book": book, "starts": OPENS, "lines": lines}
        yield Act(OPENS, "mona", "propose", ref, more)
        yield Act(OPENS, "office", "approve", ref)
    for product, quantity in (("PUMP-1", 500), ("PUMP-2", 500), ("VALVE-1", 600), ("CTRL-1", 20)):
        yield Act(OPENS, "office", "receipt", product, {"place": CENTRAL, "quantity": quantity})
    yield Act(OPENS, "office", "minimum", "CTRL-1", {"place": CENTRAL, "quantity": 5})
    more = {"from_place": CENTRAL, "to_place": HARBOUR, "quantity": 30}
    yield Act(OPENS, "office", "transfer", "PUMP-2", more)
    yield Act(OPENS, "office", "minimum", "PUMP-2", {"place": HARBOUR, "quantity": 40})
    for region in REGIONS:
        months = {4: 15000, 5: 16000, 6: 17000}
        yield Act(OPENS, "office", "target", region, {"region": region, "months": months})
    # The plan of the north goes out as a worksheet and comes back: one figure changed, one dealer added.
    changed = {"North": {5: 18000}}
    yield Act(
        _day(3, 31), "office", "plan_sheet", "", {"changed": changed, "added": ("D03", 6, 9000)}
    )
    yield Act(_day(3, 31), "office", "agree", "")


def _every_month() -> Iterator[Act]:
    """Three orders of each dealer: confirmed, shipped, received, and paid by four of five."""
    for month in (4, 5, 6):
        for number, dealer in enumerate(DEALERS, 1):
            if dealer == "D05":
                continue
            day = _day(month, 1 + (number * 7 + month * 3) % 24)
            ref = f"{dealer}-{month}"
            product = list(PRODUCTS)[(number + month) % 3]
            quantity = 12 if number % 8 == 0 else 2 + (number * month) % 5
            lines = (
                [(product, quantity), ("VALVE-1", 3)] if number % 6 == 0 else [(product, quantity)]
            )
            boss, more = manager(dealer), {"dealer": dealer, "lines": lines}
            yield Act(day, rep(dealer), "order", ref, more | {"twice": number % 3 == 0})
            yield Act(day, boss, "confirm", ref)
            yield Act(_after(day, 1), boss, "ship", ref)
            place = "Store D31" if dealer == "D31" else ""
            if _after(day, 4) <= ENDS:
                yield Act(_after(day, 4), rep(dealer), "receive", ref, {"place": place})
            if number % 5 and _after(day, 29) <= ENDS:
                yield Act(
                    _after(day, 29), boss, "pay", dealer, {"of": ref, "twice": number % 3 == 1}
                )
            if number % 4 == 1:
                sale = {
                    "product": product,
                    "quantity": 1 + number % 3,
                    "amount": 130 * (1 + number % 3),
                }
                yield Act(
                    _day(month, 28), rep(dealer), "sell", dealer, sale | {"twice": number % 8 == 1}
                )


def _price_changes() -> Iterator[Act]:
    """Pumps become dearer in May; valves cheaper for gold dealers in the middle of June."""
    dearer = [
        *_priced("PUMP-1", (0, 10, "105.00"), (10, 0, "96.60")),
        *_priced("PUMP-2", (0, 0, "157.40")),
    ]
    more = {"book": "List", "starts": _day(5, 1), "lines": dearer}
    yield Act(_day(4, 20), "mona", "propose", "dearer", more)
    yield Act(_day(4, 20), "mona", "approve", "dearer", {"refused": "FORBIDDEN"})
    yield Act(_day(4, 21), "max", "approve", "dearer")
    more = {"book": "Gold", "starts": _day(6, 15), "lines": _priced("VALVE-1", (0, 0, "15.75"))}
    yield Act(_day(6, 1), "max", "propose", "cheaper", more)
    yield Act(_day(6, 2), "mona", "approve", "cheaper")
    free = {"book": "List", "starts": _day(6, 20), "lines": _priced("CTRL-1", (0, 0, "1.00"))}
    yield Act(_day(6, 3), "max", "propose", "free", free)
    yield Act(_day(6, 4), "mona", "reject", "free")


def _over_its_limit() -> Iterator[Act]:
    """D05 has 5,000 of credit: refused, held, overridden by who may, and freed by a payment."""
    boss, seller = manager("D05"), rep("D05")

    def order(ref: str, day: date, product: str, quantity: int) -> Act:
        return Act(day, seller, "order", ref, {"dealer": "D05", "lines": [(product, quantity)]})

    yield order("L1", _day(4, 7), "PUMP-2", 27)
    yield Act(_day(4, 7), boss, "confirm", "L1")
    yield Act(_day(4, 8), boss, "ship", "L1")
    yield order("L2", _day(4, 14), "PUMP-2", 13)
    yield Act(_day(4, 14), boss, "confirm", "L2")
    yield Act(_day(4, 14), boss, "confirm", "L2", {"hold": True})
    yield Act(_day(4, 15), seller, "confirm", "L2", {"refused": "FORBIDDEN", "override": True})
    yield Act(_day(4, 15), boss, "confirm", "L2", {"override": True})
    yield Act(_day(4, 16), boss, "ship", "L2")
    yield order("L3", _day(4, 20), "VALVE-1", 25)
    yield Act(_day(4, 20), boss, "confirm", "L3")
    yield Act(_day(5, 8), boss, "pay", "D05", {"amount": "4047.30", "twice": True})
    yield Act(_day(5, 8), boss, "confirm", "L3")
    yield Act(_day(5, 9), boss, "ship", "L3")
    yield order("L4", _day(6, 10), "PUMP-2", 20)
    yield Act(_day(6, 10), boss, "confirm", "L4", {"override": True})


def _out_of_stock() -> Iterator[Act]:
    """Twenty controls are there: the last ones are refused with numbers, one order waits, and new ones come."""
    for ref, dealer, day, quantity in (
        ("C1", "D11", _day(4, 9), 15),
        ("C2", "D12", _day(4, 10), 10),
        ("C3", "D13", _day(4, 13), 3),
    ):
        more = {"dealer": dealer, "lines": [("CTRL-1", quantity)]}
        yield Act(day, rep(dealer), "order", ref, more)
        yield Act(day, manager(dealer), "confirm", ref)
    yield Act(_day(4, 10), manager("D12"), "confirm", "C2", {"back_order": True})
    yield Act(_day(4, 11), manager("D12"), "ship", "C2")
    yield Act(_day(4, 13), manager("D13"), "confirm", "C3")
    yield Act(_day(4, 17), "office", "receipt", "CTRL-1", {"place": CENTRAL, "quantity": 30})
    yield Act(_day(4, 18), manager("D12"), "ship", "C2")
    yield Act(_day(4, 18), manager("D13"), "confirm", "C3")
    for ref, dealer in (("C1", "D11"), ("C2", "D12"), ("C3", "D13")):
        yield Act(_day(4, 20), manager(dealer), "ship", ref)
    # One that was counted is missing; and an order that nobody wants any more.
    yield Act(_day(5, 30), "office", "count_sheet", "CTRL-1", {"place": CENTRAL, "missing": 1})
    more = {"dealer": "D13", "lines": [("CTRL-1", 19)]}
    yield Act(_day(6, 8), rep("D13"), "order", "C4", more)
    yield Act(_day(6, 8), manager("D13"), "confirm", "C4")
    yield Act(_day(6, 9), manager("D13"), "cancel", "C4")
    more = {"dealer": "D11", "lines": [("CTRL-1", 17)]}
    yield Act(_day(6, 11), rep("D11"), "order", "C5", more)
    yield Act(_day(6, 11), manager("D11"), "confirm", "C5")
    yield Act(_day(6, 22), manager("D20"), "return", "D20-5", {"lines": [(0, 2)]})


def _one_customer() -> Iterator[Act]:
    """A dealer and a rep claim one hospital and offer two prices for it."""
    yield Act(_day(4, 2), "sam", "account", CUSTOMER)
    yield Act(
        _day(4, 8), "dora", "claim", "dealer's", {"dealer": "D03", "name": f"{CUSTOMER} GmbH"}
    )
    yield Act(_day(4, 9), "sam", "claim", "rep's", {"name": CUSTOMER})
    yield Act(_day(4, 10), "office", "approve_claim", "dealer's", {"days": 60})
    yield Act(_day(4, 10), "office", "approve_claim", "rep's")
    more = {"dealer": "D03", "lines": [("PUMP-1", 20, 0)], "name": f"{CUSTOMER} GmbH"}
    yield Act(_day(4, 13), "dora", "quote", "Q1", more)
    yield Act(_day(4, 13), "dora", "hand_in", "Q1")
    yield Act(_day(4, 14), "dora", "send", "Q1")
    yield Act(_day(4, 15), "sam", "quote", "Q2", {"lines": [("PUMP-1", 20, 5)], "name": CUSTOMER})
    yield Act(_day(4, 15), "sam", "hand_in", "Q2")
    yield Act(_day(4, 15), "sam", "hand_in", "Q2", {"reason": "They buy for three houses"})
    yield Act(_day(4, 16), "max", "approve_quote", "Q2")
    yield Act(_day(4, 16), "sam", "send", "Q2")
    yield Act(_day(4, 17), "office", "decide", "", {"winner": "dealer's"})
    yield Act(_day(4, 17), "office", "reject_claim", "rep's")
    yield Act(_day(5, 4), "dora", "accept", "Q1", {"order": "O-Q1", "dealer": "D03"})
    yield Act(_day(5, 4), "sam", "decline", "Q2")
    yield Act(_day(5, 4), "mona", "confirm", "O-Q1")
    yield Act(_day(5, 5), "mona", "ship", "O-Q1")
    yield Act(_day(5, 6), "dora", "win", "dealer's")
    # A claim that nobody follows up ends by itself.
    more = {"dealer": "D09", "name": "Baubetrieb Lindner"}
    yield Act(_day(4, 6), rep("D09"), "claim", "idle", more)
    yield Act(_day(4, 9), "office", "approve_claim", "idle", {"days": 30})


def _campaign() -> Iterator[Act]:
    """Brochures for spring: fifty for each of six dealers, sixty at most."""
    yield Act(OPENS, "office", "brochures", "", {"stock": 500, "quota": 60})
    for number in range(1, 7):
        dealer, day = DEALERS[number - 1], _day(4, 14 + number)
        ref = f"M{number}"
        yield Act(day, rep(dealer), "request", ref, {"dealer": dealer, "quantity": 50})
        for deed in ("grant", "allot", "send_out"):
            yield Act(_after(day, 1), "office", deed, ref)
        yield Act(_after(day, 3), rep(dealer), "take_in", ref)
    yield Act(_day(5, 12), rep("D01"), "request", "M7", {"dealer": "D01", "quantity": 20})
    yield Act(_day(5, 13), "office", "grant", "M7")
    yield Act(_day(6, 25), "office", "send_back", "M2", {"quantity": 10})


def _at_the_dealers() -> Iterator[Act]:
    """Goods of ours at D30 until they are sold; what D31 has bought leaves its own store."""
    more = {"from_place": CENTRAL, "to_place": "Consignment D30", "quantity": 40}
    yield Act(_day(4, 7), "office", "transfer", "VALVE-1", more)
    for day, quantity in ((_day(4, 24), 6), (_day(5, 22), 30), (_day(6, 19), 5)):
        sale = {"product": "VALVE-1", "quantity": quantity, "place": "Consignment D30"}
        yield Act(day, rep("D30"), "sell", "D30", sale | {"twice": True})
    own = {"product": "PUMP-2", "quantity": 2, "amount": 400, "place": "Store D31"}
    yield Act(_day(6, 25), rep("D31"), "sell", "D31", own)
    yield Act(_day(6, 26), rep("D31"), "sell", "D31", own)
    sold = [("PUMP-2", 1, 210), ("PUMP-2", 2, 400)]
    yield Act(_day(6, 26), "office", "sales_sheet", "D31", {"sold": sold})


def written() -> list[Act]:
    """The whole quarter, day by day; what comes first in a story comes first on its day."""
    stories = (_before, _price_changes, _one_customer, _campaign, _out_of_stock, _over_its_limit)
    acts = [act for story in (*stories, _at_the_dealers, _every_month) for act in story()]
    return sorted(acts, key=lambda act: act.day)
