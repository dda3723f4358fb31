"""Telephone numbers that are written plainly, read by the tables of `phonenumbers` without the detours of its parser.

The rule kept here: the answer is the library's own, digit for digit; what is not written plainly is left to it. An
import reads millions of numbers, and nearly all of them are digits with spaces.
"""

import re
from functools import lru_cache
from typing import Any, NamedTuple

import phonenumbers
from phonenumbers import PhoneMetadata

PLAIN = re.compile(r"\+?[0-9](?:[ -]?[0-9]){5,16}", re.ASCII)
BREAKS = {ord(" "): None, ord("-"): None}
NATIONAL_FROM = 6  # fewer digits than these are judged by the library: they may be anything
FIRST_GROUP = re.compile(r"\\\d")
GROUP_OR_DIGIT = re.compile(r"\\(\d)|(\d)")


class Form(NamedTuple):
    """How numbers that begin so are dialled within their country: digits and groups of the pattern."""

    begins: re.Pattern[str] | None
    pattern: re.Pattern[str]
    parts: tuple[str | int, ...]


class Region(NamedTuple):
    """What has to be known of a country to read its numbers."""

    code: str
    foreign: re.Pattern[str]  # what is dialled before another country's code
    trunk: re.Pattern[str] | None  # what is dialled before a number within the country
    rewrites: bool  # whether what is dialled there is more than a prefix
    national: re.Pattern[str]
    lengths: frozenset[int]
    local: frozenset[int]
    longest: int
    forms: tuple[Form, ...]


def _parts(form: Any) -> tuple[str | int, ...]:
    """The digits and groups of a form, in their order, without what only makes it readable."""
    written = form.format
    if form.national_prefix_formatting_rule:
        written = FIRST_GROUP.sub(
            lambda found: FIRST_GROUP.sub(
                lambda _: found.group(), form.national_prefix_formatting_rule
            ),
            written,
            count=1,
        )
    return tuple(
        int(found[1]) if found[1] else found[2] for found in GROUP_OR_DIGIT.finditer(written)
    )


def _region(metadata: Any) -> Region:
    general, trunk = metadata.general_desc, metadata.national_prefix_for_parsing
    forms = []
    for form in metadata.number_format:
        begins = form.leading_digits_pattern
        forms.append(
            Form(re.compile(begins[-1]) if begins else None, re.compile(form.pattern), _parts(form))
        )
    return Region(
        code=str(metadata.country_code),
        foreign=re.compile(metadata.international_prefix or "NonMatch"),
        trunk=re.compile(trunk) if trunk else None,
        rewrites=bool(metadata.national_prefix_transform_rule),
        national=re.compile(general.national_number_pattern or "(?!)"),
        lengths=frozenset(general.possible_length),
        local=frozenset(general.possible_length_local_only),
        longest=max(general.possible_length),
        forms=tuple(forms),
    )


@lru_cache(maxsize=512)
def region_of(country: str) -> Region | None:
    """What is known of a country, by its two letters."""
    metadata = PhoneMetadata.metadata_for_region(country, None)
    return None if metadata is None else _region(metadata)


@lru_cache(maxsize=512)
def region_behind(code: str) -> Region | None:
    """What is known of the country that has this code, the leading one if several share it."""
    number = int(code)
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(number)
    if regions is None:
        return None
    metadata = PhoneMetadata.metadata_for_region_or_calling_code(number, regions[0])
    return None if metadata is None else _region(metadata)


def _split(digits: str) -> tuple[Region | None, str]:
    """The country of a whole number, and the rest of it."""
    if digits[0] != "0":
        for size in (1, 2, 3):
            region = region_behind(digits[:size])
            if region is not None:
                return region, digits[size:]
    return None, ""


def _without_trunk(region: Region, digits: str) -> str:
    """A number without what is dialled before it within its country; "" where that is not just taken off."""
    found = region.trunk.match(digits) if region.trunk is not None else None
    if found is None:
        return digits
    groups = found.groups()
    if region.rewrites and not (groups and groups[-1] is None):
        return ""
    rest = digits[found.end() :]
    if region.national.fullmatch(digits) and not region.national.fullmatch(rest):
        return digits
    fits = len(rest) in region.lengths or (
        len(rest) > region.longest and len(rest) not in region.local
    )
    return rest if fits else digits


def e164(number: str, country: str) -> str | None:
    """+<country><number> of a number that is written plainly; None for any other, and for what is no number."""
    if not PLAIN.fullmatch(number):
        return None
    digits = number.translate(BREAKS)
    if digits[0] == "+":
        region, digits = _split(digits[1:])
    else:
        region = region_of(country) if country else None
        if region is not None and (region.foreign.match(digits) or digits.startswith(region.code)):
            return None
    if region is None or len(digits) < NATIONAL_FROM:
        return None
    national = _without_trunk(region, digits)
    size = len(national)
    if size < NATIONAL_FROM or len(national.lstrip("0")) < NATIONAL_FROM:
        return None
    leading = region_behind(region.code)
    if leading is None or not (size in leading.lengths or size in leading.local):
        return None
    return f"+{region.code}{national}"


def national(number: str) -> str | None:
    """An E.164 number's digits as they are dialled within its country; None where the library has to say it."""
    region, digits = _split(number[1:])
    if region is None or len(digits) < NATIONAL_FROM:
        return None
    rest = _without_trunk(region, digits)
    if not rest.strip("0"):
        return None
    for form in region.forms:
        if form.begins is not None and not form.begins.match(rest):
            continue
        if found := form.pattern.fullmatch(rest):
            return "".join(
                part if isinstance(part, str) else (found[part] or "") for part in form.parts
            )
    return rest
