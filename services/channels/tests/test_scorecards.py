"""What a scorecard says of trade, each figure with exactly its records."""

from typing import Any

from .plan_desk import plan, target
from .trade_desk import Shop, step


def test_a_scorecard_says_how_a_partner_orders_pays_and_sells_on(world: Any) -> None:
    shop = Shop(world)
    key = {"partner_id": shop.partner.partner_id}
    year = plan(world)
    target(world, year, **key, month_01="200", month_12="9999")
    world.call("AgreeSalesPlan", sales_plan_id=year.sales_plan_id)
    for quantity in ("2", "1"):
        step(world, "Ship", shop.confirmed(quantity))
    step(world, "Cancel", shop.confirmed("1"), reason="Not needed")
    money = {**key, "currency": "EUR"}
    world.call("CreatePayment", payment={**money, "amount": "250"})
    sold = {**key, "product_id": shop.goods.product_id, "quantity": "1"}
    world.call("CreateSellOut", sell_out={**sold, "sale_date": "2026-11-01"})
    world.clock.forward(days=31)
    card = world.call("GetPartnerScorecard", **key)
    told = {f.name: (f.value, f.unit, f.count) for f in card.figures}
    assert told["orders"] == ("2", "", 2)
    assert told["sales"] == ("300", "EUR", 2)
    assert told["paid_in_time"] == ("50", "percent", 2)
    assert told["overdue_receivables"] == ("50", "EUR", 1)
    assert told["sell_through"] == ("33.3", "percent", 1)
    assert told["plan_reached"][1:] == ("percent", 1)
    for figure in card.figures:
        bound = world.app.lists[figure.list]
        reply = world.call(bound.methods["List"].name, filter=figure.filter)
        assert len(getattr(reply, bound.entries)) == figure.count, figure.name
