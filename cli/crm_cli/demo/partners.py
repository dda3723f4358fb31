"""The sample partners: dealers and service points, what they pay, and which deals they claim.

The rule kept here: pure and deterministic; some claims are for the same end customer under another spelling, since
finding that is what the overlap check is for.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from crm.channels.v1 import (
    deal_registrations_pb2,
    partners_pb2,
    price_books_pb2,
    price_changes_pb2,
    prices_pb2,
    products_pb2,
)
from google.protobuf.field_mask_pb2 import FieldMask

from . import names
from .directory import Customer, Directory
from .names import BRITAIN, CHINA, FRANCE, GERMANY, Country
from .stories import Play, Step
from .wares import RATES, WARES

MANAGER = "max.hoffmann"
TIERS = (
    partners_pb2.PARTNER_TIER_REGISTERED,
    partners_pb2.PARTNER_TIER_SILVER,
    partners_pb2.PARTNER_TIER_GOLD,
    partners_pb2.PARTNER_TIER_PLATINUM,
)
KNOWN = (
    ("沪江办公设备有限公司", CHINA),
    ("Kontor Hansen KG", GERMANY),
    ("Bureau Rhône SARL", FRANCE),
)
SUFFIXES = {
    "DE": ("Bürotechnik GmbH", "Bürobedarf KG"),
    "FR": ("Bureautique SARL", "Fournitures SAS"),
    "GB": ("Office Supplies Ltd", "Business Systems Ltd"),
    "CN": ("办公设备有限公司", "文化用品有限公司"),
}
LINES = ("Printers", "Furniture", "Supplies")
REASONS = (
    "First contact proven by a visit report.",
    "Offer was made before the other claim.",
    "Owned by our representative.",
)


def _guarding(wanted: bool) -> price_changes_pb2.UpdatePriceSettingsRequest:
    """Whether new books are guarded: not while the sample prices are written, from then on they are."""
    settings = price_changes_pb2.PriceSettings(guard_new_books=wanted)
    return price_changes_pb2.UpdatePriceSettingsRequest(
        price_settings=settings,
        update_mask=FieldMask(paths=["guard_new_books"]),
        request_id=f"demo-guard-{wanted}",
    )


@dataclass
class PartnerStart:
    """A partner with the message that makes it."""

    key: str
    country: Country
    message: Any
    partner_id: int = 0
    joined: float = 0  # so many days ago


def spelled_otherwise(name: str) -> str:
    """The same customer as somebody else would write it."""
    if "有限公司" in name:
        return name.replace("有限公司", "") if len(name) > 8 else name.replace("有限公司", "公司")
    for long, short in ((" GmbH", ""), (" Ltd", " Limited"), (" Inc.", ""), (" LLP", "")):
        if name.endswith(long):
            return name.removesuffix(long) + short
    return name.upper()


class Channel:
    """Partners, prices and claims over two years."""

    def __init__(
        self, seed: int, end: datetime, customers: list[Customer], account_ids: dict[str, int]
    ) -> None:
        """`account_ids` says which account a sample customer became."""
        self.rng = random.Random(seed + 1)  # noqa: S311 (sample data, no secrets)
        self.end = end
        self.customers = customers
        self.account_ids = account_ids
        self.partners = self.make_partners(Directory(self.rng))

    def make_partners(self, book: Directory) -> list[PartnerStart]:
        """Some thirty partners; the first are known by name, since their people sign in."""
        rng, made = self.rng, []
        for number in range(34):
            if number < len(KNOWN):
                name, country = KNOWN[number]
            else:
                country = rng.choice((GERMANY, GERMANY, FRANCE, BRITAIN, CHINA, CHINA))
                stems = names.CHINESE_STEMS if country is CHINA else names.COMPANY_STEMS
                suffix = rng.choice(SUFFIXES[country.code])
                glue = "" if country is CHINA else " "
                name = book.once(lambda s=stems, x=suffix, g=glue: rng.choice(s) + g + x)
            city, region, _ = rng.choice(country.cities)
            partner = partners_pb2.Partner(
                name=name,
                kind=rng.choice(
                    (partners_pb2.PARTNER_KIND_DEALER,) * 4
                    + (partners_pb2.PARTNER_KIND_AGENCY, partners_pb2.PARTNER_KIND_SERVICE_POINT)
                ),
                tier=rng.choices(TIERS, (4, 3, 2, 1))[0],
                state=partners_pb2.PARTNER_STATE_ACTIVE
                if number < 30
                else partners_pb2.PARTNER_STATE_PROSPECT,
                territory=region,
                country=country.code,
                city=city,
                contract_number=f"P-{2021 + number % 5}-{100 + number}" if number < 30 else "",
                owner_id=rng.choice(("paul.dubois", "emma.clark", "zhang.min")),
                team="channels",
            )
            partner.contacts.add(
                name=book.person(country), role="sales", phone=book.number(country.phones)
            )
            made.append(PartnerStart(f"partner-{number}", country, partner))
        return made

    def plays(self) -> list[Play]:
        """Prices first, then each partner's story."""
        return [self.price_list(), *(self.partner_story(partner) for partner in self.partners)]

    def days_ago(self, days: float) -> datetime:
        """A working hour so many days ago."""
        return self.end - timedelta(days=days, minutes=self.rng.randrange(0, 300))

    def price_list(self) -> Play:
        """Products, and in euros and yuan a list price book and one for each tier."""
        start = self.days_ago(720)
        products = []
        for ware in WARES:
            product = products_pb2.Product(
                sku=ware.code, name=ware.name, product_line=ware.subcategory, unit="piece"
            )
            request = products_pb2.CreateProductRequest(
                product=product, request_id=f"demo-sku-{ware.code}"
            )
            products.append((yield Step(start, MANAGER, "CreateProduct", request)))
        yield Step(start, MANAGER, "UpdatePriceSettings", _guarding(False))
        for currency in ("EUR", "CNY"):
            for rank, tier in enumerate((partners_pb2.PARTNER_TIER_UNSPECIFIED, *TIERS), start=-1):
                of = partners_pb2.PartnerTier.Name(tier).removeprefix("PARTNER_TIER_").title()
                name = f"{of if tier else 'List'} {currency}"
                share = 0.86 - 0.03 * rank if tier else 1.0
                book = price_books_pb2.PriceBook(
                    name=name, tier=tier, currency=currency, valid_from=start.date().isoformat()
                )
                make = price_books_pb2.CreatePriceBookRequest(
                    price_book=book, request_id=f"demo-book-{name}"
                )
                made = yield Step(start, MANAGER, "CreatePriceBook", make)
                for ware, product in zip(WARES, products, strict=True):
                    for least, most, less in (("1", "50", 1.0), ("50", "", 0.94)):
                        unit_price = ware.price * RATES[currency] * share * less
                        price = prices_pb2.Price(
                            price_book_id=made.price_book_id,
                            product_id=product.product_id,
                            min_quantity=least,
                            max_quantity=most,
                            unit_price=f"{unit_price:.2f}",
                        )
                        add = prices_pb2.CreatePriceRequest(
                            price=price, request_id=f"demo-price-{name}-{ware.code}-{least}"
                        )
                        yield Step(start, MANAGER, "CreatePrice", add)
        yield Step(start, MANAGER, "UpdatePriceSettings", _guarding(True))

    def partner_story(self, start: PartnerStart) -> Play:
        """A partner joins, then claims deals now and then."""
        rng = self.rng
        joined = start.joined = rng.uniform(60, 700)
        request = partners_pb2.CreatePartnerRequest(
            partner=start.message, request_id=f"demo-{start.key}"
        )
        partner = yield Step(self.days_ago(joined), MANAGER, "CreatePartner", request)
        start.partner_id = partner.partner_id
        near = [one for one in self.customers if one.country is start.country and one.size > 0.8]
        active = start.message.state == partners_pb2.PARTNER_STATE_ACTIVE
        for number in range(rng.randrange(0, 6) if active else 0):
            ago = rng.uniform(1, joined)
            yield from self.claim(start, rng.choice(near), ago, f"{start.key}-{number}")

    def claim(self, start: PartnerStart, customer: Customer, ago: float, key: str) -> Play:
        """One deal registration on its way: made, handed in, and after some days decided."""
        create = deal_registrations_pb2.CreateDealRegistrationRequest(
            deal_registration=self.registration(start, customer, ago), request_id=f"demo-{key}-new"
        )
        moment = self.days_ago(ago)
        made = yield Step(moment, MANAGER, "CreateDealRegistration", create)
        submit = deal_registrations_pb2.SubmitDealRegistrationRequest(
            deal_registration_id=made.deal_registration_id, request_id=f"demo-{key}-sub"
        )
        yield Step(moment + timedelta(minutes=9), MANAGER, "SubmitDealRegistration", submit)
        if ago >= 12:
            decided = moment + timedelta(days=self.rng.uniform(0.5, 6))
            yield from self.decision(made.deal_registration_id, decided, key)

    def registration(self, start: PartnerStart, customer: Customer, ago: float) -> Any:
        """What a partner claims: an end customer, now and then under another spelling."""
        rng = self.rng
        name = customer.account.display_name
        known = rng.random() < 0.6
        currency = start.country.currency
        return deal_registrations_pb2.DealRegistration(
            partner_id=start.partner_id,
            end_customer_name=name if rng.random() < 0.6 else spelled_otherwise(name),
            account_id=self.account_ids.get(customer.account.external_id, 0) if known else 0,
            city=customer.account.city,
            country=start.country.code,
            product_line=rng.choice(LINES),
            expected_amount=f"{rng.lognormvariate(9, 0.8) * RATES[currency]:.2f}",
            currency=currency,
            expected_close_date=(self.end.date() - timedelta(days=int(ago) - 75)).isoformat(),
            protection_days=90,
            owner_id=start.message.owner_id,
            team="channels",
        )

    def decision(self, deal: int, decided: datetime, key: str) -> Play:
        """What the manager says to a claim, and how the deal ended if it has."""
        rng = self.rng
        of: dict[str, Any] = {"deal_registration_id": deal}
        if rng.random() < 0.2:
            no = deal_registrations_pb2.RejectDealRegistrationRequest(
                **of, reason=rng.choice(REASONS), request_id=f"demo-{key}-no"
            )
            yield Step(decided, MANAGER, "RejectDealRegistration", no)
            return
        yes = deal_registrations_pb2.ApproveDealRegistrationRequest(
            **of, reason=REASONS[0], override=True, request_id=f"demo-{key}-ok"
        )
        yield Step(decided, MANAGER, "ApproveDealRegistration", yes)
        closed = decided + timedelta(days=rng.uniform(15, 80))
        if closed > self.end or rng.random() < 0.25:
            return
        if rng.random() < 0.6:
            won = deal_registrations_pb2.WinDealRegistrationRequest(
                **of, request_id=f"demo-{key}-won"
            )
            yield Step(closed, MANAGER, "WinDealRegistration", won)
        else:
            lost = deal_registrations_pb2.LoseDealRegistrationRequest(
                **of, reason="Price", request_id=f"demo-{key}-lost"
            )
            yield Step(closed, MANAGER, "LoseDealRegistration", lost)
