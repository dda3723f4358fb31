"""When two names mean the same firm: the forms under which names are compared, and how alike two are.

The rule kept here: letter case, accents, full-width letters, punctuation and the legal form never make two firms out of
one; likeness is symmetric, between 0 and 1, and always comes with its ground, so that people can judge it.
"""

import re
import unicodedata
from collections import Counter
from functools import lru_cache
from typing import NamedTuple

from pypinyin import lazy_pinyin

HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
WORDS = re.compile(r"[^\W_]+")
# Legal forms at the end of a Chinese name, in both scripts, the longest first.
HAN_FORMS = re.compile(
    r"(?:股份有限责任公司|股份有限責任公司|有限责任公司|有限責任公司|集团股份有限公司|集團股份有限公司"
    r"|集团有限公司|集團有限公司|股份有限公司|控股有限公司|有限公司|总公司|總公司|分公司|株式会社|株式會社"
    r"|集团公司|集團公司|集团|集團|公司)$"
)
LEGAL_FORMS = frozenset(
    WORDS.findall(
        "ab ag aps as asa bhd bv bvba co company corp corporation cv doo eg ek eood ev gbr gesmbh ggmbh"
        " gmbh group holding holdings inc incorporated jsc kft kg kgaa kk limited llc llp lp ltd ltda"
        " mbh nv ohg ooo oy oyj pllc plc pt pte pty pvt sa sab sarl sas sasu sdn se sl slu snc spa spzoo"
        " srl srls sro ug unlimited zao zrt"
    )
)
# Forms that are written with dots or blanks between their letters, as they look once the dots are gone.
SPACED_FORMS = re.compile(
    r"\b(?:s a r l|s p a|s r l|s a s|sp z o o|s r o|d o o|g m b h|l l c|b v|n v|s a|a g)$"
)
JOINING = frozenset({"and", "und", "et", "y", "the"})
UMLAUTS = re.compile(r"([aou])e")  # Mueller and Müller, which is "muller" by then, are read alike
FOUND_FROM = 0.5


class Likeness(NamedTuple):
    """How alike two firms are, and on what ground."""

    score: float
    ground: str


def plain(text: str) -> str:
    """Half-width, lower-case, without accents, the words parted by single blanks."""
    half = unicodedata.normalize("NFKC", text).casefold()
    bare = "".join(
        sign for sign in unicodedata.normalize("NFD", half) if not unicodedata.combining(sign)
    )
    # Dots inside abbreviations part nothing: "G.m.b.H." is one word, and so is "Co.".
    joined = unicodedata.normalize("NFC", bare).replace(".", "").replace("'", "").replace("’", "")
    return " ".join(WORDS.findall(joined))


def _without_legal_form(name: str) -> str:
    words = [word for word in SPACED_FORMS.sub("", name).split() if word not in JOINING]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words.pop()
    kept = " ".join(words)
    while (shorter := HAN_FORMS.sub("", kept).strip()) and shorter != kept:
        kept = shorter
    return kept


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """The name without what never tells two firms apart; empty only for names without letter and digit."""
    key = before = plain(name)
    while (shorter := _without_legal_form(key)) and shorter != key:
        key = shorter
    return key or before


@lru_cache(maxsize=10_000)
def name_search(name: str) -> str:
    """The key in Latin letters (Chinese as pinyin, without blanks): what the trigram index holds, in any locale."""
    parts = []
    for word in name_key(name).split():
        read = "".join(lazy_pinyin(word)) if HAN.search(word) else UMLAUTS.sub(r"\1", word)
        parts.append(read.encode("ascii", "ignore").decode() or "u" + word.encode("utf-8").hex())
    return " ".join(parts)


def _pairs(text: str) -> Counter[str]:
    return (
        Counter(text[index : index + 2] for index in range(len(text) - 1))
        if len(text) > 1
        else Counter([text])
    )


def _alike(one: str, other: str) -> float:
    """Dice's coefficient of the pairs of neighbouring letters."""
    first, second = _pairs(one), _pairs(other)
    return 2 * (first & second).total() / (first.total() + second.total())


def _contained(one: str, other: str) -> float:
    """Whether all words of the shorter name occur in the longer one: 0, or more the more they cover of it."""
    first, second = set(one.split()), set(other.split())
    fewer, more = sorted((first, second), key=lambda words: (len(words), sum(map(len, words))))
    if not fewer or not fewer <= more:
        return 0.0
    letters = sum(map(len, fewer))
    if letters < (2 if HAN.search("".join(fewer)) else 4):
        return 0.0
    return 0.6 + 0.3 * letters / sum(map(len, more))


def likeness(one: str, other: str) -> Likeness:
    """How alike two names are."""
    first, second = name_key(one), name_key(other)
    if not first or not second:
        return Likeness(0.0, "different")
    if first == second:
        return Likeness(1.0, "same_name")
    if first.replace(" ", "") == second.replace(" ", ""):
        return Likeness(0.97, "same_letters")
    if sorted(first.split()) == sorted(second.split()):
        return Likeness(0.95, "same_words")
    read_one, read_other = name_search(one).replace(" ", ""), name_search(other).replace(" ", "")
    found = [
        Likeness(0.85, "same_reading") if read_one == read_other else Likeness(0.0, "different"),
        Likeness(_contained(first, second), "contained"),
        Likeness(0.95 * _alike(first.replace(" ", ""), second.replace(" ", "")), "similar_name"),
        Likeness(0.8 * _alike(read_one, read_other), "similar_reading"),
    ]
    return max(found, key=lambda each: each.score)
