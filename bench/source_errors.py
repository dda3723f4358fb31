"""What people do to a customer's data when they type it a second time: the errors of bench/sources.py."""

import string
from collections.abc import Callable
from functools import lru_cache
from random import Random
from typing import Any

FULL_WIDTH = str.maketrans({chr(code): chr(code + 0xFEE0) for code in range(33, 127)})
NO_ACCENTS = str.maketrans("äöüÄÖÜéèêáàíóúñçøåëÉÁÍ", "aouAOUeeeaaiouncoaeEAI")
SPELT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"})
ROADS = (
    ("Street", "St."), ("Avenue", "Ave"), ("Boulevard", "Blvd."), ("Road", "Rd"), ("straße", "str."), ("Straße", "Str."),
    ("Rue", "R."), ("Calle", "C/"), ("Avenida", "Avda."), ("Drive", "Dr."), ("Lane", "Ln"),
)  # fmt: skip
LEGAL = {
    "GmbH": ("G.m.b.H.", "Gesellschaft mbH", ""),
    "AG": ("Aktiengesellschaft", ""),
    "KG": ("Kommanditgesellschaft", ""),
    "OG": ("",),
    "SARL": ("S.A.R.L.", ""),
    "SA": ("S.A.", ""),
    "Ltd": ("Limited", "Ltd.", ""),
    "PLC": ("plc", "P.L.C."),
    "Inc.": ("Incorporated", "Inc", ""),
    "LLC": ("L.L.C.", ""),
    "Corp.": ("Corporation", ""),
    "S.L.": ("SL", "Sociedad Limitada"),
    "S.A.": ("SA", ""),
}
SOUNDS_LIKE = (
    "伟维玮",
    "静靖敬",
    "丽莉利",
    "敏闽",
    "娟鹃",
    "杰洁",
    "辉晖",
    "婷亭",
    "宇雨羽",
    "佳嘉",
    "晨辰",
    "慧惠",
    "峰锋",
    "远元",
)


@lru_cache(maxsize=1)
def traditional() -> dict[int, str]:
    """Simplified characters and the traditional ones that others type."""
    from opencc import OpenCC  # its tables are large

    convert = OpenCC("s2t").convert
    from bench import source_names as names

    texts = names.SURNAMES + names.GIVEN + names.BRAND + "".join(names.TRADES) + "有限公司责任"
    return {ord(letter): convert(letter) for letter in set(texts)}


def slip(text: str, draw: Random) -> str:
    """One slip of the fingers, not in the first letter."""
    if len(text) < 4:
        return text
    place = draw.randrange(1, len(text) - 1)
    kind = draw.randrange(4)
    if kind == 0:
        return text[:place] + text[place + 1] + text[place] + text[place + 2 :]
    if kind == 1:
        return text[:place] + text[place + 1 :]
    if kind == 2:
        return text[:place] + text[place] + text[place:]
    return text[:place] + draw.choice(string.ascii_lowercase) + text[place + 1 :]


def western_name(p: Any, draw: Random) -> None:
    """Accents, case, order, initials, legal forms, slips."""
    kind = draw.randrange(6)
    if p.kind == "company":
        brand, word, legal = p.parts
        legal = draw.choice(LEGAL[legal])
        if kind == 0:
            brand = slip(brand, draw)
        p.name = " ".join(filter(None, (brand, word, legal)))
        p.name = p.name.upper() if kind == 1 else p.name
        p.name = p.name.replace(" ", "-", 1) if kind == 2 else p.name
    else:
        first, last = p.parts
        p.name = (
            f"{last}, {first}",
            f"{first} {slip(last, draw)}",
            f"{first[0]}. {last}",
            f"{first.upper()} {last.upper()}",
            f"{slip(first, draw)} {last}",
            f"{first} {last}",
        )[kind]
    if draw.random() < 0.5:
        p.name = p.name.translate(SPELT if draw.random() < 0.5 else NO_ACCENTS)


def chinese_name(p: Any, draw: Random) -> None:
    """Full width, traditional characters, legal forms, places left out, characters that sound alike."""
    kind = draw.randrange(5)
    if p.kind == "company":
        city, brand, trade, legal = p.parts
        if kind == 0:
            city = ""
        elif kind == 1:
            legal = draw.choice(("有限责任公司", "公司", ""))
        elif kind == 2:
            city = f"（{city}）" if draw.random() < 0.3 else f"{city}市"
        p.name = f"{brand}{city}{trade}{legal}" if "（" in city else f"{city}{brand}{trade}{legal}"
    elif kind == 0:
        for group in SOUNDS_LIKE:
            for letter in p.parts[0]:
                if letter in group:
                    p.name = p.name.replace(letter, draw.choice(group))
    elif kind == 1:
        p.name = f"{p.parts[1]} {p.parts[0]}"
    if kind == 3:
        p.name = p.name.translate(traditional())


