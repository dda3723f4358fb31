"""Orders as a state machine: whatever comes in whatever order, the pipeline does what the model says."""

from decimal import Decimal
from typing import Any

import hypothesis.strategies as st
import pytest
from crm_chassis.errors import Precondition
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from .trade_desk import Shop, receipt, step

PRICE = Decimal(100)


class Model:
    """What an order should be: plain numbers."""

    def __init__(self, quantity: int) -> None:
        self.quantity = Decimal(quantity)
        self.reserved = self.shipped = self.returned = self.cancelled = Decimal(0)
        self.confirmed = self.over = False

    @property
    def open(self) -> Decimal:
        return self.quantity - self.shipped - self.cancelled if self.confirmed else Decimal(0)


class Orders(RuleBasedStateMachine):
    """One partner, one product, one warehouse; a limit and a stock that are soon at their end."""

    world: Any

    def __init__(self) -> None:
        super().__init__()
        machine = type(self)
        machine.runs = getattr(machine, "runs", 0) + 1
        self.shop = SHOPS.setdefault(machine.runs, _shop(self.world, machine.runs))
        self.orders: dict[Any, Model] = {}
        self.on_hand, self.receivable = Decimal(5), Decimal(0)
        self.paid = Decimal(0)

    @property
    def available(self) -> Decimal:
        return self.on_hand - sum((each.reserved for each in self.orders.values()), Decimal(0))

    @property
    def exposure(self) -> Decimal:
        return self.receivable + sum((o.open * PRICE for o in self.orders.values()), Decimal(0))

    def _chosen(self, at: int) -> tuple[int, Model] | None:
        if not self.orders:
            return None
        key = sorted(self.orders)[at % len(self.orders)]
        return key, self.orders[key]

    def _step(self, what: str, key: int, **more: Any) -> str:
        try:
            self.world.call(f"{what}Order", order_id=key, **more)
        except Precondition as refused:
            return refused.reason
        return "done"

    @rule(quantity=st.integers(1, 4))
    def place(self, quantity: int) -> None:
        self.orders[self.shop.order(str(quantity)).order_id] = Model(quantity)

    @rule(at=st.integers(0, 9), back_order=st.booleans())
    def confirm(self, at: int, back_order: bool) -> None:
        if not (chosen := self._chosen(at)):
            return
        key, model = chosen
        said = self._step("Confirm", key, back_order=back_order)
        if model.confirmed or model.over:
            assert said == "ORDER_STATE"
        elif self.exposure + model.quantity * PRICE > 1000:
            assert said == "CREDIT_EXCEEDED"
        elif model.quantity > self.available and not back_order:
            assert said == "STOCK_SHORT"
        else:
            assert said == "done"
            model.reserved = min(model.quantity, self.available)
            model.confirmed = True

    @rule(at=st.integers(0, 9))
    def ship(self, at: int) -> None:
        if not (chosen := self._chosen(at)):
            return
        key, model = chosen
        said = self._step("Ship", key)
        if not model.confirmed or not model.open or model.over:
            assert said == "ORDER_STATE"
        elif not model.reserved:
            assert said == "NOTHING_TO_SHIP"
        else:
            assert said == "done"
            self.on_hand -= model.reserved
            self.receivable += model.reserved * PRICE
            model.shipped += model.reserved
            model.reserved = Decimal(0)

    @rule(at=st.integers(0, 9))
    def cancel(self, at: int) -> None:
        if not (chosen := self._chosen(at)):
            return
        key, model = chosen
        said = self._step("Cancel", key, reason="Changed plans")
        if model.over or (model.confirmed and not model.open):
            assert said == "ORDER_STATE"
        else:
            assert said == "done"
            model.cancelled = model.quantity - model.shipped
            model.reserved = Decimal(0)
            model.over = not model.shipped

    @rule(at=st.integers(0, 9))
    def give_back(self, at: int) -> None:
        if not (chosen := self._chosen(at)):
            return
        key, model = chosen
        said = self._step("Return", key, reason="Damaged")
        back = model.shipped - model.returned
        assert said == ("done" if back else "ORDER_STATE")
        self.on_hand += back
        self.receivable -= back * PRICE
        model.returned += back

    @rule(quantity=st.integers(1, 3))
    def arrive(self, quantity: int) -> None:
        receipt(self.world, self.shop.warehouse, self.shop.goods, str(quantity))
        self.on_hand += quantity

    @rule(amount=st.integers(1, 300))
    def pay(self, amount: int) -> None:
        fields = {"partner_id": self.shop.partner.partner_id, "currency": "EUR"}
        self.world.call("CreatePayment", payment={**fields, "amount": str(amount)})
        self.receivable -= amount

    @rule(at=st.integers(0, 9))
    def allocate(self, at: int) -> None:
        if (chosen := self._chosen(at)) and chosen[1].open and not chosen[1].over:
            key, model = chosen
            step(self.world, "Allocate", self.world.call("GetOrder", order_id=key))
            model.reserved += min(model.open - model.reserved, self.available)

    @invariant()
    def stock_and_credit_are_as_the_model_says(self) -> None:
        on_hand, reserved = (Decimal(each) for each in self.shop.balance)
        assert (on_hand, on_hand - reserved) == (self.on_hand, self.available)
        open_orders, receivable = (Decimal(each) for each in self.shop.credit)
        assert open_orders + receivable == self.exposure
        assert receivable == self.receivable

    def teardown(self) -> None:
        assert list(self.world.call("CheckLedgers").differences) == []


SHOPS: dict[int, Shop] = {}


def _shop(world: Any, number: int) -> Shop:
    """A shop of its own for each run: one world serves them all."""
    return Shop(world, stock="5", credit_limit="1000", number=number)


def _run(world: Any, examples: int, steps: int, **more: Any) -> None:
    SHOPS.clear()
    machine = type("OrdersHere", (Orders,), {"world": world, "runs": 0})
    limits = settings(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        **more,
    )
    run_state_machine_as_test(machine, settings=limits)


def test_orders_do_what_the_model_says(world: Any) -> None:
    _run(world, 12, 25, derandomize=True)


@pytest.mark.slow
def test_orders_do_what_the_model_says_for_long(world: Any) -> None:
    _run(world, 150, 50)
