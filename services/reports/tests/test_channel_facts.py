"""Facts of trade: the last word counts, however late, twice or out of order it comes; what is gone counts no more."""

import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from crm.channels.v1 import credit_pb2, orders_pb2, partners_pb2, stock_pb2
from crm.events.v1 import events_pb2
from crm_reports import listing, queries, rules
from crm_reports.batches import Batch
from crm_reports.measures import MEASURES
from crm_reports.queries import Slice
from crm_reports.warehouse import Warehouse

from .histories import NOW

APRIL = Slice(rules.period_of("2026-04-01", "2026-04-30", "UTC"))


def told(number: int, key: int, message: Any, what: str = "updated") -> events_pb2.Event:
    resource = f"crm.channels.{message.DESCRIPTOR.name}"
    event = events_pb2.Event(event_id=number, resource=resource, resource_id=str(key))
    event.event_type = f"{resource}.{what}"
    event.data.Pack(message)
    return event


def order(key: int, state: str, *lines: tuple[str, str, str], **more: Any) -> orders_pb2.Order:
    made = orders_pb2.Order(order_id=key, partner_id=7, currency="EUR", **more)
    made.state = orders_pb2.OrderState.Value(f"ORDER_STATE_{state}")
    made.order_time.FromJsonString("2026-04-15T09:00:00Z")
    for number, (quantity, amount, returned) in enumerate(lines, 1):
        line = {"order_line_id": key * 10 + number, "quantity": quantity, "amount": amount}
        made.lines.add(**line, returned=returned)
    return made


def sale(key: int, quantity: str, **more: Any) -> stock_pb2.SellOut:
    return stock_pb2.SellOut(sell_out_id=key, quantity=quantity, sale_date="2026-04-20", **more)


def figure(facts: Warehouse, figure_id: str, **parts: str) -> tuple[Decimal | None, int]:
    found = queries.value_of(facts, MEASURES[figure_id], APRIL, parts)
    return found.value, found.record_count


def test_trade_lands_right_in_whatever_order_it_comes(tmp_path: Path) -> None:
    facts, deleted = Warehouse(tmp_path / "facts.duckdb"), sale(2, "5")
    deleted.delete_time.FromJsonString("2026-04-21T09:00:00Z")
    dealer = partners_pb2.Partner(partner_id=7, name="Dealer Weber", territory="North")
    account = {"credit_account_id": 4, "partner_id": 7, "currency": "EUR", "credit_limit": "100"}
    over = credit_pb2.CreditAccount(**account, open_orders="70", receivable="50")
    over.create_time.FromJsonString("2026-04-01T09:00:00Z")
    batches = (
        [
            told(9, 1, order(1, "DELIVERED", ("4", "40", "1"), ("1", "2.50", ""))),
            told(2, 2, order(2, "PLACED", ("3", "9", ""))),
        ],
        [
            told(1, 1, order(1, "PLACED", ("4", "40", ""))),
            told(3, 1, sale(1, "2")),
            told(4, 2, sale(2, "5")),
        ],
        [
            told(5, 2, order(2, "CANCELLED", ("3", "9", "")), "cancelled"),
            told(6, 2, deleted, "deleted"),
        ],
        [told(7, 4, over, "changed"), told(7, 4, over, "changed"), told(8, 7, dealer)],
    )
    cursor = ""
    for number, events in enumerate(batches, 1):
        batch = Batch(start=cursor)
        batch.take(events)
        cursor = batch.cursor = str(number)
        assert facts.apply("channels", batch, NOW)
    assert figure(facts, "dealer_orders.sales", currency="EUR") == (Decimal("32.5"), 1)
    assert figure(facts, "dealer_orders.count", territory="North") == (1, 1)
    assert figure(facts, "sell_outs.quantity") == (2, 1)
    assert figure(facts, "credit.exposure", currency="EUR") == (120, 1)
    assert figure(facts, "credit.over") == (1, 1)
    erased = facts.rewrite("weber", lambda text: re.sub("Weber", "–", text))
    assert erased == {"partners": 1}
    (record,) = listing.records_of(facts, MEASURES["credit.over"], APRIL, {}, 9, None)
    assert (record.title, record.link) == ("Dealer –", 7)
    facts.close()
