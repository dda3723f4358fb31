"""The sell-out report of a dealer as a worksheet: empty rows that become sell-outs.

The rule kept here: what was reported is not changed by a worksheet; each row becomes one sell-out, however often the
file is sent.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from crm.channels.v1 import stock_pb2
from crm_chassis import lists
from crm_chassis.i18n import N_
from crm_chassis.record_lists import app_of
from crm_chassis.worksheet_cells import Choice
from crm_chassis.worksheet_kinds import Asked, Given, Parameters, SheetColumn, SheetKind, Values

if TYPE_CHECKING:
    from crm_chassis.call import Call

CURRENCIES = ("EUR", "USD", "CNY", "GBP", "CHF", "JPY")


def product_choices(call: "Call") -> Sequence[Choice]:
    """The products, by SKU and name."""
    bound, found, token = app_of(call).lists["products"], list[Choice](), ""
    while True:
        page, token = bound.read(call, page_size=lists.MOST, page_token=token, order_by="sku")
        found += [Choice(str(p.product_id), f"{p.sku} · {p.name}", p.sku) for p in page]
        if not token:
            return found


@dataclass(frozen=True, eq=False)
class SellOutSheet(SheetKind):
    """A report of one dealer."""

    def rows(self, call: "Call", parameters: Parameters) -> Iterator[Given]:
        """None: the report is empty. NotFound for a partner that the caller may not see."""
        key = parameters["partner_id"]
        app_of(call).lists["partners"].get(call, int(key) if key.isdecimal() else 0)
        yield from ()

    def current(self, call: "Call", parameters: Parameters, key: str) -> Given | None:  # noqa: ARG002
        """What was reported stays as it was reported."""
        return None

    def addition(self, call: "Call", parameters: Parameters, values: Values) -> Asked | None:  # noqa: ARG002
        """A sell-out."""
        numbers: dict[str, Any] = {
            n: int(values[n]) for n in ("product_id", "location_id") if values.get(n)
        }
        names = ("sale_date", "quantity", "amount", "currency", "end_customer_name")
        texts: dict[str, Any] = {n: values[n] for n in names if values.get(n)}
        sale = stock_pb2.SellOut(partner_id=int(parameters["partner_id"]), **numbers, **texts)
        return Asked("CreateSellOut", stock_pb2.CreateSellOutRequest(sell_out=sale))

    def made(self, call: "Call", parameters: Parameters, reply: Any) -> Given:  # noqa: ARG002
        """The sell-out."""
        return Given(str(reply.sell_out_id), reply.etag, {})


SELL_OUTS = SellOutSheet(
    name="sell_outs",
    title=N_("Sell-out report"),
    description=N_("An empty report for a dealer: what was sold to whom, each row one sale."),
    scope="trade.write",
    parameters={"partner_id": N_("Partner")},
    needed=("partner_id",),
    chosen={"partner_id": "partners"},
    spare=200,
    columns=(
        SheetColumn("sale_date", N_("Day of sale"), "date"),
        SheetColumn(
            "product_id", N_("Product"), "choice", needed=True, choices=product_choices, width=36
        ),
        SheetColumn("quantity", N_("Quantity"), "number", needed=True),
        SheetColumn("amount", N_("Amount"), "number"),
        SheetColumn(
            "currency",
            N_("Currency"),
            "choice",
            choices=lambda _call: [Choice(code, code) for code in CURRENCIES],
        ),
        SheetColumn("end_customer_name", N_("End customer"), width=32),
    ),
)
