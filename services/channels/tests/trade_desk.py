"""What tests of trade begin with: partners with credit, products with prices, warehouses with stock."""

from typing import Any

from .quote_desk import open_books

LIMIT = "10000"


def partner(world: Any, name: str = "Bavaria Dealers", **more: Any) -> Any:
    fields = {"name": name, "kind": 1, "state": "PARTNER_STATE_ACTIVE", **more}
    return world.call("CreatePartner", partner=fields)


def product(world: Any, sku: str = "P-1", price: str = "100") -> Any:
    """A product with a price in the one book of the world."""
    made = world.call("CreateProduct", product={"sku": sku, "name": f"Pump {sku}"})
    books = world.call("ListPriceBooks").price_books
    book = books[0] if books else _book(world)
    line = {"price_book_id": book.price_book_id, "product_id": made.product_id, "unit_price": price}
    world.call("CreatePrice", price=line)
    return made


def _book(world: Any) -> Any:
    open_books(world)
    book = {"name": "List", "currency": "EUR", "valid_from": "2026-01-01"}
    return world.call("CreatePriceBook", price_book=book)


def warehouse(world: Any, name: str = "Central", **more: Any) -> Any:
    fields = {"name": name, "kind": "LOCATION_KIND_WAREHOUSE", "owner_id": "stock.keeper", **more}
    return world.call("CreateLocation", location=fields)


def store(world: Any, owner: Any, name: str = "Store", consignment: bool = False) -> Any:
    fields = {"name": name, "kind": "LOCATION_KIND_DEALER", "consignment": consignment}
    return world.call("CreateLocation", location={**fields, "partner_id": owner.partner_id})


def limit(world: Any, who: Any, amount: str = LIMIT, **more: Any) -> Any:
    key = {"partner_id": who.partner_id, "currency": "EUR"}
    return world.call("SetCredit", **key, credit_limit=amount, **more)


def credit(world: Any, who: Any, by: Any = "admin") -> Any:
    return world.call("GetCreditAccount", partner_id=who.partner_id, currency="EUR", by=by)


def receipt(world: Any, place: Any, goods: Any, quantity: str) -> Any:
    key = {"location_id": place.location_id, "product_id": goods.product_id}
    return world.call("BookReceipt", **key, quantity=quantity)


def balance(world: Any, place: Any, goods: Any) -> Any:
    asked = f"location_id = {place.location_id} AND product_id = {goods.product_id}"
    return world.call("ListStockBalances", filter=asked).stock_balances[0]


def order(
    world: Any, who: Any, goods: Any, quantity: str = "1", by: Any = "admin", **more: Any
) -> Any:
    request = {
        name: more.pop(name) for name in ("price_reason", "draft", "request_id") if name in more
    }
    line = {"product_id": goods.product_id, "quantity": quantity}
    line |= {name: more.pop(name) for name in ("unit_price", "discount_percent") if name in more}
    fields = {"partner_id": who.partner_id, "currency": "EUR", "lines": [line], **more}
    return world.call("CreateOrder", order=fields, by=by, **request)


def step(world: Any, what: str, which: Any, by: Any = "admin", **more: Any) -> Any:
    return world.call(f"{what}Order", order_id=which.order_id, by=by, **more)


class Shop:
    """One partner with a limit, one product with stock in one warehouse."""

    def __init__(
        self, world: Any, stock: str = "10", credit_limit: str = LIMIT, number: int = 1
    ) -> None:
        self.world = world
        name = "" if number == 1 else f" {number}"
        self.partner = partner(world, f"Bavaria Dealers{name}")
        self.goods = product(world, f"P-{number}")
        self.warehouse = warehouse(world, f"Central{name}")
        limit(world, self.partner, credit_limit)
        if stock != "0":
            receipt(world, self.warehouse, self.goods, stock)

    def order(self, quantity: str = "1", **more: Any) -> Any:
        more.setdefault("location_id", self.warehouse.location_id)
        return order(self.world, self.partner, self.goods, quantity, **more)

    def confirmed(self, quantity: str = "1", **more: Any) -> Any:
        return step(self.world, "Confirm", self.order(quantity), **more)

    @property
    def balance(self) -> tuple[str, str]:
        """What is there, and what of it is reserved."""
        row = balance(self.world, self.warehouse, self.goods)
        return row.on_hand, row.reserved

    @property
    def credit(self) -> tuple[str, str]:
        """Open orders and receivables."""
        row = credit(self.world, self.partner)
        return row.open_orders, row.receivable
