"""On the morning after: stock, orders, money, plans, claims and the report are what the model says, to the cent."""

from decimal import Decimal
from typing import Any

import pytest
from crm.channels.v1 import sales_plans_pb2

from tests.quarter import figures
from tests.quarter.claims import Claims
from tests.quarter.conftest import Played
from tests.quarter.script import DEALERS, ENDS
from tests.quarter.told import Told

START, END = "2026-04-01", ENDS.isoformat()


@pytest.fixture(scope="package")
def told(played: Played) -> Told:
    return Told(played.player)


def same(found: dict[Any, Any], expected: dict[Any, Any]) -> None:
    """Says what differs, instead of all there is."""
    assert {k: v for k, v in found.items() if expected.get(k) != v} == {
        k: v for k, v in expected.items() if found.get(k) != v
    }


def test_stock_of_every_place_is_right(played, told):
    model = played.model
    expected = {key: (model.stock[key], model.reserved[key]) for key in model.stock}
    same(
        {k: v for k, v in told.stock().items() if any(v)},
        {k: v for k, v in expected.items() if any(v)},
    )
    short = told.every("ListStockBalances", "stock_balances", short=True)
    assert {(told.places[b.location_id], told.products[b.product_id]) for b in short} == model.short


def test_every_order_is_where_it_should_be_at_the_prices_of_its_day(played, told):
    expected = {
        ref: (
            order.dealer,
            order.state,
            order.overridden,
            tuple(
                (li.product, li.quantity, li.shipped, li.returned, li.unit, li.worth(li.quantity))
                for li in order.lines
            ),
        )
        for ref, order in played.model.orders.items()
    }
    same(told.orders(), expected)


def test_every_dealer_owes_what_they_owe_and_the_ledgers_add_up(played, told):
    credit = played.model.credit
    same(told.credit(), {d: (credit[d].open, credit[d].receivable) for d in DEALERS})
    same({d: told.ledger(d) for d in DEALERS}, {d: credit[d].receivable for d in DEALERS})
    assert not told.call("CheckLedgers").differences


def test_plan_and_actual_are_right_for_every_target(played, told):
    model = played.model
    asked = {"sales_plan_id": played.player.plan, "level": sales_plans_pb2.PLAN_LEVEL_TARGET}
    reply = told.call("GetPlanFigures", **asked)
    names, actual = told.named("target"), model.actual()
    months = (4, 5, 6)
    found = {
        names[row.sales_target_id]: [
            (Decimal(row.plan[m - 1]), Decimal(row.actual[m - 1])) for m in months
        ]
        for row in reply.rows
    }
    expected = {
        key: [(target.months.get(m, Decimal(0)), actual.get((key, m), Decimal(0))) for m in months]
        for key, target in model.targets.items()
    }
    same(found, expected)
    planned = sum(sum(target.months.values()) for target in model.targets.values())
    assert Decimal(reply.total.gap) == sum(actual.values()) - planned


def test_who_claimed_what_and_who_decided_is_on_record(played, told):
    model: Claims = played.model
    same(told.claims(), {ref: claim.log for ref, claim in model.claims.items()})
    assert told.conflict() == model.conflict
    conflict = played.player.conflict()
    assert (conflict.decided_by, conflict.reason) == ("office", "First come")
    (exception,) = told.call("ListQuoteExceptions").quote_exceptions
    assert (exception.owner_id, exception.reason) == ("sam", "They buy for three houses")
    assert (exception.decided_by, exception.unit_price, exception.other_price) == (
        "max",
        "87.4",
        "92",
    )


def test_brochures_and_what_was_ordered_after_them(played, told):
    model = played.model
    same(told.requests(), {ref: (r.state, r.returned) for ref, r in model.requests.items()})
    stored = told.call("GetMaterial", material_id=played.player.brochure)
    assert int(stored.on_hand) == model.brochures
    for ref, request in model.requests.items():
        if not request.shipped:
            continue
        key = {"material_order_id": played.player.made["request", ref], "days": 30}
        (span,) = told.call("GetMaterialEffect", **key).spans
        after = [
            order.amount
            for order in model.orders.values()
            if order.dealer == request.dealer
            and 0 < (order.day - request.shipped).days <= 30
            and order.state != "cancelled"
        ]
        assert (span.orders_after, Decimal(span.amount_after)) == (len(after), sum(after)), ref


def test_the_report_says_what_the_model_says(played, told):
    same(told.figures(START, END), figures.report(played.model))


def test_facts_and_owners_agree(played):
    reply = played.player.house.call("office", "Reconcile", "reports")
    compared = {each.service: each for each in reply.services}
    wrong = [c for each in compared.values() for c in each.comparisons if not c.equal]
    assert not wrong
    assert {"channels", "customers"} <= compared.keys()
    assert len(compared["channels"].comparisons) > 40
