"""Who the sample customers are: companies and households of five countries, with the people in them.

The rule kept here: pure and deterministic, all drawing is by the random numbers that are given; no name, number or
address is drawn twice.
"""

import random
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from crm.customers.v1 import accounts_pb2, contacts_pb2, interactions_pb2, reach_pb2

from . import names
from .names import CHINA, COUNTRIES, Country
from .wares import WARES, Ware

SOURCE = "sample"
DAYS = 730
ZONES = {
    "DE": "Europe/Berlin",
    "FR": "Europe/Paris",
    "GB": "Europe/London",
    "US": "America/Chicago",
    "CN": "Asia/Shanghai",
}
PHONE, EMAIL, WEB = (
    interactions_pb2.CHANNEL_PHONE,
    interactions_pb2.CHANNEL_EMAIL,
    interactions_pb2.CHANNEL_WEB,
)
# The parts that people play when their company buys, by the place of their title in its language.
PARTS: tuple[tuple[contacts_pb2.ContactRole, ...], ...] = (
    (contacts_pb2.CONTACT_ROLE_BUYER, contacts_pb2.CONTACT_ROLE_END_USER),
    (contacts_pb2.CONTACT_ROLE_DECIDER, contacts_pb2.CONTACT_ROLE_BUYER),
    (contacts_pb2.CONTACT_ROLE_BUYER,),
    (contacts_pb2.CONTACT_ROLE_TECHNICAL,),
    (contacts_pb2.CONTACT_ROLE_DECIDER,),
    (contacts_pb2.CONTACT_ROLE_FINANCE,),
    (contacts_pb2.CONTACT_ROLE_END_USER,),
    (contacts_pb2.CONTACT_ROLE_GATEKEEPER,),
)


@dataclass
class Customer:
    """One account with its people, and how much it buys."""

    number: int
    country: Country
    account: Any
    contacts: list[Any]
    size: float
    since: date
    agent: str
    favourites: list[Ware] = field(default_factory=list)

    @property
    def zone(self) -> ZoneInfo:
        """Where its days begin and end."""
        return ZoneInfo(ZONES[self.country.code])


def pick(rng: random.Random, weights: dict[Any, int]) -> Any:
    """One of the keys, by weight."""
    return rng.choices(list(weights), list(weights.values()))[0]


def slug(text: str) -> str:
    """A name as part of an address: lower-case ASCII letters and digits."""
    plain = (
        unicodedata.normalize("NFKD", text.replace("ß", "ss"))
        .encode("ascii", "ignore")
        .decode()
        .lower()
    )
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


class Directory:
    """Draws names and numbers, none twice."""

    def __init__(self, rng: random.Random) -> None:
        """All drawing is by `rng`."""
        self.rng = rng
        self.taken: set[str] = set()

    def once(self, draw: Any) -> str:
        """Draws until something new comes; after many tries the last one, with a number."""
        text = ""
        for _ in range(200):
            text = draw()
            if text not in self.taken:
                break
        else:
            text = f"{text} {len(self.taken)}"
        self.taken.add(text)
        return text

    def number(self, patterns: tuple[str, ...]) -> str:
        """A telephone number, digits in place of #."""
        rng = self.rng
        return self.once(
            lambda: re.sub("#", lambda _: str(rng.randrange(10)), rng.choice(patterns))
        )

    def company(self, country: Country, city: str) -> str:
        """The name of a company."""
        rng = self.rng
        if country is CHINA:
            return self.once(
                lambda: city + rng.choice(names.CHINESE_STEMS) + rng.choice(names.CHINESE_KINDS)
            )
        return self.once(
            lambda: (
                f"{rng.choice(names.COMPANY_STEMS)} {rng.choice(names.COMPANY_KINDS[country.code])}"
            )
        )

    def person(self, country: Country) -> str:
        """The name of a person, in the order in which it is said."""
        given, family = self.rng.choice(country.given), self.rng.choice(country.family)
        return f"{family}{given}" if country is CHINA else f"{given} {family}"


