"""What the report must say of the quarter, out of the model alone.

The rule kept here: nothing of the product is imported; every figure is reckoned anew.
"""

from datetime import date
from decimal import Decimal
from itertools import groupby
from statistics import median

from tests.quarter.model import Model
from tests.quarter.records import NOTHING
from tests.quarter.script import ENDS, EVENING, written

FIRST = date(2026, 4, 1)


def report(model: Model) -> dict[str, Decimal]:
    """The figures of the dashboard, by what they are called there."""
    orders = [each for each in model.orders.values() if each.state != "cancelled"]
    quotes, claims = model.quotes.values(), model.claims.values()
    ended = [each for each in quotes if each.state in ("accepted", "declined")]
    accepted = [each for each in quotes if each.state == "accepted"]
    credit = model.credit.values()
    due = [bill for each in credit for bill in each.invoices if FIRST <= bill.day <= ENDS]
    shipped = [each for each in model.requests.values() if each.shipped]
    waits = [(each.decided - each.handed_in).days * 86400 for each in claims if each.decided]
    found = {
        "dealer_orders.sales": sum((li.sold for each in orders for li in each.lines), NOTHING),
        "dealer_orders.count": len(orders),
        "dealer_orders.held": sum(each.state == "on_hold" for each in orders),
        "dealer_orders.overridden": sum(each.overridden for each in orders),
        "plans.planned": sum(
            (sum(each.months.values()) for each in model.targets.values()), NOTHING
        ),
        "sell_outs.quantity": sum(quantity for _, _, quantity, _ in model.sales),
        "sell_outs.amount": sum((amount for *_, amount in model.sales), NOTHING),
        "stock.on_hand": sum(model.stock.values()),
        "stock.short": len(model.short),
        "credit.exposure": sum((each.exposure for each in credit), NOTHING),
        "credit.limit": sum(each.limit for each in credit),
        "credit.over": sum(each.exposure > each.limit for each in credit),
        "credit.held": 0,
        "invoices.unpaid": sum((bill.left for bill in due), NOTHING),
        "payments.received": sum((each.paid for each in credit), NOTHING),
        "quotes.sent": sum(each.sent is not None for each in quotes),
        "quotes.accepted": sum((each.amount for each in accepted), NOTHING),
        "quotes.accepted_share": round(Decimal(len(accepted)) / len(ended), 4),
        "quotes.exceptional": sum(each.exceptional for each in quotes),
        "registrations.submitted": len(claims),
        "registrations.waiting": sum(each.state == "submitted" for each in claims),
        "registrations.decision_time": median(waits),
        "registrations.overridden": 0,
        "registrations.won": 2000 * sum(each.state == "won" for each in claims),
        "registrations.expired": sum(each.state == "expired" for each in claims),
        "conflicts.opened": model.conflict.count("opened"),
        "conflicts.open": int(model.conflict[-1] != "decided"),
        "materials.shipped": sum(each.quantity - each.returned for each in shipped),
        "materials.requested": len(model.requests),
        "partners.active": len(model.credit),
    }
    return {name: Decimal(str(value)) for name, value in found.items()}


def alone() -> tuple[Model, int]:
    """The whole quarter by the model alone, and how many lines of the script are refused."""
    model, refused = Model(), 0
    for day, acts in groupby(written(), key=lambda act: act.day):
        model.at(day)
        refused += sum(bool(model.play(act)) for act in acts)
    model.at(EVENING)
    return model, refused


def story() -> dict[str, int]:
    """What docs/a-quarter.md tells."""
    model, refused = alone()
    figures = report(model)
    script = written()
    return {
        "dealers": len(model.credit),
        "lines of the script": len(script),
        "sent twice": sum(bool(act.more.get("twice")) for act in script),
        "refused, each for its reason": refused,
        "orders": len(model.orders),
        "ordered, in euros": round(figures["dealer_orders.sales"]),
        "planned, in euros": round(figures["plans.planned"]),
        "sold by dealers, in units": int(figures["sell_outs.quantity"]),
        "in stock, in units": int(figures["stock.on_hand"]),
        "paid, in euros": round(figures["payments.received"]),
        "credit taken, in euros": round(figures["credit.exposure"]),
        "due and unpaid, in euros": round(figures["invoices.unpaid"]),
        "brochures at dealers": int(figures["materials.shipped"]),
    }