def phones(p: Any, draw: Random) -> None:
    """The same numbers in other clothes."""
    p.mobile, p.phone = (dress(number, p.country, draw) for number in (p.mobile, p.phone))


def dress(number: str, country: str, draw: Random) -> str:
    """A number as somebody else writes it."""
    if not number:
        return number
    kind = draw.randrange(5)
    if country == "CN":
        if number.startswith("0"):
            forms = [
                number.replace("-", ""),
                number.replace("-", " "),
                "+86 " + number[1:],
                f"({number.replace('-', ')')}",
            ]
        else:
            forms = [
                f"+86{number}",
                f"{number[:3]} {number[3:7]} {number[7:]}",
                f"{number[:3]}-{number[3:7]}-{number[7:]}",
                f"0086{number}",
            ]
        made = [*forms, number][kind]
        return made.translate(FULL_WIDTH) if draw.random() < 0.08 else made
    digits = number.replace(" ", "")
    forms = [
        digits,
        digits.replace("+", "00"),
        number.replace(" ", "-"),
        number.replace(" ", " (0)", 1),
        number,
    ]
    made = forms[kind]
    return digits if country == "US" and made.startswith("00") else made


def street(p: Any, draw: Random) -> None:
    """Abbreviated, slipped, or with its city."""
    if p.country == "CN":
        kind = draw.randrange(4)
        if kind == 0:
            p.street = p.city + p.street
        elif kind == 1 and "区" in p.street:
            p.street = p.street.partition("区")[2]
        elif kind == 2:
            p.street = p.street.translate(FULL_WIDTH)
        return
    for whole, short in ROADS:
        if whole in p.street:
            p.street = p.street.replace(whole, short)
            break
    if draw.random() < 0.2:
        p.street = slip(p.street, draw)
    if draw.random() < 0.3:
        p.street = p.street.translate(NO_ACCENTS)


def other_mail(p: Any, draw: Random) -> None:
    """Another case, or another address altogether."""
    if p.email and draw.random() < 0.5:
        p.email = p.email.upper() if draw.random() < 0.5 else p.email.title()
    elif p.email:
        p.email = f"new.{p.email}"


def moved(p: Any, draw: Random) -> None:
    """Lives elsewhere in the same city now."""
    p.street = (
        f"{p.street}{draw.randrange(2, 60)}"
        if p.country != "CN"
        else f"{p.street}{draw.randrange(2, 60)}室"
    )
    p.postal_code = ""


def postal(p: Any, draw: Random) -> None:
    """Two digits change places."""
    code = p.postal_code
    if len(code) > 3:
        place = draw.randrange(1, len(code) - 1)
        p.postal_code = code[:place] + code[place + 1] + code[place] + code[place + 2 :]


def drop(name: str) -> Callable[[Any, Random], None]:
    """Leaves a field out."""

    def without(p: Any, draw: Random) -> None:  # noqa: ARG001 (as the other errors)
        setattr(p, name, "")

    return without


def forget(p: Any, draw: Random) -> None:
    """What the first record of a customer does not know either."""
    for name, share in (("email", 0.15), ("postal_code", 0.05), ("tax_id", 0.2), ("born", 0.3)):
        if draw.random() < share:
            setattr(p, name, "")


def spoil(p: Any, source: str, draw: Random) -> None:
    """Writes a customer down a second time. At least one of telephone, e-mail and tax number nearly always stays."""
    (chinese_name if p.script == "zh" else western_name)(p, draw)
    phones(p, draw)
    street(p, draw)
    more = [other_mail, moved, postal, drop("email"), drop("tax_id"), drop("born"), drop("street")]
    for _ in range(draw.choice((0, 1, 1, 2))):
        more[draw.randrange(len(more))](p, draw)
    if draw.random() < 0.08:  # another number, or none
        p.mobile, p.phone = ("", "")
        if source == "webshop" and not p.email:
            p.email = f"kept{draw.randrange(10**9)}@example.org"
