"""What the services say of the quarter, asked as anybody may ask, in the words of the model.

The rule kept here: public calls only.
"""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from crm.channels.v1 import customer_conflicts_pb2, deal_registrations_pb2, orders_pb2
from crm.channels.v1.materials_pb2 import MaterialOrderState

from tests.quarter.player import EUR, Player


def word(enum: Any, number: int, prefix: str) -> str:
    """A state as the model calls it."""
    return str(enum.Name(number)).removeprefix(prefix).lower()


class Told:
    """The services at the end of the quarter."""

    def __init__(self, player: Player) -> None:
        self.player = player
        self.dealers = {number: dealer for dealer, number in player.partners.items()}
        self.products = {number: sku for sku, number in player.products.items()}
        self.places = {number: place for place, number in player.places.items()}

    def call(self, method: str, who: str = "office", **fields: Any) -> Any:
        """One call to channels."""
        return self.player.call(who, method, **fields)

    def every(self, method: str, entries: str, **asked: Any) -> Iterator[Any]:
        """All records of a list."""
        token = ""
        while True:
            reply = self.call(method, page_size=200, page_token=token, **asked)
            yield from getattr(reply, entries)
            token = reply.next_page_token
            if not token:
                return

    def named(self, kind: str) -> dict[int, str]:
        """Ids of a kind to the script's names."""
        return {number: name for (of, name), number in self.player.made.items() if of == kind}

    def stock(self) -> dict[tuple[str, str], tuple[int, int]]:
        """What is where, and what of it is reserved."""
        found = self.every("ListStockBalances", "stock_balances")
        return {
            (self.places[b.location_id], self.products[b.product_id]): (
                int(b.on_hand or 0),
                int(b.reserved or 0),
            )
            for b in found
        }

    def orders(self) -> dict[str, tuple[Any, ...]]:
        """Each order with its state, what was overridden, and its lines."""
        names = self.named("order")
        return {
            names[order.order_id]: (
                self.dealers[order.partner_id],
                word(orders_pb2.OrderState, order.state, "ORDER_STATE_"),
                order.credit_overridden,
                tuple(
                    (
                        self.products[line.product_id],
                        *(int(n or 0) for n in (line.quantity, line.shipped, line.returned)),
                        Decimal(line.unit_price),
                        Decimal(line.amount),
                    )
                    for line in order.lines
                ),
            )
            for order in self.every("ListOrders", "orders")
        }

    def credit(self) -> dict[str, tuple[Decimal, Decimal]]:
        """Open orders and receivables of each dealer."""
        return {
            self.dealers[account.partner_id]: (
                Decimal(account.open_orders or 0),
                Decimal(account.receivable or 0),
            )
            for account in self.every("ListCreditAccounts", "credit_accounts")
        }

    def ledger(self, dealer: str) -> Decimal:
        """What a dealer's entries add up to."""
        key = {"partner_id": self.player.partners[dealer], "currency": EUR}
        entries = self.call("ListCreditEntries", **key, page_size=1000).credit_entries
        return sum((Decimal(entry.amount) for entry in entries), Decimal(0))

    def claims(self) -> dict[str, list[str]]:
        """The decision log of each claim."""
        states, prefix = deal_registrations_pb2.DealRegistrationState, "DEAL_REGISTRATION_STATE_"
        return {
            name: [
                word(states, each.state, prefix)
                for each in self.call("ListDecisions", deal_registration_id=number).decisions
            ]
            for number, name in self.named("claim").items()
        }

    def conflict(self) -> list[str]:
        """The log of the one conflict."""
        key = self.player.conflict().customer_conflict_id
        view = self.call("GetEndCustomerView", customer_conflict_id=key)
        kinds = customer_conflicts_pb2.ConflictStepKind
        return [word(kinds, step.step, "CONFLICT_STEP_KIND_") for step in view.steps]

    def requests(self) -> dict[str, tuple[str, int]]:
        """Each request for brochures: how far it has come, and what came back."""
        names = self.named("request")
        return {
            names[each.material_order_id]: (
                word(MaterialOrderState, each.state, "MATERIAL_ORDER_STATE_"),
                int(each.returned_quantity or 0),
            )
            for each in self.every("ListMaterialOrders", "material_orders")
        }

    def figures(self, start: str, end: str) -> dict[str, tuple[Decimal, str]]:
        """The figures of the dashboard that a leader sees, each with how many records are behind it."""
        asked = {"dashboard_id": "channels", "start_date": start, "end_date": end}
        dashboard = self.player.house.call("lena", "GetDashboard", "reports", **asked)
        return {each.figure_id: Decimal(each.value or 0) for each in dashboard.figures}
