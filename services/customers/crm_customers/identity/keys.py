"""The keys by which a record is found among millions: two records that share one may be one.

The rule kept here: a key is a number made of what was said alone, so that it is kept in an indexed column of the record
and found with one look into that index. Strong keys find few records; weak ones (a name alone) are asked with a limit.
"""

from collections.abc import Iterator, Sequence
from hashlib import blake2b

from crm_customers.identity import names, places
from crm_customers.identity.facts import PartyFacts

SHORTEST_HALF = 4


def number(kind: str, *parts: str) -> int:
    """A key's number: 64 bits with sign, as bigint has them."""
    said = f"{kind}\x1f{parts[0]}" if len(parts) == 1 else "\x1f".join((kind, *parts))
    return int.from_bytes(blake2b(said.encode(), digest_size=8).digest(), "big", signed=True)


def letters(sound: str) -> str:
    """The letters of a name in the order of the alphabet: the same for swapped words and swapped letters."""
    return "".join(sorted(sound))


def strong(facts: PartyFacts) -> list[int]:
    """The keys that few records share."""
    return list(dict.fromkeys(_strong(facts)))


def weak(facts: PartyFacts) -> list[int]:
    """The keys of the name alone, and of its two halves (a slip of the fingers leaves one of them as it was)."""
    name = names.read(facts.display_name, facts.is_person)
    if len(name.sound) < 2:
        return []
    return [number("n", letters(name.sound)), *_halves(name.sound, len(name.sound))]


def all_keys(facts: PartyFacts) -> list[int]:
    """All keys of a record: what its column keeps."""
    return list(dict.fromkeys([*_strong(facts), *weak(facts)]))


def strong_of(kept: Sequence[int], facts: PartyFacts) -> list[int]:
    """The strong ones of all keys of a record, without making them again: they stand before the weak ones."""
    size = len(names.read(facts.display_name, facts.is_person).sound)
    weak_ones = (1 + 2 * _has_halves(size)) if size > 1 else 0
    return list(kept[: len(kept) - weak_ones])


def near(facts: PartyFacts) -> list[int]:
    """The halves of names that are a letter shorter or longer: only asked for, never kept."""
    sound = names.read(facts.display_name, facts.is_person).sound
    size = len(sound)
    return [key for other in (size - 1, size + 1) for key in _halves(sound, other)]


def _halves(sound: str, size: int) -> Iterator[int]:
    """The first and the last letters of a name that has `size` of them."""
    half = size // 2
    if _has_halves(size):
        yield number("h", str(size), "<", sound[:half])
        yield number("h", str(size), ">", sound[len(sound) - (size - half) :])


def _has_halves(size: int) -> bool:
    """Whether a name of so many letters is long enough to be found by half of it."""
    return size // 2 >= SHORTEST_HALF


def _strong(facts: PartyFacts) -> Iterator[int]:
    for phone in facts.phones:
        yield number("p", phone)
    for email in facts.emails:
        yield number("e", email)
    if facts.tax_id and (tax := places.tax(facts.tax_id)):
        yield number("t", tax)
    name = names.read(facts.display_name, facts.is_person)
    sound = letters(name.sound)
    postal = places.postal(facts.postal_code) if facts.postal_code else ""
    if sound:
        if facts.city:
            yield number("nc", sound, names.city(facts.city))
        if postal:
            yield number("np", sound, postal)
        if facts.born:
            yield number("b", facts.born, "".join(sorted(word[:1] for word in name.words)))
    if facts.street and (postal or facts.city):
        street = places.read(facts.street)
        if street.road and street.houses and sound:
            # With a letter of the name: a tower of offices is not one customer. The last initial in the alphabet is the
            # same whichever word stands first, and slips of the fingers seldom hit it.
            where = names.city(facts.city) if facts.city else postal
            initial = max(word[:1] for word in name.words)
            yield number("a", street.road, *street.houses[:1], where, initial)