def make_contact(
    rng: random.Random,
    book: Directory,
    country: Country,
    key: str,
    name: str,
    title: str,
    domain: str,
) -> Any:
    """A person of a customer, reachable by telephone and e-mail."""
    contact = contacts_pb2.Contact(
        display_name=name,
        job_title=title,
        language=country.language,
        key_person=rng.random() < 0.2,
        preferred_channel=pick(rng, {PHONE: 5, EMAIL: 4, WEB: 1}),
        source=SOURCE,
        external_id=key,
        account_external_id=key.rpartition("-")[0],
    )
    titles = names.TITLES[country.language]
    contact.roles.extend(PARTS[titles.index(title)] if title in titles else ())
    contact.phones.add(number=book.number(country.phones), kind=reach_pb2.PHONE_KIND_WORK)
    if rng.random() < 0.6:
        contact.phones.add(number=book.number(country.mobiles), kind=reach_pb2.PHONE_KIND_MOBILE)
    local = slug(name).replace("-", ".") or f"kontakt{key[-6:].replace('-', '')}"
    contact.emails.add(address=f"{local}@{domain}")
    return contact


def make_contacts(
    rng: random.Random, book: Directory, country: Country, account: Any, domain: str
) -> list[Any]:
    """The buyers of a company; of a household, the one that it is."""
    company = account.kind == accounts_pb2.ACCOUNT_KIND_COMPANY
    people = [
        book.person(country) for _ in range(1 + (company and min(3, int(rng.expovariate(0.9)))))
    ]
    if not company:
        people = [account.display_name]
    contacts = []
    for place, who in enumerate(people, start=1):
        title = rng.choice(names.TITLES[country.language]) if company else ""
        key = f"{account.external_id}-{place}"
        contacts.append(make_contact(rng, book, country, key, who, title, domain))
    return contacts


def make_customer(
    rng: random.Random, book: Directory, number: int, end: date, agents: dict[str, Any]
) -> Customer:
    """One customer, since some day before `end`."""
    country = rng.choices(COUNTRIES, [one.weight for one in COUNTRIES])[0]
    company = rng.random() < 0.82
    city, region, postal_code = rng.choice(country.cities)
    name = book.company(country, city) if company else book.person(country)
    size = rng.lognormvariate(0, 0.9) * (1.0 if company else 0.3)
    old = rng.random() < 0.55
    since = end - timedelta(days=DAYS if old else rng.randrange(1, DAYS))
    street = rng.choice(country.streets)
    house = rng.randrange(1, 190)
    account = accounts_pb2.Account(
        kind=accounts_pb2.ACCOUNT_KIND_COMPANY if company else accounts_pb2.ACCOUNT_KIND_HOUSEHOLD,
        display_name=name,
        segment=("Corporate" if size > 1.4 else "Small business") if company else "Home office",
        country=country.code,
        region=region,
        city=city,
        street=f"{street}{house}号" if country is CHINA else f"{street} {house}",
        postal_code=postal_code,
        source=SOURCE,
        external_id=f"C{number:05d}",
    )
    domain = f"{slug(name) or f'kh{number}'}.example"
    account.phones.add(number=book.number(country.phones), kind=reach_pb2.PHONE_KIND_WORK)
    account.emails.add(address=f"info@{domain}")
    if company:
        account.website = f"https://www.{domain}"
    if size > 1.1:
        account.owner_id = rng.choice(agents["reps_zh"] if country is CHINA else agents["reps"])
        account.team = "sales"
    contacts = make_contacts(rng, book, country, account, domain)
    agent = rng.choice(agents["zh"] if country is CHINA else agents["others"])
    customer = Customer(number, country, account, contacts, size, since, agent)
    customer.favourites = rng.sample(WARES, 8)
    return customer
