"""Addresses as they are compared: the road and the number of the house, without what people add or shorten.

The rule kept here: a district, a floor or the kind of a road written out does not make two addresses differ.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from crm_customers import searching
from crm_customers.identity.names import WORD, plain_letters, spelt, syllables
from crm_customers.identity.words import ROADS

ROAD = re.compile(r"([㐀-鿿]{1,8}?(?:大道|大街|路|街|道|巷|弄|胡同|里|村))(\d+)?")
HOUSE = re.compile(r"\d+")
DIVISION = re.compile("^.*?[省市区县镇乡]")
ENDS = re.compile("(strasse|street|str)$")


class Place(NamedTuple):
    """An address as it is compared."""

    road: str  # how the road's name sounds, without its kind
    houses: tuple[str, ...]  # all numbers in it, in their order


@lru_cache(maxsize=50_000)
def read(street: str) -> Place:
    """The road and the numbers of a street line."""
    text = searching.plain(street) if not street.isascii() else street.lower()
    houses = tuple(number.lstrip("0") or "0" for number in HOUSE.findall(text))
    if searching.HAN.search(text):
        rest = text
        while (shorter := DIVISION.sub("", rest, count=1)) != rest and searching.HAN.search(
            shorter
        ):
            rest = shorter
        found = ROAD.search(rest)
        han = found.group(1) if found else "".join(searching.HAN.findall(rest))
        return Place(spelt("".join(syllables(han))), houses)
    words = WORD.findall(plain_letters(text.replace("ß", "ss")))
    kept = [ROADS.get(word, word) for word in words if not word.isdigit()]
    return Place(spelt(ENDS.sub("", "".join(kept).replace("strasse", ""))), houses)


@lru_cache(maxsize=50_000)
def postal(code: str) -> str:
    """A postal code without spaces and case."""
    return "".join(letter for letter in code.upper() if letter.isalnum())


@lru_cache(maxsize=50_000)
def tax(number: str) -> str:
    """A tax number without what only makes it readable."""
    return "".join(letter for letter in searching.plain(number).upper() if letter.isalnum())
