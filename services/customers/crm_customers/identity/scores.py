"""How sure it is that two sets of facts are one customer, and why: what speaks for it and against it adds up.

The rule kept here: every comparison has a level in words and a weight in powers of two (as in Fellegi and Sunter's
model); the score is what they make of the chance that two candidates are one. Nothing decides that is not a reason.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from crm_customers.identity import names, places, weights
from crm_customers.identity.facts import PartyFacts

SAME, REVIEW = 0.99, 0.5
_FREE_MAIL = (
    "gmail.com googlemail.com outlook.com hotmail.com live.com yahoo.com icloud.com gmx.de gmx.net web.de t-online.de"
    " qq.com 163.com 126.com sina.com sina.cn foxmail.com aliyun.com orange.fr free.fr example.com mail.example"
    " post.example.org example.net example.org"
)
FREE_MAIL = frozenset(_FREE_MAIL.split())


class Reason(NamedTuple):
    """One comparison: its level, and what it says."""

    field: str
    level: str
    weight: float
    left: str
    right: str

    def __str__(self) -> str:
        return f"{self.field} {self.level}"


def _best_of(table: weights.Weights) -> float:
    """The most that where two customers live can speak for one."""
    fields = ("street", "postal code", "city", "country", "account")
    return sum(max(0.0, *table[field].values()) for field in fields if field in table)


_BEST = {True: _best_of(weights.PERSON), False: _best_of(weights.COMPANY)}


def compare(left: PartyFacts, right: PartyFacts) -> tuple[float, list[Reason]]:
    """The score from 0 to 1, and its reasons, the strongest first."""
    person = left.is_person and right.is_person
    table = weights.PERSON if person else weights.COMPANY
    found = []
    for field, level, a, b in _levels(left, right, person):
        weight = table.get(field, {}).get(level, 0.0)
        if weight:
            found.append(Reason(field, level, weight, a, b))
    total = table["prior"]["all"] + sum(reason.weight for reason in found)
    found.sort(key=lambda reason: -abs(reason.weight))
    return chance(total), found


def hopeless(left: PartyFacts, right: PartyFacts) -> bool:
    """Whether a pair is far from one customer wherever both of them live: then nobody need compare where they do.

    Of those that share a key most do not share more: neighbours in a street, families of a city.
    """
    person = left.is_person and right.is_person
    table = weights.PERSON if person else weights.COMPANY
    a, b = (names.read(facts.display_name, person) for facts in (left, right))
    total = table["prior"]["all"] + _BEST[person]
    if a.core and b.core:
        level = person_level(a, b) if person else company_level(a, b)
        total += table["name"].get(level, 0.0)
    for field, level, _, _ in _identifiers(left, right):
        total += table[field].get(level, 0.0)
    return chance(total) < REVIEW


def chance(total: float) -> float:
    """The probability of these odds in powers of two."""
    if total > 50:
        return 1.0
    odds = 2.0 ** max(total, -60.0)
    return odds / (1.0 + odds)


def verdict(score: float, reasons: Sequence[Reason]) -> str:
    """What is done with a pair of this score: "same", "review" or "new"."""
    if score < REVIEW:
        return "new"
    against = {reason.field for reason in reasons if reason.weight <= weights.VETO}
    return "same" if score >= SAME and not against else "review"


Level = tuple[str, str, str, str]


def _levels(left: PartyFacts, right: PartyFacts, person: bool) -> Iterator[Level]:
    """Every comparison that both sides say something about."""
    a, b = (names.read(facts.display_name, person) for facts in (left, right))
    if a.core and b.core:
        level = person_level(a, b) if person else company_level(a, b)
        yield "name", level, left.display_name, right.display_name
    yield from _identifiers(left, right)
    yield from _places(left, right, a.place, b.place)
    if left.account_id and right.account_id:
        same = "equal" if left.account_id == right.account_id else "differs"
        yield "account", same, str(left.account_id), str(right.account_id)


def _identifiers(left: PartyFacts, right: PartyFacts) -> Iterator[Level]:
    for field, mine, theirs in (
        ("phone", left.phones, right.phones),
        ("email", left.emails, right.emails),
    ):
        if mine and theirs:
            if shared := [one for one in mine if one in theirs]:
                yield field, "equal", min(shared), min(shared)
            elif field == "email" and (domain := _shared_domain(mine, theirs)):
                yield field, "same domain", domain, domain
            else:
                yield field, "differs", mine[0], theirs[0]
    if left.tax_id and right.tax_id:
        a, b = places.tax(left.tax_id), places.tax(right.tax_id)
        near = OSA.distance(a, b, score_cutoff=1) <= 1
        level = "equal" if a == b else "close" if near else "differs"
        yield "tax id", level, left.tax_id, right.tax_id
    if left.born and right.born:
        yield "born", _born(left.born, right.born), left.born, right.born


def _shared_domain(mine: Sequence[str], theirs: Sequence[str]) -> str:
    domains = {email.rpartition("@")[2] for email in mine} - FREE_MAIL
    shared = sorted(domains & {email.rpartition("@")[2] for email in theirs})
    return shared[0] if shared else ""


def _born(mine: str, theirs: str) -> str:
    if mine == theirs:
        return "equal"
    swapped = mine[:4] == theirs[:4] and mine[5:7] == theirs[8:] and mine[8:] == theirs[5:7]
    return "close" if swapped or OSA.distance(mine, theirs) == 1 else "differs"


def _places(left: PartyFacts, right: PartyFacts, said: str, other: str) -> Iterator[Level]:
    if left.street and right.street:
        yield "street", street_level(left.street, right.street), left.street, right.street
    if left.postal_code and right.postal_code:
        mine, theirs = places.postal(left.postal_code), places.postal(right.postal_code)
        near = OSA.distance(mine, theirs, score_cutoff=1) <= 1
        level = "equal" if mine == theirs else "close" if near else "differs"
        yield "postal code", level, left.postal_code, right.postal_code
    mine, theirs = left.city or said, right.city or other
    if mine and theirs:
        a, b = names.city(mine), names.city(theirs)
        near = len(a) > 4 and OSA.distance(a, b, score_cutoff=1) <= 1
        yield "city", "equal" if a == b else "close" if near else "differs", mine, theirs
    if left.country and right.country and left.country != right.country:
        yield "country", "differs", left.country, right.country


def street_level(mine: str, theirs: str) -> str:
    """How two street lines compare."""
    a, b = places.read(mine), places.read(theirs)
    alike = a.road == b.road or OSA.distance(a.road, b.road, score_cutoff=2) <= 1 + (
        len(a.road) > 8
    )
    if a.houses and a.houses[:1] == b.houses[:1]:
        return "equal" if alike and a.houses == b.houses else "close" if alike else "differs"
    if not alike:
        return "differs"
    # A flat is added to the number of the house, or the number is left out.
    first = (a.houses + ("",))[0], (b.houses + ("",))[0]
    return "close" if min(first, key=len) in ("", *first) and _begins(*first) else "same road"


def _begins(a: str, b: str) -> bool:
    return not a or not b or a.startswith(b) or b.startswith(a)


def slipped(a: str, b: str) -> bool:
    """Whether two words are one but for a slip of the fingers."""
    if a == b:
        return True
    if min(len(a), len(b)) < 3:
        return False
    return OSA.distance(a, b, score_cutoff=2) <= (2 if min(len(a), len(b)) > 8 else 1)


def begins(a: names.Name, b: names.Name) -> bool:
    """Whether one name is the beginning of the other: as while somebody types it."""
    short, long = sorted((a.core, b.core), key=len)
    return len(short) >= (2 if a.han or b.han else 4) and long.startswith(short)


def person_level(a: names.Name, b: names.Name) -> str:
    """How the names of two persons compare."""
    level = _person_level(a, b)
    return "begins so" if level == "differs" and begins(a, b) else level


def _person_level(a: names.Name, b: names.Name) -> str:
    if a.han and b.han:
        if a.core == b.core:
            return "equal"
        if len(a.core) == len(b.core) and sorted(a.core) == sorted(b.core):
            return "equal"
        return "sounds alike" if a.sound == b.sound else "differs"
    if a.han or b.han:
        return "sounds alike" if sorted(a.sound) == sorted(b.sound) else "differs"
    if a.sound == b.sound:
        return "equal"
    return _words_level(list(map(names.spelt_word, a.words)), list(map(names.spelt_word, b.words)))


def _words_level(mine: list[str], theirs: list[str]) -> str:
    """Words in any order: all equal, one slipped, or a first name of which only its initial is said."""
    rest = [word for word in mine if word not in theirs]
    others = [word for word in theirs if word not in mine]
    if not rest and not others:
        return "equal"
    if not rest or not others:  # a second first name that one of them leaves out
        return "part" if min(len(mine), len(theirs)) >= 2 else "differs"
    if len(rest) > 1 and len(others) > 1:
        whole = OSA.distance("".join(mine), "".join(theirs), score_cutoff=2)
        return "close" if whole <= 1 else "differs"
    left, right = "".join(rest), "".join(others)
    if len(mine) > len(rest) and 1 in (len(left), len(right)) and left[0] == right[0]:
        return "initial"
    return "close" if slipped(left, right) and left[0] == right[0] else "differs"


def company_level(a: names.Name, b: names.Name) -> str:
    """How the names of two companies compare."""
    level = _company_level(a, b)
    return "begins so" if level == "differs" and begins(a, b) else level


def _company_level(a: names.Name, b: names.Name) -> str:
    if a.core == b.core:
        return "equal"
    if a.han and b.han:
        if a.sound == b.sound:
            return "sounds alike"
        return "part" if _contains(a.core, b.core, 4) else "differs"
    if a.sound == b.sound:
        return "sounds alike" if a.han or b.han else "equal"
    if sorted(a.words) == sorted(b.words):
        return "equal"
    if a.han or b.han:
        return "close" if len(a.sound) > 7 and slipped(a.sound, b.sound) else "differs"
    mine, theirs = set(map(names.spelt_word, a.words)), set(map(names.spelt_word, b.words))
    if mine < theirs or theirs < mine:
        return "part"
    rest, others = sorted(mine - theirs), sorted(theirs - mine)
    if len(rest) == len(others) == 1 and slipped(rest[0], others[0]):
        return "close"
    return "close" if len(a.sound) > 7 and slipped(a.sound, b.sound) else "differs"


def _contains(a: str, b: str, least: int) -> bool:
    return min(len(a), len(b)) >= least and (a in b or b in a)
