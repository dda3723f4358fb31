"""What a text means as a value of an attribute: pure decisions, one reader for each type.

The rule kept here: a value is stored as one exact text ("1200.5 EUR", "2026-11-22", "yes"), so that equal values are
equal texts; what cannot be read is refused with what would be right.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from cel_expr_python import cel  # type: ignore[import-untyped]
from crm_chassis.said import said

Value = str | list[str]  # a list for several choices
LONGEST = 2000
LAST_ID = 2**62
YES = frozenset({"yes", "y", "true", "1", "是", "有"})
NO = frozenset({"no", "n", "false", "0", "否", "无", "没有"})
AMOUNT = re.compile(r"^(?:([A-Z]{3})\s*)?(-?[\d.,]+)(?:\s*([A-Z]{3}))?$")
GROUPED = re.compile(r"^-?\d{1,3}(?:,\d{3})+(?:\.\d+)?$")
DAY = re.compile(r"^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$")
LOGIN = re.compile(r"^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$")
SPLIT = re.compile(r"[,;，；、|\n]")
MOST_NUMBER = Decimal(10) ** 14


class Unfit(ValueError):
    """A text that is no value of its attribute; says what would be right."""


@dataclass(frozen=True, slots=True)
class Definition:
    """What an attribute is, as far as its values depend on it."""

    attribute_id: int
    name: str
    type: str
    choices: Mapping[str, Collection[str]] = field(default_factory=dict)  # value → its labels
    retired: Collection[str] = ()
    currency: str = ""
    min_value: str = ""
    max_value: str = ""
    decimals: int = 0
    max_length: int = 0
    pattern: str = ""
    readers: Collection[str] = ()

    def __hash__(self) -> int:
        return hash((self.attribute_id, self.type, self.currency))


def read(definition: Definition, text: str) -> Value:
    """The value that a text means, in the one way in which it is stored; raises Unfit."""
    if "\x00" in text:
        raise Unfit("must not hold a null character")
    return READERS[definition.type](definition, unicodedata.normalize("NFC", text).strip())


def _text(definition: Definition, text: str) -> str:
    most = definition.max_length or LONGEST
    if len(text) > most:
        raise Unfit(said("must be at most %(most)s characters", most=most))
    if definition.pattern and not looks_like(definition.pattern, text):
        raise Unfit(said("must look like %(pattern)s", pattern=definition.pattern))
    return text


def looks_like(pattern: str, text: str) -> bool:
    """Whether a whole text fits an RE2 pattern (which takes linear time, whatever the pattern)."""
    found = _matcher().eval(data={"text": text, "pattern": f"^(?:{pattern})$"})
    if found.type() == cel.Type.ERROR:
        raise Unfit(said("its pattern cannot be read: %(value)s", value=found.value()))
    return bool(found.value())


@lru_cache(maxsize=1)
def _matcher() -> Any:
    both = {"text": cel.Type.STRING, "pattern": cel.Type.STRING}
    return cel.NewEnv(variables=both).compile("text.matches(pattern)")


def _decimal(definition: Definition, text: str, places: int) -> Decimal:
    plain = unicodedata.normalize("NFKC", text)  # full-width digits too
    if GROUPED.match(plain):
        plain = plain.replace(",", "")
    try:
        number = Decimal(plain)
    except InvalidOperation:
        raise Unfit("must be a number, like 120 or 2.5") from None
    if not number.is_finite() or abs(number) >= MOST_NUMBER:
        raise Unfit("must be a number of at most 14 digits")
    if number != round(number, places):
        if not places:
            raise Unfit("must be a whole number")
        raise Unfit(said("must have at most %(places)s digits after the point", places=places))
    if definition.min_value and number < Decimal(definition.min_value):
        raise Unfit(said("must be at least %(min_value)s", min_value=definition.min_value))
    if definition.max_value and number > Decimal(definition.max_value):
        raise Unfit(said("must be at most %(max_value)s", max_value=definition.max_value))
    return number


def plain_number(number: Decimal) -> str:
    """A number without exponent and without zeros at its end."""
    return f"{number.normalize():f}" if number else "0"


def _number(definition: Definition, text: str) -> str:
    return plain_number(_decimal(definition, text, definition.decimals))


def _money(definition: Definition, text: str) -> str:
    found = AMOUNT.match(unicodedata.normalize("NFKC", text).strip().upper())
    if found is None:
        raise Unfit(
            said("must be a sum, like 1200.50 %(currency)s", currency=definition.currency or "EUR")
        )
    currency = found[1] or found[3] or definition.currency
    if not currency:
        raise Unfit("must name its currency, like 1200.50 EUR")
    if definition.currency and currency != definition.currency:
        raise Unfit(said("must be in %(currency)s", currency=definition.currency))
    return f"{plain_number(_decimal(definition, found[2], definition.decimals or 4))} {currency}"


def _date(definition: Definition, text: str) -> str:
    found = DAY.match(unicodedata.normalize("NFKC", text))
    try:
        day = date(*(int(part) for part in found.groups())) if found else None
    except ValueError:
        day = None
    if day is None:
        raise Unfit("must be a day, like 2026-11-22")
    if definition.min_value and day < date.fromisoformat(definition.min_value):
        raise Unfit(said("must not be before %(min_value)s", min_value=definition.min_value))
    if definition.max_value and day > date.fromisoformat(definition.max_value):
        raise Unfit(said("must not be after %(max_value)s", max_value=definition.max_value))
    return day.isoformat()


def _yes_no(_definition: Definition, text: str) -> str:
    word = text.casefold()
    if word in YES or word in NO:
        return "yes" if word in YES else "no"
    raise Unfit("must be yes or no")


def _choice(definition: Definition, text: str) -> str:
    word = text.casefold()
    for value, labels in definition.choices.items():
        if word == value or word in labels:
            return value
    shown = [value for value in definition.choices if value not in definition.retired]
    more = ", …" if len(shown) > 20 else ""
    raise Unfit(said("must be one of: %(shown)s%(more)s", shown=", ".join(shown[:20]), more=more))


def _choices(definition: Definition, text: str) -> list[str]:
    words = [word.strip() for word in SPLIT.split(text)]
    chosen = {_choice(definition, word) for word in words if word}
    return [value for value in definition.choices if value in chosen]


def _record(_definition: Definition, text: str) -> str:
    if not text.isascii() or not text.isdigit() or not 0 < int(text) < LAST_ID:
        raise Unfit("must be the number of a record, like 42")
    return str(int(text))


def _user(_definition: Definition, text: str) -> str:
    if not LOGIN.match(text):
        raise Unfit("must be a login name, like anna.keller")
    return text


READERS: Mapping[str, Callable[[Definition, str], Value]] = {
    "text": _text,
    "number": _number,
    "money": _money,
    "date": _date,
    "yes_no": _yes_no,
    "choice": _choice,
    "choices": _choices,
    "account": _record,
    "contact": _record,
    "user": _user,
}


def as_text(value: Value) -> str:
    """A value as one text: several choices with commas between them."""
    return value if isinstance(value, str) else ",".join(value)


def sort_value(kind: str, text: str) -> Decimal | None:
    """What "<" and ">" compare: the number, the sum, or the day counted from year 1; None if the type has none."""
    if not text:
        return None
    if kind == "number":
        return Decimal(text)
    if kind == "money":
        return Decimal(text.split(" ", maxsplit=1)[0])
    return Decimal(date.fromisoformat(text).toordinal()) if kind == "date" else None


def check_definition(definition: Definition) -> dict[str, str]:
    """What is wrong with a definition, by field."""
    problems: dict[str, str] = {}
    if definition.pattern:
        try:
            looks_like(definition.pattern, "")
        except Unfit as unfit:
            problems["pattern"] = str(unfit)
    limits: dict[str, Decimal | None] = {}
    for name in ("min_value", "max_value"):
        text = getattr(definition, name)
        if not text:
            continue
        if definition.type not in ("number", "money", "date"):
            problems[name] = "is for numbers, sums and days only"
            continue
        try:
            free = Definition(0, "", "date" if definition.type == "date" else "number", decimals=4)
            limits[name] = sort_value(free.type, as_text(read(free, text)))
        except Unfit as unfit:
            problems[name] = str(unfit)
    low, high = limits.get("min_value"), limits.get("max_value")
    if low is not None and high is not None and low > high:
        problems["max_value"] = "is below the smallest value"
    if definition.type in ("choice", "choices") and not definition.choices:
        problems["choices"] = "say what can be chosen"
    return problems


def may_see(roles: Collection[str], readers: Collection[str]) -> bool:
    """Whether somebody with these roles sees an attribute; administrators and other services see all."""
    return not readers or bool({"admin", "service", *readers}.intersection(roles))
