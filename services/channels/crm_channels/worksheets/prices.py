"""The prices of a book as a worksheet: a price list that comes back is one price change to be approved.

The rule kept here: a row changes no price; it becomes a line of one draft, for the day and under the title that the
worksheet was given out for. A price that is cleared takes the product out of the book for these quantities.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import price_changes_pb2, prices_pb2
from crm_chassis.errors import Invalid
from crm_chassis.i18n import N_
from crm_chassis.record_lists import app_of
from crm_chassis.worksheet_kinds import Asked, Given, Parameters, SheetColumn, SheetKind, Values

from crm_channels.price_books import NO_DAY
from crm_channels.rules import day
from crm_channels.worksheets.sell_outs import product_choices

if TYPE_CHECKING:
    from crm_chassis.call import Call

PAGE = 500
QUANTITIES = ("min_quantity", "max_quantity")


def _book(parameters: Parameters) -> int:
    key = parameters["price_book_id"]
    return int(key) if key.isdecimal() else 0


def _given(price: prices_pb2.Price) -> Given:
    values = {
        "product_id": str(price.product_id),
        "min_quantity": price.min_quantity or "0",
        "max_quantity": price.max_quantity,
        "unit_price": price.unit_price,
    }
    return Given(str(price.price_id), price.etag, values)


@dataclass(frozen=True, eq=False)
class PriceSheet(SheetKind):
    """The prices of one book as of one day."""

    def rows(self, call: "Call", parameters: Parameters) -> Iterator[Given]:
        """What the book holds on that day."""
        wanted, methods, token = parameters["effective_date"], app_of(call).by_name, ""
        try:
            day(wanted)
        except ValueError:
            raise Invalid({"worksheet.parameters['effective_date']": NO_DAY}) from None
        book = methods["GetPriceBook"]
        book.handler(call, book.request_class(price_book_id=_book(parameters)))
        listed = methods["ListPrices"]
        while True:
            page: Any = listed.handler(
                call,
                listed.request_class(
                    price_book_id=_book(parameters), page_size=PAGE, page_token=token
                ),
            )
            for price in page.prices:
                if price.valid_from <= wanted <= (price.valid_until or wanted):
                    yield _given(price)
            token = page.next_page_token
            if not token:
                return

    def current(self, call: "Call", parameters: Parameters, key: str) -> Given | None:  # noqa: ARG002
        """The price as the book holds it."""
        found = app_of(call).by_name["GetPrice"]
        price: Any = found.handler(call, found.request_class(price_id=int(key)))
        return None if price.HasField("delete_time") else _given(price)

    def change(self, call: "Call", parameters: Parameters, now: Given, values: Values) -> Asked:  # noqa: ARG002
        """The new price as a line of the draft."""
        return self._proposed(parameters, {**now.values, **values})

    def addition(self, call: "Call", parameters: Parameters, values: Values) -> Asked:  # noqa: ARG002
        """A price of a product or of quantities that had none."""
        return self._proposed(parameters, values)

    def _proposed(self, parameters: Parameters, values: Values) -> Asked:
        texts: dict[str, Any] = {n: values[n] for n in (*QUANTITIES, "unit_price") if values.get(n)}
        line = price_changes_pb2.PriceChangeLine(
            product_id=int(values.get("product_id") or 0), **texts
        )
        request = price_changes_pb2.ProposePriceRequest(
            price_book_id=_book(parameters),
            effective_date=parameters["effective_date"],
            title=parameters.get("title") or f"{parameters['effective_date']}",
            line=line,
        )
        return Asked("ProposePrice", request)

    def made(self, call: "Call", parameters: Parameters, reply: Any) -> Given:  # noqa: ARG002
        """The line that was added to the draft."""
        (line,) = reply.lines
        key = f"{reply.price_change_id}-{line.product_id}-{line.min_quantity or '0'}"
        return Given(key, reply.etag, {})


PRICES = PriceSheet(
    name="prices",
    title=N_("Price list"),
    description=N_(
        "The prices of a book. What is changed or added becomes one price change, to be handed in and approved."
    ),
    scope="channels.write",
    parameters={
        "price_book_id": N_("Price book"),
        "effective_date": N_("Day from which the new prices hold"),
        "title": N_("Title of the price change"),
    },
    needed=("price_book_id", "effective_date"),
    chosen={"price_book_id": "price_books"},
    spare=100,
    guide=(N_("Clear a price to take the product out of the book for these quantities."),),
    columns=(
        SheetColumn(
            "product_id",
            N_("Product"),
            "choice",
            editable=False,
            needed=True,
            choices=product_choices,
            width=36,
        ),
        SheetColumn("min_quantity", N_("From quantity"), "number", editable=False),
        SheetColumn("max_quantity", N_("To below quantity"), "number", editable=False),
        SheetColumn("unit_price", N_("Price of one"), "number"),
    ),
)
