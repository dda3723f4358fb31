"""Money: what one unit costs after its discount, and what so many of it come to.

The rule kept here: quotes, orders, invoices and sell-outs reckon with these functions and no others, so that they agree
to the cent. Rounded is half up, and twice only: a price after its discount to four places, an amount to the places of
its currency. Sums are sums.
"""

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.core import get_global
from babel.numbers import get_currency_precision

FOUR_PLACES = Decimal("0.0001")
HUNDRED = Decimal(100)
NOTHING = Decimal(0)


@lru_cache(maxsize=256)
def places(currency: str) -> Decimal:
    """The smallest amount of a currency: 0.01 of euros, 1 of yen."""
    return Decimal(1).scaleb(-get_currency_precision(currency))


def unit_price(price: Decimal, discount_percent: Decimal) -> Decimal:
    """The price of one unit after its discount."""
    if not discount_percent:
        return price
    return (price * (HUNDRED - discount_percent) / HUNDRED).quantize(
        FOUR_PLACES, rounding=ROUND_HALF_UP
    )


def amount_of(
    quantity: Decimal, price: Decimal, currency: str, discount_percent: Decimal = NOTHING
) -> Decimal:
    """What a quantity comes to after its discount."""
    whole = unit_price(price, discount_percent) * quantity
    return whole.quantize(places(currency), rounding=ROUND_HALF_UP)


def amount_in_sql(quantity: str, line: str, currency: str) -> str:
    """`amount_of` as an expression of SQL, of a line that has a price and a discount: for checks and migrations."""
    known = sorted((code, digits[0]) for code, digits in get_global("currency_fractions").items())
    other = " ".join(f"when '{c}' then {digits}" for c, digits in known if digits != 2)
    digits_of = f"case {currency} {other} else 2 end"
    price = f"round({line}.unit_price * (100 - {line}.discount_percent) * 0.01, 4)"
    return f"round({price} * ({quantity}), {digits_of})"
