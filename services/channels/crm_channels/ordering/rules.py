"""What holds of an order without looking anything up: its steps, its money, what is left of a line.

The rule kept here: pure. STEPS is the one table of states; every amount of money is that of amounts.py, and what is
invoiced of a line in parts adds up to the line.
"""

from decimal import Decimal
from typing import Any

from crm_channels.amounts import amount_of

# step → the states from which it may be taken, and the state it leads to ("" : what is shipped and returned decides)
STEPS: dict[str, tuple[frozenset[str], str]] = {
    "place": (frozenset({"draft"}), "placed"),
    "hold": (frozenset({"placed", "on_hold"}), "on_hold"),
    "confirm": (frozenset({"placed", "on_hold"}), "confirmed"),
    "allocate": (frozenset({"confirmed", "partly_shipped"}), ""),
    "ship": (frozenset({"confirmed", "partly_shipped"}), ""),
    "receive": (frozenset({"partly_shipped", "shipped"}), ""),
    "return": (frozenset({"partly_shipped", "shipped", "delivered"}), ""),
    "cancel": (frozenset({"draft", "placed", "on_hold", "confirmed", "partly_shipped"}), ""),
    "close": (frozenset({"delivered", "returned"}), "closed"),
}
OPEN = frozenset({"confirmed", "partly_shipped"})  # what is not shipped of these counts as exposure
LIVE = frozenset({"draft", "placed", "on_hold", "confirmed", "partly_shipped", "shipped"})


def allowed(state: str, step: str) -> bool:
    """Whether the table lets an order in this state take this step."""
    return state in STEPS[step][0]


def part_of(line: Any, currency: str, before: Decimal, after: Decimal) -> Decimal:
    """What of a line's money lies between two quantities: parts add up to the whole, whatever the rounding."""
    worth = (
        amount_of(each, line.unit_price, currency, line.discount_percent)
        for each in (after, before)
    )
    return next(worth) - next(worth)


def open_quantity(line: Any) -> Decimal:
    """What of a line is still to be shipped."""
    rest: Decimal = line.quantity - line.shipped - line.cancelled
    return rest


def open_amount(line: Any, currency: str) -> Decimal:
    """What the unshipped rest of a line is worth: what it adds to the exposure."""
    return part_of(line, currency, line.shipped, line.quantity - line.cancelled)


def back_ordered(line: Any) -> Decimal:
    """What of a line is neither shipped nor reserved."""
    rest: Decimal = open_quantity(line) - line.reserved
    return rest


def state_after(lines: list[Any], received: bool) -> str:
    """Where a confirmed order stands by what was shipped, received and returned of its lines."""
    shipped = sum((line.shipped for line in lines), Decimal(0))
    if any(open_quantity(line) for line in lines):
        return "partly_shipped" if shipped else "confirmed"
    if not shipped:
        return "cancelled"
    if all(line.returned == line.shipped for line in lines):
        return "returned"
    return "delivered" if received else "shipped"
