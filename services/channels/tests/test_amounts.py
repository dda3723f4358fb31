"""One customer, one amount: a quote, the order that it becomes and its invoices agree to the cent."""

from decimal import Decimal
from itertools import pairwise
from typing import Any

from crm_channels import amounts
from crm_channels.ordering import rules
from hypothesis import given
from hypothesis import strategies as st

from .quote_desk import Desk, book, partner, price
from .trade_desk import receipt, warehouse

MONEY = st.decimals(0, 10**9, places=4)
CURRENCIES = st.sampled_from(("EUR", "JPY", "KWD"))
PERCENT = st.decimals(0, 100, places=4)


class Line:
    """A line of an order."""

    def __init__(self, unit_price: Decimal, discount_percent: Decimal) -> None:
        self.unit_price, self.discount_percent = unit_price, discount_percent


@given(MONEY, MONEY, PERCENT, CURRENCIES, st.lists(MONEY, max_size=4))
def test_a_discount_is_the_same_before_and_after_and_parts_add_up(
    quantity: Decimal, unit: Decimal, percent: Decimal, currency: str, cuts: list[Decimal]
) -> None:
    coin = amounts.places(currency)
    whole = amounts.amount_of(quantity, unit, currency, percent)
    quoted = amounts.unit_price(unit, percent)
    assert whole == amounts.amount_of(quantity, quoted, currency)
    assert abs(whole - quoted * quantity) <= coin / 2
    assert whole == whole.quantize(coin)
    at = [Decimal(0), *sorted(min(cut, quantity) for cut in cuts), quantity]
    line = Line(unit, percent)
    parts = [rules.part_of(line, currency, *pair) for pair in pairwise(at)]
    assert sum(parts, Decimal(0)) == whole
    assert all(part >= 0 for part in parts)


def test_a_quote_its_order_and_its_invoices_agree_to_the_cent(world: Any) -> None:
    desk = Desk(world)
    yen = book(world, "List in yen", "JPY")
    price(world, yen.price_book_id, desk.toner.product_id, "1333.3333")
    dealer, central = partner(world, "Dealer"), warehouse(world)
    receipt(world, central, desk.toner, "20")
    for currency, expected in (("EUR", "26.22"), ("JPY", "3500")):
        world.call(
            "SetCredit", partner_id=dealer.partner_id, currency=currency, credit_limit="9999"
        )
        lines = [desk.line("12.5", each, product_id=desk.toner.product_id) for each in ("1.5",) * 2]
        quote = desk.sent(
            "admin",
            f"Buyer {currency}",
            *lines,
            **{"partner_id": dealer.partner_id, "currency": currency},
        )
        order_id = desk.step("Accept", quote, "admin").order_id
        order = world.call("ConfirmOrder", order_id=order_id)
        assert [x.amount for x in order.lines] == [x.amount for x in quote.lines]
        assert order.amount == quote.total_amount == expected
        for part in ("0.5", "1"):
            parts = [{"order_line_id": x.order_line_id, "quantity": part} for x in order.lines]
            world.call("ShipOrder", order_id=order_id, lines=parts)
        found = world.call("GetCreditAccount", partner_id=dealer.partner_id, currency=currency)
        assert (found.open_orders, found.receivable) == ("0", order.amount)
