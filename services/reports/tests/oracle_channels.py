"""What the figures of channels come to, record by record."""

from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from .oracle import Answer, Seen, Truth, at, customer, exact, on, utc, word
from .oracle_tickets import state, took

FOUR = Decimal("0.0001")


def partner_parts(truth: Truth, partner_id: int) -> dict[str, Any]:
    """What the partner of a record is."""
    partner = truth.get("crm.channels.Partner", partner_id)
    if partner is None:
        return {"partner": partner_id, "territory": ""}
    return {
        "partner": partner_id,
        "partner_tier": word(partner, "tier"),
        "partner_kind": word(partner, "kind"),
        "territory": partner.territory,
    }


def plain(resource: str, key: str, removable: bool = True) -> Any:
    """Records that say themselves whose they are and of which partner."""

    def seen(truth: Truth) -> Iterator[Seen]:
        for each in truth.alive(resource) if removable else truth.all(resource):
            parts = partner_parts(truth, each.partner_id)
            parts |= {"team": each.team, "owner": each.owner_id}
            if hasattr(each, "currency"):
                parts["currency"] = each.currency
            if hasattr(each, "state"):
                parts["state"] = word(each, "state")
            if hasattr(each, "account_id"):
                parts |= customer(truth, each.account_id)
            if hasattr(each, "campaign"):
                parts["material_campaign"] = each.campaign
            if hasattr(each, "product_line"):
                parts["product_line"] = each.product_line
            yield Seen(getattr(each, key), each, [each.owner_id], [each.team], parts)

    return seen


def product(truth: Truth, product_id: int) -> dict[str, Any]:
    """What is told of a product of ours."""
    found = truth.get("crm.channels.Product", product_id)
    if found is None:
        return {"product": "", "product_line": None}
    return {"product": found.sku, "product_line": found.product_line}


def order_lines(truth: Truth) -> Iterator[Seen]:
    for o in truth.alive("crm.channels.Order"):
        if word(o, "state") in ("draft", "cancelled"):
            continue
        for line in o.lines:
            parts = partner_parts(truth, o.partner_id)
            parts |= {
                "currency": o.currency,
                "state": word(o, "state"),
                "product_line": product(truth, line.product_id)["product_line"],
                "product": line.sku,
                "team": o.team,
                "owner": o.owner_id,
            }
            yield Seen(o.order_id, o, [o.owner_id], [o.team], parts, line)


def sold(seen: Seen) -> Decimal | None:
    """What a line comes to without what was cancelled or came back."""
    line = seen.more
    amount, ordered = exact(line.amount), Decimal(line.quantity)
    kept = ordered - (exact(line.cancelled) or 0) - (exact(line.returned) or 0)
    if amount is None or kept == ordered:
        return amount
    return (amount * kept / ordered).quantize(FOUR, ROUND_HALF_UP)


def target_months(truth: Truth) -> Iterator[Seen]:
    """Each month of a target in money, counted by orders, of a plan that is agreed."""
    for t in truth.alive("crm.channels.SalesTarget"):
        plan = truth.get("crm.channels.SalesPlan", t.sales_plan_id)
        if plan is None or utc(plan.delete_time) or word(plan, "state") == "draft":
            continue
        if word(plan, "measure") != "amount" or word(plan, "basis") != "orders":
            continue
        parts = partner_parts(truth, t.partner_id)
        parts |= {
            "currency": plan.currency,
            "product_line": t.product_line,
            "team": t.team,
            "owner": t.owner_id,
            "territory": t.territory or parts["territory"],
        }
        for month in range(1, 13):
            planned = exact(getattr(t, f"month_{month:02d}"))
            if planned:
                day = date(plan.plan_year, month, 1)
                yield Seen(t.sales_target_id, t, [t.owner_id], [t.team], parts, (day, planned))


def stock_entries(truth: Truth) -> Iterator[Seen]:
    balances = {(b.location_id, b.product_id): b for b in truth.all("crm.channels.StockBalance")}
    for e in truth.all("crm.channels.StockEntry"):
        balance = balances.get((e.location_id, e.product_id))
        if balance is not None:
            yield _stock(truth, balance, e)


def shortages(truth: Truth) -> Iterator[Seen]:
    for b in truth.all("crm.channels.StockBalance"):
        on_hand, reserved, minimum = exact(b.on_hand), exact(b.reserved), exact(b.minimum)
        if None not in (on_hand, reserved, minimum) and on_hand - reserved < minimum:  # type: ignore[operator]
            yield _stock(truth, b, b)


def _stock(truth: Truth, balance: Any, of: Any) -> Seen:
    location = truth.get("crm.channels.Location", balance.location_id)
    parts = {**product(truth, balance.product_id), "location": balance.location_id}
    owners = [location.owner_id if location is not None else ""]
    return Seen(balance.stock_balance_id, of, owners, None, parts, location)


def sell_outs(truth: Truth) -> Iterator[Seen]:
    for seen in plain("crm.channels.SellOut", "sell_out_id")(truth):
        seen.parts |= product(truth, seen.of.product_id)
        yield seen


def conflicts(truth: Truth) -> Iterator[Seen]:
    for f in truth.alive("crm.channels.CustomerConflict"):
        yield Seen(f.customer_conflict_id, f, [""], None, {})


