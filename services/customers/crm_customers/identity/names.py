"""Names as they are compared: without legal forms, case, accents, width and script; places in company names apart.

The rule kept here: what only says how a company is incorporated, or how somebody types, never makes two names differ.
"""

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from crm_customers import searching
from crm_customers.identity.words import (
    ABBREVIATED,
    CHINESE_FORMS,
    CHINESE_PLACES,
    FILLING,
    LATIN_FORMS,
    TITLES,
)

SPELT = re.compile("(?<=[aou])e")  # what is taken out
TWICE = re.compile(r"([a-z])(?=\1)")
WORD = re.compile(r"[^\W_]+")
PLACED = re.compile(f"^({'|'.join(CHINESE_PLACES)})[省市]?")
IN_BRACKETS = re.compile(r"[(（【\[]([^)）】\]]*)[)）】\]]")
FORM_SIZES = sorted({len(form) for form in CHINESE_FORMS}, reverse=True)
POINT_INSIDE = re.compile(r"(?<=\b\w)\.(?=\w\b)")
LONG = 14  # Handelsgesellschaft is written Handelsges. as well
LONG_FORM_BEGINS = ("gesellschaft m", "sociedad l")
LONG_FORMS = re.compile(r"\b(gesellschaft m(it )?b(eschrankter )?h(aftung)?|sociedad limitada)\b")


class Name(NamedTuple):
    """A name as it is compared."""

    words: tuple[str, ...]  # Latin words, or the syllables of Chinese ones
    core: str  # its letters in their own script, without spaces and legal forms
    sound: str  # its letters as they sound, spelt the plainest way
    han: str  # its Chinese characters, "" when it has none
    place: str  # the place that a company's name says, such as 上海


@lru_cache(maxsize=1)
def _readings() -> dict[int, str]:
    """How each Chinese character usually sounds, without tones."""
    from pypinyin.constants import PINYIN_DICT  # large: only for who needs it

    return {code: plain_letters(text.partition(",")[0]) for code, text in PINYIN_DICT.items()}


SINGLE = str.maketrans(searching.SINGLE)


def plain_letters(text: str) -> str:
    """Latin letters without case and accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFD", text.casefold()).translate(SINGLE)
    return decomposed.encode("ascii", "ignore").decode()


def syllables(han: str) -> tuple[str, ...]:
    """How Chinese characters sound, one by one."""
    readings = _readings()
    return tuple(readings.get(ord(letter), letter) for letter in han)


@lru_cache(maxsize=50_000)
def spelt_word(word: str) -> str:
    """The plainest spelling of one word of a name: there are far fewer of them than names."""
    return spelt(word)


def spelt(sound: str) -> str:
    """The plainest spelling: Mueller, Müller and Muller are one, and so are double letters and single ones."""
    return TWICE.sub("", SPELT.sub("", sound))


@lru_cache(maxsize=50_000)
def read(name: str, person: bool) -> Name:
    """A name, read as a person's or a company's."""
    text = searching.plain(name) if not name.isascii() else name.lower()
    if searching.HAN.search(text):
        return _chinese(text, person)
    return _latin(text, person)


def _chinese(text: str, person: bool) -> Name:
    place = ""
    only_letters = text.isalnum()
    if not person and not only_letters:
        for inside in IN_BRACKETS.findall(text):
            place = place or _place(inside)
        text = IN_BRACKETS.sub("", text)
    letters = text if only_letters else "".join(WORD.findall(text))
    if not person:
        letters = _without_forms(letters)
        found = PLACED.match(letters)
        if found and len(letters) - found.end() >= 2:
            place, letters = found.group(1), letters[found.end() :]
    han = "".join(searching.HAN.findall(letters))
    words = syllables(letters) if han == letters else tuple(_mixed(letters))
    if (
        person and " " in text.strip()
    ):  # the given name may stand first: the surname is what is short
        parts = text.split()
        letters = "".join(sorted(parts, key=len)) if len(parts) == 2 else letters
        words = syllables(letters)
    return Name(words, letters, spelt("".join(words)), han, place)


def _mixed(letters: str) -> list[str]:
    """The words of a name in several scripts."""
    words: list[str] = []
    for part in re.findall(r"[a-z0-9]+|[^a-z0-9]", letters):
        words += [part] if part.isascii() else syllables(part)
    return words


def _without_forms(letters: str) -> str:
    while (size := _size_of_form(letters)) and len(letters) - size >= 2:
        letters = letters[:-size]
    return letters


def _size_of_form(letters: str) -> int:
    """How many of the last letters say how a company is incorporated."""
    return next((size for size in FORM_SIZES if letters[-size:] in CHINESE_FORMS), 0)


def _place(text: str) -> str:
    found = PLACED.match(text.strip())
    return found.group(1) if found else ""


def _latin(text: str, person: bool) -> Name:
    plain = plain_letters(text.replace("ß", "ss").replace("&", " ").replace("+", " "))
    if "." in plain:
        plain = plain if person else POINT_INSIDE.sub("", plain)
        plain = plain.replace(".", " ")
    plain = plain.replace("'", "")
    if any(begin in plain for begin in LONG_FORM_BEGINS):
        plain = LONG_FORMS.sub(" ", plain)
    words = [ABBREVIATED.get(word, word) for word in WORD.findall(plain)]
    words = [word.removesuffix("ellschaft") if len(word) > LONG else word for word in words]
    if person:
        words = [word for word in words if word not in TITLES] or words
    else:
        kept = [word for word in words if word not in LATIN_FORMS and word not in FILLING]
        words = kept or words
        if len(words) > 2 and words[0] in _places():
            return _named(words[1:], words[0])
    if not words and text.strip():  # a script of its own: compared as it is
        words = WORD.findall(text)
    return _named(words, "")


def _named(words: list[str], place: str) -> Name:
    return Name(tuple(words), "".join(words), spelt("".join(words)), "", place)


@lru_cache(maxsize=1)
def _places() -> frozenset[str]:
    """The places of Chinese company names in Latin letters."""
    return frozenset("".join(syllables(place)) for place in CHINESE_PLACES)


@lru_cache(maxsize=20_000)
def city(text: str) -> str:
    """A city as it is compared: 上海市, Shanghai and SHANGHAI are one, München and Muenchen too."""
    plain = searching.plain(text).strip() if not text.isascii() else text.lower().strip()
    if searching.HAN.search(plain):
        plain = re.sub("[市省区县]$", "", plain) if len(plain) > 2 else plain
        return spelt("".join(syllables("".join(WORD.findall(plain)))))
    return spelt("".join(WORD.findall(plain_letters(plain.replace("ß", "ss")))))
