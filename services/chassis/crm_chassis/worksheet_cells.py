"""What a cell of a worksheet holds, as one plain text, however a spreadsheet stores or formats it.

The rule kept here: a value that was not touched reads as it was given out, also after somebody changed the format of
its column; what cannot be read for certain is refused, never guessed.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

from crm_chassis.i18n import N_
from crm_chassis.records import decimal_text
from crm_chassis.said import said

# Day 0 of spreadsheets; wrong before March 1900 like theirs, which no business of ours is.
EPOCH = date(1899, 12, 30)
LAST_SERIAL = 2_958_465  # 9999-12-31
GROUPED = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
PLAIN = re.compile(r"[+-]?\d+(\.\d+)?")
DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
KINDS = ("text", "number", "date", "choice")
MOST_DIGITS = 15  # what a spreadsheet keeps of a number


class Choice(NamedTuple):
    """A word that a cell may hold: as records have it, and as people read it."""

    value: str
    label: str
    name: str = ""  # what counts too where it is no other's: a label may say more than people write


class WrongCell(Exception):
    """A cell that cannot be read."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


def _number_text(value: Any) -> str:
    """A number as a spreadsheet gives it, exactly as it shows it."""
    return decimal_text(Decimal(repr(value) if isinstance(value, float) else str(value)))


def _as_number(value: Any, places: int) -> str:
    if isinstance(value, bool | date | timedelta):
        raise WrongCell(N_("must be a number"))
    text = str(value).replace("\u00a0", "").replace(" ", "") if isinstance(value, str) else ""
    if isinstance(value, str):
        if not (PLAIN.fullmatch(text) or GROUPED.fullmatch(text)):
            raise WrongCell(N_("must be a number, like 1234.5"))
        text = text.replace(",", "")
    try:
        number = Decimal(text or _number_text(value))
    except InvalidOperation:
        raise WrongCell(N_("must be a number")) from None
    if not number.is_finite():
        raise WrongCell(N_("must be a number"))
    rounded = round(number, places)
    if isinstance(value, float) and abs(rounded - number) < Decimal("1e-9"):
        number = rounded  # 0.1 + 0.2 of a formula
    if number != rounded:
        raise WrongCell(said("has at most %(places)s decimal places", places=places))
    return decimal_text(rounded)


def _as_date(value: Any) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, int | float) and not isinstance(value, bool):
        if not 1 <= value <= LAST_SERIAL:
            raise WrongCell(N_("must be a day, like 2026-12-31"))
        return (EPOCH + timedelta(days=int(value))).isoformat()
    found = DAY.fullmatch(str(value).strip())
    try:
        if found:
            return date(*map(int, found.groups())).isoformat()
    except ValueError:
        pass
    raise WrongCell(N_("must be a day, like 2026-12-31"))


def _as_text(value: Any, issued: str) -> str:
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime | date):
        day = _as_date(value)
        return issued if _same_day(issued, day) else day
    if not isinstance(value, int | float):
        return str(value).replace("\r\n", "\n").replace("_x000D_", "").strip()
    number = _number_text(value)
    # A code such as 00123 that a spreadsheet made a number of is still the same code.
    if PLAIN.fullmatch(issued) and Decimal(issued) == Decimal(number):
        return issued
    return number


def _same_day(issued: str, day: str) -> bool:
    try:
        return _as_date(issued) == day
    except WrongCell:
        return False


def _as_choice(value: Any, choices: Sequence[Choice]) -> str:
    text = str(value).strip().casefold()
    for choice in choices:
        if text in (choice.value.casefold(), choice.label.casefold()):
            return choice.value
    named = [choice for choice in choices if choice.name and choice.name.casefold() == text]
    if len(named) == 1:
        return named[0].value
    if named:
        labels = ", ".join(choice.label for choice in named[:12])
        raise WrongCell(said("several are called so: choose one of %(choices)s", choices=labels))
    some = ", ".join(choice.label for choice in choices[:12])
    raise WrongCell(said("must be one of: %(choices)s", choices=some))


def read(
    kind: str, value: Any, issued: str = "", choices: Sequence[Choice] = (), places: int = 4
) -> str:
    """The cell's value as plain text, "" for an empty one; raises WrongCell with what would be right."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return ""
    if isinstance(value, str) and value.startswith("#") and value.endswith(("!", "?", "/A")):
        raise WrongCell(said("is an error of the spreadsheet: %(value)s", value=value))
    if kind == "number":
        return _as_number(value, places)
    if kind == "date":
        return _as_date(value)
    if kind == "choice":
        return _as_choice(_as_text(value, issued), choices)
    return _as_text(value, issued)


def exact(text: str) -> bool:
    """Whether a spreadsheet's number keeps this one exactly; else it is written as text."""
    digits = text.replace("-", "").replace(".", "").strip("0")
    return len(digits) <= MOST_DIGITS and len(text.partition(".")[0]) <= MOST_DIGITS


def shown(kind: str, text: str, choices: Mapping[str, str]) -> str:
    """A value as people read it."""
    return choices.get(text, text) if kind == "choice" else text
