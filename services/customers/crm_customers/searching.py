"""Search as you type in any script: names become plain ASCII words, and so does what is typed.

The rule kept here: a letter without case or accent equals itself with them, a traditional character equals its
simplified one, and every letter outside ASCII becomes a code of ASCII letters. So the trigram index serves a
single Chinese character as well as a Latin word, whatever the locale of the database is.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from crm_customers import reach

HAN = re.compile("[㐀-鿿豈-﫿\U00020000-\U0003134f]+")
SINGLE = {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
MOST_TERMS = 4
INFIX_FROM = 3  # a shorter Latin word is looked for at the beginnings of words only
NUMBER = re.compile(r"[\d\s()+./-]+")


@lru_cache(maxsize=1)
def simplified() -> dict[int, str]:
    """Traditional characters and their simplified ones."""
    text = resources.files("opencc").joinpath("dictionary/TSCharacters.txt").read_text("utf-8")
    pairs = (row.split("\t") for row in text.splitlines() if "\t" in row)
    return {ord(old): new.split()[0] for old, new in pairs if len(old) == 1}


@lru_cache(maxsize=20_000)
def _letter(letter: str) -> str:
    if letter.isascii():
        return letter if letter.isalnum() or letter in "@." else " "
    if letter in SINGLE:
        return SINGLE[letter]
    plain = unicodedata.normalize("NFD", letter)[0]
    if plain.isascii():
        return plain
    return f"x{ord(letter):04x}" if letter.isalnum() else " "


@lru_cache(maxsize=256)  # a name is read for several purposes, one after the other
def plain(text: str) -> str:
    """The text in folded, simplified letters, still in its own script."""
    return unicodedata.normalize("NFKC", text).casefold().translate(simplified())


ASCII = {code: _letter(chr(code)).lower() for code in range(128)}


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """The text as ASCII words with single spaces between them."""
    if text.isascii():
        return " ".join(text.translate(ASCII).split())
    return " ".join("".join(map(_letter, plain(text))).split())


@lru_cache(maxsize=50_000)
def _syllables(word: str) -> tuple[str, ...]:
    """How one word of a Chinese text sounds: there are far fewer words than texts."""
    from pypinyin import lazy_pinyin

    return tuple(map(fold, lazy_pinyin(word)))


def pinyin_words(text: str) -> list[str]:
    """How the Chinese parts of a text sound: syllables, all of them joined, and their first letters."""
    runs = [] if text.isascii() else HAN.findall(plain(text))
    if not runs:
        return []
    from pypinyin.seg.simpleseg import seg  # its dictionaries are large: only for who needs them

    words: dict[str, None] = {}
    whole: list[str] = []
    for run in runs:
        syllables = [syllable for word in seg(run) for syllable in _syllables(word)]
        whole += syllables
        for word in (
            "".join(syllables),
            "".join(syllable[:1] for syllable in syllables),
            *syllables,
        ):
            words.setdefault(word)
    words.setdefault("".join(whole))
    return [word for word in words if word]


def search_text(
    name: str,
    phones: Iterable[dict[str, str]],
    emails: Iterable[dict[str, str]],
    messengers: Iterable[dict[str, str]] = (),
) -> str:
    """What an account or contact is found by, each word with a space before it."""
    folded = fold(name)
    words = [folded, folded.replace(" ", "") if " " in folded else "", *pinyin_words(name)]
    words += reach.searchable_digits(phones)
    words += [fold(email["normalized"]) for email in emails]
    words += [fold(messenger["handle"]) for messenger in messengers]
    return "".join(f" {word}" for word in words if word)


def patterns(query: str) -> list[str]:
    """The LIKE patterns that all must fit, at most four; [] when nothing to look for was typed."""
    text = unicodedata.normalize("NFKC", query).strip()
    if NUMBER.fullmatch(text) and len(reach.digits(text)) >= INFIX_FROM:
        return [f"%{reach.digits(text)}%"]
    found = []
    for term in filter(None, (term.strip("@.") for term in fold(query).split())):
        found.append(f"%{'' if len(term) >= INFIX_FROM else ' '}{term}%")
    return found[:MOST_TERMS]


def prefix_range(query: str) -> tuple[str, str]:
    """The names that begin so lie from the first up to below the second."""
    start = fold(query)
    return start, f"{start}\x7f"
