"""What identifies a person in texts: names, numbers and addresses as patterns, and texts without them.

The rule kept here: one pattern serves PostgreSQL and Python alike, so what the one finds the other takes out. A number
is found however it is written; a name only as a whole word.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from typing import Any, NamedTuple

ERASED = "(erased)"
GAP = r"[ ()./-]*"
BETWEEN = " ()./-\t\r\n\u00a0"  # what may stand between the parts of a number or name
HAN = re.compile("[㐀-鿿豈-﫿]")
FEWEST_LETTERS, FEWEST_HAN, FEWEST_DIGITS = 4, 3, 6


def _plain(text: str) -> str:
    """A text as a pattern: blanks of any kind between its words."""
    return r"\s+".join(re.escape(word) for word in text.split())


def _name(text: str) -> str:
    """A name as a whole word; Chinese ones stand in a text without blanks."""
    return _plain(text) if HAN.search(text) else rf"(?<!\w){_plain(text)}(?!\w)"


def _number(text: str) -> str:
    """A telephone number however it is written; without its country it may begin with 0."""
    digits = re.sub(r"\D", "", text)
    spread = GAP.join(digits)
    return rf"(?<!\d)\+?{GAP}{spread}(?!\d)"


def long_enough(name: str) -> bool:
    """Whether a name can be looked for everywhere: a short one stands in too many words."""
    letters = HAN.findall(name)
    return len(letters) >= FEWEST_HAN if letters else len(name.strip()) >= FEWEST_LETTERS


class Words(NamedTuple):
    """What to look for: a pattern for texts (None: nothing), and the same as bytes for what is serialised."""

    pattern: "re.Pattern[str] | None"
    pieces: tuple[bytes, ...]
    likes: tuple[str, ...] = ()  # what PostgreSQL looks for first: cheap, and finds rather too much

    @property
    def text(self) -> str:
        """The pattern as text."""
        return self.pattern.pattern if self.pattern is not None else ""

    def inside(self, value: Any) -> bool:
        """Whether something of the person stands in a text, a list or a mapping."""
        if isinstance(value, Mapping):
            return any(map(self.inside, value.values()))
        if isinstance(value, list | tuple):
            return any(map(self.inside, value))
        return (
            isinstance(value, str)
            and self.pattern is not None
            and self.pattern.search(value) is not None
        )

    def out_of(self, value: Any) -> Any:
        """The value without anything of the person; lists and mappings through and through."""
        if self.pattern is None or value is None:
            return value
        if isinstance(value, str):
            return self.pattern.sub(ERASED, value)
        if isinstance(value, Mapping):
            return {key: self.out_of(each) for key, each in value.items()}
        if isinstance(value, list | tuple):
            kept = [self.out_of(each) for each in value]
            return [each for each in kept if each != ERASED]
        return value


def words_of(names: Iterable[str], numbers: Iterable[str], addresses: Iterable[str]) -> Words:
    """The words of a person."""
    names = _distinct(each for name in names for each in (name, unaccented(name)))
    addresses = _distinct(addresses)
    numbers = [each for each in _distinct(numbers) if len(re.sub(r"\D", "", each)) >= FEWEST_DIGITS]
    parts = [_name(name) for name in names]
    parts += [_number(number) for number in numbers]
    parts += [_plain(address) for address in addresses]
    if not parts:
        return Words(None, ())
    longest_first = sorted(dict.fromkeys(parts), key=len, reverse=True)
    pieces = [piece for each in (*names, *numbers, *addresses) for piece in _encoded(each)]
    likes = [_like(form) for each in (*names, *numbers, *addresses) for form in _forms(each)]
    return Words(
        re.compile("|".join(longest_first), re.IGNORECASE),
        tuple(dict.fromkeys(pieces)),
        tuple(dict.fromkeys(likes)),
    )


def _forms(text: str) -> Iterable[str]:
    """A text in small letters, as databases of any locale make them; without what stands between."""
    plain = "".join(c for c in text if c not in BETWEEN)
    yield plain.lower()
    yield "".join(c.lower() if c.isascii() else c for c in plain)
    digits = re.sub(r"\D", "", text)
    if len(digits) >= FEWEST_DIGITS and not re.search("[^\\d\\s()+./x-]", text):
        yield digits


def _like(text: str) -> str:
    """The pattern of texts in which this one stands."""
    return "%" + re.sub(r"([%_\\])", r"\\\1", text) + "%"


def _encoded(text: str) -> Iterable[bytes]:
    """A text as files have it."""
    for encoding in ("utf-8", "gb18030", "latin-1"):
        with suppress(UnicodeEncodeError):
            yield text.encode(encoding)


def unaccented(text: str) -> str:
    """A name as it stands in columns for searching: without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _distinct(texts: Iterable[str]) -> Sequence[str]:
    return [text for text in dict.fromkeys(each.strip() for each in texts) if text]
