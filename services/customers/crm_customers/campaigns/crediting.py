"""How one order or won deal is credited to the touches before it.

The rule kept here: the shares of a conversion add up to one exactly, and the parts of its money to its money, to the
last cent. First and last touch, evenly, and by position (40/20/40) are the four usual single-source rules; see Shao and
Li, "Data-driven multi-touch attribution models", KDD 2011, section 2, for them and for what they cannot say: none of
them proves that a touch was why somebody bought.
"""

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal
from fractions import Fraction

CENT = Decimal("0.01")
ENDS = Fraction(2, 5)  # what the first and the last touch get by position


def shares(model: str, count: int) -> list[Fraction]:
    """The share of each of so many touches, in their order."""
    if model == "first":
        return [Fraction(int(at == 0)) for at in range(count)]
    if model == "last":
        return [Fraction(int(at == count - 1)) for at in range(count)]
    if model == "linear" or count <= 2:
        return [Fraction(1, count)] * count
    inner = (1 - 2 * ENDS) / (count - 2)
    return [ENDS, *[inner] * (count - 2), ENDS]


def unit_of(amount: Decimal) -> Decimal:
    """The smallest part of an amount: a cent, or less where the amount itself has less."""
    exponent = amount.as_tuple().exponent
    return min(CENT, Decimal((0, (1,), exponent))) if isinstance(exponent, int) else CENT


def split(amount: Decimal, parts: Sequence[Fraction]) -> list[Decimal]:
    """The parts of an amount by shares: whole units, by the largest remainder (Hamilton), earlier ones first."""
    unit = unit_of(amount)
    units = int((abs(amount) / unit).to_integral_value())
    sign = -1 if amount < 0 else 1
    exact = [part * units for part in parts]
    whole = [int(Decimal(each.numerator // each.denominator)) for each in exact]
    left = units - sum(whole)
    by_rest = sorted(range(len(exact)), key=lambda at: (whole[at] - exact[at], at))
    for at in by_rest[:left]:
        whole[at] += 1
    return [sign * each * unit for each in whole]


def rounded(number: Fraction, places: int) -> Decimal:
    """A fraction with so many places, half up."""
    scale = 10**places
    floor = Decimal(2 * number.numerator * scale + number.denominator) / (2 * number.denominator)
    return floor.to_integral_value(ROUND_FLOOR) / scale
