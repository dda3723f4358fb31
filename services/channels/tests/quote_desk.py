"""Products, books, partners and quotes for the tests of prices and quotes."""

from typing import Any

DEFAULT = object()


def product(world: Any, sku: str = "C-100", **more: Any) -> Any:
    fields = {"sku": sku, "name": f"Copier {sku}", "product_line": "Copiers", **more}
    return world.call("CreateProduct", product=fields)


def open_books(world: Any, *, guarded: bool = False, by: Any = "admin") -> None:
    """From now on the prices of new books are set without a price change."""
    given = {"price_settings": {"guard_new_books": guarded}}
    mask = {"paths": ["guard_new_books"]}
    world.call("UpdatePriceSettings", by=by, **given, update_mask=mask)


def book(world: Any, name: str = "List", currency: str = "EUR", **more: Any) -> Any:
    fields = {"name": name, "currency": currency, "valid_from": "2026-01-01", **more}
    open_books(world)
    return world.call("CreatePriceBook", price_book=fields)


def price(world: Any, book_id: int, product_id: int, unit_price: str, **more: Any) -> Any:
    fields = {"price_book_id": book_id, "product_id": product_id, "unit_price": unit_price}
    return world.call("CreatePrice", price={**fields, **more})


def partner(world: Any, name: str, tier: str = "PARTNER_TIER_GOLD", **more: Any) -> Any:
    fields = {"name": name, "kind": 1, "tier": tier, "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields)


class Desk:
    """A list book with one copier at 100 euros, and two reps of one team with their manager."""

    def __init__(self, world: Any) -> None:
        self.world = world
        self.copier = product(world)
        self.toner = product(world, "T-1", product_line="Supplies")
        self.list = book(world)
        price(world, self.list.price_book_id, self.copier.product_id, "100")
        price(world, self.list.price_book_id, self.toner.product_id, "9.99")
        self.anna = world.person("anna", "rep", team="north")
        self.ben = world.person("ben", "rep", team="south")
        self.chief = world.person("chief", "manager", team="north")
        self.other_chief = world.person("other.chief", "manager", team="south")

    def known(self) -> "Desk":
        """Makes these people known to the service, so that they are told."""
        for who, name, roles in (
            (self.anna, "Anna", ["rep"]),
            (self.ben, "Ben", ["rep"]),
            (self.chief, "Chief", ["manager"]),
            (self.other_chief, "Other Chief", ["manager"]),
        ):
            user = {"user_id": who.id, "display_name": name, "roles": roles, "team": who.team}
            self.world.call("CreateUser", user=user, password="correct horse battery")
        return self

    def line(self, discount: str = "", quantity: str = "1", **more: Any) -> dict[str, Any]:
        return {
            "product_id": self.copier.product_id,
            "quantity": quantity,
            "discount_percent": discount,
            **more,
        }

    def draft(self, by: Any, customer: str = "Acme GmbH", *lines: Any, **more: Any) -> Any:
        fields = {"end_customer_name": customer, "currency": "EUR", **more}
        fields["lines"] = list(lines) or [self.line()]
        return self.world.call("CreateQuote", by=by, quote=fields)

    def step(self, name: str, quote: Any, by: Any, **more: Any) -> Any:
        return self.world.call(f"{name}Quote", by=by, quote_id=quote.quote_id, **more)

    def sent(self, by: Any, customer: str = "Acme GmbH", *lines: Any, **more: Any) -> Any:
        quote = self.draft(by, customer, *lines, **more)
        self.step("Submit", quote, by)
        return self.step("Send", quote, by)
