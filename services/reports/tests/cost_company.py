"""A small company, worked by hand: what its facts tell, and what its people decided about costs."""

from datetime import UTC, datetime
from typing import Any

import pytest
from crm.customers.v1 import accounts_pb2, interactions_pb2, orders_pb2
from crm.events.v1 import events_pb2
from crm.tickets.v1 import tickets_pb2, time_logs_pb2
from crm_chassis.testing import World
from crm_reports.batches import Batch
from crm_reports.costs import keeping
from crm_reports.follower import following

OCTOBER: dict[str, Any] = {"start_month": "2026-10", "end_month": "2026-10"}
NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


class Facts:
    """Tells the facts of a world what happened."""

    def __init__(self, world: World) -> None:
        self.world, self.number = world, 0

    def tell(self, resource: str, *messages: Any) -> None:
        """These records became so."""
        facts = following(self.world.app).facts
        service = resource.split(".")[1]
        batch = Batch(start=facts.position(service).cursor, caught_up=True)
        for message in messages:
            self.number += 1
            key = str(getattr(message, message.DESCRIPTOR.fields_by_number[1].name))
            event = events_pb2.Event(event_id=self.number, resource=resource, resource_id=key)
            event.event_type = f"{resource}.updated"
            event.data.Pack(message)
            batch.take([event])
        batch.cursor = str(self.number)
        assert facts.apply(service, batch, NOW)


def at(day: int) -> Any:
    return {"seconds": int(datetime(2026, 10, day, 9, tzinfo=UTC).timestamp())}


def company_of(world: World, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """Two customers: the first is served much and earns little."""
    monkeypatch.setattr(
        keeping, "CHEAP_SECONDS", 60
    )  # however slow the machine, new facts count at once
    world.clock.time = NOW
    for peer in ("customers", "tickets"):
        world.connect(peer)
    facts = Facts(world)
    _served(facts)
    _ordered(facts)
    _worked(facts)
    return facts


def _served(facts: Facts) -> None:
    facts.tell(
        "crm.customers.Account",
        accounts_pb2.Account(account_id=1, display_name="Acme", tier="vip", owner_id="rep.one"),
        accounts_pb2.Account(account_id=2, display_name="北京文具", tier="plain", owner_id="x"),
    )
    facts.tell(
        "crm.customers.Interaction",
        *(
            interactions_pb2.Interaction(
                interaction_id=n,
                account_id=1 if n <= 4 else 2,
                channel=interactions_pb2.CHANNEL_VISIT,
                start_time=at(n),
            )
            for n in range(1, 6)
        ),
    )


def _ordered(facts: Facts) -> None:
    line = {"line_number": 1, "product_id": 7, "product_name": "Desk", "quantity": "1"}
    facts.tell(
        "crm.customers.Order",
        *(
            orders_pb2.Order(
                order_id=n,
                account_id=n,
                order_date="2026-10-05",
                state=orders_pb2.ORDER_STATE_SHIPPED,
                currency="CNY",
                lines=[{**line, "amount": "900", "profit": profit}],
            )
            for n, profit in ((1, "400.10"), (2, "1000"))
        ),
    )


def _worked(facts: Facts) -> None:
    facts.tell(
        "crm.tickets.Ticket", tickets_pb2.Ticket(ticket_id=1, account_id=1, subject="Desk wobbles")
    )
    facts.tell(
        "crm.tickets.TimeLog",
        *(
            time_logs_pb2.TimeLog(
                time_log_id=n,
                ticket_id=1 if n < 38 else 2,
                activity_id=3,
                team="Service",
                minutes=412 - 36 * 11 if n == 1 else 11,
                start_time=at(6),
            )
            for n in range(1, 41)
        ),
    )


def decide(world: World) -> dict[str, int]:
    """412 minutes at 1.20 CNY; visits at 90 minutes of a pool of 6,000 CNY and 3,000 minutes."""
    made = {}
    for name, driver in (("tickets", 1), ("visits", 6), ("lines", 9)):
        activity = {"display_name": name.title(), "driver": driver}
        reply = world.call("CreateCostActivity", cost_activity=activity, by="manager")
        made[name] = reply.cost_activity_id
    pool = {"display_name": "Field", "monthly_amount": "6000", "currency": "CNY"}
    reply = world.call(
        "CreateCostPool",
        cost_pool={**pool, "capacity_minutes": 3000, "first_month": "2026-01"},
        by="leader",
    )
    made["pool"] = reply.cost_pool_id
    rates = {
        "tickets": {"amount": "1.2", "currency": "CNY"},
        "visits": {"cost_pool_id": made["pool"], "unit_minutes": "90"},
    }
    for name, rate in rates.items():
        whole = {**rate, "cost_activity_id": made[name], "first_month": "2026-01"}
        made[f"{name} rate"] = world.call("CreateCostRate", cost_rate=whole).cost_rate_id
    return made
