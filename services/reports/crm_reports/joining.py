"""Which joins a question needs: a record's left join to one other record changes nothing if nobody asks about that.

The rule kept here: a left join is to another record by its own key, with an alias of its own (relations.py), so that
it can be left out; what is joined otherwise decides which records there are, and stays.
"""
# ruff: noqa: S608 (names in these statements are our own declarations; values are always parameters)

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

LEFT, INNER = " left join ", " join "
NAME = re.compile(r"[a-z_]+")
SIMPLE = re.compile(r"[a-z]+\.[a-z_]+")


class Join(NamedTuple):
    """One left join: what it says, and the alias under which it is asked about ("": it stays in any case)."""

    words: str
    alias: str


def needed(source: str, joins: tuple[str, ...], used: str) -> str:
    """The source and these joins, without those that nothing used and no other join asks about."""
    first, found = _parts(" ".join([source, *joins]))
    kept = []
    for join in reversed(found):
        if not join.alias or re.search(rf"\b{join.alias}\.", used):
            kept.append(join.words)
            used += join.words
    return first + "".join(reversed(kept))


def alias_of(source: str, alias: str) -> str:
    """The words of the left join of this alias; empty: there is none."""
    _first, found = _parts(source)
    return next((join.words for join in found if join.alias == alias), "")


class Other(NamedTuple):
    """Another record that is joined: its table, its key, and what of ours is that key."""

    table: str
    key: str
    ours: str

    def where(self, condition: str) -> str:
        """That it meets a condition (about columns without an alias), without joining it."""
        return f"{self.ours} in (select {self.key} from {self.table} where {condition})"


def other(source: str, join: str, alias: str) -> Other | None:
    """The record that is joined under this alias; None when it is joined in any other way than by its key."""
    words = join if f" {alias} on " in join else alias_of(source, alias)
    named, _on, met = words.strip().removeprefix("left join ").partition(" on ")
    key, _is, ours = met.partition(" = ")
    table = named.rpartition(" ")[0]
    if not SIMPLE.fullmatch(key) or not key.startswith(f"{alias}.") or not NAME.fullmatch(table):
        return None
    return None if f"{alias}." in ours else Other(table, key.partition(".")[2], ours)


@lru_cache(2000)
def _parts(source: str) -> tuple[str, tuple[Join, ...]]:
    first, *rest = _outside(source, LEFT)
    joins = []
    for words in rest:
        alias = "" if len(list(_outside(words, INNER))) > 1 else words.split(" on ")[0].split()[-1]
        joins.append(Join(LEFT + words, alias))
    return first, tuple(dict.fromkeys(joins))  # two parts may need the same one


def _outside(text: str, word: str) -> Iterator[str]:
    """The pieces between these words, as far as they are in no brackets."""
    depth = begin = at = 0
    while at < len(text):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if not depth and text.startswith(word, at):
            yield text[begin:at]
            begin = at = at + len(word)
        else:
            at += 1
    yield text[begin:]
