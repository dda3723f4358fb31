"""Telephone numbers of callers, read the same way wherever they come in.

The rule kept here: a number is kept as +<country><number> when it can be read so, else as it was typed (an extension
is a number too); what holds no digits is refused.
"""

from crm_chassis.errors import Invalid

from crm_tickets import rules


def normal(text: str, path: str, country: str = "") -> str:
    """The number as it is kept; "" stays "". Raises Invalid naming `path`."""
    text = " ".join(text.split())
    if not text:
        return ""
    if sum(letter.isdigit() for letter in text) < 2:
        raise Invalid({path: "must be a telephone number"})
    return rules.normal_phone(text, country) or text


def shown(number: str) -> str:
    """The number as people write it."""
    return rules.written_phone(number)
