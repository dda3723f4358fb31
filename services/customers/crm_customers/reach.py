"""Telephone numbers, e-mail addresses and messengers: what was typed is kept, what is compared stands beside it.

The rule kept here: two ways to write one number compare as equal (E.164), and a number that belongs to no country
is kept and found by its digits. A number without +country is read in its account's country.
"""

import re
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from typing import Any

import phonenumbers

from crm_customers import dialling

# Mobile telephones of China, the commonest numbers of all, as they are mostly written: their forms are known.
CHINA_MOBILE = re.compile(
    r"(\+86|0086|86)?[ -]?(1[3-9][0-9])[ -]?([0-9]{4})[ -]?([0-9]{4})", re.ASCII
)
NO_DIGIT = re.compile("[^0-9]+")
SHORTEST_TAIL = 6  # fewer digits than these would fit too many numbers


@lru_cache(maxsize=4096)
def e164(number: str, country: str) -> str:
    """+<country><number>, or "" when it is not a possible number."""
    mobile = CHINA_MOBILE.fullmatch(number)
    if mobile and (mobile[1] == "+86" or (country == "CN" and mobile[1] != "86")):
        return f"+86{mobile[2]}{mobile[3]}{mobile[4]}"
    if (plain := dialling.e164(number, country)) is not None:
        return plain
    try:
        parsed = phonenumbers.parse(number, country or None)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_possible_number(parsed):
        return ""
    extension = len(str(parsed.national_number)) < SHORTEST_TAIL
    if extension and not phonenumbers.is_valid_number(parsed):
        return ""
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)


def digits(number: str) -> str:
    """Only the digits of a number, also of one in full-width digits."""
    if number.isascii():
        return NO_DIGIT.sub("", number)
    return "".join(str(int(letter)) for letter in number if letter.isdecimal())


def tail(number: str) -> str:
    """The digits by which a number is looked for that has no E.164 form; "" when they are too few."""
    found = digits(number).lstrip("0")
    return found if len(found) >= SHORTEST_TAIL else ""


def normal_phones(phones: Iterable[Mapping[str, Any]], country: str) -> list[dict[str, Any]]:
    """The phones with their E.164 forms; the same number twice is kept once."""
    kept: dict[str, dict[str, Any]] = {}
    for phone in phones:
        found = {**phone, "e164": e164(phone["number"], country)}
        kept.setdefault(found["e164"] or digits(phone["number"]) or phone["number"], found)
    return list(kept.values())


def normal_email(address: str) -> str:
    """The address as it is compared: trimmed, lower case, its domain in ASCII."""
    name, _, domain = address.strip().lower().rpartition("@")
    return f"{name}@{_ascii(domain)}"


@lru_cache(maxsize=4096)
def _ascii(domain: str) -> str:
    """A domain as it is asked for; one that cannot exist still equals itself."""
    with suppress(UnicodeError):
        return domain.encode("idna").decode()
    return domain


def normal_emails(emails: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The addresses with their compared forms; the same address twice is kept once."""
    kept: dict[str, dict[str, Any]] = {}
    for email in emails:
        found = {**email, "normalized": normal_email(email["address"])}
        kept.setdefault(found["normalized"], found)
    return list(kept.values())


def normal_messengers(messengers: Iterable[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The names in messengers, trimmed; the same name in the same messenger is kept once."""
    kept: dict[tuple[str, str], dict[str, Any]] = {}
    for messenger in messengers:
        handle = messenger["handle"].strip()
        if not handle:
            continue
        found = {**messenger, "handle": handle}
        kept.setdefault((messenger.get("kind") or "", handle.casefold()), found)
    return list(kept.values())


def numbers(phones: Iterable[Mapping[str, Any]]) -> list[str]:
    """The E.164 forms: what the lookup by telephone number compares."""
    return [phone["e164"] for phone in phones if phone["e164"]]


def searchable_digits(phones: Iterable[Mapping[str, Any]]) -> list[str]:
    """The digits by which a phone is found as one types: with the country, and as dialled within it."""
    found: dict[str, None] = {}
    for phone in phones:
        typed = digits(phone["number"])
        full = phone["e164"].lstrip("+")
        for text in (
            full,
            typed if not full.endswith(typed.lstrip("0")) else "",
            _national(phone["e164"]),
        ):
            if text:
                found.setdefault(text)
    return list(found)


@lru_cache(maxsize=4096)
def _national(number: str) -> str:
    """The number as it is dialled within its country: 030123456."""
    if not number:
        return ""
    if number.startswith("+861") and CHINA_MOBILE.fullmatch(number):
        return number[3:]
    if (plain := dialling.national(number)) is not None:
        return plain
    parsed = phonenumbers.parse(number)
    text = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return re.sub(r"\D", "", text)