def exposure(seen: Seen) -> Decimal | None:
    """Open orders and receivables; not known while one of them is not."""
    orders, receivable = exact(seen.of.open_orders), exact(seen.of.receivable)
    return None if orders is None or receivable is None else orders + receivable


def over(seen: Seen) -> bool:
    owed, limit = exposure(seen), exact(seen.of.credit_limit)
    return owed is not None and limit is not None and owed > limit


def unpaid(seen: Seen) -> bool:
    paid, amount = exact(seen.of.paid), exact(seen.of.amount)
    return paid is not None and amount is not None and paid < amount


def shipped(seen: Seen) -> Decimal | None:
    approved = exact(seen.of.approved_quantity)
    return None if approved is None else approved - (exact(seen.of.returned_quantity) or 0)


def located(seen: Seen) -> Any:
    """Since when there is the place where the goods lie."""
    return utc(seen.more.create_time) if seen.more is not None else None


def amount(name: str) -> Any:
    return lambda seen: exact(getattr(seen.of, name))


partners = plain("crm.channels.Partner", "partner_id")
registrations = plain("crm.channels.DealRegistration", "deal_registration_id")
quotes = plain("crm.channels.Quote", "quote_id")
credit = plain("crm.channels.CreditAccount", "credit_account_id")
invoices = plain("crm.channels.Invoice", "invoice_id", removable=False)
payments = plain("crm.channels.Payment", "payment_id", removable=False)
materials = plain("crm.channels.MaterialOrder", "material_order_id")
MADE = at("create_time")

ANSWERS = {
    "partners.active": Answer(partners, MADE, state("active"), stands=True),
    "dealer_orders.sales": Answer(order_lines, at("order_time"), value=sold, how="sum"),
    "dealer_orders.count": Answer(order_lines, at("order_time")),
    "dealer_orders.held": Answer(order_lines, at("order_time"), state("on_hold"), stands=True),
    "dealer_orders.overridden": Answer(
        order_lines,
        at("order_time"),
        lambda seen: (
            seen.of.credit_overridden or seen.of.stock_overridden or seen.of.price_overridden
        ),
    ),
    "plans.planned": Answer(
        target_months, lambda seen: seen.more[0], value=lambda seen: seen.more[1], how="sum"
    ),
    "quotes.sent": Answer(quotes, at("send_time")),
    "quotes.accepted": Answer(
        quotes, at("close_time"), state("accepted"), value=amount("total_amount"), how="sum"
    ),
    "quotes.accepted_share": Answer(
        quotes,
        at("close_time"),
        state("accepted", "declined", "expired"),
        value=lambda seen: 1 if state("accepted")(seen) else 0,
        how="mean",
    ),
    "quotes.ended": Answer(quotes, at("close_time")),
    "quotes.exceptional": Answer(quotes, MADE, lambda seen: seen.of.exceptional),
    "sell_outs.quantity": Answer(sell_outs, on("sale_date"), value=amount("quantity"), how="sum"),
    "sell_outs.amount": Answer(
        sell_outs,
        on("sale_date"),
        lambda seen: seen.of.currency != "",
        value=amount("amount"),
        how="sum",
    ),
    "stock.on_hand": Answer(
        stock_entries, MADE, stands=True, value=amount("on_hand_change"), how="sum"
    ),
    "stock.short": Answer(shortages, located, stands=True),
    "credit.exposure": Answer(credit, MADE, stands=True, value=exposure, how="sum"),
    "credit.limit": Answer(credit, MADE, stands=True, value=amount("credit_limit"), how="sum"),
    "credit.over": Answer(credit, MADE, over, stands=True),
    "credit.held": Answer(credit, MADE, lambda seen: seen.of.on_hold, stands=True),
    "invoices.unpaid": Answer(
        invoices,
        on("due_date"),
        unpaid,
        value=lambda seen: Decimal(seen.of.amount) - Decimal(seen.of.paid),
        how="sum",
    ),
    "payments.received": Answer(
        payments,
        on("pay_date"),
        lambda seen: word(seen.of, "kind") == "payment",
        value=amount("amount"),
        how="sum",
    ),
    "registrations.submitted": Answer(registrations, at("submit_time")),
    "registrations.waiting": Answer(
        registrations, at("submit_time"), state("submitted"), stands=True
    ),
    "registrations.overridden": Answer(
        registrations, at("decide_time"), lambda seen: seen.of.overridden
    ),
    "registrations.decision_time": Answer(
        registrations,
        at("decide_time"),
        value=took("submit_time", "decide_time"),
        how="median",
    ),
    "registrations.won": Answer(
        registrations,
        at("close_time"),
        lambda seen: state("won")(seen) and seen.of.expected_amount != "",
        value=amount("expected_amount"),
        how="sum",
    ),
    "registrations.expired": Answer(registrations, at("protected_until_time"), state("expired")),
    "conflicts.opened": Answer(conflicts, MADE),
    "conflicts.open": Answer(conflicts, MADE, stands=True, until=at("close_time")),
    "materials.requested": Answer(materials, MADE),
    "materials.shipped": Answer(materials, at("ship_time"), value=shipped, how="sum"),
}
