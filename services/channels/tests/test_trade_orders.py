"""Orders: placed once, confirmed against credit and stock, shipped in parts, received, returned, cancelled."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from crm.channels.v1 import orders_pb2 as pb
from crm_chassis.errors import AlreadyExists, Conflict, Forbidden, Invalid, NotFound, Precondition

from .trade_desk import Shop, balance, credit, limit, order, partner, product, receipt, step, store


def kinds(world: Any, prefix: str = "crm.channels.Order.") -> list[str]:
    return [event.event_type.rpartition(".")[2] for event in world.events(prefix)]


def test_from_placing_to_closing_stock_and_money_follow(world: Any) -> None:
    shop = Shop(world)
    placed = shop.order("4")
    assert (placed.number, placed.amount, placed.state) == ("O-1", "400", pb.ORDER_STATE_PLACED)
    assert shop.balance == ("10", "0")
    step(world, "Confirm", placed)
    assert (shop.balance, shop.credit) == (("10", "4"), ("400", "0"))
    sent = step(world, "Ship", placed, tracking_number="T-1")
    assert sent.state == pb.ORDER_STATE_SHIPPED
    assert (shop.balance, shop.credit) == (("6", "0"), ("0", "400"))
    mine = store(world, shop.partner)
    step(world, "Receive", placed, location_id=mine.location_id)
    assert balance(world, mine, shop.goods).on_hand == "4"
    closed = step(world, "Close", placed)
    assert closed.state == pb.ORDER_STATE_CLOSED
    assert [each.step for each in closed.steps] == ["place", "confirm", "ship", "receive", "close"]
    assert kinds(world) == ["placed", "confirmed", "shipped", "received", "closed"]


def test_an_order_is_shipped_in_parts_and_invoiced_in_parts_that_add_up(world: Any) -> None:
    shop = Shop(world)
    third = product(world, "P-3", "0.3333")
    receipt(world, shop.warehouse, third, "10")
    lines = [{"product_id": third.product_id, "quantity": "7", "discount_percent": "3.5"}]
    fields = {"partner_id": shop.partner.partner_id, "currency": "EUR", "lines": lines}
    made = world.call("CreateOrder", order=fields, price_reason="Opening offer")
    confirmed = step(world, "Confirm", made)
    line = confirmed.lines[0].order_line_id
    for _ in range(6):
        part = step(world, "Ship", made, lines=[{"order_line_id": line, "quantity": "1"}])
        assert part.state == pb.ORDER_STATE_PARTLY_SHIPPED
    assert step(world, "Ship", made).state == pb.ORDER_STATE_SHIPPED
    assert shop.credit == ("0", made.amount)
    assert len(world.call("ListInvoices").invoices) == 7


def test_taking_an_order_in_again_gives_the_first_one(world: Any) -> None:
    shop = Shop(world)
    key = {"source": "erp", "external_id": "E-1"}
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda _: shop.order("2", **key), range(8)))
    assert len({each.order_id for each in made}) == 1
    assert len(world.call("ListOrders").orders) == 1
    assert kinds(world) == ["placed"]
    with pytest.raises(AlreadyExists) as refused:
        shop.order("3", **key)
    assert refused.value.reason == "ORDER_DIFFERS"


@pytest.mark.parametrize("what", ["Ship", "Receive", "Return", "Close", "Allocate"])
def test_what_is_not_confirmed_goes_nowhere(world: Any, what: str) -> None:
    shop = Shop(world)
    more = {"reason": "why not"} if what == "Return" else {}
    with pytest.raises(Precondition) as refused:
        step(world, what, shop.order(), **more)
    assert refused.value.reason == "ORDER_STATE"


def test_beyond_the_limit_nothing_is_confirmed_and_the_numbers_are_named(world: Any) -> None:
    shop = Shop(world, credit_limit="250")
    shop.confirmed("2")
    with pytest.raises(Precondition) as refused:
        shop.confirmed("1")
    assert refused.value.reason == "CREDIT_EXCEEDED"
    told = refused.value.metadata
    assert (told["limit"], told["exposure"], told["available"], told["needed"]) == (
        *("250", "200", "50", "100"),
    )
    assert (shop.balance, shop.credit) == (("10", "2"), ("200", "0"))


def test_beyond_the_stock_nothing_is_confirmed_and_the_numbers_are_named(world: Any) -> None:
    shop = Shop(world, stock="3")
    shop.confirmed("2")
    with pytest.raises(Precondition) as refused:
        shop.confirmed("2")
    assert refused.value.reason == "STOCK_SHORT"
    told = refused.value.metadata
    assert (told["available"], told["wanted"], told["missing"]) == ("1", "2", "P-1: 1")
    assert shop.credit == ("200", "0")


def test_who_asks_for_it_gets_the_order_held_back_with_the_reason(world: Any) -> None:
    shop = Shop(world, stock="1")
    held = shop.confirmed("2", hold=True)
    assert (held.state, held.hold_reason) == (pb.ORDER_STATE_ON_HOLD, "stock")
    assert "and 2 are needed" in held.steps[-1].reason
    receipt(world, shop.warehouse, shop.goods, "1")
    assert step(world, "Confirm", held).hold_reason == ""


def test_back_orders_are_filled_when_goods_arrive_the_oldest_first(world: Any) -> None:
    shop = Shop(world, stock="1")
    first = shop.confirmed("3", back_order=True)
    assert (first.lines[0].reserved, first.lines[0].back_ordered) == ("1", "2")
    second = shop.confirmed("2", back_order=True)
    receipt(world, shop.warehouse, shop.goods, "3")
    world.run_jobs()
    got = [world.call("GetOrder", order_id=each.order_id).lines[0] for each in (first, second)]
    assert [line.reserved for line in got] == ["3", "1"]
    assert shop.balance == ("4", "4")


def test_only_who_may_overrides_and_never_without_a_reason(world: Any) -> None:
    shop = Shop(world, credit_limit="100")
    made = shop.order("2")
    with pytest.raises(Invalid) as refused:
        step(world, "Confirm", made, override_credit=True)
    assert list(refused.value.fields) == ["reason"]
    with pytest.raises(Forbidden):
        step(world, "Confirm", made, by="rep", override_credit=True, reason="Please")
    done = step(world, "Confirm", made, override_credit=True, reason="Payment announced")
    assert (done.credit_overridden, done.override_reason) == (True, "Payment announced")
    assert done.steps[-1].overridden
    assert credit(world, shop.partner).available == "-100"
    with pytest.raises(Precondition):
        shop.confirmed("1")


def test_goods_reserved_for_others_are_taken_from_the_youngest_on_record(world: Any) -> None:
    shop = Shop(world, stock="4")
    old, young = shop.confirmed("2"), shop.confirmed("2")
    urgent = shop.confirmed("1", override_stock=True, reason="Hospital waits")
    assert urgent.stock_overridden
    lost = world.call("GetOrder", order_id=young.order_id)
    assert (lost.lines[0].reserved, lost.lines[0].back_ordered) == ("1", "1")
    assert lost.steps[-1].step == "give_up"
    assert world.call("GetOrder", order_id=old.order_id).lines[0].reserved == "2"
    with pytest.raises(Precondition) as refused:
        shop.confirmed("9", override_stock=True, reason="All of it")
    assert refused.value.reason == "STOCK_SHORT"


def test_a_held_credit_stops_orders_and_says_why(world: Any) -> None:
    shop = Shop(world)
    key = {"partner_id": shop.partner.partner_id, "currency": "EUR"}
    with pytest.raises(Invalid):
        world.call("HoldCredit", **key, on_hold=True)
    world.call("HoldCredit", **key, on_hold=True, reason="Insolvency rumours")
    with pytest.raises(Precondition) as refused:
        shop.confirmed()
    assert refused.value.reason == "CREDIT_ON_HOLD"
    assert "Insolvency rumours" in refused.value.message
    world.call("HoldCredit", **key, on_hold=False)
    shop.confirmed()


def test_cancelling_frees_goods_and_credit_for_others(world: Any) -> None:
    shop = Shop(world, stock="2", credit_limit="200")
    made = shop.confirmed("2")
    gone = step(world, "Cancel", made, reason="Ordered twice")
    assert (gone.state, gone.close_reason) == (pb.ORDER_STATE_CANCELLED, "Ordered twice")
    assert (shop.balance, shop.credit) == (("2", "0"), ("0", "0"))
    shop.confirmed("2")


def test_the_rest_of_a_partly_shipped_order_can_be_cancelled(world: Any) -> None:
    shop = Shop(world, stock="1")
    made = shop.confirmed("3", back_order=True)
    step(world, "Ship", made)
    rest = step(world, "Cancel", made, reason="No longer needed")
    assert (rest.state, rest.lines[0].cancelled) == (pb.ORDER_STATE_SHIPPED, "2")
    assert shop.credit == ("0", "100")
    assert step(world, "Receive", made).state == pb.ORDER_STATE_DELIVERED


def test_what_comes_back_is_in_stock_and_credited(world: Any) -> None:
    shop = Shop(world)
    made = shop.confirmed("4")
    line = step(world, "Ship", made).lines[0].order_line_id
    with pytest.raises(Invalid):
        step(world, "Return", made, reason="x", lines=[{"order_line_id": line, "quantity": "5"}])
    one = [{"order_line_id": line, "quantity": "1"}]
    back = step(world, "Return", made, reason="Scratched", lines=one)
    assert (back.state, back.lines[0].returned) == (pb.ORDER_STATE_SHIPPED, "1")
    assert (shop.balance, shop.credit) == (("7", "0"), ("0", "300"))
    assert step(world, "Return", made, reason="All wrong").state == pb.ORDER_STATE_RETURNED
    assert shop.credit == ("0", "0")


def test_more_than_is_reserved_is_not_shipped(world: Any) -> None:
    shop = Shop(world, stock="1")
    made = shop.confirmed("2", back_order=True)
    line = made.lines[0].order_line_id
    with pytest.raises(Precondition) as refused:
        step(world, "Ship", made, lines=[{"order_line_id": line, "quantity": "2"}])
    assert refused.value.reason == "NOT_RESERVED"
    step(world, "Ship", made)
    with pytest.raises(Precondition) as refused:
        step(world, "Ship", made)
    assert refused.value.reason == "NOTHING_TO_SHIP"


def test_a_price_of_ones_own_needs_the_right_and_a_reason(world: Any) -> None:
    shop = Shop(world)
    world.call(
        "UpdatePartner", partner={"partner_id": shop.partner.partner_id, "owner_id": "rep.one"}
    )
    with pytest.raises(Forbidden):
        shop.order(unit_price="90", by="rep")
    with pytest.raises(Invalid) as refused:
        shop.order(unit_price="90")
    assert list(refused.value.fields) == ["price_reason"]
    made = shop.order(unit_price="90", price_reason="Showroom piece")
    assert (made.amount, made.price_overridden) == ("90", True)
    assert shop.order(by="rep").amount == "100"


def test_without_a_price_in_a_book_there_is_no_order(world: Any) -> None:
    shop = Shop(world)
    bare = world.call("CreateProduct", product={"sku": "X-1", "name": "Bare"})
    with pytest.raises(Precondition) as refused:
        order(world, shop.partner, bare)
    assert refused.value.reason == "NO_PRICE"


def test_a_partner_orders_for_itself_and_sees_only_its_own(world: Any) -> None:
    shop = Shop(world)
    other = partner(world, "Other")
    limit(world, other)
    hidden = order(world, other, shop.goods)
    me = world.person("maria", "partner", partner_id=shop.partner.partner_id)
    mine = shop.order(by=me)
    assert [each.order_id for each in world.call("ListOrders", by=me).orders] == [mine.order_id]
    for what in ("Get", "Cancel", "Receive"):
        more = {"reason": "x"} if what == "Cancel" else {}
        with pytest.raises(NotFound):
            step(world, what, hidden, by=me, **more)
    with pytest.raises(NotFound):
        order(world, other, shop.goods, by=me)
    for what in ("Confirm", "Ship"):
        with pytest.raises(Forbidden):
            step(world, what, mine, by=me)
    step(world, "Confirm", mine)
    with pytest.raises(Precondition):
        step(world, "Cancel", mine, by=me, reason="Changed my mind")


def test_somebody_elses_change_is_noticed(world: Any) -> None:
    made = Shop(world).order()
    step(world, "Confirm", made, etag=made.etag)
    with pytest.raises(Conflict):
        step(world, "Ship", made, etag=made.etag)


def test_wishes_change_and_what_was_agreed_does_not(world: Any) -> None:
    made = Shop(world).order()
    key = {"order_id": made.order_id}
    changed = world.call("UpdateOrder", order={**key, "wished_ship_date": "2026-12-24"})
    assert changed.wished_ship_date == "2026-12-24"
    with pytest.raises(Invalid) as refused:
        world.call("UpdateOrder", order={**key, "currency": "USD"})
    assert list(refused.value.fields) == ["order.currency"]
